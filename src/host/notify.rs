//! What systemd is told (`sd_notify(3)`). Owns: the notify socket, the watchdog's rhythm; the only user of
//! `sd_notify`. Never touches: when to tell it. Where there is no systemd, nothing happens.

use super::log::without_addresses;
use crate::message::clean;
use sd_notify::NotifyState;
use std::time::Duration;

/// Characters of a status line; `systemctl status` shows one.
const LONGEST_STATUS: usize = 200;

/// The service is up, or its config was read again.
pub fn ready() {
    tell(&[NotifyState::Ready]);
}

/// What it does, in one line for `systemctl status`. Whatever looks like an address is left out: an account may be
/// called by its address, and this line is for everybody on the machine.
pub fn status(text: &str) {
    tell(&[NotifyState::Status(&fit(text))]);
}

/// It reads its config again; [`ready`] ends that.
pub fn reloading() {
    // From systemd 253 on, the time must come with it.
    match NotifyState::monotonic_usec_now() {
        Ok(time) => tell(&[NotifyState::Reloading, time]),
        Err(error) => tracing::debug!("the monotonic clock can't be read: {error}"),
    }
}

/// It ends.
pub fn stopping() {
    tell(&[NotifyState::Stopping]);
}

/// It is alive; due twice in each [`watchdog_interval`].
pub fn watchdog() {
    tell(&[NotifyState::Watchdog]);
}

/// How long systemd waits for [`watchdog`] before it kills the service; `None` when nobody waits.
pub fn watchdog_interval() -> Option<Duration> {
    sd_notify::watchdog_enabled().filter(|interval| !interval.is_zero())
}

/// A service works without its manager, so a failure is only noted.
fn tell(state: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(state) {
        tracing::debug!("systemd could not be told: {error}");
    }
}

/// One line without addresses: a line end would begin another message.
fn fit(text: &str) -> String {
    without_addresses(&clean::one_line(text)).chars().take(LONGEST_STATUS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_one_line_without_addresses() {
        assert_eq!(fit("waits for \"me@example.com\"\nREADY=1\u{1b}[0m"), "waits for … READY=1[0m");
        assert_eq!(fit(&"é".repeat(300)).chars().count(), LONGEST_STATUS);
    }
}
