//! `run`: the daemon, until SIGTERM.

use super::{Common, Failure};
use crate::daemon::{self, DaemonError};
use crate::{config, host};

#[derive(Debug, clap::Args)]
pub(super) struct Run {}

impl Run {
    #[expect(clippy::unused_self, reason = "every command is called alike")]
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        host::log::set_up();
        let path = config::locate::locate(common.config.as_deref(), &host::environment);
        path.map_err(for_a_person).and_then(|path| {
            daemon::run(&path).map_err(|error| match error {
                DaemonError::Config(error) => for_a_person(error),
                error => Failure::from(error).logged(),
            })
        })
    }
}

/// What is wrong with the config is printed with its source lines, unless nobody but the journal reads it.
fn for_a_person(error: impl Into<Failure>) -> Failure {
    let failure = error.into();
    if host::log::is_journal() { failure.logged() } else { failure }
}

impl From<DaemonError> for Failure {
    fn from(error: DaemonError) -> Self {
        match error {
            DaemonError::Config(error) => error.into(),
            // No start mends what can't pass, so it must not be started again for ever.
            DaemonError::Ledger(error) if error.may_pass() => Self::try_again(error),
            DaemonError::Ledger(error) => Self::config(error),
            DaemonError::Second { .. } => {
                Self::try_again(error).hint("stop that one first, or give this one another `state_dir`")
            }
            DaemonError::AllRest(_) => Self::config(error).hint(
                "mend the login, try it with `appreciated check`, and start again: every start tries once",
            ),
            DaemonError::System { .. } | DaemonError::Folder { .. } => Self::try_again(error),
        }
    }
}
