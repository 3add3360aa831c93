//! What the owner is to be reminded of, from the ledger and the config. Owns: bringing both together at one moment. Never
//! touches: which of it is shown.

use super::{RoundError, reminder_schedule};
use crate::config::{Config, Reminder};
use crate::host;
use crate::ledger::Ledger;
use crate::next::{Timetable, end_of, next_free};
use crate::words::{Due, Regular, Reminders};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

/// Every reminder as it stands at `now`, with the day of the next digest.
pub fn reminders(
    ledger: &Ledger,
    config: &Config,
    now: DateTime<FixedOffset>,
) -> Result<Reminders, RoundError> {
    let regular: Result<Vec<Regular>, RoundError> =
        config.reminders.iter().map(|one| Ok(regular(config, one, begun(ledger, one)?, now))).collect();
    let next_digest = next_digest(config, now);
    Ok(Reminders { asked: ledger.reminders()?, regular: regular?, yearly: true, next_digest })
}

/// One reminder of the config's alone.
pub(super) fn only(
    ledger: &Ledger,
    config: &Config,
    reminder: &Reminder,
    now: DateTime<FixedOffset>,
) -> Result<Reminders, RoundError> {
    let regular = vec![regular(config, reminder, begun(ledger, reminder)?, now)];
    Ok(Reminders { regular, ..Reminders::default() })
}

/// When a reminder began; `None` when it is new.
pub(super) fn begun(ledger: &Ledger, reminder: &Reminder) -> Result<Option<DateTime<Utc>>, RoundError> {
    Ok(ledger.last_slot(&reminder_schedule(&reminder.name))?.map(|stored| stored.begun))
}

/// A reminder that began then, as it stands at `now`.
pub(super) fn regular(
    config: &Config,
    reminder: &Reminder,
    begun: Option<DateTime<Utc>>,
    now: DateTime<FixedOffset>,
) -> Regular {
    let zone = config.zone(reminder.timezone, host::zone::machine());
    let due = match reminder.every {
        Some(days) => {
            let begun = begun.map_or(now.date_naive(), |begun| begun.with_timezone(&zone).date_naive());
            Due::Since { days: days.0, begun }
        }
        None => Due::At(begun.and_then(|begun| {
            // In a digest its day counts: the day's digest may come before its hour.
            let today = now.with_timezone(&zone).date_naive();
            let until = if reminder.at_once { now.to_utc() } else { end_of(today, zone)? };
            let table = Timetable { name: &reminder.name, crontab: &reminder.cron, zone, last: begun };
            table.newest(until).map(|slot| slot.local)
        })),
    };
    Regular {
        name: reminder.name.clone(),
        about: reminder.about.clone(),
        practice: reminder.practice,
        unless_within: reminder.unless_contacted_within.map(|days| days.0),
        text: reminder.text.clone(),
        due,
    }
}

/// The day of the first slot after `now` that is on no day off.
fn next_digest(config: &Config, now: DateTime<FixedOffset>) -> Option<NaiveDate> {
    let off: Vec<_> = config.digest.skip.iter().map(|days| (*days, ())).collect();
    let zone = config.zone(None, host::zone::machine());
    next_free(&config.digest.cron, zone, now.to_utc(), &off).map(|at| at.date_naive())
}
