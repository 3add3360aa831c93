//! Figures that a reader can add up by hand. Owns: thousandths and how a weight fades. Never touches: what is counted.
//!
//! Every measure of what passed is a sum of whole thousandths, so what is printed is what is used, to the last digit,
//! in whatever order it is added.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

/// A figure to the thousandth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thousandths(i64);

impl Thousandths {
    /// One.
    pub const ONE: Self = Self(1000);

    /// The nearest thousandth; 0 for what is no number.
    pub fn of(figure: f64) -> Self {
        Self((figure * 1000.0).round() as i64)
    }

    /// `part` of `whole`; 0 of nothing.
    pub fn share(part: usize, whole: usize) -> Self {
        if whole == 0 { Self(0) } else { Self::of(part as f64 / whole as f64) }
    }

    /// As a plain number.
    pub fn value(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// The product, rounded half up to the thousandth as by hand. Factors are never negative here.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        Self((self.0.saturating_mul(other.0).saturating_add(500)) / 1000)
    }
}

impl Add for Thousandths {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Thousandths {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Thousandths {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let all = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{:03}", all / 1000, all % 1000))
    }
}

/// A share of one, to four digits, so that a product with it is right to the thousandth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share(i64);

impl Share {
    /// What a half-life leaves after so many days: `2^(−days/half-life)`.
    fn left(days: i64, half_life: f64) -> Self {
        Self(((-(days as f64) / half_life).exp2() * 10_000.0).round() as i64)
    }

    /// As a plain number.
    pub fn value(self) -> f64 {
        self.0 as f64 / 10_000.0
    }

    /// So much of a figure, rounded half up to the thousandth as by hand.
    fn of(self, figure: Thousandths) -> Thousandths {
        Thousandths(figure.0.saturating_mul(self.0).saturating_add(5000) / 10_000)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{:04}", self.0 / 10_000, self.0 % 10_000))
    }
}

/// A weight and what time left of it: `from × left = to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Faded {
    /// The weight on its day.
    pub from: Thousandths,
    /// Days since; 0 for a day to come.
    pub days: i64,
    /// The share that is left.
    pub left: Share,
    /// What is left.
    pub to: Thousandths,
}

impl Faded {
    /// Lets `days` pass over a weight that is halved every `half_life` days.
    pub fn over(from: Thousandths, days: i64, half_life: f64) -> Self {
        let days = days.max(0);
        let left = Share::left(days, half_life);
        Self { from, days, left, to: left.of(from) }
    }
}

/// What is left of all terms together.
pub fn total(terms: impl IntoIterator<Item = Faded>) -> Thousandths {
    terms.into_iter().map(|term| term.to).sum()
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "whole thousandths are exact to the last digit")]
mod tests {
    use super::*;

    #[test]
    fn prints_what_it_adds() {
        assert_eq!(Thousandths::of(2.0 / 3.0_f64.sqrt()).to_string(), "1.155");
        assert_eq!(Thousandths::of(-0.0456).to_string(), "-0.046");
        assert_eq!(Thousandths::of(f64::NAN), Thousandths::default());
        assert_eq!(Thousandths::share(2, 3).value(), 0.667);
        assert_eq!(Thousandths::share(1, 0).value(), 0.0);
        assert_eq!(format!("{:>8}", Thousandths::ONE), "   1.000");
        let tenths: Thousandths = std::iter::repeat_n(Thousandths::of(0.1), 10).sum();
        assert_eq!(tenths, Thousandths::ONE);
    }

    #[test]
    fn a_weight_is_halved_as_by_hand() {
        let half = Faded::over(Thousandths::of(0.5), 45, 180.0);
        assert_eq!(
            (half.left.to_string().as_str(), half.to.value()),
            ("0.8409", 0.42),
            "0.5 × 0.8409 = 0.42045"
        );
        assert_eq!(Faded::over(Thousandths::ONE, 180, 180.0).to.value(), 0.5);
        assert_eq!(Faded::over(Thousandths::ONE, -3, 180.0).to, Thousandths::ONE, "the future has not faded");
        assert_eq!(Faded::over(Thousandths::ONE, i64::MAX, 180.0).to.value(), 0.0);
        assert_eq!(total([half, half]).value(), 0.84);
    }
}
