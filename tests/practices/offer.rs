//! Needs that something sent to somebody else would meet, and help without an echo.

use crate::desk::Desk;
use appreciated::words::Practice;

const NEED: &str = "Do you know how others measure rwsem contention? I could use a good write-up.";
const LINK: &str =
    "I thought of you when I read this: it is the clearest write-up on measuring rwsem contention.";

fn need(days: i64) -> Desk {
    let mut desk = Desk::new();
    desk.known("Tomasz Wrona").known("Ilse Brandt").answered(
        days,
        &["Tomasz Wrona"],
        "Locks",
        NEED,
        "Nothing so far.",
    );
    desk
}

#[test]
fn a_need_is_met_by_what_went_to_somebody_else() {
    let mut desk = need(12);
    desk.sent(3, &["Ilse Brandt"], "For you", LINK);
    let (heading, body) = desk.only(Practice::Offer);
    assert_eq!(heading, "Pass something on to Tomasz Wrona (only a guess)");
    assert!(body.starts_with("On 11 Nov Tomasz asked you something on \"Locks\"."), "{body}");
    assert!(body.contains("On 20 Nov you wrote to Ilse: \"I thought of you"), "{body}");
    assert_eq!(desk.refusal(Practice::Offer, &[]), None);
    let outlook = desk.outlook(&[]);
    let item = outlook.digest.items.iter().find(|i| i.practice == Practice::Offer).unwrap();
    let draft = item.draft.as_ref().unwrap();
    assert!(!draft.body.contains("Ilse") && !draft.body.contains("rwsem"), "{}", draft.body);
}

#[test]
fn who_has_it_already_needs_no_offer() {
    let mut desk = need(12);
    desk.sent(3, &["Ilse Brandt"], "For you", LINK).sent(2, &["Tomasz Wrona"], "For you", LINK);
    assert!(desk.none(Practice::Offer));
    let mut desk = need(12);
    desk.sent(3, &["Ilse Brandt", "Tomasz Wrona"], "For you", LINK);
    assert!(desk.none(Practice::Offer));
    let mut desk = need(12);
    desk.sent(3, &["Ilse Brandt"], "For you", LINK).sent(
        1,
        &["Tomasz Wrona"],
        "Re: Locks",
        "Ask me on Monday.",
    );
    assert!(desk.none(Practice::Offer), "the thread went on");
}

#[test]
fn another_matter_or_an_old_need_is_no_match() {
    let mut desk = need(12);
    desk.sent(
        3,
        &["Ilse Brandt"],
        "For you",
        "I thought of you when I read this: a fine piece on winter tyres.",
    );
    assert!(desk.none(Practice::Offer));
    let mut desk = need(150);
    desk.sent(3, &["Ilse Brandt"], "For you", LINK);
    assert!(desk.none(Practice::Offer));
    let mut desk = need(12);
    desk.sent(20, &["Ilse Brandt"], "For you", LINK);
    assert!(desk.none(Practice::Offer), "it went out before the question");
}

#[test]
fn words_that_stand_everywhere_match_nothing() {
    let mut desk = need(12);
    for n in 0..12 {
        desk.sent(
            40 + n,
            &["Ilse Brandt"],
            &format!("Day {n}"),
            "The rwsem contention again, measured with others.",
        );
    }
    desk.sent(3, &["Ilse Brandt"], "For you", "I thought of you when I read this on rwsem contention.");
    assert!(desk.none(Practice::Offer));
}

const TROUBLE: &str =
    "The import dies at row 4000 every night. What would you do, do you have any advice for me?";

fn helped(days: i64) -> Desk {
    let mut desk = Desk::new();
    desk.known("Jean Moreau").answered(
        days,
        &["Jean Moreau"],
        "Import",
        TROUBLE,
        "Split the file at row 3000, then run it twice. I've attached a script that does it.",
    );
    desk
}

#[test]
fn help_without_an_echo_is_asked_after() {
    let (heading, body) = helped(14).only(Practice::Offer);
    assert_eq!(heading, "Ask Jean Moreau whether it worked");
    assert!(body.contains("asked you for help on \"Import\"; you answered on 9 Nov:"), "{body}");
    assert!(body.contains("No mail either way since"), "{body}");
}

#[test]
fn an_echo_or_a_mail_since_ends_it() {
    assert!(helped(4).none(Practice::Offer), "too early");
    assert!(helped(45).none(Practice::Offer), "too late");
    let mut desk = helped(14);
    desk.answered(12, &["Jean Moreau"], "Import", "It worked, thank you!", "Glad to hear it.");
    assert!(desk.none(Practice::Offer));
    let mut desk = helped(14);
    desk.sent(6, &["Jean Moreau"], "Lunch", "Are you in on Monday?");
    assert!(desk.none(Practice::Offer));
}

#[test]
fn what_is_said_of_somebody_or_in_confidence_is_not_passed_on_to_them() {
    for said in [
        "I thought of you: Tomasz will never find this write-up on rwsem contention by himself.",
        "Between us, this is the clearest write-up on rwsem contention, so please keep it to yourself.",
    ] {
        let mut desk = need(12);
        desk.sent(3, &["Ilse Brandt"], "For you", said);
        assert!(desk.none(Practice::Offer), "{said}");
    }
}

#[test]
fn a_question_to_a_round_was_not_put_to_the_owner() {
    let mut desk = Desk::new();
    desk.known("Tomasz Wrona").known("Ilse Brandt");
    desk.answered(12, &["Tomasz Wrona", "Ilse Brandt"], "Locks", NEED, "Nothing so far.");
    desk.sent(3, &["Ilse Brandt"], "For you", LINK);
    assert!(desk.none(Practice::Offer));
}
