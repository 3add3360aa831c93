//! What came of suggestions. Owns: their standings and which follows which. Never touches: where they are stored.

use super::{Practice, SignalKind};
use crate::message::{AddrSpec, MessageId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What came of a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Not shown yet, or shown in a digest that never arrived.
    Candidate,
    /// In a digest that was sent.
    Shown,
    /// The owner did it, or was seen to.
    Done,
    /// They met instead.
    Met,
    /// Later: not before [`Remark::until`].
    Snoozed,
    /// Nothing about this person again.
    Never,
    /// Not this practice for this person.
    Wrong,
    /// They talk by other means: silence says nothing.
    Elsewhere,
    /// The next digest was sent and nobody had said anything. Its day stays the one it was shown on.
    Ignored,
}

/// What the ledger knows of one suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Names the evidence, as [`super::Candidate::key`].
    pub key: String,
    /// The person, by the address the evidence is about.
    pub person: AddrSpec,
    /// Which practice.
    pub practice: Practice,
    /// The mail that shows the evidence.
    pub message: MessageId,
    /// The act in it; `None` when it is no more than a mail.
    pub kind: Option<SignalKind>,
    /// The day of the evidence.
    pub evidence_on: NaiveDate,
    /// What came of it.
    pub state: Standing,
    /// Since when.
    pub on: NaiveDate,
    /// The day a snooze ends; only with [`Standing::Snoozed`].
    pub until: Option<NaiveDate>,
    /// The day of the digest that showed it last; `None` when none that was sent did.
    pub shown_on: Option<NaiveDate>,
    /// The name of the draft's wording, so that nobody of the same circle is sent it again.
    pub wording: Option<String>,
}

impl Remark {
    /// Whether the owner asked for it, as reminders are.
    pub fn is_reminder(&self) -> bool {
        self.key.split_once('|').is_some_and(|(kind, _)| super::REMINDER_KINDS.contains(&kind))
    }
}

impl Standing {
    /// The name in the ledger and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Shown => "shown",
            Self::Done => "done",
            Self::Met => "met",
            Self::Snoozed => "snoozed",
            Self::Never => "never",
            Self::Wrong => "wrong",
            Self::Elsewhere => "elsewhere",
            Self::Ignored => "ignored",
        }
    }

    /// Whether a suggestion may go from this state to `next`.
    pub fn leads_to(self, next: Self) -> bool {
        use Standing::{Candidate, Done, Ignored, Shown, Snoozed};
        match (self, next) {
            // A candidate is shown, or seen done before anybody was told.
            (Candidate, next) => matches!(next, Shown | Done),
            // A digest that is abandoned gives its items back; otherwise the owner answers, or does not.
            (Shown, next) => next != Shown,
            // A snooze ends, or is set anew.
            (Snoozed, Candidate | Snoozed) => true,
            // Only what was shown and not answered was ignored, and an answer is never forgotten by itself.
            (_, Candidate | Ignored) => false,
            // `undo`, or the owner thinks better of it, or answers late.
            (from, next) => from != next,
        }
    }
}
