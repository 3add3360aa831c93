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
    negations: Vec<String>,
    endings: Vec<String>,
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
    "please, pls, thanks, thank you, thx, ok, okay, yes, hi, hello, hey, dear, item, number, all good, great, \
     already, it, cheers, best, ty, and, with, that, well",
    "bitte, danke, vielen dank, ok, ja, hallo, hi, liebe, lieber, nummer, punkt, nr, und, schon, gruß, grüße",
    "merci, s'il te plaît, s'il vous plaît, stp, svp, ok, oui, bonjour, salut, et, déjà, numéro, point",
    "gracias, por favor, ok, hola, sí, y, ya, número, punto",
    "obrigado, obrigada, por favor, ok, olá, sim, e, já, número, ponto",
    "grazie, per favore, ok, ciao, sì, e, già, numero, punto",
];

/// What turns a command into its opposite.
const NEGATIONS: [&str; 6] = [
    "no, not, dont, cannot, without, nor",
    "nicht, kein, keine, keinen, keiner, keines, nein, ohne",
    "non, ne, pas, sans, aucun, aucune",
    "no, ni, sin, ningún, ninguna, tampoco",
    "não, nao, nem, sem, nenhum, nenhuma",
    "non, no, né, senza, nessun, nessuna",
];

/// What a mail may begin or end with, in any language.
const GREETINGS: &str = "good morning, morning, good afternoon, good evening, see you, talk later, talk soon, more soon, \
     no problem, no worries, no thanks, guten morgen, morgen, moin, moin moin, guten tag, guten abend, servus, bis später, \
     bis bald, bonjour, bonsoir, salut, à plus, à plus tard, à bientôt, buenos días, buenos dias, buenas, buenas tardes, \
     buenas noches, hasta luego, bom dia, boa tarde, boa noite, oi, até logo, até mais, buongiorno, buonasera, \
     buona giornata, salve, ciao, a dopo, a presto";

/// What stands in a line that asks for an end of the digests, beside the commands' own words.
const ENDINGS: [&str; 6] = [
    "remove, cancel, opt, stopping, unsubscribing, pausing, suspend",
    "entfernen, entferne, entfernt, löschen, lösche, streichen, stop, kündigen",
    "supprimer, supprime, supprimez, retirer, retirez, arrêtez, stopper",
    "eliminar, elimina, quitar, quita, cancelar, cancela, parad, pare",
    "remover, remova, cancelar, cancela, cancele, retirar",
    "rimuovi, rimuovere, cancella, cancellami, cancellare, togli, toglimi, smettere, smettila",
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
            negations: row(&NEGATIONS),
            endings: row(&ENDINGS),
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

    /// Whether a word says no to what stands beside it: none that belongs to a command ("no good", "Ana public no").
    pub(super) fn is_negated(&self, words: &[&str]) -> bool {
        let mut at = 0;
        while let Some((word, behind)) = words.get(at..).and_then(<[&str]>::split_first) {
            if let Some((verb, used)) = words.get(at..).and_then(|words| self.verb(words)) {
                let answer = words
                    .get(at + used..)
                    .filter(|_| verb == Verb::Public)
                    .and_then(|words| self.verb_of(words, &|verb| matches!(verb, Verb::Yes | Verb::No)));
                at += used + answer.map_or(0, |(_, used)| used);
                continue;
            }
            let known = self.negations.iter().any(|known| known == word);
            let fused = word.ends_with("n't") || word.starts_with("n'");
            if (known || fused) && !is_numero(word, behind) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether a word asks for an end of the digests, or for a pause.
    pub(super) fn asks_for_an_end(&self, words: &[&str]) -> bool {
        let of = |verb: Verb| matches!(verb, Verb::Stop | Verb::Pause);
        (0..words.len()).filter_map(|at| words.get(at..)).any(|words| {
            let ending = words.first().is_some_and(|word| self.endings.iter().any(|known| known == word));
            ending || self.verb_of(words, &of).is_some()
        })
    }

    /// How many of the first words say nothing.
    pub(super) fn filler(&self, words: &[&str]) -> usize {
        if words.split_first().is_some_and(|(first, behind)| is_numero(first, behind)) {
            return 1;
        }
        let fitting = self.fillers.iter().filter(|phrase| begins(words, phrase));
        fitting.map(|phrase| phrase.split(' ').count()).max().unwrap_or(0)
    }
}

/// Whether words begin with a greeting.
pub(super) fn greets(words: &[&str]) -> bool {
    GREETINGS.split(',').any(|phrase| begins(words, phrase.trim()))
}

/// "no 2": the word before an item's number that means "number".
fn is_numero(word: &str, behind: &[&str]) -> bool {
    word == "no" && behind.first().is_some_and(|next| next.chars().all(|c| c.is_ascii_digit()))
}

/// Whether words begin with those of a phrase.
fn begins(words: &[&str], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase.split(' ').all(|one| words.next() == Some(&one))
}

fn find<T: Copy>(rows: &[(T, Vec<String>)], word: &str) -> Option<T> {
    rows.iter().find(|(_, words)| words.iter().any(|known| known == word)).map(|(found, _)| *found)
}
