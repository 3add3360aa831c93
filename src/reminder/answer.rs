//! Whether what a reminder waits for has come, as far as the owner's own mail shows: others' mail is seen through its
//! quotes. Never touches: when a reminder is shown.

use crate::practice::View;
use crate::tie::History;
use crate::words::{Mail, PersonId, QuotedMail, Rules};
use chrono::{NaiveDate, Timelike};
use std::collections::BTreeSet;

/// What was written to more people than this was written to nobody in particular.
const FEW: usize = 2;

/// The day on which a reminder was settled by mail: an answer was seen, or the owner wrote to the person once it was
/// `shown` (in its thread, or to them and at most one other).
pub(super) fn settled(
    mail: Option<usize>,
    person: PersonId,
    shown: Option<NaiveDate>,
    view: View<'_>,
) -> Option<NaiveDate> {
    let history = view.history;
    let day = |index: usize| history.mail(index).map(|mail| mail.at.date_naive());
    if let Some(answer) = mail.and_then(|mail| of(history, mail, view.rules)) {
        return day(answer);
    }
    let since = shown?;
    let tie = history.tie(person);
    let in_thread = |index: usize| mail.is_some_and(|mail| history.thread(mail) == history.thread(index));
    let written = tie.contacts.iter().filter(|c| c.at.date_naive() >= since && c.direct);
    let own = |index: usize| history.mail(index).is_some_and(|mail| !mail.by_delegate);
    let mut written = written.filter(|c| (c.readers <= FEW && own(c.mail)) || in_thread(c.mail));
    written.next().and_then(|c| day(c.mail))
}

/// The first later mail in the thread of the mail at `index` that quotes, as what it answers, a mail of somebody else
/// written after it. What an earlier mail quoted already was there before.
pub(super) fn of(history: &History, index: usize, rules: &Rules) -> Option<usize> {
    let asked = history.mail(index)?;
    let thread = history.thread(index);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (at, mail) in history.mails.iter().enumerate().filter(|(at, _)| history.thread(*at) == thread) {
        let theirs = |q: &&QuotedMail| q.depth == 1 && q.who.as_ref().is_some_and(|who| !rules.is_own(who));
        let new = |q: &QuotedMail| !seen.contains(q.key.as_str()) && is_after(q, asked);
        if at > index && mail.quotes.iter().filter(theirs).any(new) {
            return Some(at);
        }
        seen.extend(mail.quotes.iter().map(|quote| quote.key.as_str()));
    }
    None
}

/// Whether a quoted mail was written after `asked`, by its attribution: of the same day it is when no time says otherwise.
fn is_after(quote: &QuotedMail, asked: &Mail) -> bool {
    let (day, time) = (asked.at.date_naive(), asked.at.time());
    // Attributions have no seconds.
    let minute = time.with_second(0).and_then(|time| time.with_nanosecond(0)).unwrap_or(time);
    quote.on.is_some_and(|on| on > day || (on == day && quote.time.is_none_or(|time| time >= minute)))
}

/// The day of the last mail of theirs, seen since the mail at `index`, that stands in another thread.
pub(super) fn elsewhere(history: &History, index: usize, person: PersonId) -> Option<NaiveDate> {
    let asked = history.mail(index)?.at.date_naive();
    let exchanges = &history.tie(person).exchanges;
    let others = exchanges.iter().filter(|e| e.dated && e.mail > index && e.on > asked);
    others.filter(|e| history.thread(e.mail) != history.thread(index)).map(|e| e.on).max()
}

/// The day of the owner's last mail in the thread behind the one at `index`.
pub(super) fn again(history: &History, index: usize) -> Option<NaiveDate> {
    let later = history.mails.iter().enumerate().skip(index + 1);
    let same = later.filter(|(at, _)| history.thread(*at) == history.thread(index));
    same.max_by_key(|(at, _)| *at).map(|(_, mail)| mail.at.date_naive())
}
