//! SIGHUP, and a second daemon on the same state directory.

use super::A_TICK;
use crate::ground::dovecot::OWNER;
use crate::ground::wait::LIMIT;
use crate::house::{House, NEVER, Service, Settings};
use appreciated::rounds::{DIGEST, reminder_schedule};

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

/// A reminder that comes as a mail of its own, on no day of a test.
fn reminder() -> String {
    format!(
        "\n[[reminder]]\nname = \"Board\"\ncron = \"{NEVER}\"\ntext = \"Water the plants\"\ndeliver = \"now\"\n"
    )
}

/// Has the config read again; `times` is how often that was asked of this daemon.
fn reload(service: &Service, times: usize) {
    service.daemon.signal("HUP");
    service.tells("RELOADING=1", times, LIMIT);
    service.tells("READY=1", times + 1, LIMIT);
}

#[test]
fn a_reload_serves_no_slot_twice_loses_none_and_ends_what_is_gone() {
    let Some(mut house) = House::new() else { return };
    let text = house.text(&house.settings());
    let board = reminder_schedule("Board");
    let slot = "2024-02-29T00:00";
    house.home.config(&(text.clone() + &reminder()));
    house.missed(DIGEST);
    let service = house.serve();
    service.says("the digest was delivered");
    let served = house.ledger().last_slot(DIGEST).unwrap();
    assert!(served.is_some() && house.ledger().slot_taken(DIGEST, slot).unwrap());

    // Due when the config is read again: it comes all the same.
    house.missed(&board);
    reload(&service, 1);
    service.says_within("a reminder is written and on its way", A_TICK);
    let mails = house.inbox(2);
    assert_eq!(mails.iter().filter(|mail| has(mail, "Water the plants")).count(), 1);

    // A file that lacks the reminder, but is broken, ends nothing.
    let before = house.ledger().last_slot(&board).unwrap();
    let broken = format!("{text}\n[people.\"dana@example.com\"\n");
    house.home.config(&broken);
    let looks = service.told("STATUS=");
    reload(&service, 2);
    service.says(&format!("config.toml:{}:", line_of(&broken, "[people.\"dana")));
    service.tells("STATUS=", looks + 1, A_TICK);
    assert_eq!(house.ledger().last_slot(&board).unwrap(), before);
    assert!(before.is_some_and(|slot| slot.begun < slot.last));

    // Mended, it ends the reminder's schedule, and what was served stays so.
    house.home.config(&text);
    reload(&service, 3);
    service.says("the config was read again");
    assert_eq!(house.ledger().last_slot(&board).unwrap(), None);
    assert!(house.ledger().slot_taken(&board, slot).unwrap());

    // Back again, it begins anew: nothing is due.
    house.home.config(&(text + &reminder()));
    let looks = service.told("STATUS=");
    reload(&service, 4);
    let anew = house.ledger().last_slot(&board).unwrap().unwrap();
    assert_eq!(anew.begun, anew.last);
    service.tells("STATUS=", looks + 1, A_TICK);
    assert_eq!(house.ledger().last_slot(DIGEST).unwrap(), served);
    house.inbox(2);
    house.end(service);
}

/// Whether the text of a mail has these words.
fn has(mail: &[u8], words: &str) -> bool {
    let mail = mailparse::parse_mail(mail).unwrap();
    mail.subparts.iter().any(|part| part.get_body().unwrap().contains(words))
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
