//! Each practice of the two articles on invented mail: what makes its item, what its item says, what keeps it away; and
//! the gate behind them.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic like tests")]

mod departments;
mod desk;
mod done;
mod gate;
mod influencer;
mod mentor;
mod offer;
mod pace;
mod peace;
mod praise;
mod regular;
mod reminders;
mod yearly;
