//! What went over the wires of one job, and the hand on their plug. Owns: the counters, the list of open sockets.
//! Never touches: what the bytes mean.

use super::WireError;
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Counts what its wires carry; shared by all clones. Any thread may [`Gauge::cut`] them.
#[derive(Clone, Debug, Default)]
pub struct Gauge(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    down: AtomicU64,
    up: AtomicU64,
    round_trips: AtomicU64,
    sockets: Mutex<Sockets>,
}

#[derive(Debug, Default)]
struct Sockets {
    cut: bool,
    next: u64,
    open: Vec<(u64, TcpStream)>,
}

/// One open socket's entry; dropped with its wire.
#[derive(Debug)]
pub(super) struct Plug {
    gauge: Gauge,
    id: u64,
}

impl Gauge {
    /// Nothing counted yet, nothing cut.
    pub fn new() -> Self {
        Self::default()
    }

    /// Bytes that came by TCP, TLS included.
    pub fn bytes_down(&self) -> u64 {
        self.0.down.load(Ordering::Relaxed)
    }

    /// Bytes that went by TCP, TLS included.
    pub fn bytes_up(&self) -> u64 {
        self.0.up.load(Ordering::Relaxed)
    }

    /// How often the program turned from writing to reading; the turns of TLS handshakes are not counted.
    pub fn round_trips(&self) -> u64 {
        self.0.round_trips.load(Ordering::Relaxed)
    }

    /// Shuts every open socket both ways, so that a thread that waits on one comes back at once, and lets no other be
    /// opened. A thread that is looking up a name or connecting comes back when that ends (20 s an address).
    pub fn cut(&self) {
        let mut sockets = self.sockets();
        sockets.cut = true;
        for (_, socket) in sockets.open.drain(..) {
            // It fails when the other side was faster, and then there is nothing to shut.
            let _ = socket.shutdown(Shutdown::Both);
        }
    }

    /// Whether [`Gauge::cut`] was called.
    pub fn is_cut(&self) -> bool {
        self.sockets().cut
    }

    pub(super) fn count_down(&self, bytes: usize) {
        self.0.down.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    pub(super) fn count_up(&self, bytes: usize) {
        self.0.up.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    pub(super) fn count_round_trip(&self) {
        self.0.round_trips.fetch_add(1, Ordering::Relaxed);
    }

    /// Puts a socket on the list, unless all were cut.
    pub(super) fn plug(&self, socket: &TcpStream, place: &str) -> Result<Plug, WireError> {
        let broken =
            |why: std::io::Error| WireError::Broken { place: place.to_owned(), why: why.to_string() };
        let socket = socket.try_clone().map_err(broken)?;
        let mut sockets = self.sockets();
        if sockets.cut {
            return Err(WireError::Stopped);
        }
        let id = sockets.next;
        sockets.next += 1;
        sockets.open.push((id, socket));
        Ok(Plug { gauge: self.clone(), id })
    }

    fn sockets(&self) -> MutexGuard<'_, Sockets> {
        self.0.sockets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Plug {
    pub(super) fn gauge(&self) -> &Gauge {
        &self.gauge
    }
}

impl Drop for Plug {
    fn drop(&mut self) {
        self.gauge.sockets().open.retain(|(id, _)| *id != self.id);
    }
}
