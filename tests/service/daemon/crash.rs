//! Killed while a mail is handed over: nobody knows whether it was taken, so it is looked for before it is sent again.

use super::A_TICK;
use crate::ground::proxy::{Cut, How, Proxy, Side};
use crate::ground::rules::{Act, Rules};
use crate::ground::scripted::Scripted;
use crate::ground::smtp::Options;
use crate::ground::wait;
use crate::house::{House, Settings};
use appreciated::host;
use appreciated::ledger::Delivery;
use appreciated::outbox::delivery::{Parcel, Stage};
use appreciated::rounds::DIGEST;

/// Sends, and is killed as soon as `handed_over`; the digest then.
fn killed(house: &House, handed_over: &dyn Fn() -> bool) -> Delivery {
    house.json(&["scan"]);
    let mut sending = house.home.spawn(&["send", "--no-scan"]);
    wait::until(wait::LIMIT, || handed_over().then_some(())).expect("a mail");
    assert_eq!(oldest(house).stage, Stage::Sending, "it is written down before a byte leaves");
    sending.signal("KILL");
    assert_eq!(sending.wait(wait::LIMIT).unwrap().code(), None);
    oldest(house)
}

/// The first digest there ever was.
fn oldest(house: &House) -> Delivery {
    house.ledger().deliveries(9).unwrap().pop().unwrap()
}

/// Another round that may carry the mail on. A new minute may bring another digest, too.
fn go_on(house: &House) {
    let output = house.run(&["send", "--no-scan"]);
    // 75 while nobody knows whether it arrived.
    assert!([0, 75].contains(&output.code), "{}", output.err);
}

/// As if the time to wait were over.
fn let_time_pass(house: &House) {
    let mut ledger = house.ledger();
    let parcel = ledger.parcels().unwrap().remove(0);
    assert_eq!(parcel.stage, Stage::Unknown);
    assert!(parcel.next_attempt.unwrap() > host::now(), "a server has time to file it");
    ledger.set_parcel(&Parcel { next_attempt: None, ..parcel }).unwrap();
}

/// How many of the mails are this digest.
fn copies(mails: &[Vec<u8>], digest: &Delivery) -> usize {
    let line = format!("X-Appreciated-Id: {}", digest.digest);
    mails.iter().filter(|mail| String::from_utf8_lossy(mail).contains(&line)).count()
}

#[test]
fn a_mail_that_was_taken_is_found_and_not_sent_again() {
    let options = Options { plain_login: true, ..Options::default() };
    let Some(house) = House::with(&options) else { return };
    let cut = Cut::after_text("\r\n.\r\n", Side::Client).by(How::Stall).times(1);
    let proxy = Proxy::start(house.smtp.starttls_port(), cut);
    house.config(&Settings { smtp: proxy.port(), smtp_tls: "none", ..house.settings() });
    let digest = killed(&house, &|| proxy.cuts() == 1 && house.dovecot.mails("INBOX").len() == 1);
    go_on(&house);
    assert_eq!(oldest(&house).stage, Stage::Unknown);
    let_time_pass(&house);
    go_on(&house);
    let found = oldest(&house);
    assert_eq!((found.stage, found.attempts), (Stage::Sent, 1));
    assert_eq!(found.said.as_deref(), Some("found in the mailbox"));
    assert_eq!(copies(&house.dovecot.mails("INBOX"), &digest), 1);
}

#[test]
fn a_mail_that_was_lost_is_sent_again_after_a_look() {
    let Some(house) = House::new() else { return };
    let smtp = Scripted::smtp(Rules::new().times(1, ".", Act::say("")));
    house.config(&Settings { smtp: smtp.port(), smtp_tls: "none", ..house.settings() });
    let digest = killed(&house, &|| smtp.mails().len() == 1);
    for _ in 0..3 {
        go_on(&house);
        assert_eq!(oldest(&house).stage, Stage::Unknown, "nobody looks so soon");
    }
    assert_eq!(copies(&smtp.mails(), &digest), 1);
    let_time_pass(&house);
    go_on(&house);
    assert_eq!(oldest(&house).stage, Stage::Retry, "it is not in the mailbox");
    go_on(&house);
    assert_eq!((oldest(&house).stage, oldest(&house).attempts), (Stage::Sent, 2));
    let mails = smtp.mails();
    assert_eq!(copies(&mails, &digest), 2);
    let same = mails.iter().filter(|mail| **mail == mails[0]).count();
    assert_eq!(same, 2, "the same bytes, so that a mailbox may know them");
}

#[test]
fn a_daemon_that_is_stopped_in_the_middle_sends_no_second_copy() {
    let Some(mut house) = House::new() else { return };
    let smtp = Scripted::smtp(Rules::new().times(1, ".", Act::say("")));
    house.config(&Settings { smtp: smtp.port(), smtp_tls: "none", ..house.settings() });
    house.missed(DIGEST);
    let service = house.serve();
    wait::until(wait::LIMIT, || (smtp.mails().len() == 1).then_some(())).expect("a mail");
    let digest = oldest(&house);
    // It gives the mail some seconds, then it leaves; whether the thread notes the cut before that is open.
    house.end(service);
    let left = oldest(&house).stage;
    assert!([Stage::Sending, Stage::Unknown].contains(&left), "{left:?}");
    let again = house.serve();
    again.tells("STATUS=next digest", 1, A_TICK);
    assert!(again.lines().iter().any(|line| line.contains("a mail waits to be sent")), "{:?}", again.lines());
    let now = oldest(&house);
    assert_eq!((now.stage, now.attempts), (Stage::Unknown, 1));
    assert_eq!(copies(&smtp.mails(), &digest), 1);
    house.end(again);
}
