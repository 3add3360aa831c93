//! The phrases of each language, as data. Owns: the files `lexicon/<language>.toml`, compiled once when first
//! needed, and which rules of a language fit a sentence. Never touches: mails, zones, what a signal is used for.

mod compile;
mod hush;
mod source;
mod taught;
mod when;

pub use hush::is_grave;
pub use taught::{Means, Taught, TooLong};

use crate::words::{Confidence, Quality, SignalKind};
use aho_corasick::AhoCorasick;
use chrono::NaiveDate;
use regex::Regex;
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

/// Bytes of a sentence in which the words of an `early` rule must begin: a greeting with a name and a few words.
const EARLY: usize = 48;

/// The rules of one language.
#[derive(Debug)]
pub struct Lexicon {
    language: &'static str,
    rules: Vec<Rule>,
    /// Finds which rules are worth trying: one pattern per entry of `tried_by`.
    keys: AhoCorasick,
    /// For each key, the rules (by place in `rules`) that want it.
    tried_by: Vec<Vec<usize>>,
    details: Regex,
    greeting: Regex,
    closing: Regex,
    parting: Regex,
    kin: Regex,
    automatic: Regex,
    rejects: Regex,
    invites: Regex,
    courtesy: Regex,
    /// Its file, for what is compiled later.
    text: &'static str,
    when: OnceLock<Option<When>>,
}

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
    early: bool,
    /// What only counts in somebody else's mail, beside an open ask.
    quoted_only: bool,
    fits: Regex,
    unless: Option<Regex>,
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
        let mut wanted: Vec<usize> = Vec::new();
        for found in
            self.keys.find_overlapping_iter(folded).filter(|found| starts_word(folded, found.start()))
        {
            let rules = self.tried_by.get(found.pattern().as_usize()).into_iter().flatten();
            let late = found.start() >= EARLY;
            wanted.extend(rules.filter(|at| !(late && self.rules.get(**at).is_some_and(|rule| rule.early))));
        }
        wanted.sort_unstable();
        wanted.dedup();
        let mut fitting: Vec<&Rule> = Vec::new();
        for rule in wanted.into_iter().filter_map(|at| self.rules.get(at)) {
            if rule.quoted_only && !quoted {
                continue;
            }
            if !fitting.iter().any(|earlier| earlier.kind == rule.kind) && rule.fits(folded) {
                fitting.push(rule);
            }
        }
        fitting
    }

    /// Whether a thanks for something also holds a date, a number, a named artefact, an effect or praise.
    pub fn has_details(&self, folded: &str) -> bool {
        self.details.is_match(folded)
    }

    /// The part of a folded line that greets (`hi ravi and ana`), empty when it does not start with a greeting.
    pub fn greeting<'a>(&self, folded: &'a str) -> &'a str {
        self.greeting.find(folded).map_or("", |found| found.as_str())
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
        self.invites.is_match(folded) && !folded.contains(" not ") && !folded.contains("n't ")
    }

    /// Whether a folded thanks is for no more than a mail.
    pub fn is_courtesy(&self, folded: &str) -> bool {
        self.courtesy.is_match(folded)
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
}

/// Whether the match at `at` is no tail of an ASCII word; scripts without spaces and punctuation pass.
fn starts_word(folded: &str, at: usize) -> bool {
    let letter = |at: Option<usize>| {
        at.and_then(|at| folded.as_bytes().get(at)).is_some_and(u8::is_ascii_alphanumeric)
    };
    !(letter(Some(at)) && letter(at.checked_sub(1)))
}

impl Rule {
    /// What the pattern's group caught: the name in a referral.
    pub fn caught<'a>(&self, folded: &'a str) -> Option<&'a str> {
        self.fits.captures(folded)?.iter().skip(1).flatten().next().map(|group| group.as_str())
    }

    fn fits(&self, folded: &str) -> bool {
        self.fits.is_match(folded) && !self.unless.as_ref().is_some_and(|unless| unless.is_match(folded))
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
            compile::when(language, text).unwrap_or_else(|fault| panic!("{fault}"));
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
