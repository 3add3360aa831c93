//! What comes, and when. Owns: the list of the next times of several schedules. Never touches: how it is printed.

use super::{Crontab, DayRange};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// What a schedule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// The digest.
    Digest,
    /// A reminder in a mail of its own.
    Reminder,
    /// Reading an account.
    Scan,
}

/// A schedule with its name.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// What the owner calls it.
    pub name: &'a str,
    /// What it is for.
    pub purpose: Purpose,
    /// When it is due.
    pub crontab: &'a Crontab,
    /// By which clock.
    pub zone: Tz,
    /// Days on which it is left out, each with the reason's name; of several the first counts.
    pub off: &'a [(DayRange, &'static str)],
}

/// One time of one schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming<'a> {
    /// The schedule's name.
    pub name: &'a str,
    /// What it is for.
    pub purpose: Purpose,
    /// When.
    pub at: DateTime<Tz>,
    /// Why it is left out.
    pub skipped: Option<&'static str>,
}

/// Where the list ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// With this day, by each schedule's own clock.
    Day(NaiveDate),
    /// At this time.
    Time(DateTime<Utc>),
}

impl Purpose {
    /// As the JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Digest => "digest",
            Self::Reminder => "reminder",
            Self::Scan => "scan",
        }
    }
}

impl Until {
    fn includes(self, at: &DateTime<Tz>) -> bool {
        match self {
            Self::Day(day) => at.date_naive() <= day,
            Self::Time(time) => *at <= time,
        }
    }
}

/// The times of all schedules later than `after`, in their order; at most `most` of each.
pub fn upcoming<'a>(
    plans: &[Plan<'a>],
    after: DateTime<Utc>,
    until: Option<Until>,
    most: usize,
) -> Vec<Coming<'a>> {
    let wanted = |coming: &Coming<'_>| until.is_none_or(|until| until.includes(&coming.at));
    let of_one = |plan: &Plan<'a>| times(plan, after).take(most).take_while(wanted).collect::<Vec<_>>();
    let mut times: Vec<Coming<'a>> = plans.iter().flat_map(of_one).collect();
    // Stable: at the same time a digest stands first, accounts as in the config.
    times.sort_by_key(|coming| (coming.at, coming.purpose));
    times
}

fn times<'a>(plan: &Plan<'a>, after: DateTime<Utc>) -> impl Iterator<Item = Coming<'a>> {
    let &Plan { name, purpose, crontab, zone, off } = plan;
    let first = crontab.next_after(after, zone);
    std::iter::successors(first, move |at| crontab.next_after(at.to_utc(), zone)).map(move |at| Coming {
        name,
        purpose,
        at,
        skipped: off.iter().find(|(days, _)| days.contains(at.date_naive())).map(|(_, why)| *why),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{America, Europe};

    fn utc(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    fn said(times: &[Coming<'_>]) -> Vec<String> {
        let line = |coming: &Coming<'_>| {
            let off = coming.skipped.map(|why| format!(" {why}")).unwrap_or_default();
            format!("{} {} {}{off}", coming.at.format("%d %H:%M %z"), coming.purpose.name(), coming.name)
        };
        times.iter().map(line).collect()
    }

    #[test]
    fn all_schedules_in_one_row() {
        let (eight, half) = (Crontab::parse("0 8 * * *").unwrap(), Crontab::parse("*/30 * * * *").unwrap());
        let day = "2026-03-29".parse().unwrap();
        let off = [(DayRange { first: day, last: day }, "off"), (DayRange { first: day, last: day }, "rest")];
        let zone = Europe::Berlin;
        let plans = [
            Plan { name: "work", purpose: Purpose::Scan, crontab: &half, zone: America::New_York, off: &[] },
            Plan { name: "digest", purpose: Purpose::Digest, crontab: &eight, zone, off: &off },
        ];
        let after = utc("2026-03-28T06:50:00Z");
        assert_eq!(
            said(&upcoming(&plans, after, None, 2)),
            [
                "28 08:00 +0100 digest digest",
                "28 03:00 -0400 scan work",
                "28 03:30 -0400 scan work",
                "29 08:00 +0200 digest digest off",
            ]
        );
        assert!(upcoming(&plans, after, None, 0).is_empty());
        let until = Until::Time(utc("2026-03-28T07:30:00Z"));
        assert_eq!(upcoming(&plans, after, Some(until), 100).len(), 3);
        // To the end of the 28th by each clock: 42 half hours in New York, one digest in Berlin.
        let day = Until::Day("2026-03-28".parse().unwrap());
        assert_eq!(upcoming(&plans, after, Some(day), 100).len(), 42 + 1);
        assert!(upcoming(&plans, after, Some(Until::Day("2026-03-27".parse().unwrap())), 100).is_empty());
    }
}
