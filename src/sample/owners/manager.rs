//! A manager whose assistant sends for her. Owns: the plan of her stories.

use crate::sample::desk::Desk;
use crate::sample::stories::{
    boss, daily, dormant, mentor, odd, offer, peace, praise, promises, repay, thanks, wider,
};

/// Her three years.
pub fn live(desk: &mut Desk) {
    boss::fortnightly(desk, 18, "news", "news_question");
    let team = [desk.english(), desk.english(), desk.english()];
    for (days, who) in [(420, &team[0]), (330, &team[1]), (250, &team[2])] {
        daily::rhythm(desk, who, (days, 3), (6, 13));
    }
    thanks_and_near_misses(desk, &team);
    promised_and_not(desk);
    for (quiet, months) in [(420, 8), (190, 7), (96, 6)] {
        dormant::worth_a_hello(desk, quiet, months);
    }
    dormant::better_left(desk, 240, "farewell", "has left");
    dormant::better_left(desk, 150, "no_more", "asked for no more mail");
    dormant::thin(desk, 200);
    dormant::grieving(desk);
    repay::one_way(desk);
    repay::one_way(desk);
    repay::by_a_report(desk);
    repay::both_ways(desk);
    repay::long_ago(desk);
    odd::merge(desk, 12);
    odd::copies(desk, &team[0]);
    odd::invitation(desk, &team[1], 8);
    odd::automatic(desk, 10);
    odd::forward(desk, &team[0], 9);
    odd::broken_dates(desk, &team[2]);
    odd::blind_copy(desk, &team[0], &team[1], 44);
    odd::delegated(desk, &team, (8, 15));
    daily::everybody_else(desk, 2, 6);
    known_and_fixed(desk);
    praised_in_private(desk);
    wider_circles(desk);
    advised(desk);
    quarrels(desk);
}

fn thanks_and_near_misses(desk: &mut Desk, team: &[crate::sample::people::Person]) {
    for days in [6, 11, 19] {
        thanks::owed(desk, days);
    }
    thanks::owed_in_a_long_thread(desk, 9, team);
    thanks::thanked_at_once(desk, 8);
    thanks::thanked_at_once(desk, 17);
    thanks::thanked_later(desk, 13, true);
    thanks::thanked_later(desk, 21, false);
    thanks::too_old(desk, 47);
    thanks::service_desk(desk, 7);
    thanks::alive_today(desk);
    thanks::stranger(desk, 12);
    thanks::excluded(desk, 10);
    thanks::nothing_done_yet(desk, 9);
    thanks::hushed(desk, 12);
    thanks::thanked_by_delegate(desk, 15);
}

fn promised_and_not(desk: &mut Desk) {
    for days in [5, 12] {
        promises::open(desk, days);
    }
    promises::open_in_passing(desk, 9);
    promises::kept(desk, 12, true);
    promises::kept(desk, 16, false);
    promises::no_promise(desk, 8, "habit");
    promises::no_promise(desk, 11, "condition");
    promises::too_old(desk, 33);
    promises::theirs(desk, 7);
    promises::only_a_draft(desk, 10);
    promises::by_delegate(desk, 8);
}

fn known_and_fixed(desk: &mut Desk) {
    offer::meanwhile_known(desk, 57, 5);
    offer::meanwhile_known(desk, 27, 8);
    offer::sent_to_both(desk, 35, 10);
    offer::answered_later(desk, 48, 9);
    offer::another_matter(desk, 29, 6);
    offer::asked_long_ago(desk, 198, 12);
    offer::no_echo(desk, 15);
    offer::no_echo(desk, 23);
    offer::echoed(desk, 14);
    offer::asked_after(desk, 22);
    offer::just_fixed(desk, 3);
}

fn praised_in_private(desk: &mut Desk) {
    praise::unheard(desk, 5, 6);
    praise::unheard(desk, 18, 4);
    praise::said_to_all(desk, 9);
    praise::would_rather_not(desk, 13);
    praise::no_public(desk, 16);
    praise::too_old(desk, 45);
}

fn wider_circles(desk: &mut Desk) {
    let hubs = wider::circles(desk);
    wider::departments(desk);
    wider::influencer(desk, &hubs);
}

fn advised(desk: &mut Desk) {
    mentor::never_told(desk, 62);
    mentor::never_told(desk, 188);
    mentor::vouched(desk, 74);
    mentor::told(desk, 132, 39, true);
    mentor::told(desk, 88, 36, false);
    mentor::trifle(desk, 47);
    mentor::unanswered(desk, 101);
    mentor::too_soon(desk, 8);
}

fn quarrels(desk: &mut Desk) {
    peace::cooled_off(desk, 45);
    peace::still_hot(desk, 9);
    peace::no_rival(desk, 51);
}
