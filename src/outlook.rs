//! From history to digest. Owns: the order candidates → gate → mix → suggestions → digest, and the footer. Never
//! touches: I/O, the clock, any single practice.

use crate::circles::Circles;
use crate::digest::{Digest, Kind};
use crate::draft;
use crate::gate::{self, Done, Pace, Refusal};
use crate::message::{AddrSpec, MessageId};
use crate::practice::{self, View};
use crate::reminder;
use crate::tie::{History, Rhythm};
use crate::tongue::Wording;
use crate::words::{
    Because, Candidate, Person, PersonCard, Practice, Remark, Reminders, Rests, Rules, Standing, Suggestion,
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::BTreeMap;

mod footer;
mod wording;

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
    /// What the owner said of the digests themselves.
    pub rests: Rests,
    /// It is the mail of a reminder that comes at once, not a digest: nothing else is in it.
    pub at_once: bool,
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
pub fn look(
    history: &History,
    rules: &Rules,
    remarks: &[Remark],
    reminders: &Reminders,
    occasion: &Occasion<'_>,
) -> Outlook {
    let rhythm = Rhythm::of(history);
    let circles = Circles::of(history);
    let view = View { history, rhythm: &rhythm, circles: &circles, rules, now: occasion.now };
    let mut done = gate::seen_done(&reminder::others(remarks), view);
    let seen = with_done(remarks, &done);
    let followed = reminder::followed(&reminders.asked, rules);
    let promised = |c: &Candidate| {
        c.practice == Practice::Respond
            && history.mail(c.mail).is_some_and(|mail| followed.contains(&mail.message_id))
    };
    let candidates = practice::candidates(view).into_iter().filter(|c| !promised(c)).collect();
    let mut passed = gate::pass(candidates, view, &reminder::others(&seen));
    let mut reminded = reminder::look(reminders, &passed.open, remarks, view);
    done.append(&mut reminded.done);
    let remarks = &with_done(remarks, &done);
    let pace = gate::pace(remarks, &occasion.rests);
    let room = gate::room(occasion.rests.most_items(rules.max_items), occasion.first);
    reminded.fit(room);
    let mixed = if occasion.at_once {
        Vec::new()
    } else {
        gate::mix(&mut passed, room, &reminded.due, &history.people)
    };
    passed.refused.append(&mut reminded.refused);
    let chosen: Vec<Candidate> = reminded.due.iter().cloned().chain(mixed).collect();
    let words = wording::choose(&chosen, view, remarks);
    let item = |c: &Candidate, words: Option<&Wording>| {
        let person = reminded.person(c, history)?;
        Some(Suggestion { reminder: reminded.has(c), ..suggestion(c, words, person, view, occasion.key) })
    };
    let (items, remarks): (Vec<Suggestion>, Vec<Remark>) = chosen
        .iter()
        .zip(words)
        .filter_map(|(c, words)| {
            Some((item(c, words)?, remark(c, words, reminded.person(c, history)?, view)?))
        })
        .unzip();
    let funnel = gate::funnel(&passed, items.len());
    let id = id(occasion);
    let digest = Digest {
        tag: tag(&id),
        id,
        at: occasion.now,
        items,
        first: occasion.first,
        footer: footer::lines(view, &passed, occasion, &done, pace),
        warnings: occasion.warnings.clone(),
        echo: Vec::new(),
        names_in_subject: rules.names_in_subject,
        tongue: rules.tongue,
        to: rules.own.first().cloned(),
        kind: if occasion.at_once { Kind::Reminder } else { Kind::Items },
    };
    let left_out =
        passed.refused.iter().filter_map(|(c, reason)| Some((item(c, c.drafts.first())?, *reason))).collect();
    Outlook { digest, remarks, left_out, funnel, done, pace }
}

impl Outlook {
    /// Leaves only the reminders in the digest, for a slot that is passed over otherwise.
    pub fn keep_reminders(&mut self) {
        let reminders = self.digest.items.iter().take_while(|item| item.reminder).count();
        self.digest.items.truncate(reminders);
        self.remarks.truncate(reminders);
    }
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
    /// What to call them.
    pub short: String,
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
    let person = person.and_then(|id| history.people.get(id));
    let name = person.map(|person| person.name.clone());
    let (heading, body, because) = match candidate {
        Some(found) => (found.heading, found.body, found.because),
        None => (name.unwrap_or_else(|| remark.person.to_string()), String::new(), Vec::new()),
    };
    Reason {
        heading,
        body,
        because,
        address: remark.person.clone(),
        short: person.map_or_else(|| remark.person.to_string(), |person| person.short.clone()),
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

fn suggestion(
    candidate: &Candidate,
    words: Option<&Wording>,
    person: &Person,
    view: View<'_>,
    key: &[u8; 32],
) -> Suggestion {
    let tie = view.history.tie(candidate.person);
    let mark = blake3::keyed_hash(key, candidate.key.as_bytes()).to_hex();
    Suggestion {
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
        reminder: false,
        hint: candidate.hint,
        draft: words.and_then(|words| {
            let own_name = view.rules.own_name.as_deref();
            draft::compose(
                person,
                own_name,
                view.tongue_with(person.id),
                &candidate.draft_subject,
                &words.text,
            )
        }),
        rank_figure: Some(candidate.rank),
    }
}

/// A chosen candidate as the ledger knows it.
fn remark(candidate: &Candidate, words: Option<&Wording>, person: &Person, view: View<'_>) -> Option<Remark> {
    // A reminder may be about no mail, or nobody.
    let message = view.history.mail(candidate.mail).map(|mail| mail.message_id.clone());
    let message = message.unwrap_or_else(|| MessageId(String::new()));
    let shows = candidate.because.iter().rev().find(|because| because.message_id == message);
    Some(Remark {
        key: candidate.key.clone(),
        person: person.addresses.first().or(view.rules.own.first())?.clone(),
        practice: candidate.practice,
        message,
        kind: shows.and_then(|because| because.kind),
        evidence_on: candidate.evidence_on,
        state: Standing::Candidate,
        on: view.now.date_naive(),
        until: None,
        shown_on: None,
        wording: words.map(|words| words.name.clone()),
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
