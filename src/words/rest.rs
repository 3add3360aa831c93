//! What the owner said about the digests themselves. Owns: how long none comes, and how many items one may have. Never
//! touches: how that was said, where it is stored.

use chrono::NaiveDate;

/// Items of a digest, whatever was said.
const ITEMS: std::ops::RangeInclusive<i8> = 1..=7;

/// No digests for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rest {
    /// `pause`: up to this day, which is the first that may have one again.
    Until(NaiveDate),
    /// `stop`: until `resume` or `keep`.
    Stopped,
}

/// All that was said and asked of the digests themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rests {
    /// The last `pause` or `stop` that was not taken back; a pause stays here when its day is over.
    pub rest: Option<Rest>,
    /// The day of the last `pause`, `stop` or `resume`.
    pub said_on: Option<NaiveDate>,
    /// The rest before it: its first day, and the first day after it.
    pub before: Option<(NaiveDate, NaiveDate)>,
    /// The day of the last `keep`.
    pub kept_on: Option<NaiveDate>,
    /// The day of the last digest that asked "Stop these?" and was not lost.
    pub asked_on: Option<NaiveDate>,
    /// `more` and `less`: items beside those of the config, -6 to 6.
    pub items_more: i8,
}

impl Rest {
    /// Whether it lasts on `day`, once it has begun.
    pub fn lasts(self, day: NaiveDate) -> bool {
        match self {
            Self::Until(end) => day < end,
            Self::Stopped => true,
        }
    }
}

impl Rests {
    /// The rest that holds on `day`, with the day on which it was said.
    pub fn on(&self, day: NaiveDate) -> Option<(Rest, NaiveDate)> {
        let now = self.rest.zip(self.said_on);
        now.filter(|(rest, since)| *since <= day && rest.lasts(day)).or_else(|| {
            let (since, end) = self.before?;
            (since <= day && day < end).then_some((Rest::Until(end), since))
        })
    }

    /// The day on which the owner last said anything that ends a silence.
    pub fn heard_on(&self) -> Option<NaiveDate> {
        self.said_on.max(self.kept_on)
    }

    /// Items in one digest when the config allows `configured`: 1 to 7.
    pub fn most_items(&self, configured: usize) -> usize {
        let configured = i8::try_from(configured).unwrap_or(*ITEMS.end());
        let most = configured.saturating_add(self.items_more).clamp(*ITEMS.start(), *ITEMS.end());
        usize::from(most.unsigned_abs())
    }

    /// What `items_more` becomes by `more` (`by` 1) or `less` (-1). Beyond the first and the last step nothing is
    /// counted up, so that the next word the other way is felt.
    pub fn stepped(&self, configured: usize, by: i8) -> i8 {
        let configured = i8::try_from(configured).unwrap_or(*ITEMS.end());
        let now = i8::try_from(self.most_items(usize::from(configured.unsigned_abs()))).unwrap_or(1);
        now.saturating_add(by).clamp(*ITEMS.start(), *ITEMS.end())
            - configured.clamp(*ITEMS.start(), *ITEMS.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn a_pause_holds_from_its_word_to_the_day_before_its_end() {
        let rests = Rests { rest: Some(Rest::Until(day(20))), said_on: Some(day(10)), ..Rests::default() };
        assert_eq!(rests.on(day(9)), None);
        assert_eq!(rests.on(day(10)), Some((Rest::Until(day(20)), day(10))));
        assert!(rests.on(day(19)).is_some() && rests.on(day(20)).is_none());
        let stopped = Rests { rest: Some(Rest::Stopped), ..rests };
        assert_eq!(stopped.on(NaiveDate::MAX), Some((Rest::Stopped, day(10))));
    }

    #[test]
    fn a_rest_that_was_ended_held_up_to_then() {
        let rests = Rests { said_on: Some(day(15)), before: Some((day(10), day(15))), ..Rests::default() };
        assert!(rests.on(day(10)).is_some() && rests.on(day(14)).is_some());
        assert!(rests.on(day(9)).is_none() && rests.on(day(15)).is_none());
    }

    #[test]
    fn more_and_less_are_felt_at_every_step() {
        for configured in 1..=7_usize {
            let mut rests = Rests::default();
            for _ in 0..9 {
                rests.items_more = rests.stepped(configured, 1);
                assert!((-6..=6).contains(&rests.items_more));
            }
            assert_eq!(rests.most_items(configured), 7);
            for expected in [6, 5, 4, 3, 2, 1, 1, 1] {
                rests.items_more = rests.stepped(configured, -1);
                assert_eq!(rests.most_items(configured), expected);
            }
            rests.items_more = rests.stepped(configured, 1);
            assert_eq!(rests.most_items(configured), 2);
        }
    }

    #[test]
    fn another_config_moves_the_items_within_their_bounds() {
        let rests = Rests { items_more: 6, ..Rests::default() };
        assert_eq!((rests.most_items(1), rests.most_items(7), rests.most_items(0)), (7, 7, 6));
        assert_eq!(Rests { items_more: -6, ..rests }.most_items(3), 1);
    }
}
