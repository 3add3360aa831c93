//! HTML to text. Owns: the only use of `html2text`. Never touches: zones; its `<blockquote>`s become `> ` lines,
//! so that one reader serves both forms.

use html2text::config;
use html2text::render::TextDecorator;

/// Columns; wide enough that no paragraph wraps.
const WIDTH: usize = 100_000;
/// Open elements beyond which the markup is stripped crudely: the renderer's size estimate recurses.
const DEEPEST: usize = 400;
/// What stands for `<hr>`, which the renderer would draw as wide as the page.
const RULE: &str = "<br>________________________________<br";
/// Elements whose end tags are optional or absent, so that an open one says nothing about depth.
const OPEN_ENDED: [&str; 17] = [
    "br", "hr", "img", "p", "li", "td", "tr", "th", "meta", "link", "input", "option", "dd", "dt", "wbr",
    "base", "col",
];

/// The text a reader would see. Never fails: markup that can't be rendered is stripped tag by tag.
pub fn to_text(html: &str) -> String {
    let html = rules_to_text(html);
    if depth(&html) > DEEPEST {
        return strip_tags(&html);
    }
    let rendered = config::with_decorator(Plain)
        .raw_mode(true)
        .no_table_borders()
        .allow_width_overflow()
        .string_from_read(html.as_bytes(), WIDTH);
    rendered.map_or_else(|_| strip_tags(&html), |text| text.replace('\u{a0}', " "))
}

/// `<hr …>` as a line of underscores; its attributes stay with the line break behind it.
fn rules_to_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let is_rule = tag.get(1..3).is_some_and(|name| name.eq_ignore_ascii_case("hr"))
            && tag.get(3..4).is_some_and(|end| matches!(end, ">" | " " | "/" | "\n" | "\t" | "\r"));
        let taken = if is_rule { 3 } else { 1 };
        out.push_str(if is_rule { RULE } else { "<" });
        rest = tag.get(taken..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// An upper estimate of how deep elements nest.
fn depth(html: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
            continue;
        }
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).take(12).collect();
        if !name.is_empty() && !OPEN_ENDED.contains(&name.to_ascii_lowercase().as_str()) {
            open += 1;
            deepest = deepest.max(open);
        }
    }
    deepest
}

/// The text between tags, a line per block; for markup the renderer refuses.
fn strip_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    for (n, piece) in html.split('<').enumerate() {
        let text = if n == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) };
        let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        let breaks = ["br", "p", "/p", "div", "/div", "tr", "li", "blockquote", "/blockquote"];
        if n > 0 && breaks.contains(&name.to_ascii_lowercase().as_str()) {
            out.push('\n');
        }
        out.push_str(text);
    }
    for (entity, plain) in
        [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    {
        out = out.replace(entity, plain);
    }
    out
}

/// Text without decoration, but for `> ` before quotes and marks before list items.
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
        "> ".to_owned()
    }

    fn unordered_item_prefix(&self) -> String {
        "* ".to_owned()
    }

    fn ordered_item_prefix(&self, i: i64) -> String {
        format!("{i}. ")
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
    fn quotes_become_marks() {
        let text = to_text("<p>Yes.</p><blockquote><p>Can you?<blockquote>Older</blockquote></blockquote>");
        assert!(text.contains("Yes."), "{text}");
        assert!(text.contains("> Can you?"), "{text}");
        assert!(text.contains("> > Older"), "{text}");
    }

    #[test]
    fn links_are_their_text() {
        assert_eq!(to_text("<a href='https://example.com'>the plan</a>").trim(), "the plan");
    }

    #[test]
    fn a_ruler_is_short() {
        let text = to_text("a<hr id=x>b");
        assert!(text.lines().any(super::super::lines::is_rule), "{text}");
        assert!(text.len() < 100);
    }

    #[test]
    fn deep_markup_is_stripped() {
        let html = format!("{}core", "<div>".repeat(100_000));
        assert_eq!(to_text(&html).trim(), "core");
    }
}
