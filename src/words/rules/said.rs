//! What the owner said about a person outside the config. Owns: the topics of such words. Never touches: what follows.

use crate::message::AddrSpec;
use chrono::NaiveDate;

/// About what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Their part: `boss`.
    Role,
    /// Whether praise of them may be public: `yes` or `no`.
    Public,
    /// Anything else, for the owner's own eyes.
    Note,
}

/// One word of the owner's on a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// One of their addresses.
    pub address: AddrSpec,
    /// About what.
    pub topic: Topic,
    /// The word.
    pub text: String,
    /// When it was said.
    pub on: NaiveDate,
}

/// The role that can be given in an answer.
pub const BOSS: &str = "boss";
/// Praise may be public.
pub const YES: &str = "yes";
/// It may not.
pub const NO: &str = "no";

impl Topic {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Role, Self::Public, Self::Note];

    /// The name in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Public => "public",
            Self::Note => "note",
        }
    }

    /// The topic of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.name() == name)
    }
}
