//! What keeps digests away, from the ledger and the config. Owns: bringing both together, and the slot of a claim as a
//! time. Never touches: the reasons themselves ([`crate::next::Quiet`]).

use crate::config::Config;
use crate::gate::{Pace, pace};
use crate::ledger::{Ledger, LedgerError, SlotClaim};
use crate::next::{LOOK_BACK, Presence, Quiet};
use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};

/// What may keep digests away at `now` and from then on.
pub fn quiet(ledger: &Ledger, config: &Config, now: DateTime<Utc>) -> Result<Quiet, LedgerError> {
    let rests = ledger.rests()?;
    let presence = if config.digest.pause_when_away {
        ledger.presence(now.checked_sub_signed(LOOK_BACK).unwrap_or(now))?
    } else {
        Presence::default()
    };
    let unanswered = rests.asked_on.is_some() && pace(&ledger.suggestions()?, &rests) == Pace::Over;
    Ok(Quiet { rests, presence, unanswered })
}

/// When the slot of a claim was, by the clock of `now`; `now` itself for a slot that can't be read.
pub(super) fn slot_of(claim: &SlotClaim, now: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    NaiveDateTime::parse_from_str(&claim.slot, "%Y-%m-%dT%H:%M")
        .ok()
        .and_then(|slot| slot.and_local_timezone(*now.offset()).single())
        .unwrap_or(now)
}
