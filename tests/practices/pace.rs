//! Silence is an answer: digests grow rare when nothing comes of them.

use crate::desk::{Desk, day};
use appreciated::gate::{Pace, pace};
use appreciated::words::{Practice, Remark, Standing};

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
