//! The sample mailbox: invented people's mail over years, with known truth. Owns: the three owners of
//! `appreciated try --sample` and of the tests, deterministic by seed. Never touches: how signals are found, a clock.
//!
//! [`owners`] plan a life out of [`stories`]; stories happen at a [`desk`], in the words of [`phrases`] and the mail
//! programs of [`clients`]; [`mime`] makes the bytes; [`truth`] remembers what really happened.

use crate::mailbox::RawMail;
use crate::message::Address;
use chrono::{DateTime, FixedOffset, Utc};
use std::fmt;
use std::str::FromStr;

pub mod clients;
pub mod desk;
pub mod mime;
pub mod owners;
pub mod people;
pub mod phrases;
pub mod rng;
pub mod stories;
pub mod truth;

pub use truth::Truth;

/// Whose mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// Most mail goes to lists.
    Engineer,
    /// A delegate sends for her.
    Manager,
    /// Dormant clients, several languages.
    Freelancer,
}

impl Owner {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Engineer, Self::Manager, Self::Freelancer];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Engineer => "engineer",
            Self::Manager => "manager",
            Self::Freelancer => "freelancer",
        }
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Owner {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|owner| owner.name() == text).ok_or_else(|| {
            format!("there is no sample owner `{text}`; write `engineer`, `manager` or `freelancer`")
        })
    }
}

/// Which half of the phrase tables speaks. The halves share no sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrases {
    /// For development and for `try`.
    Shown,
    /// For the final test only.
    HeldBack,
}

/// One sample mailbox.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The owner.
    pub owner: Address,
    /// A whole config in TOML; the account's `maildir` is `/sample`.
    pub config: String,
    /// The Sent folder, in date order, CRLF line ends.
    pub mails: Vec<RawMail>,
    /// What really happened.
    pub truth: Truth,
}

/// Invents a mailbox that ends just before `now`. The same arguments give the same bytes.
pub fn generate(owner: Owner, seed: u64, now: DateTime<FixedOffset>, phrases: Phrases) -> Sample {
    let mut desk = desk::Desk::new(owners::home(owner), seed, now, phrases);
    owners::live(owner, &mut desk);
    let (mails, truth, home) = desk.close();
    let owner = Address { name: Some(home.me.name), addr: home.me.addr };
    Sample { owner, config: home.config, mails, truth }
}

/// Numbers the mails and gives each the moment its server filed it.
fn mailbox_of(sent: Vec<(DateTime<FixedOffset>, Vec<u8>)>) -> Vec<RawMail> {
    let mail = |(number, (at, bytes)): (usize, (DateTime<FixedOffset>, Vec<u8>))| RawMail {
        place: format!("cur/{}.{:05}.sample", at.timestamp(), number + 1),
        internal_date: Some(at.with_timezone(&Utc)),
        bytes,
        cut: false,
    };
    sent.into_iter().enumerate().map(mail).collect()
}

/// Reads data that is compiled in.
#[expect(clippy::expect_used, reason = "the data is compiled in and a test reads all of it")]
fn compiled<T: serde::de::DeserializeOwned>(text: &str) -> T {
    toml::from_str(text).expect("the sample's own tables are sound")
}
