//! How the text of a digest is known again where a mail program quotes it without any mark. Owns: keyed hashes of every
//! run of four words of what was sent. Never touches: which lines are typed.

use crate::digest::{self, Digest};
use crate::message::{Body, BodyForm};
use crate::zones;

/// Words of a run. Three are said by chance; with four a heading ("1 Thank Ravi Menon") is one.
pub(super) const RUN: usize = 4;

/// Bytes of a hash in the ledger.
const BYTES: usize = 8;

/// The runs of words of one mail of ours, as keyed hashes in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prints(Vec<u64>);

/// The prints of a digest: subject, text and HTML, which a mail program may quote.
pub fn of_digest(digest: &Digest, key: &[u8; 32]) -> Prints {
    let html = Body { text: digest::html(digest), form: BodyForm::Html };
    of_text(&[&digest::subject(digest), &digest::text(digest), &zones::plain_text(&html)], key)
}

/// The prints of texts.
pub fn of_text(texts: &[&str], key: &[u8; 32]) -> Prints {
    let mut prints: Vec<u64> = Vec::new();
    for text in texts {
        let words = words(text);
        prints.extend(words.windows(RUN).map(|run| hash(run, key)));
    }
    prints.sort_unstable();
    prints.dedup();
    Prints(prints)
}

/// The words of a text, lower case; whatever stands between them.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn hash(run: &[String], key: &[u8; 32]) -> u64 {
    let hash = blake3::keyed_hash(key, run.join(" ").as_bytes());
    let (first, _) = hash.as_bytes().split_at(BYTES);
    first.iter().fold(0, |all, byte| (all << 8) | u64::from(*byte))
}

impl Prints {
    /// For each run of these words, by its first word, whether it is one of ours.
    pub(super) fn which(&self, words: &[String], key: &[u8; 32]) -> Vec<bool> {
        words.windows(RUN).map(|run| self.0.binary_search(&hash(run, key)).is_ok()).collect()
    }

    /// Whether all runs of these words are ours, and there is one.
    pub(super) fn cover(&self, words: &[String], key: &[u8; 32]) -> bool {
        words.len() >= RUN && self.which(words, key).iter().all(|known| *known)
    }

    /// These prints and those.
    pub fn join(&mut self, other: &Self) {
        self.0.extend(&other.0);
        self.0.sort_unstable();
        self.0.dedup();
    }

    /// As the ledger keeps them.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|print| print.to_be_bytes()).collect()
    }

    /// As the ledger gives them; a piece at the end is left out.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let print = |bytes: &[u8]| bytes.iter().fold(0, |all, byte| (all << 8) | u64::from(*byte));
        Self(bytes.chunks_exact(BYTES).map(print).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_know_runs_of_words_however_they_are_wrapped() {
        let key = [3; 32];
        let prints = of_text(&["1  Thank Ravi Menon\n   On 24 Nov Ravi bisected the hang."], &key);
        assert_eq!(prints.which(&words("1. Thank Ravi Menon On"), &key), [true, true]);
        assert_eq!(prints.which(&words("2. Thank Ravi Menon On"), &key), [false, true]);
        assert!(prints.cover(&words("1. Thank Ravi Menon"), &key));
        assert!(!prints.cover(&words("Ravi Menon"), &key));
        assert!(!prints.cover(&words("1. Thank Ravi Menon"), &[4; 32]));
        assert_eq!(Prints::from_bytes(&prints.to_bytes()), prints);
    }
}
