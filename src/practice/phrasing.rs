//! How quotes and subjects stand in a sentence. Owns: the 60-word and 120-character limits of an item.

use crate::plain::{clean, cut, plain_quote};
use crate::signal::words_in;
use crate::tongue::Tongue;
use crate::words::Mail;

/// An item's paragraph has at most this many words.
pub const ITEM_WORDS: usize = 60;

/// A subject inside a sentence has at most this many characters.
const TOPIC_CHARS: usize = 48;

/// A draft's subject has at most this many.
const SUBJECT_CHARS: usize = 150;

/// The words in straight quotation marks, cleaned and cut; inner double quotes become single.
pub fn quote(words: &str) -> String {
    format!("\"{}\"", plain_quote(words).replace(['"', '“', '”', '„'], "'"))
}

/// The subject as it stands in a sentence.
pub fn topic(mail: &Mail) -> Option<String> {
    matter(mail).map(|matter| cut(&matter, TOPIC_CHARS))
}

/// The subject without prefixes and list tags, in its own case; `None` when nothing is left.
pub fn matter(mail: &Mail) -> Option<String> {
    let normal = crate::thread::normal_subject(&mail.subject);
    let chars = normal.chars().count();
    let folded = mail.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let tail: String = folded.chars().skip(folded.chars().count().saturating_sub(chars)).collect();
    let plain = clean(&tail).replace(['"', '“', '”'], "'");
    let plain = plain.trim_matches(|c: char| c.is_whitespace() || c == '-');
    (plain.chars().filter(|c| c.is_alphanumeric()).count() >= 3).then(|| cut(plain, SUBJECT_CHARS))
}

/// ` on "Headcount file"`, with the space before it, or nothing.
pub fn on_topic(tongue: Tongue, mail: &Mail) -> String {
    about(tongue, "about-topic", mail)
}

/// A message with `$topic` and a space before it; nothing when the mail has no subject to speak of.
pub fn about(tongue: Tongue, id: &str, mail: &Mail) -> String {
    topic(mail).map_or_else(String::new, |topic| format!(" {}", tongue.say(id, &[("topic", topic.into())])))
}

/// Joins sentences: the needed ones, then the others in order as long as [`ITEM_WORDS`] allows.
pub fn paragraph(parts: &[(bool, String)]) -> String {
    let mut room =
        ITEM_WORDS.saturating_sub(parts.iter().filter(|(needed, _)| *needed).map(|(_, t)| words_in(t)).sum());
    let mut chosen = Vec::new();
    for (needed, text) in parts.iter().filter(|(_, text)| !text.is_empty()) {
        let cost = words_in(text);
        if *needed {
            chosen.push(text.as_str());
        } else if cost <= room {
            room -= cost;
            chosen.push(text.as_str());
        }
    }
    chosen.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_and_joins() {
        assert_eq!(cut("one two three", 9), "one two…");
        let long = "w ".repeat(50).trim().to_owned();
        let text = paragraph(&[
            (true, "Needed.".into()),
            (false, long.clone()),
            (false, long),
            (false, "Short.".into()),
        ]);
        assert!(text.split_whitespace().count() <= ITEM_WORDS && text.ends_with("Short."));
    }
}
