use super::*;
use chrono_tz::{Europe, Pacific};
use proptest::prelude::*;

fn utc(text: &str) -> DateTime<Utc> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap().and_utc()
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
    for zone in [Tz::UTC, Europe::Berlin, Pacific::Apia] {
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
        (
            "0 0 8 * * MON 2026",
            "0 0 8 * * MON 2026",
            "has 7",
            "no seconds and no years here: write `0 8 * * MON`",
        ),
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

#[test]
fn a_date_that_no_year_has_is_refused() {
    for (month, day) in (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day))) {
        let line = format!("0 8 {day} {month} *");
        let in_a_leap_year = NaiveDate::from_ymd_opt(2028, month, day).is_some();
        assert_eq!(Crontab::parse(&line).is_ok(), in_a_leap_year, "{line}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_inside_itself(line in "\\PC{0,40}|[0-9*/,@A-Za-z -]{0,40}") {
        if let Err(fault) = Crontab::parse(&line) {
            prop_assert!(line.get(fault.range).is_some());
        }
    }
}
