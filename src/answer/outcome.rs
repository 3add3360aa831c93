//! What came of a command. Owns: the kinds of outcome, what tells of each, and what `undo` puts back. Never touches: how
//! it is said.

use crate::message::AddrSpec;
use crate::words::{Rest, Standing};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What came of one line of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The item is done.
    Done,
    /// They met instead.
    Met,
    /// They talk elsewhere.
    Elsewhere,
    /// Not this practice for this person.
    Wrong,
    /// Nothing about this person again.
    Never,
    /// Later: `until`.
    Snoozed,
    /// A note is kept.
    Noted,
    /// Something is as it was before: `what`.
    Undone,
    /// The evidence of an item comes in a mail of its own.
    Explained,
    /// What can be said comes in a mail of its own.
    Helped,
    /// Digests get longer.
    More,
    /// Digests get shorter.
    Less,
    /// No digest before `until`.
    Paused,
    /// They come again.
    Resumed,
    /// No digest any more.
    Stopped,
    /// They go on.
    Kept,
    /// Praise of this person stays private.
    Private,
    /// It may be public.
    Public,
    /// Two addresses are one person's.
    Joined,
    /// This person is the boss.
    Boss,
    /// There is a reminder: `on`.
    Reminded,
    /// It was so before.
    Same,
    /// The digest has no item of this number.
    NoItem,
    /// There is nothing that could be taken back.
    NothingToUndo,
    /// That day is over, or too far ahead.
    NoDay,
    /// Nobody is called that.
    Nobody,
    /// Several people are.
    Several,
    /// No mail went to that address.
    UnknownAddress,
    /// It is nobody's, or the owner's own.
    NoPerson,
    /// It was joined to somebody else: `head`.
    JoinedElsewhere,
    /// The config says otherwise, and wins.
    ConfigWins,
    /// No command.
    NotUnderstood,
}

impl Code {
    /// Whether anything changed, or is told.
    pub fn is_applied(self) -> bool {
        self < Self::Same
    }

    /// The name in the ledger and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Met => "met",
            Self::Elsewhere => "elsewhere",
            Self::Wrong => "wrong",
            Self::Never => "never",
            Self::Snoozed => "snoozed",
            Self::Noted => "noted",
            Self::Undone => "undone",
            Self::Explained => "explained",
            Self::Helped => "helped",
            Self::More => "more",
            Self::Less => "less",
            Self::Paused => "paused",
            Self::Resumed => "resumed",
            Self::Stopped => "stopped",
            Self::Kept => "kept",
            Self::Private => "private",
            Self::Public => "public",
            Self::Joined => "joined",
            Self::Boss => "boss",
            Self::Reminded => "reminded",
            Self::Same => "same",
            Self::NoItem => "no-item",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NoDay => "no-day",
            Self::Nobody => "nobody",
            Self::Several => "several",
            Self::UnknownAddress => "unknown-address",
            Self::NoPerson => "no-person",
            Self::JoinedElsewhere => "joined-elsewhere",
            Self::ConfigWins => "config-wins",
            Self::NotUnderstood => "not-understood",
        }
    }
}

/// What came of one line, with what tells of it: `who`, `until`, `on`, `number`, `what`, `address`, `other`, `name`,
/// `count`, `nearest`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Which.
    pub code: Code,
    /// By name.
    pub facts: BTreeMap<String, String>,
}

impl Outcome {
    /// One without facts.
    pub fn new(code: Code) -> Self {
        Self { code, facts: BTreeMap::new() }
    }

    /// With one fact more.
    #[must_use]
    pub fn with(mut self, name: &str, value: &dyn ToString) -> Self {
        self.facts.insert(name.to_owned(), crate::plain::one_line(&value.to_string()));
        self
    }

    /// A fact; empty when it is not there.
    pub fn fact(&self, name: &str) -> &str {
        self.facts.get(name).map_or("", String::as_str)
    }

    /// The facts as the ledger keeps them: name, tab, value, a line each.
    pub fn written(&self) -> String {
        self.facts.iter().fold(String::new(), |all, (name, value)| all + name + "\t" + value + "\n")
    }

    /// The facts that were written so.
    pub fn facts_of(text: &str) -> BTreeMap<String, String> {
        let fact =
            |line: &str| line.split_once('\t').map(|(name, value)| (name.to_owned(), value.to_owned()));
        text.lines().filter_map(fact).collect()
    }
}

/// What has to be put back for a command to be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Before {
    /// A suggestion's standing.
    Item {
        /// Its key.
        key: String,
        /// As it was.
        state: Standing,
        /// Since then.
        on: NaiveDate,
        /// The end of a snooze.
        until: Option<NaiveDate>,
    },
    /// What was said of digests.
    Rest(Option<Rest>),
    /// Items beside those of the config.
    Items(i8),
    /// A word on a person: what it was before, `None` when nothing was said.
    Word {
        /// Of whom.
        address: AddrSpec,
        /// About what: `role`, `public`, `note`.
        field: String,
        /// The word that was added.
        said: String,
        /// The one in its place before.
        before: Option<String>,
    },
    /// An address was joined to another.
    Joined(AddrSpec),
    /// A reminder was set.
    Reminder {
        /// About whom.
        address: AddrSpec,
        /// When it is due.
        on: NaiveDate,
    },
}

/// Stands for nothing.
const NOTHING: &str = "-";

impl Before {
    /// Several, a line each.
    pub fn written(all: &[Self]) -> String {
        all.iter().map(|one| one.line() + "\n").collect()
    }

    /// Those that were written so; what is not readable is left out.
    pub fn read(text: &str) -> Vec<Self> {
        text.lines().filter_map(Self::of_line).collect()
    }

    fn line(&self) -> String {
        let day = |day: &Option<NaiveDate>| day.map_or_else(|| NOTHING.to_owned(), |day| day.to_string());
        match self {
            Self::Item { key, state, on, until } => {
                format!("item\t{}\t{on}\t{}\t{key}", state.name(), day(until))
            }
            Self::Rest(None) => format!("rest\t{NOTHING}"),
            Self::Rest(Some(Rest::Stopped)) => "rest\tstopped".to_owned(),
            Self::Rest(Some(Rest::Until(day))) => format!("rest\t{day}"),
            Self::Items(items) => format!("items\t{items}"),
            Self::Word { address, field, said, before } => {
                let before = before.as_deref().unwrap_or(NOTHING);
                format!("word\t{address}\t{field}\t{before}\t{said}")
            }
            Self::Joined(address) => format!("joined\t{address}"),
            Self::Reminder { address, on } => format!("reminder\t{address}\t{on}"),
        }
    }

    fn of_line(line: &str) -> Option<Self> {
        let parts: Vec<&str> = line.splitn(5, '\t').collect();
        let day = |text: &str| if text == NOTHING { Some(None) } else { text.parse().ok().map(Some) };
        Some(match parts.as_slice() {
            ["item", state, on, until, key] => Self::Item {
                key: (*key).to_owned(),
                state: standing(state)?,
                on: on.parse().ok()?,
                until: day(until)?,
            },
            ["rest", "stopped"] => Self::Rest(Some(Rest::Stopped)),
            ["rest", until] => Self::Rest(day(until)?.map(Rest::Until)),
            ["items", items] => Self::Items(items.parse().ok()?),
            ["word", address, field, before, said] => Self::Word {
                address: AddrSpec::parse(address)?,
                field: (*field).to_owned(),
                said: (*said).to_owned(),
                before: Some((*before).to_owned()).filter(|before| before != NOTHING),
            },
            ["joined", address] => Self::Joined(AddrSpec::parse(address)?),
            ["reminder", address, on] => {
                Self::Reminder { address: AddrSpec::parse(address)?, on: on.parse().ok()? }
            }
            _ => return None,
        })
    }
}

fn standing(name: &str) -> Option<Standing> {
    use Standing as S;
    [S::Candidate, S::Shown, S::Done, S::Met, S::Snoozed, S::Never, S::Wrong, S::Elsewhere, S::Ignored]
        .into_iter()
        .find(|state| state.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
        let ana = AddrSpec::parse("ana@example.com").unwrap();
        let word = |before: Option<&str>| Before::Word {
            address: ana.clone(),
            field: "public".to_owned(),
            said: "no".to_owned(),
            before: before.map(str::to_owned),
        };
        let item = |state, until| Before::Item { key: "a|b\tc".to_owned(), state, on: day(1), until };
        let all = [
            item(Standing::Snoozed, Some(day(9))),
            item(Standing::Shown, None),
            Before::Rest(None),
            Before::Rest(Some(Rest::Stopped)),
            Before::Rest(Some(Rest::Until(day(3)))),
            Before::Items(-2),
            word(None),
            word(Some("yes")),
            Before::Joined(ana.clone()),
            Before::Reminder { address: ana.clone(), on: day(5) },
        ];
        assert_eq!(Before::read(&Before::written(&all)), all);
        assert!(Before::read("item\tshown\n\nnonsense\nrest\tsoon").is_empty());
        let outcome = Outcome::new(Code::Snoozed).with("who", &"Ravi\tMenon\n").with("until", &day(5));
        assert_eq!(Outcome::facts_of(&outcome.written()), outcome.facts);
        assert_eq!(outcome.fact("who"), "Ravi Menon");
    }

    #[test]
    fn every_code_has_its_name_in_json() {
        for code in
            [Code::Done, Code::NotUnderstood, Code::UnknownAddress, Code::ConfigWins, Code::NothingToUndo]
        {
            assert_eq!(serde_json::to_string(&code).unwrap(), format!("\"{}\"", code.name()));
        }
        assert!(Code::Reminded.is_applied() && !Code::Same.is_applied());
    }
}
