//! From history to digest. Owns: the order candidates → gate → mix → suggestions → digest, and the footer. Never
//! touches: I/O, the clock, any single practice.

use crate::circles::Circles;
use crate::digest::Digest;
use crate::draft;
use crate::gate::{self, Done, Pace, Passed, Refusal};
use crate::practice::phrasing::{day, list, month_year, number};
use crate::practice::{self, View};
use crate::tie::{History, Rhythm};
use crate::message::AddrSpec;
use crate::words::{Because, Candidate, IntakeReason, PersonCard, Remark, Rules, Standing, Suggestion};
use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// What a digest is made for.
#[derive(Clone, Debug)]
pub struct Occasion<'a> {
    /// When, in the owner's zone.
    pub now: DateTime<FixedOffset>,
    /// Which digest: the same slot always gives the same id.
    pub slot: &'a str,
    /// The ledger's key.
    pub key: &'a [u8; 32],
    /// Nothing was ever sent to this owner.
    pub first: bool,
    /// The day of the last digest, to say what was read since.
    pub since: Option<NaiveDate>,
    /// What went wrong lately.
    pub warnings: Vec<String>,
}

/// The next digest and everything that did not make it.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The digest; without items there is no mail.
    pub digest: Digest,
    /// What the ledger is to know of the digest's items, in their order: not shown yet.
    pub remarks: Vec<Remark>,
    /// Candidates that were refused, with their reason, as suggestions.
    pub left_out: Vec<(Suggestion, Refusal)>,
    /// Counts by reason.
    pub funnel: BTreeMap<String, u64>,
    /// What was shown before and has been done since.
    pub done: Vec<Done>,
    /// How often digests come, by what came of them.
    pub pace: Pace,
}

/// Looks at a history on one occasion.
pub fn look(history: &History, rules: &Rules, remarks: &[Remark], occasion: &Occasion<'_>) -> Outlook {
    let rhythm = Rhythm::of(history);
    let circles = Circles::of(history);
    let view = View { history, rhythm: &rhythm, circles: &circles, rules, now: occasion.now };
    let done = gate::seen_done(remarks, view);
    let remarks = &with_done(remarks, &done);
    let pace = gate::pace(remarks);
    let mut passed = gate::pass(practice::candidates(view), view, remarks);
    let chosen = gate::mix(&mut passed, rules.max_items, occasion.first, &history.people);
    let (items, remarks): (Vec<Suggestion>, Vec<Remark>) =
        chosen.iter().filter_map(|c| Some((suggestion(c, view, occasion.key)?, remark(c, view)?))).unzip();
    let funnel = gate::funnel(&passed, items.len());
    let id = id(occasion);
    let digest = Digest {
        tag: tag(&id),
        id,
        at: occasion.now,
        items,
        first: occasion.first,
        footer: footer(view, &passed, occasion, &done, pace),
        echo: Vec::new(),
        warnings: occasion.warnings.clone(),
        names_in_subject: rules.names_in_subject,
    };
    let left_out = passed
        .refused
        .iter()
        .filter_map(|(c, reason)| Some((suggestion(c, view, occasion.key)?, *reason)))
        .collect();
    Outlook { digest, remarks, left_out, funnel, done, pace }
}

/// Why an item stood in a digest, as far as that still shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Its first line, else the person's name.
    pub heading: String,
    /// Its paragraph; empty when the item would not come any more.
    pub body: String,
    /// What it rests on.
    pub because: Vec<Because>,
    /// The address that stands for the person.
    pub address: AddrSpec,
    /// Mails of the owner that reached them.
    pub sent: usize,
    /// The day of the last one.
    pub last: Option<NaiveDate>,
    /// Mails of theirs that were seen.
    pub seen: usize,
    /// Help of theirs.
    pub received: usize,
    /// Help of the owner's.
    pub given: usize,
    /// The last thanks.
    pub thanked: Option<NaiveDate>,
}

/// Why a suggestion was made, from what the ledger knows now: its evidence anew, and what is counted of the person.
pub fn reason(history: &History, rules: &Rules, remark: &Remark, now: DateTime<FixedOffset>) -> Reason {
    let rhythm = Rhythm::of(history);
    let circles = Circles::of(history);
    let view = View { history, rhythm: &rhythm, circles: &circles, rules, now };
    let candidate = practice::candidates(view).into_iter().find(|one| one.key == remark.key);
    let person = history.people.id(&remark.person);
    let tie = person.map(|id| history.tie(id)).cloned().unwrap_or_default();
    let name = person.and_then(|id| history.people.get(id)).map(|person| person.name.clone());
    let (heading, body, because) = match candidate {
        Some(found) => (found.heading, found.body, found.because),
        None => (name.unwrap_or_else(|| remark.person.to_string()), String::new(), Vec::new()),
    };
    Reason {
        heading,
        body,
        because,
        address: remark.person.clone(),
        sent: tie.contacts.len(),
        last: tie.last_contact().map(|at| at.date_naive()),
        seen: tie.exchanges.len(),
        received: tie.helps_in.len(),
        given: tie.helps_out.len(),
        thanked: tie.last_thanked(),
    }
}

/// The remarks as they stand once what was done is known.
fn with_done(remarks: &[Remark], done: &[Done]) -> Vec<Remark> {
    let seen: BTreeMap<&str, NaiveDate> = done.iter().map(|done| (done.key.as_str(), done.on)).collect();
    let stands = |remark: &Remark| match seen.get(remark.key.as_str()) {
        Some(on) => Remark { state: Standing::Done, on: *on, until: None, ..remark.clone() },
        None => remark.clone(),
    };
    remarks.iter().map(stands).collect()
}

fn suggestion(candidate: &Candidate, view: View<'_>, key: &[u8; 32]) -> Option<Suggestion> {
    let person = view.history.people.get(candidate.person)?;
    let tie = view.history.tie(candidate.person);
    let mark = blake3::keyed_hash(key, candidate.key.as_bytes()).to_hex();
    Some(Suggestion {
        id: mark.chars().take(12).collect(),
        practice: candidate.practice,
        person: PersonCard { name: person.name.clone(), addresses: person.addresses.clone() },
        confidence: candidate.confidence,
        because: candidate.because.clone(),
        last_thanked: tie.last_thanked(),
        text: format!("{}\n{}", candidate.heading, candidate.body),
        heading: candidate.heading.clone(),
        body: candidate.body.clone(),
        short: person.short.clone(),
        draft: draft::compose(person, view.rules.own_name.as_deref(), candidate),
        rank_figure: Some(candidate.rank),
    })
}

/// A chosen candidate as the ledger knows it.
fn remark(candidate: &Candidate, view: View<'_>) -> Option<Remark> {
    let message = view.history.mail(candidate.mail)?.message_id.clone();
    let shows = candidate.because.iter().rev().find(|because| because.message_id == message);
    Some(Remark {
        key: candidate.key.clone(),
        person: view.history.people.get(candidate.person)?.addresses.first()?.clone(),
        practice: candidate.practice,
        message,
        kind: shows.and_then(|because| because.kind),
        evidence_on: candidate.evidence_on,
        state: Standing::Candidate,
        on: view.now.date_naive(),
        until: None,
        shown_on: None,
    })
}

/// 128 bits of a keyed hash of the slot.
fn id(occasion: &Occasion<'_>) -> String {
    blake3::keyed_hash(occasion.key, format!("digest|{}", occasion.slot).as_bytes())
        .to_hex()
        .chars()
        .take(32)
        .collect()
}

/// Four characters that are easy to type: letter, digit, letter, digit, without `l`, `o`, 0 and 1.
fn tag(id: &str) -> String {
    const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyz";
    const DIGITS: &[u8] = b"23456789";
    let hash = blake3::hash(id.as_bytes());
    let alphabets = [LETTERS, DIGITS, LETTERS, DIGITS];
    hash.as_bytes()
        .iter()
        .zip(alphabets)
        .filter_map(|(byte, alphabet)| alphabet.get(usize::from(*byte) % alphabet.len()))
        .map(|b| char::from(*b))
        .collect()
}

fn footer(
    view: View<'_>,
    passed: &Passed,
    occasion: &Occasion<'_>,
    done: &[Done],
    pace: Pace,
) -> Vec<String> {
    let mut lines = Vec::new();
    let mails = &view.history.mails;
    let since = occasion.since.or_else(|| mails.first().map(|m| m.at.date_naive()));
    if let Some(since) = since {
        let read = mails.iter().filter(|m| m.at.date_naive() >= since);
        let (mut own, mut delegated, mut closing) = (0_u64, 0_u64, 0_u64);
        for mail in read {
            own += u64::from(!mail.by_delegate);
            delegated += u64::from(mail.by_delegate);
            let many = matches!(mail.reason, Some(IntakeReason::List | IntakeReason::ManyRecipients));
            closing += u64::from(many && !mail.by_delegate);
        }
        lines.push(read_line(own, delegated, closing, &day(since, view.now)));
    }
    let words_since = view.rules.words_since(view.now.to_utc()).with_timezone(view.now.offset());
    if mails.first().is_some_and(|m| m.at + Duration::days(30) < words_since) {
        lines
            .push(format!("From before {}: dates and deeds, no text.", month_year(words_since.date_naive())));
    }
    let rest: Vec<String> = [held_back(passed), seen(done), slower(pace)].into_iter().flatten().collect();
    if !rest.is_empty() {
        lines.push(rest.join(" "));
    }
    lines
}

fn read_line(own: u64, delegated: u64, closing: u64, since: &str) -> String {
    let mut line = format!("Read: {} from you", mails(own));
    if delegated > 0 {
        let _ = write!(line, " and {delegated} sent for you");
    }
    let _ = write!(line, " since {since}");
    if closing > 0 {
        let _ = write!(line, "; {closing} of them to lists or many people start no item");
    }
    if delegated > 0 {
        line.push_str(". Theirs count as contact, never as your words");
    }
    line.push('.');
    line
}

fn mails(n: u64) -> String {
    if n == 1 { "one mail".to_owned() } else { format!("{n} mails") }
}

/// "Seen done: Lena."
fn seen(done: &[Done]) -> Option<String> {
    let names: BTreeSet<&str> = done.iter().map(|done| done.short.as_str()).collect();
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    (!names.is_empty()).then(|| format!("Seen done: {}.", list(&names)))
}

/// Why digests have become rare.
fn slower(pace: Pace) -> Option<String> {
    let often = match pace {
        Pace::Every => return None,
        Pace::Second => "every second time",
        Pace::Monthly => "once a month",
    };
    Some(format!("As nothing came of the last ones, digests come {often} for now."))
}

/// Only what an owner would ask about.
fn held_back(passed: &Passed) -> Option<String> {
    let count = |reason: Refusal| passed.refused.iter().filter(|(_, r)| *r == reason).count();
    let rows = [
        (Refusal::SameActSince, "thanked, kept or answered since"),
        (Refusal::Snoozed, "snoozed"),
        (Refusal::Paused, "resting after an earlier digest"),
        (Refusal::Hushed, "on private matters"),
        (Refusal::Parted, "after a farewell or an unpaid invoice"),
        (Refusal::LiveThread, "you wrote to today"),
        (Refusal::NoRoom, "more for want of room"),
    ];
    let held: Vec<String> = rows
        .iter()
        .map(|(reason, text)| (count(*reason), text))
        .filter(|(n, _)| *n > 0)
        .map(|(n, text)| format!("{} {text}", number(n as i64)))
        .collect();
    (!held.is_empty()).then(|| format!("Held back: {}.", held.join(", ")))
}
