//! The pictures of docs/digest.md, from the sample mailbox: invented people, the same bytes of mail each time.

use super::chromium::{Chromium, Scheme};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Name, width in CSS pixels, colours.
const PICTURES: [(&str, u32, Scheme); 3] = [
    ("narrow-light", 320, Scheme::Light),
    ("wide-light", 700, Scheme::Light),
    ("wide-dark", 700, Scheme::Dark),
];

/// Bytes of all pictures together.
const BYTES: usize = 200 * 1024;

#[test]
#[ignore = "writes docs/pictures/; ./test.sh has it write elsewhere"]
fn pictures() {
    let mut browser = Chromium::start().expect("chromium makes the pictures");
    let folder = tempfile::tempdir().unwrap();
    let tried = Command::new(env!("CARGO_BIN_EXE_appreciated"))
        .args(["try", "--sample", "engineer", "--now", "2026-11-27T08:00:00+01:00", "--out"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(tried.status.success(), "{}", String::from_utf8_lossy(&tried.stderr));
    // Elsewhere when only asked whether they can be made.
    let docs = std::env::var_os("PICTURES")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures"), PathBuf::from);
    std::fs::create_dir_all(&docs).unwrap();
    let mut bytes = 0;
    for (name, width, scheme) in PICTURES {
        browser.show(&folder.path().join("digest.html"), width, scheme);
        let picture = BASE64_STANDARD.decode(browser.picture()).unwrap();
        bytes += picture.len();
        println!("{name}.webp: {} bytes", picture.len());
        std::fs::write(docs.join(format!("{name}.webp")), picture).unwrap();
    }
    assert!(bytes <= BYTES, "{bytes} bytes of pictures");
}
