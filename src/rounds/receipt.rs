//! A mail of its own about answers that ask for one: `why`, `pause`, `stop`, `help`, and about lines that were not
//! understood. Owns: what stands in it, that there is one a day at most. Never touches: its way, which is that of every
//! mail to the owner.

use super::{RoundError, echo, history};
use crate::answer::{self, Code, Command, Line};
use crate::config::Config;
use crate::ledger::{Applied, Ledger, NewDigest, SlotClaim};
use crate::message::Address;
use crate::outbox;
use crate::outlook::{self, Reason};
use crate::plain;
use crate::tie::History;
use crate::tongue::{Fact, Tongue};
use crate::words::{Because, Rest, Rules, SignalKind, ZoneName};
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::fmt::Write;

/// What the ledger calls the schedule of receipts. Its slots are days.
pub const RECEIPT: &str = "receipt";

/// Columns of the text.
const COLUMNS: usize = 72;

/// Writes the receipt of all answers that wait for one into the outbox, unless this day had its receipt. Gives its id.
pub fn post_receipt(
    ledger: &mut Ledger,
    config: &Config,
    now: DateTime<FixedOffset>,
) -> Result<Option<String>, RoundError> {
    let asked = standing(ledger, now)?;
    let Some(about) = asked.last().map(|last| last.answer.digest.clone()) else { return Ok(None) };
    let slot = now.date_naive().to_string();
    if ledger.slot_taken(RECEIPT, &slot)? {
        return Ok(None);
    }
    let (rules, key) = (config.rules(), ledger.key());
    let tag = ledger.tag_of(&about)?.unwrap_or_default();
    let id: String =
        blake3::keyed_hash(&key, format!("{RECEIPT}|{slot}").as_bytes()).to_hex().chars().take(32).collect();
    let subject = format!("{} [{}]", rules.tongue.words("receipt-subject"), plain::one_line(&tag));
    let text = text(ledger, &rules, &asked, now)?;
    let owner = Address { name: config.digest.name.clone(), addr: config.digest.to.clone() };
    let receipt = NewDigest {
        bytes: outbox::receipt_bytes(&id, now, &subject, &text, &owner)?,
        prints: answer::of_text(&[&subject, &text], &key),
        id: id.clone(),
        tag,
        made_at: now.to_utc(),
        made_on: now.date_naive(),
        items: Vec::new(),
        about: Some(about),
    };
    let claim =
        SlotClaim { schedule: RECEIPT.to_owned(), slot, served_at: now.to_utc(), last: None, asked: None };
    Ok(ledger.post(&claim, Some(&receipt))?.then_some(id))
}

/// What waits for a receipt and still holds. Of a `pause` or `stop` that was followed by another word nothing is said.
fn standing(ledger: &mut Ledger, now: DateTime<FixedOffset>) -> Result<Vec<Applied>, RoundError> {
    let rest = ledger.rest()?.filter(|rest| rest.lasts(now.date_naive()));
    let mut standing: Vec<Applied> = Vec::new();
    let mut told = false;
    for one in ledger.unreceipted_answers()?.into_iter().rev() {
        let holds = match rest_of(&one) {
            // Said twice, it is told once.
            Some(said) => rest == Some(said) && !std::mem::replace(&mut told, true),
            None => true,
        };
        if holds {
            standing.push(one);
        } else {
            ledger.drop_receipt(&one.answer.key)?;
        }
    }
    standing.reverse();
    Ok(standing)
}

/// The rest that a line brought.
fn rest_of(one: &Applied) -> Option<Rest> {
    match one.outcome.code {
        Code::Paused => one.outcome.fact("until").parse().ok().map(Rest::Until),
        Code::Stopped => Some(Rest::Stopped),
        _ => None,
    }
}

/// The text about these answers, as a receipt has it.
pub fn text(
    ledger: &Ledger,
    rules: &Rules,
    asked: &[Applied],
    now: DateTime<FixedOffset>,
) -> Result<String, RoundError> {
    let asks_why = |one: &Applied| one.outcome.code == Code::Explained;
    let history = if asked.iter().any(asks_why) { Some(history(ledger, rules, now.to_utc())?) } else { None };
    let mut parts = Vec::new();
    let mut helped = false;
    for one in asked {
        match (&one.answer.line, &history) {
            (Line::Command(Command::Why(number)), Some(history)) => {
                parts.push(why(ledger, rules, history, one, *number, now)?);
            }
            (Line::Command(Command::Help), _) => helped = true,
            (Line::Unknown { .. }, _) => {}
            _ => parts.push(wrap(&rest(one, rules.tongue, now), "")),
        }
    }
    let refused: Vec<&Applied> = asked.iter().filter(|one| !one.outcome.code.is_applied()).collect();
    parts.extend(echo::refusals(&refused, rules.tongue, now).iter().map(|sentence| wrap(sentence, "")));
    if helped {
        parts.push(help(rules.tongue));
    }
    Ok(parts.join("\n\n") + "\n")
}

/// `pause` and `stop`: what holds from now on, and how it ends.
fn rest(one: &Applied, tongue: Tongue, now: DateTime<FixedOffset>) -> String {
    let said = echo::sentence(one, tongue, now);
    tongue.say("receipt-rest", &[("said", said.into()), ("command", tongue.command("resume").into())])
}

/// The evidence of an item, with every mail that it counts.
fn why(
    ledger: &Ledger,
    rules: &Rules,
    history: &History,
    one: &Applied,
    number: u8,
    now: DateTime<FixedOffset>,
) -> Result<String, RoundError> {
    let Some(remark) = ledger.item(&one.answer.digest, number)? else { return Ok(String::new()) };
    let reason = outlook::reason(history, rules, &remark, now);
    let mut text = wrap(&format!("{number}  {}", reason.heading), "   ");
    text.push('\n');
    if !reason.body.is_empty() {
        let _ = writeln!(text, "{}", wrap(&format!("   {}", reason.body), "   "));
    }
    let tongue = rules.tongue;
    for because in &reason.because {
        let _ = writeln!(text, "{}", wrap(&format!("   {}", evidence(because, tongue, now)), "      "));
    }
    let _ = write!(text, "{}", wrap(&format!("   {}", counted(&reason, tongue, now)), "   "));
    Ok(text)
}

fn evidence(because: &Because, tongue: Tongue, now: DateTime<FixedOffset>) -> String {
    let id = if because.zone == ZoneName::Quoted { "receipt-evidence-quoted" } else { "receipt-evidence" };
    let kind = because.kind.map_or("mail", SignalKind::name);
    let day = tongue.long_day(because.date.day(), now);
    let said = tongue.say(id, &[("day", day.into()), ("kind", kind.into())]);
    match &because.quote {
        Some(quote) => format!("{said}: \"{}\"", plain::plain_quote(quote)),
        None => said,
    }
}

fn counted(reason: &Reason, tongue: Tongue, now: DateTime<FixedOffset>) -> String {
    let day = |date: Option<NaiveDate>| match date {
        Some(date) => Fact::from(tongue.long_day(date, now)),
        None => Fact::from(tongue.words("receipt-not-yet")),
    };
    // As texts: no language has a plural here.
    let figure = |figure: usize| Fact::from(figure.to_string());
    tongue.say(
        "receipt-counted",
        &[
            ("who", reason.short.as_str().into()),
            ("sent", figure(reason.sent)),
            ("last", day(reason.last)),
            ("seen", figure(reason.seen)),
            ("received", figure(reason.received)),
            ("given", figure(reason.given)),
            ("thanked", day(reason.thanked)),
            ("address", reason.address.as_str().into()),
        ],
    )
}

/// What can be said, with the words of the language.
fn help(tongue: Tongue) -> String {
    let word = |id: &str| tongue.command(id);
    let week = tongue.listed("unit-week").into_iter().next().unwrap_or_default();
    let others = ["met", "elsewhere", "wrong", "never"].map(|id| (id, Fact::from(format!("1 {}", word(id)))));
    let rows = [
        (format!("1 {}", word("done")), "done"),
        (format!("2 {} 2{week}", word("snooze")), "snooze"),
        (format!("2 {}: Acme", word("met")), "note"),
        (format!("2 {}", word("undo")), "undo"),
        (format!("{} 2", word("why")), "why"),
        (format!("{} / {}", word("more"), word("less")), "more"),
        (format!("{} 4{week}", word("pause")), "pause"),
        (format!("{} / {}", word("stop"), word("keep")), "stop"),
        (format!("Ana {} {}", word("public"), word("no")), "public"),
        (format!("{} a@b.example", word("boss")), "boss"),
        (format!("{} a@b.example c@d.example", word("alias")), "alias"),
        (format!("{} a@b.example 6{week}", word("remind")), "remind"),
    ];
    let mut text = wrap(&tongue.words("receipt-help"), "");
    for (command, id) in rows {
        let said = tongue.say(&format!("receipt-help-{id}"), &others);
        let _ = write!(text, "\n\n   {command}\n{}", wrap(&format!("      {said}"), "      "));
    }
    text
}

/// A paragraph; its lines after the first begin with `rest`.
fn wrap(text: &str, rest: &str) -> String {
    crate::digest::wrapped(text, COLUMNS, rest)
}
