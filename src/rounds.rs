//! The two rounds that join the rooms. Owns: `scan_round` (mailbox → message → zones → signal → ledger) and
//! `digest_round` (ledger → ties → practices → gate → digest). Never touches: sockets, the clock.

mod scan;

pub use scan::{BATCH_BYTES, MOST_FAULTS, ScanReport, read, scan_round};

use crate::intake::{self, Desk};
use crate::ledger::{Ledger, LedgerError, MailKey};
use crate::mailbox::MailboxError;
use crate::outlook::{self, Occasion, Outlook};
use crate::thread;
use crate::tie::History;
use crate::words::{Mail, Rules, Standing};
use chrono::NaiveDate;

/// Why a round ended early. What was committed before stays.
#[derive(Debug, thiserror::Error)]
pub enum RoundError {
    /// The mailbox could not be read.
    #[error(transparent)]
    Mailbox(#[from] MailboxError),
    /// The ledger could not be read or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// After the scans: what only shows over many mails (mail merges, lists), the threads, and which of the owner's words
/// may stay: none of a thread that was hushed, none older than the config keeps.
pub fn settle(ledger: &mut Ledger, desk: Desk<'_>) -> Result<(), RoundError> {
    ledger.undo_demotions()?;
    let kept = ledger.mails()?;
    let mails: Vec<&Mail> = kept.iter().map(|(_, mail)| mail).collect();
    let key = |index: usize| kept.get(index).map(|(key, _)| *key);
    let demoted: Vec<_> =
        intake::demote(&mails).into_iter().filter_map(|(index, why)| Some((key(index)?, why))).collect();
    ledger.demote(&demoted)?;
    let first_of = thread::assign(&mails);
    let silent = thread::hushed(&mails, &first_of);
    let kept_since = desk.rules.words_since(desk.now);
    let wordless: Vec<MailKey> = kept
        .iter()
        .zip(&silent)
        .filter(|((_, mail), silent)| mail.has_words() && (**silent || mail.at.to_utc() < kept_since))
        .map(|((key, _), _)| *key)
        .collect();
    let nameless: Vec<MailKey> = kept
        .iter()
        .zip(&silent)
        .filter(|((_, mail), silent)| **silent && !mail.subject.is_empty())
        .map(|((key, _), _)| *key)
        .collect();
    ledger.forget_words(&wordless, &nameless)?;
    let threads: Vec<(MailKey, u64)> =
        first_of.iter().enumerate().filter_map(|(index, first)| Some((key(index)?, *first as u64))).collect();
    ledger.assign_threads(&threads)?;
    Ok(())
}

/// Everything the ledger remembers, arranged by person.
pub fn history(ledger: &Ledger, rules: &Rules) -> Result<History, RoundError> {
    let mails = ledger.mails()?.into_iter().map(|(_, mail)| mail).collect();
    Ok(History::weave(mails, rules))
}

/// The next digest from the ledger alone. Nothing is changed.
pub fn digest_round(
    ledger: &Ledger,
    history: &History,
    rules: &Rules,
    occasion: &Occasion<'_>,
) -> Result<Outlook, RoundError> {
    let remarks = ledger.suggestions()?;
    Ok(outlook::look(history, rules, &remarks, occasion))
}

/// The day of the last digest that was sent, as far as its items tell.
pub fn last_digest(ledger: &Ledger) -> Result<Option<NaiveDate>, RoundError> {
    let remarks = ledger.suggestions()?;
    Ok(remarks.iter().filter(|r| r.state != Standing::Candidate).map(|r| r.on).max())
}
