//! Praise that only the praised has read. Owns: the stories of `praise`. Never touches: other practices.

use super::{known, to_all};
use crate::message::MessageId;
use crate::sample::desk::{Desk, Note, Thread};
use crate::sample::people::Person;
use crate::sample::truth::{Happened, Help};
use crate::words::Practice;

const PRAISE: Option<Practice> = Some(Practice::Praise);

/// A thread of everybody at work on something.
fn round(desk: &mut Desk, who: &Person, others: &[Person], days: i64) -> Thread {
    let mut thread = desk.thread(who);
    let (near, far) = others.split_at(others.len() / 2);
    thread.with.extend(near.iter().cloned());
    thread.cc = far.to_vec();
    let at = desk.ago(days);
    let text = desk.say("round", &thread);
    to_all(desk, &mut thread, at, &text);
    if let Some(other) = others.last() {
        let came = desk.after(at, (40, 300));
        let both = desk.say("round_talk", &thread);
        let (theirs, mine) = both.split_once(" || ").unwrap_or((&both, &both));
        desk.receive(&mut thread, other, came, theirs);
        let then = desk.after(came, (10, 200));
        to_all(desk, &mut thread, then, mine);
    }
    thread
}

/// One of them does a fine piece of work, and the owner says so to nobody else.
fn praised_alone(desk: &mut Desk, who: &Person, others: &[Person], days: i64) -> (Thread, MessageId) {
    known(desk, who, days.max(27) + 12);
    let mut thread = round(desk, who, others, days + 6);
    let came = desk.ago(days);
    let text = desk.say("work_in", &thread);
    desk.receive(&mut thread, who, came, &text);
    let (with, cc) = (std::mem::replace(&mut thread.with, vec![who.clone()]), std::mem::take(&mut thread.cc));
    let at = desk.after(came, (30, 300));
    let text = desk.say("praise_alone", &thread);
    let id = desk.send(&mut thread, at, Note::of(text));
    desk.note(who, came, Happened::Helped { how: Help::Delivery, message_id: id.clone() });
    desk.note(who, at, Happened::Thanked { quality: 3, message_id: id.clone() });
    desk.forbid(Some(Practice::Appreciate), who, "thanked for it, if in private");
    (thread.with, thread.cc) = (with, cc);
    (thread, id)
}

/// The others have not read it.
pub fn unheard(desk: &mut Desk, days: i64, others: usize) {
    let who = desk.newcomer(&["praise_alone"]);
    let team = team(desk, others);
    let (_, id) = praised_alone(desk, &who, &team, days);
    desk.expect(Practice::Praise, &who, &id, "praised before nobody, in a thread that others were on");
}

/// The others have read it since.
pub fn said_to_all(desk: &mut Desk, days: i64) {
    let who = desk.newcomer(&["praise_public"]);
    let team = team(desk, 5);
    let (mut thread, _) = praised_alone(desk, &who, &team, days);
    let at = desk.ago_after(days - 3, thread.last_at().unwrap_or(desk.now));
    let text = desk.say("praise_public", &thread).replace("{friend}", who.given());
    let id = to_all(desk, &mut thread, at, &text);
    desk.note(&who, at, Happened::Thanked { quality: 3, message_id: id });
    desk.forbid(PRAISE, &who, "praised before all of them already");
}

/// The config says that this person wants no public praise.
pub fn would_rather_not(desk: &mut Desk, days: i64) {
    let who = desk.home.modest.clone();
    let team = team(desk, 4);
    praised_alone(desk, &who, &team, days);
    desk.forbid(PRAISE, &who, "wants no praise in public");
}

/// One other reader is no public.
pub fn no_public(desk: &mut Desk, days: i64) {
    let who = desk.newcomer(&["praise_alone"]);
    let team = team(desk, 1);
    praised_alone(desk, &who, &team, days);
    desk.forbid(PRAISE, &who, "one other person was on that thread");
}

/// Six weeks ago.
pub fn too_old(desk: &mut Desk, days: i64) {
    let who = desk.newcomer(&["praise_alone"]);
    let team = team(desk, 5);
    praised_alone(desk, &who, &team, days);
    desk.forbid(PRAISE, &who, "the praise is older than thirty days");
}

fn team(desk: &mut Desk, count: usize) -> Vec<Person> {
    let mut team = desk.home.team();
    desk.rng.shuffle(&mut team);
    team.truncate(count);
    team
}
