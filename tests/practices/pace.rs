//! Silence is an answer: digests grow rare when nothing comes of them.

use crate::desk::{Desk, day};
use appreciated::gate::{self, Pace};
use appreciated::words::{Practice, Remark, Rests, Standing};

fn pace(remarks: &[Remark]) -> Pace {
    gate::pace(remarks, &Rests::default())
}

fn digests(states: &[Standing]) -> Vec<Remark> {
    let mut desk = Desk::new();
    desk.sent(3, &["Ravi Menon"], "Hello", "See you at ten.");
    (1..)
        .zip(states)
        .map(|(week, state)| desk.remark("Ravi Menon", Practice::Appreciate, week * 7, *state))
        .collect()
}

#[test]
fn four_without_an_act_then_eight() {
    use Standing::{Done, Ignored, Shown, Snoozed};
    assert_eq!(pace(&[]), Pace::Every);
    assert_eq!(pace(&digests(&[Shown, Ignored, Ignored])), Pace::Every);
    assert_eq!(pace(&digests(&[Shown, Ignored, Ignored, Ignored])), Pace::Second);
    assert_eq!(pace(&digests(&[Shown, Ignored, Done, Ignored, Ignored])), Pace::Every);
    assert_eq!(
        pace(&digests(&[Snoozed, Ignored, Ignored, Ignored, Ignored])),
        Pace::Every,
        "any answer counts"
    );
    assert_eq!(pace(&digests(&[Ignored; 8])), Pace::Monthly);
}

#[test]
fn one_act_among_many_items_counts_for_its_digest() {
    let mut remarks = digests(&[Standing::Ignored; 4]);
    let mut second = digests(&[Standing::Done]);
    for remark in &mut second {
        remark.key.push('b');
    }
    remarks.extend(second);
    assert_eq!(pace(&remarks), Pace::Every);
}

#[test]
fn which_slots_are_passed_over() {
    let today = day(0);
    assert!(!Pace::Every.passes_over(today, Some(day(7)), 0));
    assert!(Pace::Second.passes_over(today, Some(day(7)), 0));
    assert!(!Pace::Second.passes_over(today, Some(day(14)), 1));
    assert!(Pace::Monthly.passes_over(today, Some(day(21)), 2));
    assert!(!Pace::Monthly.passes_over(today, Some(day(28)), 3));
    assert!(!Pace::Monthly.passes_over(today, None, 0), "the first always comes");
    assert!(Pace::Question.passes_over(today, Some(day(27)), 9));
    assert!(!Pace::Question.passes_over(today, Some(day(28)), 0));
    assert!(Pace::Over.passes_over(today, Some(day(400)), 9));
}

#[test]
fn the_digest_says_so() {
    let mut desk = Desk::new();
    desk.known("Ravi Menon").sent(9, &["Ravi Menon"], "Vectors", "I'll send you the test vectors tomorrow.");
    let ignored: Vec<Remark> = (1..5)
        .map(|week| desk.remark("Ilse Brandt", Practice::Appreciate, week * 7, Standing::Ignored))
        .collect();
    let footer = desk.outlook(&ignored).digest.footer;
    assert!(
        footer.iter().any(|line| line.ends_with("digests come every second time for now.")),
        "{footer:?}"
    );
}

#[test]
fn after_twelve_comes_a_question_and_then_nothing() {
    let silent = digests(&[Standing::Ignored; 12]);
    assert_eq!(gate::pace(&silent[..11], &Rests::default()), Pace::Monthly);
    assert_eq!(pace(&silent), Pace::Question);
    let asked = Rests { asked_on: Some(day(3)), ..Rests::default() };
    assert_eq!(gate::pace(&silent, &asked), Pace::Over);
    // One that came by hand after the question answers nothing.
    let mut by_hand = silent.clone();
    by_hand.extend(digests(&[Standing::Ignored; 1]).into_iter().map(|remark| Remark {
        key: "by hand".to_owned(),
        shown_on: Some(day(1)),
        ..remark
    }));
    assert_eq!(gate::pace(&by_hand, &asked), Pace::Over);
    let long_ago = Rests { asked_on: Some(day(40)), ..Rests::default() };
    assert_eq!(gate::pace(&silent, &long_ago), Pace::Question, "that was another silence");
}

#[test]
fn whatever_is_said_or_done_begins_the_count_anew() {
    let mut silent = digests(&[Standing::Ignored; 12]);
    let asked = Rests { asked_on: Some(day(3)), ..Rests::default() };
    for rests in [
        Rests { kept_on: Some(day(2)), ..asked },
        Rests { said_on: Some(day(2)), ..asked },
        Rests { kept_on: Some(day(7)), ..asked },
    ] {
        assert_eq!(gate::pace(&silent, &rests), Pace::Every, "{rests:?}");
    }
    assert_eq!(gate::pace(&silent, &Rests { kept_on: Some(day(35)), ..Rests::default() }), Pace::Second);
    // An answer to the oldest of them, yesterday.
    let oldest = silent.iter_mut().min_by_key(|remark| remark.on).unwrap();
    (oldest.state, oldest.on) = (Standing::Met, day(1));
    assert_eq!(gate::pace(&silent, &asked), Pace::Every);
}

#[test]
fn more_and_less_change_the_room() {
    let mut desk = Desk::new();
    desk.rules.max_items = 2;
    for who in ["Ravi Menon", "Ilse Brandt", "Tomasz Wrona"] {
        desk.known(who);
    }
    desk.answered(4, &["Ravi Menon"], "Traces", "Here they are.", "Perfect.");
    desk.sent(9, &["Ilse Brandt"], "Vectors", "I'll send you the test vectors tomorrow.");
    desk.sent(10, &["Tomasz Wrona"], "Report", "I'll send you the report tomorrow.");
    let items = |items_more: i8| {
        let outlook = desk.outlook_after(&[], Rests { items_more, ..Rests::default() });
        outlook.digest.items.len()
    };
    assert_eq!((items(0), items(-1), items(-6)), (2, 1, 1));
}
