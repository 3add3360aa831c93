//! The measures. Each names its formula and source; all are recomputed from the events in (date, id) order.

use super::statement::statement;
use super::sum::{Faded, Thousandths, total};
use super::{Help, History, Tie};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use std::collections::BTreeSet;

/// Half-life of the tie strength that says who is close now, in days.
pub const NOW_DAYS: f64 = 30.0;
/// Half-life of the tie strength that says who ever was close, in days.
pub const HISTORY_DAYS: f64 = 720.0;
/// Half-life of help in the reciprocity, in days.
pub const HELP_DAYS: f64 = 365.0;
/// A person's own gaps count k/(k + this) against everybody's.
const OWN_GAPS: usize = 5;
/// The decay of comfort with silence, in days: about the time in which a silence ends by itself or lasts. On real mail
/// anything from 30 to 60 gives nearly the same order.
const COMFORT_DAYS: f64 = 45.0;
/// Who was written to in so many days is still in the owner's company.
const LATELY_DAYS: f64 = 30.0;

fn days_between(now: DateTime<FixedOffset>, day: NaiveDate) -> f64 {
    (now.date_naive() - day).num_days().max(0) as f64
}

fn halved(days: f64, half_life: f64) -> f64 {
    (-days / half_life).exp2()
}

/// What a tie strength counts, as an index into the list of the [`Tie`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Into [`Tie::contacts`].
    Contact(usize),
    /// Into [`Tie::exchanges`].
    Exchange(usize),
}

/// Tie strength `T_h = Σ ω·s(n)·2^(−Δ/h)` with `s(n) = 1/√n` over the n readers of a mail, ω = 2 for mail the owner
/// sent and 1 for mail of theirs (Roth et al. 2010, "Suggesting friends using the implicit social graph").
pub fn strength(tie: &Tie, now: DateTime<FixedOffset>, half_life: f64) -> f64 {
    total(strength_terms(tie, now, half_life).map(|(_, term)| term)).value()
}

/// The terms of [`strength`]: the owner's mails in order, then theirs in order.
pub fn strength_terms(
    tie: &Tie,
    now: DateTime<FixedOffset>,
    half_life: f64,
) -> impl Iterator<Item = (Counted, Faded)> {
    let faded = move |weight: f64, day: NaiveDate| {
        Faded::over(Thousandths::of(weight), (now.date_naive() - day).num_days(), half_life)
    };
    let sent = tie.contacts.iter().enumerate().map(move |(at, c)| {
        (Counted::Contact(at), faded(2.0 / (c.readers.max(1) as f64).sqrt(), c.at.date_naive()))
    });
    let seen = tie.exchanges.iter().enumerate().map(move |(at, e)| (Counted::Exchange(at), faded(1.0, e.on)));
    sent.chain(seen)
}

/// Everybody's gaps between contact days, sorted; the base of every survival curve.
#[derive(Clone, Debug, Default)]
pub struct Rhythm {
    gaps: Vec<i64>,
}

impl Rhythm {
    /// Collects the gaps of all ties.
    pub fn of(history: &History) -> Self {
        let mut gaps: Vec<i64> = history.ties.values().flat_map(|tie| gaps(&tie.days())).collect();
        gaps.sort_unstable();
        Self { gaps }
    }

    /// How many of the sorted gaps are at least so long.
    fn curve(&self, days: i64) -> Curve {
        Curve::of(self.gaps.len(), self.gaps.len() - self.gaps.partition_point(|gap| *gap < days))
    }
}

/// The days between two days with mail, in order.
fn gaps(days: &[NaiveDate]) -> Vec<i64> {
    days.iter().zip(days.iter().skip(1)).map(|(a, b)| (*b - *a).num_days()).collect()
}

/// A share of gaps that are at least as long as today's silence: `(1 + longer)/(1 + gaps)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Curve {
    /// How many gaps were seen.
    pub gaps: usize,
    /// How many of them are as long or longer.
    pub longer: usize,
    /// The share.
    pub share: Thousandths,
}

impl Curve {
    fn of(gaps: usize, longer: usize) -> Self {
        Self { gaps, longer, share: Thousandths::share(1 + longer, 1 + gaps) }
    }
}

/// How a survival comes about: `weight × own.share + (1 − weight) × all.share`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survival {
    /// Days since mail last went either way.
    pub silence: i64,
    /// The person's own gaps, in the order of time.
    pub gaps: Vec<i64>,
    /// Their curve at today's silence.
    pub own: Curve,
    /// Everybody's.
    pub all: Curve,
    /// What their own curve counts: `k/(5 + k)` over their k gaps.
    pub weight: Thousandths,
    /// `weight × own.share`.
    pub own_part: Thousandths,
    /// `(1 − weight) × all.share`.
    pub all_part: Thousandths,
}

impl Survival {
    /// How a tie stands; `None` when no mail ever went either way.
    pub fn of(tie: &Tie, rhythm: &Rhythm, now: DateTime<FixedOffset>) -> Option<Self> {
        let days = tie.days();
        let silence = (now.date_naive() - *days.last()?).num_days();
        let gaps = gaps(&days);
        let own = Curve::of(gaps.len(), gaps.iter().filter(|gap| **gap >= silence).count());
        let all = rhythm.curve(silence);
        let weight = Thousandths::share(gaps.len(), OWN_GAPS + gaps.len());
        let (own_part, all_part) = (weight.times(own.share), (Thousandths::ONE - weight).times(all.share));
        Some(Self { silence, gaps, own, all, weight, own_part, all_part })
    }

    /// The sum of both parts.
    pub fn total(&self) -> Thousandths {
        self.own_part + self.all_part
    }
}

/// The chance that a silence as long as today's still ends: `S(t) = (1 + #{g ≥ t})/(1 + k)` over the k gaps seen,
/// weight k/(5+k) on the person's own curve and the rest on everybody's.
pub fn survival(tie: &Tie, rhythm: &Rhythm, now: DateTime<FixedOffset>) -> f64 {
    Survival::of(tie, rhythm, now).map_or(1.0, |survival| survival.total().value())
}

/// What is left of each help, in their order.
pub fn help_terms(helps: &[Help], now: DateTime<FixedOffset>) -> impl Iterator<Item = Faded> {
    helps.iter().map(move |help| {
        Faded::over(Thousandths::of(help.weight), (now.date_naive() - help.when.day()).num_days(), HELP_DAYS)
    })
}

/// Decayed help received and given, and `(in − out)/(in + out + 2)` in −1…1.
pub fn reciprocity(tie: &Tie, now: DateTime<FixedOffset>) -> (f64, f64, f64) {
    let sum = |helps: &[Help]| total(help_terms(helps, now)).value();
    let (received, given) = (sum(&tie.helps_in), sum(&tie.helps_out));
    let leaning = Thousandths::of((received - given) / (received + given + 2.0));
    (received, given, leaning.value())
}

/// Gratitude debt, walked in date order: each help adds its weight, each thanks takes 0, .3, .7 or 1 by its quality,
/// half-life 180 days, never below zero. [`statement`] has every step.
pub fn gratitude_debt(tie: &Tie, now: DateTime<FixedOffset>) -> f64 {
    statement(tie, now).closing.to.value()
}

/// Calendar weeks (ISO 8601) with mail either way.
pub fn active_weeks(tie: &Tie) -> usize {
    tie.days().iter().map(|d| (d.iso_week().year(), d.iso_week().week())).collect::<BTreeSet<_>>().len()
}

/// The share of the people beside them whom the owner wrote to in the last 30 days, in 0…1, with one person of
/// each kind added: nobody beside them says nothing and gives ½.
pub fn company_kept(tie: &Tie, now: DateTime<FixedOffset>) -> f64 {
    let kept = tie.company.beside.iter().filter(|day| days_between(now, **day) <= LATELY_DAYS).count();
    (kept + 1) as f64 / (tie.company.beside.len() + 2) as f64
}

fn silence(tie: &Tie, now: DateTime<FixedOffset>) -> f64 {
    tie.last_contact().map_or(f64::INFINITY, |at| days_between(now, at.date_naive()))
}

/// How comfortable a hello is: `matters · exp(−silence/45 d) · √company`, from 0.
///
/// Matters are the subjects the owner wrote to them under: a tie over many outlives the end of one. Company is
/// [`company_kept`]: ties whose surroundings are alive decay slower (Burt 2000, "Decay functions"; Raeder et al. 2011,
/// "Predictors of short-term decay of cell phone contacts"); its root, as it is a share of others and no act of the
/// two. 0 when the owner already writes to a new address of theirs.
///
/// On twelve public Sent folders (docs/accuracy.md) its first five are right in .33 of cases, in .40 where anybody came
/// back at all, with AUC .75; weeks active × exp(−silence/60 d) has .30, .38 and .73. Decayed counts, a person's own
/// gaps and the chance that a customer is still one (BG/NBD) did no better than those weeks.
pub fn comfortable(tie: &Tie, now: DateTime<FixedOffset>) -> f64 {
    if tie.company.moved {
        return 0.0;
    }
    tie.company.matters as f64 * (-silence(tie, now) / COMFORT_DAYS).exp() * company_kept(tie, now).sqrt()
}

/// How much a dormant tie may be worth: engaged × novel × reachable (Walter, Levin & Murnighan 2015), from 0.
///
/// Engaged is `ln(1 + weeks active + help either way)`. Novel is 1 at another domain than the owner's, else 1 less half
/// of [`company_kept`]: who still hears the same people has the same news. Reachable halves every two years of silence,
/// and is 0 when the owner already writes to a new address of theirs.
pub fn worth_more(tie: &Tie, other_domain: bool, now: DateTime<FixedOffset>) -> f64 {
    if tie.company.moved {
        return 0.0;
    }
    let help = tie.helps_in.iter().chain(&tie.helps_out).map(|h| h.weight).fold(0.0, |a, b| a + b);
    let engaged = (active_weeks(tie) as f64 + help).ln_1p();
    let novel = if other_domain { 1.0 } else { 1.0 - company_kept(tie, now) / 2.0 };
    engaged * novel * halved(silence(tie, now), HISTORY_DAYS)
}

#[cfg(test)]
mod tests;
