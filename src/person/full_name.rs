//! Full names and the addresses that spell them. Owns: what of a name counts, whether two can be one person's. Never
//! touches: who was seen where.

use super::name::tidy;
use super::{is_desk, name};
use crate::message::AddrSpec;

/// A surname of fewer letters is too common to stand behind an initial (`jlee@`).
const LONG_SURNAME: usize = 4;

/// A given name and a surname, in lower case, with what stands between them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FullName {
    first: String,
    middle: Vec<String>,
    last: String,
}

/// How clearly an address spells a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spelling {
    /// With an initial for the given name or the middle one: `dortiz@`, `m..ortiz@`.
    Initial,
    /// With both names: `dana.ortiz@`, `ortiz_dana@`, `danaortiz@`.
    Full,
}

impl FullName {
    /// Reads a display name; `None` when it is an address, a desk's, or lacks a given name or a surname in full.
    pub(super) fn of(display: &str) -> Option<Self> {
        if display.contains('@') || is_desk(display) {
            return None;
        }
        let tidy = tidy(display);
        let words: Vec<String> = tidy
            .split([' ', '.', '_', ','])
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .filter(|word| !name::is_no_part(word))
            .collect();
        Self::from_words(&words)
    }

    /// The name that an address spells in full (`dana.ortiz@`, `dana.m.ortiz@`).
    pub(super) fn spelled(address: &AddrSpec) -> Option<Self> {
        let words: Vec<String> = tokens(address).into_iter().map(str::to_owned).collect();
        Self::from_words(&words).filter(|name| name.middle.len() <= 2)
    }

    fn from_words(words: &[String]) -> Option<Self> {
        let [first, middle @ .., last] = words else { return None };
        let whole = |word: &String| {
            word.chars().count() >= 2
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        };
        (whole(first) && whole(last)).then(|| Self {
            first: first.clone(),
            middle: middle.to_vec(),
            last: last.clone(),
        })
    }

    /// Whether both can be one person's: given name and surname the same, and no two middle names that differ.
    pub(super) fn fits(&self, other: &Self) -> bool {
        let initial = |name: &Self| name.middle.first().and_then(|word| word.chars().next());
        let apart = matches!((initial(self), initial(other)), (Some(a), Some(b)) if a != b);
        self.first == other.first && self.last == other.last && !apart
    }

    /// Whether both bear one surname and differ in the rest.
    pub(super) fn is_relative_of(&self, other: &Self) -> bool {
        self.last == other.last && !self.fits(other)
    }

    /// Given name and surname, which every two names that fit share; an address may have them the other way round.
    pub(super) fn ends(&self) -> [&str; 2] {
        [&self.first, &self.last]
    }

    /// Whether a single word, as in a greeting, can be this person's: the given name or a short form of it.
    pub(super) fn may_be_called(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.first.starts_with(&word) || word.starts_with(&self.first) || self.last == word
    }

    /// Whether this name may stand behind `m..ortiz@`, which tells a middle initial and the surname only.
    pub(super) fn may_shorten_to(&self, address: &AddrSpec) -> bool {
        let Some((initial, last)) = untagged(address).split_once("..") else { return false };
        let middle = self.middle.first().and_then(|word| word.chars().next());
        last == self.last
            && last.chars().count() >= LONG_SURNAME
            && middle.is_none_or(|c| initial.starts_with(c))
    }

    /// Whether an address spells this name.
    pub(super) fn is_spelled_by(&self, address: &AddrSpec) -> Option<Spelling> {
        let (first, last) = (self.first.as_str(), self.last.as_str());
        let local = untagged(address);
        let words = tokens(address);
        let swapped = words.as_slice() == [last, first];
        if swapped
            || local == format!("{first}{last}")
            || Self::spelled(address).is_some_and(|it| self.fits(&it))
        {
            return Some(Spelling::Full);
        }
        let initial: String = first.chars().take(1).collect();
        let middle: String = self.middle.first().and_then(|word| word.chars().next()).into_iter().collect();
        let bare = local.trim_end_matches(|c: char| c.is_ascii_digit());
        let short = bare == format!("{initial}{last}")
            || (!middle.is_empty() && bare == format!("{initial}{middle}{last}"))
            || local == format!("{initial}.{last}")
            || local == format!("{initial}_{last}")
            // Exchange once dropped the given name and kept the middle initial: `m..ortiz@`.
            || (!middle.is_empty() && local == format!("{middle}..{last}"));
        (short && last.chars().count() >= LONG_SURNAME).then_some(Spelling::Initial)
    }
}

/// What stands before the `@`, without a `+tag`.
pub(super) fn untagged(address: &AddrSpec) -> &str {
    address.local().split('+').next().unwrap_or_default()
}

fn tokens(address: &AddrSpec) -> Vec<&str> {
    untagged(address).split(['.', '_', '-']).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> FullName {
        FullName::of(text).unwrap()
    }

    fn spelled(text: &str, address: &str) -> Option<Spelling> {
        name(text).is_spelled_by(&AddrSpec::parse(address).unwrap())
    }

    #[test]
    fn titles_order_and_points_do_not_count() {
        assert_eq!(name("Ortiz, Dana M. (Lisbon)"), name("Dr. dana m ORTIZ"));
        assert!(name("Dana Ortiz").fits(&name("Dana M. Ortiz")));
        assert!(!name("Dana P Ortiz").fits(&name("Dana M. Ortiz")));
        assert!(!name("Diana Ortiz").fits(&name("Dana Ortiz")));
    }

    #[test]
    fn half_names_desks_and_addresses_are_no_full_names() {
        for no in ["Dana", "D. Ortiz", "Dana O.", "dana@ortiz.example", "Order Desk", "", "42 17", "Team 7"] {
            assert_eq!(FullName::of(no), None, "{no}");
        }
    }

    #[test]
    fn addresses_spell_names() {
        use Spelling::{Full, Initial};
        for full in
            ["dana.ortiz@x.example", "ortiz_dana@x.example", "danaortiz@x.example", "dana.m.ortiz@x.example"]
        {
            assert_eq!(spelled("Dana M. Ortiz", full), Some(Full), "{full}");
        }
        for short in [
            "dortiz@x.example",
            "d.ortiz@x.example",
            "m..ortiz@x.example",
            "dmortiz@x.example",
            "dortiz2@x.example",
        ] {
            assert_eq!(spelled("Dana M. Ortiz", short), Some(Initial), "{short}");
        }
        for other in [
            "dana@x.example",
            "ortiz@x.example",
            "dana.p.ortiz@x.example",
            "p..ortiz@x.example",
            "d..ortiz@x.example",
            "mortiz@x.example",
        ] {
            assert_eq!(spelled("Dana M. Ortiz", other), None, "{other}");
        }
        assert_eq!(spelled("Jin Lee", "jlee@x.example"), None, "too common");
    }
}
