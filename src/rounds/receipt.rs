//! A mail of its own about answers that ask for one: `why`, `pause`, `stop`, `help`. Owns: what stands in it, that there
//! is one a day at most. Never touches: its way, which is that of every mail to the owner.

use super::{RoundError, echo, history};
use crate::answer::{self, Code, Command, Line};
use crate::config::Config;
use crate::ledger::{Applied, Ledger, NewDigest, SlotClaim};
use crate::message::Address;
use crate::outbox;
use crate::outlook::{self, Reason};
use crate::plain;
use crate::practice::phrasing::long_day;
use crate::tie::History;
use crate::words::{Because, Rules};
use chrono::{DateTime, FixedOffset};
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
    let asked = ledger.unreceipted_answers()?;
    let Some(about) = asked.last().map(|last| last.answer.digest.clone()) else { return Ok(None) };
    let slot = now.date_naive().to_string();
    if ledger.slot_taken(RECEIPT, &slot)? {
        return Ok(None);
    }
    let (rules, key) = (config.rules(), ledger.key());
    let tag = ledger.tag_of(&about)?.unwrap_or_default();
    let id: String =
        blake3::keyed_hash(&key, format!("{RECEIPT}|{slot}").as_bytes()).to_hex().chars().take(32).collect();
    let subject = format!("About your answers [{}]", plain::one_line(&tag));
    let text = text(ledger, &rules, &asked, now)?;
    let owner = Address { name: config.digest.name.clone(), addr: config.digest.to.clone() };
    let receipt = NewDigest {
        bytes: outbox::receipt_bytes(&id, now, &subject, &text, &owner)?,
        prints: answer::of_text(&[&subject, &text], &key),
        id: id.clone(),
        tag,
        made_at: now.to_utc(),
        items: Vec::new(),
        about: Some(about),
    };
    let claim = SlotClaim {
        schedule: RECEIPT.to_owned(),
        slot,
        served_at: now.to_utc(),
        last: None,
        asked: None,
    };
    Ok(ledger.post(&claim, Some(&receipt))?.then_some(id))
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
            _ => parts.push(wrap(&rest(one, now), "")),
        }
    }
    if helped {
        parts.push(HELP.to_owned());
    }
    Ok(parts.join("\n\n") + "\n")
}

/// `pause` and `stop`: what holds from now on, and how it ends.
fn rest(one: &Applied, now: DateTime<FixedOffset>) -> String {
    let sentence = echo::sentence(one, now);
    let mut chars = sentence.chars();
    let sentence: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    format!("{sentence} Your mail is still read. Reply \"resume\" to have digests again at once.")
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
    for because in &reason.because {
        let _ = writeln!(text, "{}", wrap(&format!("   {}", evidence(because, now)), "      "));
    }
    let _ = write!(text, "{}", wrap(&format!("   {}", counted(&reason, now)), "   "));
    Ok(text)
}

fn evidence(because: &Because, now: DateTime<FixedOffset>) -> String {
    let what = because.kind.map_or("mail", |kind| kind.name());
    let quote = because.quote.as_deref().map(|quote| format!(": \"{}\"", plain::plain_quote(quote)));
    let seen = if because.zone == crate::words::ZoneName::Quoted { ", seen in a quote" } else { "" };
    format!("{}  {what}{seen}{}", long_day(because.date.day(), now), quote.unwrap_or_default())
}

fn counted(reason: &Reason, now: DateTime<FixedOffset>) -> String {
    let day = |date: Option<chrono::NaiveDate>| date.map_or_else(|| "never".to_owned(), |date| long_day(date, now));
    format!(
        "Counted: mails of yours {}, the last {}; mails of theirs seen {}; help received {}, given {}; last thanked in \
         e-mail: {}. All of it, with the arithmetic: appreciated why {}",
        reason.sent,
        day(reason.last),
        reason.seen,
        reason.received,
        reason.given,
        day(reason.thanked),
        reason.address,
    )
}

/// A paragraph; its lines after the first begin with `rest`.
fn wrap(text: &str, rest: &str) -> String {
    crate::digest::wrapped(text, COLUMNS, rest)
}

/// What can be said.
const HELP: &str = "What a reply to a digest can say, one command a line, above the quote:

   1 done          you did it; also: 1 met, 1 elsewhere (you talk
                   by other means), 1 wrong (not this kind of item
                   for this person), 1 never (nothing about this
                   person again)
   2 snooze 2w     later: days, weeks, months, years (d w m y), a
                   weekday, or 2026-12-01
   2 met: at Acme  the same with a note for yourself
   2 undo          takes back what you said of item 2; undo alone
                   the newest answer
   why 2           the evidence, by mail
   more / less     items in a digest
   pause 4w        no digest for four weeks; resume ends it
   stop / keep     no digest at all / go on
   Ana public no   praise of Ana is never proposed in public
   boss a@b.com    who your boss is
   alias a@b c@d   two addresses of one person
   remind a@b 6w   a reminder in six weeks";
