//! Find a mentor: tell those who advised or introduced the owner what came of it. Only with a goal in the config.

use super::phrasing::{matter, paragraph, quote, topic};
use super::{View, evidence};
use crate::signal::{self, words_in};
use crate::tie::{Contact, Exchange, HelpKind, Tie};
use crate::tongue::Fact;
use crate::words::{
    Act, Because, Candidate, Confidence, Mail, Person, Practice, QuotedMail, Role, SignalKind, Verdict,
};
use chrono::NaiveDate;

/// What came of an advice shows after so many days at the earliest.
const RIPE_DAYS: i64 = 21;

/// Older advice has been overtaken by life, in days.
pub const AGE_DAYS: i64 = 365;

/// Advice takes some words; "the second one" is an answer.
const ADVICE_WORDS: u16 = 40;

/// A question that asks for advice on more than a trifle.
const QUESTION_WORDS: usize = 6;

/// An answer of so many words that tells the owner what to do is advice, however it was asked for.
const COUNSEL_WORDS: u16 = 50;

/// What somebody gave that an outcome belongs to.
struct Gift<'a> {
    /// The owner's mail that shows it.
    mail: usize,
    on: NaiveDate,
    said: String,
    because: Vec<Because>,
    /// The message of the draft, and what stands in it.
    draft: &'static str,
    facts: Vec<(&'static str, Fact<'static>)>,
    advice: bool,
    shows: &'a Mail,
}

/// One candidate for each person who never heard what came of their advice or introduction.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    let Some(goal) = view.rules.mentor_goal.as_deref() else { return Vec::new() };
    view.history.people.iter().filter_map(|person| candidate(view, person, goal)).collect()
}

fn candidate(view: View<'_>, person: &Person, goal: &str) -> Option<Candidate> {
    let tie = view.history.tie(person.id);
    let gift = advice(view, person, tie)
        .or_else(|| good_word(view, person, tie))
        .or_else(|| introduction(view, person, tie))?;
    let key = format!("mentor|{}|{}", person.key_address()?, gift.shows.message_id);
    let mentor = person.roles.contains(&Role::Mentor);
    let (tongue, theirs) = (view.tongue(), view.tongue_with(person.id));
    let goal = [("goal", Fact::from(quote(goal.trim_end_matches('.'))))];
    let parts = [
        (true, gift.said),
        (true, tongue.words("mentor-silence")),
        (false, if mentor { tongue.say("mentor-goal", &goal) } else { String::new() }),
        (true, tongue.pick("mentor-question", &key, &[])),
    ];
    let age = (view.now.date_naive() - gift.on).num_days() as f64;
    Some(Candidate {
        practice: Practice::Mentor,
        person: person.id,
        confidence: Confidence::Medium,
        because: gift.because,
        mail: gift.mail,
        evidence_on: gift.on,
        dormant: false,
        rank: f64::from(u8::from(mentor)) * 2.0 + f64::from(u8::from(gift.advice)) + 1.0 / (1.0 + age),
        heading: tongue.say("mentor-heading", &[("name", person.name.as_str().into())]),
        body: paragraph(&parts),
        hint: None,
        draft_subject: matter(gift.shows).unwrap_or_else(|| theirs.words("mentor-draft-subject")),
        drafts: theirs.wordings(gift.draft, &key, &gift.facts),
        key,
    })
}

/// The latest advice the owner asked for and got, with no word from the owner since.
fn advice<'a>(view: View<'a>, person: &Person, tie: &Tie) -> Option<Gift<'a>> {
    tie.contacts.iter().rev().filter(|c| c.direct).find_map(|contact| {
        let asked = view.history.mail(contact.mail)?;
        let asks = |kind: SignalKind| asked.acts.iter().find(|act| act.kind == kind && is_full(act, person));
        let answer = answer(view, tie, contact)?;
        let answered = view.history.mail(answer.mail)?;
        let quoted = answered.quotes.get(answer.quote)?;
        let counsel = contact.readers == 1 && is_counsel(quoted, answered);
        let question =
            asks(SignalKind::AdviceSeek).or_else(|| asks(SignalKind::Request).filter(|_| counsel))?;
        if asked.verdict != Verdict::Opens || !is_ripe(view, answer.on) || told(view, tie, answer.mail) {
            return None;
        }
        let words = question.words.as_deref()?;
        let on = asked.at.date_naive();
        let said = [
            ("asked", Fact::from(view.tongue().day(on, view.now))),
            ("who", person.short.as_str().into()),
            ("quote", quote(words).into()),
            ("day", view.tongue().day(answer.on, view.now).into()),
        ];
        Some(Gift {
            mail: answer.mail,
            on: answer.on,
            said: view.tongue().say("mentor-asked", &said),
            because: vec![
                evidence::own(asked, Some(question.kind), Some(words)),
                evidence::theirs(answered, quoted, answer.on, None)?,
            ],
            draft: "mentor-draft-asked",
            facts: draft_facts(view, person, on, Some(words)),
            advice: true,
            shows: answered,
        })
    })
}

/// A question to this person in more than a word or two.
fn is_full(act: &Act, person: &Person) -> bool {
    act.confidence >= Confidence::Medium
        && act.target.as_ref().is_none_or(|target| person.addresses.contains(target))
        && act.words.as_deref().is_some_and(|w| w.ends_with('?') && words_in(w) >= QUESTION_WORDS)
}

/// A long answer, in words that tell the reader what to do, with nothing attached, and thanked for.
fn is_counsel(quoted: &QuotedMail, answered: &Mail) -> bool {
    let tells =
        quoted.acts.iter().any(|a| a.kind == SignalKind::Request && a.confidence >= Confidence::Medium);
    let gives =
        quoted.acts.iter().any(|a| a.kind == SignalKind::Delivery && a.confidence == Confidence::High);
    let thanked = answered.acts.iter().any(|a| a.kind == SignalKind::Thanks);
    quoted.length >= COUNSEL_WORDS && tells && !gives && thanked
}

/// Their first full answer in the thread after the owner's question.
fn answer<'a>(view: View<'_>, tie: &'a Tie, asked: &Contact) -> Option<&'a Exchange> {
    let thread = view.history.thread(asked.mail);
    let from = tie.exchanges.partition_point(|e| e.mail <= asked.mail);
    tie.exchanges.get(from..)?.iter().find(|e| {
        let long = view.history.mail(e.mail).and_then(|m| m.quotes.get(e.quote)).map(|q| q.length);
        view.history.thread(e.mail) == thread
            && e.dated
            && e.on >= asked.at.date_naive()
            && long.is_some_and(|words| words >= ADVICE_WORDS)
    })
}

/// A good word put in for the owner, as their thanks for it say.
fn good_word<'a>(view: View<'a>, person: &Person, tie: &Tie) -> Option<Gift<'a>> {
    tie.thanks.iter().rev().filter(|t| t.quality >= 2 && is_ripe(view, t.at.date_naive())).find_map(
        |thanks| {
            let shows =
                view.history.mail(thanks.mail).filter(|m| m.verdict == Verdict::Opens && !m.by_delegate)?;
            let words = view.history.act(thanks.mail, thanks.act)?.words.as_deref()?;
            if !signal::is_vouched(words) || told(view, tie, thanks.mail) {
                return None;
            }
            let on = thanks.at.date_naive();
            let said = [
                ("day", Fact::from(view.tongue().day(on, view.now))),
                ("who", person.short.as_str().into()),
                ("quote", quote(words).into()),
            ];
            Some(Gift {
                mail: thanks.mail,
                on,
                said: view.tongue().say("mentor-wrote", &said),
                because: vec![evidence::own(shows, Some(SignalKind::Thanks), Some(words))],
                draft: "mentor-draft-wrote",
                facts: draft_facts(view, person, on, Some(words)),
                advice: false,
                shows,
            })
        },
    )
}

fn introduction<'a>(view: View<'a>, person: &Person, tie: &Tie) -> Option<Gift<'a>> {
    let help = tie.helps_in.iter().rev().find(|help| {
        help.kind == HelpKind::Introduction
            && help.dated
            && help.opens
            && is_thanked(view, help.mail)
            && is_ripe(view, help.when.day())
            && !told(view, tie, help.mail)
    })?;
    let shows = view.history.mail(help.mail)?;
    let on = help.when.day();
    let said = [
        ("day", Fact::from(view.tongue().day(on, view.now))),
        ("who", person.short.as_str().into()),
        ("thread", topic(shows).map_or_else(String::new, |t| format!(" (\"{t}\")")).into()),
    ];
    Some(Gift {
        mail: help.mail,
        on,
        said: view.tongue().say("mentor-introduced", &said),
        because: vec![evidence::quoted(view, tie, help)?],
        draft: "mentor-draft-introduced",
        facts: draft_facts(view, person, on, None),
        advice: false,
        shows,
    })
}

/// The day, and the owner's words when some are quoted, in the language of their mails.
fn draft_facts(
    view: View<'_>,
    person: &Person,
    on: NaiveDate,
    words: Option<&str>,
) -> Vec<(&'static str, Fact<'static>)> {
    let mut facts = vec![("day", Fact::from(view.tongue_with(person.id).long_day(on, view.now)))];
    facts.extend(words.map(|words| ("quote", quote(words).into())));
    facts
}

/// Whether the mail that shows an introduction thanks for it: "let me introduce myself" is none.
fn is_thanked(view: View<'_>, mail: usize) -> bool {
    let thanks = |a: &Act| a.kind == SignalKind::Thanks;
    view.history.mail(mail).is_some_and(|m| m.acts.iter().any(thanks))
}

fn is_ripe(view: View<'_>, on: NaiveDate) -> bool {
    (RIPE_DAYS..=AGE_DAYS).contains(&(view.now.date_naive() - on).num_days())
}

/// Whether the owner wrote to them on the matter after the mail that answered: in its thread or under its subject.
fn told(view: View<'_>, tie: &Tie, answered: usize) -> bool {
    let Some(mail) = view.history.mail(answered) else { return true };
    let thread = view.history.thread(answered);
    let from = tie.contacts.partition_point(|c| c.mail <= answered);
    tie.contacts.get(from..).unwrap_or_default().iter().any(|c| {
        let same_subject = view
            .history
            .mail(c.mail)
            .is_some_and(|m| !m.subject_key.is_empty() && m.subject_key == mail.subject_key);
        view.history.thread(c.mail) == thread || same_subject
    })
}
