//! How a fault is shown. Owns: `path:line:column: error: sentence`, the line with a caret run, the hint. Never
//! touches: what is wrong (`super::fault`) and what is secret (`super::mask`).

use super::fault::Fault;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use textwrap::core::display_width;

/// Characters of a line that are shown; a longer one is cut around the fault.
const SHOWN: usize = 100;
/// Of those, how many stand before the fault in a cut line.
const BEFORE: usize = 40;
/// More faults than this are counted only.
const MOST: usize = 20;

/// One fault with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file.
    pub path: PathBuf,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub sentence: String,
    /// What to write instead.
    pub hint: String,
    shown: String,
    /// Columns of the terminal before the carets, and carets.
    carets: (usize, usize),
}

/// All faults of a file, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostics {
    faults: Vec<Diagnostic>,
    more: usize,
}

impl Diagnostics {
    /// Finds the places; `hidden` is never shown.
    pub(super) fn new(mut faults: Vec<Fault>, text: &str, path: &Path, hidden: &[Range<usize>]) -> Self {
        faults
            .sort_by(|one, other| (one.span.start, &one.sentence).cmp(&(other.span.start, &other.sentence)));
        faults.dedup();
        let more = faults.len().saturating_sub(MOST);
        let faults =
            faults.iter().take(MOST).map(|fault| Diagnostic::new(fault, text, path, hidden)).collect();
        Self { faults, more }
    }

    /// One by one.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.faults.iter()
    }
}

impl Diagnostic {
    fn new(fault: &Fault, text: &str, path: &Path, hidden: &[Range<usize>]) -> Self {
        let start = floor(text, fault.span.start);
        let before = text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| start + at);
        let end = floor(text, fault.span.end).clamp(start, line_end);
        let (shown, carets) = show(text, line_start..line_end, start..end, hidden);
        Self {
            path: path.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
            sentence: safe(&fault.sentence),
            hint: safe(&fault.hint),
            shown,
            carets,
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = safe(&self.path.to_string_lossy());
        writeln!(f, "{path}:{}:{}: error: {}", self.line, self.column, self.sentence)?;
        if !self.shown.trim().is_empty() {
            let (before, run) = self.carets;
            writeln!(f, "    {}", self.shown.trim_end())?;
            writeln!(f, "    {}{}", " ".repeat(before), "^".repeat(run))?;
        }
        write!(f, "hint: {}", self.hint)
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, fault) in self.faults.iter().enumerate() {
            if place > 0 {
                f.write_str("\n\n")?;
            }
            fault.fmt(f)?;
        }
        if self.more > 0 {
            write!(f, "\n\n… and {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

/// The line as it may be shown, with the columns before the fault and of it. A secret becomes `***`, whatever its
/// length; a control or format character one sign.
fn show(
    text: &str,
    line: Range<usize>,
    at: Range<usize>,
    hidden: &[Range<usize>],
) -> (String, (usize, usize)) {
    let mut signs: Vec<(char, bool, bool)> = Vec::new();
    let mut within = false;
    for (offset, letter) in text.get(line.clone()).unwrap_or_default().char_indices() {
        let offset = line.start + offset;
        let faulty = at.contains(&offset);
        // They are in order and do not overlap.
        let next = hidden.partition_point(|range| range.end <= offset);
        let secret = hidden.get(next).is_some_and(|range| range.contains(&offset));
        match (secret, within) {
            (true, false) => signs.extend([('*', offset < at.start, faulty); 3]),
            (true, true) => {
                for sign in signs.iter_mut().rev().take(3) {
                    sign.2 |= faulty;
                }
            }
            (false, _) => signs.push((visible(letter), offset < at.start, faulty)),
        }
        within = secret;
    }
    let before = signs.iter().filter(|(_, before, _)| *before).count();
    let skip = if signs.len() > SHOWN { before.saturating_sub(BEFORE) } else { 0 };
    let window: Vec<_> = signs.iter().skip(skip).take(SHOWN).collect();
    let gather = |pick: &dyn Fn(&(char, bool, bool)) -> bool| {
        window.iter().filter(|sign| pick(sign)).map(|sign| sign.0).collect::<String>()
    };
    let lead = if skip > 0 { "…" } else { "" };
    let tail = if skip + window.len() < signs.len() { "…" } else { "" };
    let shown = format!("{lead}{}{tail}", gather(&|_| true));
    let columns = display_width(lead) + display_width(&gather(&|sign| sign.1 && !sign.2));
    let run = display_width(&gather(&|sign| sign.2)).max(1);
    (shown, (columns, run))
}

/// A sentence or path without anything a terminal would obey or a reader could not see, cut to a sane length.
fn safe(text: &str) -> String {
    let mut shown: String = text.chars().take(600).map(visible).collect();
    if text.chars().nth(600).is_some() {
        shown.push('…');
    }
    shown
}

/// Tabs become spaces; C0, C1 and the format characters of Unicode (bidi marks, zero width, tags) a sign.
fn visible(letter: char) -> char {
    match letter {
        '\t' => ' ',
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => '\u{fffd}',
        _ if letter.is_control() => '\u{fffd}',
        _ => letter,
    }
}

/// The nearest character boundary not behind `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
