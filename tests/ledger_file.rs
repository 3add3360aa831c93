//! The ledger as a file: who may read it, what is said when it is missing, foreign, newer or damaged.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use appreciated::ledger::{Fault, Ledger};
use appreciated::mailbox::MailboxName;
use appreciated::message::{AddrSpec, Address, MessageId};
use appreciated::words::{Mail, Verdict};
use chrono::DateTime;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

fn mail(n: usize) -> (String, Mail) {
    let address =
        |text: &str| Address { name: Some("Ana Sousa".into()), addr: AddrSpec::parse(text).unwrap() };
    let mail = Mail {
        message_id: MessageId(format!("{n}@example.com")),
        content_key: format!("key {n}"),
        at: DateTime::parse_from_rfc3339("2026-03-01T10:00:00+01:00").unwrap(),
        from: address("me@example.com"),
        verdict: Verdict::Opens,
        reason: None,
        by_delegate: false,
        to: vec![address(&format!("ana{n}@example.com"))],
        cc: vec![],
        bcc: vec![],
        subject: "Figures for March".into(),
        parents: vec![MessageId(format!("parent-{n}@example.com"))],
        reply: true,
        forward: false,
        attachments: 0,
        hush: false,
        parting: false,
        kin: false,
        subject_key: String::new(),
        text_key: String::new(),
        language: None,
        line: Some("See the second sheet.".into()),
        acts: vec![],
        quotes: vec![],
        terms: vec![],
        follow_ups: Vec::new(),
    };
    (format!("#{n}"), mail)
}

/// A ledger of 200 mails at `path`, closed again.
fn make(path: &Path) {
    let mut ledger = Ledger::open(path, [9; 32]).unwrap();
    let account = ledger.account("work", &AddrSpec::parse("me@example.com").unwrap()).unwrap();
    let batch: Vec<_> = (0..200).map(mail).collect();
    ledger.remember(account, &MailboxName("Sent".into()), &batch, None).unwrap();
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// Run by the next test in a process of its own, because the umask belongs to the whole process.
#[test]
#[ignore = "run by only_the_owner_may_read_whatever_the_umask"]
fn under_another_umask() {
    let Some(folder) = std::env::var_os("LEDGER_TEST_FOLDER") else { return };
    let folder = Path::new(&folder).join("state/appreciated");
    let path = folder.join("ledger.sqlite");
    make(&path);
    let _open = Ledger::open(&path, [9; 32]).unwrap();
    assert_eq!(mode(&folder), 0o700);
    for file in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3, "the file, its -wal and its -shm");
    println!("modes are right");
}

#[test]
fn only_the_owner_may_read_whatever_the_umask() {
    for umask in ["000", "077", "277"] {
        let folder = tempfile::tempdir().unwrap();
        let run = format!("umask {umask}; exec \"$0\" --exact under_another_umask --ignored --nocapture");
        let output = Command::new("sh")
            .args(["-c", &run])
            .arg(std::env::current_exe().unwrap())
            .env("LEDGER_TEST_FOLDER", folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.contains("modes are right"), "umask {umask}: {said}");
    }
}

#[test]
fn a_file_that_others_may_read_is_narrowed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite");
    make(&path);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    make(&path);
    assert_eq!(mode(&path), 0o600);
}

#[test]
fn the_key_is_made_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite");
    assert_eq!(Ledger::open(&path, [1; 32]).unwrap().key(), [1; 32]);
    assert_eq!(Ledger::open(&path, [2; 32]).unwrap().key(), [1; 32]);
    assert_eq!(Ledger::open_existing(&path).unwrap().unwrap().key(), [1; 32]);
}

#[test]
fn looking_for_a_ledger_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Ledger::open_existing(&folder.path().join("ledger.sqlite")).unwrap().is_none());
    assert!(Ledger::open_existing(&folder.path().join("no/such/folder/ledger.sqlite")).unwrap().is_none());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let path = folder.path().join("ledger.sqlite");
    make(&path);
    let before = fs::read(&path).unwrap();
    assert_eq!(Ledger::open_existing(&path).unwrap().unwrap().mails().unwrap().len(), 200);
    assert!(fs::read(&path).unwrap() == before, "reading changes nothing");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no -wal or -shm is left");
}

#[test]
fn several_that_open_a_new_ledger_at_once_agree() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite");
    let keys: Vec<[u8; 32]> = std::thread::scope(|scope| {
        let open = |n| {
            let path = &path;
            scope.spawn(move || Ledger::open(path, [n; 32]).unwrap().key())
        };
        let threads: Vec<_> = (0..8).map(open).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
}

#[test]
fn a_newer_ledger_and_one_of_another_program_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let newer = folder.path().join("newer.sqlite");
    make(&newer);
    rusqlite::Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = Ledger::open(&newer, [0; 32]).unwrap_err();
    let expected =
        format!("the ledger {} was made by a newer appreciated (schema 99; this one knows ", newer.display());
    assert!(error.to_string().starts_with(&expected), "{error}");
    assert!(!error.may_pass());

    let other = folder.path().join("other.sqlite");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE bookmarks (url TEXT)").unwrap();
    let before = fs::read(&other).unwrap();
    let error = Ledger::open(&other, [0; 32]).unwrap_err();
    assert!(matches!(error.fault, Fault::Foreign), "{error}");
    assert!(fs::read(&other).unwrap() == before, "not touched");
}

#[test]
fn a_file_that_is_no_database_is_named_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite");
    let text = "Dear ledger, ".repeat(600);
    fs::write(&path, &text).unwrap();
    for error in [Ledger::open(&path, [0; 32]).unwrap_err(), Ledger::open_existing(&path).unwrap_err()] {
        let expected = format!(
            "the ledger {} is damaged or no database; move it away and scan again, or put back a copy",
            path.display()
        );
        assert_eq!(error.to_string(), expected);
        assert!(!error.may_pass());
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_folder_that_cannot_be_made_may_pass() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let error = Ledger::open(&file.join("ledger.sqlite"), [0; 32]).unwrap_err();
    assert!(error.to_string().contains("can't be opened"), "{error}");
    assert!(error.may_pass());
}

#[test]
fn damage_anywhere_is_an_error_or_harmless_and_never_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite");
    make(&path);
    let sound = fs::read(&path).unwrap();
    let mut refused = 0;
    for step in 0..200 {
        let at = if step < 100 { step } else { sound.len() / 100 * (step - 100) + 7 };
        let mut bytes = sound.clone();
        bytes[at] ^= 0xff;
        fs::write(&path, &bytes).unwrap();
        let read = Ledger::open(&path, [9; 32]).and_then(|mut ledger| {
            ledger.mails()?;
            ledger.intake_counts()?;
            ledger.counts()?;
            let account = ledger.account("work", &AddrSpec::parse("me@example.com").unwrap())?;
            ledger.remember(account, &MailboxName("Sent".into()), &[mail(777)], None)
        });
        if let Err(error) = read {
            refused += 1;
            assert!(error.to_string().contains(&path.display().to_string()), "{error}");
        }
        for left in ["ledger.sqlite-wal", "ledger.sqlite-shm"] {
            let _ = fs::remove_file(folder.path().join(left));
        }
    }
    assert!(refused > 20, "only {refused} of 200 noticed");
}
