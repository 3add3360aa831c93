//! What the owner is told of their answers. Owns: which message says what. Never touches: the ledger.

use crate::answer::{Code, Line, Outcome};
use crate::ledger::Applied;
use crate::tongue::{Fact, Tongue};
use chrono::{DateTime, FixedOffset, NaiveDate};

/// So many lines that were not applied are told in full; an answer written into a wrong window has many.
const MOST_REFUSED: usize = 3;

/// The sentences of a digest on the answers since the last one; none without answers.
pub fn echo(applied: &[Applied], tongue: Tongue, now: DateTime<FixedOffset>) -> Vec<String> {
    let (done, refused): (Vec<&Applied>, Vec<&Applied>) =
        applied.iter().partition(|one| one.outcome.code.is_applied());
    let mut sentences = Vec::new();
    if !done.is_empty() {
        let said: Vec<String> = done.iter().map(|one| said(&one.outcome, tongue, now)).collect();
        sentences.push(tongue.say("echo", &[("list", said.join("; ").into())]));
    }
    sentences.extend(refusals(&refused, tongue, now));
    sentences
}

/// The sentences on lines that were not applied: of the first, and how many more there are.
pub fn refusals(refused: &[&Applied], tongue: Tongue, now: DateTime<FixedOffset>) -> Vec<String> {
    let told = refused.iter().take(MOST_REFUSED).map(|one| refusal(one, tongue, now));
    let more = refused.len().saturating_sub(MOST_REFUSED);
    let more = (more > 0).then(|| tongue.say("echo-more-refused", &[("count", more.into())]));
    told.chain(more).collect()
}

/// What came of one line, in a sentence.
pub fn sentence(one: &Applied, tongue: Tongue, now: DateTime<FixedOffset>) -> String {
    if one.outcome.code.is_applied() {
        let said = said(&one.outcome, tongue, now);
        // An address stays as it is.
        let address = said.split(' ').next().is_some_and(|word| word.contains('@'));
        (if address { said } else { Tongue::sentence(&said) }) + "."
    } else {
        refusal(one, tongue, now)
    }
}

/// What a note of the owner's to nobody else is called, by the key of its suggestion: `"Water the plants"`.
pub(super) fn note_name(key: &str, tongue: Tongue) -> String {
    let named = key.strip_prefix("regular|").and_then(|rest| {
        let (_, rest) = rest.split_once('|')?;
        let (rest, _nth) = rest.rsplit_once('|')?;
        rest.rsplit_once('|').map(|(name, _due)| crate::plain::one_line(name))
    });
    named.map_or_else(|| tongue.words("echo-note"), |name| format!("\"{name}\""))
}

/// What was applied, without an end.
fn said(outcome: &Outcome, tongue: Tongue, now: DateTime<FixedOffset>) -> String {
    tongue.say(&format!("echo-{}", outcome.code.name()), &facts(outcome, tongue, now))
}

/// The facts of an outcome, its days as they are said.
fn facts<'a>(outcome: &'a Outcome, tongue: Tongue, now: DateTime<FixedOffset>) -> Vec<(&'a str, Fact<'a>)> {
    let fact = |(name, value): (&'a String, &'a String)| {
        let day = matches!(name.as_str(), "until" | "on").then(|| value.parse::<NaiveDate>().ok()).flatten();
        let value = day.map_or_else(|| value.clone(), |day| tongue.day(day, now));
        (name.as_str(), Fact::from(value))
    };
    outcome.facts.iter().map(fact).collect()
}

/// What was not applied, in a sentence that says what to do.
fn refusal(one: &Applied, tongue: Tongue, now: DateTime<FixedOffset>) -> String {
    let outcome = &one.outcome;
    let line = match &one.answer.line {
        Line::Command(command) => command.to_string(),
        Line::Unknown { said, .. } => said.clone(),
    };
    let line = ("line", Fact::from(line));
    match (outcome.code, outcome.fact("nearest")) {
        (Code::NotUnderstood, "") => tongue.say("echo-not-understood-at-all", &[line]),
        (Code::NotUnderstood, nearest) => {
            tongue.say("echo-not-understood", &[line, ("nearest", nearest.into())])
        }
        (Code::Same, _) => tongue.say("echo-same", &[line]),
        _ => {
            let mut facts = facts(outcome, tongue, now);
            facts.push(("on", tongue.day(one.answer.on, now).into()));
            let why = tongue.say(&format!("why-{}", outcome.code.name()), &facts);
            tongue.say("echo-refused", &[line, ("why", why.into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_called_by_its_name_or_a_note() {
        let named = |key| note_name(key, Tongue::En);
        assert_eq!(named("regular||Water the plants|2026-11-23T09:00|1"), "\"Water the plants\"");
        assert_eq!(named("regular|me@example.com|Water: all|2026-11-23|2"), "\"Water: all\"");
        for other in ["reminder|7|2026-11-23", "regular||Water", "regular|", ""] {
            assert_eq!(named(other), "your note", "{other}");
        }
        assert_eq!(note_name("", Tongue::De), "Ihrer Notiz");
    }
}
