//! What `check` tells of the address books and of the ledger.

use crate::cli::Failure;
use crate::config::contacts::Book;
use crate::ledger::Ledger;
use crate::message::AddrSpec;
use crate::person::namesakes;
use crate::words::{IntakeReason, Rules};
use std::fmt::Write;

/// So many lines of broken cards, and so many namesakes, are told.
const MOST: usize = 5;

#[derive(Debug, serde::Serialize)]
pub(super) struct BookReport {
    file: String,
    /// People with an address.
    cards: usize,
    /// Without one, or no person's.
    others: usize,
    /// The lines at which cards begin that can't be read.
    broken: Vec<usize>,
}

#[derive(Debug, serde::Serialize)]
pub(super) struct LedgerReport {
    messages: u64,
    replies: usize,
    /// Replies that quote what they answer: only there the other side is seen.
    quoting: usize,
    /// Mails in Sent that are from nobody the config knows.
    strangers: u64,
    /// Mails that somebody sent or signed for the owner.
    by_delegate: u64,
    /// Recipients with the owner's name.
    namesakes: Vec<Namesake>,
}

#[derive(Debug, serde::Serialize)]
struct Namesake {
    address: AddrSpec,
    messages: u32,
}

impl BookReport {
    pub(super) fn of(book: &Book) -> Self {
        Self {
            file: book.file.display().to_string(),
            cards: book.cards.len(),
            others: book.others,
            broken: book.broken.clone(),
        }
    }

    pub(super) fn line(&self) -> String {
        let mut text = format!("contacts  {}: {} with an address", self.file, self.cards);
        if self.others > 0 {
            let _ = write!(text, ", {} without one or of no one person", self.others);
        }
        if !self.broken.is_empty() {
            let lines: Vec<String> = self.broken.iter().take(MOST).map(usize::to_string).collect();
            let more = if self.broken.len() > MOST { ", …" } else { "" };
            let count = self.broken.len();
            let _ = write!(text, "; {count} broken and left out, from line {}{more}", lines.join(", "));
        }
        text.push('\n');
        text
    }
}

impl LedgerReport {
    pub(super) fn of(ledger: &Ledger, rules: &Rules) -> Result<Self, Failure> {
        let mails = ledger.mails()?;
        let replies = mails.iter().filter(|(_, mail)| mail.reply);
        let counts = ledger.intake_counts()?;
        let found = namesakes(mails.iter().map(|(_, mail)| mail), rules).into_iter();
        Ok(Self {
            messages: ledger.counts()?.mails,
            replies: replies.clone().count(),
            quoting: replies.filter(|(_, mail)| !mail.quotes.is_empty()).count(),
            strangers: counts.get(IntakeReason::NotFromOwner.name()).copied().unwrap_or(0),
            by_delegate: mails.iter().filter(|(_, mail)| mail.by_delegate).count() as u64,
            namesakes: found.map(|(address, messages)| Namesake { address, messages }).collect(),
        })
    }

    pub(super) fn lines(&self) -> String {
        let mut text = format!("ledger    {} mails", self.messages);
        if let Some(share) = (self.quoting * 100).checked_div(self.replies) {
            let _ =
                write!(text, "; {share} % of your replies quote what they answer (only there help is seen)");
        }
        text.push('\n');
        if self.strangers > 0 {
            let _ = writeln!(
                text,
                "          {} mails are from nobody known here; add what is yours to `aliases`",
                self.strangers
            );
        }
        if self.by_delegate > 0 {
            let _ = writeln!(
                text,
                "          {} mails were sent or signed by somebody else for you: contact, never your words; \
                 `delegates` names who",
                self.by_delegate
            );
        }
        if !self.namesakes.is_empty() {
            let told: Vec<String> = self
                .namesakes
                .iter()
                .take(MOST)
                .map(|one| format!("{} ({})", one.address, one.messages))
                .collect();
            let _ = writeln!(
                text,
                "          your own name is on mail to {}; add what is yours to `aliases`",
                told.join(", ")
            );
        }
        text
    }
}
