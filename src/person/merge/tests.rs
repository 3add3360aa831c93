use super::*;
use crate::message::{Address, MessageId};
use crate::person::namesakes;
use crate::words::{PersonRule, Verdict};
use chrono::DateTime;

/// A mail to `to`, each a display name and an address, or an address alone.
fn mail(number: u32, to: &[&str]) -> Mail {
    let address = |text: &str| match text.split_once(" <") {
        Some((name, spec)) => Address {
            name: Some(name.to_owned()),
            addr: AddrSpec::parse(spec.trim_end_matches('>')).unwrap(),
        },
        None => Address { name: None, addr: AddrSpec::parse(text).unwrap() },
    };
    Mail {
        message_id: MessageId(format!("{number}@x.example")),
        content_key: number.to_string(),
        text_key: String::new(),
        at: DateTime::from_timestamp(1_700_000_000 + i64::from(number) * 86_400, 0).unwrap().fixed_offset(),
        from: address("me@x.example"),
        verdict: Verdict::Opens,
        reason: None,
        by_delegate: false,
        to: to.iter().map(|text| address(text)).collect(),
        cc: Vec::new(),
        bcc: Vec::new(),
        subject_key: String::new(),
        subject: String::new(),
        parents: Vec::new(),
        reply: false,
        forward: false,
        attachments: 0,
        hush: false,
        kin: false,
        parting: false,
        language: None,
        line: None,
        acts: Vec::new(),
        quotes: Vec::new(),
        terms: Vec::new(),
        follow_ups: Vec::new(),
    }
}

/// What is proposed when each of `lines` is the recipient line of a mail, several parted by `; `.
fn proposed_by(rules: &Rules, lines: &[&str]) -> Vec<(String, String, String)> {
    let mails: Vec<Mail> =
        (0..).zip(lines).map(|(n, line)| mail(n, &line.split("; ").collect::<Vec<_>>())).collect();
    let people = People::gather(&mails, rules);
    let tell = |one: Proposal| (one.keep.to_string(), one.join.to_string(), one.because);
    propose(&mails, &people, rules).into_iter().map(tell).collect()
}

fn proposed(lines: &[&str]) -> Vec<(String, String, String)> {
    proposed_by(&Rules::default(), lines)
}

#[track_caller]
fn one(lines: &[&str], keep: &str, join: &str, because: &str) {
    let found = proposed(lines);
    assert_eq!(found, [(keep.to_owned(), join.to_owned(), because.to_owned())]);
}

#[track_caller]
fn none(lines: &[&str]) {
    assert_eq!(proposed(lines), [], "{lines:?}");
}

#[test]
fn one_name_on_both_joins_to_the_address_written_to_most() {
    one(
        &["Ortiz, Dana <dana@home.example>", "Dana Ortiz <dana@x.example>", "dana@x.example"],
        "dana@x.example",
        "dana@home.example",
        "both bear the name \"Dana Ortiz\" and begin with dana@",
    );
    one(
        &["Dana M. Ortiz <d77@home.example>", "Dana Ortiz <dee@x.example>"],
        "d77@home.example",
        "dee@x.example",
        "both bear the name \"Dana M. Ortiz\"",
    );
}

#[test]
fn an_address_that_spells_the_name_of_another() {
    one(
        &["Dana Ortiz <d77@home.example>", "ortiz.dana@x.example"],
        "d77@home.example",
        "ortiz.dana@x.example",
        "ortiz.dana@x.example spells \"Dana Ortiz\", the name of d77@home.example",
    );
    one(
        &["dana.ortiz@x.example", "dana.m.ortiz@x.example"],
        "dana.m.ortiz@x.example",
        "dana.ortiz@x.example",
        "dana.m.ortiz@x.example and dana.ortiz@x.example spell one name",
    );
    one(
        &["dana.ortiz@x.example", "dana.ortiz@old.example"],
        "dana.ortiz@old.example",
        "dana.ortiz@x.example",
        "dana.ortiz@old.example and dana.ortiz@x.example spell one name",
    );
}

#[test]
fn initials_count_at_one_domain_for_one_person() {
    one(
        &["Dana M. Ortiz <dana.ortiz@x.example>", "m..ortiz@x.example"],
        "dana.ortiz@x.example",
        "m..ortiz@x.example",
        "at x.example only \"Dana M. Ortiz\", the name of dana.ortiz@x.example, fits m..ortiz@x.example",
    );
    one(
        &["dana.ortiz@x.example", "dortiz@x.example"],
        "dana.ortiz@x.example",
        "dortiz@x.example",
        "at x.example only dana.ortiz@x.example fits dortiz@x.example",
    );
    one(
        &["dana.ortiz@x.example", "m..ortiz@x.example"],
        "dana.ortiz@x.example",
        "m..ortiz@x.example",
        "at x.example only one name fits both dana.ortiz@x.example and m..ortiz@x.example",
    );
    let short = ["dana.ortiz@x.example", "dortiz@x.example", "m..ortiz@x.example"];
    assert_eq!(proposed(&short).len(), 2, "two ways to shorten one name");
    none(&["dana.ortiz@x.example", "dortiz@y.example"]);
    none(&["dana.ortiz@x.example", "diego.ortiz@x.example", "dortiz@x.example"]);
    none(&["dana.ortiz@x.example", "ilse.ortiz@x.example", "m..ortiz@x.example"]);
    none(&["dana.ortiz@x.example", "m..ortiz@x.example", "p..ortiz@x.example"]);
}

#[test]
fn whoever_stood_on_one_mail_is_two() {
    none(&["Dana Ortiz <dana@x.example>; Dana Ortiz <dana@home.example>"]);
    // Nor are they joined over a third that fits both.
    let lines =
        ["Dana Ortiz <dana@x.example>; Dana Ortiz <dana@home.example>", "Dana Ortiz <dana@old.example>"];
    assert_eq!(proposed(&lines).len(), 1);
}

#[test]
fn names_that_differ_are_two() {
    none(&["Dana M. Ortiz <d77@x.example>", "Dana P. Ortiz <d78@x.example>"]);
    none(&["Dana Ortiz <ortiz@x.example>", "Diego Ortiz <ortiz@home.example>"]);
    none(&["Diego Ortiz <d77@x.example>", "dana.ortiz@x.example"]);
    none(&["Dana Ortiz <d77@x.example>", "Diego <dortiz@x.example>"]);
}

#[test]
fn half_a_name_a_desk_a_list_and_the_owner_propose_nothing() {
    none(&["Dana <dana@x.example>", "Dana <dana@home.example>"]);
    none(&["dana@x.example", "dana@home.example"]);
    none(&["Dana Ortiz <info@x.example>", "Dana Ortiz <support@home.example>"]);
    none(&["Travel Desk <anne@x.example>", "Travel Desk <bea@x.example>"]);
    let rules = Rules { own: vec![AddrSpec::parse("me@x.example").unwrap()], ..Rules::default() };
    assert_eq!(proposed_by(&rules, &["Jo Miller <me@x.example>", "Jo Miller <jo@home.example>"]), []);
}

#[test]
fn the_config_s_address_is_kept_and_its_people_stay_two() {
    let address = |text: &str| AddrSpec::parse(text).unwrap();
    let lines = ["Dana Ortiz <a@x.example>", "Dana Ortiz <a@x.example>", "Dana Ortiz <b@home.example>"];
    let of = |people: &[(&str, &[&str])]| Rules {
        people: people
            .iter()
            .map(|(head, aliases)| {
                let aliases = aliases.iter().map(|alias| address(alias)).collect();
                (address(head), PersonRule { aliases, ..PersonRule::default() })
            })
            .collect(),
        ..Rules::default()
    };
    assert_eq!(proposed_by(&of(&[]), &lines)[0].0, "a@x.example");
    assert_eq!(proposed_by(&of(&[("b@home.example", &[])]), &lines)[0].0, "b@home.example");
    assert_eq!(proposed_by(&of(&[("c@x.example", &["b@home.example"])]), &lines)[0].0, "c@x.example");
    assert_eq!(proposed_by(&of(&[("a@x.example", &[]), ("b@home.example", &[])]), &lines), []);
    assert_eq!(proposed_by(&of(&[("a@x.example", &["b@home.example"])]), &lines), []);
}

#[test]
fn three_addresses_of_one_person_join_one() {
    let lines = [
        "Dana Ortiz <dana@x.example>",
        "Dana Ortiz <dana@x.example>",
        "dana.ortiz@home.example",
        "Dana M. Ortiz <d77@old.example>",
    ];
    let found = proposed(&lines);
    let joined: Vec<(&str, &str)> =
        found.iter().map(|(keep, join, _)| (keep.as_str(), join.as_str())).collect();
    assert_eq!(
        joined,
        [("dana@x.example", "d77@old.example"), ("dana@x.example", "dana.ortiz@home.example")]
    );
}

#[test]
fn recipients_with_the_owner_s_name_are_told() {
    let own = vec![AddrSpec::parse("me@x.example").unwrap()];
    let rules = Rules { own, own_name: Some("Jo Miller".to_owned()), ..Rules::default() };
    let mails = [
        mail(1, &["Jo Miller <jo@home.example>", "Ana Miller <ana@x.example>"]),
        mail(2, &["Miller, Jo <jo@home.example>", "Jo <jo@other.example>"]),
        mail(3, &["Jo P. Miller <jpm@x.example>", "Jo Miller <info@x.example>"]),
    ];
    let found: Vec<(String, u32)> =
        namesakes(&mails, &rules).into_iter().map(|(address, count)| (address.to_string(), count)).collect();
    assert_eq!(found, [("jo@home.example".to_owned(), 2), ("jpm@x.example".to_owned(), 1)]);
    assert!(namesakes(&mails, &Rules { own_name: None, ..rules }).is_empty());
}
