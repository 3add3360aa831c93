//! All accounts, one after the other. Owns: that a failing one never stops the others, what is told of it. Never
//! touches: servers.

use super::visit::{VisitError, visit};
use super::{Progress, RoundError, ScanReport, settle};
use crate::config::{Account, Config};
use crate::host;
use crate::intake::Desk;
use crate::ledger::Ledger;
use crate::message::AddrSpec;
use crate::wire::Gauge;
use crate::words::Rules;
use chrono::{DateTime, Utc};

/// How the visit of one account went.
#[derive(Debug)]
pub struct Visited {
    /// Its name in the config.
    pub account: String,
    /// What was read, or why not.
    pub result: Result<ScanReport, VisitError>,
}

impl Visited {
    /// Whether something may have come into the ledger: a visit that failed keeps what it had read.
    fn has_news(&self) -> bool {
        self.result.as_ref().map_or(true, |report| report.messages_new > 0)
    }

    /// For the digest, when the account could not be read.
    pub fn warning(&self) -> Option<String> {
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

/// Reads accounts in this order, then settles what only many mails tell, when there is any news. `now` is the clock of the reading; the machine's
/// when left out. `hear` hears how far each is, and may end its visit by saying no.
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
        let result = visit(ledger, account, desk(), gauge, &mut |progress| hear(account, progress));
        if let Err(VisitError::Round(RoundError::Ledger(fault))) = result {
            return Err(fault.into());
        }
        all.push(Visited { account: account.name.clone(), result });
    }
    if all.iter().any(Visited::has_news) {
        settle(ledger, desk())?;
    }
    Ok(all)
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
