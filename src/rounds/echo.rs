//! What the owner is told of their answers. Owns: the sentences. Never touches: the ledger.

use crate::answer::{Code, Line, Outcome};
use crate::ledger::Applied;
use crate::practice::phrasing::day;
use chrono::{DateTime, FixedOffset, NaiveDate};

/// So many lines that were not understood are told; an answer written into a wrong window has many.
const MOST_UNKNOWN: usize = 3;

/// The sentences of a digest on the answers since the last one; none without answers.
pub fn echo(applied: &[Applied], now: DateTime<FixedOffset>) -> Vec<String> {
    let told = |one: &&Applied| one.outcome.code.is_applied();
    let done: Vec<String> = applied.iter().filter(told).map(|one| said(&one.outcome, now)).collect();
    let mut sentences = Vec::new();
    if !done.is_empty() {
        sentences.push(format!("Your answers: {}.", done.join(", ")));
    }
    let others = applied.iter().filter(|one| !told(one));
    sentences.extend(others.take(MOST_UNKNOWN).map(|one| refused(one, now)));
    sentences
}

/// A line with its outcome, in a sentence.
pub fn sentence(one: &Applied, now: DateTime<FixedOffset>) -> String {
    if one.outcome.code.is_applied() { format!("{}.", said(&one.outcome, now)) } else { refused(one, now) }
}

fn date(outcome: &Outcome, name: &str, now: DateTime<FixedOffset>) -> String {
    let date: Option<NaiveDate> = outcome.fact(name).parse().ok();
    date.map_or_else(String::new, |date| day(date, now))
}

/// What was applied, without an end.
fn said(outcome: &Outcome, now: DateTime<FixedOffset>) -> String {
    let who = outcome.fact("who");
    let until = || date(outcome, "until", now);
    match outcome.code {
        Code::Done => format!("{who} done"),
        Code::Met => format!("{who} met"),
        Code::Elsewhere => format!("{who} elsewhere"),
        Code::Wrong => format!("{who} wrong"),
        Code::Never => format!("{who} never"),
        Code::Snoozed => format!("{who} snoozed until {}", until()),
        Code::Noted => format!("noted on {who}"),
        Code::Undone => format!("taken back: {}", outcome.fact("what")),
        Code::Explained => format!("why {who}, by mail"),
        Code::Helped => "help, by mail".to_owned(),
        Code::More => "one item more".to_owned(),
        Code::Less => "one item less".to_owned(),
        Code::Paused => format!("paused until {}", until()),
        Code::Resumed => "digests resumed".to_owned(),
        Code::Stopped => "digests stopped".to_owned(),
        Code::Kept => "digests go on".to_owned(),
        Code::Private => format!("{who} never in public"),
        Code::Public => format!("{who} may be praised in public"),
        Code::Joined => format!("{} counts as {}", outcome.fact("other"), outcome.fact("keep")),
        Code::Boss => format!("{who} is your boss"),
        Code::Reminded => format!("{who} comes up on {}", date(outcome, "on", now)),
        _ => String::new(),
    }
}

/// What was not applied, in a sentence that says what to do.
fn refused(one: &Applied, now: DateTime<FixedOffset>) -> String {
    let outcome = &one.outcome;
    let line = match &one.answer.line {
        Line::Command(command) => command.to_string(),
        Line::Unknown { said, .. } => said.clone(),
    };
    let address = outcome.fact("address");
    let on = day(one.answer.on, now);
    let why = match outcome.code {
        Code::Same => return format!("\"{line}\" was so before."),
        Code::NoItem => format!("that digest has no item {}", outcome.fact("number")),
        Code::NothingToUndo => "there is nothing to take back".to_owned(),
        Code::NoDay => format!("that is no day after {on} and within ten years"),
        Code::Nobody => "nobody in your mail is called that".to_owned(),
        Code::Several => format!("{} people are called that; write the address", outcome.fact("count")),
        Code::UnknownAddress => format!("no mail of yours went to {address}"),
        Code::NoPerson => format!("{address} is yours, or no person's"),
        Code::JoinedElsewhere => format!("{address} was joined to {}", outcome.fact("head")),
        Code::ConfigWins => "the config says otherwise, and it wins".to_owned(),
        _ => {
            return match outcome.fact("nearest") {
                "" => format!("Not understood: \"{line}\"; write \"help\" for what can be said."),
                nearest => format!("Not understood: \"{line}\"; write \"{nearest}\"."),
            };
        }
    };
    format!("Not done: \"{line}\", as {why}.")
}
