//! The telling words of a mail as keyed hashes, so that a need can be matched with what was sent to somebody else. Owns:
//! which words tell. Never touches: the words themselves after that; nobody can read them back.

use super::Desk;
use crate::message::Address;
use crate::signal;
use chrono::{DateTime, Duration, Utc};
use std::collections::BTreeSet;

/// At most so many a text: with more, any two long mails would be alike.
const MOST: usize = 12;

/// For so many days a need may be met by what comes along.
const KEPT: Duration = Duration::days(120);

/// Shorter words are in every mail, unless they hold a digit.
const LETTERS: usize = 4;

/// Words are told apart by so many first letters: "measure" is in "measuring". Truncation does as well as stemming in
/// most European languages (`McNamee` and Mayfield 2004, on n-grams and truncation in retrieval).
const STEM: usize = 6;

/// So many words of a text are looked at.
const LOOKED_AT: usize = 600;

/// Before this moment no terms are kept.
pub fn terms_since(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_sub_signed(KEPT).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

/// The most telling words of `subject` and `text`, hashed with the ledger's key, in the order of their hashes. Names of
/// `people` are none: they would match everything said between the same people.
pub(super) fn terms(subject: &str, text: &str, people: &[&Address], desk: Desk<'_>) -> Vec<i64> {
    let names: BTreeSet<String> = people
        .iter()
        .flat_map(|a| words(a.name.as_deref().unwrap_or_default()).chain(words(a.addr.local())))
        .map(str::to_lowercase)
        .chain(words(desk.rules.own_name.as_deref().unwrap_or_default()).map(str::to_lowercase))
        .collect();
    let mut found: Vec<(u8, String)> = Vec::new();
    let of_subject = words(subject).map(|word| (1, word));
    for (bonus, word) in of_subject.chain(words(text).map(|word| (0, word)).take(LOOKED_AT)) {
        let folded = word.to_lowercase();
        if is_telling(&folded) && !names.contains(&folded) {
            let stem: String = folded.chars().take(STEM).collect();
            let weight = bonus * 2 + weight(word);
            match found.iter_mut().find(|(_, known)| *known == stem) {
                Some((known, _)) => *known = (*known).max(weight),
                None => found.push((weight, stem)),
            }
        }
    }
    // The sort is stable: of equals the first in the text.
    found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let mut hashes: Vec<i64> = found.iter().take(MOST).map(|(_, stem)| hash(stem, desk.key)).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_telling(folded: &str) -> bool {
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    let digits = folded.chars().count() - letters;
    let long = letters >= LETTERS || (letters >= 2 && digits >= 1);
    long && letters >= digits && !signal::is_stop_word(folded)
}

/// Names of things (`IFRS`, `kv2`) tell more than words, long words more than short ones.
fn weight(word: &str) -> u8 {
    let named = word.chars().any(|c| c.is_ascii_digit()) || word.chars().skip(1).any(char::is_uppercase);
    match word.chars().count() {
        _ if named => 3,
        7.. => 2,
        5..=6 => 1,
        _ => 0,
    }
}

fn hash(stem: &str, key: &[u8; 32]) -> i64 {
    let hash = blake3::keyed_hash(key, format!("term|{stem}").as_bytes());
    let bytes: [u8; 8] = hash.as_bytes().first_chunk().copied().unwrap_or_default();
    i64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::AddrSpec;
    use crate::words::Rules;

    fn of(subject: &str, text: &str) -> BTreeSet<i64> {
        let rules = Rules::default();
        let ana = Address { name: Some("Ana Sousa".into()), addr: AddrSpec::parse("ana@x.example").unwrap() };
        let desk = Desk { rules: &rules, key: &[7; 32], now: DateTime::<Utc>::UNIX_EPOCH };
        terms(subject, text, &[&ana], desk).into_iter().collect()
    }

    fn shared(a: &BTreeSet<i64>, b: &BTreeSet<i64>) -> usize {
        a.intersection(b).count()
    }

    #[test]
    fn forms_of_a_word_and_names_of_things_are_met_again() {
        let need = of("rwsem", "How do others measure rwsem contention, Ana?");
        assert_eq!(shared(&need, &of("For you", "The clearest text on measuring RWSEM contention.")), 3);
        assert_eq!(shared(&need, &of("Lunch", "Shall we have lunch on Thursday with Ana Sousa?")), 0);
    }

    #[test]
    fn a_long_mail_keeps_few() {
        let text = (0..400).map(|n| format!("wordnumber{n}")).collect::<Vec<_>>().join(" ");
        assert!(of("", &text).len() <= MOST);
        assert!(of("", "And then there were with which about 2026 17 42").is_empty());
    }
}
