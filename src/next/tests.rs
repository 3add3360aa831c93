use super::*;
use crate::schedule::Crontab;
use chrono::NaiveDate;
use chrono_tz::{Europe, Pacific, Tz};

fn utc(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// A time on 2026-11-23, a Monday.
fn at(time: &str) -> DateTime<Utc> {
    utc(&format!("2026-11-23T{time}Z"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn cron(line: &str) -> Crontab {
    Crontab::parse(line).unwrap()
}

fn table(crontab: &Crontab, last: DateTime<Utc>) -> Timetable<'_> {
    Timetable { name: "x", crontab, zone: Tz::UTC, last }
}

fn digest(crontab: &Crontab, last: DateTime<Utc>) -> MailPlan<'_> {
    MailPlan { timetable: table(crontab, last), catch_up: true, days_off: &[] }
}

fn scan(crontab: &Crontab, last: DateTime<Utc>) -> ScanPlan<'_> {
    ScanPlan { timetable: table(crontab, last), held_until: None, resting: false, budget_left: true }
}

fn of_digest(digest: MailPlan<'_>) -> State<'_> {
    State { digest: Some(digest), ..State::default() }
}

fn of_reminder(reminder: MailPlan<'_>) -> State<'_> {
    State { reminders: vec![reminder], ..State::default() }
}

fn of_scan(scan: ScanPlan<'_>) -> State<'_> {
    State { scans: vec![scan], ..State::default() }
}

fn name(which: Which) -> String {
    match which {
        Which::Digest => "digest".to_owned(),
        Which::Reminder(place) => format!("reminder {place}"),
    }
}

/// The step in a few words.
fn said(step: &Step) -> String {
    match step {
        Step::Carry(id) => format!("carry {}", id.0),
        Step::Serve(id, request) => format!("serve {} {request:?}", id.0),
        Step::Mail { which, slot, missed } => {
            format!("{} {}{}", name(*which), slot.key(), if *missed { " late" } else { "" })
        }
        Step::PassMail { which, slot, why } => format!("no {} {} {why:?}", name(*which), slot.key()),
        Step::Scan(due) => {
            let due: Vec<_> = due.iter().map(|due| format!("{}@{}", due.account, due.slot.key())).collect();
            format!("scan {}", due.join(" "))
        }
        Step::Wait { until } => format!("wait {}", until.format("%H:%M:%S")),
    }
}

fn next(now: DateTime<Utc>, state: &State<'_>) -> String {
    said(&next_step(now, state))
}

#[test]
fn parcels_then_requests_then_the_digest_then_reminders_then_scans() {
    let (eight, half) = (cron("0 8 * * *"), cron("*/30 * * * *"));
    let mut state = State {
        parcels: vec![
            (ParcelId(1), Task::Nothing),
            (ParcelId(2), Task::Wait(at("08:00:40"))),
            (ParcelId(3), Task::LookUp),
            (ParcelId(4), Task::Send),
        ],
        requests: vec![(RequestId(7), Request::Send), (RequestId(8), Request::Scan)],
        digest: Some(digest(&eight, at("07:59:59"))),
        reminders: vec![digest(&eight, at("08:00:00")), digest(&half, at("07:59:59"))],
        scans: vec![scan(&half, at("07:30:00")), scan(&eight, at("07:00:00")), scan(&eight, at("08:00:00"))],
        busy_since: None,
    };
    let now = at("08:00:20");
    assert_eq!(next(now, &state), "carry 3");
    state.parcels.remove(2);
    assert_eq!(next(now, &state), "carry 4");
    state.parcels.pop();
    assert_eq!(next(now, &state), "serve 7 Send");
    state.requests.remove(0);
    assert_eq!(next(now, &state), "serve 8 Scan");
    state.requests.clear();
    assert_eq!(next(now, &state), "digest 2026-11-23T08:00");
    state.digest = Some(digest(&eight, at("08:00:00")));
    assert_eq!(next(now, &state), "reminder 1 2026-11-23T08:00");
    state.reminders.pop();
    assert_eq!(next(now, &state), "scan 0@2026-11-23T08:00 1@2026-11-23T08:00");
    state.scans.truncate(1);
    state.scans[0].timetable.last = at("08:00:00");
    assert_eq!(next(now, &state), "wait 08:00:40", "the second parcel");
    state.parcels.clear();
    assert_eq!(next(now, &state), "wait 08:00:50", "half a minute");
}

#[test]
fn a_reminder_comes_late_or_is_passed_as_a_digest_is() {
    let eight = cron("0 8 * * *");
    let late = MailPlan { catch_up: true, ..digest(&eight, utc("2025-11-01T08:00:00Z")) };
    assert_eq!(next(at("08:05:01"), &of_reminder(late.clone())), "reminder 0 2026-11-23T08:00 late");
    let none = MailPlan { catch_up: false, ..late };
    assert_eq!(next(at("08:05:01"), &of_reminder(none)), "no reminder 0 2026-11-23T08:00 Missed");
    let years = of_reminder(digest(&eight, utc("2030-01-01T08:00:00Z")));
    assert_eq!(next(at("09:10:00"), &years), "no reminder 0 2026-11-23T08:00 ClockWentBack");
    let coming = of_reminder(digest(&eight, at("07:00:00")));
    assert_eq!(next(at("07:59:48"), &coming), "wait 08:00:00");
    // A digest that waits for the end of its days off holds no reminder back.
    let off = [DayRange { first: day("2026-11-23"), last: day("2026-11-23") }];
    let weekly = cron("0 8 * * SUN");
    let waits = MailPlan { days_off: &off, ..digest(&weekly, utc("2026-11-20T08:00:00Z")) };
    let both = State { digest: Some(waits), ..of_reminder(digest(&eight, at("07:00:00"))) };
    assert_eq!(next(at("08:00:00"), &both), "reminder 0 2026-11-23T08:00");
}

#[test]
fn it_waits_for_the_first_of_all_but_a_second_at_least_and_half_a_minute_at_most() {
    let eight = cron("0 8 * * *");
    let state = of_digest(digest(&eight, at("07:00:00")));
    assert_eq!(next(at("07:00:00"), &state), "wait 07:00:30");
    assert_eq!(next(at("07:59:48"), &state), "wait 08:00:00");
    assert_eq!(next(utc("2026-11-23T07:59:59.9Z"), &state), "wait 08:00:00", "and a bit: a second from now");
    assert_eq!(next(at("07:00:00"), &State::default()), "wait 07:00:30");
    let over = State { parcels: vec![(ParcelId(1), Task::Wait(at("06:00:00")))], ..State::default() };
    assert_eq!(next(at("07:00:00"), &over), "wait 07:00:01", "a time that is over must not make it spin");
}

#[test]
fn of_many_missed_digests_the_newest_comes_once() {
    let eight = cron("0 8 * * *");
    let late = of_digest(digest(&eight, utc("2025-11-01T08:00:00Z")));
    assert_eq!(next(at("07:59:59"), &late), "digest 2026-11-22T08:00 late");
    assert_eq!(next(at("08:00:00"), &late), "digest 2026-11-23T08:00");
    assert_eq!(next(at("08:05:00"), &late), "digest 2026-11-23T08:00");
    assert_eq!(next(at("08:05:01"), &late), "digest 2026-11-23T08:00 late");
}

#[test]
fn without_catch_up_a_missed_digest_is_passed() {
    let eight = cron("0 8 * * *");
    let plan = MailPlan { catch_up: false, ..digest(&eight, at("07:00:00")) };
    let mut state = of_digest(plan);
    assert_eq!(next(at("08:05:00"), &state), "digest 2026-11-23T08:00");
    assert_eq!(next(at("08:05:01"), &state), "no digest 2026-11-23T08:00 Missed");
    // A long scan is no reason to miss one; a sleep in the middle of it is.
    state.busy_since = Some(at("07:45:00"));
    assert_eq!(next(at("08:14:00"), &state), "digest 2026-11-23T08:00");
    assert_eq!(next(at("19:00:00"), &state), "no digest 2026-11-23T08:00 Missed");
    state.busy_since = Some(at("08:01:00"));
    assert_eq!(next(at("08:14:00"), &state), "no digest 2026-11-23T08:00 Missed");
}

#[test]
fn days_off_have_no_digest_not_even_a_late_one() {
    let eight = cron("0 8 * * *");
    let off = [DayRange { first: day("2026-11-23"), last: day("2026-11-24") }];
    let state = |last| of_digest(MailPlan { days_off: &off, ..digest(&eight, last) });
    assert_eq!(next(at("08:00:00"), &state(at("07:00:00"))), "no digest 2026-11-23T08:00 DayOff");
    // Sunday's was missed. It does not come on Monday; what comes then is Monday's, which is off.
    let sunday = utc("2026-11-22T07:00:00Z");
    assert_eq!(next(at("07:00:00"), &state(sunday)), "wait 07:00:30");
    let weekly = cron("0 8 * * SUN");
    let missed = of_digest(MailPlan { days_off: &off, ..digest(&weekly, sunday) });
    assert_eq!(next(at("12:00:00"), &missed), "wait 12:00:30");
    assert_eq!(next(utc("2026-11-25T00:00:00Z"), &missed), "digest 2026-11-22T08:00 late");
}

#[test]
fn days_off_are_those_of_the_schedules_clock() {
    let midnight = cron("30 0 * * *");
    let off = [DayRange { first: day("2026-11-23"), last: day("2026-11-23") }];
    let timetable = Timetable { zone: Pacific::Apia, ..table(&midnight, utc("2026-11-22T00:00:00Z")) };
    let state = of_digest(MailPlan { timetable, catch_up: true, days_off: &off });
    // 00:30 in Apia is 11:30 UTC of the day before.
    assert_eq!(next(utc("2026-11-22T11:30:00Z"), &state), "no digest 2026-11-23T00:30 DayOff");
}

#[test]
fn a_scan_is_held_back_rests_and_has_a_budget() {
    let half = cron("*/30 * * * *");
    let plan = scan(&half, at("07:30:00"));
    let now = at("09:10:00");
    assert_eq!(next(now, &of_scan(plan.clone())), "scan 0@2026-11-23T09:00");
    let held = |until| of_scan(ScanPlan { held_until: Some(until), ..plan.clone() });
    assert_eq!(next(now, &held(at("09:10:20"))), "wait 09:10:20");
    assert_eq!(next(now, &held(now)), "scan 0@2026-11-23T09:00");
    assert_eq!(next(now, &held(at("15:10:00"))), "wait 09:10:30");
    assert_eq!(next(now, &held(at("15:10:01"))), "scan 0@2026-11-23T09:00", "of a clock that was wrong");
    assert_eq!(next(now, &of_scan(ScanPlan { resting: true, ..plan.clone() })), "wait 09:10:30");
    assert_eq!(next(now, &of_scan(ScanPlan { budget_left: false, ..plan })), "wait 09:10:30");
}

#[test]
fn a_clock_that_went_back_stops_nothing_for_long() {
    let (eight, half) = (cron("0 8 * * *"), cron("*/30 * * * *"));
    let now = at("09:10:00");
    // By minutes: the slots up to `last` were served, the next one will be.
    assert_eq!(next(now, &of_scan(scan(&half, at("09:14:00")))), "wait 09:10:30");
    assert_eq!(next(now, &of_digest(digest(&eight, utc("2026-11-24T08:00:00Z")))), "wait 09:10:30");
    // By more: a scan too many, a digest less.
    assert_eq!(next(now, &of_scan(scan(&half, at("19:00:00")))), "scan 0@2026-11-23T09:00");
    let years = of_digest(digest(&eight, utc("2030-01-01T08:00:00Z")));
    assert_eq!(next(now, &years), "no digest 2026-11-23T08:00 ClockWentBack");
    // A clock at its very beginning has no slot behind it.
    assert_eq!(next(DateTime::UNIX_EPOCH, &years), "wait 00:00:30");
}

#[test]
fn times_without_sense_are_survived() {
    let minute = cron("* * * * *");
    for last in [DateTime::<Utc>::MIN_UTC, DateTime::UNIX_EPOCH, DateTime::<Utc>::MAX_UTC] {
        for now in [
            DateTime::<Utc>::MIN_UTC,
            DateTime::UNIX_EPOCH,
            utc("2109-01-01T00:00:00Z"),
            DateTime::<Utc>::MAX_UTC,
        ] {
            let mail = digest(&minute, last);
            for state in [of_digest(mail.clone()), of_reminder(mail), of_scan(scan(&minute, last))] {
                if let Step::Wait { until } = next_step(now, &state) {
                    assert!(until > now || now == DateTime::<Utc>::MAX_UTC, "{now} {last}");
                }
            }
        }
    }
}

#[test]
fn a_schedule_goes_on_while_line_and_zone_stay() {
    let eight = cron("0 8 * * *");
    let goes_on =
        |line, zone, begun| Stored { line, zone, begun }.goes_on(&eight, Europe::Berlin, at("12:00:00"));
    let year = utc("2025-11-23T08:00:00Z");
    assert!(goes_on("0 8 * * *", "Europe/Berlin", year));
    assert!(!goes_on("0 9 * * *", "Europe/Berlin", year));
    assert!(!goes_on("0 8 * * *", "Europe/Lisbon", year));
    assert!(goes_on("0 8 * * *", "Europe/Berlin", utc("2026-11-25T22:59:59Z")), "after what was served");
    assert!(!goes_on("0 8 * * *", "Europe/Berlin", utc("2031-01-01T00:00:00Z")), "of a clock that was wrong");
}

#[test]
fn a_schedule_begins_now_or_after_the_dates_that_were_served() {
    let now = at("12:00:00");
    let start = |served: &str| start_of(now, Europe::Berlin, Some(day(served)));
    assert_eq!(start_of(now, Europe::Berlin, None), now);
    assert_eq!(start("2026-11-22"), now);
    // Berlin's 23rd ends at 23:00 UTC.
    assert_eq!(start("2026-11-23"), at("22:59:59"));
    assert_eq!(start("2026-11-25"), utc("2026-11-25T22:59:59Z"));
    assert_eq!(latest_served(now, Europe::Berlin), day("2026-11-25"));
    // In the last second of its day, what was served then must not let it begin in the past.
    let end = utc("2026-11-23T22:59:59.5Z");
    assert_eq!(start_of(end, Europe::Berlin, Some(day("2026-11-23"))), end);
}

#[test]
fn no_date_has_two_digests_through_a_change() {
    // Served at 00:30 in Kiritimati on the 24th, which is still the 22nd in Pago Pago; then the zone changes.
    let nine = cron("0 9 * * *");
    let zone = Pacific::Pago_Pago;
    let now = utc("2026-11-23T10:31:00Z");
    assert_eq!(latest_served(now, zone), day("2026-11-24"));
    let last = start_of(now, zone, Some(day("2026-11-24")));
    let timetable = Timetable { zone, ..table(&nine, last) };
    let state = of_digest(MailPlan { timetable, ..digest(&nine, last) });
    for served in ["2026-11-23T20:00:00Z", "2026-11-24T20:00:00Z"] {
        assert!(next(utc(served), &state).starts_with("wait"), "the 24th had its digest");
    }
    assert_eq!(next(utc("2026-11-25T20:00:00Z"), &state), "digest 2026-11-25T09:00");
}

#[test]
fn the_newest_slot_since_a_beginning_of_long_ago() {
    let now = at("09:10:20");
    let newest = |line: &str, since: &str| {
        let crontab = cron(line);
        let slot = table(&crontab, now).newest_since(utc(since), now);
        slot.map(|slot| slot.key())
    };
    assert_eq!(newest("* * * * *", "2018-01-01T00:00:00Z").as_deref(), Some("2026-11-23T09:10"));
    assert_eq!(newest("0 8 29 2 *", "2018-01-01T00:00:00Z").as_deref(), Some("2024-02-29T08:00"));
    assert_eq!(newest("0 8 1 12 *", "2025-12-01T08:00:00Z"), None, "later than that");
    assert_eq!(newest("0 8 1 12 *", "2025-12-01T07:59:59Z").as_deref(), Some("2025-12-01T08:00"));
    assert_eq!(newest("0 8 * * *", "2027-01-01T00:00:00Z"), None);
}
