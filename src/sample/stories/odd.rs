//! Mail that is no letter. Owns: copies, merges, calendar replies, automatic answers, broken dates. Never touches:
//! anything that should become an item.

use super::{Answer, help_in, talk};
use crate::sample::clients::Client;
use crate::sample::desk::{Desk, Note};
use crate::sample::people::Person;
use crate::words::Practice;
use chrono::Duration;

/// The same text to six people within an hour.
pub fn merge(desk: &mut Desk, days: i64) {
    let readers = desk.some_of_the_rest(6);
    let mut at = desk.ago(days);
    let Some(first) = readers.first() else { return };
    let mut model = desk.thread(first);
    let text = desk.say("merge", &model);
    for reader in &readers {
        model = desk.thread_on(reader, "A note before the holidays");
        desk.send(&mut model, at, Note::bare(text.clone()));
        at += Duration::minutes(3);
        desk.forbid(Some(Practice::Respond), reader, "what was promised stands in a mail merge");
    }
}

/// The same mail filed twice under two ids, one of them a deed that must count once.
pub fn copies(desk: &mut Desk, who: &Person) {
    talk(desk, who, 64);
    desk.copy_last();
    let mut thread = desk.thread(who);
    help_in(desk, &mut thread, who, 230, Answer::Specific);
    desk.copy_last();
}

/// "Accepted: …", as calendars send it.
pub fn invitation(desk: &mut Desk, who: &Person, days: i64) {
    let mut thread = desk.thread(who);
    thread.subject = format!("Accepted: {}", thread.subject);
    let at = desk.ago(days);
    desk.send(&mut thread, at, Note { calendar: Some("REPLY"), ..Note::bare("") });
    let mut thread = desk.thread(who);
    let at = desk.ago(days + 3);
    let text = desk.say("invitation", &thread);
    desk.send(&mut thread, at, Note { calendar: Some("REQUEST"), ..Note::bare(text) });
}

/// The owner's out-of-office answer, which says "I will".
pub fn automatic(desk: &mut Desk, days: i64) {
    let who = desk.english();
    super::background(desk, &who);
    let mut thread = desk.thread(&who);
    thread.subject = format!("Automatic reply: {}", thread.subject);
    let at = desk.ago(days);
    let text = desk.say("automatic", &thread);
    let marks =
        vec![("Auto-Submitted", "auto-replied".to_owned()), ("X-Auto-Response-Suppress", "All".to_owned())];
    desk.send(&mut thread, at, Note { marks, ..Note::bare(text) });
    desk.forbid(Some(Practice::Respond), &who, "an automatic answer promises nothing");
}

/// Somebody's promise, passed on: the words below the line are not the owner's.
pub fn forward(desk: &mut Desk, from: &Person, days: i64) {
    let who = desk.english();
    super::background(desk, &who);
    let mut thread = desk.thread(&who);
    let at = desk.ago(days);
    let (intro, promise) = (desk.say("forward", &thread), desk.say("promise", &thread));
    let text = format!(
        "{}\n\n---------- Forwarded message ---------\nFrom: {} <{}>\nDate: {}\nSubject: {}\nTo: {} <{}>\n\n{}\n\n{}",
        intro,
        from.name,
        from.addr,
        (at - Duration::hours(20)).format("%a, %b %-d, %Y at %-I:%M %p"),
        thread.subject,
        desk.home.me.name,
        desk.home.me.addr,
        promise,
        from.given(),
    );
    thread.subject = format!("Fwd: {}", thread.subject);
    desk.send(&mut thread, at, Note { client: Some(Client::Gmail), ..Note::bare(text) });
    desk.forbid(Some(Practice::Respond), &who, "the promise stands in a forwarded mail, in another's words");
}

/// A telephone that lost its clock, and a server that writes none that can be read.
pub fn broken_dates(desk: &mut Desk, who: &Person) {
    for (days, date) in [
        (140, "Thu, 1 Jan 1970 00:00:00 +0000"),
        (97, "Mon, 32 Foo 2026 25:61:00"),
        (55, "Tue, 19 Jan 2038 03:14:07 +0000"),
    ] {
        let mut thread = desk.thread(who);
        let at = desk.ago(days);
        let text = desk.say("status", &thread);
        desk.send(&mut thread, at, Note { date: Some(date.to_owned()), ..Note::of(text) });
    }
}

/// A blind copy to somebody who was told, once.
pub fn blind_copy(desk: &mut Desk, who: &Person, told: &Person, days: i64) {
    let mut thread = desk.thread(who);
    let at = desk.ago(days);
    let text = desk.say("status", &thread);
    desk.send(&mut thread, at, Note { bcc: vec![told.clone()], ..Note::of(text) });
}

/// What the delegate sends in the owner's name, week after week.
pub fn delegated(desk: &mut Desk, readers: &[Person], every: (i64, i64)) {
    let mut days = desk.home.days - 9;
    while days > 1 {
        let Some(who) = desk.rng.pick(readers).cloned() else { return };
        let mut thread = desk.thread(&who);
        let at = desk.ago(days);
        if desk.rng.chance(50) {
            let talk = desk.say("chat", &thread);
            desk.receive(
                &mut thread,
                &who,
                at - Duration::minutes(50),
                talk.split(" || ").next().unwrap_or_default(),
            );
        }
        let text = desk.say("delegate_out", &thread);
        desk.send(&mut thread, at, Note { delegated: true, ..Note::of(text) });
        days -= desk.rng.between(every.0, every.1);
    }
}
