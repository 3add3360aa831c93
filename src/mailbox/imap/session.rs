//! One session with a server. Owns: logging in, again when it must, and the guard around the library: a panic or an
//! answer out of step ends the session, not the program. Never touches: what is asked for.

use super::channel::Channel;
use super::fetch::{self, Answer};
use super::greet::greet;
use super::log_in::log_in;
use super::{ImapError, name};
use crate::config::Server;
use crate::login::Credentials;
use crate::mailbox::{MailboxName, Status, Uid, UidValidity};
use crate::wire::Gauge;
use chrono::NaiveDate;
use imap::types::Mailbox;
use imap_proto::{MailboxDatum, Response, StatusAttribute, parser};
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(super) type Inner = imap::Session<Channel>;

/// A session after its login. Dropping it just hangs up.
#[derive(Debug)]
pub struct Session {
    server: Server,
    credentials: Credentials,
    gauge: Gauge,
    /// `None` once it is over.
    inner: Option<Inner>,
}

impl Session {
    /// Connects and logs in. Nothing secret is said before the connection is protected, `tls = "none"` to this machine
    /// itself excepted.
    ///
    /// # Errors
    /// [`ImapError::is_login`] says that the owner has to see to it, [`ImapError::may_pass`] that trying later helps.
    pub fn open(server: &Server, credentials: &Credentials, gauge: &Gauge) -> Result<Self, ImapError> {
        let mut session = Self {
            server: server.clone(),
            credentials: credentials.clone(),
            gauge: gauge.clone(),
            inner: None,
        };
        session.reopen()?;
        Ok(session)
    }

    /// Logs in anew, whatever became of the session.
    pub(super) fn reopen(&mut self) -> Result<(), ImapError> {
        self.inner = None;
        let (wire, known) = greet(&self.server, &self.gauge)?;
        let mut client = imap::Client::new(Channel::new(wire));
        client.greeting_read = true;
        let (server, credentials) = (&self.server, &self.credentials);
        let work = AssertUnwindSafe(|| log_in(client, &known, server, credentials));
        let inner = catch_unwind(work).unwrap_or(Err(out_of_step("the login")))?;
        self.inner = Some(inner);
        Ok(())
    }

    /// Ends the session as the protocol wants it. Nobody waits for what comes of it but the deadline of one command.
    pub fn logout(mut self) {
        // Everything is read by now, and the server forgets us either way.
        let _ = self.run("LOGOUT", imap::Session::logout);
    }

    /// Whether it can be used on.
    pub(super) fn is_open(&self) -> bool {
        self.inner.is_some()
    }

    /// Ends it without a word.
    pub(super) fn hang_up(&mut self) {
        self.inner = None;
    }

    /// Runs one command of the library. What the server says unasked is thrown away; whatever puts question and answer
    /// out of step ends the session.
    pub(super) fn run<T>(
        &mut self,
        command: &'static str,
        work: impl FnOnce(&mut Inner) -> imap::Result<T>,
    ) -> Result<T, ImapError> {
        let inner = self.inner.as_mut().ok_or(ImapError::Gone)?;
        let guarded = AssertUnwindSafe(|| {
            let done = work(inner);
            drop(inner.take_all_unsolicited());
            done
        });
        let done = match catch_unwind(guarded) {
            Ok(done) => done.map_err(|error| ImapError::of(error, command)),
            Err(_) => Err(out_of_step(command)),
        };
        if done.as_ref().is_err_and(|error| !error.keeps_session()) {
            self.inner = None;
        }
        done
    }

    /// What the server says of a mailbox without opening it.
    pub(super) fn status(&mut self, mailbox: &MailboxName) -> Result<Status, ImapError> {
        let name = name::escaped(&name::to_wire(mailbox)?);
        let command = format!("STATUS \"{name}\" (UIDNEXT UIDVALIDITY MESSAGES)");
        let lines = self.run("STATUS", |inner| inner.run_command_and_read_response(&command))?;
        let mut rest = lines.as_slice();
        while let Ok((behind, response)) = parser::parse_response(rest) {
            rest = behind;
            if let Response::MailboxData(MailboxDatum::Status { status, .. }) = response {
                return Ok(status_of(&status));
            }
        }
        Err(ImapError::Broken { command: "STATUS", why: "it is not what the command asks for" })
    }

    /// Opens a mailbox for reading only.
    pub(super) fn examine(&mut self, mailbox: &MailboxName) -> Result<Status, ImapError> {
        let name = name::to_wire(mailbox)?;
        let opened = self.run("EXAMINE", |inner| inner.examine(&name))?;
        Ok(status_when_open(&opened))
    }

    /// The UIDs of the open mailbox that the server received on this day or later; ascending.
    pub(super) fn since(&mut self, day: NaiveDate) -> Result<Vec<u32>, ImapError> {
        self.search(&format!("SINCE {}", day.format("%-d-%b-%Y")))
    }

    /// The UIDs of the open mailbox that are larger; ascending. A server answers `n:*` with the last mail even when
    /// that is smaller (RFC 3501 §6.4.8).
    pub(super) fn after(&mut self, last: Uid) -> Result<Vec<u32>, ImapError> {
        let mut uids = self.search(&format!("UID {}:*", last.0.saturating_add(1)))?;
        uids.retain(|uid| *uid > last.0);
        Ok(uids)
    }

    /// `query` is made of numbers and dates only: the library lets line ends pass.
    fn search(&mut self, query: &str) -> Result<Vec<u32>, ImapError> {
        let mut uids: Vec<u32> = self
            .run("UID SEARCH", |inner| inner.uid_search(query))?
            .into_iter()
            .filter(|uid| *uid > 0)
            .collect();
        uids.sort_unstable();
        Ok(uids)
    }

    /// Fetches items of the mails with these UIDs. What comes of mails that nobody asked for is left out.
    pub(super) fn fetch(&mut self, set: &str, asked: &[u32], items: &str) -> Result<Vec<Answer>, ImapError> {
        let fetches = self.run("UID FETCH", |inner| inner.uid_fetch(set, items))?;
        Ok(fetch::answers(&fetches, asked))
    }
}

fn out_of_step(command: &'static str) -> ImapError {
    ImapError::Broken { command, why: "the library stumbled over it" }
}

/// As the server told when it was opened.
pub(super) fn status_when_open(opened: &Mailbox) -> Status {
    Status {
        validity: opened.uid_validity.filter(|validity| *validity > 0).map(UidValidity),
        next: opened.uid_next.filter(|next| *next > 0).map(Uid),
        messages: opened.exists,
    }
}

fn status_of(items: &[StatusAttribute]) -> Status {
    let mut status = Status::default();
    for item in items {
        match item {
            StatusAttribute::UidValidity(validity) if *validity > 0 => {
                status.validity = Some(UidValidity(*validity));
            }
            StatusAttribute::UidNext(next) if *next > 0 => status.next = Some(Uid(*next)),
            StatusAttribute::Messages(messages) => status.messages = *messages,
            _ => {}
        }
    }
    status
}
