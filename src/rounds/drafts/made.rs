//! The drafts of a new digest. Owns: whose mailbox each is for, and which thread it goes on with. Never touches:
//! servers.

use crate::config::{Account, Config, Source};
use crate::digest::Digest;
use crate::ledger::{Ledger, LedgerError, NewDraft};
use crate::message::{AddrSpec, Address};
use crate::outbox::draft::{self, Answered, Outline};
use crate::practice::phrasing::matter;
use crate::thread::normal_subject;
use crate::tie::History;
use crate::words::{Mail, Remark, Suggestion};

/// Writes down the drafts of a digest's items, to be put into the mailbox once it is sent. `remarks` are those of the
/// items, in their order. An item without one, or whose addresses can't stand in a header, has none.
pub(in crate::rounds) fn keep_drafts(
    ledger: &mut Ledger,
    config: &Config,
    history: &History,
    digest: &Digest,
    remarks: &[Remark],
) -> Result<(), LedgerError> {
    if !config.drafts.append {
        return Ok(());
    }
    let mut drafts = Vec::new();
    for (item, remark) in digest.items.iter().zip(remarks) {
        if let Some(account) = account(ledger, config, remark)? {
            drafts.extend(made(ledger, config, account, history, digest, item, remark)?);
        }
    }
    ledger.keep_drafts(&digest.id, digest.at.to_utc(), &drafts)
}

/// The account in whose mailbox the mail lies that shows the evidence, else the digest's; on a server.
fn account<'a>(
    ledger: &Ledger,
    config: &'a Config,
    remark: &Remark,
) -> Result<Option<&'a Account>, LedgerError> {
    let on_server = |name: &str| {
        let mut accounts = config.accounts.iter();
        accounts.find(|account| account.name == name && matches!(account.source, Source::Imap(_)))
    };
    let showing = ledger.account_of(&remark.message)?;
    Ok(showing.as_deref().and_then(on_server).or_else(|| on_server(&config.digest.account)))
}

fn made(
    ledger: &mut Ledger,
    config: &Config,
    account: &Account,
    history: &History,
    digest: &Digest,
    item: &Suggestion,
    remark: &Remark,
) -> Result<Option<NewDraft>, LedgerError> {
    let Some((start, to)) = item.draft.as_ref().and_then(|start| Some((start, start.to.first()?))) else {
        return Ok(None);
    };
    let from = Address { name: config.digest.name.clone(), addr: account.address.clone() };
    let Some(id) = draft::id(&ledger.key(), &digest.id, &remark.key, &from) else { return Ok(None) };
    let shows = history.mails.iter().find(|mail| mail.message_id == remark.message);
    let thread = shows.filter(|mail| goes_on(mail, item, &start.subject));
    let answered = thread.map(|mail| Answered { id: mail.message_id.clone(), before: mail.parents.clone() });
    // Other subjects begin a thread of their own in some mail programs, so it is the whole one, not what a line holds.
    let subject = thread.map_or_else(|| start.subject.clone(), whole_subject);
    let outline = Outline {
        from: &from,
        to: &Address { name: name_of(history, to), addr: to.clone() },
        subject: &subject,
        body: &start.body,
        answers: answered.as_ref(),
        at: digest.at,
        id: &id,
    };
    let Ok(bytes) = draft::bytes(&outline) else { return Ok(None) };
    let account = ledger.account(&account.name, &account.address)?;
    Ok(Some(NewDraft { suggestion: remark.key.clone(), account, message_id: id, bytes }))
}

/// Whether a draft with this subject goes on with the mail: that one was between the two, and it is its matter.
fn goes_on(mail: &Mail, item: &Suggestion, subject: &str) -> bool {
    let mut all = mail.to.iter().chain(&mail.cc).chain(&mail.bcc);
    let between = mail.addressees() == 1 && all.all(|one| item.person.addresses.contains(&one.addr));
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let same = matter(mail).is_some_and(|matter| letters(&matter) == letters(subject));
    between && same && draft::is_sound(&mail.message_id)
}

/// The subject without `Re:` and the like, in its own case.
fn whole_subject(mail: &Mail) -> String {
    let folded = mail.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let chars = normal_subject(&mail.subject).chars().count();
    folded.chars().skip(folded.chars().count().saturating_sub(chars)).collect()
}

/// The name that the newest mail to this address called it by.
fn name_of(history: &History, to: &AddrSpec) -> Option<String> {
    let mut all = history.mails.iter().rev().flat_map(|mail| mail.to.iter().chain(&mail.cc));
    all.find(|one| one.addr == *to && one.name.is_some())?.name.clone()
}
