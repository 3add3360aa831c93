//! `[lexicon]`: the owner's own phrases. Owns: the limits of a phrase. Never touches: what a phrase fits.

use super::Check;
use crate::config::table::LexiconTable;
use crate::config::word::Line;
use crate::lexicon::{Means, Taught};
use crate::words::SignalKind as S;
use toml::Spanned;

/// A phrase is no paragraph.
const PHRASE_CHARS: usize = 80;

/// A word with the marks that belong to it, or `*`. Other marks are not looked at where sentences are read.
fn is_word(word: &str) -> bool {
    let core = word.trim_end_matches([',', ';', ':', '?', '!', '.']);
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.' | '/');
    let whole = core.chars().all(inner) && core.ends_with(char::is_alphanumeric);
    core == "*" || (whole && core.starts_with(char::is_alphanumeric))
}

impl Check<'_> {
    pub(super) fn lexicon(&mut self, table: LexiconTable) -> Taught {
        let lists = [
            (Means::Does(S::Thanks), table.thanks),
            (Means::Does(S::Praise), table.praise),
            (Means::Does(S::Request), table.request),
            (Means::Does(S::Offer), table.offer),
            (Means::Does(S::Delivery), table.delivery),
            (Means::Does(S::PassedOn), table.passed_on),
            (Means::Does(S::Promise), table.promise),
            (Means::Does(S::AdviceSeek), table.advice_seek),
            (Means::Does(S::Introduction), table.introduction),
            (Means::Does(S::Apology), table.apology),
            (Means::Does(S::Friction), table.friction),
            (Means::Does(S::Withdrawal), table.withdrawal),
            (Means::SignsOff, table.sign_off),
            (Means::Nothing, table.nothing),
        ];
        let mut phrases = Vec::new();
        let mut last = 0..0;
        for (means, entries) in lists {
            for entry in entries {
                last = entry.span();
                phrases.extend(self.phrase(entry).map(|phrase| (means, phrase)));
            }
        }
        Taught::of(phrases).unwrap_or_else(|error| {
            self.fault(last, error.to_string(), "a few dozen phrases are plenty");
            Taught::default()
        })
    }

    fn phrase(&mut self, entry: Spanned<Line>) -> Option<String> {
        let at = entry.span();
        let phrase = entry.into_inner().0;
        if phrase.chars().count() > PHRASE_CHARS {
            let sentence = format!("a phrase has at most {PHRASE_CHARS} characters");
            self.fault(at, sentence, "keep the words that tell, and `*` for one that varies");
            return None;
        }
        if !phrase.split_whitespace().any(|word| word.chars().any(char::is_alphabetic)) {
            self.fault(at, "a phrase needs a word", "write it as it stands in your mails");
            return None;
        }
        if let Some(odd) = phrase.split_whitespace().find(|word| !is_word(word)) {
            let sentence = format!("`{odd}` is no word that a phrase can hold");
            self.fault(at, sentence, "leave it out; `*` stands alone, for one word");
            return None;
        }
        Some(phrase)
    }
}
