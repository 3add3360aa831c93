//! Where sentences begin and end. Owns: line wraps, bullets, abbreviations, ellipses, missing spaces, CJK stops.
//! Never touches: what a sentence says.

use super::count::{columns, is_wide};

/// Lines this long (columns) were wrapped by a mail program; the next line continues them. RFC 5322 §2.1.1
/// asks for 78, programs wrap from 65 on, and a wrapped line may lose its last long word.
const WRAPPED: usize = 50;
/// Columns from which a line that ends with a comma or particle of Chinese or Japanese reads on: their writers break
/// lines between phrases. A shorter one names the reader.
const PHRASE: usize = 20;
/// A shorter line that ends with a comma is a greeting or a closing.
const GREETING: usize = 30;
/// Words whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "approx", "apt", "art", "ave", "bzw", "ca", "cf", "co", "corp", "dept", "dr", "e.g", "eg", "est", "ext",
    "fig", "figs", "fr", "gen", "hr", "i.e", "ie", "inc", "jr", "lt", "ltd", "max", "messrs", "min", "mr",
    "mrs", "ms", "mt", "nr", "ph", "prof", "ref", "resp", "rev", "sec", "sgt", "sig", "sr", "sra", "st",
    "str", "tel", "usw", "vol", "vs", "z.b", "d.h", "evtl", "ggf", "inkl", "u.a", "vgl", "zzgl", "ud", "uds",
    "vd", "vds", "dra", "dto", "tlf", "aprox", "pág", "núm", "dott", "ing", "avv", "gent", "egr", "spett",
    "czw", "śr", "niedz", "pon", "perş", "çarş", "pzt", "np", "tzn", "m.in", "bijv", "o.a", "t.ex", "bl.a",
    "т.е", "т.д", "т.п",
];
/// German days of the week; the stop behind them is theirs when small letters follow.
const WEEKDAYS: &[&str] = &["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
/// How months begin where a full stop makes a number an ordinal ("3. Mai").
const MONTHS: &[&str] =
    &["Jan", "Jän", "Feb", "Mär", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];
/// Words whose full stop ends no sentence when a number follows.
const BEFORE_NUMBERS: &[&str] = &[
    "no", "p", "pp", "art", "ch", "para", "sect", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec",
];

/// A range of bytes of one text; both ends are character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// The sentences of `text` in order, without white space around them; blank and wordless ones are left out.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for block in blocks(text) {
        split(text, block, &mut found);
    }
    found
}

/// Runs of lines that read on: paragraphs, single bullets, single short lines.
fn blocks(text: &str) -> Vec<Span> {
    let mut blocks: Vec<Span> = Vec::new();
    let mut open: Option<(Span, &str)> = None;
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let line = raw.trim_end();
        let span = Span { start, end: start + line.len() };
        start += raw.len();
        open = match open {
            Some((block, last)) if reads_on(last, line) => {
                Some((Span { start: block.start, end: span.end }, line))
            }
            before => {
                blocks.extend(before.map(|(block, _)| block));
                (!line.trim().is_empty()).then_some((span, line))
            }
        };
    }
    blocks.extend(open.map(|(block, _)| block));
    blocks
}

/// Whether `next` continues the sentence at the end of `line`.
fn reads_on(line: &str, next: &str) -> bool {
    let (line, next) = (line.trim(), next.trim());
    if next.is_empty() || is_bullet(next) {
        return false;
    }
    let length = columns(line, WRAPPED);
    if length >= WRAPPED {
        return true;
    }
    let lower = next.chars().next().is_some_and(char::is_lowercase);
    let greets = line.ends_with([',', ':', '!']) && length < GREETING;
    let phrase = length >= PHRASE
        && line.ends_with(['、', '，', 'を', 'に', 'が', 'は', 'で', 'も', 'へ', 'て', 'の']);
    (lower && !greets) || (phrase && next.starts_with(is_wide))
}

fn is_bullet(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('-' | '*' | '•' | '·' | '–' | '—' | '+' | '>' | '#') => true,
        Some(first) if first.is_ascii_digit() => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            line.len() - rest.len() <= 2 && rest.starts_with([')', '.']) && rest.chars().nth(1) == Some(' ')
        }
        Some(first) if first.is_alphabetic() => {
            let mut rest = chars;
            rest.next() == Some(')')
        }
        _ => false,
    }
}

/// Cuts one block at its stops.
fn split(text: &str, block: Span, found: &mut Vec<Span>) {
    let Some(body) = text.get(block.start..block.end) else { return };
    let (mut begin, mut word, mut read) = (0, 0, 0);
    while let Some(ahead) = body.get(read..) {
        let Some(at) = ahead.find(is_stop) else { break };
        let passed = ahead.get(..at).unwrap_or("");
        // The word may have begun before a stop that it holds.
        if let Some((gap, space)) = passed.char_indices().rfind(|(_, c)| c.is_whitespace()) {
            word = read + gap + space.len_utf8();
        }
        let (at, end) = (read + at, stop_end(body, read + at));
        let (before, stop, rest) = (
            body.get(word..at).unwrap_or(""),
            body.get(at..end).unwrap_or(""),
            body.get(end..).unwrap_or(""),
        );
        read = end;
        if ends_sentence(before, stop, rest) {
            push(body, begin, end, block.start, found);
            begin = end;
            word = end;
        }
    }
    push(body, begin, body.len(), block.start, found);
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '।' | '؟' | '۔')
}

/// Behind the stops and the closing quotes and brackets after them.
fn stop_end(body: &str, at: usize) -> usize {
    let rest = body.get(at..).unwrap_or("");
    let stops = rest.trim_start_matches(is_stop);
    let closed = stops.trim_start_matches(['"', '\'', ')', ']', '”', '’', '»', '」', '』', '）']);
    body.len() - closed.len()
}

fn ends_sentence(before: &str, stop: &str, rest: &str) -> bool {
    if stop.chars().any(|c| !c.is_ascii() && is_stop(c) && c != '…') {
        return true;
    }
    let mut ahead = rest.chars();
    let next = ahead.next();
    let spaced = next.is_none_or(char::is_whitespace);
    let follows = if spaced { rest.trim_start().chars().next() } else { next };
    let lower = follows.is_some_and(char::is_lowercase);
    let certain = stop.contains(['?', '!']);
    if !spaced {
        // "done.Please": a missing space, unless it is a file, a host or an address.
        let glued = next.is_some_and(char::is_uppercase) && ahead.next().is_some_and(char::is_lowercase);
        let plain = before.chars().all(char::is_alphabetic) && before.len() > 1;
        let wide = next.is_some_and(is_wide) && before.ends_with(is_wide);
        return wide || (glued && plain);
    }
    if certain {
        return true;
    }
    if stop.starts_with("..") || stop.starts_with('…') {
        return !lower;
    }
    let ordinal = (1..=2).contains(&before.len()) && before.chars().all(|c| c.is_ascii_digit());
    let dated = (ordinal && (lower || MONTHS.iter().any(|month| rest.trim_start().starts_with(month))))
        || (lower && WEEKDAYS.contains(&before));
    !dated && !is_abbreviation(before, follows) && (!lower || before.chars().nth(1).is_some())
}

/// Whether the full stop behind `word` belongs to it.
fn is_abbreviation(word: &str, follows: Option<char>) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut chars = word.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none() && word != "I";
    if initial || word.len() > 8 {
        return initial;
    }
    let lower = word.to_lowercase();
    ABBREVIATIONS.contains(&lower.as_str())
        || (follows.is_some_and(|c| c.is_ascii_digit()) && BEFORE_NUMBERS.contains(&lower.as_str()))
}

/// Keeps `begin..end` without the white space around it, when it holds a word.
fn push(body: &str, begin: usize, end: usize, offset: usize, found: &mut Vec<Span>) {
    let Some(piece) = body.get(begin..end) else { return };
    if !piece.chars().any(char::is_alphanumeric) {
        return;
    }
    let start = begin + (piece.len() - piece.trim_start().len());
    let end = begin + piece.trim_end().len();
    found.push(Span { start: offset + start, end: offset + end });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split_of(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|span| text.get(span.start..span.end).unwrap()).collect()
    }

    #[test]
    fn wrapped_paragraphs_join_and_short_lines_do_not() {
        let text = "Hi Dana,\nthe second draft of the rota is in the folder that we share\nwith the desk. Thanks\nOlga";
        assert_eq!(
            split_of(text),
            [
                "Hi Dana,",
                "the second draft of the rota is in the folder that we share\nwith the desk.",
                "Thanks",
                "Olga"
            ]
        );
    }

    #[test]
    fn bullets_stand_alone() {
        let text = "To do:\n- send the list\n- call Ravi\n1. print\n2. bind\na) post";
        assert_eq!(
            split_of(text),
            ["To do:", "- send the list", "- call Ravi", "1. print", "2. bind", "a) post"]
        );
    }

    #[test]
    fn abbreviations_and_numbers_do_not_end_sentences() {
        assert_eq!(
            split_of("Dr. Ames and J. Ruiz paid approx. 3.5 k, e.g. for no. 7. It is settled."),
            ["Dr. Ames and J. Ruiz paid approx. 3.5 k, e.g. for no. 7.", "It is settled."]
        );
    }

    #[test]
    fn short_days_and_ordinals_do_not_end_sentences() {
        for text in ["Am Di. rufe ich an.", "Bis zum 15. habe ich Zeit.", "W czw. oddaję korektę."] {
            assert_eq!(split_of(text), [text]);
        }
    }

    #[test]
    fn ellipses_and_missing_spaces() {
        assert_eq!(
            split_of("Well... maybe. See docs.rs/tar.gz now.Please call!Then go"),
            ["Well... maybe.", "See docs.rs/tar.gz now.", "Please call!", "Then go"]
        );
        assert_eq!(split_of("Hmm... Perhaps."), ["Hmm...", "Perhaps."]);
    }

    #[test]
    fn lower_case_writers_and_quotes() {
        assert_eq!(split_of("ok. i will send it. thanks"), ["ok.", "i will send it.", "thanks"]);
        assert_eq!(split_of("He said \"go.\" We went."), ["He said \"go.\"", "We went."]);
    }

    #[test]
    fn stops_of_other_scripts() {
        assert_eq!(split_of("ありがとう。明日送ります！了解"), ["ありがとう。", "明日送ります！", "了解"]);
        assert_eq!(split_of("확인했습니다.감사합니다!"), ["확인했습니다.", "감사합니다!"]);
        assert_eq!(split_of("谢谢!请查收"), ["谢谢!", "请查收"]);
    }

    #[test]
    fn lines_broken_between_phrases_join() {
        assert_eq!(
            split_of("田中様、\n先日は資料をお送りいただき、\nありがとうございました。\n明日送ります\n鈴木"),
            ["田中様、", "先日は資料をお送りいただき、\nありがとうございました。", "明日送ります", "鈴木"]
        );
    }

    #[test]
    fn nothing_in_nothing() {
        assert!(sentences("").is_empty());
        assert!(sentences(" \n ... \n --- \n").is_empty());
    }
}
