//! A note of the owner's to nobody else, which no practice proposed.

use crate::samples::{candidate, engineer, person, suggestion};
use appreciated::digest::{Digest, text};
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
