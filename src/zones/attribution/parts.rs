//! What an attribution is made of: date, verb, author, and words between them. Owns: whether they are enough.
//! Never touches: lines.

use super::super::heads::Head;
use super::super::{Author, author, date, words};
use std::ops::Range;

/// Bytes of `X wrote:` without a date.
const LONGEST_BARE: usize = 120;
/// Words of a name; more is prose.
const MOST_NAMES: usize = 6;
/// Zones of time as programs shorten them.
const ZONES: &[&str] = &[
    "utc", "gmt", "pst", "pdt", "est", "edt", "cst", "cdt", "mst", "mdt", "bst", "ist", "cet", "cest", "mez",
    "mesz", "eet", "eest", "wet", "west", "msk", "jst", "kst", "hkt", "sgt", "aest", "aedt", "awst", "acst",
    "nzst", "nzdt", "brt", "art", "sast", "akst", "akdt", "hst", "trt", "pt", "et",
];
/// Lower-case words inside names.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "el", "al", "van", "von", "der", "den",
    "ten", "ter", "zu", "zum", "af", "av", "bin", "ben", "ibn", "y", "e", "und", "and", "via", "'t", "of",
    "dr", "st",
];

/// What stands below an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// A deeper quote: a word for "wrote", or a date and a name, are evidence enough.
    Quote,
    /// Text like any other: only a whole attribution is believed.
    Text,
}

/// Who wrote when, if the text (tidied, without its closing colon) is an attribution.
pub fn read(body: &str, below: Below) -> Option<Head> {
    if below == Below::Text && !date::may_stand_in(body) {
        return None;
    }
    let body = body.trim_start_matches(['-', '*', ' ', '~', '#']);
    let body = without_snip(body);
    let body = behind_message_id(body);
    let folded = words::fold(body);
    let verb = words::verb_in(&folded);
    let order = verb.as_ref().map_or(date::Order::Unknown, |verb| verb.order);
    match (date::find(body, order), verb) {
        (Some(found), verb) => dated(body, &found, verb.as_ref().map(|verb| &verb.span), below),
        (None, Some(verb)) if below == Below::Quote => bare(body, &verb.span),
        (None, None) if below == Below::Quote => addressed(body),
        _ => None,
    }
}

/// Whether a text ends in a word for "wrote" and a colon.
pub fn ends_in_verb(text: &str) -> bool {
    let Some(text) = text.strip_suffix(':') else { return false };
    let text = words::fold(&words::tidy(text));
    let text = text.trim_end();
    words::verb_in(text).is_some_and(|verb| verb.span.end == text.len())
}

/// An attribution with a date.
fn dated(body: &str, found: &date::Found, verb: Option<&Range<usize>>, below: Below) -> Option<Head> {
    let mut cuts: Vec<Range<usize>> =
        [Some(found.day.clone()), found.clock.clone(), verb.cloned()].into_iter().flatten().collect();
    cuts.sort_by_key(|cut| cut.start);
    let mut pieces = Vec::new();
    let mut start = 0;
    for cut in cuts.iter().chain([&(body.len()..body.len())]) {
        let piece = strip(body.get(start..cut.start.max(start))?);
        if !piece.is_empty() {
            pieces.push((start, piece));
        }
        start = cut.end.max(start);
    }
    let [(at, piece)] = pieces.as_slice() else {
        // "You wrote on 3 Nov:" names nobody.
        let nobody = pieces.is_empty() && verb.is_some() && below == Below::Quote;
        return nobody.then(|| Head { when: found.when, ..Head::default() });
    };
    let piece = piece.split("'s message of").next().unwrap_or(piece);
    let who = somebody(piece);
    let address = piece.contains('@');
    let named = who.is_some() && (address || is_name(piece));
    let believed = match below {
        Below::Quote => {
            (named || who.is_none() || verb.is_some()) && piece.split_whitespace().count() <= MOST_NAMES * 2
        }
        Below::Text if verb.is_some() => named,
        // Gmail in Japanese, Czech or Russian has no verb.
        Below::Text => {
            found.clock.is_some() && *at >= found.day.end && piece.contains('<') && piece.ends_with('>')
        }
    };
    believed.then(|| Head { who, when: found.when, ..Head::default() })
}

/// `X wrote`, without a date: only trusted above quoted lines.
fn bare(body: &str, verb: &Range<usize>) -> Option<Head> {
    if body.len() > LONGEST_BARE {
        return None;
    }
    let before = strip_day(strip(body.get(..verb.start)?));
    let behind = strip(body.get(verb.end..)?);
    let piece = match (before.is_empty(), behind.is_empty()) {
        (false, true) => before,
        (true, false) if behind.contains('@') || is_name(behind) => behind,
        _ => return None,
    };
    let who = somebody(piece);
    let known = who.is_none() || piece.contains('@') || is_name(piece);
    known.then(|| Head { who, ..Head::default() })
}

/// `Ana Sousa <ana@x.org>` alone.
fn addressed(body: &str) -> Option<Head> {
    let bracketed = body.ends_with('>') && body.contains('<') || body.ends_with(')') && body.contains('(');
    if !bracketed || !body.contains('@') || body.len() > LONGEST_BARE {
        return None;
    }
    let who = author::read(body).filter(|who| who.address.is_some())?;
    let name = body.split(['<', '(']).next().unwrap_or("");
    (name.trim().is_empty() || is_name(name)).then(|| Head { who: Some(who), ..Head::default() })
}

/// The author of a piece, unless it says "I" or "you".
fn somebody(piece: &str) -> Option<Author> {
    if words::is_nobody(&words::fold(words::bare(piece))) {
        return None;
    }
    author::read(piece)
}

/// Whether a piece without an address can be a name: few words, none that begins in lower case but particles.
fn is_name(piece: &str) -> bool {
    let piece = words::bare(piece).trim_matches(['"', '\'', '«', '»', '“', '”']);
    let words: Vec<&str> = piece.split_whitespace().collect();
    let nick = words.len() == 1;
    let fits = |word: &&str| {
        let begins = word.trim_start_matches(['"', '\'', '(', '“', '«', '.', '[']).chars().next();
        begins.is_none_or(|c| !c.is_lowercase()) || PARTICLES.contains(word)
    };
    let first = words.first().map(|word| words::fold(words::bare(word))).unwrap_or_default();
    !words.is_empty()
        && words.len() <= MOST_NAMES
        && piece.chars().any(char::is_alphabetic)
        && !piece.contains(['?', '!', ';', '=', '{', '}', '\\'])
        && (nick || words.iter().all(fits) && !words::is_nobody(&first))
        && !words::is_nobody(&words::fold(piece))
}

/// A piece without the words around dates and authors; empty when it holds nothing else.
fn strip(piece: &str) -> &str {
    let folded = words::fold(piece);
    if folded.split_whitespace().all(|word| belongs_to_date(words::bare(word))) {
        return "";
    }
    let edge =
        |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '-' | '–' | '—' | '*' | ']' | '[');
    let mut rest = piece;
    loop {
        let before = rest;
        rest = rest.trim_matches(edge);
        let first = rest.split([' ', ',']).next().unwrap_or("");
        let second = rest.split([' ', ',']).nth(1).unwrap_or("");
        if is_filler(first) || words::is_day(&words::fold(first)) && is_filler(second) {
            rest = rest.get(first.len()..).unwrap_or("");
        }
        let last = rest.rsplit([' ', ',']).next().unwrap_or("");
        if is_filler(last) {
            rest = rest.get(..rest.len() - last.len()).unwrap_or("");
        }
        let open = rest.trim_end().strip_suffix('(').unwrap_or(rest);
        rest = open.strip_prefix(')').unwrap_or(open);
        if rest.len() == before.len() {
            return rest;
        }
    }
}

/// A folded word without punctuation that stands around dates.
fn belongs_to_date(word: &str) -> bool {
    // Vietnamese counts its days: `Th 3`.
    let counted = word.len() == 1 && word.bytes().all(|b| b.is_ascii_digit());
    word.is_empty() || counted || words::is_glue(word) || is_zone(word)
}

fn is_zone(folded: &str) -> bool {
    let shift = folded.trim_start_matches("utc").trim_start_matches("gmt");
    let shifted = shift.starts_with(['+', '-']) || shift.len() == 4 || shift.len() == 2;
    ZONES.contains(&folded)
        || shifted
            && shift.bytes().any(|b| b.is_ascii_digit())
            && shift.bytes().all(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b':'))
}

/// A word that is stripped from around a name: as it stands it is no name.
fn is_filler(word: &str) -> bool {
    let inner = words::bare(word);
    if inner.is_empty() || word.contains('@') {
        return false;
    }
    let folded = words::fold(inner);
    let small = !inner.chars().next().is_some_and(char::is_uppercase);
    let day = words::is_day(&folded) && (small || word.ends_with(['.', ',']));
    small && words::is_glue(&folded)
        || day
        || folded == "uhr"
        || is_zone(&folded) && (!small || word.starts_with(['+', '-', '(']))
}

/// `On Tuesday, Ana`: without the day.
fn strip_day(piece: &str) -> &str {
    let mut words_of = piece.split_whitespace();
    let (Some(first), Some(second)) = (words_of.next(), words_of.next()) else { return piece };
    let folded = |word| words::fold(words::bare(word));
    if words::is_glue(&folded(first)) && words::is_day(&folded(second)) {
        return piece.split_once(second).map_or(piece, |(_, behind)| strip(behind));
    }
    piece
}

/// `[snip] Ana wrote`: without the bracket.
fn without_snip(body: &str) -> &str {
    body.strip_prefix('[')
        .and_then(|body| body.split_once(']'))
        .filter(|(inner, rest)| {
            inner.len() <= 16 && !inner.contains(|c: char| c.is_ascii_digit()) && !rest.is_empty()
        })
        .map_or(body, |(_, rest)| rest.trim_start())
}

/// `In message <x@y>, Ana wrote`: without the message's id.
fn behind_message_id(body: &str) -> &str {
    let begins = ["In message <", "In article <", "In <", "in message <", "in article <"];
    if !begins.iter().any(|begin| body.starts_with(begin)) {
        return body;
    }
    body.split_once('>').map_or(body, |(_, behind)| behind.trim_start_matches([',', ' ', ':']))
}
