//! A digest's way to its owner. Owns: the states of a parcel, what follows from each, the waiting times. Never
//! touches: sockets, the ledger, the clock.
//!
//! Intent → Sending → Sent, Refused, Retry or Unknown. Sending is written down before a byte leaves, so whoever finds
//! it at a start knows that nobody knows. Only a look into the mailbox that finds nothing leads from Unknown to a
//! second sending, so a mail is neither lost nor sent twice, wherever the program is killed.

use crate::plain;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// How long a server may take to file what it took, by attempt: nobody looks for a parcel sooner.
const SETTLE: [Duration; 3] = [Duration::minutes(2), Duration::minutes(10), Duration::minutes(30)];

/// Waits after a refusal that may pass (RFC 5321 §4.5.4.1), by attempt; the last one repeats.
const BACK_OFF: [Duration; 4] =
    [Duration::minutes(1), Duration::minutes(5), Duration::minutes(10), Duration::minutes(20)];

/// No step is put off for longer, but for [`FOR_OWNER`]: a later time was written by a clock that was wrong.
const LONGEST: Duration = Duration::minutes(30);

/// After a fault that only the owner can mend, from the third attempt on: a wrong password tried again and again may
/// lock the account at its provider.
const FOR_OWNER: Duration = Duration::hours(6);

/// So many attempts come at the usual pace even then.
const EAGER: u32 = 2;

/// After so long a parcel is given up, so that a daily digest is out of the way of the next one.
pub const LIFE: Duration = Duration::hours(20);

/// Characters kept of a server's words.
const SAID_CHARS: usize = 200;

/// A mail on its way out, by its row in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelId(pub i64);

/// How far a parcel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Written down, never handed to anybody.
    Intent,
    /// About to be handed over. Found at a start, it means that nobody knows.
    Sending,
    /// Handed over, but nobody said that it was taken: looked for before anything is sent again.
    Unknown,
    /// Surely not taken; sent again later.
    Retry,
    /// Taken, or found in the owner's mailbox.
    Sent,
    /// Refused for good.
    Refused,
    /// Given up, its items free for the next digest.
    Abandoned,
}

/// A parcel without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Its row.
    pub id: ParcelId,
    /// The digest's id: the local part of its Message-ID.
    pub digest: String,
    /// How far it is.
    pub stage: Stage,
    /// When it was written down.
    pub made_at: DateTime<Utc>,
    /// How often it was handed over, or was about to be.
    pub attempts: u32,
    /// When to go on; `None`: at once, or never in a last stage.
    pub next_attempt: Option<DateTime<Utc>>,
    /// The server's last words, in one line.
    pub said: Option<String>,
}

/// What came of handing a parcel over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken; the server's words.
    Sent(String),
    /// It was surely not taken.
    NotSent {
        /// A permanent refusal (RFC 5321 §4.2.1, 5yz): the same bytes are never offered again.
        for_good: bool,
        /// The server's words, or what stood in the way.
        said: String,
    },
    /// It was surely not taken, and only the owner can mend why: a refused login, a certificate, no server to send by.
    ForOwner(String),
    /// The line broke or the time ran out: it may have been taken.
    Unknown(String),
}

/// How to learn whether a parcel arrived when nobody said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Look into the owner's mailbox.
    Look,
    /// There is nothing to look into (an account without IMAP): never sent again.
    Stay,
    /// Handing over twice leaves one copy (a file of the same name): simply done again.
    Repeat,
}

/// What a parcel needs next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Write [`Parcel::sending`] down, hand the bytes over, write [`Parcel::after`] down.
    Send,
    /// Look for it in the owner's mailbox, then [`Parcel::looked_up`] or [`Parcel::look_up_failed`].
    LookUp,
    /// Write this down; nothing is sent.
    Become(Parcel),
    /// Nothing before then.
    Wait(DateTime<Utc>),
    /// Nothing ever again.
    Nothing,
}

impl Stage {
    /// All, in the order of a parcel's way.
    pub const ALL: [Self; 7] =
        [Self::Intent, Self::Sending, Self::Unknown, Self::Retry, Self::Sent, Self::Refused, Self::Abandoned];

    /// The name in the ledger and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Intent => "intent",
            Self::Sending => "sending",
            Self::Unknown => "unknown",
            Self::Retry => "retry",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Abandoned => "abandoned",
        }
    }

    /// Sent, refused or given up: nothing follows.
    pub fn is_last(self) -> bool {
        matches!(self, Self::Sent | Self::Refused | Self::Abandoned)
    }
}

impl Parcel {
    /// What to do with it now, and how it can be looked for.
    pub fn task(&self, doubt: Doubt, now: DateTime<Utc>) -> Task {
        if self.stage.is_last() {
            return Task::Nothing;
        }
        if let Some(righted) = self.righted(now) {
            return Task::Become(righted);
        }
        let late = now >= self.deadline();
        let wait = self.next_attempt.filter(|at| now < *at);
        match (self.stage, doubt) {
            (Stage::Intent, _) => Task::Send,
            (Stage::Sending, _) => {
                Task::Become(self.after(&Outcome::Unknown("the program ended while sending it".into()), now))
            }
            (Stage::Unknown, Doubt::Stay) if late => Task::Become(self.given_up(
                "nobody said whether it was taken, and this account has no IMAP to look for it with",
            )),
            (Stage::Unknown, Doubt::Stay) => Task::Wait(self.deadline()),
            (Stage::Retry, _) | (Stage::Unknown, Doubt::Repeat) if late => {
                Task::Become(self.given_up(self.said.as_deref().unwrap_or("it could not be sent")))
            }
            (Stage::Unknown, Doubt::Look) => wait.map_or(Task::LookUp, Task::Wait),
            _ => wait.map_or(Task::Send, Task::Wait),
        }
    }

    /// To be written down before the first byte leaves.
    #[must_use]
    pub fn sending(&self, now: DateTime<Utc>) -> Self {
        if self.stage.is_last() {
            return self.clone();
        }
        let attempts = self.attempts.saturating_add(1);
        let made_at = self.made_at.min(now);
        Self { stage: Stage::Sending, attempts, made_at, next_attempt: None, ..self.clone() }
    }

    /// After handing it over.
    #[must_use]
    pub fn after(&self, outcome: &Outcome, now: DateTime<Utc>) -> Self {
        if self.stage.is_last() {
            return self.clone();
        }
        match outcome {
            Outcome::Sent(said) => self.at(Stage::Sent, None, said),
            Outcome::NotSent { for_good: true, said } => self.at(Stage::Refused, None, said),
            Outcome::NotSent { for_good: false, said } => {
                self.again(later(now, by_attempt(&BACK_OFF, self.attempts)), said)
            }
            Outcome::ForOwner(said) if self.attempts > EAGER => self.again(later(now, FOR_OWNER), said),
            Outcome::ForOwner(said) => self.again(later(now, by_attempt(&BACK_OFF, self.attempts)), said),
            // Even when it is late already: a look comes first, and it may be there.
            Outcome::Unknown(said) => {
                self.at(Stage::Unknown, Some(later(now, by_attempt(&SETTLE, self.attempts))), said)
            }
        }
    }

    /// Sent again at once, when that was put off for the owner's sake: something was changed. `None` when not.
    pub fn hurried(&self, now: DateTime<Utc>) -> Option<Self> {
        let put_off = self.next_attempt.is_some_and(|at| at > later(now, LONGEST));
        (self.stage == Stage::Retry && put_off).then(|| Self { next_attempt: None, ..self.clone() })
    }

    /// After a look into the mailbox that worked.
    #[must_use]
    pub fn looked_up(&self, found: bool, now: DateTime<Utc>) -> Self {
        match self.stage {
            Stage::Unknown if found => self.at(Stage::Sent, None, "found in the mailbox"),
            Stage::Unknown if now >= self.deadline() => {
                self.given_up(self.said.as_deref().unwrap_or("it did not arrive"))
            }
            Stage::Unknown => Self { stage: Stage::Retry, next_attempt: None, ..self.clone() },
            _ => self.clone(),
        }
    }

    /// After a look that failed, which says nothing: another look later, half the parcel's age from now.
    #[must_use]
    pub fn look_up_failed(&self, why: &str, now: DateTime<Utc>) -> Self {
        if self.stage != Stage::Unknown {
            return self.clone();
        }
        let said = format!("could not look whether it arrived: {why}");
        if now >= self.deadline() {
            return self.given_up(&said);
        }
        let pause = ((now - self.made_at) / 2).clamp(SETTLE[0], LONGEST);
        // The last look is at the deadline itself.
        self.at(Stage::Unknown, Some(later(now, pause).min(self.deadline())), &said)
    }

    /// When it is given up.
    pub fn deadline(&self) -> DateTime<Utc> {
        later(self.made_at, LIFE)
    }

    fn again(&self, next: DateTime<Utc>, said: &str) -> Self {
        if next > self.deadline() { self.given_up(said) } else { self.at(Stage::Retry, Some(next), said) }
    }

    fn given_up(&self, said: &str) -> Self {
        self.at(Stage::Abandoned, None, said)
    }

    fn at(&self, stage: Stage, next_attempt: Option<DateTime<Utc>>, said: &str) -> Self {
        let said = Some(plain::cut(&plain::one_line(said), SAID_CHARS)).filter(|said| !said.is_empty());
        Self { stage, next_attempt, said, ..self.clone() }
    }

    /// With times that the present clock can have written, when it has others: a clock that was set back must
    /// neither stall a parcel nor keep it alive.
    fn righted(&self, now: DateTime<Utc>) -> Option<Self> {
        let made_at = self.made_at.min(now);
        let longest = if self.stage == Stage::Retry && self.attempts > EAGER { FOR_OWNER } else { LONGEST };
        let next_attempt = self.next_attempt.map(|at| at.min(later(now, longest)));
        let righted = Self { made_at, next_attempt, ..self.clone() };
        (righted != *self).then_some(righted)
    }
}

/// `at` plus `by`; at the end of time `at` itself.
fn later(at: DateTime<Utc>, by: Duration) -> DateTime<Utc> {
    at.checked_add_signed(by).unwrap_or(at)
}

/// The entry for the first, second, … attempt; the last one for all that follow.
fn by_attempt<const N: usize>(table: &[Duration; N], attempts: u32) -> Duration {
    let index = (attempts.max(1) as usize - 1).min(N - 1);
    table.get(index).copied().unwrap_or(LONGEST)
}

#[cfg(test)]
mod tests;
