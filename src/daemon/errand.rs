//! One step of the daemon, done on a blocking thread. Owns: which round belongs to which step, and what is logged of
//! it: counts, never names. Never touches: signals, waiting.

use crate::config::{Account, Config};
use crate::host;
use crate::ledger::{LastSlot, Ledger, SlotClaim};
use crate::next::{Pass, Request, RequestId, ScanDue, Slot, Step};
use crate::outbox::delivery::{ParcelId, Stage};
use crate::rounds::{
    DIGEST, Posted, RoundError, Visited, Way, by_hand, post_digest, read_before_digest, round_lock,
    scan_schedule, tend_drafts, visit_all,
};
use crate::wire::Gauge;
use chrono::{DateTime, FixedOffset};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tracing::{error, info, warn};

/// What a blocking thread needs for one step.
pub(super) struct Errand {
    pub(super) step: Step,
    pub(super) config: Arc<Config>,
    /// The state directory.
    pub(super) folder: PathBuf,
    pub(super) gauge: Gauge,
    /// The program is to end: what has not begun yet is left to the next start.
    pub(super) stop: Arc<AtomicBool>,
}

impl Errand {
    /// Does it. What one account or one mail costs is written down in the ledger; an error is about the whole.
    pub(super) fn run(&self, ledger: &mut Ledger) -> Result<(), RoundError> {
        let _lock = round_lock(&self.folder)?;
        match &self.step {
            Step::Carry(id) => self.carry(ledger, *id)?,
            Step::Serve(id, request) => self.serve(ledger, *id, *request)?,
            Step::Digest { slot, missed } => self.digest(ledger, slot, *missed)?,
            Step::PassDigest { slot, why } => return self.pass(ledger, slot, *why),
            Step::Scan(due) => self.scan(ledger, due)?,
            Step::Wait { .. } => return Ok(()),
        }
        if self.stops() { Ok(()) } else { self.drafts(ledger) }
    }

    /// After a digest was sent, or mail was read.
    fn drafts(&self, ledger: &mut Ledger) -> Result<(), RoundError> {
        let tended = tend_drafts(ledger, &self.config, &self.gauge)?;
        if tended.placed + tended.removed > 0 {
            info!(
                placed = tended.placed,
                removed = tended.removed,
                "drafts were put into a mailbox or taken out"
            );
        }
        for (account, said) in &tended.faults {
            warn!(account = self.number(account), "drafts were not seen to: {said}");
        }
        Ok(())
    }

    fn carry(&self, ledger: &mut Ledger, id: ParcelId) -> Result<(), RoundError> {
        let (Some(parcel), Some(way)) = (ledger.parcel(id)?, Way::of(&self.config, &self.folder)) else {
            return Ok(());
        };
        let parcel = way.carry(ledger, &parcel, &self.gauge)?;
        let said = parcel.said.as_deref().unwrap_or_default();
        match parcel.stage {
            Stage::Sent => info!(attempts = parcel.attempts, "the digest was delivered"),
            Stage::Refused | Stage::Abandoned => {
                error!(attempts = parcel.attempts, "the digest was not delivered: {said}");
            }
            _ => warn!(attempts = parcel.attempts, "the digest is not delivered yet: {said}"),
        }
        Ok(())
    }

    /// The request stays until it is served, whatever ends the program or the errand before: reading twice does no
    /// harm, and a digest takes it out as it is written down.
    fn serve(&self, ledger: &mut Ledger, id: RequestId, request: Request) -> Result<(), RoundError> {
        let Some(asked) = ledger.requests()?.into_iter().find(|asked| asked.id == id) else { return Ok(()) };
        let warnings = self.read(ledger)?;
        if self.stops() {
            return Ok(());
        }
        match request {
            Request::Scan => ledger.answered(&asked)?,
            Request::Send => {
                let now = self.local_now();
                let claim = SlotClaim { asked: Some(asked), ..by_hand(now) };
                tell(&post_digest(ledger, &self.config, now, &claim, warnings)?);
            }
        }
        Ok(())
    }

    fn digest(&self, ledger: &mut Ledger, slot: &Slot, missed: bool) -> Result<(), RoundError> {
        if missed {
            info!(slot = slot.key(), "a digest that was missed comes now");
        }
        let warnings = self.read(ledger)?;
        // The slot stays due, and the digest needs no warning that only a stop caused.
        if self.stops() {
            return Ok(());
        }
        let now = self.local_now();
        let claim = SlotClaim {
            schedule: DIGEST.to_owned(),
            slot: slot.key(),
            served_at: now.to_utc(),
            last: Some(self.last_slot(slot)),
            asked: None,
        };
        let posted = post_digest(ledger, &self.config, now, &claim, warnings)?;
        if posted == Posted::Taken {
            ledger.set_last_slot(DIGEST, &self.last_slot(slot))?;
        }
        tell(&posted);
        Ok(())
    }

    fn pass(&self, ledger: &mut Ledger, slot: &Slot, why: Pass) -> Result<(), RoundError> {
        let why = match why {
            Pass::DayOff => "a day off",
            Pass::Missed => "it was missed, and `catch_up` is \"none\"",
            Pass::ClockWentBack => "the clock went back by days",
        };
        info!(slot = slot.key(), "no digest: {why}");
        Ok(ledger.set_last_slot(DIGEST, &self.last_slot(slot))?)
    }

    fn scan(&self, ledger: &mut Ledger, due: &[ScanDue]) -> Result<(), RoundError> {
        let of = |one: &ScanDue| self.config.accounts.get(one.account);
        let accounts: Vec<&Account> = due.iter().filter_map(of).collect();
        let visited =
            visit_all(ledger, &self.config, &accounts, None, &self.gauge, &mut |_, _| !self.gauge.is_cut())?;
        self.log(&visited);
        if self.gauge.is_cut() {
            return Ok(());
        }
        for one in due {
            let Some(account) = of(one) else { continue };
            // What failed stays due: the ledger says when it is tried again.
            if visited.iter().any(|seen| seen.account == account.name && seen.result.is_err()) {
                continue;
            }
            let zone = self.config.zone(account.scan.timezone, host::zone::machine());
            let line = account.scan.cron.as_str().to_owned();
            let last = LastSlot { line, zone: zone.name().to_owned(), last: one.slot.at };
            ledger.set_last_slot(&scan_schedule(&account.name), &last)?;
        }
        Ok(())
    }

    /// Reads every account that does not rest; gives what the digest has to say of it.
    fn read(&self, ledger: &mut Ledger) -> Result<Vec<String>, RoundError> {
        let (visited, warnings) =
            read_before_digest(ledger, &self.config, &self.gauge, &mut |_, _| !self.gauge.is_cut())?;
        self.log(&visited);
        Ok(warnings)
    }

    /// Accounts by their place in the config: their names may be addresses.
    fn log(&self, visited: &[Visited]) {
        for one in visited {
            let number = self.number(&one.account);
            if one.stopped.is_some() {
                info!(account = number, "reading an account was stopped");
                continue;
            }
            match &one.result {
                Ok(report) => info!(
                    account = number,
                    new = report.messages_new,
                    unreadable = report.unreadable,
                    "an account was read"
                ),
                Err(fault) => warn!(account = number, "an account was not read: {fault}"),
            }
        }
    }

    fn number(&self, name: &str) -> usize {
        self.config.accounts.iter().position(|account| account.name == name).map_or(0, |at| at + 1)
    }

    fn stops(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn local_now(&self) -> DateTime<FixedOffset> {
        host::now().with_timezone(&self.config.zone(None, host::zone::machine())).fixed_offset()
    }

    fn last_slot(&self, slot: &Slot) -> LastSlot {
        let zone = self.config.zone(None, host::zone::machine());
        let line = self.config.digest.cron.as_str().to_owned();
        LastSlot { line, zone: zone.name().to_owned(), last: slot.at }
    }
}

fn tell(posted: &Posted) {
    match posted {
        Posted::Written { items, .. } => info!(items, "a digest is written and on its way"),
        Posted::Empty => info!("no item, so no digest"),
        Posted::PassedOver => info!("nothing came of the last digests, so this slot brings none"),
        Posted::Quiet(why) => info!(why = why.name(), since = %why.since(), "no digests for now"),
        Posted::Taken => info!("this slot was served before"),
    }
}
