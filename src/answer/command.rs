//! What an answer can say. Owns: the commands and how each is written in English, which is how the ledger keeps them.
//! Never touches: how a line is read, what comes of a command.

use super::when::When;
use crate::message::AddrSpec;
use std::fmt;

/// One line of an answer, or one command of several in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Understood.
    Command(Command),
    /// Meant as a command, but none.
    Unknown {
        /// The line as typed, at most 80 characters.
        said: String,
        /// The command that is nearest to it, as it would have to be written.
        nearest: Option<String>,
    },
}

/// What came of the item of a digest, in the owner's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// They did it.
    Done,
    /// They met instead.
    Met,
    /// They talk by other means: silence says nothing.
    Elsewhere,
    /// Not this practice for this person.
    Wrong,
    /// Nothing about this person again.
    Never,
}

/// Somebody a command is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// By the number of an item about them.
    Item(u8),
    /// By a name or an address.
    Called(String),
}

/// A command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// `2 done`, with a note for `2 met: now at Acme`.
    Item {
        /// The item.
        number: u8,
        /// What came of it.
        deed: Deed,
        /// What is to be remembered of the person.
        note: Option<String>,
    },
    /// `2 snooze 2w`.
    Snooze {
        /// The item.
        number: u8,
        /// Until then.
        until: When,
    },
    /// `2 note: now at Acme`.
    Note {
        /// The item.
        number: u8,
        /// The note.
        text: String,
    },
    /// `2 undo`, or `undo` for the newest answer.
    Undo(Option<u8>),
    /// `why 2`.
    Why(u8),
    /// One item more in each digest.
    More,
    /// One item less.
    Less,
    /// `pause 4w`.
    Pause(When),
    /// An end to a pause or a stop.
    Resume,
    /// No digest any more.
    Stop,
    /// Digests go on though nothing comes of them.
    Keep,
    /// `Samir public no`.
    Public {
        /// Whom.
        who: Who,
        /// Whether praise in public may be proposed.
        allowed: bool,
    },
    /// `alias a@b c@d`: the second is an address of the first one's person.
    Alias(AddrSpec, AddrSpec),
    /// `boss a@b`.
    Boss(AddrSpec),
    /// `remind a@b 6w`.
    Remind(AddrSpec, When),
    /// What can be said.
    Help,
}

impl Deed {
    /// As in English.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Met => "met",
            Self::Elsewhere => "elsewhere",
            Self::Wrong => "wrong",
            Self::Never => "never",
        }
    }
}

impl Command {
    /// Whether the owner gets a mail of its own about it.
    pub fn wants_receipt(&self) -> bool {
        matches!(self, Self::Why(_) | Self::Pause(_) | Self::Stop | Self::Help)
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Item(number) => write!(f, "{number}"),
            Self::Called(name) => f.write_str(name),
        }
    }
}

/// In English, as [`super::read_line`] reads it back.
impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Item { number, deed, note: None } => write!(f, "{number} {}", deed.name()),
            Self::Item { number, deed, note: Some(note) } => write!(f, "{number} {}: {note}", deed.name()),
            Self::Snooze { number, until } => write!(f, "{number} snooze {until}"),
            Self::Note { number, text } => write!(f, "{number} note: {text}"),
            Self::Undo(Some(number)) => write!(f, "{number} undo"),
            Self::Undo(None) => f.write_str("undo"),
            Self::Why(number) => write!(f, "why {number}"),
            Self::More => f.write_str("more"),
            Self::Less => f.write_str("less"),
            Self::Pause(until) => write!(f, "pause {until}"),
            Self::Resume => f.write_str("resume"),
            Self::Stop => f.write_str("stop"),
            Self::Keep => f.write_str("keep"),
            Self::Public { who, allowed } => {
                write!(f, "{who} public {}", if *allowed { "yes" } else { "no" })
            }
            Self::Alias(keep, other) => write!(f, "alias {keep} {other}"),
            Self::Boss(address) => write!(f, "boss {address}"),
            Self::Remind(address, when) => write!(f, "remind {address} {when}"),
            Self::Help => f.write_str("help"),
        }
    }
}
