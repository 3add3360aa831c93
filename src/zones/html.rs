//! HTML bodies as plain ones. Owns: what elements tell of quotes, forwards and signatures. Never touches: zones;
//! quoted elements become `> ` lines, so that one reader serves both forms.
//!
//! `tags` cuts the markup, `element` reads what a tag says, `flatten` brings nested elements side by side, `render`
//! makes lines of them, `mark` sets the marks before the lines, with `announce` where the words decide.

mod announce;
mod element;
mod flatten;
mod mark;
mod render;
mod tags;

pub use mark::Marked;

/// Reads a document. Linear in its length; never fails.
pub fn read(html: &str) -> Marked {
    mark::mark(flatten::flatten(html))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_become_marks() {
        let text =
            read("<p>Yes.</p><blockquote><p>Can you?<blockquote>Older</blockquote></blockquote>Then so.")
                .text;
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        assert_eq!(lines, ["Yes.", "> Can you?", "> > Older", "Then so."]);
    }

    #[test]
    fn signatures_that_nest_without_end_are_text() {
        let marked = read(&"<div class=gmail_signature>a".repeat(20_000));
        assert!(marked.text.lines().count() > 19_000);
    }

    #[test]
    fn what_nests_without_end_is_read() {
        for (open, depth) in
            [("<div>", 0), ("<blockquote>", 60), ("<table><tr><td>", 0), ("<b><i>", 0), ("<ul><li>", 0)]
        {
            let text = read(&format!("{}core", open.repeat(100_000))).text;
            let line = text.lines().rfind(|line| !line.is_empty()).unwrap();
            assert_eq!(line.matches("> ").count(), depth, "{open}");
            assert!(line.ends_with("core"), "{open}");
        }
    }
}
