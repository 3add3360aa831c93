//! Rivals, whom only the config names.

use crate::desk::Desk;
use appreciated::gate::Refusal;
use appreciated::words::{Practice, Role};

const SHARP: &str = "As I wrote twice already, the plan was due last week. Please stop ignoring my mails.";

fn quarrel(days: i64) -> Desk {
    let mut desk = Desk::new();
    desk.role("Viktor Lang", Role::Rival).known("Viktor Lang").sent(
        days,
        &["Viktor Lang"],
        "Depot plan",
        SHARP,
    );
    desk
}

#[test]
fn help_comes_first_and_the_quarrel_is_not_quoted() {
    let desk = quarrel(40);
    let (heading, body) = desk.only(Practice::Peace);
    assert_eq!(heading, "Offer Viktor Lang a hand");
    assert!(body.contains("of 14 Oct on \"Depot plan\" was not an easy one."), "{body}");
    assert!(!body.contains("ignoring") && body.ends_with('?'), "{body}");
    assert_eq!(desk.refusal(Practice::Peace, &[]), None);
    let item = desk.outlook(&[]).digest.items.into_iter().find(|i| i.practice == Practice::Peace).unwrap();
    assert!(!appreciated::digest::subject(&desk.outlook(&[]).digest).contains("hand"));
    assert!(item.because.iter().all(|because| because.quote.is_none()));
}

#[test]
fn three_weeks_to_cool_off() {
    assert!(quarrel(15).none(Practice::Peace));
    let mut written = quarrel(40);
    written.sent(10, &["Viktor Lang"], "Keys", "The keys are at the front desk.");
    assert!(written.none(Practice::Peace), "a mail since is contact");
    let old = quarrel(200).only(Practice::Peace).1;
    assert!(!old.contains("easy one"), "an old quarrel is not brought up: {old}");
}

#[test]
fn nobody_is_a_rival_whom_the_config_does_not_name() {
    let mut desk = quarrel(40);
    desk.rules.people.clear();
    assert!(desk.none(Practice::Peace));
    desk.role("Viktor Lang", Role::Report);
    assert!(desk.none(Practice::Peace));
}

#[test]
fn a_rival_who_has_grown_quiet_is_offered_a_hand_without_a_word_of_quarrel() {
    let quiet = |days: i64| {
        let mut desk = Desk::new();
        desk.role("Viktor Lang", Role::Rival).known("Viktor Lang");
        desk.answered(days, &["Viktor Lang"], "Depot plan", "Friday is too early.", "Then Monday.");
        desk
    };
    let (_, body) = quiet(45).only(Practice::Peace);
    assert!(body.starts_with("You last wrote to Viktor on 9 Oct on \"Depot plan\"."), "{body}");
    assert!(!body.contains("easy one"));
    assert!(quiet(25).none(Practice::Peace));
}

#[test]
fn off_means_off() {
    let mut desk = quarrel(40);
    desk.rules.practices.insert(Practice::Peace, appreciated::words::Switch::Off);
    assert_eq!(desk.refusal(Practice::Peace, &[]), Some(Refusal::Off));
}

#[test]
fn a_quarrel_with_somebody_else_is_not_the_rivals() {
    let mut desk = Desk::new();
    desk.role("Viktor Lang", Role::Rival).sent(40, &["Ada Holm", "Viktor Lang"], "Depot plan", SHARP);
    assert!(desk.none(Practice::Peace));
}
