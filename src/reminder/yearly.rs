//! Birthdays and anniversaries. Owns: whose belong into which digest. Never touches: words, other reminders.
//!
//! A day is told `lead` days before it or later, or earlier when the next digest would come after it: no digest tells
//! too late what the one before could have told in time. What was told by none is told belatedly for a week, then left
//! for the next year. Each is told once a year.

use super::{Item, Order, Sort, say};
use crate::message::AddrSpec;
use crate::practice::View;
use crate::words::{Person, PersonId, Remark, Rules, Standing, Yearly, YearlyKind};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// So many days after its day a wish is belated, later it is none.
const BELATED_DAYS: u64 = 7;

/// The birthdays of those whom the owner wrote to within so many days: an address book holds half a life.
const NEAR_DAYS: u64 = 2 * 365;

/// A day that belongs into today's digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Whose.
    pub person: PersonId,
    /// Which of theirs.
    pub yearly: Yearly,
    /// When it is, or was up to a week ago.
    pub on: NaiveDate,
    /// The suggestion that it is, as [`crate::words::Candidate::key`].
    pub key: String,
}

/// A day to come, for a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// Whose.
    pub person: PersonId,
    /// Which of theirs.
    pub yearly: Yearly,
    /// The next that was not told yet.
    pub on: NaiveDate,
    /// The first day on which a digest may tell it, if the digest after that one comes in time.
    pub from: NaiveDate,
}

/// What came of telling one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Past {
    /// Nothing yet, or the digest was lost.
    Open,
    /// Put off to this day.
    Snoozed(NaiveDate),
    /// Told, and not put off.
    Over,
}

/// What belongs into a digest of today, by day, then address; `next` is the day of the digest after it, and `said` holds
/// what came of every suggestion, by key.
pub fn due(view: View<'_>, said: &BTreeMap<&str, &Remark>, next: Option<NaiveDate>) -> Vec<Due> {
    let today = view.now.date_naive();
    let mut all = Vec::new();
    for (person, yearly, lead) in kept(view, said) {
        for on in occurrences(yearly, back(today, BELATED_DAYS)) {
            if is_due(on, lead, past(person, yearly, on, said), today, next)
                && let Some(address) = person.key_address()
            {
                all.push((Due { person: person.id, yearly, on, key: key(yearly, address, on) }, address));
            }
        }
    }
    all.sort_by_key(|(due, address)| (due.on, *address, due.yearly));
    all.into_iter().map(|(due, _)| due).collect()
}

/// The same as items.
pub(super) fn look(remarks: &[Remark], next: Option<NaiveDate>, view: View<'_>) -> Vec<Item> {
    let said = remarks.iter().map(|r| (r.key.as_str(), r)).collect();
    let today = view.now.date_naive();
    let item = |due: &Due| {
        let person = view.history.people.get(due.person)?.clone();
        let sort = match due.yearly.kind() {
            YearlyKind::Birthday => Sort::Birthday,
            YearlyKind::Anniversary => Sort::Anniversary,
        };
        let (label, candidate) = ((sort, person.name.clone()), say::yearly::candidate(due, &person, view));
        let last = if due.on < today { forth(due.on, BELATED_DAYS) } else { due.on };
        let can_wait = next.is_some_and(|next| next <= last);
        let order = Order { can_wait, last_shown: None, due_on: due.on };
        Some(Item::judged(label, candidate, person, order, remarks, view))
    };
    due(view, &said, next).iter().filter_map(item).collect()
}

/// The next day of everybody's that was not told yet, by day, then address.
pub fn ahead(view: View<'_>, said: &BTreeMap<&str, &Remark>) -> Vec<Ahead> {
    let today = view.now.date_naive();
    let mut all = Vec::new();
    for (person, yearly, lead) in kept(view, said) {
        let next = occurrences(yearly, today).into_iter().find_map(|on| {
            let from = match past(person, yearly, on, said) {
                Past::Open => back(on, lead),
                Past::Snoozed(until) => until,
                Past::Over => return None,
            };
            Some(Ahead { person: person.id, yearly, on, from })
        });
        all.extend(next.zip(person.key_address()));
    }
    all.sort_by_key(|(ahead, address)| (ahead.on, *address, ahead.yearly));
    all.into_iter().map(|(ahead, _)| ahead).collect()
}

/// The suggestion of somebody's day in one year.
fn key(yearly: Yearly, address: &AddrSpec, on: NaiveDate) -> String {
    format!("yearly|{}|{address}|{on}", yearly.kind().name())
}

/// Every day that may be told of some time, with the days it may be told before.
fn kept<'a>(
    view: View<'a>,
    said: &BTreeMap<&str, &'a Remark>,
) -> impl Iterator<Item = (&'a Person, Yearly, u64)> {
    let never: BTreeSet<&AddrSpec> =
        said.values().filter(|r| r.state == Standing::Never).map(|r| &r.person).collect();
    let may = move |person: &&Person| {
        !person.dates.is_empty()
            && !person.addresses.iter().any(|a| never.contains(a))
            && is_near(person, view)
    };
    view.history.people.iter().filter(may).flat_map(move |person| {
        let lead =
            move |yearly: &Yearly| Some((person, *yearly, u64::from(lead(yearly.kind(), view.rules)?)));
        person.dates.iter().filter_map(lead)
    })
}

fn lead(kind: YearlyKind, rules: &Rules) -> Option<u32> {
    match kind {
        YearlyKind::Birthday => rules.birthdays,
        YearlyKind::Anniversary => rules.anniversaries,
    }
}

/// Whether the config names a person, or the owner wrote to them straight not long ago.
fn is_near(person: &Person, view: View<'_>) -> bool {
    let since = back(view.now.date_naive(), NEAR_DAYS);
    let own = |mail: usize| view.history.mail(mail).is_some_and(|mail| !mail.by_delegate);
    let contacts = &view.history.tie(person.id).contacts;
    person.listed || contacts.iter().any(|c| c.direct && c.at.date_naive() >= since && own(c.mail))
}

/// The first two on or after `from`: no digest is so far from the next that a third would matter.
fn occurrences(yearly: Yearly, from: NaiveDate) -> [NaiveDate; 2] {
    let first = yearly.next(from);
    [first, yearly.in_year(first.year().saturating_add(1))]
}

fn is_due(on: NaiveDate, lead: u64, past: Past, today: NaiveDate, next: Option<NaiveDate>) -> bool {
    let turn = match past {
        Past::Over => false,
        Past::Snoozed(until) => today >= until,
        Past::Open => today >= back(on, lead) || next.is_some_and(|next| next > on),
    };
    turn && today <= forth(on, BELATED_DAYS)
}

/// What came of one, under whichever address of the person it was told: addresses are joined and parted.
fn past(person: &Person, yearly: Yearly, on: NaiveDate, said: &BTreeMap<&str, &Remark>) -> Past {
    let of = |address: &AddrSpec| {
        let remark = said.get(key(yearly, address, on).as_str())?;
        Some(match (remark.state, remark.until) {
            (Standing::Candidate, _) | (Standing::Snoozed, None) => Past::Open,
            // Put off beyond all use, it comes again on its day.
            (Standing::Snoozed, Some(until)) if until > forth(on, BELATED_DAYS) => Past::Snoozed(on),
            (Standing::Snoozed, Some(until)) => Past::Snoozed(until),
            _ => Past::Over,
        })
    };
    let all: Vec<Past> = person.addresses.iter().filter_map(of).collect();
    if all.contains(&Past::Over) {
        return Past::Over;
    }
    all.into_iter().find(|past| *past != Past::Open).unwrap_or(Past::Open)
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

fn forth(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn when_one_is_due() {
        let on = day("2026-04-15");
        // lead, today, the next digest, due
        for (lead, today, next, due) in [
            (3, "2026-04-11", Some("2026-04-12"), false),
            (3, "2026-04-11", Some("2026-04-15"), false),
            (3, "2026-04-11", Some("2026-04-16"), true),
            (3, "2026-04-12", Some("2026-04-13"), true),
            (0, "2026-04-14", Some("2026-04-15"), false),
            (0, "2026-04-15", Some("2026-04-16"), true),
            (30, "2026-03-16", Some("2026-03-17"), true),
            (3, "2026-04-01", Some("2026-05-01"), true),
            (3, "2026-03-31", Some("2026-04-15"), false),
            (3, "2026-04-01", None, false),
            (3, "2026-04-16", None, true),
            (3, "2026-04-22", None, true),
            (3, "2026-04-23", Some("2026-04-30"), false),
        ] {
            let said = is_due(on, lead, Past::Open, day(today), next.map(day));
            assert_eq!(said, due, "{lead} days before, {today}, next {next:?}");
            assert!(!is_due(on, lead, Past::Over, day(today), next.map(day)));
        }
    }

    #[test]
    fn a_snooze_lasts_to_its_day_and_no_longer_than_a_week_after() {
        let (on, until) = (day("2026-04-15"), Past::Snoozed(day("2026-04-18")));
        for (today, due) in [
            ("2026-04-15", false),
            ("2026-04-17", false),
            ("2026-04-18", true),
            ("2026-04-22", true),
            ("2026-04-23", false),
        ] {
            assert_eq!(is_due(on, 3, until, day(today), Some(day("2026-05-30"))), due, "{today}");
        }
    }

    #[test]
    fn no_calendar_is_too_short() {
        let yearly = Yearly::new(YearlyKind::Birthday, 12, 31).unwrap();
        for today in [NaiveDate::MIN, NaiveDate::MAX] {
            for on in occurrences(yearly, back(today, BELATED_DAYS)) {
                let _ = is_due(on, 30, Past::Open, today, Some(today));
            }
        }
    }
}
