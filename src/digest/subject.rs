//! The subject line. Owns: who is named in it. Never touches: practices, which are nobody else's business.

use super::page::{called, names_people, people};
use super::{Digest, Kind};
use crate::plain;
use crate::tongue::Fact;
use chrono::Datelike;

/// Characters of a reminder's heading; its name has at most 60.
const HEADING_CHARS: usize = 110;

/// Names in a subject; phones show about 40 characters of it, and the digest has at most seven items.
const NAMES: usize = 7;

/// `4 people this week: Ravi, Ilse, Tomasz, Mei [q8m2]`, or `Monday note: 5 items [p2v9]` when nobody is to be named;
/// `Stop these? [k4t7]` when that is all it asks.
pub fn subject(digest: &Digest) -> String {
    let tongue = digest.tongue;
    let day = ("weekday", Fact::from(digest.at.weekday().number_from_monday()));
    let said = if digest.kind == Kind::Question {
        tongue.words("subject-stop")
    } else if digest.items.is_empty() {
        tongue.words("subject-none")
    } else if digest.kind == Kind::Reminder {
        let named = digest.items.first().filter(|_| digest.names_in_subject);
        named.map_or_else(|| tongue.words("subject-reminder"), |item| heading(&item.heading))
    } else if names_people(digest) {
        let people = people(digest);
        let names: Vec<String> = people.iter().take(NAMES).map(|one| called(&one.short)).collect();
        tongue.say("subject-people", &[("count", people.len().into()), ("names", names.join(", ").into())])
    } else {
        tongue.say("subject-items", &[("count", digest.items.len().into()), day])
    };
    format!("{said} [{}]", plain::one_line(&digest.tag))
}

/// Without brackets, so that nothing in it looks like a tag.
fn heading(text: &str) -> String {
    plain::cut(&plain::clean(text).replace(['[', ']'], ""), HEADING_CHARS)
}
