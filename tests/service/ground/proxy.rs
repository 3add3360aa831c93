//! A TCP proxy that cuts connections where it is told, by count of bytes, lines or turns; TLS passes through it.

mod cut;
mod pump;
#[cfg(test)]
mod tests;

pub use cut::{Cut, How, Side};
use pump::Connection;
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// A running proxy on a port of its own. It ends, with its connections, with this value.
pub struct Proxy {
    port: u16,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

/// What all connections share.
struct Shared {
    target: u16,
    cut: Mutex<Cut>,
    connections: Mutex<Vec<Arc<Connection>>>,
    over: AtomicBool,
}

impl Proxy {
    /// Starts a proxy before a port of 127.0.0.1.
    pub fn start(target: u16, cut: Cut) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (cut, connections) = (Mutex::new(cut), Mutex::default());
        let shared = Arc::new(Shared { target, cut, connections, over: AtomicBool::new(false) });
        let own = Arc::clone(&shared);
        let listening = std::thread::spawn(move || own.listen(&listener));
        Self { port, shared, listening: Some(listening) }
    }

    /// Where clients connect.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Another cut for the connections to come.
    pub fn set_cut(&self, cut: Cut) {
        *self.shared.cut.lock().unwrap() = cut;
    }

    /// How many connections there were.
    pub fn connections(&self) -> usize {
        self.shared.connections.lock().unwrap().len()
    }

    /// How many connections were cut.
    pub fn cuts(&self) -> usize {
        self.each(|connection| usize::from(connection.was_cut())).sum()
    }

    /// How many bytes came from this side and were passed on, over all connections.
    pub fn bytes(&self, from: Side) -> usize {
        self.passed(from).len()
    }

    /// The bytes themselves, one connection after the other.
    pub fn passed(&self, from: Side) -> Vec<u8> {
        self.each(|connection| connection.passed(from)).collect::<Vec<_>>().concat()
    }

    /// How often the direction changed, the first bytes of a connection included, over all connections.
    pub fn turns(&self) -> usize {
        self.each(Connection::turns).sum()
    }

    fn each<T>(&self, ask: impl Fn(&Connection) -> T) -> impl Iterator<Item = T> {
        let all: Vec<_> = self.shared.connections.lock().unwrap().iter().map(|one| ask(one)).collect();
        all.into_iter()
    }
}

impl Shared {
    fn listen(&self, listener: &TcpListener) {
        while let Ok((client, _)) = listener.accept() {
            if self.over.load(Ordering::SeqCst) {
                return;
            }
            // A target that does not answer looks to the client as it would without a proxy: the connection ends.
            let Ok(server) = TcpStream::connect(("127.0.0.1", self.target)) else { continue };
            let cut = self.cut.lock().unwrap().for_the_next();
            // Held meanwhile: nobody is to hear from a connection before it counts.
            let mut connections = self.connections.lock().unwrap();
            connections.push(Connection::start(client, server, cut));
        }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::SeqCst);
        // Wakes the listener.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
        for connection in self.shared.connections.lock().iter().flat_map(|all| all.iter()) {
            connection.end();
        }
    }
}
