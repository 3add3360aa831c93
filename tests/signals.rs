//! The reading of sentences, over a table of invented ones, and what holds for any text.

use appreciated::lexicon::KNOWN;
use appreciated::signal::{Given, fold, hushed, language, read_text, sentences};
use appreciated::words::SignalKind;
use chrono::NaiveDate;
use proptest::prelude::*;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    kinds: Vec<SignalKind>,
    quality: Option<u8>,
}

fn in_language(language: &str) -> Given<'_> {
    Given { language: Some(language), ..Given::default() }
}

/// What a table of `data/signals` gets wrong.
fn faults(language: &str, table: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for line in table.lines() {
        let case: Case = match serde_json::from_str(line) {
            Ok(case) => case,
            Err(fault) => {
                wrong.push(format!("{language}: {fault}: {line}"));
                continue;
            }
        };
        let (_, signals) = read_text(&case.text, in_language(language));
        let mut kinds: Vec<SignalKind> = signals.iter().map(|signal| signal.kind).collect();
        let mut expected = case.kinds;
        kinds.sort();
        kinds.dedup();
        expected.sort();
        let quality = signals.iter().filter_map(|signal| signal.quality).max().map(|quality| quality.0);
        if kinds != expected || quality != case.quality {
            let rules: Vec<&str> = signals.iter().map(|signal| signal.rule.as_str()).collect();
            wrong.push(format!(
                "{language}: {}\n  wanted {expected:?} {:?}\n  read {kinds:?} {quality:?} by {rules:?}",
                case.text, case.quality
            ));
        }
    }
    wrong
}

#[test]
fn sentences_do_what_the_tables_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/signals");
    let mut wrong = Vec::new();
    for language in KNOWN {
        let table = std::fs::read_to_string(folder.join(format!("{language}.jsonl"))).unwrap();
        wrong.extend(faults(language, &table));
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn most_short_texts_tell_their_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/signals");
    for language in KNOWN {
        let table = std::fs::read_to_string(folder.join(format!("{language}.jsonl"))).unwrap();
        let texts: Vec<Case> = table.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let right = texts.iter().filter(|case| read_text(&case.text, Given::default()).0 == Some(language));
        let (right, all) = (right.count(), texts.len());
        println!("{language}: {right} of {all}");
        assert!(right * 100 >= all * 85, "{language}: {right} of {all}");
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Promised {
    text: String,
    written: NaiveDate,
    due: Option<NaiveDate>,
}

#[test]
fn promises_fall_due_when_the_tables_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/signals/due");
    let mut wrong = Vec::new();
    for language in KNOWN {
        let table = std::fs::read_to_string(folder.join(format!("{language}.jsonl"))).unwrap();
        for line in table.lines() {
            let case: Promised = serde_json::from_str(line).unwrap();
            let given = Given { written: Some(case.written), ..in_language(language) };
            let (_, signals) = read_text(&case.text, given);
            let promises: Vec<_> = signals.iter().filter(|s| s.kind == SignalKind::Promise).collect();
            let due = promises.iter().filter_map(|promise| promise.due).max();
            if promises.is_empty() || due != case.due {
                wrong.push(format!(
                    "{language}: {}\n  wanted {:?}, read {due:?} of {} promises",
                    case.text,
                    case.due,
                    promises.len()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The table of docs/how-it-reads.md: the first word of a row is what its example does.
#[test]
fn the_examples_of_the_docs_are_read_as_they_say() {
    let docs = include_str!("../docs/how-it-reads.md");
    let table = docs.split("## What else a sentence may do").nth(1).unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.ends_with("\" |")).collect();
    assert!(rows.len() >= 12, "{}", rows.len());
    for row in rows {
        let kind = row.trim_start_matches("| ").split(' ').next().unwrap();
        let example = row.split('"').nth(1).unwrap();
        let (_, signals) = read_text(example, Given::default());
        assert!(signals.iter().any(|signal| signal.kind.name() == kind), "{row}: {signals:?}");
    }
}

/// The best quality of thanks in a whole text.
fn thanks(text: &str) -> Option<u8> {
    read_text(text, in_language("en"))
        .1
        .iter()
        .filter_map(|signal| signal.quality)
        .max()
        .map(|quality| quality.0)
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
fn thanks_close_mails_without_spaces_too() {
    let best = |text: &str| {
        let (_, signals) = read_text(text, Given::default());
        signals.iter().filter_map(|signal| signal.quality).max().map(|quality| quality.0)
    };
    for (content, thanks, behind) in [
        (
            "図面は共有フォルダに置きました。",
            "ありがとうございます。",
            "引き続きよろしくお願いいたします。\n田中",
        ),
        ("도면은 공유 폴더에 있습니다.", "감사합니다.", "김민수 드림"),
        ("图纸在共享文件夹里。", "谢谢！", "李明"),
        ("圖紙在共用資料夾裡。", "謝謝！", "陳怡君"),
    ] {
        assert_eq!(best(&format!("{content}\n\n{thanks}\n{behind}")), Some(0), "{thanks}");
        assert_eq!(best(&format!("{content}\n{thanks}")), Some(0), "{thanks}");
        assert_eq!(best(thanks), Some(1), "{thanks}");
    }
    assert_eq!(best("田中様\n\nお世話になっております。\n\nありがとうございます。\n鈴木"), Some(1));
    assert_eq!(best("資料を早めにお送りいただき、\nありがとうございました。\n鈴木"), Some(2));
}

#[test]
fn the_language_is_told_by_the_text() {
    for (text, language) in [
        ("Danke für die Liste, ich schicke dir den Rest bis Montag.", "de"),
        ("Dziękuję za listę, resztę wyślę do ciebie jutro.", "pl"),
        ("Tack för listan, jag skickar resten till dig i morgon.", "sv"),
        ("Liste için çok teşekkürler, kalanını sana yarın göndereceğim.", "tr"),
    ] {
        assert_eq!(read_text(text, Given::default()).0, Some(language), "{text}");
    }
    assert_eq!(read_text("Đây là một câu tiếng Việt để thử.", Given::default()).1, []);
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
        let (_, signals) = read_text(&text, in_language("en"));
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
        for signal in read_text(&text, in_language("en")).1 {
            prop_assert!(text.get(signal.start..signal.end).is_some());
        }
        language(&text);
        fold(&text);
        hushed(&text, &text);
    }
}
