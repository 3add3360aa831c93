//! Attribution lines (`On 3 Nov 2026, Ana wrote:`). Owns: telling them from prose, in the languages of the
//! clients. Never touches: what is quoted below.

use super::heads::Head;
use super::lines::{Line, next_marks};
use super::{author, date};
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

/// Lines an attribution may be wrapped over.
pub const REACH: usize = 4;
/// Bytes of an attribution.
const LONGEST: usize = 300;
/// Bytes of `X wrote:` without a date.
const LONGEST_BARE: usize = 120;

/// Lower-case words for "wrote".
const VERBS: &[&str] = &[
    "wrote",
    "schrieb",
    "a écrit",
    "écrit",
    "escribió",
    "escribio",
    "ha scritto",
    "scrisse",
    "escreveu",
    "schreef",
    "skrev",
    "kirjoitti",
    "napisał",
    "napsal",
    "написал",
    "пишет",
    "пише",
    "написав",
    "yazdı",
    "写道",
    "のメール",
    "작성",
    "寫道",
    // Last: `Amira Said` is a name.
    "writes",
    "said",
];
/// All of them in one search; most texts hold none.
static ANY_VERB: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(VERBS).ok());
/// Words an attribution may begin with, before its date.
const OPENERS: &[&str] = &[
    "on", "am", "le", "el", "il", "em", "op", "den", "på", "dnia", "w", "dniu", "dne", "v", "в", "giorno",
    "在", "at", "date:", "the", "de",
];
/// Beginnings of day names in those languages.
const DAYS: &[&str] = &[
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so", "lun", "mar",
    "mer", "jeu", "ven", "sam", "dim", "mié", "mie", "jue", "vie", "sáb", "sab", "dom", "seg", "ter", "qua",
    "qui", "sex", "man", "tir", "tis", "ons", "tor", "fre", "lör", "lør", "søn", "sön", "ma", "ti", "ke",
    "to", "pe", "la", "su", "wo", "vr", "za", "zo", "pon", "wt", "śr", "czw", "pt", "pią", "sob", "nie",
    "niedz", "po", "út", "st", "čt", "pá", "ne", "пн", "вт", "ср", "чт", "пт", "сб", "вс", "нд", "pzt",
    "sal", "çar", "per", "cum", "cmt", "paz", "gio",
];
/// Words between the date and the author that belong to neither.
const GLUE: &[&str] = &[
    "uhr",
    "г.",
    "р.",
    "r.",
    "пользователь",
    "odesílatel",
    "от",
    "gmt",
    "utc",
    "pst",
    "pdt",
    "est",
    "edt",
    "cst",
    "cdt",
    "mst",
    "mdt",
    "bst",
    "cet",
    "cest",
    "msk",
    "ist",
    "jst",
    "kl.",
    "kl",
    "o",
    "v",
    "в",
    "um",
    "à",
    "at",
    "utente",
    "użytkownik",
    "tarihinde",
    "于",
    "by",
    "from",
    "-",
];

/// The attribution that begins at `at`, and how many lines it takes.
pub fn read(lines: &[Line<'_>], at: usize) -> Option<(Head, usize)> {
    let line = lines.get(at)?;
    let first = line.said;
    if first.len() < 4 || first.len() > LONGEST {
        return None;
    }
    if let Some(body) = closed(first) {
        let deeper = next_marks(lines, at + 1).is_some_and(|marks| marks > line.marks);
        return dated(body, true).or_else(|| if deeper { bare(body) } else { None }).map(|head| (head, 1));
    }
    let deeper = || next_marks(lines, at + 1).is_some_and(|marks| marks > line.marks);
    if first.ends_with('>') && first.starts_with(|c: char| c.is_ascii_digit()) && deeper() {
        // Old Gmail: `2026/11/3 Ana <ana@x.org>`.
        return dated(first, true).map(|head| (head, 1));
    }
    let closes = |n| lines.get(at + n).is_some_and(|line: &Line<'_>| may_close(line.said));
    if !(1..REACH).any(closes) || !first.bytes().any(|b| b.is_ascii_digit() || b == b'@') {
        return None;
    }
    let mut parts = vec![first];
    let mut length = first.len();
    for n in 1..REACH {
        let text = continued(lines, at + n, line.marks)
            .filter(|text| !text.is_empty() && length + text.len() <= LONGEST)?;
        parts.push(text);
        length += 1 + text.len();
        if may_close(text)
            && let Some(body) = closed(&parts.join(" "))
        {
            return dated(body, false).map(|head| (head, n + 1));
        }
    }
    None
}

/// Whether a line ends like an attribution; the cheap test before lines are joined.
fn may_close(text: &str) -> bool {
    text.ends_with([':', '：', '-', '*'])
}

/// The next line of a wrapped attribution; old Gmail quotes the last one once too often (`> > wrote:`).
fn continued<'a>(lines: &[Line<'a>], at: usize, marks: usize) -> Option<&'a str> {
    let line = lines.get(at)?;
    let text = line.said;
    let slipped = line.marks == marks + 1 && text.ends_with("wrote:");
    (line.marks == marks || slipped).then_some(text)
}

/// The text before the closing colon (or before the strokes of `---On …, X wrote---`).
fn closed(text: &str) -> Option<&str> {
    if let Some(body) = text.strip_suffix(':').or_else(|| text.strip_suffix('：')) {
        return Some(body.trim());
    }
    let body = text.trim_end_matches(['-', '*', ' ']);
    let struck = body.len() + 2 <= text.len() && body.ends_with("wrote");
    let body = body.trim_end_matches(':');
    (struck || text.ends_with(":*")).then(|| body.trim())
}

/// `X wrote`, without a date: only trusted above quoted lines.
fn bare(body: &str) -> Option<Head> {
    if body.len() > LONGEST_BARE {
        return None;
    }
    let verb = verb_in(body).filter(|verb| verb.end == body.len())?;
    let who = author::read(body.get(..verb.start)?);
    Some(Head { who, ..Head::default() })
}

/// An attribution with a date, and with a verb or an address.
fn dated(body: &str, one_line: bool) -> Option<Head> {
    let body = body.trim_start_matches(['-', '*', ' ', '\u{feff}']);
    if !date::may_stand_in(body) {
        return None;
    }
    let verb = verb_in(body);
    let signed = body.contains('@') && body.ends_with(['>', ')']);
    if verb.is_none() && !signed {
        return None;
    }
    let found = date::find(body, order(body))?;
    let before = body.get(..found.span.start)?;
    let opens = before.split_whitespace().count() <= 4 && before.split_whitespace().all(opening);
    let whole = verb.as_ref().is_some_and(|verb| verb.end == body.len() || found.span.end == body.len());
    let named_first = before.len() <= LONGEST_BARE && if one_line { whole } else { before.contains('@') };
    if !(opens || named_first) {
        return None;
    }
    let who = author::read(author_part(body, &found.span, verb.as_ref(), opens));
    Some(Head { who, when: found.when, ..Head::default() })
}

/// English clients vary; the others of our list write the day first.
fn order(body: &str) -> date::Order {
    let english = body.starts_with("On ") || body.contains("wrote");
    if english { date::Order::Unknown } else { date::Order::DayFirst }
}

/// Where the author stands: behind the verb, between date and verb, or before the date.
fn author_part<'a>(body: &'a str, date: &Range<usize>, verb: Option<&Range<usize>>, opens: bool) -> &'a str {
    let end = verb.map_or(body.len(), |verb| verb.start);
    if let Some(verb) = verb
        && verb.start >= date.end
    {
        let behind = body.get(verb.end..).unwrap_or("");
        if behind.chars().filter(|c| c.is_alphabetic()).count() > 2 {
            return behind;
        }
    }
    let between = unglue(body.get(date.end..end).unwrap_or(""));
    if opens || between.contains('@') {
        return between;
    }
    body.get(..date.start.min(end)).unwrap_or("")
}

/// Without zones, `Uhr` and such before the name.
fn unglue(mut text: &str) -> &str {
    let edge = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '：');
    loop {
        text = text.trim_matches(edge);
        let (word, rest) = text.split_once([' ', ',']).unwrap_or((text, ""));
        let zone =
            word.starts_with(['+', '-']) && word.chars().skip(1).all(|c| c.is_ascii_digit() || c == ':');
        let named = GLUE.contains(&word.to_lowercase().as_str()) || word.starts_with("GMT");
        let bracket = word.starts_with('(') && word.ends_with(')') && !word.contains('@');
        if word.is_empty() || !(zone || named || bracket) {
            return text;
        }
        text = rest;
    }
}

fn opening(word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.trim_matches([',', '.']);
    OPENERS.contains(&word) || DAYS.iter().any(|day| word.starts_with(day)) && word.chars().count() <= 12
}

/// The byte range of the first word for "wrote".
fn verb_in(body: &str) -> Option<Range<usize>> {
    let lower = body.to_lowercase();
    if lower.len() != body.len() {
        return None;
    }
    if !ANY_VERB.as_ref().is_some_and(|verbs| verbs.is_match(&lower)) {
        return None;
    }
    VERBS.iter().find_map(|verb| {
        let start = lower.rfind(verb)?;
        let starts = lower.get(..start)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let foreign = !verb.is_ascii();
        let mut end = start + verb.len();
        let suffix = lower.get(end..)?;
        let tail =
            suffix.chars().take_while(|c| c.is_alphabetic() || matches!(c, '(' | ')')).map(char::len_utf8);
        end += tail.sum::<usize>();
        (starts || foreign).then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn shown(text: &str) -> Option<(String, Option<String>, usize)> {
        let (head, used) = read(&lines::read(text), 0)?;
        let who = head.who.unwrap_or_default();
        let who = who.name.or(who.address.map(|address| address.to_string())).unwrap_or_default();
        Some((who, head.when.map(|when| when.date.to_string()), used))
    }

    #[test]
    fn clients_and_languages() {
        for text in [
            "On Tue, Nov 3, 2026 at 10:11 AM Ana Sousa <ana@x.org> wrote:",
            "On Tue, Nov 3, 2026 at 10:11 AM Ana Sousa <\nana@x.org> wrote:",
            "On 3 Nov 2026, at 10:11, Ana Sousa <ana@x.org> wrote:",
            "On Tuesday, 3 November 2026, 10:11:05 GMT, Ana Sousa <ana@x.org> wrote:",
            "On Tue, 2026-11-03 at 10:11 +0100, Ana Sousa wrote:",
            "On 2026-11-03 10:11, Ana Sousa wrote:",
            "On 11/23/26 10:11, Ana Sousa wrote:",
            "Am 03.11.2026 um 10:11 schrieb Ana Sousa:",
            "Am Di., 3. Nov. 2026 um 10:11 Uhr schrieb Ana Sousa <\nana@x.org>:",
            "Le 03/11/2026 à 10:11, Ana Sousa a écrit :",
            "Le mar. 3 nov. 2026 à 10:11, Ana Sousa <ana@x.org> a écrit :",
            "El mar, 3 nov 2026 a las 10:11, Ana Sousa (<ana@x.org>) escribió:",
            "Il giorno mar 3 nov 2026 alle ore 10:11 Ana Sousa <ana@x.org>\nha scritto:",
            "Em ter., 3 de nov. de 2026 às 10:11, Ana Sousa <ana@x.org>\nescreveu:",
            "Op di 3 nov 2026 om 10:11 schreef Ana Sousa <ana@x.org>:",
            "Den tis 3 nov. 2026 kl 10:11 skrev Ana Sousa <ana@x.org>:",
            "tir. 3. nov. 2026 kl. 10:11 skrev Ana Sousa <ana@x.org>:",
            "ti 3. marrask. 2026 klo 10.11 Ana Sousa (ana@x.org) kirjoitti:",
            "wt., 3 lis 2026 o 10:11 Ana Sousa <ana@x.org> napisał(a):",
            "út 3. 11. 2026 v 10:11 odesílatel Ana Sousa <ana@x.org> napsal:",
            "вт, 3 нояб. 2026 г. в 10:11, Ana Sousa <ana@x.org>:",
            "вт, 3 лист. 2026 р. о 10:11 Ana Sousa <ana@x.org> пише:",
            "Ana Sousa <ana@x.org>, 3 Kas 2026 Sal, 10:11 tarihinde şunu yazdı:",
            "2026年11月3日(火) 10:11 Ana Sousa <ana@x.org>:",
            "Ana Sousa <ana@x.org> 于2026年11月3日周二 10:11写道：",
            "2026년 11월 3일 (화) 오전 10:11, Ana Sousa <ana@x.org>님이 작성:",
        ] {
            let (who, when, used) = shown(text).unwrap_or_else(|| panic!("not seen: {text}"));
            assert_eq!(who, "Ana Sousa", "{text}");
            assert!(matches!(when.as_deref(), Some("2026-11-03" | "2026-11-23")), "{text}: {when:?}");
            assert_eq!(used, text.lines().count(), "{text}");
        }
    }

    #[test]
    fn without_a_date_only_above_a_quote() {
        assert_eq!(shown("Ana wrote:\n> hi"), Some(("Ana".into(), None, 1)));
        assert_eq!(shown("Ana wrote:\nhi"), None);
    }

    #[test]
    fn prose_is_no_attribution() {
        for text in [
            "We meet on 3 Nov 2026 to decide:",
            "On Monday I will write to Ana about the following:",
            "Three things from Nov 3, 2026:",
            "1:",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
