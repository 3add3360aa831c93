//! Whether the act that an item asks for has happened. Owns: what counts as that act, for candidates and for what was
//! shown. Never touches: when an item is shown.

use crate::practice::View;
use crate::practice::praise::PUBLIC;
use crate::signal::words_in;
use crate::tie::{Contact, HelpKind, Tie};
use crate::words::{Act, Candidate, Practice, Remark, SignalKind, Standing};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What was written to more people than this was written to nobody in particular.
const FEW: usize = 2;

/// A shown item whose act was seen since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The suggestion's key.
    pub key: String,
    /// The day of the mail that did it.
    pub on: NaiveDate,
    /// What to call the person.
    pub short: String,
}

/// The act a candidate would ask for has happened since its evidence, by the order of the mails: their attribution's
/// clock may be another, and mail that was filed late is dated as it was written.
pub(super) fn since_evidence(candidate: &Candidate, tie: &Tie, view: View<'_>) -> bool {
    match candidate.practice {
        Practice::Appreciate => {
            tie.thanks.iter().rev().take_while(|t| t.mail >= candidate.mail).any(|t| t.quality >= 2)
                || tie
                    .contacts
                    .iter()
                    .rev()
                    .take_while(|c| c.mail >= candidate.mail)
                    .any(|c| is_warm(c, view))
        }
        Practice::Respond => tie.promise(candidate.mail).is_none_or(|p| p.closed.is_some()),
        Practice::Repay => {
            let since = candidate.evidence_on;
            tie.helps_out.iter().any(|h| h.kind != HelpKind::Answer && h.when.day() >= since)
        }
        // Their rules start from the last mail of the kind.
        Practice::Offer
        | Practice::Praise
        | Practice::Reconnect
        | Practice::Peace
        | Practice::Departments
        | Practice::Influencer
        | Practice::Mentor
        | Practice::Checkin => false,
    }
}

/// Thanks or praise in so many words were meant, whatever the reading makes of them: they start nothing, and suggesting
/// them again would be foolish.
const MEANT_WORDS: usize = 6;

/// A sentence of so many words beside thanks alone says what they are for.
const TELLING_LINE: usize = 12;

/// Whether a mail straight to the person holds thanks or praise in more than a word.
fn is_warm(contact: &Contact, view: View<'_>) -> bool {
    let Some(mail) = view.history.mail(contact.mail).filter(|_| contact.direct) else { return false };
    let kind = |act: &Act| matches!(act.kind, SignalKind::Thanks | SignalKind::Praise);
    let denied = |act: &Act| act.rule.ends_with("/refused") || act.rule.ends_with("/ironic");
    let words = |act: &Act| act.words.as_deref().map_or(0, words_in);
    let line = mail.line.as_deref().filter(|line| !line.ends_with('?')).map_or(0, words_in);
    let said = mail.acts.iter().filter(|act| kind(act) && !denied(act));
    let only = !mail.acts.is_empty() && mail.acts.iter().all(|act| kind(act) && !denied(act));
    said.map(words).any(|words| words >= MEANT_WORDS) || (only && line >= TELLING_LINE)
}

/// What was shown and has been done since, by mails dated on the day it was shown or later: mail that is only read later
/// does nothing.
pub fn seen_done(remarks: &[Remark], view: View<'_>) -> Vec<Done> {
    let waiting: Vec<&Remark> = remarks
        .iter()
        .filter(|r| matches!(r.state, Standing::Shown | Standing::Ignored | Standing::Snoozed))
        .collect();
    if waiting.is_empty() {
        return Vec::new();
    }
    let index: BTreeMap<&str, usize> =
        view.history.mails.iter().enumerate().map(|(at, mail)| (mail.message_id.0.as_str(), at)).collect();
    waiting
        .into_iter()
        .filter_map(|remark| {
            let person = view.history.people.get(view.history.people.id(&remark.person)?)?;
            let mail = index.get(remark.message.0.as_str()).copied();
            let since = remark.shown_on.unwrap_or(remark.on);
            let did = *acts(remark.practice, view, view.history.tie(person.id), mail, since).first()?;
            let on = view.history.mail(did)?.at.date_naive();
            Some(Done { key: remark.key.clone(), on, short: person.short.clone() })
        })
        .collect()
}

/// The owner's mails, as indexes into the history, that did what `practice` asks for, on or after `since`; `evidence` is
/// the mail that the item rests on.
pub fn acts(
    practice: Practice,
    view: View<'_>,
    tie: &Tie,
    evidence: Option<usize>,
    since: NaiveDate,
) -> Vec<usize> {
    let thread = evidence.map(|mail| view.history.thread(mail));
    let same_thread = |mail: usize| Some(view.history.thread(mail)) == thread;
    let day = |mail: usize| view.history.mail(mail).map(|m| m.at.date_naive());
    let later = |mail: &usize| day(*mail) >= Some(since);
    let written = |fits: &dyn Fn(&Contact) -> bool| -> Vec<usize> {
        let own = |c: &&Contact| view.history.mail(c.mail).is_some_and(|m| !m.by_delegate);
        let direct = tie.contacts.iter().filter(|c| c.direct && later(&c.mail));
        direct.filter(own).filter(|c| fits(c)).map(|c| c.mail).collect()
    };
    match practice {
        Practice::Appreciate => {
            let enough = |quality: u8, mail: usize| quality >= 2 || (quality >= 1 && same_thread(mail));
            let thanks = tie.thanks.iter().filter(|t| later(&t.mail));
            thanks.filter(|t| enough(t.quality, t.mail)).map(|t| t.mail).collect()
        }
        Practice::Respond => {
            let promise = evidence.and_then(|mail| tie.promise(mail));
            promise.and_then(|p| p.closed).map(|(mail, _)| mail).filter(later).into_iter().collect()
        }
        Practice::Repay | Practice::Offer => {
            let given = tie.helps_out.iter().filter(|h| later(&h.mail) && h.kind != HelpKind::Answer);
            let helps = given.map(|h| h.mail);
            helps.chain(written(&|c| practice == Practice::Offer && same_thread(c.mail))).collect()
        }
        Practice::Praise => {
            let public = |mail: usize| view.history.mail(mail).is_some_and(|m| m.addressees() >= PUBLIC);
            let thanks = tie.thanks.iter().filter(|t| t.quality >= 2 && later(&t.mail));
            thanks.filter(|t| public(t.mail)).map(|t| t.mail).collect()
        }
        Practice::Reconnect
        | Practice::Peace
        | Practice::Departments
        | Practice::Influencer
        | Practice::Mentor => written(&|c| c.readers <= FEW),
        Practice::Checkin => written(&|c| {
            let asks = |kind| matches!(kind, SignalKind::Request | SignalKind::AdviceSeek);
            view.history.mail(c.mail).is_some_and(|m| m.acts.iter().any(|a| asks(a.kind)) && m.line.is_some())
        }),
    }
}
