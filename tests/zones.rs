//! Bodies as mail programs write them, parted. Each file of `data/zones` is one body (`.txt` plain, `.flowed`
//! RFC 3676, `.html`); its `.snap` beside it says what must come out. `INSTA_UPDATE=always` rewrites them.

use appreciated::message::{Body, BodyForm};
use appreciated::zones::{Author, Quote, Zones, split};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

fn form(ending: &str) -> Option<BodyForm> {
    match ending {
        "txt" => Some(BodyForm::Plain),
        "flowed" => Some(BodyForm::Flowed { del_sp: false }),
        "html" => Some(BodyForm::Html),
        _ => None,
    }
}

fn shown(zones: &Zones) -> String {
    let mut out = format!("== own\n{}\n", zones.own);
    for quote in &zones.quoted {
        let _ = writeln!(out, "== quoted {}\n{}", title(quote), quote.text);
    }
    for (name, text) in
        [("forwarded", &zones.forwarded), ("signature", &zones.signature), ("disclaimer", &zones.disclaimer)]
    {
        if !text.is_empty() {
            let _ = writeln!(out, "== {name}\n{text}");
        }
    }
    out
}

fn title(quote: &Quote) -> String {
    let Author { name, address } = quote.who.clone().unwrap_or_default();
    let name = name.unwrap_or_else(|| "-".to_owned());
    let address = address.map_or_else(|| "-".to_owned(), |address| address.to_string());
    let when = quote.when.map_or_else(
        || "-".to_owned(),
        |when| format!("{} {}", when.date, when.time.map_or_else(String::new, |time| time.to_string())),
    );
    format!("{} | {name} | {address} | {when}", quote.depth)
}

#[test]
fn fixtures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/zones");
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut read = 0;
    for path in paths {
        let Some(form) = path.extension().and_then(|ending| form(&ending.to_string_lossy())) else {
            continue;
        };
        let text = fs::read_to_string(&path).unwrap();
        let zones = split(&Body { text, form });
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut settings = insta::Settings::new();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, shown(&zones)));
        read += 1;
    }
    assert!(read >= 40, "only {read} fixtures found");
}

/// Lines that bring the forms together, so that random bodies reach every reader.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,40}",
        "[ >]{0,4}(On|Am|Le) [0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4},? [0-9]{1,2}:[0-9]{2},? [A-Z][a-z]{1,5} (wrote|schrieb)?:?",
        "[ >]{0,3}(From|To|cc|Subject|Sent|Von|Datum): ?.{0,20}",
        "[0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}:[0-9]{2} (AM|PM)?",
        "[-_*]{0,30}( ?Original Message| ?Forwarded by X on)?[-_*]{0,30}",
        "(Thanks|Best|-- |--|Sent from my x|Hi Ana,)?",
        Just(String::new()),
        Just("This e-mail is confidential and privileged.".to_owned()),
    ]
}

fn any_form() -> impl Strategy<Value = BodyForm> {
    prop_oneof![
        Just(BodyForm::Plain),
        any::<bool>().prop_map(|del_sp| BodyForm::Flowed { del_sp }),
        Just(BodyForm::Html),
    ]
}

/// Pieces of markup, in any order.
fn markup() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z &;:]{0,12}",
        "</?(div|p|blockquote|table|tr|td|span|b|li|ul|ol|pre|br|hr|style|title|o:p)/?>",
        "<(div|span|blockquote|hr|p) (class|id|name)=\"?(x_|ecx|m_-1)?(gmail_(quote|attr|signature)|moz-(cite-prefix|forward-container|signature)|yahoo_quoted|divRplyFwdMsg|Signature|protonmail_quote)\"?>",
        "<(div|blockquote|p) style='(border:none;border-top:solid #E1E1E1 1pt|display:none|margin:0 0 0 40px)'>",
        "<blockquote type=cite>",
        "(On 3 Nov 2026, at 10:11, Ana wrote:|-+ ?Forwarded message -+|-+Original Message-+|(From|Sent|To): Ana 10:11)<br>",
        "[<>\"'=/!-]{1,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_in_any_form_is_parted(text in "\\PC*", form in any_form()) {
        let zones = split(&Body { text, form });
        prop_assert!(zones.quoted.iter().all(|quote| quote.depth >= 1));
    }

    #[test]
    fn any_markup_is_parted(pieces in prop::collection::vec(markup(), 0..40)) {
        let zones = split(&Body { text: pieces.concat(), form: BodyForm::Html });
        prop_assert!(zones.quoted.iter().all(|quote| quote.depth >= 1));
    }

    /// Whatever stands around it, a paragraph behind what was quoted stays the owner's.
    #[test]
    fn own_paragraphs_between_quotes_stay(answers in prop::collection::vec("[a-z]{3,9} [a-z]{3,9} of mine\\.", 1..6)) {
        let html: Vec<String> = answers
            .iter()
            .map(|own| format!("<blockquote type=cite><p>Is it?</p></blockquote><p>{own}</p>"))
            .collect();
        let zones = split(&Body { text: html.concat(), form: BodyForm::Html });
        let own: Vec<&str> = zones.own.lines().filter(|line| !line.is_empty()).collect();
        prop_assert_eq!(own, answers);
    }

    #[test]
    fn every_line_comes_from_the_body(lines in prop::collection::vec(line(), 0..30)) {
        let text = lines.join("\n");
        let zones = split(&Body { text: text.clone(), form: BodyForm::Plain });
        let body: Vec<&str> = text.lines().map(str::trim).collect();
        for line in zones.own.lines().chain(zones.signature.lines()).chain(zones.disclaimer.lines()) {
            prop_assert!(line.is_empty() || body.contains(&line.trim()), "{line:?} is no line of the body");
        }
        let kept = zones.own.len() + zones.signature.len() + zones.disclaimer.len() + zones.forwarded.len();
        let kept = kept + zones.quoted.iter().map(|quote| quote.text.len()).sum::<usize>();
        prop_assert!(kept <= text.len() + lines.len() * 2 + 4, "text was made up");
        prop_assert!(zones.quoted.iter().all(|quote| quote.depth >= 1));
    }

    #[test]
    fn a_body_with_text_is_never_empty(lines in prop::collection::vec(line(), 1..12)) {
        let text = lines.join("\n");
        let zones = split(&Body { text: text.clone(), form: BodyForm::Plain });
        let nothing = zones.own.is_empty() && zones.quoted.is_empty() && zones.forwarded.is_empty();
        prop_assert_eq!(nothing, text.trim().is_empty());
    }
}
