//! The pipeline from raw mails to a digest, over random small mailboxes: it never panics, and neither the order of
//! the mails nor copies of them change the digest.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the helpers of tests may panic like tests"
)]

use appreciated::config::Config;
use appreciated::digest;
use appreciated::intake::Desk;
use appreciated::ledger::Ledger;
use appreciated::mailbox::{MailSource, MailboxError, MailboxName, RawMail};
use appreciated::message::{Address, Message};
use appreciated::outbox;
use appreciated::outlook::{Occasion, Outlook};
use appreciated::rounds::{digest_round, history, scan_round, settle};
use appreciated::sample::{Owner, Phrases, Sample, generate};
use appreciated::words::{Reminders, Rests, Rules};
use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;
use proptest::sample::Index;
use std::path::Path;
use std::sync::LazyLock;

const KEY: [u8; 32] = [7; 32];

/// A mailbox of these tests has the owner's last mails, as many as this at most.
const NEWEST: usize = 240;

/// The three samples, made once, with their rules.
static SAMPLES: LazyLock<Vec<(Sample, Rules)>> = LazyLock::new(|| {
    let of = |owner| {
        let sample = generate(owner, 3, now(), Phrases::Shown);
        let rules = Config::parse(&sample.config, Path::new("sample.toml")).unwrap().rules();
        (sample, rules)
    };
    Owner::ALL.map(of).into()
});

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2024-11-25T08:00:00+00:00").unwrap()
}

/// Mails in memory, a few in each batch.
struct Held(MailboxName, std::vec::IntoIter<RawMail>);

impl MailSource for Held {
    fn mailbox(&self) -> &MailboxName {
        &self.0
    }

    fn batch(&mut self, _: usize) -> Result<Vec<RawMail>, MailboxError> {
        Ok(self.1.by_ref().take(64).collect())
    }
}

fn ledger_of(owner: &Address, rules: &Rules, mails: Vec<RawMail>) -> Ledger {
    let mut ledger = Ledger::in_memory(KEY).unwrap();
    scan(&mut ledger, owner, rules, mails);
    ledger
}

fn scan(ledger: &mut Ledger, owner: &Address, rules: &Rules, mails: Vec<RawMail>) -> u64 {
    let account = ledger.account("test", &owner.addr).unwrap();
    let mut source = Held(MailboxName("test".to_owned()), mails.into_iter());
    let desk = Desk { rules, key: &KEY, now: now().to_utc() };
    let report = scan_round(ledger, account, &mut source, desk, &mut |_| true).unwrap();
    settle(ledger, desk).unwrap();
    report.messages_new
}

fn look(ledger: &Ledger, rules: &Rules) -> Outlook {
    let history = history(ledger, rules, now().to_utc()).unwrap();
    let occasion = Occasion {
        now: now(),
        slot: "test",
        key: &KEY,
        first: false,
        since: None,
        warnings: Vec::new(),
        rests: Rests::default(),
        at_once: false,
    };
    digest_round(ledger, &history, rules, &Reminders::default(), &occasion).unwrap()
}

/// All that anybody sees of it, down to the bytes of the mail.
fn seen(outlook: &Outlook, owner: &Address) -> String {
    let left_out: Vec<_> = outlook.left_out.iter().map(|(s, why)| (s, why.name())).collect();
    let mail = outbox::bytes(&outlook.digest, owner).unwrap();
    format!(
        "{}\n{}\n{}\n{left_out:#?}\n{:#?}",
        digest::text(&outlook.digest),
        digest::html(&outlook.digest),
        String::from_utf8(mail).unwrap(),
        outlook.funnel
    )
}

/// Some of a sample's newest mails, in their order: which sample, and which mails.
fn mailbox() -> impl Strategy<Value = (usize, Vec<RawMail>)> {
    (0..3_usize, prop::collection::vec(prop::bool::weighted(0.7), NEWEST)).prop_map(|(which, kept)| {
        let mails = &SAMPLES[which].0.mails;
        let newest = mails.iter().rev().take(NEWEST).zip(kept).filter(|(_, kept)| *kept);
        let mut mails: Vec<RawMail> = newest.map(|(mail, _)| mail.clone()).collect();
        mails.reverse();
        (which, mails)
    })
}

/// Whether a mail has a date of its own, so that the store's does not count.
fn dated(mail: &RawMail) -> bool {
    let date = Message::parse(&mail.bytes).ok().and_then(|message| message.date);
    date.is_some_and(|at| at <= now() && at.timestamp() > 631_152_000)
}

/// A change to a mail's bytes.
#[derive(Clone, Debug)]
enum Change {
    Put(Index, Vec<u8>),
    Cut(Index, usize),
    Swap(Index, u8),
    Repeat(Index, usize, u8),
    End(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let pieces = prop_oneof![
        prop::collection::vec(any::<u8>(), 1..12),
        prop::sample::select(vec![
            "\n",
            "\r\n\r\n",
            "\0",
            "> ",
            ">>>> ",
            "From ",
            "=?utf-8?Q?=0A?=",
            "--",
            "Date: ",
            "To: a@b.example,",
            "<",
            "\u{202e}",
            "\u{1b}]0;x\u{7}",
            "On Mon, Nov 18, 2024 at 9:12 AM Kim <k@k.example> wrote:\n> ",
            "Thank you ",
            "Content-Transfer-Encoding: base64\n",
            "Content-Type: multipart/mixed; boundary=x\n",
            "charset=utf-7",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    let at = any::<Index>;
    prop_oneof![
        (at(), pieces).prop_map(|(at, bytes)| Change::Put(at, bytes)),
        (at(), 1..200_usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (at(), any::<u8>()).prop_map(|(at, byte)| Change::Swap(at, byte)),
        (at(), 1..40_usize, 1..60_u8).prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
        at().prop_map(Change::End),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    if bytes.is_empty() {
        return;
    }
    let size = bytes.len();
    match change {
        Change::Put(at, piece) => {
            let at = at.index(size);
            bytes.splice(at..at, piece.iter().copied());
        }
        Change::Cut(at, length) => {
            let at = at.index(size);
            bytes.drain(at..size.min(at + length));
        }
        Change::Swap(at, byte) => bytes[at.index(size)] = *byte,
        Change::Repeat(at, length, times) => {
            let at = at.index(size);
            let piece = bytes[at..size.min(at + length)].repeat(usize::from(*times));
            bytes.splice(at..at, piece);
        }
        Change::End(at) => bytes.truncate(at.index(size)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        max_shrink_iters: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_order_of_the_mails_does_not_show(
        ((which, mails), shuffled) in mailbox().prop_flat_map(|(which, mails)| {
            (Just((which, mails.clone())), Just(mails).prop_shuffle())
        })
    ) {
        let (sample, rules) = &SAMPLES[which];
        let of = |mails| seen(&look(&ledger_of(&sample.owner, rules, mails), rules), &sample.owner);
        prop_assert_eq!(of(mails), of(shuffled));
    }

    #[test]
    fn copies_do_not_show((which, mails) in mailbox(), later in any::<bool>()) {
        let (sample, rules) = &SAMPLES[which];
        let mut ledger = ledger_of(&sample.owner, rules, mails.clone());
        let once = seen(&look(&ledger, rules), &sample.owner);
        let copies = mails.iter().map(|mail| RawMail {
            place: format!("copy of {}", mail.place),
            internal_date: if later && dated(mail) {
                mail.internal_date.map(|at| at + chrono::Duration::hours(30))
            } else {
                mail.internal_date
            },
            bytes: mail.bytes.clone(),
            cut: false,
        });
        let new = scan(&mut ledger, &sample.owner, rules, copies.collect());
        prop_assert_eq!(new, 0);
        prop_assert_eq!(&once, &seen(&look(&ledger, rules), &sample.owner));
        // Nor when both come at once.
        let both: Vec<RawMail> = mails.iter().cloned().chain(mails.iter().map(|mail| RawMail {
            place: format!("copy of {}", mail.place),
            ..mail.clone()
        })).collect();
        prop_assert_eq!(once, seen(&look(&ledger_of(&sample.owner, rules, both), rules), &sample.owner));
    }

    #[test]
    fn two_scans_see_what_one_sees((which, mails) in mailbox(), cut in any::<Index>()) {
        let (sample, rules) = &SAMPLES[which];
        let once = look(&ledger_of(&sample.owner, rules, mails.clone()), rules);
        let (first, second) = mails.split_at(cut.index(mails.len() + 1));
        let mut ledger = ledger_of(&sample.owner, rules, first.to_vec());
        scan(&mut ledger, &sample.owner, rules, second.to_vec());
        prop_assert_eq!(seen(&once, &sample.owner), seen(&look(&ledger, rules), &sample.owner));
    }

    #[test]
    fn no_mail_makes_a_round_panic(
        (which, mut mails) in mailbox(),
        changes in prop::collection::vec((any::<Index>(), change()), 0..400),
    ) {
        prop_assume!(!mails.is_empty());
        let (sample, rules) = &SAMPLES[which];
        for (mail, change) in &changes {
            let at = mail.index(mails.len());
            apply(&mut mails[at].bytes, change);
        }
        let outlook = look(&ledger_of(&sample.owner, rules, mails), rules);
        let text = seen(&outlook, &sample.owner);
        prop_assert!(!text.chars().any(|c| c == '\x1b'));
        for one in outlook.digest.items.iter().chain(outlook.left_out.iter().map(|(one, _)| one)) {
            prop_assert!(!one.because.is_empty() && one.person.addresses.iter().all(|a| !rules.own.contains(a)));
        }
    }
}
