//! The lines of a plain body. Owns: how deep a line is quoted with `>`. Never touches: what a line says.

use super::date;

/// Bytes of a line, roughly: what the memory for lines is reckoned from.
const USUAL_WIDTH: usize = 32;

/// One line of a body.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// As it stands in the body, without its line end.
    pub raw: &'a str,
    /// How many `>` stand before it.
    pub marks: usize,
    /// What follows the `>` marks and one space.
    pub text: &'a str,
    /// `text` without the white space around it.
    pub said: &'a str,
}

impl<'a> Line<'a> {
    /// Reads the marks of one line: `>`s with at most one space between them (RFC 3676 §4.5 and common use).
    pub fn read(raw: &'a str) -> Self {
        let mut marks = 0;
        let mut rest = raw;
        let lead = raw.strip_prefix(' ').unwrap_or(raw);
        if !lead.starts_with('>') {
            return Self { raw, marks, text: raw, said: trim(raw) };
        }
        let mut next = lead;
        while let Some(after) = next.strip_prefix('>') {
            marks += 1;
            rest = after;
            next = after.strip_prefix(' ').unwrap_or(after);
        }
        let text = rest.strip_prefix(' ').unwrap_or(rest);
        Self { raw, marks, text, said: trim(text) }
    }

    /// The first and the last byte said; 0 for a blank line. They decide cheaply which forms a line can't have.
    pub fn ends(&self) -> (u8, u8) {
        let bytes = self.said.as_bytes();
        (bytes.first().copied().unwrap_or(0), bytes.last().copied().unwrap_or(0))
    }

    /// Nothing but white space behind the marks.
    pub fn is_blank(&self) -> bool {
        self.said.is_empty()
    }
}

/// As `str::trim`; text between two visible ASCII bytes, which most lines are, needs no search.
fn trim(text: &str) -> &str {
    let visible = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if visible(bytes.first()) && visible(bytes.last()) { text } else { text.trim() }
}

/// A ruler: at least five strokes and nothing else.
pub fn is_rule(text: &str) -> bool {
    text.trim().len() >= 5 && are_strokes(text)
}

/// Nothing but `-`, `_`, `=`, `*` and box-drawing strokes.
pub fn are_strokes(text: &str) -> bool {
    text.trim().chars().all(|c| matches!(c, '-' | '_' | '=' | '*' | '—' | '─'))
}

/// As `split_once`, for words that seldom stand in the text: `contains` is far cheaper than to set up a split.
pub fn cut<'a>(text: &'a str, words: &str) -> Option<(&'a str, &'a str)> {
    if text.contains(words) { text.split_once(words) } else { None }
}

/// All lines of a body.
pub fn read(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(text.len() / USUAL_WIDTH + 1);
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\n', rest.as_bytes()) {
        let (line, below) = rest.split_at_checked(at + 1).unwrap_or((rest, ""));
        let line = line.strip_suffix('\n').unwrap_or(line);
        push(&mut lines, line.strip_suffix('\r').unwrap_or(line), below);
        rest = below;
    }
    if !rest.is_empty() {
        push(&mut lines, rest, "");
    }
    lines
}

fn push<'a>(lines: &mut Vec<Line<'a>>, raw: &'a str, below: &str) {
    let line = Line::read(raw);
    let Some((above, attribution)) = run_in(&line, below) else { return lines.push(line) };
    lines.extend([Line::read(above), Line::read(attribution)]);
}

/// The text above and its attribution, where a program ran the two into one line:
/// `See you then. On Tue, Nov 3, 2026 at 10:11 AM, Ana <ana@x.org> wrote:`.
fn run_in<'a>(line: &Line<'a>, below: &str) -> Option<(&'a str, &'a str)> {
    if line.marks > 0 || !line.said.ends_with("wrote:") {
        return None;
    }
    let (above, attribution) = line.said.split_at_checked(line.said.rfind(" On ")?)?;
    let above = above.trim_end().trim_end_matches("--").trim_end_matches('-').trim_end();
    let said = above.contains(char::is_alphanumeric) && !above.starts_with('>');
    // In prose no quote follows; Yahoo, which quotes without marks, leaves four spaces.
    let quotes = below.trim_start().starts_with('>') || line.said.contains("    On ");
    (said && quotes && date::may_hold_clock(attribution)).then_some((above, attribution))
}

/// The trimmed text of line `at`, when it is quoted as deep as `marks` says.
pub fn same<'a>(lines: &[Line<'a>], at: usize, marks: usize) -> Option<&'a str> {
    lines.get(at).filter(|line| line.marks == marks).map(|line| line.said)
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
    fn lines_end_as_the_standard_library_says() {
        for text in ["", "a", "a\n", "\n", "a\r\nb\r\n", "a\n\nb", "a\r", "a\r\r\n\rb\n\r"] {
            let raw: Vec<&str> = read(text).iter().map(|line| line.raw).collect();
            assert_eq!(raw, text.lines().collect::<Vec<_>>(), "{text:?}");
        }
    }

    #[test]
    fn an_attribution_run_into_the_text_stands_alone() {
        let said = |text: &str| read(text).iter().map(|line| line.said.to_owned()).collect::<Vec<_>>();
        let attribution = "On Tue, Nov 3, 2026 at 10:11 AM, Ana <ana@x.org> wrote:";
        assert_eq!(
            said(&format!("Yes, do. {attribution}\n> Shall I?")),
            ["Yes, do.", attribution, "Shall I?"]
        );
        assert_eq!(said(&format!("Yes---    {attribution}")), ["Yes", attribution]);
        assert_eq!(said(&format!("I saw: {attribution}\nno")), [&format!("I saw: {attribution}"), "no"]);
        assert_eq!(said(attribution), [attribution]);
        assert_eq!(said(&format!("  > {attribution}")), [format!("> {attribution}")]);
        assert_eq!(said("This is what On Kawara wrote:"), ["This is what On Kawara wrote:"]);
    }

    #[test]
    fn rules_are_strokes_only() {
        assert!(is_rule("________________"));
        assert!(is_rule("  -----  "));
        assert!(!is_rule("----"));
        assert!(!is_rule("----- x"));
    }
}
