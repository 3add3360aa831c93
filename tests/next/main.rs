//! 400 days of the daemon in six zones, without a daemon: machines that run, sleep, are restarted and have their clocks
//! set, owners who change their minds, and a mail server that fails. `next_step`, the ledger, the delivery of mails and
//! the beginning of schedules are the program's own.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests may fail")]
#![expect(clippy::print_stdout, reason = "the figures are read with --nocapture")]

mod ground;
mod server;
mod world;

use appreciated::next::{Request, Slot};
use chrono::Duration;
use ground::{
    LINES, ZONES, after_all, days, each_world, every_mail_came_once, none_twice, none_twice_on_a_date, slots,
};
use std::collections::BTreeMap;
use world::{Served, Ways, World};

/// Nothing takes long, and nothing is ended.
const QUICK: Ways = Ways { catch_up: true, scan: 20, reading: 5, carrying: 2, kills: 0 };

/// A scan may take half an hour, a server five minutes to say nothing.
const SLOW: Ways = Ways { catch_up: true, scan: 1_700, reading: 300, carrying: 90, kills: 0 };

#[test]
fn on_a_machine_that_runs_every_slot_is_served_at_its_time() {
    each_world(SLOW, |world| {
        let begun = world.now;
        while world.now < begun + days() {
            let until = world.work();
            world.wait(until);
            if world.rng.chance(2) {
                let request = if world.rng.chance(50) { Request::Scan } else { Request::Send };
                world.ask(request);
            }
        }
        world.work();
        for (schedule, line, zone) in world.schedules() {
            let served: Vec<_> = of(&world.served, &schedule).map(|one| one.slot).collect();
            assert_eq!(served, slots(line, zone, begun, world.now), "{schedule} {line} {zone}");
        }
        assert!(world.served.iter().all(|one| !one.missed), "long work makes no slot a missed one");
        assert!(world.passed == 0 && world.scans > 750);
        after_all(world);
        every_mail_came_once(world);
    });
}

#[test]
fn after_a_sleep_the_newest_missed_slot_is_made_up_for_once_and_within_a_minute() {
    let mut late = 0;
    each_world(QUICK, |world| {
        year_with_sleep(world, |gap, expected| expected.extend(gap.last().copied()));
        for one in world.served.iter().filter(|one| one.missed) {
            let after = one.at - one.woken_at;
            assert!(after <= Duration::seconds(60), "{after} after waking: {one:?}");
            late += 1;
        }
        assert_eq!(world.passed, 0);
        after_all(world);
        every_mail_came_once(world);
    });
    println!("{late} mails were made up for");
    assert!(late > 2_000);
}

#[test]
fn without_catch_up_nothing_is_made_up_for() {
    let at_once = Ways { catch_up: false, scan: 0, reading: 0, carrying: 0, ..QUICK };
    each_world(at_once, |world| {
        year_with_sleep(world, |_, _| {});
        assert!(world.served.iter().all(|one| !one.missed && one.at - one.slot.at <= Duration::minutes(5)));
        assert!(world.passed > 50);
        after_all(world);
        every_mail_came_once(world);
    });
}

/// A year with a machine that often sleeps or is off. Of the slots that came while it was, `made_up` says which are to be
/// served when it is back; all others are to be served as they come. Slots that are just five minutes late count as
/// those, whatever `made_up` says.
fn year_with_sleep(world: &mut World, made_up: impl Fn(&[Slot], &mut Vec<Slot>)) {
    let end = world.now + days();
    let mut expected: BTreeMap<String, Vec<_>> = BTreeMap::new();
    let mut seen = world.now;
    while world.now < end {
        let until = world.work();
        for (schedule, line, zone) in world.schedules() {
            expected.entry(schedule).or_default().extend(slots(line, zone, seen, world.now));
        }
        seen = world.now;
        let minutes = world.rng.between(1, 3 * 24 * 60);
        match world.rng.between(0, 99) {
            0..4 => world.sleep(until, minutes),
            4..8 => world.restart(minutes),
            _ => {
                world.wait(until);
                continue;
            }
        }
        for (schedule, line, zone) in world.schedules() {
            let gap = slots(line, zone, seen, world.now);
            let all = expected.entry(schedule).or_default();
            match gap.last().filter(|slot| world.now - slot.at <= Duration::minutes(5)) {
                Some(slot) => all.push(*slot),
                None => made_up(&gap, all),
            }
        }
        seen = world.now;
    }
    world.work();
    for (schedule, line, zone) in world.schedules() {
        let all = expected.entry(schedule.clone()).or_default();
        all.extend(slots(line, zone, seen, world.now));
        let served: Vec<_> = of(&world.served, &schedule).map(|one| one.slot).collect();
        assert_eq!(served, *all, "{schedule} {line} {zone}");
    }
    none_twice(world);
}

#[test]
fn clocks_that_are_set_bring_nothing_twice_and_nothing_early() {
    each_world(SLOW, |world| {
        // A server that files late is none of a clock's faults: its minutes are not those of this clock.
        world.server.files_within = 0;
        let end = world.now + days();
        while world.now - world.error < end {
            let until = world.work();
            world.wait(until);
            if world.rng.chance(2) {
                let minutes = world.rng.between(0, 2 * 24 * 60);
                world.sleep(until, minutes);
            }
            if world.rng.chance(3) {
                let error = match world.rng.between(0, 2) {
                    0 => Duration::zero(),
                    1 => Duration::minutes(world.rng.between(-300, 300)),
                    _ => Duration::hours(world.rng.between(-200, 200)),
                };
                world.set_clock(error);
            }
        }
        none_twice(world);
        after_all(world);
        every_mail_came_once(world);
    });
}

#[test]
fn an_owner_who_changes_lines_and_zones_hears_once_a_day() {
    let mut changes = 0;
    each_world(QUICK, |world| {
        world.server.files_within = 0;
        let once = ["30 2 * * *", "0 0 * * *", "0 8 * * *", "59 23 * * *", "0 8 * * MON"];
        let (digest, spare) = (once[world.rng.between(0, 4) as usize], world.config.reminders.clone());
        world.change(|config| config.digest.cron = ground::cron(digest));
        let end = world.now + days();
        while world.now - world.error < end {
            let until = world.work();
            world.wait(until);
            let draw = world.rng.between(0, 999);
            let (line, zone) =
                (once[world.rng.between(0, 4) as usize], ZONES[world.rng.between(0, 5) as usize]);
            changes += u32::from(draw < 100);
            match draw {
                0..30 => world.change(|config| config.digest.cron = ground::cron(line)),
                30..60 => world.change(|config| config.digest.timezone = Some(zone)),
                60..75 => world.change(|config| {
                    if let Some(one) = config.reminders.first_mut() {
                        one.cron = ground::cron(line);
                    }
                }),
                75..90 => world.change(|config| {
                    if let Some(one) = config.reminders.last_mut() {
                        one.timezone = Some(zone);
                    }
                }),
                90..100 => world.change(|config| {
                    config.reminders = if config.reminders.is_empty() { spare.clone() } else { Vec::new() };
                }),
                100..115 => {
                    let minutes = world.rng.between(0, 2 * 24 * 60);
                    world.sleep(until, minutes);
                }
                115..125 => {
                    let minutes = world.rng.between(-300, 300);
                    world.set_clock(Duration::minutes(minutes));
                }
                _ => {}
            }
        }
        none_twice_on_a_date(world);
        after_all(world);
        none_twice_on_a_date(world);
        every_mail_came_once(world);
    });
    println!("{changes} changes of the config");
    assert!(changes > 1_000);
}

#[test]
fn whatever_happens_nothing_is_twice_or_early_or_lost_and_the_same_seed_brings_the_same() {
    let ways = Ways { kills: 3, ..SLOW };
    let year = |world: &mut World| {
        world.server.files_within = 0;
        let end = world.now + days();
        while world.now - world.error < end {
            let until = world.work();
            world.wait(until);
            let (draw, minutes) = (world.rng.between(0, 999), world.rng.between(0, 3 * 24 * 60));
            let (line, zone) = (world.rng.between(0, 3) as usize, ZONES[world.rng.between(0, 5) as usize]);
            match draw {
                0..15 => world.sleep(until, minutes),
                15..30 => world.restart(minutes),
                30..40 => world.set_clock(Duration::minutes(minutes / 10 - 200)),
                40..50 => world.set_clock(Duration::minutes(4 * minutes - 8_000)),
                50..60 => world.set_clock(Duration::zero()),
                60..70 => world.change(|config| config.digest.cron = ground::cron(LINES[line])),
                70..80 => world.change(|config| config.digest.timezone = Some(zone)),
                80..90 => world.ask(Request::Send),
                _ => {}
            }
        }
        none_twice(world);
        after_all(world);
        none_twice(world);
        every_mail_came_once(world);
    };
    let mut first = Vec::new();
    each_world(ways, |world| {
        year(world);
        first.push(std::mem::take(&mut world.served));
    });
    let mut again = first.into_iter();
    ground::few_worlds(ways, |world| {
        year(world);
        assert_eq!(Some(&world.served), again.next().as_ref());
    });
}

fn of<'a>(served: &'a [Served], schedule: &'a str) -> impl Iterator<Item = &'a Served> {
    served.iter().filter(move |one| one.schedule == schedule)
}
