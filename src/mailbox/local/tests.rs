//! What lies at a path is opened as what it is, and what is no mailbox is told apart.

use super::*;
use crate::mailbox::RawMail;
use tempfile::TempDir;

const MAIL: &str = "From: kim@example.com\r\nSubject: x\r\n\r\nhi\r\n";
const FROM: &str = "From kim@example.com Mon Jan  3 10:00:00 2022\n";

/// A folder with the given files; names that end in `/` are folders.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        if name.ends_with('/') {
            fs::create_dir_all(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    dir
}

/// All mails of all mailboxes.
fn mails(path: &Path) -> Vec<RawMail> {
    let mut all = Vec::new();
    for mut source in open(path).unwrap() {
        loop {
            let batch = source.batch(1).unwrap();
            if batch.is_empty() {
                break;
            }
            all.extend(batch);
        }
    }
    all
}

fn places(path: &Path) -> Vec<String> {
    mails(path).into_iter().map(|mail| mail.place).collect()
}

fn refusal(path: &Path) -> String {
    let error = open(path).err().expect("a refusal").to_string();
    error.replace(&path.display().to_string(), "PATH")
}

#[test]
fn a_maildir_without_trash_and_drafts() {
    let dir = folder(&[
        ("cur/1641204000.M1P1.host:2,S", MAIL),
        ("cur/1641204001.M1P1.host:2,ST", MAIL),
        ("cur/1641204002.M1P1.host:2,D", MAIL),
        ("cur/.hidden", MAIL),
        ("new/1641200000.M1P1.host", MAIL),
        ("tmp/1641200009.M1P1.host", MAIL),
    ]);
    let mails = mails(dir.path());
    let shown: Vec<String> = mails
        .iter()
        .map(|mail| format!("{} {}", mail.place, mail.internal_date.unwrap().to_rfc3339()))
        .collect();
    assert_eq!(
        shown,
        ["1641200000.M1P1.host 2022-01-03T08:53:20+00:00", "1641204000.M1P1.host 2022-01-03T10:00:00+00:00"]
    );
    assert_eq!(mails[0].bytes, MAIL.as_bytes());
}

#[test]
fn the_sent_folder_of_a_maildir_without_own_mail() {
    let dir = folder(&[("cur/", ""), ("new/", ""), (".Sent/cur/5:2,S", MAIL), (".Sent/new/", "")]);
    assert_eq!(places(dir.path()), ["5"]);
    let dir =
        folder(&[("INBOX/cur/1", MAIL), ("INBOX/new/", ""), ("Sent/cur/5:2,S", MAIL), ("Sent/new/", "")]);
    assert_eq!(places(dir.path()), ["5"]);
    let dir = folder(&[("cur/1", MAIL), ("new/", ""), (".Sent/cur/5:2,S", MAIL), (".Sent/new/", "")]);
    assert_eq!(places(dir.path()), ["1"]);
}

#[test]
fn folders_of_eml_and_mbox_files() {
    let dir = folder(&[("b.eml", MAIL), ("a.EML", MAIL), ("notes.txt", "From the desk of Kim")]);
    assert_eq!(places(dir.path()), ["a.EML", "b.eml"]);
    let mbox = format!("{FROM}{MAIL}");
    let dir = folder(&[("b.mbox", &mbox), ("Archive", &mbox), ("notes.txt", "hello"), ("c.mbox", "")]);
    let names: Vec<String> = open(dir.path()).unwrap().iter().map(|one| one.mailbox().0.clone()).collect();
    let ends: Vec<&str> = names.iter().map(|name| name.rsplit('/').next().unwrap()).collect();
    assert_eq!(ends, ["Archive", "b.mbox"]);
    assert_eq!(places(dir.path()).len(), 2);
}

#[test]
fn single_files() {
    let dir = folder(&[("one.eml", MAIL), ("Sent", &format!("{FROM}{MAIL}"))]);
    assert_eq!(places(&dir.path().join("one.eml")), ["one.eml"]);
    assert_eq!(places(&dir.path().join("Sent")).len(), 1);
}

#[test]
fn every_refusal_says_what_to_do() {
    let dir = folder(&[
        ("empty.mbox", ""),
        ("notes.txt", "Dear diary,\nFrom now on"),
        ("key.toml", "a: b\n"),
        ("old.gz", "\x1f"),
        ("dir/cur/", ""),
        ("dir/new/", ""),
        ("bare/", ""),
        ("other/notes.txt", "hello"),
    ]);
    fs::write(dir.path().join("old.gz"), b"\x1f\x8b\x08").unwrap();
    let said = |name: &str| refusal(&dir.path().join(name));
    assert_eq!(
        said("none"),
        "`PATH` does not exist; give the path of an mbox file, a Maildir or a folder of .eml files"
    );
    let empty = "`PATH` holds no mail; give a mailbox with mails you sent, such as `Sent`";
    assert_eq!(said("empty.mbox"), empty);
    assert_eq!(said("dir"), empty);
    assert_eq!(said("bare"), empty);
    let other = "`PATH` is no mailbox: it does not start with `From ` as an mbox file does, nor with header lines as \
                 a mail does; export the mailbox as mbox or .eml";
    assert_eq!(said("notes.txt"), other);
    assert_eq!(said("key.toml"), other);
    assert_eq!(said("old.gz"), "`PATH` is no mailbox: it is compressed; unpack it with `gunzip` first");
    assert_eq!(
        said("other"),
        "`PATH` has neither `cur` and `new` (a Maildir) nor .eml files nor mbox files in it; give the folder that has"
    );
    assert_eq!(refusal(Path::new("/dev/null")), "`PATH` is neither a file nor a folder");
    let forbidden = MailboxError::from_io(Path::new("PATH"), std::io::ErrorKind::PermissionDenied.into());
    assert!(
        forbidden.to_string().starts_with("`PATH` may not be read by this user; allow it"),
        "{forbidden}"
    );
}

#[test]
fn a_file_that_is_renamed_or_vanishes_is_no_failure() {
    let dir = folder(&[("cur/1:2,", MAIL), ("cur/2:2,", MAIL), ("new/3", MAIL)]);
    let mut source = open(dir.path()).unwrap().remove(0);
    fs::rename(dir.path().join("cur/1:2,"), dir.path().join("cur/1:2,S")).unwrap();
    fs::remove_file(dir.path().join("cur/2:2,")).unwrap();
    fs::rename(dir.path().join("new/3"), dir.path().join("cur/3:2,S")).unwrap();
    let batch = source.batch(usize::MAX).unwrap();
    assert_eq!(batch.iter().map(|mail| mail.place.as_str()).collect::<Vec<_>>(), ["1", "3"]);
}
