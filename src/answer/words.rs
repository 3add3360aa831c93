//! The words of commands in each language: those of Fluent, and some that nobody is shown. Owns: which word says which
//! command. Never touches: the order of words.

use crate::tongue::Tongue;
use chrono::Weekday;
use std::sync::LazyLock;

/// What a word can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verb {
    Done,
    Snooze,
    Met,
    Elsewhere,
    Wrong,
    Never,
    Undo,
    Why,
    More,
    Less,
    Pause,
    Resume,
    Stop,
    Keep,
    Public,
    Alias,
    Boss,
    Remind,
    Note,
    Help,
    Yes,
    No,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpanWord {
    Day,
    Week,
    Month,
    Year,
}

/// All words of one language, with the English ones behind them.
#[derive(Debug)]
pub(super) struct Words {
    verbs: Vec<(Verb, Vec<String>)>,
    units: Vec<(SpanWord, Vec<String>)>,
    weekdays: Vec<(Weekday, Vec<String>)>,
    counts: Vec<(u16, Vec<String>)>,
    and: Vec<String>,
    tomorrow: Vec<String>,
    prepositions: Vec<String>,
    fillers: Vec<String>,
}

static ALL: LazyLock<[Words; 6]> = LazyLock::new(|| Tongue::ALL.map(Words::read));

const VERBS: [(Verb, &str); 22] = [
    (Verb::Done, "done"),
    (Verb::Snooze, "snooze"),
    (Verb::Met, "met"),
    (Verb::Elsewhere, "elsewhere"),
    (Verb::Wrong, "wrong"),
    (Verb::Never, "never"),
    (Verb::Undo, "undo"),
    (Verb::Why, "why"),
    (Verb::More, "more"),
    (Verb::Less, "less"),
    (Verb::Pause, "pause"),
    (Verb::Resume, "resume"),
    (Verb::Stop, "stop"),
    (Verb::Keep, "keep"),
    (Verb::Public, "public"),
    (Verb::Alias, "alias"),
    (Verb::Boss, "boss"),
    (Verb::Remind, "remind"),
    (Verb::Note, "note"),
    (Verb::Help, "help"),
    (Verb::Yes, "yes"),
    (Verb::No, "no"),
];

const UNITS: [(SpanWord, &str); 4] = [
    (SpanWord::Day, "unit-day"),
    (SpanWord::Week, "unit-week"),
    (SpanWord::Month, "unit-month"),
    (SpanWord::Year, "unit-year"),
];

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Numbers that people write out.
const COUNTS: [(u16, [&str; 6]); 4] = [
    (
        1,
        [
            "one, a, an, next",
            "ein, eine, einen, einem, einer, nächste",
            "un, une",
            "un, una",
            "um, uma",
            "un, una, uno",
        ],
    ),
    (2, ["two", "zwei", "deux", "dos", "dois, duas", "due"]),
    (3, ["three", "drei", "trois", "tres", "três", "tre"]),
    (4, ["four", "vier", "quatre", "cuatro", "quatro", "quattro"]),
];

const AND: [&str; 6] = ["and, &, +", "und, u", "et", "y, e", "e", "e, ed"];
const TOMORROW: [&str; 6] = ["tomorrow", "morgen", "demain", "mañana", "amanhã", "domani"];
const PREPOSITIONS: [&str; 6] = [
    "for, until, till, in, to, by, on",
    "für, bis, in, um, zum, am",
    "pour, jusqu'à, jusqu'au, jusque, dans, de, pendant, le, à",
    "por, hasta, en, para, el, durante, dentro de, de",
    "por, até, em, para, durante, dentro, de",
    "per, fino, a, al, tra, fra, di, da",
];

/// What stands beside a command without changing it.
const FILLERS: [&str; 6] = [
    "please, pls, thanks, thank you, thx, ok, okay, yes, hi, hello, hey, dear, item, number, no, all good, great, \
     already, it, cheers, best, ty, and, with, that, well",
    "bitte, danke, vielen dank, ok, ja, hallo, hi, liebe, lieber, nummer, punkt, nr, und, schon, gruß, grüße",
    "merci, s'il te plaît, s'il vous plaît, stp, svp, ok, oui, bonjour, salut, et, déjà, numéro, point",
    "gracias, por favor, ok, hola, sí, y, ya, número, punto",
    "obrigado, obrigada, por favor, ok, olá, sim, e, já, número, ponto",
    "grazie, per favore, ok, ciao, sì, e, già, numero, punto",
];

impl Words {
    /// Those of a language.
    pub(super) fn of(tongue: Tongue) -> &'static Self {
        let [en, de, fr, es, pt, it] = &*ALL;
        match tongue {
            Tongue::En => en,
            Tongue::De => de,
            Tongue::Fr => fr,
            Tongue::Es => es,
            Tongue::Pt => pt,
            Tongue::It => it,
        }
    }

    fn read(tongue: Tongue) -> Self {
        let column = Tongue::ALL.iter().position(|one| *one == tongue).unwrap_or(0);
        let both = |words: &dyn Fn(Tongue) -> Vec<String>| {
            let mut all = words(tongue);
            all.extend(words(Tongue::En).into_iter().filter(|word| !all.contains(word)).collect::<Vec<_>>());
            all
        };
        let row = |row: &[&str; 6]| {
            let cell = |at: usize| {
                row.get(at).copied().unwrap_or_default().split(',').map(|word| word.trim().to_owned())
            };
            cell(column).chain(cell(0)).collect::<Vec<String>>()
        };
        let weekday = |tongue: Tongue, at: usize| -> Vec<String> {
            let days = tongue.listed("unit-weekdays");
            days.get(at)
                .map(|day| day.split('/').map(|word| word.trim().to_owned()).collect())
                .unwrap_or_default()
        };
        Self {
            verbs: VERBS.iter().map(|(verb, id)| (*verb, both(&|tongue| tongue.synonyms(id)))).collect(),
            units: UNITS.iter().map(|(unit, id)| (*unit, both(&|tongue| tongue.listed(id)))).collect(),
            weekdays: WEEK
                .iter()
                .zip(0..)
                .map(|(day, at)| (*day, both(&|tongue| weekday(tongue, at))))
                .collect(),
            counts: COUNTS.iter().map(|(count, words)| (*count, row(words))).collect(),
            and: row(&AND),
            tomorrow: row(&TOMORROW),
            prepositions: row(&PREPOSITIONS),
            fillers: row(&FILLERS),
        }
    }

    /// The verb that `words` begin with and how many of them it takes; the longest, the digest's language before English.
    pub(super) fn verb(&self, words: &[&str]) -> Option<(Verb, usize)> {
        self.verb_of(words, &|verb| !matches!(verb, Verb::Yes | Verb::No))
    }

    /// The same for the verbs that `may` be meant.
    pub(super) fn verb_of(&self, words: &[&str], may: &dyn Fn(Verb) -> bool) -> Option<(Verb, usize)> {
        let mut best: Option<(Verb, usize, usize)> = None;
        for (verb, synonyms) in self.verbs.iter().filter(|(verb, _)| may(*verb)) {
            for (place, phrase) in synonyms.iter().enumerate() {
                let length = phrase.split(' ').count();
                // Of equals the one that names its verb more plainly.
                let better = best.is_none_or(|(_, most, at)| length > most || length == most && place < at);
                if better && begins(words, phrase) {
                    best = Some((*verb, length, place));
                }
            }
        }
        best.map(|(verb, length, _)| (verb, length))
    }

    /// A verb as it is shown in this language.
    pub(super) fn shown(&self, verb: Verb) -> &str {
        let found = self.verbs.iter().find(|(known, _)| *known == verb);
        found.and_then(|(_, synonyms)| synonyms.first()).map_or("", String::as_str)
    }

    /// Every synonym with its verb.
    pub(super) fn all(&self) -> impl Iterator<Item = (Verb, &str)> {
        self.verbs.iter().flat_map(|(verb, synonyms)| synonyms.iter().map(|word| (*verb, word.as_str())))
    }

    pub(super) fn unit(&self, word: &str) -> Option<SpanWord> {
        find(&self.units, word.trim_end_matches('.'))
    }

    pub(super) fn weekday(&self, word: &str) -> Option<Weekday> {
        find(&self.weekdays, word)
    }

    /// `2` or `two`.
    pub(super) fn count(&self, word: &str) -> Option<u16> {
        word.parse().ok().or_else(|| find(&self.counts, word))
    }

    pub(super) fn is_and(&self, word: &str) -> bool {
        self.and.iter().any(|known| known == word)
    }

    pub(super) fn is_tomorrow(&self, word: &str) -> bool {
        self.tomorrow.iter().any(|known| known == word)
    }

    pub(super) fn is_preposition(&self, word: &str) -> bool {
        self.prepositions.iter().any(|known| known == word)
    }

    /// How many of the first words say nothing.
    pub(super) fn filler(&self, words: &[&str]) -> usize {
        let fitting = self.fillers.iter().filter(|phrase| begins(words, phrase));
        fitting.map(|phrase| phrase.split(' ').count()).max().unwrap_or(0)
    }
}

/// Whether words begin with those of a phrase.
fn begins(words: &[&str], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase.split(' ').all(|one| words.next() == Some(&one))
}

fn find<T: Copy>(rows: &[(T, Vec<String>)], word: &str) -> Option<T> {
    rows.iter().find(|(_, words)| words.iter().any(|known| known == word)).map(|(found, _)| *found)
}
