//! What the owner says about addresses outside the config. Owns: who may be joined, and that what was said counts where
//! a history is woven. Never touches: proposals, the config's text.

use crate::ledger::{Ledger, LedgerError};
use crate::message::AddrSpec;
use crate::person::{is_excluded, may_appear};
use crate::words::{Joined, Rules, Topic};
use chrono::NaiveDate;
use std::borrow::Cow;

/// Why two addresses were not joined or parted.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionError {
    /// No mail went there.
    #[error("the ledger does not know {0}: look for a slip, or run `appreciated scan` first")]
    Unknown(AddrSpec),
    /// The owner's.
    #[error("{0} is your own address, and people are the others")]
    Own(AddrSpec),
    /// Nothing is kept about it.
    #[error("{0} is left out by `[privacy] exclude`, so nothing is kept about it")]
    Excluded(AddrSpec),
    /// A desk, a machine, a list or a delegate.
    #[error("{0} is no person's address, as far as it tells; name it in the config if it is")]
    NoPerson(AddrSpec),
    /// One person.
    #[error("{0} and {1} are one person already")]
    Already(AddrSpec, AddrSpec),
    /// Said before.
    #[error("{other} was joined to {keep}; `appreciated people --part {other}` takes that back")]
    Elsewhere {
        /// Where it belongs.
        keep: AddrSpec,
        /// The address.
        other: AddrSpec,
    },
    /// The config wins.
    #[error("the config has {0} under [people.\"{1}\"]; change it there")]
    Config(AddrSpec, AddrSpec),
    /// Nothing to take back.
    #[error("{0} was not joined to anybody by `people --join`")]
    NotJoined(AddrSpec),
    /// A vCard says so.
    #[error("a vCard says that {0} and {1} are one person; change it there")]
    Card(AddrSpec, AddrSpec),
    /// The ledger could not be read or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// The rules with what the owner said since. The config wins: what it says otherwise is left out.
pub fn corrected<'r>(ledger: &Ledger, rules: &'r Rules) -> Result<Cow<'r, Rules>, LedgerError> {
    let (joined, said) = (ledger.joined()?, ledger.said()?);
    let mut rules = Cow::Borrowed(rules);
    if !joined.is_empty() {
        let rules = rules.to_mut();
        for said in &joined {
            rules.join(&said.keep, &said.join);
        }
    }
    for one in said.iter().filter(|said| said.topic != Topic::Note) {
        rules.to_mut().say(one);
    }
    Ok(rules)
}

/// Says that `other` is an address of `keep`'s person.
pub fn join(
    ledger: &mut Ledger,
    rules: &Rules,
    keep: &AddrSpec,
    other: &AddrSpec,
    on: NaiveDate,
) -> Result<(), CorrectionError> {
    for address in [keep, other] {
        check(ledger, rules, address)?;
    }
    if let Some(said) = ledger.joined()?.into_iter().find(|said| said.join == *other && said.keep != *keep) {
        return Err(CorrectionError::Elsewhere { keep: said.keep, other: said.join });
    }
    let mut corrected = corrected(ledger, rules)?.into_owned();
    let head = corrected.main_address(other).clone();
    if corrected.main_address(keep) == &head {
        return Err(CorrectionError::Already(keep.clone(), other.clone()));
    }
    if !corrected.join(keep, other) {
        return Err(CorrectionError::Config(other.clone(), head));
    }
    ledger.join(&Joined { keep: keep.clone(), join: other.clone(), said_on: on })?;
    Ok(())
}

/// Takes back that `other` is an address of somebody else's person.
pub fn part(ledger: &mut Ledger, rules: &Rules, other: &AddrSpec) -> Result<(), CorrectionError> {
    if ledger.part(other)? {
        return Ok(());
    }
    let head = rules.main_address(other).clone();
    let other = other.clone();
    Err(match rules.people.get(&head) {
        Some(_) if head == other => CorrectionError::NotJoined(other),
        Some(_) if rules.names(&head) => CorrectionError::Config(other, head),
        Some(_) => CorrectionError::Card(other, head),
        None => CorrectionError::NotJoined(other),
    })
}

/// Whether the owner may say anything about this address.
pub(super) fn check(ledger: &Ledger, rules: &Rules, address: &AddrSpec) -> Result<(), CorrectionError> {
    let refused = if rules.is_own(address) {
        CorrectionError::Own
    } else if is_excluded(address, rules) {
        CorrectionError::Excluded
    } else if !ledger.knows(address)? {
        CorrectionError::Unknown
    } else if !may_appear(address, rules) {
        CorrectionError::NoPerson
    } else {
        return Ok(());
    };
    Err(refused(address.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Pattern, PersonRule, RuleSource};

    fn address(text: &str) -> AddrSpec {
        AddrSpec::parse(text).unwrap()
    }

    /// A ledger that knows Dana's addresses, two other people, a desk and what is left out.
    fn ledger() -> Ledger {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        for known in ["dana@x.example", "d@home.example", "bo@x.example", "info@x.example", "doc@x.example"] {
            let said = Joined { keep: address("k@x.example"), join: address(known), said_on: day() };
            ledger.join(&said).unwrap();
            ledger.part(&said.join).unwrap();
        }
        ledger
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
    }

    fn rules() -> Rules {
        Rules {
            own: vec![address("me@x.example")],
            exclude: vec![Pattern::One(address("doc@x.example"))],
            ..Rules::default()
        }
    }

    fn said(ledger: &mut Ledger, rules: &Rules, keep: &str, other: &str) -> String {
        join(ledger, rules, &address(keep), &address(other), day()).unwrap_err().to_string()
    }

    #[test]
    fn what_was_joined_counts_until_it_is_parted() {
        let (mut ledger, rules) = (ledger(), rules());
        let (dana, home) = (address("dana@x.example"), address("d@home.example"));
        assert!(matches!(corrected(&ledger, &rules).unwrap(), Cow::Borrowed(_)));
        join(&mut ledger, &rules, &dana, &home, day()).unwrap();
        let after = corrected(&ledger, &rules).unwrap().into_owned();
        assert_eq!((after.main_address(&home), after.names(&dana)), (&dana, false));
        assert!(said(&mut ledger, &rules, "dana@x.example", "d@home.example").contains("one person already"));
        assert!(
            said(&mut ledger, &rules, "bo@x.example", "d@home.example").contains("--part d@home.example")
        );
        part(&mut ledger, &rules, &home).unwrap();
        assert_eq!(corrected(&ledger, &rules).unwrap().into_owned(), rules);
        let again = part(&mut ledger, &rules, &home).unwrap_err().to_string();
        assert!(again.contains("was not joined"), "{again}");
    }

    #[test]
    fn own_unknown_and_excluded_addresses_and_desks_are_refused() {
        let (mut ledger, rules) = (ledger(), rules());
        for (other, why) in [
            ("me@x.example", "your own"),
            ("nobody@x.example", "does not know"),
            ("doc@x.example", "left out"),
            ("info@x.example", "no person's"),
        ] {
            let text = said(&mut ledger, &rules, "dana@x.example", other);
            assert!(text.contains(why) && text.contains(other), "{text}");
            assert!(said(&mut ledger, &rules, other, "dana@x.example").contains(why));
        }
        assert!(ledger.joined().unwrap().is_empty());
    }

    #[test]
    fn the_config_wins_over_what_was_said_and_that_over_a_card() {
        let (mut ledger, mut rules) = (ledger(), rules());
        let (dana, home, bo) =
            (address("dana@x.example"), address("d@home.example"), address("bo@x.example"));
        join(&mut ledger, &rules, &bo, &home, day()).unwrap();
        let card =
            PersonRule { source: RuleSource::Card, aliases: vec![home.clone()], ..PersonRule::default() };
        rules.people.insert(dana.clone(), card);
        let after = corrected(&ledger, &rules).unwrap().into_owned();
        assert_eq!((after.main_address(&home), after.main_address(&dana)), (&bo, &bo));
        rules.people.get_mut(&dana).unwrap().source = RuleSource::Config;
        let after = corrected(&ledger, &rules).unwrap().into_owned();
        assert_eq!((after.main_address(&home), after.main_address(&bo)), (&dana, &bo));
        ledger.part(&home).unwrap();
        let text = said(&mut ledger, &rules, "bo@x.example", "d@home.example");
        assert!(text.contains("[people.\"dana@x.example\"]"), "{text}");
        let text = part(&mut ledger, &rules, &home).unwrap_err().to_string();
        assert!(text.contains("change it there"), "{text}");
    }
}
