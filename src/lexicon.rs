//! The phrases of each language, as data. Owns: the files `lexicon/<language>.toml`, compiled once when first
//! needed, and which rules of a language fit a sentence. Never touches: mails, zones, what a signal is used for.

mod clue;
mod compile;
mod finder;
mod hush;
mod pattern;
mod rules;
mod source;
mod taught;
mod when;

pub use hush::is_grave;
pub use rules::Rule;
pub use taught::{Means, Taught, TooLong};

use chrono::NaiveDate;
use pattern::AnyOf;
use regex_automata::meta::Regex;
use rules::Rules;
use std::sync::OnceLock;
use when::When;

/// The languages with rules (ISO 639-1).
pub const KNOWN: [&str; 15] =
    ["de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr", "uk", "zh"];

/// The file of each language of [`KNOWN`], in its order.
const FILES: [&str; KNOWN.len()] = [
    include_str!("lexicon/de.toml"),
    include_str!("lexicon/en.toml"),
    include_str!("lexicon/es.toml"),
    include_str!("lexicon/fr.toml"),
    include_str!("lexicon/it.toml"),
    include_str!("lexicon/ja.toml"),
    include_str!("lexicon/ko.toml"),
    include_str!("lexicon/nl.toml"),
    include_str!("lexicon/pl.toml"),
    include_str!("lexicon/pt.toml"),
    include_str!("lexicon/ru.toml"),
    include_str!("lexicon/sv.toml"),
    include_str!("lexicon/tr.toml"),
    include_str!("lexicon/uk.toml"),
    include_str!("lexicon/zh.toml"),
];

/// The compiled ones; each is compiled when first needed.
static COMPILED: [OnceLock<Option<Lexicon>>; KNOWN.len()] = [const { OnceLock::new() }; KNOWN.len()];

/// The rules of one language.
#[derive(Debug)]
pub struct Lexicon {
    language: &'static str,
    greeting: Regex,
    closing: Regex,
    details: AnyOf,
    parting: AnyOf,
    kin: AnyOf,
    automatic: AnyOf,
    rejects: AnyOf,
    invites: AnyOf,
    denials: AnyOf,
    courtesy: AnyOf,
    vouched: AnyOf,
    confided: AnyOf,
    /// Its file, for what is compiled later.
    text: &'static str,
    rules: OnceLock<Option<Rules>>,
    when: OnceLock<Option<When>>,
}

impl Lexicon {
    /// The rules of `language` (ISO 639-1), `None` when there are none.
    pub fn for_language(language: &str) -> Option<&'static Self> {
        let at = KNOWN.iter().position(|known| *known == language)?;
        let (known, text) = (*KNOWN.get(at)?, FILES.get(at)?);
        // A test compiles every file.
        COMPILED.get(at)?.get_or_init(|| compile::lexicon(known, text).ok()).as_ref()
    }

    /// Its ISO 639-1 code.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The first fitting rule of each kind, in the order of the file. `folded` is a sentence from
    /// [`crate::signal::fold`]; `quoted` says that it is somebody else's.
    pub fn rules_for(&self, folded: &str, quoted: bool) -> Vec<&Rule> {
        self.rules().map(|rules| rules.fitting(folded, quoted)).unwrap_or_default()
    }

    /// What the group of a rule's fitting pattern caught: the name in a referral.
    pub fn caught<'a>(&self, rule: &Rule, folded: &'a str) -> Option<&'a str> {
        self.rules()?.caught(rule, folded)
    }

    fn rules(&self) -> Option<&Rules> {
        // A test compiles every file.
        self.rules.get_or_init(|| compile::rules(self.language, self.text).ok()).as_ref()
    }

    /// Whether a thanks for something also holds a date, a number, a named artefact, an effect or praise.
    pub fn has_details(&self, folded: &str) -> bool {
        self.details.is_match(folded)
    }

    /// The part of a folded line that greets (`hi ravi and ana`), empty when it does not start with a greeting.
    pub fn greeting<'a>(&self, folded: &'a str) -> &'a str {
        self.greeting.find(folded).and_then(|found| folded.get(found.range())).unwrap_or("")
    }

    /// Whether a folded sentence only closes a mail (`best regards`).
    pub fn closes(&self, folded: &str) -> bool {
        self.closing.is_match(folded)
    }

    /// Whether a folded text speaks of a farewell, an unpaid invoice or a wish for no more mail.
    pub fn parts(&self, folded: &str) -> bool {
        self.parting.is_match(folded)
    }

    /// Whether a folded sentence invites the reader or hopes to meet, and does not deny it.
    pub fn invites(&self, folded: &str) -> bool {
        self.invites.is_match(folded) && !self.denials.is_match(folded)
    }

    /// Whether a folded thanks is for no more than a mail.
    pub fn is_courtesy(&self, folded: &str) -> bool {
        self.courtesy.is_match(folded)
    }

    /// Whether a folded thanks is for a good word put in.
    pub fn is_vouched(&self, folded: &str) -> bool {
        self.vouched.is_match(folded)
    }

    /// Whether a folded sentence is for its reader alone.
    pub fn is_confided(&self, folded: &str) -> bool {
        self.confided.is_match(folded)
    }

    /// Whether a folded text sends something back.
    pub fn rejects(&self, folded: &str) -> bool {
        self.rejects.is_match(folded)
    }

    /// Whether a folded text is what a machine or a calendar answers.
    pub fn is_automatic(&self, folded: &str) -> bool {
        self.automatic.is_match(folded)
    }

    /// The last day that a folded sentence, written on `written`, gives to do something ("by Friday").
    pub fn due(&self, folded: &str, written: NaiveDate) -> Option<NaiveDate> {
        // A test compiles every file.
        self.when.get_or_init(|| compile::when(self.language, self.text).ok()).as_ref()?.due(folded, written)
    }

    /// Whether a folded text uses words that only a family does.
    pub fn is_kin(&self, folded: &str) -> bool {
        self.kin.is_match(folded)
    }

    /// Compiles every pattern.
    #[cfg(test)]
    fn check(&self) -> Result<(), pattern::PatternFault> {
        let questions = [
            &self.details,
            &self.parting,
            &self.kin,
            &self.automatic,
            &self.rejects,
            &self.invites,
            &self.denials,
            &self.courtesy,
            &self.vouched,
            &self.confided,
        ];
        questions.into_iter().try_for_each(AnyOf::check)?;
        self.rules().map_or(Ok(()), Rules::check)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_language_compiles() {
        for (language, text) in KNOWN.into_iter().zip(FILES) {
            let lexicon = compile::lexicon(language, text).unwrap_or_else(|fault| panic!("{fault}"));
            assert_eq!(lexicon.language(), language);
            compile::rules(language, text).unwrap_or_else(|fault| panic!("{fault}"));
            compile::when(language, text).unwrap_or_else(|fault| panic!("{fault}"));
            lexicon.check().unwrap_or_else(|fault| panic!("{language}: {fault}"));
            assert!(Lexicon::for_language(language).is_some(), "{language}");
        }
        assert!(Lexicon::for_language("xx").is_none());
    }

    #[test]
    fn faults_in_a_file_are_named() {
        let fault = compile::lexicon("en", "sets = 3").unwrap_err();
        assert!(fault.to_string().contains("en"), "{fault}");
    }
}
