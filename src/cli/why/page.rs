//! `why` as a page. Owns: its sections and columns. Never touches: the arithmetic.

use super::Case;
use crate::cli::ledger::page::{leaning, table};
use crate::cli::who::{about, card};
use crate::cli::wording::{Teller, Told};
use crate::plain::{cut, plain_quote};
use crate::practice::phrasing::{quote, topic};
use crate::tie::sum::{Faded, Thousandths, total};
use crate::tie::{
    Counted, Ending, HELP_DAYS, HISTORY_DAYS, Help, NOW_DAYS, Promise, Survival, help_terms, strength_terms,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::fmt::Write;

/// So many of the newest mails have a line of their own, the older ones one together.
const LINES: usize = 30;

/// Up to so many mails each have a line.
const ALL_LINES: usize = 40;

/// The page, with a line end.
pub(super) fn page(case: &Case<'_>, width: usize) -> String {
    let book = &case.book;
    let mut text =
        format!("{}\nAs far as your mail shows, on {}.\n", card(book.teller.person), book.now.date_naive());
    mails(&mut text, case, width);
    silence(&mut text, case, width);
    let (teller, tie) = (book.teller, book.teller.tie);
    let row = |help: &Help, term: Faded, told: Told| (help.when.day(), term, told);
    let received = tie.helps_in.iter().zip(help_terms(&tie.helps_in, book.now));
    let received: Vec<_> = received.map(|(help, term)| row(help, term, teller.help_in(help))).collect();
    helps(&mut text, width, "Help you received", &received);
    let given = tie.helps_out.iter().zip(help_terms(&tie.helps_out, book.now));
    let given: Vec<_> = given.map(|(help, term)| row(help, term, teller.help_out(help))).collect();
    helps(&mut text, width, "Help you gave", &given);
    let _ = writeln!(text, "\n{}", leaning(tie, book));
    if !book.account.entries.is_empty() {
        let _ = writeln!(text, "\nThe balance of help and your thanks, halved every 180 days\n");
        text.push_str(&table(book, width));
    }
    section(&mut text, "What you promised", tie.promises.iter().map(|p| promise(teller, p)));
    let shown = case.outlook.digest.items.iter().filter(|s| about(s, book.teller.person));
    let refused = case.outlook.left_out.iter().filter(|(s, _)| about(s, book.teller.person));
    let shown = shown.map(|s| format!("in the next digest: {}", s.heading));
    let refused = refused.map(|(s, why)| format!("left out: {} ({})", s.heading, why.sentence()));
    section(&mut text, "What follows", shown.chain(refused));
    text
}

fn section(text: &mut String, title: &str, rows: impl Iterator<Item = String>) {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return;
    }
    let _ = writeln!(text, "\n{title}");
    for row in rows {
        let _ = writeln!(text, "  {row}");
    }
}

/// Columns of a mail before its words.
const MARGIN: usize = 63;

/// One mail that the tie strength counts.
struct Line<'a> {
    day: NaiveDate,
    what: String,
    /// The owner's words, else the subject.
    words: Option<&'a str>,
    topic: Option<String>,
    now: Faded,
    ever: Faded,
}

impl Line<'_> {
    fn words(&self, room: usize) -> String {
        match (self.words, &self.topic) {
            (Some(words), _) => format!("\"{}\"", cut(&plain_quote(words).replace('"', "'"), room)),
            (None, Some(topic)) => format!("on \"{}\"", cut(topic, room)),
            (None, None) => String::new(),
        }
    }
}

/// The terms of both tie strengths, oldest first.
fn mails(text: &mut String, case: &Case<'_>, width: usize) {
    let (tie, now) = (case.book.teller.tie, case.book.now);
    let terms = strength_terms(tie, now, NOW_DAYS).zip(strength_terms(tie, now, HISTORY_DAYS));
    let mut lines: Vec<Line<'_>> =
        terms.filter_map(|((counted, now), (_, ever))| line(case.book.teller, counted, now, ever)).collect();
    if lines.is_empty() {
        text.push_str("\nNo mail went either way.\n");
        return;
    }
    lines.sort_by_key(|line| line.day);
    let older = if lines.len() > ALL_LINES { lines.len() - LINES } else { 0 };
    let _ = writeln!(
        text,
        "\nYour mails that reached them, weight 2/sqrt(readers), and theirs that you quoted, weight 1;\n\
         now: what is left when halved every {NOW_DAYS} days, ever: every {HISTORY_DAYS} days\n\n  \
         {:<10}  {:<14}  {:>6}  {:>5}  {:>8}  {:>8}",
        "date", "mail", "weight", "days", "now", "ever"
    );
    let (before, listed) = lines.split_at(older);
    if let Some(last) = before.last() {
        let what = format!("{} older mails, up to {}", before.len(), last.day);
        sums(text, &what, before);
    }
    for line in listed {
        let row = format!(
            "  {}  {:<14}  {:>6}  {:>5}  {:>8}  {:>8}  {}",
            line.day,
            line.what,
            line.now.from,
            line.now.days,
            line.now.to,
            line.ever.to,
            line.words(width.saturating_sub(MARGIN))
        );
        let _ = writeln!(text, "{}", row.trim_end());
    }
    sums(text, "tie now, tie ever: sum", &lines);
}

fn sums(text: &mut String, what: &str, lines: &[Line<'_>]) {
    let now = total(lines.iter().map(|line| line.now));
    let ever = total(lines.iter().map(|line| line.ever));
    let _ = writeln!(text, "  {what:<41}  {now:>8}  {ever:>8}");
}

fn line(teller: Teller<'_>, counted: Counted, now: Faded, ever: Faded) -> Option<Line<'_>> {
    let (day, what, mail, words) = match counted {
        Counted::Contact(at) => {
            let contact = teller.tie.contacts.get(at)?;
            let mail = teller.history.mail(contact.mail)?;
            let what = match (contact.readers, contact.direct) {
                (1, _) => "to them alone".to_owned(),
                (n, true) => format!("to {n} readers"),
                (n, false) => format!("cc, {n} readers"),
            };
            (contact.at.date_naive(), what, mail, mail.line.as_deref())
        }
        Counted::Exchange(at) => {
            let exchange = teller.tie.exchanges.get(at)?;
            let mail = teller.history.mail(exchange.mail)?;
            (exchange.on, "theirs, quoted".to_owned(), mail, None)
        }
    };
    Some(Line { day, what, words, topic: topic(mail), now, ever })
}

/// The chance that a silence like today's still ends.
fn silence(text: &mut String, case: &Case<'_>, width: usize) {
    let Some(found) = Survival::of(case.book.teller.tie, &case.rhythm, case.book.now) else { return };
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for gap in &found.gaps {
        *counts.entry(*gap).or_default() += 1;
    }
    let gaps: Vec<String> = counts
        .iter()
        .map(|(gap, n)| if *n == 1 { gap.to_string() } else { format!("{gap} ({n} times)") })
        .collect();
    let gaps = if gaps.is_empty() { "none yet".to_owned() } else { gaps.join(", ") };
    let said = format!("Days between two days with mail: {gaps}.");
    let _ = writeln!(
        text,
        "\nHow often a silence like this one still ended; the last mail is {} days old",
        found.silence
    );
    for line in textwrap::wrap(&said, width.saturating_sub(2)) {
        let _ = writeln!(text, "  {line}");
    }
    let rest = Thousandths::ONE - found.weight;
    let (own, all) = (found.own, found.all);
    let _ = writeln!(
        text,
        "  with this person  (1 + {} as long) / (1 + {} gaps) = {}, counts {} / (5 + {}) = {}\n  \
         with everybody    (1 + {} as long) / (1 + {} gaps) = {}, counts the rest, {rest}\n  \
         {} × {} + {rest} × {} = {} + {} = {}",
        own.longer,
        own.gaps,
        own.share,
        own.gaps,
        own.gaps,
        found.weight,
        all.longer,
        all.gaps,
        all.share,
        found.weight,
        own.share,
        all.share,
        found.own_part,
        found.all_part,
        found.total()
    );
}

/// Columns of a help before its words.
const HELP_MARGIN: usize = 50;

/// The terms of help in one direction.
fn helps(text: &mut String, width: usize, title: &str, rows: &[(NaiveDate, Faded, Told)]) {
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{title}: its weight, what is left of it when halved every {HELP_DAYS} days");
    for (day, term, told) in rows {
        let days = format!("({} days)", term.days);
        let words = cut(&told.to_string(), width.saturating_sub(HELP_MARGIN));
        let _ = writeln!(text, "  {day}  {} × {} {days:>11} = {}  {words}", term.from, term.left, term.to);
    }
    let _ = writeln!(text, "  {:<41}{}", "sum", total(rows.iter().map(|(_, term, _)| *term)));
}

fn promise(teller: Teller<'_>, promise: &Promise) -> String {
    let words = teller.history.act(promise.mail, promise.act).and_then(|act| act.words.as_deref());
    let end = match promise.closed {
        Some((_, Ending::Kept)) => "kept",
        Some((_, Ending::TakenBack)) => "taken back",
        Some((_, Ending::WentOn)) => "closed by a later mail",
        None => "open",
    };
    let due = promise.due.map_or_else(String::new, |due| format!(", due {due}"));
    format!("{}  {end}{due}  {}", promise.at.date_naive(), words.map(quote).unwrap_or_default())
}
