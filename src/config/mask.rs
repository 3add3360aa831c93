//! What of the file is never shown. Owns: finding the secrets in a text, sound or broken. Never touches: showing.
//!
//! In a sound document every value under `auth`, or under a key that speaks of a password or secret, is hidden. A
//! broken one may hide its secrets from the parser, so its lines are judged by their words too, rather too often
//! than too seldom.

use super::tree::Tree;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The byte ranges to hide, in order, not overlapping.
pub(super) fn hidden(tree: &Tree<'_>, text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    in_table(tree.root.get_ref(), false, &mut ranges);
    if !tree.faults.is_empty() {
        by_words(text, &mut ranges);
    }
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

fn in_table(table: &DeTable<'_>, secret: bool, ranges: &mut Vec<Range<usize>>) {
    for (key, value) in table {
        in_value(value, secret || speaks_of_secrets(key.get_ref()), ranges);
    }
}

fn in_value(value: &Spanned<DeValue<'_>>, secret: bool, ranges: &mut Vec<Range<usize>>) {
    match value.get_ref() {
        DeValue::Table(table) => in_table(table, secret, ranges),
        DeValue::Array(array) if !secret => {
            for item in array {
                in_value(item, false, ranges);
            }
        }
        _ if secret => ranges.push(value.span()),
        _ => {}
    }
}

fn speaks_of_secrets(words: &str) -> bool {
    let words = words.to_lowercase();
    ["auth", "pass", "secret", "token", "credential"].iter().any(|word| words.contains(word))
}

/// Line by line: the part behind `=` of a line that speaks of secrets, and every line after it until one that
/// plainly begins something else; a text in triple quotes until they close.
fn by_words(text: &str, ranges: &mut Vec<Range<usize>>) {
    let mut start = 0;
    let mut state = State::default();
    for line in text.split_inclusive('\n') {
        let from = state.hide_from(line);
        if let Some(from) = from {
            ranges.push(start + from..start + line.trim_end().len().max(from));
        }
        start += line.len();
    }
}

#[derive(Default)]
struct State {
    /// Below a header that speaks of secrets.
    section: bool,
    /// Behind a line that does.
    value: bool,
    /// Inside a hidden text in triple quotes.
    triple: Option<&'static str>,
}

impl State {
    /// Where in the line hiding begins.
    fn hide_from(&mut self, line: &str) -> Option<usize> {
        if let Some(quotes) = self.triple {
            if line.contains(quotes) {
                self.triple = None;
            }
            return Some(0);
        }
        let trimmed = line.trim_start();
        if trimmed.starts_with('[') && !trimmed.contains(',') {
            self.section = speaks_of_secrets(trimmed);
            self.value = false;
            return trimmed.contains('=').then_some(0).filter(|_| self.section);
        }
        let assigns = trimmed.split_once('=').is_some_and(|(key, _)| plain_key(key));
        if assigns {
            self.value = self.section || speaks_of_secrets(line);
        } else if speaks_of_secrets(line) {
            self.value = true;
        }
        if !self.value {
            return None;
        }
        let value = line.split_once('=').filter(|_| assigns).map_or(line, |(_, value)| value);
        let from = line.len() - value.trim_start().len();
        self.triple = ["\"\"\"", "'''"].into_iter().find(|quotes| line.matches(quotes).count() % 2 == 1);
        Some(from)
    }
}

fn plain_key(key: &str) -> bool {
    let key = key.trim();
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\''))
}
