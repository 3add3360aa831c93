//! `inspect`: one message as it is read, and texts from stdin.

use crate::house::{House, Run, has_keys};
use serde_json::{Value, json};

const KINDS: [&str; 13] = [
    "thanks",
    "praise",
    "request",
    "offer",
    "delivery",
    "passed-on",
    "promise",
    "advice-seek",
    "introduction",
    "apology",
    "friction",
    "withdrawal",
    "referral",
];

const REPLY: &str = "From: Me Miller <me@example.com>\r\nTo: Ravi Menon <ravi@kmod.example>\r\n\
    Cc: Ana Sousa <ana@sousa.example>\r\nSubject: Re: The trace\r\nDate: Tue, 19 Nov 2024 10:00:00 +0100\r\n\
    Message-ID: <1@example.com>\r\nContent-Type: text/plain; charset=utf-8\r\n\
    Content-Transfer-Encoding: 8bit\r\n\r\n\
    Hi Ravi — schön,\r\n\r\nThank you so much for the trace, it saved my week.\r\nI'll send you the numbers by Friday.\r\n\r\n\
    On Mon, Nov 18, 2024 at 9:12 AM Ravi Menon <ravi@kmod.example> wrote:\r\n\
    > Here is the trace you asked for — größer than I thought.\r\n\
    > Could you send me your numbers?\r\n\r\n-- \r\nMe Miller\r\nExample Ltd\r\n";

/// The text of the zone a signal points to.
fn zone<'a>(mail: &'a Value, signal: &Value) -> &'a str {
    let zones = &mail["zones"];
    let zone = match signal["zone"].as_str().unwrap() {
        "quoted" => &zones["quoted"][signal["quote"].as_u64().unwrap() as usize]["text"],
        name => &zones[name],
    };
    zone.as_str().unwrap_or_else(|| panic!("no zone for {signal}"))
}

/// Keys and values of one signal; `text` is where it points into.
fn is_signal(signal: &Value, text: &str) {
    let wanted = [
        "kind",
        "quality",
        "confidence",
        "speaker",
        "target",
        "text",
        "zone",
        "quote",
        "start",
        "end",
        "rule",
        "due",
        "named",
    ];
    has_keys(signal, &wanted);
    assert!(KINDS.contains(&signal["kind"].as_str().unwrap()), "{signal}");
    let (start, end) = (signal["start"].as_u64().unwrap() as usize, signal["end"].as_u64().unwrap() as usize);
    let cut = text.get(start..end).unwrap_or_else(|| panic!("{start}..{end} is not in {text:?}"));
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(flat(cut), flat(signal["text"].as_str().unwrap()));
}

#[test]
fn a_message_has_its_documented_shape() {
    let house = House::new();
    house.file("reply.eml", REPLY);
    let mail = house.good(&["inspect", "--json", "reply.eml"]).json();
    let wanted = [
        "file",
        "message_id",
        "date",
        "from",
        "to",
        "cc",
        "subject",
        "gate",
        "reason",
        "language",
        "zones",
        "signals",
    ];
    has_keys(&mail, &wanted);
    has_keys(&mail["zones"], &["own", "quoted", "forwarded", "signature", "disclaimer"]);
    assert_eq!(mail["file"], "reply.eml");
    assert_eq!(mail["message_id"], "1@example.com");
    assert_eq!(mail["date"], "2024-11-19T10:00:00+01:00");
    assert_eq!(mail["from"], json!({"name": "Me Miller", "address": "me@example.com"}));
    assert_eq!(mail["to"], json!([{"name": "Ravi Menon", "address": "ravi@kmod.example"}]));
    assert_eq!(mail["cc"], json!([{"name": "Ana Sousa", "address": "ana@sousa.example"}]));
    assert_eq!((&mail["gate"], &mail["reason"]), (&json!("opens"), &Value::Null));
    assert_eq!(mail["language"], "en");
    let quote = &mail["zones"]["quoted"][0];
    has_keys(quote, &["who", "when", "depth", "text"]);
    assert_eq!(quote["when"], "2024-11-18T09:12:00");
    let signals = mail["signals"].as_array().unwrap();
    let has = |kind: &str, zone: &str| signals.iter().any(|s| s["kind"] == kind && s["zone"] == zone);
    assert!(has("thanks", "own") && has("promise", "own") && has("request", "quoted"), "{signals:?}");
    for signal in signals {
        is_signal(signal, zone(&mail, signal));
    }
}

#[test]
fn every_mail_of_the_tests_points_into_its_zones() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/mail");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    assert!(files.len() >= 5, "{}", files.len());
    let house = House::new();
    let mut arguments = vec!["inspect".into(), "--json".into()];
    arguments.extend(files.iter().map(|path| path.clone().into_os_string()));
    let run = house.good(&arguments);
    let mails = run.lines();
    let names: Vec<&str> = mails.iter().map(|mail| mail["file"].as_str().unwrap()).collect();
    assert_eq!(names, files.iter().map(|path| path.to_str().unwrap()).collect::<Vec<_>>());
    for mail in &mails {
        for signal in mail["signals"].as_array().unwrap() {
            is_signal(signal, zone(mail, signal));
        }
    }
    arguments.remove(1);
    house.good(&arguments);
}

#[test]
fn the_page_shows_zones_and_signals() {
    let house = House::new();
    house.file("reply.eml", REPLY);
    let page = house.good(&["inspect", "reply.eml"]).out;
    for part in [
        "\n[own]\n             | Hi Ravi",
        "\nthanks 3     | Thank you so much for the trace, it saved my week.\n",
        "\npromise      | I'll send you the numbers by Friday.\n",
        "\n[quoted, depth 1, Ravi Menon, 2024-11-18 09:12:00]\n",
        "\n[signature]\n",
        "This mail opens",
    ] {
        assert!(page.contains(part), "{part:?} in {page}");
    }
    assert_eq!(house.fed(&["inspect", "-"], REPLY.as_bytes()).out, page.replacen("reply.eml", "-", 1));
}

#[test]
fn zones_are_coloured_where_wished() {
    let house = House::new();
    house.file("reply.eml", REPLY);
    let plain = house.good(&["inspect", "reply.eml"]).out;
    assert!(!plain.contains('\u{1b}'), "a pipe gets no colours: {plain}");
    assert_eq!(house.good(&["inspect", "--color", "never", "reply.eml"]).out, plain);
    // Not by `run`, which lets no colours pass.
    let output = house.command().args(["inspect", "--color", "always", "reply.eml"]).output().unwrap();
    let painted = String::from_utf8(output.stdout).unwrap();
    assert!(
        painted.contains("\u{1b}[32mThank you so much for the trace, it saved my week.\u{1b}[0m"),
        "{painted}"
    );
    let codes = regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
    assert_eq!(codes.replace_all(&painted, ""), plain);
}

#[test]
fn a_file_that_is_no_mail_does_not_keep_the_others_back() {
    let house = House::new();
    house.file("empty", "");
    house.file("reply.eml", REPLY);
    let run = house.run(&["inspect", "--json", "empty", "missing.eml", "reply.eml"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.json()["file"], "reply.eml");
    assert!(run.err.contains("empty: ") && run.err.contains("missing.eml: "), "{}", run.err);
}

#[test]
fn what_is_no_mail_is_told() {
    let house = House::new();
    house.file("empty", "");
    house.run(&["inspect", "missing.eml"]).refused(1, &["missing.eml", "hint: give a file"]);
    house.run(&["inspect", "."]).refused(1, &[".: ", "hint: give a file"]);
    house.run(&["inspect", "empty"]).refused(1, &["empty", "hint: give a file that holds one mail"]);
    house.fed(&["inspect", "-"], b"").refused(1, &["hint: "]);
    house.file("Sent", format!("From me\n{0}\nFrom me\n{0}", REPLY.replace("\r\n", "\n")));
    house.run(&["inspect", "Sent"]).refused(1, &["Sent: this is a mailbox", "hint: `appreciated try"]);
}

#[test]
fn a_promise_shows_its_day() {
    let house = House::new();
    house.file("reply.eml", REPLY);
    let page = house.good(&["inspect", "reply.eml"]).out;
    assert!(page.contains(", due 2024-11-22: I'll send you the numbers by Friday."), "{page}");
    let line = json!({"id": 1, "text": "Ich schicke dir die Liste bis Freitag.", "written": "2026-03-04"});
    let read = house.fed(&["inspect", "--text", "--json"], line.to_string().as_bytes()).json();
    assert_eq!(read["signals"][0]["due"], "2026-03-06");
    let line = json!({"id": 1, "text": "Frag doch Petra, die weiß das.", "lang": "de"});
    let read = house.fed(&["inspect", "--text", "--json"], line.to_string().as_bytes()).json();
    let signals = read["signals"].as_array().unwrap();
    assert!(signals.iter().any(|s| s["kind"] == "referral" && s["named"] == "Petra"), "{signals:?}");
}

#[test]
fn phrases_of_the_config_are_read() {
    let house = House::new();
    let config = "[[account]]\naddress = \"me@example.com\"\nmaildir = \"Sent\"\n[lexicon]\nrequest = [\"ptal\"]\n\
                  nothing = [\"thanks for flying with us\"]\n";
    house.file("own.toml", config);
    let read = |text: &str, arguments: &[&str]| {
        let line = json!({"id": 1, "text": text});
        let read = house.fed(arguments, line.to_string().as_bytes()).json();
        let rules =
            read["signals"].as_array().unwrap().iter().map(|s| s["rule"].as_str().unwrap().to_owned());
        rules.collect::<Vec<_>>()
    };
    let taught = ["--config", "own.toml", "inspect", "--text", "--json"];
    let plain = ["inspect", "--text", "--json"];
    assert_eq!(read("Patch 3 is up, ptal.", &plain), Vec::<String>::new());
    assert_eq!(read("Patch 3 is up, ptal.", &taught), ["own/request"]);
    assert_eq!(read("Korjaus on valmis, ptal.", &taught), ["own/request"]);
    assert_eq!(read("Thanks for flying with us!", &plain), ["en/thanks/for"]);
    assert_eq!(read("Thanks for flying with us!", &taught), Vec::<String>::new());
}

#[test]
fn texts_come_back_in_order_with_their_signals() {
    let house = House::new();
    let texts = [
        json!({"id": 3, "text": "Thank you so much for your help with the move."}),
        json!({"id": "b", "text": "The train leaves at nine."}),
        json!({"id": 1, "text": "Größe passt — could you send me the file?\nThanks"}),
        json!({"id": null, "text": ""}),
        json!({"id": "d", "text": "Vielen Dank für deine Hilfe!", "lang": "de"}),
        json!({"id": "e", "text": "Thank you for the photographs.", "lang": "en"}),
    ];
    let input = texts.iter().map(|text| text.to_string() + "\n").collect::<String>();
    let run = house.fed(&["inspect", "--text", "--json"], input.as_bytes());
    assert_eq!(run.code, 0, "{}", run.err);
    let answers = run.lines();
    assert_eq!(answers.len(), texts.len());
    for (asked, answer) in texts.iter().zip(&answers) {
        has_keys(answer, &["id", "language", "signals"]);
        assert_eq!(asked["id"], answer["id"]);
        for signal in answer["signals"].as_array().unwrap() {
            is_signal(signal, asked["text"].as_str().unwrap());
        }
    }
    let kinds = |at: usize| -> Vec<&str> {
        answers[at]["signals"].as_array().unwrap().iter().map(|s| s["kind"].as_str().unwrap()).collect()
    };
    assert_eq!(kinds(0), ["thanks"]);
    assert_eq!(kinds(1), [""; 0]);
    assert!(kinds(2).contains(&"request"), "{:?}", kinds(2));
    assert_eq!(kinds(3), [""; 0]);
    assert_eq!((&answers[4]["language"], &answers[5]["language"]), (&json!("de"), &json!("en")));
    // Blank lines are no texts; the last line needs no end.
    let again = house.fed(&["inspect", "--text", "--json"], format!("\n{}", input.trim_end()).as_bytes());
    assert_eq!(again.out, run.out);
}

#[test]
fn a_line_that_is_no_text_is_told_with_its_number() {
    let house = House::new();
    let fed = |text: &[u8]| house.fed(&["inspect", "--text", "--json"], text);
    let told = |run: &Run, words: &[&str]| {
        assert_eq!(run.code, 1);
        assert!(words.iter().all(|word| run.err.contains(word)), "{}", run.err);
    };
    told(&fed(b"{\"id\": 1, \"text\": \"hi\"}\nnonsense\n"), &["stdin, line 2", "hint: each line is"]);
    told(&fed(b"{\"id\": 1}\n"), &["stdin, line 1", "text"]);
    told(&fed(b"\xff\xfe\n"), &["stdin"]);
    assert_eq!(fed(b"").out, "");
}
