//! What `check` tells of delegates, of the address books and of the ledger.

use crate::cli::Failure;
use crate::config::contacts::Book;
use crate::config::{Config, DELICATE};
use crate::ledger::Ledger;
use crate::message::AddrSpec;
use crate::person::namesakes;
use crate::words::{IntakeReason, Practice, Rules, Switch};
use std::fmt::Write;

/// So many lines of broken cards, and so many namesakes, are told.
const MOST: usize = 5;

/// What an owner with delegates has in a digest that others may read.
#[derive(Debug, serde::Serialize)]
pub(super) struct DelegatesReport {
    names_in_subject: bool,
    /// Delicate practices that are off.
    off: Vec<&'static str>,
    /// Those that the config has on.
    on: Vec<&'static str>,
}

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

impl DelegatesReport {
    /// `None` without delegates.
    pub(super) fn of(config: &Config) -> Option<Self> {
        config.accounts.iter().find(|account| !account.delegates.is_empty())?;
        let is_off = |practice| config.practices.get(practice) == Some(&Switch::Off);
        let (off, on): (Vec<_>, Vec<_>) = DELICATE.iter().partition(|practice| is_off(*practice));
        let names = |practices: Vec<&Practice>| practices.into_iter().map(|one| one.name()).collect();
        Some(Self { names_in_subject: config.digest.names_in_subject, off: names(off), on: names(on) })
    }

    pub(super) fn lines(&self) -> String {
        let mut text = "delegates may read the digest: ".to_owned();
        text.push_str(if self.names_in_subject {
            "`names_in_subject` has names in its subject all the same"
        } else {
            "its subject names nobody"
        });
        for (practices, are) in [(&self.off, "off"), (&self.on, "on, as [practices] has it")] {
            if !practices.is_empty() {
                let _ = write!(text, "; {}: {are}", practices.join(" and "));
            }
        }
        text.push('\n');
        text
    }
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
