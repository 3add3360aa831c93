//! Everyday mail with the people one works with. Owns: rhythms, balanced help. Never touches: items.

use super::{Answer, help_in, help_out, status, talk};
use crate::sample::desk::{Desk, Note};
use crate::sample::people::Person;
use crate::sample::truth::Happened;
use crate::words::Practice;

/// Help is kept in balance from here on, so that nobody is owed anything by accident.
const BALANCED_DAYS: i64 = 210;

/// From `from` days ago until `to` days ago, a mail or two every `gap` days.
pub fn rhythm(desk: &mut Desk, who: &Person, span: (i64, i64), gap: (i64, i64)) {
    let (mut days, to) = span;
    let mut owed = false;
    while days >= to {
        let roll = desk.rng.between(0, 99);
        match roll {
            _ if owed => {
                help_out(desk, who, days);
                owed = false;
            }
            42..=61 => {
                status(desk, who, days);
            }
            62..=74 if days > 14 => {
                let mut thread = desk.thread(who);
                let answer = if days > BALANCED_DAYS { any_answer(desk) } else { thanked(desk) };
                help_in(desk, &mut thread, who, days, answer);
                owed = days <= BALANCED_DAYS || desk.rng.chance(50);
            }
            75..=88 => {
                help_out(desk, who, days);
            }
            89..=95 if days > 40 => kept_promise(desk, who, days),
            _ => {
                talk(desk, who, days);
            }
        }
        days -= desk.rng.between(gap.0, gap.1);
    }
    if owed {
        help_out(desk, who, to.max(2));
    }
}

fn any_answer(desk: &mut Desk) -> Answer {
    match desk.rng.between(0, 4) {
        0 | 1 => Answer::Bare,
        2 | 3 => Answer::Specific,
        _ => Answer::Rich,
    }
}

fn thanked(desk: &mut Desk) -> Answer {
    if desk.rng.chance(50) { Answer::Specific } else { Answer::Rich }
}

/// They ask, the owner promises, and days later does it.
pub fn kept_promise(desk: &mut Desk, who: &Person, days: i64) {
    let mut thread = desk.thread(who);
    let came = desk.ago(days);
    let ask = desk.say("ask_in", &thread);
    desk.receive(&mut thread, who, came, &ask);
    let at = desk.after(came, (10, 200));
    let text = desk.say("promise", &thread);
    let id = desk.send(&mut thread, at, Note::of(text));
    let due = crate::sample::desk::next_friday(at);
    desk.note(who, at, Happened::OwnerPromised { message_id: id, kept: true, due });
    let wait = desk.rng.between(1, 3);
    let then = desk.ago_after(days - wait, at);
    let text = desk.say("kept", &thread);
    let attach = Some(thread.topic.file.clone());
    let id = desk.send(&mut thread, then, Note { attach, ..Note::of(text) });
    desk.note(who, then, Happened::OwnerHelped { message_id: id });
}

/// Everybody without a part in a story: weekly, monthly and seasonal, none of them overdue.
pub fn everybody_else(desk: &mut Desk, weekly: usize, monthly: usize) {
    let days = desk.home.days;
    for (number, who) in desk.everybody_else().into_iter().enumerate() {
        desk.forbid(Some(Practice::Respond), &who, "nothing was promised of late, only talk");
        desk.forbid(Some(Practice::Appreciate), &who, "every help of this half year was thanked for");
        if number < weekly {
            let to = desk.rng.between(1, 5);
            let from = (days - desk.rng.between(3, 200)).min(700);
            rhythm(desk, &who, (from, to), (4, 11));
            desk.forbid(Some(Practice::Reconnect), &who, "they write to each other every week");
            desk.forbid(Some(Practice::Repay), &who, "help goes both ways");
        } else if number < weekly + monthly {
            let to = desk.rng.between(2, 18);
            let from = (days - desk.rng.between(3, 300)).min(1100);
            rhythm(desk, &who, (from, to), (18, 44));
            desk.forbid(Some(Practice::Reconnect), &who, "they wrote this month, as every month");
        } else {
            let to = desk.rng.between(5, 50);
            let from = days - desk.rng.between(10, 120);
            rhythm(desk, &who, (from, to), (130, 220));
        }
    }
}
