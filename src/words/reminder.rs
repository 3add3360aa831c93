//! What the owner asked to hear of again. Owns: plain values and the names under which reminders are suggested. Never
//! touches: when one is due, what it says.

use super::{Practice, Role};
use crate::message::{AddrSpec, MessageId};
use chrono::{NaiveDate, NaiveDateTime};

/// Everything that the owner wants to be reminded of, but for what vCards bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reminders {
    /// Follow-ups and `remind a@b 6w`, by their days.
    pub asked: Vec<Reminder>,
    /// Those of the config, in its order.
    pub regular: Vec<Regular>,
    /// Birthdays and anniversaries of the vCards are looked at.
    pub yearly: bool,
    /// The day of the digest after this one, when there is one.
    pub next_digest: Option<NaiveDate>,
}

/// A reminder of the config's as it stands at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regular {
    /// Unique; it is what the digest prints.
    pub name: String,
    /// About whom.
    pub about: About,
    /// What it asks for; `None`: to write.
    pub practice: Option<Practice>,
    /// Not due when the owner wrote to them in so many days before it.
    pub unless_within: Option<u32>,
    /// What the owner wants to read there.
    pub text: Option<String>,
    /// It comes in mails of its own, each time of its line in one; in digests it comes once a day at most.
    pub at_once: bool,
    /// When it is due.
    pub due: Due,
}

/// When a reminder of the config's is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Since this time by its own clock, the newest of its crontab line since it began; `None`: there was none yet.
    At(Option<NaiveDateTime>),
    /// So many days after the last act, or after the day it began.
    Since {
        /// 1 or more.
        days: u32,
        /// When it began.
        begun: NaiveDate,
    },
}

/// How the keys of suggestions begin that are reminders: follow-ups, those of the config, birthdays.
pub const REMINDER_KINDS: [&str; 3] = ["reminder", "regular", "yearly"];

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
