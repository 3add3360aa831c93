//! The digest in a real browser, in light and dark, on a narrow and a wide window: facts that are measured there. And
//! the pictures of docs/digest.md.

mod chromium;
mod facts;
mod pictures;

use crate::samples::{addr, all, engineer};
use appreciated::digest::{self, Digest};
use appreciated::draft;
use appreciated::words::Draft;
use chromium::{Chromium, Scheme};

/// A narrow phone and the pane of a mail program, in CSS pixels.
const WIDTHS: [u32; 2] = [320, 700];

const MEASURE: &str = include_str!("look/measure.js");

/// Words without a place to break, tall ones, wide ones, ones from right to left.
const UNBROKEN: [&str; 8] = [
    "W",
    "iiiiiiiiiiiiiiiiiiiiWWWWWWWWWWWWWWWWWWWW.",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "語",
    "سلامسلام",
    "👩‍👩‍👧‍👦",
    "a\u{301}\u{302}\u{303}\u{304}\u{305}",
    "_______@_______",
];

#[test]
fn every_digest_fits_and_can_be_read_in_light_and_dark() {
    let Some(mut browser) = Chromium::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut pages: Vec<(String, Digest)> = all().map(|(name, one)| (name.to_owned(), one)).into();
    pages.extend(UNBROKEN.iter().map(|word| (format!("{word:.3}…"), unbroken(word))));
    let mut shown = 0;
    for (number, (name, one)) in pages.iter().enumerate() {
        let path = folder.path().join(format!("{number}.html"));
        std::fs::write(&path, digest::html(one)).unwrap();
        for width in WIDTHS {
            for scheme in Scheme::BOTH {
                browser.show(&path, width, scheme);
                let facts = browser.value(MEASURE);
                let place = format!("{name} at {width} in {}", scheme.name());
                facts::judge(&place, &facts, width, scheme);
                let links = facts["links"].as_array().unwrap().len();
                let drafts = one.items.iter().filter(|item| item.draft.is_some()).count();
                assert!(links >= drafts && drafts > 0, "{place}: {links} links for {drafts} drafts");
                shown += 1;
            }
        }
    }
    let asked = browser.asked();
    assert!(asked.len() == shown && asked.iter().all(|url| url.starts_with("file://")), "{asked:?}");
}

#[test]
fn what_a_reader_would_trip_over_is_seen() {
    let Some(mut browser) = Chromium::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    let whole = digest::html(&engineer());
    for (part, fault, width, scheme) in [
        ("word-break:break-word", "white-space:nowrap", 320, Scheme::Light),
        ("#767676", "#999999", 700, Scheme::Light),
        ("#767676", "#555555", 700, Scheme::Dark),
        ("light dark", "light", 700, Scheme::Dark),
        ("padding:6px 0 2px", "font-size:14px", 320, Scheme::Light),
        ("display:inline-block;", "visibility:hidden;", 320, Scheme::Light),
        ("font-size:14px", "font-size:11px", 700, Scheme::Light),
        ("margin:0;padding:0", "background:#ffffff", 700, Scheme::Light),
        ("</h1>", "</h1><h3>Sooner</h3>", 700, Scheme::Light),
        ("</h1>", "</h1><img src=\"http://evil.example/x.png\">", 700, Scheme::Light),
    ] {
        assert!(whole.contains(part), "{part}");
        std::fs::write(&path, whole.replace(part, fault)).unwrap();
        browser.show(&path, width, scheme);
        let facts = browser.value(MEASURE);
        let judged = std::panic::catch_unwind(|| facts::judge(fault, &facts, width, scheme));
        assert!(judged.is_err(), "{fault} passed: {facts}");
    }
    assert!(browser.asked().iter().any(|url| url == "http://evil.example/x.png"), "{:?}", browser.asked());
}

/// Every field as long as it may be and without a place to break.
fn unbroken(word: &str) -> Digest {
    let long = word.repeat(700 / word.chars().count());
    let mut one = engineer();
    for item in &mut one.items {
        (item.heading, item.body) = (long.clone(), long.clone());
        let to = addr(&format!("{}@{}.example", "w".repeat(64), ["m".repeat(60), "x".repeat(60)].join(".")));
        let mailto = draft::mailto(&to, &long, &long).unwrap();
        item.draft = Some(Draft { to: vec![to], subject: long.clone(), body: long.clone(), mailto });
    }
    (one.footer, one.warnings) = (vec![long.clone(); 3], vec![long; 2]);
    one.first = true;
    one
}
