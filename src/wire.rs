//! One connection to a server. Owns: TCP, TLS by rustls with ring, deadlines, byte caps, counters; the only room that
//! opens a socket. Never touches: any protocol above TLS, passwords, whether a mail is sent.
//!
//! A [`Wire`] blocks. Every wait ends: after [`Limits::idle`] without a byte, after [`Limits::answer`] for a command and
//! its whole answer, or when another thread calls [`Gauge::cut`].

mod fault;
mod gauge;
mod line;
mod trust;

pub use fault::{CertificateFault, WireError};
pub use gauge::Gauge;

use crate::config::Server;
use crate::config::value::Tls;
use crate::plain;
use line::Line;
use rustls::pki_types::ServerName;
use rustls::{ClientConnection, StreamOwned};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs};
use std::time::Duration;
use trust::Judge;

/// A connection to one address takes no longer.
const CONNECT: Duration = Duration::from_secs(20);

/// Addresses of one name that are tried.
const MOST_ADDRESSES: usize = 8;

/// How long a server may take, and how much it may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Without a byte. Default: 60 s.
    pub idle: Duration,
    /// A command and its whole answer. Default: 300 s.
    pub answer: Duration,
    /// Bytes of one answer, as they come by TCP. Default: 8 MiB.
    pub answer_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { idle: Duration::from_secs(60), answer: Duration::from_secs(300), answer_bytes: 8 << 20 }
    }
}

/// A connection. Reading and writing fail with an [`io::Error`] that holds a [`WireError`] ([`WireError::within`]); so
/// does reading at its end.
#[derive(Debug)]
pub struct Wire {
    way: Way,
    server: Server,
    /// The last thing done was writing.
    wrote: bool,
}

#[derive(Debug)]
enum Way {
    Clear(Line),
    Tls(Box<StreamOwned<ClientConnection, Line>>),
}

impl Wire {
    /// Connects to the first address of `server` that answers, and speaks TLS when it is implicit.
    pub fn open(server: &Server, limits: Limits, gauge: &Gauge) -> Result<Self, WireError> {
        let place = place(server);
        let tcp = connect(server, &place, gauge)?;
        let wire = Self {
            way: Way::Clear(Line::new(tcp, place, limits, gauge)?),
            server: server.clone(),
            wrote: false,
        };
        if server.tls == Tls::Implicit { wire.handshake() } else { Ok(wire) }
    }

    /// Goes over to TLS after the server's yes to STARTTLS. Refuses when the server said more than what was read: that
    /// would be taken for an answer inside TLS (RFC 3207 §6). A caller that reads through a buffer of its own has to
    /// see that the buffer is empty.
    pub fn start_tls(self) -> Result<Self, WireError> {
        let Way::Clear(line) = &self.way else { return Ok(self) };
        let place = line.place().to_owned();
        match line.has_unread() {
            Ok(false) => self.handshake(),
            Ok(true) => Err(WireError::Injected { place }),
            Err(error) => Err(WireError::Broken { place, why: error.to_string() }),
        }
    }

    /// Whether TLS protects it.
    pub fn is_protected(&self) -> bool {
        matches!(self.way, Way::Tls(_))
    }

    /// A command begins: the deadline and the byte cap of its answer start anew.
    pub fn new_answer(&mut self) {
        self.line_mut().new_answer();
    }

    /// How long the server may say nothing from now on, instead of [`Limits::idle`].
    pub fn set_idle(&mut self, idle: Duration) {
        self.line_mut().set_idle(idle);
    }

    fn handshake(self) -> Result<Self, WireError> {
        let Way::Clear(mut line) = self.way else { return Ok(self) };
        let place = line.place().to_owned();
        let judge = Judge::new(&self.server)?;
        let name = server_name(&self.server).ok_or_else(|| WireError::HostName { place: place.clone() })?;
        let mut tls = ClientConnection::new(judge.client(&place)?, name)
            .map_err(|error| WireError::Handshake { place: place.clone(), why: error.to_string() })?;
        line.new_answer();
        while tls.is_handshaking() {
            tls.complete_io(&mut line).map_err(|error| handshake_fault(&error, &judge, &place))?;
        }
        line.new_answer();
        let way = Way::Tls(Box::new(StreamOwned::new(tls, line)));
        Ok(Self { way, server: self.server, wrote: false })
    }

    fn line(&self) -> &Line {
        match &self.way {
            Way::Clear(line) => line,
            Way::Tls(tls) => &tls.sock,
        }
    }

    fn line_mut(&mut self) -> &mut Line {
        match &mut self.way {
            Way::Clear(line) => line,
            Way::Tls(tls) => &mut tls.sock,
        }
    }

    /// rustls's own errors in our words; those of [`Line`] are already.
    fn fault(&self, error: io::Error) -> io::Error {
        if error.kind() == ErrorKind::Interrupted || WireError::within(&error).is_some() {
            return error;
        }
        let place = self.line().place().to_owned();
        match error.kind() {
            ErrorKind::UnexpectedEof => WireError::Closed { place },
            _ => WireError::Broken { place, why: plain::one_line(&error.to_string()) },
        }
        .into_io()
    }
}

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if std::mem::take(&mut self.wrote) {
            self.line().gauge().count_round_trip();
        }
        let read = match &mut self.way {
            Way::Clear(line) => line.read(buffer),
            Way::Tls(tls) => tls.read(buffer),
        };
        match read.map_err(|error| self.fault(error))? {
            // Nobody here reads on to an end: each answer says itself where it ends.
            0 if !buffer.is_empty() => {
                Err(WireError::Closed { place: self.line().place().to_owned() }.into_io())
            }
            read => Ok(read),
        }
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.wrote = true;
        match &mut self.way {
            Way::Clear(line) => line.write(bytes),
            Way::Tls(tls) => tls.write(bytes),
        }
        .map_err(|error| self.fault(error))
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.way {
            Way::Clear(line) => line.flush(),
            Way::Tls(tls) => tls.flush(),
        }
        .map_err(|error| self.fault(error))
    }
}

/// `host:port`, an IPv6 address in brackets.
fn place(server: &Server) -> String {
    match server.host.as_str().parse() {
        Ok(IpAddr::V6(address)) => format!("[{address}]:{}", server.port),
        _ => format!("{}:{}", server.host, server.port),
    }
}

/// The host as DNS and certificates write it: in ASCII, without the last dot.
fn ascii_host(server: &Server) -> Option<String> {
    let host = server.host.as_str().trim_end_matches('.');
    if host.parse::<IpAddr>().is_ok() { Some(host.to_owned()) } else { plain::ascii_domain(host) }
}

fn server_name(server: &Server) -> Option<ServerName<'static>> {
    ServerName::try_from(ascii_host(server)?).ok()
}

/// Tries the addresses in the order that the system gives; the last one's fault is told.
fn connect(server: &Server, place: &str, gauge: &Gauge) -> Result<TcpStream, WireError> {
    let dns = |why: &str| WireError::Dns { place: place.to_owned(), why: why.to_owned() };
    let host = ascii_host(server).ok_or_else(|| dns("no host name"))?;
    let addresses = (host.as_str(), server.port).to_socket_addrs();
    let mut fault = dns("no address");
    for address in addresses.map_err(|error| dns(&error.to_string()))?.take(MOST_ADDRESSES) {
        if gauge.is_cut() {
            return Err(WireError::Stopped);
        }
        // The config refuses such a name; where it leads is known only here.
        if server.tls == Tls::None && !address.ip().is_loopback() {
            return Err(WireError::OtherMachine {
                place: place.to_owned(),
                address: address.ip().to_string(),
            });
        }
        match TcpStream::connect_timeout(&address, CONNECT) {
            Ok(tcp) => return Ok(tcp),
            Err(error) => fault = connect_fault(&error, place, address),
        }
    }
    Err(fault)
}

fn connect_fault(error: &io::Error, place: &str, address: SocketAddr) -> WireError {
    let place = place.to_owned();
    match error.kind() {
        ErrorKind::ConnectionRefused => WireError::Refused { place },
        ErrorKind::TimedOut | ErrorKind::WouldBlock => {
            WireError::NoConnection { place, seconds: CONNECT.as_secs() }
        }
        _ => WireError::Unreachable { place, why: format!("{error} ({})", address.ip()) },
    }
}

fn handshake_fault(error: &io::Error, judge: &Judge, place: &str) -> WireError {
    if let Some(fault) = WireError::within(error) {
        return fault.clone();
    }
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return judge.explain(error, place);
    }
    match error.kind() {
        ErrorKind::UnexpectedEof => WireError::Closed { place: place.to_owned() },
        _ => WireError::Handshake { place: place.to_owned(), why: error.to_string() },
    }
}
