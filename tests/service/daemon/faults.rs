//! Servers that are away, silent, or refuse.

use super::A_TICK;
use crate::ground::dovecot::OWNER;
use crate::ground::proxy::{Cut, How, Proxy, Side};
use crate::ground::rules::{Act, Rules};
use crate::ground::scripted::Scripted;
use crate::ground::wait;
use crate::house::{House, SCAN, Settings};
use appreciated::rounds::DIGEST;

#[test]
fn three_refused_logins_are_enough() {
    let Some(mut house) = House::new() else { return };
    house.config(&Settings { password: "s3cret of another".to_owned(), ..house.settings() });
    for _ in 0..2 {
        let scan = house.run(&["scan"]);
        assert_eq!(scan.code, 78, "{}", scan.err);
    }
    let mut service = house.serve();
    service.ready();
    house.json(&["scan"]);
    service.says_within("there is no account left to read", A_TICK);
    assert_eq!(service.code(), Some(78), "{}", service.daemon.err());
    house.judge(&service);
    let so_far = refusals(&house);
    assert!(so_far >= 3, "{}", house.dovecot.log());
    assert!(service.daemon.err().contains(" ERROR there is no account left"), "{}", service.daemon.err());
    assert!(!service.daemon.err().contains("\nhint"), "one record: {}", service.daemon.err());

    // Starting again is one try more, and only one.
    let mut again = house.serve();
    again.ready();
    again.says("an account could not be read last time; next try");
    house.json(&["scan"]);
    again.says_within("there is no account left to read", A_TICK);
    assert_eq!(again.code(), Some(78), "{}", again.daemon.err());
    house.judge(&again);
    assert!(refusals(&house) > so_far);
    assert!(house.dovecot.logins().is_empty(), "{:?}", house.dovecot.logins());

    // Mended, a start suffices.
    house.config(&house.settings());
    let mended = house.serve();
    mended.ready();
    house.json(&["scan"]);
    mended.says_within("an account was read", A_TICK);
    house.end(mended);
}

fn refusals(house: &House) -> usize {
    house.dovecot.log().matches("auth failed").count()
}

#[test]
fn a_digest_goes_out_without_the_imap_server() {
    let Some(mut house) = House::new() else { return };
    house.config(&house.settings());
    house.json(&["scan"]);
    // Nobody listens there.
    let [port] = wait::free_ports();
    house.config(&Settings { imap: port, ..house.settings() });
    house.missed(DIGEST);
    let service = house.serve();
    service.says("a digest that was missed comes now");
    service.says("the digest was delivered");
    let mails = house.inbox(1);
    let mail = mailparse::parse_mail(&mails[0]).unwrap();
    for part in &mail.subparts {
        let body = part.get_body().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(body.contains("was not read to its end"), "{body}");
    }
    service.tells("STATUS=next digest", 1, A_TICK);
    assert!(
        service.lines().iter().any(|line| line.contains("one account can't be read")),
        "{:?}",
        service.lines()
    );
    house.end(service);
}

#[test]
fn a_refused_digest_is_told_without_the_address_and_comes_back() {
    let Some(mut house) = House::new() else { return };
    let refusal = format!("550 5.1.1 <{OWNER}>: no such mailbox\r\n");
    let smtp = Scripted::smtp(Rules::new().on("RCPT", Act::say(refusal)));
    house.config(&Settings { smtp: smtp.port(), smtp_tls: "none", ..house.settings() });
    house.json(&["scan"]);
    let items = |house: &House| house.json(&["preview"])["suggestions"].as_array().unwrap().len();
    let before = items(&house);
    assert!(before > 0);
    house.missed(DIGEST);
    let service = house.serve();
    service.says("the digest was not delivered");
    service.says("no such mailbox");
    house.end(service);
    assert!(smtp.mails().is_empty());
    assert_eq!(items(&house), before);
}

#[test]
fn a_stop_before_a_digest_leaves_it_to_the_next_start() {
    let Some(mut house) = House::new() else { return };
    let cut = Cut::after_bytes(20_000, Side::Server).by(How::Stall).times(1);
    let proxy = Proxy::start(house.dovecot.imaps_port(), cut);
    house.config(&Settings { imap: proxy.port(), ..house.settings() });
    house.missed(DIGEST);
    let service = house.serve();
    wait::until(wait::LIMIT, || (proxy.cuts() == 1).then_some(())).expect("a silence");
    house.end(service);
    assert!(house.ledger().deliveries(9).unwrap().is_empty(), "it was not read yet");

    let service = house.serve();
    service.says("the digest was delivered");
    let mails = house.inbox(1);
    let mail = mailparse::parse_mail(&mails[0]).unwrap();
    let body = mail.subparts[0].get_body().unwrap();
    assert!(!body.contains("was not read"), "{body}");
    house.end(service);
}

#[test]
fn a_stop_does_not_wait_for_a_silent_server() {
    let Some(mut house) = House::new() else { return };
    let cut = Cut::after_bytes(20_000, Side::Server).by(How::Stall);
    let proxy = Proxy::start(house.dovecot.imaps_port(), cut);
    house.config(&Settings { imap: proxy.port(), ..house.settings() });
    house.missed(SCAN);
    house.home.set("WATCHDOG_USEC", "1000000");
    let service = house.serve();
    service.ready();
    wait::until(wait::LIMIT, || (proxy.cuts() == 1).then_some(())).expect("a silence");
    // Work that lasts is no reason to be killed.
    let fed = service.told("WATCHDOG=1");
    service.tells("WATCHDOG=1", fed + 4, A_TICK);
    service.daemon.signal("TERM");
    service.says("stopped");
    assert!(
        !service.daemon.err().contains("in the middle"),
        "the read did not end: {}",
        service.daemon.err()
    );
    house.end_of(service);

    // What was not read then is read now.
    house.config(&house.settings());
    let service = house.serve();
    service.says("an account was read");
    house.end(service);
}
