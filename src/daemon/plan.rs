//! What the daemon knows of its work. Owns: reading from ledger and config what [`crate::next`] decides on. Never
//! touches: the decision, the work.

use crate::config::value::CatchUp;
use crate::config::{Config, Source};
use crate::ledger::{AccountState, Ledger, LedgerError};
use crate::next::{
    MailPlan, Quiet, Request, RequestId, ScanPlan, State, Step, Timetable, next_free, next_step,
};
use crate::outbox::delivery::{ParcelId, Task};
use crate::rounds::{DIGEST, Way, reminder_schedule, scan_schedule};
use crate::schedule::{Crontab, DayRange};
use crate::words::Rests;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::fmt::Write;
use std::path::Path;
use tracing::{info, warn};

/// Everything that the next step depends on.
pub(super) struct Plan {
    digest: Row,
    /// Those of [`Config::mailed_reminders`].
    reminders: Vec<Row>,
    catch_up: bool,
    days_off: Vec<DayRange>,
    rests: Rests,
    scans: Vec<Reading>,
    parcels: Vec<(ParcelId, Task)>,
    requests: Vec<(RequestId, Request)>,
}

/// One schedule.
struct Row {
    name: String,
    crontab: Crontab,
    zone: Tz,
    last: DateTime<Utc>,
}

/// One account.
struct Reading {
    row: Row,
    state: AccountState,
    budget_left: bool,
}

/// Lets every account try again, and what waits to be sent: the owner changed something.
pub(super) fn wake_all(ledger: &mut Ledger, config: &Config, now: DateTime<Utc>) -> Result<(), LedgerError> {
    for account in &config.accounts {
        let id = ledger.account(&account.name, &account.address)?;
        ledger.wake(id)?;
    }
    hurry(ledger, now)
}

/// At a start: one login for each account that rests, since the owner may have mended it.
pub(super) fn wake_once(ledger: &mut Ledger, config: &Config, now: DateTime<Utc>) -> Result<(), LedgerError> {
    for account in &config.accounts {
        let id = ledger.account(&account.name, &account.address)?;
        ledger.wake_once(id)?;
    }
    hurry(ledger, now)
}

fn hurry(ledger: &mut Ledger, now: DateTime<Utc>) -> Result<(), LedgerError> {
    for parcel in ledger.parcels()? {
        if let Some(hurried) = parcel.hurried(now) {
            ledger.set_parcel(&hurried)?;
        }
    }
    Ok(())
}

impl Plan {
    /// Reads everything anew: a command may have written meanwhile.
    pub(super) fn read(
        ledger: &Ledger,
        config: &Config,
        folder: &Path,
        now: DateTime<Utc>,
        machine: Tz,
    ) -> Result<Self, LedgerError> {
        let row = |name: String, crontab: &Crontab, own: Option<Tz>| {
            let last = ledger.last_slot(&name)?.map_or(now, |stored| stored.last);
            let zone = config.zone(own, machine);
            Ok::<Row, LedgerError>(Row { name, crontab: crontab.clone(), zone, last })
        };
        let mut reminders = Vec::new();
        for reminder in config.mailed_reminders() {
            reminders.push(row(reminder_schedule(&reminder.name), &reminder.cron, reminder.timezone)?);
        }
        let mut scans = Vec::new();
        for account in &config.accounts {
            // There since the start; anything else would write at every look.
            let Some(id) = ledger.find_account(&account.name)? else { continue };
            let budget = u64::from(account.scan.daily_megabytes) * 1_000_000;
            scans.push(Reading {
                row: row(scan_schedule(&account.name), &account.scan.cron, account.scan.timezone)?,
                state: ledger.account_state(id)?,
                budget_left: matches!(account.source, Source::Maildir(_))
                    || ledger.traffic(id, now.date_naive())? < budget,
            });
        }
        let doubt = Way::of(config, folder).map(|way| way.doubt());
        let parcels = ledger.parcels()?;
        Ok(Self {
            digest: row(DIGEST.to_owned(), &config.digest.cron, None)?,
            reminders,
            catch_up: config.digest.catch_up == CatchUp::Once,
            days_off: config.digest.skip.clone(),
            rests: ledger.rests()?,
            scans,
            parcels: parcels
                .iter()
                .filter_map(|parcel| Some((parcel.id, parcel.task(doubt?, now))))
                .collect(),
            requests: ledger.requests()?.iter().map(|asked| (asked.id, asked.round)).collect(),
        })
    }

    /// What to do now.
    pub(super) fn step(&self, now: DateTime<Utc>, busy_since: Option<DateTime<Utc>>) -> Step {
        let state = State {
            parcels: self.parcels.clone(),
            requests: self.requests.clone(),
            digest: Some(self.digest.mail(self.catch_up, &self.days_off)),
            reminders: self.reminders.iter().map(|row| row.mail(self.catch_up, &[])).collect(),
            scans: self.scans.iter().map(Reading::plan).collect(),
            busy_since,
        };
        next_step(now, &state)
    }

    /// The faults of the accounts when every one of them rests; `None` while there is one to read.
    pub(super) fn all_rest(&self) -> Option<String> {
        let faults: Option<Vec<String>> = self.scans.iter().map(Reading::resting).collect();
        faults.filter(|faults| !faults.is_empty()).map(|faults| faults.join("; "))
    }

    /// At a start, for whoever wonders why nothing comes.
    pub(super) fn tell(&self, now: DateTime<Utc>) {
        let mut scans = Vec::new();
        for (number, scan) in (1..).zip(&self.scans) {
            let next = scan.next(now);
            scans.extend(next);
            if let Some(fault) = &scan.state.fault {
                let next = when(next, scan.row.zone, now);
                warn!(account = number, "an account could not be read last time; next try {next}: {fault}");
            }
        }
        let first = |times: &mut dyn Iterator<Item = DateTime<Utc>>| when(times.min(), self.digest.zone, now);
        let scan = first(&mut scans.into_iter());
        let digest = first(&mut self.digest.next(now).into_iter());
        let mut reminders = self.reminders.iter().filter_map(|row| row.next(now)).peekable();
        if reminders.peek().is_none() {
            info!("next scan {scan}, next digest {digest}");
        } else {
            info!("next scan {scan}, next digest {digest}, next reminder {}", first(&mut reminders));
        }
    }

    /// For `systemctl status`.
    pub(super) fn in_a_line(&self, now: DateTime<Utc>) -> String {
        let next = self.next_digest(now).map_or_else(
            || "no digest".to_owned(),
            |at| format!("next digest {}", at.format("%a %-d %b %H:%M")),
        );
        let failing = self.scans.iter().filter(|scan| scan.state.fault.is_some()).count();
        let waiting = self.parcels.len();
        let mut line = next;
        if waiting > 0 {
            line.push_str("; a mail waits to be sent");
        }
        match failing {
            0 => {}
            1 => line.push_str("; one account can't be read"),
            n => {
                let _ = write!(line, "; {n} accounts can't be read");
            }
        }
        line
    }

    /// The next slot of the digest that is on no day off and in no rest of the owner's. Whether they are away is left
    /// out here: that is looked at when a slot has come.
    fn next_digest(&self, now: DateTime<Utc>) -> Option<DateTime<Tz>> {
        let Row { crontab, zone, last, .. } = &self.digest;
        let quiet = Quiet { rests: self.rests, ..Quiet::default() };
        let rests = quiet.days(now.with_timezone(zone).fixed_offset()).into_iter().map(|(days, _)| days);
        let off: Vec<_> = self.days_off.iter().copied().chain(rests).map(|days| (days, ())).collect();
        next_free(crontab, *zone, now.max(*last), &off)
    }
}

/// `now`, `Mon 23 Nov 08:00` or `never`.
fn when(at: Option<DateTime<Utc>>, zone: Tz, now: DateTime<Utc>) -> String {
    match at {
        None => "never".to_owned(),
        Some(at) if at <= now => "now".to_owned(),
        Some(at) => at.with_timezone(&zone).format("%a %-d %b %H:%M").to_string(),
    }
}

impl Row {
    /// When it is due next; `now` when it is.
    fn next(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let table = self.timetable();
        if table.newest(now).is_some() { Some(now) } else { table.next(now) }
    }

    fn mail<'a>(&'a self, catch_up: bool, days_off: &'a [DayRange]) -> MailPlan<'a> {
        MailPlan { timetable: self.timetable(), catch_up, days_off }
    }

    fn timetable(&self) -> Timetable<'_> {
        Timetable { name: &self.name, crontab: &self.crontab, zone: self.zone, last: self.last }
    }
}

impl Reading {
    fn plan(&self) -> ScanPlan<'_> {
        ScanPlan {
            timetable: self.row.timetable(),
            held_until: self.state.next_try,
            resting: self.state.resting,
            budget_left: self.budget_left,
        }
    }

    /// When it is read next, faults considered.
    fn next(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.row.next(self.state.next_try.map_or(now, |held| held.max(now)))
    }

    fn resting(&self) -> Option<String> {
        let fault = || self.state.fault.clone().unwrap_or_default();
        self.state.resting.then(fault)
    }
}
