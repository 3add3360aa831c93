//! The way back: replies of many mail programs in six languages, attacks on it, and what comes of commands.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests may panic like tests")]

mod applied;
mod attacks;
mod ground;
mod replies;
mod told;
