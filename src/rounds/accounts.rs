//! All accounts, one after the other. Owns: that a failing one never stops the others, what is told of it. Never
//! touches: servers.

use super::visit::{VisitError, visit};
use super::{Progress, RoundError, ScanReport, apply_answers, post_receipt, settle};
use crate::config::{Account, Config};
use crate::host;
use crate::intake::Desk;
use crate::ledger::Ledger;
use crate::message::AddrSpec;
use crate::wire::Gauge;
use crate::words::Rules;
use chrono::{DateTime, Utc};
use std::time::Duration;

/// Reading before a digest may take so long; then the digest goes out with what was read.
pub const READING_BEFORE_DIGEST: Duration = Duration::from_secs(300);

/// How the visit of one account went.
#[derive(Debug)]
pub struct Visited {
    /// Its name in the config.
    pub account: String,
    /// What was read, or why not.
    pub result: Result<ScanReport, VisitError>,
    /// Whether it was cut short, or never begun, because the gauge was cut.
    pub stopped: Option<Stopped>,
}

/// How far an account was when the reading was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// In the middle of it.
    Midway,
    /// Not begun.
    Before,
}

impl Visited {
    /// Whether something may have come into the ledger: a visit that failed keeps what it had read.
    fn has_news(&self) -> bool {
        self.result.as_ref().map_or(true, |report| report.messages_new > 0)
    }

    /// For the digest, when the account could not be read.
    pub fn warning(&self) -> Option<String> {
        let minutes = READING_BEFORE_DIGEST.as_secs() / 60;
        match self.stopped {
            Some(Stopped::Midway) => {
                return Some(format!(
                    "Reading the account \"{}\" took longer than {minutes} minutes; the rest is read later.",
                    self.account
                ));
            }
            Some(Stopped::Before) => {
                return Some(format!(
                    "The account \"{}\" was not read this time: the others took longer than {minutes} minutes.",
                    self.account
                ));
            }
            None => {}
        }
        let fault = self.result.as_ref().err()?;
        let account = &self.account;
        Some(if fault.is_login() {
            format!(
                "The account \"{account}\" was not read: its server refuses the login. Run `appreciated check`."
            )
        } else {
            format!("The account \"{account}\" was not read to its end: {fault}.")
        })
    }
}

/// Reads accounts in this order, then settles what only many mails tell, when there is any news. `now` is the clock of
/// the reading; the machine's when left out. `hear` hears how far each is, and may end its visit by saying no.
///
/// # Errors
/// Only when the ledger fails; what fails of an account is in its [`Visited`].
pub fn visit_all(
    ledger: &mut Ledger,
    config: &Config,
    accounts: &[&Account],
    now: Option<DateTime<Utc>>,
    gauge: &Gauge,
    hear: &mut dyn FnMut(&Account, Progress) -> bool,
) -> Result<Vec<Visited>, RoundError> {
    let (rules, key) = (config.rules(), ledger.key());
    ledger.judged_by(&addresses(&rules, &key))?;
    let desk = || Desk { rules: &rules, key: &key, now: now.unwrap_or_else(host::now) };
    let mut all = Vec::with_capacity(accounts.len());
    for account in accounts {
        if gauge.is_cut() {
            let result = Ok(ScanReport::default());
            all.push(Visited { account: account.name.clone(), result, stopped: Some(Stopped::Before) });
            continue;
        }
        let mut whole = true;
        let mut until = |progress| {
            whole = hear(account, progress);
            whole
        };
        let result = visit(ledger, account, desk(), gauge, &mut until);
        if let Err(VisitError::Round(RoundError::Ledger(fault))) = result {
            return Err(fault.into());
        }
        let stopped = (gauge.is_cut() && (result.is_err() || !whole)).then_some(Stopped::Midway);
        all.push(Visited { account: account.name.clone(), result, stopped });
    }
    if all.iter().any(Visited::has_news) {
        settle(ledger, desk())?;
    }
    answered(ledger, config, now.unwrap_or_else(host::now))?;
    Ok(all)
}

/// After the reading: the answers in it are applied, and those that ask for a mail get one.
fn answered(ledger: &mut Ledger, config: &Config, now: DateTime<Utc>) -> Result<(), RoundError> {
    apply_answers(ledger, &config.rules(), now)?;
    let zone = config.zone(None, host::zone::machine());
    post_receipt(ledger, config, now.with_timezone(&zone).fixed_offset())?;
    Ok(())
}

/// A keyed hash of the addresses that say whose a mail is.
fn addresses(rules: &Rules, key: &[u8; 32]) -> String {
    let mut all: Vec<&str> = rules.own.iter().chain(&rules.delegates).map(AddrSpec::as_str).collect();
    all.sort_unstable();
    all.dedup();
    blake3::keyed_hash(key, all.join(",").as_bytes()).to_hex().chars().take(32).collect()
}

/// Reads every account that does not rest, before a digest. Gives what the digest has to say of those that could not be
/// read.
pub fn read_before_digest(
    ledger: &mut Ledger,
    config: &Config,
    gauge: &Gauge,
    hear: &mut dyn FnMut(&Account, Progress) -> bool,
) -> Result<(Vec<Visited>, Vec<String>), RoundError> {
    let (mut awake, mut warnings) = (Vec::new(), Vec::new());
    for account in &config.accounts {
        let id = ledger.account(&account.name, &account.address)?;
        let state = ledger.account_state(id)?;
        if state.resting {
            let fault = state.fault.unwrap_or_default();
            warnings.push(format!(
                "The account \"{}\" is not read any more, because its login was refused three times: {fault}. Run \
                 `appreciated check` when that is mended.",
                account.name
            ));
        } else {
            awake.push(account);
        }
    }
    let visited = visit_all(ledger, config, &awake, None, gauge, hear)?;
    // Also without news: time alone makes words too old to be kept.
    if !visited.iter().any(Visited::has_news) {
        let (rules, key) = (config.rules(), ledger.key());
        settle(ledger, Desk { rules: &rules, key: &key, now: host::now() })?;
    }
    warnings.extend(visited.iter().filter_map(Visited::warning));
    Ok((visited, warnings))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_that_took_too_long_is_told_as_that() {
        let warning = |stopped| {
            let result = Ok(ScanReport::default());
            Visited { account: "work".to_owned(), result, stopped }.warning()
        };
        assert_eq!(warning(None), None);
        let midway = warning(Some(Stopped::Midway)).unwrap();
        assert!(midway.contains("longer than 5 minutes; the rest is read later"), "{midway}");
        assert!(warning(Some(Stopped::Before)).unwrap().contains("was not read this time"));
    }
}
