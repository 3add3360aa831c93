//! The statement as a page. Owns: its columns and sentences. Never touches: the arithmetic.

use super::Book;
use crate::cli::who::card;
use crate::tie::statement::{DEBT_DAYS, Entry, Event, paid};
use crate::tie::sum::{Faded, Thousandths, total};
use crate::tie::{HELP_DAYS, Help, Tie, help_terms, reciprocity};
use std::fmt::Write;
use textwrap::core::display_width;

/// Columns of the date, with the space behind it.
const DATE: usize = 12;

/// The columns of figures, and how wide each is.
const FIGURES: [(&str, usize); 5] =
    [("received", 9), ("given", 7), ("thanks", 8), ("balance", 9), ("today", 7)];

/// Narrower than this the words have no room.
const NARROWEST: usize = 72;

/// The page, with a line end.
pub(in crate::cli) fn page(book: &Book<'_>, width: usize) -> String {
    let (person, tie) = (book.teller.person, book.teller.tie);
    let mut text = format!("{}\n", card(person));
    if book.account.entries.is_empty() {
        let said = format!(
            "No help and no thanks show in your mail, either way. {} of your mails reached {}; {} of theirs were seen.",
            tie.contacts.len(),
            person.short,
            tie.exchanges.len()
        );
        let _ = writeln!(text, "{}", textwrap::fill(&said, width));
        return text;
    }
    let _ = writeln!(
        text,
        "Help and thanks, both ways, as far as your mail shows, up to {}.\n",
        book.now.date_naive()
    );
    text.push_str(&table(book, width));
    text.push('\n');
    text.push_str(&sums(book, width));
    text
}

/// One line for each event, with the balance; ends in the balance of today.
pub(in crate::cli) fn table(book: &Book<'_>, width: usize) -> String {
    let mut table = Table { text: String::new(), words: width.max(NARROWEST) - DATE - wide() };
    table.row("date", "what", &FIGURES.map(|(name, _)| name.to_owned()));
    for entry in &book.account.entries {
        table.faded(entry.carried);
        table.entry(book, entry);
    }
    let today = book.now.date_naive();
    table.faded(book.account.closing);
    let none = String::new;
    let balance = book.account.closing.to.to_string();
    table.row(&today.to_string(), "Balance", &[none(), none(), none(), balance, none()]);
    table.text
}

fn wide() -> usize {
    FIGURES.iter().map(|(_, width)| width).sum()
}

struct Table {
    text: String,
    /// Columns for the words.
    words: usize,
}

impl Table {
    /// The words wrapped, the figures behind their first line.
    fn row(&mut self, date: &str, words: &str, figures: &[String; 5]) {
        for (at, line) in textwrap::wrap(words, self.words).iter().enumerate() {
            let mut row = format!("{:<DATE$}{line}", if at == 0 { date } else { "" });
            if at == 0 {
                row.extend(std::iter::repeat_n(' ', self.words.saturating_sub(display_width(line))));
                for (figure, (_, width)) in figures.iter().zip(FIGURES) {
                    let _ = write!(row, "{figure:>width$}");
                }
            }
            let _ = writeln!(self.text, "{}", row.trim_end());
        }
    }

    /// What time took off the balance, where it took any.
    fn faded(&mut self, faded: Faded) {
        if faded.from != faded.to {
            let days = if faded.days == 1 { "a day".to_owned() } else { format!("{} days", faded.days) };
            let words = format!("After {days}: {} × {} = {}", faded.from, faded.left, faded.to);
            let none = String::new;
            self.row("", &words, &[none(), none(), none(), faded.to.to_string(), none()]);
        }
    }

    fn entry(&mut self, book: &Book<'_>, entry: &Entry) {
        let tie = book.teller.tie;
        let words = book.teller.event(entry.event).map(|told| told.to_string()).unwrap_or_default();
        let help = |helps: &[Help], at: usize| {
            let left = helps.get(at..=at).and_then(|one| help_terms(one, book.now).next());
            left.map_or_else(|| (String::new(), String::new()), |f| (f.from.to_string(), f.to.to_string()))
        };
        let ((received, given), thanks, today) = match entry.event {
            Event::HelpIn(at) => {
                let (weight, today) = help(&tie.helps_in, at);
                ((weight, String::new()), String::new(), today)
            }
            Event::HelpOut(at) => {
                let (weight, today) = help(&tie.helps_out, at);
                ((String::new(), weight), String::new(), today)
            }
            Event::Thanks(_) => ((String::new(), String::new()), entry.taken.to_string(), String::new()),
            Event::ThanksIn(_) => Default::default(),
        };
        let figures = &[received, given, thanks, entry.balance.to_string(), today];
        self.row(&entry.on.to_string(), &words, figures);
    }
}

/// The sums and how each figure comes about.
fn sums(book: &Book<'_>, width: usize) -> String {
    let tie = book.teller.tie;
    let weights = |helps: &[Help]| helps.iter().map(|h| Thousandths::of(h.weight)).sum::<Thousandths>();
    let taken: Thousandths = book.account.entries.iter().map(|entry| entry.taken).sum();
    let left = |helps: &[Help]| total(help_terms(helps, book.now));
    let (received, given) = (left(&tie.helps_in), left(&tie.helps_out));
    let lines = [
        format!(
            "Sums: received {}, given {}, thanks you gave {taken}; {} thanked you {}.",
            weights(&tie.helps_in),
            weights(&tie.helps_out),
            book.teller.person.short,
            times(tie.thanked_me.len()),
        ),
        format!(
            "Balance: help received adds its weight (an answer 0.500, the rest 1.000); your thanks take off {} (in a \
             word), {} (for something named) or {} (in detail), never below nothing. It is halved every {DEBT_DAYS} \
             days: × 2^(-days/{DEBT_DAYS}). Now: {}.",
            paid(1),
            paid(2),
            paid(3),
            book.account.closing.to
        ),
        format!(
            "Today: what is left of each help, halved every {HELP_DAYS} days: received {received}, given {given}."
        ),
        leaning(tie, book),
    ];
    let wrapped = lines.iter().map(|line| textwrap::fill(line, width.max(NARROWEST)) + "\n");
    wrapped.collect()
}

fn times(n: usize) -> String {
    match n {
        0 => "not yet, as far as your quotes show".to_owned(),
        1 => "once".to_owned(),
        n => format!("{n} times"),
    }
}

/// How the leaning comes about.
pub(in crate::cli) fn leaning(tie: &Tie, book: &Book<'_>) -> String {
    let (received, given, leaning) = reciprocity(tie, book.now);
    format!("Leaning: ({received:.3} - {given:.3}) / ({received:.3} + {given:.3} + 2) = {leaning:.3}.")
}
