use super::*;
use chrono::Datelike;
use chrono_tz::{Africa, America, Australia, Europe, Pacific};
use proptest::prelude::*;

const ZONES: [Tz; 6] = [
    Europe::Berlin,
    America::New_York,
    Australia::Lord_Howe,
    Africa::Casablanca,
    Pacific::Apia,
    America::St_Johns,
];

fn utc(text: &str) -> DateTime<Utc> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap().and_utc()
}

fn row(line: &str, after: DateTime<Utc>, zone: Tz, count: usize) -> Vec<String> {
    let crontab = Crontab::parse(line).unwrap();
    let mut after = after;
    let mut times = Vec::new();
    for _ in 0..count {
        let next = crontab.next_after(after, zone).unwrap();
        times.push(next.format("%Y-%m-%d %H:%M %:z").to_string());
        after = next.to_utc();
    }
    times
}

/// Expected times after 2026-03-10 09:30, from another implementation of crontab(5) (Python's croniter 6).
#[rustfmt::skip]
const TABLE: [(&str, &str, &str); 32] = [
    ("0 8 * * MON", "2026-03-16 08:00", "2026-03-23 08:00"),
    ("*/30 * * * *", "2026-03-10 10:00", "2026-03-10 10:30"),
    ("0 0 1 1 *", "2027-01-01 00:00", "2028-01-01 00:00"),
    ("15 14 1 * *", "2026-04-01 14:15", "2026-05-01 14:15"),
    ("0 22 * * 1-5", "2026-03-10 22:00", "2026-03-11 22:00"),
    ("23 0-20/2 * * *", "2026-03-10 10:23", "2026-03-10 12:23"),
    ("5 4 * * sun", "2026-03-15 04:05", "2026-03-22 04:05"),
    ("0 0,12 1 */2 *", "2026-05-01 00:00", "2026-05-01 12:00"),
    ("0 4 8-14 * *", "2026-03-11 04:00", "2026-03-12 04:00"),
    ("0 0 1,15 * 3", "2026-03-11 00:00", "2026-03-15 00:00"),
    ("0 9 * * 7", "2026-03-15 09:00", "2026-03-22 09:00"),
    ("0 9 * * 0", "2026-03-15 09:00", "2026-03-22 09:00"),
    ("0 9 29 2 *", "2028-02-29 09:00", "2032-02-29 09:00"),
    ("30 6 * * 6,0", "2026-03-14 06:30", "2026-03-15 06:30"),
    ("59 23 31 12 *", "2026-12-31 23:59", "2027-12-31 23:59"),
    ("0 0 31 * *", "2026-03-31 00:00", "2026-05-31 00:00"),
    ("*/7 * * * *", "2026-03-10 09:35", "2026-03-10 09:42"),
    ("10-20/5 3 * * *", "2026-03-11 03:10", "2026-03-11 03:15"),
    ("0 8 * JAN,JUL *", "2026-07-01 08:00", "2026-07-02 08:00"),
    ("0 8 1 mar-may *", "2026-04-01 08:00", "2026-05-01 08:00"),
    ("0 17 * * FRI", "2026-03-13 17:00", "2026-03-20 17:00"),
    ("1 2 3 4 *", "2026-04-03 02:01", "2027-04-03 02:01"),
    ("0 12 13 * 5", "2026-03-13 12:00", "2026-03-20 12:00"),
    ("45 */6 * * *", "2026-03-10 12:45", "2026-03-10 18:45"),
    ("0 8-18/5 * * TUE", "2026-03-10 13:00", "2026-03-10 18:00"),
    ("0 0 30 4,6,9,11 *", "2026-04-30 00:00", "2026-06-30 00:00"),
    ("37 11 * 2 *", "2027-02-01 11:37", "2027-02-02 11:37"),
    ("0 7 * * 2-4/2", "2026-03-12 07:00", "2026-03-17 07:00"),
    ("0 7 1-7 * *", "2026-04-01 07:00", "2026-04-02 07:00"),
    ("20 20 20 * *", "2026-03-20 20:20", "2026-04-20 20:20"),
    ("0 6 * * MON,WED,FRI", "2026-03-11 06:00", "2026-03-13 06:00"),
    ("0 0 1 * SAT", "2026-03-14 00:00", "2026-03-21 00:00"),
];

#[test]
fn agrees_with_another_implementation() {
    for (line, first, second) in TABLE {
        let expected = [first, second].map(|time| format!("{time} +00:00"));
        assert_eq!(row(line, utc("2026-03-10 09:30"), Tz::UTC, 2), expected, "{line}");
    }
}

#[test]
fn ranges_of_weekdays_wrap_and_step() {
    let days = |line: &str| {
        let crontab = Crontab::parse(line).unwrap();
        let mut after = utc("2026-03-08 12:00"); // a Sunday
        let mut days = Vec::new();
        while let Some(next) =
            crontab.next_after(after, Tz::UTC).filter(|next| *next < utc("2026-03-15 12:00"))
        {
            days.push(next.format("%a").to_string());
            after = next.to_utc();
        }
        days.join(" ")
    };
    assert_eq!(days("0 8 * * FRI-MON"), "Mon Fri Sat Sun");
    assert_eq!(days("0 8 * * 6-2"), "Mon Tue Sat Sun");
    assert_eq!(days("0 8 * * 5-7"), "Fri Sat Sun");
    assert_eq!(days("0 8 * * sat-sun"), "Sat Sun");
    assert_eq!(days("0 8 * * fri-tue/2"), "Tue Fri Sun");
    assert_eq!(days("0 8 * * 0-7"), "Mon Tue Wed Thu Fri Sat Sun");
    assert_eq!(days("0 8 * * */3"), "Wed Sat Sun");
    assert_eq!(days("0 8 * * 1,wed,7"), "Mon Wed Sun");
}

#[test]
fn a_starred_day_field_is_unrestricted_even_with_a_step() {
    // Odd days that are Mondays, not odd days or Mondays.
    let times = row("0 8 */2 * MON", utc("2026-03-10 09:30"), Tz::UTC, 2);
    assert_eq!(times, ["2026-03-23 08:00 +00:00", "2026-04-13 08:00 +00:00"]);
}

#[test]
fn aliases_in_any_case() {
    let after = utc("2026-03-10 09:30");
    for (line, first) in [
        ("@hourly", "2026-03-10 10:00"),
        ("@Daily", "2026-03-11 00:00"),
        ("@MIDNIGHT", "2026-03-11 00:00"),
        ("@weekly", "2026-03-15 00:00"),
        (" @monthly ", "2026-04-01 00:00"),
        ("@yearly", "2027-01-01 00:00"),
        ("@annually", "2027-01-01 00:00"),
    ] {
        assert_eq!(row(line, after, Tz::UTC, 1), [format!("{first} +00:00")], "{line}");
    }
}

#[test]
fn the_skipped_hour_is_due_right_after_it() {
    let after = utc("2026-03-28 12:00");
    let times = row("30 2 * * *", after, Europe::Berlin, 2);
    assert_eq!(times, ["2026-03-29 03:00 +02:00", "2026-03-30 02:30 +02:00"]);
    // Two slots that fall into one gap are one.
    let times = row("15,45 2 * * *", after, Europe::Berlin, 3);
    assert_eq!(times, ["2026-03-29 03:00 +02:00", "2026-03-30 02:15 +02:00", "2026-03-30 02:45 +02:00"]);
    // Lord Howe moves by half an hour.
    let times = row("15 2 * * *", utc("2026-10-03 00:00"), Australia::Lord_Howe, 2);
    assert_eq!(times, ["2026-10-04 02:30 +11:00", "2026-10-05 02:15 +11:00"]);
    // Apia had no 30 December 2011 at all.
    let times = row("0 8 30 12 *", utc("2011-12-01 00:00"), Pacific::Apia, 2);
    assert_eq!(times, ["2011-12-31 00:00 +14:00", "2012-12-30 08:00 +14:00"]);
}

#[test]
fn the_repeated_hour_is_due_once() {
    let times = row("30 2 * * *", utc("2026-10-24 12:00"), Europe::Berlin, 2);
    assert_eq!(times, ["2026-10-25 02:30 +02:00", "2026-10-26 02:30 +01:00"]);
    let times = row("*/30 * * * *", utc("2026-10-25 00:00"), Europe::Berlin, 3);
    assert_eq!(times, ["2026-10-25 02:30 +02:00", "2026-10-25 03:00 +01:00", "2026-10-25 03:30 +01:00"]);
    // Asked during the second coming, nothing lies before the question.
    let second = utc("2026-10-25 01:10");
    assert_eq!(row("30 2 * * *", second, Europe::Berlin, 1), ["2026-10-26 02:30 +01:00"]);
}

#[test]
fn a_daily_line_is_due_once_on_every_date_of_ten_years() {
    for zone in ZONES {
        for line in ["30 2 * * *", "15 0 * * *", "0 8 * * *", "59 23 * * *"] {
            let crontab = Crontab::parse(line).unwrap();
            let mut slot = crontab.next_after(utc("2026-01-01 12:00"), zone).unwrap();
            for _ in 0..3_650 {
                let next = crontab.next_after(slot.to_utc(), zone).unwrap();
                assert_eq!(next.date_naive(), slot.date_naive().succ_opt().unwrap(), "{line} {zone}");
                slot = next;
            }
        }
    }
}

#[test]
fn a_slot_is_never_its_own_successor() {
    let crontab = Crontab::parse("0 8 * * *").unwrap();
    let at = utc("2026-03-10 08:00");
    let due = |after| crontab.next_after(after, Tz::UTC).unwrap().to_utc();
    assert_eq!(due(at), utc("2026-03-11 08:00"));
    assert_eq!(due(at - Duration::milliseconds(1)), at);
    assert_eq!(due(at + Duration::milliseconds(1)), utc("2026-03-11 08:00"));
}

#[test]
fn ends_with_the_century_and_begins_with_the_epoch() {
    let crontab = Crontab::parse("@yearly").unwrap();
    assert_eq!(crontab.next_after(utc("2100-06-01 00:00"), Tz::UTC), None);
    for zone in ZONES {
        assert_eq!(crontab.next_after(DateTime::<Utc>::MAX_UTC, zone), None);
        assert!(crontab.next_after(DateTime::<Utc>::MIN_UTC, zone).is_some());
    }
}

#[test]
fn refuses_with_the_place_and_the_mend() {
    let faults = [
        ("", "", "empty", "five fields"),
        ("0 8 * *", "0 8 * *", "has 4", "minute, hour"),
        ("0 0 8 * * MON", "0 0 8 * * MON", "has 6", "write `0 8 * * MON`"),
        ("0 0 8 * * MON 2026", "0 0 8 * * MON 2026", "has 7", "write `0 8 * * MON`"),
        ("60 8 * * *", "60", "60 is no minute", "0 to 59"),
        ("0 24 * * *", "24", "24 is no hour", "0 to 23"),
        ("0 8 0 * *", "0", "0 is no day of month", "1 to 31"),
        ("0 8 * 13 *", "13", "13 is no month", "JAN"),
        ("0 8 * * 8", "8", "8 is no day of week", "MON-FRI"),
        ("0 8 * * Mnoday", "Mnoday", "`Mnoday` is no day of week", "MON-FRI"),
        ("0 8 L * *", "L", "no L, W or #", "1 to 31"),
        ("0 8 * * 5#2", "5#2", "no L, W or #", "MON"),
        ("0 8 ? * MON", "?", "`*` means any", "1 to 31"),
        ("0 18-8 * * *", "18-8", "runs backwards", "8-18"),
        ("5/10 * * * *", "5/10", "`5-59/10`", "*/15"),
        ("*/0 * * * *", "*/0", "no step", "*/15"),
        ("1,,2 * * * *", "1,,2", "empty part", "0,30"),
        ("+5 * * * *", "+5", "no minute", "0 to 59"),
        ("0 8 30 2 *", "30", "never be due", "0 8 28 2 *"),
        ("0 8 31 4,6 *", "31", "never be due", "0 8 28 2 *"),
        ("@reboot", "@reboot", "names no time", "@daily"),
        (" @fortnightly", "@fortnightly", "not known", "@weekly"),
        ("99999999999 * * * *", "99999999999", "no minute", "0 to 59"),
    ];
    for (line, place, sentence, hint) in faults {
        let fault = Crontab::parse(line).unwrap_err();
        assert!(fault.sentence.contains(sentence), "{line}: {}", fault.sentence);
        assert!(fault.hint.contains(hint), "{line}: {}", fault.hint);
        assert_eq!(line.get(fault.range), Some(place), "{line}");
    }
    assert_eq!(Crontab::parse("0\u{a0}8 ö * *").unwrap_err().range, 5..7);
}

fn any_line() -> impl Strategy<Value = String> {
    let minute = prop_oneof!["[0-9]", Just("*".to_owned()), Just("*/7".to_owned()), Just("30,59".to_owned())];
    let hour = prop_oneof![Just("*".to_owned()), "[0-9]", Just("1-3".to_owned()), Just("2".to_owned())];
    let day = prop_oneof![Just("*".to_owned()), "[1-9]", "[12][0-9]", Just("*/2".to_owned())];
    let month = prop_oneof![Just("*".to_owned()), "[1-9]", Just("MAR,OCT".to_owned())];
    let weekday =
        prop_oneof![Just("*".to_owned()), "[0-7]", Just("FRI-MON".to_owned()), Just("*/2".to_owned())];
    (minute, hour, day, month, weekday).prop_map(|(m, h, d, mo, w)| format!("{m} {h} {d} {mo} {w}"))
}

proptest! {
    #[test]
    fn always_later_and_never_missing(line in any_line(), start in 1_262_304_000_i64..2_500_000_000, zone in 0_usize..6) {
        let Ok(crontab) = Crontab::parse(&line) else { return Ok(()) };
        let mut after = DateTime::from_timestamp(start, 0).unwrap();
        for _ in 0..20 {
            let Some(next) = crontab.next_after(after, ZONES[zone]) else {
                // A 29 February on certain weekdays may be the last before the end.
                prop_assert!(after.year() >= 2060, "{line}: nothing after {after}");
                break;
            };
            prop_assert!(next > after, "{line}: {next} is not after {after}");
            // Nothing lies between: asking from just before gives the same.
            let again = crontab.next_after(next.to_utc() - Duration::seconds(1), ZONES[zone]).unwrap();
            prop_assert_eq!(again, next);
            after = next.to_utc();
        }
    }

    #[test]
    fn any_text_is_read_or_refused_inside_itself(line in "\\PC{0,40}|[0-9*/,@A-Za-z -]{0,40}") {
        if let Err(fault) = Crontab::parse(&line) {
            prop_assert!(line.get(fault.range).is_some());
        }
    }
}
