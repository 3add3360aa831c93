//! A long walk from slot to slot, each compared with [`crate::model`]: nothing early, nothing twice, nothing left out.

use crate::line::Line;
use crate::model::Clock;
use appreciated::sample::rng::Rng;
use appreciated::schedule::Crontab;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::{Africa, America, Australia, Europe, Pacific, Tz};

/// Clocks that change by an hour, by half an hour, for Ramadan, by a whole day, and a minute after midnight.
const ZONES: [Tz; 6] = [
    Europe::Berlin,
    America::New_York,
    Australia::Lord_Howe,
    Africa::Casablanca,
    Pacific::Apia,
    America::St_Johns,
];
const LINES: u32 = 600;
const STARTS: u32 = 5;
const SLOTS: u32 = 20;

#[test]
fn every_slot_in_its_order_through_every_change_of_clocks() {
    let mut rng = Rng::new(8);
    let (mut steps, mut refused) = (0, 0);
    for zone in ZONES {
        let clock = Clock::of(zone);
        let changes = clock.changes();
        for _ in 0..LINES {
            let line = Line::any(&mut rng);
            let Ok(crontab) = Crontab::parse(&line.text) else {
                assert!(is_never_due(&line), "{} is refused", line.text);
                refused += 1;
                continue;
            };
            for _ in 0..STARTS {
                let from = start(&mut rng, &changes);
                steps += walk(&line, &crontab, zone, &clock, from, &mut rng);
            }
        }
    }
    println!("{steps} steps in {} zones; {refused} lines that never are due", ZONES.len());
    assert!(steps >= 300_000, "only {steps} steps");
    assert!(refused > 0, "no line that never is due was tried");
}

/// In the day before or after a change of clocks, or anywhere.
fn start(rng: &mut Rng, changes: &[i64]) -> DateTime<Utc> {
    let near = rng.pick(changes).map(|change| change + rng.between(-86_400, 86_400));
    let at = near.filter(|_| rng.chance(70)).unwrap_or_else(|| rng.between(1_136_073_600, 2_840_140_800));
    DateTime::from_timestamp(at, 0).unwrap()
}

/// Goes from slot to slot; gives the number of steps.
fn walk(line: &Line, crontab: &Crontab, zone: Tz, clock: &Clock, from: DateTime<Utc>, rng: &mut Rng) -> u32 {
    let mut after = from;
    let mut shown = None;
    for step in 0..SLOTS {
        let what = || format!("`{}` in {zone} after {after}", line.text);
        let next = crontab.next_after(after, zone);
        assert_eq!(next.map(|next| next.to_utc()), clock.next(line, after), "{}", what());
        let Some(next) = next else { return step + 1 };
        let at = next.to_utc();
        assert!(at > after, "{}: {next} is not later", what());
        // The ledger knows a slot by what the clock shows.
        let clock_shows = next.naive_local();
        assert!(shown < Some(clock_shows), "{}: {next} is shown again", what());
        // Whenever it is asked on the way there, the answer is the same.
        let between = after + Duration::seconds(rng.between(0, (at - after).num_seconds() - 1));
        for asked in [between, at - Duration::milliseconds(1)] {
            assert_eq!(crontab.next_after(asked, zone), Some(next), "{}, asked at {asked}", what());
        }
        (after, shown) = (at, Some(clock_shows));
    }
    SLOTS
}

fn is_never_due(line: &Line) -> bool {
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
    first.iter_days().take(28 * 366).all(|day| !line.has_day(day))
}
