//! The one sink to the terminal: strips what could drive it.

use crate::message::clean::is_hidden;
use std::fmt::Write as _;

/// Text for a person on stdout: C0 but newline and tab, DEL, C1 and format characters are taken out.
pub(super) fn say(text: &str) {
    put(std::io::stdout().lock(), &harmless(text));
}

/// A page whose pieces were put by [`super::paint::Paint`], which took out what could drive the terminal.
pub(super) fn painted(page: &str) {
    put(std::io::stdout().lock(), page);
}

/// JSON on stdout, one document a line; serde has escaped the controls below U+0020, the others are escaped here.
pub(super) fn data(value: &impl serde::Serialize) {
    let json = serde_json::to_string(value).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"));
    let mut line = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        if is_hidden(c) {
            // Beyond U+FFFF JSON wants a surrogate pair (RFC 8259 §7).
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(line, "\\u{unit:04x}");
            }
        } else {
            line.push(c);
        }
    }
    line.push('\n');
    put(std::io::stdout().lock(), &line);
}

/// A remark on stderr, with a line end.
pub(super) fn note(text: &str) {
    put(std::io::stderr().lock(), &format!("{}\n", harmless(text)));
}

/// A reader who went away (`| head`) is no error.
fn put(mut to: impl std::io::Write, text: &str) {
    let _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
}

/// Columns of a line: the terminal's where it says so, within what can be read.
pub(super) fn width() -> usize {
    let columns = crate::host::environment("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
    columns.unwrap_or(100).clamp(50, 100)
}

/// Without what could drive a terminal.
pub(super) fn harmless(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !is_hidden(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_out_what_drives_a_terminal() {
        let evil = "a\u{1b}]0;x\u{7}b\u{9b}31mc\u{202e}d\r\n";
        assert_eq!(harmless(evil), "a]0;xb31mcd\n");
    }
}
