//! The nights in which the clocks change, each beginning on the evening before. The daemon waits over the slot itself;
//! what lies between is skipped, and SIGHUP spares it the rest of a tick.

use super::{Bedroom, Served, end, right_after};
use crate::house::Service;
use std::time::Duration;

const AN_HOUR: Duration = Duration::from_secs(3_600);

/// From the first to the last reload on the daemon's monotonic clock, which it tells the service manager.
fn monotonic(service: &Service) -> Duration {
    let lines = service.lines();
    let times = lines.iter().filter_map(|line| line.strip_prefix("MONOTONIC_USEC="));
    let times: Vec<u64> = times.map(|time| time.parse().unwrap()).collect();
    Duration::from_micros(times.last().unwrap() - times.first().unwrap())
}

/// One night in one zone, and the morning and the night after it.
struct Night {
    zone: &'static str,
    cron: &'static str,
    evening: &'static str,
    /// Minutes before the slot.
    before: &'static str,
    /// What the daemon waits for then, and after the first slot.
    next: [&'static str; 2],
    /// The slots: a moment before it, as the ledger calls it, when it is.
    slots: [[&'static str; 3]; 2],
    /// Other times before the second slot, around those at which one that reckons wrongly sends.
    not_at: &'static [&'static str],
}

impl Night {
    fn passes(&self) {
        let Some(mut room) = Bedroom::at(self.evening, self.cron, Some(self.zone)) else { return };
        let service = room.serve();
        let [first, second] = self.next.map(|slot| format!("STATUS=next digest {slot}"));
        assert_eq!(room.idle_at(self.before, &service), first);
        assert_eq!(room.served_so_far(), Vec::<Served>::new());
        let mut all = Vec::new();
        for (number, [moment_before, key, at]) in (1..).zip(self.slots) {
            room.look_at(moment_before, &service);
            let served = room.served(number, &service);
            let (slot, date) = served.last().unwrap().clone();
            assert_eq!(slot, key);
            right_after(&date, at);
            all.push((slot, date));
            for time in if number == 1 { self.not_at } else { &[] } {
                assert_eq!(room.idle_at(time, &service), second, "at {time}");
            }
            assert_eq!(room.served_so_far(), all);
        }
        assert!(!service.daemon.err().contains("missed"), "{}", service.daemon.err());
        assert!(monotonic(&service) < AN_HOUR, "only the wall clock was moved");
        eprintln!("{} {}: {all:?}", self.zone, self.cron);
        end(service);
    }
}

#[test]
fn a_slot_in_the_hour_that_a_spring_night_lacks_comes_right_after_it() {
    Night {
        zone: "Europe/Berlin",
        cron: "30 2 * * *",
        evening: "2026-03-28T22:00:00+01:00",
        before: "2026-03-29T01:50:00+01:00",
        next: ["Sun 29 Mar 03:00", "Mon 30 Mar 02:30"],
        slots: [
            ["2026-03-29T01:59:57+01:00", "2026-03-29T03:00", "2026-03-29T03:00:00+02:00"],
            ["2026-03-30T02:29:57+02:00", "2026-03-30T02:30", "2026-03-30T02:30:00+02:00"],
        ],
        not_at: &["2026-03-29T03:20:00+02:00", "2026-03-29T03:30:01+02:00", "2026-03-29T12:00:00+02:00"],
    }
    .passes();
}

#[test]
fn a_slot_in_the_hour_that_an_autumn_night_has_twice_comes_at_its_first_coming() {
    Night {
        zone: "Europe/Berlin",
        cron: "30 2 * * *",
        evening: "2026-10-24T22:00:00+02:00",
        before: "2026-10-25T02:20:00+02:00",
        next: ["Sun 25 Oct 02:30", "Mon 26 Oct 02:30"],
        slots: [
            ["2026-10-25T02:29:57+02:00", "2026-10-25T02:30", "2026-10-25T02:30:00+02:00"],
            ["2026-10-26T02:29:57+01:00", "2026-10-26T02:30", "2026-10-26T02:30:00+01:00"],
        ],
        not_at: &["2026-10-25T02:20:00+01:00", "2026-10-25T02:30:01+01:00", "2026-10-25T12:00:00+01:00"],
    }
    .passes();
}

#[test]
fn midnight_that_a_spring_night_lacks_comes_at_one() {
    Night {
        zone: "America/Havana",
        cron: "0 0 * * *",
        evening: "2026-03-07T20:00:00-05:00",
        before: "2026-03-07T23:50:00-05:00",
        next: ["Sun 8 Mar 01:00", "Mon 9 Mar 00:00"],
        slots: [
            ["2026-03-07T23:59:57-05:00", "2026-03-08T01:00", "2026-03-08T01:00:00-04:00"],
            ["2026-03-08T23:59:57-04:00", "2026-03-09T00:00", "2026-03-09T00:00:00-04:00"],
        ],
        not_at: &["2026-03-08T02:00:01-04:00", "2026-03-08T12:00:00-04:00"],
    }
    .passes();
}

#[test]
fn midnight_that_an_autumn_night_has_twice_comes_once() {
    Night {
        zone: "America/Havana",
        cron: "@midnight",
        evening: "2026-10-31T20:00:00-04:00",
        before: "2026-10-31T23:50:00-04:00",
        next: ["Sun 1 Nov 00:00", "Mon 2 Nov 00:00"],
        slots: [
            ["2026-10-31T23:59:57-04:00", "2026-11-01T00:00", "2026-11-01T00:00:00-04:00"],
            ["2026-11-01T23:59:57-05:00", "2026-11-02T00:00", "2026-11-02T00:00:00-05:00"],
        ],
        not_at: &["2026-11-01T00:50:00-04:00", "2026-11-01T00:00:01-05:00", "2026-11-01T12:00:00-05:00"],
    }
    .passes();
}
