//! Precision, recall and F1 of a yes/no question, with an interval.

use crate::report::percent;

/// Draws of the bootstrap.
const DRAWS: usize = 1_000;

/// What was true and what was said, case by case.
#[derive(Clone, Debug, Default)]
pub struct Tally(Vec<(bool, bool)>);

/// The three counts that matter.
#[derive(Clone, Copy, Default)]
struct Counts {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Counts {
    fn add(&mut self, (truth, said): (bool, bool)) {
        self.right += usize::from(truth && said);
        self.wrong += usize::from(!truth && said);
        self.missed += usize::from(truth && !said);
    }

    fn f1(self) -> f64 {
        let all = 2 * self.right + self.wrong + self.missed;
        if all == 0 { 1.0 } else { 2.0 * self.right as f64 / all as f64 }
    }
}

impl Tally {
    /// Without cases.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// One more case.
    pub fn add(&mut self, truth: bool, said: bool) {
        self.0.push((truth, said));
    }

    /// Cells: cases, true ones, precision, recall, F1 with its 95 % interval (percentile bootstrap over cases, always the
    /// same draws).
    pub fn cells(&self) -> Vec<String> {
        let counts = count(self.0.iter().copied());
        let (low, high) = self.interval();
        vec![
            self.0.len().to_string(),
            (counts.right + counts.missed).to_string(),
            percent(counts.right, counts.right + counts.wrong),
            percent(counts.right, counts.right + counts.missed),
            format!("{:.3} ({low:.2}–{high:.2})", counts.f1()),
        ]
    }

    fn interval(&self) -> (f64, f64) {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut draw = || {
            // Knuth's linear congruential generator.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            self.0.get((state >> 33) as usize % self.0.len().max(1)).copied().unwrap_or_default()
        };
        let mut scores: Vec<f64> =
            (0..DRAWS).map(|_| count((0..self.0.len()).map(|_| draw())).f1()).collect();
        scores.sort_by(f64::total_cmp);
        let at = |share: f64| scores.get((share * DRAWS as f64) as usize).copied().unwrap_or(1.0);
        (at(0.025), at(0.975))
    }
}

fn count(cases: impl Iterator<Item = (bool, bool)>) -> Counts {
    let mut counts = Counts::default();
    cases.for_each(|case| counts.add(case));
    counts
}

/// Names of [`Tally::cells`].
pub const COLUMNS: [&str; 5] = ["cases", "true", "precision", "recall", "F1 (95 %)"];
