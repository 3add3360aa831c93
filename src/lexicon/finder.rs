//! Many strings looked for at once. Owns: the automaton. Never touches: what follows when one is found.

use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError, MatchKind};
use std::collections::BTreeMap;

/// Finds strings, each for those who asked for it.
#[derive(Debug)]
pub(super) struct Finder<T> {
    strings: AhoCorasick,
    /// For each string.
    asked_by: Vec<Box<[T]>>,
}

impl<T> Finder<T> {
    pub(super) fn new(asked: BTreeMap<Vec<u8>, Vec<T>>) -> Result<Self, BuildError> {
        let strings = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::DFA))
            .build(asked.keys())?;
        Ok(Self { strings, asked_by: asked.into_values().map(Vec::into_boxed_slice).collect() })
    }

    /// Where each string begins, and who asked for it.
    pub(super) fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'a [T])> {
        self.strings.find_overlapping_iter(text).map(|found| {
            let asked_by = self.asked_by.get(found.pattern().as_usize());
            (found.start(), asked_by.map_or(&[][..], |all| all))
        })
    }
}
