//! An engineer whose mail goes mostly to lists. Owns: the plan of his stories.

use crate::sample::desk::Desk;
use crate::sample::stories::{boss, daily, dormant, lists, odd, promises, repay, thanks};

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
