//! `ledger`: help and thanks between the owner and a person, both ways, like a bank statement.

use super::who::Who;
use super::wording::Teller;
use super::{Common, Failure, terminal};
use crate::tie::statement::{Statement as Account, statement};
use chrono::{DateTime, FixedOffset};

pub(super) mod data;
pub(super) mod page;

/// Like a bank statement: one line for each help and each thanks, yours and theirs, in the order of days, and the balance
/// of help that was not thanked for yet.
#[derive(Debug, clap::Args)]
pub(super) struct Statement {
    #[command(flatten)]
    who: Who,
}

/// What a statement is made of.
pub(super) struct Book<'a> {
    pub(super) teller: Teller<'a>,
    pub(super) account: Account,
    pub(super) now: DateTime<FixedOffset>,
}

impl<'a> Book<'a> {
    pub(super) fn of(teller: Teller<'a>, now: DateTime<FixedOffset>) -> Self {
        Self { teller, account: statement(teller.tie, now), now }
    }
}

impl Statement {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let (now, history) = self.who.history(common)?;
        let book = Book::of(Teller::of(&history, self.who.find(&history)?), now);
        if common.json {
            terminal::data(&data::document(&book));
        } else {
            terminal::say(&page::page(&book, terminal::width()));
        }
        Ok(())
    }
}
