//! A typed line as words. Owns: what is the same however a keyboard wrote it, and where a line falls into pieces. Never
//! touches: which words are commands.

use crate::plain;

/// Characters of a line that is shown again.
pub const SHOWN_CHARS: usize = 80;

/// Characters of a line that are read.
const READ_CHARS: usize = 500;

/// A line with plain digits, spaces and punctuation, as it was spelt; two spaces or more stay two.
pub(super) fn plain_line(line: &str) -> String {
    let mut plain = String::new();
    for c in line.chars().take(READ_CHARS) {
        match c {
            '\t' | '\u{2003}' => plain.push_str("  "),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => plain.push(' '),
            // Full-width forms of ASCII.
            '！'..='～' => plain.extend(char::from_u32(u32::from(c) - 0xfee0)),
            '、' | '،' => plain.push(','),
            '。' => plain.push('.'),
            '’' | '‘' | '`' | '´' => plain.push('\''),
            '‐' | '‑' => plain.push('-'),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{ad}' => {}
            c if c.is_control() => plain.push(' '),
            // Digits of other scripts and superscripts are no item's number.
            c => plain.push(c),
        }
    }
    plain.trim_end().to_owned()
}

/// A line fit to be shown again.
pub(super) fn shown(line: &str) -> String {
    plain::cut(&plain::clean(line), SHOWN_CHARS)
}

/// The pieces of a line: parted by commas, semicolons, dashes between spaces, the ends of sentences and two spaces or
/// more. Brackets with what is in them go.
pub(super) fn pieces(line: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut depth = 0_usize;
    let chars: Vec<char> = line.chars().collect();
    for (at, c) in chars.iter().copied().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied().unwrap_or(' ');
        let after = chars.get(at + 1).copied().unwrap_or(' ');
        let parts = match c {
            // One that nobody closed hides nothing.
            '(' | '[' if chars.iter().skip(at).any(|c| matches!(c, ')' | ']')) => {
                depth += 1;
                false
            }
            ')' | ']' if depth > 0 => {
                depth -= 1;
                continue;
            }
            ',' | ';' | '|' => true,
            // "1. done" is one command; "1 done. Thanks" is two pieces.
            '.' | '!' | '?' => after.is_whitespace() && !before.is_ascii_digit(),
            '-' | '–' | '—' => before.is_whitespace() && after.is_whitespace(),
            c => c.is_whitespace() && after.is_whitespace(),
        };
        if depth > 0 {
            continue;
        }
        match pieces.last_mut() {
            Some(_) if parts => pieces.push(String::new()),
            Some(last) => last.push(c),
            None => {}
        }
    }
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}

/// The words of a piece in lower case, without the punctuation around them; `#1`, `1.`, `1)` and `1:` are 1.
pub(super) fn words(piece: &str) -> Vec<String> {
    let edge =
        |c: char| matches!(c, '.' | ':' | ')' | '!' | '?' | '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '…');
    let lead = |c: char| edge(c) || matches!(c, '#' | '*' | '•' | '·' | '(' | '№');
    let trimmed =
        piece.trim_start_matches(|c: char| lead(c) || matches!(c, '-' | '–' | '—') || c.is_whitespace());
    trimmed
        .split_whitespace()
        .map(|word| word.trim_start_matches(lead).trim_end_matches(edge).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_the_same_however_it_was_typed() {
        assert_eq!(plain_line("１\u{3000}ｄｏｎｅ，\u{200b}２\u{a0}met\u{2003}x "), "1 done,2 met  x");
        assert_eq!(words("  • #1) Done!!"), ["1", "done"]);
        assert_eq!(words("1: done…"), ["1", "done"]);
    }

    #[test]
    fn a_line_falls_into_pieces() {
        let parted = |line| pieces(line).iter().map(|piece| piece.trim().to_owned()).collect::<Vec<_>>();
        assert_eq!(parted("1 done, 2 met; 3 wrong   undo"), ["1 done", "2 met", "3 wrong", "undo"]);
        assert_eq!(parted("1 done (by phone) - called. Thanks!"), ["1 done", "called", "Thanks"]);
        assert_eq!(parted("1. done"), ["1. done"]);
        assert_eq!(parted("2 snooze 1.12.2026"), ["2 snooze 1.12.2026"]);
        assert_eq!(parted("1 done (called, 2 met"), ["1 done (called", "2 met"]);
        assert!(parted(",,  ;").is_empty());
    }
}
