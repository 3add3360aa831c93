//! One mail by SMTP (RFC 5321), command by command. Owns: the dialogue, so that it is known how far it came when it
//! breaks: before the mail's first byte nothing can have been taken. Never touches: sockets, secrets' sources.

use super::fault::{CourierError, Step};
use super::greet;
use super::pipe::Pipe;
use crate::config::Server;
use crate::config::value::Tls;
use crate::draft::written_local;
use crate::login::Credentials;
use crate::message::AddrSpec;
use crate::plain;
use crate::wire::{Gauge, Limits, Wire, WireError};
use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials as Known, Mechanism};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::{Response, Severity};
use std::error::Error as _;
use std::time::Duration;

/// The whole dialogue after TLS. The deadline starts once and is not renewed, so a slow drip ends too.
const LIMITS: Limits =
    Limits { idle: Duration::from_secs(60), answer: Duration::from_secs(120), answer_bytes: 1 << 20 };

/// Characters of a server's words that are told.
const MOST_TOLD: usize = 200;

/// Whom to talk to, and as whom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way<'a> {
    pub(super) server: &'a Server,
    pub(super) credentials: Option<&'a Credentials>,
    pub(super) gauge: &'a Gauge,
}

/// Sends `bytes` from `from` to `to`; gives the server's words.
pub(super) fn deliver(
    way: &Way<'_>,
    from: &AddrSpec,
    to: &AddrSpec,
    bytes: &[u8],
) -> Result<String, CourierError> {
    let (from, to) = (address(from)?, address(to)?);
    run(async {
        let mut talk = Talk::begin(way).await?;
        talk.login().await?;
        let said = talk.send(from, to, bytes).await?;
        talk.goodbye().await;
        Ok(said)
    })
}

/// The same without a mail.
pub(super) fn test(way: &Way<'_>) -> Result<String, CourierError> {
    run(async {
        let mut talk = Talk::begin(way).await?;
        talk.login().await?;
        talk.goodbye().await;
        let user = way.credentials.map(|known| format!("logged in as {}", plain::one_line(known.user())));
        Ok(user.unwrap_or_else(|| "it answers, and wants no login".to_owned()))
    })
}

/// lettre is async; this one task is all that the runtime has.
fn run<T>(task: impl Future<Output = Result<T, CourierError>>) -> Result<T, CourierError> {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.map_err(|error| CourierError::Runtime { why: error.to_string() })?.block_on(task)
}

/// A dialogue and where it takes place.
struct Talk<'a> {
    way: &'a Way<'a>,
    connection: AsyncSmtpConnection,
    place: String,
}

impl<'a> Talk<'a> {
    /// Connects, and hears what the server offers.
    async fn begin(way: &'a Way<'a>) -> Result<Self, CourierError> {
        let place = format!("{}:{}", way.server.host, way.server.port);
        let wire = Wire::open(way.server, LIMITS, way.gauge)?;
        let (wire, heard) = match way.server.tls {
            Tls::StartTls => greet::start_tls(wire, &place)?,
            Tls::Implicit | Tls::None => (wire, Vec::new()),
        };
        let hello = ClientId::Domain(greet::HELLO.to_owned());
        let connection =
            AsyncSmtpConnection::connect_with_transport(Box::new(Pipe::new(wire, heard)), &hello).await;
        match connection {
            Ok(connection) => Ok(Self { way, connection, place }),
            Err(error) => Err(fault(way, &place, Step::Hello, &error)),
        }
    }

    /// Says who we are. The wire is under TLS, or the server is this machine.
    async fn login(&mut self) -> Result<(), CourierError> {
        let Some(credentials) = self.way.credentials else { return Ok(()) };
        let mechanisms: &[Mechanism] = match credentials {
            Credentials::Password { .. } => &[Mechanism::Plain, Mechanism::Login],
            Credentials::Token { .. } => &[Mechanism::Xoauth2],
        };
        if self.connection.server_info().get_auth_mechanism(mechanisms).is_none() {
            return Err(no_mechanism(credentials, &self.place));
        }
        let known = Known::new(credentials.user().to_owned(), credentials.secret().expose().to_owned());
        match self.connection.auth(mechanisms, &known).await {
            Ok(response) if response.code().severity == Severity::PositiveCompletion => Ok(()),
            Ok(response) => Err(self.unexpected(Step::Auth, &response)),
            Err(error) => Err(self.login_fault(credentials, &error)),
        }
    }

    /// The mail. Before its first byte a break means "not sent", after it "unknown".
    async fn send(&mut self, from: Address, to: Address, bytes: &[u8]) -> Result<String, CourierError> {
        let mut parameters = Vec::new();
        if !bytes.is_ascii() {
            if !self.connection.server_info().supports_feature(Extension::EightBitMime) {
                return Err(CourierError::NotAscii { place: self.place.clone() });
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let answer = self.connection.command(Mail::new(Some(from), parameters)).await;
        self.step(Step::Mail, answer)?;
        let answer = self.connection.command(Rcpt::new(to, Vec::new())).await;
        self.step(Step::Rcpt, answer)?;
        let answer = self.connection.command(Data).await;
        let answer = self.step(Step::Data, answer)?;
        if !answer.has_code(354) {
            return Err(self.unexpected(Step::Data, &answer));
        }
        // lettre ends the mail with a line break of its own.
        let answer = self.connection.message(bytes.strip_suffix(b"\r\n").unwrap_or(bytes)).await;
        let answer = self.step(Step::Message, answer)?;
        if answer.code().severity != Severity::PositiveCompletion {
            return Err(self.unexpected(Step::Message, &answer));
        }
        Ok(words(&answer))
    }

    /// QUIT. Whatever comes of it, the mail's fate is known.
    async fn goodbye(mut self) {
        let _ = self.connection.quit().await;
    }

    fn step(&self, step: Step, answer: Result<Response, Error>) -> Result<Response, CourierError> {
        answer.map_err(|error| fault(self.way, &self.place, step, &error))
    }

    /// An answer that is neither an error nor the one that has to come.
    fn unexpected(&self, step: Step, answer: &Response) -> CourierError {
        let place = self.place.clone();
        match step {
            Step::Message => CourierError::Lost { place, why: words(answer) },
            _ => CourierError::NotSmtp { place, step, why: words(answer) },
        }
    }

    fn login_fault(&self, credentials: &Credentials, error: &Error) -> CourierError {
        let said = match credentials {
            _ if error.is_permanent() => said(self.way, error),
            // XOAUTH2 says why in a challenge, which lettre takes for a fault of its own.
            Credentials::Token { .. } if error.is_client() => "the token is not valid".to_owned(),
            _ => return fault(self.way, &self.place, Step::Auth, error),
        };
        CourierError::LoginRefused {
            place: self.place.clone(),
            user: plain::one_line(credentials.user()),
            said,
            mend: mend(credentials),
        }
    }
}

/// What an error of lettre means at this step.
fn fault(way: &Way<'_>, place: &str, step: Step, error: &Error) -> CourierError {
    let place = place.to_owned();
    if let Some(code) = error.status() {
        return CourierError::Refused { place, step, code: code.into(), said: said(way, error) };
    }
    let wire = wire_fault(error);
    match (step, wire) {
        (Step::Message, wire) => CourierError::Lost {
            place,
            why: wire.map_or_else(|| said(way, error), |fault| fault.to_string()),
        },
        (_, Some(fault)) => fault.into(),
        (_, None) => CourierError::NotSmtp { place, step, why: said(way, error) },
    }
}

/// The wire's own fault behind an error of lettre.
fn wire_fault(error: &Error) -> Option<WireError> {
    let mut source = error.source();
    while let Some(inner) = source {
        if let Some(inner) = inner.downcast_ref::<std::io::Error>() {
            return WireError::within(inner).cloned();
        }
        source = inner.source();
    }
    None
}

/// The server's words behind an error, without an echo of the login.
fn said(way: &Way<'_>, error: &Error) -> String {
    let text = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    let text = way.credentials.map_or_else(|| text.clone(), |credentials| credentials.hide(&text));
    plain::cut(&plain::one_line(&text), MOST_TOLD)
}

fn words(answer: &Response) -> String {
    let text = answer.message().collect::<Vec<_>>().join(" ");
    plain::cut(&plain::one_line(&format!("{} {text}", answer.code())), MOST_TOLD)
}

fn no_mechanism(credentials: &Credentials, place: &str) -> CourierError {
    let place = place.to_owned();
    match credentials {
        Credentials::Password { .. } => CourierError::NoMechanism {
            place,
            wanted: "password",
            mend: "it may want a token (token_command), or another port or `tls`",
        },
        Credentials::Token { .. } => CourierError::NoMechanism {
            place,
            wanted: "token (XOAUTH2)",
            mend: "use password_command or password_file",
        },
    }
}

fn mend(credentials: &Credentials) -> &'static str {
    match credentials {
        Credentials::Password { .. } => {
            "check the user and the password; many providers want an app password made in their settings"
        }
        Credentials::Token { .. } => {
            "check the user, and whether token_command prints a fresh token for SMTP"
        }
    }
}

/// An address for the envelope (RFC 5321 §4.1.2), in ASCII.
fn address(addr: &AddrSpec) -> Result<Address, CourierError> {
    let refused = || CourierError::Address { address: plain::one_line(addr.as_str()) };
    let domain = plain::ascii_domain(addr.domain()).ok_or_else(refused)?;
    let local = written_local(addr.local());
    if local.is_empty() || !local.chars().all(|c| c.is_ascii_graphic() || c == ' ') {
        return Err(refused());
    }
    // lettre refuses quoted local parts in parts of its checks; this one is quoted by RFC 5321's own rule.
    Ok(Address::new_dangerous(local, domain))
}
