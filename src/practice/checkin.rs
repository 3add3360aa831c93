//! Check in with your boss: who the boss is comes from the config, never from a guess.

use super::phrasing::{paragraph, quote};
use super::{View, evidence};
use crate::signal::words_in;
use crate::tie::{Contact, Tie};
use crate::tongue::Fact;
use crate::words::{Candidate, Confidence, Mail, Person, Practice, Role, SignalKind, Verdict};
use chrono::{DateTime, FixedOffset};

/// Days between two check-ins unless the config says otherwise.
pub const EVERY_DAYS: u32 = 14;

/// Own news stays news for so many days.
const NEWS_DAYS: i64 = 14;

/// One candidate for each boss whose last mail with news and a question is longer ago than the rhythm.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    let bosses = view.history.people.iter().filter(|p| p.roles.contains(&Role::Boss));
    bosses.filter_map(|boss| candidate(view, boss)).collect()
}

fn candidate(view: View<'_>, boss: &Person) -> Option<Candidate> {
    let tie = view.history.tie(boss.id);
    let every = boss.every_days;
    let every = i64::from(every.unwrap_or(EVERY_DAYS));
    let last = last_checkin(view, tie)?;
    let days = (view.now.date_naive() - last.at.date_naive()).num_days();
    if days < every {
        return None;
    }
    let mail = view.history.mail(last.mail)?;
    let open = mail.acts.iter().find(|a| a.kind == SignalKind::Request || a.kind == SignalKind::AdviceSeek);
    let news = news(view, boss);
    let mut because =
        vec![evidence::own(mail, Some(SignalKind::Request), open.and_then(|a| a.words.as_deref()))];
    let (tongue, theirs) = (view.tongue(), view.tongue_with(boss.id));
    let on = |at: DateTime<FixedOffset>| ("day", Fact::from(tongue.day(at.date_naive(), view.now)));
    let mut parts =
        vec![(true, tongue.say("checkin-last", &[("who", boss.short.as_str().into()), on(last.at)]))];
    if let Some((told, words)) = news {
        parts.push((false, tongue.say("checkin-news", &[("quote", quote(words).into()), on(told.at)])));
        because.push(evidence::own(told, Some(SignalKind::Delivery), Some(words)));
    }
    parts.push((true, tongue.words("checkin-question")));
    let key = format!("checkin|{}|{}", boss.key_address()?, mail.message_id);
    Some(Candidate {
        practice: Practice::Checkin,
        person: boss.id,
        confidence: Confidence::High,
        because,
        mail: last.mail,
        evidence_on: last.at.date_naive(),
        dormant: false,
        rank: days as f64 / every as f64,
        heading: tongue.say("checkin-heading", &[("name", boss.name.as_str().into())]),
        body: paragraph(&parts),
        hint: None,
        draft_subject: theirs.words("checkin-draft-subject"),
        drafts: theirs.wordings("checkin-draft", &key, &[]),
        key,
    })
}

/// A mail to the boss that tells something and asks something.
pub(super) fn last_checkin(view: View<'_>, tie: &Tie) -> Option<Contact> {
    let asks = |mail: &Mail| {
        mail.acts.iter().any(|a| matches!(a.kind, SignalKind::Request | SignalKind::AdviceSeek))
    };
    let tells = |mail: &Mail| mail.acts.len() >= 2 || mail.line.is_some();
    let fits = |c: &&Contact| {
        c.direct
            && view
                .history
                .mail(c.mail)
                .is_some_and(|m| m.verdict == Verdict::Opens && !m.hush && asks(m) && tells(m))
    };
    tie.contacts.iter().rev().find(fits).copied()
}

/// The latest thing the owner reported done to somebody else.
fn news<'a>(view: View<'a>, boss: &Person) -> Option<(&'a Mail, &'a str)> {
    view.history
        .mails
        .iter()
        .rev()
        .take_while(|m| (view.now - m.at).num_days() <= NEWS_DAYS)
        .filter(|m| m.verdict == Verdict::Opens && !m.hush)
        .filter(|m| !m.to.iter().any(|a| boss.addresses.contains(&a.addr)))
        .find_map(|m| {
            let told = m.acts.iter().find(|a| {
                a.kind == SignalKind::Delivery
                    && a.confidence == Confidence::High
                    && a.words.as_deref().is_some_and(|w| words_in(w) >= 5)
            });
            Some((m, told?.words.as_deref()?))
        })
}
