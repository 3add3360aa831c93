//! What a line should do, the slow way. Owns: clocks as pieces of time with one offset each, and the next slot by
//! looking at every day. Asks a zone only for its offset at an instant, never what a local time means.

use crate::line::Line;
use chrono::{DateTime, NaiveDate, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

/// A zone's clock from 2005 to the end of 2100.
pub struct Clock {
    pieces: Vec<Piece>,
}

/// From `from` until the next piece the clock is `offset` ahead of UTC, all in seconds.
struct Piece {
    from: i64,
    until: i64,
    offset: i64,
}

impl Clock {
    pub fn of(zone: Tz) -> Self {
        let offset = |at: i64| {
            let at = DateTime::from_timestamp(at, 0).unwrap().naive_utc();
            i64::from(zone.offset_from_utc_datetime(&at).fix().local_minus_utc())
        };
        let (begin, end) = (midnight(2005), midnight(2102));
        let mut pieces = vec![Piece { from: begin, until: end, offset: offset(begin) }];
        for at in (begin..end).step_by(6 * 3600) {
            let last = pieces.last_mut().unwrap();
            if offset(at) != last.offset {
                let seconds: Vec<i64> = (at - 6 * 3600 + 1..=at).collect();
                last.until = seconds[seconds.partition_point(|second| offset(*second) == last.offset)];
                let piece = Piece { from: last.until, until: end, offset: offset(at) };
                pieces.push(piece);
            }
        }
        Self { pieces }
    }

    /// The instants at which the clock is put forward or back, up to 2060.
    pub fn changes(&self) -> Vec<i64> {
        self.pieces.iter().skip(1).map(|piece| piece.from).filter(|at| *at < midnight(2060)).collect()
    }

    /// When a local time first comes; one that never does, when the clock has jumped over it.
    fn due(&self, local: i64) -> i64 {
        let ended = |piece: &Piece| piece.until + piece.offset <= local;
        let piece = &self.pieces[self.pieces.partition_point(ended)];
        (local - piece.offset).max(piece.from)
    }

    fn local_day(&self, at: i64) -> NaiveDate {
        let piece = &self.pieces[self.pieces.partition_point(|piece| piece.until <= at)];
        DateTime::from_timestamp(at + piece.offset, 0).unwrap().date_naive()
    }

    /// The first slot of the line later than `after`, `None` when 2100 ends without one.
    pub fn next(&self, line: &Line, after: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let after = after.timestamp();
        let today = self.local_day(after);
        let days = today.iter_days().take_while(|day| *day < NaiveDate::from_ymd_opt(2101, 1, 1).unwrap());
        days.filter(|day| line.has_day(*day))
            .find_map(|day| {
                let midnight = day.and_time(NaiveTime::MIN).and_utc().timestamp();
                line.hour
                    .values
                    .iter()
                    .flat_map(|hour| line.minute.values.iter().map(move |minute| hour * 60 + minute))
                    .map(|minute| self.due(midnight + i64::from(minute) * 60))
                    .find(|due| *due > after)
            })
            .map(|due| DateTime::from_timestamp(due, 0).unwrap())
    }
}

fn midnight(year: i32) -> i64 {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap().and_time(NaiveTime::MIN).and_utc().timestamp()
}
