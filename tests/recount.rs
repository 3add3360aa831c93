//! What the ledger keeps between scans is what a count of everything gives: threads that each scan settled, read back by
//! two connections, arrange the same history as all mails woven anew. A property test over small mailboxes that come
//! in pieces, in any order.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use appreciated::intake::Desk;
use appreciated::ledger::Ledger;
use appreciated::mailbox::MailboxName;
use appreciated::message::{AddrSpec, Address, MessageId};
use appreciated::rounds::{history, settle};
use appreciated::tie::History;
use appreciated::words::{
    Act, Confidence, Mail, PersonRule, Quality, QuotedMail, Rules, SignalKind, Verdict,
};
use chrono::{DateTime, NaiveTime, TimeDelta};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::collections::BTreeMap;

const KEY: [u8; 32] = [7; 32];
/// So few people, subjects and ids that mails meet in them.
const PEOPLE: usize = 5;

fn addr(n: usize) -> AddrSpec {
    AddrSpec::parse(&format!("person.{n}@x.example")).unwrap()
}

fn address(n: usize) -> Address {
    Address { name: Some(format!("Person N{n}")).filter(|_| n != 1), addr: addr(n) }
}

fn start() -> DateTime<chrono::FixedOffset> {
    DateTime::parse_from_rfc3339("2026-01-05T09:00:00+01:00").unwrap()
}

fn act() -> impl Strategy<Value = Act> {
    use SignalKind as S;
    let kinds = vec![S::Thanks, S::Request, S::Delivery, S::Promise, S::Withdrawal, S::Praise];
    let confidence = prop::sample::select(vec![Confidence::Low, Confidence::Medium, Confidence::High]);
    (prop::sample::select(kinds), 0_u8..4, confidence, option::of(0..PEOPLE), any::<bool>()).prop_map(
        |(kind, quality, confidence, target, again)| Act {
            kind,
            quality: (kind == S::Thanks).then_some(Quality(quality)),
            confidence,
            target: target.map(addr),
            words: Some("I'll write to Person about the figures.".to_owned()),
            rule: if again { "en/promise/write-again" } else { "en/request/could-you" }.into(),
            due: None,
            named: None,
        },
    )
}

fn quote() -> impl Strategy<Value = QuotedMail> {
    (option::of(0..PEOPLE), option::of(0_i64..60), any::<bool>(), 1_u8..3, 0_usize..6, vec(act(), 0..3))
        .prop_map(|(who, day, timed, depth, key, acts)| QuotedMail {
            terms: vec![],
            who: who.map(addr),
            on: day.map(|day| (start() + TimeDelta::days(day)).date_naive()),
            time: NaiveTime::from_hms_opt(9, 0, 0).filter(|_| timed && day.is_some()),
            depth,
            key: format!("quote {key}"),
            readers: 1,
            length: 20,
            acts: acts.into_iter().map(|act| Act { target: None, words: None, ..act }).collect(),
        })
}

/// A mail without its ids, which go by its number.
fn mail() -> impl Strategy<Value = Mail> {
    let heads = (0_i64..60, prop::sample::select(vec![0_i64, 0, 30, 61]), 0_usize..3, any::<[bool; 3]>());
    let rare = vec(prop::bool::weighted(0.1), 3);
    let people = (vec(0..PEOPLE, 1..3), vec(0..PEOPLE, 0..2), vec(0_usize..14, 0..3));
    (heads, rare, people, vec(act(), 0..3), vec(quote(), 0..3)).prop_map(
        |((day, minute, subject, [reply, answers, merged]), rare, (to, cc, parents), acts, quotes)| Mail {
            terms: vec![],
            follow_ups: Vec::new(),
            message_id: MessageId(String::new()),
            content_key: String::new(),
            at: start() + TimeDelta::days(day) + TimeDelta::minutes(minute),
            from: Address { name: None, addr: AddrSpec::parse("me@example.com").unwrap() },
            verdict: Verdict::Opens,
            reason: None,
            by_delegate: rare.first() == Some(&true),
            to: to.into_iter().map(address).collect(),
            cc: cc.into_iter().map(address).collect(),
            bcc: Vec::new(),
            subject: format!("Matter {subject}"),
            subject_key: if subject == 0 { String::new() } else { format!("subject {subject}") },
            text_key: if merged { "the same text".to_owned() } else { String::new() },
            parents: if answers { parents.into_iter().map(id).collect() } else { Vec::new() },
            reply,
            forward: false,
            attachments: 0,
            hush: rare.get(1) == Some(&true),
            kin: false,
            parting: rare.get(2) == Some(&true),
            language: Some("en".to_owned()),
            line: Some("Let's have lunch.".to_owned()),
            acts,
            quotes,
        },
    )
}

fn id(n: usize) -> MessageId {
    MessageId(format!("{n:02}@example.com"))
}

/// Mails in the order in which they are read, which is not that in which they were written.
fn mails() -> impl Strategy<Value = Vec<Mail>> {
    vec(mail(), 1..14)
        .prop_map(|mut mails| {
            for (n, mail) in mails.iter_mut().enumerate() {
                mail.message_id = id(n);
                mail.content_key = format!("content {n}");
            }
            mails
        })
        .prop_shuffle()
}

fn rules() -> Rules {
    let aliased = PersonRule { aliases: vec![addr(3)], ..PersonRule::default() };
    Rules {
        own: vec![AddrSpec::parse("me@example.com").unwrap()],
        people: BTreeMap::from([(addr(2), aliased)]),
        keep_quotes: Some(400),
        ..Rules::default()
    }
}

/// All that was counted; the people one by one, as their table of addresses has no order.
fn counted(history: &History) -> String {
    let people: Vec<_> = history.people.iter().collect();
    let hushed: Vec<_> = history.mails.iter().map(|mail| (&mail.message_id, mail.hush)).collect();
    format!("{:?}\n{people:?}\n{hushed:?}\n{:#?}", history.threads, history.ties)
}

fn recounted(ledger: &Ledger, rules: &Rules) -> String {
    let mails = ledger.mails().unwrap().into_iter().map(|(_, mail)| mail).collect();
    counted(&History::weave(mails, rules))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_was_settled_is_what_a_full_count_gives(mails in mails(), first in 0_usize..14, second in 0_usize..14) {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(&folder.path().join("ledger.sqlite"), KEY).unwrap();
        let account = ledger.account("work", &AddrSpec::parse("me@example.com").unwrap()).unwrap();
        let (rules, now) = (rules(), (start() + TimeDelta::days(61)).to_utc());
        let (first, second) = (first.min(mails.len()), second.min(mails.len()));
        let places: Vec<_> = mails.into_iter().map(|mail| (mail.message_id.0.clone(), mail)).collect();
        let (left, right) = (first.min(second), first.max(second));
        for piece in [places.get(..left), places.get(left..right), places.get(right..)] {
            ledger.remember(account, &MailboxName("Sent".into()), piece.unwrap(), None).unwrap();
            // A scan that ended before it settled anything …
            prop_assert_eq!(counted(&history(&ledger, &rules, now).unwrap()), recounted(&ledger, &rules));
            settle(&mut ledger, Desk { rules: &rules, key: &KEY, now }).unwrap();
            // … and one that came to its end: the threads are those of the ledger.
            let recalled = ledger.recall().unwrap();
            prop_assert!(recalled.threads.is_some() && recalled.mails.iter().all(|mail| mail.parents.is_empty()));
            prop_assert_eq!(counted(&history(&ledger, &rules, now).unwrap()), recounted(&ledger, &rules));
        }
    }
}
