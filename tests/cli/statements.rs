//! `ledger`, `received` and `why-not` on a small mailbox in which each kind of help and thanks happens once.

use crate::house::{House, NOW, has_keys, keys};
use appreciated::words::Practice;
use serde_json::Value;

/// Both directions: Kim sends what was asked for, is thanked in a word, gets something and thanks for it; thanks for
/// something named come so late that they stand for a help of their own. With Lee and the other Kim nothing passes.
const MAILS: [&str; 7] = [
    "To: Kim Orr <kim@other.example>\nSubject: Test vectors\nDate: 2 May 2024 10:00:00 +0000\nMessage-ID: <1@me>\n\n\
     Hi Kim,\n\nCould you send me the test vectors?\n",
    "To: Kim Orr <kim@other.example>\nSubject: Re: Test vectors\nDate: 6 May 2024 10:00:00 +0000\nMessage-ID: <2@me>\n\
     In-Reply-To: <a@other>\nReferences: <1@me> <a@other>\n\nThanks!\n\n\
     On Sun, May 5, 2024 at 9:12 AM Kim Orr <kim@other.example> wrote:\n\
     > Attached are the test vectors, the walrus set is in the second folder of the archive.\n",
    "To: Kim Orr <kim@other.example>\nSubject: Re: Roadmap\nDate: 1 Jul 2024 10:00:00 +0000\nMessage-ID: <3@me>\n\
     In-Reply-To: <b@other>\nReferences: <b@other>\n\nHi Kim,\n\nAttached is the roadmap you asked for.\n\n\
     On Fri, Jun 28, 2024 at 9:12 AM Kim Orr <kim@other.example> wrote:\n> Could you send me the roadmap by Tuesday?\n",
    "To: Kim Orr <kim@other.example>\nSubject: Re: Roadmap\nDate: 5 Jul 2024 10:00:00 +0000\nMessage-ID: <4@me>\n\
     In-Reply-To: <c@other>\nReferences: <b@other> <3@me> <c@other>\n\nSee you on Monday.\n\n\
     On Thu, Jul 4, 2024 at 9:12 AM Kim Orr <kim@other.example> wrote:\n\
     > Thank you so much for the roadmap, the platypus chapter saved us a week.\n",
    "To: Kim Orr <kim@other.example>\nSubject: Test vectors\nDate: 3 Oct 2024 10:00:00 +0000\nMessage-ID: <5@me>\n\
     In-Reply-To: <a@other>\nReferences: <1@me> <a@other>\n\nThank you for the test vectors of May, they found two bugs.\n",
    "To: Lee Poe <lee@other.example>\nSubject: Lunch\nDate: 4 Oct 2024 10:00:00 +0000\nMessage-ID: <6@me>\n\n\
     The canteen is closed today.\n",
    "To: Kim Lund <lund@other.example>\nSubject: Lunch\nDate: 4 Oct 2024 10:00:00 +0000\nMessage-ID: <7@me>\n\n\
     The canteen is closed today.\n",
];

fn scanned() -> House {
    let house = House::new();
    for (number, mail) in MAILS.iter().enumerate() {
        let mail = format!("From: Me Moi <me@example.com>\n{mail}").replace('\n', "\r\n");
        house.file(&format!("Sent/cur/171500000{number}.M1.host:2,S"), mail);
    }
    for folder in ["new", "tmp"] {
        std::fs::create_dir_all(house.path("Sent").join(folder)).unwrap();
    }
    let config = format!(
        "[[account]]\naddress = \"me@example.com\"\nmaildir = \"{}\"\n",
        house.path("Sent").display()
    );
    std::fs::create_dir_all(house.home("config/appreciated")).unwrap();
    std::fs::write(house.home("config/appreciated/config.toml"), config).unwrap();
    house.good(&["scan", "--now", NOW]);
    house
}

#[test]
fn a_ledger_reads_like_a_bank_statement() {
    let house = scanned();
    let page = house.good(&["ledger", "kim@other.example", "--now", NOW]).out;
    insta::assert_snapshot!("ledger", page);
    assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
    let run = |width: &str| {
        let mut command = house.command();
        command.args(["ledger", "kim@other.example", "--now", NOW]).env("COLUMNS", width);
        crate::house::Run::of(&mut command).out
    };
    // The same figures in the same order, however the words are wrapped.
    let figures = |page: &str| {
        let figure = |word: &&str| word.len() == 5 && word.parse::<f64>().is_ok();
        let rows =
            page.lines().skip_while(|line| !line.starts_with("date")).take_while(|line| !line.is_empty());
        let of_row = |row: &str| row.split("  ").map(str::trim).filter(figure).collect::<Vec<_>>().join(" ");
        rows.map(of_row).filter(|row| !row.is_empty()).collect::<Vec<_>>()
    };
    for width in ["72", "50"] {
        let narrow = run(width);
        assert!(narrow.lines().all(|line| line.chars().count() <= 72), "{narrow}");
        assert_eq!(figures(&narrow), figures(&page), "{narrow}");
    }
}

#[test]
fn a_ledger_as_data() {
    let house = scanned();
    let data = house.good(&["ledger", "kim@other.example", "--now", NOW, "--json"]).json();
    assert_eq!(keys(&data), ["addresses", "closing", "entries", "figures", "name", "now", "sums"]);
    let entries = data["entries"].as_array().unwrap();
    let events: Vec<_> = entries
        .iter()
        .map(|e| {
            (e["day"].as_str().unwrap(), e["event"].as_str().unwrap(), e["message_id"].as_str().unwrap())
        })
        .collect();
    let wanted = [
        ("2024-05-05", "help-in", "2@me"),
        ("2024-05-06", "thanks", "2@me"),
        ("2024-07-01", "help-out", "3@me"),
        ("2024-07-04", "thanked-me", "4@me"),
        ("2024-10-03", "help-in", "5@me"),
        ("2024-10-03", "thanks", "5@me"),
    ];
    assert_eq!(events, wanted);
    let help = &entries[0];
    has_keys(
        help,
        &["kind", "date", "text", "quote", "quality", "help", "carried", "added", "taken", "balance"],
    );
    assert_eq!(help["quote"], "Could you send me the test vectors?");
    assert_eq!((&help["added"], &help["balance"]), (&1.0.into(), &1.0.into()));
    assert_eq!(entries[3]["quote"], Value::Null, "their words are not known");
    assert_eq!(data["sums"]["thanked_me"], 1);
    assert_eq!(data["figures"]["gratitude_debt"], data["closing"]["to"]);
}

#[test]
fn nobody_elses_words_are_printed() {
    let house = scanned();
    for arguments in [&["ledger", "kim@other.example"][..], &["received"], &["why", "kim@other.example"]] {
        for more in [&["--now", NOW][..], &["--now", NOW, "--json"]] {
            let out = house.good(&[arguments, more].concat()).out;
            assert!(!out.contains("platypus") && !out.contains("walrus"), "{out}");
            assert!(!out.contains(" owe"), "{out}");
        }
    }
}

#[test]
fn what_was_received_tells_what_it_answers() {
    let house = scanned();
    let page = house.good(&["received", "--now", NOW]).out;
    assert_eq!(
        page.split_whitespace().collect::<Vec<_>>().join(" "),
        "Thanks to you, up to 2024-11-25, as far as you quoted them: \
         2024-07-04 Kim Orr thanked you in detail on \"Roadmap\". \
         Before, on 2024-07-01: You came through for Kim: \"Attached is the roadmap you asked for.\" \
         One mail that thanks you from one person."
    );

    let data = house.good(&["received", "--now", NOW, "--json"]).json();
    assert_eq!((&data["since"], data["thanks"].as_array().unwrap().len()), (&Value::Null, 1));
    let thanks = &data["thanks"][0];
    has_keys(thanks, &["date", "dated", "person", "quality", "praise", "in_words", "subject", "message_id"]);
    assert_eq!(thanks["date"], "2024-07-04T09:12:00");
    assert!(thanks["quality"].as_u64().unwrap() >= 2, "{thanks}");
    assert_eq!(thanks["answers"]["message_id"], "3@me");
    assert_eq!(thanks["answers"]["quote"], "Attached is the roadmap you asked for.");
}

#[test]
fn received_looks_at_the_days_it_is_told() {
    let house = scanned();
    let count = |since: &str, now: &str| {
        let data = house.good(&["received", "--since", since, "--now", now, "--json"]).json();
        data["thanks"].as_array().unwrap().len()
    };
    assert_eq!(count("2024-07-04", NOW), 1);
    assert_eq!(count("2024-07-05", NOW), 0);
    assert_eq!(count("2024-01-01", "2024-07-03T08:00:00+00:00"), 0);
    assert_eq!(count("2024-01-01", "2024-07-31T08:00:00+00:00"), 1);
    let none = house.good(&["received", "--since", "2024-07-05", "--now", NOW]).out;
    assert_eq!(
        none,
        "No thanks to you show from 2024-07-05 up to 2024-11-25. They are seen only where you quote the mail you answer.\n"
    );
}

#[test]
fn an_empty_ledger_says_so() {
    let house = scanned();
    let page = house.good(&["ledger", "lee", "--now", NOW]).out;
    assert_eq!(
        page.replace('\n', " "),
        "Lee Poe <lee@other.example> No help and no thanks show in your mail, either way. 1 of your mails reached Lee; \
         0 of theirs were seen. "
    );
    let data = house.good(&["ledger", "lee", "--now", NOW, "--json"]).json();
    assert_eq!((data["entries"].as_array().unwrap().len(), &data["closing"]["to"]), (0, &0.0.into()));
    house.run(&["ledger", "kim"]).refused(1, &["\"kim\" fits 2 people", "hint: write the whole address"]);
    house.run(&["ledger", "zoe"]).refused(1, &["nobody in the ledger fits \"zoe\"", "`appreciated people`"]);
}

#[test]
fn without_any_item_every_practice_says_what_it_misses() {
    let house = scanned();
    let data = house.good(&["why-not", "lee", "--now", NOW, "--json"]).json();
    let missing = data["missing"].as_array().unwrap();
    let names: Vec<&str> = missing.iter().map(|one| one["practice"].as_str().unwrap()).collect();
    assert_eq!(names, Practice::ALL.map(Practice::name));
    let page = house.good(&["why-not", "lee", "--now", NOW]).out;
    for name in names {
        assert!(page.contains(&format!("\n  {name} ")), "{page}");
    }
    for line in [
        "no help of theirs shows in your mail",
        "no promise of yours to them alone shows in your mail",
        "no dated help in the last 180 days; three are a pattern",
        "you wrote on 4 Oct; quiet begins after 60 days",
        "the config does not name them as your boss",
    ] {
        assert!(page.contains(line), "{line} in {page}");
    }
}
