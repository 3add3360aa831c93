//! Regions to marks. Owns: how deep each line is quoted, as far as elements tell. Never touches: what the lines below
//! say; the line walk reads attributions, header blocks and forwards as in a plain body.

use super::announce::{self, Header};
use super::element::Region;
use super::flatten::Part;
use super::render;
use crate::zones::closing::is_prose;
use crate::zones::lines::is_rule;

/// Marks before a line; deeper quotes have as many.
const DEEPEST: usize = 60;
/// Lines of a signature and of an attribution, blank ones too. They nest in no mail, but where they do, each line is
/// looked at no oftener.
const LONGEST_SIGNATURE: usize = 60;
const LONGEST_ATTRIBUTION: usize = 8;
/// The line that announces a forwarded mail, in a language that the line walk knows.
const FORWARD: &str = "---------- Forwarded message ---------";

/// The document as a plain body would have it, without signatures, and the owner's signatures.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// Lines, with `> ` before quoted ones.
    pub text: String,
    /// What elements call a signature.
    pub signature: String,
}

/// A part, its markup rendered.
#[derive(Debug)]
pub enum Item {
    /// One line.
    Line(String),
    /// As [`Part::Enter`].
    Enter(Region),
    /// As [`Part::Leave`].
    Leave,
    /// As [`Part::Header`].
    Header,
}

/// Marks the lines of a document.
pub fn mark(parts: Vec<Part>) -> Marked {
    let items = rendered(parts);
    let mut marker = Marker { next: next_lines(&items), items: &items, ..Marker::default() };
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Line(_) if at < marker.skip => {}
            Item::Line(text) => marker.put(text),
            Item::Enter(region) => marker.enter(at, *region),
            Item::Leave => marker.leave(),
            Item::Header => marker.header(at),
        }
    }
    marker.finish()
}

fn rendered(parts: Vec<Part>) -> Vec<Item> {
    let mut items = Vec::new();
    for part in parts {
        match part {
            Part::Markup(markup) => items.extend(render::lines(&markup).into_iter().map(Item::Line)),
            Part::Enter(region) => items.push(Item::Enter(region)),
            Part::Leave => items.push(Item::Leave),
            Part::Header => items.push(Item::Header),
        }
    }
    items
}

/// For each item the place of the first line with words from there on.
fn next_lines(items: &[Item]) -> Vec<usize> {
    let mut next = items.len();
    let mut places: Vec<usize> = items
        .iter()
        .enumerate()
        .rev()
        .map(|(at, item)| {
            if matches!(item, Item::Line(text) if !text.trim().is_empty()) {
                next = at;
            }
            next
        })
        .collect();
    places.reverse();
    places
}

/// A line with its depth.
#[derive(Debug)]
pub struct Marks {
    /// How deep it is quoted.
    pub depth: usize,
    /// Without marks.
    pub text: String,
    /// Part of a signature.
    signed: bool,
}

/// An open region.
#[derive(Clone, Copy, Debug)]
struct Scope {
    region: Region,
    /// The depth outside.
    depth: usize,
    /// Lines written before it.
    from: usize,
    /// It said nothing about the depth.
    plain: bool,
}

#[derive(Debug, Default)]
struct Marker<'a> {
    items: &'a [Item],
    next: Vec<usize>,
    out: Vec<Marks>,
    scopes: Vec<Scope>,
    depth: usize,
    /// Lines written when the depth last grew, if no words were written since.
    raised: Option<usize>,
    /// Where the header of a quoted mail began that made the depth grow.
    header: Option<usize>,
    /// The owner said something.
    said: bool,
    /// Lines before this place are skipped: others were written for them.
    skip: usize,
}

impl<'a> Marker<'a> {
    fn put(&mut self, text: &str) {
        let blank = text.trim().is_empty();
        // One blank line parts paragraphs as well as ten.
        // Nor does a ruler part a quote from nothing.
        if is_rule(text) && self.raised.is_some() {
            return;
        }
        if blank && (self.raised.is_some() || self.out.last().is_none_or(|line| line.text.is_empty())) {
            return;
        }
        if !blank {
            self.raised = None;
            let signs = self.scopes.iter().rev().take(4).any(|scope| is_signature(scope.region));
            self.said |= self.depth == 0 && !signs;
        }
        self.out.push(Marks {
            depth: self.depth,
            text: if blank { String::new() } else { text.to_owned() },
            signed: false,
        });
    }

    fn raise(&mut self) {
        self.depth += 1;
        self.raised = Some(self.out.len());
    }

    /// The next lines with words, `most` at most.
    fn ahead(&self, at: usize, most: usize) -> Vec<&'a str> {
        let mut at = at;
        let mut lines = Vec::new();
        while lines.len() < most
            && let Some(&next) = self.next.get(at)
            && let Some(Item::Line(text)) = self.items.get(next)
        {
            lines.push(text.as_str());
            at = next + 1;
        }
        lines
    }

    /// Leaves out the next line with words.
    fn skip_line(&mut self, at: usize) {
        self.skip = self.next.get(at).map_or(self.skip, |next| next + 1);
    }

    fn enter(&mut self, at: usize, region: Region) {
        let mut scope = Scope { region, depth: self.depth, from: self.out.len(), plain: true };
        let first = self.ahead(at, 1).first().copied().unwrap_or_default();
        let known = announce::marker(first);
        match region {
            Region::Answer if known.is_none() && announce::is_struck(first) => self.forward(at),
            Region::Forward if known != Some(true) => self.forward(at),
            Region::Quote | Region::Wrap | Region::Indent if known != Some(true) => {
                if region == Region::Wrap && announce::is_struck(first) {
                    self.skip_line(at);
                }
                if self.quotes(at, region) {
                    scope.plain = false;
                    self.raise();
                    // "Original message": the element says so already.
                    if known.is_some() {
                        self.skip_line(at);
                    }
                }
            }
            _ => {}
        }
        self.scopes.push(scope);
    }

    /// Announces a forwarded mail, in place of a line that says so in another language.
    fn forward(&mut self, at: usize) {
        let first = self.ahead(at, 1).first().copied().unwrap_or_default();
        if announce::is_struck(first) {
            self.skip_line(at);
        }
        self.put(FORWARD);
    }

    /// Whether the region that begins at `at` is one level deeper than what is around it.
    fn quotes(&mut self, at: usize, region: Region) -> bool {
        match region {
            Region::Wrap => self.raised.is_none_or(|_| self.depth == 0) && !self.holds_quote(at),
            Region::Indent => announce::is_attribution_at_end(&self.out, self.depth),
            // The header stands in a quote of its own.
            _ if self.raised.is_some() && self.header == self.raised => false,
            _ => match announce::header_at_end(&self.out, self.depth) {
                // The header was taken for the quoted mail's own.
                Some(from) if self.header.is_some_and(|header| header <= from) => false,
                Some(from) => {
                    self.lower(from);
                    true
                }
                None => true,
            },
        }
    }

    /// Moves a header block, which stands above the quote that it announces, into it.
    fn lower(&mut self, from: usize) {
        for line in self.out.iter_mut().skip(from) {
            line.depth += 1;
        }
        let above = self.out.iter_mut().take(from).rev().take(3).find(|line| !line.text.is_empty());
        if let Some(line) = above.filter(|line| announce::marker(&line.text) == Some(false)) {
            line.text.clear();
        }
    }

    /// Whether nothing but an attribution stands between the beginning of a region and a quote inside.
    fn holds_quote(&self, at: usize) -> bool {
        const REACH: usize = 40;
        let mut last = "";
        let mut words = 0;
        let mut inside = 0;
        for item in self.items.iter().skip(at + 1).take(REACH) {
            match item {
                Item::Enter(Region::Quote | Region::Indent) => {
                    return words == 0 || words <= 4 && last.ends_with([':', '：', '-', '>']);
                }
                Item::Enter(_) => inside += 1,
                Item::Leave if inside == 0 => return false,
                Item::Leave => inside -= 1,
                Item::Line(text) if !text.trim().is_empty() => {
                    words += 1;
                    last = text.trim();
                }
                Item::Line(_) | Item::Header => {}
            }
        }
        false
    }

    /// The header of a quoted mail, which goes on to the end of the region around it.
    fn header(&mut self, at: usize) {
        let lines = self.ahead(at, announce::HEADER_LINES);
        let Some(header) = announce::header(&lines) else { return };
        if self.raised.is_none() {
            self.raise();
        }
        self.header = Some(self.out.len());
        self.raised = self.header;
        if let Header::Foreign(written, count) = header {
            (0..count).for_each(|_| self.skip_line(at.max(self.skip)));
            written.lines().for_each(|line| self.put(line));
            return;
        }
        if lines.first().is_some_and(|line| announce::marker(line) == Some(false)) {
            self.skip_line(at);
        }
    }

    fn leave(&mut self) {
        let Some(scope) = self.scopes.pop() else { return };
        match scope.region {
            Region::Attribution => self.attribution(scope),
            Region::Signature | Region::MaybeSignature => self.sign(scope),
            _ => {}
        }
        if !scope.plain {
            self.depth = scope.depth;
            self.raised = None;
            self.header = None;
        }
    }

    /// Brings an attribution onto one line, in a form that the line walk knows.
    fn attribution(&mut self, scope: Scope) {
        let lines = self.out.get(scope.from..).unwrap_or_default();
        if lines.len() > LONGEST_ATTRIBUTION {
            return;
        }
        let forwards =
            self.out.get(..scope.from).and_then(<[Marks]>::last).is_some_and(|line| line.text == FORWARD);
        if forwards || lines.iter().any(|line| line.depth != scope.depth) {
            return;
        }
        let words: Vec<&str> = lines.iter().flat_map(|line| line.text.split_whitespace()).collect();
        let Some(line) = announce::attribution(&words.join(" ")) else { return };
        self.out.truncate(scope.from);
        if !line.is_empty() {
            self.out.push(Marks { depth: scope.depth, text: line, signed: false });
        }
    }

    /// Sets a signature of the owner's apart.
    fn sign(&mut self, scope: Scope) {
        let Some((above, lines)) = self.out.split_at_mut_checked(scope.from) else { return };
        if lines.len() > LONGEST_SIGNATURE {
            return;
        }
        let words = || lines.iter().filter(|line| !line.text.trim().is_empty());
        let quotes = self.depth > 0 || lines.iter().any(|line| line.depth > 0);
        let sure = scope.region == Region::Signature && self.said;
        let typed = !sure && words().any(|line| is_prose(&line.text));
        if quotes || typed {
            self.said |= typed;
            return;
        }
        for line in lines.iter_mut() {
            line.signed = true;
        }
        let first = lines.iter_mut().find(|line| !line.text.trim().is_empty());
        let last = above.iter_mut().rev().take(3).find(|line| !line.text.trim().is_empty());
        for line in [first, last].into_iter().flatten() {
            if matches!(line.text.trim(), "--" | "—") {
                line.text.clear();
            }
        }
    }

    fn finish(self) -> Marked {
        let mut marked = Marked::default();
        for line in &self.out {
            let text = if line.signed { &mut marked.signature } else { &mut marked.text };
            text.push_str(&"> ".repeat(line.depth.min(DEEPEST)));
            text.push_str(&line.text);
            text.push('\n');
        }
        marked
    }
}

fn is_signature(region: Region) -> bool {
    matches!(region, Region::Signature | Region::MaybeSignature)
}
