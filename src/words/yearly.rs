//! Days that come again every year. Owns: the kinds, and on which day of a year each falls. Never touches: where they
//! are from. No year of birth and no age is ever kept: a digest has no business with them.

use chrono::{Datelike, NaiveDate};

/// Why a day is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearlyKind {
    /// They were born on it.
    Birthday,
    /// They married on it, or the like (RFC 6350 §6.2.6).
    Anniversary,
}

impl YearlyKind {
    /// The name in keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Birthday => "birthday",
            Self::Anniversary => "anniversary",
        }
    }
}

/// A day of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Yearly {
    kind: YearlyKind,
    month: u32,
    day: u32,
}

/// Any year with a 29 February.
const LEAP_YEAR: i32 = 2000;

impl Yearly {
    /// `None` when no year has such a day.
    pub fn new(kind: YearlyKind, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(LEAP_YEAR, month, day).map(|_| Self { kind, month, day })
    }

    /// Why it is kept.
    pub fn kind(self) -> YearlyKind {
        self.kind
    }

    /// The day in a year. 29 February is 28 February in a year without it: still in its month, and a wish that is a day
    /// early is welcome where one that is a day late looks forgotten.
    pub fn in_year(self, year: i32) -> NaiveDate {
        let day = NaiveDate::from_ymd_opt(year, self.month, self.day);
        day.or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(NaiveDate::MAX)
    }

    /// The first on or after `from`.
    pub fn next(self, from: NaiveDate) -> NaiveDate {
        let this = self.in_year(from.year());
        if this >= from { this } else { self.in_year(from.year().saturating_add(1)) }
    }

    /// Adds those of `more` of whose kind `dates` has none: whoever was asked first is believed.
    pub fn add(dates: &mut Vec<Self>, more: &[Self]) {
        for one in more {
            if dates.iter().all(|date| date.kind != one.kind) {
                dates.push(*one);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use YearlyKind::{Anniversary, Birthday};
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn birthday(month: u32, day: u32) -> Yearly {
        Yearly::new(Birthday, month, day).unwrap()
    }

    #[test]
    fn the_next_one() {
        for (month, on, from, next) in [
            (4, 15, "2026-04-14", "2026-04-15"),
            (4, 15, "2026-04-15", "2026-04-15"),
            (4, 15, "2026-04-16", "2027-04-15"),
            (1, 1, "2026-12-31", "2027-01-01"),
            (12, 31, "2027-01-01", "2027-12-31"),
            (2, 29, "2026-02-01", "2026-02-28"),
            (2, 29, "2027-03-01", "2028-02-29"),
            (2, 29, "2028-02-29", "2028-02-29"),
            (2, 29, "2100-01-01", "2100-02-28"),
        ] {
            assert_eq!(birthday(month, on).next(day(from)), day(next), "{month}-{on} from {from}");
        }
    }

    #[test]
    fn days_that_no_year_has() {
        for (month, day) in [(2, 30), (4, 31), (0, 1), (13, 1), (1, 0), (1, 32), (u32::MAX, u32::MAX)] {
            assert_eq!(Yearly::new(Birthday, month, day), None, "{month}-{day}");
        }
    }

    #[test]
    fn the_first_of_a_kind_stands() {
        let mut dates = vec![birthday(4, 15)];
        let anniversary = Yearly::new(Anniversary, 6, 1).unwrap();
        Yearly::add(&mut dates, &[birthday(4, 16), anniversary, Yearly::new(Anniversary, 6, 2).unwrap()]);
        assert_eq!(dates, [birthday(4, 15), anniversary]);
    }

    proptest! {
        #[test]
        fn one_comes_in_every_year(month in 1..=12_u32, on in 1..=31_u32, year in any::<i32>(), from in 0..400_000_i32) {
            if let Some(yearly) = Yearly::new(Birthday, month, on) {
                let _ = yearly.in_year(year);
                let from = NaiveDate::from_num_days_from_ce_opt(from).unwrap();
                let next = yearly.next(from);
                prop_assert!((0..=366).contains(&(next - from).num_days()), "{} {}", from, next);
                prop_assert!(next.month() == month);
            }
            let _ = birthday(1, 1).next(NaiveDate::MAX);
            let _ = birthday(12, 31).next(NaiveDate::MIN);
        }
    }
}
