//! `scan`, `preview`, `people`, `why` and `why-not` on the ledger of a config with a `maildir`.

use crate::house::{House, NOW, has_keys, keys, maildir, sample};
use appreciated::sample::{Owner, Sample};
use serde_json::Value;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Stdio;

/// A home with a config where it is looked for, and a Maildir of the sample's mails.
fn settled(owner: Owner) -> (House, Sample) {
    let house = House::new();
    let sample = sample(owner);
    maildir(&house.path("Sent"), &sample);
    configure(&house, &sample.config.replace("/sample", house.path("Sent").to_str().unwrap()));
    (house, sample)
}

fn configure(house: &House, text: &str) {
    std::fs::create_dir_all(house.home("config/appreciated")).unwrap();
    std::fs::write(house.home("config/appreciated/config.toml"), text).unwrap();
}

fn one_account(house: &House) {
    let sent = house.path("Sent");
    configure(
        house,
        &format!("[[account]]\naddress = \"me@example.com\"\nmaildir = \"{}\"\n", sent.display()),
    );
}

fn ledger(house: &House) -> PathBuf {
    house.home("state/appreciated/ledger.sqlite")
}

fn mail(number: u32) -> String {
    format!(
        "From: me@example.com\r\nTo: Kim Orr <kim@other.example>\r\nSubject: Plan {number}\r\n\
         Date: {number} Nov 2024 10:00:00 +0000\r\nMessage-ID: <{number}@example.com>\r\n\r\n\
         Hi Kim,\r\n\r\nI'll send you report {number} by Friday.\r\n"
    )
}

fn count(run: &Value, key: &str) -> u64 {
    run[key].as_u64().unwrap_or_else(|| panic!("{key} in {run}"))
}

#[test]
fn a_second_scan_reads_nothing_twice() {
    let house = House::new();
    one_account(&house);
    house.file("Sent/new/1731000000.M1.host", mail(11));
    house.file("Sent/cur/1731000001.M2.host:2,S", mail(12));
    std::fs::create_dir_all(house.path("Sent/tmp")).unwrap();
    let scan = || house.good(&["scan", "--now", NOW, "--json"]).json();
    let first = scan();
    let documented = ["bytes_down", "bytes_up", "round_trips", "refetched", "seconds", "peak_rss_bytes"];
    has_keys(&first, &["messages_new", "messages_seen", "gate"]);
    has_keys(&first, &documented);
    assert_eq!(count(&first, "bytes_down"), 0);
    assert!((0.0..60.0).contains(&first["seconds"].as_f64().unwrap()), "{first}");
    assert_eq!((count(&first, "messages_new"), count(&first, "messages_seen")), (2, 0));
    let second = scan();
    assert_eq!((count(&second, "messages_new"), count(&second, "messages_seen")), (0, 2));
    assert_eq!(first["gate"], second["gate"]);

    // Delivered mail is moved, flags are set: the same mails.
    let rename = |from: &str, to: &str| std::fs::rename(house.path(from), house.path(to)).unwrap();
    rename("Sent/new/1731000000.M1.host", "Sent/cur/1731000000.M1.host:2,");
    rename("Sent/cur/1731000001.M2.host:2,S", "Sent/cur/1731000001.M2.host:2,FRS");
    let moved = scan();
    assert_eq!((count(&moved, "messages_new"), count(&moved, "messages_seen")), (0, 2));

    house.file("Sent/new/1731000002.M3.host", mail(13));
    // A copy under another name is the same mail.
    house.file("Sent/cur/1731000003.M4.host:2,S", mail(12));
    let third = scan();
    assert_eq!((count(&third, "messages_new"), count(&third, "messages_seen")), (1, 3));
    assert_eq!(third["gate"]["opens"], 3);
    let text = house.good(&["scan", "--now", NOW]).out;
    assert!(text.starts_with("0 new, 4 known already\n"), "{text}");
}

#[test]
fn a_mail_that_is_gone_stays_remembered() {
    let house = House::new();
    one_account(&house);
    std::fs::create_dir_all(house.path("Sent/new")).unwrap();
    house.file("Sent/cur/1731000000.M1.host:2,S", mail(11));
    house.file("Sent/cur/1731000001.M2.host:2,S", mail(12));
    house.good(&["scan", "--now", NOW]);
    std::fs::remove_file(house.path("Sent/cur/1731000000.M1.host:2,S")).unwrap();
    let scan = house.good(&["scan", "--now", NOW, "--json"]).json();
    assert_eq!((count(&scan, "messages_new"), count(&scan, "messages_seen")), (0, 1));
    assert_eq!(scan["gate"]["opens"], 2);
}

#[test]
fn preview_shows_what_try_shows_and_changes_nothing() {
    for owner in Owner::ALL {
        let (house, sample) = settled(owner);
        let scan = house.good(&["scan", "--now", NOW, "--json"]).json();
        let copies = sample.mails.len() as u64 - count(&scan, "messages_new");
        assert!(copies <= 5 && count(&scan, "messages_seen") == copies, "{owner}: {scan}");
        let before = house.everything();
        let preview = house.good(&["preview", "--now", NOW, "--json", "--all"]).json();
        has_keys(&preview, &["now", "scanned", "funnel", "suggestions", "left_out"]);
        let tried = house.good(&["try", "--sample", owner.name(), "--now", NOW, "--json", "--all"]).json();
        // The first digest is shorter; nobody was ever told about anything.
        let kinds = |value: &Value| {
            let of = |list: &str| {
                value[list].as_array().unwrap().iter().map(|one| one["text"].to_string()).collect::<Vec<_>>()
            };
            let mut all = [of("suggestions"), of("left_out")].concat();
            all.sort();
            all
        };
        assert_eq!(kinds(&preview), kinds(&tried), "{owner}");
        assert_eq!(preview["scanned"], tried["scanned"], "{owner}");
        std::fs::remove_dir_all(house.path("appreciated-try")).unwrap();

        let text = house.good(&["preview", "--now", NOW]);
        assert_eq!(text.out, house.good(&["preview", "--now", NOW]).out, "{owner}");
        assert!(text.out.contains("\n1  "), "{owner}: {}", text.out);
        house.good(&["preview", "--now", NOW, "--why-not", "--all"]);
        house.good(&["people", "--figures"]);
        assert!(before == house.everything(), "{owner}: reading changed a file");
    }
}

#[test]
fn preview_writes_the_page_where_it_is_told() {
    let (house, _) = settled(Owner::Manager);
    house.good(&["scan", "--now", NOW]);
    let before = house.everything();
    let text = house.good(&["preview", "--now", NOW, "--html", "page.html"]).out;
    let page = std::fs::read_to_string(house.path("page.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
    assert!(page.contains(&format!("<title>{}</title>", text.split_once("  ").unwrap().0)), "{page}\n{text}");
    assert_eq!(page.matches("<h2").count(), text.matches("\n   mailto:").count(), "{page}\n{text}");
    for more in [&["--all", "--why-not"][..], &["--json"]] {
        let named = ["preview", "--now", NOW, "--html", "other.html"];
        house.good(&[&named[..], more].concat());
        assert_eq!(std::fs::read_to_string(house.path("other.html")).unwrap(), page, "{more:?}");
    }
    std::fs::remove_file(house.path("other.html")).unwrap();
    assert_eq!(house.path("page.html").metadata().unwrap().permissions().mode() & 0o777, 0o600);
    house
        .run(&["preview", "--html", "no/such/page.html"])
        .refused(1, &["no/such/page.html can't be written", "name another file with --html FILE"]);
    std::fs::remove_file(house.path("page.html")).unwrap();
    assert!(before == house.everything(), "looking changed a file");
}

#[test]
fn people_are_listed_with_their_figures() {
    let (house, _) = settled(Owner::Engineer);
    house.good(&["scan", "--now", NOW]);
    let list = house.good(&["people", "--json", "--now", NOW]).json();
    assert_eq!(keys(&list), ["people"]);
    let people = list["people"].as_array().unwrap();
    assert!(people.len() > 30, "{}", people.len());
    let basic = ["name", "addresses", "messages_out", "exchanges", "first", "last", "roles", "circle"];
    for person in people {
        has_keys(person, &basic);
        assert!(person.get("tie_now").is_none());
        assert!(person["first"].as_str() <= person["last"].as_str(), "{person}");
    }
    let figures = house.good(&["people", "--json", "--figures", "--now", NOW]).json();
    let more = [
        "tie_now",
        "tie_history",
        "rhythm_days",
        "survival",
        "help_in",
        "help_out",
        "gratitude_debt",
        "constraint",
        "betweenness",
    ];
    for person in figures["people"].as_array().unwrap() {
        has_keys(person, &basic);
        has_keys(person, &more);
        assert!((0.0..=1.0).contains(&person["survival"].as_f64().unwrap()), "{person}");
        for figure in ["tie_now", "tie_history", "help_in", "help_out", "gratitude_debt"] {
            assert!(person[figure].as_f64().unwrap() >= 0.0, "{figure} of {person}");
        }
        assert!(person["constraint"].is_null() || person["constraint"].as_f64().unwrap() > 0.0, "{person}");
        assert!((0.0..=1.0).contains(&person["betweenness"].as_f64().unwrap()), "{person}");
    }
    let text = house.good(&["people", "--now", NOW]).out;
    assert_eq!(text.lines().count(), people.len() + 1, "a head and a line each");
    let address = people[0]["addresses"][0].as_str().unwrap();
    let one = house.good(&["people", address, "--json"]).json();
    assert_eq!(one["people"].as_array().unwrap().len(), 1);
    house.run(&["people", "nobody-of-this-name"]).refused(1, &["nobody", "`appreciated people`"]);
}

#[test]
fn why_and_why_not_tell_about_one_person() {
    let (house, _) = settled(Owner::Engineer);
    house.good(&["scan", "--now", NOW]);
    let preview = house.good(&["preview", "--now", NOW, "--json", "--all"]).json();
    let shown = preview["suggestions"][0]["person"]["addresses"][0].as_str().unwrap();
    let why = house.good(&["why", shown, "--now", NOW, "--json"]).json();
    has_keys(
        &why,
        &["name", "addresses", "messages", "exchanges", "help_in", "help_out", "thanks", "figures"],
    );
    has_keys(&why["figures"], &["tie_now", "tie_history", "survival", "gratitude_debt"]);
    let not = house.good(&["why-not", shown, "--now", NOW, "--json"]).json();
    assert!(not["shown"].as_u64().unwrap() >= 1, "{not}");
    assert!(house.good(&["why-not", shown, "--now", NOW]).out.contains("In the next digest: "));
    let page = house.good(&["why", shown, "--now", NOW]).out;
    assert!(
        page.contains(shown) && page.contains("Your mails that reached them, weight 2/sqrt(readers)"),
        "{page}"
    );

    let refused = preview["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["reason"] == "hushed" || one["reason"] == "same-act-since")
        .unwrap();
    let address = refused["person"]["addresses"][0].as_str().unwrap();
    let out = house.good(&["why-not", address, "--now", NOW]).out;
    assert!(out.contains(&format!("[{}]", refused["reason"].as_str().unwrap())), "{out}");

    for command in ["why", "why-not", "ledger"] {
        house.run(&[command, "nobody-of-this-name"]).refused(1, &["nobody-of-this-name", "hint: "]);
        house.run(&[command, "example"]).refused(1, &["fits", "hint: write the whole address"]);
    }
}

#[test]
fn before_the_first_scan_the_reader_is_told_what_to_do() {
    let house = House::new();
    one_account(&house);
    let before = house.everything();
    let commands = [
        &["preview"][..],
        &["people"],
        &["ledger", "kim"],
        &["received"],
        &["why", "kim"],
        &["why-not", "kim"],
    ];
    for arguments in commands {
        house.run(arguments).refused(1, &["no ledger yet", "ledger.sqlite", "`appreciated scan`"]);
    }
    // The Maildir is not there either.
    house.run(&["scan"]).refused(1, &["Sent` does not exist"]);
    assert_eq!(before, house.everything(), "nothing was made");
}

#[test]
fn one_missing_mailbox_of_two_leaves_no_half_of_a_scan() {
    let house = House::new();
    std::fs::create_dir_all(house.path("Sent/new")).unwrap();
    house.file("Sent/cur/1731000000.M1.host:2,S", mail(11));
    let account = |name: &str| {
        format!(
            "[[account]]\naddress = \"{name}@example.com\"\nmaildir = \"{}\"\n",
            house.path(name).display()
        )
    };
    configure(
        &house,
        &format!(
            "{}{}[digest]\naccount = \"sent@example.com\"\nto = \"sent@example.com\"\n",
            account("Sent"),
            account("gone")
        ),
    );
    house.run(&["scan"]).refused(1, &["gone` does not exist"]);
    assert!(!ledger(&house).exists());
}

#[test]
fn a_config_at_fault_ends_with_78_and_its_place() {
    let house = House::new();
    let commands = [
        &["scan"][..],
        &["preview"],
        &["people"],
        &["ledger", "kim"],
        &["received"],
        &["why", "kim"],
        &["why-not", "kim"],
    ];
    let places = ["/etc/appreciated/config.toml", "config/appreciated/config.toml"];
    for arguments in commands {
        house.run(arguments).refused(78, &places);
        house.run(arguments).refused(78, &["no config file", "hint: "]);
        house.run(&[arguments, &["--config", "not-there.toml"]].concat()).refused(78, &["not-there.toml"]);
        house.run(&[arguments, &["--config", "."]].concat()).refused(78, &["no file but a"]);
    }
    configure(&house, "[digest]\nmax_items = 5\nmax_itemz = 6\n");
    for arguments in commands {
        house.run(arguments).refused(78, &["config.toml:3:1: error: ", "max_itemz", "^"]);
    }
    // The variable goes before the file.
    let other = house.file("other.toml", "[[account]]\naddress = \"me\"\n");
    let run = crate::house::Run::of(house.command().arg("scan").env("APPRECIATED_CONFIG", other));
    run.refused(78, &["other.toml:2:11: error: "]);
    configure(
        &house,
        "[[account]]\naddress = \"me@example.com\"\nimap = { host = \"127.0.0.1\" }\nauth = { password_command = [\"/no/such/pass\"] }\n",
    );
    house.run(&["scan"]).refused(78, &["`/no/such/pass` of password_command could not be started"]);
}

#[test]
fn a_ledger_that_can_not_be_used_is_told() {
    let house = House::new();
    one_account(&house);
    std::fs::create_dir_all(house.path("Sent/new")).unwrap();
    house.file("Sent/cur/1731000000.M1.host:2,S", mail(11));
    house.good(&["scan", "--now", NOW]);
    let sound = std::fs::read(ledger(&house)).unwrap();
    let commands = [
        &["scan"][..],
        &["preview"],
        &["people"],
        &["ledger", "kim"],
        &["received"],
        &["why", "kim"],
        &["why-not", "kim"],
    ];
    let noise = vec![0x5a; sound.len()];
    let head_kept: Vec<u8> = sound.iter().take(100).chain(noise.iter().skip(100)).copied().collect();
    for damaged in [&noise[..], &head_kept, &sound[..sound.len() / 2]] {
        std::fs::write(ledger(&house), damaged).unwrap();
        for arguments in commands {
            house.run(arguments).refused(1, &["ledger.sqlite", "is damaged or no database", "scan again"]);
        }
        assert!(std::fs::read(ledger(&house)).unwrap() == damaged, "a damaged ledger is left as it is");
    }
    std::fs::write(ledger(&house), &sound).unwrap();
    let again = house.good(&["scan", "--now", NOW, "--json"]).json();
    assert_eq!(count(&again, "messages_new"), 0);
}

#[test]
fn a_state_folder_that_can_not_be_made_is_told_with_75() {
    let house = House::new();
    std::fs::create_dir_all(house.path("Sent/new")).unwrap();
    house.file("Sent/cur/1731000000.M1.host:2,S", mail(11));
    house.file("a-file", "x");
    for state in [house.path("a-file/state"), PathBuf::from("/proc/appreciated")] {
        configure(
            &house,
            &format!(
                "state_dir = \"{}\"\n[[account]]\naddress = \"me@example.com\"\nmaildir = \"{}\"\n",
                state.display(),
                house.path("Sent").display()
            ),
        );
        house.run(&["scan"]).refused(75, &["ledger.sqlite", "can't be opened"]);
    }
}

#[test]
fn an_mbox_that_was_compacted_still_shows_its_new_mail() {
    let house = House::new();
    one_account(&house);
    let mbox = |numbers: &[u32]| {
        let separator = "From me@example.com Tue Nov 19 10:00:00 2024\r\n";
        numbers.iter().map(|number| format!("{separator}{}\r\n", mail(*number))).collect::<Vec<_>>().concat()
    };
    let scan = |numbers: &[u32]| {
        house.file("Sent", mbox(numbers));
        count(&house.good(&["scan", "--json"]).json(), "messages_new")
    };
    assert_eq!(scan(&[11, 12, 13]), 3);
    assert_eq!(scan(&[11, 12, 13]), 0);
    // 11 is deleted, 14 is new: the places shift.
    assert_eq!(scan(&[12, 13, 14]), 1);
    assert_eq!(scan(&[14, 12]), 0);
}

#[test]
fn scans_at_the_same_time_do_no_harm() {
    let (house, sample) = settled(Owner::Freelancer);
    let mut children: Vec<_> = (0..3)
        .map(|_| {
            house
                .command()
                .args(["scan", "--json"])
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    for child in &mut children {
        let code = child.wait().unwrap().code();
        assert!(matches!(code, Some(0 | 75)), "{code:?}");
    }
    let after = house.good(&["scan", "--json"]).json();
    assert_eq!(count(&after, "messages_new"), 0);
    let preview = house.good(&["preview", "--now", NOW, "--json"]).json();
    let messages = count(&preview["scanned"], "messages");
    assert!(messages <= sample.mails.len() as u64 && messages + 5 >= sample.mails.len() as u64, "{messages}");
}

/// The bytes of everything in the state folder.
fn state(house: &House) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(house.home("state/appreciated")).unwrap() {
        bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    bytes
}

#[test]
fn the_ledger_keeps_no_more_than_it_may() {
    let mail = "From: me@example.com\r\nTo: Kim Orr <kim@other.example>\r\nCc: Dr Zyx <zyx@doctor.example>\r\n\
        Subject: The plan\r\nDate: 19 Nov 2024 10:00:00 +0000\r\nMessage-ID: <1@example.com>\r\n\r\n\
        Hi Kim,\r\n\r\nThe quokka is asleep. I'll send you the wombat report by Friday. It rains today.\r\n\r\n\
        On Mon, Nov 18, 2024 at 9:12 AM Kim Orr <kim@other.example> wrote:\r\n\
        > Thank you so much for the platypus! Could you send me the wallaby?\r\n";
    for (privacy, kept, gone) in [
        ("", &["wombat report", "kim@other.example"][..], &["quokka", "platypus", "wallaby"][..]),
        (
            "keep_quotes = \"none\"",
            &["kim@other.example"],
            &["wombat", "quokka", "platypus", "wallaby", "rains"],
        ),
        ("exclude = [\"*@doctor.example\"]", &["kim@other.example"], &["zyx", "Zyx", "doctor", "wombat"]),
    ] {
        let house = House::new();
        std::fs::create_dir_all(house.path("Sent/new")).unwrap();
        house.file("Sent/cur/1731000000.M1.host:2,S", mail);
        let account = format!(
            "[[account]]\naddress = \"me@example.com\"\nmaildir = \"{}\"\n[privacy]\n{privacy}\n",
            house.path("Sent").display()
        );
        configure(&house, &account);
        house.good(&["scan", "--now", NOW]);
        let bytes = state(&house);
        let holds = |word: &str| bytes.windows(word.len()).any(|here| here == word.as_bytes());
        for word in kept {
            assert!(holds(word), "{privacy}: {word:?} is not kept");
        }
        for word in gone {
            assert!(!holds(word), "{privacy}: {word:?} is kept");
        }
        let about = ledger(&house).metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(about, 0o600);
    }
}
