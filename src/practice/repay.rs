//! Give back to those who help often.

use super::phrasing::{paragraph, quote, topic};
use super::{View, evidence};
use crate::plain::cut;
use crate::tie::{Help, Tie, reciprocity};
use crate::tongue::Fact;
use crate::words::{Because, Candidate, Confidence, Person, Practice};

/// Fewer helps are no pattern.
pub(super) const HELPS: usize = 3;

/// So many of them are deeds, not only answers: a boss who answers questions is owed nothing back.
const DEEDS: usize = 2;

/// `(in − out)/(in + out + 2)` above which the owner received clearly more than they gave.
pub(super) const LEANING: f64 = 0.4;

/// Older helps do not count towards the pattern, in days.
pub const AGE_DAYS: i64 = 180;

/// One candidate for each person who helped often and got little back.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    view.history.people.iter().filter_map(|person| candidate(view, person)).collect()
}

fn candidate(view: View<'_>, person: &Person) -> Option<Candidate> {
    let tie = view.history.tie(person.id);
    let mut helps: Vec<&Help> = tie
        .helps_in
        .iter()
        .filter(|h| {
            h.dated && h.opens && (0..=AGE_DAYS).contains(&(view.now.date_naive() - h.when.day()).num_days())
        })
        .collect();
    helps.sort_by_key(|h| (h.when.day(), h.mail));
    helps.dedup_by_key(|h| h.when.day());
    let (received, _, leaning) = reciprocity(tie, view.now);
    let deeds = helps.iter().filter(|h| h.weight >= 1.0).count();
    if helps.len() < HELPS || deeds < DEEDS || leaning <= LEANING {
        return None;
    }
    let last = helps.last()?;
    let because: Vec<Because> = helps.iter().filter_map(|h| evidence::help(view, tie, h)).collect();
    let key = format!("repay|{}|{}", person.key_address()?, view.history.mail(last.mail)?.message_id);
    let shown: Vec<&Help> = helps.iter().rev().take(HELPS).rev().copied().collect();
    let department = person.department.as_ref().map_or_else(String::new, |d| format!(" ({d})"));
    let (tongue, theirs) = (view.tongue(), view.tongue_with(person.id));
    let parts = [
        (true, pattern(person, &shown, helps.len(), view)),
        (false, last_line(person, tie, view)),
        (true, tongue.pick("repay-question", &key, &[("who", person.short.as_str().into())])),
    ];
    let heading = [("name", Fact::from(person.name.as_str())), ("department", department.into())];
    let draft = [("day", Fact::from(theirs.long_day(last.when.day(), view.now)))];
    Some(Candidate {
        practice: Practice::Repay,
        person: person.id,
        confidence: helps.iter().map(|h| h.confidence).min().unwrap_or(Confidence::Medium),
        because,
        mail: last.mail,
        evidence_on: last.when.day(),
        dormant: false,
        rank: leaning * received,
        heading: tongue.say("repay-heading", &heading),
        body: paragraph(&parts),
        hint: None,
        draft_subject: theirs.words("repay-draft-subject"),
        drafts: theirs.wordings("repay-draft", &key, &draft),
        key,
    })
}

fn pattern(person: &Person, shown: &[&Help], count: usize, view: View<'_>) -> String {
    let tongue = view.tongue();
    let deed = |help: &&Help| {
        let topic = view.history.mail(help.mail).and_then(topic).map(|t| cut(&t, 28));
        let thread = topic.map_or_else(String::new, |t| format!(" (\"{t}\")"));
        let on = tongue.day(help.when.day(), view.now);
        tongue.say("repay-deed", &[("day", on.into()), ("thread", thread.into())])
    };
    let deeds: Vec<String> = shown.iter().map(deed).collect();
    let who = ("who", Fact::from(person.short.as_str()));
    match deeds.last() {
        Some(last) if count > shown.len() => {
            let (number, last) = (tongue.number(count).into(), last.as_str().into());
            tongue.say(
                "repay-helped-often",
                &[who, ("count", count.into()), ("number", number), ("last", last)],
            )
        }
        _ => tongue.say("repay-helped", &[who, ("deeds", tongue.list(&deeds).into())]),
    }
}

fn last_line(person: &Person, tie: &Tie, view: View<'_>) -> String {
    let mut direct = tie.contacts.iter().rev().filter(|c| c.direct);
    let line = direct.find_map(|c| view.history.mail(c.mail)?.line.as_deref());
    line.map_or_else(String::new, |line| {
        let facts = [("who", Fact::from(person.short.as_str())), ("quote", quote(line).into())];
        view.tongue().say("repay-last-line", &facts)
    })
}
