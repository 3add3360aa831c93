//! IMAP and SMTP servers that follow a script, without TLS, for what real servers do not do when asked.

mod imap;
mod smtp;
#[cfg(test)]
mod tests;

use super::rules::{Act, Rules};
use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// A running server with a script. It ends with this value.
pub struct Scripted {
    port: u16,
    told: Arc<Told>,
}

/// What the server was told.
#[derive(Default)]
pub(super) struct Told {
    pub rules: Mutex<Rules>,
    lines: Mutex<Vec<String>>,
    mails: Mutex<Vec<Vec<u8>>>,
    connections: Mutex<Vec<TcpStream>>,
    count: Mutex<usize>,
    over: AtomicBool,
}

impl Scripted {
    /// An IMAP server. Where the rules say nothing it lets anyone log in and has two empty mailboxes, INBOX and Sent
    /// (marked `\Sent`, UIDVALIDITY 7); commands it does not know are BAD.
    pub fn imap(rules: Rules) -> Self {
        Self::start(rules, imap::serve)
    }

    /// An SMTP server. Where the rules say nothing it lets anyone log in and takes every mail.
    pub fn smtp(rules: Rules) -> Self {
        Self::start(rules, smtp::serve)
    }

    pub(super) fn start(rules: Rules, serve: impl Fn(&Told, &TcpStream) + Clone + Send + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let told = Arc::new(Told { rules: Mutex::new(rules), ..Told::default() });
        let own = Arc::clone(&told);
        std::thread::spawn(move || {
            while let Ok((stream, _)) = listener.accept() {
                if own.over.load(Ordering::SeqCst) {
                    return;
                }
                own.connections.lock().unwrap().push(stream.try_clone().unwrap());
                *own.count.lock().unwrap() += 1;
                let (told, serve) = (Arc::clone(&own), serve.clone());
                std::thread::spawn(move || {
                    serve(&told, &stream);
                    let _ = stream.shutdown(std::net::Shutdown::Both);
                });
            }
        });
        Self { port, told }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Every line that came, over all connections, without its end. The lines of a mail by SMTP are not among them; an
    /// IMAP command with literals is one line.
    pub fn lines(&self) -> Vec<String> {
        self.told.lines.lock().unwrap().clone()
    }

    /// The mails that came to their final dot, whatever was answered then (SMTP).
    pub fn mails(&self) -> Vec<Vec<u8>> {
        self.told.mails.lock().unwrap().clone()
    }

    /// How many connections there were.
    pub fn connections(&self) -> usize {
        *self.told.count.lock().unwrap()
    }

    /// Another script from now on.
    pub fn set_rules(&self, rules: Rules) {
        *self.told.rules.lock().unwrap() = rules;
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        self.told.over.store(true, Ordering::SeqCst);
        // Wakes the listener; then every connection ends.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Ok(connections) = self.told.connections.lock() {
            for connection in connections.iter() {
                let _ = connection.shutdown(std::net::Shutdown::Both);
            }
        }
    }
}

impl Told {
    pub fn hear(&self, line: &str) {
        self.lines.lock().unwrap().push(line.to_owned());
    }

    /// What the script says to a command.
    pub fn act(&self, command: &str) -> Option<Act> {
        self.rules.lock().unwrap().act(command)
    }

    /// Does what the script says to a command, or else says this. Whether the connection goes on.
    fn answer(&self, command: &str, tag: &str, otherwise: &str, to: &TcpStream) -> bool {
        self.act(command).unwrap_or_else(|| Act::say(otherwise)).perform(tag, to)
    }
}

/// A line with its end; none at the end of the connection.
pub(super) fn read_line(input: &mut BufReader<&TcpStream>) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    input.read_until(b'\n', &mut line).ok().filter(|count| *count > 0)?;
    Some(line)
}

/// The length of the literal that a line announces at its end, and whether it waits for a go-ahead (RFC 3501 §4.3,
/// RFC 7888).
pub(super) fn literal(line: &[u8]) -> Option<(usize, bool)> {
    let text = std::str::from_utf8(line).ok()?.trim_end_matches(['\r', '\n']).strip_suffix('}')?;
    let number = text.rsplit_once('{')?.1;
    let waits = !number.ends_with('+');
    Some((number.trim_end_matches('+').parse().ok()?, waits))
}

pub(super) fn read_exactly(input: &mut BufReader<&TcpStream>, count: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; count];
    input.read_exact(&mut bytes).ok()?;
    Some(bytes)
}
