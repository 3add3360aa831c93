//! From a language's file to its rules. Owns: the expansion of sets, word boundaries, both ways to type a letter. Never
//! touches: sentences.

use super::Lexicon;
use super::pattern::{AnyOf, Pattern, PatternFault, compile};
use super::rules::{Rule, Rules};
use super::source::{RuleSource, Source};
use super::when::When;
use crate::words::{Quality, SignalKind};
use regex_automata::meta::Regex;
use regex_automata::nfa::thompson::WhichCaptures;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// What `\w` stands for. The Unicode class of that name makes automata a hundred times larger.
const WORD_CHARACTER: &str = r#"[^ .,;:!?()"。、，！？；：「」（）]"#;
/// What `<who>` stands for: one word, caught.
const WHO: &str = r"(\w+)";
/// A class without a character.
pub(super) const NEVER: &str = "[a&&b]";
/// Sets may name sets, this deep.
const SET_DEPTH: usize = 4;

/// What is wrong with a language's file.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    /// It is no such file.
    #[error("the rules for `{language}` can't be read: {fault}")]
    Form { language: &'static str, fault: Box<toml::de::Error> },
    /// A pattern for days does not compile.
    #[error("the days of the rules for `{language}`: {fault}")]
    Days { language: &'static str, fault: Box<regex::Error> },
    /// A pattern does not compile.
    #[error("the rules for `{language}`, {place}: {fault}")]
    Pattern { language: &'static str, place: String, fault: PatternFault },
}

/// Compiles the text of one file.
pub(super) fn lexicon(language: &'static str, text: &'static str) -> Result<Lexicon, Fault> {
    let source = source(language, text)?;
    let patterns = Patterns::of(language, &source);
    Ok(Lexicon {
        language,
        details: patterns.any("details", &source.details)?,
        greeting: patterns.joined("greeting", &source.greeting)?,
        closing: patterns.joined("closing", &source.closing)?,
        parting: patterns.any("parting", &source.parting)?,
        invites: patterns.any("invites", &source.invites)?,
        denials: patterns.any("denials", &source.denials)?,
        courtesy: patterns.any("courtesy", &source.courtesy)?,
        vouched: patterns.any("vouched", &source.vouched)?,
        confided: patterns.any("confided", &source.confided)?,
        rejects: patterns.any("rejects", &source.rejects)?,
        automatic: patterns.any("automatic", &source.automatic)?,
        kin: patterns.any("kin", &source.kin)?,
        text,
        rules: OnceLock::new(),
        when: OnceLock::new(),
    })
}

/// Compiles the rules of one language; a digest asks only its other questions.
pub(super) fn rules(language: &'static str, text: &'static str) -> Result<Rules, Fault> {
    let source = source(language, text)?;
    Patterns::of(language, &source).rules(&source)
}

/// Compiles how one language names days; few texts ask for it.
pub(super) fn when(language: &'static str, text: &str) -> Result<When, Fault> {
    let source = source(language, text)?;
    When::compile(&source.when, &Patterns::of(language, &source))
        .map_err(|fault| Fault::Days { language, fault: Box::new(fault) })
}

fn source(language: &'static str, text: &str) -> Result<Source, Fault> {
    toml::from_str(text).map_err(|fault| Fault::Form { language, fault: Box::new(fault) })
}

/// The words of all rules, each with the places of the rules that ask for it.
fn words(source: &Source) -> BTreeMap<String, Vec<usize>> {
    let mut words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, rule) in source.rule.iter().enumerate() {
        for word in &rule.words {
            let word = word.replace('’', "'");
            let mut plain = word.clone();
            for (letter, typed) in &source.plain {
                plain = plain.replace(*letter, typed);
            }
            if plain != word {
                words.entry(plain).or_default().push(at);
            }
            words.entry(word).or_default().push(at);
        }
    }
    words
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

    /// The regular expression that `pattern` stands for.
    pub(super) fn expanded(&self, pattern: &str) -> String {
        self.expand(&self.whole(pattern))
    }

    fn rules(&self, source: &Source) -> Result<Rules, Fault> {
        let mut patterns = Vec::new();
        let rules = source.rule.iter().map(|rule| self.rule(rule, &mut patterns)).collect();
        Rules::new(rules, patterns, words(source)).map_err(|fault| self.fault("rule", fault))
    }

    /// A rule, whose patterns are put to those of the others.
    fn rule(&self, source: &RuleSource, patterns: &mut Vec<Pattern>) -> Rule {
        let catches = source.kind == SignalKind::Referral;
        let mut add = |texts: &[String]| -> Range<usize> {
            let start = patterns.len();
            patterns.extend(
                texts
                    .iter()
                    .map(|text| if catches { self.pattern(text).catching() } else { self.pattern(text) }),
            );
            start..patterns.len()
        };
        Rule {
            name: format!("{}/{}", self.language, source.name),
            kind: source.kind,
            quality: source.quality.map(Quality),
            confidence: source.confidence,
            signs_off: source.signs_off,
            anticipates_under_request: source.anticipates_under_request,
            also: source.also,
            early: source.early,
            quoted_only: source.quoted_only,
            fits: add(&source.fits),
            unless: add(&source.unless),
        }
    }

    /// Fits where one of `patterns` does.
    fn any(&self, place: &str, patterns: &[String]) -> Result<AnyOf, Fault> {
        let patterns = patterns.iter().map(|pattern| self.pattern(pattern)).collect();
        AnyOf::new(patterns).map_err(|fault| self.fault(place, fault))
    }

    /// The same in one piece, for patterns that only look at the beginning; without patterns one that never fits.
    fn joined(&self, place: &str, patterns: &[String]) -> Result<Regex, Fault> {
        let all: Vec<String> = patterns.iter().map(|pattern| self.whole(pattern)).collect();
        let all = if all.is_empty() { NEVER.to_owned() } else { self.expand(&all.join("|")) };
        compile(&all, WhichCaptures::Implicit).map_err(|fault| self.fault(place, fault))
    }

    fn pattern(&self, pattern: &str) -> Pattern {
        Pattern::new(self.expanded(pattern))
    }

    /// On whole words, where spaces part them.
    fn whole(&self, pattern: &str) -> String {
        if self.spaced { whole_words(pattern) } else { format!("(?:{pattern})") }
    }

    fn fault(&self, place: &str, fault: PatternFault) -> Fault {
        Fault::Pattern { language: self.language, place: place.to_owned(), fault }
    }

    /// Puts the sets in the place of their names, and both ways to type a letter in the place of that letter.
    pub(super) fn expand(&self, pattern: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::super::{FILES, KNOWN};
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_file_is_whole() {
        for (language, text) in KNOWN.into_iter().zip(FILES) {
            let source = source(language, text).unwrap();
            let mut names = BTreeSet::new();
            for rule in &source.rule {
                let (kind, name) = (rule.kind.name(), &rule.name);
                assert!(names.insert((kind, name)), "{language}: two rules {name} for {kind}");
                assert!(!rule.words.is_empty(), "{language}/{name} is never tried");
                assert!(!rule.fits.is_empty(), "{language}/{name} fits nothing");
                assert_eq!(rule.quality.is_some(), rule.kind == SignalKind::Thanks, "{language}/{name}");
                assert!(rule.quality.is_none_or(|quality| quality <= 3), "{language}/{name}");
            }
            let kinds: BTreeSet<&str> = names.iter().map(|(kind, _)| *kind).collect();
            assert_eq!(kinds.len(), 13, "{language} has rules for {kinds:?} only");
            let when = &source.when;
            assert_eq!(when.weekdays.len(), 7, "{language}");
            assert!(matches!(when.months.len(), 0 | 12), "{language}");
            let days = [&when.today, &when.tomorrow, &when.weekday, &when.this_week, &when.next_week];
            assert!(days.iter().all(|entries| !entries.is_empty()), "{language}");
        }
    }
}
