//! Logging in. Owns: which way is taken, and that a secret reaches neither an error nor the wrong command. Never
//! touches: where secrets come from.

use super::channel::Channel;
use super::fault::{is_passing, said};
use super::greet::Capabilities;
use super::session::Inner;
use super::ImapError;
use crate::login::{self, Credentials};
use imap::{Authenticator, Client, Error};
use std::cell::Cell;

/// Turns a client into a session, by the plainest way that the server takes.
pub(super) fn log_in(
    client: Client<Channel>,
    known: &Capabilities,
    credentials: &Credentials,
) -> Result<Inner, ImapError> {
    let done = match credentials {
        Credentials::Password { user, secret } => {
            // LOGIN's strings are ASCII (RFC 3501 §9, `QUOTED-CHAR`).
            let simple = |text: &str| !text.is_empty() && text.bytes().all(|b| (b' '..=b'~').contains(&b));
            let login = !known.has("LOGINDISABLED");
            if login && simple(user) && simple(secret.expose()) {
                client.login(user, secret.expose())
            } else if known.has("AUTH=PLAIN") || login {
                let answer = format!("\0{user}\0{}", secret.expose());
                client.authenticate("PLAIN", &Once::new(answer))
            } else {
                return Err(ImapError::NoLogin { what: "password", offered: known.logins() });
            }
        }
        Credentials::Token { user, secret } => {
            if known.has("AUTH=XOAUTH2") {
                let answer = login::xoauth2(user, secret);
                client.authenticate("XOAUTH2", &Once::new(answer.expose().to_owned()))
            } else if known.has("AUTH=OAUTHBEARER") {
                let answer = login::oauthbearer(user, secret);
                client.authenticate("OAUTHBEARER", &Once::new(answer.expose().to_owned()))
            } else {
                return Err(ImapError::NoLogin { what: "token", offered: known.logins() });
            }
        }
    };
    done.map_err(|(error, _)| refused(error, credentials))
}

/// Answers the first challenge; every other one tells why it failed, and is answered with nothing (RFC 7628 §3.2.3).
struct Once(Cell<Option<String>>);

impl Once {
    fn new(answer: String) -> Self {
        Self(Cell::new(Some(answer)))
    }
}

impl Authenticator for Once {
    type Response = String;

    fn process(&self, _: &[u8]) -> String {
        self.0.take().unwrap_or_default()
    }
}

fn refused(error: Error, credentials: &Credentials) -> ImapError {
    let (words, token) = match (&error, credentials) {
        (Error::No(no), Credentials::Password { secret, .. }) => (hide(&no.information, secret.expose()), false),
        (Error::Bad(bad), Credentials::Password { secret, .. }) => {
            (hide(&bad.information, secret.expose()), false)
        }
        (Error::No(no), Credentials::Token { secret, .. }) => (hide(&no.information, secret.expose()), true),
        (Error::Bad(bad), Credentials::Token { secret, .. }) => {
            (hide(&bad.information, secret.expose()), true)
        }
        // The others hold lines of the dialogue, or nothing.
        _ => return ImapError::of(error, "the login"),
    };
    if is_passing(&words) { ImapError::NotNow { said: words } } else { ImapError::Refused { said: words, token } }
}

/// Some servers repeat a command that they do not like.
fn hide(words: &str, secret: &str) -> String {
    if secret.is_empty() { said(words) } else { said(&words.replace(secret, "***")) }
}
