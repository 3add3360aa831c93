//! Silence is an answer: how often digests go on coming when nothing comes of them. Owns: that pace, and how many
//! digests moved the owner to anything. Never touches: schedules.

use crate::words::{Remark, Rests, Standing};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// After so many digests in a row without an act, every second slot is passed over.
const TO_SECOND: usize = 4;

/// After so many, there is one a month.
const TO_MONTHLY: usize = 8;

/// After so many, the next is one line: whether to stop.
const TO_QUESTION: usize = 12;

/// Days between two digests of which there is one a month.
const MONTH_DAYS: i64 = 28;

/// How many of the slots bring a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    /// Each.
    Every,
    /// Every second.
    Second,
    /// One in four weeks.
    Monthly,
    /// One more, a month after the last, that asks whether to stop.
    Question,
    /// None: the question had no answer.
    Over,
}

/// The pace that the owner's acts and words ask for.
pub fn pace(remarks: &[Remark], rests: &Rests) -> Pace {
    let silent = silent(remarks, rests);
    // A question asked in an earlier silence has had its answer.
    let asked = |asked: NaiveDate| silent.iter().filter(|day| **day <= asked).count() >= TO_QUESTION;
    match silent.len() {
        TO_QUESTION.. if rests.asked_on.is_some_and(asked) => Pace::Over,
        TO_QUESTION.. => Pace::Question,
        TO_MONTHLY.. => Pace::Monthly,
        TO_SECOND.. => Pace::Second,
        _ => Pace::Every,
    }
}

/// How many digests something came of: done, met, or any answer.
pub fn answered_digests(remarks: &[Remark]) -> usize {
    digests(remarks).values().filter(|act| **act).count()
}

impl Pace {
    /// Whether a slot of `today` is passed over. `last` is the day of the last digest, `since` how many slots were
    /// served after it.
    pub fn passes_over(self, today: NaiveDate, last: Option<NaiveDate>, since: u64) -> bool {
        match (self, last) {
            (Self::Over, _) => true,
            (Self::Every, _) | (_, None) => false,
            (Self::Second, Some(_)) => since == 0,
            (Self::Monthly | Self::Question, Some(last)) => (today - last).num_days() < MONTH_DAYS,
        }
    }

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Every => "every",
            Self::Second => "second",
            Self::Monthly => "monthly",
            Self::Question => "question",
            Self::Over => "over",
        }
    }
}

/// The days of the newest digests of which nothing came, back to the last thing that the owner did or said.
fn silent(remarks: &[Remark], rests: &Rests) -> Vec<NaiveDate> {
    let acts = remarks.iter().filter(|remark| remark.shown_on.is_some() && is_act(remark.state));
    let heard = acts.map(|remark| remark.on).max().max(rests.heard_on());
    let newest = digests(remarks).into_iter().rev().take_while(|(_, act)| !act);
    newest.map(|(day, _)| day).filter(|day| heard.is_none_or(|heard| *day > heard)).collect()
}

/// The day of each digest that was sent, and whether anything came of it. Reminders alone make no digest: they come
/// because the owner wants them, whatever comes of them.
fn digests(remarks: &[Remark]) -> BTreeMap<NaiveDate, bool> {
    let mut digests = BTreeMap::new();
    let suggested: BTreeSet<NaiveDate> =
        remarks.iter().filter(|r| !r.is_reminder()).filter_map(|r| r.shown_on).collect();
    for remark in remarks {
        let day = remark.shown_on.filter(|day| suggested.contains(day) || is_act(remark.state));
        if let Some(day) = day.filter(|_| remark.state != Standing::Candidate) {
            *digests.entry(day).or_insert(false) |= is_act(remark.state);
        }
    }
    digests
}

fn is_act(state: Standing) -> bool {
    !matches!(state, Standing::Candidate | Standing::Shown | Standing::Ignored)
}
