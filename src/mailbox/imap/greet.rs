//! The first words of a connection. Owns: the greeting, STARTTLS and the server's capabilities, spoken without the
//! library, so that nothing is buffered when TLS begins. Never touches: passwords.

use super::ImapError;
use super::fault::said;
use crate::config::Server;
use crate::config::value::Tls;
use crate::wire::{Gauge, Limits, Wire, WireError};
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::time::Duration;

/// The longest line read here, in bytes.
const LINE: usize = 8 << 10;
/// The most lines of one answer.
const LINES: usize = 50;

/// The longest wait for the first line: a server has it ready.
const GREETING: Duration = Duration::from_secs(20);

/// What a server can do, in upper case (RFC 3501 §7.2.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Capabilities(BTreeSet<String>);

impl Capabilities {
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    /// The ways of logging in, for the user.
    pub(super) fn logins(&self) -> String {
        let mut ways: Vec<&str> = self.0.iter().filter_map(|word| word.strip_prefix("AUTH=")).collect();
        if !self.has("LOGINDISABLED") {
            ways.push("LOGIN");
        }
        said(&ways.join(", "))
    }

    /// Those of an untagged line or of the code in a status line, when it has any.
    fn of(line: &str) -> Option<Self> {
        let upper = line.to_ascii_uppercase();
        let list = match upper.strip_prefix("* CAPABILITY ") {
            Some(list) => list,
            None => upper.split_once("[CAPABILITY ")?.1.split(']').next()?,
        };
        Some(Self(list.split_whitespace().map(str::to_owned).collect()))
    }
}

/// Connects, hears the greeting, goes over to TLS where the config says so. The connection is then fit for a password.
pub(super) fn greet(server: &Server, gauge: &Gauge) -> Result<(Wire, Capabilities), ImapError> {
    let limits = Limits::default();
    // TLS from the first byte has its own silence, and its own words for it.
    let first = if server.tls == Tls::Implicit { limits.idle } else { GREETING };
    let mut wire = Wire::open(server, Limits { idle: first, ..limits }, gauge)?;
    let mut known = first_line(&mut wire, server.tls)?;
    wire.set_idle(limits.idle);
    if server.tls == Tls::StartTls {
        let (done, _) = ask(&mut wire, "s1", "STARTTLS")?;
        if !done.starts_with("OK") {
            return Err(ImapError::NoStartTls { said: said(&done) });
        }
        wire = wire.start_tls()?;
        // What was said in the clear does not count (RFC 3501 §6.2.1).
        known = None;
    }
    if !wire.is_protected() && server.tls != Tls::None {
        return Err(ImapError::Broken { command: "STARTTLS", why: "the connection is not protected" });
    }
    if known.is_none() {
        known = ask(&mut wire, "s2", "CAPABILITY")?.1;
    }
    Ok((wire, known.unwrap_or_default()))
}

/// The greeting. A server that waits for TLS to begin says nothing at all.
fn first_line(wire: &mut Wire, tls: Tls) -> Result<Option<Capabilities>, ImapError> {
    match line(wire) {
        Err(ImapError::Wire(WireError::Silent { place, .. })) if tls == Tls::StartTls => {
            Err(ImapError::NoGreeting { place })
        }
        first => greeting(&first?),
    }
}

fn greeting(line: &str) -> Result<Option<Capabilities>, ImapError> {
    let mut words = line.splitn(3, ' ');
    match (words.next(), words.next().map(str::to_ascii_uppercase).as_deref()) {
        (Some("*"), Some("OK")) => Ok(Capabilities::of(line)),
        (Some("*"), Some("PREAUTH")) => Err(ImapError::PreAuth),
        (Some("*"), Some("BYE")) => Err(ImapError::NotNow { said: said(words.next().unwrap_or_default()) }),
        _ => Err(ImapError::Broken { command: "the connection", why: "it is no greeting of an IMAP server" }),
    }
}

/// One command and what follows its tag in the answer, with the capabilities that came on the way.
fn ask(
    wire: &mut Wire,
    tag: &str,
    command: &'static str,
) -> Result<(String, Option<Capabilities>), ImapError> {
    wire.new_answer();
    let failed = |error: std::io::Error| fault(&error, command);
    wire.write_all(format!("{tag} {command}\r\n").as_bytes()).map_err(failed)?;
    wire.flush().map_err(failed)?;
    let mut known = None;
    for _ in 0..LINES {
        let line = line(wire)?;
        known = Capabilities::of(&line).or(known);
        if let Some(done) = line.strip_prefix(tag).and_then(|rest| rest.strip_prefix(' ')) {
            return Ok((done.to_owned(), known));
        }
        if !line.starts_with("* ") {
            break;
        }
    }
    Err(ImapError::Broken { command, why: "it is not what the command asks for" })
}

/// One line without its end. Read byte by byte: what follows it belongs to somebody else.
fn line(wire: &mut Wire) -> Result<String, ImapError> {
    let command = "the connection";
    let mut bytes = Vec::new();
    let mut byte = [0];
    while bytes.len() < LINE {
        let read = match wire.read(&mut byte) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            read => read.map_err(|error| fault(&error, command))?,
        };
        match byte {
            _ if read == 0 => {
                return Err(ImapError::Ended { command });
            }
            [b'\n'] => {
                return Ok(String::from_utf8_lossy(bytes.trim_ascii_end()).into_owned());
            }
            [other] => bytes.push(other),
        }
    }
    Err(ImapError::Broken { command, why: "a line of it has no end" })
}

fn fault(error: &std::io::Error, command: &'static str) -> ImapError {
    let ended = ImapError::Ended { command };
    WireError::within(error).map_or(ended, |fault| ImapError::Wire(fault.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::value::Host;

    #[test]
    fn only_an_ok_is_a_greeting() {
        let known = greeting("* OK [CAPABILITY IMAP4rev1 auth=plain LOGINDISABLED] hello").unwrap().unwrap();
        assert!(known.has("AUTH=PLAIN") && known.has("LOGINDISABLED"));
        assert_eq!(known.logins(), "PLAIN");
        assert_eq!(greeting("* OK hello").unwrap(), None);
        assert_eq!(greeting("* PREAUTH welcome back"), Err(ImapError::PreAuth));
        assert_eq!(greeting("* BYE too many"), Err(ImapError::NotNow { said: "too many".into() }));
        for line in ["", "220 mail ESMTP", "* NO", "a1 OK", "HTTP/1.1 400 Bad Request"] {
            assert!(matches!(greeting(line), Err(ImapError::Broken { .. })), "{line}");
        }
    }

    #[test]
    fn a_silent_server_probably_wants_tls() {
        let silent = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = silent.local_addr().unwrap().port();
        let host = Host::parse("127.0.0.1").unwrap();
        for (tls, wanted) in [(Tls::StartTls, "leave out `tls = \"starttls\"`"), (Tls::None, "said nothing")]
        {
            let server = Server { host: host.clone(), port, tls, ca_file: None, tls_pin: None };
            let limits = Limits { idle: Duration::from_millis(20), ..Limits::default() };
            let mut wire = Wire::open(&server, limits, &Gauge::new()).unwrap();
            let error = first_line(&mut wire, tls).unwrap_err();
            let said = error.to_string();
            assert!(said.starts_with(&format!("127.0.0.1:{port} ")) && said.contains(wanted), "{said}");
            assert!(error.may_pass() && !error.is_login());
        }
    }

    #[test]
    fn capabilities_of_both_forms() {
        let words = |line| Capabilities::of(line).map(|known| known.0.into_iter().collect::<Vec<_>>());
        assert_eq!(words("* CAPABILITY IMAP4rev1 IDLE").unwrap(), ["IDLE", "IMAP4REV1"]);
        assert_eq!(words("a1 OK [CAPABILITY IDLE] in").unwrap(), ["IDLE"]);
        assert_eq!(words("* OK [ALERT] x"), None);
    }
}
