//! What a command runs in: the config, the ledger, the clock.

use super::{Common, Failure};
use crate::config::{self, Config};
use crate::daemon::DAEMON_LOCK;
use crate::host;
use crate::host::lock::Lock;
use crate::ledger::Ledger;
use crate::rounds::{LEDGER_FILE, begin_reminders, round_lock};
use crate::words::Rules;
use chrono::{DateTime, Datelike, FixedOffset};
use std::path::PathBuf;

/// Parses `--now`.
pub(super) fn instant(text: &str) -> Result<DateTime<FixedOffset>, String> {
    DateTime::parse_from_rfc3339(text).ok().filter(|at| (1990..=9998).contains(&at.year())).ok_or_else(|| {
        "write it as 2026-11-23T08:00:00+01:00 (RFC 3339, with the offset), from 1990 on".to_owned()
    })
}

/// A loaded config with its ledger's place.
pub(super) struct Setting {
    pub(super) path: PathBuf,
    pub(super) config: Config,
    pub(super) rules: Rules,
    pub(super) now: DateTime<FixedOffset>,
}

impl Setting {
    /// Finds and loads the config. `now` defaults to the wall clock in the digest's zone.
    pub(super) fn load(common: &Common, now: Option<DateTime<FixedOffset>>) -> Result<Self, Failure> {
        let path = config::locate::locate(common.config.as_deref(), &host::environment)?;
        let config = config::locate::load(&path)?;
        let now = now.unwrap_or_else(|| match config.digest.timezone {
            Some(zone) => host::now().with_timezone(&zone).fixed_offset(),
            None => host::local(host::now()),
        });
        Ok(Self { path, rules: config.rules(), config, now })
    }

    /// The state directory.
    pub(super) fn folder(&self) -> PathBuf {
        self.config.state_dir(&host::environment)
    }

    /// Where the ledger lies.
    pub(super) fn ledger_path(&self) -> PathBuf {
        self.folder().join(LEDGER_FILE)
    }

    /// The ledger, made when there is none yet.
    pub(super) fn own_ledger(&self) -> Result<Ledger, Failure> {
        let fresh =
            host::random_key().map_err(|e| Failure::new(format!("/dev/urandom can't be read: {e}")))?;
        Ok(Ledger::open(&self.ledger_path(), fresh)?)
    }

    /// The daemon that works on this state directory, as the beginning of a sentence.
    pub(super) fn daemon(&self) -> Result<Option<String>, Failure> {
        let path = self.folder().join(DAEMON_LOCK);
        let holder = Lock::holder(&path)
            .map_err(|e| Failure::try_again(format!("{} can't be looked at: {e}", path.display())))?;
        Ok(holder.map(|holder| format!("the daemon{holder}")))
    }

    /// The lock of the rounds, against another command.
    pub(super) fn round_lock(&self) -> Result<Lock, Failure> {
        Ok(round_lock(&self.folder())?)
    }

    /// The config's reminders count from now on, without a daemon, too.
    pub(super) fn begin_reminders(&self, ledger: &mut Ledger) -> Result<(), Failure> {
        Ok(begin_reminders(ledger, &self.config, self.now.to_utc(), host::zone::machine())?)
    }

    /// The ledger of a command that only reads; the error says what to run first.
    pub(super) fn ledger(&self) -> Result<Ledger, Failure> {
        let path = self.ledger_path();
        Ledger::open_existing(&path)?.ok_or_else(|| {
            Failure::new(format!("there is no ledger yet: {} does not exist", path.display()))
                .hint("run `appreciated scan` first; it reads your sent mail and makes the ledger")
        })
    }
}
