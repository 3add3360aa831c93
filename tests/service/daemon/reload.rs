//! SIGHUP, and a second daemon on the same state directory.

use crate::ground::dovecot::OWNER;
use crate::ground::wait::LIMIT;
use crate::house::{House, NEVER, Settings};
use appreciated::rounds::DIGEST;

/// The line of the text with these words, from 1.
fn line_of(text: &str, words: &str) -> usize {
    text.lines().position(|line| line.contains(words)).unwrap() + 1
}

#[test]
fn a_broken_config_changes_nothing_and_a_good_one_holds() {
    let Some(mut house) = House::new() else { return };
    let good = house.settings();
    house.config(&good);
    let service = house.serve();
    service.ready();
    let text = house.text(&good);
    let faults = [
        // The line with the password, under a name that the program does not know.
        (text.replace("{ password =", "{ pasword ="), "pasword ="),
        // A line with an address.
        (text.replace("\naddress =", "\nadress ="), "adress ="),
        (format!("{text}\n[people.\"dana@example.com\"\n"), "[people.\"dana"),
    ];
    for (number, (broken, words)) in faults.iter().enumerate() {
        house.home.config(broken);
        service.daemon.signal("HUP");
        service.tells("RELOADING=1", number + 1, LIMIT);
        service.tells("READY=1", number + 2, LIMIT);
        service.says(&format!("config.toml:{}:", line_of(broken, words)));
        assert_eq!(house.ledger().last_slot(DIGEST).unwrap().unwrap().line, NEVER);
    }
    assert!(!service.daemon.err().contains("was read again"), "{}", service.daemon.err());

    house.config(&Settings { digest: "30 7 1 1 *".to_owned(), ..good });
    service.daemon.signal("HUP");
    service.says("the config was read again");
    service.tells("READY=1", faults.len() + 2, LIMIT);
    assert_eq!(house.ledger().last_slot(DIGEST).unwrap().unwrap().line, "30 7 1 1 *");
    let lines = service.lines();
    let times = lines.iter().filter(|line| line.starts_with("MONOTONIC_USEC=")).count();
    assert_eq!(times, faults.len() + 1, "{lines:?}");
    let last = service.lines().into_iter().rfind(|line| line.starts_with("STATUS="));
    assert!(!last.unwrap().contains("29 Feb"));
    house.end(service);
}

#[test]
fn a_second_daemon_is_told_who_is_there() {
    let Some(mut house) = House::new() else { return };
    house.config(&house.settings());
    let service = house.serve();
    service.ready();
    let second = house.run(&["run"]);
    assert_eq!(second.code, 75, "{}", second.err);
    assert!(second.err.contains(&format!("process {}", service.daemon.id())), "{}", second.err);
    assert!(!second.err.contains(OWNER), "{}", second.err);
    house.end(service);
    // Whatever ended, the next one may begin.
    let third = house.serve();
    third.ready();
    third.daemon.signal("INT");
    house.end_of(third);
}
