//! An owner who travels with the machine: its zone changes from start to start, as the config names none. Later the
//! owner changes the digest's time on the way, too.

use super::{Bedroom, LONG, end, right_after};

/// Where the machine is for a while.
struct Stay {
    zone: &'static str,
    cron: &'static str,
    /// When the daemon is started there.
    start: &'static str,
    /// A time after that, on a date that had its digest elsewhere, or just before the slot.
    nothing_at: &'static str,
    /// The next slot: as the daemon tells it, a moment before it, as the ledger calls it, when it is.
    slot: [&'static str; 4],
}

const STAYS: [Stay; 4] = [
    Stay {
        zone: "Europe/Berlin",
        cron: "0 8 * * *",
        start: "2026-06-15T07:30:00+02:00",
        nothing_at: "2026-06-15T07:50:00+02:00",
        slot: [
            "Mon 15 Jun 08:00",
            "2026-06-15T07:59:57+02:00",
            "2026-06-15T08:00",
            "2026-06-15T08:00:00+02:00",
        ],
    },
    // The date is not over in the west, and 8 o'clock comes again.
    Stay {
        zone: "America/New_York",
        cron: "0 8 * * *",
        start: "2026-06-15T04:00:00-04:00",
        nothing_at: "2026-06-15T08:00:01-04:00",
        slot: [
            "Tue 16 Jun 08:00",
            "2026-06-16T07:59:57-04:00",
            "2026-06-16T08:00",
            "2026-06-16T08:00:00-04:00",
        ],
    },
    // In the far east the next date has begun.
    Stay {
        zone: "Pacific/Auckland",
        cron: "30 8 * * *",
        start: "2026-06-17T01:00:00+12:00",
        nothing_at: "2026-06-17T08:00:01+12:00",
        slot: [
            "Wed 17 Jun 08:30",
            "2026-06-17T08:29:57+12:00",
            "2026-06-17T08:30",
            "2026-06-17T08:30:00+12:00",
        ],
    },
    // At home it is still to come, and it had its digest.
    Stay {
        zone: "Europe/Berlin",
        cron: "0 9 * * *",
        start: "2026-06-16T22:40:00+02:00",
        nothing_at: "2026-06-17T09:00:01+02:00",
        slot: [
            "Thu 18 Jun 09:00",
            "2026-06-18T08:59:57+02:00",
            "2026-06-18T09:00",
            "2026-06-18T09:00:00+02:00",
        ],
    },
];

#[test]
fn no_date_has_two_digests_however_the_machine_travels() {
    let Some(mut room) = Bedroom::at(STAYS[0].start, STAYS[0].cron, None) else { return };
    let mut all = Vec::new();
    for Stay { zone, cron, start, nothing_at, slot: [next, moment_before, key, at] } in STAYS {
        room.machine_zone(zone);
        room.config(cron, None);
        room.set(start);
        let service = room.serve();
        let waits = format!("STATUS=next digest {next}");
        service.tells(&waits, 1, LONG);
        assert_eq!(room.idle_at(nothing_at, &service), waits, "{zone}");
        assert_eq!(room.served_so_far(), all, "{zone}: {}", service.daemon.err());
        room.look_at(moment_before, &service);
        let served = room.served(1, &service);
        let (slot, date) = served.last().unwrap().clone();
        assert_eq!(slot, key);
        right_after(&date, at);
        all.push((slot, date));
        assert_eq!(served, all);
        end(service);
    }
    eprintln!("{all:?}");
}
