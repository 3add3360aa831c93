//! The practices of the two articles. Owns: who proposes what. One file for each practice: its rule, its words, its
//! draft; adding one is a file and a variant of [`Practice`]. Never touches: whether a candidate is shown.

use crate::tie::{History, Rhythm};
use crate::words::{Candidate, Practice, Rules};
use chrono::{DateTime, FixedOffset};

pub mod appreciate;
pub mod checkin;
mod evidence;
pub mod missing;
pub mod phrasing;
pub mod reconnect;
pub mod repay;
pub mod respond;

/// What every practice looks at.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Everything that passed.
    pub history: &'a History,
    /// Everybody's gaps.
    pub rhythm: &'a Rhythm,
    /// From the config.
    pub rules: &'a Rules,
    /// The clock, in the owner's zone.
    pub now: DateTime<FixedOffset>,
}

/// Everything every practice proposes, by practice, then rank, then key.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Practice::ALL
        .into_iter()
        .flat_map(|practice| match practice {
            Practice::Appreciate => appreciate::candidates(view),
            Practice::Respond => respond::candidates(view),
            Practice::Repay => repay::candidates(view),
            Practice::Reconnect => reconnect::candidates(view),
            Practice::Checkin => checkin::candidates(view),
        })
        .collect();
    all.sort_by(|a, b| {
        a.practice.cmp(&b.practice).then_with(|| b.rank.total_cmp(&a.rank)).then_with(|| a.key.cmp(&b.key))
    });
    all
}
