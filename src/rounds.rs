//! The rounds that join the rooms. Owns: scanning (mailbox → message → zones → signal → ledger), the digest (ledger →
//! ties → practices → gate → digest → outbox) and its way to the owner. Never touches: protocols, arguments, signals.

mod accounts;
mod answers;
mod correct;
mod drafts;
mod echo;
mod forecast;
mod lost;
mod post;
mod quiet;
mod receipt;
mod remind;
mod scan;
mod schedules;
mod visit;
mod way;

pub use accounts::{READING_BEFORE_DIGEST, Stopped, Visited, read_before_digest, visit_all};
pub use answers::{apply, apply_answers};
pub use correct::{CorrectionError, corrected, join, part};
pub use drafts::{Tended, tend_drafts};
pub use echo::sentence;
pub use forecast::{Forecast, Foreseen, forecast};
pub use post::{Posted, Search, by_hand, carry, post_digest, post_reminder};
pub use quiet::quiet;
pub use receipt::{RECEIPT, post_receipt, text as receipt_text};
pub use remind::reminders;
pub use scan::{BATCH_BYTES, Hear, MOST_FAULTS, Progress, ScanReport, read, scan_round};
pub use schedules::{begin, begin_reminders};
pub use visit::{VisitError, login_of};
pub use way::Way;

use crate::host::lock::{Holder, Lock};
use crate::intake::{self, Desk};
use crate::ledger::{Ledger, LedgerError, MailKey};
use crate::mailbox::MailboxError;
use crate::outlook::{self, Occasion, Outlook};
use crate::reminder::{self, Waiting};
use crate::tie::History;
use crate::words::{IntakeReason, Mail, Remark, Reminders, Rules, Standing, Verdict};
use crate::{outbox, thread};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The ledger's file in the state directory.
pub const LEDGER_FILE: &str = "ledger.sqlite";

/// What the ledger calls the schedule of the digest.
pub const DIGEST: &str = "digest";

/// What the ledger calls the schedule of an account's scans.
pub fn scan_schedule(account: &str) -> String {
    format!("scan:{account}")
}

/// What the ledger calls the schedule of one of the config's reminders.
pub fn reminder_schedule(name: &str) -> String {
    format!("reminder:{name}")
}

/// Why a round ended early. What was committed before stays.
#[derive(Debug, thiserror::Error)]
pub enum RoundError {
    /// The mailbox could not be read.
    #[error(transparent)]
    Mailbox(#[from] MailboxError),
    /// The ledger could not be read or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The digest could not be written as a mail.
    #[error(transparent)]
    Outbox(#[from] outbox::OutboxError),
    /// Another process is at it.
    #[error("another `appreciated`{0} is scanning or sending; try again when it is done")]
    Busy(Holder),
    /// The lock of the rounds can't be had.
    #[error("{} can't be locked: {source}", path.display())]
    Lock {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl RoundError {
    /// Whether the same may work later without anybody changing anything.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Mailbox(error) => error.may_pass(),
            Self::Ledger(error) => error.may_pass(),
            Self::Outbox(_) => false,
            Self::Busy(_) | Self::Lock { .. } => true,
        }
    }
}

/// The lock that a process holds while it scans or sends, so that two never do.
pub fn round_lock(folder: &Path) -> Result<Lock, RoundError> {
    let path = folder.join("round.lock");
    match Lock::take(&path) {
        Ok(lock) => lock.map_err(RoundError::Busy),
        Err(source) => Err(RoundError::Lock { path, source }),
    }
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
    ledger.forget_terms(intake::terms_since(desk.now))?;
    ledger.assign_threads(&threads(&kept, &first_of, &demoted))?;
    Ok(())
}

/// The thread of each mail that is still evidence, as if the others had never been: numbered by its first mail.
fn threads(
    kept: &[(MailKey, Mail)],
    first_of: &[usize],
    demoted: &[(MailKey, IntakeReason)],
) -> Vec<(MailKey, u64)> {
    let dropped: BTreeSet<MailKey> =
        demoted.iter().filter(|(_, why)| why.verdict() == Verdict::Nothing).map(|(key, _)| *key).collect();
    let left: Vec<&(MailKey, Mail)> = kept.iter().filter(|(key, _)| !dropped.contains(key)).collect();
    let again: Vec<usize>;
    let first_of = if dropped.is_empty() {
        first_of
    } else {
        again = thread::assign(&left.iter().map(|(_, mail)| mail).collect::<Vec<_>>());
        &again
    };
    left.iter().zip(first_of).map(|((key, _), first)| (*key, *first as u64)).collect()
}

/// Everything the ledger remembers of mail up to `now`, arranged by person; addresses that the owner joined are one's.
pub fn history(ledger: &Ledger, rules: &Rules, now: DateTime<Utc>) -> Result<History, RoundError> {
    let recalled = ledger.recall()?;
    let rules = &*corrected(ledger, rules)?;
    if recalled.mails.last().is_some_and(|mail| mail.at > now) {
        // Looked at from before: the threads of then are found anew.
        let mails = ledger.mails()?.into_iter().map(|(_, mail)| mail).filter(|mail| mail.at <= now);
        return Ok(History::weave(mails.collect(), rules));
    }
    Ok(match recalled.threads {
        Some(threads) => History::arrange(recalled.mails, threads, rules),
        None => History::weave(recalled.mails, rules),
    })
}

/// The next digest from the ledger alone. Nothing is changed.
pub fn digest_round(
    ledger: &Ledger,
    history: &History,
    rules: &Rules,
    reminders: &Reminders,
    occasion: &Occasion<'_>,
) -> Result<Outlook, RoundError> {
    let mut outlook = outlook::look(history, rules, &ledger.suggestions()?, reminders, occasion);
    outlook.digest.echo = echo::echo(&ledger.untold_answers()?, rules.tongue, occasion.now);
    Ok(outlook)
}

/// The reminders that are not settled, the next first.
pub fn waiting_reminders(
    ledger: &Ledger,
    rules: &Rules,
    now: DateTime<FixedOffset>,
) -> Result<Vec<Waiting>, RoundError> {
    let reminders = ledger.reminders()?;
    if reminders.is_empty() {
        return Ok(Vec::new());
    }
    let (remarks, history) = (ledger.suggestions()?, history(ledger, rules, now.to_utc())?);
    Ok(reminder::waiting(&reminders, &remarks, &history, rules, now.date_naive()))
}

/// The day of the last digest that was sent, as far as its items tell. Reminders tell nothing: they have mails of their
/// own.
pub fn last_digest(ledger: &Ledger) -> Result<Option<NaiveDate>, RoundError> {
    let remarks = ledger.suggestions()?;
    let shown = |remark: &&Remark| remark.state != Standing::Candidate && !remark.is_reminder();
    Ok(remarks.iter().filter(shown).map(|remark| remark.on).max())
}
