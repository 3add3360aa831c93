use super::*;
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
        ("", "", "empty", "minute, hour"),
        ("0 8 * *", "0 8 * *", "has 4", "minute, hour"),
        ("0 0 8 * * MON", "0 0 8 * * MON", "has 6", "write `0 8 * * MON`"),
        ("0 0 8 * * MON 2026", "0 0 8 * * MON 2026", "has 7", "no seconds and no years here: write `0 8 * * MON`"),
        ("0 8 * * MON 2026", "0 8 * * MON 2026", "has 6", "behind the five fields here: write `0 8 * * MON`"),
        ("0 8 * * MON /bin/mail -s x", "0 8 * * MON /bin/mail -s x", "has 8", "write `0 8 * * MON`"),
        ("at eight o'clock on every monday", "at eight o'clock on every monday", "has 6", "minute, hour"),
        ("60 8 * * *", "60", "60 is no minute", "0 to 59"),
        ("0 24 * * *", "24", "24 is no hour", "0 to 23"),
        ("0 8 0 * *", "0", "0 is no day of month", "1 to 31"),
        ("0 8 * 13 *", "13", "13 is no month", "JAN"),
        ("0 8 * * 8", "8", "8 is no day of week", "MON-FRI"),
        ("0 8 * * Mnoday", "Mnoday", "`Mnoday` is no day of week", "MON-FRI"),
        ("0 8 L * *", "L", "no L, W or #", "1 to 31"),
        ("0 8 * * 5#2", "5#2", "no L, W or #", "MON"),
        ("0 8 ? * MON", "?", "`*` means any", "1 to 31"),
        ("0 18-8 * * *", "18-8", "runs backwards", "write `8-18`, or `18-23,0-8`"),
        ("0 8 1 NOV-FEB *", "NOV-FEB", "runs backwards", "`NOV-12,1-FEB`"),
        ("6~15 8 * * *", "6~15", "to chance", "0 to 59"),
        ("*/60 * * * *", "*/60", "no step", "0 to 59"),
        ("0 8 30 2 */7", "30", "never be due", "0 8 28 2 *"),
        ("@reBoot", "@reBoot", "names no time", "@daily"),
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

proptest! {
    #[test]
    fn any_text_is_read_or_refused_inside_itself(line in "\\PC{0,40}|[0-9*/,@A-Za-z -]{0,40}") {
        if let Err(fault) = Crontab::parse(&line) {
            prop_assert!(line.get(fault.range).is_some());
        }
    }
}
