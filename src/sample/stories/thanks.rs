//! Thanks owed, and what only looks like it. Owns: the stories of `appreciate`. Never touches: other practices.

use super::{Answer, background, deed, help_in, talk};
use crate::message::MessageId;
use crate::sample::desk::{Desk, Note};
use crate::sample::people::Person;
use crate::sample::truth::{Happened, Help};
use crate::words::Practice;
use chrono::Duration;

const APPRECIATE: Option<Practice> = Some(Practice::Appreciate);

/// The owner asked, they delivered, and a bare word was all they got.
pub fn owed(desk: &mut Desk, days: i64) {
    let who = desk.somebody();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    let shown = help_in(desk, &mut thread, &who, days, Answer::Bare);
    desk.expect(
        Practice::Appreciate,
        &who,
        &shown,
        "delivered what was asked for and got no more than a bare word",
    );
}

/// As [`owed`], but the ask came deep in a longer thread with others in copy.
pub fn owed_in_a_long_thread(desk: &mut Desk, days: i64, others: &[Person]) {
    let who = desk.english();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    thread.cc = others.to_vec();
    let came = desk.ago(days + 1);
    let talk = desk.say("chat", &thread);
    desk.receive(&mut thread, &who, came, talk.split(" || ").next().unwrap_or_default());
    let shown = help_in(desk, &mut thread, &who, days, Answer::Bare);
    desk.expect(
        Practice::Appreciate,
        &who,
        &shown,
        "delivered inside a longer thread and got no more than a bare word",
    );
}

/// They introduced the owner to somebody; the owner wrote there and never told them.
pub fn introduced(desk: &mut Desk, days: i64, friend: &Person) {
    let who = desk.english();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    thread.subject = format!("Introduction: {} / {}", friend.given(), desk.home.me.given());
    thread.cc = vec![friend.clone()];
    let came = desk.ago(days);
    let text = desk.say("introduction_in", &thread).replace("{friend}", &friend.name);
    desk.receive(&mut thread, &who, came, &text);
    let at = desk.after(came, (30, 200));
    let text = desk.say("introduction_reply", &thread).replace("{friend}", friend.given());
    let shown = desk.send(&mut thread, at, Note::bare(text));
    desk.note(&who, came, Happened::Helped { how: Help::Introduction, message_id: shown.clone() });
    let mut first = desk.thread(friend);
    first.subject = format!("Through {}", who.name);
    let at = desk.ago_after(days - 1, at);
    let text = desk.say("introduction_first", &first).replace("{friend}", who.given());
    desk.send(&mut first, at, Note::of(text));
    desk.forbid(Some(Practice::Respond), &who, "the owner did write to the friend");
    desk.forbid(Some(Practice::Respond), friend, "the owner did write to them");
    desk.expect(Practice::Appreciate, &who, &shown, "introduced the owner and never heard how it went");
}

/// Thanked for it in the very reply.
pub fn thanked_at_once(desk: &mut Desk, days: i64) {
    let who = desk.somebody();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    let answer = if desk.rng.chance(50) { Answer::Rich } else { Answer::Specific };
    help_in(desk, &mut thread, &who, days, answer);
    desk.forbid(APPRECIATE, &who, "thanked for it at once, by name");
}

/// A bare word first, real thanks two days later, in the thread or in a mail of its own.
pub fn thanked_later(desk: &mut Desk, days: i64, same_thread: bool) {
    let who = desk.english();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    help_in(desk, &mut thread, &who, days, Answer::Bare);
    let at = desk.ago_after(days - 2, thread.last_at().unwrap_or(desk.now));
    let text = desk.say("thanks_rich", &thread);
    let mut own = if same_thread { thread } else { desk.thread_on(&who, "Monday") };
    let id = desk.send(&mut own, at, Note::of(text));
    desk.note(&who, at, Happened::Thanked { quality: 3, message_id: id });
    desk.forbid(APPRECIATE, &who, "thanked properly two days later");
}

/// Seven weeks ago: too late for a word about it now.
pub fn too_old(desk: &mut Desk, days: i64) {
    let who = desk.somebody();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    help_in(desk, &mut thread, &who, days, Answer::Bare);
    talk(desk, &who, 9);
    desk.forbid(APPRECIATE, &who, "the deed is older than thirty days");
}

/// A service desk answers; nobody is there to thank.
pub fn service_desk(desk: &mut Desk, days: i64) {
    for who in desk.home.desks.clone() {
        for (back, answer) in
            [(days + 200, Answer::Specific), (days + 90, Answer::Bare), (days, Answer::Bare)]
        {
            let mut thread = desk.thread(&who);
            let at = desk.ago(back);
            let text = desk.say("desk_out", &thread);
            desk.send(&mut thread, at, Note::of(text));
            let came = desk.after(at, (3, 90));
            let text = desk.say("desk_in", &thread);
            desk.receive(&mut thread, &who, came, &text);
            let then = desk.after(came, (30, 90));
            let kind = if answer == Answer::Bare { "thanks_bare" } else { "thanks_for" };
            let text = desk.say(kind, &thread);
            desk.send(&mut thread, then, Note::bare(text));
        }
        desk.forbid(None, &who, "a service desk or a machine, no person");
    }
}

/// The thread goes on today.
pub fn alive_today(desk: &mut Desk) {
    let who = desk.english();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    help_in(desk, &mut thread, &who, 1, Answer::Bare);
    let minutes = desk.rng.between(1, 9);
    let at = desk.now - Duration::minutes(minutes + 1);
    let at = if at.date_naive() == desk.now.date_naive() { at } else { desk.now };
    let talk = desk.say("chat", &thread);
    let (theirs, mine) = talk.split_once(" || ").unwrap_or((&talk, &talk));
    desk.receive(&mut thread, &who, at - Duration::minutes(30), theirs);
    desk.send(&mut thread, at, Note::bare(mine));
    desk.forbid(APPRECIATE, &who, "their thread is alive today");
}

/// A stranger answered one question and was gone.
pub fn stranger(desk: &mut Desk, days: i64) {
    let who = desk.english();
    let mut thread = desk.thread(&who);
    help_in(desk, &mut thread, &who, days, Answer::Bare);
    desk.forbid(APPRECIATE, &who, "the only exchange there ever was");
}

/// Left out by the config.
pub fn excluded(desk: &mut Desk, days: i64) {
    let who = desk.home.excluded.clone();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    help_in(desk, &mut thread, &who, days, Answer::Bare);
    desk.forbid(None, &who, "stands under [privacy] exclude");
}

/// Asked, with thanks in advance, and put off: nothing has been done yet.
pub fn nothing_done_yet(desk: &mut Desk, days: i64) {
    let who = desk.english();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    let deed = deed(desk, &thread);
    let at = desk.ago(days);
    let text = format!("{} {}", deed.ask, desk.say("thanks_ahead", &thread));
    let asked = desk.send(&mut thread, at, Note::of(text));
    desk.note(&who, at, Happened::OwnerAsked { message_id: asked });
    let came = desk.after(at, (60, 300));
    let text = desk.say("put_off_in", &thread);
    desk.receive(&mut thread, &who, came, &text);
    let then = desk.after(came, (5, 60));
    let text = desk.say("put_off_out", &thread);
    desk.send(&mut thread, then, Note::bare(text));
    desk.forbid(APPRECIATE, &who, "only put off, nothing has been done yet");
}

/// Death, illness or a dismissal beside a deed: nobody is to be reminded of anything.
pub fn hushed(desk: &mut Desk, days: i64) {
    let who = desk.english();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    help_in(desk, &mut thread, &who, days + 4, Answer::Bare);
    let mut grave = desk.thread_on(&who, "next week");
    let came = desk.ago(days);
    let both = desk.say("hush", &grave);
    let (theirs, mine) = both.split_once(" || ").unwrap_or((&both, &both));
    desk.receive(&mut grave, &who, came, theirs);
    let at = desk.after(came, (20, 200));
    let id = desk.send(&mut grave, at, Note::of(mine));
    desk.note(&who, at, Happened::Hush { message_id: id });
    desk.forbid(None, &who, "a hard time: no item for ninety days");
}

/// The delegate has thanked them already, in the owner's name.
pub fn thanked_by_delegate(desk: &mut Desk, days: i64) -> Option<MessageId> {
    desk.home.delegate.as_ref()?;
    let who = desk.english();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    help_in(desk, &mut thread, &who, days, Answer::Bare);
    let at = desk.ago_after(days - 1, thread.last_at().unwrap_or(desk.now));
    let text = desk.say("thanks_rich", &thread);
    let id = desk.send(&mut thread, at, Note { delegated: true, ..Note::of(text) });
    desk.note(&who, at, Happened::Thanked { quality: 3, message_id: id.clone() });
    desk.forbid(APPRECIATE, &who, "the delegate thanked them in the owner's name");
    Some(id)
}
