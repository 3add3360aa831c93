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
                browser.show(&path, width, scheme, 1);
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
