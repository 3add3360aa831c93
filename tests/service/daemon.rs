//! The program as a service: its slots, its signals, its faults, and what it does after it was killed.

mod beside;
mod crash;
mod faults;
mod reload;
mod slot;
mod watchdog;

use std::time::Duration;

/// More than any wait between two looks at the clock.
const A_TICK: Duration = Duration::from_secs(100);
