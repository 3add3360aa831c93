//! A slot that has come: a digest, or a reminder that is a mail of its own. Owns: that each leaves its schedule behind
//! it, whatever came of it. Never touches: what stands in the mail.

use super::{Errand, tell};
use crate::config::Reminder;
use crate::ledger::{Ledger, SlotClaim};
use crate::next::{Pass, Slot, Which};
use crate::rounds::{DIGEST, Posted, RoundError, post_digest, post_reminder, reminder_schedule};
use tracing::info;

impl Errand {
    /// Makes the mail of a slot. The accounts are read first: what was just written may settle what it would say.
    pub(super) fn serve_slot(
        &self,
        ledger: &mut Ledger,
        which: Which,
        slot: &Slot,
        missed: bool,
    ) -> Result<(), RoundError> {
        let Some((schedule, reminder)) = self.schedule(which) else { return Ok(()) };
        if missed {
            info!(slot = slot.key(), "a {} that was missed comes now", what(which));
        }
        let warnings = self.read(ledger)?;
        // The slot stays due, and the mail needs no warning that only a stop caused.
        if self.stops() {
            return Ok(());
        }
        let now = self.local_now();
        let (served_at, last) = (now.to_utc(), Some(slot.at));
        let claim = SlotClaim { schedule, slot: slot.key(), served_at, last, asked: None };
        let posted = if let Some(reminder) = reminder {
            let posted = post_reminder(ledger, &self.config, now, &claim, &reminder.name, warnings)?;
            tell_of_reminder(&posted);
            posted
        } else {
            let posted = post_digest(ledger, &self.config, now, &claim, warnings)?;
            tell(&posted);
            posted
        };
        if posted == Posted::Taken {
            ledger.advance(&claim.schedule, slot.at)?;
        }
        Ok(())
    }

    /// Leaves the mail of a slot out.
    pub(super) fn pass_slot(
        &self,
        ledger: &mut Ledger,
        which: Which,
        slot: &Slot,
        why: Pass,
    ) -> Result<(), RoundError> {
        let Some((schedule, _)) = self.schedule(which) else { return Ok(()) };
        let why = match why {
            Pass::DayOff => "a day off",
            Pass::Missed => "it was missed, and `catch_up` is \"none\"",
            Pass::ClockWentBack => "the clock went back by days",
        };
        info!(slot = slot.key(), "no {}: {why}", what(which));
        Ok(ledger.advance(&schedule, slot.at)?)
    }

    /// The schedule that a step means, and its reminder; none that the config does not have.
    fn schedule(&self, which: Which) -> Option<(String, Option<&Reminder>)> {
        match which {
            Which::Digest => Some((DIGEST.to_owned(), None)),
            Which::Reminder(place) => {
                let reminder = self.config.mailed_reminders().nth(place)?;
                Some((reminder_schedule(&reminder.name), Some(reminder)))
            }
        }
    }
}

fn what(which: Which) -> &'static str {
    match which {
        Which::Digest => "digest",
        Which::Reminder(_) => "reminder",
    }
}

fn tell_of_reminder(posted: &Posted) {
    match posted {
        Posted::Written { .. } => info!("a reminder is written and on its way"),
        Posted::Empty | Posted::PassedOver => info!("a reminder has nothing to say"),
        Posted::Quiet(why) => info!(why = why.name(), since = %why.since(), "no reminders for now"),
        Posted::Taken => info!("this slot was served before"),
    }
}
