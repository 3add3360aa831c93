//! The two rounds that join the rooms. Owns: `scan_round` (mailbox → message → zones → signal → ledger) and
//! `digest_round` (ledger → ties → practices → gate → digest). Never touches: sockets, the clock.

use crate::intake::{self, Desk};
use crate::ledger::{AccountId, Ledger, LedgerError, MailKey};
use crate::mailbox::{MailSource, MailboxError, RawMail};
use crate::message::Message;
use crate::outlook::{self, Occasion, Outlook};
use crate::tie::History;
use crate::words::{Mail, Rules, Standing};
use crate::{outbox, signal, thread, zones};
use chrono::NaiveDate;
use std::collections::BTreeMap;

mod post;

pub use post::{Posted, Search, carry, post_digest};

/// One batch holds about so many bytes of mail in memory, and is one transaction.
pub const BATCH_BYTES: usize = 4 << 20;

/// A store that fails so often in one round is given up.
pub const MOST_FAULTS: usize = 20;

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
}

/// What a scan did.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct ScanReport {
    /// Mails met for the first time.
    pub messages_new: u64,
    /// Mails read in an earlier scan, and copies of mails met elsewhere.
    pub messages_seen: u64,
    /// Mails that could not be read at all.
    pub unreadable: u64,
    /// What the store said of those it could not hand out, at most [`MOST_FAULTS`] sentences.
    pub faults: Vec<String>,
    /// Bytes of mail read.
    pub bytes_read: u64,
    /// All mails of the ledger by what became of them.
    pub gate: BTreeMap<String, u64>,
}

/// Reads what is new in one mailbox, batch by batch, each committed. `progress` hears the bytes of each batch.
pub fn scan_round(
    ledger: &mut Ledger,
    account: AccountId,
    source: &mut dyn MailSource,
    desk: Desk<'_>,
    progress: &mut dyn FnMut(usize),
) -> Result<ScanReport, RoundError> {
    let mailbox = source.mailbox().clone();
    let known = ledger.places(account, &mailbox)?;
    let mut report = ScanReport::default();
    loop {
        let batch = match source.batch(BATCH_BYTES) {
            Ok(batch) if batch.is_empty() => break,
            Ok(batch) => batch,
            // One mail that can't be read costs only itself.
            Err(fault) if report.faults.len() < MOST_FAULTS => {
                report.unreadable += 1;
                report.faults.push(fault.to_string());
                continue;
            }
            Err(fault) => return Err(fault.into()),
        };
        let bytes: usize = batch.iter().map(|raw| raw.bytes.len()).sum();
        let (mut mails, mut broken) = (Vec::with_capacity(batch.len()), 0);
        for raw in batch.iter().filter(|raw| !known.contains(&raw.place)) {
            match read(raw, desk) {
                Some(mail) => mails.push((raw.place.clone(), mail)),
                None => broken += 1,
            }
        }
        report.unreadable += broken;
        let skipped = batch.len() as u64 - mails.len() as u64 - broken;
        let remembered = ledger.remember(account, &mailbox, &mails)?;
        report.messages_new += remembered.new;
        report.messages_seen += remembered.copies + remembered.seen + skipped;
        report.bytes_read += bytes as u64;
        progress(bytes);
    }
    Ok(report)
}

/// One mail from bytes to what is remembered of it; `None` when it is no mail at all.
pub fn read(raw: &RawMail, desk: Desk<'_>) -> Option<Mail> {
    let message = Message::parse(&raw.bytes).ok()?;
    let zones = zones::split(&message.body);
    let signals = signal::read(&message, &zones, None);
    let quoted: Vec<&str> = zones.quoted.iter().filter(|q| q.depth == 1).map(|q| q.text.as_str()).collect();
    let hush =
        signal::hushed(&message.subject, &zones.own) || quoted.iter().any(|text| signal::hushed("", text));
    let parting =
        signal::parting(&message.subject, &zones.own) || quoted.iter().any(|text| signal::parting("", text));
    let mut mail = intake::take(&message, raw.internal_date, &zones, &signals, hush, desk);
    mail.parting = parting;
    mail.kin = signal::kin(&zones.own)
        || signal::kin(&zones.signature)
        || quoted.iter().any(|text| signal::kin(text));
    Some(mail)
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
