//! Who stood beside whom on the owner's mail, and how much. Owns: which mails bring people together, the exact sums.
//! Never touches: what the sums say.

use crate::intake::MANY;
use crate::person::People;
use crate::words::{IntakeReason, Mail, PersonId, Verdict};
use chrono::DateTime;
use std::collections::{BTreeSet, HashMap};

/// A mail counts half as much as one written so many days later: the half-life of the tie strength that says who ever
/// was close, so that the colleagues of five years ago weigh a sixth of today's and don't stay in their circle for ever.
pub(super) const HALF_LIFE: u32 = 720;

/// A whole mail in units that every share 1/(n−1) of it divides: the least common multiple of 1 to 11.
const WHOLE: u128 = 27_720;

/// Days are counted up to this many half-lives after 1970, beyond all dates that are believed.
const MOST_HALVES: u32 = 60;

/// For each pair of people `Σ 1/(n−1)` over the mails that went to both, n the people on `To` and `Cc`.
///
/// Each mail adds a whole number that depends on it alone, so the sums are exact: mails may be added in any order and in
/// any portions. Instead of letting old mails decay, later ones are worth more, which leaves the proportions the same
/// and never changes what was added before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums(HashMap<(PersonId, PersonId), u128>);

impl Sums {
    /// Adds what one mail says. People on `Bcc` were told, not brought together with anybody.
    pub(super) fn add(&mut self, mail: &Mail, people: &People) {
        if !gathers(mail) {
            return;
        }
        let beside: BTreeSet<PersonId> =
            mail.to.iter().chain(&mail.cc).filter_map(|address| people.id(&address.addr)).collect();
        let others = beside.len().saturating_sub(1);
        if others == 0 || beside.len() > MANY {
            return;
        }
        let share = WHOLE / others as u128 * worth(day(mail));
        for (nth, one) in beside.iter().enumerate() {
            for other in beside.iter().skip(nth + 1) {
                let sum = self.0.entry((*one, *other)).or_default();
                *sum = sum.saturating_add(share);
            }
        }
    }

    /// Every pair with its sum, the smaller key first, in the order of keys.
    pub(super) fn pairs(&self) -> Vec<(PersonId, PersonId, u128)> {
        let mut pairs: Vec<_> = self.0.iter().map(|((one, other), sum)| (*one, *other, *sum)).collect();
        pairs.sort_unstable();
        pairs
    }
}

/// What a mail to just two people of this one's day adds.
pub(super) fn whole(mail: &Mail) -> u128 {
    WHOLE * worth(day(mail))
}

/// Whether a mail brings its people together: to people, and not one that touches what is left alone; a dismissal or a
/// funeral gathers people who have nothing else in common.
fn gathers(mail: &Mail) -> bool {
    let to_people = match mail.verdict {
        Verdict::Opens => true,
        Verdict::Closes => matches!(mail.reason, Some(IntakeReason::Delegate | IntakeReason::Calendar)),
        Verdict::Nothing => false,
    };
    to_people && !mail.hush
}

/// Days since 1970 in UTC.
fn day(mail: &Mail) -> u32 {
    let days = (mail.at.to_utc() - DateTime::UNIX_EPOCH).num_days();
    days.clamp(0, i64::from(HALF_LIFE * MOST_HALVES - 1)) as u32
}

/// `2^(day/720)` in units of 1/720, drawn straight between two doublings (at most 6 % beside the curve): a whole number
/// on every machine.
fn worth(day: u32) -> u128 {
    let (doublings, rest) = (day / HALF_LIFE, day % HALF_LIFE);
    u128::from(HALF_LIFE + rest) << doublings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_worth_twice_what_it_was_a_half_life_before() {
        for day in [0, 1, 719, 720, 11_000, 20_000] {
            assert_eq!(worth(day + HALF_LIFE), 2 * worth(day), "{day}");
            assert!(worth(day + 1) > worth(day), "{day}");
        }
        // The last day that counts, a hundred thousand mails on it, still fits.
        assert!(WHOLE * worth(HALF_LIFE * MOST_HALVES - 1) < u128::MAX >> 40);
    }

    #[test]
    fn every_share_is_a_whole_number() {
        assert!((2..=MANY as u128).all(|n| WHOLE.is_multiple_of(n - 1)));
    }
}
