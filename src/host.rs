//! The machine the program runs on. Owns: the wall clock, randomness, the environment; the only file that may ask
//! for the time, and for how much of it is left.

pub mod lock;
pub mod log;
pub mod notify;
pub mod zone;

use chrono::{DateTime, Local, Utc};
use std::ffi::OsString;
use std::fs::DirBuilder;
use std::io::Read;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;
use std::time::{Duration, Instant};

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

/// Makes a folder, and those above it, that only its owner may enter (mode 0700); one that is there stays as it is.
pub fn private_folder(path: &Path) -> std::io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    // Whatever the umask took away.
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700))
}

/// A variable of the environment.
pub fn environment(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// A point in time by the monotonic clock, at which waiting ends.
#[derive(Clone, Copy, Debug)]
pub struct Deadline(Option<Instant>);

impl Deadline {
    /// `time` from now; too far away to be written, it never comes.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the monotonic clock")]
    pub fn after(time: Duration) -> Self {
        Self(Instant::now().checked_add(time))
    }

    /// The time left, more than zero; `None` when it is over.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the monotonic clock")]
    pub fn left(&self) -> Option<Duration> {
        let Some(end) = self.0 else { return Some(Duration::MAX) };
        end.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_ends() {
        assert!(Deadline::after(Duration::from_secs(3600)).left().is_some());
        assert!(Deadline::after(Duration::MAX).left().is_some());
        assert_eq!(Deadline::after(Duration::ZERO).left(), None);
    }
}
