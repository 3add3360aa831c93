//! A freelancer with dormant clients in four languages. Owns: the plan of her stories.

use crate::sample::desk::Desk;
use crate::sample::stories::{
    daily, dormant, mentor, odd, offer, peace, praise, promises, repay, thanks, wider,
};

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
    known_and_fixed(desk);
    praised_in_private(desk);
    wider_circles(desk);
    advised(desk);
    quarrels(desk);
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

fn known_and_fixed(desk: &mut Desk) {
    offer::meanwhile_known(desk, 43, 13);
    offer::meanwhile_known(desk, 25, 4);
    offer::sent_to_both(desk, 50, 8);
    offer::answered_later(desk, 33, 12);
    offer::another_matter(desk, 44, 5);
    offer::asked_long_ago(desk, 207, 9);
    offer::no_echo(desk, 12);
    offer::no_echo(desk, 20);
    offer::echoed(desk, 18);
    offer::asked_after(desk, 16);
    offer::just_fixed(desk, 3);
}

fn praised_in_private(desk: &mut Desk) {
    praise::unheard(desk, 11, 4);
    praise::unheard(desk, 19, 5);
    praise::said_to_all(desk, 15);
    praise::would_rather_not(desk, 7);
    praise::no_public(desk, 12);
    praise::too_old(desk, 47);
}

fn wider_circles(desk: &mut Desk) {
    let hubs = wider::circles(desk);
    wider::departments(desk);
    wider::influencer(desk, &hubs);
}

fn advised(desk: &mut Desk) {
    mentor::never_told(desk, 90);
    mentor::never_told(desk, 143);
    mentor::vouched(desk, 128);
    mentor::told(desk, 110, 41, true);
    mentor::told(desk, 76, 37, false);
    mentor::trifle(desk, 64);
    mentor::unanswered(desk, 93);
    mentor::too_soon(desk, 8);
}

fn quarrels(desk: &mut Desk) {
    peace::cooled_off(desk, 80);
    peace::still_hot(desk, 9);
    peace::no_rival(desk, 47);
}
