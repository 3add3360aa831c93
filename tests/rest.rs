//! A year of slots with rests in it: which digests come, with the daemon's own `next_step` and a machine that sleeps.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail")]

use appreciated::next::{MailPlan, Quiet, State, Step, Timetable, next_step};
use appreciated::sample::rng::Rng;
use appreciated::schedule::{Crontab, DayRange};
use appreciated::words::{Rest, Rests};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::{Africa, America, Europe, Pacific, Tz};

const ZONES: [Tz; 4] = [Europe::Berlin, America::St_Johns, Pacific::Apia, Africa::Casablanca];
const LINES: [&str; 3] = ["0 8 * * MON", "30 2 * * *", "0 */9 * * *"];

fn begin() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-01-15T12:34:56Z").unwrap().to_utc()
}

fn day(number: i64) -> NaiveDate {
    begin().date_naive() + Duration::days(number)
}

/// A pause of twelve days, a stop that was taken back after forty, and a pause that was cut short.
fn said(today: NaiveDate) -> Rests {
    let rest = |rest, on: i64, before| Rests { rest, said_on: Some(day(on)), before, ..Rests::default() };
    let number = (today - day(0)).num_days();
    let first = Some((day(30), day(42)));
    let stop = Some((day(100), day(140)));
    match number {
        ..30 => Rests::default(),
        30..100 => rest(Some(Rest::Until(day(42))), 30, None),
        100..140 => rest(Some(Rest::Stopped), 100, first),
        140..200 => rest(None, 140, stop),
        200..205 => rest(Some(Rest::Until(day(260))), 200, stop),
        _ => rest(None, 205, Some((day(200), day(205)))),
    }
}

/// Whether digests rest on a day, told without the code under test.
fn rests(on: NaiveDate) -> bool {
    let number = (on - day(0)).num_days();
    (30..42).contains(&number) || (100..140).contains(&number) || (200..205).contains(&number)
}

/// The local times of the slots that had a digest, each with the local day on which it came.
fn digests(
    line: &str,
    zone: Tz,
    days_off: &[DayRange],
    mut sleep: impl FnMut() -> i64,
    words: &dyn Fn(NaiveDate) -> Rests,
) -> Vec<(chrono::NaiveDateTime, NaiveDate)> {
    let crontab = Crontab::parse(line).unwrap();
    let (mut now, mut last) = (begin(), begin());
    let mut came = Vec::new();
    while now < begin() + Duration::days(300) {
        let timetable = Timetable { name: "digest", crontab: &crontab, zone, last };
        let plan = MailPlan { timetable, catch_up: true, days_off };
        match next_step(now, &State { digest: Some(plan), ..State::default() }) {
            Step::Wait { .. } => {
                let next = crontab.next_after(now, zone).unwrap().to_utc();
                now = (now + Duration::hours(20)).min(next) + Duration::minutes(sleep());
            }
            Step::PassMail { slot, .. } => last = slot.at,
            Step::Mail { slot, .. } => {
                let local = now.with_timezone(&zone).fixed_offset();
                let quiet = Quiet { rests: words(local.date_naive()), ..Quiet::default() };
                let at = slot.local.and_local_timezone(*local.offset()).unwrap();
                if quiet.at(at, local).is_none() {
                    came.push((slot.local, local.date_naive()));
                }
                last = slot.at;
            }
            step => panic!("{step:?}"),
        }
    }
    came
}

#[test]
fn on_a_machine_that_runs_just_the_slots_of_a_rest_are_missing() {
    for (zone, line) in ZONES.into_iter().flat_map(|zone| LINES.map(|line| (zone, line))) {
        let with = digests(line, zone, &[], || 0, &said);
        let mut without = digests(line, zone, &[], || 0, &|_| Rests::default());
        without.retain(|(slot, _)| !rests(slot.date()));
        assert_eq!(with, without, "{zone} {line}");
        assert!(with.len() > 30);
    }
}

#[test]
fn what_was_missed_in_a_rest_never_comes_and_nothing_comes_in_one() {
    let mut passed = 0;
    for (number, (zone, line)) in (0..).zip(ZONES.into_iter().flat_map(|zone| LINES.map(|line| (zone, line))))
    {
        let sleeps = || {
            let mut rng = Rng::new(number);
            move || if rng.chance(30) { rng.between(1, 6 * 24 * 60) } else { 0 }
        };
        let with = digests(line, zone, &[], sleeps(), &said);
        let mut without = digests(line, zone, &[], sleeps(), &|_| Rests::default());
        assert!(with.iter().all(|(slot, came)| !rests(slot.date()) && !rests(*came)), "{zone} {line}");
        let all = without.len();
        without.retain(|(slot, came)| !rests(slot.date()) && !rests(*came));
        passed += all - without.len();
        assert_eq!(with, without, "{zone} {line}: but for the rests all is as usual, one at a time");
    }
    assert!(passed > 50, "{passed}");
}

#[test]
fn a_range_of_days_off_has_no_digest_and_the_first_after_it_comes_once() {
    let off = [DayRange { first: "2026-02-20".parse().unwrap(), last: "2026-03-02".parse().unwrap() }];
    for zone in ZONES {
        let came = digests("0 8 * * *", zone, &off, || 0, &|_| Rests::default());
        assert!(came.iter().all(|(slot, came)| slot.date() == *came && !off[0].contains(*came)));
        let after: Vec<_> = came.iter().filter(|(_, came)| *came > off[0].last).take(2).collect();
        assert_eq!(after[0].1, "2026-03-03".parse().unwrap());
        assert_eq!(after[1].1, "2026-03-04".parse().unwrap());
    }
}
