//! Drafts of a sent digest's items in the owner's mailbox. Owns: which account is visited for them, and the order of
//! ledger and server at each step. Never touches: what a draft says, protocols. Only with `[drafts] append = true`.

mod made;

pub(super) use made::keep_drafts;

use super::RoundError;
use super::way::open;
use crate::config::{Account, Config, Source};
use crate::host;
use crate::ledger::{AccountId, Ledger, LedgerError};
use crate::mailbox::imap::{ImapError, Lying, Removal, Session};
use crate::mailbox::{MailboxName, Uid, UidValidity};
use crate::outbox::delivery::Outcome;
use crate::outbox::draft::way::{Kept, Place, State, Task};
use crate::wire::Gauge;
use chrono::{DateTime, Duration, Utc};

/// What was done about drafts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tended {
    /// Put into a mailbox.
    pub placed: u32,
    /// Taken out untouched.
    pub removed: u32,
    /// Accounts where something failed, with half a sentence on what; it is tried again.
    pub faults: Vec<(String, String)>,
}

/// Why an account could not be tended to its end.
enum Fault {
    /// The ledger: everything ends.
    Ledger(LedgerError),
    /// This account's server.
    Server(String),
}

impl From<LedgerError> for Fault {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

impl From<ImapError> for Fault {
    fn from(error: ImapError) -> Self {
        Self::Server(error.to_string())
    }
}

/// Does what drafts need now, in every account on a server that has some and was read without a fault. A server is
/// asked only then.
///
/// # Errors
/// Only when the ledger fails.
pub fn tend_drafts(ledger: &mut Ledger, config: &Config, gauge: &Gauge) -> Result<Tended, RoundError> {
    ledger.settle_drafts(host::now(), !config.drafts.append)?;
    let mut tended = Tended::default();
    if !config.drafts.append {
        return Ok(tended);
    }
    let remove_after = config.drafts.remove_after.map(|days| Duration::days(i64::from(days.0)));
    for account in config.accounts.iter().filter(|account| matches!(account.source, Source::Imap(_))) {
        let Some(id) = ledger.find_account(&account.name)? else { continue };
        let work = work(ledger.drafts(id)?, remove_after, host::now());
        let state = ledger.account_state(id)?;
        if work.is_empty() || state.resting || state.fault.is_some() || gauge.is_cut() {
            continue;
        }
        match tend_account(ledger, account, id, &work, gauge, &mut tended) {
            Ok(()) => {}
            Err(Fault::Ledger(error)) => return Err(error.into()),
            Err(Fault::Server(said)) => tended.faults.push((account.name.clone(), said)),
        }
    }
    Ok(tended)
}

/// What these drafts need, in the order of the tasks: what is put there comes first, while no mailbox is open. While one
/// is in doubt none is put there: its mailbox must tell whether anything came since.
fn work(drafts: Vec<Kept>, remove_after: Option<Duration>, now: DateTime<Utc>) -> Vec<(Task, Kept)> {
    let doubt = drafts.iter().any(|draft| draft.state == State::Placing);
    let mut work: Vec<(Task, Kept)> =
        drafts.into_iter().map(|draft| (draft.task(remove_after, now), draft)).collect();
    work.retain(|(task, _)| *task != Task::Nothing && !(doubt && *task == Task::Place));
    work.sort_by_key(|(task, _)| *task);
    work
}

fn tend_account(
    ledger: &mut Ledger,
    account: &Account,
    id: AccountId,
    work: &[(Task, Kept)],
    gauge: &Gauge,
    tended: &mut Tended,
) -> Result<(), Fault> {
    let mut session = open(account, gauge).map_err(|shut| Fault::Server(shut.said))?;
    let Some(mailbox) = session.drafts()? else {
        session.logout();
        ledger.drop_drafts(id)?;
        return Err(Fault::Server(
            "the account has no mailbox that is marked `\\Drafts` or named like one, so no drafts are put there"
                .to_owned(),
        ));
    };
    let mut to_look_at = Vec::new();
    for (task, draft) in work {
        match task {
            Task::Place => {
                let placed = place(ledger, &mut session, &mailbox, draft)?;
                tended.placed += u32::from(placed.state == State::Placed);
                to_look_at.push((Task::Look, placed));
            }
            other => to_look_at.push((*other, draft.clone())),
        }
    }
    look_at(ledger, &mut session, &mailbox, &to_look_at)?;
    for (_, draft) in to_look_at.iter().filter(|(task, _)| *task == Task::Remove) {
        let state = remove(ledger, &mut session, &mailbox, draft)?;
        tended.removed += u32::from(state == State::Removed);
    }
    // Nothing is expunged by going (RFC 3501 §6.1.3).
    session.logout();
    Ok(())
}

/// Puts a draft there. "Placing" is on the disk before a byte leaves.
fn place(
    ledger: &mut Ledger,
    session: &mut Session,
    mailbox: &MailboxName,
    draft: &Kept,
) -> Result<Kept, Fault> {
    let bytes = ledger.draft_bytes(draft.id)?;
    let status = session.before_draft(mailbox)?;
    let placing = draft.placing(mailbox, &status, host::now());
    ledger.set_draft(&placing, draft.state)?;
    let (outcome, uid) = session.put_draft(mailbox, &bytes);
    let now = host::now();
    match outcome {
        Outcome::Sent(_) => {
            let place = placing.place.clone().map(|place| match uid {
                Some((validity, uid)) => Place { validity, uid: Some(uid), ..place },
                None => place,
            });
            let placed = Kept { place, ..placing.in_state(State::Placed, now) };
            ledger.set_draft(&placed, State::Placing)?;
            Ok(placed)
        }
        Outcome::NotSent { said, .. } | Outcome::ForOwner(said) => {
            ledger
                .set_draft(&Kept { place: None, ..placing.in_state(State::Intent, now) }, State::Placing)?;
            Err(Fault::Server(said))
        }
        Outcome::Unknown(said) => Err(Fault::Server(said)),
    }
}

/// Looks at drafts that lie there, or may, without changing anything there.
fn look_at(
    ledger: &mut Ledger,
    session: &mut Session,
    mailbox: &MailboxName,
    drafts: &[(Task, Kept)],
) -> Result<(), Fault> {
    let mut drafts = drafts.iter().filter(|(task, _)| matches!(task, Task::Find | Task::Look)).peekable();
    if drafts.peek().is_none() {
        return Ok(());
    }
    let status = session.open_drafts(mailbox)?;
    for (task, draft) in drafts {
        let Some(place) = &draft.place else { continue };
        let same = status.validity == Some(place.validity);
        if place.mailbox != *mailbox || (place.uid.is_some() && !same) {
            // Another mailbox, or its UID says nothing any more.
            ledger.set_draft(&draft.in_state(State::Left, host::now()), draft.state)?;
            continue;
        }
        let found = if let Some(uid) = place.uid {
            session.draft_at(uid, &draft.message_id)?
        } else {
            let since = draft.tried_at.unwrap_or(draft.made_at).min(draft.made_at);
            session.find_draft(place.next.filter(|_| same), since, &draft.message_id)?
        };
        let now = host::now();
        let next = match found {
            Some(lying) => seen(draft, mailbox, status.validity, &lying, now),
            None if *task == Task::Find => draft.looked_for(&status, now),
            None => draft.in_state(State::Gone, now),
        };
        ledger.set_draft(&next, draft.state)?;
    }
    Ok(())
}

/// The draft as it was found there. What was known of its looks before stays: it is compared with that.
fn seen(
    draft: &Kept,
    mailbox: &MailboxName,
    validity: Option<UidValidity>,
    lying: &Lying,
    now: DateTime<Utc>,
) -> Kept {
    let known = draft.place.as_ref();
    let place = Place {
        mailbox: mailbox.clone(),
        validity: validity.unwrap_or(UidValidity::NONE),
        next: known.and_then(|place| place.next),
        uid: Some(lying.uid),
        seen: known.and_then(|place| place.seen).or(Some((lying.size, lying.received))),
    };
    Kept { place: Some(place), ..draft.in_state(State::Placed, now) }
}

/// Takes an untouched draft out. "Removing" is on the disk before it is marked as deleted, so that whoever finds it so
/// knows whose mark that may be.
fn remove(
    ledger: &mut Ledger,
    session: &mut Session,
    mailbox: &MailboxName,
    draft: &Kept,
) -> Result<State, Fault> {
    let Some((validity, was)) = known(draft, mailbox) else {
        ledger.set_draft(&draft.in_state(State::Left, host::now()), draft.state)?;
        return Ok(State::Left);
    };
    let again = draft.state == State::Removing;
    let removing = draft.in_state(State::Removing, host::now());
    ledger.set_draft(&removing, draft.state)?;
    let state = match session.remove_draft(mailbox, validity, &was, &draft.message_id, again)? {
        Removal::Done => State::Removed,
        Removal::Gone if again => State::Removed,
        Removal::Gone => State::Gone,
        Removal::Touched | Removal::Refused => State::Left,
    };
    ledger.set_draft(&removing.in_state(state, host::now()), State::Removing)?;
    Ok(state)
}

/// Where it lies and how it looked; `None` when that is not known of this mailbox.
fn known(draft: &Kept, mailbox: &MailboxName) -> Option<(UidValidity, Lying)> {
    let place = draft.place.as_ref().filter(|place| place.mailbox == *mailbox)?;
    let (uid, (size, received)): (Uid, _) = place.uid.zip(place.seen)?;
    let valid = place.validity != UidValidity::NONE;
    valid.then_some((place.validity, Lying { uid, size, received, flagged: false, deleted: false }))
}
