//! Whose turn a reminder has, by its day and by what came of it. Never touches: mail.

use crate::words::{Remark, Reminder, Standing};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Shown and not answered, a reminder comes once more after so many days.
const SECOND_AFTER: u64 = 7;

/// Two clocks that are right differ by less than so many days.
const AHEAD_DAYS: u64 = 3;

/// What is to be done with a reminder today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Its day is to come.
    Ahead,
    /// To be shown for the first time.
    First,
    /// To be shown for the second and last time.
    Second,
    /// It was shown a few days ago.
    Shown,
    /// The owner wants it later.
    Snoozed,
    /// The owner settled it, or let it pass twice.
    Over,
}

/// The turn of a reminder on a day; `said` holds what came of every suggestion, by key.
pub(super) fn of(reminder: &Reminder, said: &BTreeMap<&str, &Remark>, today: NaiveDate) -> Turn {
    let (first, second) = both(reminder, said);
    let all = || first.iter().chain(&second);
    if all().any(|remark| is_settled(remark.state))
        || second.is_some_and(|remark| is_silent(remark.state) && !is_ahead(remark, today))
    {
        return Turn::Over;
    }
    if all().any(|remark| remark.until.is_some_and(|until| today < until)) {
        return Turn::Snoozed;
    }
    match first {
        _ if today < reminder.due_on => Turn::Ahead,
        Some(first) if is_silent(first.state) && !is_ahead(first, today) => {
            if today < shown_on(first) + Days::new(SECOND_AFTER) { Turn::Shown } else { Turn::Second }
        }
        _ => Turn::First,
    }
}

/// The day on which a reminder comes that is not over.
pub(super) fn next(reminder: &Reminder, said: &BTreeMap<&str, &Remark>) -> NaiveDate {
    let (first, second) = both(reminder, said);
    let snoozed = first.iter().chain(&second).filter_map(|remark| remark.until).max();
    let again = first.filter(|r| is_silent(r.state)).map(|r| shown_on(r) + Days::new(SECOND_AFTER));
    snoozed.or(again).unwrap_or(reminder.due_on)
}

/// What the ledger has of it once it was shown, the last time.
pub(super) fn shown<'r>(reminder: &Reminder, said: &BTreeMap<&str, &'r Remark>) -> Option<&'r Remark> {
    let (first, second) = both(reminder, said);
    second.or(first).filter(|remark| remark.shown_on.is_some() && remark.state != Standing::Candidate)
}

/// The day it was shown.
pub(super) fn shown_on(remark: &Remark) -> NaiveDate {
    remark.shown_on.unwrap_or(remark.on)
}

/// Whether it was shown by a clock that was days ahead: nothing of that day has come yet.
pub(super) fn is_ahead(remark: &Remark, today: NaiveDate) -> bool {
    shown_on(remark) > today.checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(NaiveDate::MAX)
}

fn both<'r>(
    reminder: &Reminder,
    said: &BTreeMap<&str, &'r Remark>,
) -> (Option<&'r Remark>, Option<&'r Remark>) {
    let of = |key: String| said.get(key.as_str()).copied();
    (of(reminder.key()), of(reminder.second_key()))
}

fn is_settled(state: Standing) -> bool {
    use Standing::{Done, Elsewhere, Met, Never, Wrong};
    matches!(state, Done | Met | Never | Wrong | Elsewhere)
}

fn is_silent(state: Standing) -> bool {
    matches!(state, Standing::Shown | Standing::Ignored)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{AddrSpec, MessageId};
    use crate::words::Practice;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn reminder() -> Reminder {
        let about = AddrSpec::parse("ana@example.com").unwrap();
        Reminder { id: 4, about, message: None, asked_on: day(1), due_on: day(5) }
    }

    fn remark(key: String, state: Standing, shown: u32, until: Option<u32>) -> Remark {
        Remark {
            key,
            person: AddrSpec::parse("ana@example.com").unwrap(),
            practice: Practice::Reconnect,
            message: MessageId(String::new()),
            kind: None,
            evidence_on: day(1),
            state,
            on: day(shown),
            until: until.map(day),
            shown_on: Some(day(shown)),
            wording: None,
        }
    }

    fn turn(remarks: &[Remark], today: u32) -> Turn {
        of(&reminder(), &remarks.iter().map(|r| (r.key.as_str(), r)).collect(), day(today))
    }

    #[test]
    fn shown_twice_a_week_apart_and_then_over() {
        assert_eq!((turn(&[], 4), turn(&[], 5), turn(&[], 30)), (Turn::Ahead, Turn::First, Turn::First));
        let first = remark(reminder().key(), Standing::Ignored, 9, None);
        let shown = std::slice::from_ref(&first);
        assert_eq!((turn(shown, 15), turn(shown, 16)), (Turn::Shown, Turn::Second));
        for state in [Standing::Shown, Standing::Ignored] {
            let second = remark(reminder().second_key(), state, 16, None);
            assert_eq!(turn(&[first.clone(), second], 28), Turn::Over, "{state:?}");
        }
        // The digest that was to show it got lost.
        let lost = remark(reminder().second_key(), Standing::Candidate, 16, None);
        assert_eq!(turn(&[first, lost], 17), Turn::Second);
    }

    #[test]
    fn the_owners_word_ends_it_or_puts_it_off() {
        use Standing::{Done, Elsewhere, Met, Never, Wrong};
        let first = |state, until| remark(reminder().key(), state, 6, until);
        for state in [Done, Met, Never, Wrong, Elsewhere] {
            assert_eq!(turn(&[first(state, None)], 20), Turn::Over, "{state:?}");
            let late = remark(reminder().second_key(), Standing::Shown, 13, None);
            assert_eq!(turn(&[first(state, None), late], 25), Turn::Over, "{state:?}");
        }
        let snoozed = [first(Standing::Snoozed, Some(20))];
        assert_eq!((turn(&snoozed, 19), turn(&snoozed, 20)), (Turn::Snoozed, Turn::First));
        let said = snoozed.iter().map(|r| (r.key.as_str(), r)).collect();
        assert_eq!(next(&reminder(), &said), day(20));
        // Taken back, it stands as it was shown.
        assert_eq!(turn(&[first(Standing::Shown, None)], 13), Turn::Second);
    }
}
