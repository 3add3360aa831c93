//! The text part, the master of the two. Owns: 72 columns, hanging indents. Never touches: what is said.

use super::Digest;
use super::answers::Help;
use super::page::{BODY_CHARS, Item, Page};
use super::template;
use crate::draft;
use crate::words::Suggestion;
use serde::Serialize;
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

/// Columns of the text part (RFC 3676 §4.2 asks for 78 at most; 72 leaves room for quoting).
pub const COLUMNS: usize = 72;

const TEMPLATE: &str = include_str!("../templates/digest.txt");

/// The page, laid out.
#[derive(Serialize)]
struct Layout {
    head: String,
    notes: Vec<String>,
    items: Vec<Block>,
    echo: Vec<String>,
    footer: Vec<String>,
    help: Option<String>,
}

/// An item, laid out.
#[derive(Serialize)]
struct Block {
    heading: String,
    body: String,
    link: Option<String>,
}

/// The text part: at most 72 columns, but for a link whose address alone is wider.
pub fn text(digest: &Digest) -> String {
    let page = Page::of(digest, BODY_CHARS);
    let warnings = page.warnings.iter().map(|warning| format!("{} {warning}", page.warning_label));
    let notes = warnings.chain(page.intro.clone());
    let layout = Layout {
        head: head_line(&page.head, &page.date),
        notes: notes.map(|note| wrap(&note, "", "")).collect(),
        items: page.items.iter().zip(&digest.items).map(block).collect(),
        echo: page.echo.iter().map(|paragraph| wrap(paragraph, "", "")).collect(),
        footer: page.footer.iter().map(|paragraph| wrap(paragraph, "", "")).collect(),
        help: page.help.as_ref().map(help),
    };
    template::fill(TEMPLATE, false, &layout).unwrap_or_else(|error| template::failure(&error))
}

fn block((item, suggestion): (&Item, &Suggestion)) -> Block {
    Block {
        heading: wrap(&item.heading, &format!("{:<3}", item.number), "   "),
        body: wrap(&item.body, "   ", "   "),
        link: link(suggestion).map(|link| format!("   {link}")),
    }
}

/// The link with To and as much of the subject as fits the line.
fn link(suggestion: &Suggestion) -> Option<String> {
    let draft = suggestion.draft.as_ref()?;
    draft::mailto_within(draft.to.first()?, &draft.subject, COLUMNS - 3)
}

/// The invitation, and below it the commands, three columns apart, on as many lines as they need.
fn help(help: &Help) -> String {
    let mut lines = vec![wrap(&help.intro, "", "")];
    let mut line = String::new();
    for command in &help.commands {
        let gap = "   ";
        if !line.is_empty() && display_width(&line) + display_width(command) + gap.len() > COLUMNS {
            lines.push(std::mem::take(&mut line));
        }
        line.push_str(gap);
        line.push_str(command);
    }
    lines.push(line);
    lines.join("\n")
}

fn head_line(head: &str, date: &str) -> String {
    let gap = COLUMNS.saturating_sub(display_width(head) + display_width(date)).max(1);
    format!("{head}{}{date}", " ".repeat(gap))
}

/// A paragraph of at most so many columns; its lines after the first begin with `rest`.
pub fn wrapped(text: &str, columns: usize, rest: &str) -> String {
    let options = Options::new(columns).subsequent_indent(rest).word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}

fn wrap(text: &str, first: &str, rest: &str) -> String {
    let options = Options::new(COLUMNS)
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}
