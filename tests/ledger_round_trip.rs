//! Whatever a mail says, the ledger gives the same back: a property test over every field, and the strings that
//! break programs that build SQL from text.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use appreciated::ledger::Ledger;

use appreciated::mailbox::MailboxName;
use appreciated::message::{AddrSpec, Address, MessageId};
use appreciated::words::{Act, Confidence, IntakeReason, Mail, Quality, QuotedMail, SignalKind, Verdict};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn addr() -> impl Strategy<Value = AddrSpec> {
    // U+0130 is longer in lower case: 32 of them are 64 bytes before and 96 after.
    prop_oneof!["[a-z0-9.'+-]{1,8}@[a-z]{1,3}\\.example", "[aİΣß]{1,32}@[İb]\\.example"]
        .prop_filter_map("an address", |text| AddrSpec::parse(&text))
}

fn address() -> impl Strategy<Value = Address> {
    (option::of(any::<String>()), addr()).prop_map(|(name, addr)| Address { name, addr })
}

fn kind() -> impl Strategy<Value = SignalKind> {
    use SignalKind as S;
    prop::sample::select(vec![
        S::Thanks,
        S::Praise,
        S::Request,
        S::Offer,
        S::Delivery,
        S::PassedOn,
        S::Promise,
        S::AdviceSeek,
        S::Introduction,
        S::Apology,
        S::Friction,
        S::Withdrawal,
        S::Referral,
    ])
}

fn act(words: impl Strategy<Value = Option<String>>) -> impl Strategy<Value = Act> {
    let confidence = prop::sample::select(vec![Confidence::Low, Confidence::Medium, Confidence::High]);
    let rule = prop::sample::select(vec!["en/thanks/for", "de/ask/can", "en/promise/will"]);
    (kind(), option::of(0_u8..4), confidence, option::of(addr()), words, rule).prop_map(
        |(kind, quality, confidence, target, words, rule)| Act {
            kind,
            quality: quality.map(Quality),
            confidence,
            target,
            words,
            rule: rule.into(),
            due: None,
            named: None,
        },
    )
}

/// One of the owner's, with what is kept of no one else's.
fn own_act() -> impl Strategy<Value = Act> {
    let named = option::of("\\PC{1,40}");
    (act(short()), option::of(day()), named).prop_map(|(act, due, named)| Act { due, named, ..act })
}

/// At most as much as is kept.
fn short() -> impl Strategy<Value = Option<String>> {
    option::of(vec(any::<char>(), 0..160).prop_map(|chars| chars.into_iter().collect()))
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (1_u32..4_000_000)
        .prop_filter_map("a day", |n| NaiveDate::from_num_days_from_ce_opt(i32::try_from(n).ok()?))
}

fn quote() -> impl Strategy<Value = QuotedMail> {
    let day = option::of(day());
    let time = option::of(
        (0_u32..86_400).prop_filter_map("a time", |n| NaiveTime::from_num_seconds_from_midnight_opt(n, 0)),
    );
    // Few keys, so that the same mail is quoted again and again.
    (option::of(addr()), day, time, any::<(u8, u16, u16)>(), "[a-c]", vec(act(Just(None)), 0..3), terms())
        .prop_map(|(who, on, time, (depth, length, readers), key, acts, terms)| QuotedMail {
            who,
            on,
            time,
            depth,
            length,
            readers,
            key,
            acts,
            terms,
        })
}

/// In the order in which they are given back, each once.
fn terms() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::btree_set(any::<i64>(), 0..4).prop_map(|terms| terms.into_iter().collect())
}

/// Any instant a `Date` header can hold, in any offset it can hold; some with a leap second.
fn at() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (
        -2_000_000_000_i64..4_000_000_000,
        prop::sample::select(vec![0_u32, 0, 0, 5, 1_000_000_000]),
        -1439_i32..1440,
    )
        .prop_filter_map("a date", |(seconds, nanos, minutes)| {
            let seconds =
                if nanos >= 1_000_000_000 { seconds - seconds.rem_euclid(60) + 59 } else { seconds };
            let offset = FixedOffset::east_opt(minutes * 60)?;
            Some(DateTime::from_timestamp(seconds, nanos)?.with_timezone(&offset))
        })
}

fn mail() -> impl Strategy<Value = Mail> {
    let verdict = prop::sample::select(vec![
        (Verdict::Opens, None),
        (Verdict::Closes, Some(IntakeReason::List)),
        (Verdict::Closes, Some(IntakeReason::Calendar)),
    ]);
    let head = (any::<String>(), at(), address(), verdict, any::<[bool; 6]>(), any::<String>());
    let lines =
        (vec(address(), 0..4), vec(address(), 0..3), vec(address(), 0..2), vec(any::<String>(), 0..4));
    let acts = (vec(own_act(), 0..4), vec(quote(), 0..3), terms());
    let text = (any::<u32>(), option::of("[a-z]{2}"), short(), acts);
    (head, lines, text).prop_map(|(head, lines, text)| {
        let (id, at, from, (verdict, reason), [by_delegate, reply, forward, hush, parting, kin], subject) =
            head;
        let (to, cc, bcc, parents) = lines;
        let (attachments, language, line, (acts, quotes, terms)) = text;
        Mail {
            message_id: MessageId(id),
            content_key: String::new(),
            at,
            from,
            verdict,
            reason,
            by_delegate,
            to,
            cc,
            bcc,
            subject,
            parents: parents.into_iter().map(MessageId).collect(),
            reply,
            forward,
            attachments,
            hush,
            parting,
            kin,
            subject_key: "b2".to_owned(),
            text_key: if parting { "a1".to_owned() } else { String::new() },
            language,
            line,
            acts,
            quotes,
            terms,
            follow_ups: Vec::new(),
        }
    })
}

/// Puts `mails` in as two batches and takes them out again.
fn there_and_back(mails: &[Mail]) -> Vec<Mail> {
    let mut ledger = Ledger::in_memory([7; 32]).unwrap();
    let account = ledger.account("work", &AddrSpec::parse("me@example.com").unwrap()).unwrap();
    let batch: Vec<_> = mails.iter().enumerate().map(|(n, mail)| (format!("#{n}"), mail.clone())).collect();
    let (first, second) = batch.split_at(batch.len() / 2);
    for part in [first, second] {
        let done = ledger.remember(account, &MailboxName("Sent".into()), part, None).unwrap();
        assert_eq!((done.new, done.copies, done.seen), (part.len() as u64, 0, 0));
    }
    ledger.mails().unwrap().into_iter().map(|(_, mail)| mail).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_field_comes_back(mails in vec(mail(), 0..8)) {
        let mut mails = mails;
        for (n, mail) in mails.iter_mut().enumerate() {
            mail.content_key = format!("key {n}");
        }
        let back = there_and_back(&mails);
        mails.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.message_id.cmp(&b.message_id)));
        prop_assert_eq!(&back, &mails);
        // Two instants are equal in any offset, so the offsets are looked at by themselves.
        let offsets = |mails: &[Mail]| mails.iter().map(|mail| *mail.at.offset()).collect::<Vec<_>>();
        prop_assert_eq!(offsets(&back), offsets(&mails));
    }
}

#[test]
fn text_is_never_read_as_sql() {
    let hostile = [
        "'); DROP TABLE messages; --",
        "\" OR 1=1 --",
        "Robert\u{0}Tables",
        "%_[]?1:name@x$y",
        "\u{202e}gnp.exe",
        "\u{1b}]0;owned\u{7}",
        "𝕬\u{fffd}",
        "",
    ];
    let me = AddrSpec::parse("me@example.com").unwrap();
    let mails: Vec<Mail> = hostile
        .iter()
        .enumerate()
        .map(|(n, text)| {
            let someone =
                Address { name: Some((*text).to_owned()), addr: AddrSpec::parse("o'x@b.example").unwrap() };
            Mail {
                message_id: MessageId(format!("{n}{text}")),
                content_key: format!("{n}{text}"),
                at: DateTime::parse_from_rfc3339(&format!("2026-01-0{}T10:00:00+05:45", n + 1)).unwrap(),
                from: Address { name: Some((*text).to_owned()), addr: me.clone() },
                verdict: Verdict::Opens,
                reason: None,
                by_delegate: false,
                to: vec![someone],
                cc: vec![],
                bcc: vec![],
                subject: (*text).to_owned(),
                parents: vec![MessageId((*text).to_owned())],
                reply: false,
                forward: false,
                attachments: 0,
                hush: false,
                parting: false,
                kin: false,
                subject_key: String::new(),
                text_key: String::new(),
                language: Some((*text).to_owned()),
                line: Some((*text).to_owned()),
                acts: vec![],
                quotes: vec![QuotedMail { key: (*text).to_owned(), ..nobody() }],
                terms: vec![],
                follow_ups: Vec::new(),
            }
        })
        .collect();
    assert_eq!(there_and_back(&mails), mails);
}

fn nobody() -> QuotedMail {
    QuotedMail {
        terms: vec![],
        who: None,
        on: None,
        time: None,
        depth: 1,
        length: 9,
        readers: 0,
        key: String::new(),
        acts: vec![],
    }
}
