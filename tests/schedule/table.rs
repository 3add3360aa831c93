//! `tests/data/crontab.tsv`: lines with their next five times, made by `tests/crontab_table.py`.

use appreciated::schedule::Crontab;
use chrono::DateTime;
use chrono_tz::Tz;

const TABLE: &str = include_str!("../data/crontab.tsv");
const FORMAT: &str = "%Y-%m-%dT%H:%M%:z";

struct Row<'a> {
    line: &'a str,
    zone: &'a str,
    after: &'a str,
    times: Vec<&'a str>,
}

fn rows() -> impl Iterator<Item = Row<'static>> {
    TABLE.lines().filter(|row| !row.starts_with('#')).map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let [line, zone, after, times @ ..] = cells.as_slice() else { panic!("{row}") };
        // A note may follow.
        let times = times.iter().copied().take(5).collect();
        Row { line, zone, after, times }
    })
}

/// The lines that are told in UTC.
pub fn lines_in_utc() -> impl Iterator<Item = &'static str> {
    rows().filter(|row| row.zone == "UTC").map(|row| row.line)
}

#[test]
fn the_next_five_times_are_those_of_another_implementation() {
    let mut zones = Vec::new();
    for Row { line, zone, after, times } in rows() {
        let (crontab, clock) = (Crontab::parse(line).unwrap(), zone.parse::<Tz>().unwrap());
        let mut at = DateTime::parse_from_str(after, FORMAT).unwrap().to_utc();
        let mut ours = Vec::new();
        for _ in 0..5 {
            let next = crontab.next_after(at, clock).unwrap();
            ours.push(next.format(FORMAT).to_string());
            at = next.to_utc();
        }
        assert_eq!(ours, times, "`{line}` in {zone} after {after}");
        zones.push(zone);
    }
    let in_utc = zones.iter().filter(|zone| **zone == "UTC").count();
    assert!(in_utc >= 80 && zones.len() >= in_utc + 15, "{in_utc} of {} rows are told in UTC", zones.len());
}
