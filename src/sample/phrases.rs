//! What people say. Owns: the phrase tables (`phrases/shown.toml`, `phrases/heldback.toml`), dealt like cards so
//! that a sentence comes back only when its table is used up. Never touches: who says it.

use super::Phrases;
use super::rng::Rng;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Language → kind of sentence → sentences.
pub type Tables = BTreeMap<String, BTreeMap<String, Vec<String>>>;

static SHOWN: LazyLock<Tables> = LazyLock::new(|| super::compiled(include_str!("phrases/shown.toml")));
static HELD_BACK: LazyLock<Tables> = LazyLock::new(|| super::compiled(include_str!("phrases/heldback.toml")));

/// The tables of one half.
pub fn tables(phrases: Phrases) -> &'static Tables {
    match phrases {
        Phrases::Shown => &SHOWN,
        Phrases::HeldBack => &HELD_BACK,
    }
}

/// A deck for every table in use.
#[derive(Clone, Debug)]
pub struct Decks {
    tables: &'static Tables,
    left: BTreeMap<(String, String), Vec<&'static str>>,
}

impl Decks {
    /// Full decks.
    pub fn new(phrases: Phrases) -> Self {
        Self { tables: tables(phrases), left: BTreeMap::new() }
    }

    /// The next sentence of a kind; English when the language has none, empty when nobody has.
    pub fn deal(&mut self, lang: &str, kind: &str, rng: &mut Rng) -> &'static str {
        let of = |lang: &str| self.tables.get(lang).and_then(|kinds| kinds.get(kind));
        let Some((lang, table)) =
            of(lang).map(|table| (lang, table)).or_else(|| of("en").map(|table| ("en", table)))
        else {
            return "";
        };
        let deck = self.left.entry((lang.to_owned(), kind.to_owned())).or_default();
        if deck.is_empty() {
            deck.extend(table.iter().map(String::as_str));
            rng.shuffle(deck);
        }
        deck.pop().unwrap_or("")
    }

    /// Whether the language has sentences of its own of this kind.
    pub fn speaks(&self, lang: &str, kind: &str) -> bool {
        self.tables.get(lang).is_some_and(|kinds| kinds.contains_key(kind))
    }
}
