//! `answer`: the latest digest answered by a command.

use crate::house::{House, maildir, sample};
use appreciated::answer::Prints;
use appreciated::ledger::{Ledger, NewDigest, SlotClaim};
use appreciated::message::{AddrSpec, MessageId};
use appreciated::outbox::delivery::Outcome;
use appreciated::rounds::{Search, carry};
use appreciated::sample::Owner;
use appreciated::words::{Practice, Remark, Standing};
use chrono::{DateTime, Utc};

/// A home with a digest sent into a file.
fn with_digest() -> House {
    let house = House::new();
    let sample = sample(Owner::Manager);
    maildir(&house.path("Sent"), &sample);
    let config = sample.config.replace("/sample", house.path("Sent").to_str().unwrap());
    std::fs::create_dir_all(house.home("config/appreciated")).unwrap();
    std::fs::write(house.home("config/appreciated/config.toml"), config).unwrap();
    house.good(&["scan", "--now", crate::house::NOW]);
    house
}

#[test]
fn before_the_first_digest_there_is_nothing_to_answer() {
    let house = with_digest();
    house.run(&["answer", "1 done"]).refused(1, &["no digest was sent yet", "appreciated send"]);
}

#[test]
fn what_is_no_command_changes_nothing_and_is_told_with_the_nearest() {
    let house = with_digest();
    let before = house.everything();
    house
        .run(&["answer", "1 done", "3 dun"])
        .refused(64, &["\"3 dun\"", "did you mean \"3 done\"?", "nothing was done"]);
    house.run(&["answer", "hello there"]).refused(64, &["\"hello there\" is no command"]);
    assert_eq!(house.run(&["answer"]).code, 64);
    assert_eq!(house.everything(), before);
}

/// Writes down a mail with one item, and that it was sent.
fn sent(ledger: &mut Ledger, schedule: &str, tag: &str, person: &str, hour: u32) {
    let made_at: DateTime<Utc> = format!("2024-11-25T{hour:02}:00:00Z").parse().unwrap();
    let remark = Remark {
        key: format!("test|{tag}"),
        person: AddrSpec::parse(person).unwrap(),
        practice: Practice::Reconnect,
        message: MessageId(String::new()),
        kind: None,
        evidence_on: made_at.date_naive(),
        state: Standing::Candidate,
        on: made_at.date_naive(),
        until: None,
        shown_on: None,
        wording: None,
    };
    let digest = NewDigest {
        id: format!("{tag:0>32}"),
        tag: tag.to_owned(),
        made_at,
        made_on: made_at.date_naive(),
        bytes: b"Subject: x\r\n\r\n".to_vec(),
        items: vec![remark],
        prints: Prints::default(),
        about: None,
    };
    let slot = made_at.format("%Y-%m-%dT%H:%M").to_string();
    let claim =
        SlotClaim { schedule: schedule.to_owned(), slot, served_at: made_at, last: None, asked: None };
    assert!(ledger.post(&claim, Some(&digest)).unwrap());
    let parcel = ledger.parcels().unwrap().remove(0);
    let mut hand_over = |_: &[u8], _: &str| Outcome::Sent("250 ok".to_owned());
    carry(ledger, &parcel, &|| made_at, &mut hand_over, Search::Nowhere).unwrap();
}

#[test]
fn a_tag_picks_the_mail_and_without_one_it_is_the_latest_digest() {
    let house = with_digest();
    let mut ledger = Ledger::open(&house.home("state/appreciated/ledger.sqlite"), [7; 32]).unwrap();
    // Answers of one moment are one letter.
    let answer = |minute: u32, said: &[&str]| {
        let now = format!("2024-11-25T12:{minute:02}:00+00:00");
        house.run(&[&["answer", "--now", &now], said].concat())
    };
    sent(&mut ledger, "reminder:Early", "aaaa", "a@early.example", 7);
    assert!(answer(0, &["1 snooze 1w"]).out.contains("a@early.example"), "before the first digest");
    sent(&mut ledger, "digest", "bbbb", "b@digest.example", 8);
    sent(&mut ledger, "reminder:Call", "cccc", "c@call.example", 9);

    let plain = answer(1, &["1 snooze 1w"]);
    assert!(plain.out.contains("b@digest.example") && !plain.out.contains("To the mail"), "{}", plain.out);
    for (minute, said) in [(2, ["[cccc] 1 snooze 1w"].as_slice()), (3, &["[CCCC]", "1", "snooze", "2w"])] {
        let tagged = answer(minute, said);
        assert!(tagged.out.starts_with("To the mail [cccc] of 2024-11-25 09:00:\n"), "{}", tagged.out);
        assert!(tagged.out.contains("c@call.example"), "{}", tagged.out);
    }
    answer(4, &["[f9j7] 1 never"]).refused(1, &["[f9j7]", "nothing was done"]);
    let state = |tag: &str| ledger.item(&format!("{tag:0>32}"), 1).unwrap().unwrap().state;
    assert_eq!(["aaaa", "bbbb", "cccc"].map(state), [Standing::Snoozed; 3]);
}
