//! What really happened in an invented life. Owns: the words a test compares the program's findings with. Never
//! touches: how anything is found.

use crate::message::{AddrSpec, MessageId};
use crate::words::Practice;
use chrono::NaiveDate;

/// Everything a test may know about one sample mailbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Truth {
    /// Who did what for whom and when, in the order of telling.
    pub events: Vec<Event>,
    /// Items a good digest would hold (not all in one mail: a digest has a limit).
    pub expected: Vec<Expected>,
    /// Items that would be wrong, each with its reason.
    pub forbidden: Vec<Forbidden>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The other person.
    pub who: AddrSpec,
    /// The day, in the owner's clock. For [`Happened::Helped`] the day of *their* mail.
    pub on: NaiveDate,
    /// What.
    pub what: Happened,
}

/// What happened, and the mail in Sent that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// They helped the owner; the mail shows it by its depth-1 quote.
    Helped {
        /// In which way.
        how: Help,
        /// The owner's mail that quotes it.
        message_id: MessageId,
    },
    /// The owner thanked them.
    Thanked {
        /// 0 sign-off, 1 bare, 2 for something named, 3 with an effect, a date, a number.
        quality: u8,
        /// The mail.
        message_id: MessageId,
    },
    /// The owner asked them for something.
    OwnerAsked {
        /// The mail.
        message_id: MessageId,
    },
    /// The owner promised them something.
    OwnerPromised {
        /// The mail.
        message_id: MessageId,
        /// Whether a later mail keeps it.
        kept: bool,
        /// The day it was promised for.
        due: NaiveDate,
    },
    /// The owner gave them what they asked for.
    OwnerHelped {
        /// The mail.
        message_id: MessageId,
    },
    /// Death, illness, dismissal: a subject in which no item may arise.
    Hush {
        /// The mail.
        message_id: MessageId,
    },
}

impl Happened {
    /// The mail in Sent that shows it.
    pub fn message_id(&self) -> &MessageId {
        match self {
            Self::Helped { message_id, .. }
            | Self::Thanked { message_id, .. }
            | Self::OwnerAsked { message_id }
            | Self::OwnerPromised { message_id, .. }
            | Self::OwnerHelped { message_id }
            | Self::Hush { message_id } => message_id,
        }
    }
}

/// How somebody helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Help {
    /// The owner asked a question and they answered it.
    AnsweredAsk,
    /// They sent or did what the owner asked for.
    Delivery,
    /// They connected the owner with somebody.
    Introduction,
}

/// An item a good digest would hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Under which practice.
    pub practice: Practice,
    /// About whom.
    pub person: AddrSpec,
    /// The language the two write to each other in.
    pub language: String,
    /// The mail in Sent that shows it best.
    pub message_id: MessageId,
    /// Why, in one sentence.
    pub note: String,
}

/// An item that would be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forbidden {
    /// About whom.
    pub person: AddrSpec,
    /// Under which practice; `None` is any.
    pub practice: Option<Practice>,
    /// Why, in one sentence.
    pub why: String,
}
