//! `people --merges`, `--join`, `--part`, what `status` says of them, and address books.

use crate::house::{House, NOW, has_keys};
use serde_json::Value;

const CARDS: &str = "BEGIN:VCARD\nVERSION:4.0\nFN:Kim Orr\nEMAIL:kim@other.example\nEMAIL:k9@home.example\n\
    ORG:Other Ltd;Finance\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:Half\nBEGIN:VCARD\nVERSION:4.0\nFN:Nobody Met\n\
    EMAIL:nobody@met.example\nEND:VCARD\n";

fn mail(number: u32, to: &str) -> String {
    format!(
        "From: Jo Miller <me@example.com>\r\nTo: {to}\r\nSubject: Plan {number}\r\n\
         Date: {number} Nov 2024 10:00:00 +0000\r\nMessage-ID: <{number}@example.com>\r\n\r\n\
         Hello,\r\n\r\nI'll send you report {number} by Friday.\r\n"
    )
}

fn configure(house: &House, more: &str) {
    std::fs::create_dir_all(house.home("config/appreciated")).unwrap();
    let sent = house.path("Sent");
    let text = format!("[[account]]\naddress = \"me@example.com\"\nmaildir = \"{}\"\n{more}", sent.display());
    std::fs::write(house.home("config/appreciated/config.toml"), text).unwrap();
}

/// A scanned mailbox with two addresses of Kim's, two of Dana's, one with the owner's name.
fn settled() -> House {
    let house = House::new();
    configure(&house, "");
    let lines = [
        "Kim Orr <kim@other.example>",
        "Kim Orr <kim@other.example>",
        "k9@home.example",
        "Dana Ortiz <dana@other.example>",
        "Dana Ortiz <dana@other.example>",
        "Dana Ortiz <dana@home.example>",
        "Jo Miller <jo@home.example>",
    ];
    for (number, to) in (1..).zip(lines) {
        house.file(&format!("Sent/cur/17310000{number:02}.M{number}.host:2,S"), mail(number, to));
    }
    for folder in ["new", "tmp"] {
        std::fs::create_dir_all(house.path("Sent").join(folder)).unwrap();
    }
    house.good(&["scan", "--now", NOW]);
    house
}

fn merges(house: &House) -> Value {
    house.good(&["people", "--merges", "--json"]).json()
}

fn people(house: &House) -> Vec<(String, usize, Value)> {
    let list = house.good(&["people", "--json", "--now", NOW]).json();
    let row = |one: &Value| {
        let name = one["name"].as_str().unwrap().to_owned();
        (name, one["addresses"].as_array().unwrap().len(), one["circle"].clone())
    };
    list["people"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn a_proposal_is_joined_and_parted_by_its_own_commands() {
    let house = settled();
    let before = merges(&house);
    has_keys(&before, &["proposals", "joined", "toml"]);
    let proposals = before["proposals"].as_array().unwrap();
    assert_eq!(proposals.len(), 1, "{before}");
    assert_eq!(
        (&proposals[0]["keep"], &proposals[0]["join"]),
        (&"dana@other.example".into(), &"dana@home.example".into())
    );
    let text = house.good(&["people", "--merges"]).out;
    let command = "appreciated people --join dana@other.example dana@home.example\n";
    let table = "[people.\"dana@other.example\"]  aliases = [\"dana@home.example\"]\n";
    assert!(text.contains(command) && text.contains(table) && text.contains("both bear the name"), "{text}");
    assert_eq!(people(&house).len(), 5);

    let said = house.good(&["people", "--join", "dana@other.example", "dana@home.example", "--now", NOW]).out;
    assert!(said.contains("--part dana@home.example"), "{said}");
    assert!(people(&house).contains(&("Dana Ortiz".to_owned(), 2, Value::Null)));
    let after = merges(&house);
    assert_eq!(after["proposals"].as_array().unwrap().len(), 0);
    assert_eq!(
        (&after["joined"][0]["said_on"], &after["joined"][0]["counts"]),
        (&"2024-11-25".into(), &true.into())
    );
    let toml = "[people.\"dana@other.example\"]\naliases = [\"dana@home.example\"]\n";
    assert_eq!(after["toml"], toml);
    let status = house.good(&["status"]).out;
    assert!(status.contains("          aliases = [\"dana@home.example\"]\n"), "{status}");
    assert_eq!(house.good(&["status", "--json"]).json()["toml"], toml);

    // As the config would say it, nothing is left to keep.
    configure(&house, toml);
    assert!(people(&house).contains(&("Dana Ortiz".to_owned(), 2, Value::Null)));
    configure(&house, "");
    house.good(&["people", "--part", "dana@home.example"]);
    assert_eq!(merges(&house), before);
    assert_eq!(people(&house).len(), 5);
}

#[test]
fn what_can_not_be_joined_is_refused_with_a_reason() {
    let house = settled();
    configure(
        &house,
        "[people.\"kim@other.example\"]\naliases = [\"k9@home.example\"]\n[privacy]\nexclude = [\"doc@x.example\"]\n",
    );
    for (keep, other, why) in [
        ("dana@other.example", "me@example.com", "your own address"),
        ("dana@other.example", "nobody@x.example", "does not know nobody@x.example"),
        ("dana@other.example", "doc@x.example", "left out by `[privacy] exclude`"),
        ("dana@other.example", "k9@home.example", "[people.\"kim@other.example\"]"),
        ("kim@other.example", "k9@home.example", "one person already"),
    ] {
        house.run(&["people", "--join", keep, other]).refused(1, &[why]);
    }
    house.run(&["people", "--part", "dana@home.example"]).refused(1, &["was not joined"]);
    house.run(&["people", "--part", "k9@home.example"]).refused(1, &["change it there"]);
    house.run(&["people", "--join", "dana@other.example"]).refused(64, &["--join"]);
    house.run(&["people", "--join", "dana", "k9@home.example"]).refused(64, &["name@example.com"]);
    // The config goes before what was said.
    configure(&house, "");
    house.good(&["people", "--join", "dana@other.example", "k9@home.example"]);
    configure(&house, "[people.\"kim@other.example\"]\naliases = [\"k9@home.example\"]\n");
    let merges = merges(&house);
    assert_eq!((&merges["joined"][0]["counts"], &merges["toml"]), (&false.into(), &"".into()));
    let text = house.good(&["people", "--merges"]).out;
    assert!(text.contains("does not count: the config says otherwise"), "{text}");
}

#[test]
fn a_vcard_says_which_addresses_are_one_person_s() {
    let house = settled();
    configure(&house, "[contacts]\nvcards = [\"cards.vcf\"]\n");
    std::fs::write(house.home("config/appreciated/cards.vcf"), CARDS).unwrap();
    let found = people(&house);
    assert!(found.contains(&("Kim Orr".to_owned(), 2, "Finance".into())), "{found:?}");
    assert_eq!(found.len(), 4, "a card adds nobody: {found:?}");
    let check = house.good(&["check", "--json"]).json();
    let book = &check["contacts"][0];
    assert_eq!(
        (&book["cards"], &book["others"], &book["broken"]),
        (&2.into(), &0.into(), &serde_json::json!([8]))
    );
    assert_eq!(
        check["ledger"]["namesakes"],
        serde_json::json!([{"address": "jo@home.example", "messages": 1}])
    );
    let text = house.good(&["check"]).out;
    assert!(text.contains("2 with an address; 1 broken and left out, from line 8\n"), "{text}");
    assert!(text.contains("your own name is on mail to jo@home.example (1)"), "{text}");
    house.run(&["people", "--part", "k9@home.example"]).refused(1, &["a vCard says"]);
}

#[test]
fn a_vcard_file_that_is_not_there_is_a_fault_of_the_config() {
    let house = settled();
    configure(&house, "[contacts]\nvcards = [\"cards.vcf\", \"other.vcf\"]\n");
    std::fs::write(house.home("config/appreciated/other.vcf"), "no card\n").unwrap();
    for command in ["people", "check", "status", "scan"] {
        house.run(&[command]).refused(
            78,
            &[
                "config.toml:5:11: error: there is no file",
                "cards.vcf",
                "config.toml:5:24: error: ",
                "holds no vCard",
                "^^^",
            ],
        );
    }
}
