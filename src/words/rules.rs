//! What the config says, as the deciding rooms need it. Owns: plain values. Never touches: files, TOML.

use super::{BOSS, Practice, Role, Said, Topic, YES, Yearly};
use crate::lexicon::Taught;
use crate::message::AddrSpec;
use crate::tongue::Tongue;
use chrono::{DateTime, NaiveDate};
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
    /// Whether this is an address of the owner's, be it with a suffix (`me+shop@`).
    pub fn is_own(&self, address: &AddrSpec) -> bool {
        self.own.contains(address) || self.own_suffix(address).is_some()
    }

    /// What stands behind the `+` of an address that is the owner's without it: `3w` of `me+3w@` (RFC 5233 §1).
    pub fn own_suffix<'a>(&self, address: &'a AddrSpec) -> Option<&'a str> {
        let local = address.local();
        let behind = |own: &AddrSpec| {
            let suffix = local.strip_prefix(own.local())?.strip_prefix('+')?;
            (own.domain() == address.domain()).then_some(suffix)
        };
        self.own.iter().filter_map(behind).min_by_key(|suffix| suffix.len())
    }

    /// Whether the config has a person under this address. A vCard does not count: an address book holds desks, and a
    /// whole family.
    pub fn names(&self, address: &AddrSpec) -> bool {
        self.people.get(address).is_some_and(|rule| rule.source == RuleSource::Config)
    }

    /// For every alias the address that stands for its person.
    pub fn heads(&self) -> BTreeMap<&AddrSpec, &AddrSpec> {
        self.people
            .iter()
            .flat_map(|(head, rule)| rule.aliases.iter().map(move |alias| (alias, head)))
            .collect()
    }

    /// The address that stands for the person behind `address`; without a rule it is the address itself.
    pub fn main_address<'a>(&'a self, address: &'a AddrSpec) -> &'a AddrSpec {
        self.people.iter().find(|(_, rule)| rule.aliases.contains(address)).map_or(address, |(main, _)| main)
    }

    /// Lets `other`, with all addresses of the same person, be an address of `keep`'s person. `false`, and nothing
    /// done, when the config says whose it is.
    pub fn join(&mut self, keep: &AddrSpec, other: &AddrSpec) -> bool {
        let head = self.main_address(keep).clone();
        let joining = self.main_address(other).clone();
        if head == joining {
            return true;
        }
        if self.names(&joining) {
            return false;
        }
        let theirs = self.people.remove(&joining).unwrap_or_default();
        let rule = self
            .people
            .entry(head)
            .or_insert_with(|| PersonRule { source: RuleSource::Said, ..PersonRule::default() });
        rule.aliases.push(joining);
        rule.aliases.extend(theirs.aliases);
        rule.name = rule.name.take().or(theirs.name);
        rule.department = rule.department.take().or(theirs.department);
        Yearly::add(&mut rule.dates, &theirs.dates);
        true
    }

    /// Lets a word of the owner's on a person count. `false`, and nothing done, when the config says otherwise. A note
    /// changes nothing.
    pub fn say(&mut self, said: &Said) -> bool {
        let head = self.main_address(&said.address).clone();
        let config = self.names(&head);
        let new = || PersonRule { source: RuleSource::Said, ..PersonRule::default() };
        let rule = self.people.entry(head).or_insert_with(new);
        match said.topic {
            Topic::Role if said.text == BOSS && (!config || rule.role.is_none()) => {
                rule.role = Some(Role::Boss);
            }
            Topic::Role => return rule.role == Some(Role::Boss) && said.text == BOSS,
            Topic::Public if config && rule.public_never => return said.text != YES,
            Topic::Public => rule.public_never = said.text != YES,
            Topic::Note => {}
        }
        true
    }

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

/// Who said a fact about a person; the earlier wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleSource {
    /// The config.
    #[default]
    Config,
    /// The owner, in a command or an answer.
    Said,
    /// A vCard.
    Card,
}

/// An address that the owner joined to another's person, outside the config.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// An address of the person.
    pub keep: AddrSpec,
    /// The address that joined.
    pub join: AddrSpec,
    /// When that was said.
    pub said_on: NaiveDate,
}

/// What is said of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonRule {
    /// By whom.
    pub source: RuleSource,
    /// Their part.
    pub role: Option<Role>,
    /// Their department.
    pub department: Option<String>,
    /// Their birthday and anniversary, from vCards.
    pub dates: Vec<Yearly>,
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
    /// Facts about people, by the address that stands for each.
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
    /// Whether a `Bcc` to `me+3w@` makes a follow-up. Only where the config says which addresses are the owner's.
    pub follow_ups: bool,
    /// How many days before it a birthday may be shown; `None` shows none.
    pub birthdays: Option<u32>,
    /// The same for anniversaries.
    pub anniversaries: Option<u32>,
    /// The language of the digest.
    pub tongue: Tongue,
}
