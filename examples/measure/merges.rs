//! `enron_employees.dev.tsv` and the mails of `enron_sent/*/*.mbox` and `enron_whole/*/*.mbox`: which addresses are one
//! person's. What is proposed knows the mails as the program reads them, which is without `X-From`, `X-To` and `X-cc`;
//! the truth is made of those headers, which hold the names and ids of the company's directory, and of the table.

mod truth;

use crate::Misses;
use crate::report::Table;
use crate::tally::Tally;
use appreciated::intake::Desk;
use appreciated::mailbox::mbox::Mbox;
use appreciated::mailbox::{MailSource, RawMail};
use appreciated::message::{AddrSpec, Address, Message};
use appreciated::person::{People, learn_own, propose};
use appreciated::rounds;
use appreciated::words::{Mail, Rules, Verdict};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use truth::Truth;

pub fn measure(data: &Path, misses: &mut Misses) -> Option<Table> {
    let table = std::fs::read_to_string(data.join("enron_employees.dev.tsv")).ok()?;
    let boxes = mailboxes(data);
    let truth = Truth::of(&table, boxes.values().flatten());
    let now = DateTime::from_timestamp(1_100_000_000, 0)?;
    let pool: Vec<Mail> = boxes.values().flatten().filter_map(|raw| of_sender(raw, now)).collect();
    let all = [Proposed::of(&pool, &Rules::default())];
    let each: Vec<Proposed> = boxes.values().map(|raws| of_owner(raws, now)).collect();
    let rows = vec![
        row("the employees of the table, all mails as one", &truth.employees, &all, misses),
        row("everybody with a name in the headers, all mails as one", &truth.everybody, &all, misses),
        row("everybody, each mailbox for itself", &truth.everybody, &each, misses),
    ];
    Some(Table {
        title: "Addresses of one person",
        about: "Pairs of addresses that `people --merges` proposes among the recipients of 13 owners' mails, beside the names and\n\
                ids of the company's directory, which stand in headers that the program does not read. An address is an\n\
                employee's when every name it has there is the employee's (given name and surname, no other middle initial),\n\
                or when it has none and is surname, or initial and surname, at the company, of a surname that one person\n\
                alone has in all headers. Left out: employees of one name, those whose addresses have two ids in the\n\
                directory, and what is no address but a name that the export of the set broke (`.dana@`).",
        columns: &["whose", "addresses", "true pairs", "proposed", "precision", "recall", "F1 (95 %)"],
        rows,
        notes: vec![
            "Nicknames, second spellings and surnames of two words are different names here, so what is counted wrong may be \
             right."
                .to_owned(),
        ],
    })
}

/// The mails of each owner.
fn mailboxes(data: &Path) -> BTreeMap<String, Vec<RawMail>> {
    let mut boxes: BTreeMap<String, Vec<RawMail>> = BTreeMap::new();
    for file in files(data) {
        let owner = file.parent().and_then(Path::file_name).unwrap_or_default();
        boxes.entry(owner.to_string_lossy().into_owned()).or_default().extend(mails(&file));
    }
    boxes
}

/// The mailboxes, in the order of their paths.
fn files(data: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = ["enron_sent", "enron_whole"]
        .iter()
        .filter_map(|set| std::fs::read_dir(data.join(set)).ok())
        .flat_map(|users| users.flatten().filter_map(|user| std::fs::read_dir(user.path()).ok()))
        .flat_map(|files| files.flatten().map(|file| file.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "mbox"))
        .collect();
    files.sort();
    files
}

fn mails(file: &Path) -> Vec<RawMail> {
    let mut mails = Vec::new();
    let Ok(mut source) = Mbox::open(file) else { return mails };
    while let Ok(batch) = source.batch(1 << 20) {
        if batch.is_empty() {
            break;
        }
        mails.extend(batch);
    }
    mails
}

/// A mail as the ledger of its sender has it.
fn of_sender(raw: &RawMail, now: DateTime<Utc>) -> Option<Mail> {
    let from = Message::parse(&raw.bytes).ok()?.from?;
    let rules = Rules { own: vec![from.addr], ..Rules::default() };
    rounds::read(raw, Desk { rules: &rules, key: &[7; 32], now })
}

/// A mailbox as its owner's ledger has it.
fn of_owner(raws: &[RawMail], now: DateTime<Utc>) -> Proposed {
    let mut from: BTreeMap<Address, u32> = BTreeMap::new();
    for sender in raws.iter().filter_map(|raw| Message::parse(&raw.bytes).ok()?.from) {
        *from.entry(sender).or_default() += 1;
    }
    let rules = Rules { own: learn_own(&from), ..Rules::default() };
    let desk = Desk { rules: &rules, key: &[7; 32], now };
    let mut mails: Vec<Mail> = raws.iter().filter_map(|raw| rounds::read(raw, desk)).collect();
    mails.retain(|mail| mail.verdict != Verdict::Nothing);
    Proposed::of(&mails, &rules)
}

/// What is proposed for one ledger.
struct Proposed {
    met: BTreeSet<AddrSpec>,
    /// The address that stands for each that would join, and for itself, and why.
    keep: BTreeMap<AddrSpec, (AddrSpec, String)>,
}

impl Proposed {
    fn of(mails: &[Mail], rules: &Rules) -> Self {
        let people = People::gather(mails, rules);
        let mut keep = BTreeMap::new();
        for one in propose(mails, &people, rules) {
            keep.insert(one.keep.clone(), (one.keep.clone(), String::new()));
            keep.insert(one.join, (one.keep, one.because));
        }
        Self { met: people.iter().flat_map(|person| person.addresses.clone()).collect(), keep }
    }

    fn are_one(&self, a: &AddrSpec, b: &AddrSpec) -> bool {
        let keep = |address| self.keep.get(address).map(|(keep, _)| keep);
        keep(a).is_some() && keep(a) == keep(b)
    }
}

fn row(
    name: &str,
    owners: &BTreeMap<AddrSpec, usize>,
    ledgers: &[Proposed],
    misses: &mut Misses,
) -> Vec<String> {
    let (mut tally, mut said_in_all, mut addresses) = (Tally::default(), 0, 0);
    for ledger in ledgers {
        let known: Vec<(&AddrSpec, &usize)> =
            owners.iter().filter(|(address, _)| ledger.met.contains(address)).collect();
        addresses += known.len();
        for (place, (a, one)) in known.iter().enumerate() {
            for (b, other) in known.iter().skip(place + 1) {
                let (is, said) = (one == other, ledger.are_one(a, b));
                said_in_all += usize::from(said);
                // What is neither counts for none of the figures.
                if is || said {
                    tally.add(is, said);
                }
                if is != said {
                    let why = [a, b].map(|address| ledger.keep.get(*address).map(|(_, why)| why));
                    let kind = if is { "missed" } else { "wrong" };
                    misses.note(|| format!("{name}, {kind}: {a} and {b}: {why:?}"));
                }
            }
        }
    }
    let cells = tally.cells();
    let mut row = vec![name.to_owned(), addresses.to_string()];
    row.extend(cells.get(1).cloned());
    row.push(said_in_all.to_string());
    row.extend(cells.into_iter().skip(2));
    row
}
