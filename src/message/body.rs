//! What there is to read in a mail, and what hangs on it. Owns: the choice among the leaves, their decoding. Never
//! touches: what was typed and what quoted.

use super::guard::Faults;
use super::part::Leaf;
use super::transfer::Transfer;
use super::{Body, BodyForm, charset, clean};

/// The first non-empty `text/plain` leaf that is no attachment, else the first such `text/html`. A text with a file
/// name is taken only when there is no other, because Apple Mail sends attached text files inline.
pub(super) fn choose(leaves: &[Leaf<'_>], faults: &mut Faults) -> (Body, Option<usize>) {
    for (mime, named) in
        [("text/plain", false), ("text/html", false), ("text/plain", true), ("text/html", true)]
    {
        for (at, leaf) in leaves.iter().enumerate() {
            let fits =
                leaf.head.mime == mime && !leaf.head.attached && leaf.head.file_name.is_some() == named;
            if fits && !leaf.bytes.trim_ascii().is_empty() {
                let text = text(leaf, faults);
                if !text.trim().is_empty() {
                    return (Body { text, form: form(leaf) }, Some(at));
                }
            }
        }
    }
    (Body::default(), None)
}

/// The file names of all leaves that somebody attached; not the other shapes of the same text, pictures that HTML
/// shows, signatures and reports.
pub(super) fn attachments(leaves: &[Leaf<'_>], body: Option<usize>) -> Vec<String> {
    leaves
        .iter()
        .enumerate()
        .filter(|(at, leaf)| Some(*at) != body && is_attachment(leaf))
        .map(|(_, leaf)| leaf.head.file_name.clone().unwrap_or_else(|| "unnamed".to_owned()))
        .collect()
}

fn is_attachment(leaf: &Leaf<'_>) -> bool {
    let head = &leaf.head;
    let of_the_mail = matches!(
        head.mime.as_str(),
        "application/pgp-signature"
            | "application/pkcs7-signature"
            | "application/x-pkcs7-signature"
            | "application/pgp-encrypted"
            | "application/ms-tnef"
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
    let (text, known) = charset::decode(label, &bytes);
    if !known {
        faults.note("The text names a charset that nobody knows; it was read as UTF-8 or windows-1252.");
    }
    clean::lines(&text)
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
