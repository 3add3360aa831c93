//! `enron_sent/PERSON/*.mbox`: whom a person writes to again after a silence. A cut on the 1st of each month, 90 days
//! after the first mail at the earliest and 45 before the last; the program weaves the mails before the cut, and whoever
//! got three mails and none for 30 to 365 days is ranked. A hit is written to within 45 days. Mails to more than twelve
//! people neither break a silence nor hit.

use crate::Misses;
use crate::report::Table;
use appreciated::intake::{Desk, MANY};
use appreciated::ledger::Ledger;
use appreciated::mailbox::MailSource;
use appreciated::mailbox::mbox::Mbox;
use appreciated::message::{AddrSpec, Address, Message};
use appreciated::person::learn_own;
use appreciated::rounds::{scan_round, settle};
use appreciated::tie::{HISTORY_DAYS, History, Tie, active_weeks, comfortable, strength};
use appreciated::words::{Mail, Person, Rules};
use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, NaiveTime};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const BEFORE: Days = Days::new(90);
const AFTER: Days = Days::new(45);
const MAILS: usize = 3;
const SILENT: std::ops::RangeInclusive<i64> = 30..=365;
/// How many are looked at.
const TOP: usize = 5;

/// A way to rank.
type Figure = fn(&Tie, DateTime<FixedOffset>, i64) -> f64;

const FIGURES: [(&str, Figure); 4] = [
    ("comfortable", |tie, now, _| comfortable(tie, now)),
    ("weeks active × exp(−silence/60 d)", |tie, _, silent| {
        active_weeks(tie) as f64 * (-silent as f64 / 60.0).exp()
    }),
    ("tie strength, half-life 720 d", |tie, now, _| strength(tie, now, HISTORY_DAYS)),
    ("the shortest silence first", |_, _, silent| -silent as f64),
];

/// Somebody silent at a cut: their figures, and whether they were written to again.
struct Ranked {
    figures: [f64; FIGURES.len()],
    hit: bool,
}

pub fn measure(data: &Path, misses: &mut Misses) -> Option<Table> {
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(data.join("enron_sent")).ok()?.flatten().map(|folder| folder.path()).collect();
    folders.sort();
    let cuts: Vec<Vec<Ranked>> =
        folders.iter().filter_map(|folder| person(folder, misses)).flatten().collect();
    let all: Vec<&Ranked> = cuts.iter().flatten().collect();
    let hits = |cut: &[Ranked]| cut.iter().filter(|r| r.hit).count();
    let rows = FIGURES.iter().enumerate().map(|(index, (name, _))| row(name, index, &cuts)).collect();
    let best = mean(cuts.iter().map(|cut| hits(cut).min(TOP) as f64 / cut.len().min(TOP) as f64));
    Some(Table {
        title: "Whom somebody writes to again",
        about: "Public Sent folders: on the 1st of each month, everybody who got three mails or more and none for 30 to 365\n\
                days is ranked by what was sent before; a hit is written to within 45 days. Precision among the first five\n\
                (of fewer, where fewer were silent), the mean over all months, over those with five at least, and over\n\
                those in which anybody came back; AUC of all months together and its mean over months.",
        columns: &["ranked by", "precision@5", "of ≥ 5", "with a hit", "AUC", "AUC a month"],
        rows,
        notes: vec![format!(
            "{} months, {} silent contacts, {} of them written to again. The best order possible has precision@5 {best:.2}.",
            cuts.len(),
            all.len(),
            all.iter().filter(|r| r.hit).count(),
        )],
    })
}

fn row(name: &str, figure: usize, cuts: &[Vec<Ranked>]) -> Vec<String> {
    let order = |cut: &[Ranked]| -> Vec<(f64, bool)> {
        let mut order: Vec<_> = cut.iter().filter_map(|r| Some((*r.figures.get(figure)?, r.hit))).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        order
    };
    let precision = |least: usize, hits: usize| {
        mean(
            cuts.iter().filter(|cut| cut.len() >= least && cut.iter().filter(|r| r.hit).count() >= hits).map(
                |cut| order(cut).iter().take(TOP).filter(|o| o.1).count() as f64 / cut.len().min(TOP) as f64,
            ),
        )
    };
    let pooled: Vec<(f64, bool)> = cuts.iter().flat_map(|cut| order(cut)).collect();
    let cells = [
        precision(1, 0),
        precision(TOP, 0),
        precision(1, 1),
        area(pooled).unwrap_or(0.5),
        mean(cuts.iter().filter_map(|cut| area(order(cut)))),
    ];
    std::iter::once(name.to_owned()).chain(cells.iter().map(|cell| format!("{cell:.3}"))).collect()
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

/// The area under the ROC curve: how often a hit stands before a miss, equals counting one half.
fn area(mut ranked: Vec<(f64, bool)>) -> Option<f64> {
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut hits, mut before) = (0.0, 0.0, 0.0);
    for equals in ranked.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let right = equals.iter().filter(|(_, hit)| *hit).count() as f64;
        let wrong = equals.len() as f64 - right;
        before += right * (below + wrong / 2.0);
        below += wrong;
        hits += right;
    }
    (hits > 0.0 && below > 0.0).then(|| before / (hits * below))
}

/// The cuts of one person's folders that have anybody to rank.
fn person(folder: &Path, misses: &mut Misses) -> Option<Vec<Vec<Ranked>>> {
    let (mails, rules) = read(folder)?;
    let day = |mail: &Mail| mail.at.date_naive();
    let (first, last) = (mails.first().map(day)?, mails.last().map(day)?);
    let name = folder.file_name()?.to_string_lossy().into_owned();
    let months = std::iter::successors(first.with_day(1), |day| day.checked_add_months(Months::new(1)));
    let mut cuts = Vec::new();
    for cut in months.skip_while(|cut| *cut < first + BEFORE).take_while(|cut| *cut + AFTER <= last) {
        let (past, rest): (Vec<Mail>, Vec<Mail>) = mails.iter().cloned().partition(|mail| day(mail) < cut);
        let soon = rest.iter().filter(|mail| day(mail) < cut + AFTER && readers(mail).count() <= MANY);
        let again: BTreeSet<&AddrSpec> = soon.flat_map(readers).collect();
        let history = History::weave(past, &rules);
        let ranked: Vec<(&Person, Ranked)> =
            history.people.iter().filter_map(|p| Some((p, ranked(&history, p, cut, &again)?))).collect();
        misses.note(|| shown(&name, cut, &ranked));
        if !ranked.is_empty() {
            cuts.push(ranked.into_iter().map(|(_, ranked)| ranked).collect());
        }
    }
    Some(cuts)
}

fn readers(mail: &Mail) -> impl Iterator<Item = &AddrSpec> {
    mail.to.iter().chain(&mail.cc).chain(&mail.bcc).map(|address| &address.addr)
}

fn ranked(history: &History, person: &Person, cut: NaiveDate, again: &BTreeSet<&AddrSpec>) -> Option<Ranked> {
    let tie = history.tie(person.id);
    let letters: Vec<_> = tie.contacts.iter().filter(|contact| contact.readers <= MANY).collect();
    let silent = (cut - letters.last()?.at.date_naive()).num_days();
    let now = cut.and_time(NaiveTime::MIN).and_utc().fixed_offset();
    let hit = person.addresses.iter().any(|address| again.contains(address));
    (letters.len() >= MAILS && SILENT.contains(&silent))
        .then(|| Ranked { figures: FIGURES.map(|(_, figure)| figure(tie, now, silent)), hit })
}

/// The first five by the program's figure, for `--show`.
fn shown(name: &str, cut: NaiveDate, ranked: &[(&Person, Ranked)]) -> String {
    let figure = |ranked: &Ranked| ranked.figures.first().copied().unwrap_or_default();
    let mut order: Vec<_> = ranked.iter().collect();
    order.sort_by(|a, b| figure(&b.1).total_cmp(&figure(&a.1)));
    let line = |(person, ranked): &&(&Person, Ranked)| {
        let mark = if ranked.hit { "again" } else { "-" };
        format!("\n  {:7.3} {mark:5} {}", figure(ranked), person.name)
    };
    format!("{name} {cut}, {} silent:{}", ranked.len(), order.iter().take(TOP).map(line).collect::<String>())
}

/// The mails of the folder as the ledger keeps them, oldest first, and the owner they tell.
fn read(folder: &Path) -> Option<(Vec<Mail>, Rules)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).ok()?.flatten().map(|file| file.path()).collect();
    files.sort();
    let mut from: BTreeMap<Address, u32> = BTreeMap::new();
    for file in &files {
        let mut source = Mbox::open(file).ok()?;
        while let Some(batch) = source.batch(500_000).ok().filter(|batch| !batch.is_empty()) {
            for sender in batch.iter().filter_map(|raw| Message::parse(&raw.bytes).ok()?.from) {
                *from.entry(sender).or_default() += 1;
            }
        }
    }
    let rules = Rules { own: learn_own(&from), ..Rules::default() };
    let key = [7; 32];
    let mut ledger = Ledger::in_memory(key).ok()?;
    let account = ledger.account("measure", rules.own.first()?).ok()?;
    let desk = Desk { rules: &rules, key: &key, now: chrono::Utc::now() };
    for file in &files {
        scan_round(&mut ledger, account, &mut Mbox::open(file).ok()?, desk, &mut |_| true).ok()?;
    }
    settle(&mut ledger, desk).ok()?;
    let mails = ledger.mails().ok()?.into_iter().map(|(_, mail)| mail).collect();
    Some((mails, rules))
}
