//! The lines that count: typed by the owner, above the quote. Owns: where the quote begins in a mail whose program marks
//! it with nothing. Never touches: what a line says.

use super::command::Line;
use super::grammar::read_line;
use super::prints::{Prints, RUN, words};
use crate::tongue::Tongue;
use crate::zones::Typed;

/// So many lines with text are read.
const MOST_LINES: usize = 20;

/// A line that is a command is ours only when it has so many words: the whole line of examples in a digest.
const EXAMPLES: usize = 10;

/// A line of so many words is ours when most of its runs are: mail programs add the address behind a link.
const LONG: usize = 8;

/// A polite line has at most so many words.
const POLITE: usize = 4;

/// What knows the digests' text again.
#[derive(Clone, Copy)]
pub(super) struct Eye<'a> {
    pub(super) prints: &'a Prints,
    pub(super) key: &'a [u8; 32],
    pub(super) tag: &'a str,
    pub(super) tongue: Tongue,
}

/// The typed lines that are read: those above the quote, else, where nothing of the owner's stands there, those below.
pub(super) fn lines(typed: &Typed, eye: Eye<'_>) -> Vec<String> {
    let ours = eye.ours(&typed.above);
    let first = ours.iter().position(|ours| *ours).unwrap_or(typed.above.len());
    let (above, quote) = typed.above.split_at(first);
    if above.iter().any(|line| !eye.is_polite(line)) {
        return first_lines(above.iter());
    }
    // Typed below a quote without marks: only behind its last line is anything surely typed.
    let last = ours.iter().rposition(|ours| *ours).map_or(quote.len(), |last| last + 1 - first);
    let under = quote.get(last..).unwrap_or_default();
    let below = eye.ours(&typed.below);
    let unmarked = below.iter().rposition(|ours| *ours).map_or(0, |last| last + 1);
    // Where the quote has marks, what is typed between them counts too; a digest's line among it is a quote without.
    first_lines(above.iter().chain(under).chain(typed.below.get(unmarked..).unwrap_or_default()))
}

fn first_lines<'a>(lines: impl Iterator<Item = &'a String>) -> Vec<String> {
    lines.filter(|line| !line.trim().is_empty()).take(MOST_LINES).cloned().collect()
}

impl Eye<'_> {
    /// For each line whether it is one of ours.
    fn ours(self, lines: &[String]) -> Vec<bool> {
        let mut before: Vec<String> = Vec::new();
        let mut found = Vec::with_capacity(lines.len());
        for line in lines {
            let words = words(line);
            if words.is_empty() {
                found.push(false);
                continue;
            }
            let ours = self.is_ours(line, &words, &before);
            found.push(ours);
            before = if ours { tail(before, words) } else { Vec::new() };
        }
        found
    }

    /// `before`: the last words above, where those are ours.
    fn is_ours(self, line: &str, words: &[String], before: &[String]) -> bool {
        if !self.tag.is_empty() && line.contains(&format!("[{}]", self.tag)) {
            return true;
        }
        let (known, all) = self.prints.known(words, self.key);
        let joined: Vec<String> = before.iter().chain(words).cloned().collect();
        let (known_on, all_on) = self.prints.known(&joined, self.key);
        if all_on > 0 && known_on == all_on && !before.is_empty() {
            return true;
        }
        let whole = all > 0 && known == all;
        let most = words.len() >= LONG && known * 10 >= all * 7;
        let command = || read_line(line, self.tongue).iter().any(|line| matches!(line, Line::Command(_)));
        (whole || most) && (words.len() >= EXAMPLES || !command())
    }

    /// A greeting, a name: nothing that stands in the way of what is typed below the quote.
    fn is_polite(self, line: &str) -> bool {
        words(line).len() <= POLITE && read_line(line, self.tongue).is_empty()
    }
}

/// The last words of what is ours so far: as many as a run needs before its last one.
fn tail(mut before: Vec<String>, words: Vec<String>) -> Vec<String> {
    before.extend(words);
    let first = before.len().saturating_sub(RUN - 1);
    before.split_off(first)
}
