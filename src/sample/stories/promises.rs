//! Promises, open and kept, and what only sounds like one. Owns: the stories of `respond`. Never touches: others.

use super::{background, talk};
use crate::message::MessageId;
use crate::sample::desk::{At, Desk, Note, Thread, next_friday};
use crate::sample::people::Person;
use crate::sample::truth::Happened;
use crate::words::Practice;

const RESPOND: Option<Practice> = Some(Practice::Respond);

/// They asked for something, the owner answers with a sentence of `kind`.
fn answered(desk: &mut Desk, who: &Person, days: i64, kind: &str) -> (Thread, At, MessageId) {
    background(desk, who);
    let mut thread = desk.thread(who);
    let came = desk.ago(days);
    let ask = desk.say("ask_in", &thread);
    desk.receive(&mut thread, who, came, &ask);
    let at = desk.after(came, (12, 260));
    let text = desk.say(kind, &thread);
    let id = desk.send(&mut thread, at, Note::of(text));
    (thread, at, id)
}

/// Promised and not done since; perhaps some talk about other things.
pub fn open(desk: &mut Desk, days: i64) {
    let who = desk.somebody();
    let (_, at, id) = answered(desk, &who, days, "promise");
    if days > 6 && desk.rng.chance(50) {
        talk(desk, &who, days / 2);
    }
    let due = next_friday(at);
    desk.note(&who, at, Happened::OwnerPromised { message_id: id.clone(), kept: false, due });
    desk.expect(Practice::Respond, &who, &id, "promised, and nothing of the kind went out since");
}

/// Promised without being asked, in the last line of a mail about something else.
pub fn open_in_passing(desk: &mut Desk, days: i64) {
    let who = desk.english();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    let at = desk.ago(days);
    let text = format!("{}\n\n{}", desk.say("status", &thread), desk.say("promise", &thread));
    let id = desk.send(&mut thread, at, Note::of(text));
    let due = next_friday(at);
    desk.note(&who, at, Happened::OwnerPromised { message_id: id.clone(), kept: false, due });
    desk.expect(Practice::Respond, &who, &id, "promised in passing, and nothing of the kind went out since");
}

/// Promised and done: in the thread, or in a new mail with the file.
pub fn kept(desk: &mut Desk, days: i64, same_thread: bool) {
    let who = desk.english();
    let (mut thread, at, id) = answered(desk, &who, days, "promise");
    let due = next_friday(at);
    desk.note(&who, at, Happened::OwnerPromised { message_id: id, kept: true, due });
    let then = desk.ago_after(days - 2, at);
    let text = desk.say("kept", &thread);
    let attach = Some(thread.topic.file.clone());
    if !same_thread {
        let topic = thread.topic.clone();
        thread = desk.thread_on(&who, &topic.subject);
        thread.topic = topic;
    }
    let id = desk.send(&mut thread, then, Note { attach, ..Note::of(text) });
    desk.note(&who, then, Happened::OwnerHelped { message_id: id });
    desk.forbid(RESPOND, &who, "the promise was kept");
}

/// "I'll be out on Friday", "we'll see": nothing was promised.
pub fn no_promise(desk: &mut Desk, days: i64, kind: &str) {
    let who = desk.english();
    answered(desk, &who, days, kind);
    desk.forbid(RESPOND, &who, "a habit, a plan or a condition, not a promise");
}

/// A month ago: it has aged out.
pub fn too_old(desk: &mut Desk, days: i64) {
    let who = desk.english();
    let (_, at, id) = answered(desk, &who, days, "promise");
    let due = next_friday(at);
    desk.note(&who, at, Happened::OwnerPromised { message_id: id, kept: false, due });
    talk(desk, &who, 6);
    desk.forbid(RESPOND, &who, "the promise is older than three weeks");
}

/// They promised, not the owner.
pub fn theirs(desk: &mut Desk, days: i64) {
    let who = desk.english();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    let came = desk.ago(days);
    let text = desk.say("put_off_in", &thread);
    desk.receive(&mut thread, &who, came, &text);
    let at = desk.after(came, (20, 200));
    let text = desk.say("put_off_out", &thread);
    desk.send(&mut thread, at, Note::bare(text));
    desk.forbid(RESPOND, &who, "the promise in the quote is theirs");
}

/// Written and never sent.
pub fn only_a_draft(desk: &mut Desk, days: i64) {
    let who = desk.english();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    let at = desk.ago(days);
    let text = desk.say("promise", &thread);
    let marks =
        vec![("X-Mozilla-Draft-Info", "internal/draft; vcard=0; receipt=0; DSN=0; uuencode=0".to_owned())];
    desk.send(&mut thread, at, Note { marks, ..Note::of(text) });
    desk.forbid(RESPOND, &who, "the promise stands in a draft that was never sent");
}

/// The delegate speaks, not the owner.
pub fn by_delegate(desk: &mut Desk, days: i64) {
    let who = desk.english();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    let came = desk.ago(days);
    let ask = desk.say("ask_in", &thread);
    desk.receive(&mut thread, &who, came, &ask);
    let at = desk.after(came, (12, 260));
    let text = desk.say("delegate_promise", &thread);
    desk.send(&mut thread, at, Note { delegated: true, ..Note::of(text) });
    desk.forbid(RESPOND, &who, "the delegate's words are never the owner's");
}
