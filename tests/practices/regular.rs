//! Reminders of the config: when they are due, what settles them, what they say.

use crate::desk::{Desk, address, day};
use appreciated::gate::Refusal;
use appreciated::outlook::Outlook;
use appreciated::words::{
    About, Due, PersonRule, Practice, Regular, Remark, Reminders, Role, Standing, Suggestion,
};

const KAREL: &str = "karel.novak@corp.example";

/// `Call Karel`, due so many days ago.
fn on_day(days: i64) -> Regular {
    Regular {
        name: "Call Karel".to_owned(),
        about: About::Person(address(KAREL)),
        practice: None,
        unless_within: None,
        text: None,
        at_once: false,
        due: Due::At(day(days).and_hms_opt(9, 0, 0)),
    }
}

/// The same every so many days, begun a year ago.
fn every(days: u32) -> Regular {
    Regular { due: Due::Since { days, begun: day(365) }, ..on_day(0) }
}

fn outlook(desk: &Desk, regular: &Regular, remarks: &[Remark]) -> Outlook {
    later(desk, regular, remarks, 0)
}

fn later(desk: &Desk, regular: &Regular, remarks: &[Remark], days: i64) -> Outlook {
    let reminders = Reminders { regular: vec![regular.clone()], ..Reminders::default() };
    desk.outlook_of(remarks, &reminders, days)
}

fn items(outlook: &Outlook) -> Vec<&Suggestion> {
    outlook.digest.items.iter().filter(|item| item.reminder).collect()
}

fn refusals(outlook: &Outlook) -> Vec<Refusal> {
    outlook.left_out.iter().filter(|(item, _)| item.reminder).map(|(_, why)| *why).collect()
}

/// The remark of the first item, as a digest showed it so many days ago.
fn shown(outlook: &Outlook, days: i64, state: Standing) -> Remark {
    let remark = outlook.remarks.first().unwrap().clone();
    Remark { state, on: day(days), shown_on: Some(day(days)), ..remark }
}

/// Karel, last written to three weeks ago.
fn karel() -> Desk {
    let mut desk = Desk::new();
    desk.sent(21, &["Karel Novak"], "Plan", "Hi Karel,\n\nthe plan for January is in the folder.");
    desk
}

#[test]
fn it_heads_the_digest_with_its_name_the_owners_words_and_the_last_mail() {
    let mut desk = karel();
    desk.sent(9, &["Ilse Brandt"], "Vectors", "I'll send you the test vectors tomorrow.");
    let reminder = Regular { text: Some("Ask how the move went.".to_owned()), ..on_day(3) };
    let outlook =
        outlook(&desk, &reminder, &[desk.remark("Karel Novak", Practice::Repay, 3, Standing::Ignored)]);
    let item = outlook.digest.items.first().unwrap();
    assert!(item.reminder, "{item:?}");
    assert_eq!(item.heading, "Your reminder: Call Karel");
    assert_eq!(
        item.body,
        "Ask how the move went. Your last mail to Karel, of 2 Nov: \"the plan for January is in the folder.\""
    );
    let draft = item.draft.as_ref().unwrap();
    assert_eq!((draft.to[0].as_str(), draft.subject.as_str()), (KAREL, "Hello"));
    assert!(outlook.digest.items.len() > 1);
}

#[test]
fn before_it_began_there_is_nothing() {
    let desk = karel();
    assert!(items(&outlook(&desk, &Regular { due: Due::At(None), ..on_day(0) }, &[])).is_empty());
    // Tomorrow already where its clock is.
    assert_eq!(items(&outlook(&desk, &on_day(-1), &[])).len(), 1);
    assert_eq!(items(&outlook(&desk, &on_day(0), &[])).len(), 1);
}

#[test]
fn a_mail_since_its_day_settles_it_unseen_and_one_since_it_was_shown_is_told() {
    let mut desk = karel();
    desk.sent(2, &["Karel Novak"], "Plan", "Shall we talk tomorrow?");
    let untold = outlook(&desk, &on_day(2), &[]);
    assert!(items(&untold).is_empty() && untold.done.is_empty());
    assert_eq!(refusals(&untold), [Refusal::Needless]);
    assert_eq!(items(&outlook(&desk, &on_day(1), &[])).len(), 1, "the mail was there before");
    let before = shown(&outlook(&karel(), &on_day(9), &[]), 5, Standing::Ignored);
    let told = outlook(&desk, &on_day(9), std::slice::from_ref(&before));
    assert_eq!(told.done.iter().map(|d| (&d.key, d.on)).collect::<Vec<_>>(), [(&before.key, day(2))]);
    assert!(told.digest.footer.iter().any(|line| line.contains("Karel")), "{:?}", told.digest.footer);
}

#[test]
fn having_been_shown_settles_nothing() {
    let desk = karel();
    let first = shown(&outlook(&desk, &on_day(9), &[]), 7, Standing::Ignored);
    assert!(first.key.ends_with("|1"), "{}", first.key);
    let again = outlook(&desk, &on_day(9), std::slice::from_ref(&first));
    let second = shown(&again, 0, Standing::Ignored);
    assert!(second.key.ends_with("|2"), "{}", second.key);
    assert!(items(&later(&desk, &on_day(9), &[first.clone(), second], 8)).is_empty(), "twice is enough");
    // What is due since the last act comes until it is done.
    let mut remarks = Vec::new();
    for week in 0..5 {
        let outlook = later(&desk, &every(14), &remarks, week * 7);
        assert_eq!(items(&outlook).len(), 1, "week {week}");
        remarks.push(shown(&outlook, -week * 7, Standing::Ignored));
        assert_eq!(refusals(&later(&desk, &every(14), &remarks, week * 7 + 6)), [Refusal::AlreadyShown]);
    }
}

#[test]
fn every_counts_from_the_act_it_asks_for_or_from_the_owners_word() {
    let mut desk = karel();
    assert_eq!(items(&outlook(&desk, &every(21), &[])).len(), 1);
    assert!(items(&outlook(&desk, &every(22), &[])).is_empty());
    // Nobody was ever thanked: it counts from its beginning. Writing is no thanks.
    let thanks = Regular { practice: Some(Practice::Appreciate), ..every(60) };
    assert_eq!(items(&outlook(&desk, &thanks, &[])).len(), 1);
    desk.sent(40, &["Karel Novak"], "Grid", "Thank you for the grid of all rooms that you drew on Monday.");
    assert!(items(&outlook(&desk, &thanks, &[])).is_empty());
    assert_eq!(items(&later(&desk, &thanks, &[], 20)).len(), 1, "sixty days after");
    let done = shown(&outlook(&desk, &every(21), &[]), 3, Standing::Done);
    assert!(items(&outlook(&desk, &every(21), std::slice::from_ref(&done))).is_empty());
    assert!(items(&later(&desk, &every(21), std::slice::from_ref(&done), 17)).is_empty());
    assert_eq!(items(&later(&desk, &every(21), &[done], 18)).len(), 1);
}

#[test]
fn contact_within_its_time_makes_it_needless() {
    let desk = karel();
    let within = |days| Regular { unless_within: Some(days), ..on_day(0) };
    assert_eq!(items(&outlook(&desk, &within(21), &[])).len(), 1);
    assert!(items(&outlook(&desk, &within(22), &[])).is_empty());
}

#[test]
fn it_says_what_a_practice_says_where_that_has_an_item() {
    let mut desk = Desk::new();
    let news = "Hi Helen,\n\nthe lease is signed and the keys come on Friday.\n\nDo you want the pilot or the travel budget first?";
    desk.role("Helen Ward", Role::Boss).known("Helen Ward").sent(18, &["Helen Ward"], "Budget", news);
    let about = About::Role(Role::Boss);
    let reminder = Regular { name: "Check in".into(), about, practice: Some(Practice::Checkin), ..on_day(0) };
    let outlook = outlook(&desk, &reminder, &[]);
    let [item] = items(&outlook)[..] else { panic!("{outlook:#?}") };
    assert_eq!(item.heading, "Your reminder: Check in (Helen Ward)");
    assert!(item.body.contains("Last mail to Helen with news and a question: 5 Nov."), "{}", item.body);
    assert_eq!(item.draft.as_ref().unwrap().subject, "A short check-in");
    // Helen has no second item.
    let others: Vec<_> =
        outlook.digest.items.iter().filter(|i| !i.reminder && i.person.name == "Helen Ward").collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn of_a_role_everybody_of_a_circle_one_after_the_other() {
    let mut desk = karel();
    desk.role("Ana Sousa", Role::Report).role("Bo Lind", Role::Report);
    desk.sent(30, &["Ana Sousa"], "Rota", "The rota is up.").sent(
        40,
        &["Cy Ferro"],
        "Rota",
        "The rota is up.",
    );
    let reports = Regular { about: About::Role(Role::Report), ..on_day(0) };
    let both = outlook(&desk, &reports, &[]);
    let names: Vec<&str> = items(&both).iter().map(|item| item.person.name.as_str()).collect();
    assert_eq!(names, ["Ana Sousa", "bo.lind@corp.example"], "one was never written to");
    assert!(items(&both)[1].body.is_empty() && items(&both)[1].draft.is_some());

    let rule = PersonRule { department: Some("Finance".to_owned()), ..PersonRule::default() };
    desk.person("Karel Novak", rule.clone()).person("Cy Ferro", rule);
    let finance = Regular { about: About::Circle("finance".to_owned()), ..every(14) };
    let one = outlook(&desk, &finance, &[]);
    let names: Vec<&str> = items(&one).iter().map(|item| item.person.name.as_str()).collect();
    assert_eq!(names, ["Cy Ferro"], "written to the longest ago");
    let first = shown(&one, 0, Standing::Ignored);
    desk.sent(-1, &["Karel Novak"], "Plan", "Shall we talk tomorrow?");
    let after = later(&desk, &finance, &[first], 8);
    assert!(items(&after).is_empty(), "any of them counts");
    assert_eq!(after.done.iter().map(|d| d.short.as_str()).collect::<Vec<_>>(), ["Karel"]);
    let nobody = Regular { about: About::Circle("Legal".to_owned()), ..every(14) };
    assert!(items(&outlook(&desk, &nobody, &[])).is_empty());
}

#[test]
fn a_note_is_about_nobody_and_ends_by_the_owners_word_alone() {
    let desk = karel();
    let note = Regular { name: "Write the three thanks".into(), about: About::Nobody, ..every(7) };
    let outlook = outlook(&desk, &note, &[]);
    let [item] = items(&outlook)[..] else { panic!("{outlook:#?}") };
    assert_eq!(item.heading, "Your reminder: Write the three thanks");
    assert!(item.body.is_empty() && item.draft.is_none() && item.person.addresses.is_empty());
    for state in [Standing::Never, Standing::Wrong] {
        assert!(items(&later(&desk, &note, &[shown(&outlook, 0, state)], 30)).is_empty(), "{state:?}");
    }
    let done = shown(&outlook, 0, Standing::Done);
    assert!(items(&later(&desk, &note, std::slice::from_ref(&done), 6)).is_empty());
    assert_eq!(items(&later(&desk, &note, &[done], 7)).len(), 1);
}

#[test]
fn what_the_owner_said_of_the_person_holds() {
    let desk = karel();
    let never = desk.remark("Karel Novak", Practice::Repay, 3, Standing::Never);
    let outlook = outlook(&desk, &on_day(0), &[never]);
    assert_eq!((items(&outlook).len(), refusals(&outlook)), (0, vec![Refusal::Never]));
}

#[test]
fn what_finds_no_room_is_first_the_next_time() {
    let mut desk = karel();
    desk.rules.max_items = 2;
    let note = |name: &str, days: i64| Regular {
        name: name.to_owned(),
        about: About::Nobody,
        due: Due::At(day(-days).and_hms_opt(7, 0, 0)),
        ..on_day(0)
    };
    let mut remarks: Vec<Remark> = Vec::new();
    let mut seen = Vec::new();
    for week in 0..6 {
        let regular = ["A", "B", "C", "D", "E"].map(|name| note(name, week * 7)).to_vec();
        let reminders = Reminders { regular, ..Reminders::default() };
        let outlook = desk.outlook_of(&remarks, &reminders, week * 7);
        let shown = outlook.remarks.iter().zip(&outlook.digest.items).filter(|(_, item)| item.reminder);
        for (remark, item) in shown {
            seen.push(item.heading.chars().last().unwrap());
            let on = Some(day(-week * 7));
            remarks.push(Remark {
                state: Standing::Ignored,
                shown_on: on,
                on: day(-week * 7),
                ..remark.clone()
            });
        }
    }
    let counts: Vec<usize> =
        "ABCDE".chars().map(|name| seen.iter().filter(|c| **c == name).count()).collect();
    assert_eq!(counts.iter().sum::<usize>(), 12, "{seen:?}");
    assert!(counts.iter().all(|count| *count >= 2), "{seen:?}");
}

#[test]
fn contact_makes_what_is_not_done_needless_for_its_time_only() {
    let mut desk = karel();
    let thanks = Regular { practice: Some(Practice::Appreciate), unless_within: Some(7), ..every(30) };
    desk.sent(2, &["Karel Novak"], "Plan", "Shall we talk tomorrow?");
    assert_eq!(refusals(&outlook(&desk, &thanks, &[])), [Refusal::Needless]);
    assert_eq!(items(&later(&desk, &thanks, &[], 5)).len(), 1);
}

#[test]
fn a_clock_that_was_years_ahead_silences_nothing() {
    let desk = karel();
    for state in [Standing::Shown, Standing::Ignored] {
        let then = shown(&outlook(&desk, &on_day(0), &[]), -1400, state);
        assert_eq!(items(&outlook(&desk, &on_day(0), std::slice::from_ref(&then))).len(), 1, "{state:?}");
        let then = shown(&outlook(&desk, &every(14), &[]), -1400, state);
        assert_eq!(items(&outlook(&desk, &every(14), &[then])).len(), 1, "{state:?}");
    }
}

#[test]
fn the_owners_word_outlives_another_address_and_ends_no_circle() {
    let mut desk = karel();
    let report = PersonRule { role: Some(Role::Report), ..PersonRule::default() };
    desk.person("Karel Novak", report.clone());
    let reports = Regular { about: About::Role(Role::Report), ..on_day(0) };
    let done = shown(&outlook(&desk, &reports, &[]), 0, Standing::Done);
    let aliases = vec![address("a.karel@home.example")];
    desk.person("Karel Novak", PersonRule { aliases, ..report });
    desk.sent(12, &["a karel@home"], "Plan", "The plan is in the folder.");
    assert!(items(&outlook(&desk, &reports, &[done])).is_empty());

    let rule = PersonRule { department: Some("Finance".to_owned()), ..PersonRule::default() };
    let mut desk = karel();
    desk.person("Karel Novak", rule.clone()).person("Cy Ferro", rule);
    desk.sent(40, &["Cy Ferro"], "Rota", "The rota is up.");
    let finance = Regular { about: About::Circle("Finance".to_owned()), ..on_day(0) };
    for state in [Standing::Never, Standing::Wrong] {
        let cy = shown(&outlook(&desk, &finance, &[]), 7, state);
        let next = outlook(&desk, &finance, &[cy]);
        assert_eq!(items(&next)[0].person.name, "Karel Novak", "{state:?}");
    }
}
