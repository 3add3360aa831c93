//! Advice on the owner's own path. Owns: the stories of `mentor`. Never touches: other practices.

use super::known;
use crate::message::MessageId;
use crate::sample::desk::{At, Desk, Note, Thread};
use crate::sample::people::Person;
use crate::sample::truth::{Happened, Help};
use crate::words::Practice;

const MENTOR: Option<Practice> = Some(Practice::Mentor);

/// "question || answer || thanks" of a kind, as far as `parts` goes.
fn advice(desk: &mut Desk, kind: &str, days: i64, parts: usize) -> (Person, Thread, At, MessageId) {
    let who = desk.newcomer(&[kind]);
    known(desk, &who, 34);
    let mut thread = desk.thread(&who);
    thread.subject = desk.say("advice_subject", &thread);
    let at = desk.ago(days);
    let step = desk.home.steps.get(days as usize % desk.home.steps.len().max(1)).cloned().unwrap_or_default();
    let all = desk.say(kind, &thread).replace("{step}", &step);
    let mut said = all.split(" || ");
    let asked = desk.send(&mut thread, at, Note::of(said.next().unwrap_or_default()));
    desk.note(&who, at, Happened::OwnerAsked { message_id: asked.clone() });
    if parts < 3 {
        return (who, thread, at, asked);
    }
    let came = desk.after(at, (90, 1500));
    desk.receive(&mut thread, &who, came, said.next().unwrap_or_default());
    let then = desk.after(came, (20, 300));
    let shown = desk.send(&mut thread, then, Note::of(said.next().unwrap_or_default()));
    desk.note(&who, came, Happened::Helped { how: Help::AnsweredAsk, message_id: shown.clone() });
    desk.note(&who, then, Happened::Thanked { quality: 2, message_id: shown.clone() });
    (who, thread, then, shown)
}

/// Asked, answered at length, thanked; what came of it was never told.
pub fn never_told(desk: &mut Desk, days: i64) {
    let (who, _, _, id) = advice(desk, "advice", days, 3);
    desk.expect(
        Practice::Mentor,
        &who,
        &id,
        "gave advice on the owner's path and never heard what came of it",
    );
}

/// What came of it was told, in the thread or in a new one of that name.
pub fn told(desk: &mut Desk, days: i64, later: i64, same_thread: bool) {
    let (who, mut thread, at, _) = advice(desk, "advice", days, 3);
    let then = desk.ago_after(later, at);
    let text = desk.say("advice_outcome", &thread);
    if !same_thread {
        let subject = thread.subject.clone();
        thread = desk.thread_on(&who, &subject);
    }
    desk.send(&mut thread, then, Note::of(text));
    desk.forbid(MENTOR, &who, "knows what came of the advice");
}

/// A question of taste.
pub fn trifle(desk: &mut Desk, days: i64) {
    let (who, ..) = advice(desk, "trifle", days, 3);
    desk.forbid(MENTOR, &who, "was asked about a trifle");
}

/// No answer ever came.
pub fn unanswered(desk: &mut Desk, days: i64) {
    let (who, ..) = advice(desk, "advice", days, 1);
    desk.forbid(MENTOR, &who, "never answered");
}

/// Nothing can have come of it yet.
pub fn too_soon(desk: &mut Desk, days: i64) {
    let (who, ..) = advice(desk, "advice", days, 3);
    desk.forbid(MENTOR, &who, "the advice is some days old");
}

/// They spoke up for the owner and never heard what it led to.
pub fn vouched(desk: &mut Desk, days: i64) {
    let who = desk.newcomer(&["vouch"]);
    known(desk, &who, 35);
    let mut thread = desk.thread(&who);
    thread.subject = desk.say("advice_subject", &thread);
    let came = desk.ago(days);
    let both = desk.say("vouch", &thread);
    let (theirs, mine) = both.split_once(" || ").unwrap_or((&both, &both));
    desk.receive(&mut thread, &who, came, theirs);
    let at = desk.after(came, (20, 300));
    let id = desk.send(&mut thread, at, Note::of(mine));
    desk.note(&who, at, Happened::Thanked { quality: 2, message_id: id.clone() });
    desk.expect(Practice::Mentor, &who, &id, "spoke up for the owner and never heard what came of it");
}
