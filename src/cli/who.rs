//! The one person a command is about. Owns: finding them, and what is said when nobody or several fit.

use super::setting::{Setting, instant};
use super::{Common, Failure};
use crate::outlook::{Occasion, Outlook};
use crate::rounds::{digest_round, history, reminders};
use crate::tie::History;
use crate::words::{Person, Suggestion};
use chrono::{DateTime, FixedOffset};

/// What every command on one person takes.
#[derive(Debug, clap::Args)]
pub(super) struct Who {
    /// A name or an address
    pub(super) person: String,
    /// The time to look from, so that a result can be repeated
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(super) now: Option<DateTime<FixedOffset>>,
}

impl Who {
    /// The clock and everything the ledger remembers.
    pub(super) fn history(&self, common: &Common) -> Result<(DateTime<FixedOffset>, History), Failure> {
        let setting = Setting::load(common, self.now)?;
        let history = history(&setting.ledger()?, &setting.rules, setting.now.to_utc())?;
        Ok((setting.now, history))
    }

    /// The same with the config and the next digest.
    pub(super) fn outlook(&self, common: &Common) -> Result<(Setting, History, Outlook), Failure> {
        let setting = Setting::load(common, self.now)?;
        let ledger = setting.ledger()?;
        let history = history(&ledger, &setting.rules, setting.now.to_utc())?;
        let key = ledger.key();
        let first = ledger.digests_sent()? == 0;
        let reminders = reminders(&ledger, &setting.config, setting.now)?;
        let occasion = Occasion {
            now: setting.now,
            slot: "preview",
            key: &key,
            first,
            since: None,
            warnings: Vec::new(),
            rests: ledger.rests()?,
            at_once: false,
        };
        let outlook = digest_round(&ledger, &history, &setting.rules, &reminders, &occasion)?;
        Ok((setting, history, outlook))
    }

    /// The one person the query means.
    pub(super) fn find<'a>(&self, history: &'a History) -> Result<&'a Person, Failure> {
        one(history, &self.person)
    }
}

/// The one person a query means.
pub(super) fn one<'a>(history: &'a History, query: &str) -> Result<&'a Person, Failure> {
    match history.people.find(query).as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::new(format!("nobody in the ledger fits \"{query}\""))
            .hint("`appreciated people` lists everybody the ledger knows")),
        several => {
            let names: Vec<String> = several
                .iter()
                .take(5)
                .map(|p| p.addresses.first().map_or_else(|| p.name.clone(), |a| format!("{} <{a}>", p.name)))
                .collect();
            Err(Failure::new(format!("\"{query}\" fits {} people: {}", several.len(), names.join(", ")))
                .hint("write the whole address"))
        }
    }
}

/// Name and addresses, for the head of a page.
pub(super) fn card(person: &Person) -> String {
    let addresses: Vec<&str> = person.addresses.iter().map(crate::message::AddrSpec::as_str).collect();
    format!("{} <{}>", person.name, addresses.join(", "))
}

/// Whether a suggestion is about this person.
pub(super) fn about(suggestion: &Suggestion, person: &Person) -> bool {
    suggestion.person.addresses == person.addresses
}
