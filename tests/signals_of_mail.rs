//! Which parts of a mail are read, and to whom its sentences are said.

#![expect(clippy::unwrap_used, reason = "helpers of tests stand outside the test functions")]

use appreciated::message::{AddrSpec, Address, Body, Marks, Message, MessageId, Recipients};
use appreciated::signal::{Given, Signal, Speaker, Target, read};
use appreciated::words::{SignalKind, ZoneName};
use appreciated::zones::{Quote, Zones};

fn address(text: &str) -> Address {
    Address { name: None, addr: AddrSpec::parse(text).unwrap() }
}

fn mail(to: &[&str], attachments: &[&str]) -> Message {
    Message {
        id: MessageId("1@example.com".to_owned()),
        date: None,
        from: Some(address("olga@example.com")),
        sender: None,
        recipients: Recipients { to: to.iter().map(|to| address(to)).collect(), ..Recipients::default() },
        subject: String::new(),
        in_reply_to: None,
        references: Vec::new(),
        marks: Marks::default(),
        body: Body::default(),
        attachments: attachments.iter().map(|name| (*name).to_owned()).collect(),
        faults: Vec::new(),
    }
}

fn own(text: &str) -> Zones {
    Zones { own: text.to_owned(), ..Zones::default() }
}

fn only(signals: Vec<Signal>) -> Signal {
    assert_eq!(signals.len(), 1, "{signals:?}");
    signals.into_iter().next().unwrap()
}

#[test]
fn own_sentences_are_said_to_whom_the_mail_goes_or_greets() {
    let ravi = Target::Person(AddrSpec::parse("ravi@example.com").unwrap());
    let text = "I'll send the drawings tomorrow.";
    let one = only(read(&mail(&["ravi@example.com"], &[]), &own(text), Given::default()));
    assert_eq!((one.kind, one.speaker, one.target), (SignalKind::Promise, Speaker::Sender, ravi.clone()));
    assert_eq!((one.zone, one.start, one.end), (ZoneName::Own, 0, text.len()));

    let two = mail(&["ravi@example.com", "ana@example.com"], &[]);
    assert_eq!(only(read(&two, &own(text), Given::default())).target, Target::Everybody);
    assert_eq!(only(read(&two, &own(&format!("Hi Ravi,\n\n{text}")), Given::default())).target, ravi);
    assert_eq!(only(read(&two, &own(&format!("Hi all,\n\nRavi, {text}")), Given::default())).target, ravi);
}

#[test]
fn quotes_speak_to_the_sender_and_forwards_are_not_read() {
    let zones = Zones {
        own: "Noon suits.".to_owned(),
        quoted: vec![
            Quote { depth: 1, text: "Thanks for the map.".to_owned(), ..Quote::default() },
            Quote { depth: 2, text: "The map is attached.".to_owned(), ..Quote::default() },
        ],
        forwarded: "Could you send me the totals?".to_owned(),
        signature: "Thanks for your custom.".to_owned(),
        ..Zones::default()
    };
    let signals = read(&mail(&["ravi@example.com"], &[]), &zones, Given::default());
    let seen: Vec<_> = signals.iter().map(|one| (one.kind, one.speaker, &one.target, one.quote)).collect();
    assert_eq!(
        seen,
        [
            (SignalKind::Thanks, Speaker::Quoted(0), &Target::Sender, Some(0)),
            (SignalKind::Delivery, Speaker::Quoted(1), &Target::Everybody, Some(1)),
        ]
    );
}

#[test]
fn an_attachment_with_almost_no_words_delivers() {
    let to = ["ravi@example.com"];
    let one = only(read(&mail(&to, &["totals.ods"]), &own("Ravi,"), Given::default()));
    assert_eq!((one.kind, one.rule.as_str()), (SignalKind::Delivery, "attachment"));
    let empty = only(read(&mail(&to, &["totals.ods"]), &own(""), Given::default()));
    assert_eq!((empty.kind, empty.start, empty.end), (SignalKind::Delivery, 0, 0));
    assert!(read(&mail(&to, &[]), &own("Ravi,"), Given::default()).is_empty());
}

#[test]
fn the_usual_language_reads_what_is_too_short_to_tell() {
    let short = own("Danke!");
    assert_eq!(
        only(read(
            &mail(&["ravi@example.com"], &[]),
            &short,
            Given { language: Some("de"), ..Given::default() }
        ))
        .kind,
        SignalKind::Thanks
    );
    let alone = only(read(&mail(&["ravi@example.com"], &[]), &short, Given::default()));
    assert_eq!(alone.rule, "de/thanks/bare", "one word is enough where nothing else is known");
    let text = "Anbei die Liste, die du wolltest. Ich habe sie noch nicht geprüft.";
    let answer =
        Zones { quoted: vec![Quote { depth: 1, text: text.to_owned(), ..Quote::default() }], ..short };
    let signals = read(&mail(&["ravi@example.com"], &[]), &answer, Given::default());
    assert!(
        signals.iter().any(|s| s.speaker == Speaker::Sender && s.kind == SignalKind::Thanks),
        "{signals:?}"
    );
}
