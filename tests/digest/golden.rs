//! What the three digests look like, whole.

use crate::samples::{all, freelancer, owner};
use appreciated::{digest, outbox};

#[test]
fn subjects() {
    let subjects: Vec<String> = all().iter().map(|(_, one)| digest::subject(one)).collect();
    assert_eq!(
        subjects,
        [
            "4 people this week: Ravi, Ilse, Tomasz, Mei [q8m2]",
            "Monday note: 3 items [p2v9]",
            "1 person this week: Жанна [t5x1]",
        ]
    );
}

#[test]
fn texts() {
    for (name, one) in all() {
        insta::assert_snapshot!(format!("{name}.txt"), digest::text(&one));
    }
}

#[test]
fn pages() {
    for (name, one) in all() {
        insta::assert_snapshot!(format!("{name}.html"), digest::html(&one));
    }
}

#[test]
fn mails() {
    for (name, one) in all() {
        let bytes = outbox::bytes(&one, &owner()).unwrap();
        assert_eq!(bytes, outbox::bytes(&one.clone(), &owner()).unwrap());
        let eml = String::from_utf8(bytes).unwrap();
        assert!(eml.is_ascii());
        assert!(eml.split("\r\n").all(|line| line.len() <= 78 && !line.contains('\n')), "{eml}");
        insta::assert_snapshot!(format!("{name}.eml"), eml.replace("\r\n", "\n"));
    }
}

#[test]
fn one_person_twice_is_named_once() {
    let mut one = freelancer();
    one.items.extend(one.items.clone());
    assert_eq!(digest::subject(&one), "1 person this week: Жанна [t5x1]");
    assert!(digest::text(&one).starts_with("One person, about three minutes."));
}

#[test]
fn the_introduction_takes_two_lines() {
    let text = digest::text(&freelancer());
    let second: Vec<&str> = text.split("\n\n").nth(1).unwrap().lines().collect();
    assert_eq!(second.len(), 2, "{text}");
}

#[test]
fn nothing_that_third_parties_get_bears_our_mark() {
    for (_, one) in all() {
        for draft in one.items.iter().filter_map(|item| item.draft.as_ref()) {
            for text in [&draft.subject, &draft.body, &draft.mailto] {
                let text = text.to_lowercase();
                for mark in ["appreciated", &one.tag, &one.id, "digest"] {
                    assert!(!text.contains(mark), "{text}");
                }
            }
        }
    }
}
