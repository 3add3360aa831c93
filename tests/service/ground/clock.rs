//! The wall clock of one home, which the test moves while the program runs. Owns: libfaketime's settings, the file that
//! holds how far this clock is from the machine's. Never touches: the machine's clock.
//!
//! The clock runs at the usual speed between two moves. The monotonic clock stays the machine's: that of a suspended
//! machine stands still, too, so a timer of the program never ends earlier because the wall clock was moved.

use super::{Home, Servers};
use appreciated::host;
use chrono::{DateTime, Duration, Utc};
use tempfile::TempDir;

/// The one for programs with threads.
const LIBRARY: &str = "libfaketimeMT.so.1";

/// Of programs that were killed, it leaves these behind, each with their process id.
const LEFT_BEHIND: [&str; 2] = ["/dev/shm/faketime_shm_", "/dev/shm/sem.faketime_sem_"];

/// A clock.
pub struct Clock {
    folder: TempDir,
    ahead: Duration,
}

impl Clock {
    /// Everything that runs in this home goes by the new clock from now on.
    pub fn of(home: &mut Home, servers: &Servers, now: DateTime<Utc>) -> Self {
        let library = servers.libraries().join(LIBRARY);
        assert!(library.exists(), "{} is missing: run tests/servers.sh again", library.display());
        let mut clock = Self { folder: tempfile::tempdir().unwrap(), ahead: Duration::zero() };
        clock.set(now);
        home.set("LD_PRELOAD", library);
        home.set("FAKETIME_TIMESTAMP_FILE", clock.folder.path().join("ahead"));
        for name in ["FAKETIME_NO_CACHE", "FAKETIME_DONT_FAKE_MONOTONIC", "NO_FAKE_STAT"] {
            home.set(name, "1");
        }
        clock
    }

    /// Moves the clock.
    pub fn set(&mut self, now: DateTime<Utc>) {
        self.ahead = now - host::now();
        let (new, file) = (self.folder.path().join("new"), self.folder.path().join("ahead"));
        // The program reads the file whenever it asks for the time, so it is there as a whole or not at all.
        std::fs::write(&new, format!("{:+.6}", self.ahead.as_seconds_f64())).unwrap();
        std::fs::rename(new, file).unwrap();
    }

    /// What the program reads on it.
    pub fn now(&self) -> DateTime<Utc> {
        host::now() + self.ahead
    }
}

/// After a program that was killed.
pub fn tidy(process: u32) {
    for begin in LEFT_BEHIND {
        let _ = std::fs::remove_file(format!("{begin}{process}"));
    }
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::servers;
    use std::process::Command;

    /// What another program reads in this home, between what the clock says before and after.
    fn read(home: &Home, clock: &Clock) -> [i64; 3] {
        let before = clock.now().timestamp();
        let program = home.command::<&str>(&[]);
        let given = program.get_envs().filter_map(|(name, value)| Some((name, value?)));
        let said = Command::new("date").arg("+%s").env_clear().envs(given).output().unwrap();
        let text = String::from_utf8(said.stdout).unwrap();
        let read = text.trim().parse().unwrap_or_else(|_| panic!("{text} {:?}", said.stderr));
        [before, read, clock.now().timestamp()]
    }

    #[test]
    fn a_home_goes_by_its_own_clock() {
        let Some(servers) = servers() else { return };
        let mut home = Home::new();
        let real = host::now();
        let [past, future] = [-1, 1].map(|way| real + Duration::days(way * 1_000));
        let mut clock = Clock::of(&mut home, &servers, future);
        for now in [future, past, real] {
            clock.set(now);
            let times = read(&home, &clock);
            assert!(times.is_sorted() && times[0] >= now.timestamp(), "{times:?} at {now}");
        }
    }
}
