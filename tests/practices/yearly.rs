//! Birthdays and anniversaries: whose belong into which digest, and that none is told twice or lost.

use crate::desk::{Desk, address, day, now};
use appreciated::circles::Circles;
use appreciated::practice::View;
use appreciated::reminder::yearly::{self, Ahead, Due as DueDay};
use appreciated::tie::{History, Rhythm};
use appreciated::words::{
    About, Due, Pattern, PersonRule, Practice, Regular, Remark, Reminders, RuleSource, Standing, Yearly,
    YearlyKind,
};
use chrono::{Datelike, Days, Duration, NaiveDate, NaiveTime};
use proptest::prelude::*;
use std::collections::BTreeMap;

const LEAD: u32 = 3;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A day of the year so many days from now.
fn dated(kind: YearlyKind, days: i64) -> Yearly {
    let on = day(-days);
    Yearly::new(kind, on.month(), on.day()).unwrap()
}

fn card(dates: &[Yearly]) -> PersonRule {
    PersonRule { source: RuleSource::Card, dates: dates.to_vec(), ..PersonRule::default() }
}

/// A desk where nobody has a day yet.
fn desk() -> Desk {
    let mut desk = Desk::new();
    (desk.rules.birthdays, desk.rules.anniversaries) = (Some(LEAD), Some(LEAD));
    desk
}

/// Karel, written to a month ago, with a birthday so many days from now.
fn karel(days: i64) -> Desk {
    let mut desk = desk();
    desk.sent(30, &["Karel Novak"], "Trainee", "Here are the two files.");
    desk.person("Karel Novak", card(&[dated(YearlyKind::Birthday, days)]));
    desk
}

/// What came of a key.
fn remark(desk: &Desk, key: &str, state: Standing, until: Option<NaiveDate>) -> Remark {
    let remark = desk.remark("Karel Novak", Practice::Reconnect, 1, state);
    Remark { key: key.to_owned(), until, ..remark }
}

/// What a history has of days, asked on any day.
struct Shelf<'a> {
    desk: &'a Desk,
    history: History,
    rhythm: Rhythm,
    circles: Circles,
}

impl<'a> Shelf<'a> {
    fn of(desk: &'a Desk) -> Self {
        let history = desk.history();
        let (rhythm, circles) = (Rhythm::of(&history), Circles::of(&history));
        Self { desk, history, rhythm, circles }
    }

    fn view(&self, today: NaiveDate) -> View<'_> {
        let now = today.and_time(NaiveTime::MIN).and_utc().fixed_offset() + Duration::hours(8);
        let rules = &self.desk.rules;
        View { history: &self.history, rhythm: &self.rhythm, circles: &self.circles, rules, now }
    }

    fn due(&self, remarks: &[Remark], today: NaiveDate, next: Option<NaiveDate>) -> Vec<DueDay> {
        yearly::due(self.view(today), &by_key(remarks), next)
    }

    fn ahead(&self, remarks: &[Remark], today: NaiveDate) -> Vec<Ahead> {
        yearly::ahead(self.view(today), &by_key(remarks))
    }
}

fn by_key(remarks: &[Remark]) -> BTreeMap<&str, &Remark> {
    remarks.iter().map(|remark| (remark.key.as_str(), remark)).collect()
}

/// How many are due today, with the next digest in a week.
fn count(desk: &Desk, remarks: &[Remark]) -> usize {
    Shelf::of(desk).due(remarks, now().date_naive(), Some(day(-7))).len()
}

#[test]
fn it_names_the_day_and_itself() {
    let desk = karel(2);
    let shelf = Shelf::of(&desk);
    let due = shelf.due(&[], now().date_naive(), Some(day(-7)));
    let [one] = due.as_slice() else { panic!("{due:?}") };
    assert_eq!(one.on, date("2026-11-25"));
    assert_eq!(one.key, "yearly|birthday|karel.novak@corp.example|2026-11-25");
    assert_eq!(shelf.history.people.get(one.person).unwrap().name, "Karel Novak");
}

#[test]
fn people_of_now_and_of_the_config_only() {
    let birthday = [dated(YearlyKind::Birthday, 1)];
    for (days, source, due) in [
        (30, RuleSource::Card, 1),
        (729, RuleSource::Card, 1),
        (740, RuleSource::Card, 0),
        (740, RuleSource::Said, 0),
        (740, RuleSource::Config, 1),
    ] {
        let mut desk = desk();
        desk.sent(days, &["Karel Novak"], "Trainee", "Here are the two files.");
        desk.person("Karel Novak", PersonRule { source, ..card(&birthday) });
        assert_eq!(count(&desk, &[]), due, "{days} days ago, {source:?}");
    }
    // Who only ever got a copy was not written to, nor was who is in no mail, or only in mail that a delegate wrote.
    let mut copied = desk();
    copied.sent(30, &["Ilse Brandt", "Karel Novak"], "Trainee", "Here are the two files.");
    copied.person("Karel Novak", card(&birthday)).person("Otto Weiss", card(&birthday));
    assert_eq!(count(&copied, &[]), 0);
    let near = karel(1);
    let mut delegated = Shelf::of(&near);
    assert_eq!(delegated.due(&[], now().date_naive(), None).len(), 1);
    delegated.history.mails.iter_mut().for_each(|mail| mail.by_delegate = true);
    assert_eq!(delegated.due(&[], now().date_naive(), None), []);
    let mut excluded = karel(1);
    excluded.rules.exclude.push(Pattern::One(address("karel.novak@corp.example")));
    assert_eq!(count(&excluded, &[]), 0);
}

#[test]
fn each_kind_has_its_own_lead_and_can_be_off() {
    let (birthday, anniversary) = (dated(YearlyKind::Birthday, 10), dated(YearlyKind::Anniversary, 10));
    let mut desk = desk();
    desk.sent(30, &["Karel Novak"], "Trainee", "Here are the two files.");
    desk.person("Karel Novak", card(&[anniversary, birthday]));
    for (birthdays, anniversaries, expected) in [
        (Some(3), Some(3), vec![]),
        (Some(10), Some(3), vec![birthday]),
        (Some(3), Some(10), vec![anniversary]),
        (Some(30), Some(10), vec![birthday, anniversary]),
        (None, Some(10), vec![anniversary]),
        (None, None, vec![]),
    ] {
        (desk.rules.birthdays, desk.rules.anniversaries) = (birthdays, anniversaries);
        let due = Shelf::of(&desk).due(&[], now().date_naive(), Some(day(-1)));
        let yearly: Vec<Yearly> = due.iter().map(|due| due.yearly).collect();
        assert_eq!(yearly, expected, "{birthdays:?}, {anniversaries:?}");
    }
}

#[test]
fn by_day_then_by_address() {
    let mut desk = desk();
    for (who, days) in [("Bo Lind", 1), ("Zoe Lind", -2), ("Ana Sousa", 1)] {
        desk.sent(30, &[who], "Trainee", "Here are the two files.");
        desk.person(who, card(&[dated(YearlyKind::Birthday, days)]));
    }
    let shelf = Shelf::of(&desk);
    let name = |id| shelf.history.people.get(id).unwrap().name.clone();
    let due = shelf.due(&[], now().date_naive(), Some(day(-7)));
    assert_eq!(
        due.iter().map(|due| name(due.person)).collect::<Vec<_>>(),
        ["Zoe Lind", "Ana Sousa", "Bo Lind"]
    );
    let ahead = shelf.ahead(&[], now().date_naive());
    assert_eq!(
        ahead.iter().map(|ahead| (name(ahead.person), ahead.on, ahead.from)).collect::<Vec<_>>(),
        [
            ("Ana Sousa".to_owned(), date("2026-11-24"), date("2026-11-21")),
            ("Bo Lind".to_owned(), date("2026-11-24"), date("2026-11-21")),
            ("Zoe Lind".to_owned(), date("2027-11-21"), date("2027-11-18")),
        ]
    );
}

#[test]
fn what_came_of_it() {
    use Standing::{Candidate, Done, Elsewhere, Ignored, Met, Never, Shown, Snoozed, Wrong};
    let desk = karel(2);
    let key = "yearly|birthday|karel.novak@corp.example|2026-11-25";
    let today = now().date_naive();
    for (state, until, due, listed) in [
        (Candidate, None, 1, Some("2026-11-22")),
        (Snoozed, Some("2026-11-23"), 1, Some("2026-11-23")),
        (Snoozed, Some("2026-11-27"), 0, Some("2026-11-27")),
        (Snoozed, Some("2027-02-01"), 0, Some("2026-11-25")),
        (Shown, None, 0, Some("2027-11-22")),
        (Ignored, None, 0, Some("2027-11-22")),
        (Done, None, 0, Some("2027-11-22")),
        (Met, None, 0, Some("2027-11-22")),
        (Wrong, None, 0, Some("2027-11-22")),
        (Elsewhere, None, 0, Some("2027-11-22")),
        (Never, None, 0, None),
    ] {
        let said = [remark(&desk, key, state, until.map(date))];
        assert_eq!(count(&desk, &said), due, "{state:?} {until:?}");
        let ahead = Shelf::of(&desk).ahead(&said, today);
        assert_eq!(ahead.first().map(|ahead| ahead.from), listed.map(date), "{state:?} {until:?}");
    }
    // Last year's is another one, and so is one of another kind.
    for other in [key.replace("2026", "2025"), key.replace("birthday", "anniversary")] {
        assert_eq!(count(&desk, &[remark(&desk, &other, Ignored, None)]), 1, "{other}");
    }
    // Nothing about this person again, whatever that was said of.
    assert_eq!(count(&desk, &[desk.remark("Karel Novak", Practice::Repay, 300, Never)]), 0);
}

#[test]
fn told_under_one_address_is_told() {
    let mut desk = karel(2);
    desk.sent(20, &["Karel Novak@alpha"], "Trainee", "Here are the two files.");
    let key = "yearly|birthday|karel.novak@corp.example|2026-11-25";
    let said = [remark(&desk, key, Standing::Ignored, None)];
    let joined = (address("karel.novak@corp.example"), address("karel.novak@alpha.example"));
    assert!(desk.rules.join(&joined.1, &joined.0));
    assert_eq!(desk.rules.people[&joined.1].dates, [dated(YearlyKind::Birthday, 2)], "joining keeps days");
    let due = Shelf::of(&desk).due(&[], now().date_naive(), Some(day(-7)));
    assert_eq!(due.first().unwrap().key, "yearly|birthday|karel.novak@alpha.example|2026-11-25");
    assert_eq!(count(&desk, &said), 0);
}

/// Gaps between digests: daily, weekly, monthly, and what pauses and days off make of them.
fn gaps() -> impl Strategy<Value = Vec<u64>> {
    prop_oneof![
        proptest::collection::vec(Just(1_u64), 1..900),
        proptest::collection::vec(Just(7_u64), 1..130),
        proptest::collection::vec(28_u64..=31, 1..40),
        proptest::collection::vec(prop_oneof![1_u64..=8, 20_u64..=120, 200_u64..=340], 1..60),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_birthday_of_a_year_is_told_once_and_never_earlier_than_it_must(
        month in 1..=12_u32, on in 1..=31_u32, lead in prop_oneof![0..=6_u32, 7..=30_u32], start in 0..366_u64, gaps in gaps(), lost in 0..40_usize
    ) {
        let Some(birthday) = Yearly::new(YearlyKind::Birthday, month, on) else { return Ok(()) };
        let mut desk = desk();
        desk.sent(30, &["Karel Novak"], "Trainee", "Here are the two files.");
        // The config names him: a year without a mail to him changes nothing.
        desk.person("Karel Novak", PersonRule { source: RuleSource::Config, ..card(&[birthday]) });
        desk.rules.birthdays = Some(lead);
        let shelf = Shelf::of(&desk);
        let mut digests = vec![date("2026-12-01") + Days::new(start)];
        for gap in gaps {
            digests.push(*digests.last().unwrap() + Days::new(gap));
        }
        let lead = Days::new(u64::from(lead));
        let mut told: BTreeMap<NaiveDate, Vec<NaiveDate>> = BTreeMap::new();
        let mut remarks: Vec<Remark> = Vec::new();
        for (place, today) in digests.iter().enumerate() {
            let next = digests.get(place + 1).copied();
            for due in shelf.due(&remarks, *today, next) {
                prop_assert_eq!(due.on, birthday.in_year(due.on.year()));
                let early = *today < due.on - lead;
                prop_assert!(!early || next.is_some_and(|next| next > due.on), "{} on {}", due.on, today);
                prop_assert!(*today <= due.on + Days::new(7), "{} on {}", due.on, today);
                // One digest is lost on its way: what it told stays a candidate.
                let state = if place == lost { Standing::Candidate } else { Standing::Ignored };
                remarks.push(remark(&desk, &due.key, state, None));
                if place != lost {
                    told.entry(due.on).or_default().push(*today);
                }
            }
        }
        for on in (2026..=2080).map(|year| birthday.in_year(year)) {
            let times = told.get(&on).map_or(0, Vec::len);
            prop_assert!(times <= 1, "{} was told on {:?}", on, told.get(&on));
            let reaches = |(place, day): (usize, &NaiveDate)| {
                place != lost && *day >= on - lead && *day <= on + Days::new(7)
            };
            let reached = digests.iter().enumerate().any(reaches);
            // Or the last digest before the day knew that the next would be too late.
            let before = digests.iter().rposition(|day| *day <= on);
            let known = before.is_some_and(|place| place != lost && place + 1 < digests.len());
            prop_assert_eq!(times, usize::from(reached || known), "{} in {:?}", on, &digests);
        }
    }
}

#[test]
fn it_heads_the_digest_with_a_wish() {
    let desk = karel(2);
    let look = |days: i64| {
        desk.outlook_of(
            &[],
            &Reminders { yearly: true, next_digest: Some(day(-days - 7)), ..Reminders::default() },
            days,
        )
    };
    let outlook = look(0);
    let item = outlook.digest.items.first().unwrap();
    assert!(item.reminder && item.practice == Practice::Reconnect);
    assert_eq!(item.heading, "Karel Novak has a birthday on 25 Nov");
    assert_eq!(item.body, "Your last mail to Karel, of 24 Oct: \"Here are the two files.\"");
    let draft = item.draft.as_ref().unwrap();
    assert_eq!(
        (draft.to[0].as_str(), draft.subject.as_str()),
        ("karel.novak@corp.example", "Happy birthday")
    );
    assert!(!draft.body.to_lowercase().contains("late"), "{}", draft.body);
    let late = look(4).digest.items.remove(0);
    assert_eq!(late.heading, "Karel Novak had a birthday on 25 Nov");
    assert!(late.draft.unwrap().body.to_lowercase().contains("late"));
    let told = outlook.remarks.first().unwrap();
    let shown = Remark { state: Standing::Shown, shown_on: Some(day(0)), ..told.clone() };
    let next = Reminders { yearly: true, next_digest: Some(day(-8)), ..Reminders::default() };
    assert!(
        desk.outlook_of(&[shown], &next, 1).digest.items.iter().all(|item| !item.reminder),
        "once a year"
    );
}

#[test]
fn a_day_that_the_next_digest_tells_too_late_comes_before_all_others() {
    let note = Regular {
        name: "Note".to_owned(),
        about: About::Nobody,
        practice: None,
        unless_within: None,
        text: None,
        at_once: false,
        due: Due::At(day(20).and_hms_opt(7, 0, 0)),
    };
    // The birthday in days, the next digest in days, whether it comes first.
    for (birthday, next, first) in [(2, 7, true), (2, 2, false), (-4, 7, true), (-4, 3, false), (-4, 4, true)]
    {
        let mut desk = karel(birthday);
        desk.rules.max_items = 1;
        let regular = vec![note.clone()];
        let reminders =
            Reminders { regular, yearly: true, next_digest: Some(day(-next)), ..Reminders::default() };
        let outlook = desk.outlook_of(&[], &reminders, 0);
        let heading = &outlook.digest.items.first().unwrap().heading;
        assert_eq!(heading.contains("birthday"), first, "{birthday} {next}: {heading}");
    }
}
