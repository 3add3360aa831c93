//! What is worth trying on a text. Owns: one pass over it that finds the clues of many patterns at once. Never touches:
//! the patterns, what follows when one fits.

use super::clue::Clue;
use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError, MatchKind};
use std::collections::BTreeMap;

/// Finds clues, each for the item (by place) that asks for it.
#[derive(Debug)]
pub(super) struct Finder {
    strings: AhoCorasick,
    /// For each string.
    asked_by: Vec<Box<[Hint]>>,
    /// For each item, how many clues it asks for.
    asked: Vec<u8>,
}

/// What a string in a text speaks for: the clue of an item, both by their places.
#[derive(Clone, Copy, Debug)]
struct Hint {
    item: usize,
    clue: u8,
    latest: Option<usize>,
    begins_word: bool,
}

/// How much of what an item asks for was found.
#[derive(Clone, Copy, Default)]
struct Progress {
    found: u8,
    /// Where the next clue may begin.
    from: u32,
}

/// The items whose clues all stand in a text, one behind the other.
pub(super) struct Worth<'a> {
    asked: &'a [u8],
    progress: Vec<Progress>,
}

impl Finder {
    /// For each item its clues; one without is worth trying on every text.
    pub(super) fn new(items: impl IntoIterator<Item = Vec<Clue>>) -> Result<Self, BuildError> {
        let mut hints: BTreeMap<Vec<u8>, Vec<Hint>> = BTreeMap::new();
        let mut asked = Vec::new();
        for (item, clues) in items.into_iter().enumerate() {
            let mut count = 0;
            for (clue, Clue { strings, latest, begins_word }) in (0..u8::MAX).zip(clues) {
                for string in strings {
                    hints.entry(string).or_default().push(Hint { item, clue, latest, begins_word });
                }
                count = clue + 1;
            }
            asked.push(count);
        }
        let strings = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::DFA))
            .build(hints.keys())?;
        Ok(Self { strings, asked_by: hints.into_values().map(Vec::into_boxed_slice).collect(), asked })
    }

    /// What is worth trying on `text`.
    pub(super) fn worth(&self, text: &str) -> Worth<'_> {
        let mut progress = vec![Progress::default(); self.asked.len()];
        // By their ends, so that of each clue the first to end is taken: it leaves most room for the others.
        for found in self.strings.find_overlapping_iter(text) {
            let (start, end) = (found.start(), found.end());
            let begins_word = starts_word(text, start);
            for hint in self.asked_by.get(found.pattern().as_usize()).into_iter().flatten() {
                let Some(progress) = progress.get_mut(hint.item) else { continue };
                let placed =
                    start >= progress.from as usize && hint.latest.is_none_or(|latest| start <= latest);
                if progress.found == hint.clue && placed && (begins_word || !hint.begins_word) {
                    *progress =
                        Progress { found: hint.clue + 1, from: u32::try_from(end).unwrap_or(u32::MAX) };
                }
            }
        }
        Worth { asked: &self.asked, progress }
    }
}

impl Worth<'_> {
    /// Whether it is worth trying this item.
    pub(super) fn holds(&self, item: usize) -> bool {
        let found = self.progress.get(item).map(|progress| progress.found);
        found.as_ref() == self.asked.get(item)
    }
}

/// Whether what stands at `at` is no tail of an ASCII word; scripts without spaces and punctuation pass.
fn starts_word(text: &str, at: usize) -> bool {
    let letter =
        |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_alphanumeric);
    !(letter(Some(at)) && letter(at.checked_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clue(strings: &[&str], latest: Option<usize>, begins_word: bool) -> Clue {
        Clue { strings: strings.iter().map(|text| text.as_bytes().to_vec()).collect(), latest, begins_word }
    }

    #[test]
    fn clues_stand_in_order_and_in_their_place() {
        let items = [
            vec![clue(&["can", "will"], None, true), clue(&["you"], None, false)],
            vec![clue(&["thank"], Some(4), true)],
            vec![clue(&["aba"], None, false), clue(&["aba"], None, false)],
            Vec::new(),
        ];
        let finder = Finder::new(items).unwrap();
        let worth = |text: &str| {
            let worth = finder.worth(text);
            (0..4).filter(|item| worth.holds(*item)).collect::<Vec<_>>()
        };
        assert_eq!(worth("will you"), [0, 3]);
        assert_eq!(worth("you will"), [3]);
        assert_eq!(worth("scan you"), [3]);
        assert_eq!(worth("scan, can your"), [0, 3]);
        assert_eq!(worth("oh, thanks"), [1, 3]);
        assert_eq!(worth("so, no thanks"), [3]);
        assert_eq!(worth("ababa"), [3]);
        assert_eq!(worth("abababa"), [2, 3]);
    }
}
