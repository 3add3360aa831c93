//! What the daemon does next. Owns: the order of all that is due, and how long to wait. Never touches: a clock (the
//! time is an argument), the ledger, what a step does.
//!
//! The daemon asks [`next_step`], does that one step, writes down what came of it and asks again:
//!
//! - after [`Step::Mail`] and [`Step::PassMail`] the `last` of the schedule becomes the slot's `at`, also when the ledger
//!   refused the slot because it was served before;
//! - after [`Step::Scan`] the `last` of each account becomes its slot's `at`; after a fault it may stay, and
//!   `held_until` says when to try again.

mod away;
mod quiet;
mod timetable;

pub use away::{Away, LOOK_BACK, Presence, away};
pub use quiet::{Quiet, Why};
pub use timetable::{Slot, Stored, Timetable, end_of, latest_served, next_free, start_of};

use crate::outbox::delivery::{ParcelId, Task};
use crate::schedule::DayRange;
use chrono::{DateTime, Duration, Utc};

/// The longest wait. Timers stand still while the machine is suspended, so the wall clock is looked at again.
pub const TICK: Duration = Duration::seconds(30);

/// The shortest wait, so that nothing can make the daemon spin.
const SHORTEST: Duration = Duration::seconds(1);

/// A slot that is served later than this was missed.
pub const LATE: Duration = Duration::minutes(5);

/// How late work in progress can make a slot: a scan gives up after 30 minutes, a mail after a few.
const LONGEST_WORK: Duration = Duration::minutes(45);

/// The longest back-off after faults. A hold that ends later is from a clock that was wrong.
pub const LONGEST_HOLD: Duration = Duration::hours(6);

/// How far ahead of the clock the `last` of a mail may be by right: [`start_of`] goes to the end of a day that in
/// another zone may be the day after tomorrow. Farther ahead, the clock was wrong.
const AHEAD: Duration = Duration::hours(75);

/// A round that a command asked for, by its row in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub i64);

/// What a command asked the daemon to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Scan all accounts now.
    Scan,
    /// Send a digest now.
    Send,
}

/// When an account is read.
#[derive(Clone, Debug)]
pub struct ScanPlan<'a> {
    /// Its schedule.
    pub timetable: Timetable<'a>,
    /// After faults: not before then.
    pub held_until: Option<DateTime<Utc>>,
    /// Its login was refused; only the owner can wake it.
    pub resting: bool,
    /// There are bytes left for today.
    pub budget_left: bool,
}

/// When the digest comes, or a reminder that is a mail of its own.
#[derive(Clone, Debug)]
pub struct MailPlan<'a> {
    /// Its schedule.
    pub timetable: Timetable<'a>,
    /// A missed one comes late.
    pub catch_up: bool,
    /// Days without one; reminders know none.
    pub days_off: &'a [DayRange],
}

/// Which of the mails that have a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// The digest.
    Digest,
    /// The reminder at this place in [`State::reminders`].
    Reminder(usize),
}

/// All that the next step depends on, besides the time.
#[derive(Clone, Debug, Default)]
pub struct State<'a> {
    /// Mails on their way out, oldest first, each with [`crate::outbox::delivery::Parcel::task`].
    pub parcels: Vec<(ParcelId, Task)>,
    /// What commands asked for, oldest first.
    pub requests: Vec<(RequestId, Request)>,
    /// The digest.
    pub digest: Option<MailPlan<'a>>,
    /// The reminders that are mails of their own.
    pub reminders: Vec<MailPlan<'a>>,
    /// The accounts.
    pub scans: Vec<ScanPlan<'a>>,
    /// When the first step after the last wait began; `None` right after a wait. A slot that came due while the
    /// daemon was at work is late, but was not missed.
    pub busy_since: Option<DateTime<Utc>>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Go on with this parcel.
    Carry(ParcelId),
    /// Do what a command asked for, and take the request out.
    Serve(RequestId, Request),
    /// Make the mail of this slot.
    Mail {
        /// Of whose schedule.
        which: Which,
        /// The newest slot; those before it are dealt with, too.
        slot: Slot,
        /// It comes late.
        missed: bool,
    },
    /// Leave the mail of this slot out, for good.
    PassMail {
        /// Of whose schedule.
        which: Which,
        /// The newest slot; those before it are dealt with, too.
        slot: Slot,
        /// Why.
        why: Pass,
    },
    /// Read these accounts, in this order.
    Scan(Vec<ScanDue>),
    /// Nothing to do until then, a second to [`TICK`] from now.
    Wait {
        /// When to ask again.
        until: DateTime<Utc>,
    },
}

/// An account to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScanDue {
    /// Its place in [`State::scans`].
    pub account: usize,
    /// The newest slot; those before it are dealt with, too.
    pub slot: Slot,
}

/// Why a mail is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// The slot is on a day off.
    DayOff,
    /// It was missed, and the owner wants none late.
    Missed,
    /// The clock went back by days. Nobody can tell whether the slot was served before, so the next one counts.
    ClockWentBack,
}

/// What to do at `now`.
///
/// Mails that are on their way come first, then what commands ask for, then the digest, then reminders, then scans.
/// Whatever was missed is done once. A digest that was missed does not come on a day off: it waits for the first other
/// day.
pub fn next_step(now: DateTime<Utc>, state: &State<'_>) -> Step {
    let parcel = state.parcels.iter().find(|(_, task)| goes_on(task)).map(|(id, _)| Step::Carry(*id));
    parcel
        .or_else(|| state.requests.first().map(|(id, request)| Step::Serve(*id, *request)))
        .or_else(|| state.mails().find_map(|(which, plan)| plan.step(which, now, state.busy_since)))
        .or_else(|| scan(now, &state.scans))
        .unwrap_or_else(|| Step::Wait { until: until(now, state) })
}

fn goes_on(task: &Task) -> bool {
    !matches!(task, Task::Wait(_) | Task::Nothing)
}

impl State<'_> {
    /// All mails that have a schedule, in the order in which they come when several are due.
    fn mails(&self) -> impl Iterator<Item = (Which, &MailPlan<'_>)> {
        let reminders = self.reminders.iter().enumerate().map(|(at, plan)| (Which::Reminder(at), plan));
        self.digest.iter().map(|plan| (Which::Digest, plan)).chain(reminders)
    }
}

impl MailPlan<'_> {
    fn step(&self, which: Which, now: DateTime<Utc>, busy_since: Option<DateTime<Utc>>) -> Option<Step> {
        let pass = |slot, why| Some(Step::PassMail { which, slot, why });
        if self.timetable.is_ahead(now, AHEAD) {
            return pass(self.timetable.newest_ever(now)?, Pass::ClockWentBack);
        }
        let slot = self.timetable.newest(now)?;
        let missed = was_missed(&slot, now, busy_since);
        if self.is_off(slot.local.date()) {
            pass(slot, Pass::DayOff)
        } else if missed && !self.catch_up {
            pass(slot, Pass::Missed)
        } else if self.is_off(now.with_timezone(&self.timetable.zone).date_naive()) {
            None
        } else {
            Some(Step::Mail { which, slot, missed })
        }
    }

    fn is_off(&self, day: chrono::NaiveDate) -> bool {
        self.days_off.iter().any(|range| range.contains(day))
    }
}

fn was_missed(slot: &Slot, now: DateTime<Utc>, busy_since: Option<DateTime<Utc>>) -> bool {
    let busy = busy_since.is_some_and(|since| since <= slot.at);
    now - slot.at > if busy { LONGEST_WORK } else { LATE }
}

/// All accounts that are due, together.
fn scan(now: DateTime<Utc>, scans: &[ScanPlan<'_>]) -> Option<Step> {
    let due: Vec<ScanDue> = scans
        .iter()
        .enumerate()
        .filter_map(|(account, plan)| plan.due(now).map(|slot| ScanDue { account, slot }))
        .collect();
    (!due.is_empty()).then_some(Step::Scan(due))
}

impl ScanPlan<'_> {
    fn due(&self, now: DateTime<Utc>) -> Option<Slot> {
        if self.resting || !self.budget_left || self.held(now).is_some() {
            return None;
        }
        // A scan too many does no harm, so after a clock that went back it is simply done.
        if self.timetable.is_ahead(now, LATE) {
            self.timetable.newest_ever(now)
        } else {
            self.timetable.newest(now)
        }
    }

    /// Until when it is held back.
    fn held(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.held_until.filter(|until| *until > now && *until - now <= LONGEST_HOLD)
    }
}

/// The earliest of all that is to come, but soon.
fn until(now: DateTime<Utc>, state: &State<'_>) -> DateTime<Utc> {
    let parcels = state.parcels.iter().filter_map(|(_, task)| match task {
        Task::Wait(at) => Some(*at),
        _ => None,
    });
    let mails = state.mails().filter_map(|(_, plan)| plan.timetable.next(now));
    let scans = state.scans.iter().filter_map(|plan| plan.held(now).or_else(|| plan.timetable.next(now)));
    let latest = now.checked_add_signed(TICK).unwrap_or(now);
    let earliest = now.checked_add_signed(SHORTEST).unwrap_or(now);
    parcels.chain(mails).chain(scans).min().unwrap_or(latest).clamp(earliest, latest)
}

#[cfg(test)]
mod tests;
