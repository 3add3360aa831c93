//! Address books. Owns: which vCard files are read and how far, and who on a card is whom beside the config's people.
//! Never touches: the mail; a card of somebody who was never written to adds nobody.

mod card;
mod dates;

pub use card::Card;

use crate::message::AddrSpec;
use crate::words::{PersonRule, RuleSource, Yearly};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

/// No address book is longer; photographs make the most of it.
const MOST_BYTES: u64 = 16 << 20;
/// Nor has one more cards.
const MOST_CARDS: usize = 50_000;

/// A file of vCards (RFC 6350, RFC 2426 or vCard 2.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// Where it is.
    pub file: PathBuf,
    /// The cards of people who have an address.
    pub cards: Vec<Card>,
    /// How many have none, or are no person's.
    pub others: usize,
    /// The lines at which cards begin that could not be read, from 1.
    pub broken: Vec<usize>,
}

/// Why a file can't be used.
#[derive(Debug, thiserror::Error)]
pub enum BookFault {
    /// Nothing there.
    #[error("there is no file {}", .0.display())]
    Missing(PathBuf),
    /// A directory, a pipe or a device.
    #[error("{} is no file", .0.display())]
    NoFile(PathBuf),
    /// The system refuses.
    #[error("{} can't be read: {source}", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Too long.
    #[error("{} is longer than 16 MiB", .0.display())]
    TooLong(PathBuf),
    /// Too many cards.
    #[error("{} has more than 50,000 cards", .0.display())]
    TooMany(PathBuf),
    /// Something else.
    #[error("{} holds no vCard", .0.display())]
    NoCard(PathBuf),
}

impl BookFault {
    /// What to do.
    pub(super) fn hint(&self) -> &'static str {
        match self {
            Self::Missing(_) => "write the path from this file's folder on, or a whole one",
            Self::NoFile(_) => "name the .vcf file itself",
            Self::Unreadable { .. } => "let the user that runs `appreciated` read it",
            Self::TooLong(_) => "export it without photographs, or in parts",
            Self::TooMany(_) => "export it in parts",
            Self::NoCard(_) => "export the address book as vCard (.vcf), in UTF-8",
        }
    }
}

impl Book {
    /// Reads a file. A broken card costs only itself.
    pub fn read(file: &Path) -> Result<Self, BookFault> {
        let unreadable = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound => BookFault::Missing(file.to_owned()),
            _ => BookFault::Unreadable { path: file.to_owned(), source: error },
        };
        // Looked at before it is opened: opening a pipe would wait for ever.
        if !std::fs::metadata(file).map_err(unreadable)?.is_file() {
            return Err(BookFault::NoFile(file.to_owned()));
        }
        let mut bytes = Vec::new();
        let opened = std::fs::File::open(file).map_err(unreadable)?;
        opened.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(BookFault::TooLong(file.to_owned()));
        }
        Self::of(&bytes, file)
    }

    fn of(bytes: &[u8], file: &Path) -> Result<Self, BookFault> {
        let text = String::from_utf8_lossy(bytes);
        let mut book = Self { file: file.to_owned(), ..Self::default() };
        for (count, (line, one)) in pieces(&text).into_iter().enumerate() {
            if count == MOST_CARDS {
                return Err(BookFault::TooMany(file.to_owned()));
            }
            match one.and_then(card::read) {
                None => book.broken.push(line),
                Some(None) => book.others += 1,
                Some(Some(card)) => book.cards.push(card),
            }
        }
        if book.cards.is_empty() && book.others == 0 && book.broken.is_empty() {
            return Err(BookFault::NoCard(file.to_owned()));
        }
        Ok(book)
    }
}

/// Each card of a text with the line it begins at; `None` for one that never ends. Cutting at the lines that begin and
/// end a card keeps a broken one from the next.
fn pieces(text: &str) -> Vec<(usize, Option<&str>)> {
    let mut pieces = Vec::new();
    let (mut open, mut at) = (None, 0);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let start = at;
        at += line.len();
        let word = line.trim().trim_start_matches('\u{feff}');
        if word.eq_ignore_ascii_case("BEGIN:VCARD") {
            if let Some((before, _)) = open.replace((number, start)) {
                pieces.push((before, None));
            }
        } else if word.eq_ignore_ascii_case("END:VCARD")
            && let Some((begun, from)) = open.take()
        {
            pieces.push((begun, text.get(from..at)));
        }
        if pieces.len() > MOST_CARDS {
            return pieces;
        }
    }
    pieces.extend(open.map(|(number, _)| (number, None)));
    pieces
}

/// Adds what cards say to what the config says, which wins: a card that names one of the config's people adds to that
/// person, one that names two adds nothing. An address on two cards belongs to the first. The owner's own card is none.
pub(super) fn add(people: &mut BTreeMap<AddrSpec, PersonRule>, books: &[Book], own: &[AddrSpec]) {
    let mut heads: BTreeMap<AddrSpec, AddrSpec> = BTreeMap::new();
    for (head, rule) in &*people {
        heads.extend(std::iter::once(head).chain(&rule.aliases).map(|each| (each.clone(), head.clone())));
    }
    for card in books.iter().flat_map(|book| &book.cards) {
        if card.addresses.iter().any(|address| own.contains(address)) {
            continue;
        }
        let named: BTreeSet<AddrSpec> = card
            .addresses
            .iter()
            .filter_map(|address| heads.get(address).cloned())
            .filter(|head| people.get(head).is_some_and(|rule| rule.source == RuleSource::Config))
            .collect();
        let mut free: Vec<AddrSpec> =
            card.addresses.iter().filter(|address| !heads.contains_key(address)).cloned().collect();
        let mut named = named.into_iter();
        let head = match (named.next(), named.next(), free.first()) {
            (Some(only), None, _) => only,
            (None, _, Some(first)) => first.clone(),
            _ => continue,
        };
        free.retain(|address| *address != head);
        heads.extend(free.iter().chain([&head]).map(|each| (each.clone(), head.clone())));
        let rule = people
            .entry(head)
            .or_insert_with(|| PersonRule { source: RuleSource::Card, ..PersonRule::default() });
        rule.aliases.extend(free);
        rule.name = rule.name.take().or_else(|| card.name.clone());
        rule.department = rule.department.take().or_else(|| card.department.clone());
        Yearly::add(&mut rule.dates, &card.dates);
    }
}

#[cfg(test)]
mod tests;
