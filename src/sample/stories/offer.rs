//! What somebody lacks, and what the owner has meanwhile; help that nobody said a word about. Owns: the stories of
//! `offer`. Never touches: other practices.

use super::known;
use crate::message::MessageId;
use crate::sample::desk::{At, Desk, Note, Thread};
use crate::sample::people::{Matter, Person};
use crate::sample::truth::Happened;
use crate::words::Practice;

const OFFER: Option<Practice> = Some(Practice::Offer);

/// Somebody who asked about a matter of which the owner knew nothing then.
struct Seeker {
    who: Person,
    thread: Thread,
    matter: Matter,
    at: At,
    answer: MessageId,
}

fn seeker(desk: &mut Desk, days: i64) -> Seeker {
    let who = desk.newcomer(&["seek"]);
    known(desk, &who, 33);
    let matter = desk.matter();
    let mut thread = desk.thread(&who);
    thread.subject = desk.say("seek_subject", &thread);
    let came = desk.ago(days);
    let both = desk.say("seek", &thread).replace("{matter}", &matter.asked);
    let (theirs, mine) = both.split_once(" || ").unwrap_or((&both, &both));
    desk.receive(&mut thread, &who, came, theirs);
    let at = desk.after(came, (20, 300));
    let answer = desk.send(&mut thread, at, Note::of(mine));
    Seeker { who, thread, matter, at, answer }
}

/// The owner passes on something good about a matter, in a mail of its own.
fn share(desk: &mut Desk, who: &Person, matter: &Matter, days: i64) {
    let mut thread = desk.thread(who);
    thread.subject = desk.say("share_subject", &thread);
    let at = desk.ago(days);
    share_in(desk, &mut thread, matter, at);
}

fn share_in(desk: &mut Desk, thread: &mut Thread, matter: &Matter, at: At) {
    let text = desk.say("share", thread).replace("{matter}", &matter.told);
    let attach = text.contains("ttached").then(|| "notes.pdf".to_owned());
    let id = desk.send(thread, at, Note { attach, ..Note::of(text) });
    if let Some(who) = thread.with.first() {
        desk.note(who, at, Happened::OwnerHelped { message_id: id });
    }
}

/// One of those who get what the owner finds.
fn reader(desk: &mut Desk) -> Person {
    let club = desk.home.club();
    desk.rng.pick(&club).cloned().unwrap_or_else(|| desk.home.me.clone())
}

/// Asked in vain; since then somebody else got from the owner just what was asked for.
pub fn meanwhile_known(desk: &mut Desk, asked: i64, shared: i64) {
    let seeker = seeker(desk, asked);
    let other = reader(desk);
    share(desk, &other, &seeker.matter, shared);
    desk.expect(
        Practice::Offer,
        &seeker.who,
        &seeker.answer,
        "asked in vain about what the owner has sent somebody else since",
    );
}

/// The same, and they got it as well.
pub fn sent_to_both(desk: &mut Desk, asked: i64, shared: i64) {
    let seeker = seeker(desk, asked);
    let other = reader(desk);
    share(desk, &other, &seeker.matter, shared);
    share(desk, &seeker.who, &seeker.matter, shared - 1);
    desk.forbid(OFFER, &seeker.who, "got it from the owner already");
}

/// The same, and the old thread has had its answer.
pub fn answered_later(desk: &mut Desk, asked: i64, shared: i64) {
    let Seeker { who, mut thread, matter, at, .. } = seeker(desk, asked);
    let other = reader(desk);
    share(desk, &other, &matter, shared);
    let then = desk.ago_after(shared - 2, at);
    share_in(desk, &mut thread, &matter, then);
    desk.forbid(OFFER, &who, "got the answer in the thread of the question");
}

/// What somebody else got is about another matter.
pub fn another_matter(desk: &mut Desk, asked: i64, shared: i64) {
    let seeker = seeker(desk, asked);
    let (other, matter) = (reader(desk), desk.matter());
    share(desk, &other, &matter, shared);
    desk.forbid(OFFER, &seeker.who, "nothing has gone out about what they asked");
}

/// Asked more than half a year ago.
pub fn asked_long_ago(desk: &mut Desk, asked: i64, shared: i64) {
    let seeker = seeker(desk, asked);
    let other = reader(desk);
    share(desk, &other, &seeker.matter, shared);
    desk.forbid(OFFER, &seeker.who, "the question is long past");
}

/// They were stuck, and the owner told them a way out.
fn fixed(desk: &mut Desk, days: i64) -> (Person, Thread, At, MessageId) {
    let who = desk.newcomer(&["stuck"]);
    known(desk, &who, days.max(24) + 9);
    let mut thread = desk.thread(&who);
    thread.subject = desk.say("stuck_subject", &thread);
    let came = desk.ago(days);
    let both = desk.say("stuck", &thread);
    let (theirs, mine) = both.split_once(" || ").unwrap_or((&both, &both));
    desk.receive(&mut thread, &who, came, theirs);
    let at = desk.after(came, (25, 400));
    let attach = mine.contains("ttached").then(|| thread.topic.file.clone());
    let id = desk.send(&mut thread, at, Note { attach, ..Note::of(mine) });
    desk.note(&who, at, Happened::OwnerHelped { message_id: id.clone() });
    (who, thread, at, id)
}

/// Nothing was heard since.
pub fn no_echo(desk: &mut Desk, days: i64) {
    let (who, _, _, id) = fixed(desk, days);
    desk.expect(
        Practice::Offer,
        &who,
        &id,
        "was told a way out of a trouble and has not said whether it worked",
    );
}

/// They wrote that it worked.
pub fn echoed(desk: &mut Desk, days: i64) {
    let (who, mut thread, at, _) = fixed(desk, days);
    let came = desk.ago_after(days - 2, at);
    let both = desk.say("worked", &thread);
    let (theirs, mine) = both.split_once(" || ").unwrap_or((&both, &both));
    desk.receive(&mut thread, &who, came, theirs);
    let then = desk.after(came, (10, 200));
    desk.send(&mut thread, then, Note::bare(mine));
    desk.forbid(OFFER, &who, "wrote that it worked");
}

/// The owner has asked whether it worked.
pub fn asked_after(desk: &mut Desk, days: i64) {
    let (who, mut thread, at, _) = fixed(desk, days);
    let then = desk.ago_after(days - 5, at);
    let text = desk.say("did_it_work", &thread);
    desk.send(&mut thread, then, Note::of(text));
    desk.forbid(OFFER, &who, "was asked already whether it worked");
}

/// Too soon to ask.
pub fn just_fixed(desk: &mut Desk, days: i64) {
    let (who, ..) = fixed(desk, days);
    desk.forbid(OFFER, &who, "the help is only some days old");
}
