//! The words of mail programs in many languages: attribution lines, header fields, markers, dates. Owns: looking
//! them up. Never touches: what they mean where they stand. The words themselves: one file per family of
//! languages below, each language in one place.

mod asian;
mod eastern;
mod germanic;
mod romance;
mod slavic;

use super::date::Order;
use aho_corasick::AhoCorasick;
use icu_normalizer::ComposingNormalizerBorrowed;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// What the mail programs of one language write. Lower case, alternatives parted by `|`.
#[derive(Debug)]
pub struct Tongue {
    /// How `3/4/2026` is read there.
    pub order: Order,
    /// "wrote", with what templates put around it.
    pub wrote: &'static str,
    /// Words that surround date and author and belong to neither.
    pub glue: &'static str,
    /// Day names and how they are shortened.
    pub days: &'static str,
    /// The twelve months, parted by `|`; the forms of one by `/`. Abbreviations of three letters and more need
    /// no mention.
    pub months: &'static str,
    /// I, you, she…: no authors' names.
    pub nobody: &'static str,
    /// Field names of the author,
    pub from: &'static str,
    /// of the date,
    pub when: &'static str,
    /// of all recipients,
    pub to: &'static str,
    /// of the subject,
    pub subject: &'static str,
    /// and of anything else.
    pub other: &'static str,
    /// What stands between strokes above an answered mail
    pub original: &'static str,
    /// and above a forwarded one.
    pub forwarded: &'static str,
    /// How a line begins that announces a forwarded mail without strokes, as Apple Mail does, up to the colon.
    pub begin: &'static str,
    /// "on behalf of".
    pub behalf: &'static str,
}

/// A language without words, to fill what a language lacks.
const BLANK: Tongue = Tongue {
    order: Order::DayFirst,
    wrote: "",
    glue: "",
    days: "",
    months: "",
    nobody: "",
    from: "",
    when: "",
    to: "",
    subject: "",
    other: "",
    original: "",
    forwarded: "",
    begin: "",
    behalf: "",
};

/// What a field of a header block says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The author.
    From,
    /// The date.
    When,
    /// Recipients.
    To,
    /// The subject.
    Subject,
    /// Any other.
    Other,
}

/// What a marker line announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// The mail answered.
    Original,
    /// A forwarded mail.
    Forwarded,
    /// A forwarded mail; the words need no strokes around them.
    Begin,
}

/// A word for "wrote" in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Where it stands.
    pub span: Range<usize>,
    /// How its language writes dates in numbers.
    pub order: Order,
}

/// The compiled lists.
struct Tables {
    /// By first word; each with its whole phrase.
    verbs: HashMap<String, Vec<(String, Order)>>,
    /// Verbs of scripts that part no words.
    joined_verbs: Vec<(String, Order)>,
    glue: HashSet<String>,
    days: HashSet<String>,
    months: HashMap<String, u32>,
    nobody: HashSet<String>,
    fields: HashMap<String, (Field, Order)>,
    /// In bytes; folding keeps the length.
    longest_field: usize,
    markers: HashMap<String, Marker>,
    behalf: Option<AhoCorasick>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::compile);

/// Languages in the order in which they claim a word that several have.
fn tongues() -> impl Iterator<Item = &'static Tongue> {
    [germanic::TONGUES, romance::TONGUES, slavic::TONGUES, eastern::TONGUES, asian::TONGUES]
        .into_iter()
        .flatten()
}

/// The folded alternatives of a list.
fn words(list: &'static str) -> impl Iterator<Item = String> {
    list.split('|').filter(|word| !word.is_empty()).map(fold)
}

impl Tables {
    fn compile() -> Self {
        let set = |list: fn(&Tongue) -> &'static str| tongues().flat_map(move |tongue| words(list(tongue)));
        let mut tables = Self {
            verbs: HashMap::new(),
            joined_verbs: Vec::new(),
            glue: set(|tongue| tongue.glue).map(|word| bare(&word).to_owned()).collect(),
            days: set(|tongue| tongue.days).map(|word| bare(&word).to_owned()).collect(),
            months: months(),
            nobody: set(|tongue| tongue.nobody).collect(),
            fields: HashMap::new(),
            longest_field: 0,
            markers: HashMap::new(),
            behalf: AhoCorasick::new(set(|tongue| tongue.behalf)).ok(),
        };
        for tongue in tongues() {
            tables.add(tongue);
        }
        tables.longest_field = tables.fields.keys().map(String::len).max().unwrap_or(0);
        tables
            .verbs
            .values_mut()
            .for_each(|phrases| phrases.sort_by_key(|(phrase, _)| usize::MAX - phrase.len()));
        tables.joined_verbs.sort_by_key(|(phrase, _)| usize::MAX - phrase.len());
        tables
    }

    fn add(&mut self, tongue: &'static Tongue) {
        for phrase in words(tongue.wrote) {
            if phrase.starts_with(parts_no_words) {
                self.joined_verbs.push((phrase, tongue.order));
            } else {
                let first = phrase.split(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_owned();
                self.verbs.entry(first).or_default().push((phrase, tongue.order));
            }
        }
        for (field, list) in [
            (Field::From, tongue.from),
            (Field::When, tongue.when),
            (Field::To, tongue.to),
            (Field::Subject, tongue.subject),
            (Field::Other, tongue.other),
        ] {
            for name in words(list) {
                self.fields.entry(name).or_insert((field, tongue.order));
            }
        }
        for (marker, list) in [
            (Marker::Begin, tongue.begin),
            (Marker::Forwarded, tongue.forwarded),
            (Marker::Original, tongue.original),
        ] {
            for phrase in words(list) {
                self.markers.entry(phrase).or_insert(marker);
            }
        }
    }
}

/// Months by name and by every abbreviation of three letters and more; whole names come before abbreviations.
fn months() -> HashMap<String, u32> {
    let named = || {
        tongues()
            .flat_map(|tongue| tongue.months.split('|').zip(1..).filter(|(forms, _)| !forms.is_empty()))
            .flat_map(|(forms, number)| forms.split('/').map(move |form| (fold(form), number)))
    };
    let mut months = HashMap::new();
    for (name, number) in named() {
        months.entry(name).or_insert(number);
    }
    for (name, number) in named() {
        for (end, _) in name.char_indices().skip(3) {
            months.entry(name.get(..end).unwrap_or(&name).to_owned()).or_insert(number);
        }
    }
    months
}

/// Scripts in which a verb touches the words around it.
fn parts_no_words(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{2e80}'..='\u{d7ff}')
}

/// Lower case, where that keeps the length in bytes: spans stay true.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = |c: char| {
        let mut lower = c.to_lowercase();
        lower.next().filter(|l| lower.next().is_none() && l.len_utf8() == c.len_utf8()).unwrap_or(c)
    };
    text.chars().map(lower).collect()
}

/// The text composed (NFC), with plain spaces, digits and punctuation, without marks of direction.
pub fn tidy(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let tidied = composed.chars().filter_map(|c| match c {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        '\u{0660}'..='\u{0669}' => char::from_digit(u32::from(c) - 0x660, 10),
        '\u{06f0}'..='\u{06f9}' => char::from_digit(u32::from(c) - 0x6f0, 10),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10),
        '，' | '、' | '،' => Some(','),
        '：' => Some(':'),
        '（' => Some('('),
        '）' => Some(')'),
        '＜' => Some('<'),
        '＞' => Some('>'),
        '’' => Some('\''),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    });
    Cow::Owned(tidied.collect())
}

/// A word without the punctuation around it.
pub fn bare(word: &str) -> &str {
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(c, ',' | '.' | ';' | ':' | '-' | '–' | '—' | '(' | ')' | '[' | ']' | '*' | '_')
    };
    word.trim_matches(edge)
}

/// What a field of that name says, and how dates are written where it is called so. The name is tidied.
pub fn field(name: &str) -> Option<(Field, Order)> {
    if name.len() > TABLES.longest_field {
        return None;
    }
    TABLES.fields.get(fold(name).as_str()).copied()
}

/// What a line that holds only these words announces. The words are tidied.
pub fn marker(words: &str) -> Option<Marker> {
    TABLES.markers.get(fold(words).as_str()).copied()
}

/// The number of the month so called.
pub fn month(word: &str) -> Option<u32> {
    if word.len() > 40 {
        return None;
    }
    TABLES.months.get(fold(word).as_str()).copied()
}

/// Whether a folded word without punctuation stands around dates and authors only.
pub fn is_glue(word: &str) -> bool {
    TABLES.glue.contains(word) || is_day(word)
}

/// Whether a folded word is the name of a day of the week.
pub fn is_day(word: &str) -> bool {
    TABLES.days.contains(word)
}

/// Whether folded words name nobody: "I", "you", "the following".
pub fn is_nobody(words: &str) -> bool {
    TABLES.nobody.contains(words)
}

/// What stands behind "on behalf of".
pub fn behind_behalf(text: &str) -> Option<&str> {
    if !text.contains(' ') && text.is_ascii() {
        return None;
    }
    let found = TABLES.behalf.as_ref()?.find(&fold(text))?;
    text.get(found.end()..)
}

/// The word for "wrote" in a folded text: the last one, longest phrase first.
pub fn verb_in(folded: &str) -> Option<Verb> {
    let mut found = None;
    let mut at = 0;
    for word in folded.split_inclusive(|c: char| !c.is_alphabetic()) {
        let key = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if let Some(phrases) = TABLES.verbs.get(key) {
            let rest = folded.get(at..).unwrap_or("");
            let whole = |phrase: &str| {
                rest.strip_prefix(phrase).is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
            };
            if let Some((phrase, order)) = phrases.iter().find(|(phrase, _)| whole(phrase)) {
                let inside = found.as_ref().is_some_and(|verb: &Verb| verb.span.end > at);
                if !inside {
                    found = Some(Verb { span: at..at + phrase.len(), order: *order });
                }
            }
        }
        at += word.len();
    }
    if found.is_some() || !folded.contains(parts_no_words) {
        return found;
    }
    TABLES.joined_verbs.iter().find_map(|(phrase, order)| {
        let start = folded.rfind(phrase.as_str())?;
        Some(Verb { span: start..start + phrase.len(), order: *order })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_or_none() {
        for tongue in tongues().filter(|tongue| !tongue.months.is_empty()) {
            assert_eq!(tongue.months.split('|').count(), 12, "{}", tongue.months);
        }
        for (word, number) in [("November", 11), ("marrask", 11), ("Mär", 3), ("нояб", 11), ("листопада", 11)]
        {
            assert_eq!(month(word), Some(number), "{word}");
        }
        assert_eq!(month("nothing"), None);
    }

    #[test]
    fn words_are_written_folded_and_tidy() {
        for tongue in tongues() {
            for list in [
                tongue.wrote,
                tongue.glue,
                tongue.days,
                tongue.months,
                tongue.nobody,
                tongue.from,
                tongue.when,
                tongue.to,
                tongue.subject,
                tongue.other,
                tongue.original,
                tongue.forwarded,
                tongue.begin,
                tongue.behalf,
            ] {
                assert_eq!(fold(&tidy(list)), list);
                assert!(list.split('|').all(|word| word.trim() == word), "{list}");
            }
        }
    }

    #[test]
    fn verbs_are_whole_words() {
        for (text, verb) in [
            ("on 3 nov 2026 ana wrote", Some("wrote")),
            ("ana napisał(a)", Some("napisał(a)")),
            ("ana님이 작성", Some("님이 작성")),
            ("2026/11/03 10:11,ana <ana@x.org>のメール", Some("のメール")),
            ("she rewrote it", None),
            ("op 3 nov heeft ana het volgende geschreven", Some("het volgende geschreven")),
        ] {
            assert_eq!(verb_in(text).and_then(|verb| text.get(verb.span)), verb, "{text}");
        }
    }

    #[test]
    fn tidy_keeps_what_is_said() {
        assert_eq!(tidy("10:11\u{202f}AM"), "10:11 AM");
        assert_eq!(tidy("a e\u{301}crit\u{a0}:"), "a écrit :");
        assert_eq!(tidy("٣ نوفمبر ٢٠٢٦،"), "3 نوفمبر 2026,");
    }
}
