//! What was shown and is done since, seen in Sent; and old mail that is read late.

use crate::desk::{Desk, day};
use appreciated::gate::Refusal;
use appreciated::words::{Practice, Standing};

const ASK: &str = "Hi Ravi,\n\ncould you send me the headcount file before noon?";
const GIVE: &str = "Attached is the headcount file. I checked it against last month's, two lines had moved.";

fn helped() -> Desk {
    let mut desk = Desk::new();
    desk.known("Ravi Menon").sent(9, &["Ravi Menon"], "Headcount", ASK).answered(
        8,
        &["Ravi Menon"],
        "Headcount",
        GIVE,
        "Got it.",
    );
    desk
}

#[test]
fn thanks_said_since_close_what_was_shown() {
    let mut desk = helped();
    let shown = desk.remark("Ravi Menon", Practice::Appreciate, 6, Standing::Shown);
    assert!(desk.outlook(std::slice::from_ref(&shown)).done.is_empty());
    desk.sent(
        4,
        &["Ravi Menon"],
        "Thank you",
        "Ravi, thank you for the headcount file, it saved the meeting.",
    );
    let outlook = desk.outlook(std::slice::from_ref(&shown));
    assert_eq!(outlook.done.len(), 1);
    assert_eq!(outlook.done[0].on, day(4));
    assert!(
        outlook.digest.footer.iter().any(|line| line.ends_with("Seen done: Ravi.")),
        "{:?}",
        outlook.digest.footer
    );
}

/// Mail from before the item that is read only later (a second account, an old folder) closes nothing.
#[test]
fn mail_that_is_filed_late_closes_nothing_that_was_shown() {
    let mut desk = helped();
    let shown = desk.remark("Ravi Menon", Practice::Appreciate, 6, Standing::Shown);
    desk.sent(7, &["Ravi Menon"], "Last year", "Thank you for the plan of last year, it saved us a week.");
    assert!(desk.outlook(&[shown]).done.is_empty());
}

/// A known disaster: a mailbox of years read in one go made every open item look done.
#[test]
fn old_mail_read_late_closes_no_fresh_candidate() {
    let mut desk = helped();
    assert_eq!(desk.refusal(Practice::Appreciate, &[]), None);
    for days in [30, 60, 400, 700] {
        desk.sent(
            days,
            &["Ravi Menon"],
            &format!("Old {days}"),
            "Thank you for the plan, Ravi, it saved us a week.",
        );
    }
    assert_eq!(desk.refusal(Practice::Appreciate, &[]), None);
}

#[test]
fn a_kept_promise_closes_its_item() {
    let mut desk = Desk::new();
    desk.known("Ilse Brandt").sent(
        9,
        &["Ilse Brandt"],
        "Vectors",
        "I'll send you the test vectors tomorrow.",
    );
    let shown = desk.remark("Ilse Brandt", Practice::Respond, 5, Standing::Ignored);
    assert!(desk.outlook(std::slice::from_ref(&shown)).done.is_empty());
    desk.sent(2, &["Ilse Brandt"], "Re: Vectors", "Here are the test vectors.");
    assert_eq!(desk.outlook(&[shown]).done.len(), 1);
}

#[test]
fn what_was_done_pauses_nobody() {
    let mut desk = helped();
    let shown = desk.remark("Ravi Menon", Practice::Repay, 6, Standing::Ignored);
    assert_eq!(desk.refusal(Practice::Appreciate, std::slice::from_ref(&shown)), Some(Refusal::Paused));
    desk.sent(5, &["Ravi Menon"], "For you", "I've attached the list that you were looking for.");
    assert_eq!(desk.refusal(Practice::Appreciate, &[shown]), None);
}

#[test]
fn a_hello_sent_is_seen_for_every_practice_that_asks_for_one() {
    for practice in [Practice::Reconnect, Practice::Peace, Practice::Departments, Practice::Mentor] {
        let mut desk = helped();
        let shown = desk.remark("Ravi Menon", practice, 6, Standing::Shown);
        desk.sent(3, &["Ravi Menon"], "Hello", "How are you, and what are you working on?");
        assert_eq!(desk.outlook(&[shown]).done.len(), 1, "{practice:?}");
    }
}
