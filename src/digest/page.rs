//! What both parts of a digest say, cleaned. Owns: the head line, numbers in words, the order of the blocks. Never
//! touches: line breaks, tags.

use super::Digest;
use crate::message::AddrSpec;
use crate::plain;
use crate::words::Suggestion;
use serde::Serialize;
use std::collections::BTreeSet;

/// Characters of a heading.
const HEADING_CHARS: usize = 140;

/// Characters of an item's paragraph: 60 words.
pub const BODY_CHARS: usize = 600;

/// Characters of a footer or warning paragraph: three lines.
const NOTE_CHARS: usize = 220;

/// Characters of what came of answers: a busy week's.
const ECHO_CHARS: usize = 500;

/// What the first digest says about itself.
const FIRST: &str = "Your first digest, made from mail you sent, by appreciated on your own machine. \
    Nothing else left it; nobody else gets this. Turn it off there.";

/// One digest in plain words.
#[derive(Debug, Serialize)]
pub struct Page {
    /// `Four people, about five minutes.`
    pub head: String,
    /// `Fri 27 Nov 2026`
    pub date: String,
    /// What went wrong.
    pub warnings: Vec<String>,
    /// What this is; only in the first digest.
    pub intro: Option<&'static str>,
    /// The items, in their order.
    pub items: Vec<Item>,
    /// What came of answers.
    pub echo: Vec<String>,
    /// What was read, what is held back.
    pub footer: Vec<String>,
}

/// One item in plain words.
#[derive(Debug, Serialize)]
pub struct Item {
    /// From 1.
    pub number: usize,
    /// Its first line.
    pub heading: String,
    /// Its paragraph.
    pub body: String,
    /// The address of its draft, for reading.
    pub address: Option<String>,
    /// The link of its draft.
    pub mailto: Option<String>,
}

impl Page {
    /// The page of `digest`, with at most `body_chars` characters in an item's paragraph.
    pub fn of(digest: &Digest, body_chars: usize) -> Self {
        let note = |text: &String| plain::cut(&plain::clean(text), NOTE_CHARS);
        Self {
            head: head(digest),
            date: digest.at.format("%a %-d %b %Y").to_string(),
            warnings: digest.warnings.iter().map(note).collect(),
            intro: digest.first.then_some(FIRST),
            items: (1..)
                .zip(&digest.items)
                .map(|(number, item)| Item::of(number, item, body_chars))
                .collect(),
            echo: digest.echo.iter().map(|text| plain::cut(&plain::clean(text), ECHO_CHARS)).collect(),
            footer: digest.footer.iter().map(note).collect(),
        }
    }
}

impl Item {
    fn of(number: usize, suggestion: &Suggestion, body_chars: usize) -> Self {
        let draft = suggestion.draft.as_ref();
        Self {
            number,
            heading: plain::cut(&plain::clean(&suggestion.heading), HEADING_CHARS),
            body: plain::cut(&plain::clean(&suggestion.body), body_chars),
            address: draft.and_then(|draft| draft.to.first()).map(shown_address),
            mailto: draft.map(|draft| draft.mailto.clone()).filter(|link| is_mailto(link)),
        }
    }
}

/// The suggestions that name somebody for the first time, in order.
pub fn people(digest: &Digest) -> Vec<&Suggestion> {
    let mut seen = BTreeSet::new();
    let key = |one: &Suggestion| match one.person.addresses.first() {
        Some(address) => address.as_str().to_owned(),
        None => one.person.name.clone(),
    };
    digest.items.iter().filter(|one| seen.insert(key(one))).collect()
}

/// Only what [`crate::draft::mailto`] makes may become a link.
fn is_mailto(link: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%@?&=".contains(c);
    link.strip_prefix("mailto:").is_some_and(|rest| rest.chars().all(plain))
}

/// An address as the reader should see it: a domain in other letters as punycode.
fn shown_address(address: &AddrSpec) -> String {
    let domain = plain::ascii_domain(address.domain()).unwrap_or_else(|| address.domain().to_owned());
    plain::one_line(&format!("{}@{domain}", address.local()))
}

/// How many people or, where the subject names nobody, items, and how long they take.
fn head(digest: &Digest) -> String {
    let items = digest.items.len();
    let (count, one, many) = if digest.names_in_subject {
        (people(digest).len(), "person", "people")
    } else {
        (items, "item", "items")
    };
    if items == 0 {
        return "Nothing this week.".to_owned();
    }
    let noun = if count == 1 { one } else { many };
    let minutes = minutes(items);
    let unit = if minutes == 1 { "minute" } else { "minutes" };
    capitalised(&format!("{} {noun}, about {} {unit}.", in_words(count), in_words(minutes)))
}

/// Minutes to read an item and finish its mail: five quarters each, as the samples have it.
fn minutes(items: usize) -> usize {
    (items.saturating_mul(5) + 2) / 4
}

/// A number as a word up to twelve.
fn in_words(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_follow_the_samples() {
        let all: Vec<usize> = (1..=7).map(minutes).collect();
        assert_eq!(all, [1, 3, 4, 5, 6, 8, 9]);
    }

    #[test]
    fn only_our_own_links_pass() {
        assert!(is_mailto("mailto:a.b%2Bc@host.example?subject=x%20y&body=z"));
        for bad in [
            "javascript:alert(1)",
            "mailto:a@b\" onclick=\"x",
            "MAILTO:a@b",
            "https://a.example",
            "mailto:a@b<",
        ] {
            assert!(!is_mailto(bad), "{bad}");
        }
    }
}
