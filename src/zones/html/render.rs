//! Markup to lines. Owns: the only use of `html2text`. Never touches: quotes; the markup holds none.

use html2text::config;
use html2text::render::TextDecorator;

/// Columns; wide enough that no paragraph wraps.
const WIDTH: usize = 100_000;

/// The lines a reader would see. `markup` is flat (see [`super::flatten`]), so that nothing nests; when the library
/// refuses it all the same, there are none.
pub fn lines(markup: &str) -> Vec<String> {
    let rendered = config::with_decorator(Plain)
        .raw_mode(true)
        .allow_width_overflow()
        .string_from_read(markup.as_bytes(), WIDTH)
        .unwrap_or_default();
    rendered.lines().map(shown).collect()
}

/// Without marks of direction and other characters that nobody sees, which programs put between words and digits.
fn shown(line: &str) -> String {
    let unseen = |c: &char| {
        matches!(
            c,
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'
                ..='\u{202e}' | '\u{2060}' | '\u{feff}'
        )
    };
    let text: String =
        line.chars().filter(|c| !unseen(c)).map(|c| if c == '\u{a0}' { ' ' } else { c }).collect();
    text.trim_end().to_owned()
}

/// Text without decoration.
#[derive(Clone, Debug)]
struct Plain;

impl TextDecorator for Plain {
    type Annotation = ();

    fn decorate_link_start(&mut self, _url: &str) -> (String, ()) {
        (String::new(), ())
    }

    fn decorate_link_end(&mut self) -> String {
        String::new()
    }

    fn decorate_em_start(&self) -> (String, ()) {
        (String::new(), ())
    }

    fn decorate_em_end(&self) -> String {
        String::new()
    }

    fn decorate_strong_start(&self) -> (String, ()) {
        (String::new(), ())
    }

    fn decorate_strong_end(&self) -> String {
        String::new()
    }

    fn decorate_strikeout_start(&self) -> (String, ()) {
        (String::new(), ())
    }

    fn decorate_strikeout_end(&self) -> String {
        String::new()
    }

    fn decorate_code_start(&self) -> (String, ()) {
        (String::new(), ())
    }

    fn decorate_code_end(&self) -> String {
        String::new()
    }

    fn decorate_preformat_first(&self) {}

    fn decorate_preformat_cont(&self) {}

    fn decorate_image(&mut self, _src: &str, _title: &str) -> (String, ()) {
        (String::new(), ())
    }

    fn header_prefix(&self, _level: usize) -> String {
        String::new()
    }

    fn quote_prefix(&self) -> String {
        String::new()
    }

    fn unordered_item_prefix(&self) -> String {
        String::new()
    }

    fn ordered_item_prefix(&self, _i: i64) -> String {
        String::new()
    }

    fn decorate_superscript_start(&self) -> (String, ()) {
        (String::new(), ())
    }

    fn decorate_superscript_end(&self) -> String {
        String::new()
    }

    fn make_subblock_decorator(&self) -> Self {
        self.clone()
    }

    fn finalise(&mut self, _urls: Vec<String>) -> Vec<html2text::render::TaggedLine<()>> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines() {
        let text = lines("<div>a&nbsp;&lt;  b\n c<br>d</div><div>e</div><p>f</p><pre>g\n  h</pre>");
        assert_eq!(text, ["a < b c", "d", "e", "", "f", "", "g", "  h"]);
    }

    #[test]
    fn a_paragraph_of_any_width_is_one_line() {
        let text = lines(&format!("<div>{}</div>", "word ".repeat(10_000)));
        assert_eq!(text.len(), 1);
    }
}
