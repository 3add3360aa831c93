//! The worlds that are tried, and what must hold in each of them at its end.

use crate::world::{Ways, World};
use appreciated::config::Config;
use appreciated::next::{Slot, Timetable};
use appreciated::outbox::delivery::Stage;
use appreciated::rounds::reminder_schedule;
use appreciated::schedule::Crontab;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::{Africa, America, Australia, Europe, Pacific, Tz};
use std::collections::BTreeSet;
use std::path::Path;

pub const ZONES: [Tz; 6] = [
    Europe::Berlin,
    America::New_York,
    Australia::Lord_Howe,
    Africa::Casablanca,
    Pacific::Apia,
    America::St_Johns,
];

/// In the hour that clocks skip or repeat, at midnight, twice a day, once a week.
pub const LINES: [&str; 4] = ["30 2 * * *", "0 0 * * *", "5 */12 * * *", "0 8 * * MON"];

/// Two reminders that come as mails of their own, one by a clock of its own, and one that waits for digests.
const CONFIG: &str = r#"
[digest]
to = "me@example.com"

[[account]]
name = "work"
address = "me@example.com"
maildir = "mail"
scan = { cron = "17 */12 * * *" }

[[reminder]]
name = "Board"
cron = "30 2 * * MON,THU"
person = "dana@example.com"
deliver = "now"

[[reminder]]
name = "Quarter"
cron = "0 9 1 */3 *"
person = "ravi@example.com"

[[reminder]]
name = "Team"
cron = "0 0 */3 * *"
timezone = "Asia/Kathmandu"
person = "ines@example.com"
deliver = "now"
"#;

pub fn days() -> Duration {
    Duration::days(400)
}

pub fn cron(line: &str) -> Crontab {
    Crontab::parse(line).unwrap()
}

pub fn slots(crontab: &Crontab, zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Slot> {
    let next = |after: DateTime<Utc>| {
        let next = crontab.next_after(after, zone).unwrap();
        Slot { at: next.to_utc(), local: next.naive_local() }
    };
    std::iter::successors(Some(next(from)), |slot| Some(next(slot.at)))
        .take_while(|slot| slot.at <= to)
        .collect()
}

/// Every zone with every line of the digest.
pub fn each_world(ways: Ways, test: impl FnMut(&mut World)) {
    worlds(ways, usize::MAX, test);
}

/// The first of them.
pub fn few_worlds(ways: Ways, test: impl FnMut(&mut World)) {
    worlds(ways, 3, test);
}

fn worlds(ways: Ways, most: usize, mut test: impl FnMut(&mut World)) {
    let begin = DateTime::parse_from_rfc3339("2026-01-15T12:34:56Z").unwrap().to_utc();
    let config = Config::parse(CONFIG, Path::new("config.toml")).unwrap();
    let all = ZONES.into_iter().flat_map(|zone| LINES.map(|line| (zone, line)));
    let mut steps = 0;
    for (seed, (zone, line)) in (0..).zip(all).take(most) {
        let mut config = config.clone();
        (config.digest.timezone, config.digest.cron) = (Some(zone), cron(line));
        let mut world = World::new(config, ways, seed, begin);
        test(&mut world);
        steps += world.steps;
    }
    println!("{steps} steps");
}

/// With the right clock and a server that is well, all comes to its end: for two days what is on its way, and every slot
/// of the days after that is served. Nothing is stuck.
pub fn after_all(world: &mut World) {
    world.set_clock(Duration::zero());
    (world.server.fails, world.ways.kills, world.server.files_within) = (false, 0, 0);
    let settled = world.now + Duration::days(15);
    while world.now < settled {
        let until = world.work();
        world.wait(until);
    }
    for (schedule, line, zone) in world.schedules() {
        for slot in slots(line, zone, world.now - Duration::days(5), world.now) {
            assert!(world.ledger.slot_taken(&schedule, &slot.key()).unwrap(), "{schedule} {}", slot.key());
        }
    }
    reminders_for_digests_only_count(world);
}

/// Each slot of a schedule was served once at most, and was one.
pub fn none_twice(world: &World) {
    let keys: BTreeSet<(&str, String)> =
        world.served.iter().map(|one| (one.schedule.as_str(), one.slot.key())).collect();
    assert_eq!(keys.len(), world.served.len());
}

/// Through whatever changes, no date has two mails of one schedule.
pub fn none_twice_on_a_date(world: &World) {
    let mut dates: BTreeSet<(&str, NaiveDate)> = BTreeSet::new();
    for one in &world.served {
        assert!(dates.insert((&one.schedule, one.slot.local.date())), "a second one that day: {one:?}");
    }
}

/// Every mail that was written down arrived once, or was given up with a reason.
pub fn every_mail_came_once(world: &World) {
    let mails = world.ledger.deliveries(u32::MAX).unwrap();
    let (mut sent, mut lost) = (0, 0);
    for mail in &mails {
        let copies = world.server.copies(&mail.digest);
        match mail.stage {
            Stage::Sent => {
                sent += 1;
                assert_eq!(copies, 1, "{mail:?}");
            }
            Stage::Refused | Stage::Abandoned => {
                lost += 1;
                assert!(copies <= 1 && mail.said.is_some(), "{copies} {mail:?}");
            }
            _ => panic!("still on its way: {mail:?}"),
        }
    }
    assert!(sent > 60 && lost > 0, "{sent} {lost}");
}

/// No slot moves a reminder that waits for digests, only a change of its zone, and its newest slot can be told.
fn reminders_for_digests_only_count(world: &World) {
    for one in world.config.reminders.iter().filter(|one| !one.at_once) {
        let stored = world.ledger.last_slot(&reminder_schedule(&one.name)).unwrap().unwrap();
        assert!(stored.begun <= stored.last);
        let (zone, last) = (world.config.zone(one.timezone, Tz::UTC), stored.begun);
        let table = Timetable { name: "", crontab: &one.cron, zone, last };
        let all = slots(&one.cron, zone, stored.begun, world.now);
        assert_eq!(table.newest_since(stored.begun, world.now), all.last().copied());
    }
}
