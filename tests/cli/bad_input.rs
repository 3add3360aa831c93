//! What can't be read or written: an exit code, a sentence that names it and what to do, nothing on stdout, nothing
//! half-written.

use crate::house::{BINARY, House, NOW, Run};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::process::Command;

const MAIL: &str = "From: me@example.com\r\nTo: Kim Orr <kim@other.example>\r\nSubject: The plan\r\n\
    Date: Tue, 19 Nov 2024 10:00:00 +0000\r\nMessage-ID: <1@example.com>\r\n\r\n\
    I'll send you the report by Friday.\r\n";

/// `try PATH` is refused with these words, and nothing but PATH is there afterwards.
fn refused(house: &House, path: &str, words: &[&str]) {
    let before = house.everything();
    for more in [&[][..], &["--json"], &["--now", NOW, "--out", "out"]] {
        let run = house.run(&[&["try", path], more].concat());
        run.refused(1, words);
        let name = path.rsplit('/').next().unwrap();
        assert!(run.err.contains(name), "{name} in {}", run.err);
    }
    assert_eq!(before, house.everything(), "{path}");
}

#[test]
fn what_is_no_mailbox_is_told_apart() {
    let house = House::new();
    let noise: Vec<u8> = (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    house.file("noise", &noise);
    house.file("noise.mbox", &noise);
    house.file("empty", "");
    house.file("blank", "\n\n  \n");
    house.file("prose", "Dear diary,\ntoday it rained.\n");
    house.file("mails.tar.gz", b"\x1f\x8b\x08\x00rest");
    house.file("backup.pst", b"!BDN rest");
    house.file("junk/readme.txt", "Dear diary,\ntoday it rained.\n");
    house.file("junk/more/deep.txt", "x");
    std::fs::create_dir(house.path("nothing")).unwrap();
    for folder in ["cur", "new", "tmp"] {
        std::fs::create_dir_all(house.path("no-mail-yet").join(folder)).unwrap();
    }
    let _listener = UnixListener::bind(house.path("socket")).unwrap();
    symlink("/nowhere/at/all", house.path("dangling")).unwrap();
    symlink("loop", house.path("loop")).unwrap();
    for (path, words) in [
        ("missing", &["does not exist", "give the path of an mbox file"][..]),
        ("missing/Sent", &["does not exist"]),
        ("dangling", &["does not exist"]),
        ("loop", &["could not be read"]),
        ("junk", &["has neither", "give the folder that has"]),
        ("nothing", &["holds no mail", "give a mailbox"]),
        ("no-mail-yet", &["holds no mail"]),
        ("empty", &["holds no mail"]),
        ("blank", &["holds no mail"]),
        ("noise", &["is no mailbox", "export the mailbox"]),
        ("noise.mbox", &["is no mailbox"]),
        ("prose", &["is no mailbox"]),
        ("mails.tar.gz", &["gunzip"]),
        ("backup.pst", &["readpst"]),
        ("socket", &["neither a file nor a folder"]),
    ] {
        refused(&house, path, words);
    }
}

#[test]
fn a_mailbox_in_which_nothing_counts_says_so() {
    let house = House::new();
    let separator = "From me@example.com Tue Nov 19 10:00:00 2024\n";
    house.file("only-a-separator", separator);
    house.file("headless", format!("{separator}\njust a body\n"));
    house.file("cut-in-the-separator", "From me@exam");
    let undated = MAIL.replace("Date: ", "X-Date: ");
    house.file("undated", format!("From - \n{undated}\nFrom - \n{undated}"));
    house.file("undated-eml/1.eml", &undated);
    house.file("far-ahead/1.eml", MAIL.replace("2024", "2999"));
    house.file("labels", format!("{separator}X-Gmail-Labels: Inbox\n{MAIL}"));
    for (path, words) in [
        ("only-a-separator", &["reads as a mail with a sender", "hint: give an mbox file"][..]),
        ("headless", &["reads as a mail with a sender"]),
        ("cut-in-the-separator", &["reads as a mail with a sender"]),
        ("undated", &["usable date", "hint: export the mailbox"]),
        ("undated-eml", &["usable date"]),
        ("far-ahead", &["usable date"]),
        ("labels", &["none is labelled Sent", "export the label Sent"]),
    ] {
        refused(&house, path, words);
    }
}

#[test]
fn the_stores_date_stands_in_for_a_missing_one() {
    let house = House::new();
    let undated = MAIL.replace("Date: ", "X-Date: ");
    house.file("Sent", format!("From me@example.com Tue Nov 19 10:00:00 2024\n{undated}"));
    let json = house.good(&["try", "Sent", "--json"]).json();
    assert_eq!(json["now"], "2024-11-20T10:00:00+00:00");
    let json = house.good(&["try", "Sent", "--json", "--now", NOW]).json();
    assert_eq!(json["suggestions"][0]["because"][0]["date"], "2024-11-19T10:00:00+00:00");
}

#[test]
fn what_may_not_be_read_is_told() {
    let house = House::new();
    house.file("mails/1.eml", MAIL);
    house.file("Sent", format!("From me@example.com Tue Nov 19 10:00:00 2024\n{MAIL}"));
    for (name, mode) in [("mails", 0o000), ("Sent", 0o000)] {
        std::fs::set_permissions(house.path(name), std::fs::Permissions::from_mode(mode)).unwrap();
    }
    // Nothing is closed to root: let nobody run a copy.
    let copy = house.path("program");
    std::fs::copy(BINARY, &copy).unwrap();
    for folder in [house.path(".."), house.path(""), house.home("")] {
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let is_root = std::fs::read_dir(house.path("mails")).is_ok();
    let nobody = || {
        let mut command = if is_root {
            let mut command = Command::new("/usr/bin/setpriv");
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&copy);
            command
        } else {
            Command::new(&copy)
        };
        house.set_up(&mut command);
        command
    };
    let can_run = nobody().arg("--version").output().is_ok_and(|output| output.status.success());
    for name in ["mails", "Sent"] {
        if can_run {
            let run = Run::of(nobody().args(["try", name]));
            run.refused(1, &[name, "may not be read by this user", "chmod"]);
        }
        std::fs::set_permissions(house.path(name), std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    // The other way: with the right to read there is a digest, but nowhere to write it.
    if can_run && is_root {
        let run = Run::of(nobody().args(["try", "mails", "--now", NOW]));
        run.refused(1, &["appreciated-try can't be written", "Permission denied", "--out DIR"]);
    }
}

#[test]
fn wrong_usage_is_told_with_64() {
    let house = House::new();
    house.file("Sent", format!("From me@example.com Tue Nov 19 10:00:00 2024\n{MAIL}"));
    for (arguments, words) in [
        (&["try", "--now", "tomorrow"][..], &["tomorrow", "2026-11-23T08:00:00+01:00"][..]),
        (&["try", "--now", "2024-11-25"], &["RFC 3339"]),
        (&["try", "Sent", "--me", "nonsense"], &["nonsense", "name@example.com"]),
        (&["try", "--sample", "boss"], &["boss", "`engineer`, `manager` or `freelancer`"]),
        (&["try", "Sent", "--sample", "manager"], &["cannot be used with"]),
        (&["try", "--me", "me@example.com"], &["sample mailbox", "hint: give the PATH"]),
        (&["try", "--bogus"], &["--bogus"]),
        (&["try", "Sent", "more"], &["more"]),
        (&["nonsense"], &["nonsense"]),
        (&["why"], &["<PERSON>"]),
        (&["ledger"], &["<PERSON>"]),
        (&["received", "--since", "May"], &["2026-11-23"]),
        (&["inspect"], &["<FILES>..."]),
        (&["inspect", "--text", "Sent"], &["cannot be used with"]),
    ] {
        house.run(arguments).refused(64, words);
    }
    let bare = house.run::<&str>(&[]);
    assert_eq!((bare.code, bare.out.as_str()), (64, ""));
    assert!(bare.err.contains("Usage: appreciated"), "{}", bare.err);
    assert!(!house.path("appreciated-try").exists());
}

#[test]
fn an_owner_who_sent_nothing_is_told() {
    let house = House::new();
    house.file("Sent", format!("From me@example.com Tue Nov 19 10:00:00 2024\n{MAIL}"));
    let run = house.run(&["try", "Sent", "--me", "somebody@else.example"]);
    run.refused(1, &["Sent", "somebody@else.example", "hint: leave out --me"]);
    house.file("c.toml", "[[account]\n");
    house.run(&["try", "Sent", "--config", "c.toml"]).refused(78, &["c.toml:1:"]);
}

#[test]
fn a_folder_that_can_not_be_written_stays_as_it_was() {
    let house = House::new();
    house.file("a-file", "x");
    house.file("taken/digest.eml/inside", "x");
    house.file("taken-too/digest.html/inside", "x");
    for (out, words) in [
        ("a-file", &["a-file can't be written"][..]),
        ("a-file/below", &["a-file/below can't be written"]),
        ("taken", &["taken/digest.eml can't be written"]),
        ("taken-too", &["taken-too/digest.html can't be written"]),
        ("/proc/appreciated", &["/proc/appreciated can't be written"]),
    ] {
        let before = house.everything();
        let run = house.run(&["try", "--now", NOW, "--out", out]);
        run.refused(1, words);
        run.refused(1, &["hint: name another folder with --out DIR"]);
        assert_eq!(before, house.everything(), "{out}");
    }
}
