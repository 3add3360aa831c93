//! Which rules fit a sentence. Owns: one pass over the sentence that tells which rules and which of their patterns are
//! worth trying. Never touches: how patterns are written, what a rule means for a mail.

use super::finder::Finder;
use super::pattern::{Pattern, PatternFault};
use crate::words::{Confidence, Quality, SignalKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// Bytes of a sentence in which the words of an `early` rule must begin: a greeting with a name and a few words.
const EARLY: usize = 48;

/// One rule: a sentence that holds one of its words, fits one of its patterns and none of its exceptions does
/// what the rule says.
#[expect(clippy::struct_excessive_bools, reason = "independent marks of a rule, each a key of its file")]
#[derive(Debug)]
pub struct Rule {
    /// `en/thanks/for`.
    pub name: String,
    /// What such a sentence does.
    pub kind: SignalKind,
    /// For thanks.
    pub quality: Option<Quality>,
    /// How sure.
    pub confidence: Confidence,
    /// A bare word of thanks that says nothing when it only ends a mail.
    pub signs_off: bool,
    /// Thanks for help in general, which anticipates the deed when the same mail asks for it.
    pub anticipates_under_request: bool,
    /// The kind this one also is (`advice-seek` is a request too).
    pub also: Option<SignalKind>,
    /// Tried only when one of its words stands within the first [`EARLY`] bytes.
    pub(super) early: bool,
    /// What only counts in somebody else's mail, beside an open ask.
    pub(super) quoted_only: bool,
    /// Its patterns, by their places among those of all rules.
    pub(super) fits: Range<usize>,
    /// Its exceptions, likewise.
    pub(super) unless: Range<usize>,
}

/// The rules of one language, in the order of its file.
#[derive(Debug)]
pub(super) struct Rules {
    all: Vec<Rule>,
    /// The patterns of all rules.
    patterns: Vec<Pattern>,
    /// Those of them (by place) without clues.
    always: Vec<usize>,
    hints: Finder<Hint>,
}

/// What a string in a sentence speaks for, by its place.
#[derive(Clone, Copy, Debug)]
enum Hint {
    /// It is a word of this rule.
    Rule(usize),
    /// It is a clue of this pattern.
    Pattern(usize),
}

/// What is worth trying on a sentence.
struct Hinted {
    rules: Vec<bool>,
    patterns: Vec<bool>,
}

impl Rules {
    /// `words` are those that begin each rule's attempt, each with the places of its rules.
    pub(super) fn new(
        rules: Vec<Rule>,
        patterns: Vec<Pattern>,
        words: BTreeMap<String, Vec<usize>>,
    ) -> Result<Self, PatternFault> {
        let words = words.into_iter();
        let mut asked: BTreeMap<Vec<u8>, Vec<Hint>> = words
            .map(|(word, rules)| (word.into_bytes(), rules.into_iter().map(Hint::Rule).collect()))
            .collect();
        let mut always = Vec::new();
        for (at, pattern) in patterns.iter().enumerate() {
            match pattern.clues()? {
                Some(clues) => {
                    for clue in clues {
                        asked.entry(clue).or_default().push(Hint::Pattern(at));
                    }
                }
                None => always.push(at),
            }
        }
        Ok(Self { all: rules, patterns, always, hints: Finder::new(asked)? })
    }

    /// The first fitting rule of each kind.
    pub(super) fn fitting(&self, folded: &str, quoted: bool) -> Vec<&Rule> {
        let hinted = self.hinted(folded);
        let mut fitting: Vec<&Rule> = Vec::new();
        for (rule, _) in self.all.iter().zip(&hinted.rules).filter(|(_, hinted)| **hinted) {
            let read = quoted || !rule.quoted_only;
            if read
                && !fitting.iter().any(|earlier| earlier.kind == rule.kind)
                && self.any(&rule.fits, &hinted, folded)
                && !self.any(&rule.unless, &hinted, folded)
            {
                fitting.push(rule);
            }
        }
        fitting
    }

    /// What the group of the first of a rule's patterns that fits catches.
    pub(super) fn caught<'a>(&self, rule: &Rule, folded: &'a str) -> Option<&'a str> {
        let patterns = self.patterns.get(rule.fits.clone())?;
        patterns.iter().find_map(|pattern| pattern.caught(folded))
    }

    fn hinted(&self, folded: &str) -> Hinted {
        let mut rules = vec![false; self.all.len()];
        let mut patterns = vec![false; self.patterns.len()];
        for at in &self.always {
            mark(&mut patterns, *at);
        }
        for (start, hints) in self.hints.find(folded) {
            for hint in hints {
                match *hint {
                    Hint::Pattern(at) => mark(&mut patterns, at),
                    Hint::Rule(at) if self.begins(at, folded, start) => mark(&mut rules, at),
                    Hint::Rule(_) => {}
                }
            }
        }
        Hinted { rules, patterns }
    }

    /// Whether a word of this rule at `start` is where it must be.
    fn begins(&self, rule: usize, folded: &str, start: usize) -> bool {
        let late = start >= EARLY && self.all.get(rule).is_some_and(|rule| rule.early);
        !late && starts_word(folded, start)
    }

    fn any(&self, places: &Range<usize>, hinted: &Hinted, folded: &str) -> bool {
        let patterns = self.patterns.get(places.clone()).unwrap_or_default();
        let hinted = hinted.patterns.get(places.clone()).unwrap_or_default();
        patterns.iter().zip(hinted).any(|(pattern, hinted)| *hinted && pattern.is_match(folded))
    }

    #[cfg(test)]
    pub(super) fn check(&self) -> Result<(), PatternFault> {
        self.patterns.iter().try_for_each(Pattern::check)
    }
}

fn mark(places: &mut [bool], at: usize) {
    if let Some(place) = places.get_mut(at) {
        *place = true;
    }
}

/// Whether the match at `at` is no tail of an ASCII word; scripts without spaces and punctuation pass.
fn starts_word(folded: &str, at: usize) -> bool {
    let letter = |at: Option<usize>| {
        at.and_then(|at| folded.as_bytes().get(at)).is_some_and(u8::is_ascii_alphanumeric)
    };
    !(letter(Some(at)) && letter(at.checked_sub(1)))
}
