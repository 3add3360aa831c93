//! What a text must hold where a pattern fits it. Owns: the choice of such clues. Never touches: texts.

use regex_syntax::hir::literal::{Extractor, Seq};
use regex_syntax::hir::{Hir, HirKind, Look};
use std::ops::Range;

/// More clues for one pattern would say next to nothing.
const MOST: usize = 200;
/// Bytes of a clue that are looked for: longer ones are hardly rarer and make a larger automaton.
const LONGEST: usize = 6;
/// Clues that come on top of a pattern's rarest are no more frequent than these together ([`frequency`]).
const RARE: f64 = 0.05;

/// Strings of which one stands in every text that a pattern fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clue {
    pub(super) strings: Vec<Vec<u8>>,
    /// The last byte of a text where they may begin, where the pattern is bound to the text's start.
    pub(super) latest: Option<usize>,
    /// They only begin where a word does.
    pub(super) begins_word: bool,
}

/// What stands in every text that `pattern` fits: one string of each clue, one behind the other. Empty when there is
/// nothing worth looking for.
pub(super) fn clues(pattern: &Hir) -> Vec<Clue> {
    let parts = match pattern.kind() {
        HirKind::Concat(parts) => parts.as_slice(),
        _ => std::slice::from_ref(pattern),
    };
    let bound = pattern.properties().look_set_prefix().contains(Look::Start);
    let mut clues = Vec::new();
    Parts { all: parts, bound }.choose(0..parts.len(), f64::INFINITY, &mut clues);
    clues
}

/// What a pattern is made of, one behind the other.
struct Parts<'a> {
    all: &'a [Hir],
    /// It only fits where the text starts.
    bound: bool,
}

/// Strings that some neighbouring parts give.
struct Choice {
    strings: Seq,
    parts: Range<usize>,
    /// They stand at the beginning of those parts.
    begins: bool,
}

impl Parts<'_> {
    /// Puts the rarest clue of some parts between those of the parts before and behind it.
    fn choose(&self, parts: Range<usize>, at_most: f64, clues: &mut Vec<Clue>) {
        let choices = self.joined(parts.clone()).into_iter().chain(self.single(parts.clone()));
        let rarest = choices.min_by(|a, b| frequency(&a.strings).total_cmp(&frequency(&b.strings)));
        let Some(choice) = rarest.filter(|choice| frequency(&choice.strings) <= at_most) else { return };
        self.choose(parts.start..choice.parts.start, RARE, clues);
        let behind = choice.parts.end..parts.end;
        clues.extend(self.clue(choice));
        self.choose(behind, RARE, clues);
    }

    fn clue(&self, choice: Choice) -> Option<Clue> {
        let Choice { mut strings, parts, begins } = choice;
        strings.keep_first_bytes(LONGEST);
        strings.sort();
        strings.dedup();
        let strings = strings.literals()?.iter().map(|literal| literal.as_bytes().to_vec()).collect();
        let before = if begins { parts.start } else { parts.end };
        let latest = self.all.get(..before).filter(|_| self.bound).and_then(most_bytes);
        Some(Clue { strings, latest, begins_word: begins && self.begins_word(parts.start) })
    }

    /// Whether no word goes on into this part.
    fn begins_word(&self, part: usize) -> bool {
        let parts = [Some(part), part.checked_sub(1)].into_iter().flatten().filter_map(|at| self.all.get(at));
        parts.map(Hir::kind).any(|kind| matches!(kind, HirKind::Look(Look::Start | Look::WordUnicode)))
    }

    /// For each part, what it holds.
    fn single(&self, parts: Range<usize>) -> impl Iterator<Item = Choice> {
        parts.filter_map(|at| {
            let strings = rarest(self.all.get(at)?)?;
            Some(Choice { strings, parts: at..at + 1, begins: false })
        })
    }

    /// For each part, what it and the parts behind it begin with.
    fn joined(&self, parts: Range<usize>) -> Vec<Choice> {
        let each: Vec<Seq> = self.all.get(parts.clone()).unwrap_or_default().iter().map(beginnings).collect();
        let from = |at: usize| {
            let mut behind = each.iter().skip(at).cloned();
            let mut strings = behind.next()?;
            let mut end = at + 1;
            for mut next in behind {
                let short = strings.min_literal_len().is_some_and(|bytes| bytes < LONGEST);
                let few = strings.max_cross_len(&next).is_none_or(|count| count <= MOST);
                if !(short && few) || strings.is_inexact() {
                    break;
                }
                strings.cross_forward(&mut next);
                end += 1;
            }
            let parts = parts.start + at..parts.start + end;
            Some(Choice { strings, parts, begins: true }).filter(|choice| is_useful(&choice.strings))
        };
        (0..each.len()).filter_map(from).collect()
    }
}

/// Bytes that these parts take at most, when that is known.
fn most_bytes(parts: &[Hir]) -> Option<usize> {
    parts.iter().map(|part| part.properties().maximum_len()).sum()
}

/// The rarest strings of which one stands in every text that `pattern` fits.
fn rarest(pattern: &Hir) -> Option<Seq> {
    match pattern.kind() {
        HirKind::Concat(parts) => {
            let parts = Parts { all: parts, bound: false };
            let every = 0..parts.all.len();
            let choices = parts.joined(every.clone()).into_iter().chain(parts.single(every));
            choices.map(|choice| choice.strings).min_by(|a, b| frequency(a).total_cmp(&frequency(b)))
        }
        HirKind::Alternation(parts) => {
            let mut all = Seq::empty();
            for part in parts {
                all.union(&mut rarest(part)?);
            }
            Some(all).filter(is_useful)
        }
        HirKind::Repetition(repeated) if repeated.min > 0 => rarest(&repeated.sub),
        HirKind::Capture(group) => rarest(&group.sub),
        _ => Some(beginnings(pattern)).filter(is_useful),
    }
}

/// What a text that fits begins with.
fn beginnings(pattern: &Hir) -> Seq {
    Extractor::new().limit_total(MOST).extract(pattern)
}

fn is_useful(clues: &Seq) -> bool {
    clues.len().is_some_and(|count| (1..=MOST).contains(&count)) && clues.min_literal_len() > Some(0)
}

/// Roughly how often one of the clues is met: each letter makes it rarer, a space hardly.
fn frequency(clues: &Seq) -> f64 {
    let of_byte = |byte: &u8| match byte {
        b' ' => 0.7,
        // The later bytes of one character.
        0x80..0xc0 => 1.0,
        _ => 0.25,
    };
    let of_clue = |clue: &[u8]| clue.iter().take(LONGEST).map(of_byte).product::<f64>();
    clues.literals().unwrap_or_default().iter().map(|clue| of_clue(clue.as_bytes())).sum()
}

#[cfg(test)]
mod tests {
    use super::{Clue, clues};

    fn all(pattern: &str) -> Vec<Clue> {
        clues(&regex_syntax::parse(pattern).unwrap())
    }

    fn of(pattern: &str) -> Vec<Vec<String>> {
        let texts =
            |clue: Clue| clue.strings.into_iter().map(|text| String::from_utf8(text).unwrap()).collect();
        all(pattern).into_iter().map(texts).collect()
    }

    #[test]
    fn every_fitting_text_holds_a_string_of_each_clue() {
        assert_eq!(
            of(r"\b(?:thanks|thank you)\b.{0,60} for"),
            [vec!["thank ".to_owned(), "thanks".to_owned()], vec![" for".to_owned()]]
        );
        assert_eq!(of(r"(?:i|we) (?:really )?(?:owe|pay) you"), [["owe yo", "pay yo"]]);
        assert_eq!(of("(?:very )*good"), [["good"]]);
        assert_eq!(of(r"\?$"), [["?"]]);
        assert_eq!(of("(?:large|[a-z]+ish)"), [["ish", "large"]]);
        assert_eq!(of("before .* until .* thereafter"), [["before"], [" until"], [" there"]]);
    }

    #[test]
    fn clues_may_have_their_place() {
        let places = |pattern: &str| all(pattern).iter().map(|clue| clue.latest).collect::<Vec<_>>();
        assert_eq!(places("^(?:if|when) [a-z]{2,4}, send"), [Some(0), Some(9)]);
        assert_eq!(places("^(?:so )?(?:if|when) "), [Some(3)]);
        assert_eq!(places("^.* when"), [None]);
        assert_eq!(places("(?:^|and )when"), [None]);
        let begins = |pattern: &str| all(pattern).iter().all(|clue| clue.begins_word);
        assert!(begins(r"\b(?:send|give)"));
        assert!(!begins("[a-z]*ish"));
    }

    #[test]
    fn some_patterns_have_none() {
        for pattern in ["", "a?", "[a-z]+", "(?:word|.*)", "^$"] {
            assert!(of(pattern).is_empty(), "{pattern}");
        }
    }
}
