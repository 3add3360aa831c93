//! Message ids (RFC 5322 §3.6.4). Owns: finding them in the headers that carry them. Never touches: threads.

use super::MessageId;
use super::guard::{Faults, HEADER_BYTES, MAX_IDS};
use super::header::Headers;

/// The longest id taken, in bytes: one line of RFC 5322 §2.1.1.
const ID_BYTES: usize = 998;
/// The longest `References` looked at, in bytes: [`MAX_IDS`] ids of usual length. Nothing in it is decoded.
const REFERENCES_BYTES: usize = 64 << 10;

/// The mail's id; without one, it is made from the hash of the bytes, so that the same bytes have the same id.
pub(super) fn of(headers: &Headers<'_>, bytes: &[u8], faults: &mut Faults) -> MessageId {
    headers.plain("Message-ID", HEADER_BYTES).and_then(|value| own(&value)).unwrap_or_else(|| {
        faults.note("The mail has no Message-ID; one was made from its bytes.");
        MessageId(format!("{}@no-message-id.invalid", blake3::hash(bytes).to_hex()))
    })
}

/// The first id of `In-Reply-To`.
pub(super) fn answered_by(headers: &Headers<'_>) -> Option<MessageId> {
    headers.plain("In-Reply-To", HEADER_BYTES).and_then(|value| answered(&value))
}

/// The ids of `References`.
pub(super) fn references(headers: &Headers<'_>) -> Vec<MessageId> {
    headers.plain("References", REFERENCES_BYTES).map(|value| list(&value)).unwrap_or_default()
}

/// The id of a `Message-ID` header.
fn own(value: &str) -> Option<MessageId> {
    bracketed(value).next().or_else(|| bare(value))
}

/// The id a reply answers. Old mailers write `Your message of "Mon, 3 Jan" <id>` or `Message from kim@example.com
/// of … <id>` (RFC 822 §4.6.2): when words come first, the last id is meant.
fn answered(value: &str) -> Option<MessageId> {
    let mut ids = bracketed(value).filter(|id| id.0.contains('@'));
    if value.trim_start().starts_with('<') { ids.next() } else { ids.last() }.or_else(|| bare(value))
}

/// All ids of `References`, in order, each once in a row.
fn list(value: &str) -> Vec<MessageId> {
    let mut ids: Vec<MessageId> = bracketed(value).take(MAX_IDS).collect();
    if ids.is_empty() {
        ids = value.split_whitespace().filter_map(bare).take(MAX_IDS).collect();
    }
    ids.dedup();
    ids
}

/// What stands between `<` and `>`, without the white space that folding puts in.
fn bracketed(value: &str) -> impl Iterator<Item = MessageId> {
    value.split('<').skip(1).filter_map(|piece| piece.split_once('>')).filter_map(|(inner, _)| made(inner))
}

/// A single word with an `@` and no brackets.
fn bare(value: &str) -> Option<MessageId> {
    let word = value.trim().trim_matches(['<', '>', '"', ',', ';']);
    (word.contains('@') && !word.contains(char::is_whitespace)).then(|| made(word)).flatten()
}

fn made(text: &str) -> Option<MessageId> {
    if text.len() > ID_BYTES {
        return None;
    }
    let id: String = text.chars().filter(|c| !c.is_whitespace() && !super::clean::is_hidden(*c)).collect();
    (!id.is_empty()).then_some(MessageId(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(id: Option<MessageId>) -> String {
        id.map_or_else(String::new, |id| id.0)
    }

    #[test]
    fn own_ids() {
        assert_eq!(text(own(" <a.b@c>")), "a.b@c");
        assert_eq!(text(own("<a.b\r\n @c> (junk)")), "a.b@c");
        assert_eq!(text(own("a.b@c")), "a.b@c");
        assert_eq!(text(own("<abc>")), "abc");
        assert_eq!(text(own("")), "");
        assert_eq!(text(own("<>")), "");
        assert_eq!(text(own(&format!("<{}@c>", "a".repeat(2_000)))), "");
    }

    #[test]
    fn only_what_looks_like_an_id_is_answered() {
        assert_eq!(text(answered("<a@b> <c@d>")), "a@b");
        assert_eq!(text(answered("Your message of \"Mon, 3 Jan 2000\" <a@b>")), "a@b");
        assert_eq!(text(answered("Message from Kim <kim@example.com> of Monday <a@b>")), "a@b");
        assert_eq!(text(answered("<a@b> (Kim Lowe's message of Monday)")), "a@b");
        assert_eq!(text(answered("5290031e-4f10@example.com")), "5290031e-4f10@example.com");
        assert_eq!(text(answered("Your message of Monday")), "");
        assert_eq!(text(answered("kim@example.com's message of Monday")), "");
    }

    #[test]
    fn references_in_order() {
        let ids = |value| list(value).into_iter().map(|id| id.0).collect::<Vec<_>>();
        assert_eq!(ids("<a@b>\r\n\t<c@d><e@f> <e@f>"), ["a@b", "c@d", "e@f"]);
        assert_eq!(ids("a@b c@d"), ["a@b", "c@d"]);
        assert!(ids("none").is_empty());
        assert_eq!(list(&"<a@b> <c@d>".repeat(9_000)).len(), MAX_IDS);
    }
}
