//! What the daemon knows of its work. Owns: reading from ledger and config what [`crate::next`] decides on. Never
//! touches: the decision, the work.

use crate::config::value::CatchUp;
use crate::config::{Config, Source};
use crate::host;
use crate::ledger::{AccountState, LastSlot, Ledger, LedgerError};
use crate::next::{
    DigestPlan, Quiet, Request, RequestId, ScanPlan, State, Step, Stored, Timetable, next_free, next_step,
    start_of,
};
use crate::outbox::delivery::{ParcelId, Task};
use crate::rounds::{DIGEST, Way, scan_schedule};
use crate::schedule::{Crontab, DayRange};
use crate::words::Rests;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use std::fmt::Write;
use std::path::Path;
use tracing::{info, warn};

/// Everything that the next step depends on.
pub(super) struct Plan {
    digest: Row,
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

/// Writes down where new and changed schedules begin: nothing is due that lies before.
pub(super) fn begin(ledger: &mut Ledger, config: &Config, now: DateTime<Utc>) -> Result<(), LedgerError> {
    let machine = host::zone::machine();
    let served_on = ledger
        .last_served(DIGEST)?
        .and_then(|(slot, _)| NaiveDate::parse_from_str(slot.get(..10)?, "%Y-%m-%d").ok());
    let zone = config.zone(None, machine);
    begin_one(ledger, DIGEST, &config.digest.cron, zone, served_on, now)?;
    for account in &config.accounts {
        ledger.account(&account.name, &account.address)?;
        let zone = config.zone(account.scan.timezone, machine);
        begin_one(ledger, &scan_schedule(&account.name), &account.scan.cron, zone, None, now)?;
    }
    Ok(())
}

fn begin_one(
    ledger: &mut Ledger,
    name: &str,
    crontab: &Crontab,
    zone: Tz,
    served_on: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<(), LedgerError> {
    let stored = ledger.last_slot(name)?;
    let before = stored.as_ref().map(|s| Stored { line: &s.line, zone: &s.zone, last: s.last });
    let last = start_of(now, before, crontab, zone, served_on);
    let wanted = LastSlot { line: crontab.as_str().to_owned(), zone: zone.name().to_owned(), last };
    if stored.as_ref() != Some(&wanted) {
        ledger.set_last_slot(name, &wanted)?;
    }
    Ok(())
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
    ) -> Result<Self, LedgerError> {
        let machine = host::zone::machine();
        let row = |ledger: &Ledger, name: String, crontab: &Crontab, zone: Tz| {
            let last = ledger.last_slot(&name)?.map_or(now, |stored| stored.last);
            Ok::<Row, LedgerError>(Row { name, crontab: crontab.clone(), zone, last })
        };
        let mut scans = Vec::new();
        for account in &config.accounts {
            // There since `begin`; anything else would write at every look.
            let Some(id) = ledger.find_account(&account.name)? else { continue };
            let zone = config.zone(account.scan.timezone, machine);
            let budget = u64::from(account.scan.daily_megabytes) * 1_000_000;
            scans.push(Reading {
                row: row(ledger, scan_schedule(&account.name), &account.scan.cron, zone)?,
                state: ledger.account_state(id)?,
                budget_left: matches!(account.source, Source::Maildir(_))
                    || ledger.traffic(id, now.date_naive())? < budget,
            });
        }
        let doubt = Way::of(config, folder).map(|way| way.doubt());
        let parcels = ledger.parcels()?;
        Ok(Self {
            digest: row(ledger, DIGEST.to_owned(), &config.digest.cron, config.zone(None, machine))?,
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
            digest: Some(DigestPlan {
                timetable: self.digest.timetable(),
                catch_up: self.catch_up,
                days_off: &self.days_off,
            }),
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
        let digest = self.digest.next(now);
        info!(
            "next scan {}, next digest {}",
            when(scans.into_iter().min(), self.digest.zone, now),
            when(digest, self.digest.zone, now)
        );
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
