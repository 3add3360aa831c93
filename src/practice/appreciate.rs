//! Say thank you for a dated deed: an ask answered, something delivered, an introduction made.

use super::phrasing::{
    after_asking, day, long_day, month_year, number, on_topic, paragraph, pick, quote, topic,
};
use super::{View, evidence};
use crate::tie::{Help, HelpKind, Tie, gratitude_debt};
use crate::words::{Candidate, Mail, Person, Practice, Quality, Role, SignalKind};
use chrono::NaiveDate;

/// A deed older than this is no longer news, in days.
pub const AGE_DAYS: i64 = 30;

/// So many helps within [`PATTERN_DAYS`] are a habit worth naming.
const PATTERN: usize = 3;
const PATTERN_DAYS: i64 = 365;

const AFTER_INTRODUCTIONS: &[&str] =
    &["What came of it?", "How did it go?", "What would you not have found alone?"];

const QUESTIONS: &[&str] = &[
    "What did it make possible?",
    "What did it save you?",
    "What would have been harder without it?",
    "What did you do with it?",
];

/// One candidate for each recent deed of each person, thanked or not: the gate knows who was thanked since.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    let mut all = Vec::new();
    for person in view.history.people.iter() {
        let tie = view.history.tie(person.id);
        let recent = tie.helps_in.iter().filter(|h| {
            let age = (view.now.date_naive() - h.when.day()).num_days();
            h.dated && h.opens && h.kind != HelpKind::Thanked && (0..=AGE_DAYS).contains(&age)
        });
        all.extend(recent.filter_map(|help| candidate(view, person, tie, help)));
    }
    all
}

fn candidate(view: View<'_>, person: &Person, tie: &Tie, help: &Help) -> Option<Candidate> {
    let mail = view.history.mail(help.mail)?;
    let day_of = help.when.day();
    if help.kind == HelpKind::Answer && person.roles.contains(&Role::Boss) {
        // A boss who answers does what a boss does; what a boss gives or opens still counts.
        return None;
    }
    if topic(mail).is_none() && help.ask.is_none() {
        // "Ana came through" says nothing without what it was about.
        return None;
    }
    let age = (view.now.date_naive() - day_of).num_days() as f64;
    let key = format!("appreciate|{}|{}|{:?}", person.key_address()?, mail.message_id, help.kind);
    let ask =
        help.ask.and_then(|(index, act)| Some((view.history.mail(index)?, view.history.act(index, act)?)));
    let mut because = Vec::new();
    if let Some((asked, act)) = ask {
        because.push(evidence::own(asked, Some(act.kind), act.words.as_deref()));
    }
    because.push(evidence::quoted(view, tie, help)?);
    let asked = ask.map(|(asked, act)| (asked.at.date_naive(), act.words.as_deref()));
    let habit = Habit::of(tie, help);
    let introduced = help.kind == HelpKind::Introduction;
    let questions = if introduced { AFTER_INTRODUCTIONS } else { QUESTIONS };
    let parts = [
        (true, deed_sentence(person, help, mail, asked, view)),
        (false, answered(mail)),
        (false, habit.as_ref().map_or_else(String::new, |habit| habit.sentence(person))),
        (false, last_thanked(tie, view)),
        (true, pick(questions, &key).to_owned()),
    ];
    Some(Candidate {
        practice: Practice::Appreciate,
        person: person.id,
        confidence: help.confidence,
        because,
        mail: help.mail,
        evidence_on: day_of,
        dormant: false,
        // What is owed, the sure before the likely, the fresh before the stale.
        rank: (gratitude_debt(tie, view.now) + help.weight) * (-age / 30.0).exp2(),
        heading: format!("Thank {}", person.name),
        body: paragraph(&parts),
        draft_subject: topic(mail).unwrap_or_else(|| "Thank you".to_owned()),
        draft_body: draft(help, mail, view, habit.as_ref()),
        key,
    })
}

fn deed_sentence(
    person: &Person,
    help: &Help,
    mail: &Mail,
    asked: Option<(NaiveDate, Option<&str>)>,
    view: View<'_>,
) -> String {
    let (who, on) = (&person.short, day(help.when.day(), view.now));
    if help.kind == HelpKind::Introduction {
        let thread = topic(mail).map_or_else(String::new, |t| format!(" (\"{t}\")"));
        return format!("On {on} {who} introduced you to somebody{thread}.");
    }
    let verb = if help.kind == HelpKind::Delivery { "came through" } else { "answered you" };
    let topic = on_topic(mail);
    match asked {
        Some((date, words)) => {
            let after = after_asking(date, help.when.day());
            let words = words.map_or_else(|| ".".to_owned(), |w| format!(": {}", quote(w)));
            format!("On {on} {who} {verb}{topic}, {after}{words}")
        }
        None => format!("On {on} {who} {verb}{topic}."),
    }
}

/// What the owner said in return, when it was little.
fn answered(mail: &Mail) -> String {
    let bare = mail.acts.iter().find(|a| a.kind == SignalKind::Thanks && a.quality == Some(Quality(1)));
    let words = bare.and_then(|a| a.words.as_deref()).filter(|w| w.chars().count() <= 60);
    words.map_or_else(String::new, |words| {
        let said = quote(words.trim_end_matches([',', ' ']));
        let ends = said.trim_end_matches('"').ends_with(['.', '!', '?', '…']);
        format!("You answered: {said}{}", if ends { "" } else { "." })
    })
}

fn last_thanked(tie: &Tie, view: View<'_>) -> String {
    match tie.last_thanked() {
        Some(date) => format!("Last thanked in e-mail: {}.", day(date, view.now)),
        None => String::new(),
    }
}

/// Somebody who helps again and again: the thanks that names the habit, not only the deed.
struct Habit {
    times: i64,
    since: NaiveDate,
}

impl Habit {
    /// The helps of the year before `help`, itself among them.
    fn of(tie: &Tie, help: &Help) -> Option<Self> {
        let until = help.when.day();
        let counted = |h: &&Help| {
            let days = (until - h.when.day()).num_days();
            h.dated && h.kind != HelpKind::Thanked && (0..=PATTERN_DAYS).contains(&days)
        };
        let days: Vec<NaiveDate> = tie.helps_in.iter().filter(counted).map(|h| h.when.day()).collect();
        let since = days.iter().min().copied()?;
        (days.len() >= PATTERN && since < until).then_some(Self { times: days.len() as i64, since })
    }

    fn sentence(&self, person: &Person) -> String {
        let Self { times, since } = self;
        format!(
            "As far as your mail shows, {} helped {} times since {}.",
            person.short,
            number(*times),
            month_year(*since)
        )
    }

    fn draft(&self) -> String {
        let Self { times, since } = self;
        format!(
            " I notice how often I turn to you: {} times since {}, and this was one of them.",
            number(*times),
            month_year(*since)
        )
    }
}

fn draft(help: &Help, mail: &Mail, view: View<'_>, habit: Option<&Habit>) -> String {
    let on = long_day(help.when.day(), view.now);
    let about = topic(mail).map_or_else(String::new, |t| format!(" about \"{t}\""));
    let deed = match help.kind {
        HelpKind::Introduction => format!("Thank you for the introduction on {on}."),
        HelpKind::Delivery => format!("Thank you for what you sent on {on}{about}."),
        _ => format!("Thank you for your answer on {on}{about}."),
    };
    deed + &habit.map_or_else(String::new, Habit::draft)
}
