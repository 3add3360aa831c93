//! One mailbox from its bytes to the ledger. Owns: the order of the steps, what is fetched a second time, what is
//! counted. Never touches: what a mail means.

use super::RoundError;
use crate::answer::{self, Letter, Sender, Sent};
use crate::host;
use crate::intake::{self, Desk};
use crate::ledger::{AccountId, Ledger, LedgerError};
use crate::mailbox::{MailSource, MailboxError, RawMail};
use crate::message::Message;
use crate::signal::Given;
use crate::words::{IntakeReason, Mail, Verdict};
use crate::{signal, zones};
use std::collections::{BTreeMap, BTreeSet};

/// One batch holds about so many bytes of mail in memory, and is one transaction.
pub const BATCH_BYTES: usize = 4 << 20;

/// A store that fails so often in one round is given up; so many sentences of it are kept.
pub const MOST_FAULTS: usize = 20;

/// What a scan did.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct ScanReport {
    /// Mails met for the first time.
    pub messages_new: u64,
    /// Mails read in an earlier scan, and copies of mails met elsewhere.
    pub messages_seen: u64,
    /// Mails that could not be read at all.
    pub unreadable: u64,
    /// Mails of which the beginning was not enough.
    pub refetched: u64,
    /// What the store said of those it could not hand out, at most [`MOST_FAULTS`] sentences.
    pub faults: Vec<String>,
    /// Bytes of mail read.
    pub bytes_read: u64,
    /// Why the scan ended before the mailbox did; the next one goes on there.
    pub unfinished: Option<String>,
    /// All mails of the ledger by what became of them.
    pub gate: BTreeMap<String, u64>,
}

impl ScanReport {
    /// Adds what the scan of another mailbox did.
    pub fn add(&mut self, other: &Self) {
        self.messages_new += other.messages_new;
        self.messages_seen += other.messages_seen;
        self.unreadable += other.unreadable;
        self.refetched += other.refetched;
        self.bytes_read += other.bytes_read;
        self.faults.extend(other.faults.iter().cloned());
        self.unfinished = self.unfinished.take().or_else(|| other.unfinished.clone());
    }
}

/// How far a scan is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Mails dealt with so far.
    pub done: u64,
    /// Mails to deal with, where the store knows.
    pub of: Option<u64>,
}

/// Hears how far a scan is after each batch; with `false` it ends there, as at the end of the mailbox.
pub type Hear<'h> = &'h mut dyn FnMut(Progress) -> bool;

/// The same with the ledger at hand, for what has to be written down after each batch.
pub(super) type Watch<'h> = &'h mut dyn FnMut(&mut Ledger, Progress) -> Result<bool, LedgerError>;

/// Of a scan that whoever heard it ended.
const STOPPED: &str = "it was stopped; the next scan goes on there";

/// Digests of so long before now are looked for in answers: a mail may be read late.
const KEPT_ANSWERABLE: chrono::Duration = chrono::Duration::days(2 * 60);

/// Reads what is new in one mailbox, batch by batch, each committed with the mailbox's cursor.
pub fn scan_round(
    ledger: &mut Ledger,
    account: AccountId,
    source: &mut dyn MailSource,
    desk: Desk<'_>,
    hear: Hear<'_>,
) -> Result<ScanReport, RoundError> {
    scan_watched(ledger, account, source, desk, &mut |_, progress| Ok(hear(progress)))
}

pub(super) fn scan_watched(
    ledger: &mut Ledger,
    account: AccountId,
    source: &mut dyn MailSource,
    desk: Desk<'_>,
    watch: Watch<'_>,
) -> Result<ScanReport, RoundError> {
    // A reading at another time than now is about what was known then.
    let begun = host::now().min(desk.now);
    let mailbox = source.mailbox().clone();
    let mut kept = source.cursor();
    // A store with a cursor does not hand out again what it knows.
    let known = if kept.is_none() { ledger.places(account, &mailbox)? } else { BTreeSet::new() };
    // Only the owner can put mail among what was sent: answers come from nowhere else.
    let sent = if source.is_sent() { ledger.answerable(desk.now - KEPT_ANSWERABLE)? } else { Vec::new() };
    let mut report = ScanReport::default();
    let mut done = 0;
    while let Some(mut batch) = next(source, &mut report)? {
        let before = batch.len() as u64;
        done += before;
        batch.retain(|raw| !known.contains(&raw.place));
        report.messages_seen += before - batch.len() as u64;
        commit(ledger, account, source, &batch, (desk, &sent), &mut report)?;
        kept = source.cursor();
        let goes_on = watch(ledger, Progress { done, of: source.ahead().map(|ahead| done + ahead) })?;
        // After the last batch nothing is left to be stopped.
        if !goes_on && source.ahead() != Some(0) {
            report.unfinished = Some(STOPPED.to_owned());
            return Ok(report);
        }
    }
    // The end may be behind the last mail.
    match source.cursor() {
        Some(end) if source.is_whole() => ledger.read_to_end(account, &mailbox, end, begun)?,
        cursor if cursor != kept => {
            ledger.remember(account, &mailbox, &[], cursor)?;
        }
        _ => {}
    }
    Ok(report)
}

/// The next batch; `None` at the end. One mail that can't be had costs only itself.
fn next(source: &mut dyn MailSource, report: &mut ScanReport) -> Result<Option<Vec<RawMail>>, RoundError> {
    loop {
        match source.batch(BATCH_BYTES) {
            Ok(batch) => return Ok(Some(batch).filter(|batch| !batch.is_empty())),
            Err(fault @ MailboxError::Server(_)) => return Err(fault.into()),
            // The source itself gives up when the server is the cause.
            Err(MailboxError::Skipped { .. }) if report.faults.len() >= MOST_FAULTS => report.unreadable += 1,
            Err(fault) if report.faults.len() < MOST_FAULTS => {
                report.unreadable += 1;
                report.faults.push(fault.to_string());
            }
            Err(fault) => return Err(fault.into()),
        }
    }
}

/// Reads one batch and writes it down.
fn commit(
    ledger: &mut Ledger,
    account: AccountId,
    source: &mut dyn MailSource,
    batch: &[RawMail],
    (desk, sent): (Desk<'_>, &[Sent]),
    report: &mut ScanReport,
) -> Result<(), RoundError> {
    let mailbox = source.mailbox().clone();
    let mut found: Vec<Option<Read>> = Vec::with_capacity(batch.len());
    let mut shallow: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, raw) in batch.iter().enumerate() {
        let (mail, enough) = look(raw, desk, sent);
        if !enough {
            shallow.insert(&raw.place, at);
        }
        found.push(mail);
    }
    let mut bytes: usize = batch.iter().map(|raw| raw.bytes.len()).sum();
    if !shallow.is_empty() {
        report.refetched += shallow.len() as u64;
        let places: Vec<&str> = shallow.keys().copied().collect();
        for raw in source.deeper(&places)? {
            bytes += raw.bytes.len();
            let slot = shallow.get(raw.place.as_str()).and_then(|at| found.get_mut(*at));
            if let Some((slot, mail)) = slot.zip(look(&raw, desk, sent).0) {
                *slot = Some(mail);
            }
        }
    }
    let mut letters = Vec::new();
    let mut mails: Vec<(String, Mail)> = Vec::with_capacity(batch.len());
    for (raw, read) in batch.iter().zip(found) {
        let Some(Read { mail, letter }) = read else { continue };
        letters.extend(letter);
        mails.push((raw.place.clone(), mail));
    }
    report.unreadable += (batch.len() - mails.len()) as u64;
    // Before the cursor: should this end in between, they are read again, and known.
    if !letters.is_empty() {
        ledger.keep_letters(&letters)?;
    }
    let remembered = ledger.remember(account, &mailbox, &mails, source.cursor())?;
    report.messages_new += remembered.new;
    report.messages_seen += remembered.copies + remembered.seen;
    report.bytes_read += bytes as u64;
    Ok(())
}

/// One mail from bytes to what is remembered of it; `None` when it is no mail at all.
pub fn read(raw: &RawMail, desk: Desk<'_>) -> Option<Mail> {
    Some(look(raw, desk, &[]).0?.mail)
}

/// One mail read.
struct Read {
    mail: Mail,
    /// The owner's answer to a digest, when it is one.
    letter: Option<Letter>,
}

/// A mail, and whether its bytes were enough: a mail that was cut may go on in the owner's own words.
fn look(raw: &RawMail, desk: Desk<'_>, sent: &[Sent]) -> (Option<Read>, bool) {
    let Ok(message) = Message::parse(&raw.bytes) else { return (None, !raw.cut) };
    let zones = zones::split(&message.body);
    let given = Given {
        taught: Some(&desk.rules.taught),
        written: intake::written_on(&message, raw.internal_date, desk.now),
        ..Given::default()
    };
    let signals = signal::read(&message, &zones, given);
    let quoted: Vec<&str> = zones.quoted.iter().filter(|q| q.depth == 1).map(|q| q.text.as_str()).collect();
    let hush = intake::is_hushed(&message, &zones);
    let parting =
        signal::parting(&message.subject, &zones.own) || quoted.iter().any(|text| signal::parting("", text));
    let mut mail = intake::take(&message, raw.internal_date, &zones, &signals, hush, desk);
    mail.parting = parting;
    mail.kin = signal::kin(&zones.own)
        || signal::kin(&zones.signature)
        || quoted.iter().any(|text| signal::kin(text));
    // Nothing is remembered of the words of a mail that is no evidence.
    let letter = letter(&message, &mail, desk, sent);
    let wordless = mail.verdict == Verdict::Nothing && letter.is_none();
    let enough = !raw.cut || wordless || zones::own_ended(&message.body);
    (Some(Read { mail, letter }), enough)
}

/// The answer that a mail is.
fn letter(message: &Message, mail: &Mail, desk: Desk<'_>, sent: &[Sent]) -> Option<Letter> {
    if sent.is_empty() || mail.reason == Some(IntakeReason::NoDate) {
        return None;
    }
    let sender = Sender { own: &desk.rules.own, tongue: desk.rules.tongue, key: desk.key };
    answer::take(message, mail.at, sent, sender)
}
