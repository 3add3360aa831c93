//! What a tie stands among: who stood beside a person, on how many matters, under which new address.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic like tests")]

use appreciated::intake::{Desk, MANY};
use appreciated::mailbox::RawMail;
use appreciated::message::AddrSpec;
use appreciated::rounds::read;
use appreciated::tie::{Company, History};
use appreciated::words::Rules;
use chrono::{DateTime, NaiveDate};

/// The history of mails, each its day in March, its readers and its subject.
fn history(mails: &[(u32, &str, &str)]) -> History {
    let rules = Rules { own: vec![AddrSpec::parse("me@corp.example").unwrap()], ..Rules::default() };
    let now = DateTime::parse_from_rfc3339("2026-04-01T08:00:00+00:00").unwrap();
    let desk = Desk { rules: &rules, key: &[7; 32], now: now.to_utc() };
    let read = |(day, to, subject): &(u32, &str, &str)| {
        let bytes = format!(
            "From: me@corp.example\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {day} Mar 2026 09:00:00 +0000\r\n\
             Message-ID: <{day}@corp.example>\r\n\r\nHere is what we spoke of.\r\n"
        );
        let place = day.to_string();
        read(&RawMail { place, internal_date: None, bytes: bytes.into_bytes(), cut: false }, desk).unwrap()
    };
    History::weave(mails.iter().map(read).collect(), &rules)
}

fn company(history: &History, address: &str) -> Company {
    let person = history.people.id(&AddrSpec::parse(address).unwrap()).unwrap();
    history.tie(person).company.clone()
}

#[test]
fn knows_who_stood_beside_them_and_when_they_were_last_written_to() {
    let mails = [
        (2, "ann.lee@corp.example, bob.ray@corp.example", "Tests"),
        (3, "ann.lee@corp.example", "Re: Tests"),
        (4, "ann.lee@corp.example", "Lunch"),
        (9, "bob.ray@corp.example", "Budget"),
        (20, "cleo.fox@corp.example", "Budget"),
    ];
    let history = history(&mails);
    let ann = company(&history, "ann.lee@corp.example");
    assert_eq!(ann.beside, [NaiveDate::from_ymd_opt(2026, 3, 9).unwrap()]);
    assert_eq!((ann.matters, ann.moved), (2, false));
    assert_eq!(company(&history, "cleo.fox@corp.example").beside, []);
}

#[test]
fn an_announcement_brings_nobody_together() {
    let many: Vec<String> = (0..=MANY).map(|n| format!("p{n}.lee@corp.example")).collect();
    let history = history(&[(2, &many.join(", "), "News"), (5, "p1.lee@corp.example", "Lunch")]);
    assert_eq!(company(&history, "p1.lee@corp.example").beside, []);
}

#[test]
fn sees_a_new_address_by_the_surname() {
    let history = history(&[
        (2, "kevin.presley@corp.example, ann.presley@corp.example", "Tests"),
        (8, "m..presley@corp.example", "Tests again"),
        (9, "ann.presley@corp.example", "Lunch"),
    ]);
    let moved = |address| company(&history, address).moved;
    // Ann was written to before the address without a given name appeared.
    assert!(moved("kevin.presley@corp.example"));
    assert!(!moved("m..presley@corp.example"));
    assert!(!moved("ann.presley@corp.example"));
}
