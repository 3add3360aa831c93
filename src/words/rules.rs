//! What the config says, as the deciding rooms need it. Owns: plain values. Never touches: files, TOML.

use super::{Practice, Role};
use crate::lexicon::Taught;
use crate::message::AddrSpec;
use chrono::DateTime;
use std::collections::BTreeMap;

/// How a practice is switched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Switch {
    /// As often as the evidence says.
    #[default]
    On,
    /// Never.
    Off,
    /// At most one item in so many days.
    Every(u32),
}

/// An address, or `*@domain` for all of a domain and `*@*.domain` for all below it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// One address.
    One(AddrSpec),
    /// Everybody at this domain (lower case).
    Domain(String),
    /// Everybody below this domain (lower case).
    Below(String),
}

impl Rules {
    /// Before this moment no words are kept, only dates and deeds.
    pub fn words_since(&self, now: DateTime<chrono::Utc>) -> DateTime<chrono::Utc> {
        let age = chrono::Duration::days(self.keep_quotes.map_or(0, i64::from));
        now.checked_sub_signed(age).unwrap_or(DateTime::<chrono::Utc>::MIN_UTC)
    }
}

impl Pattern {
    /// Parses `a@b`, `*@b` or `*@*.b`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let whole = |domain: &str| !domain.is_empty() && !domain.contains(['*', '@', ' ']);
        if let Some(domain) = text.strip_prefix("*@*.") {
            return whole(domain).then(|| Self::Below(domain.to_owned()));
        }
        if let Some(domain) = text.strip_prefix("*@") {
            return whole(domain).then(|| Self::Domain(domain.to_owned()));
        }
        if text.contains('*') {
            return None;
        }
        AddrSpec::parse(&text).map(Self::One)
    }

    /// Whether it covers `address`.
    pub fn covers(&self, address: &AddrSpec) -> bool {
        match self {
            Self::One(one) => one == address,
            Self::Domain(domain) => address.domain() == domain,
            Self::Below(domain) => {
                address.domain().strip_suffix(domain.as_str()).is_some_and(|rest| rest.ends_with('.'))
            }
        }
    }
}

/// What the config says of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonRule {
    /// Their part.
    pub role: Option<Role>,
    /// Their department.
    pub department: Option<String>,
    /// How to name them.
    pub name: Option<String>,
    /// Other addresses of the same person.
    pub aliases: Vec<AddrSpec>,
    /// For `boss`: days between two check-ins.
    pub every_days: Option<u32>,
    /// Praise in public is never proposed.
    pub public_never: bool,
}

/// Everything from the config that the deciding rooms need, as plain values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// The owner's addresses; the first is the one the digest goes to.
    pub own: Vec<AddrSpec>,
    /// The owner's name, for the greeting line of nothing but drafts.
    pub own_name: Option<String>,
    /// People who send for the owner.
    pub delegates: Vec<AddrSpec>,
    /// Addresses that are lists.
    pub lists: Vec<Pattern>,
    /// Addresses that never appear and of which nothing is kept.
    pub exclude: Vec<Pattern>,
    /// Facts about people, by any of their addresses.
    pub people: BTreeMap<AddrSpec, PersonRule>,
    /// What the owner would like a mentor for.
    pub mentor_goal: Option<String>,
    /// Switched practices; what is missing is on.
    pub practices: BTreeMap<Practice, Switch>,
    /// For how many days the owner's words are kept, cut to [`super::KEPT_CHARS`]; `None` keeps none.
    pub keep_quotes: Option<u32>,
    /// Items in a digest, 1 to 7.
    pub max_items: usize,
    /// The owner's own phrases.
    pub taught: Taught,
    /// Whether the digest's subject names people.
    pub names_in_subject: bool,
}
