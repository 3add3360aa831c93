//! How a digest can be answered, as it says itself. Owns: the help block, the links for an answer by one touch. Never
//! touches: reading an answer.

use super::Digest;
use super::page::called;
use crate::draft;
use crate::tongue::{Fact, Tongue};
use crate::words::{Hint, Suggestion};
use serde::Serialize;

/// How long the snooze and the pause last that are proposed, in weeks.
const SNOOZE: u32 = 2;
const PAUSE: u32 = 4;

/// The item of the example for `met`, or the nearest before it that is about somebody.
const MET: usize = 4;

/// The last block: what can be replied.
#[derive(Debug, Serialize)]
pub struct Help {
    /// `Reply, one line each (4 never = nothing about Mei again):`
    pub intro: String,
    /// `1 done`, `2 snooze 2w` …
    pub commands: Vec<String>,
}

/// An answer by one touch: a mail to the owner with the command as its subject.
#[derive(Debug, Serialize)]
pub struct AnswerLink {
    /// What it says.
    pub label: String,
    /// RFC 6068, to the owner alone.
    pub mailto: String,
}

/// `2 snooze 2w`.
fn command(tongue: Tongue, number: usize, id: &str) -> String {
    let word = tongue.command(id);
    if id == "snooze" {
        format!("{number} {word} {}", weeks(tongue, SNOOZE))
    } else {
        format!("{number} {word}")
    }
}

/// `2w`.
fn weeks(tongue: Tongue, count: u32) -> String {
    let unit = tongue.listed("unit-week").into_iter().next().unwrap_or_default();
    format!("{count}{unit}")
}

/// The help block of a digest with items; an example on the last one about somebody says what `never` does.
pub fn help(digest: &Digest) -> Option<Help> {
    let tongue = digest.tongue;
    let last = digest.items.len();
    digest.items.last()?;
    let numbered = ["done", "snooze", "wrong"].into_iter().zip(1..);
    let mut commands: Vec<String> =
        numbered.map(|(id, number)| command(tongue, last.min(number), id)).collect();
    let about: Vec<(usize, &Suggestion)> =
        (1..).zip(&digest.items).filter(|(_, item)| is_about_somebody(item)).collect();
    let intro = match about.last() {
        Some((number, item)) => {
            let met = about.iter().map(|(number, _)| *number).take_while(|number| *number <= MET).last();
            let never = command(tongue, *number, "never");
            commands.extend([command(tongue, met.unwrap_or(*number), "met"), never.clone()]);
            tongue.say("help", &[("command", Fact::from(never)), ("who", called(&item.short).into())])
        }
        None => tongue.words("help-note"),
    };
    commands
        .extend([tongue.command("undo"), format!("{} {}", tongue.command("pause"), weeks(tongue, PAUSE))]);
    Some(Help { intro, commands })
}

/// A note of the owner's is about nobody: there is nobody to meet, or to hear no more of.
fn is_about_somebody(item: &Suggestion) -> bool {
    !item.person.addresses.is_empty()
}

/// The answers to one item that need no word more.
pub fn links(digest: &Digest, number: usize, item: &Suggestion) -> Vec<AnswerLink> {
    let (tongue, Some(to)) = (digest.tongue, &digest.to) else { return Vec::new() };
    let link = |id: &str| {
        let subject = format!("{} [{}]", command(tongue, number, id), digest.tag);
        let label = tongue.words(&format!("answer-{id}"));
        Some(AnswerLink { label, mailto: draft::mailto_short(to, &subject)? })
    };
    let settled = if item.hint == Some(Hint::Met) { "met" } else { "done" };
    let never = is_about_somebody(item).then_some("never");
    [settled, "snooze", "wrong"].into_iter().chain(never).filter_map(link).collect()
}
