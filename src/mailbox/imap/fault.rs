//! Why a server's mailbox can't be had. Owns: the sentences, and which of them mean that a session is over. Never
//! touches: sessions.

use crate::plain;
use crate::wire::WireError;
use imap::Error;

/// The most of a server's words that is repeated, in characters.
const SAID_CHARS: usize = 200;

/// What goes wrong with a server. Its own words are on one line, at most 200 characters of them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImapError {
    /// The connection.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// The server hung up before the login, in its own words.
    #[error("the server does not serve us now: {said}")]
    NotNow {
        /// Its words.
        said: String,
    },
    /// The server says that somebody is logged in already (RFC 3501 §7.1.4), which nobody asked for.
    #[error(
        "the server claims that this connection is logged in already; that is refused, because anybody may be behind it"
    )]
    PreAuth,
    /// `tls = "starttls"`, and the server waits for us: it speaks TLS from the first byte.
    #[error(
        "{place} accepted the connection but sent no greeting: this port probably wants TLS from the first byte; leave \
         out `tls = \"starttls\"`"
    )]
    NoGreeting {
        /// `host:port`.
        place: String,
    },
    /// `tls = "starttls"`, and the server will not.
    #[error(
        "the server refuses STARTTLS ({said}): use `tls = \"implicit\"` with its port for that, usually 993"
    )]
    NoStartTls {
        /// Its words.
        said: String,
    },
    /// The password or token is not taken.
    #[error("the server refuses the login ({said}): {}", if *token { TOKEN } else { PASSWORD })]
    Refused {
        /// Its words.
        said: String,
        /// It was an access token.
        token: bool,
    },
    /// There is no way of logging in that both sides know.
    #[error("the server takes no {what}; it offers {offered}")]
    NoLogin {
        /// What we have.
        what: &'static str,
        /// What it takes.
        offered: String,
    },
    /// No mailbox looks like that of sent mail.
    #[error(
        "no mailbox of this account is marked as the one for sent mail; name it with `sent = \"…\"`{}",
        list(candidates)
    )]
    NoSent {
        /// Mailboxes that can be opened, at most ten.
        candidates: Vec<String>,
    },
    /// The mailbox that was asked for is not there.
    #[error("the account has no mailbox `{name}`{}", list(near))]
    NoMailbox {
        /// What was asked for.
        name: String,
        /// Mailboxes of a like name, or any, at most ten.
        near: Vec<String>,
    },
    /// A name that can't be one.
    #[error("`{name}` is no name of a mailbox: it is empty or holds a line end or another control character")]
    Name {
        /// The name, made fit to show.
        name: String,
    },
    /// The server said NO or BAD.
    #[error("the server refuses {command}: {said}")]
    Said {
        /// To what.
        command: &'static str,
        /// Its words.
        said: String,
    },
    /// An answer that makes no sense.
    #[error("the server's answer to {command} can't be read: {why}")]
    Broken {
        /// To what.
        command: &'static str,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The connection ended in the middle of something.
    #[error("the server hung up in the middle of {command}")]
    Ended {
        /// Of what.
        command: &'static str,
    },
    /// The session ended in an earlier fault.
    #[error("the session with the server is over after an earlier fault")]
    Gone,
}

const PASSWORD: &str = "check the user and the password; with two-step login, and at Gmail, iCloud, Yahoo and \
                        Fastmail always, an app password is needed";
const TOKEN: &str = "the token may have run out or lack the right to read mail; run `appreciated login`, or check the \
                     command that prints it";

/// Response codes of what a server can't do at the moment (RFC 5530 §3; THROTTLED is Yahoo's and Gmail's).
const PASSING_CODES: [&str; 6] = ["UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "OVERQUOTA", "THROTTLED"];

/// Response codes of what stays refused until the owner does something, whatever the words behind them promise.
const LASTING_CODES: [&str; 6] =
    ["AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED", "PRIVACYREQUIRED", "CONTACTADMIN", "NOPERM"];

/// Words by which large servers say the same without a code, or with one like ALERT that tells nothing.
const PASSING: [&str; 7] =
    ["throttl", "too many", "try again", "temporar", "server busy", "server unavailable", "exceeded"];

impl ImapError {
    /// Whether the same may work later without anybody changing anything.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Wire(error) => error.may_pass(),
            // A server that is overloaded may be as silent.
            Self::NoGreeting { .. }
            | Self::NotNow { .. }
            | Self::Said { .. }
            | Self::Broken { .. }
            | Self::Ended { .. }
            | Self::Gone => true,
            Self::PreAuth
            | Self::NoStartTls { .. }
            | Self::Refused { .. }
            | Self::NoLogin { .. }
            | Self::NoSent { .. }
            | Self::NoMailbox { .. }
            | Self::Name { .. } => false,
        }
    }

    /// Whether the owner has to see to the login; trying again and again may lock the account.
    pub fn is_login(&self) -> bool {
        matches!(self, Self::Refused { .. } | Self::NoLogin { .. })
    }

    /// What the library says, in our words.
    pub(super) fn of(error: Error, command: &'static str) -> Self {
        match error {
            Error::No(no) => Self::Said { command, said: said(&no.information) },
            Error::Bad(bad) => Self::Said { command, said: said(&bad.information) },
            Error::Io(error) => match WireError::within(&error) {
                Some(fault) => Self::Wire(fault.clone()),
                None => Self::Ended { command },
            },
            Error::ConnectionLost => Self::Ended { command },
            Error::Bye(_) => Self::Broken { command, why: "it is no IMAP that we know, or a farewell" },
            Error::TagMismatch(_) => Self::Broken { command, why: "it belongs to another command" },
            Error::Append => Self::Said { command, said: "it does not take the mail".to_owned() },
            _ => Self::Broken { command, why: "it is not what the command asks for" },
        }
    }

    /// Whether the session may be used on.
    pub(super) fn keeps_session(&self) -> bool {
        matches!(self, Self::Said { .. } | Self::Name { .. })
    }

    /// Whether the words of a NO mean that it is the moment, not the thing asked for.
    pub(super) fn is_passing(&self) -> bool {
        match self {
            Self::Said { said, .. } => is_passing(said),
            _ => false,
        }
    }

    /// Whether one mail of a batch may be the cause, so that the others can still be had. A connection that ended is
    /// never taken for that: it would cost a mail for each fault of the network.
    pub(super) fn may_be_one_mail(&self) -> bool {
        match self {
            Self::Wire(WireError::TooLong { .. }) | Self::Broken { .. } => true,
            Self::Said { .. } => !self.is_passing(),
            _ => false,
        }
    }
}

/// See [`ImapError::is_passing`].
pub(super) fn is_passing(said: &str) -> bool {
    let code = said.trim_start().strip_prefix('[').and_then(|rest| rest.split([']', ' ']).next());
    let among = |codes: &[&str]| code.is_some_and(|code| codes.iter().any(|c| c.eq_ignore_ascii_case(code)));
    if among(&LASTING_CODES) {
        return false;
    }
    if among(&PASSING_CODES) {
        return true;
    }
    let said = said.to_lowercase();
    PASSING.iter().any(|word| said.contains(word))
}

/// A server's words fit to show.
pub(super) fn said(text: &str) -> String {
    let line = plain::cut(&plain::one_line(text), SAID_CHARS);
    if line.is_empty() { "without a word".to_owned() } else { line }
}

fn list(names: &[String]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let names: Vec<String> = names.iter().map(|name| format!("`{}`", plain::one_line(name))).collect();
    format!("; it has {}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_servers_words_are_one_line() {
        assert_eq!(said("a\r\nb\u{1b}[31m\u{202e}c"), "a b[31mc");
        assert_eq!(said(&"x".repeat(300)).chars().count(), SAID_CHARS);
        assert_eq!(said("\u{7}"), "without a word");
    }

    #[test]
    fn the_code_counts_before_the_words() {
        for (said, passing) in [
            ("[AUTHENTICATIONFAILED] Invalid credentials, try again", false),
            ("[authorizationfailed] Too many failures", false),
            ("[EXPIRED] temporarily valid only", false),
            ("[UNAVAILABLE] Wrong password?", true),
            ("[INUSE] x", true),
            ("[LIMIT] x", true),
            ("[SERVERBUG ref=7] x", true),
            ("[THROTTLED] x", true),
            ("[ALERT] Too many simultaneous connections. (Failure)", true),
            ("[ALERT] Application-specific password required", false),
            ("Server busy", true),
            ("no such user, see [LIMIT]", false),
            ("[", false),
            ("", false),
        ] {
            assert_eq!(is_passing(said), passing, "{said}");
        }
    }

    #[test]
    fn what_may_pass_and_what_wants_the_owner() {
        let refused = ImapError::Refused { said: "no".into(), token: false };
        assert!(refused.is_login() && !refused.may_pass());
        let busy = ImapError::Said { command: "FETCH", said: "[UNAVAILABLE] Server busy".into() };
        assert!(busy.may_pass() && busy.is_passing() && !busy.may_be_one_mail() && !busy.is_login());
        let bad = ImapError::Said { command: "FETCH", said: "Some messages could not be FETCHed".into() };
        assert!(bad.may_be_one_mail());
        assert!(!ImapError::NoSent { candidates: vec![] }.may_pass());
        let near = ImapError::NoMailbox { name: "Sent".into(), near: vec!["Sent Items".into()] };
        assert_eq!(near.to_string(), "the account has no mailbox `Sent`; it has `Sent Items`");
    }
}
