//! From a language's file to its rules. Owns: the expansion of sets and the limits of the compiled patterns.
//! Never touches: sentences.

use super::source::{RuleSource, Source};
use super::when::When;
use super::{Lexicon, Rule};
use crate::words::Quality;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex::{Regex, RegexBuilder};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Bytes one compiled pattern may take; a slip in a data file fails here and not in the owner's memory.
pub(super) const PATTERN_BYTES: usize = 4 << 20;
/// Bytes the lazily built automaton of one pattern may take before it starts afresh.
pub(super) const AUTOMATON_BYTES: usize = 1 << 20;
/// What `\w` stands for. The Unicode class of that name makes automata a hundred times larger.
const WORD_CHARACTER: &str = r#"[^ .,;:!?()"。、，！？；：「」（）]"#;
/// What `<who>` stands for: one word, caught.
const WHO: &str = r"(\w+)";
/// A class without a character.
const NEVER: &str = "[a&&b]";
/// Sets may name sets, this deep.
const SET_DEPTH: usize = 4;

/// What is wrong with a language's file.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    /// It is no such file.
    #[error("the rules for `{language}` can't be read: {fault}")]
    Form { language: &'static str, fault: Box<toml::de::Error> },
    /// A pattern does not compile.
    #[error("the rules for `{language}`, {place}: {fault}")]
    Pattern { language: &'static str, place: String, fault: Box<regex::Error> },
    /// The words of the rules do not compile.
    #[error("the words of the rules for `{language}`: {fault}")]
    Keys { language: &'static str, fault: aho_corasick::BuildError },
}

/// Compiles the text of one file.
pub(super) fn lexicon(language: &'static str, text: &'static str) -> Result<Lexicon, Fault> {
    let source = source(language, text)?;
    let patterns = Patterns::of(language, &source);
    let rules = source.rule.iter().map(|rule| patterns.rule(rule)).collect::<Result<Vec<_>, _>>()?;
    let (keys, tried_by) = keys(language, &source)?;
    Ok(Lexicon {
        language,
        rules,
        keys,
        tried_by,
        details: patterns.any("details", &source.details)?,
        greeting: patterns.any("greeting", &source.greeting)?,
        closing: patterns.any("closing", &source.closing)?,
        parting: patterns.any("parting", &source.parting)?,
        invites: patterns.any("invites", &source.invites)?,
        courtesy: patterns.any("courtesy", &source.courtesy)?,
        rejects: patterns.any("rejects", &source.rejects)?,
        automatic: patterns.any("automatic", &source.automatic)?,
        kin: patterns.any("kin", &source.kin)?,
        text,
        when: OnceLock::new(),
    })
}

/// Compiles how one language names days; few texts ask for it.
pub(super) fn when(language: &'static str, text: &str) -> Result<When, Fault> {
    let source = source(language, text)?;
    When::compile(&source.when, &Patterns::of(language, &source))
}

fn source(language: &'static str, text: &str) -> Result<Source, Fault> {
    toml::from_str(text).map_err(|fault| Fault::Form { language, fault: Box::new(fault) })
}

/// One automaton over the words of all rules, and who wants each word.
fn keys(language: &'static str, source: &Source) -> Result<(AhoCorasick, Vec<Vec<usize>>), Fault> {
    let mut wanted: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, rule) in source.rule.iter().enumerate() {
        for word in &rule.words {
            let word = word.replace('’', "'");
            let mut plain = word.clone();
            for (letter, typed) in &source.plain {
                plain = plain.replace(*letter, typed);
            }
            if plain != word {
                wanted.entry(plain).or_default().push(at);
            }
            wanted.entry(word).or_default().push(at);
        }
    }
    let keys = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::DFA))
        .build(wanted.keys())
        .map_err(|fault| Fault::Keys { language, fault })?;
    Ok((keys, wanted.into_values().collect()))
}

/// What the patterns of one file have in common.
pub(super) struct Patterns<'a> {
    language: &'static str,
    sets: &'a BTreeMap<String, Vec<String>>,
    plain: &'a BTreeMap<char, String>,
    spaced: bool,
}

impl<'a> Patterns<'a> {
    fn of(language: &'static str, source: &'a Source) -> Self {
        Self { language, sets: &source.sets, plain: &source.plain, spaced: source.spaced }
    }

    /// Whether spaces part the words.
    pub(super) fn spaced(&self) -> bool {
        self.spaced
    }

    fn rule(&self, source: &RuleSource) -> Result<Rule, Fault> {
        let name = format!("{}/{}", self.language, source.name);
        let unless = if source.unless.is_empty() { None } else { Some(self.any(&name, &source.unless)?) };
        Ok(Rule {
            kind: source.kind,
            quality: source.quality.map(Quality),
            confidence: source.confidence,
            signs_off: source.signs_off,
            anticipates_under_request: source.anticipates_under_request,
            also: source.also,
            early: source.early,
            quoted_only: source.quoted_only,
            fits: self.any(&name, &source.fits)?,
            unless,
            name,
        })
    }

    /// A pattern that fits where one of `patterns` does, on whole words where spaces part them; without patterns one
    /// that never fits.
    pub(super) fn any(&self, place: &str, patterns: &[String]) -> Result<Regex, Fault> {
        if patterns.is_empty() {
            return self.compile(place, NEVER);
        }
        let part =
            |pattern: &String| if self.spaced { whole_words(pattern) } else { format!("(?:{pattern})") };
        self.compile(place, &patterns.iter().map(part).collect::<Vec<_>>().join("|"))
    }

    /// `pattern` as it stands, sets and letters put in.
    pub(super) fn compile(&self, place: &str, pattern: &str) -> Result<Regex, Fault> {
        RegexBuilder::new(&self.expand(pattern))
            .size_limit(PATTERN_BYTES)
            .dfa_size_limit(AUTOMATON_BYTES)
            .build()
            .map_err(|fault| Fault::Pattern {
                language: self.language,
                place: place.to_owned(),
                fault: Box::new(fault),
            })
    }

    /// Puts the sets in the place of their names, and both ways to type a letter in the place of that letter.
    fn expand(&self, pattern: &str) -> String {
        let mut text = pattern.to_owned();
        for _ in 0..SET_DEPTH {
            for (name, entries) in self.sets {
                let mark = format!("<{name}>");
                if text.contains(&mark) {
                    text = text.replace(&mark, &format!("(?:{})", entries.join("|")));
                }
            }
        }
        text = text.replace("<who>", WHO);
        for (letter, plain) in self.plain {
            // One letter stays good inside a class of the pattern.
            let either = match plain.chars().count() {
                1 => format!("[{letter}{plain}]"),
                _ => format!("(?:{letter}|{plain})"),
            };
            text = text.replace(*letter, &either);
        }
        text.replace(r"\w", WORD_CHARACTER).replace('’', "'")
    }
}

/// Adds word boundaries where the pattern begins or ends with a word.
fn whole_words(pattern: &str) -> String {
    let wordy = |c: char| c.is_alphanumeric() || matches!(c, '(' | ')' | '<' | '>');
    let before = if pattern.starts_with(wordy) { r"\b" } else { "" };
    let behind = if pattern.ends_with(wordy) { r"\b" } else { "" };
    format!("{before}(?:{pattern}){behind}")
}
