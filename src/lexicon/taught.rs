//! The owner's own phrases, from `[lexicon]` of the config. Owns: what a phrase in plain words fits. Never touches:
//! the languages' files; the phrases go before these, whatever the language.

use super::pattern::{AnyOf, Pattern, PatternFault};
use super::rules::{Rule, Rules};
use crate::signal::fold;
use crate::words::{Confidence, Quality, SignalKind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many words behind or before thanks name what they are for.
const NAMED_WORDS: usize = 3;
/// The same in letters of scripts without spaces.
const NAMED_LETTERS: usize = 8;

/// Stands for a `*` while a phrase is folded: a letter that nobody types.
const ANY_WORD: &str = "ʘ";
/// From here on letters stand without spaces between words, or take endings (Hangul).
const FIRST_WITHOUT_SPACES: char = '\u{1100}';

/// What a sentence with a taught phrase does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Means {
    /// It only closes a mail: thanks of quality 0.
    SignsOff,
    /// This, surely.
    Does(SignalKind),
    /// Nothing, whatever else stands in it.
    Nothing,
}

/// The phrases, compiled.
#[derive(Clone, Debug, Default)]
pub struct Taught {
    phrases: Vec<(Means, String)>,
    /// What sentences do, and those that do nothing; `None` when nothing was taught.
    compiled: Option<Arc<(Rules, AnyOf)>>,
}

impl PartialEq for Taught {
    fn eq(&self, other: &Self) -> bool {
        self.phrases == other.phrases
    }
}

impl Eq for Taught {}

/// All phrases together are longer than what can be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the phrases are too long together: shorten them or leave some out")]
pub struct TooLong;

impl Taught {
    /// Compiles phrases in plain words, where `*` stands for one word. Phrases without a word are passed over.
    ///
    /// # Errors
    /// More phrases than anybody types.
    pub fn of(mut phrases: Vec<(Means, String)>) -> Result<Self, TooLong> {
        phrases.retain(|(_, words)| words.chars().any(char::is_alphanumeric));
        phrases.sort();
        if phrases.is_empty() {
            return Ok(Self::default());
        }
        let compiled = compile(&phrases).map_err(|_| TooLong)?;
        Ok(Self { phrases, compiled: Some(Arc::new(compiled)) })
    }

    /// Whether nothing was taught.
    pub fn is_empty(&self) -> bool {
        self.compiled.is_none()
    }

    /// Whether a folded sentence is to say nothing.
    pub fn says_nothing(&self, folded: &str) -> bool {
        self.compiled.as_ref().is_some_and(|compiled| compiled.1.is_match(folded))
    }

    /// The first fitting rule of each kind.
    pub fn rules_for(&self, folded: &str) -> Vec<&Rule> {
        self.compiled.as_ref().map_or_else(Vec::new, |compiled| compiled.0.fitting(folded, false))
    }
}

fn compile(phrases: &[(Means, String)]) -> Result<(Rules, AnyOf), PatternFault> {
    let mut means: Vec<Means> = phrases.iter().map(|(means, _)| *means).collect();
    means.dedup();
    let mut draft = Draft::default();
    let mut nothing = Vec::new();
    for means in means {
        let those = phrases.iter().filter(|(of, _)| *of == means).map(|(_, phrase)| phrase.as_str());
        match means {
            Means::Nothing => nothing.extend(those.map(|phrase| Pattern::new(pattern(phrase)))),
            Means::SignsOff => draft.add(thanks("own/sign-off", 0), those, pattern),
            Means::Does(SignalKind::Thanks) => {
                draft.add(thanks("own/thanks/for", 2), those.clone(), for_something);
                draft.add(Rule { signs_off: true, ..thanks("own/thanks/bare", 1) }, those, pattern);
            }
            Means::Does(kind) => draft.add(rule(&format!("own/{}", kind.name()), kind), those, pattern),
        }
    }
    Ok((Rules::new(draft.rules, draft.patterns, draft.words)?, AnyOf::new(nothing)?))
}

/// Rules in the making.
#[derive(Default)]
struct Draft {
    rules: Vec<Rule>,
    patterns: Vec<Pattern>,
    words: BTreeMap<String, Vec<usize>>,
}

impl Draft {
    fn add<'a>(&mut self, rule: Rule, phrases: impl Iterator<Item = &'a str>, form: fn(&str) -> String) {
        let (at, start) = (self.rules.len(), self.patterns.len());
        for phrase in phrases {
            let folded = folded(phrase);
            let word = folded.split(' ').find(|word| !word.contains(ANY_WORD)).unwrap_or_default();
            self.words.entry(word.to_owned()).or_default().push(at);
            self.patterns.push(Pattern::new(form(phrase)));
        }
        self.rules.push(Rule { fits: start..self.patterns.len(), ..rule });
    }
}

fn thanks(name: &str, quality: u8) -> Rule {
    Rule { quality: Some(Quality(quality)), ..rule(name, SignalKind::Thanks) }
}

fn rule(name: &str, kind: SignalKind) -> Rule {
    Rule {
        name: name.to_owned(),
        kind,
        quality: None,
        confidence: Confidence::High,
        signs_off: false,
        anticipates_under_request: false,
        also: (kind == SignalKind::AdviceSeek).then_some(SignalKind::Request),
        early: false,
        quoted_only: false,
        fits: 0..0,
        unless: 0..0,
    }
}

/// The phrase as sentences are folded, on whole words where letters have spaces between words.
fn pattern(phrase: &str) -> String {
    let folded = folded(phrase);
    let text = regex_syntax::escape(&folded).replace(ANY_WORD, "[^ ,.;:!?]+");
    let spaced = |c: char| c.is_alphanumeric() && c < FIRST_WITHOUT_SPACES;
    let edge = |end: Option<char>| if end.is_some_and(spaced) { r"\b" } else { "" };
    format!("{}(?:{text}){}", edge(folded.chars().next()), edge(folded.chars().next_back()))
}

/// With a letter in the place of each `*`, so that it is not dropped at an edge.
fn folded(phrase: &str) -> String {
    fold(&phrase.replace('*', ANY_WORD))
}

fn for_something(phrase: &str) -> String {
    let phrase = pattern(phrase);
    let behind = format!(",?(?: [^ ]+){{{NAMED_WORDS}}}|[^ ]{{{NAMED_LETTERS}}}");
    let before = format!("(?:[^ ]+ ){{{NAMED_WORDS}}}|[^ ]{{{NAMED_LETTERS}}}");
    format!("(?:{phrase})(?:{behind})|(?:{before})(?:{phrase})")
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
            (Means::Does(SignalKind::Offer), "it's on my *"),
            (Means::Does(SignalKind::Delivery), "ага"),
            (Means::Nothing, "thanks for flying with us"),
        ]);
        assert_eq!(read(&taught, "ta muchly!"), [(SignalKind::Thanks, Some(1))]);
        assert_eq!(read(&taught, "Ta muchly for the new rota."), [(SignalKind::Thanks, Some(2))]);
        assert_eq!(read(&taught, "Ta muchly in advance for the rota"), [(SignalKind::Thanks, Some(0))]);
        assert_eq!(read(&taught, "Patch 3 is up, ptal"), [(SignalKind::Request, None)]);
        assert_eq!(
            read(&taught, "It's on my desk, promise"),
            [(SignalKind::Offer, None), (SignalKind::Promise, None)]
        );
        assert_eq!(read(&taught, "Ага, готово"), [(SignalKind::Delivery, None)]);
        assert_eq!(read(&taught, "Наш магазин открыт"), []);
        assert_eq!(read(&taught, "It's on my."), []);
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
