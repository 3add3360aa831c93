//! `-----Original Message-----` and its kin. Owns: the lines that announce another mail and say nothing else.

use super::lines::{Line, same};
use super::words::{self, Marker};

/// How Lotus Notes begins the line above a forwarded mail, between strokes.
const FORWARDED_BY: [&str; 8] = [
    "forwarded by ",
    "weitergeleitet von ",
    "transféré par ",
    "reenviado por ",
    "inoltrato da ",
    "encaminhado por ",
    "doorgestuurd door ",
    "przesłane przez ",
];
/// Bytes; longer lines are no markers.
const LONGEST: usize = 160;

/// Whether a forward is announced at `at`, and how many lines that takes.
pub fn read(lines: &[Line<'_>], at: usize) -> Option<(bool, usize)> {
    let line = lines.get(at)?;
    let text = line.said;
    let stroke =
        text.starts_with(['-', '*', '_', '—', '–', '=', '─', '#', '\u{200e}', '\u{200f}', '\u{202b}']);
    if text.len() > LONGEST || !stroke && !text.ends_with([':', '：']) {
        return None;
    }
    if let Some(used) = forwarded_by(lines, at, line.marks, text) {
        return Some((true, used));
    }
    let strokes = |c: char| {
        matches!(c, '-' | '*' | '_' | '—' | '–' | '=' | '─' | '#' | ':' | '：' | '[' | ']')
            || c.is_whitespace()
    };
    let text = words::tidy(text);
    let inner = text.trim_matches(strokes);
    // `--- original` begins a difference of files.
    let both = inner.contains(' ') || !inner.is_ascii() || text.ends_with(strokes);
    let dressed = stroke && both && text.len() >= inner.len() + 4;
    // `Videresendt melding` needs strokes or a colon.
    let ends = text.ends_with(':');
    match words::marker(inner)? {
        Marker::Begin if dressed || ends => Some((true, 1)),
        Marker::Forwarded if dressed => Some((true, 1)),
        Marker::Original if dressed => Some((false, 1)),
        _ => None,
    }
}

/// Lotus Notes: `----- Forwarded by X/ROM/ECT on 08/28/2000 12:33 PM -----`, wrapped over up to three lines.
fn forwarded_by(lines: &[Line<'_>], at: usize, marks: usize, text: &str) -> Option<usize> {
    let inner = text.trim_start_matches('-');
    if text.len() - inner.len() < 3 {
        return None;
    }
    let inner = words::fold(inner.trim_start());
    if !FORWARDED_BY.iter().any(|begin| inner.starts_with(begin)) {
        return None;
    }
    let closes = |n: &usize| same(lines, at + n, marks).is_some_and(|text| text.ends_with("---"));
    let dated = super::date::may_stand_in(text).then_some(0);
    Some((0..3).find(closes).or(dated)? + 1)
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    #[test]
    fn forms() {
        for (text, expected) in [
            ("-----Original Message-----", Some((false, 1))),
            ("   \t-----Original Message-----", Some((false, 1))),
            ("*-------- Original Message --------*", Some((false, 1))),
            ("-----Ursprüngliche Nachricht-----", Some((false, 1))),
            ("---------- Forwarded message ---------", Some((true, 1))),
            ("Begin forwarded message:", Some((true, 1))),
            ("------- Forwarded by A B/HOU on 08/28/2000 \n12:33 PM -----", Some((true, 2))),
            ("original message", None),
            ("- first message", None),
        ] {
            assert_eq!(read(&lines::read(text), 0), expected, "{text:?}");
        }
    }
}
