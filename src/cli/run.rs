//! `run`: the daemon, until SIGTERM.

use super::{Common, Failure};
use crate::daemon::{self, DaemonError};
use crate::{config, host};

#[derive(Debug, clap::Args)]
pub(super) struct Run {}

impl Run {
    #[expect(clippy::unused_self, reason = "every command is called alike")]
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let path = config::locate::locate(common.config.as_deref(), &host::environment)?;
        host::log::set_up();
        Ok(daemon::run(&path)?)
    }
}

impl From<DaemonError> for Failure {
    fn from(error: DaemonError) -> Self {
        match error {
            DaemonError::Config(error) => error.into(),
            DaemonError::Ledger(error) => error.into(),
            DaemonError::Second { .. } => {
                Self::try_again(error).hint("stop that one first, or give this one another `state_dir`")
            }
            DaemonError::AllRest(_) => {
                Self::config(error).hint("mend the login and run `appreciated check`; then start again")
            }
            DaemonError::System { .. } => Self::try_again(error),
        }
    }
}
