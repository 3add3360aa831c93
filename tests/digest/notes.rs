//! A note of the owner's to nobody else, which no practice proposed.

use crate::samples::{candidate, engineer, person, suggestion};
use appreciated::digest::{Digest, html, text};
use appreciated::tongue::Tongue;
use appreciated::words::{Hint, Practice, Suggestion};

/// `Your reminder: Water the plants`, about nobody.
fn note() -> Suggestion {
    let candidate = candidate(Practice::Reconnect, "Your reminder: Water the plants", "", "", "");
    let mut note = suggestion(&person("Ana Sousa", "me@sousa.example", "ana@sousa.example"), &candidate);
    note.person.addresses.clear();
    Suggestion { hint: Some(Hint::Ready), draft: None, ..note }
}

/// A digest with these items.
fn with(items: Vec<Suggestion>) -> Digest {
    Digest { items, ..engineer() }
}

#[test]
fn a_reminder_asks_whether_it_is_done_and_not_whether_it_went_another_way() {
    for tongue in Tongue::ALL {
        let of = |hint| {
            let items = vec![Suggestion { hint: Some(hint), ..note() }];
            text(&Digest { tongue, ..with(items) })
        };
        let word = format!("1\u{a0}{}\".", tongue.command("done"));
        assert!(of(Hint::Ready).contains(&word), "{}", of(Hint::Ready));
        assert_ne!(of(Hint::Ready), of(Hint::Done), "{}", tongue.code());
    }
    assert!(text(&with(vec![note()])).contains("Done already? Reply \"1\u{a0}done\"."));
}

#[test]
fn a_note_offers_no_answer_about_somebody() {
    let alone = with(vec![note(), note()]);
    for part in [text(&alone), html(&alone)] {
        assert!(part.contains("Reply, one line each:"), "{part}");
        assert!(part.contains("1 done") && part.contains("2 wrong"), "{part}");
        assert!(!part.contains("never") && !part.contains(" met"), "{part}");
    }
    assert!(html(&alone).contains(">Not this kind</a>") && !html(&alone).contains(">Never again</a>"));

    // The examples are about the items of people, wherever these stand.
    let mut items = engineer().items;
    items.truncate(2);
    let ilse = items.pop().unwrap();
    let mixed = with(vec![note(), ilse, note()]);
    let said = text(&mixed);
    assert!(said.contains("Reply, one line each (2 never = nothing about Ilse again):"), "{said}");
    assert!(said.contains("3 wrong   2 met   2 never   undo"), "{said}");
    assert_eq!(html(&mixed).matches(">Never again</a>").count(), 1);
    assert!(said.starts_with("One person,"), "{said}");
}
