//! An engineer whose mail goes mostly to lists. Owns: the plan of his stories.

use crate::sample::desk::Desk;
use crate::sample::stories::{
    boss, daily, dormant, lists, mentor, odd, offer, peace, praise, promises, repay, thanks, wider,
};

/// His two and a half years.
pub fn live(desk: &mut Desk) {
    boss::fortnightly(desk, 4, "news_code", "news_code_question");
    let folk = [desk.english(), desk.english(), desk.english(), desk.english(), desk.english()];
    lists::reviews(desk, &folk, (2, 5));
    lists::list_only(desk, &folk, 9);
    lists::credited_in_two_words(desk, 3);
    lists::credited_in_two_words(desk, 14);
    let pair = [desk.english(), desk.english()];
    daily::rhythm(desk, &pair[0], (500, 4), (7, 13));
    daily::rhythm(desk, &pair[1], (300, 2), (8, 15));
    thanks_and_near_misses(desk);
    promised_and_not(desk);
    dormant::worth_a_hello(desk, 610, 9);
    dormant::worth_a_hello(desk, 130, 7);
    dormant::better_left(desk, 300, "farewell", "has left");
    dormant::thin(desk, 260);
    dormant::grieving(desk);
    repay::one_way(desk);
    repay::both_ways(desk);
    repay::long_ago(desk);
    odd::merge(desk, 11);
    odd::copies(desk, &pair[0]);
    odd::invitation(desk, &pair[1], 6);
    odd::automatic(desk, 12);
    odd::forward(desk, &pair[1], 8);
    odd::broken_dates(desk, &pair[0]);
    daily::everybody_else(desk, 2, 4);
    known_and_fixed(desk);
    praised_in_private(desk);
    wider_circles(desk);
    advised(desk);
    quarrels(desk);
}

fn thanks_and_near_misses(desk: &mut Desk) {
    for days in [7, 16] {
        thanks::owed(desk, days);
    }
    thanks::thanked_at_once(desk, 6);
    thanks::thanked_at_once(desk, 15);
    thanks::thanked_later(desk, 12, true);
    thanks::thanked_later(desk, 18, false);
    thanks::too_old(desk, 52);
    thanks::service_desk(desk, 8);
    thanks::alive_today(desk);
    thanks::stranger(desk, 10);
    thanks::excluded(desk, 11);
    thanks::nothing_done_yet(desk, 8);
    thanks::hushed(desk, 16);
}

fn promised_and_not(desk: &mut Desk) {
    promises::open(desk, 6);
    promises::open(desk, 11);
    promises::open_in_passing(desk, 4);
    promises::kept(desk, 10, true);
    promises::kept(desk, 17, false);
    promises::no_promise(desk, 7, "habit");
    promises::no_promise(desk, 9, "condition");
    promises::too_old(desk, 36);
    promises::theirs(desk, 6);
    promises::only_a_draft(desk, 9);
}

fn known_and_fixed(desk: &mut Desk) {
    offer::meanwhile_known(desk, 52, 6);
    offer::meanwhile_known(desk, 31, 11);
    offer::sent_to_both(desk, 40, 9);
    offer::answered_later(desk, 45, 12);
    offer::another_matter(desk, 36, 8);
    offer::asked_long_ago(desk, 203, 7);
    offer::no_echo(desk, 13);
    offer::no_echo(desk, 21);
    offer::echoed(desk, 17);
    offer::asked_after(desk, 19);
    offer::just_fixed(desk, 3);
}

fn praised_in_private(desk: &mut Desk) {
    praise::unheard(desk, 7, 5);
    praise::unheard(desk, 16, 4);
    praise::said_to_all(desk, 12);
    praise::would_rather_not(desk, 10);
    praise::no_public(desk, 9);
    praise::too_old(desk, 46);
}

fn wider_circles(desk: &mut Desk) {
    let hubs = wider::circles(desk);
    wider::departments(desk);
    wider::influencer(desk, &hubs);
}

fn advised(desk: &mut Desk) {
    mentor::never_told(desk, 70);
    mentor::never_told(desk, 161);
    mentor::vouched(desk, 105);
    mentor::told(desk, 120, 44, true);
    mentor::told(desk, 95, 40, false);
    mentor::trifle(desk, 58);
    mentor::unanswered(desk, 83);
    mentor::too_soon(desk, 8);
}

fn quarrels(desk: &mut Desk) {
    peace::cooled_off(desk, 66);
    peace::still_hot(desk, 9);
    peace::no_rival(desk, 49);
}
