//! One TCP connection under watch. Owns: the socket, its deadlines, its byte cap, the counting. Never touches: TLS.

use super::Limits;
use super::fault::WireError;
use super::gauge::{Gauge, Plug};
use crate::host::Deadline;
use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A socket that counts, and that fails in time.
#[derive(Debug)]
pub(super) struct Line {
    tcp: TcpStream,
    plug: Plug,
    place: String,
    limits: Limits,
    deadline: Deadline,
    /// Bytes that came since the answer began.
    came: u64,
}

impl Line {
    pub(super) fn new(
        tcp: TcpStream,
        place: String,
        limits: Limits,
        gauge: &Gauge,
    ) -> Result<Self, WireError> {
        let plug = gauge.plug(&tcp, &place)?;
        // Commands are short and each waits for its answer, so nothing is gained by holding bytes back.
        tcp.set_nodelay(true)
            .map_err(|why| WireError::Broken { place: place.clone(), why: why.to_string() })?;
        Ok(Self { tcp, plug, place, limits, deadline: Deadline::after(limits.answer), came: 0 })
    }

    pub(super) fn place(&self) -> &str {
        &self.place
    }

    pub(super) fn gauge(&self) -> &Gauge {
        self.plug.gauge()
    }

    pub(super) fn new_answer(&mut self) {
        self.deadline = Deadline::after(self.limits.answer);
        self.came = 0;
    }

    pub(super) fn set_idle(&mut self, idle: Duration) {
        self.limits.idle = idle;
    }

    /// Whether bytes wait that nobody has read, or the end of the connection.
    pub(super) fn has_unread(&self) -> io::Result<bool> {
        self.tcp.set_nonblocking(true)?;
        let peeked = self.tcp.peek(&mut [0]);
        self.tcp.set_nonblocking(false)?;
        match peeked {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The longest wait for the next bytes.
    fn wait(&self) -> Result<Duration, WireError> {
        self.deadline.left().map(|left| left.min(self.limits.idle)).ok_or_else(|| self.slow())
    }

    fn slow(&self) -> WireError {
        WireError::Slow { place: self.place.clone(), seconds: self.limits.answer.as_secs() }
    }

    /// A system's error in our words. Interruptions stay what they are: the caller tries again.
    fn fault(&self, error: io::Error) -> io::Error {
        let place = self.place.clone();
        let fault = match error.kind() {
            ErrorKind::Interrupted => return error,
            _ if self.gauge().is_cut() => WireError::Stopped,
            ErrorKind::WouldBlock | ErrorKind::TimedOut if self.deadline.left().is_none() => self.slow(),
            ErrorKind::WouldBlock | ErrorKind::TimedOut => {
                WireError::Silent { place, seconds: self.limits.idle.as_secs() }
            }
            ErrorKind::ConnectionReset | ErrorKind::BrokenPipe | ErrorKind::ConnectionAborted => {
                WireError::Closed { place }
            }
            _ => WireError::Broken { place, why: error.to_string() },
        };
        fault.into_io()
    }
}

impl Read for Line {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let wait = self.wait().map_err(WireError::into_io)?;
        self.tcp.set_read_timeout(Some(wait))?;
        let read = self.tcp.read(buffer).map_err(|error| self.fault(error))?;
        if read == 0 && self.gauge().is_cut() {
            return Err(WireError::Stopped.into_io());
        }
        self.gauge().count_down(read);
        self.came += read as u64;
        if self.came > self.limits.answer_bytes {
            let bytes = self.limits.answer_bytes;
            return Err(WireError::TooLong { place: self.place.clone(), bytes }.into_io());
        }
        Ok(read)
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let wait = self.wait().map_err(WireError::into_io)?;
        self.tcp.set_write_timeout(Some(wait))?;
        let written = self.tcp.write(bytes).map_err(|error| self.fault(error))?;
        self.gauge().count_up(written);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
