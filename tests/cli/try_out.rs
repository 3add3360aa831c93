//! `try` on the sample mailbox: what it prints and writes.

use crate::house::{House, NOW, has_keys, keys, sample};
use serde_json::Value;
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;

const OWNERS: [&str; 3] = ["engineer", "manager", "freelancer"];
const PRACTICES: [&str; 11] = [
    "appreciate",
    "respond",
    "offer",
    "praise",
    "reconnect",
    "repay",
    "departments",
    "influencer",
    "checkin",
    "peace",
    "mentor",
];

fn written(house: &House, folder: &str) -> BTreeMap<String, Vec<u8>> {
    std::fs::read_dir(house.path(folder))
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect()
}

#[test]
fn the_digest_alone_stands_on_stdout() {
    for owner in OWNERS {
        let house = House::new();
        let run = house.good(&["try", "--sample", owner, "--now", NOW]);
        let first = run.out.lines().next().unwrap();
        assert!(first.ends_with("Mon 25 Nov 2024"), "{first}");
        assert!(run.out.contains("\n1  ") && run.out.contains("\nRead: "), "{}", run.out);
        for line in run.out.lines() {
            assert!(line.chars().count() <= 72 || line.trim_start().starts_with("mailto:"), "{line}");
        }
        for said in ["The sample mailbox of", "Also written: appreciated-try/digest.html"] {
            assert!(run.err.contains(said) && !run.out.contains(said), "{}", run.err);
        }
        let files = written(&house, "appreciated-try");
        assert_eq!(files.keys().collect::<Vec<_>>(), ["digest.eml", "digest.html"]);
        assert!(files["digest.html"].starts_with(b"<!DOCTYPE html>"), "{owner}");
        assert!(files["digest.eml"].starts_with(b"From: "), "{owner}");
        for (name, mode) in [("", 0o700), ("digest.eml", 0o600), ("digest.html", 0o600)] {
            let about = house.path("appreciated-try").join(name).metadata().unwrap();
            assert_eq!(about.permissions().mode() & 0o777, mode, "{name} is for its owner alone");
        }
    }
}

#[test]
fn the_same_command_gives_the_same_bytes() {
    for owner in OWNERS {
        let once = || {
            let house = House::new();
            let arguments = ["try", "--sample", owner, "--now", NOW, "--out", "here/and there"];
            let text = house.good(&arguments);
            let json = house.good(&[&arguments[..], &["--json", "--all"]].concat());
            (text.out, text.err, json.out, written(&house, "here/and there"))
        };
        assert!(once() == once(), "{owner}");
    }
}

#[test]
fn another_day_gives_another_digest() {
    let house = House::new();
    let on = |now: &str| house.good(&["try", "--now", now]).out;
    assert!(on("2025-06-02T08:00:00+02:00").lines().next().unwrap().ends_with("Mon 2 June 2025"));
    assert_ne!(on(NOW), on("2025-06-02T08:00:00+02:00"));
}

/// Keys and values of one suggestion as docs/json.md has them.
fn is_suggestion(one: &Value) {
    let wanted = ["id", "practice", "person", "confidence", "because", "last_thanked", "text", "draft"];
    has_keys(one, &wanted);
    assert!(PRACTICES.contains(&one["practice"].as_str().unwrap()), "{one}");
    assert!(["high", "medium", "low"].contains(&one["confidence"].as_str().unwrap()), "{one}");
    assert_eq!(keys(&one["person"]), ["addresses", "name"]);
    assert!(one["person"]["addresses"].as_array().unwrap().iter().all(Value::is_string));
    assert!(!one["because"].as_array().unwrap().is_empty(), "{one}");
    for because in one["because"].as_array().unwrap() {
        assert_eq!(keys(because), ["date", "kind", "message_id", "quote", "speaker", "zone"]);
        assert!(because["zone"] == "own" || because["zone"] == "quoted", "{because}");
        // Nobody else's words are ever shown.
        assert!(because["zone"] == "own" || because["quote"].is_null(), "{because}");
    }
    if !one["draft"].is_null() {
        assert_eq!(keys(&one["draft"]), ["body", "mailto", "subject", "to"]);
        assert_eq!(one["draft"]["to"].as_array().unwrap().len(), 1);
        assert!(one["draft"]["mailto"].as_str().unwrap().starts_with("mailto:"));
    }
}

#[test]
fn json_has_its_documented_shape() {
    for owner in OWNERS {
        let house = House::new();
        let plain = house.good(&["try", "--sample", owner, "--now", NOW, "--json"]).json();
        has_keys(&plain, &["now", "scanned", "funnel", "suggestions"]);
        assert_eq!(plain["now"], NOW);
        has_keys(&plain["scanned"], &["messages", "people", "gate"]);
        let gate = plain["scanned"]["gate"].as_object().unwrap();
        let count = |name: &str| gate.get(name).map_or(0, |count| count.as_u64().unwrap());
        // A mail that only closes stands under its reason, too.
        let mails: u64 = gate.keys().map(|name| count(name)).sum::<u64>() - count("closes");
        assert_eq!(plain["scanned"]["messages"], mails);
        assert!(mails <= sample(owner.parse().unwrap()).mails.len() as u64, "{owner}: {mails}");
        let suggestions = plain["suggestions"].as_array().unwrap();
        assert!((1..=5).contains(&suggestions.len()), "{owner}: {}", suggestions.len());
        suggestions.iter().for_each(is_suggestion);
        assert_eq!(plain["funnel"]["shown"], suggestions.len());
        assert!(suggestions.iter().all(|one| one.get("rank_figure").is_none()));
        assert!(plain.get("left_out").is_none());

        let all = house.good(&["try", "--sample", owner, "--now", NOW, "--json", "--all"]).json();
        let ids = |value: &Value| -> Vec<String> {
            value["suggestions"].as_array().unwrap().iter().map(|one| one["id"].to_string()).collect()
        };
        assert_eq!(ids(&plain), ids(&all), "--all shows more and changes nothing");
        let left_out = all["left_out"].as_array().unwrap();
        assert!(!left_out.is_empty());
        for one in all["suggestions"].as_array().unwrap().iter().chain(left_out) {
            is_suggestion(one);
            assert!(one["rank_figure"].is_f64(), "{one}");
        }
        let funnel = all["funnel"].as_object().unwrap();
        for one in left_out {
            let reason = one["reason"].as_str().unwrap();
            assert!(funnel.contains_key(reason), "{reason}");
        }
        let counted: u64 = funnel
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "candidates" | "shown"))
            .map(|(_, count)| count.as_u64().unwrap())
            .sum();
        assert_eq!(counted, left_out.len() as u64, "{owner}");
    }
}

#[test]
fn the_funnel_and_what_was_left_out_go_beside_the_digest() {
    let house = House::new();
    let bare = house.good(&["try", "--now", NOW]);
    let more = house.good(&["try", "--now", NOW, "--why-not", "--all"]);
    assert_eq!(bare.out, more.out, "stdout holds the digest alone");
    assert!(more.err.contains("  candidates\n") && more.err.contains("  shown\n"), "{}", more.err);
    assert!(more.err.contains("\nno-room  ") || more.err.contains("\nsame-act-since  "), "{}", more.err);
    assert!(!bare.err.contains("  candidates\n"));
}

#[test]
fn a_config_beside_a_mailbox_gives_its_rules_and_not_its_accounts() {
    let house = House::new();
    let mail = "From: me@example.com\r\nTo: Kim Orr <kim@other.example>\r\nSubject: The plan\r\n\
                Date: Tue, 19 Nov 2024 10:00:00 +0000\r\nMessage-ID: <1@example.com>\r\n\r\n\
                Hi Kim,\r\n\r\nI'll send you the report by Friday.\r\n";
    house.file("mails/1.eml", mail);
    let account = "[[account]]\naddress = \"else@example.com\"\nmaildir = \"/nowhere/at/all\"\n";
    house.file("open.toml", account);
    house.file("closed.toml", format!("{account}[privacy]\nexclude = [\"kim@other.example\"]\n"));
    let items = |config: &str| {
        let run = house.good(&["try", "mails", "--now", NOW, "--json", "--config", config]);
        run.json()["suggestions"].as_array().unwrap().len()
    };
    assert_eq!(items("open.toml"), 1);
    assert_eq!(items("closed.toml"), 0);
}

#[test]
fn an_empty_digest_is_said_and_nothing_written() {
    let house = House::new();
    let mail = "From: me@example.com\r\nTo: Kim Orr <kim@other.example>\r\nSubject: Hello\r\n\
                Date: Tue, 19 Nov 2024 10:00:00 +0000\r\nMessage-ID: <1@example.com>\r\n\r\nHi Kim.\r\n";
    house.file("mails/1.eml", mail);
    let run = house.good(&["try", "mails", "--now", NOW]);
    assert_eq!(run.out, "");
    assert!(run.err.contains("no item, no mail"), "{}", run.err);
    assert!(!house.path("appreciated-try").exists());
    let json = house.good(&["try", "mails", "--now", NOW, "--json"]).json();
    assert_eq!(json["suggestions"], Value::Array(Vec::new()));
}

#[test]
fn me_says_who_the_owner_is() {
    let house = House::new();
    let mail = |from: &str, to: &str, day: u32| {
        format!(
            "From: {from}\r\nTo: {to}\r\nSubject: Plan {day}\r\nDate: {day} Nov 2024 10:00:00 +0000\r\n\
             Message-ID: <{day}@example.com>\r\n\r\nI'll send you the report by Friday.\r\n"
        )
    };
    for day in 10..14 {
        house.file(&format!("mails/{day}.eml"), mail("Ana <ana@a.example>", "Kim Orr <kim@k.example>", day));
    }
    house.file("mails/20.eml", mail("Ben <ben@b.example>", "Lee Roe <lee@l.example>", 20));
    let found = |more: &[&str]| {
        let run = house.good(&[&["try", "mails", "--now", NOW, "--json"], more].concat());
        let to = run.json()["suggestions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| s["draft"]["to"][0].to_string())
            .collect::<Vec<_>>();
        (to, run.err)
    };
    let (to, err) = found(&[]);
    assert_eq!(to, ["\"kim@k.example\""]);
    assert!(err.contains("Owner: ana@a.example (the address in most mails"), "{err}");
    let (to, err) = found(&["--me", "Ben@B.example"]);
    assert_eq!(to, ["\"lee@l.example\""]);
    assert!(err.contains("Owner: ben@b.example, 1 of 5 mails."), "{err}");
    let (to, _) = found(&["--me", "ana@a.example", "--me", "ben@b.example"]);
    assert_eq!(to.len(), 2);
}
