//! The lines that count: typed by the owner, above the quote. Owns: where the quote begins in a mail whose program marks
//! it with nothing. Never touches: what a line says.

use super::command::Line;
use super::grammar::read_line;
use super::prints::{Prints, RUN, words};
use crate::tongue::Tongue;
use crate::zones::Typed;
use std::ops::Range;

/// So many lines with text are read.
const MOST_LINES: usize = 20;

/// So many words of ours in a row, all of them commands, are the examples of a digest as it stands, not typed.
const EXAMPLES: usize = 12;

/// A line of so many words is ours when most of them are: mail programs add the address behind a link.
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
    /// For each line whether it is one of ours: all its words stand in runs of ours, wherever the program that quotes
    /// broke the lines. A line that is a command is ours only with more beside it: the owner may type what the examples say.
    fn ours(self, lines: &[String]) -> Vec<bool> {
        let words: Vec<Vec<String>> = lines.iter().map(|line| words(line)).collect();
        let flat: Vec<String> = words.iter().flatten().cloned().collect();
        let stretches = stretches(&self.prints.which(&flat, self.key));
        let commands: Vec<bool> = lines.iter().map(|line| self.is_command(line)).collect();
        // Of which line each word is.
        let line_of: Vec<usize> =
            words.iter().enumerate().flat_map(|(at, words)| std::iter::repeat_n(at, words.len())).collect();
        let is_command = |word: usize| line_of.get(word).and_then(|line| commands.get(*line)) == Some(&true);
        let telling = |stretch: &&Range<usize>| {
            stretch.len() >= EXAMPLES || (*stretch).clone().any(|word| !is_command(word))
        };
        let mut first = 0;
        let mut found = Vec::with_capacity(lines.len());
        for ((line, words), command) in lines.iter().zip(&words).zip(&commands) {
            let own = first..first + words.len();
            first = own.end;
            let among = stretches.iter().filter(|stretch| !command || telling(stretch));
            let known = |word: usize| among.clone().any(|stretch| stretch.contains(&word));
            let count = own.clone().filter(|word| known(*word)).count();
            let most = own.len() >= LONG && count * 10 >= own.len() * 7;
            found.push(self.bears_tag(line) || !own.is_empty() && (count == own.len() || most));
        }
        found
    }

    fn bears_tag(self, line: &str) -> bool {
        !self.tag.is_empty() && line.contains(&format!("[{}]", self.tag))
    }

    fn is_command(self, line: &str) -> bool {
        read_line(line, self.tongue).iter().any(|line| matches!(line, Line::Command(_)))
    }

    /// A greeting, a name: nothing that stands in the way of what is typed below the quote.
    fn is_polite(self, line: &str) -> bool {
        words(line).len() <= POLITE && read_line(line, self.tongue).is_empty()
    }
}

/// The words that unbroken rows of known runs cover, row by row.
fn stretches(known: &[bool]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in known.iter().enumerate().filter(|(_, known)| **known) {
        match found.last_mut() {
            Some(last) if last.end == at + RUN - 1 => last.end += 1,
            _ => found.push(at..at + RUN),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::prints::of_text;
    use super::*;

    const DIGEST: &str = "Four people, about five minutes.   Fri 27 Nov 2026\n\n1  Thank Ravi Menon\n   What did it save you?\n\n\
        Reply, one line each (4 never = nothing about Mei again):\n   1 done   2 snooze 2w   3 wrong   4 met   4 never   undo   pause 4w";

    fn read(text: &str) -> Vec<String> {
        let prints = of_text(&[DIGEST], &[1; 32]);
        let eye = Eye { prints: &prints, key: &[1; 32], tag: "q8m2", tongue: Tongue::En };
        let typed = Typed { above: text.lines().map(str::to_owned).collect(), below: Vec::new() };
        lines(&typed, eye)
    }

    #[test]
    fn what_is_typed_stands_above_the_first_line_of_ours() {
        assert_eq!(
            read(&format!("1 done\n2 snooze 2w\n3 wrong\n\n{DIGEST}")),
            ["1 done", "2 snooze 2w", "3 wrong"]
        );
        assert_eq!(read("1 done\nSubject: x [q8m2]\n2 done\n"), ["1 done"]);
        // Also when the examples are copied, but not all of them.
        assert_eq!(read("1 done   2 snooze 2w   3 wrong"), ["1 done   2 snooze 2w   3 wrong"]);
    }

    #[test]
    fn below_a_quote_without_marks_its_last_line_counts() {
        assert_eq!(
            read(&format!("Hi,\n{DIGEST}\n\n1 done\n2 snooze 2w\n")),
            ["Hi,", "1 done", "2 snooze 2w"]
        );
        assert!(read(DIGEST).is_empty());
        for width in 8..90 {
            let narrow = textwrap(DIGEST, width);
            assert!(read(&narrow).is_empty(), "{narrow}");
        }
    }

    /// Breaks lines where a phone might.
    fn textwrap(text: &str, width: usize) -> String {
        let mut lines = vec![String::new()];
        for word in text.split_whitespace() {
            if lines.last().is_some_and(|line| line.len() + word.len() > width) {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push_str(word);
                line.push(' ');
            }
        }
        lines.join("\n")
    }
}
