//! Our wire as lettre wants a stream. Owns: nothing but the translation. Never touches: what is said.

use crate::wire::Wire;
use lettre::transport::smtp::client::AsyncTokioStream;
use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A wire that blocks inside `poll`. It is made for a runtime with one task, which is this dialogue: blocked, it holds
/// up nothing else, and the wire's own deadlines and [`crate::wire::Gauge::cut`] end every wait.
#[derive(Debug)]
pub(super) struct Pipe {
    wire: Wire,
    /// Said by the server before lettre came.
    heard: io::Cursor<Vec<u8>>,
}

impl Pipe {
    /// lettre reads `heard` first.
    pub(super) fn new(wire: Wire, heard: Vec<u8>) -> Self {
        Self { wire, heard: io::Cursor::new(heard) }
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.heard.read(buffer)? {
            0 => retry(|| self.wire.read(buffer)),
            read => Ok(read),
        }
    }
}

impl AsyncRead for Pipe {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = self.read(buffer.initialize_unfilled())?;
        buffer.advance(read);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Pipe {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Poll::Ready(retry(|| self.wire.write(bytes)))
    }

    fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(retry(|| self.wire.flush()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll_flush(context)
    }
}

impl AsyncTokioStream for Pipe {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Err(ErrorKind::Unsupported.into())
    }
}

/// A signal may interrupt a wait; the deadline goes on.
fn retry<T>(mut what: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match what() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}
