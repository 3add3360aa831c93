//! `why`: every counted message and the arithmetic of each figure.

use super::ledger::Book;
use super::who::Who;
use super::wording::Teller;
use super::{Common, Failure, terminal};
use crate::outlook::Outlook;
use crate::tie::Rhythm;

mod data;
mod page;

/// Every message that counts for a person, with its date, your words where they are kept and its weight, so that each
/// figure can be added up.
#[derive(Debug, clap::Args)]
pub(super) struct Why {
    #[command(flatten)]
    who: Who,
}

/// A person with everything that is told of them.
struct Case<'a> {
    book: Book<'a>,
    rhythm: Rhythm,
    outlook: &'a Outlook,
}

impl Why {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let (setting, history, outlook) = self.who.outlook(common)?;
        let teller = Teller::of(&history, self.who.find(&history)?);
        let book = Book::of(teller, setting.now);
        let case = Case { book, rhythm: Rhythm::of(&history), outlook: &outlook };
        if common.json {
            terminal::data(&data::document(&case));
        } else {
            terminal::say(&page::page(&case, terminal::width()));
        }
        Ok(())
    }
}
