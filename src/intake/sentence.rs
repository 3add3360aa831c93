//! Which of the owner's own words are kept, and how many of them.

use crate::plain::cut;
use crate::signal::sentences;
use crate::words::KEPT_CHARS;

/// A sentence of fewer words says too little to remind anybody of anything.
const TELLING_WORDS: usize = 4;

/// One line of at most [`KEPT_CHARS`] characters, cut at a word with an ellipsis.
pub fn kept(text: &str) -> String {
    cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), KEPT_CHARS)
}

/// The last own sentence that says something and is prose: no greeting, no table row, no list of links.
pub(super) fn last_line(own: &str) -> Option<String> {
    sentences(own)
        .into_iter()
        .rev()
        .filter_map(|span| own.get(span.start..span.end))
        .map(str::trim)
        .find(|sentence| is_telling(sentence))
        .map(kept)
}

fn is_telling(sentence: &str) -> bool {
    let words = sentence.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).count();
    let letters = sentence.chars().filter(|c| c.is_alphabetic()).count();
    let wide = sentence
        .chars()
        .any(|c| ('\u{3000}'..='\u{9fff}').contains(&c) || ('\u{ac00}'..='\u{d7a3}').contains(&c));
    let prose = letters * 2 >= sentence.chars().count() && !sentence.contains("://");
    let ends = sentence.ends_with(['.', '!', '?', '…', '。', '！', '？', ')']);
    prose && ends && (words >= TELLING_WORDS || (wide && letters >= 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_at_most_so_many_characters_and_whole_words() {
        let long = "word ".repeat(80);
        let cut = kept(&long);
        assert!(cut.chars().count() <= KEPT_CHARS && cut.ends_with("word…"), "{cut}");
        assert_eq!(kept(" a\n b "), "a b");
    }

    #[test]
    fn finds_the_last_sentence_that_says_something() {
        let own = "Hi Jean,\n\nCall me when the spring list is fixed. Great!\n\nhttps://x.example/a/b";
        assert_eq!(last_line(own).as_deref(), Some("Call me when the spring list is fixed."));
        assert_eq!(last_line("Hi Jean"), None);
    }
}
