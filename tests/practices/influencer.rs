//! Whom the owner names to others.

use crate::desk::Desk;
use appreciated::words::{PersonRule, Practice};

fn desk(told: &[&str]) -> Desk {
    let mut desk = Desk::new();
    for (who, department) in
        [("Ana Sousa", "Sales"), ("Bo Lind", "Finance"), ("Cleo Marsh", "Legal"), ("Dan Roth", "Works")]
    {
        desk.person(who, PersonRule { department: Some(department.to_owned()), ..PersonRule::default() });
    }
    desk.known("Dana Ortiz");
    for (n, who) in (0..).zip(told) {
        desk.sent(90 - n * 20, &[who], &format!("Question {n}"), "Ask Dana, she knows the old system best.");
    }
    desk
}

#[test]
fn three_people_sent_from_three_sides() {
    let desk = desk(&["Ana Sousa", "Bo Lind", "Cleo Marsh", "Dan Roth"]);
    let (heading, body) = desk.only(Practice::Influencer);
    assert_eq!(heading, "Thank Dana Ortiz, to whom you send people");
    assert!(
        body.contains("Since August 2026 you have sent four people to Dana: Ana, Bo, Cleo and Dan."),
        "{body}"
    );
    assert!(body.contains("you wrote: \"Ask Dana, she knows"), "{body}");
    assert_eq!(desk.refusal(Practice::Influencer, &desk.proved()), None);
}

#[test]
fn one_told_often_is_too_few() {
    assert!(desk(&["Ana Sousa"]).none(Practice::Influencer));
    assert!(desk(&["Ana Sousa", "Ana Sousa", "Ana Sousa"]).none(Practice::Influencer));
}

#[test]
fn a_name_that_two_people_bear_is_nobodys() {
    let mut desk = desk(&["Ana Sousa", "Bo Lind", "Cleo Marsh"]);
    assert!(!desk.none(Practice::Influencer));
    desk.known("Dana Weiss");
    assert!(desk.none(Practice::Influencer));
}

#[test]
fn one_side_is_not_across() {
    let mut desk = desk(&["Ana Sousa", "Bo Lind", "Cleo Marsh"]);
    for rule in desk.rules.people.values_mut() {
        rule.department = Some("Sales".to_owned());
    }
    assert!(desk.none(Practice::Influencer));
}
