//! A digest from the ledger to its owner. Owns: [`post_digest`] and [`post_reminder`] (ledger → digest → outbox, in one
//! transaction) and [`carry`] (one step of a mail on its way). Never touches: sockets and clocks, which the caller hands
//! in.

use super::drafts::keep_drafts;
use super::lost::lost_since;
use super::quiet::{quiet, slot_of};
use super::remind::{self, reminders};
use super::{DIGEST, RoundError, digest_round, history, last_digest};
use crate::answer;
use crate::config::Config;
use crate::gate::{Done, Pace};
use crate::host;
use crate::ledger::{Ledger, NewDigest, SlotClaim};
use crate::message::Address;
use crate::next::Why;
use crate::outbox;
use crate::outbox::delivery::{Doubt, Outcome, Parcel, Task};
use crate::outlook::{Occasion, Outlook};
use crate::tie::History;
use crate::words::{Reminders, Rests, Standing};
use chrono::{DateTime, FixedOffset, Utc};

/// So many of the newest deliveries are looked at for mails that were lost.
const LOOK_BACK: u32 = 30;

/// What came of a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
    /// A digest is written down and on its way.
    Written {
        /// The digest's id.
        id: String,
        /// How many items it has.
        items: usize,
    },
    /// No item, no mail; the slot is served.
    Empty,
    /// Nothing came of the last digests, so this slot brings none; it is served.
    PassedOver,
    /// The owner is not to have digests now, or was not at the slot's time; the slot is served.
    Quiet(Why),
    /// The slot was served before; nothing was done.
    Taken,
}

/// How a mail that may have arrived can be found.
pub enum Search<'a> {
    /// Looks into the owner's mailbox: whether it is there, or why nobody could look.
    Mailbox(&'a mut dyn FnMut(&Parcel) -> Result<bool, String>),
    /// There is nothing to look into.
    Nowhere,
    /// Not needed: handing over twice leaves one copy.
    Harmless,
}

/// The slot of a digest that somebody asked for by hand: this minute.
pub fn by_hand(now: DateTime<FixedOffset>) -> SlotClaim {
    SlotClaim {
        schedule: "send".to_owned(),
        slot: now.format("%Y-%m-%dT%H:%M").to_string(),
        served_at: now.to_utc(),
        last: None,
        asked: None,
    }
}

/// Makes the digest of a slot and writes it down with its mail, or only that the slot was served when there is nothing
/// to say: warnings alone are no reason for a mail. `now` is in the owner's zone; `warnings` are sentences on what
/// went wrong. Digests and reminders lost since the last digest that arrived are mentioned, and their items, candidates still, are
/// looked at like all others.
///
/// While the owner rests or is away, a slot brings nothing, and what it would have shown stays a candidate; a digest
/// asked for by hand comes and says so. That is judged here, after reading: `resume` may lie in the mail just read.
pub fn post_digest(
    ledger: &mut Ledger,
    config: &Config,
    now: DateTime<FixedOffset>,
    claim: &SlotClaim,
    mut warnings: Vec<String>,
) -> Result<Posted, RoundError> {
    if is_taken(ledger, claim)? {
        return Ok(Posted::Taken);
    }
    let standstill = quiet(ledger, config, now.to_utc())?;
    if claim.schedule != DIGEST {
        warnings.extend(standstill.at(now, now).map(|why| format!("{}.", why.sentence(now))));
    } else if let Some(why) = standstill.at(slot_of(claim, now), now) {
        return serve(ledger, claim, Posted::Quiet(why));
    }
    warnings.extend(lost_since(&ledger.deliveries(LOOK_BACK)?, now));
    let reminders = reminders(ledger, config, now)?;
    post(
        ledger,
        config,
        now,
        claim,
        &reminders,
        Mailing { warnings, rests: standstill.rests, at_once: false },
    )
}

/// Makes the mail of a reminder that comes at once, or only serves its slot when the reminder is not due: the act was done
/// before, or a digest has told of it. While the owner rests or is away nothing comes; it heads the next digest then.
pub fn post_reminder(
    ledger: &mut Ledger,
    config: &Config,
    now: DateTime<FixedOffset>,
    claim: &SlotClaim,
    name: &str,
    warnings: Vec<String>,
) -> Result<Posted, RoundError> {
    if is_taken(ledger, claim)? {
        return Ok(Posted::Taken);
    }
    let Some(reminder) = config.reminders.iter().find(|reminder| reminder.name == name) else {
        return serve(ledger, claim, Posted::Empty);
    };
    // Its days are those of its own clock.
    let zone = config.zone(reminder.timezone, host::zone::machine());
    let now = now.with_timezone(&zone).fixed_offset();
    let standstill = quiet(ledger, config, now.to_utc())?;
    if let Some(why) = standstill.at(now, now) {
        return serve(ledger, claim, Posted::Quiet(why));
    }
    let reminders = remind::only(ledger, config, reminder, now)?;
    post(ledger, config, now, claim, &reminders, Mailing { warnings, rests: standstill.rests, at_once: true })
}

/// Serves a slot that brings no mail.
fn serve(ledger: &mut Ledger, claim: &SlotClaim, posted: Posted) -> Result<Posted, RoundError> {
    Ok(if ledger.post(claim, None)? { posted } else { Posted::Taken })
}

/// Whether the slot was served; a request for it is taken out then.
fn is_taken(ledger: &mut Ledger, claim: &SlotClaim) -> Result<bool, RoundError> {
    let taken = ledger.slot_taken(&claim.schedule, &claim.slot)?;
    if let (true, Some(asked)) = (taken, &claim.asked) {
        ledger.answered(asked)?;
    }
    Ok(taken)
}

/// What a mail is made with, besides the mailbox.
struct Mailing {
    warnings: Vec<String>,
    rests: Rests,
    at_once: bool,
}

/// Looks at the history and puts what it brings into the outbox.
fn post(
    ledger: &mut Ledger,
    config: &Config,
    now: DateTime<FixedOffset>,
    claim: &SlotClaim,
    reminders: &Reminders,
    mailing: Mailing,
) -> Result<Posted, RoundError> {
    let rules = config.rules();
    let history = history(ledger, &rules, now.to_utc())?;
    let occasion = Occasion {
        now,
        slot: &format!("{}|{}", claim.schedule, claim.slot),
        key: &ledger.key(),
        first: !mailing.at_once && ledger.digests_sent()? == 0,
        since: last_digest(ledger)?,
        warnings: mailing.warnings,
        rests: mailing.rests,
        at_once: mailing.at_once,
    };
    let outlook = digest_round(ledger, &history, &rules, reminders, &occasion)?;
    done_by_draft(ledger, &outlook.done)?;
    write_down(ledger, config, now, claim, outlook, &history)
}

/// Puts what a slot brings into the outbox, when it brings anything.
fn write_down(
    ledger: &mut Ledger,
    config: &Config,
    now: DateTime<FixedOffset>,
    claim: &SlotClaim,
    mut outlook: Outlook,
    history: &History,
) -> Result<Posted, RoundError> {
    let scheduled = claim.schedule == DIGEST;
    // Whoever is about to be reminded is asked another time.
    let reminds = outlook.digest.items.iter().any(|item| item.reminder);
    let mut asks = scheduled && outlook.pace == Pace::Question && !reminds;
    if outlook.digest.items.is_empty() && !asks {
        return serve(ledger, claim, Posted::Empty);
    }
    // What somebody asks for comes at once by hand, and on its day as a reminder.
    if scheduled && passes_over(ledger, claim, outlook.pace, now)? {
        asks = false;
        outlook.keep_reminders();
        if outlook.digest.items.is_empty() {
            return serve(ledger, claim, Posted::PassedOver);
        }
    }
    let (digest, items) = if asks {
        ledger.asks_to_stop(&outlook.digest.id)?;
        (outlook.digest.asking_to_stop(), Vec::new())
    } else {
        (outlook.digest, outlook.remarks)
    };
    let owner = Address { name: config.digest.name.clone(), addr: config.digest.to.clone() };
    let bytes = outbox::bytes(&digest, &owner)?;
    let prints = answer::of_digest(&digest, &ledger.key());
    let (id, count) = (digest.id.clone(), items.len());
    let new = NewDigest {
        id: id.clone(),
        tag: digest.tag.clone(),
        made_at: now.to_utc(),
        made_on: now.date_naive(),
        bytes,
        items,
        prints,
        about: None,
    };
    if !ledger.post(claim, Some(&new))? {
        return Ok(Posted::Taken);
    }
    // Should this end before, its items have no drafts, which the digest does not promise.
    keep_drafts(ledger, config, history, &digest, &new.items)?;
    // After the digest that tells them: should this end in between, the next one tells them again.
    for done in &outlook.done {
        ledger.set_state(&done.key, Standing::Done, done.on, None)?;
    }
    Ok(Posted::Written { id, items: count })
}

/// Whose draft was sent is done, whatever the owner made of its words. What is `seen` done anyway is told first.
fn done_by_draft(ledger: &mut Ledger, seen: &[Done]) -> Result<(), RoundError> {
    for (key, on) in ledger.done_by_draft()? {
        if seen.iter().all(|done| done.key != key) {
            ledger.set_state(&key, Standing::Done, on, None)?;
        }
    }
    Ok(())
}

fn passes_over(
    ledger: &Ledger,
    claim: &SlotClaim,
    pace: Pace,
    now: DateTime<FixedOffset>,
) -> Result<bool, RoundError> {
    let last = ledger.last_digest_made(&claim.schedule)?;
    let since = match last {
        Some(last) => ledger.slots_served_after(&claim.schedule, last)?,
        None => 0,
    };
    let day = last.map(|last| last.with_timezone(now.offset()).date_naive());
    Ok(pace.passes_over(now.date_naive(), day, since))
}

/// Does the one thing that a mail needs next, and gives the mail as it is then. Before `hand_over` (the bytes and the
/// digest's id) is called, the ledger holds on disk that it is; so a process that ends anywhere in between leaves a
/// mail in doubt, which is never sent again before `search` has not found it. `now` is asked again after each wait
/// for somebody else.
pub fn carry(
    ledger: &mut Ledger,
    parcel: &Parcel,
    now: &dyn Fn() -> DateTime<Utc>,
    hand_over: &mut dyn FnMut(&[u8], &str) -> Outcome,
    mut search: Search<'_>,
) -> Result<Parcel, RoundError> {
    let next = match parcel.task(search.doubt(), now()) {
        Task::Nothing | Task::Wait(_) => return Ok(parcel.clone()),
        Task::Become(next) => next,
        Task::Send => {
            let bytes = ledger.parcel_bytes(parcel.id)?;
            let sending = parcel.sending(now());
            ledger.set_parcel(&sending)?;
            let outcome = hand_over(&bytes, &parcel.digest);
            sending.after(&outcome, now())
        }
        Task::LookUp => match search.look(parcel) {
            Ok(found) => parcel.looked_up(found, now()),
            Err(why) => parcel.look_up_failed(&why, now()),
        },
    };
    ledger.set_parcel(&next)?;
    Ok(next)
}

impl Search<'_> {
    /// What the state machine is to know of it.
    pub fn doubt(&self) -> Doubt {
        match self {
            Self::Mailbox(_) => Doubt::Look,
            Self::Nowhere => Doubt::Stay,
            Self::Harmless => Doubt::Repeat,
        }
    }

    fn look(&mut self, parcel: &Parcel) -> Result<bool, String> {
        match self {
            Self::Mailbox(look) => look(parcel),
            Self::Nowhere | Self::Harmless => Err("there is no mailbox to look into".to_owned()),
        }
    }
}
