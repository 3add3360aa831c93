//! Silence is an answer: how often digests go on coming when nothing comes of them. Owns: that pace, and how many
//! digests moved the owner to anything. Never touches: schedules.

use crate::words::{Remark, Standing};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// After so many digests in a row without an act, every second slot is passed over.
const TO_SECOND: usize = 4;

/// After so many, there is one a month.
const TO_MONTHLY: usize = 8;

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
}

/// The pace that the owner's acts ask for.
pub fn pace(remarks: &[Remark]) -> Pace {
    let silent = digests(remarks).values().rev().take_while(|act| !**act).count();
    match silent {
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
            (Self::Every, _) | (_, None) => false,
            (Self::Second, Some(_)) => since == 0,
            (Self::Monthly, Some(last)) => (today - last).num_days() < MONTH_DAYS,
        }
    }
}

/// The day of each digest that was sent, and whether anything came of it.
fn digests(remarks: &[Remark]) -> BTreeMap<NaiveDate, bool> {
    let mut digests = BTreeMap::new();
    for remark in remarks {
        if let Some(day) = remark.shown_on.filter(|_| remark.state != Standing::Candidate) {
            let silent = matches!(remark.state, Standing::Shown | Standing::Ignored);
            *digests.entry(day).or_insert(false) |= !silent;
        }
    }
    digests
}
