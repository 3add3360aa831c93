//! An owner who travels with the machine: its zone changes from start to start, and the config names none.

use super::{Bedroom, right_after};

/// A stay: the machine's zone, the time of its start there, a time on a served date when nothing may come, a moment
/// before the next slot, that slot, and when it is.
const STAYS: [[&str; 6]; 3] = [
    // The served date is not over in the west.
    [
        "America/New_York",
        "2026-06-15T04:00:00-04:00",
        "2026-06-15T08:00:01-04:00",
        "2026-06-16T07:59:57-04:00",
        "2026-06-16T08:00",
        "2026-06-16T08:00:00-04:00",
    ],
    // In the far east the next date has begun.
    [
        "Pacific/Auckland",
        "2026-06-17T01:00:00+12:00",
        "2026-06-17T07:30:00+12:00",
        "2026-06-17T07:59:57+12:00",
        "2026-06-17T08:00",
        "2026-06-17T08:00:00+12:00",
    ],
    // At home the date that had its digest in the east is still to come.
    [
        "Europe/Berlin",
        "2026-06-16T22:30:00+02:00",
        "2026-06-17T08:00:01+02:00",
        "2026-06-18T07:59:57+02:00",
        "2026-06-18T08:00",
        "2026-06-18T08:00:00+02:00",
    ],
];

#[test]
fn no_date_has_two_digests_however_the_machine_travels() {
    let Some(mut room) = Bedroom::at("2026-06-15T07:59:50+02:00", "0 8 * * *", None) else { return };
    room.machine_zone("Europe/Berlin");
    let service = room.serve();
    room.look_at("2026-06-15T07:59:57+02:00", &service);
    let mut all = room.served(1, &service);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].0, "2026-06-15T08:00");
    right_after(&all[0].1, "2026-06-15T08:00:00+02:00");
    room.end(service);
    for [zone, start, nothing_at, moment_before, key, at] in STAYS {
        room.machine_zone(zone);
        room.set(start);
        let service = room.serve();
        room.idle_at(nothing_at, &service);
        assert_eq!(room.served_so_far(), all, "{zone}: {}", service.daemon.err());
        room.look_at(moment_before, &service);
        let served = room.served(1, &service);
        let (slot, date) = served.last().unwrap().clone();
        assert_eq!(slot, key);
        right_after(&date, at);
        all.push((slot, date));
        assert_eq!(served, all);
        room.end(service);
    }
    eprintln!("{all:?}");
}
