//! The subject line. Owns: who is named in it. Never touches: practices, which are nobody else's business.

use super::Digest;
use super::page::people;
use crate::plain;

/// Names in a subject; phones show about 40 characters of it, and the digest has at most seven items.
const NAMES: usize = 7;

/// Characters of one name.
const NAME_CHARS: usize = 30;

/// `4 people this week: Ravi, Ilse, Tomasz, Mei [q8m2]`, or `Monday note: 5 items [p2v9]` when nobody is to be named;
/// `Stop these? [k4t7]` when that is all it asks.
pub fn subject(digest: &Digest) -> String {
    let tag = plain::one_line(&digest.tag);
    if digest.asks_to_stop {
        return format!("Stop these? [{tag}]");
    }
    if !digest.names_in_subject {
        let items = digest.items.len();
        let noun = if items == 1 { "item" } else { "items" };
        return format!("{} note: {items} {noun} [{tag}]", digest.at.format("%A"));
    }
    let people = people(digest);
    let names: Vec<String> = people.iter().take(NAMES).map(|one| name(&one.short)).collect();
    match people.len() {
        0 => format!("Nothing this week [{tag}]"),
        1 => format!("1 person this week: {} [{tag}]", names.join(", ")),
        count => format!("{count} people this week: {} [{tag}]", names.join(", ")),
    }
}

/// A name without brackets, so that nobody's name looks like a tag.
fn name(short: &str) -> String {
    plain::cut(&plain::clean(short).replace(['[', ']'], ""), NAME_CHARS)
}
