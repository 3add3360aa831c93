//! Advice whose giver never heard what came of it.

use crate::desk::Desk;
use appreciated::gate::Refusal;
use appreciated::words::Practice;

const ASKED: &str = "Hi Helen,\n\nwhat would you do in my place: stay with the team or move over to product?";
const ADVICE: &str = "I would move, but not before the spring release is out. Ask for a clear remit in \
                      writing first, and keep one foot in the review group so that the way back stays open. I did \
                      it the other way round and paid for it with two long years.";

fn advised(days: i64) -> Desk {
    let mut desk = Desk::new();
    desk.rules.mentor_goal = Some("move from engineering to product".to_owned());
    desk.known("Helen Ward").sent(days, &["Helen Ward"], "Team or product", ASKED).answered(
        days - 1,
        &["Helen Ward"],
        "Team or product",
        ADVICE,
        "Thank you for taking the time, that helps me a lot.",
    );
    desk
}

#[test]
fn it_tells_who_may_like_to_hear_it() {
    let desk = advised(100);
    let (heading, body) = desk.only(Practice::Mentor);
    assert_eq!(heading, "Tell Helen Ward what came of it");
    assert!(body.contains("On 15 Aug you asked Helen: \"what would you do in my place"), "{body}");
    assert!(body.contains("Helen answered on 16 Aug."), "{body}");
    assert!(body.contains("No mail of yours on it since"), "{body}");
    assert_eq!(desk.refusal(Practice::Mentor, &[]), Some(Refusal::TooEarly));
    assert_eq!(desk.refusal(Practice::Mentor, &desk.proved()), None);
}

#[test]
fn without_a_goal_nobody_is_a_mentor() {
    let mut desk = advised(100);
    desk.rules.mentor_goal = None;
    assert!(desk.none(Practice::Mentor));
}

#[test]
fn who_was_told_knows() {
    let mut desk = advised(100);
    desk.sent(30, &["Helen Ward"], "Re: Team or product", "I moved in October, and the remit is in writing.");
    assert!(desk.none(Practice::Mentor));
}

#[test]
fn fresh_old_or_unanswered_advice_is_left_alone() {
    assert!(advised(15).none(Practice::Mentor));
    assert!(advised(500).none(Practice::Mentor));
    let mut desk = Desk::new();
    desk.rules.mentor_goal = Some("lead a team".to_owned());
    desk.known("Helen Ward").sent(100, &["Helen Ward"], "Team or product", ASKED);
    assert!(desk.none(Practice::Mentor));
}

#[test]
fn a_word_is_no_advice() {
    let mut desk = Desk::new();
    desk.rules.mentor_goal = Some("lead a team".to_owned());
    desk.known("Helen Ward").sent(100, &["Helen Ward"], "Team or product", ASKED).answered(
        99,
        &["Helen Ward"],
        "Team or product",
        "Move.",
        "Thank you for taking the time.",
    );
    assert!(desk.none(Practice::Mentor));
}

#[test]
fn one_wider_item_a_month() {
    let desk = advised(100);
    let mut remarks = desk.proved();
    remarks.push(desk.remark("Luca Ferri", Practice::Departments, 12, appreciated::words::Standing::Ignored));
    assert_eq!(desk.refusal(Practice::Mentor, &remarks), Some(Refusal::PracticeResting));
}
