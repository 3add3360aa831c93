//! The languages a digest and a draft are written in. Owns: one file of messages for each language
//! (`tongue/<language>.ftl`, Fluent), the choice of a wording, how days and lists are said. Never touches: what is said
//! when.
//!
//! Plural forms are CLDR's, by Fluent. A message that a language lacks is said in English; the tests let none lack.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use serde::Serialize;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

mod forms;

/// A value in a message: a text, or a number that may decide the plural.
pub type Fact<'a> = FluentValue<'a>;

/// A language with all messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tongue {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// Italian.
    It,
}

/// One of several ways to say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The same in every language: `appreciate-draft-sent.b`.
    pub name: String,
    /// As it is said.
    pub text: String,
}

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 6]> = LazyLock::new(|| Tongue::ALL.map(Tongue::bundle));

impl Tongue {
    /// All, English first.
    pub const ALL: [Self; 6] = [Self::En, Self::De, Self::Fr, Self::Es, Self::Pt, Self::It];

    /// The code of the language (ISO 639-1), as in the config and in `lang` of HTML.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Pt => "pt",
            Self::It => "it",
        }
    }

    /// The language with this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tongue| tongue.code() == code)
    }

    /// Its file of messages.
    pub fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("tongue/en.ftl"),
            Self::De => include_str!("tongue/de.ftl"),
            Self::Fr => include_str!("tongue/fr.ftl"),
            Self::Es => include_str!("tongue/es.ftl"),
            Self::Pt => include_str!("tongue/pt.ftl"),
            Self::It => include_str!("tongue/it.ftl"),
        }
    }

    fn bundle(self) -> Bundle {
        // What can't be parsed is left out and said in English; the tests let nothing be left out.
        let resource = FluentResource::try_new(self.source().to_owned()).unwrap_or_else(|(part, _)| part);
        let language: LanguageIdentifier = self.code().parse().unwrap_or_default();
        let mut bundle = Bundle::new_concurrent(vec![language]);
        // No marks of direction around what is filled in: names and quotes are cleaned, and the text is plain.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        bundle
    }

    fn messages(self) -> &'static Bundle {
        let [en, de, fr, es, pt, it] = &*BUNDLES;
        match self {
            Self::En => en,
            Self::De => de,
            Self::Fr => fr,
            Self::Es => es,
            Self::Pt => pt,
            Self::It => it,
        }
    }

    /// The message, filled in, in one line.
    pub fn say(self, id: &str, facts: &[(&str, Fact<'_>)]) -> String {
        self.said(id, facts).or_else(|| Self::En.said(id, facts)).unwrap_or_default()
    }

    /// The message without values.
    pub fn words(self, id: &str) -> String {
        self.say(id, &[])
    }

    fn said(self, id: &str, facts: &[(&str, Fact<'_>)]) -> Option<String> {
        let pattern = self.messages().get_message(id)?.value()?;
        Some(self.filled(pattern, facts))
    }

    fn filled(self, pattern: &Pattern<&str>, facts: &[(&str, Fact<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(facts.len());
        for (name, fact) in facts {
            args.set(*name, fact.clone());
        }
        // A value that is missing is left as its name; the tests fill in every message.
        let text = self.messages().format_pattern(pattern, Some(&args), &mut Vec::new());
        text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
    }

    /// All wordings of a message that has several (its attributes), filled in; the key decides which comes first, so
    /// that the same evidence is always told in the same words.
    pub fn wordings(self, id: &str, key: &str, facts: &[(&str, Fact<'_>)]) -> Vec<Wording> {
        let Some(message) = self.messages().get_message(id).or_else(|| Self::En.messages().get_message(id))
        else {
            return Vec::new();
        };
        let mut all: Vec<Wording> = message
            .attributes()
            .map(|one| Wording { name: format!("{id}.{}", one.id()), text: self.filled(one.value(), facts) })
            .collect();
        let sum =
            blake3::hash(key.as_bytes()).as_bytes().iter().fold(0_usize, |sum, b| sum + usize::from(*b));
        let first = sum % all.len().max(1);
        all.rotate_left(first);
        all
    }

    /// One wording of a message that has several.
    pub fn pick(self, id: &str, key: &str, facts: &[(&str, Fact<'_>)]) -> String {
        self.wordings(id, key, facts).into_iter().next().map(|one| one.text).unwrap_or_default()
    }

    /// The words that a message lists: `unit-week = w, week, weeks`.
    pub fn listed(self, id: &str) -> Vec<String> {
        let words = self.words(id);
        words.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    /// All words for a command, the one that digests show first: `command-done = done, did it`.
    pub fn synonyms(self, command: &str) -> Vec<String> {
        self.listed(&format!("command-{command}"))
    }

    /// The word for a command that digests show.
    pub fn command(self, command: &str) -> String {
        self.synonyms(command).into_iter().next().unwrap_or_default()
    }
}
