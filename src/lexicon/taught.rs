//! The owner's own phrases, from `[lexicon]` of the config. Owns: what a phrase in plain words fits. Never touches:
//! the languages' files; the phrases go before these, whatever the language.

use super::Rule;
use super::compile::{AUTOMATON_BYTES, PATTERN_BYTES};
use crate::signal::fold;
use crate::words::{Confidence, Quality, SignalKind};
use regex::{Regex, RegexBuilder};
use std::sync::Arc;

/// So many words behind or before thanks name what they are for.
const NAMED_WORDS: usize = 3;
/// The same in letters of scripts without spaces.
const NAMED_LETTERS: usize = 8;

/// What a sentence with a taught phrase does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Means {
    /// This, surely.
    Does(SignalKind),
    /// It only closes a mail: thanks of quality 0.
    SignsOff,
    /// Nothing, whatever else stands in it.
    Nothing,
}

/// The phrases, compiled.
#[derive(Clone, Debug, Default)]
pub struct Taught {
    phrases: Vec<(Means, String)>,
    rules: Arc<[Rule]>,
    nothing: Option<Regex>,
}

impl PartialEq for Taught {
    fn eq(&self, other: &Self) -> bool {
        self.phrases == other.phrases
    }
}

/// All phrases together are longer than what one pattern may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the phrases are too long together: shorten them or leave some out")]
pub struct TooLong;

impl Eq for Taught {}

impl Taught {
    /// Compiles phrases in plain words, where `*` stands for one word. Phrases without a word are passed over.
    ///
    /// # Errors
    /// Thousands of phrases.
    pub fn of(mut phrases: Vec<(Means, String)>) -> Result<Self, TooLong> {
        phrases.sort();
        let patterns = |means: Means| -> Vec<String> {
            phrases.iter().filter(|(of, _)| *of == means).filter_map(|(_, words)| pattern(words)).collect()
        };
        let mut rules = Vec::new();
        let mut means: Vec<Means> = phrases.iter().map(|(means, _)| *means).collect();
        means.dedup();
        for means in means {
            let patterns = patterns(means);
            match means {
                _ if patterns.is_empty() => {}
                Means::Nothing => {}
                Means::SignsOff => rules.push(thanks("own/sign-off", Quality(0), &patterns)?),
                Means::Does(SignalKind::Thanks) => {
                    let named: Vec<String> = patterns.iter().map(|pattern| for_something(pattern)).collect();
                    rules.push(thanks("own/thanks/for", Quality(2), &named)?);
                    rules.push(Rule { signs_off: true, ..thanks("own/thanks/bare", Quality(1), &patterns)? });
                }
                Means::Does(kind) => rules.push(rule(&format!("own/{}", kind.name()), kind, &patterns)?),
            }
        }
        // What closes a mail is no thanks for anything.
        rules.sort_by_key(|rule| rule.quality != Some(Quality(0)));
        let nothing = patterns(Means::Nothing);
        let nothing = if nothing.is_empty() { None } else { Some(any(&nothing)?) };
        Ok(Self { phrases, rules: rules.into(), nothing })
    }

    /// Whether a folded sentence is to say nothing.
    pub fn says_nothing(&self, folded: &str) -> bool {
        self.nothing.as_ref().is_some_and(|nothing| nothing.is_match(folded))
    }

    /// Whether nothing was taught.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// The first fitting rule of each kind.
    pub fn rules_for(&self, folded: &str) -> Vec<&Rule> {
        let mut fitting: Vec<&Rule> = Vec::new();
        for rule in self.rules.iter() {
            if fitting.iter().all(|earlier| earlier.kind != rule.kind) && rule.fits(folded) {
                fitting.push(rule);
            }
        }
        fitting
    }
}

fn thanks(name: &str, quality: Quality, patterns: &[String]) -> Result<Rule, TooLong> {
    Ok(Rule { quality: Some(quality), ..rule(name, SignalKind::Thanks, patterns)? })
}

fn rule(name: &str, kind: SignalKind, patterns: &[String]) -> Result<Rule, TooLong> {
    Ok(Rule {
        name: name.to_owned(),
        kind,
        quality: None,
        confidence: Confidence::High,
        signs_off: false,
        anticipates_under_request: false,
        also: (kind == SignalKind::AdviceSeek).then_some(SignalKind::Request),
        early: false,
        quoted_only: false,
        fits: any(patterns)?,
        unless: None,
    })
}

fn any(patterns: &[String]) -> Result<Regex, TooLong> {
    RegexBuilder::new(&patterns.join("|"))
        .size_limit(PATTERN_BYTES)
        .dfa_size_limit(AUTOMATON_BYTES)
        .build()
        .map_err(|_| TooLong)
}

/// The phrase as sentences are folded, on whole words where letters have spaces between words.
fn pattern(phrase: &str) -> Option<String> {
    let text = regex::escape(&fold(phrase)).replace(r"\*", "[^ ,.;:!?]+");
    let edge = |c: Option<char>| if c.is_some_and(|c| c.is_ascii_alphanumeric()) { r"\b" } else { "" };
    let (first, last) = (text.chars().next(), text.chars().next_back());
    phrase.chars().any(char::is_alphanumeric).then(|| format!("{}(?:{text}){}", edge(first), edge(last)))
}

fn for_something(pattern: &str) -> String {
    format!(
        "(?:{pattern})(?:,?(?: \\S+){{{NAMED_WORDS}}}|[^ ]{{{NAMED_LETTERS}}})|(?:(?:\\S+ ){{{NAMED_WORDS}}}|[^ ]{{{NAMED_LETTERS}}})(?:{pattern})"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taught(phrases: &[(Means, &str)]) -> Taught {
        Taught::of(phrases.iter().map(|(means, words)| (*means, (*words).to_owned())).collect()).unwrap()
    }

    fn read(taught: &Taught, sentence: &str) -> Vec<(SignalKind, Option<u8>)> {
        let rules = taught.rules_for(&fold(sentence)).into_iter();
        rules.map(|rule| (rule.kind, rule.quality.map(|quality| quality.0))).collect()
    }

    #[test]
    fn phrases_fit_on_whole_words_in_any_case() {
        let taught = taught(&[
            (Means::Does(SignalKind::Thanks), "Ta muchly"),
            (Means::Does(SignalKind::Request), "PTAL"),
            (Means::Does(SignalKind::Promise), "it’s on my *, promise"),
            (Means::SignsOff, "ta muchly in advance"),
            (Means::Nothing, "thanks for flying with us"),
        ]);
        assert_eq!(read(&taught, "ta muchly!"), [(SignalKind::Thanks, Some(1))]);
        assert_eq!(read(&taught, "Ta muchly for the new rota."), [(SignalKind::Thanks, Some(2))]);
        assert_eq!(read(&taught, "Ta muchly in advance for the rota"), [(SignalKind::Thanks, Some(0))]);
        assert_eq!(read(&taught, "Patch 3 is up, ptal"), [(SignalKind::Request, None)]);
        assert_eq!(read(&taught, "It's on my desk, promise"), [(SignalKind::Promise, None)]);
        assert_eq!(read(&taught, "Optalgin is out of stock"), []);
        assert!(taught.says_nothing(&fold("Thanks for flying with us, Ana!")));
    }

    #[test]
    fn phrases_without_spaces_fit_inside() {
        let taught = taught(&[(Means::Does(SignalKind::Thanks), "恩に着ます"), (Means::Nothing, " ")]);
        assert_eq!(read(&taught, "恩に着ます。"), [(SignalKind::Thanks, Some(1))]);
        assert_eq!(read(&taught, "資料を早めに送ってくれて恩に着ます。"), [(SignalKind::Thanks, Some(2))]);
        assert!(!taught.says_nothing("a b"));
    }
}
