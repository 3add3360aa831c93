//! Whose an address is, by the names and ids in `X-From`, `X-To` and `X-cc`.

use appreciated::mailbox::RawMail;
use appreciated::message::AddrSpec;
use mailparse::{MailHeader, MailHeaderMap};
use std::collections::{BTreeMap, BTreeSet};

/// The owner of each address, by number.
#[derive(Debug, Default)]
pub struct Truth {
    /// Addresses of the table's people.
    pub employees: BTreeMap<AddrSpec, usize>,
    /// Addresses of everybody with a name in the headers.
    pub everybody: BTreeMap<AddrSpec, usize>,
}

/// Given name, middle initial, surname.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    first: String,
    middle: Option<char>,
    last: String,
}

/// What the headers say of one address.
#[derive(Default)]
struct Entry {
    names: BTreeSet<Name>,
    ids: BTreeSet<String>,
}

type Directory = BTreeMap<AddrSpec, Entry>;

const SUFFIXES: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

impl Name {
    /// `Ortiz, Dana M. (Legal)` and `Dana M Ortiz`.
    fn of(text: &str) -> Option<Self> {
        let outside = text.split(['(', '<']).next().unwrap_or_default();
        if outside.contains('@') {
            return None;
        }
        let turned = match outside.split_once(',') {
            Some((last, first)) => format!("{first} {last}"),
            None => outside.to_owned(),
        };
        let words: Vec<String> = turned
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .map(str::to_lowercase)
            .filter(|word| !word.is_empty() && !SUFFIXES.contains(&word.as_str()))
            .collect();
        let [first, middle @ .., last] = words.as_slice() else { return None };
        let middle = middle.first().and_then(|word| word.chars().next());
        Some(Self { first: first.clone(), middle, last: last.clone() })
    }

    fn fits(&self, other: &Self) -> bool {
        let apart = matches!((self.middle, other.middle), (Some(a), Some(b)) if a != b);
        self.first == other.first && self.last == other.last && !apart
    }
}

impl Truth {
    pub fn of<'a>(table: &str, mails: impl Iterator<Item = &'a RawMail>) -> Self {
        let directory = directory(mails);
        let names: Vec<Name> =
            table.lines().skip(1).filter_map(|line| Name::of(line.split('\t').nth(1)?)).collect();
        let mut truth = Self { employees: BTreeMap::new(), everybody: everybody(&directory) };
        for (number, name) in names.iter().enumerate() {
            // Two of one name in the table can't be told apart.
            if names.iter().filter(|other| other.fits(name)).count() == 1 {
                let addresses = addresses(name, &names, &directory);
                truth.employees.extend(addresses.into_iter().map(|address| (address.clone(), number)));
            }
        }
        truth
    }
}

/// The addresses of one employee; none when the directory has two of the name.
fn addresses<'d>(name: &Name, table: &[Name], directory: &'d Directory) -> Vec<&'d AddrSpec> {
    let bears = |entry: &Entry| !entry.names.is_empty() && entry.names.iter().all(|n| n.fits(name));
    let mut found: Vec<&AddrSpec> =
        directory.iter().filter(|(_, entry)| bears(entry)).map(|(address, _)| address).collect();
    let ids: BTreeSet<&String> =
        found.iter().filter_map(|address| directory.get(*address)).flat_map(|entry| &entry.ids).collect();
    if ids.len() > 1 {
        return Vec::new();
    }
    let alone =
        directory.values().flat_map(|entry| &entry.names).all(|n| n.last != name.last || n.fits(name))
            && table.iter().all(|n| n.last != name.last || n == name);
    if alone {
        let initial: String = name.first.chars().take(1).collect();
        let short = format!("{initial}{}", name.last);
        found.extend(directory.iter().filter(|(_, entry)| entry.names.is_empty()).map(|(a, _)| a).filter(
            |address| {
                address.domain() == "enron.com"
                    && (address.local() == name.last
                        || address.local().trim_end_matches(char::is_numeric) == short)
            },
        ));
    }
    found
}

/// One number for all addresses of one name and no two ids.
fn everybody(directory: &Directory) -> BTreeMap<AddrSpec, usize> {
    let mut by_name: BTreeMap<(&str, &str), Vec<(&AddrSpec, &Entry)>> = BTreeMap::new();
    for (address, entry) in directory {
        let mut names = entry.names.iter();
        let Some(name) = names.next().filter(|name| names.all(|other| other.fits(name))) else { continue };
        by_name.entry((&name.first, &name.last)).or_default().push((address, entry));
    }
    let mut owners = BTreeMap::new();
    for namesakes in by_name.values() {
        let ids: BTreeSet<&String> = namesakes.iter().flat_map(|(_, entry)| &entry.ids).collect();
        let middles: BTreeSet<char> =
            namesakes.iter().flat_map(|(_, entry)| &entry.names).filter_map(|name| name.middle).collect();
        if ids.len() > 1 || middles.len() > 1 {
            continue;
        }
        let number = owners.len();
        owners.extend(namesakes.iter().map(|(address, _)| ((*address).clone(), number)));
    }
    owners
}

fn directory<'a>(mails: impl Iterator<Item = &'a RawMail>) -> Directory {
    let mut directory = Directory::new();
    for mail in mails {
        let Ok((headers, _)) = mailparse::parse_headers(&mail.bytes) else { continue };
        for (line, named) in [("From", "X-From"), ("To", "X-To"), ("Cc", "X-cc")] {
            let addresses = value(&headers, line);
            let addresses: Vec<Option<AddrSpec>> = addresses
                .split(", ")
                .map(|one| AddrSpec::parse(one.rsplit('<').next().unwrap_or_default().trim_end_matches('>')))
                .collect();
            let shown = value(&headers, named);
            let shown = people(&shown);
            // Only where both lines have as many people is it known who is who.
            if shown.len() == addresses.len() {
                for (address, one) in addresses.into_iter().zip(shown) {
                    let Some(address) = address.filter(|address| !is_broken(address)) else { continue };
                    let entry = directory.entry(address).or_default();
                    entry.names.extend(Name::of(one));
                    entry.ids.extend(id(one));
                }
            }
        }
    }
    directory
}

/// `.dana@`, `'.'dana@`: the export of the set made an address of a name.
fn is_broken(address: &AddrSpec) -> bool {
    address.local().starts_with('.') || address.local().ends_with('.') || address.local().contains('\'')
}

fn value(headers: &[MailHeader<'_>], name: &str) -> String {
    let value = headers.get_first_value(name).unwrap_or_default();
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Ortiz, Dana </O=…/CN=DORTIZ>, Lee, Jin </O=…>` or `Dana Ortiz, Jin Lee`.
fn people(line: &str) -> Vec<&str> {
    if line.contains('>') { line.split(">, ").collect() } else { line.split(", ").collect() }
}

/// The last part of a directory path.
fn id(text: &str) -> Option<String> {
    let (_, id) = text.trim_end_matches('>').rsplit_once("CN=")?;
    text.contains("</O=").then(|| id.to_lowercase())
}
