//! Hostile names, quotes and subjects: the parsed HTML has the template's elements and attributes and no others.

use crate::parsed::Parsed;
use crate::samples::{candidate, engineer, person, suggestion};
use appreciated::digest::{self, Digest};
use appreciated::draft::{self, MAILTO_BYTES};
use appreciated::message::AddrSpec;
use appreciated::words::{Draft, Practice};
use proptest::prelude::*;

/// Tricks of HTML, of links and of letters that hide or turn text.
pub const TRICKS: [&str; 22] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</td></tr></table><h1>Your account</h1>",
    "<!-- ",
    "--><b>",
    "<![CDATA[<a href=https://evil.example>x</a>]]>",
    "</title><style>*{display:none}</style>",
    "<svg/onload=alert(1)>",
    "<a href=\"https://evil.example/login\">log in</a>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><input name=p>",
    "{{ 7*7 }}{% for x in y %}",
    "{% raw %}{# comment #}",
    "&lt;b&gt;&#60;i&#62;&NewLine;",
    "https://evil.example/?a=\"b\"",
    "javascript:alert(document.cookie)",
    "mailto:a@evil.example?bcc=b@evil.example",
    "\u{202e}gnp.exe\u{2066}\u{200b}\u{feff}",
    "\u{0}\u{8}\u{1b}]0;title\u{7}\u{9b}31m",
    "＜script＞\u{2028}\u{2029}\u{85}",
];

/// The places that text from mail, from the config or from an error can stand in.
const FIELDS: usize = 14;

fn with(hostile: &str, field: usize) -> Digest {
    let mut one = engineer();
    let item = &mut one.items[0];
    let draft = item.draft.as_mut().unwrap();
    match field {
        0 => item.heading = hostile.to_owned(),
        1 => item.body = hostile.to_owned(),
        2 => item.body.push_str(hostile),
        3 => item.short = hostile.to_owned(),
        4 => item.person.name = hostile.to_owned(),
        5 => one.footer[0] = hostile.to_owned(),
        6 => one.footer[1].insert_str(0, hostile),
        7 => one.tag = hostile.to_owned(),
        8 => draft.subject = hostile.to_owned(),
        9 => {
            let who = person(hostile, hostile, "ravi@kmod.example");
            one.items[0] = suggestion(&who, &candidate(Practice::Appreciate, "Thank", "b", hostile, hostile));
        }
        10 => item.heading.push_str(hostile),
        11 => one.id = hostile.to_owned(),
        12 => draft.mailto = hostile.to_owned(),
        _ => {
            // Quoted as RFC 5321 has it; what is no address even so stands in no draft.
            let quoted = format!("\"{}\"@kmod.example", hostile.replace(['\\', '"'], ""));
            if let Some(address) = AddrSpec::parse(&quoted) {
                let written = candidate(Practice::Appreciate, "Thank", "b", "s", "d");
                let mut who = person("Ravi Menon", "Ravi", "ravi@kmod.example");
                who.addresses = vec![address];
                one.items[0].draft = suggestion(&who, &written).draft;
            }
        }
    }
    one
}

#[test]
fn every_trick_in_every_field_leaves_the_template_alone() {
    let wanted = Parsed::of(&digest::html(&engineer())).elements;
    let unlinked = without_one_link(&wanted);
    assert_eq!(unlinked.len() + 2, wanted.len());
    let mut payloads = 0;
    for trick in TRICKS {
        for field in 0..FIELDS {
            let html = digest::html(&with(trick, field));
            let elements = Parsed::of(&html).elements;
            assert!(
                elements == wanted || elements == unlinked && field > 11,
                "{trick:?} in field {field}: {html}"
            );
            sound(&html);
            let text = digest::text(&with(trick, field));
            assert!(!text.chars().any(|c| c != '\n' && c.is_control()), "{text:?}");
            assert!(!text.contains("https://evil") && !text.contains('\u{202e}'), "{text}");
            payloads += 1;
        }
    }
    assert!(payloads >= 300);
}

/// The page when the first item has no link: the paragraph around it is gone as well.
fn without_one_link(elements: &[String]) -> Vec<String> {
    let link = elements.iter().position(|element| element.starts_with("a href")).unwrap();
    [&elements[..link - 1], &elements[link + 1..]].concat()
}

#[test]
fn a_link_that_is_not_ours_is_no_link() {
    for link in [
        "javascript:alert(1)",
        "https://evil.example",
        "mailto:x@y.example\" onclick=\"alert(1)",
        " mailto:x@y",
    ] {
        let mut one = engineer();
        one.items[0].draft.as_mut().unwrap().mailto = link.to_owned();
        let html = digest::html(&one);
        sound(&html);
        assert_eq!(html.matches("<a ").count(), 3 + 4 * one.items.len());
    }
}

#[test]
fn seven_items_of_nothing_but_escapes_fit_32_kb() {
    let mut one = engineer();
    let mut item = one.items[0].clone();
    item.heading = "'".repeat(5000);
    item.body = "\"'<".repeat(5000);
    let to = AddrSpec::parse(&format!("{}@{}", "x".repeat(64), vec!["y".repeat(60); 4].join("."))).unwrap();
    let body = "ö. ".repeat(800);
    let mailto = draft::mailto(&to, "Subject", &body).unwrap();
    assert!(mailto.len() > MAILTO_BYTES - 20);
    item.draft = Some(Draft { to: vec![to], subject: "Subject".to_owned(), body, mailto });
    one.items = vec![item; 7];
    one.footer = vec!["'".repeat(5000); 3];
    one.warnings = vec!["'".repeat(5000); 2];
    let html = digest::html(&one);
    assert!(html.len() <= 32 * 1024, "{}", html.len());
    sound(&html);
}

#[test]
fn a_name_cannot_pose_as_a_tag() {
    let subject = digest::subject(&with("[a2b3] https://evil.example/", 3));
    assert_eq!(subject, "4 people this week: a2b3 evil.example, Ilse, Tomasz, Mei [q8m2]");
}

proptest! {
    #[test]
    fn text_keeps_its_columns(hostile in "\\PC{0,300}|[a-z \n'äß語👍é-]{0,300}", field in 0..FIELDS) {
        for line in digest::text(&with(&hostile, field)).lines() {
            let wide = textwrap::core::display_width(line) > 72;
            prop_assert!(!wide || line.trim_start().starts_with("mailto:"), "{line:?}");
        }
    }
}

/// No resource, no link but `mailto:` with our two keys.
pub fn sound(html: &str) {
    let lower = html.to_lowercase();
    for bad in ["http:", "https:", "<script", "\u{202e}", "\u{200b}", "\u{1b}"] {
        assert!(!lower.contains(bad), "{bad} in {html}");
    }
    for link in html.split(" href=\"").skip(1) {
        let link = link.split('"').next().unwrap();
        assert!(link.starts_with("mailto:") && !link.contains("bcc="), "{link}");
    }
}
