//! The circles around the owner: a team, guests from elsewhere, a club, and those who know everybody. Owns: the
//! stories of `departments` and `influencer`. Never touches: other practices.

use super::{known, talk, to_all};
use crate::sample::desk::{Desk, Note, Thread};
use crate::sample::people::Person;
use crate::words::Practice;

const DEPARTMENTS: Option<Practice> = Some(Practice::Departments);
const INFLUENCER: Option<Practice> = Some(Practice::Influencer);

/// A year of mail to the three circles. Returns those who stand in all of them, the best known first.
pub fn circles(desk: &mut Desk) -> Vec<Person> {
    let hubs = (0..4).map(|_| desk.newcomer(&["refer"])).collect::<Vec<_>>();
    for hub in &hubs {
        known(desk, hub, 36);
    }
    for who in desk.home.team().into_iter().chain(desk.home.club()) {
        for days in [310, 205, 120, 44] {
            let days = days - desk.rng.between(0, 30);
            talk(desk, &who, days);
        }
    }
    notes_to_the_team(desk, &hubs);
    notes_to_others(desk, &hubs);
    hubs
}

/// Two or three short mails a month to all of them or to most.
fn notes_to_the_team(desk: &mut Desk, hubs: &[Person]) {
    let mut days = 365;
    let mut turn = 0;
    while days > 3 {
        let mut group = desk.home.team();
        if turn % 3 == 2 {
            group.remove(turn % group.len().max(1));
        }
        if turn % 2 == 0 {
            group.extend(hubs.get(turn / 2 % 4).cloned());
        }
        group_mail(desk, &group, "to_team", days);
        turn += 1;
        days -= desk.rng.between(10, 16);
    }
}

/// The guests among themselves (not those met once or long ago), and the club.
fn notes_to_others(desk: &mut Desk, hubs: &[Person]) {
    let guests = desk.home.guests();
    for (turn, days) in [165, 118, 90, 61].into_iter().enumerate() {
        let newest = if turn == 3 { guests.first() } else { None };
        let group = guests.get(1).into_iter().chain(guests.iter().skip(4)).chain(newest);
        let group = group.chain(hubs.first()).chain(hubs.get(turn)).cloned().collect::<Vec<_>>();
        group_mail(desk, &unique(group), "to_guests", days);
    }
    let club = desk.home.club();
    for (turn, days) in [260, 190, 141, 83, 40].into_iter().enumerate() {
        let group = club.iter().chain(hubs.first()).chain(hubs.get(turn % 4)).cloned().collect::<Vec<_>>();
        group_mail(desk, &unique(group), "to_club", days);
    }
}

fn unique(group: Vec<Person>) -> Vec<Person> {
    let mut out: Vec<Person> = Vec::new();
    for one in group {
        if !out.contains(&one) {
            out.push(one);
        }
    }
    out
}

fn addressed(mut thread: Thread, group: &[Person]) -> Thread {
    let (to, cc) = group.split_at(group.len().div_ceil(2));
    thread.with = to.to_vec();
    thread.cc = cc.to_vec();
    thread
}

fn group_mail(desk: &mut Desk, group: &[Person], kind: &str, days: i64) {
    let Some(first) = group.first() else { return };
    let mut thread = addressed(desk.thread(first), group);
    let at = desk.ago(days);
    let text = desk.say(kind, &thread);
    to_all(desk, &mut thread, at, &text);
}

/// A thread of team and guests on a project: the owner opens, `who` says something each time, the owner answers all.
fn shared(desk: &mut Desk, project: usize, group: &[Person], subject: &str, opened: i64, said: &[Said<'_>]) {
    let Some(first) = group.first() else { return };
    let mut thread = addressed(desk.project(first, project), group);
    thread.subject = desk.say(subject, &thread);
    let mut at = desk.ago(opened);
    let text = desk.say("project_open", &thread);
    to_all(desk, &mut thread, at, &text);
    for one in said {
        let came = desk.ago_after(one.days, at);
        let both = desk.say(one.kind, &thread);
        let (theirs, mine) = both.split_once(" || ").unwrap_or((&both, &both));
        desk.receive(&mut thread, one.who, came, theirs);
        at = desk.after(came, (15, 200));
        let mine = mine.replace("{friend}", one.who.given());
        to_all(desk, &mut thread, at, &mine);
    }
    if let Some(one) = said.last().filter(|one| one.expected) {
        let Some(id) = thread.last_id() else { return };
        desk.expect(
            Practice::Departments,
            one.who,
            &id,
            "from elsewhere, two threads of one project together, hardly any mail",
        );
    }
}

/// One turn of a guest in a shared thread.
struct Said<'a> {
    who: &'a Person,
    kind: &'static str,
    days: i64,
    expected: bool,
}

/// Somebody from elsewhere on the owner's own project; others of that circle are near misses.
pub fn departments(desk: &mut Desk) {
    let (team, guests) = (desk.home.team(), desk.home.guests());
    let [new, close, once, past, ..] = guests.as_slice() else { return };
    known(desk, close, 37);
    talk(desk, close, 59);
    let ours = |from: usize| team.iter().skip(from).take(3);
    let long_ago = ours(2).chain([past, close]).chain(guests.iter().skip(4)).cloned().collect::<Vec<_>>();
    for (subject, days) in [("project_start", 263), ("project_next", 214)] {
        let said = Said { who: past, kind: "project_talk", days: days - 3, expected: false };
        shared(desk, 4, &long_ago, subject, days, &[said]);
    }
    let now = ours(0).chain([new, close]).chain(guests.iter().skip(4)).cloned().collect::<Vec<_>>();
    let turn = |kind, days, expected| Said { who: new, kind, days, expected };
    shared(desk, 0, &now, "project_start", 50, &[turn("cross_thanks", 48, false)]);
    let later = [turn("project_talk", 20, false), turn("project_talk", 12, true)];
    shared(desk, 0, &now, "project_next", 23, &later);
    let met = ours(1).chain([once, close]).cloned().collect::<Vec<_>>();
    shared(desk, 0, &met, "project_aside", 29, &[]);
    desk.forbid(DEPARTMENTS, close, "they write to each other often enough");
    desk.forbid(DEPARTMENTS, once, "met on one mail");
    desk.forbid(DEPARTMENTS, past, "the last shared mail is more than half a year old");
    for member in &team {
        desk.forbid(DEPARTMENTS, member, "of the owner's own team");
    }
}

/// Somebody asks, and the owner sends them to `friend`.
fn refer(desk: &mut Desk, asker: &Person, friend: &Person, days: i64) -> crate::message::MessageId {
    let mut thread = desk.thread(asker);
    thread.subject = desk.say("refer_subject", &thread);
    let came = desk.ago(days);
    let name = if desk.rng.chance(35) { spoken(friend) } else { friend.given().to_owned() };
    let both = desk.say("refer", &thread).replace("{friend}", &name);
    let (theirs, mine) = both.split_once(" || ").unwrap_or((&both, &both));
    desk.receive(&mut thread, asker, came, theirs);
    let at = desk.after(came, (10, 250));
    desk.send(&mut thread, at, Note::of(mine))
}

/// "Ferri, Luca" as people say it.
fn spoken(who: &Person) -> String {
    who.name.split_once(", ").map_or_else(|| who.name.clone(), |(last, first)| format!("{first} {last}"))
}

/// The owner sends several people to the same one; the other three of `hubs` are near misses.
pub fn influencer(desk: &mut Desk, hubs: &[Person]) {
    let [asked, once, twice, past] = hubs else { return };
    let (team, club) = (desk.home.team(), desk.home.club());
    let askers = club.iter().take(2).chain(team.iter().skip(3)).take(4);
    let mut shown = None;
    for (asker, days) in askers.zip([138, 94, 53, 16]) {
        shown = Some(refer(desk, asker, asked, days));
    }
    if let Some(id) = shown {
        desk.expect(Practice::Influencer, asked, &id, "four people were told to ask them since summer");
    }
    for (asker, days) in club.iter().skip(2).take(1).zip([47]) {
        refer(desk, asker, once, days);
    }
    for (asker, days) in team.iter().take(1).chain(team.iter().take(1)).zip([88, 31]) {
        refer(desk, asker, twice, days);
    }
    for (asker, days) in team.iter().take(4).zip([447, 431, 418, 402]) {
        refer(desk, asker, past, days);
    }
    desk.forbid(INFLUENCER, once, "one person was told to ask them");
    desk.forbid(INFLUENCER, twice, "the same person was told twice");
    desk.forbid(INFLUENCER, past, "people were told to ask them more than a year ago");
}
