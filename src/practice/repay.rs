//! Give back to those who help often.

use super::phrasing::{day, list, long_day, number, paragraph, pick, quote, topic};
use super::{View, evidence};
use crate::plain::cut;
use crate::tie::{Help, reciprocity};
use crate::words::{Because, Candidate, Confidence, Person, Practice};

/// Fewer helps are no pattern.
pub(super) const HELPS: usize = 3;

/// So many of them are deeds, not only answers: a boss who answers questions is owed nothing back.
const DEEDS: usize = 2;

/// `(in − out)/(in + out + 2)` above which the owner received clearly more than they gave.
pub(super) const LEANING: f64 = 0.4;

/// Older helps do not count towards the pattern, in days.
pub const AGE_DAYS: i64 = 180;

const QUESTIONS: &[&str] = &[
    "What would be useful to {} now?",
    "What could you take off {}'s desk?",
    "What do you know that {} could use?",
];

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
    let last_line = tie
        .contacts
        .iter()
        .rev()
        .filter(|c| c.direct)
        .find_map(|c| view.history.mail(c.mail)?.line.as_deref());
    let parts = [
        (true, pattern(person, &shown, helps.len(), view)),
        (
            false,
            last_line
                .map_or_else(String::new, |l| format!("Your last line to {}: {}", person.short, quote(l))),
        ),
        (true, pick(QUESTIONS, &key).replace("{}", &person.short)),
    ];
    Some(Candidate {
        practice: Practice::Repay,
        person: person.id,
        confidence: helps.iter().map(|h| h.confidence).min().unwrap_or(Confidence::Medium),
        because,
        mail: last.mail,
        evidence_on: last.when.day(),
        dormant: false,
        rank: leaning * received,
        heading: format!("Ask {}{department} what would help", person.name),
        body: paragraph(&parts),
        draft_subject: "What would help you?".to_owned(),
        draft_body: format!(
            "You have helped me several times lately, last on {}. I would like to give something back. What would help you \
             most at the moment?",
            long_day(last.when.day(), view.now)
        ),
        key,
    })
}

fn pattern(person: &Person, shown: &[&Help], count: usize, view: View<'_>) -> String {
    let mut deeds: Vec<String> = shown
        .iter()
        .map(|help| {
            let on = day(help.when.day(), view.now);
            let topic = view.history.mail(help.mail).and_then(topic).map(|t| cut(&t, 28));
            topic.map_or_else(|| format!("on {on}"), |t| format!("on {on} (\"{t}\")"))
        })
        .collect();
    match deeds.pop() {
        Some(last) if count > shown.len() => {
            format!("{} helped you {} times in half a year, last {last}.", person.short, number(count as i64))
        }
        last => {
            deeds.extend(last);
            format!("{} helped you {}.", person.short, list(&deeds))
        }
    }
}
