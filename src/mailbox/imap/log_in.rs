//! Logging in. Owns: which way is taken, and that a secret reaches neither an error nor the wrong command. Never
//! touches: where secrets come from.

use super::ImapError;
use super::channel::Channel;
use super::fault::{is_passing, said};
use super::greet::Capabilities;
use super::session::Inner;
use crate::config::Server;
use crate::login::{self, Credentials};
use imap::{Authenticator, Client, Error};
use std::cell::Cell;

/// Turns a client into a session, by the plainest way that the server takes.
pub(super) fn log_in(
    client: Client<Channel>,
    known: &Capabilities,
    server: &Server,
    credentials: &Credentials,
) -> Result<Inner, ImapError> {
    let (user, secret) = (credentials.user(), credentials.secret().expose());
    let done = match credentials {
        // LOGIN's strings are ASCII (RFC 3501 §9, `QUOTED-CHAR`).
        Credentials::Password { .. }
            if !known.has("LOGINDISABLED") && is_simple(user) && is_simple(secret) =>
        {
            client.login(user, secret).map_err(|(error, _)| error)
        }
        Credentials::Password { .. } if known.has("AUTH=PLAIN") => {
            authenticate(client, "PLAIN", format!("\0{user}\0{secret}"))
        }
        Credentials::Token { .. } if known.has("AUTH=XOAUTH2") => {
            authenticate(client, "XOAUTH2", login::xoauth2(user, secret).expose().to_owned())
        }
        Credentials::Token { .. } if known.has("AUTH=OAUTHBEARER") => {
            let answer = login::oauthbearer(user, server.host.as_str(), server.port, secret);
            authenticate(client, "OAUTHBEARER", answer.expose().to_owned())
        }
        Credentials::Password { .. } => {
            return Err(ImapError::NoLogin { what: "password like ours", offered: known.logins() });
        }
        Credentials::Token { .. } => {
            return Err(ImapError::NoLogin { what: "token", offered: known.logins() });
        }
    };
    done.map_err(|error| refused(error, credentials))
}

fn is_simple(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

fn authenticate(client: Client<Channel>, mechanism: &str, answer: String) -> imap::Result<Inner> {
    client.authenticate(mechanism, &Once(Cell::new(Some(answer)))).map_err(|(error, _)| error)
}

/// Answers the first challenge; every other one tells why it failed, and is answered with nothing (RFC 7628 §3.2.3).
struct Once(Cell<Option<String>>);

impl Authenticator for Once {
    type Response = String;

    fn process(&self, _: &[u8]) -> String {
        self.0.take().unwrap_or_default()
    }
}

fn refused(error: Error, credentials: &Credentials) -> ImapError {
    let words = match &error {
        Error::No(no) => &no.information,
        Error::Bad(bad) => &bad.information,
        // The others hold lines of the dialogue, or nothing.
        _ => return ImapError::of(error, "the login"),
    };
    // Some servers repeat a command that they do not like.
    let said = said(&credentials.hide(words));
    if is_passing(&said) {
        return ImapError::NotNow { said };
    }
    ImapError::Refused { said, token: matches!(credentials, Credentials::Token { .. }) }
}
