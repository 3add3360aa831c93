//! Strangers of another circle with whom a project is shared.

use crate::desk::Desk;
use appreciated::gate::Refusal;
use appreciated::words::{PersonRule, Practice};

const HOME: [&str; 5] = ["Ana Sousa", "Bo Lind", "Cleo Marsh", "Dan Roth", "Eva Holm"];

/// A year with the home team, and two project threads with Luca of Finance.
fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.person("Luca Ferri", PersonRule { department: Some("Finance".to_owned()), ..PersonRule::default() });
    for week in 0..24 {
        desk.sent(
            10 + week * 7,
            &HOME,
            &format!("Week {week}"),
            "Hello all,\n\nthe list of the week is in the folder.",
        );
    }
    desk.sent(40, &["Luca Ferri", "Ana Sousa", "Bo Lind"], "Year-end close", "Here is what we know so far.")
        .answered(
            20,
            &["Luca Ferri", "Ana Sousa"],
            "Budget extract",
            "Is the extract enough?",
            "It is, see you then.",
        )
        .answered(18, &["Luca Ferri", "Ana Sousa"], "Budget extract", "Then I close it.", "Fine with us.");
    desk
}

#[test]
fn a_stranger_on_two_threads_is_worth_a_word() {
    let desk = desk();
    let (heading, body) = desk.only(Practice::Departments);
    assert_eq!(heading, "Get to know Luca Ferri (Finance)");
    assert!(
        body.contains("Luca is on two threads with you: \"Budget extract\" and \"Year-end close\"."),
        "{body}"
    );
    assert!(body.contains("Of Luca's mails you have answered two so far."), "{body}");
    assert_eq!(desk.refusal(Practice::Departments, &[]), Some(Refusal::TooEarly));
    assert_eq!(desk.refusal(Practice::Departments, &desk.proved()), None);
}

#[test]
fn thanks_across_departments_come_first() {
    let mut desk = desk();
    let before = desk.proposed(Practice::Departments).first().unwrap().rank;
    desk.sent(
        17,
        &["Luca Ferri", "Ana Sousa"],
        "Re: Budget extract",
        "Thank you for closing the budget extract so fast, Luca.",
    );
    assert!(desk.proposed(Practice::Departments).first().unwrap().rank > before);
    assert!(desk.only(Practice::Departments).1.contains("you wrote to Luca: \"Thank you for closing"));
}

#[test]
fn one_thread_or_a_friend_is_no_stranger() {
    let mut one = Desk::new();
    one.rules = desk().rules;
    for week in 0..24 {
        one.sent(10 + week * 7, &HOME, &format!("Week {week}"), "Hello all,\n\nthe list is in the folder.");
    }
    one.sent(40, &["Luca Ferri", "Ana Sousa"], "Year-end close", "Here is what we know so far.");
    assert!(one.none(Practice::Departments));
    let mut friend = desk();
    for days in [90, 80, 70] {
        friend.answered(days, &["Luca Ferri"], &format!("Lunch {days}"), "At noon then?", "At noon.");
    }
    assert!(friend.none(Practice::Departments));
}

#[test]
fn the_home_team_is_home() {
    let mut desk = Desk::new();
    for week in 0..24 {
        desk.sent(10 + week * 7, &HOME, &format!("Week {week}"), "Hello all,\n\nthe list is in the folder.");
    }
    assert!(desk.none(Practice::Departments));
}
