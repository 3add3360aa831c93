//! Text made fit to show. Owns: white space, controls and marks that steer how text is drawn. Never touches: words.

/// Whether `c` is a control, steers the drawing of text (Unicode category Cf: bidi, zero width, tags) or looks like
/// nothing at all (fillers).
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}'
            | '\u{8e2}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}' | '\u{e0020}'..='\u{e007f}')
}

/// One line: hidden characters gone, every run of white space one space, none at the ends.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = !out.is_empty();
        } else if !is_hidden(c) {
            if gap {
                out.push(' ');
                gap = false;
            }
            out.push(c);
        }
    }
    out
}

/// The beginning of `text`, at most `cap` bytes, never half a character.
pub(super) fn up_to(text: &str, cap: usize) -> &str {
    let end = (0..=cap.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or(text)
}

/// Line ends `\r\n` and `\r` become `\n`; a byte order mark and NUL go.
pub(super) fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().filter(|c| !matches!(c, '\u{feff}' | '\0')).peekable();
    while let Some(c) = chars.next() {
        if c == '\r' {
            out.push('\n');
            if chars.peek() == Some(&'\n') {
                chars.next();
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_folds_and_hides() {
        assert_eq!(one_line(" Kim\r\n\t Lowe\u{202e}\u{200b} \u{1b}[31m"), "Kim Lowe [31m");
        assert_eq!(one_line("\u{feff}\u{2066}\u{7}"), "");
        assert_eq!(one_line("Zoë 木村\u{3000}太郎"), "Zoë 木村 太郎");
    }

    #[test]
    fn lines_have_one_kind_of_end() {
        assert_eq!(lines("\u{feff}a\r\nb\rc\n\r\rd\0"), "a\nb\nc\n\n\nd");
    }
}
