//! What a text must hold where a pattern fits it. Owns: the choice of such clues. Never touches: texts.

use regex_syntax::hir::literal::{Extractor, Seq};
use regex_syntax::hir::{Hir, HirKind};

/// More clues for one pattern would say next to nothing.
const MOST: usize = 200;
/// Bytes of a clue that are looked for: longer ones are hardly rarer and make a larger automaton.
const LONGEST: usize = 6;

/// Byte strings of which one stands in every text that `pattern` fits; `None` when there are none worth looking for.
pub(super) fn clues(pattern: &Hir) -> Option<Vec<Vec<u8>>> {
    let mut rarest = rarest(pattern)?;
    rarest.keep_first_bytes(LONGEST);
    rarest.sort();
    rarest.dedup();
    Some(rarest.literals()?.iter().map(|literal| literal.as_bytes().to_vec()).collect())
}

/// The rarest clues that some part of the pattern gives.
fn rarest(pattern: &Hir) -> Option<Seq> {
    match pattern.kind() {
        HirKind::Concat(parts) => {
            let within = parts.iter().filter_map(rarest);
            within.chain(joined(parts)).min_by(|a, b| frequency(a).total_cmp(&frequency(b)))
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

/// For each of the parts, what it and the parts behind it begin with.
fn joined(parts: &[Hir]) -> Vec<Seq> {
    let each: Vec<Seq> = parts.iter().map(beginnings).collect();
    let from = |at: usize| {
        let mut behind = each.iter().skip(at).cloned();
        let mut all = behind.next()?;
        for mut next in behind {
            let short = all.min_literal_len().is_some_and(|bytes| bytes < LONGEST);
            let few = all.max_cross_len(&next).is_none_or(|count| count <= MOST);
            if !(short && few) || all.is_inexact() {
                break;
            }
            all.cross_forward(&mut next);
        }
        Some(all).filter(is_useful)
    };
    (0..each.len()).filter_map(from).collect()
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
    use super::clues;

    fn of(pattern: &str) -> Vec<String> {
        let clues = clues(&regex_syntax::parse(pattern).unwrap()).unwrap_or_default();
        clues.into_iter().map(|clue| String::from_utf8(clue).unwrap()).collect()
    }

    #[test]
    fn every_fitting_text_holds_a_clue() {
        assert_eq!(of(r"\b(?:thanks|thank you)\b.{0,60} for"), ["thank ", "thanks"]);
        assert_eq!(of(r"(?:i|we) (?:really )?(?:owe|pay) you"), ["owe yo", "pay yo"]);
        assert_eq!(of("(?:very )*good"), ["good"]);
        assert_eq!(of(r"\?$"), ["?"]);
        assert_eq!(of("(?:large|[a-z]+ish)"), ["ish", "large"]);
    }

    #[test]
    fn some_patterns_have_none() {
        for pattern in ["", "a?", "[a-z]+", "(?:word|.*)", "^$"] {
            assert!(of(pattern).is_empty(), "{pattern}");
        }
    }
}
