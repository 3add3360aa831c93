//! The owner is away: their mail program says so in Sent. Owns: from when to when, as automatic replies and typed mail
//! show it. Never touches: how either is known.

use chrono::{DateTime, Days, Duration, FixedOffset, NaiveDate, Utc};

/// An automatic reply stands for its day and so many after it: not every day brings mail to answer.
const STANDS: Days = Days::new(2);

/// No absence is believed for longer than this after its first reply; what goes on replying then was forgotten.
const LONGEST: Days = Days::new(35);

/// Replies with a longer gap between them are of two absences. Mail typed in between parts them not: who forgot to
/// switch the replies off types, too.
const GAP: Duration = Duration::days(14);

/// Mail older than this tells nothing of today.
pub const LOOK_BACK: Duration = Duration::days(60);

/// When the owner's mailbox sent by itself and when the owner did, each oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// Automatic replies that say somebody is away.
    pub replies: Vec<DateTime<Utc>>,
    /// Mails that the owner typed.
    pub typed: Vec<DateTime<Utc>>,
}

/// An absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away {
    /// The day of the first reply since the owner last typed a mail.
    pub since: NaiveDate,
    /// The last day it is believed without another reply.
    pub until: NaiveDate,
}

/// Whether the owner is away at `at`, by what was sent up to then: an automatic reply on that day or one of the two
/// before, no typed mail since the newest, and not more than 35 days since the first of these replies. Days are those
/// of `at`'s clock.
pub fn away(presence: &Presence, at: DateTime<FixedOffset>) -> Option<Away> {
    let day = |moment: DateTime<Utc>| moment.with_timezone(at.offset()).date_naive();
    let mut replies = presence.replies.iter().rev().copied().filter(|reply| *reply <= at).peekable();
    let newest = *replies.peek()?;
    let typed = presence.typed.iter().rev().copied().find(|typed| *typed <= at);
    if typed.is_some_and(|typed| typed > newest) {
        return None;
    }
    let (mut first, mut since) = (newest, newest);
    while let Some(reply) = replies.next_if(|reply| first - *reply <= GAP) {
        first = reply;
        if typed.is_none_or(|typed| typed < reply) {
            since = reply;
        }
    }
    let stands = day(newest).checked_add_days(STANDS)?;
    let until = stands.min(day(first).checked_add_days(LONGEST)?);
    (at.date_naive() <= until).then(|| Away { since: day(since), until })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nine in the morning, when replies go out, of a day counted from 1 November 2026, in Lisbon's winter.
    fn at(day: i64) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-10-31T09:00:00+00:00").unwrap() + Duration::days(day)
    }

    /// Replies at nine, typed mails at ten.
    fn seen(replies: &[i64], typed: &[i64]) -> Presence {
        let moments =
            |days: &[i64], hours| days.iter().map(|day| at(*day).to_utc() + Duration::hours(hours)).collect();
        Presence { replies: moments(replies, 0), typed: moments(typed, 1) }
    }

    /// The days of 1 to 60 on which the owner is away at noon, as ranges.
    fn days(presence: &Presence) -> Vec<(i64, i64)> {
        let mut ranges: Vec<(i64, i64)> = Vec::new();
        for day in 1..=60 {
            if away(presence, at(day) + Duration::hours(3)).is_none() {
                continue;
            }
            match ranges.last_mut().filter(|(_, last)| *last == day - 1) {
                Some((_, last)) => *last = day,
                None => ranges.push((day, day)),
            }
        }
        ranges
    }

    #[test]
    fn a_reply_stands_for_its_day_and_two_more() {
        assert_eq!(days(&seen(&[], &[4])), []);
        assert_eq!(days(&seen(&[4], &[])), [(4, 6)]);
        assert_eq!(days(&seen(&[4, 6, 9, 15], &[3])), [(4, 11), (15, 17)]);
    }

    #[test]
    fn a_typed_mail_ends_it_and_a_later_reply_begins_it_again() {
        assert_eq!(days(&seen(&[4, 5], &[6])), [(4, 5)]);
        assert_eq!(days(&seen(&[4, 5, 8], &[6])), [(4, 5), (8, 10)]);
        let again = away(&seen(&[4, 5, 8], &[6]), at(9)).unwrap();
        assert_eq!((again.since, again.until), (at(8).date_naive(), at(10).date_naive()));
    }

    #[test]
    fn what_was_sent_later_is_not_known_yet() {
        let presence = seen(&[4, 5], &[6]);
        assert!(away(&presence, at(5)).is_some() && away(&presence, at(6) + Duration::hours(2)).is_none());
        assert!(away(&presence, at(4) - Duration::minutes(1)).is_none());
    }

    #[test]
    fn a_forgotten_reply_is_believed_for_35_days() {
        let every: Vec<i64> = (4..=60).collect();
        assert_eq!(days(&seen(&every, &[])), [(4, 39)]);
        // Though somebody types on every working day: they are away at no weekend for ever.
        let typed: Vec<i64> = (4..=60).filter(|day| day % 7 < 5).collect();
        let ends: Vec<i64> = days(&seen(&every, &typed)).iter().map(|(_, last)| *last).collect();
        assert!(ends.len() > 2 && ends.iter().all(|last| *last <= 39), "{ends:?}");
    }

    #[test]
    fn two_absences_are_counted_apart() {
        let mut replies: Vec<i64> = (1..=20).collect();
        replies.extend(35..=50);
        assert_eq!(days(&seen(&replies, &[21])), [(1, 20), (35, 52)]);
    }

    #[test]
    fn days_are_those_of_the_clock_that_asks() {
        let presence = Presence {
            replies: vec![DateTime::parse_from_rfc3339("2026-11-04T23:30:00Z").unwrap().to_utc()],
            typed: Vec::new(),
        };
        let then = |text: &str| DateTime::parse_from_rfc3339(text).unwrap();
        assert!(away(&presence, then("2026-11-07T20:00:00+09:00")).is_some());
        assert!(away(&presence, then("2026-11-07T20:00:00+00:00")).is_none());
    }
}
