//! How far a scan is: a bar on a terminal, plain lines elsewhere. Everything goes to stderr.

use super::terminal;
use crate::rounds::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;

/// Elsewhere than on a terminal there is one line for so many mails.
const LINE_EVERY: u64 = 5_000;

/// The progress of one account after the other.
#[derive(Default)]
pub(super) struct Meter {
    account: String,
    bar: Option<ProgressBar>,
    told: u64,
}

impl Meter {
    /// Hears how far an account is; always wants more.
    pub(super) fn hear(&mut self, account: &str, progress: Progress) -> bool {
        if self.account != account {
            self.end();
            account.clone_into(&mut self.account);
        }
        if std::io::stderr().is_terminal() {
            let bar = self.bar.get_or_insert_with(|| bar(account));
            if let Some(all) = progress.of {
                bar.set_length(all);
            }
            bar.set_position(progress.done);
        } else if progress.done >= self.told + LINE_EVERY {
            self.told = progress.done;
            let of = progress.of.map(|all| format!(" of {all}")).unwrap_or_default();
            terminal::note(&format!("{account}: {}{of} mails looked at", progress.done));
        }
        true
    }

    /// Takes the bar away, so that what follows stands on a clean line.
    pub(super) fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        self.told = 0;
    }
}

fn bar(account: &str) -> ProgressBar {
    let bar = ProgressBar::new(0);
    // The template is fixed; were it refused, the bar would only look plainer.
    if let Ok(style) = ProgressStyle::with_template("{prefix} {wide_bar} {pos} of {len} mails, {eta} left") {
        bar.set_style(style);
    }
    bar.set_prefix(terminal::harmless(account));
    bar
}
