//! A machine that sleeps over two slots, and whose clock is set back when it has caught up. No signal wakes the daemon:
//! it looks at the clock by itself.

use super::{Bedroom, LONG, end, since};
use crate::house::Service;
use chrono::TimeDelta;

/// Waits until the daemon has looked at the clock once more. It had just begun to wait.
fn looks_again(service: &Service) {
    service.tells("STATUS=", service.told("STATUS=") + 1, LONG);
}

#[test]
fn one_digest_makes_up_for_the_slots_of_a_suspend_and_none_for_a_clock_set_back() {
    let (asleep, awake) = ("2026-06-14T20:00:00+02:00", "2026-06-16T12:00:00+02:00");
    let next = "2026-06-17T08:00:00+02:00";
    let Some(mut room) = Bedroom::at(asleep, "0 8 * * *", Some("Europe/Berlin")) else { return };
    let service = room.serve();
    service.tells("STATUS=next digest Mon 15 Jun 08:00", 1, LONG);
    assert!(!service.daemon.err().contains("missed"), "{}", service.daemon.err());

    room.set(awake);
    let served = room.served(1, &service);
    let [(slot, date)] = served.as_slice() else { panic!("{served:?}") };
    assert_eq!(slot, "2026-06-16T08:00");
    // How soon depends on the machine; on a virtual clock `tests/next` holds it to a minute.
    let late = since(date, awake);
    assert!(late >= TimeDelta::zero() && since(date, next) < TimeDelta::zero(), "{served:?}");
    eprintln!("the digest that was missed came {} seconds after waking", late.num_seconds());
    let missed = service.daemon.err().matches("missed").count();
    assert_eq!(missed, 1, "{}", service.daemon.err());
    service.tells("STATUS=next digest Wed 17 Jun 08:00", 1, LONG);

    // Back before the newest slot, and over it once more.
    for again in ["2026-06-16T07:30:00+02:00", "2026-06-16T08:00:01+02:00"] {
        room.set(again);
        looks_again(&service);
        assert_eq!(room.served_so_far(), served, "{again}: {}", service.daemon.err());
    }
    service.tells("STATUS=next digest Wed 17 Jun 08:00", 3, LONG);
    eprintln!("awake at {awake}: {served:?}");
    end(service);
}
