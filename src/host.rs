//! The machine the program runs on. Owns: the wall clock, randomness, the environment; the only file that may ask
//! for the time.

pub mod lock;
pub mod log;
pub mod notify;
pub mod zone;

use chrono::{DateTime, Local, Utc};
use std::ffi::OsString;
use std::io::Read;

/// The wall clock.
#[expect(clippy::disallowed_methods, reason = "the one place that asks the wall clock")]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

/// The wall clock in the machine's own time zone.
pub fn local(at: DateTime<Utc>) -> DateTime<chrono::FixedOffset> {
    at.with_timezone(&Local).fixed_offset()
}

/// 32 random bytes for the key of a new ledger.
pub fn random_key() -> std::io::Result<[u8; 32]> {
    let mut key = [0; 32];
    std::fs::File::open("/dev/urandom")?.read_exact(&mut key)?;
    Ok(key)
}

/// A variable of the environment.
pub fn environment(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}
