//! croner asked the same. UTC only: around a change of clocks it has another rule for lines with a star.
//!
//! Four differences are known, and written into what croner is asked; everything else must agree:
//! 1. A range over the end of the week (`FRI-MON`, `6-2`), which crontab(5) does not have and croner refuses, is put
//!    as a list. So is one from Sunday to Sunday: croner reads `SUN-SUN` as the whole week.
//! 2. A day field that begins with a star is no restriction (`*/2` beside `MON`: both must fit), as cron's source has
//!    it; croner takes only a lone `*` for that, so it is told for each line which of the two holds.
//! 3. It does not know `@midnight`.
//! 4. Ours end with the year 2100, where `cron` ends.

use crate::line::{Field, Line, Part};
use appreciated::sample::rng::Rng;
use appreciated::schedule::Crontab;
use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Tz;
use croner::Cron;
use croner::parser::{CronParser, Seconds, Year};

const LINES: u32 = 2_000;
const STARTS: u32 = 3;
const SLOTS: u32 = 5;
/// The lines of the table that croner refuses, by differences 1 and 3.
const REFUSED: [&str; 7] = [
    "0 8 * * FRI-MON",
    "0 8 * * 6-2",
    "0 8 * * 7-2",
    "0 8 * * fri-tue/2",
    "0 8 * * Sat-Mon,wed",
    "@midnight",
    "@MidNight",
];

#[test]
fn agrees_with_croner() {
    let mut rng = Rng::new(3);
    let mut compared = 0;
    for _ in 0..LINES {
        let line = Line::any(&mut rng);
        let Ok(crontab) = Crontab::parse(&line.text) else { continue };
        let peer = peer(&asked_of_peer(&line), line.needs_both_days());
        for _ in 0..STARTS {
            let from = DateTime::from_timestamp(rng.between(946_684_800, 3_000_000_000), 0).unwrap();
            compared += same_slots(&line.text, &crontab, &peer, from);
        }
    }
    println!("{compared} slots compared");
    assert!(compared >= LINES * STARTS * SLOTS * 9 / 10, "only {compared} slots compared");
}

/// The lines of the table in the words they are written in there.
#[test]
fn agrees_with_croner_on_the_lines_of_the_table() {
    let from = "2026-03-10T09:30:00Z".parse().unwrap();
    let lines: Vec<&str> = crate::table::lines_in_utc().collect();
    assert!(REFUSED.iter().all(|line| lines.contains(line)));
    for line in lines.into_iter().filter(|line| !REFUSED.contains(line)) {
        let starred = line.split(' ').skip(2).step_by(2).any(|field| field.starts_with('*'));
        let slots = same_slots(line, &Crontab::parse(line).unwrap(), &peer(line, starred), from);
        assert_eq!(slots, SLOTS, "{line}");
    }
}

fn peer(line: &str, needs_both_days: bool) -> Cron {
    CronParser::builder()
        .seconds(Seconds::Disallowed)
        .year(Year::Disallowed)
        .dom_and_dow(needs_both_days)
        .build()
        .parse(line)
        .unwrap_or_else(|error| panic!("croner refuses `{line}`: {error}"))
}

fn asked_of_peer(line: &Line) -> String {
    let part = |part: &Part| {
        let values = || part.values.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
        if part.goes_round { values() } else { part.text.clone() }
    };
    let field = |field: &Field| field.parts.iter().map(part).collect::<Vec<_>>().join(",");
    [&line.minute, &line.hour, &line.day, &line.month, &line.weekday].map(field).join(" ")
}

/// How many slots of both were compared.
fn same_slots(line: &str, crontab: &Crontab, peer: &Cron, from: DateTime<Utc>) -> u32 {
    let mut after = from;
    for count in 0..SLOTS {
        let theirs = peer.find_next_occurrence(&after, false).ok().filter(|slot| slot.year() <= 2100);
        let ours = crontab.next_after(after, Tz::UTC).map(|slot| slot.to_utc());
        assert_eq!(ours, theirs, "`{line}` after {after}");
        let Some(next) = ours else { return count };
        after = next;
    }
    SLOTS
}
