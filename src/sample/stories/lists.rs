//! Mail to lists. Owns: reviews in public, trailers, people met nowhere else. Never touches: private threads.

use super::{Deed, background};
use crate::sample::desk::{Desk, Note, Thread};
use crate::sample::people::Person;
use crate::sample::truth::{Happened, Help};
use crate::words::Practice;

/// Two years of reviews on the lists with the same dozen people.
pub fn reviews(desk: &mut Desk, folk: &[Person], every: (i64, i64)) {
    let mut days = desk.home.days - 5;
    while days > 1 {
        let Some(author) = desk.rng.pick(folk).cloned() else { return };
        let mut thread = patch(desk, &author);
        thread.cc.extend(folk.iter().filter(|other| other.addr != author.addr).take(3).cloned());
        let came = desk.ago(days);
        let both = desk.say("review", &thread);
        let (theirs, text) = both.split_once(" || ").unwrap_or((&both, &both));
        desk.receive(&mut thread, &author, came, theirs);
        let at = desk.after(came, (30, 500));
        let interleaved = desk.rng.chance(70);
        let text = if desk.rng.chance(30) {
            format!("{text}\n\nReviewed-by: {} <{}>", desk.home.me.name, desk.home.me.addr)
        } else {
            text.to_owned()
        };
        let text = if desk.rng.chance(45) {
            format!("{text}\n\n{}", desk.say("review_more", &thread))
        } else {
            text
        };
        desk.send(&mut thread, at, Note { interleaved, ..Note::bare(text) });
        if desk.rng.chance(35) {
            own_series(desk, folk, days);
        }
        days -= desk.rng.between(every.0, every.1);
    }
}

fn patch(desk: &mut Desk, author: &Person) -> Thread {
    let mut thread = desk.thread(author);
    let version = desk.rng.between(1, 5);
    let part = desk.rng.between(1, 4);
    thread.subject = match version {
        1 => format!("[PATCH {part}/4] {}", thread.subject),
        _ => format!("[PATCH v{version} {part}/4] {}", thread.subject),
    };
    thread.cc = desk.rng.pick(&desk.home.lists.clone()).cloned().into_iter().collect();
    thread
}

/// A series of the owner's own, to the list alone.
fn own_series(desk: &mut Desk, folk: &[Person], days: i64) {
    let Some(list) = desk.home.lists.first().cloned() else { return };
    let mut thread = desk.thread(&list);
    thread.subject = format!("[PATCH v2 0/3] {}", thread.subject);
    thread.cc = folk.iter().take(4).cloned().collect();
    let at = desk.ago(days);
    let text = desk.say("list_patch", &thread);
    desk.send(&mut thread, at, Note { text, bare: true, ..Note::default() });
}

/// Asked in private, delivered, credited on the list with a trailer and two words.
pub fn credited_in_two_words(desk: &mut Desk, days: i64) {
    let who = desk.english();
    background(desk, &who);
    let mut thread = desk.thread(&who);
    let answer = desk.say("done", &thread);
    let deed = Deed { how: Help::Delivery, ask: desk.say("ask_do", &thread), answer };
    let at = desk.ago(days);
    let asked = desk.send(&mut thread, at, Note::of(&deed.ask));
    desk.note(&who, at, Happened::OwnerAsked { message_id: asked });
    let came = desk.after(at, (60, 420));
    desk.receive(&mut thread, &who, came, &deed.answer);
    thread.cc = desk.home.lists.first().cloned().into_iter().collect();
    let then = desk.after(came, (30, 200));
    let text = format!("{}\n\nTested-by: {} <{}>", desk.say("list_credit", &thread), who.name, who.addr);
    let shown = desk.send(&mut thread, then, Note::bare(text));
    desk.note(&who, came, Happened::Helped { how: deed.how, message_id: shown.clone() });
    desk.expect(
        Practice::Appreciate,
        &who,
        &shown,
        "did what was asked in private; two words on the list were all",
    );
}

/// Somebody met on the list alone answers there and is answered there.
pub fn list_only(desk: &mut Desk, folk: &[Person], days: i64) {
    let who = desk.english();
    let Some(list) = desk.home.lists.first().cloned() else { return };
    for back in [days + 150, days + 80, days] {
        let mut thread = desk.thread(&list);
        thread.cc = folk.iter().take(2).cloned().collect();
        let ask = desk.say("list_question", &thread);
        let at = desk.ago(back);
        desk.send(&mut thread, at, Note::bare(ask));
        let came = desk.after(at, (30, 400));
        let answer = desk.say("list_answer", &thread);
        desk.receive(&mut thread, &who, came, &answer);
        thread.cc.insert(0, who.clone());
        let then = desk.after(came, (20, 200));
        let text = desk.say("thanks_bare", &thread);
        desk.send(&mut thread, then, Note::bare(text));
    }
    desk.forbid(Some(Practice::Appreciate), &who, "met on the list only: list mail starts no item");
}
