//! One connection through the proxy: two threads that pass bytes on until the end or the cut.

use super::cut::{Cut, How, Side};
use socket2::SockRef;
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How soon a thread notices that the other one has cut.
const GLANCE: Duration = Duration::from_millis(10);

/// What has passed, and whether it goes on. The sockets belong to the threads alone: a reset is only sent when the last
/// hold on a socket goes.
pub struct Connection {
    state: Mutex<State>,
}

struct State {
    cut: Cut,
    client: Vec<u8>,
    server: Vec<u8>,
    turns: usize,
    last: Option<Side>,
    was_cut: bool,
    /// The threads are to let go of the sockets.
    over: bool,
}

struct Ends {
    client: TcpStream,
    server: TcpStream,
}

impl Connection {
    /// Begins to pass bytes on.
    pub fn start(client: TcpStream, server: TcpStream, cut: Cut) -> Arc<Self> {
        let (passed, last) = (Vec::new(), None);
        let state = State {
            cut,
            client: passed.clone(),
            server: passed,
            turns: 0,
            last,
            was_cut: false,
            over: false,
        };
        let connection = Arc::new(Self { state: Mutex::new(state) });
        for stream in [&client, &server] {
            stream.set_read_timeout(Some(GLANCE)).unwrap();
            stream.set_nodelay(true).unwrap();
        }
        let ends = Arc::new(Ends { client, server });
        for from in [Side::Client, Side::Server] {
            let (own, ends) = (Arc::clone(&connection), Arc::clone(&ends));
            std::thread::spawn(move || own.pass(from, &ends));
        }
        connection
    }

    pub fn passed(&self, from: Side) -> Vec<u8> {
        let state = self.state.lock().unwrap();
        match from {
            Side::Client => state.client.clone(),
            Side::Server => state.server.clone(),
        }
    }

    pub fn turns(&self) -> usize {
        self.state.lock().unwrap().turns
    }

    pub fn was_cut(&self) -> bool {
        self.state.lock().unwrap().was_cut
    }

    /// Lets go of the sockets.
    pub fn end(&self) {
        if let Ok(mut state) = self.state.lock() {
            state.over = true;
        }
    }

    fn pass(&self, from: Side, ends: &Ends) {
        let (mut input, output) = match from {
            Side::Client => (&ends.client, &ends.server),
            Side::Server => (&ends.server, &ends.client),
        };
        if self.take(from, &[], ends) {
            self.linger();
            return;
        }
        let mut buffer = vec![0; 16 * 1024];
        loop {
            if self.state.lock().unwrap().over {
                return;
            }
            match input.read(&mut buffer) {
                Ok(0) => {
                    let _ = output.shutdown(Shutdown::Write);
                    return;
                }
                Ok(count) => {
                    if self.take(from, &buffer[..count], ends) {
                        self.linger();
                        return;
                    }
                }
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(_) => {
                    self.end();
                    return;
                }
            }
        }
    }

    /// Passes new bytes on, as far as they may. Whether the connection was cut.
    fn take(&self, from: Side, new: &[u8], ends: &Ends) -> bool {
        let mut state = self.state.lock().unwrap();
        if state.was_cut {
            return true;
        }
        let turns = state.turns + usize::from(!new.is_empty() && state.last != Some(from));
        let passed = if from == Side::Client { &state.client } else { &state.server };
        let place = state.cut.within(from, passed, new, turns);
        let new = &new[..place.unwrap_or(new.len())];
        if !new.is_empty() {
            state.turns = turns;
            state.last = Some(from);
        }
        let (kept, mut output) = match from {
            Side::Client => (&mut state.client, &ends.server),
            Side::Server => (&mut state.server, &ends.client),
        };
        kept.extend_from_slice(new);
        if output.write_all(new).is_err() {
            state.over = true;
        }
        if place.is_some() {
            state.was_cut = true;
            state.sever(ends);
        }
        state.was_cut
    }

    /// Keeps the sockets open after a cut, without reading: until the connection is over.
    fn linger(&self) {
        while !self.state.lock().unwrap().over {
            std::thread::sleep(GLANCE);
        }
    }
}

impl State {
    fn sever(&mut self, ends: &Ends) {
        match self.cut.how() {
            How::Stall => return,
            How::Fin => {
                for stream in [&ends.client, &ends.server] {
                    let _ = stream.shutdown(Shutdown::Write);
                }
                // The sockets stay: closing them with unread bytes would send a reset.
                return;
            }
            How::Reset => {
                for stream in [&ends.client, &ends.server] {
                    SockRef::from(stream).set_linger(Some(Duration::ZERO)).unwrap();
                }
            }
        }
        self.over = true;
    }
}
