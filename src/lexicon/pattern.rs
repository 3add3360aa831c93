//! Patterns that are compiled when a text first holds one of their clues. Owns: when a pattern is worth trying. Never
//! touches: what it means that one fits.

use super::clue::{Clue, clues};
use super::finder::Finder;
use regex_automata::meta::{BuildError, Regex};
use regex_automata::nfa::thompson::WhichCaptures;
use std::sync::OnceLock;

/// Bytes one compiled pattern may take; a slip in a data file fails its test and not the owner's memory.
const PATTERN_BYTES: usize = 4 << 20;
/// Bytes the lazily built automaton of one pattern may take before it starts afresh.
const AUTOMATON_BYTES: usize = 1 << 20;

/// One pattern. Most are never compiled: no mail of the owner holds their words.
#[derive(Debug)]
pub(super) struct Pattern {
    text: Box<str>,
    /// What its group catches is asked for.
    catches: bool,
    regex: OnceLock<Option<Regex>>,
}

/// What is wrong with a pattern.
#[derive(Debug, thiserror::Error)]
pub(super) enum PatternFault {
    #[error(transparent)]
    Form(Box<regex_syntax::Error>),
    #[error(transparent)]
    Size(Box<BuildError>),
    #[error(transparent)]
    Clues(#[from] aho_corasick::BuildError),
}

impl Pattern {
    pub(super) fn new(text: String) -> Self {
        Self { text: text.into(), catches: false, regex: OnceLock::new() }
    }

    /// What its group catches will be asked for.
    pub(super) fn catching(self) -> Self {
        Self { catches: true, ..self }
    }

    /// What stands in every text that it fits.
    pub(super) fn clues(&self) -> Result<Vec<Clue>, PatternFault> {
        let parsed = regex_syntax::parse(&self.text).map_err(|fault| PatternFault::Form(Box::new(fault)))?;
        Ok(clues(&parsed))
    }

    pub(super) fn is_match(&self, folded: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(folded))
    }

    /// What its group catches, where it fits.
    pub(super) fn caught<'a>(&self, folded: &'a str) -> Option<&'a str> {
        let regex = self.regex()?;
        let mut captures = regex.create_captures();
        regex.captures(folded, &mut captures);
        folded.get(captures.get_group(1)?.range())
    }

    fn regex(&self) -> Option<&Regex> {
        // A test compiles every pattern.
        self.regex.get_or_init(|| self.compiled().ok()).as_ref()
    }

    fn compiled(&self) -> Result<Regex, PatternFault> {
        compile(&self.text, if self.catches { WhichCaptures::All } else { WhichCaptures::Implicit })
    }

    /// Whether it compiles.
    #[cfg(test)]
    pub(super) fn check(&self) -> Result<(), PatternFault> {
        self.compiled().map(drop)
    }
}

/// Compiles a pattern at once.
pub(super) fn compile(pattern: &str, captures: WhichCaptures) -> Result<Regex, PatternFault> {
    let config = Regex::config()
        .nfa_size_limit(Some(PATTERN_BYTES))
        .hybrid_cache_capacity(AUTOMATON_BYTES)
        .which_captures(captures)
        .onepass(false)
        // Texts were chosen by the clues.
        .auto_prefilter(false);
    Regex::builder().configure(config).build(pattern).map_err(|fault| PatternFault::Size(Box::new(fault)))
}

/// Patterns of which one must fit.
#[derive(Debug)]
pub(super) struct AnyOf {
    patterns: Vec<Pattern>,
    clues: Finder,
}

impl AnyOf {
    pub(super) fn new(patterns: Vec<Pattern>) -> Result<Self, PatternFault> {
        let clues: Vec<_> = patterns.iter().map(Pattern::clues).collect::<Result<_, _>>()?;
        Ok(Self { patterns, clues: Finder::new(clues)? })
    }

    pub(super) fn is_match(&self, folded: &str) -> bool {
        let worth = self.clues.worth(folded);
        let mut patterns = self.patterns.iter().enumerate();
        patterns.any(|(at, pattern)| worth.holds(at) && pattern.is_match(folded))
    }

    #[cfg(test)]
    pub(super) fn check(&self) -> Result<(), PatternFault> {
        self.patterns.iter().try_for_each(Pattern::check)
    }
}
