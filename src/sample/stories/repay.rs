//! Help that went one way. Owns: the stories of `repay`. Never touches: others.

use super::{Answer, help_in, help_out, talk};
use crate::message::MessageId;
use crate::sample::desk::Desk;
use crate::sample::people::Person;
use crate::words::Practice;

/// Four helps in half a year, all thanked, none returned.
pub fn one_way(desk: &mut Desk) {
    let who = desk.somebody();
    if let Some(shown) = four_helps(desk, &who) {
        desk.expect(Practice::Repay, &who, &shown, "helped four times in half a year and nothing went back");
    }
    desk.forbid(Some(Practice::Appreciate), &who, "thanked for it every time");
}

/// The same from somebody who reports to the owner: it is their work, and no debt.
pub fn by_a_report(desk: &mut Desk) {
    let Some(who) = desk.home.report.clone() else { return };
    four_helps(desk, &who);
    desk.forbid(Some(Practice::Repay), &who, "reports to the owner: no talk of debt");
}

fn four_helps(desk: &mut Desk, who: &Person) -> Option<MessageId> {
    for days in [420, 380, 330, 260, 221, 190] {
        talk(desk, who, days);
    }
    let mut shown = None;
    for days in [158, 117, 74, 22] {
        let days = days - desk.rng.between(0, 6);
        let mut thread = desk.thread(who);
        let answer = if desk.rng.chance(50) { Answer::Rich } else { Answer::Specific };
        shown = Some(help_in(desk, &mut thread, who, days, answer));
        let pause = desk.rng.between(6, 9);
        talk(desk, who, days - pause);
    }
    shown
}

/// The same help, and as much back.
pub fn both_ways(desk: &mut Desk) {
    let who = desk.english();
    for days in [420, 330, 260, 200] {
        talk(desk, &who, days);
    }
    for days in [158, 117, 74, 24] {
        let mut thread = desk.thread(&who);
        help_in(desk, &mut thread, &who, days, Answer::Specific);
        help_out(desk, &who, days - 8);
    }
    desk.forbid(Some(Practice::Repay), &who, "help went both ways");
}

/// Much help, all of it more than half a year ago.
pub fn long_ago(desk: &mut Desk) {
    let who = desk.english();
    for days in [420, 370, 320, 270] {
        let mut thread = desk.thread(&who);
        help_in(desk, &mut thread, &who, days, Answer::Rich);
    }
    for days in [180, 130, 88, 45, 12] {
        talk(desk, &who, days);
    }
    desk.forbid(Some(Practice::Repay), &who, "the help is older than half a year");
}
