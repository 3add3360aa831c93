//! Attribution lines and header blocks of many programs and languages (`data/attributions.txt`), and prose that only
//! looks like one (`data/prose.txt`).

use appreciated::message::{Body, BodyForm};
use appreciated::zones::{Quote, Zones, split};

/// What stands above and below each case.
const OWN: &str = "That suits me.";
const QUOTED: &str = "Shall we meet at noon?";

/// An announcement, and what it must say.
struct Case {
    text: String,
    expected: String,
    /// Believed without `>` below, too.
    alone: bool,
}

impl Case {
    /// A header block: what follows it has no marks of its own.
    fn is_block(&self) -> bool {
        self.text.contains("Subject") || self.text.lines().count() > 3 || self.text.starts_with("**From")
    }
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut text = Vec::new();
    for line in include_str!("data/attributions.txt").lines() {
        let said = line.strip_prefix("=! ").map(|said| (said, true));
        if let Some((expected, alone)) = said.or_else(|| line.strip_prefix("= ").map(|said| (said, false))) {
            cases.push(Case { text: text.join("\n"), expected: expected.to_owned(), alone });
            text.clear();
        } else if !(line.is_empty() || line.starts_with("# ") || line.starts_with("## ")) {
            text.push(line);
        }
    }
    assert!(text.is_empty(), "a case without an end: {text:?}");
    cases
}

fn read(text: &str) -> Zones {
    split(&Body { text: text.to_owned(), form: BodyForm::Plain })
}

fn shown(quote: &Quote) -> String {
    let who = quote.who.clone().unwrap_or_default();
    let none = || "-".to_owned();
    let address = who.address.map_or_else(none, |address| address.to_string());
    let when = quote.when.map_or_else(none, |when| {
        let time = when.time.map(|time| format!(" {time}")).unwrap_or_default();
        format!("{}{}", when.date, time.strip_suffix(":00").unwrap_or(&time))
    });
    format!("{} | {address} | {when}", who.name.unwrap_or_else(none))
}

/// What is wrong with a body made of a case and a quote below it.
fn fault(case: &Case, quote: &str) -> Option<String> {
    let announced = &case.text;
    let zones = read(&format!("{OWN}\n\n{announced}\n{quote}"));
    let quotes: Vec<String> = zones.quoted.iter().map(shown).collect();
    let texts: Vec<&str> = zones.quoted.iter().map(|quote| quote.text.as_str()).collect();
    let right = zones.own == OWN && quotes == [case.expected.as_str()] && texts == [QUOTED];
    (!right).then(|| {
        format!("{announced}\n  wanted {}\n  read {quotes:?} {texts:?}\n  own {:?}", case.expected, zones.own)
    })
}

fn report(faults: &[String], cases: usize) {
    assert!(faults.is_empty(), "{} of {cases} wrong:\n\n{}", faults.len(), faults.join("\n\n"));
}

#[test]
fn above_quote_marks() {
    let cases = cases();
    assert!(cases.len() >= 250, "only {} cases", cases.len());
    let quote = format!("> {QUOTED}\n");
    let faults: Vec<_> = cases
        .iter()
        .filter(|case| !case.is_block())
        .flat_map(|case| [fault(case, &quote), fault(case, &format!("\n{quote}"))])
        .flatten()
        .collect();
    report(&faults, cases.len());
}

#[test]
fn above_text_without_marks() {
    let cases: Vec<Case> = cases().into_iter().filter(|case| case.alone).collect();
    let faults: Vec<_> = cases.iter().filter_map(|case| fault(case, &format!("\n{QUOTED}"))).collect();
    report(&faults, cases.len());
}

#[test]
fn inside_a_quote() {
    let cases: Vec<Case> =
        cases().into_iter().filter(|case| case.alone && !case.text.starts_with('>')).collect();
    let mut faults = Vec::new();
    for case in &cases {
        let inner: String = case.text.lines().flat_map(|line| ["> ", line, "\n"]).collect();
        let marks = if case.is_block() { ">\n>" } else { ">>" };
        let zones = read(&format!(
            "{OWN}\n\nOn 5 Nov 2026, at 9:00, Per Lind wrote:\n> Yes.\n>\n{inner}{marks} {QUOTED}\n"
        ));
        let quotes: Vec<(u8, String)> =
            zones.quoted.iter().map(|quote| (quote.depth, shown(quote))).collect();
        let outer = (1, "Per Lind | - | 2026-11-05 09:00".to_owned());
        if quotes.len() != 2
            || quotes.first() != Some(&outer)
            || quotes.last().is_none_or(|(_, last)| *last != case.expected)
        {
            faults.push(format!("{}\n  wanted {}\n  read {quotes:?}", case.text, case.expected));
        }
    }
    report(&faults, cases.len());
}

#[test]
fn prose_stays_the_owners() {
    let cases: Vec<&str> = include_str!("data/prose.txt").split("\n%\n").collect();
    assert!(cases.len() >= 60, "only {} cases", cases.len());
    let mut faults = Vec::new();
    for case in &cases {
        let text = format!("Hello all,\n\n{case}\nAnd so it went on for a while.");
        let zones = read(&text);
        if zones.own != text || !zones.quoted.is_empty() || !zones.forwarded.is_empty() {
            faults.push(format!("{case}\n  own {:?}\n  quoted {:?}", zones.own, zones.quoted));
        }
    }
    report(&faults, cases.len());
}
