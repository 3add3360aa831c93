//! The words of commands in each language. Owns: which word says which command. Never touches: the order of words.

use chrono::Weekday;

/// A language that answers may be in besides English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English alone.
    #[default]
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// Italian.
    It,
}

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

/// Synonyms, by comma, lower case; the first is the one that is shown.
type Row<T> = (T, [&'static str; 6]);

/// In the order of [`Language`].
const VERBS: [Row<Verb>; 22] = [
    (Verb::Done, [
        "done, did it, did, finished, is done, was done, has been done",
        "erledigt, gemacht, fertig, getan, schon erledigt, ist erledigt",
        "fait, c'est fait, terminé, réglé, déjà fait",
        "hecho, ya está, listo, terminado, ya hecho",
        "feito, já está, já feito, tratado, concluído, pronto",
        "fatto, già fatto, finito, è fatto",
    ]),
    (Verb::Snooze, [
        "snooze, later, postpone, not now",
        "später, verschieben, schlummern, zurückstellen",
        "plus tard, reporter, repousser, rappeler plus tard",
        "más tarde, luego, posponer, aplazar",
        "mais tarde, depois, adiar",
        "più tardi, dopo, rimanda, rimandare, posticipa",
    ]),
    (Verb::Met, [
        "met, talked, spoke, called, we met, we talked",
        "getroffen, gesprochen, telefoniert",
        "vu, vue, rencontré, rencontrée, parlé",
        "visto, vista, nos vimos, hablado, encontrado",
        "visto, vista, encontrei, falámos, falamos, encontrado",
        "visto, vista, incontrato, incontrata, parlato",
    ]),
    (Verb::Elsewhere, [
        "elsewhere, other channel, we talk elsewhere, another way",
        "anderswo, woanders, anderer weg, anders",
        "ailleurs, autrement",
        "en otro lugar, por otra vía, otro canal, en otra parte",
        "noutro lado, noutro sítio, por outra via, em outro lugar, outro canal",
        "altrove, altro canale, in altro modo",
    ]),
    (Verb::Wrong, [
        "wrong, incorrect, mistake, not right, does not fit",
        "falsch, stimmt nicht, passt nicht",
        "faux, erreur, pas juste, incorrect",
        "mal, equivocado, error, incorrecto, falso",
        "errado, engano, erro, incorreto",
        "sbagliato, errore, non giusto, errato",
    ]),
    (Verb::Never, [
        "never, never again",
        "nie, niemals, nie wieder, nie mehr",
        "jamais, plus jamais",
        "nunca, nunca más, jamás",
        "nunca, nunca mais, jamais",
        "mai, mai più",
    ]),
    (Verb::Undo, [
        "undo, take back, revert",
        "rückgängig, zurücknehmen, widerrufen, zurück",
        "annuler, annule, défaire",
        "deshacer, deshaz, anular",
        "desfazer, desfaz, anular",
        "annulla, annullare, disfare",
    ]),
    (Verb::Why, [
        "why",
        "warum, wieso, weshalb",
        "pourquoi",
        "por qué, por que, porqué",
        "porquê, porque, por que, por quê",
        "perché, perche",
    ]),
    (Verb::More, ["more", "mehr", "plus, davantage", "más, mas", "mais", "più, di più, piu"]),
    (Verb::Less, ["less, fewer", "weniger", "moins", "menos", "menos", "meno, di meno"]),
    (Verb::Pause, [
        "pause, break, holiday, vacation",
        "pause, pausieren, urlaub",
        "pause, congé, vacances",
        "pausa, pausar, vacaciones",
        "pausa, pausar, férias",
        "pausa, ferie, vacanza",
    ]),
    (Verb::Resume, [
        "resume, continue, go on",
        "weiter, fortsetzen, wieder",
        "reprendre, reprends, continuer",
        "reanudar, continuar, seguir",
        "retomar, continuar",
        "riprendi, riprendere, continua",
    ]),
    (Verb::Stop, [
        "stop, unsubscribe, end",
        "stopp, stop, aufhören, abbestellen, ende",
        "arrêter, arrête, stop, arrêtez",
        "parar, alto, basta, stop",
        "parar, chega, stop",
        "ferma, fermare, basta, stop",
    ]),
    (Verb::Keep, [
        "keep, keep on, keep them, keep going",
        "behalten, weitermachen, beibehalten",
        "garder, garde, continuer ainsi",
        "mantener, mantén, conservar",
        "manter, mantém, conservar",
        "tieni, mantieni, mantenere",
    ]),
    (Verb::Public, [
        "public, in public",
        "öffentlich",
        "public, publique, en public",
        "público, pública, en público",
        "público, pública, em público",
        "pubblico, pubblica, in pubblico",
    ]),
    (Verb::Alias, ["alias, same as", "alias", "alias", "alias", "alias", "alias"]),
    (Verb::Boss, [
        "boss, manager",
        "chef, chefin, vorgesetzte, vorgesetzter",
        "chef, cheffe, patron, patronne",
        "jefe, jefa",
        "chefe, chefia",
        "capo, responsabile",
    ]),
    (Verb::Remind, [
        "remind, remind me",
        "erinnere, erinnern, erinnerung, erinnere mich",
        "rappeler, rappelle, rappel, rappelle-moi",
        "recordar, recuérdame, recordatorio",
        "lembrar, lembra-me, lembrete, lembre-me",
        "ricorda, ricordami, promemoria",
    ]),
    (Verb::Note, ["note", "notiz, merke", "note, noter", "nota", "nota", "nota"]),
    (Verb::Help, ["help", "hilfe", "aide", "ayuda", "ajuda", "aiuto"]),
    (Verb::Yes, ["yes, ok", "ja", "oui", "sí, si", "sim", "sì, si"]),
    (Verb::No, ["no, never, not", "nein, nie, nicht", "non, jamais, pas", "no, nunca", "não, nunca, nao", "no, mai"]),
];

const UNITS: [Row<SpanWord>; 4] = [
    (SpanWord::Day, [
        "d, day, days",
        "t, tag, tage, tagen",
        "j, jour, jours",
        "día, días, dia, dias",
        "dia, dias",
        "g, giorno, giorni, gg",
    ]),
    (SpanWord::Week, [
        "w, week, weeks, wk, wks",
        "woche, wochen",
        "s, sem, semaine, semaines",
        "s, sem, semana, semanas",
        "s, sem, semana, semanas",
        "s, sett, settimana, settimane",
    ]),
    (SpanWord::Month, [
        "m, month, months, mo",
        "monat, monate, monaten",
        "mois",
        "mes, meses",
        "mês, meses, mes",
        "mese, mesi",
    ]),
    (SpanWord::Year, [
        "y, year, years, yr",
        "jahr, jahre, jahren",
        "a, an, ans, année, années",
        "a, año, años",
        "a, ano, anos",
        "a, anno, anni",
    ]),
];

const WEEKDAYS: [Row<Weekday>; 7] = [
    (Weekday::Mon, ["monday, mon", "montag", "lundi", "lunes", "segunda, segunda-feira", "lunedì, lunedi"]),
    (Weekday::Tue, ["tuesday, tue, tues", "dienstag", "mardi", "martes", "terça, terça-feira", "martedì, martedi"]),
    (
        Weekday::Wed,
        ["wednesday, wed", "mittwoch", "mercredi", "miércoles", "quarta, quarta-feira", "mercoledì, mercoledi"],
    ),
    (
        Weekday::Thu,
        ["thursday, thu, thurs", "donnerstag", "jeudi", "jueves", "quinta, quinta-feira", "giovedì, giovedi"],
    ),
    (Weekday::Fri, ["friday, fri", "freitag", "vendredi", "viernes", "sexta, sexta-feira", "venerdì, venerdi"]),
    (Weekday::Sat, ["saturday, sat", "samstag, sonnabend", "samedi", "sábado", "sábado", "sabato"]),
    (Weekday::Sun, ["sunday, sun", "sonntag", "dimanche", "domingo", "domingo", "domenica"]),
];

/// Numbers that people write out.
const COUNTS: [Row<u16>; 4] = [
    (1, ["one, a, an, next", "ein, eine, einen, einem, einer, nächste", "un, une", "un, una", "um, uma", "un, una, uno"]),
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

impl Language {
    /// By its ISO 639-1 code; English for any other.
    pub fn of(code: &str) -> Self {
        match code {
            "de" => Self::De,
            "fr" => Self::Fr,
            "es" => Self::Es,
            "pt" => Self::Pt,
            "it" => Self::It,
            _ => Self::En,
        }
    }

    fn column(self) -> usize {
        match self {
            Self::En => 0,
            Self::De => 1,
            Self::Fr => 2,
            Self::Es => 3,
            Self::Pt => 4,
            Self::It => 5,
        }
    }

    /// The synonyms of a row: those of this language, then English ones.
    fn synonyms(self, row: &[&'static str; 6]) -> impl Iterator<Item = &'static str> + use<> {
        let own = row.get(self.column()).copied().unwrap_or_default();
        let english = if self == Self::En { "" } else { row.first().copied().unwrap_or_default() };
        own.split(',').chain(english.split(',')).map(str::trim).filter(|word| !word.is_empty())
    }

    fn has(self, row: &[&'static str; 6], word: &str) -> bool {
        self.synonyms(row).any(|known| known == word)
    }

    /// The verb that `words` begin with and how many of them it takes; the longest, the digest's language before English.
    /// The order of the table decides between verbs of one length.
    pub(super) fn verb(self, words: &[&str]) -> Option<(Verb, usize)> {
        self.verb_of(words, &|verb| !matches!(verb, Verb::Yes | Verb::No))
    }

    /// The same for the verbs that `may` be meant.
    pub(super) fn verb_of(self, words: &[&str], may: &dyn Fn(Verb) -> bool) -> Option<(Verb, usize)> {
        let mut best: Option<(Verb, usize, usize)> = None;
        for (verb, row) in VERBS.iter().filter(|(verb, _)| may(*verb)) {
            for (place, phrase) in self.synonyms(row).enumerate() {
                let length = phrase.split(' ').count();
                let fits = phrase.split(' ').zip(words.iter().chain(std::iter::repeat(&""))).all(|(a, b)| a == *b);
                // Of equals the one that names its verb more plainly.
                if fits && best.is_none_or(|(_, most, at)| length > most || length == most && place < at) {
                    best = Some((*verb, length, place));
                }
            }
        }
        best.map(|(verb, length, _)| (verb, length))
    }

    /// A verb as it is shown in this language.
    pub(super) fn shown(self, verb: Verb) -> &'static str {
        let row = VERBS.iter().find(|(known, _)| *known == verb);
        row.and_then(|(_, row)| self.synonyms(row).next()).unwrap_or_default()
    }

    /// Every synonym with its verb.
    pub(super) fn all(self) -> impl Iterator<Item = (Verb, &'static str)> {
        VERBS.iter().flat_map(move |(verb, row)| self.synonyms(row).map(move |word| (*verb, word)))
    }

    pub(super) fn unit(self, word: &str) -> Option<SpanWord> {
        let word = word.trim_end_matches('.');
        UNITS.iter().find(|(_, row)| self.has(row, word)).map(|(unit, _)| *unit)
    }

    pub(super) fn weekday(self, word: &str) -> Option<Weekday> {
        WEEKDAYS.iter().find(|(_, row)| self.has(row, word)).map(|(day, _)| *day)
    }

    /// `2` or `two`.
    pub(super) fn count(self, word: &str) -> Option<u16> {
        word.parse().ok().or_else(|| COUNTS.iter().find(|(_, row)| self.has(row, word)).map(|(count, _)| *count))
    }

    pub(super) fn is_and(self, word: &str) -> bool {
        self.has(&AND, word)
    }

    pub(super) fn is_tomorrow(self, word: &str) -> bool {
        self.has(&TOMORROW, word)
    }

    pub(super) fn is_preposition(self, word: &str) -> bool {
        self.has(&PREPOSITIONS, word)
    }

    /// How many of the first words say nothing.
    pub(super) fn filler(self, words: &[&str]) -> usize {
        let fits = |phrase: &str| {
            phrase.split(' ').zip(words.iter().chain(std::iter::repeat(&""))).all(|(a, b)| a == *b)
        };
        let lengths = self.synonyms(&FILLERS).filter(|phrase| fits(phrase)).map(|phrase| phrase.split(' ').count());
        lengths.max().unwrap_or(0)
    }
}
