//! What the world tells the daemon. Owns: SIGTERM, SIGINT and SIGHUP. Never touches: what follows from them.

use std::io;
use tokio::signal::unix::{self, SignalKind};

/// What was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// SIGTERM or SIGINT: end in good order.
    Stop,
    /// SIGHUP: read the config again.
    Reload,
}

/// The signals that are listened to, from the moment this is made.
#[derive(Debug)]
pub(super) struct Signals {
    term: unix::Signal,
    int: unix::Signal,
    hup: unix::Signal,
}

impl Signals {
    /// Listens. Only inside a runtime.
    pub(super) fn listen() -> io::Result<Self> {
        let on = |kind| unix::signal(kind);
        Ok(Self {
            term: on(SignalKind::terminate())?,
            int: on(SignalKind::interrupt())?,
            hup: on(SignalKind::hangup())?,
        })
    }

    /// The next one. May be dropped while it waits: none is lost.
    pub(super) async fn next(&mut self) -> Signal {
        tokio::select! {
            _ = self.term.recv() => Signal::Stop,
            _ = self.int.recv() => Signal::Stop,
            _ = self.hup.recv() => Signal::Reload,
        }
    }
}
