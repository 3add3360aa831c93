//! What a server that follows a script does at which command.

use std::io::Write;
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

/// What the server does. In its text `{tag}` stands for the tag of the command (IMAP).
#[derive(Clone, Debug)]
pub enum Act {
    /// Says this and goes on; nothing at all with no text.
    Say(Vec<u8>),
    /// Says this, then ends the connection.
    Close(Vec<u8>),
    /// Says this byte by byte, with a pause before each.
    Drip(Vec<u8>, Duration),
    /// Says this again and again, until the client goes.
    Endless(Vec<u8>),
    /// One after the other.
    All(Vec<Act>),
}

impl Act {
    pub fn say(text: impl AsRef<[u8]>) -> Self {
        Self::Say(text.as_ref().to_owned())
    }

    pub fn close(text: impl AsRef<[u8]>) -> Self {
        Self::Close(text.as_ref().to_owned())
    }

    pub fn endless(text: impl AsRef<[u8]>) -> Self {
        Self::Endless(text.as_ref().to_owned())
    }

    /// Does it; whether the connection goes on.
    pub(super) fn perform(&self, tag: &str, mut to: &TcpStream) -> bool {
        let put = |text: &[u8]| put_tag(text, tag);
        match self {
            Self::Say(text) => to.write_all(&put(text)).is_ok(),
            Self::Close(text) => {
                let _ = to.write_all(&put(text));
                let _ = to.shutdown(Shutdown::Both);
                false
            }
            Self::Drip(text, pause) => put(text).iter().all(|byte| {
                std::thread::sleep(*pause);
                to.write_all(&[*byte]).is_ok()
            }),
            Self::Endless(text) => {
                let block = put(text).repeat(1 + 4096 / text.len().max(1));
                while to.write_all(&block).is_ok() {}
                false
            }
            Self::All(acts) => acts.iter().all(|act| act.perform(tag, to)),
        }
    }
}

fn put_tag(text: &[u8], tag: &str) -> Vec<u8> {
    const PLACE: &[u8] = b"{tag}";
    let (mut all, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.windows(PLACE.len()).position(|window| window == PLACE) {
        all.extend_from_slice(&rest[..at]);
        all.extend_from_slice(tag.as_bytes());
        rest = &rest[at + PLACE.len()..];
    }
    all.extend_from_slice(rest);
    all
}

#[derive(Clone, Debug)]
struct Rule {
    command: String,
    act: Act,
    left: usize,
}

/// The rules of a script: the first that fits a command holds.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    rules: Vec<Rule>,
    rewritten: Vec<(String, String)>,
}

impl Rules {
    pub fn new() -> Self {
        Self::default()
    }

    /// What to do whenever a command begins so, in any case and without an IMAP tag; `*` stands for anything, as in
    /// `UID FETCH*BODY.PEEK[]`. The greeting is the command `GREETING`, the end of a mail by SMTP the command `.`.
    pub fn on(self, command: &str, act: Act) -> Self {
        self.times(usize::MAX, command, act)
    }

    /// The same for the first so many times.
    pub fn times(mut self, left: usize, command: &str, act: Act) -> Self {
        self.rules.push(Rule { command: command.to_uppercase(), act, left });
        self
    }

    /// Only for a meddler: in the lines of the real server this text is replaced by another one.
    pub fn rewrite(mut self, text: &str, by: &str) -> Self {
        self.rewritten.push((text.to_owned(), by.to_owned()));
        self
    }

    pub(super) fn act(&mut self, command: &str) -> Option<Act> {
        let command = command.to_uppercase();
        let rule = self.rules.iter_mut().find(|rule| rule.left > 0 && fits(&rule.command, &command))?;
        rule.left -= usize::from(rule.left != usize::MAX);
        Some(rule.act.clone())
    }

    pub(super) fn rewritten(&self, line: Vec<u8>) -> Vec<u8> {
        match String::from_utf8(line) {
            Ok(line) => {
                self.rewritten.iter().fold(line, |line, (text, by)| line.replace(text, by)).into_bytes()
            }
            Err(error) => error.into_bytes(),
        }
    }
}

fn fits(pattern: &str, command: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = command.strip_prefix(first) else { return false };
    for part in parts {
        let Some((_, behind)) = rest.split_once(part) else { return false };
        rest = behind;
    }
    true
}

#[test]
fn the_first_rule_that_fits_and_is_left_holds() {
    let say = |text: &str| Act::say(text);
    let mut rules =
        Rules::new().times(1, "uid fetch*BODY[]", say("once")).on("UID", say("always")).rewrite("a", "bc");
    let mut told = |command: &str| rules.act(command).map(|act| format!("{act:?}"));
    assert_eq!(told("UID FETCH 1 FLAGS"), Some(format!("{:?}", say("always"))));
    assert_eq!(told("uid fetch 1 BODY[]"), Some(format!("{:?}", say("once"))));
    assert_eq!(told("UID FETCH 1 BODY[]"), Some(format!("{:?}", say("always"))));
    assert_eq!(told("LOGIN"), None);
    assert_eq!(rules.rewritten(b"an a\n".to_vec()), b"bcn bc\n");
    assert_eq!(rules.rewritten(vec![b'a', 0xff]), [b'a', 0xff]);
    assert_eq!(put_tag(b"* x\r\n{tag} OK {tag}\r\n", "A1"), b"* x\r\nA1 OK A1\r\n");
}
