//! A digest's way to its owner. Owns: the states of a parcel, what follows from each, the waiting times. Never
//! touches: sockets, the ledger, the clock.

use chrono::{DateTime, Utc};

/// A mail on its way out, by its row in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelId(pub i64);

/// How far a parcel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Written down, never handed to anybody.
    Intent,
    /// About to be handed over. Found at a start, it means that nobody knows.
    Sending,
    /// Handed over, but nobody said that it was taken: looked for before anything is sent again.
    Unknown,
    /// Surely not taken; sent again later.
    Retry,
    /// Taken, or found in the owner's mailbox.
    Sent,
    /// Refused for good.
    Refused,
    /// Given up, its items free for the next digest.
    Abandoned,
}

/// A parcel without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Its row.
    pub id: ParcelId,
    /// The digest's id: the local part of its Message-ID.
    pub digest: String,
    /// How far it is.
    pub stage: Stage,
    /// When it was written down.
    pub made_at: DateTime<Utc>,
    /// How often it was handed over, or was about to be.
    pub attempts: u32,
    /// When to go on; `None`: at once, or never in a last stage.
    pub next_attempt: Option<DateTime<Utc>>,
    /// The server's last words, in one line.
    pub said: Option<String>,
}

/// What came of handing a parcel over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken; the server's words.
    Sent(String),
    /// It was surely not taken.
    NotSent {
        /// A permanent refusal (RFC 5321 §4.2.1, 5yz): the same bytes are never offered again.
        for_good: bool,
        /// The server's words, or what stood in the way.
        said: String,
    },
    /// The line broke or the time ran out: it may have been taken.
    Unknown(String),
}

/// What to do with a parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Hand it over.
    Send,
    /// Look for it in the owner's mailbox.
    LookUp,
    /// Write this down; nothing is sent.
    Become(Parcel),
    /// Nothing before then.
    Wait(DateTime<Utc>),
    /// Nothing ever again.
    Nothing,
}
