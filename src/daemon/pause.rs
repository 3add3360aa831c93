//! The pause after something failed. Owns: how long it is, and when it is over on the wall clock. Never touches: the
//! clock, what waits.

use chrono::{DateTime, Duration, Utc};

/// The first pause; each further one is twice as long, up to the last.
const FIRST: Duration = Duration::seconds(30);
const LAST: Duration = Duration::minutes(30);

/// Until when nothing is tried.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pause {
    next: Duration,
    until: Option<DateTime<Utc>>,
}

impl Default for Pause {
    /// None, and the next one is short.
    fn default() -> Self {
        Self { next: FIRST, until: None }
    }
}

impl Pause {
    /// Something failed.
    pub(super) fn begin(&mut self, now: DateTime<Utc>) {
        self.until = now.checked_add_signed(self.next);
        self.next = (self.next * 2).min(LAST);
    }

    /// Until when nothing is tried; `None` when it is over. An end that is too far away is of a clock that was set back.
    pub(super) fn until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.until.filter(|until| *until > now && *until - now <= LAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn pauses_double_up_to_half_an_hour() {
        let mut pause = Pause::default();
        assert_eq!(pause.until(at(0)), None);
        let pauses: Vec<i64> = (0..8)
            .map(|_| {
                pause.begin(at(0));
                (pause.until(at(0)).unwrap() - at(0)).num_seconds()
            })
            .collect();
        assert_eq!(pauses, [30, 60, 120, 240, 480, 960, 1800, 1800]);
    }

    #[test]
    fn it_ends_by_the_wall_clock_and_a_clock_set_back_ends_it() {
        let mut pause = Pause::default();
        pause.begin(at(0));
        assert_eq!(pause.until(at(29)), Some(at(30)));
        assert_eq!(pause.until(at(30)), None);
        assert_eq!(pause.until(at(-86_400)), None);
    }
}
