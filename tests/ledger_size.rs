//! How large and how fast the ledger is, on mails like those people send: two recipients out of a few hundred, three
//! acts every other mail, one quoted mail. The size is checked always; the speed is printed by
//! `cargo test --release --test ledger_size -- --ignored --nocapture`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use appreciated::ledger::Ledger;
use appreciated::mailbox::MailboxName;
use appreciated::message::{AddrSpec, Address, MessageId};
use appreciated::words::{Act, Confidence, Mail, Quality, QuotedMail, SignalKind, Verdict};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use std::path::Path;

const SENTENCE: &str = "Thank you for going through the March figures with me on such a short notice, Ana";

fn person(n: usize) -> Address {
    let addr = AddrSpec::parse(&format!("first.lastname{}@company{}.example", n % 400, n % 40)).unwrap();
    Address { name: Some(format!("First Lastname{}", n % 400)), addr }
}

fn acts(n: usize, who: &Address, words: Option<&str>) -> Vec<Act> {
    let kinds = [
        (SignalKind::Thanks, "en/thanks/for"),
        (SignalKind::Promise, "en/promise/will"),
        (SignalKind::Request, "en/request/could-you"),
    ];
    let act = |(kind, rule): (SignalKind, &str)| Act {
        kind,
        quality: (kind == SignalKind::Thanks).then_some(Quality((n % 4) as u8)),
        confidence: Confidence::High,
        target: Some(who.addr.clone()),
        words: words.map(str::to_owned),
        rule: rule.into(),
        due: (kind == SignalKind::Promise).then(|| NaiveDate::from_ymd_opt(2026, 3, 6)).flatten(),
        named: None,
    };
    kinds.into_iter().map(act).collect()
}

fn mail(n: usize) -> (String, Mail) {
    let start: DateTime<FixedOffset> = DateTime::parse_from_rfc3339("2016-01-04T09:00:00+01:00").unwrap();
    let at = start + TimeDelta::minutes(97 * n as i64);
    let (first, second) = (person(n * 7), person(n * 13 + 1));
    let before = at - TimeDelta::hours(5);
    let parents = [n + 1, n + 2].map(|n| MessageId(format!("CAF{n:024x}mail-reply@mail.company.example")));
    let quoted = QuotedMail {
        terms: vec![],
        who: Some(first.addr.clone()),
        on: Some(before.date_naive()),
        time: NaiveTime::from_hms_opt(9, (n % 60) as u32, 0),
        depth: 1,
        length: 12,
        readers: 1,
        key: format!("{:032x}", n as u128 * 0x9e37_79b9_7f4a_7c15_u128),
        acts: acts(n, &first, None).into_iter().take(n % 3).collect(),
    };
    let mail = Mail {
        message_id: MessageId(format!("CAB{n:024x}mail-send@mail.me.example")),
        content_key: format!("{:032x}", n as u128 * 0xd1b5_4a32_d192_ed03_u128),
        at,
        from: Address { name: Some("Me Myself".into()), addr: AddrSpec::parse("me@example.com").unwrap() },
        verdict: Verdict::Opens,
        reason: None,
        by_delegate: false,
        to: vec![first.clone()],
        cc: vec![second],
        bcc: vec![],
        subject: format!("Re: Figures for the meeting in week {}", n % 52),
        parents: parents.to_vec(),
        reply: true,
        forward: false,
        attachments: n.is_multiple_of(5).into(),
        hush: false,
        parting: false,
        kin: false,
        subject_key: String::new(),
        text_key: String::new(),
        language: Some("en".into()),
        line: Some(SENTENCE.to_owned()),
        acts: if n.is_multiple_of(2) { acts(n, &first, Some(SENTENCE)) } else { vec![] },
        quotes: vec![quoted],
        terms: vec![],
        follow_ups: Vec::new(),
    };
    (format!("{}.M{n}P421.host,S=4096", 1_450_000_000 + n), mail)
}

/// Writes `count` mails in batches of 500, as a scan does.
fn fill(ledger: &mut Ledger, mails: &[(String, Mail)]) {
    let account = ledger.account("work", &AddrSpec::parse("me@example.com").unwrap()).unwrap();
    for batch in mails.chunks(500) {
        ledger.remember(account, &MailboxName("Sent".into()), batch, None).unwrap();
    }
}

fn bytes(file: &Path) -> u64 {
    file.metadata().unwrap().len()
}

#[test]
fn a_message_takes_less_than_a_kilobyte() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ledger.sqlite");
    let mails: Vec<_> = (0..4_000).map(mail).collect();
    let mut ledger = Ledger::open(&file, [1; 32]).unwrap();
    fill(&mut ledger, &mails);
    drop(ledger); // the write-ahead log goes into the file
    let each = bytes(&file) / mails.len() as u64;
    println!("{each} bytes a message");
    assert!(each <= 1024, "{each} bytes a message");
}

#[test]
#[ignore = "prints figures of this machine, judges nothing"]
#[expect(clippy::disallowed_methods, reason = "measures the wall clock")]
fn speed() {
    let mails: Vec<_> = (0..50_000).map(mail).collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ledger.sqlite");
    let ledgers =
        [("memory", Ledger::in_memory([1; 32]).unwrap()), ("disk", Ledger::open(&file, [1; 32]).unwrap())];
    for (name, mut ledger) in ledgers {
        let start = std::time::Instant::now();
        fill(&mut ledger, &mails);
        let written = start.elapsed();
        let start = std::time::Instant::now();
        let back = ledger.mails().unwrap();
        let read = start.elapsed();
        assert_eq!(back.len(), mails.len());
        let rate = mails.len() as f64 / written.as_secs_f64();
        println!("{name}: written {written:.2?} ({rate:.0} mails/s), read {read:.2?}");
    }
    println!("{} bytes a message", bytes(&file) / mails.len() as u64);
}
