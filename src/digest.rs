//! The mail itself. Owns: the model of a digest and its text and HTML. Never touches: sending, evidence.

use crate::message::AddrSpec;
use crate::tongue::Tongue;
use crate::words::Suggestion;
use chrono::{DateTime, FixedOffset};

mod answers;
mod html;
mod page;
mod subject;
mod template;
mod text;

pub use crate::plain::{clean, plain_quote};
pub use html::html;
pub use subject::subject;
pub use text::{text, wrapped};

/// One digest, ready to be written as text, HTML and mail.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// 128-bit keyed hash of (ledger key, slot) in lower-case hex: the Message-ID's local part.
    pub id: String,
    /// Four characters of [a-z2-9] shown in the subject as `[q8m2]`; picks the digest, is no authority.
    pub tag: String,
    /// When it is made, in the owner's zone.
    pub at: DateTime<FixedOffset>,
    /// The items, in their order.
    pub items: Vec<Suggestion>,
    /// Only in the first digest: what this is, that nothing left the machine, how to stop it.
    pub first: bool,
    /// What was read since when, what is held back that matters: sentences, three lines at most when wrapped.
    pub footer: Vec<String>,
    /// What went wrong and the owner must know; above the items.
    pub warnings: Vec<String>,
    /// What became of the owner's answers since the last digest: sentences, below the items.
    pub echo: Vec<String>,
    /// Whether the subject names people.
    pub names_in_subject: bool,
    /// The language of all that is not quoted.
    pub tongue: Tongue,
    /// The owner's address, to which answers go; without one none are offered.
    pub to: Option<AddrSpec>,
    /// What kind of mail it is.
    pub kind: Kind,
}

/// What kind of mail a digest is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Items, as they come.
    #[default]
    Items,
    /// The last one of a silence: nothing but the question whether to stop.
    Question,
    /// Reminders that come at once, in a mail of their own.
    Reminder,
}

impl Digest {
    /// The digest of the same slot that has no items, and asks whether to stop.
    #[must_use]
    pub fn asking_to_stop(self) -> Self {
        Self { items: Vec::new(), footer: Vec::new(), kind: Kind::Question, ..self }
    }
}
