//! Names of people: tidied, guessed from an address, matched with attribution lines.

use crate::message::{AddrSpec, Address};
use crate::zones::Author;
use std::collections::BTreeMap;

/// Particles that stay with the surname and titles that are no given name.
const TITLES: &[&str] = &["dr", "prof", "mr", "mrs", "ms", "herr", "frau", "ing", "sir"];

/// What stands behind a comma and is no given name.
const SUFFIXES: &[&str] = &[
    "phd", "ph.d", "md", "m.d", "cpa", "esq", "jr", "sr", "ii", "iii", "inc", "ltd", "llc", "gmbh", "corp",
    "co", "dept", "mba", "pe", "dr", "prof",
];

/// `Mareks, Gerwin (Houston)` → `Gerwin Mareks`; quotes and address-like names go.
pub fn tidy(name: &str) -> String {
    let outside: String = name.split('(').next().unwrap_or(name).replace(['"', '\''], " ");
    let folded = outside.split_whitespace().collect::<Vec<_>>().join(" ");
    match folded.split_once(", ") {
        Some((name, suffix)) if SUFFIXES.contains(&suffix.trim_end_matches('.').to_lowercase().as_str()) => {
            name.to_owned()
        }
        Some((last, first)) if !first.contains(',') && last.split(' ').count() <= 3 => {
            format!("{first} {last}")
        }
        _ => folded,
    }
}

/// Whether a word of a name is a title or a suffix.
pub(super) fn is_no_part(word: &str) -> bool {
    TITLES.contains(&word) || SUFFIXES.contains(&word)
}

/// The commonest of the names seen, the alphabetically first among equals; none that is an address or empty.
pub(super) fn commonest(names: &BTreeMap<&str, u32>) -> Option<String> {
    names
        .iter()
        .filter(|(name, _)| !name.contains('@') && name.chars().filter(|c| c.is_alphabetic()).count() >= 2)
        .max_by_key(|(name, count)| (**count, name.contains(' '), std::cmp::Reverse(**name)))
        .map(|(name, _)| (*name).to_owned())
}

/// `gerwin.mareks@…` → `Gerwin Mareks`; an address that holds no two words stays as it is.
pub(super) fn from_address(address: &AddrSpec) -> String {
    let words: Vec<&str> = address.local().split(['.', '_', '-']).filter(|w| !w.is_empty()).collect();
    let readable = words.len() >= 2
        && words.iter().all(|w| w.chars().all(char::is_alphabetic))
        && words.first().is_some_and(|w| w.chars().count() >= 2)
        && words.last().is_some_and(|w| w.chars().count() >= 2);
    if !readable {
        return address.to_string();
    }
    words.iter().map(|word| capital(word)).collect::<Vec<_>>().join(" ")
}

/// Whether an address is a name of two words or more (`gerwin.mareks@`).
pub(super) fn is_spoken(address: &AddrSpec) -> bool {
    from_address(address) != address.as_str()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The given name when it can be told, else the whole name; of an address what stands before the `@`.
pub(super) fn short(name: &str) -> String {
    if let Some((local, _)) = name.split_once('@') {
        return local.to_owned();
    }
    let mut words =
        name.split(' ').filter(|w| !TITLES.contains(&w.trim_end_matches('.').to_lowercase().as_str()));
    let first = words.next().unwrap_or(name);
    let given = !["the", "a"].contains(&first.to_lowercase().as_str())
        && first.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !first.ends_with('.');
    let several = words.next().is_some();
    let chosen = if given && several { first } else { name };
    chosen.trim_matches([',', ';', '\'', '"']).to_owned()
}

/// Which of the mail's correspondents an attribution line means: by address, else by a name that fits exactly one.
pub fn matches_author(author: &Author, among: &[&Address]) -> Option<AddrSpec> {
    if let Some(address) = &author.address
        && let Some(found) = among.iter().find(|a| a.addr == *address)
    {
        return Some(found.addr.clone());
    }
    // Another address is another person, unless it is a second form of one at the same domain.
    let domain = author.address.as_ref().map(AddrSpec::domain);
    let among: Vec<&Address> =
        among.iter().copied().filter(|a| domain.is_none_or(|domain| a.addr.domain() == domain)).collect();
    let words = name_words(&tidy(author.name.as_deref()?));
    let mut fitting: Vec<&AddrSpec> = among.iter().filter(|a| fits(&words, a)).map(|a| &a.addr).collect();
    fitting.sort();
    fitting.dedup();
    match fitting.as_slice() {
        [one] => Some((*one).clone()),
        _ => None,
    }
}

fn name_words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// A name fits a correspondent when its first and last word are those of the display name or stand as words of the
/// local part, or when the local part is made of them (`gmareks`, `gerwinmareks`).
fn fits(words: &[String], correspondent: &Address) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let local: Vec<&str> = correspondent.addr.local().split(|c: char| !c.is_alphanumeric()).collect();
    if let Some(name) = &correspondent.name {
        let known = name_words(&tidy(name));
        if words.len() >= 2 && known.contains(first) && known.contains(last) {
            return true;
        }
        if known == words {
            return true;
        }
    }
    if words.len() < 2 {
        return local == [first.as_str()];
    }
    let initial: String = first.chars().take(1).collect();
    let whole = local.concat();
    (local.contains(&first.as_str()) && local.contains(&last.as_str()))
        || whole == format!("{first}{last}")
        || (last.chars().count() >= 4 && whole == format!("{initial}{last}"))
        || (last.chars().count() >= 4
            && (local == [initial.as_str(), "", last] || local == ["", last.as_str()]))
        || middle_and_last(words, &local, last)
}

/// `Sharp, Susan M.` ↔ `m..sharp`: Exchange once dropped the given name and kept the middle initial.
fn middle_and_last(words: &[String], local: &[&str], last: &str) -> bool {
    let initial = words.get(1).filter(|w| words.len() == 3 && w.chars().count() == 1);
    initial.is_some_and(|initial| local == [initial.as_str(), "", last])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(name: Option<&str>, addr: &str) -> Address {
        Address { name: name.map(str::to_owned), addr: AddrSpec::parse(addr).unwrap() }
    }

    fn author(name: &str) -> Author {
        Author { name: Some(name.to_owned()), address: None }
    }

    #[test]
    fn tidies_names() {
        assert_eq!(tidy("Mareks, Gerwin (Houston)"), "Gerwin Mareks");
        assert_eq!(tidy("\"Ana  Sousa\""), "Ana Sousa");
        assert_eq!(tidy("Duke, Energy, Inc"), "Duke, Energy, Inc");
        assert_eq!(from_address(&AddrSpec::parse("gerwin.mareks@x.example").unwrap()), "Gerwin Mareks");
        assert_eq!(from_address(&AddrSpec::parse("m..sharp@x.example").unwrap()), "m..sharp@x.example");
        assert_eq!(short("Dr. Ana Sousa"), "Ana");
        assert_eq!(short("K. Ward"), "K. Ward");
        assert_eq!(short("山田太郎"), "山田太郎");
    }

    #[test]
    fn matches_attributions_with_exactly_one_correspondent() {
        let gerwin = address(None, "gerwin.mareks@x.example");
        let kim = address(Some("Lowe, Kim S (Houston)"), "k..lowe@x.example");
        let both = [&gerwin, &kim];
        assert_eq!(matches_author(&author("Mareks, Gerwin"), &both), Some(gerwin.addr.clone()));
        assert_eq!(matches_author(&author("Kim Lowe"), &both), Some(kim.addr.clone()));
        assert_eq!(matches_author(&author("Gerwin"), &both), None);
        assert_eq!(matches_author(&author("Somebody Else"), &both), None);
        let twin = address(Some("Gerwin Mareks"), "gmareks@home.example");
        assert_eq!(
            matches_author(&author("Gerwin Mareks"), &[&gerwin, &twin]),
            None,
            "two fit: nobody is named"
        );
    }
}
