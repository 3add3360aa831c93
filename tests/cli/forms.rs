//! The same mails as mbox, Maildir and folder of .eml give the same digest.

use crate::house::{House, NOW, maildir, now, sample};
use appreciated::mailbox::RawMail;
use appreciated::sample::{Owner, Sample};
use serde_json::Value;
use std::fmt::Write;

/// One mbox (mboxrd): LF ends, `>` before every line that looks like a separator.
fn mbox(mails: &[RawMail]) -> String {
    let mut text = String::new();
    for mail in mails {
        let at = mail.internal_date.unwrap();
        writeln!(text, "From - {}", at.format("%a %b %e %H:%M:%S %Y")).unwrap();
        for line in String::from_utf8_lossy(&mail.bytes).replace("\r\n", "\n").lines() {
            if line.trim_start_matches('>').starts_with("From ") {
                text.push('>');
            }
            text.push_str(line);
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

fn eml(house: &House, name: &str, sample: &Sample) {
    for (number, mail) in sample.mails.iter().enumerate() {
        house.file(&format!("{name}/{number:05}.eml"), &mail.bytes);
    }
}

fn suggestions(house: &House, path: &str, sample: &Sample) -> Value {
    let me = sample.owner.addr.as_str();
    let run = house.good(&["try", path, "--me", me, "--config", "c.toml", "--now", NOW, "--json", "--all"]);
    run.json()
}

#[test]
fn every_form_of_a_mailbox_gives_the_same_digest() {
    for owner in Owner::ALL {
        let house = House::new();
        let mut sample = sample(owner);
        // A third of a mailbox has every kind of item, and is written six times here.
        sample.mails.drain(..sample.mails.len() * 2 / 3);
        house.file("c.toml", &sample.config);
        house.file("Sent.mbox", mbox(&sample.mails));
        house.file("crlf", mbox(&sample.mails).replace('\n', "\r\n"));
        house.file("folder/Sent", mbox(&sample.mails));
        maildir(&house.path("Maildir"), &sample);
        maildir(&house.path("Mail/.Sent"), &sample);
        for name in ["Mail/cur", "Mail/new"] {
            std::fs::create_dir_all(house.path(name)).unwrap();
        }
        eml(&house, "eml", &sample);
        let first = suggestions(&house, "Sent.mbox", &sample);
        assert!(first["suggestions"].as_array().unwrap().len() >= 2, "{owner}: {first}");
        for path in ["crlf", "folder", "Maildir", "Mail", "eml"] {
            let other = suggestions(&house, path, &sample);
            assert_eq!(first["suggestions"], other["suggestions"], "{owner}: {path}");
            assert_eq!(first["left_out"], other["left_out"], "{owner}: {path}");
            // Mails whose own date can't be used have the store's, and .eml files have no store.
            if path != "eml" {
                assert_eq!(first["scanned"], other["scanned"], "{owner}: {path}");
            }
        }
    }
}

#[test]
fn without_now_an_old_mailbox_is_seen_from_the_day_after_its_newest_mail() {
    let house = House::new();
    let mut sample = sample(Owner::Engineer);
    sample.mails.truncate(200);
    house.file("Sent", mbox(&sample.mails));
    let json = house.good(&["try", "Sent", "--json"]);
    let seen: chrono::DateTime<chrono::FixedOffset> = json.json()["now"].as_str().unwrap().parse().unwrap();
    assert!(seen < now(), "{seen}");
    let newest = sample.mails.iter().filter_map(|mail| mail.internal_date).max().unwrap();
    let after = seen.to_utc() - newest;
    assert!((20..30).contains(&after.num_hours()), "{after}");
    assert!(json.err.contains("the day after the newest mail"), "{}", json.err);
}

#[test]
fn a_mailbox_that_ends_in_the_middle_of_a_mail_is_read_up_to_there() {
    let house = House::new();
    let mut sample = sample(Owner::Engineer);
    sample.mails.truncate(40);
    let whole = mbox(&sample.mails);
    house.file("whole", &whole);
    let json = house.good(&["try", "whole", "--now", NOW, "--json"]).json();
    let whole_count = json["scanned"]["messages"].as_u64().unwrap();
    assert!((35..=40).contains(&whole_count), "{whole_count}");
    let last = whole.rfind("\nFrom - ").unwrap();
    for cut in [last + 3, last + 12, last + 60, last.midpoint(whole.len()), whole.len() - 1] {
        let cut = (0..=cut).rev().find(|at| whole.is_char_boundary(*at)).unwrap();
        house.file("cut", whole.get(..cut).unwrap());
        let run = house.good(&["try", "cut", "--now", NOW, "--json"]);
        let read = run.json()["scanned"]["messages"].as_u64().unwrap();
        assert!(
            (whole_count - 1..=whole_count).contains(&read),
            "{read} of {whole_count} mails when cut at {cut}"
        );
    }
}
