//! Attribution lines (`On 3 Nov 2026, Ana wrote:`). Owns: telling them from prose, in the languages of the
//! clients. Never touches: what is quoted below.

mod parts;
#[cfg(test)]
mod tests;

use super::heads::Head;
use super::lines::{Line, next_marks};
use super::words;
use parts::Below;

/// Lines an attribution may be wrapped over.
pub const REACH: usize = 4;
/// Bytes of an attribution; names and dates in Cyrillic, Thai or Hebrew take two and three a letter.
const LONGEST: usize = 400;
/// Bytes of a last line that an old Gmail quoted once too often.
const SLIPPED: usize = 40;
/// `>>>` of `GroupWise` and `>>>>>` of Gnus, which quote nothing.
const ARROWS: [usize; 2] = [3, 5];

/// The attribution that begins at `at`, and how many lines it takes.
pub fn read(lines: &[Line<'_>], at: usize) -> Option<(Head, usize)> {
    let line = lines.get(at)?;
    let first = line.said;
    if first.len() < 4 || first.len() > LONGEST {
        return None;
    }
    let below = |used| match next_marks(lines, at + used) {
        Some(marks) if marks > line.marks => Below::Quote,
        _ => Below::Text,
    };
    if let Some(body) = closed(first) {
        return parts::read(&words::tidy(body), below(1)).map(|head| (head, 1));
    }
    if first.ends_with('>') && first.starts_with(|c: char| c.is_ascii_digit()) && below(1) == Below::Quote {
        // Old Gmail: `2026/11/3 Ana <ana@x.org>`.
        return parts::read(&words::tidy(first), Below::Quote).map(|head| (head, 1));
    }
    let closes = |n| lines.get(at + n).is_some_and(|line: &Line<'_>| may_close(line.said));
    if !(1..REACH).any(closes) || !first.bytes().any(|b| b.is_ascii_digit() || b == b'@' || b > 0xD8) {
        return None;
    }
    let mut pieces = vec![first];
    let mut length = first.len();
    for n in 1..REACH {
        let text = continued(lines, at + n, line.marks)
            .filter(|text| !text.is_empty() && length + text.len() <= LONGEST)?;
        pieces.push(text);
        length += 1 + text.len();
        if may_close(text)
            && let Some(body) = closed(&pieces.join(" "))
        {
            return parts::read(&mended(&words::tidy(body)), below(n + 1)).map(|head| (head, n + 1));
        }
    }
    None
}

/// What the arrows of `GroupWise` (`>>> Ana <ana@x.org> 03.11.26 10:11 >>>`) and of Gnus
/// (`>>>>> "Ana" == Ana Sousa <ana@x.org> writes:`) announce. They are no quote marks.
pub fn behind_arrows(line: &Line<'_>) -> Option<Head> {
    if line.marks < ARROWS[0] {
        return None;
    }
    let text = line.said;
    if let Some(body) = text.strip_suffix(">>>") {
        return parts::read(&words::tidy(body.trim()), Below::Quote).filter(|head| head.who.is_some());
    }
    let (nick, body) = text.split_once(" == ")?;
    if !(nick.starts_with('"') && nick.ends_with('"')) {
        return None;
    }
    parts::read(&words::tidy(closed(body)?), Below::Quote)
}

/// How deep a line with arrows and perhaps quote marks before them is quoted.
pub fn without_arrows(marks: usize) -> usize {
    if marks < ARROWS[1] { marks.saturating_sub(ARROWS[0]) } else { marks - ARROWS[1] }
}

/// Whether a line ends like an attribution; the cheap test before lines are joined.
fn may_close(text: &str) -> bool {
    upright(text).ends_with([':', '：', '-', '*'])
}

/// Without white space and marks of direction at the end.
fn upright(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202c}' | '\u{2069}')
    })
}

/// The next line of a wrapped attribution; old Gmail quotes the last one once too often (`> > wrote:`).
fn continued<'a>(lines: &[Line<'a>], at: usize, marks: usize) -> Option<&'a str> {
    let line = lines.get(at)?;
    let text = line.said;
    let slipped =
        || line.marks == marks + 1 && text.len() <= SLIPPED && (text == ":" || parts::ends_in_verb(text));
    (line.marks == marks || slipped()).then_some(text)
}

/// The text before the closing colon (or before the strokes of `---On …, X wrote---`).
fn closed(text: &str) -> Option<&str> {
    let text = upright(text);
    if let Some(body) = text.strip_suffix(':').or_else(|| text.strip_suffix('：')) {
        return Some(body.trim());
    }
    let body = text.trim_end_matches(['-', '*', ' ']);
    // Zoho leaves the colon out.
    if text.ends_with("> wrote") && text.starts_with("On ") {
        return Some(text);
    }
    let struck = body.len() + 2 <= text.len() && body.ends_with("wrote");
    let body = body.trim_end_matches(':');
    (struck || text.ends_with(":*")).then(|| body.trim())
}

/// A joined text without the spaces that wrapping left inside `<…>`.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (inner, behind))) =
        rest.split_once('<').and_then(|(before, behind)| Some((before, behind.split_once('>')?)))
    {
        out.push_str(before);
        out.push('<');
        out.extend(inner.split(' '));
        out.push('>');
        rest = behind;
    }
    out.push_str(rest);
    out
}
