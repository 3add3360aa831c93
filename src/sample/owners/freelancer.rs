//! A freelancer with dormant clients in four languages. Owns: the plan of her stories.

use crate::sample::desk::Desk;
use crate::sample::stories::{daily, dormant, odd, promises, repay, thanks};

/// Her five years.
pub fn live(desk: &mut Desk) {
    let regulars = [desk.somebody(), desk.somebody(), desk.english()];
    daily::rhythm(desk, &regulars[0], (900, 4), (9, 17));
    daily::rhythm(desk, &regulars[1], (640, 6), (8, 19));
    daily::rhythm(desk, &regulars[2], (380, 2), (6, 12));
    thanks_and_near_misses(desk);
    promised_and_not(desk);
    for (quiet, months) in [(1300, 10), (600, 9), (160, 7)] {
        dormant::worth_a_hello(desk, quiet, months);
    }
    dormant::better_left(desk, 210, "unpaid", "the last thread is an unpaid invoice");
    dormant::better_left(desk, 460, "unpaid", "the last thread is an unpaid invoice");
    dormant::better_left(desk, 180, "no_more", "asked for no more mail");
    dormant::better_left(desk, 270, "farewell", "has left");
    dormant::thin(desk, 340);
    dormant::grieving(desk);
    repay::one_way(desk);
    repay::one_way(desk);
    repay::both_ways(desk);
    repay::long_ago(desk);
    odd::merge(desk, 15);
    odd::copies(desk, &regulars[2]);
    odd::invitation(desk, &regulars[0], 9);
    odd::automatic(desk, 13);
    odd::forward(desk, &regulars[2], 10);
    odd::broken_dates(desk, &regulars[1]);
    odd::blind_copy(desk, &regulars[0], &regulars[2], 50);
    daily::everybody_else(desk, 2, 6);
}

fn thanks_and_near_misses(desk: &mut Desk) {
    for days in [5, 20] {
        thanks::owed(desk, days);
    }
    let friends = [desk.english(), desk.english()];
    thanks::introduced(desk, 5, &friends[0]);
    thanks::introduced(desk, 17, &friends[1]);
    thanks::thanked_at_once(desk, 7);
    thanks::thanked_at_once(desk, 13);
    thanks::thanked_later(desk, 12, true);
    thanks::thanked_later(desk, 19, false);
    thanks::too_old(desk, 60);
    thanks::service_desk(desk, 6);
    thanks::alive_today(desk);
    thanks::stranger(desk, 9);
    thanks::excluded(desk, 12);
    thanks::nothing_done_yet(desk, 10);
    thanks::hushed(desk, 20);
}

fn promised_and_not(desk: &mut Desk) {
    for days in [5, 11, 17] {
        promises::open(desk, days);
    }
    promises::kept(desk, 11, true);
    promises::kept(desk, 15, false);
    promises::no_promise(desk, 6, "habit");
    promises::no_promise(desk, 10, "condition");
    promises::too_old(desk, 30);
    promises::theirs(desk, 8);
    promises::only_a_draft(desk, 7);
}
