//! The whole digest of each sample mailbox, as the built program prints and mails it.
//! `INSTA_UPDATE=always cargo test --test golden` rewrites the files after a wanted change; read them then.

#![expect(clippy::expect_used, reason = "a test that can't set up its world should fail loudly")]

use std::process::Command;

fn digest_of(owner: &str) -> (String, String) {
    let out = tempfile::tempdir().expect("a temporary folder");
    let run = Command::new(env!("CARGO_BIN_EXE_appreciated"))
        .args(["try", "--sample", owner, "--now", "2026-11-23T08:00:00+00:00", "--out"])
        .arg(out.path())
        .output()
        .expect("the program runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let mail = std::fs::read(out.path().join("digest.eml")).expect("digest.eml");
    let text = String::from_utf8(run.stdout).expect("UTF-8");
    (text, String::from_utf8_lossy(&mail).replace('\r', ""))
}

#[test]
fn the_engineers_digest() {
    let (text, mail) = digest_of("engineer");
    insta::assert_snapshot!("engineer.txt", text);
    insta::assert_snapshot!("engineer.eml", mail);
}

#[test]
fn the_managers_digest() {
    let (text, mail) = digest_of("manager");
    insta::assert_snapshot!("manager.txt", text);
    insta::assert_snapshot!("manager.eml", mail);
}

#[test]
fn the_freelancers_digest() {
    let (text, mail) = digest_of("freelancer");
    insta::assert_snapshot!("freelancer.txt", text);
    insta::assert_snapshot!("freelancer.eml", mail);
}

/// The README shows what its first command prints.
#[test]
fn the_readme_shows_a_real_digest() {
    let (text, _) = digest_of("engineer");
    assert!(
        include_str!("../README.md").contains(text.trim_end()),
        "paste the engineer's digest into README.md"
    );
}
