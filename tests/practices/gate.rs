//! The one gate: pauses that grow, who is exempt, keys, the funnel.

use crate::desk::{Desk, day};
use appreciated::gate::Refusal;
use appreciated::words::{PersonRule, Practice, Remark, Role, Standing};
use std::collections::BTreeSet;

const ASK: &str = "Hi,\n\ncould you send me the headcount file before noon?";
const GIVE: &str = "Attached is the headcount file. I checked it against last month's, two lines had moved.";

fn helped_by(who: &[&str]) -> Desk {
    let mut desk = Desk::new();
    for (n, who) in (0..).zip(who) {
        let subject = format!("Headcount {n}");
        desk.known(who).sent(3, &[who], &subject, ASK).answered(2, &[who], &subject, GIVE, "Got it.");
    }
    desk
}

#[test]
fn evidence_stays_shown_when_a_person_has_another_address() {
    let desk = helped_by(&["Ravi Menon"]);
    let candidate = desk.proposed(Practice::Appreciate).remove(0);
    let (practice, rest) = candidate.key.split_once('|').unwrap();
    let (_, evidence) = rest.split_once('|').unwrap();
    let shown = |key: String| {
        vec![Remark { key, ..desk.remark("Ravi Menon", Practice::Appreciate, 1, Standing::Done) }]
    };
    let before = shown(format!("{practice}|aa@old.example|{evidence}"));
    assert_eq!(desk.refusal(Practice::Appreciate, &before), Some(Refusal::AlreadyShown));
    let other = shown(format!("{practice}|aa@old.example|another@mail.example"));
    assert_ne!(desk.refusal(Practice::Appreciate, &other), Some(Refusal::AlreadyShown));
}

#[test]
fn silence_pauses_a_person_longer_each_time() {
    let desk = helped_by(&["Ravi Menon"]);
    let ignored = |days: &[i64]| {
        days.iter()
            .map(|d| desk.remark("Ravi Menon", Practice::Repay, *d, Standing::Ignored))
            .collect::<Vec<_>>()
    };
    for (shown, paused) in [
        (&[20][..], true),
        (&[21], false),
        (&[41, 80], true),
        (&[42, 80], false),
        (&[83, 130, 160], true),
        (&[84, 130, 160], false),
        // After that only new evidence counts, and there is some.
        (&[30, 90, 130, 160], false),
    ] {
        let refusal = desk.refusal(Practice::Appreciate, &ignored(shown));
        assert_eq!(refusal == Some(Refusal::Paused), paused, "{shown:?}: {refusal:?}");
    }
    let after_three =
        [1, 90, 130, 160].map(|d| desk.remark("Ravi Menon", Practice::Repay, d, Standing::Ignored));
    assert_eq!(desk.refusal(Practice::Appreciate, &after_three), Some(Refusal::Paused), "no evidence since");
}

#[test]
fn promises_and_checkins_know_no_pause() {
    let mut desk = Desk::new();
    desk.sent(9, &["Ilse Brandt"], "Vectors", "I'll send you the test vectors tomorrow.");
    let ignored = desk.remark("Ilse Brandt", Practice::Repay, 3, Standing::Ignored);
    assert_eq!(desk.refusal(Practice::Respond, &[ignored]), None, "nor a minimum of exchanges");
}

#[test]
fn what_the_owner_said_of_a_person_holds() {
    let desk = helped_by(&["Ravi Menon"]);
    let said = |practice, state| {
        desk.refusal(Practice::Appreciate, &[desk.remark("Ravi Menon", practice, 90, state)])
    };
    assert_eq!(said(Practice::Reconnect, Standing::Never), Some(Refusal::Never));
    assert_eq!(said(Practice::Appreciate, Standing::Wrong), Some(Refusal::Wrong));
    assert_eq!(said(Practice::Reconnect, Standing::Wrong), None);
    assert_eq!(said(Practice::Reconnect, Standing::Elsewhere), None, "only silence is not judged");
}

#[test]
fn reports_bear_neither_debt_nor_quarrel() {
    let mut desk = Desk::new();
    desk.person("Ravi Menon", PersonRule { role: Some(Role::Report), ..PersonRule::default() });
    for (n, days) in (0..).zip([100, 70, 40, 20]) {
        let subject = format!("File {n}");
        desk.sent(days + 1, &["Ravi Menon"], &subject, ASK).answered(
            days,
            &["Ravi Menon"],
            &subject,
            GIVE,
            "Got it.",
        );
    }
    assert_eq!(desk.refusal(Practice::Repay, &[]), Some(Refusal::Report));
}

#[test]
fn every_candidate_is_counted_once() {
    let names =
        ["Ana Sousa", "Bo Lind", "Cleo Marsh", "Dan Roth", "Eva Holm", "Finn Berg", "Gus Weil", "Hal Voss"];
    let mut desk = helped_by(&names);
    desk.sent(0, &["Ana Sousa"], "Today", "See you at ten.");
    let outlook = desk.outlook(&[desk.remark("Bo Lind", Practice::Repay, 3, Standing::Ignored)]);
    let count = |name: &str| outlook.funnel.get(name).copied().unwrap_or_default();
    let reasons: u64 = outlook
        .funnel
        .iter()
        .filter(|(name, _)| !["candidates", "shown"].contains(&name.as_str()))
        .map(|(_, n)| n)
        .sum();
    assert_eq!(count("candidates"), 8);
    assert_eq!(count("shown") + reasons, 8, "{:?}", outlook.funnel);
    assert_eq!((count("live-thread"), count("paused")), (1, 1));
    assert!(count("shown") < 7, "never a digest of one kind");
}

/// Another known disaster: a filter without a window in time that removed everybody, for ever.
#[test]
fn no_reason_holds_for_ever_without_the_owners_word() {
    let desk = helped_by(&["Ravi Menon"]);
    let ages_ago: Vec<_> = [600, 700, 800, 900]
        .map(|days| desk.remark("Ravi Menon", Practice::Appreciate, days, Standing::Ignored))
        .to_vec();
    assert_eq!(desk.refusal(Practice::Appreciate, &ages_ago), None);
    let mut hushed = Desk::new();
    hushed.known("Ravi Menon").sent(
        120,
        &["Ravi Menon"],
        "Sad news",
        "My condolences on the death of your father.",
    );
    let subject = "Headcount";
    hushed.sent(3, &["Ravi Menon"], subject, ASK).answered(2, &["Ravi Menon"], subject, GIVE, "Got it.");
    assert_eq!(hushed.refusal(Practice::Appreciate, &[]), None);
}

#[test]
fn keys_are_unique_and_stay_the_same() {
    let mut desk = helped_by(&["Ana Sousa", "Bo Lind"]);
    desk.sent(
        9,
        &["Ana Sousa"],
        "Two things",
        "I'll send you the figures tomorrow. I'll also send you the plan on Friday.",
    );
    let keys = |desk: &Desk| -> Vec<String> {
        Practice::ALL.iter().flat_map(|p| desk.proposed(*p)).map(|candidate| candidate.key).collect()
    };
    let before = keys(&desk);
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len());
    desk.sent(1, &["Cleo Marsh"], "Lunch", "At noon.");
    assert_eq!(keys(&desk), before);
    assert_eq!(day(0), desk.outlook(&[]).digest.at.date_naive());
}

#[test]
fn a_key_outlives_a_new_address() {
    let mut desk = helped_by(&["Ravi Menon"]);
    let aliases = vec![crate::desk::address("zz.ravi@home.example")];
    desk.person("Ravi Menon", PersonRule { aliases, ..PersonRule::default() });
    let key = |desk: &Desk| desk.proposed(Practice::Appreciate).first().unwrap().key.clone();
    let before = key(&desk);
    desk.sent(1, &["Zz Ravi@home"], "Hello", "See you at ten.");
    assert_eq!(key(&desk), before);
}
