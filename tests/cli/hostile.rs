//! Mail, paths and arguments that would drive a terminal: [`crate::house::Run`] looks at every byte of every run.

use crate::house::{House, NOW};
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

/// Clears the screen, sets the title, C1 in UTF-8, turns text round, hides it, rings, deletes, ends a line.
const TRICKS: [&str; 8] = [
    "\u{1b}[2J\u{1b}[31m",
    "\u{1b}]0;owned\u{7}",
    "\u{9b}31m\u{9d}0;owned\u{9c}",
    "\u{202e}gnp\u{2066}\u{2069}",
    "\u{200f}\u{200e}",
    "\u{8}\u{8}\u{7f}\u{0}",
    "\u{85}\u{1b}P$q\u{1b}\\",
    "\u{1b}]8;;https://evil.example\u{1b}\\link\u{1b}]8;;\u{1b}\\",
];

/// A Q-word: the trick passes every reader of raw headers.
fn encoded(text: &str) -> String {
    let bytes: Vec<String> = text.bytes().map(|byte| format!("={byte:02X}")).collect();
    format!("=?utf-8?Q?{}?=", bytes.concat())
}

fn mails(house: &House, folder: &str) {
    for (number, trick) in TRICKS.iter().enumerate() {
        let word = encoded(trick);
        for (form, name, subject) in
            [("raw", format!("\"Kim {trick} Orr\""), trick.to_string()), ("word", word.clone(), word.clone())]
        {
            let addr = format!("kim{number}{form}@other.example");
            let text = format!(
                "From: \"Me {trick} Miller\" <me@example.com>\nTo: {name} <{addr}>\nSubject: Re: a {subject} b\n\
                 Date: Tue, 19 Nov 2024 1{number}:00:00 +0000\nMessage-ID: <{number}{form}{trick}@example.com>\n\
                 Content-Type: text/plain; charset=utf-8\n\nHi Kim,\n\n\
                 I'll send you the {trick} report by Friday. Thank you so much for the {trick} trace!\n\n\
                 On Mon, Nov 18, 2024 at 9:12 AM Kim {trick} Orr <{addr}> wrote:\n> Here is the {trick} trace.\n\n\
                 -- \nMe {trick}\n"
            );
            house.file(&format!("{folder}/cur/17310000{number}.{form}:2,S"), text);
        }
    }
    for name in ["new", "tmp"] {
        std::fs::create_dir_all(house.path(folder).join(name)).unwrap();
    }
}

#[test]
fn no_command_lets_mail_drive_the_terminal() {
    let house = House::new();
    mails(&house, "Sent");
    let sent = house.path("Sent");
    house.file(
        "c.toml",
        format!("[[account]]\naddress = \"me@example.com\"\nmaildir = \"{}\"\n", sent.display()),
    );
    let tried = house.good(&["try", "Sent", "--now", NOW, "--why-not", "--all"]);
    assert!(tried.out.contains("\n1  "), "{}", tried.out);
    let json = house.good(&["try", "Sent", "--now", NOW, "--json", "--all"]).json();
    let candidates =
        json["suggestions"].as_array().unwrap().len() + json["left_out"].as_array().unwrap().len();
    assert!(candidates >= TRICKS.len(), "{candidates}");
    let eml = std::fs::read(house.path("appreciated-try/digest.eml")).unwrap();
    assert!(eml.iter().all(|byte| *byte >= b' ' && *byte < 0x7f || matches!(byte, b'\r' | b'\n' | b'\t')));
    let html = std::fs::read_to_string(house.path("appreciated-try/digest.html")).unwrap();
    assert!(!html.chars().any(|c| c.is_control() && c != '\n'));

    house.good(&["scan", "--config", "c.toml"]);
    for arguments in [
        &["scan"][..],
        &["preview", "--now", NOW],
        &["preview", "--now", NOW, "--why-not", "--all"],
        &["people", "--figures"],
        &["ledger", "kim0raw@other.example"],
        &["received"],
        &["why", "kim0raw@other.example"],
        &["why-not", "kim0raw@other.example"],
        &["why", "kim3word@other.example"],
    ] {
        let arguments = [arguments, &["--config", "c.toml"]].concat();
        house.good(&arguments);
        house.good(&[&arguments[..], &["--json"]].concat()).json();
    }
    // Several people fit: their names stand in an error.
    house.run(&["why", "kim", "--config", "c.toml"]).refused(1, &["fits"]);
    for entry in std::fs::read_dir(house.path("Sent/cur")).unwrap() {
        let path = entry.unwrap().path();
        house.good(&["inspect".as_ref(), path.as_os_str()]);
        house.good(&["inspect".as_ref(), "--json".as_ref(), path.as_os_str()]).json();
    }
}

#[test]
fn no_path_and_no_argument_drives_the_terminal() {
    let house = House::new();
    let mail = "From: me@example.com\nTo: Kim <kim@k.example>\nSubject: Plan\nDate: 19 Nov 2024 10:00:00 +0000\n\n\
                I'll send you the report by Friday.\n";
    house.file("mail.eml", mail);
    for trick in TRICKS.map(|trick| trick.replace('\0', "")) {
        let trick = trick.as_str();
        let name = format!("a{}b", trick.replace('/', "|"));
        house.file(&name, "no mail at all");
        house.file(
            &format!("{name}.toml"),
            format!("[digest]\n{name} = \"{trick}\"\nmax_items = \"{trick}\"\n"),
        );
        let config = format!("{name}.toml");
        let runs: [&[&str]; 12] = [
            &["try", &name],
            &["try", "gone", "--config", &config],
            &["try", &format!("{name}/gone")],
            &["try", "mail.eml", "--now", NOW, "--out", &name],
            &["try", "--now", trick],
            &["try", "--me", trick],
            &["try", "--sample", trick],
            &["inspect", &name],
            &["scan", "--config", &config],
            &["scan", "--config", trick],
            &[trick],
            &[&format!("--{trick}")],
        ];
        for arguments in runs {
            let run = house.run(arguments);
            assert_ne!(run.code, 0, "{arguments:?}: {}", run.out);
            assert!(run.err.contains("error: "), "{arguments:?}: {}", run.err);
        }
        house.fed(&["inspect", "--text", "--json"], format!("{{\"id\": \"{trick}\n").as_bytes());
    }
    // A name that is no UTF-8.
    let odd = OsString::from_vec(b"a\x9b31m\xff\x1b".to_vec());
    assert_eq!(house.run(&["try".into(), odd.clone()]).code, 1);
    assert_eq!(house.run(&["inspect".into(), odd.clone()]).code, 1);
    assert_eq!(house.run(&["people".into(), odd]).code, 64);
}
