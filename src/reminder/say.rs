//! What a reminder says, and the start of the mail that it asks for. Drafts go to other people: nothing in them says that
//! a program reminded the owner. Never touches: whether it is shown.

use super::{answer, whom};
use crate::plain::plain_quote;
use crate::practice::View;
use crate::practice::phrasing::{paragraph, quote, topic};
use crate::tongue::{Fact, Tongue, Wording};
use crate::words::{Because, Candidate, Confidence, Hint, Mail, Person, Practice, Reminder, When, ZoneName};

pub(super) mod regular;
pub(super) mod yearly;

/// A reminder with what is known of it.
struct Case<'a> {
    reminder: &'a Reminder,
    person: &'a Person,
    /// The mail that is followed up, or the last one to the person, as an index into the history.
    at: Option<usize>,
    mail: Option<&'a Mail>,
    view: View<'a>,
}

/// The reminder as an item; `second` is the last time it comes. `mail` is the one that is followed up.
pub(super) fn candidate(
    reminder: &Reminder,
    second: bool,
    mail: Option<usize>,
    person: &Person,
    view: View<'_>,
) -> Candidate {
    let follows = reminder.message.is_some();
    let at = if follows { mail } else { last_mail(person, view) };
    let case = Case { reminder, person, at, mail: at.and_then(|at| view.history.mail(at)), view };
    let mut parts = if follows { case.follow_up() } else { case.wish() };
    if second {
        parts.push((true, view.tongue().words("reminder-second")));
    }
    let key = if second { reminder.second_key() } else { reminder.key() };
    let (draft_subject, drafts) = if follows { case.nudge(&key) } else { greeting(case.theirs(), &key) };
    Candidate {
        practice: if follows { Practice::Respond } else { Practice::Reconnect },
        person: person.id,
        confidence: Confidence::High,
        because: case.mail.into_iter().map(because).collect(),
        mail: at.unwrap_or(usize::MAX),
        evidence_on: case.mail.map_or(reminder.asked_on, |mail| mail.at.date_naive()),
        dormant: false,
        rank: 0.0,
        heading: case.heading(),
        body: paragraph(&parts),
        hint: Some(if person.addresses.is_empty() { Hint::Ready } else { Hint::Done }),
        draft_subject,
        drafts,
        key,
    }
}

impl Case<'_> {
    /// A note of the owner's to nobody else.
    fn is_note(&self) -> bool {
        self.person.addresses.is_empty()
    }

    fn topic(&self) -> Option<String> {
        self.mail.filter(|_| self.reminder.message.is_some()).and_then(topic)
    }

    fn day(&self) -> String {
        let on = self.mail.map_or(self.reminder.asked_on, |mail| mail.at.date_naive());
        self.view.tongue().day(on, self.view.now)
    }

    /// `Your reminder: Karel Novak and two others, "Second trainee"`.
    fn heading(&self) -> String {
        let tongue = self.view.tongue();
        let about = self.topic();
        if self.is_note() {
            return match about {
                Some(about) => tongue.say("reminder-heading", &[("name", format!("\"{about}\"").into())]),
                None => tongue.say("reminder-heading-note", &[("day", self.day().into())]),
            };
        }
        let others = self.mail.filter(|_| self.reminder.message.is_some()).map_or(0, Mail::addressees);
        let others = others.saturating_sub(1);
        let name = self.person.name.as_str();
        let several = [
            ("name", Fact::from(name)),
            ("count", Fact::from(others)),
            ("number", tongue.number(others).into()),
        ];
        let name = if others > 0 { tongue.say("reminder-others", &several) } else { name.to_owned() };
        let heading = tongue.say("reminder-heading", &[("name", name.into())]);
        about.map_or_else(|| heading.clone(), |about| format!("{heading}, \"{about}\""))
    }

    /// What was written when, and what is known of an answer.
    fn follow_up(&self) -> Vec<(bool, String)> {
        let (tongue, history) = (self.view.tongue(), self.view.history);
        let mut parts = vec![(true, self.wrote())];
        if self.is_note() {
            return parts;
        }
        let on = |id: &str, day| {
            let facts = [
                ("who", Fact::from(self.person.short.as_str())),
                ("day", tongue.day(day, self.view.now).into()),
            ];
            (false, tongue.say(id, &facts))
        };
        parts.extend(self.at.and_then(|at| answer::again(history, at)).map(|day| on("reminder-again", day)));
        let known = history.people.get(self.person.id).is_some();
        parts.push((true, tongue.words(if known { "reminder-no-answer" } else { "reminder-desk" })));
        let elsewhere = self.at.and_then(|at| answer::elsewhere(history, at, self.person.id));
        parts.extend(elsewhere.map(|day| on("reminder-elsewhere", day)));
        parts
    }

    fn wrote(&self) -> String {
        let (tongue, day) = (self.view.tongue(), ("day", Fact::from(self.day())));
        let line = self.mail.and_then(|mail| mail.line.as_deref());
        match line {
            _ if self.mail.is_some_and(|mail| mail.by_delegate) => {
                tongue.say("reminder-sent-for-you", &[day])
            }
            Some(line) => tongue.say("reminder-wrote", &[day, ("quote", quote(line).into())]),
            None => tongue.say("reminder-wrote-plain", &[day]),
        }
    }

    /// When the owner asked, and the last mail to the person.
    fn wish(&self) -> Vec<(bool, String)> {
        let tongue = self.view.tongue();
        let asked = tongue.day(self.reminder.asked_on, self.view.now);
        let mut parts = vec![(true, tongue.say("reminder-asked", &[("day", asked.into())]))];
        parts.extend(told(self.person, self.mail, self.view).map(|told| (false, told)));
        parts
    }

    /// Subject and text of a short question about the mail.
    fn nudge(&self, key: &str) -> (String, Vec<Wording>) {
        let theirs = self.theirs();
        let on = self.mail.map_or(self.reminder.asked_on, |mail| mail.at.date_naive());
        let day = ("day", Fact::from(theirs.long_day(on, self.view.now)));
        if let Some(topic) = self.topic() {
            let facts = [day, ("topic", topic.as_str().into())];
            return (format!("Re: {topic}"), theirs.wordings("reminder-draft-topic", key, &facts));
        }
        let facts = [day];
        (theirs.say("reminder-draft-subject", &facts), theirs.wordings("reminder-draft", key, &facts))
    }

    fn theirs(&self) -> Tongue {
        self.view.tongue_with(self.person.id)
    }
}

/// Subject and text of a hello.
fn greeting(theirs: Tongue, key: &str) -> (String, Vec<Wording>) {
    (theirs.words("reminder-hello-subject"), theirs.wordings("reminder-hello", key, &[]))
}

/// The last mail to a person, and its last line.
fn told(person: &Person, mail: Option<&Mail>, view: View<'_>) -> Option<String> {
    let mail = mail?;
    let line = mail.line.as_deref();
    let facts = [
        ("who", Fact::from(person.short.as_str())),
        ("day", view.tongue().day(mail.at.date_naive(), view.now).into()),
        ("quote", quote(line.unwrap_or_default()).into()),
    ];
    let id = if line.is_some() { "reminder-last" } else { "reminder-last-plain" };
    Some(view.tongue().say(id, &facts))
}

/// The owner's last mail to a person, as an index into the history.
fn last_mail(person: &Person, view: View<'_>) -> Option<usize> {
    whom::last_direct(person.id, view).map(|contact| contact.mail)
}

fn because(mail: &Mail) -> Because {
    Because {
        message_id: mail.message_id.clone(),
        date: When::Sent(mail.at),
        kind: None,
        zone: ZoneName::Own,
        speaker: mail.from.addr.clone(),
        quote: mail.line.as_deref().map(plain_quote),
    }
}
