//! The measures. Each names its formula and source; all are recomputed from the events in (date, id) order.

use super::{Help, History, Tie};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use std::collections::BTreeSet;

/// Half-life of the tie strength that says who is close now, in days.
pub const NOW_DAYS: f64 = 30.0;
/// Half-life of the tie strength that says who ever was close, in days.
pub const HISTORY_DAYS: f64 = 720.0;
/// Half-life of help in the reciprocity, in days.
const HELP_DAYS: f64 = 365.0;
/// Half-life of gratitude debt, in days.
const DEBT_DAYS: f64 = 180.0;
/// What a thank-you of quality 0 to 3 takes off the debt.
const PAID: [f64; 4] = [0.0, 0.3, 0.7, 1.0];
/// A person's own gaps count k/(k + this) against everybody's.
const OWN_GAPS: f64 = 5.0;
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

// An empty float `sum()` is −0.0, hence the folds.

/// Tie strength `T_h = Σ ω·s(n)·2^(−Δ/h)` with `s(n) = 1/√n` over the n readers of a mail, ω = 2 for mail the owner
/// sent and 1 for mail of theirs (Roth et al. 2010, "Suggesting friends using the implicit social graph").
pub fn strength(tie: &Tie, now: DateTime<FixedOffset>, half_life: f64) -> f64 {
    let sent: f64 = tie
        .contacts
        .iter()
        .map(|c| {
            2.0 / (c.readers.max(1) as f64).sqrt() * halved(days_between(now, c.at.date_naive()), half_life)
        })
        .fold(0.0, |a, b| a + b);
    let received: f64 =
        tie.exchanges.iter().map(|e| halved(days_between(now, e.on), half_life)).fold(0.0, |a, b| a + b);
    sent + received
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

    fn longer(&self, days: i64) -> f64 {
        let below = self.gaps.partition_point(|gap| *gap < days);
        (1 + self.gaps.len() - below) as f64 / (1 + self.gaps.len()) as f64
    }
}

fn gaps(days: &[NaiveDate]) -> Vec<i64> {
    days.iter().zip(days.iter().skip(1)).map(|(a, b)| (*b - *a).num_days()).collect()
}

/// The chance that a silence as long as today's still ends: `S(t) = (1 + #{g ≥ t})/(1 + k)` over the k gaps seen,
/// weight k/(5+k) on the person's own curve and the rest on everybody's.
pub fn survival(tie: &Tie, rhythm: &Rhythm, now: DateTime<FixedOffset>) -> f64 {
    let days = tie.days();
    let Some(last) = days.last() else { return 1.0 };
    let silence = (now.date_naive() - *last).num_days();
    let own = gaps(&days);
    let k = own.len() as f64;
    let longer = (1 + own.iter().filter(|g| **g >= silence).count()) as f64 / (1.0 + k);
    let weight = k / (OWN_GAPS + k);
    weight * longer + (1.0 - weight) * rhythm.longer(silence)
}

/// Decayed help received and given, and `(in − out)/(in + out + 2)` in −1…1.
pub fn reciprocity(tie: &Tie, now: DateTime<FixedOffset>) -> (f64, f64, f64) {
    let sum = |helps: &[Help]| -> f64 {
        helps
            .iter()
            .map(|h| h.weight * halved(days_between(now, h.when.day()), HELP_DAYS))
            .fold(0.0, |a, b| a + b)
    };
    let (received, given) = (sum(&tie.helps_in), sum(&tie.helps_out));
    (received, given, (received - given) / (received + given + 2.0))
}

/// Gratitude debt, walked in date order: each help adds its weight, each thanks takes 0, .3, .7 or 1 by its quality,
/// half-life 180 days, never below zero.
pub fn gratitude_debt(tie: &Tie, now: DateTime<FixedOffset>) -> f64 {
    let helps = tie.helps_in.iter().map(|h| (h.when.day(), 0, h.weight));
    let thanks = tie
        .thanks
        .iter()
        .map(|t| (t.at.date_naive(), 1, -PAID.get(usize::from(t.quality)).copied().unwrap_or_default()));
    let mut events: Vec<(NaiveDate, u8, f64)> = helps.chain(thanks).collect();
    events.sort_by_key(|(day, order, _)| (*day, *order));
    let mut debt = 0.0_f64;
    let mut last: Option<NaiveDate> = None;
    for (day, _, change) in events {
        if let Some(last) = last {
            debt *= halved((day - last).num_days() as f64, DEBT_DAYS);
        }
        debt = (debt + change).max(0.0);
        last = Some(day);
    }
    last.map_or(0.0, |day| debt * halved(days_between(now, day), DEBT_DAYS))
}

/// Calendar weeks (ISO 8601) with mail either way.
pub fn active_weeks(tie: &Tie) -> usize {
    tie.days().iter().map(|d| (d.iso_week().year(), d.iso_week().week())).collect::<BTreeSet<_>>().len()
}

/// The share of the people beside them whom the owner wrote to in the last [`LATELY_DAYS`], in 0…1, with one person of
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
