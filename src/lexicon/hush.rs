//! What is left alone, in all languages at once: a mail may mix them. Owns: the files `hush/<language>.toml` and the one
//! automaton made of them. Never touches: what follows when a text holds such words.
//!
//! A phrase is plain text in lower case with three signs: `(a|b|)` stands for each of its parts, `s?` for the letter or
//! nothing, `*` at an end for the rest of a word. Phrases match whole words; scripts that part no words match anywhere.

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// ISO 639-1 codes with their files.
const FILES: [(&str, &str); 15] = [
    ("de", include_str!("hush/de.toml")),
    ("en", include_str!("hush/en.toml")),
    ("es", include_str!("hush/es.toml")),
    ("fr", include_str!("hush/fr.toml")),
    ("it", include_str!("hush/it.toml")),
    ("ja", include_str!("hush/ja.toml")),
    ("ko", include_str!("hush/ko.toml")),
    ("nl", include_str!("hush/nl.toml")),
    ("pl", include_str!("hush/pl.toml")),
    ("pt", include_str!("hush/pt.toml")),
    ("ru", include_str!("hush/ru.toml")),
    ("sv", include_str!("hush/sv.toml")),
    ("tr", include_str!("hush/tr.toml")),
    ("uk", include_str!("hush/uk.toml")),
    ("zh", include_str!("hush/zh.toml")),
];

/// Phrases one line of a file may stand for; a slip in a file fails its test and not the owner's memory.
const MOST_FORMS: usize = 20_000;

/// Letters from which a word with accents or umlauts is also read without them, as it is often typed. Shorter words
/// would meet words of other languages.
const PLAIN_LETTERS: usize = 9;

static PHRASES: LazyLock<Result<Phrases, Fault>> = LazyLock::new(|| Phrases::read(&FILES));

/// Whether a text from [`crate::signal::fold`] holds words, in any language, that are left alone.
pub fn is_grave(folded: &str) -> bool {
    // A test compiles the files. Were they ever unreadable, silence would be the lesser harm.
    PHRASES.as_ref().map_or(true, |phrases| phrases.hold(folded))
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error("the words left alone in `{language}` can't be read: {fault}")]
    Form { language: String, fault: Box<toml::de::Error> },
    #[error("the words left alone in `{language}`: `{phrase}` {what}")]
    Phrase { language: String, phrase: String, what: &'static str },
    #[error("the words left alone: {0}")]
    Automaton(#[from] aho_corasick::BuildError),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    innocent: Vec<String>,
    phrases: BTreeMap<String, Vec<String>>,
}

/// One form of a phrase, ready to be looked for.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// Something else is meant wherever this stands.
    innocent: bool,
    /// The word may have begun before it.
    open_before: bool,
    /// The word may go on behind it.
    open_behind: bool,
}

struct Phrases {
    automaton: AhoCorasick,
    /// For each pattern of the automaton.
    forms: Vec<Form>,
    /// Bytes of the longest.
    longest: usize,
}

impl Phrases {
    fn read(files: &[(&str, &str)]) -> Result<Self, Fault> {
        let mut texts: BTreeMap<String, Form> = BTreeMap::new();
        for (language, text) in files {
            let source: Source = toml::from_str(text)
                .map_err(|fault| Fault::Form { language: (*language).to_owned(), fault: Box::new(fault) })?;
            let grave = source.phrases.values().flatten().map(|phrase| (phrase, false));
            for (phrase, innocent) in grave.chain(source.innocent.iter().map(|phrase| (phrase, true))) {
                add(&mut texts, phrase, innocent).map_err(|what| Fault::Phrase {
                    language: (*language).to_owned(),
                    phrase: phrase.clone(),
                    what,
                })?;
            }
        }
        let longest = texts.keys().map(String::len).max().unwrap_or(0);
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(texts.keys())?;
        Ok(Self { automaton, forms: texts.into_values().collect(), longest })
    }

    /// Whether a grave phrase stands in `text` that no innocent one overlaps.
    fn hold(&self, text: &str) -> bool {
        // What a Turkish capital İ becomes in lower case.
        let text = &text.replace("i\u{307}", "i");
        let (mut grave, mut innocent) = (Vec::new(), Vec::new());
        for found in self.automaton.find_overlapping_iter(text) {
            let Some(form) = self.forms.get(found.pattern().as_usize()) else { continue };
            if form.stands_in(text, found.start(), found.end()) {
                if form.innocent { &mut innocent } else { &mut grave }.push(found.span());
            }
        }
        // Both are in the order of their ends, and no phrase is longer than the longest.
        grave.iter().any(|bad| {
            let from = innocent.partition_point(|good| good.end <= bad.start);
            let near = innocent.iter().skip(from).take_while(|good| good.end < bad.end + self.longest);
            !near.into_iter().any(|good| good.start < bad.end)
        })
    }
}

impl Form {
    /// Whether what was found is made of whole words.
    fn stands_in(self, text: &str, start: usize, end: usize) -> bool {
        let parts = |left: Option<char>, right: Option<char>| {
            !(left.is_some_and(parts_words) && right.is_some_and(parts_words))
        };
        let before = text.get(..start).unwrap_or_default();
        let behind = text.get(end..).unwrap_or_default();
        let phrase = text.get(start..end).unwrap_or_default();
        let mut next = behind.chars();
        let (first, second) = (next.next(), next.next());
        // "Ill-advised" is another word.
        let joined = first == Some('-') && second.is_some_and(char::is_alphabetic);
        (self.open_before || parts(before.chars().next_back(), phrase.chars().next()))
            && (self.open_behind || (!joined && parts(phrase.chars().next_back(), first)))
    }
}

/// Whether `c` belongs to a word in a script that parts words.
fn parts_words(c: char) -> bool {
    let unparted = matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    c.is_alphanumeric() && !unparted
}

/// Puts all forms of a phrase to the others.
fn add(texts: &mut BTreeMap<String, Form>, phrase: &str, innocent: bool) -> Result<(), &'static str> {
    for text in expand(&phrase.replace('’', "'"))? {
        let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let core = spaced.trim_matches('*');
        let form =
            Form { innocent, open_before: spaced.starts_with('*'), open_behind: spaced.ends_with('*') };
        if core.contains('*') {
            return Err("has a `*` inside");
        }
        if core.chars().count() < 2 {
            return Err("stands for less than two letters");
        }
        for text in spellings(core.trim()) {
            // The wider of two forms stands.
            let known = texts.entry(text).or_insert(form);
            known.open_before |= form.open_before;
            known.open_behind |= form.open_behind;
        }
    }
    Ok(())
}

/// A phrase without its parentheses and question marks.
fn expand(phrase: &str) -> Result<BTreeSet<String>, &'static str> {
    let mut open = vec![phrase.to_owned()];
    let mut done = BTreeSet::new();
    while let Some(text) = open.pop() {
        if open.len() + done.len() > MOST_FORMS {
            return Err("stands for too many phrases");
        }
        if let Some((before, parts, behind)) = innermost(&text)? {
            let optional = behind.strip_prefix('?');
            let behind = optional.unwrap_or(behind);
            open.extend(parts.split('|').map(|part| format!("{before}{part}{behind}")));
            open.extend(optional.map(|_| format!("{before}{behind}")));
        } else if let Some((before, behind)) = text.split_once('?') {
            let mut shorter = before.to_owned();
            shorter.pop();
            open.extend([format!("{before}{behind}"), format!("{shorter}{behind}")]);
        } else if text.contains('|') {
            return Err("has a `|` outside of parentheses");
        } else {
            done.insert(text);
        }
    }
    Ok(done)
}

/// What stands before, in and behind the first parentheses that hold no others.
fn innermost(text: &str) -> Result<Option<(&str, &str, &str)>, &'static str> {
    let Some((head, behind)) = text.split_once(')') else {
        return if text.contains('(') { Err("has a `(` that nothing closes") } else { Ok(None) };
    };
    let (before, parts) = head.rsplit_once('(').ok_or("has a `)` that nothing opens")?;
    Ok(Some((before, parts, behind)))
}

/// The phrase, and when it is long enough as it is typed without accents, with umlauts both ways.
fn spellings(phrase: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::from([phrase.to_owned()]);
    if phrase.chars().filter(|c| c.is_alphabetic()).count() >= PLAIN_LETTERS {
        all.insert(phrase.chars().map(plain).collect());
        all.insert(phrase.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss"));
    }
    all
}

/// A Latin letter without its mark.
fn plain(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' => 'a',
        'ç' | 'ć' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ę' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ś' | 'ş' => 's',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ź' | 'ż' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read() {
        let phrases = Phrases::read(&FILES).unwrap_or_else(|fault| panic!("{fault}"));
        assert!(phrases.forms.len() > 5_000, "{}", phrases.forms.len());
        for (language, text) in FILES {
            let source: Source = toml::from_str(text).unwrap();
            let subjects: Vec<&str> = source.phrases.keys().map(String::as_str).collect();
            assert_eq!(
                subjects,
                [
                    "death",
                    "dismissal",
                    "hr",
                    "illness",
                    "leave",
                    "legal",
                    "pay",
                    "pregnancy",
                    "separation",
                    "union"
                ],
                "{language}"
            );
        }
    }

    #[test]
    fn phrases_stand_for_all_their_forms() {
        let forms = |phrase| expand(phrase).unwrap().into_iter().collect::<Vec<_>>();
        assert_eq!(forms("a(b|c(d|))"), ["ab", "ac", "acd"]);
        assert_eq!(forms("lay-?offs?"), ["lay-off", "lay-offs", "layoff", "layoffs"]);
        assert_eq!(forms("(a|b)? c"), [" c", "a c", "b c"]);
        for fault in ["(a", "a)", "a|b"] {
            assert!(expand(fault).is_err(), "{fault}");
        }
        assert!(add(&mut BTreeMap::new(), "a* b", false).is_err());
        assert!(
            spellings("kündigung").contains("kuendigung") && spellings("kündigung").contains("kundigung")
        );
        assert_eq!(spellings("död").len(), 1);
    }

    #[test]
    fn words_are_whole_and_the_innocent_win() {
        let file = "innocent = ['ill will']\n[phrases]\nx = ['ill', 'sick*', '*krebs', '入院']";
        let phrases = Phrases::read(&[("xx", file)]).unwrap();
        for text in
            ["is ill", "ill, they say", "sickness", "lungenkrebs", "父が入院しました", "ill, ill will"]
        {
            assert!(phrases.hold(text), "{text}");
        }
        for text in ["i'll", "illness", "ill-advised", "still", "seasick", "ill will", "krebse"] {
            assert!(!phrases.hold(text), "{text}");
        }
    }
}
