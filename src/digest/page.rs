//! What both parts of a digest say, cleaned. Owns: the head line, the order of the blocks. Never
//! touches: line breaks, tags.

use super::answers::{self, AnswerLink, Help};
use super::{Digest, Kind};
use crate::message::AddrSpec;
use crate::plain;
use crate::tongue::{Fact, Tongue};
use crate::words::{Hint, Suggestion};
use serde::Serialize;
use std::collections::BTreeSet;

/// Characters of what somebody is called.
const NAME_CHARS: usize = 30;

/// Characters of a heading.
const HEADING_CHARS: usize = 140;

/// Characters of an item's paragraph: 60 words.
pub const BODY_CHARS: usize = 600;

/// Characters of a footer or warning paragraph: three lines.
const NOTE_CHARS: usize = 220;

/// Characters of what came of answers: a busy week's.
const ECHO_CHARS: usize = 500;

/// One digest in plain words.
#[derive(Debug, Serialize)]
pub struct Page {
    /// `Four people, about five minutes.`
    pub head: String,
    /// `Fri 27 Nov 2026`
    pub date: String,
    /// What went wrong.
    pub warnings: Vec<String>,
    /// The language (RFC 5646).
    pub lang: &'static str,
    /// What stands before each warning.
    pub warning_label: String,
    /// What this is; only in the first digest.
    pub intro: Option<String>,
    /// The items, in their order.
    pub items: Vec<Item>,
    /// What became of the owner's answers.
    pub echo: Vec<String>,
    /// What was read, what is held back.
    pub footer: Vec<String>,
    /// How to answer.
    pub help: Option<Help>,
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
    /// What the link of its draft says.
    pub write: Option<String>,
    /// The link of its draft.
    pub mailto: Option<String>,
    /// Answers by one touch.
    pub answers: Vec<AnswerLink>,
}

impl Page {
    /// The page of `digest`, with at most `body_chars` characters in an item's paragraph.
    pub fn of(digest: &Digest, body_chars: usize) -> Self {
        let note = |text: &String| plain::cut(&plain::clean_with_gaps(text), NOTE_CHARS);
        Self {
            head: head(digest),
            date: digest.tongue.full_date(digest.at.date_naive()),
            lang: digest.tongue.code(),
            warning_label: digest.tongue.words("warning"),
            warnings: digest.warnings.iter().map(note).collect(),
            intro: digest
                .first
                .then(|| digest.tongue.say("first", &[("stop", digest.tongue.command("stop").into())])),
            items: (1..)
                .zip(&digest.items)
                .map(|(number, item)| Item::of(digest, number, item, body_chars))
                .collect(),
            echo: digest
                .echo
                .iter()
                .map(|text| plain::cut(&plain::clean_with_gaps(text), ECHO_CHARS))
                .collect(),
            footer: digest.footer.iter().map(note).collect(),
            help: answers::help(digest),
        }
    }
}

impl Item {
    fn of(digest: &Digest, number: usize, suggestion: &Suggestion, body_chars: usize) -> Self {
        let draft = suggestion.draft.as_ref();
        let address = draft.and_then(|draft| draft.to.first()).map(shown_address);
        let body = plain::cut(&plain::clean_with_gaps(&suggestion.body), body_chars);
        let hint = suggestion.hint.map(|hint| hint_sentence(digest.tongue, hint, number, suggestion));
        Self {
            number,
            heading: plain::cut(&plain::clean_with_gaps(&suggestion.heading), HEADING_CHARS),
            body: [body, hint.unwrap_or_default()].join(" ").trim().to_owned(),
            write: address.map(|a| digest.tongue.say("write-to", &[("address", a.into())])),
            mailto: draft.map(|draft| draft.mailto.clone()).filter(|link| is_mailto(link)),
            answers: answers::links(digest, number, suggestion),
        }
    }
}

/// How to say that the item is settled: `Talked elsewhere? Reply "3 met".`
fn hint_sentence(tongue: Tongue, hint: Hint, number: usize, suggestion: &Suggestion) -> String {
    let (id, command) = match hint {
        Hint::Done => ("hint-done", format!("{number} {}", tongue.command("done"))),
        Hint::Ready => ("hint-ready", format!("{number} {}", tongue.command("done"))),
        Hint::Met => ("hint-met", format!("{number} {}", tongue.command("met"))),
        Hint::Private => {
            let short = called(&suggestion.short);
            ("hint-private", format!("{short} {} {}", tongue.command("public"), tongue.command("no")))
        }
    };
    // In one line, so that it can be copied.
    tongue.pick(id, &suggestion.id, &[("command", command.replace(' ', "\u{a0}").into())])
}

/// The suggestions that name somebody for the first time, in order.
pub fn people(digest: &Digest) -> Vec<&Suggestion> {
    let mut seen = BTreeSet::new();
    let key = |one: &Suggestion| match one.person.addresses.first() {
        Some(address) => address.as_str().to_owned(),
        None => one.person.name.clone(),
    };
    // A reminder may be about a desk, or about nobody.
    let named = |one: &&Suggestion| !one.person.addresses.is_empty() && !one.short.contains('@');
    digest.items.iter().filter(named).filter(|one| seen.insert(key(one))).collect()
}

/// Whether head line and subject count people, not items.
pub fn names_people(digest: &Digest) -> bool {
    digest.names_in_subject && !people(digest).is_empty()
}

/// What to call somebody, without brackets, so that nobody's name looks like a tag.
pub fn called(short: &str) -> String {
    plain::cut(&plain::clean(short).replace(['[', ']'], ""), NAME_CHARS)
}

/// Only what [`crate::draft::mailto`] makes may become a link.
fn is_mailto(link: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%@?&=".contains(c);
    let ours = |pair: &str| pair.starts_with("subject=") || pair.starts_with("body=");
    link.strip_prefix("mailto:").is_some_and(|rest| {
        rest.chars().all(plain) && rest.split_once('?').is_none_or(|(_, query)| query.split('&').all(ours))
    })
}

/// An address as the reader should see it: a domain in other letters as punycode.
fn shown_address(address: &AddrSpec) -> String {
    let domain = plain::ascii_domain(address.domain()).unwrap_or_else(|| address.domain().to_owned());
    plain::one_line(&format!("{}@{domain}", address.local()))
}

/// How many people or, where the subject names nobody, items, and how long they take.
fn head(digest: &Digest) -> String {
    let (tongue, items) = (digest.tongue, digest.items.len());
    if digest.kind == Kind::Question {
        let [stop, keep] = ["stop", "keep"].map(|word| Fact::from(tongue.command(word)));
        return tongue.say("stop-question", &[("stop", stop), ("keep", keep)]);
    }
    if items == 0 {
        return tongue.words("head-none");
    }
    if digest.kind == Kind::Reminder {
        return tongue.words("head-reminder");
    }
    let (count, id) =
        if names_people(digest) { (people(digest).len(), "head-people") } else { (items, "head-items") };
    let counted = |count: usize| [("count", Fact::from(count)), ("number", tongue.number(count).into())];
    let time = tongue.say("minutes", &counted(minutes(items)));
    let [count, number] = counted(count);
    Tongue::sentence(&tongue.say(id, &[count, number, ("time", time.into())]))
}

/// Minutes to read an item and finish its mail: five quarters each, as the samples have it.
fn minutes(items: usize) -> usize {
    (items.saturating_mul(5) + 2) / 4
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
            "mailto:a@b?bcc=c@d",
            "mailto:a@b?subject=x&cc=c@d",
        ] {
            assert!(!is_mailto(bad), "{bad}");
        }
    }
}
