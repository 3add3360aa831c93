//! Why digests stay away for a while. Owns: the reason at a slot, and in which days of the time to come. Never touches:
//! how it is known, what is done at a slot.

use super::away::{Away, Presence, away};
use crate::schedule::DayRange;
use crate::tongue::Tongue;
use crate::words::{Rest, Rests};
use chrono::{DateTime, FixedOffset, NaiveDate};

/// Why no digest comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The owner said `pause`.
    Paused {
        /// The first day that may have a digest again.
        until: NaiveDate,
        /// When.
        said_on: NaiveDate,
    },
    /// The owner said `stop`.
    Stopped {
        /// When.
        said_on: NaiveDate,
    },
    /// The owner's mailbox replies by itself.
    Away {
        /// Since when.
        since: NaiveDate,
        /// The first day that may have a digest again, without another reply.
        until: NaiveDate,
    },
    /// The owner was asked whether to stop, and said nothing.
    Unanswered {
        /// When.
        asked_on: NaiveDate,
    },
}

/// All that may keep digests away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quiet {
    /// What the owner said.
    pub rests: Rests,
    /// What the mailbox shows; empty when it is not to be looked at.
    pub presence: Presence,
    /// The last digest asked whether to stop, and nothing came of it.
    pub unanswered: bool,
}

impl Quiet {
    /// Why the digest of `slot` does not come at `now`: for a reason that held then, or holds now. A slot that was
    /// missed in a rest never comes later. Whether a question stands unanswered is left to the pace, which also knows
    /// what the owner did.
    pub fn at(&self, slot: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> Option<Why> {
        let days = [slot.date_naive(), now.date_naive()];
        let rest = days.into_iter().find_map(|day| self.rests.on(day)).map(Why::of);
        let gone = || [slot, now].into_iter().find_map(|at| away(&self.presence, at));
        rest.or_else(|| gone().map(Why::gone))
    }

    /// Why none would come at `now`.
    pub fn why(&self, now: DateTime<FixedOffset>) -> Option<Why> {
        self.at(now, now).or_else(|| self.unanswered())
    }

    /// The days from `now` on that have no digest, as far as can be told today.
    pub fn days(&self, now: DateTime<FixedOffset>) -> Vec<(DayRange, Why)> {
        let first = now.date_naive();
        let rest = self.rests.on(first).map(|(rest, said_on)| {
            let last = match rest {
                Rest::Until(end) => end.pred_opt().unwrap_or(end),
                Rest::Stopped => NaiveDate::MAX,
            };
            (DayRange { first, last }, Why::of((rest, said_on)))
        });
        let gone =
            away(&self.presence, now).map(|away| (DayRange { first, last: away.until }, Why::gone(away)));
        let over = self.unanswered().map(|why| (DayRange { first, last: NaiveDate::MAX }, why));
        [rest, gone, over].into_iter().flatten().collect()
    }

    fn unanswered(&self) -> Option<Why> {
        self.rests.asked_on.filter(|_| self.unanswered).map(|asked_on| Why::Unanswered { asked_on })
    }
}

impl Why {
    fn of((rest, said_on): (Rest, NaiveDate)) -> Self {
        match rest {
            Rest::Until(until) => Self::Paused { until, said_on },
            Rest::Stopped => Self::Stopped { said_on },
        }
    }

    fn gone(away: Away) -> Self {
        Self::Away { since: away.since, until: away.until.succ_opt().unwrap_or(away.until) }
    }

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Paused { .. } => "paused",
            Self::Stopped { .. } => "stopped",
            Self::Away { .. } => "away",
            Self::Unanswered { .. } => "unanswered",
        }
    }

    /// Since when.
    pub fn since(self) -> NaiveDate {
        match self {
            Self::Paused { said_on: day, .. } | Self::Stopped { said_on: day } => day,
            Self::Away { since, .. } => since,
            Self::Unanswered { asked_on } => asked_on,
        }
    }

    /// The first day that may have a digest again, when it is known.
    pub fn until(self) -> Option<NaiveDate> {
        match self {
            Self::Paused { until, .. } | Self::Away { until, .. } => Some(until),
            Self::Stopped { .. } | Self::Unanswered { .. } => None,
        }
    }

    /// The reason, as a sentence without its stop.
    pub fn sentence(self, now: DateTime<FixedOffset>) -> String {
        let day = |day: NaiveDate| Tongue::En.long_day(day, now);
        match self {
            Self::Paused { until, said_on } => {
                format!("No digests until {} (you said pause on {})", day(until), day(said_on))
            }
            Self::Stopped { said_on } => format!("No digests (you said stop on {})", day(said_on)),
            Self::Away { since, until } => {
                format!(
                    "No digests while you are away (since {}, as your automatic replies say), \
                     until {} unless another automatic reply is seen",
                    day(since),
                    day(until)
                )
            }
            Self::Unanswered { asked_on } => {
                format!(
                    "No digests (the last one asked on {} whether to stop, and had no answer)",
                    day(asked_on)
                )
            }
        }
    }

    /// What ends it, as the end of that sentence.
    pub fn mend(self) -> &'static str {
        match self {
            Self::Paused { .. } | Self::Stopped { .. } => "`appreciated answer resume` ends that",
            Self::Away { .. } => {
                "the next mail you write ends that, or `appreciated answer resume`, or `pause_when_away = false`"
            }
            Self::Unanswered { .. } => "`appreciated answer keep` lets them come again",
        }
    }
}
