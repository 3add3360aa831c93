//! The lines of a plain body. Owns: how deep a line is quoted with `>`. Never touches: what a line says.

/// One line of a body.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// As it stands in the body, without its line end.
    pub raw: &'a str,
    /// How many `>` stand before it.
    pub marks: usize,
    /// What follows the `>` marks and one space.
    pub text: &'a str,
    /// The first and the last byte of `text` that are no ASCII white space; 0 for a blank line. They decide
    /// cheaply which forms a line can't have.
    pub ends: (u8, u8),
    /// A colon (ASCII or full width) stands among the first bytes, as behind a field's name.
    pub colon: bool,
}

/// Bytes among which a field's colon stands.
const FIELD_WIDTH: usize = 80;

impl<'a> Line<'a> {
    /// Reads the marks of one line: `>`s with at most one space between them (RFC 3676 §4.5 and common use).
    pub fn read(raw: &'a str) -> Self {
        let mut marks = 0;
        let mut rest = raw;
        let lead = raw.strip_prefix(' ').unwrap_or(raw);
        if !lead.starts_with('>') {
            return Self::with(raw, marks, raw);
        }
        let mut next = lead;
        while let Some(after) = next.strip_prefix('>') {
            marks += 1;
            rest = after;
            next = after.strip_prefix(' ').unwrap_or(after);
        }
        Self::with(raw, marks, rest.strip_prefix(' ').unwrap_or(rest))
    }

    fn with(raw: &'a str, marks: usize, text: &'a str) -> Self {
        let bytes = text.as_bytes().trim_ascii();
        let ends = (bytes.first().copied().unwrap_or(0), bytes.last().copied().unwrap_or(0));
        // 0xEF leads the full-width colon.
        let colon = bytes.iter().take(FIELD_WIDTH).any(|&b| b == b':' || b == 0xEF);
        Self { raw, marks, text, ends, colon }
    }

    /// Nothing but white space behind the marks.
    pub fn is_blank(&self) -> bool {
        self.ends.0 == 0 || self.ends.0 > 127 && self.text.trim().is_empty()
    }
}

/// A ruler: at least five `-`, `_`, `=`, `*` or box-drawing strokes and nothing else.
pub fn is_rule(text: &str) -> bool {
    let text = text.trim();
    text.len() >= 5 && text.chars().all(|c| matches!(c, '-' | '_' | '=' | '*' | '—' | '─'))
}

/// All lines of a body.
pub fn read(text: &str) -> Vec<Line<'_>> {
    text.lines().map(Line::read).collect()
}

/// The trimmed text of line `at`, when it is quoted as deep as `marks` says.
pub fn same<'a>(lines: &[Line<'a>], at: usize, marks: usize) -> Option<&'a str> {
    lines.get(at).filter(|line| line.marks == marks).map(|line| line.text.trim())
}

/// How deep the next line with words is quoted; four lines are looked at.
pub fn next_marks(lines: &[Line<'_>], at: usize) -> Option<usize> {
    lines.get(at..)?.iter().take(4).find(|line| !line.is_blank()).map(|line| line.marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_marks_with_and_without_spaces() {
        for (raw, marks, text) in [
            ("plain", 0, "plain"),
            ("> one", 1, "one"),
            (">> two", 2, "two"),
            ("> > two", 2, "two"),
            (" > one", 1, "one"),
            (">>   indented", 2, "  indented"),
            (">", 1, ""),
            ("a > b", 0, "a > b"),
        ] {
            let line = Line::read(raw);
            assert_eq!((line.marks, line.text), (marks, text), "{raw:?}");
        }
    }

    #[test]
    fn rules_are_strokes_only() {
        assert!(is_rule("________________"));
        assert!(is_rule("  -----  "));
        assert!(!is_rule("----"));
        assert!(!is_rule("----- x"));
    }
}
