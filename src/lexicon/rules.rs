//! Which rules fit a sentence. Owns: one pass over the sentence that tells which rules and which of their patterns are
//! worth trying. Never touches: how patterns are written, what a rule means for a mail.

use super::clue::Clue;
use super::finder::{Finder, Worth};
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
    /// The words of each rule, then the clues of each pattern.
    clues: Finder,
}

impl Rules {
    /// `words` are those that begin each rule's attempt, each with the places of its rules.
    pub(super) fn new(
        rules: Vec<Rule>,
        patterns: Vec<Pattern>,
        words: BTreeMap<String, Vec<usize>>,
    ) -> Result<Self, PatternFault> {
        let mut clues: Vec<Vec<Clue>> = rules.iter().map(|rule| vec![rule.words()]).collect();
        for (word, rules) in words {
            for at in rules {
                if let Some(own) = clues.get_mut(at).and_then(|clues| clues.first_mut()) {
                    own.strings.push(word.clone().into_bytes());
                }
            }
        }
        for pattern in &patterns {
            clues.push(pattern.clues()?);
        }
        Ok(Self { all: rules, patterns, clues: Finder::new(clues)? })
    }

    /// The first fitting rule of each kind.
    pub(super) fn fitting(&self, folded: &str, quoted: bool) -> Vec<&Rule> {
        let worth = self.clues.worth(folded);
        let mut fitting: Vec<&Rule> = Vec::new();
        for (_, rule) in self.all.iter().enumerate().filter(|(at, _)| worth.holds(*at)) {
            let read = quoted || !rule.quoted_only;
            if read
                && !fitting.iter().any(|earlier| earlier.kind == rule.kind)
                && self.any(&rule.fits, &worth, folded)
                && !self.any(&rule.unless, &worth, folded)
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

    fn any(&self, places: &Range<usize>, worth: &Worth<'_>, folded: &str) -> bool {
        let patterns = self.patterns.get(places.clone()).unwrap_or_default();
        let mut each = places.clone().zip(patterns);
        each.any(|(at, pattern)| worth.holds(self.all.len() + at) && pattern.is_match(folded))
    }

    #[cfg(test)]
    pub(super) fn check(&self) -> Result<(), PatternFault> {
        self.patterns.iter().try_for_each(Pattern::check)
    }
}

impl Rule {
    /// What its words ask for, as yet without the words.
    fn words(&self) -> Clue {
        let latest = self.early.then_some(EARLY - 1);
        Clue { strings: Vec::new(), latest, begins_word: true }
    }
}
