//! `schedule`: when what is due.

use crate::house::{House, Run, has_keys};
use appreciated::ledger::Ledger;
use appreciated::words::Rest;
use chrono::{DateTime, NaiveDate};
use serde_json::Value;

const CONFIG: &str = r#"
[digest]
to = "me@example.com"
account = "work"
cron = "30 2 * * *"
timezone = "Europe/Berlin"
skip = ["2026-03-28"]

[[account]]
name = "work"
address = "me@example.com"
imap = { host = "imap.example.com" }
auth = { password_file = "secret" }
scan = { cron = "0 */6 * * *", timezone = "America/New_York" }

[[account]]
name = "old"
address = "me@old.example"
maildir = "Sent"
scan = { cron = "0 12 * * *" }

[[reminder]]
name = "Check in with Dana"
cron = "0 9 * * MON"
person = "dana@example.com"
"#;

/// The evening before Berlin's clocks go forward over 02:30.
const BEFORE: &str = "2026-03-27T12:00:00+01:00";

fn schedule(house: &House, more: &[&str]) -> Run {
    let config = house.file("config.toml", CONFIG);
    let mut arguments = vec!["schedule", "--config", config.to_str().unwrap(), "--now", BEFORE];
    arguments.extend(more);
    house.good(&arguments)
}

fn of<'a>(times: &'a Value, name: &str) -> Vec<&'a Value> {
    times["times"].as_array().unwrap().iter().filter(|time| time["name"] == name).collect()
}

#[test]
fn every_schedule_with_its_clock() {
    let house = House::new();
    let run = schedule(&house, &["-n", "3", "--json"]);
    let times = run.json();
    let digests = of(&times, "digest");
    has_keys(digests[0], &["name", "kind", "local", "utc", "zone", "in_digest", "skipped"]);
    let rows: Vec<_> =
        digests.iter().map(|time| (time["local"].as_str().unwrap(), time["skipped"].as_str())).collect();
    let expected = [
        ("2026-03-28T02:30:00+01:00", Some("day-off")),
        ("2026-03-29T03:00:00+02:00", None),
        ("2026-03-30T02:30:00+02:00", None),
    ];
    assert_eq!(rows, expected, "02:30 is skipped on the 29th, so it comes at once after it");
    assert_eq!(digests[1]["utc"], "2026-03-29T01:00:00Z");
    let work = of(&times, "work");
    assert_eq!(
        (work.len(), &work[0]["kind"], &work[0]["zone"]),
        (3, &"scan".into(), &"America/New_York".into())
    );
    assert_eq!(of(&times, "old")[0]["zone"], "Europe/Berlin", "the digest's clock");
    let reminder = of(&times, "Check in with Dana")[0];
    assert_eq!((&reminder["kind"], &reminder["skipped"]), (&"reminder".into(), &Value::Null));
    let order: Vec<&str> =
        times["times"].as_array().unwrap().iter().map(|t| t["utc"].as_str().unwrap()).collect();
    assert!(order.is_sorted());
    assert_eq!(house.everything().len(), house_with_config().len(), "nothing is made");
}

fn house_with_config() -> Vec<(String, Vec<u8>)> {
    let house = House::new();
    house.file("config.toml", CONFIG);
    house.everything()
}

#[test]
fn as_a_table() {
    let run = schedule(&House::new(), &["--until", "2026-03-28"]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[0], "local                        UTC               zone              what");
    assert_eq!(lines[1], "Fri 2026-03-27 12:00 -04:00  2026-03-27 16:00  America/New_York  scan of work");
    assert!(run.out.contains("Europe/Berlin     digest (left out: a day off)\n"), "{}", run.out);
    assert_eq!(run.err, "");
}

#[test]
fn five_of_each_unless_told_otherwise() {
    let house = House::new();
    let count = |more: &[&str], name: &str| of(&schedule(&house, more).json(), name).len();
    assert_eq!(count(&["--json"], "digest"), 5);
    assert_eq!(count(&["--json", "--until", "2026-04-30"], "digest"), 34);
    assert_eq!(count(&["--json", "--until", "2026-04-30", "-n", "4"], "digest"), 4);
    assert_eq!(count(&["--json", "--until", "2026-03-28T02:30:00+01:00"], "digest"), 1);
    assert_eq!(
        schedule(&house, &["--json", "--until", "2020-01-01"]).json()["times"],
        Value::Array(Vec::new())
    );
    assert_eq!(schedule(&house, &["--until", "2020-01-01"]).out, "nothing is due in that time\n");
}

#[test]
fn the_machines_clock_when_the_config_names_none() {
    let house = House::new();
    let config = house.file("config.toml", "[[account]]\naddress = \"me@example.com\"\nmaildir = \"Sent\"\n");
    let mut command = house.command();
    command.args(["schedule", "--json", "-n", "1", "--now", BEFORE, "--config"]).arg(&config);
    let times = Run::of(command.env("TZ", "Asia/Kolkata")).json();
    assert_eq!(of(&times, "digest")[0]["local"], "2026-03-30T08:00:00+05:30");
    assert_eq!(of(&times, "me@example.com")[0]["zone"], "Asia/Kolkata");
}

#[test]
fn what_is_no_time_is_refused() {
    let house = House::new();
    house.run(&["schedule", "--until", "tomorrow"]).refused(64, &["2026-12-24"]);
    house.run(&["schedule", "-n", "0"]).refused(64, &["1..="]);
}

/// A ledger in which the owner has said something.
fn ledger(house: &House) -> Ledger {
    let folder = house.home("state/appreciated");
    std::fs::create_dir_all(&folder).unwrap();
    Ledger::open(&folder.join("ledger.sqlite"), [7; 32]).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn slots_of_a_pause_are_left_out_with_its_reason() {
    let house = House::new();
    ledger(&house).set_rest(Some(Rest::Until(day("2026-03-30"))), day("2026-03-27")).unwrap();
    let times = schedule(&house, &["-n", "4", "--json"]).json();
    let skipped: Vec<_> = of(&times, "digest").iter().map(|time| time["skipped"].as_str()).collect();
    assert_eq!(skipped, [Some("day-off"), Some("paused"), None, None]);
    let text = schedule(&house, &["-n", "2"]).out;
    assert!(text.contains("digest (left out: you said pause)\n"), "{text}");
    assert_eq!(text.matches("left out").count(), 2, "scans go on: {text}");

    ledger(&house).set_rest(Some(Rest::Stopped), day("2026-03-27")).unwrap();
    let times = schedule(&house, &["--json", "--until", "2026-12-31"]).json();
    assert!(of(&times, "digest")[1..].iter().all(|time| time["skipped"] == "stopped"));
    assert!(of(&times, "old").iter().all(|time| time["skipped"] == Value::Null));
}

#[test]
fn days_off_hold_to_the_end_of_their_range() {
    let house = House::new();
    let text = CONFIG.replace("[\"2026-03-28\"]", "[\"2026-04-01..2026-04-03\", \"2026-03-29\"]");
    let config = house.file("config.toml", text);
    let run = ["schedule", "--json", "-n", "8", "--now", BEFORE, "--config", config.to_str().unwrap()];
    let times = house.good(&run).json();
    let off: Vec<_> = of(&times, "digest")
        .iter()
        .filter(|time| time["skipped"] == "day-off")
        .map(|time| time["local"].as_str().unwrap().get(8..10).unwrap().to_owned())
        .collect();
    assert_eq!(off, ["29", "01", "02", "03"]);
}

#[test]
fn status_says_why_no_digest_comes() {
    let house = House::new();
    let config = house.file("config.toml", CONFIG);
    let status = |more: &[&str]| {
        let mut arguments = vec!["status", "--config", config.to_str().unwrap()];
        arguments.extend(more);
        house.good(&arguments)
    };
    let usual = status(&["--json"]).json();
    assert_eq!(
        (&usual["quiet"], &usual["pace"], &usual["max_items"]),
        (&Value::Null, &"every".into(), &5.into())
    );
    assert!(usual["next_digest"].is_string());

    let today = appreciated::host::now().date_naive();
    let until = today + chrono::Duration::days(28);
    ledger(&house).set_rest(Some(Rest::Until(until)), today).unwrap();
    ledger(&house).set_items_more(-2).unwrap();
    let paused = status(&["--json"]).json();
    assert_eq!(paused["quiet"]["why"], "paused");
    assert_eq!(paused["quiet"]["until"], until.to_string());
    assert!(*paused["next_digest"].as_str().unwrap() >= *until.to_string(), "{paused}");
    let text = status(&[]).out;
    let said = format!("(you said pause on {}", today.format("%-d %B"));
    for words in [
        "quiet     No digests until ",
        &said,
        "; `appreciated answer resume` ends that\n",
        "items     3 in a",
    ] {
        assert!(text.contains(words), "{words:?} in {text}");
    }

    ledger(&house).set_rest(Some(Rest::Stopped), today).unwrap();
    let stopped = status(&["--json"]).json();
    assert_eq!((&stopped["quiet"]["why"], &stopped["next_digest"]), (&"stopped".into(), &Value::Null));
}

/// The text between two marks of the README.
fn block<'a>(readme: &'a str, after: &str, begin: &str) -> &'a str {
    let rest = readme.split_once(after).unwrap().1.split_once(begin).unwrap().1;
    rest.split_once("```").unwrap().0
}

#[test]
fn the_readme_shows_what_it_prints() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let house = House::new();
    let account = "\n[[account]]\nname = \"work\"\naddress = \"me@example.com\"\nmaildir = \"Sent\"\n";
    let text = block(&readme, "## Reminders of your own", "```toml\n");
    let config = house.file("config.toml", format!("{text}{account}"));
    let sunday = "2026-11-22T18:00:00+00:00";
    let run = house.good(&["schedule", "-n", "2", "--now", sunday, "--config", config.to_str().unwrap()]);
    assert_eq!(block(&readme, "`appreciated schedule -n 2`", "```text\n"), run.out);
}

/// A mail in the Maildir of an account.
fn write(house: &House, number: u32, days: i64, head: &str, text: &str) {
    let date = DateTime::parse_from_rfc3339(BEFORE).unwrap() - chrono::Duration::days(days);
    let mail = format!(
        "Message-ID: <{number}@example.com>\r\nDate: {}\r\nFrom: me@example.com\r\n{head}\r\n\r\n{text}\r\n",
        date.to_rfc2822()
    );
    house.file(&format!("Sent/cur/{number}:2,S"), mail);
}

#[test]
fn reminders_stand_where_they_come_and_say_why_not() {
    let house = House::new();
    let sent = house.file("Sent/cur/.keep", "").parent().unwrap().parent().unwrap().to_owned();
    for folder in ["new", "tmp"] {
        std::fs::create_dir_all(sent.join(folder)).unwrap();
    }
    let karel = "To: Karel Novak <karel@example.com>\r\nSubject: Trainee";
    write(&house, 1, 5, &format!("{karel}\r\nBcc: me+3w@example.com"), "Can the trainee start in May?");
    write(&house, 2, 2, "To: Dana Ortiz <dana@example.com>\r\nSubject: Plan", "The plan is in the folder.");
    house.file(
        "book.vcf",
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Karel Novak\r\nEMAIL:karel@example.com\r\nBDAY:--0402\r\nEND:VCARD\r\n",
    );
    let config = house.file(
        "config.toml",
        "[digest]\ncron = \"0 8 * * MON\"\ntimezone = \"Europe/Berlin\"\n\
         [[account]]\nname = \"work\"\naddress = \"me@example.com\"\nmaildir = \"Sent\"\n\
         [contacts]\nvcards = [\"book.vcf\"]\n\
         [[reminder]]\nname = \"Dana\"\ncron = \"0 9 * * MON\"\nperson = \"dana@example.com\"\nunless_contacted_within = \"7d\"\n\
         [[reminder]]\nname = \"Karel\"\nevery = \"14d\"\nperson = \"karel@example.com\"\ndeliver = \"now\"\n\
         [[reminder]]\nname = \"Hours\"\ncron = \"30 16 1 * *\"\ndeliver = \"now\"\n",
    );
    let with = |more: &[&str]| {
        let mut arguments = vec!["--config", config.to_str().unwrap(), "--now", BEFORE];
        arguments.extend(more);
        house.good(&[&more[..1], &arguments[..4], &more[1..]].concat())
    };
    with(&["scan"]);
    let times = with(&["schedule", "--json", "-n", "2"]).json();
    let rows: Vec<String> = times["times"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|time| time["kind"] != "scan" && time["kind"] != "digest")
        .map(|time| {
            let place = if time["in_digest"] == true { "digest" } else { "own" };
            let [local, name, kind] = ["local", "name", "kind"].map(|key| time[key].as_str().unwrap());
            format!("{} {kind} {name} {place} {}", local.get(..16).unwrap(), time["skipped"])
        })
        .collect();
    let expected = [
        "2026-03-30T08:00 reminder Dana digest \"needless\"",
        "2026-03-30T08:00 birthday Karel Novak digest null",
        "2026-04-01T16:30 reminder Hours own null",
        "2026-04-05T08:00 reminder Karel own null",
        "2026-04-06T08:00 reminder Dana digest null",
        "2026-04-13T08:00 follow-up Karel Novak, \"Trainee\" digest null",
        "2026-05-01T16:30 reminder Hours own null",
        "2027-03-29T08:00 birthday Karel Novak digest null",
    ];
    assert_eq!(rows, expected);
    // What it foresees is what the digest of that time has.
    let digest = |now: &str| {
        let run = house.good(&["preview", "--json", "--config", config.to_str().unwrap(), "--now", now]);
        run.json()["suggestions"].as_array().unwrap().iter().filter(|s| s["reminder"] == true).count()
    };
    // No daemon sent Karel's own mail, so the digest has that, too.
    assert_eq!([digest("2026-03-30T08:00:00+02:00"), digest("2026-04-13T08:00:00+02:00")], [1, 3]);
}
