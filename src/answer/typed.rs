//! The lines that count: typed by the owner, above the quote. Owns: where the quote begins in a mail whose program marks
//! it with nothing. Never touches: what a line says.

use super::command::Line;
use super::grammar::{opens_politely, read_line};
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

/// One that begins with thanks or a greeting has a few more.
const THANKS: usize = 7;

/// What knows the digests' text again.
#[derive(Clone, Copy)]
pub(super) struct Eye<'a> {
    pub(super) prints: &'a Prints,
    pub(super) key: &'a [u8; 32],
    pub(super) tag: &'a str,
    pub(super) tongue: Tongue,
}

/// What is read of a mail.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Read {
    /// The typed lines that count.
    pub(super) lines: Vec<String>,
    /// The first line that looks like a command but may be part of a quote without marks.
    pub(super) untrusted: Option<String>,
    /// The first line that is more than polite: told when nothing else comes of the mail.
    pub(super) prose: Option<String>,
}

/// The typed lines that are read: those above the quote where a command stands there, or what was meant as one; else
/// also those below.
pub(super) fn lines(typed: &Typed, eye: Eye<'_>) -> Read {
    let ours = eye.ours(&typed.above, typed.marked);
    let first = ours.iter().position(|ours| *ours).unwrap_or(typed.above.len());
    let (above, quote) = typed.above.split_at(first);
    let said = |line: &&String| !line.trim().is_empty();
    let prose = above.iter().filter(said).find(|line| !eye.is_polite(line)).cloned();
    if above.iter().any(|line| !read_line(line, eye.tongue).is_empty()) {
        return Read { lines: first_lines(above.iter()), untrusted: None, prose };
    }
    // Typed below a quote without marks: only behind its last line is anything surely typed, and only where nothing
    // but a greeting stands above.
    let last = ours.iter().rposition(|ours| *ours).map_or(0, |last| last + 1).saturating_sub(first);
    let last = if prose.is_some() { quote.len() } else { last };
    let (hidden, under) = quote.split_at_checked(last).unwrap_or((quote, &[]));
    // Where the quote has marks, what is typed between them counts too; a digest's line among it is a quote without.
    let below = eye.ours(&typed.below, typed.marked);
    let unmarked = below.iter().rposition(|ours| *ours).map_or(0, |last| last + 1);
    let (between, below_all) = typed.below.split_at_checked(unmarked).unwrap_or_default();
    let quoted = hidden.iter().zip(ours.iter().skip(first)).chain(between.iter().zip(&below));
    let untrusted =
        quoted.filter(|(_, ours)| !**ours).map(|(line, _)| line).find(|line| eye.is_command(line));
    let prose = prose.or_else(|| below_all.iter().filter(said).find(|line| !eye.is_polite(line)).cloned());
    let lines = first_lines(above.iter().chain(under).chain(below_all));
    Read { lines, untrusted: untrusted.cloned(), prose }
}

fn first_lines<'a>(lines: impl Iterator<Item = &'a String>) -> Vec<String> {
    lines.filter(|line| !line.trim().is_empty()).take(MOST_LINES).cloned().collect()
}

impl Eye<'_> {
    /// For each line whether it is one of ours: all its words stand in runs of ours, wherever the program that quotes
    /// broke the lines. A line that is a command is ours only with more beside it: the owner may type what the examples say, all of
    /// them where the quote is marked elsewhere.
    fn ours(self, lines: &[String], marked: bool) -> Vec<bool> {
        let words: Vec<Vec<String>> = lines.iter().map(|line| words(line)).collect();
        let flat: Vec<String> = words.iter().flatten().cloned().collect();
        let stretches = stretches(&self.prints.which(&flat, self.key));
        let commands: Vec<bool> = lines.iter().map(|line| self.is_command(line)).collect();
        // Of which line each word is.
        let line_of: Vec<usize> =
            words.iter().enumerate().flat_map(|(at, words)| std::iter::repeat_n(at, words.len())).collect();
        let is_command = |word: usize| line_of.get(word).and_then(|line| commands.get(*line)) == Some(&true);
        let telling = |stretch: &&Range<usize>| {
            !marked && stretch.len() >= EXAMPLES || (*stretch).clone().any(|word| !is_command(word))
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

    /// A greeting, a name, a word of thanks: nothing that stands in the way of what is typed below the quote.
    fn is_polite(self, line: &str) -> bool {
        let count = words(line).len();
        let thanks = || opens_politely(line, self.tongue) && count <= THANKS;
        (count <= POLITE || thanks()) && read_line(line, self.tongue).is_empty()
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
        all(text, &[], false).lines
    }

    fn all(text: &str, below: &[&str], marked: bool) -> Read {
        let prints = of_text(&[DIGEST], &[1; 32]);
        let eye = Eye { prints: &prints, key: &[1; 32], tag: "q8m2", tongue: Tongue::En };
        let below = below.iter().map(|line| (*line).to_owned()).collect();
        lines(&Typed { above: text.lines().map(str::to_owned).collect(), below, marked }, eye)
    }

    #[test]
    fn examples_typed_above_a_marked_quote_count() {
        let typed = "1 done\n2 snooze 2w\n3 wrong\n4 met\n4 never\nundo\npause 4w";
        assert_eq!(all(typed, &[], true).lines.len(), 7);
        assert!(all(typed, &[], false).lines.is_empty());
        // A quote without marks above one with them is one all the same.
        assert!(all(DIGEST, &[], true).lines.is_empty());
    }

    #[test]
    fn prose_above_a_marked_quote_does_not_hide_what_stands_below() {
        let said = "Here are my answers below, one by one";
        assert_eq!(all(said, &["2 done", "3 met"], true).lines, [said, "2 done", "3 met"]);
        assert_eq!(all("1 done", &["2 done"], true).lines, ["1 done"]);
        assert_eq!(all("1 dnoe", &["2 done"], true).lines, ["1 dnoe"]);
    }

    #[test]
    fn what_may_be_a_quote_is_told_only() {
        let (head, foot) = DIGEST.split_once("\n\nReply").unwrap();
        let read = all(&format!("Hi,\n{head}\n2 met\n\nReply{foot}"), &[], false);
        assert_eq!((read.lines, read.untrusted.as_deref()), (vec!["Hi,".to_owned()], Some("2 met")));
        let said = "Here are my answers below, one by one";
        let read = all(&format!("{said}\n{DIGEST}\n3 met\n"), &[], false);
        assert_eq!((read.lines, read.untrusted.as_deref()), (vec![said.to_owned()], Some("3 met")));
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
