//! Help and thanks of both directions in the order of days, with the balance of what was not thanked for. Owns: the
//! one walk from which [`super::gratitude_debt`] comes. Never touches: words.

use super::sum::{Faded, Thousandths};
use super::{ThanksIn, Tie};
use chrono::{DateTime, FixedOffset, NaiveDate};

/// Half-life of gratitude debt, in days.
pub const DEBT_DAYS: f64 = 180.0;

/// What a thank-you of quality 0 to 3 takes off the debt.
const PAID: [f64; 4] = [0.0, 0.3, 0.7, 1.0];

/// What a thank-you of this quality takes off the debt.
pub fn paid(quality: u8) -> Thousandths {
    Thousandths::of(PAID.get(usize::from(quality)).copied().unwrap_or_default())
}

/// What happened, as an index into the list of the [`Tie`]. Several events of one day stand in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// Into [`Tie::helps_in`]: adds its weight to the balance.
    HelpIn(usize),
    /// Into [`Tie::thanks`]: takes off what it pays.
    Thanks(usize),
    /// Into [`Tie::helps_out`]: leaves the balance as it is.
    HelpOut(usize),
    /// Into [`Tie::thanked_me`]: leaves the balance as it is.
    ThanksIn(usize),
}

/// One line of the statement: `carried.to + added − taken`, never below nothing, is the balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What happened.
    pub event: Event,
    /// When.
    pub on: NaiveDate,
    /// The balance of the line before and what the days since left of it.
    pub carried: Faded,
    /// The weight of a help received.
    pub added: Thousandths,
    /// What a thank-you takes off.
    pub taken: Thousandths,
    /// The balance after it.
    pub balance: Thousandths,
}

/// The whole statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// In the order of days.
    pub entries: Vec<Entry>,
    /// The last balance and what is left of it now; `closing.to` is the gratitude debt.
    pub closing: Faded,
}

/// Walks everything that passed, to the thousandth at each line: a help received adds its weight, each thanks takes 0,
/// .3, .7 or 1 by its quality, between two lines the balance is halved every 180 days, and it is never below zero.
pub fn statement(tie: &Tie, now: DateTime<FixedOffset>) -> Statement {
    let nothing = Thousandths::default();
    let mut balance = nothing;
    let mut last: Option<NaiveDate> = None;
    let mut entries = Vec::new();
    for (on, event) in events(tie) {
        let (added, taken) = match event {
            Event::HelpIn(at) => {
                (tie.helps_in.get(at).map_or(nothing, |h| Thousandths::of(h.weight)), nothing)
            }
            Event::Thanks(at) => (nothing, tie.thanks.get(at).map_or(nothing, |t| paid(t.quality))),
            Event::HelpOut(_) | Event::ThanksIn(_) => (nothing, nothing),
        };
        let days = last.map_or(0, |last| (on - last).num_days());
        let carried = Faded::over(balance, days, DEBT_DAYS);
        balance = (carried.to + added - taken).max(nothing);
        entries.push(Entry { event, on, carried, added, taken, balance });
        last = Some(on);
    }
    let days = last.map_or(0, |last| (now.date_naive() - last).num_days());
    Statement { entries, closing: Faded::over(balance, days, DEBT_DAYS) }
}

fn events(tie: &Tie) -> Vec<(NaiveDate, Event)> {
    let helps_in = tie.helps_in.iter().enumerate().map(|(at, h)| (h.when.day(), Event::HelpIn(at)));
    let thanks = tie.thanks.iter().enumerate().map(|(at, t)| (t.at.date_naive(), Event::Thanks(at)));
    let helps_out = tie.helps_out.iter().enumerate().map(|(at, h)| (h.when.day(), Event::HelpOut(at)));
    let thanked =
        tie.thanked_me.iter().enumerate().map(|(at, ThanksIn { on, .. })| (*on, Event::ThanksIn(at)));
    let mut events: Vec<(NaiveDate, Event)> =
        helps_in.chain(thanks).chain(helps_out).chain(thanked).collect();
    events.sort_unstable();
    events
}
