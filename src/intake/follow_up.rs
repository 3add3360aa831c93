//! Follow-ups that the owner asks for in the `Bcc` of a mail: `me+3w@example.com`. Owns: which suffix of an own address
//! is a time, and which mails may ask. Never touches: what is suggested of them.

use super::Desk;
use crate::message::{AddrSpec, Address, Message};
use crate::person::{is_excluded, may_appear};
use crate::words::FollowUp;
use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, Weekday};

/// A follow-up that came due longer ago, in days, when its mail is read is over: a first scan goes back for years.
const LATE_DAYS: i64 = 30;

/// Nobody plans farther ahead, in years: what would be later is no time.
const FARTHEST_YEARS: i32 = 10;

/// The days of the week in English, German, French, Spanish, Portuguese and Italian, Monday first, as people shorten
/// them. The two letters of German are left out: `me+fr@` may as well be about France.
const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (
        Weekday::Mon,
        &["mon", "monday", "montag", "lun", "lundi", "lunes", "lunedi", "lunedì", "seg", "segunda"],
    ),
    (
        Weekday::Tue,
        &[
            "tue", "tues", "tuesday", "dienstag", "mar", "mardi", "martes", "martedi", "martedì", "ter",
            "terca", "terça",
        ],
    ),
    (
        Weekday::Wed,
        &[
            "wed",
            "wednesday",
            "mittwoch",
            "mer",
            "mercredi",
            "mie",
            "mié",
            "miercoles",
            "miércoles",
            "mercoledi",
            "mercoledì",
            "qua",
            "quarta",
        ],
    ),
    (
        Weekday::Thu,
        &[
            "thu",
            "thurs",
            "thursday",
            "donnerstag",
            "jeu",
            "jeudi",
            "jue",
            "jueves",
            "gio",
            "giovedi",
            "giovedì",
            "qui",
            "quinta",
        ],
    ),
    (
        Weekday::Fri,
        &[
            "fri", "friday", "freitag", "ven", "vendredi", "vie", "viernes", "venerdi", "venerdì", "sex",
            "sexta",
        ],
    ),
    (
        Weekday::Sat,
        &["sat", "saturday", "samstag", "sam", "samedi", "sab", "sáb", "sabado", "sábado", "sabato"],
    ),
    (Weekday::Sun, &["sun", "sunday", "sonntag", "dim", "dimanche", "dom", "domingo", "domenica"]),
];

/// The follow-ups that a mail of the owner's asks for, each day once, in their order. Only the `Bcc` line counts: what
/// stands on `To` or `Cc` all readers see. A mail of whose readers nothing may be kept asks for none.
pub(super) fn of(message: &Message, at: DateTime<FixedOffset>, desk: Desk<'_>) -> Vec<FollowUp> {
    let rules = desk.rules;
    let Some(from) = message.from.as_ref().filter(|from| rules.own.contains(&from.addr)) else {
        return Vec::new();
    };
    if !rules.follow_ups || message.recipients.all().any(|a| is_excluded(&a.addr, rules)) {
        return Vec::new();
    }
    let (written, today) = (at.date_naive(), desk.now.date_naive());
    let suffixes = message.recipients.bcc.iter().filter_map(|a| rules.own_suffix(&a.addr));
    let mut days: Vec<NaiveDate> = suffixes
        .filter_map(|suffix| day_named(suffix, written))
        .filter(|day| (today - *day).num_days() <= LATE_DAYS)
        .collect();
    days.sort_unstable();
    days.dedup();
    let about = about(message, from, desk);
    days.into_iter().map(|on| FollowUp { about: about.clone(), on }).collect()
}

/// The first person it went to, else the first address that is not the owner's, else the owner's own.
fn about(message: &Message, from: &Address, desk: Desk<'_>) -> AddrSpec {
    let recipients = &message.recipients;
    let person = recipients.all().find(|a| may_appear(&a.addr, desk.rules));
    let other = || recipients.all().find(|a| !desk.rules.is_own(&a.addr));
    person.or_else(other).map_or_else(|| from.addr.clone(), |a| a.addr.clone())
}

/// The day after `from` that a word names: `3d`, `2w`, `1m`, `1y`, `fri`, `2026-12-01`; `None` when it names none, or
/// one more than ten years ahead. A day of the week is the next of that name, never `from` itself.
pub fn day_named(word: &str, from: NaiveDate) -> Option<NaiveDate> {
    let word = word.to_lowercase();
    let day = span(&word, from)
        .or_else(|| NaiveDate::parse_from_str(&word, "%Y-%m-%d").ok().filter(|_| word.len() == 10))
        .or_else(|| weekday(&word, from))?;
    (day > from && day.year() <= from.year() + FARTHEST_YEARS).then_some(day)
}

/// `3d`, `2w`, `1m`, `1y`: a month after 31 January is the last of February.
fn span(word: &str, from: NaiveDate) -> Option<NaiveDate> {
    let unit = word.chars().next_back()?;
    let number = word.strip_suffix(unit)?;
    if number.is_empty() || number.len() > 4 || !number.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let number: u32 = number.parse().ok()?;
    match unit {
        'd' => from.checked_add_days(Days::new(u64::from(number))),
        'w' => from.checked_add_days(Days::new(7 * u64::from(number))),
        'm' => from.checked_add_months(Months::new(number)),
        'y' => from.checked_add_months(Months::new(12 * number)),
        _ => None,
    }
}

fn weekday(word: &str, from: NaiveDate) -> Option<NaiveDate> {
    let (wanted, _) = WEEKDAYS.iter().find(|(_, names)| names.contains(&word))?;
    from.iter_days().skip(1).take(7).find(|day| day.weekday() == *wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Rules;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn words_that_name_a_day() {
        // A Thursday.
        let from = day("2026-01-29");
        for (word, named) in [
            ("3d", "2026-02-01"),
            ("3W", "2026-02-19"),
            ("1m", "2026-02-28"),
            ("1y", "2027-01-29"),
            ("fri", "2026-01-30"),
            ("thu", "2026-02-05"),
            ("Donnerstag", "2026-02-05"),
            ("dim", "2026-02-01"),
            ("mié", "2026-02-04"),
            ("segunda", "2026-02-02"),
            ("giovedi", "2026-02-05"),
            ("2026-12-01", "2026-12-01"),
        ] {
            assert_eq!(day_named(word, from), Some(day(named)), "{word}");
        }
    }

    #[test]
    fn words_that_name_none() {
        let from = day("2026-01-29");
        for word in [
            "",
            "shop",
            "w",
            "3",
            "0d",
            "3x",
            "-3d",
            "3 w",
            "3dw",
            "99999d",
            "9999y",
            "fr",
            "2026-1-2",
            "2026-13-01",
            "2026-01-29",
            "2025-12-01",
            "2099-01-01",
            "٣w",
            "３w",
            "+3w",
            "3é",
        ] {
            assert_eq!(day_named(word, from), None, "{word}");
        }
    }

    /// What `me@example.com` asks for with this header before the text.
    fn asked(head: &str, rules: &Rules) -> Vec<(String, String)> {
        let mail = format!("Date: Thu, 29 Jan 2026 10:00:00 +0000\r\n{head}\r\n\r\nHello.\r\n");
        let message = Message::parse(mail.as_bytes()).unwrap();
        let now = DateTime::parse_from_rfc3339("2026-02-01T00:00:00Z").unwrap().to_utc();
        let desk = Desk { rules, key: &[0; 32], now };
        let all = of(&message, message.date.unwrap(), desk);
        all.into_iter().map(|one| (one.about.to_string(), one.on.to_string())).collect()
    }

    fn rules() -> Rules {
        let own = ["me@example.com", "me+work@example.com"].map(|text| AddrSpec::parse(text).unwrap());
        Rules { own: own.to_vec(), follow_ups: true, ..Rules::default() }
    }

    #[test]
    fn only_the_bcc_of_an_own_mail_asks() {
        let (rules, to) = (rules(), "To: Bob <bob@example.net>\r\n");
        let bob = |day: &str| vec![("bob@example.net".to_owned(), day.to_owned())];
        for (head, expected) in [
            ("From: me@example.com\r\nBcc: Me <me+3w@Example.com>", bob("2026-02-19")),
            ("From: me+work@example.com\r\nBcc: me+WORK+3w@example.com", bob("2026-02-19")),
            ("From: me@example.com\r\nBcc: me+3w@example.com, me+21d@example.com", bob("2026-02-19")),
            ("From: me@example.com\r\nBcc: me+shop@example.com", vec![]),
            ("From: me@example.com\r\nBcc: me+3w@example.org", vec![]),
            ("From: me@example.com\r\nCc: me+3w@example.com", vec![]),
            ("From: me@example.com\r\nCc: me+3w@example.com\r\nBcc: me+3w@example.com", vec![]),
            ("From: me+3w@example.com\r\nBcc: me+3w@example.com", vec![]),
            ("From: eve@example.net\r\nBcc: me+3w@example.com", vec![]),
        ] {
            assert_eq!(asked(&format!("{to}{head}"), &rules), expected, "{head}");
        }
        let off = Rules { follow_ups: false, ..rules };
        assert!(asked(&format!("{to}From: me@example.com\r\nBcc: me+3w@example.com"), &off).is_empty());
    }

    #[test]
    fn whom_it_is_about() {
        let rules = rules();
        let about = |lines: &str| {
            let mut all =
                asked(&format!("From: me@example.com\r\n{lines}\r\nBcc: me+3w@example.com"), &rules);
            all.pop().map(|(about, _)| about)
        };
        assert_eq!(about("To: info@shop.example\r\nCc: Ana <ana@example.net>").unwrap(), "ana@example.net");
        assert_eq!(about("To: info@shop.example").unwrap(), "info@shop.example");
        assert_eq!(about("To: me@example.com").unwrap(), "me@example.com");
    }

    #[test]
    fn what_is_long_over_when_it_is_read_is_not_asked_for() {
        let head = "From: me@example.com\r\nTo: bob@example.net\r\nBcc: me+1d@example.com";
        let mail = format!("Date: Thu, 29 Jan 2026 10:00:00 +0000\r\n{head}\r\n\r\nHello.\r\n");
        let message = Message::parse(mail.as_bytes()).unwrap();
        let rules = rules();
        let on = |now: &str| {
            let now = DateTime::parse_from_rfc3339(&format!("{now}T12:00:00Z")).unwrap().to_utc();
            of(&message, message.date.unwrap(), Desk { rules: &rules, key: &[0; 32], now }).len()
        };
        assert_eq!((on("2026-03-01"), on("2026-03-02")), (1, 0));
    }
}
