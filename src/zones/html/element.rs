//! What an element says about the mail: quote, forward, signature, not shown. Owns: the names that mail programs give
//! their elements. Never touches: the text inside.

use super::tags::Tag;

/// What stands in an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// A quoted mail.
    Quote,
    /// A `<blockquote>` that only indents: a quote below an attribution, else the owner's.
    Indent,
    /// A quoted mail, or the attribution and the `<blockquote>` that holds it.
    Wrap,
    /// What Gmail puts around attribution and quote, or around a forwarded mail.
    Answer,
    /// The line that says who wrote what follows.
    Attribution,
    /// A forwarded mail.
    Forward,
    /// A signature.
    Signature,
    /// A signature, or whatever the owner typed where a telephone had put one.
    MaybeSignature,
}

/// What a tag says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one tag")]
pub struct Meaning {
    /// What the element holds.
    pub region: Option<Region>,
    /// The header of a quoted mail begins here; the mail goes on behind the element.
    pub header: bool,
    /// Nothing of the element is seen.
    pub hidden: bool,
    /// Line ends are kept.
    pub verbatim: bool,
    /// A paragraph with nothing above and below it.
    pub tight: bool,
}

/// Classes, ids and names (in lower case) whose element is a region.
const REGIONS: [(&str, Region); 29] = [
    ("gmail_quote", Region::Answer),
    ("gmail_quote_container", Region::Answer),
    ("gmail_attr", Region::Attribution),
    ("moz-cite-prefix", Region::Attribution),
    ("moz-forward-container", Region::Forward),
    ("yahoo_quoted", Region::Wrap),
    ("yqt", Region::Wrap),
    ("y_msg_container", Region::Answer),
    ("protonmail_quote", Region::Wrap),
    ("zmail_extra", Region::Wrap),
    ("quote", Region::Wrap),
    ("quoted-content", Region::Answer),
    ("olk_src_body_section", Region::Wrap),
    ("mail-editor-reference-message-container", Region::Wrap),
    ("ms-outlook-mobile-reference-message", Region::Wrap),
    ("messagereplysection", Region::Wrap),
    ("tutanota_quote", Region::Quote),
    ("spark_quote", Region::Quote),
    ("gmail_signature", Region::Signature),
    ("moz-signature", Region::Signature),
    ("protonmail_signature_block", Region::Signature),
    ("protonmail_signature_block-user", Region::Signature),
    ("messagesignaturesection", Region::Signature),
    ("zmail_signature_below", Region::Signature),
    ("signature", Region::Signature),
    ("ms-outlook-mobile-signature", Region::MaybeSignature),
    ("ms-outlook-ios-signature", Region::MaybeSignature),
    ("applemailsignature", Region::MaybeSignature),
    ("applemailsignatureatstartofmessage", Region::MaybeSignature),
];
/// Ids of elements at which the header of a quoted mail begins, or right behind them.
const HEADERS: [&str; 7] = [
    "divrplyfwdmsg",
    "appendonsend",
    "stopspelling",
    "divsep",
    "zwchr",
    "outlookmessageheader",
    "replysplit",
];
/// What programs put before the classes and ids of mail that they quote.
const PREFIXES: [&str; 4] = ["x_", "ecx", "ec_", "3d"];
/// Elements that show nothing as text.
const UNSEEN: [&str; 16] = [
    "script", "style", "title", "iframe", "noembed", "noframes", "xml", "template", "select", "svg", "math",
    "object", "audio", "video", "canvas", "datalist",
];

/// Reads a start tag.
pub fn read(tag: &Tag<'_>) -> Meaning {
    let mut meaning = Meaning {
        hidden: UNSEEN.iter().any(|name| tag.is(name)),
        verbatim: tag.is("pre") || tag.is("textarea") || tag.is("plaintext"),
        ..Meaning::default()
    };
    let quotes = tag.is("blockquote");
    let mut style = Style::default();
    let mut cited = false;
    for (name, value) in tag.attributes() {
        match name.to_ascii_lowercase().as_str() {
            "style" => style = Style::read(value),
            "class" | "id" | "name" => {
                for word in value.split_ascii_whitespace().take(8) {
                    called(&word.to_ascii_lowercase(), &mut meaning);
                }
            }
            "type" | "cite" => cited |= quotes,
            "hidden" => meaning.hidden = true,
            "tabindex" => meaning.header |= tag.is("hr") && value == "-1",
            "data-marker" => meaning.header |= value == "__DIVIDER__",
            "data-signatureblock" => meaning.region = Some(Region::MaybeSignature),
            _ => {}
        }
    }
    let named = meaning.region.is_some();
    meaning.hidden |= style.hidden;
    meaning.verbatim |= style.verbatim;
    meaning.tight |= style.tight;
    meaning.header |= style.topped && tag.is("div");
    if tag.is("hr") {
        meaning.region = None;
    } else if quotes {
        let indents = style.indents && !cited && !named;
        meaning.region = Some(if indents { Region::Indent } else { Region::Quote });
    }
    meaning
}

/// What one class, id or name says; in lower case.
fn called(word: &str, meaning: &mut Meaning) {
    let word = unprefixed(word);
    meaning.tight |= word == "msonormal";
    meaning.hidden |= word == "gmail_signature_prefix";
    meaning.header |= HEADERS.contains(&word);
    if meaning.region.is_none() {
        let named = REGIONS.iter().find(|(name, _)| *name == word).map(|(_, region)| *region);
        // Yahoo numbers its ids.
        let numbered = ["yahoo_quoted_", "yqt"].iter().any(|name| {
            word.strip_prefix(name)
                .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_alphanumeric()))
        });
        meaning.region = named.or(numbered.then_some(Region::Wrap));
    }
}

/// Without what programs put before the names in mail that they quote: `x_`, `ecx`, `yiv123`, `ydp1a2b`, `m_-123`.
fn unprefixed(mut word: &str) -> &str {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    for _ in 0..8 {
        let plain = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix));
        let yahoo = word.strip_prefix("yiv").and_then(|rest| rest.get(digits(rest)..));
        let mobile =
            word.strip_prefix("ydp").and_then(|rest| rest.find("yahoo").and_then(|at| rest.get(at..)));
        let gmail = word.strip_prefix("m_").map(|rest| rest.trim_start_matches('-'));
        let gmail = gmail.and_then(|rest| rest.get(digits(rest)..)).map(|rest| rest.trim_start_matches('_'));
        let Some(rest) = plain.or(yahoo).or(mobile).or(gmail) else { break };
        word = rest;
    }
    word
}

/// What a `style` says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one tag")]
struct Style {
    hidden: bool,
    verbatim: bool,
    /// No space above and below.
    tight: bool,
    /// A line above and none elsewhere: Outlook's, over the header of a quoted mail.
    topped: bool,
    /// Space at the left and no line there.
    indents: bool,
}

impl Style {
    fn read(text: &str) -> Self {
        let mut style = Self::default();
        let (mut top, mut others, mut left, mut lines) = (false, false, false, false);
        for rule in text.split(';').take(64) {
            let Some((name, value)) = rule.split_once(':') else { continue };
            let (name, value) = (name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase());
            let solid = value.contains("solid");
            match name.as_str() {
                "display" => style.hidden |= value.starts_with("none"),
                "mso-hide" => style.hidden |= value.starts_with("all"),
                "visibility" => style.hidden |= value.starts_with("hidden"),
                "max-height" => style.hidden |= matches!(value.as_str(), "0" | "0px"),
                "white-space" => style.verbatim |= value.starts_with("pre") && !value.starts_with("pre-line"),
                "margin" => {
                    style.tight |= is_zero(&value);
                    left |= value.split_whitespace().nth(3).is_some_and(wide)
                        || value.split_whitespace().count() == 2
                            && value.split_whitespace().nth(1).is_some_and(wide);
                }
                "margin-left" | "padding-left" | "margin-inline-start" => left |= wide(&value),
                "margin-top" => style.tight |= is_zero(&value),
                "border-top" | "border-top-style" => top |= solid,
                // `solid none none`: only above.
                "border-style" => {
                    let sides: Vec<&str> = value.split_whitespace().collect();
                    let only = sides.first() == Some(&"solid")
                        && sides
                            .get(1..)
                            .is_some_and(|rest| !rest.is_empty() && rest.iter().all(|side| *side == "none"));
                    top |= only;
                    lines |= solid;
                }
                "border" => lines |= solid,
                "border-left" | "border-right" | "border-bottom" | "border-left-style" => others |= solid,
                _ => {}
            }
        }
        style.topped = top && !others;
        style.indents = left && !lines && !others;
        style
    }
}

/// The first length of a list is nothing.
fn is_zero(value: &str) -> bool {
    value.split_whitespace().next().is_some_and(|length| {
        length.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').parse() == Ok(0.0_f32)
    })
}

/// A length as wide as an indentation: Gmail's quotes stand 0.8 ex from the left.
fn wide(length: &str) -> bool {
    let end = length.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(length.len());
    let (number, unit) = length.split_at(end);
    let pixels = match unit {
        "in" => 96.0,
        "cm" => 38.0,
        "em" => 16.0,
        "ex" => 8.0,
        "pt" => 1.33,
        _ => 1.0,
    };
    number.parse::<f32>().is_ok_and(|number| number * pixels >= 20.0)
}

#[cfg(test)]
mod tests {
    use super::super::tags::{Piece, pieces};
    use super::*;

    fn meaning(html: &str) -> Meaning {
        match pieces(html).next() {
            Some(Piece::Open(tag)) => read(&tag),
            other => panic!("no tag: {other:?}"),
        }
    }

    #[test]
    fn names_with_the_prefixes_of_programs() {
        for (html, region) in [
            ("<div class=gmail_quote>", Region::Answer),
            ("<div class='x_x_gmail_quote x_y'>", Region::Answer),
            ("<DIV CLASS='ecxgmail_quote'>", Region::Answer),
            ("<div class='yiv1234567890gmail_quote'>", Region::Answer),
            ("<div class='m_-42gmail_attr'>", Region::Attribution),
            ("<div id='ydp1a2bf3yahoo_quoted_4242424242' class='ydp1a2bf3yahoo_quoted'>", Region::Wrap),
            ("<div class=yqt0123456789 id=yqt42>", Region::Wrap),
            ("<span id='OLK_SRC_BODY_SECTION'>", Region::Wrap),
            ("<div name='quote' style='border-left:2px solid'>", Region::Wrap),
            ("<blockquote>", Region::Quote),
            ("<blockquote type=cite style='margin:0 0 0 40px'>", Region::Quote),
            ("<blockquote class='gmail_quote' style='margin:0px 0px 0px 0.8ex'>", Region::Quote),
            ("<blockquote style='margin:0 0 0 40px; border: none; padding: 0px;'>", Region::Indent),
            ("<blockquote style='margin-top:5.0pt;margin-bottom:5.0pt'>", Region::Quote),
            ("<blockquote style='border-left: 1px solid; margin-left: 30px'>", Region::Quote),
            ("<div id=Signature>", Region::Signature),
            ("<div id=x_AppleMailSignature>", Region::MaybeSignature),
        ] {
            assert_eq!(meaning(html).region, Some(region), "{html}");
        }
        assert_eq!(meaning("<div id=divtagdefaultwrapper>").region, None);
    }

    #[test]
    fn the_line_above_a_quoted_header() {
        for html in [
            "<div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm'>",
            "<div style='border: none; border-top: solid #E1E1E1 1.0pt; padding: 3.0pt 0in 0in 0in'>",
            "<div style=\"border-style: solid none none; border-color: rgb(181, 196, 223)\">",
            "<div style='padding-top: 5px; border-top-color: rgb(229, 229, 229); border-top-width: 1px; border-top-style: solid;'>",
            "<div id=\"divRplyFwdMsg\" dir=\"ltr\">",
            "<hr tabindex=\"-1\">",
            "<hr id=\"stopSpelling\">",
            "<hr id=\"zwchr\" data-marker=\"__DIVIDER__\">",
        ] {
            assert!(meaning(html).header, "{html}");
        }
        for html in [
            "<div style='border:solid 1pt'>",
            "<div style='border-top:solid 1pt;border-bottom:solid 1pt'>",
            "<div style='border:none;border-bottom:solid windowtext 1.0pt'>",
            "<p style='border-top:solid 1pt'>",
        ] {
            assert!(!meaning(html).header, "{html}");
        }
    }

    #[test]
    fn what_is_not_shown() {
        for html in
            ["<div style='DISPLAY: none !important'>", "<span style='mso-hide:all'>", "<p hidden>", "<xml>"]
        {
            assert!(meaning(html).hidden, "{html}");
        }
        assert!(!meaning("<div style='display:block'>").hidden);
    }
}
