//! What happens between people. Owns: the acts all stories are made of (help, thanks, promises, talk). Never
//! touches: bytes, who the owner is.

use super::desk::{At, Desk, Note, Thread};
use super::people::Person;
use super::truth::{Happened, Help};
use crate::message::MessageId;

pub mod boss;
pub mod daily;
pub mod dormant;
pub mod lists;
pub mod mentor;
pub mod odd;
pub mod offer;
pub mod peace;
pub mod praise;
pub mod promises;
pub mod repay;
pub mod thanks;
pub mod wider;

/// What the owner asks and what comes back.
#[derive(Clone, Debug)]
pub struct Deed {
    /// In which way it helps.
    pub how: Help,
    /// The owner's words.
    pub ask: String,
    /// Theirs.
    pub answer: String,
}

/// A file, a task or a question, whatever the person's language has words for.
pub fn deed(desk: &mut Desk, thread: &Thread) -> Deed {
    let english = thread.with.first().is_some_and(|person| person.lang == "en");
    let roll = desk.rng.between(0, 99);
    if english && roll < 30 {
        let answer = desk.say("done", thread);
        return Deed { how: Help::Delivery, ask: desk.say("ask_do", thread), answer };
    }
    if english && roll < 55 {
        let both = desk.say("question_and_answer", thread);
        if let Some((ask, answer)) = both.split_once(" || ") {
            return Deed { how: Help::AnsweredAsk, ask: ask.to_owned(), answer: answer.to_owned() };
        }
    }
    let answer = desk.say("deliver", thread);
    Deed { how: Help::Delivery, ask: desk.say("ask", thread), answer }
}

/// How the owner answers help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// "Got it, thx" (quality ≤ 1), or only the next question.
    Bare,
    /// Thanks for something named.
    Specific,
    /// Thanks with an effect, a number, a name.
    Rich,
}

/// One help, asked for `days` ago, answered within hours, and the owner's reply that quotes it.
pub fn help_in(desk: &mut Desk, thread: &mut Thread, who: &Person, days: i64, answer: Answer) -> MessageId {
    let at = desk.ago(days);
    help_in_at(desk, thread, who, at, answer)
}

/// [`help_in`] from a given moment.
pub fn help_in_at(desk: &mut Desk, thread: &mut Thread, who: &Person, at: At, answer: Answer) -> MessageId {
    let deed = deed(desk, thread);
    let asked = desk.send(thread, at, Note::of(&deed.ask));
    desk.note(who, at, Happened::OwnerAsked { message_id: asked });
    let came = desk.after(at, (18, 400));
    desk.receive(thread, who, came, &deed.answer);
    let (text, quality, bare) = reply_to_help(desk, thread, answer);
    let then = desk.after(came, (4, 200));
    let note = if bare { Note::bare(text) } else { Note::of(text) };
    let shown = desk.send(thread, then, note);
    desk.note(who, came, Happened::Helped { how: deed.how, message_id: shown.clone() });
    if let Some(quality) = quality {
        desk.note(who, then, Happened::Thanked { quality, message_id: shown.clone() });
    }
    shown
}

fn reply_to_help(desk: &mut Desk, thread: &Thread, answer: Answer) -> (String, Option<u8>, bool) {
    let person = thread.with.first().cloned();
    let rich = person.is_some_and(|person| desk.speaks(&person, "thanks_rich"));
    match answer {
        Answer::Bare if rich && desk.rng.chance(35) => (desk.say("followup", thread), None, true),
        Answer::Bare => (desk.say("thanks_bare", thread), Some(1), true),
        Answer::Rich if rich => (desk.say("thanks_rich", thread), Some(3), false),
        Answer::Specific | Answer::Rich => (desk.say("thanks_for", thread), Some(2), false),
    }
}

/// They ask, the owner sends what they asked for.
pub fn help_out(desk: &mut Desk, who: &Person, days: i64) -> MessageId {
    let mut thread = desk.thread(who);
    let came = desk.ago(days);
    let ask = desk.say("ask_in", &thread);
    desk.receive(&mut thread, who, came, &ask);
    let at = desk.after(came, (15, 300));
    let text = desk.say("deliver_out", &thread);
    let attach = Some(thread.topic.file.clone());
    let id = desk.send(&mut thread, at, Note { attach, ..Note::of(text) });
    desk.note(who, at, Happened::OwnerHelped { message_id: id.clone() });
    id
}

/// A few words to and fro; no act in them that asks for anything.
pub fn talk(desk: &mut Desk, who: &Person, days: i64) -> MessageId {
    let mut thread = desk.thread(who);
    let at = desk.ago(days);
    let first = desk.rng.chance(25);
    let talk = desk.say(if first { "chat_first" } else { "chat" }, &thread);
    if !talk.contains(&thread.topic.subject) {
        thread.subject = desk.say("subject", &thread);
    }
    let mut parts = talk.split(" || ");
    if first {
        let opening = parts.next().unwrap_or_default();
        desk.send(&mut thread, at, Note::of(opening));
    }
    let came = desk.after(at, (5, 120));
    desk.receive(&mut thread, who, came, parts.next().unwrap_or_default());
    let mut text = parts.next().unwrap_or_default().to_owned();
    if desk.rng.chance(35) {
        text = format!("{text} {}", desk.say("small", &thread));
    }
    let then = desk.after(came, (5, 240));
    let bare = desk.rng.chance(40);
    desk.send(&mut thread, then, if bare { Note::bare(text) } else { Note::of(text) })
}

/// Mail with nothing to answer.
pub fn status(desk: &mut Desk, who: &Person, days: i64) -> MessageId {
    let mut thread = desk.thread(who);
    let at = desk.ago(days);
    let text = desk.say("status", &thread);
    desk.send(&mut thread, at, Note::of(text))
}

/// Enough talk in the past, and some this season, that a person is no stranger.
pub fn background(desk: &mut Desk, who: &Person) {
    let far = (desk.home.days - 20).min(desk.rng.between(260, 700));
    let mut days = far;
    while days > 34 {
        talk(desk, who, days);
        days -= desk.rng.between(30, 90);
    }
    talk(desk, who, 33);
}

/// Four short talks within a year, the last one `last` days ago: no stranger, no close friend.
pub fn known(desk: &mut Desk, who: &Person, last: i64) {
    for back in [300, 200, 90] {
        let days = last + back - desk.rng.between(0, 40);
        talk(desk, who, days);
    }
    talk(desk, who, last);
}

/// A mail of the owner to everybody on the thread.
pub fn to_all(desk: &mut Desk, thread: &mut Thread, at: At, text: &str) -> MessageId {
    let greeting = desk.say("greeting_all", thread);
    let text = format!("{greeting}\n\n{text}\n\n{}", desk.home.me.given());
    desk.send(thread, at, Note::bare(text))
}
