//! People one was close to. Owns: the stories of `reconnect`. Never touches: others.

use super::{Answer, help_in, help_out, talk};
use crate::sample::desk::{Desk, Note};
use crate::sample::people::Person;
use crate::sample::truth::Happened;
use crate::words::Practice;

const RECONNECT: Option<Practice> = Some(Practice::Reconnect);

/// Months of work together, help both ways, until `quiet` days ago.
fn close(desk: &mut Desk, who: &Person, quiet: i64, months: i64) {
    let mut days = quiet + months * 30;
    let mut turn = 0;
    while days > quiet + 6 {
        match turn % 5 {
            0 => {
                let mut thread = desk.thread(who);
                let answer = if turn % 2 == 0 { Answer::Rich } else { Answer::Specific };
                help_in(desk, &mut thread, who, days, answer);
            }
            2 => {
                help_out(desk, who, days);
            }
            _ => {
                talk(desk, who, days);
            }
        }
        turn += 1;
        days -= desk.rng.between(6, 13);
    }
}

/// Close once, a friendly last line, silence since.
pub fn worth_a_hello(desk: &mut Desk, quiet: i64, months: i64) {
    let who = desk.somebody();
    close(desk, &who, quiet, months);
    let mut thread = desk.thread(&who);
    let came = desk.ago(quiet);
    let text = desk.say("last_in", &thread);
    desk.receive(&mut thread, &who, came, &text);
    let at = desk.after(came, (40, 300));
    let text = desk.say("last_line", &thread);
    let id = desk.send(&mut thread, at, Note::of(text));
    desk.expect(Practice::Reconnect, &who, &id, "close for months, helped the owner then, silent since");
}

/// Close once, and the last thread ends in a way that forbids a friendly hello.
pub fn better_left(desk: &mut Desk, quiet: i64, kind: &str, why: &str) {
    let who = desk.english();
    close(desk, &who, quiet, 5);
    let subject = match kind {
        "unpaid" => "Invoice 2024-117, second reminder",
        "no_more" => "Please take me off your list",
        _ => "Last day",
    };
    let mut thread = desk.thread_on(&who, subject);
    let came = desk.ago(quiet);
    let both = desk.say(kind, &thread);
    let (theirs, mine) = both.split_once(" || ").unwrap_or((&both, &both));
    desk.receive(&mut thread, &who, came, theirs);
    let at = desk.after(came, (40, 300));
    desk.send(&mut thread, at, Note::of(mine));
    desk.forbid(RECONNECT, &who, why);
}

/// Two mails, long ago: never a tie.
pub fn thin(desk: &mut Desk, quiet: i64) {
    let who = desk.english();
    talk(desk, &who, quiet + 12);
    talk(desk, &who, quiet);
    desk.forbid(RECONNECT, &who, "two exchanges in all, never a tie");
}

/// Close, and hit by a loss not long ago: not the time for a reminder.
pub fn grieving(desk: &mut Desk) {
    let who = desk.english();
    close(desk, &who, 75, 6);
    let mut thread = desk.thread_on(&who, "Sad news");
    let came = desk.ago(70);
    let both = desk.say("hush", &thread);
    let (theirs, mine) = both.split_once(" || ").unwrap_or((&both, &both));
    desk.receive(&mut thread, &who, came, theirs);
    let at = desk.after(came, (20, 200));
    let id = desk.send(&mut thread, at, Note::of(mine));
    desk.note(&who, at, Happened::Hush { message_id: id });
    desk.forbid(None, &who, "a hard time: no item for ninety days");
}
