//! Where schedules begin and end. Owns: that the ledger has just the schedules of the config, each from its beginning.
//! Never touches: when anything is due, what is done then.

use super::{DIGEST, reminder_schedule, scan_schedule};
use crate::config::Config;
use crate::ledger::{LastSlot, Ledger, LedgerError};
use crate::next::{Stored, latest_served, start_of};
use crate::schedule::Crontab;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// A schedule of the config.
struct Schedule<'a> {
    name: String,
    crontab: &'a Crontab,
    zone: Tz,
    /// Whether what became due before its mails begin is to be told all the same.
    reminds: bool,
}

/// Writes down where new and changed schedules begin: nothing is due that lies before. A reminder of which only the zone
/// changed keeps its beginning, but no mail of its own comes for a slot that lies before. Those that the config has no more
/// end, and begin anew should they come back. `machine` is the clock of those that name none. Without a change nothing
/// is written.
pub fn begin(
    ledger: &mut Ledger,
    config: &Config,
    now: DateTime<Utc>,
    machine: Tz,
) -> Result<(), LedgerError> {
    let digest = Schedule {
        name: DIGEST.to_owned(),
        crontab: &config.digest.cron,
        zone: config.zone(None, machine),
        reminds: false,
    };
    let scans = config.accounts.iter().map(|account| Schedule {
        name: scan_schedule(&account.name),
        crontab: &account.scan.cron,
        zone: config.zone(account.scan.timezone, machine),
        reminds: false,
    });
    let all: Vec<_> = std::iter::once(digest).chain(scans).chain(reminders(config, machine)).collect();
    take_on(ledger, &all, now, |_| true)
}

/// The same for reminders alone, for a command that runs without a daemon: it shows them in the digests that it makes.
/// The digest's schedule and the scans' begin with the daemon that serves them, or its first start would make up for
/// slots of a time when there was none.
pub fn begin_reminders(
    ledger: &mut Ledger,
    config: &Config,
    now: DateTime<Utc>,
    machine: Tz,
) -> Result<(), LedgerError> {
    let all: Vec<_> = reminders(config, machine).collect();
    let prefix = reminder_schedule("");
    take_on(ledger, &all, now, |name| name.starts_with(&prefix))
}

fn reminders(config: &Config, machine: Tz) -> impl Iterator<Item = Schedule<'_>> {
    config.reminders.iter().map(move |reminder| Schedule {
        name: reminder_schedule(&reminder.name),
        crontab: &reminder.cron,
        zone: config.zone(reminder.timezone, machine),
        reminds: true,
    })
}

/// Begins what is new or changed, and ends what is not in `all`, as far as its name is one `of_these`: all of it, or
/// nothing.
fn take_on(
    ledger: &mut Ledger,
    all: &[Schedule<'_>],
    now: DateTime<Utc>,
    of_these: impl Fn(&str) -> bool,
) -> Result<(), LedgerError> {
    let mut ended = ledger.schedules()?;
    ended.retain(|name| of_these(name) && all.iter().all(|schedule| schedule.name != *name));
    let mut begun = Vec::new();
    for schedule in all {
        begun.extend(schedule.beginning(ledger, now)?.map(|beginning| (&schedule.name, beginning)));
    }
    if ended.is_empty() && begun.is_empty() {
        return Ok(());
    }
    ledger.together(|ledger| {
        ended.iter().try_for_each(|name| ledger.end_schedule(name))?;
        begun.iter().try_for_each(|(name, beginning)| ledger.set_last_slot(name, beginning))
    })
}

impl Schedule<'_> {
    /// Where it begins; `None` when it goes on.
    fn beginning(&self, ledger: &Ledger, now: DateTime<Utc>) -> Result<Option<LastSlot>, LedgerError> {
        let &Self { ref name, crontab, zone, reminds } = self;
        let before = ledger.last_slot(name)?;
        if before.as_ref().is_some_and(|before| stored(before).goes_on(crontab, zone, now)) {
            return Ok(None);
        }
        let served_on = ledger.last_date_served(name, latest_served(now, zone))?;
        let last = start_of(now, zone, served_on);
        // A machine that travels loses no reminder that waits.
        let travelled = before.filter(|before| reminds && stored(before).only_moved(crontab, now));
        let begun = travelled.map_or(last, |before| before.begun.min(last));
        let line = crontab.as_str().to_owned();
        Ok(Some(LastSlot { line, zone: zone.name().to_owned(), begun, last }))
    }
}

fn stored(before: &LastSlot) -> Stored<'_> {
    Stored { line: &before.line, zone: &before.zone, begun: before.begun }
}

#[cfg(test)]
mod tests;
