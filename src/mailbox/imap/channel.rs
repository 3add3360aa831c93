//! The wire as the IMAP library holds it. Owns: telling the wire when a command begins. Never touches: what is said.

use crate::wire::Wire;
use std::io::{self, Read, Write};

/// A wire on which each first write after reading begins a new command, with a deadline and a byte cap of its own.
#[derive(Debug)]
pub(super) struct Channel {
    wire: Wire,
    answered: bool,
}

impl Channel {
    pub(super) fn new(wire: Wire) -> Self {
        Self { wire, answered: true }
    }
}

impl Read for Channel {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.answered = true;
        self.wire.read(buffer)
    }
}

impl Write for Channel {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if std::mem::take(&mut self.answered) {
            self.wire.new_answer();
        }
        self.wire.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.wire.flush()
    }
}
