use super::*;
use crate::ledger::SlotClaim;
use std::path::Path;

fn utc(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

fn noon() -> DateTime<Utc> {
    utc("2026-11-23T12:00:00Z")
}

fn config(text: &str) -> Config {
    let head = "[digest]\nto = \"me@example.com\"\ncron = \"0 8 * * *\"\ntimezone = \"Europe/Berlin\"\n";
    let account = "[[account]]\nname = \"work\"\naddress = \"me@example.com\"\nmaildir = \"mail\"\n";
    Config::parse(&format!("{head}{account}{text}"), Path::new("config.toml")).unwrap()
}

fn reminder(name: &str, line: &str) -> String {
    format!("[[reminder]]\nname = \"{name}\"\ncron = \"{line}\"\nperson = \"ravi@example.com\"\n")
}

fn ledger() -> Ledger {
    Ledger::in_memory([0; 32]).unwrap()
}

/// Name, beginning and how far of every schedule.
fn all(ledger: &Ledger) -> Vec<String> {
    let told = |name: String| {
        let LastSlot { begun, last, .. } = ledger.last_slot(&name).unwrap().unwrap();
        let far = if last == begun { String::new() } else { format!(" {}", last.format("%d %H:%M:%S")) };
        format!("{name} {}{far}", begun.format("%d %H:%M:%S"))
    };
    ledger.schedules().unwrap().into_iter().map(told).collect()
}

fn serve(ledger: &mut Ledger, schedule: &str, slot: &str, at: DateTime<Utc>) {
    let (schedule, slot) = (schedule.to_owned(), slot.to_owned());
    let claim = SlotClaim { schedule, slot, served_at: at, last: Some(at), asked: None };
    assert!(ledger.post(&claim, None).unwrap());
}

#[test]
fn what_is_new_begins_now_and_what_stays_goes_on() {
    let mut ledger = ledger();
    let first = config(&reminder("Board", "0 9 * * *"));
    begin(&mut ledger, &first, noon(), Tz::UTC).unwrap();
    assert_eq!(all(&ledger), ["digest 23 12:00:00", "reminder:Board 23 12:00:00", "scan:work 23 12:00:00"]);
    let later = utc("2026-11-25T12:00:00Z");
    serve(&mut ledger, "digest", "2026-11-24T08:00", utc("2026-11-24T07:00:00Z"));
    let second = config(&(reminder("Board", "0 9 * * *") + &reminder("Team", "0 9 * * MON")));
    begin(&mut ledger, &second, later, Tz::UTC).unwrap();
    assert_eq!(
        all(&ledger),
        [
            "digest 23 12:00:00 24 07:00:00",
            "reminder:Board 23 12:00:00",
            "reminder:Team 25 12:00:00",
            "scan:work 23 12:00:00"
        ]
    );
}

#[test]
fn what_the_config_has_no_more_ends_and_begins_anew_when_it_comes_back() {
    let mut ledger = ledger();
    let with = config(&reminder("Board", "0 9 * * *"));
    begin(&mut ledger, &with, noon(), Tz::UTC).unwrap();
    serve(&mut ledger, "reminder:Board", "2026-11-24T09:00", utc("2026-11-24T08:00:00Z"));
    begin(&mut ledger, &config(""), utc("2026-11-24T09:00:00Z"), Tz::UTC).unwrap();
    assert_eq!(all(&ledger), ["digest 23 12:00:00", "scan:work 23 12:00:00"]);
    // On the day of its last slot, so with the end of it.
    begin(&mut ledger, &with, utc("2026-11-24T10:00:00Z"), Tz::UTC).unwrap();
    assert_eq!(all(&ledger), ["digest 23 12:00:00", "reminder:Board 24 22:59:59", "scan:work 23 12:00:00"]);
    assert!(ledger.slot_taken("reminder:Board", "2026-11-24T09:00").unwrap());
}

#[test]
fn another_line_or_another_clock_of_the_machine_begins_anew() {
    let mut ledger = ledger();
    let mut config = config(&reminder("Board", "0 9 * * *"));
    config.digest.timezone = None;
    begin(&mut ledger, &config, noon(), Tz::UTC).unwrap();
    let later = utc("2026-11-24T12:00:00Z");
    begin(&mut ledger, &config, later, Tz::UTC).unwrap();
    assert_eq!(all(&ledger)[0], "digest 23 12:00:00");
    begin(&mut ledger, &config, later, Tz::America__New_York).unwrap();
    assert_eq!(
        all(&ledger),
        ["digest 24 12:00:00", "reminder:Board 23 12:00:00 24 12:00:00", "scan:work 24 12:00:00"]
    );
    config.reminders[0].cron = Crontab::parse("0 10 * * *").unwrap();
    begin(&mut ledger, &config, utc("2026-11-24T13:00:00Z"), Tz::America__New_York).unwrap();
    assert_eq!(all(&ledger), ["digest 24 12:00:00", "reminder:Board 24 13:00:00", "scan:work 24 12:00:00"]);
}

#[test]
fn a_reminder_keeps_its_beginning_when_the_machine_travels() {
    let mut ledger = ledger();
    let every = "[[reminder]]\nname = \"Ravi\"\nevery = \"90d\"\nperson = \"ravi@example.com\"\n";
    let mut config = config(&(reminder("Board", "0 9 * * *") + every));
    config.digest.timezone = None;
    begin(&mut ledger, &config, noon(), Tz::Europe__Lisbon).unwrap();
    serve(&mut ledger, "reminder:Board", "2026-11-24T09:00", utc("2026-11-24T09:00:00Z"));
    // In Madrid the mail of that date is not sent again, and what waits for a digest is not lost.
    begin(&mut ledger, &config, utc("2026-11-24T12:00:00Z"), Tz::Europe__Madrid).unwrap();
    assert_eq!(
        all(&ledger)[1..3],
        ["reminder:Board 23 12:00:00 24 22:59:59", "reminder:Ravi 23 12:00:00 24 12:00:00"]
    );
    // A beginning by a clock that was wrong is none, wherever the machine is.
    begin(&mut ledger, &config, utc("2026-10-01T12:00:00Z"), Tz::Europe__Lisbon).unwrap();
    assert_eq!(all(&ledger)[1..3], ["reminder:Board 01 12:00:00", "reminder:Ravi 01 12:00:00"]);
}

/// Where the date that was served is over already, mails come at once, and none of them is before the beginning.
#[test]
fn a_reminder_that_travels_east_begins_with_its_mails() {
    let mut ledger = ledger();
    let mut config = config(&reminder("Board", "0 9 * * *"));
    config.digest.timezone = None;
    serve(&mut ledger, "reminder:Board", "2026-11-24T09:00", utc("2026-11-24T19:00:00Z"));
    begin(&mut ledger, &config, utc("2026-11-24T19:30:00Z"), Tz::Pacific__Honolulu).unwrap();
    assert_eq!(all(&ledger)[1], "reminder:Board 25 09:59:59");
    begin(&mut ledger, &config, utc("2026-11-24T20:00:00Z"), Tz::Asia__Tokyo).unwrap();
    assert_eq!(all(&ledger)[1], "reminder:Board 24 20:00:00");
}

#[test]
fn a_date_that_a_wrong_clock_served_days_ahead_hides_none_that_was_served() {
    let mut ledger = ledger();
    let config = config("");
    begin(&mut ledger, &config, noon(), Tz::UTC).unwrap();
    serve(&mut ledger, DIGEST, "2026-11-24T08:00", utc("2026-11-24T07:00:00Z"));
    serve(&mut ledger, DIGEST, "2026-12-24T08:00", utc("2026-12-24T07:00:00Z"));
    let changed =
        Config { digest: crate::config::Digest { timezone: Some(Tz::UTC), ..config.digest }, ..config };
    begin(&mut ledger, &changed, utc("2026-11-24T07:30:00Z"), Tz::UTC).unwrap();
    assert_eq!(all(&ledger)[0], "digest 24 23:59:59");
}

#[test]
fn a_command_begins_reminders_alone() {
    let mut ledger = ledger();
    let both = config(&(reminder("Board", "0 9 * * *") + &reminder("Team", "0 9 * * MON")));
    begin_reminders(&mut ledger, &both, noon(), Tz::UTC).unwrap();
    assert_eq!(all(&ledger), ["reminder:Board 23 12:00:00", "reminder:Team 23 12:00:00"]);
    // A daemon that comes later has no digests of the time before it to make up for, but the reminders.
    let later = utc("2026-12-05T12:00:00Z");
    begin(&mut ledger, &both, later, Tz::UTC).unwrap();
    assert_eq!(
        all(&ledger),
        [
            "digest 05 12:00:00",
            "reminder:Board 23 12:00:00",
            "reminder:Team 23 12:00:00",
            "scan:work 05 12:00:00"
        ]
    );
    // While it is stopped, a command leaves its schedules alone, whatever the config says by then.
    let mut other = config(&reminder("Board", "0 9 * * *"));
    other.digest.cron = Crontab::parse("0 7 * * *").unwrap();
    other.accounts.clear();
    begin_reminders(&mut ledger, &other, utc("2026-12-06T12:00:00Z"), Tz::UTC).unwrap();
    assert_eq!(all(&ledger), ["digest 05 12:00:00", "reminder:Board 23 12:00:00", "scan:work 05 12:00:00"]);
}
