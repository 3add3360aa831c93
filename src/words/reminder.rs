//! What the owner asked to hear of again. Owns: plain values and the names under which reminders are suggested. Never
//! touches: when one is due, what it says.

use super::Role;
use crate::message::{AddrSpec, MessageId};
use chrono::NaiveDate;

/// Whom a reminder of the config's is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Nobody: a note to oneself.
    Nobody,
    /// One person.
    Person(AddrSpec),
    /// One after the other of a circle or department, by its name.
    Circle(String),
    /// Everybody with this part.
    Role(Role),
}

/// A day on which the owner wants to hear of a mail again, as its `Bcc` said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FollowUp {
    /// Whom the mail went to; the owner's own address when it went to nobody else.
    pub about: AddrSpec,
    /// The day.
    pub on: NaiveDate,
}

/// One reminder as the ledger has it. What came of it stands with the suggestions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Its number in the ledger.
    pub id: i64,
    /// Whom it is about; the owner's own address when it is about nobody.
    pub about: AddrSpec,
    /// The mail that is followed up; `None` for `remind a@b 6w`.
    pub message: Option<MessageId>,
    /// The day the owner asked.
    pub asked_on: NaiveDate,
    /// The first day on which it may be shown.
    pub due_on: NaiveDate,
}

impl Reminder {
    /// The suggestion that it is the first time, as [`super::Candidate::key`].
    pub fn key(&self) -> String {
        format!("reminder|{}", self.id)
    }

    /// The suggestion that it is the second time, when nothing came of the first.
    pub fn second_key(&self) -> String {
        format!("reminder|{}|again", self.id)
    }
}
