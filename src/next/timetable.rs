//! How far a schedule is. Owns: the newest slot that is due, the next one, where a new schedule begins. Never
//! touches: what is done at a slot.

use super::AHEAD;
use crate::schedule::{Crontab, DayRange};
use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

/// The newest slot is searched in the last of these hours that has one, so that a year of missed minutes costs no
/// half million steps.
const SPANS: [i64; 4] = [2, 48, 32 * 24, 366 * 24];

/// Beyond this a schedule has no newest slot. Eight years may lie between two days of 29 February.
const LONGEST_SPAN: Duration = Duration::days(9 * 366);

/// No change of clocks skips more than a day.
const MINUTES_OF_A_GAP: i64 = 24 * 60 + 1;

/// A time at which a schedule is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// When.
    pub at: DateTime<Utc>,
    /// The same on the clock of the schedule.
    pub local: NaiveDateTime,
}

/// A schedule and how far it is.
#[derive(Clone, Copy, Debug)]
pub struct Timetable<'a> {
    /// What the ledger calls it: `digest`, `reminder:Board`, `scan:work`.
    pub name: &'a str,
    /// When it is due.
    pub crontab: &'a Crontab,
    /// By which clock.
    pub zone: Tz,
    /// The last slot that was dealt with, or [`start_of`] the schedule. Slots up to it are never due.
    pub last: DateTime<Utc>,
}

/// What the ledger remembers of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored<'a> {
    /// [`Crontab::as_str`] of then.
    pub line: &'a str,
    /// The IANA name of the zone of then.
    pub zone: &'a str,
    /// Where it began.
    pub begun: DateTime<Utc>,
}

impl Slot {
    /// What the ledger keeps it under: `YYYY-MM-DDTHH:MM` on the local clock.
    pub fn key(&self) -> String {
        self.local.format("%Y-%m-%dT%H:%M").to_string()
    }
}

impl Timetable<'_> {
    /// The newest slot that is due and not dealt with: later than `last`, not later than `now`.
    pub fn newest(&self, now: DateTime<Utc>) -> Option<Slot> {
        self.newest_since(self.last, now)
    }

    /// The newest slot up to `now`, dealt with or not.
    pub(super) fn newest_ever(&self, now: DateTime<Utc>) -> Option<Slot> {
        self.newest_since(DateTime::UNIX_EPOCH, now)
    }

    /// The first slot that is still to come.
    pub fn next(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.first_after(now.max(self.last)).map(|slot| slot.at)
    }

    /// Whether `last` is more than `by` ahead of the clock.
    pub(super) fn is_ahead(&self, now: DateTime<Utc>, by: Duration) -> bool {
        self.last.signed_duration_since(now) > by
    }

    /// The newest slot later than `since`, not later than `now`, dealt with or not. However long ago `since` is, few
    /// slots are walked.
    pub fn newest_since(&self, since: DateTime<Utc>, now: DateTime<Utc>) -> Option<Slot> {
        let after = since.max(now.checked_sub_signed(LONGEST_SPAN)?);
        // As at most looks at the clock.
        if self.first_after(after)?.at > now {
            return None;
        }
        SPANS
            .into_iter()
            .filter_map(|hours| now.checked_sub_signed(Duration::hours(hours)))
            .take_while(|from| *from > after)
            .chain(std::iter::once(after))
            .find_map(|from| self.newest_of_few(from, now))
    }

    /// Walks all slots from `from` to `now`.
    fn newest_of_few(&self, from: DateTime<Utc>, now: DateTime<Utc>) -> Option<Slot> {
        std::iter::successors(self.first_after(from), |slot| self.first_after(slot.at))
            .take_while(|slot| slot.at <= now)
            .last()
    }

    fn first_after(&self, after: DateTime<Utc>) -> Option<Slot> {
        let next = self.crontab.next_after(after, self.zone)?;
        Some(Slot { at: next.to_utc(), local: next.naive_local() })
    }
}

impl Stored<'_> {
    /// Whether the schedule goes on where it is. A changed one begins anew, and so does one whose beginning lies days
    /// ahead: it began by a clock that was wrong.
    pub fn goes_on(&self, crontab: &Crontab, zone: Tz, now: DateTime<Utc>) -> bool {
        self.only_moved(crontab, now) && self.zone == zone.name()
    }

    /// Whether nothing but the zone may have changed.
    pub fn only_moved(&self, crontab: &Crontab, now: DateTime<Utc>) -> bool {
        let ahead = self.begun.signed_duration_since(now) > AHEAD;
        self.line == crontab.as_str() && !ahead
    }
}

/// Where a new or changed schedule begins: now, so that nothing is due that lies before. `served_on` is the newest
/// local date, not later than [`latest_served`], in the keys of its served slots: through a change no date has two
/// mails, so that date ends first.
pub fn start_of(now: DateTime<Utc>, zone: Tz, served_on: Option<NaiveDate>) -> DateTime<Utc> {
    let today = now.with_timezone(&zone).date_naive();
    served_on.filter(|day| *day >= today).and_then(|day| end_of(day, zone)).map_or(now, |end| end.max(now))
}

/// The last local date that a slot served up to now can have: the clocks of two zones are up to 26 hours apart. A later
/// one is of a clock that was wrong, and must not stop the mails until then.
pub fn latest_served(now: DateTime<Utc>, zone: Tz) -> NaiveDate {
    let today = now.with_timezone(&zone).date_naive();
    today.checked_add_days(Days::new(2)).unwrap_or(today)
}

/// The first slot later than `after` on a day that no range of `off` has; `None` when there is none.
pub fn next_free<T>(
    crontab: &Crontab,
    zone: Tz,
    after: DateTime<Utc>,
    off: &[(DayRange, T)],
) -> Option<DateTime<Tz>> {
    let mut from = after;
    // Each turn leaves one range behind.
    for _ in 0..=off.len() {
        let at = crontab.next_after(from, zone)?;
        let Some((days, _)) = off.iter().find(|(days, _)| days.contains(at.date_naive())) else {
            return Some(at);
        };
        from = end_of(days.last, zone)?;
    }
    None
}

/// The last second of a day in a zone. Where the clocks skip midnight, the next day begins at the first minute there is.
pub fn end_of(day: NaiveDate, zone: Tz) -> Option<DateTime<Utc>> {
    let midnight = day.checked_add_days(Days::new(1))?.and_hms_opt(0, 0, 0)?;
    let begins = (0..=MINUTES_OF_A_GAP).find_map(|minutes| {
        let minute = midnight.checked_add_signed(Duration::minutes(minutes))?;
        zone.from_local_datetime(&minute).earliest()
    })?;
    begins.to_utc().checked_sub_signed(Duration::seconds(1))
}
