//! What there is to read in a mail, and what hangs on it. Owns: the choice among the leaves, their decoding. Never
//! touches: what was typed and what quoted.

use super::guard::Faults;
use super::part::Leaf;
use super::transfer::Transfer;
use super::{Body, BodyForm, charset, clean, enclosed, enriched};

/// What is shown of a mail.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The text.
    pub(super) body: Body,
    /// Which leaf it comes from.
    pub(super) leaf: Option<usize>,
    /// The names of files that stood in the text itself.
    pub(super) enclosed: Vec<String>,
}

/// Types of text in the order in which they are taken, and whether a file name puts a text behind.
const TEXTS: [(&str, bool); 6] = [
    ("text/plain", false),
    ("text/html", false),
    ("text/plain", true),
    ("text/html", true),
    ("text/enriched", false),
    ("text/markdown", false),
];

/// How much of an HTML text is looked at for the charset it names itself, in bytes (HTML §4.2.5.4).
const META_BYTES: usize = 1_024;

/// The first non-empty `text/plain` leaf that is no attachment, else the first such `text/html`. A text with a file
/// name is taken only when there is no other, because Apple Mail sends attached text files inline.
pub(super) fn choose(leaves: &[Leaf<'_>], faults: &mut Faults) -> Shown {
    let mut only_files = None;
    for (mime, named) in TEXTS {
        for (at, leaf) in leaves.iter().enumerate() {
            let head = &leaf.head;
            let fits =
                head.mime == mime && !head.attached && !leaf.aside && head.file_name.is_some() == named;
            if !fits || leaf.bytes.trim_ascii().is_empty() {
                continue;
            }
            let (mut text, form) = (text(leaf, faults), form(leaf));
            let enclosed = if form == BodyForm::Html { Vec::new() } else { enclosed::take(&mut text) };
            let shown = Shown { body: Body { text, form }, leaf: Some(at), enclosed };
            if !shown.body.text.trim().is_empty() {
                return shown;
            }
            if !shown.enclosed.is_empty() {
                only_files.get_or_insert(shown);
            }
        }
    }
    only_files.unwrap_or_default()
}

/// The file names of all leaves that somebody attached; not the other shapes of the same text, pictures that HTML
/// shows, signatures and reports. Files that stood in the text come first.
pub(super) fn attachments(leaves: &[Leaf<'_>], shown: &Shown) -> Vec<String> {
    let parts = leaves
        .iter()
        .enumerate()
        .filter(|(at, leaf)| Some(*at) != shown.leaf && is_attachment(leaf))
        .map(|(_, leaf)| leaf.head.file_name.clone().unwrap_or_else(|| "unnamed".to_owned()));
    shown.enclosed.iter().cloned().chain(parts).collect()
}

fn is_attachment(leaf: &Leaf<'_>) -> bool {
    let head = &leaf.head;
    let of_the_mail = matches!(
        head.mime.as_str(),
        "application/pgp-signature"
            | "application/pkcs7-signature"
            | "application/x-pkcs7-signature"
            | "application/pgp-encrypted"
            | "application/applefile"
            | "message/delivery-status"
            | "message/disposition-notification"
            | "text/rfc822-headers"
    );
    let bare_text = matches!(head.mime.as_str(), "text/plain" | "text/html") && head.file_name.is_none();
    !of_the_mail && (head.attached || (!leaf.beside && !bare_text && head.mime != "text/calendar"))
}

/// Whether one of the leaves is an invitation or its answer (RFC 6047 §2.4).
pub(super) fn invites(leaves: &[Leaf<'_>]) -> bool {
    leaves.iter().any(|leaf| leaf.head.mime == "text/calendar" && leaf.head.params.contains_key("method"))
}

fn text(leaf: &Leaf<'_>, faults: &mut Faults) -> String {
    let (bytes, sound) = leaf.head.transfer.unwrap_or(Transfer::Plain).unwrap_bytes(leaf.bytes);
    if !sound {
        faults.note("The base64 of the text is broken; it was read as far as it goes.");
    }
    let label = leaf.head.params.get("charset").map(String::as_str);
    let label = if leaf.head.mime == "text/html" { label.or_else(|| meta_charset(&bytes)) } else { label };
    let (text, known) = charset::decode(label, &bytes);
    if !known {
        faults.note("The text names a charset that nobody knows; it was read as UTF-8 or windows-1252.");
    }
    let text = clean::lines(&text);
    if leaf.head.mime == "text/enriched" { enriched::plain(&text) } else { text }
}

/// The charset that an HTML text names in its head, when it is no UTF-8.
fn meta_charset(html: &[u8]) -> Option<&str> {
    std::str::from_utf8(html).err()?;
    let start = html.get(..META_BYTES).unwrap_or(html);
    let at = start.windows(8).position(|window| window.eq_ignore_ascii_case(b"charset="))?;
    let named = start.get(at + 8..)?.trim_ascii_start();
    let named = named.strip_prefix(b"\"").unwrap_or(named);
    let end = named.iter().position(|byte| matches!(byte, b'"' | b'\'' | b'>' | b';' | b' ' | b'/'))?;
    std::str::from_utf8(named.get(..end)?).ok()
}

fn form(leaf: &Leaf<'_>) -> BodyForm {
    let says = |name: &str, value: &str| {
        leaf.head.params.get(name).is_some_and(|found| found.trim().eq_ignore_ascii_case(value))
    };
    if leaf.head.mime == "text/html" {
        BodyForm::Html
    } else if says("format", "flowed") {
        BodyForm::Flowed { del_sp: says("delsp", "yes") }
    } else {
        BodyForm::Plain
    }
}
