//! Markup cut into tags and text, by the rules of WHATWG HTML §13.2.5 that mail needs. Owns: where a tag ends.
//! Never touches: what a tag means. Text keeps its entities; comments, `<!…>`, `<?…>` and the contents of scripts
//! and styles are left out. Every byte is looked at a bounded number of times.

/// A piece of markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text with its entities.
    Text(&'a str),
    /// A start tag.
    Open(Tag<'a>),
    /// The name of an end tag.
    Close(&'a str),
}

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// As written.
    pub name: &'a str,
    /// Whether it ends in `/>`.
    pub closed: bool,
    attributes: &'a str,
}

/// Attributes of one tag that are looked at; no mail program writes as many.
const MOST_ATTRIBUTES: usize = 64;
/// Elements whose contents are no markup, and of no interest either.
const RAW: [&str; 7] = ["script", "style", "title", "iframe", "noembed", "noframes", "xmp"];

impl<'a> Tag<'a> {
    /// A tag without attributes.
    pub fn named(name: &'a str) -> Self {
        Self { name, closed: false, attributes: "" }
    }

    /// Whether the tag is called that; `name` in lower case.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Names and values as written, without the quotes around a value.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let (found, after) = attribute(rest)?;
            rest = after;
            Some(found)
        })
        .take(MOST_ATTRIBUTES)
    }
}

/// The first attribute of `text`, and what follows it.
fn attribute(text: &str) -> Option<((&str, &str), &str)> {
    let text = text.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    let first = text.chars().next()?;
    // A name may begin with `=`.
    let end = text.get(first.len_utf8()..)?.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'));
    let (name, rest) = text.split_at(end.map_or(text.len(), |end| end + first.len_utf8()));
    let Some(value) = rest.trim_ascii_start().strip_prefix('=') else { return Some(((name, ""), rest)) };
    let value = value.trim_ascii_start();
    if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let inner = value.get(1..)?;
        return Some(
            inner.split_once(quote).map_or(((name, inner), ""), |(value, rest)| ((name, value), rest)),
        );
    }
    let end = value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len());
    let (value, rest) = value.split_at(end);
    Some(((name, value), rest))
}

/// The pieces of a document, in order.
#[derive(Debug)]
pub struct Pieces<'a> {
    rest: &'a str,
    /// A quote was never closed: from then on tags end at the first `>`.
    quotes_broken: bool,
    /// No `-->` stands in the rest.
    comments_over: bool,
}

/// Cuts a document into its pieces.
pub fn pieces(html: &str) -> Pieces<'_> {
    Pieces { rest: html, quotes_broken: false, comments_over: false }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        while !self.rest.is_empty() {
            if let Some(piece) = self.piece() {
                return Some(piece);
            }
        }
        None
    }
}

impl<'a> Pieces<'a> {
    /// The next piece; `None` for what is left out.
    fn piece(&mut self) -> Option<Piece<'a>> {
        let Some(inner) = self.rest.strip_prefix('<') else {
            let end = self.rest.find('<').unwrap_or(self.rest.len());
            return Some(Piece::Text(self.take(end)));
        };
        if let Some(comment) = inner.strip_prefix("!--") {
            self.comment(comment);
            return None;
        }
        match inner.as_bytes() {
            [b'!' | b'?', ..] => {
                let end = self.rest.find('>').map_or(self.rest.len(), |end| end + 1);
                self.take(end);
                None
            }
            [b'/', letter, ..] if letter.is_ascii_alphabetic() => {
                let (tag, _) = self.tag(inner.get(1..)?)?;
                Some(Piece::Close(tag.name))
            }
            [letter, ..] if letter.is_ascii_alphabetic() => {
                let (tag, after) = self.tag(inner)?;
                if RAW.iter().any(|raw| tag.is(raw)) {
                    self.rest = behind_raw(tag.name, after);
                }
                Some(Piece::Open(tag))
            }
            // A `<` that begins nothing.
            _ => Some(Piece::Text(self.take(1))),
        }
    }

    fn take(&mut self, end: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn comment(&mut self, inner: &'a str) {
        // `<!-->` and `<!--->` are whole comments.
        let short = [">", "->"].iter().find_map(|end| inner.strip_prefix(end));
        let whole = || inner.split_once("-->").map(|(_, rest)| rest);
        let end = short.or_else(|| if self.comments_over { None } else { whole() });
        self.comments_over |= end.is_none();
        // A comment that nothing ends would take the rest of the mail with it.
        self.rest = end.unwrap_or_else(|| inner.split_once('>').map_or("", |(_, rest)| rest));
    }

    /// The tag that `inner`, which follows `<` or `</`, begins, and what follows the tag. Moves behind it.
    fn tag(&mut self, inner: &'a str) -> Option<(Tag<'a>, &'a str)> {
        let strict = if self.quotes_broken { None } else { tag_end(inner) };
        self.quotes_broken |= strict.is_none();
        let Some(end) = strict.or_else(|| inner.find('>')) else {
            self.rest = "";
            return None;
        };
        let (whole, after) = (inner.get(..end)?, inner.get(end + 1..)?);
        self.rest = after;
        let name_end = whole.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(whole.len());
        let (name, attributes) = whole.split_at(name_end);
        Some((Tag { name, closed: whole.ends_with('/'), attributes }, after))
    }
}

/// Where the `>` stands that ends a tag: not inside a quoted value.
fn tag_end(inner: &str) -> Option<usize> {
    let mut quote = None;
    // The last byte that was no white space: a quote opens a value only behind `=`.
    let mut last = 0;
    for (at, byte) in inner.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            None if byte == b'>' => return Some(at),
            None if matches!(byte, b'"' | b'\'') && last == b'=' => quote = Some(byte),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
    }
    None
}

/// What follows the contents of a raw element: from its end tag on, nothing when none comes.
fn behind_raw<'a>(name: &str, text: &'a str) -> &'a str {
    let mut ends = text.match_indices("</").filter_map(|(at, _)| text.get(at..));
    ends.find(|end| end.get(2..2 + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name)))
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let show = |piece| match piece {
            Piece::Text(text) => format!("[{text}]"),
            Piece::Open(tag) => {
                let attributes: Vec<String> =
                    tag.attributes().map(|(name, value)| format!(" {name}={value}")).collect();
                let attributes = attributes.concat();
                format!("<{}{attributes}>", tag.name)
            }
            Piece::Close(name) => format!("</{name}>"),
        };
        pieces(html).map(show).collect()
    }

    #[test]
    fn tags_and_text() {
        for (html, pieces) in [
            ("a<b>c</b >d", "[a]<b>[c]</b>[d]"),
            ("<a b='x>y' C=\"1\" d=2 e>t", "<a b=x>y C=1 d=2 e=>[t]"),
            ("<p/><br />x", "<p><br>[x]"),
            ("1 < 2 <3", "[1 ][<][ 2 ][<][3]"),
            ("a<!-- <b> -->c<![if !mso]>d<!DOCTYPE html>e<?xml ?>f", "[a][c][d][e][f]"),
            ("<!--[if mso]><p>x</p><![endif]-->y", "[y]"),
            ("<!-->a<!--->b", "[a][b]"),
            (
                "<style>a > b {} </styl></STYLE>c<script>if (a<b) {}</script>d",
                "<style></STYLE>[c]<script></script>[d]",
            ),
            ("<title>x", "<title>"),
            ("<p title=it's>y", "<p title=it's>[y]"),
        ] {
            assert_eq!(shown(html), pieces, "{html}");
        }
    }

    #[test]
    fn broken_quotes_and_comments_cost_no_text() {
        assert_eq!(shown("<a href=\"x>one</a><b>two"), "<a href=x>[one]</a><b>[two]");
        assert_eq!(shown("a<!-- b>c<!-- d>e"), "[a][c][e]");
        assert_eq!(shown("a<b"), "[a]");
    }
}
