//! The program in the nights that have an hour too few or too many, on a machine that slept, and on one that travels.
//! Each test has a clock that it moves. Owns: how a digest's time is judged.

mod bedroom;
mod change;
mod suspend;
mod zone;

use appreciated::next::LATE;
use bedroom::{Bedroom, Served, end};
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::time::Duration;

/// More than reading the mailbox and two waits of the daemon may take.
const LONG: Duration = Duration::from_secs(200);

fn time(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

/// How long after that time the digest of this `Date` was made.
fn since(date: &str, then: &str) -> TimeDelta {
    time(date) - time(then)
}

/// The digest came at its slot: not before, not as one that was missed, and it is dated by the slot's clock.
fn right_after(date: &str, slot: &str) {
    let late = since(date, slot);
    assert!(late >= TimeDelta::zero() && late <= LATE, "{date} is {late} after {slot}");
    assert_eq!(time(date).offset(), time(slot).offset());
}
