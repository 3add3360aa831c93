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
/// The decay of comfort with silence, in days (start value of the reconnect figure).
const COMFORT_DAYS: f64 = 60.0;

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

/// How comfortable a hello is: weeks active × exp(−gap/60 d); .38 precision@5 on the development half of a public
/// archive of sent mail.
pub fn comfortable(tie: &Tie, now: DateTime<FixedOffset>) -> f64 {
    let gap = tie.last_contact().map_or(f64::MAX, |at| days_between(now, at.date_naive()));
    active_weeks(tie) as f64 * (-gap / COMFORT_DAYS).exp()
}

/// How much a dormant tie may be worth: engaged × novel × reachable (Walter, Levin & Murnighan 2015). Engaged is the
/// logarithm of the weeks active, novel favours another domain than the owner's, reachable halves every two years.
pub fn worth_more(tie: &Tie, other_domain: bool, now: DateTime<FixedOffset>) -> f64 {
    let gap = tie.last_contact().map_or(f64::MAX, |at| days_between(now, at.date_naive()));
    let novel = if other_domain { 1.0 } else { 0.5 };
    (active_weeks(tie) as f64).ln_1p() * novel * halved(gap, HISTORY_DAYS)
}
