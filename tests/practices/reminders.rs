//! Reminders: what heads a digest, what ends it, what still holds it back.

use crate::desk::{Desk, address, day};
use appreciated::gate::Refusal;
use appreciated::outlook::Outlook;
use appreciated::words::{Pattern, Practice, Remark, Reminder, Standing, Suggestion};

const ASK: &str = "Hi Karel,\n\nhere are the two files.\n\nCan the second trainee start in January?";

/// A mail to Karel of four weeks ago, to be followed up after three.
fn asked() -> Desk {
    let mut desk = Desk::new();
    desk.bcc("3w").sent(28, &["Karel Novak"], "Second trainee", ASK);
    desk
}

/// Its reminder as it was shown some days ago.
fn shown(desk: &Desk, again: bool, days: i64, state: Standing) -> Remark {
    let reminder = desk.reminders().remove(0);
    let key = if again { reminder.second_key() } else { reminder.key() };
    Remark { key, ..desk.remark("Karel Novak", Practice::Respond, days, state) }
}

fn reminders(outlook: &Outlook) -> Vec<&Suggestion> {
    outlook.digest.items.iter().filter(|item| item.reminder).collect()
}

fn refusals(outlook: &Outlook) -> Vec<Refusal> {
    outlook.left_out.iter().filter(|(item, _)| item.reminder).map(|(_, why)| *why).collect()
}

/// `remind a@b 6w`.
fn wish(id: i64, about: &str, days: i64) -> Reminder {
    Reminder { id, about: address(about), message: None, asked_on: day(days + 42), due_on: day(days) }
}

#[test]
fn a_follow_up_heads_the_digest_whoever_is_in_it() {
    let mut desk = asked();
    desk.sent(9, &["Ilse Brandt"], "Vectors", "I'll send you the test vectors tomorrow.");
    // Promises have no minimum of mail and know no pause; neither have reminders, nor does a mail of today matter.
    desk.sent(0, &["Karel Novak"], "Lunch", "See you at noon.");
    let outlook = desk.outlook(&[desk.remark("Karel Novak", Practice::Repay, 3, Standing::Ignored)]);
    let item = outlook.digest.items.first().unwrap();
    assert!(item.reminder && item.practice == Practice::Respond, "{item:?}");
    assert_eq!(item.heading, "Your reminder: Karel Novak, \"Second trainee\"");
    assert_eq!(
        item.body,
        "On 26 Oct you wrote: \"Can the second trainee start in January?\" \
         No answer in your mail since, as far as your own mails quote one."
    );
    let draft = item.draft.as_ref().unwrap();
    assert_eq!(
        (draft.to[0].as_str(), draft.subject.as_str()),
        ("karel.novak@corp.example", "Re: Second trainee")
    );
    assert!(draft.body.starts_with("Hi Karel,") && draft.body.contains("26 October"), "{}", draft.body);
    assert!(!outlook.digest.items.iter().skip(1).any(|item| item.reminder));
    assert!(outlook.digest.items.len() > 1, "{:?}", outlook.funnel);
    assert_eq!(outlook.remarks.first().unwrap().key, desk.reminders().remove(0).key());
    assert!(reminders(&desk.outlook_with(&[], &desk.reminders(), -8)).is_empty(), "not before its day");
}

#[test]
fn its_address_is_nobody() {
    let desk = asked();
    let history = desk.history();
    assert_eq!(history.people.len(), 1);
    assert!(history.mails.iter().all(|mail| mail.bcc.is_empty() && mail.addressees() == 1));
    let mut desk = asked();
    desk.bcc("shop").sent(5, &["Karel Novak"], "Shop", "Have a look at this one.");
    assert_eq!((desk.history().people.len(), desk.reminders().len()), (1, 1), "an own address like others");
}

#[test]
fn an_answer_in_the_thread_ends_it() {
    let mut desk = asked();
    desk.answered(5, &["Karel Novak"], "Second trainee", "Yes, on the fourth.", "Good.");
    let outlook = desk.outlook(&[]);
    assert!(reminders(&outlook).is_empty() && refusals(&outlook).is_empty(), "{outlook:?}");

    let mut before = Desk::new();
    let (who, subject) = (&["Karel Novak"], "Second trainee");
    before.answered(28, who, subject, "We may get a second trainee.", "Good news.");
    before.bcc("3w").sent(27, who, "Re: Second trainee", "When can the trainee start?");
    before.sent(
        3,
        who,
        "Re: Second trainee",
        "On Mon, 26 Oct 2026 at 09:00, Karel Novak <karel.novak@corp.example> \
        wrote:\n> We may get a second trainee.",
    );
    assert_eq!(reminders(&before.outlook(&[])).len(), 1, "what he wrote before is no answer");
}

#[test]
fn a_mail_on_something_else_is_told_and_ends_nothing() {
    let mut desk = asked();
    desk.sent(10, &["Karel Novak"], "Re: Second trainee", "Any news on this?");
    desk.answered(5, &["Karel Novak"], "Lunch", "Shall we meet at noon?", "Yes.");
    let outlook = desk.outlook(&[]);
    let body = &reminders(&outlook).first().unwrap().body;
    assert!(body.contains("You wrote again on 13 Nov."), "{body}");
    assert!(body.contains("Karel wrote to you on 18 Nov, in another thread."), "{body}");
}

#[test]
fn it_comes_twice_and_rests() {
    let desk = asked();
    let fresh = desk.outlook(&[shown(&desk, false, 6, Standing::Shown)]);
    assert_eq!((reminders(&fresh).len(), refusals(&fresh)), (0, vec![Refusal::AlreadyShown]));
    let first = shown(&desk, false, 7, Standing::Ignored);
    let outlook = desk.outlook(std::slice::from_ref(&first));
    let item = reminders(&outlook).remove(0);
    assert!(item.body.ends_with("It comes no more after this."), "{}", item.body);
    assert_eq!(outlook.remarks.first().unwrap().key, desk.reminders().remove(0).second_key());
    let both = [first, shown(&desk, true, 1, Standing::Shown)];
    for days in [0, 30] {
        let outlook = desk.outlook_with(&both, &desk.reminders(), days);
        assert!(reminders(&outlook).is_empty() && refusals(&outlook).is_empty(), "{outlook:?}");
    }
}

#[test]
fn the_owners_word_ends_it_or_puts_it_off() {
    let desk = asked();
    for state in [Standing::Done, Standing::Met, Standing::Wrong, Standing::Never] {
        assert!(reminders(&desk.outlook(&[shown(&desk, false, 9, state)])).is_empty(), "{state:?}");
    }
    let until = |days| Remark { until: Some(day(days)), ..shown(&desk, false, 9, Standing::Snoozed) };
    assert_eq!(refusals(&desk.outlook(&[until(-1)])), [Refusal::Snoozed]);
    assert_eq!(reminders(&desk.outlook(&[until(0)])).len(), 1);
}

#[test]
fn a_mail_written_since_it_was_shown_is_seen() {
    let mut desk = asked();
    let before = shown(&desk, false, 7, Standing::Ignored);
    desk.sent(5, &["Karel Novak"], "Trainee", "Did you come to a decision?");
    let outlook = desk.outlook(std::slice::from_ref(&before));
    assert!(reminders(&outlook).is_empty());
    assert_eq!((outlook.done[0].key.as_str(), outlook.done[0].on), (before.key.as_str(), day(5)));
    assert!(outlook.digest.footer.iter().any(|line| line.contains("Seen done: Karel.")), "{outlook:?}");
}

#[test]
fn what_is_left_alone_stays_so() {
    let mut desk = asked();
    let never = desk.remark("Karel Novak", Practice::Repay, 50, Standing::Never);
    assert_eq!(refusals(&desk.outlook(&[never])), [Refusal::Never]);
    desk.sent(20, &["Karel Novak"], "Re: Second trainee", "My condolences on the death of your father.");
    assert_eq!(refusals(&desk.outlook(&[])), [Refusal::Hushed]);

    let mut excluded = Desk::new();
    excluded.rules.exclude = vec![Pattern::parse("karel.novak@corp.example").unwrap()];
    excluded.bcc("3w").sent(28, &["Karel Novak"], "Second trainee", ASK);
    assert!(excluded.reminders().is_empty(), "nothing is kept of them");
    let mut later = asked();
    later.rules.exclude = vec![Pattern::parse("*@corp.example").unwrap()];
    let outlook = later.outlook(&[]);
    assert!(outlook.digest.items.is_empty() && outlook.left_out.is_empty(), "{outlook:?}");
    let mut off = asked();
    off.rules.follow_ups = false;
    assert!(off.outlook(&[]).digest.items.is_empty());
}

#[test]
fn an_ignored_one_is_no_silence_towards_the_person() {
    let mut desk = asked();
    desk.known("Karel Novak")
        .sent(3, &["Karel Novak"], "Headcount", "Could you send me the headcount file?")
        .answered(
            2,
            &["Karel Novak"],
            "Headcount",
            "Attached is the headcount file. I checked it against last month's, two lines had moved.",
            "Got it.",
        );
    let both = [false, true].map(|again| shown(&desk, again, 10, Standing::Ignored));
    assert_eq!(desk.refusal(Practice::Appreciate, &both), None);
    assert_eq!(
        desk.refusal(Practice::Appreciate, &[]),
        Some(Refusal::OnePerPerson),
        "the reminder comes first"
    );
}

#[test]
fn the_first_by_day_come_first_as_far_as_there_is_room() {
    let mut desk = asked();
    desk.bcc("2026-11-20").sent(40, &["Ana Sousa"], "Lease", "Is the lease signed?");
    let mut all = vec![wish(9, "bo.lind@corp.example", 30)];
    all.extend(desk.reminders());
    let names = |desk: &Desk| -> Vec<String> {
        let outlook = desk.outlook_with(&[], &all, 0);
        reminders(&outlook).iter().map(|item| item.person.name.clone()).collect()
    };
    assert_eq!(names(&desk), ["bo.lind@corp.example", "Karel Novak", "Ana Sousa"]);
    desk.rules.max_items = 2;
    assert_eq!(names(&desk), ["bo.lind@corp.example", "Karel Novak"]);
    assert_eq!(refusals(&desk.outlook_with(&[], &all, 0)), [Refusal::NoRoom], "it comes with the next");
}

#[test]
fn a_wish_to_hear_of_somebody() {
    let mut desk = Desk::new();
    desk.sent(60, &["Bo Lind"], "Fair", "How was the fair?");
    let outlook = desk.outlook_with(&[], &[wish(1, "bo.lind@corp.example", 0)], 0);
    let item = reminders(&outlook).remove(0);
    assert_eq!((item.practice, item.heading.as_str()), (Practice::Reconnect, "Your reminder: Bo Lind"));
    assert_eq!(
        item.body,
        "You asked for this on 12 Oct. Your last mail to Bo, of 24 Sept: \"How was the fair?\""
    );
    assert!(item.draft.is_some());
    // Somebody never written to is an address.
    let outlook = desk.outlook_with(&[], &[wish(1, "new@other.example", 0)], 0);
    let item = reminders(&outlook).remove(0);
    assert_eq!((item.person.name.as_str(), item.because.len()), ("new@other.example", 0));
    assert_eq!(item.draft.as_ref().unwrap().to[0].as_str(), "new@other.example");
    assert_eq!(outlook.remarks.first().unwrap().person.as_str(), "new@other.example");
}

#[test]
fn desks_and_notes_are_followed_up_too() {
    let mut desk = Desk::new();
    desk.bcc("1w").sent(8, &["Support"], "Ticket 12", "Please repair the printer.");
    desk.bcc("1w").sent(8, &["Marta Ruiz"], "Passport", "Runs out in spring.");
    let outlook = desk.outlook(&[]);
    let items = reminders(&outlook);
    let headings: Vec<&str> = items.iter().map(|item| item.heading.as_str()).collect();
    assert_eq!(
        headings,
        ["Your reminder: \"Passport\"", "Your reminder: support@corp.example, \"Ticket 12\""]
    );
    assert_eq!(items[0].body, "On 15 Nov you wrote: \"Runs out in spring.\"");
    assert!(items[0].draft.is_none(), "nothing to draft to oneself");
    assert!(
        items[1].body.ends_with("Your sent mail does not tell whether they answered."),
        "{}",
        items[1].body
    );
    assert!(desk.history().people.is_empty());
}

#[test]
fn several_readers_are_counted() {
    let mut desk = Desk::new();
    desk.bcc("1w").sent(8, &["Karel Novak", "Ana Sousa", "Bo Lind"], "Offices", "Which floor suits you?");
    let outlook = desk.outlook(&[]);
    let heading = &reminders(&outlook).first().unwrap().heading;
    assert_eq!(heading, "Your reminder: Karel Novak and two others, \"Offices\"");
    desk.answered(2, &["Ana Sousa"], "Offices", "The third.", "Good.");
    assert!(reminders(&desk.outlook(&[])).is_empty(), "anybody's answer is one");
}
