//! Hostile mail through the whole program: whatever stands in names, subjects, sentences and addresses, the page that
//! `try` writes has the template's elements, and its links are those of the drafts.

use crate::hostile::{TRICKS, sound};
use crate::parsed::Parsed;
use crate::samples::all;
use appreciated::digest;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Where a trick stands in a mail.
const PLACES: [&str; 5] = ["name", "subject", "sentence", "address", "quoted"];

/// Two forms of each: as it is, and as an encoded word where the place may hold one.
const FORMS: [bool; 2] = [false, true];

#[test]
fn no_mail_adds_an_element_to_the_page() {
    let known: BTreeSet<String> =
        all().iter().flat_map(|(_, one)| Parsed::of(&digest::html(one)).elements).collect();
    let (mut payloads, mut shown) = (0, 0);
    for trick in TRICKS {
        for (at, place) in PLACES.iter().enumerate() {
            let folder = tempfile::tempdir().unwrap();
            for encode in FORMS {
                std::fs::write(folder.path().join(format!("{encode}.eml")), mail(trick, at, encode)).unwrap();
                payloads += 1;
            }
            let Some((html, data)) = tried(folder.path()) else {
                // No mail to anybody is no evidence; every other place leaves a person to write to.
                assert_eq!(*place, "address", "{trick:?} emptied the digest");
                continue;
            };
            let page = Parsed::of(&html);
            let strange = page.elements.iter().find(|element| !known.contains(*element));
            assert_eq!(strange, None, "{trick:?} in the {place}: {html}");
            let items = data["suggestions"].as_array().unwrap();
            assert_eq!(page.count("h2"), items.len(), "{trick:?} in the {place}");
            let drafts: Vec<&str> =
                items.iter().filter_map(|item| item["draft"]["mailto"].as_str()).collect();
            let linked = drafts.iter().all(|link| page.links.iter().any(|one| one == link));
            assert!(linked, "{trick:?} in the {place}: {drafts:?} in {html}");
            sound(&html);
            let visible = digest::clean(trick);
            shown += usize::from(!visible.is_empty() && page.prose().contains(&visible));
        }
    }
    println!("{payloads} payloads, {shown} of them to be read");
    assert!(payloads >= 200 && shown >= TRICKS.len(), "{payloads} payloads, {shown} of them to be read");
}

/// A mail with a promise to somebody new, and the trick in one place of it.
fn mail(trick: &str, place: usize, encode: bool) -> Vec<u8> {
    let here = |at: usize, otherwise: &str| if at == place { trick.to_owned() } else { otherwise.to_owned() };
    let who = format!("kim{place}{}", u8::from(encode));
    let name = here(0, &format!("Kim {who}"));
    let subject = here(1, &format!("The {who} plan"));
    let (name, subject) = if encode { (encoded(&name), encoded(&subject)) } else { (name, subject) };
    let local = here(3, &who).replace(['\\', '"'], "");
    let sentence = here(2, "test");
    let quoted = here(4, "I need the report.");
    format!(
        "From: Me Miller <me@example.com>\r\nTo: {name} <\"{local}{who}\"@other.example>\r\n\
         Subject: {subject}\r\nDate: Tue, 19 Nov 2024 1{place}:00:00 +0000\r\n\
         Message-ID: <{who}@example.com>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         Hi Kim,\r\n\r\nI'll send you the {sentence} report by Friday.\r\n\r\nMe\r\n\r\n\
         On Mon, Nov 18, 2024 at 9:12 AM Kim <{who}@other.example> wrote:\r\n> {quoted}\r\n"
    )
    .into_bytes()
}

/// A Q-word (RFC 2047 §4.2) passes whatever a raw header would lose.
fn encoded(text: &str) -> String {
    let bytes: Vec<String> = text.bytes().map(|byte| format!("={byte:02X}")).collect();
    format!("=?utf-8?Q?{}?=", bytes.concat())
}

/// The page and the data that the program makes of a folder of mails, when there is a digest.
fn tried(folder: &Path) -> Option<(String, Value)> {
    let out = tempfile::tempdir().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_appreciated"))
        .args(["try", "--json", "--now", "2024-11-25T08:00:00+00:00", "--me", "me@example.com", "--out"])
        .arg(out.path())
        .arg(folder)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let html = std::fs::read_to_string(out.path().join("digest.html")).ok()?;
    Some((html, serde_json::from_slice(&run.stdout).unwrap()))
}
