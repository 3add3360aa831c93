//! The samples' truth against what the program proposes. Also used by `tests/truth.rs`.

use appreciated::config::Config;
use appreciated::gate::Refusal;
use appreciated::intake::Desk;
use appreciated::ledger::Ledger;
use appreciated::lexicon::KNOWN;
use appreciated::mailbox::{MailSource, MailboxError, MailboxName, RawMail};
use appreciated::message::{AddrSpec, MessageId};
use appreciated::outlook::{Occasion, Outlook, look};
use appreciated::rounds::{history, scan_round, settle};
use appreciated::sample::truth::Expected;
use appreciated::sample::{Owner, Phrases, Sample, generate};
use appreciated::words::{Mail, Practice, Remark, Reminders, Rests, Standing, Suggestion};
use chrono::{DateTime, Days, FixedOffset};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const KEY: [u8; 32] = [7; 32];

/// Right, wrong and missed items of one practice.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Items that a good digest would hold.
    pub right: u32,
    /// Items that nobody expected.
    pub wrong: u32,
    /// Items that a good digest would hold and that were not found.
    pub missed: u32,
    /// Missed in a language that has no rules.
    pub unread: u32,
}

impl Score {
    /// The share of the items found that are right, 1 when none was found.
    pub fn precision(self) -> f64 {
        if self.right + self.wrong == 0 { 1.0 } else { share(self.right, self.wrong) }
    }

    /// The share of the items expected that were found, 1 when none was expected.
    pub fn recall(self) -> f64 {
        if self.right + self.missed == 0 { 1.0 } else { share(self.right, self.missed) }
    }

    /// Adds the counts of another.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.unread += other.unread;
    }
}

fn share(part: u32, rest: u32) -> f64 {
    f64::from(part) / f64::from(part + rest)
}

/// The scores of every practice over all three owners and these seeds, and a line for each item wrong or missed.
pub fn scores(
    seeds: std::ops::Range<u64>,
    phrases: fn() -> Phrases,
) -> (BTreeMap<Practice, Score>, Vec<String>) {
    let (mut scores, mut told) = (BTreeMap::new(), Vec::new());
    for owner in Owner::ALL {
        for seed in seeds.clone() {
            score(&generate(owner, seed, now(), phrases()), &mut scores, &mut told);
        }
    }
    (scores, told)
}

struct Held(MailboxName, Vec<RawMail>);

impl MailSource for Held {
    fn mailbox(&self) -> &MailboxName {
        &self.0
    }

    fn batch(&mut self, _: usize) -> Result<Vec<RawMail>, MailboxError> {
        Ok(std::mem::take(&mut self.1))
    }
}

#[expect(clippy::expect_used, reason = "a constant date")]
fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T08:00:00+00:00").expect("a constant date")
}

/// Four digests that something came of, so that the practices that begin late have begun.
#[expect(clippy::expect_used, reason = "a constant address")]
fn proved() -> Vec<Remark> {
    let remark = |days| {
        let day = now().date_naive() - Days::new(days);
        Remark {
            key: format!("before|{days}"),
            person: AddrSpec::parse("somebody@before.example").expect("a constant address"),
            practice: Practice::Appreciate,
            message: MessageId(format!("{days}@before.example")),
            kind: None,
            evidence_on: day,
            state: Standing::Done,
            on: day,
            until: None,
            shown_on: Some(day),
            wording: None,
        }
    };
    [60, 74, 88, 102].map(remark).to_vec()
}

/// The outlook, and the mails whose promise is for a later day: nothing is to be said of it yet.
#[expect(clippy::expect_used, reason = "what can't set up its world should fail loudly")]
fn outlook(sample: &Sample) -> (Outlook, BTreeSet<MessageId>) {
    let mut rules =
        Config::parse(&sample.config, Path::new("sample.toml")).expect("the sample's config").rules();
    // With delegates two are off unless the owner wants them; here all are asked.
    rules.practices.clear();
    let mut ledger = Ledger::in_memory(KEY).expect("a ledger");
    let account = ledger.account("sample", &sample.owner.addr).expect("an account");
    let mut source = Held(MailboxName("sample".to_owned()), sample.mails.clone());
    let desk = Desk { rules: &rules, key: &KEY, now: now().to_utc() };
    scan_round(&mut ledger, account, &mut source, desk, &mut |_| true).expect("a scan");
    settle(&mut ledger, desk).expect("settled");
    let history = history(&ledger, &rules, now().to_utc()).expect("a history");
    let occasion = Occasion {
        now: now(),
        slot: "truth",
        key: &KEY,
        first: false,
        since: None,
        warnings: Vec::new(),
        rests: Rests::default(),
        at_once: false,
    };
    let later = |mail: &&Mail| mail.acts.iter().any(|act| act.due > Some(now().date_naive()));
    let waiting = history.mails.iter().filter(later).map(|mail| mail.message_id.clone()).collect();
    (look(&history, &rules, &proved(), &Reminders::default(), &occasion), waiting)
}

/// What passed the gate, shown or left out for want of room.
fn passed(outlook: &Outlook) -> Vec<&Suggestion> {
    let roomless =
        outlook.left_out.iter().filter(|(_, why)| matches!(why, Refusal::NoRoom | Refusal::OnePerPerson));
    outlook.digest.items.iter().chain(roomless.map(|(s, _)| s)).collect()
}

fn score(sample: &Sample, scores: &mut BTreeMap<Practice, Score>, told: &mut Vec<String>) {
    let (outlook, waiting) = outlook(sample);
    let found = passed(&outlook);
    let meets =
        |s: &Suggestion, e: &Expected| e.practice == s.practice && s.person.addresses.contains(&e.person);
    for suggestion in &found {
        let score = scores.entry(suggestion.practice).or_default();
        if sample.truth.expected.iter().any(|e| meets(suggestion, e)) {
            score.right += 1;
        } else {
            score.wrong += 1;
            told.push(wrong(sample, suggestion));
        }
    }
    for expected in &sample.truth.expected {
        let early = expected.practice == Practice::Respond && waiting.contains(&expected.message_id);
        if early || found.iter().any(|s| meets(s, expected)) {
            continue;
        }
        let score = scores.entry(expected.practice).or_default();
        if KNOWN.contains(&expected.language.as_str()) {
            score.missed += 1;
        } else {
            score.unread += 1;
        }
        let refused = outlook.left_out.iter().find(|(s, _)| meets(s, expected));
        told.push(missed(expected, refused.map_or("no candidate", |(_, why)| why.name())));
    }
}

fn wrong(sample: &Sample, suggestion: &Suggestion) -> String {
    let forbidden = sample.truth.forbidden.iter().find(|f| {
        suggestion.person.addresses.contains(&f.person)
            && f.practice.is_none_or(|practice| practice == suggestion.practice)
    });
    let why = forbidden.map_or("nothing expected it", |f| &f.why);
    format!(
        "wrong   [{}] {why}\n        {}\n        {}",
        suggestion.practice.name(),
        suggestion.heading,
        suggestion.body
    )
}

fn missed(expected: &Expected, refused: &str) -> String {
    format!(
        "missed  [{}] {} {} ({refused}): {} {}",
        expected.language,
        expected.practice.name(),
        expected.person,
        expected.note,
        expected.message_id
    )
}
