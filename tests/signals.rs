//! The reading of sentences, over a table of invented ones, and what holds for any text.

use appreciated::signal::{fold, hushed, language, read_text, sentences};
use appreciated::words::SignalKind;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    kinds: Vec<SignalKind>,
    quality: Option<u8>,
}

#[test]
fn sentences_do_what_the_table_says() {
    let mut wrong = Vec::new();
    let table = include_str!("data/signals/en.jsonl");
    for line in table.lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        let (_, signals) = read_text(&case.text, Some("en"));
        let mut kinds: Vec<SignalKind> = signals.iter().map(|signal| signal.kind).collect();
        let mut expected = case.kinds;
        kinds.sort();
        kinds.dedup();
        expected.sort();
        let quality = signals.iter().filter_map(|signal| signal.quality).max().map(|quality| quality.0);
        if kinds != expected || quality != case.quality {
            let rules: Vec<&str> = signals.iter().map(|signal| signal.rule.as_str()).collect();
            wrong.push(format!("{}\n  read {kinds:?} {quality:?} by {rules:?}", case.text));
        }
    }
    assert!(table.lines().count() >= 150);
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The best quality of thanks in a whole text.
fn thanks(text: &str) -> Option<u8> {
    read_text(text, Some("en")).1.iter().filter_map(|signal| signal.quality).max().map(|quality| quality.0)
}

#[test]
fn thanks_depend_on_where_they_stand() {
    assert_eq!(thanks("Hi Dana,\n\nThanks!"), Some(1));
    assert_eq!(thanks("The list is in the shared folder since noon.\n\nThanks\nOlga"), Some(0));
    assert_eq!(thanks("Could you send the list?\n\nThanks for your help.\nOlga"), Some(0));
    assert_eq!(thanks("The list arrived.\n\nThanks for your help.\nOlga"), Some(2));
    assert_eq!(thanks("Could you send the list?\n\nThanks for your help last week.\nOlga"), Some(3));
}

#[test]
fn foreign_texts_are_not_read_as_english() {
    let (told, signals) = read_text("Danke für die Liste, ich schicke dir den Rest bis Montag.", None);
    assert_eq!(told, Some("de"));
    assert!(signals.is_empty());
}

#[test]
fn long_and_odd_texts_come_to_an_end() {
    let megabyte = 1 << 20;
    for piece in [
        "a",
        "a.",
        ". ",
        "thanks ",
        "if you ",
        "you,",
        "\n",
        "- a\n",
        "hi ",
        "?!",
        "a.Ba",
        "could you ",
        "’",
        "é",
    ] {
        let text = piece.repeat(megabyte / piece.len());
        let spans = sentences(&text);
        assert!(spans.len() <= text.len());
        let (_, signals) = read_text(&text, Some("en"));
        assert!(signals.len() <= spans.len() * 11);
        assert!(!hushed("", &text));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,300}", tail in "[a-z .?!\n>\u{e9}\u{3042}\u{3002}-]{0,200}") {
        let text = format!("{text}\n{tail}");
        let mut behind = 0;
        for span in sentences(&text) {
            prop_assert!(behind <= span.start && span.start < span.end);
            prop_assert!(text.get(span.start..span.end).is_some());
            behind = span.end;
        }
        for signal in read_text(&text, Some("en")).1 {
            prop_assert!(text.get(signal.start..signal.end).is_some());
        }
        language(&text);
        fold(&text);
        hushed(&text, &text);
    }
}
