//! From nested elements to a flat sequence: text, and where regions begin and end. Owns: which element an end tag
//! ends, which elements begin a new line. Never touches: what the regions mean for the mail.

use super::element::{self, Meaning, Region};
use super::tags::{Piece, Tag, pieces};

/// A part of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Well-formed markup: `<div>`, `<p>` and `<pre>` side by side, with nothing but text and `<br>` inside.
    Markup(String),
    /// A region begins; its [`Part::Leave`] is certain to come.
    Enter(Region),
    /// The innermost open region ends.
    Leave,
    /// The header of a quoted mail may begin here.
    Header,
}

/// Open elements above which an end tag is looked for, so that a mail of end tags costs no more than others.
const REACH: usize = 200;
/// Elements that are never open.
const VOID: [&str; 16] = [
    "br", "hr", "img", "meta", "link", "input", "wbr", "base", "basefont", "col", "area", "embed", "param",
    "source", "track", "frame",
];
/// Elements that begin a line and end one.
const BLOCKS: [&str; 45] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "plaintext",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
];
/// Elements of which one ends the one before it, unless one of the others stands between.
const SIBLINGS: [(&[&str], &[&str]); 4] = [
    (&["li"], &["ul", "ol", "menu", "dir", "td", "th", "blockquote"]),
    (&["dd", "dt"], &["dl", "td", "th", "blockquote"]),
    (&["td", "th"], &["table", "tr"]),
    (&["tr"], &["table"]),
];
/// A line that stands for `<hr>`.
const RULE: &str = "<div>________________________________</div>";

/// An element that waits for its end tag.
#[derive(Clone, Copy, Debug)]
struct Open<'a> {
    name: &'a str,
    meaning: Meaning,
    block: bool,
    /// For `<ol>`: items so far.
    items: u32,
}

/// Reads a document. Linear in its length.
pub fn flatten(html: &str) -> Vec<Part> {
    let mut flat = Flat::default();
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => flat.text(text),
            Piece::Open(tag) => flat.open(&tag),
            Piece::Close(name) => flat.close(name),
        }
    }
    while flat.pop() {}
    flat.flush();
    flat.parts
}

#[derive(Debug, Default)]
struct Flat<'a> {
    parts: Vec<Part>,
    open: Vec<Open<'a>>,
    /// The markup since the last region boundary.
    markup: String,
    /// The element around the current line.
    line: Option<&'static str>,
    /// What goes before the next line: a list's mark.
    mark: String,
    /// Open elements that hide their contents, that keep line ends, and paragraphs with space around them.
    hidden: usize,
    verbatim: usize,
    paragraphs: usize,
}

impl<'a> Flat<'a> {
    fn text(&mut self, text: &str) {
        let blank = text.bytes().all(|b| b.is_ascii_whitespace());
        if self.hidden > 0 || blank && self.line.is_none() && self.verbatim == 0 {
            return;
        }
        self.begin_line();
        if text == "<" {
            self.markup.push_str("&lt;");
        } else {
            self.markup.push_str(text);
        }
    }

    fn begin_line(&mut self) {
        if self.line.is_some() {
            return;
        }
        let name = match (self.verbatim, self.paragraphs) {
            (1.., _) => "pre",
            (0, 1..) => "p",
            (0, 0) => "div",
        };
        self.line = Some(name);
        self.markup.extend(["<", name, ">"]);
        self.markup.push_str(&std::mem::take(&mut self.mark));
    }

    fn end_line(&mut self) {
        if let Some(name) = self.line.take() {
            self.markup.extend(["</", name, ">"]);
        }
    }

    /// Ends the markup at a boundary between regions.
    fn flush(&mut self) {
        self.end_line();
        if !self.markup.is_empty() {
            self.parts.push(Part::Markup(std::mem::take(&mut self.markup)));
        }
    }

    fn open(&mut self, tag: &Tag<'a>) {
        let block = is_one_of(tag.name, &BLOCKS);
        if block || is_cell(tag.name) {
            self.close_paragraph();
            self.close_sibling(tag.name);
        }
        let meaning = element::read(tag);
        if block {
            self.end_line();
        }
        if self.hidden == 0 && !meaning.hidden {
            self.begin(tag, meaning);
        }
        // `<o:p/>` of Word is over at once.
        if is_one_of(tag.name, &VOID) || tag.closed && tag.name.contains(':') {
            return;
        }
        let meaning =
            Meaning { region: meaning.region.filter(|_| self.hidden == 0 && !meaning.hidden), ..meaning };
        self.hidden += usize::from(meaning.hidden);
        self.verbatim += usize::from(meaning.verbatim);
        self.paragraphs += usize::from(spaced(tag.name, meaning));
        self.open.push(Open { name: tag.name, meaning, block, items: 0 });
        if let Some(region) = meaning.region {
            self.flush();
            self.parts.push(Part::Enter(region));
        }
        if meaning.header && self.hidden == 0 {
            self.flush();
            self.parts.push(Part::Header);
        }
    }

    /// What a start tag shows by itself.
    fn begin(&mut self, tag: &Tag<'a>, meaning: Meaning) {
        if tag.is("br") {
            self.begin_line();
            self.markup.push_str("<br>");
        } else if tag.is("hr") {
            self.markup.push_str(RULE);
            if meaning.header {
                self.flush();
                self.parts.push(Part::Header);
            }
        } else if is_cell(tag.name) && self.line.is_some() {
            self.markup.push(' ');
        } else if tag.is("li") {
            self.mark = self.item();
        } else if tag.is("img") {
            self.picture(tag);
        }
    }

    /// The mark of a list's next item.
    fn item(&mut self) -> String {
        let list = self.open.iter_mut().rev().take(REACH).find(|open| is_one_of(open.name, &["ul", "ol"]));
        match list {
            Some(list) if list.name.eq_ignore_ascii_case("ol") => {
                list.items += 1;
                format!("{}. ", list.items)
            }
            _ => "* ".to_owned(),
        }
    }

    /// A picture of one character is that character: programs send emoji so.
    fn picture(&mut self, tag: &Tag<'a>) {
        let Some((_, alt)) = tag.attributes().find(|(name, _)| name.eq_ignore_ascii_case("alt")) else {
            return;
        };
        let emoji = !alt.is_empty() && alt.chars().count() <= 4 && alt.chars().all(|c| !c.is_ascii());
        if emoji {
            self.text(alt);
        }
    }

    /// `</name>`: ends the nearest element of that name and those inside it.
    fn close(&mut self, name: &str) {
        if name.eq_ignore_ascii_case("br") {
            return self.open(&Tag::named("br"));
        }
        let block = is_one_of(name, &BLOCKS) || is_cell(name);
        let tabular = is_cell(name) || is_one_of(name, &["table", "tr", "tbody", "thead", "tfoot"]);
        let mut found = None;
        for (n, open) in self.open.iter().rev().take(REACH).enumerate() {
            if open.name.eq_ignore_ascii_case(name) {
                found = Some(n);
                break;
            }
            // A phrase does not end outside its paragraph, nor a paragraph outside its cell.
            let fence = if block { !tabular && is_cell(open.name) } else { open.block || is_cell(open.name) };
            if fence {
                break;
            }
        }
        if let Some(n) = found {
            for _ in 0..=n {
                self.pop();
            }
        } else if block {
            self.end_line();
        }
    }

    /// A block ends the paragraph it stands in.
    fn close_paragraph(&mut self) {
        let mut phrases = self.open.iter().rev().take(REACH).enumerate();
        let Some((n, open)) = phrases.find(|(_, open)| open.block || is_cell(open.name)) else { return };
        if open.name.eq_ignore_ascii_case("p") {
            for _ in 0..=n {
                self.pop();
            }
        }
    }

    fn close_sibling(&mut self, name: &str) {
        let Some((kind, fences)) = SIBLINGS.iter().find(|(kind, _)| is_one_of(name, kind)) else { return };
        let above = self.open.iter().rev().take(REACH).enumerate();
        let mut above = above.take_while(|(_, open)| !is_one_of(open.name, fences));
        if let Some((n, _)) = above.find(|(_, open)| is_one_of(open.name, kind)) {
            for _ in 0..=n {
                self.pop();
            }
        }
    }

    /// Ends the innermost open element, if any.
    fn pop(&mut self) -> bool {
        let Some(open) = self.open.pop() else { return false };
        self.hidden -= usize::from(open.meaning.hidden);
        if open.block {
            self.end_line();
            self.mark.clear();
        }
        self.verbatim -= usize::from(open.meaning.verbatim);
        self.paragraphs -= usize::from(spaced(open.name, open.meaning));
        if open.meaning.region.is_some() {
            self.flush();
            self.parts.push(Part::Leave);
        }
        true
    }
}

/// Elements with space above and below.
fn spaced(name: &str, meaning: Meaning) -> bool {
    !meaning.tight && is_one_of(name, &["p", "h1", "h2", "h3", "h4", "h5", "h6"])
}

fn is_cell(name: &str) -> bool {
    is_one_of(name, &["td", "th"])
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|one| one.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let show = |part| match part {
            Part::Markup(text) => text,
            Part::Enter(region) => format!("({region:?} "),
            Part::Leave => ")".to_owned(),
            Part::Header => "^".to_owned(),
        };
        flatten(html).into_iter().map(show).collect()
    }

    #[test]
    fn elements_lie_side_by_side() {
        for (html, flat) in [
            ("<div>a<div>b</div>c</div>", "<div>a</div><div>b</div><div>c</div>"),
            ("<p>a<p>b<b>c</p>d", "<p>a</p><p>bc</p><div>d</div>"),
            ("a<br>b</br>c", "<div>a<br>b<br>c</div>"),
            (
                "<ul><li>a<li>b<ol><li>c<li>d</ol></ul>e",
                "<div>* a</div><div>* b</div><div>1. c</div><div>2. d</div><div>e</div>",
            ),
            ("<table><tr><td>a<td>b<tr><td>c</table>d", "<div>a b</div><div>c</div><div>d</div>"),
            ("<pre>a\n b</pre>c", "<pre>a\n b</pre><div>c</div>"),
            ("a<hr>b", "<div>a</div><div>________________________________</div><div>b</div>"),
            ("1 < 2 &amp; 3", "<div>1 &lt; 2 &amp; 3</div>"),
            ("<p class=MsoNormal>a</p>", "<div>a</div>"),
            ("a<img alt='\u{1f642}'><img alt='Logo'>", "<div>a\u{1f642}</div>"),
        ] {
            assert_eq!(shown(html), flat, "{html}");
        }
    }

    #[test]
    fn hidden_text_is_gone() {
        for html in [
            "<style>x</style><span style='display:none'>pre<span>head</span>er</span>a",
            "<head><title>x</title></head><body>a",
            "<div hidden><blockquote>x</blockquote></div>a",
        ] {
            assert_eq!(shown(html), "<div>a</div>", "{html}");
        }
    }

    #[test]
    fn regions_begin_and_end() {
        for (html, flat) in [
            (
                "a<blockquote>b<blockquote>c</blockquote></blockquote>d",
                "<div>a</div>(Quote <div>b</div>(Quote <div>c</div>))<div>d</div>",
            ),
            ("<blockquote>a", "(Quote <div>a</div>)"),
            ("<b><div class=gmail_quote>a</b>b</div>c", "(Answer <div>ab</div>)<div>c</div>"),
            ("<div>a<blockquote>b</div>c", "<div>a</div>(Quote <div>b</div>)<div>c</div>"),
            (
                "<blockquote><table><tr><td>a</blockquote>b</table></blockquote>c",
                "(Quote <div>a</div><div>b</div>)<div>c</div>",
            ),
            (
                "a<hr id=stopSpelling>b",
                "<div>a</div><div>________________________________</div>^<div>b</div>",
            ),
        ] {
            assert_eq!(shown(html), flat, "{html}");
        }
    }

    #[test]
    fn every_region_that_begins_ends() {
        let html = "</div><blockquote></p>".repeat(1_000) + &"</blockquote>".repeat(2_000);
        let parts = flatten(&html);
        let count = |part: &Part| parts.iter().filter(|one| *one == part).count();
        assert_eq!((count(&Part::Enter(Region::Quote)), count(&Part::Leave)), (1_000, 1_000));
    }
}
