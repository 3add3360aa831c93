//! Why no digest comes, for `status`, `schedule` and `preview`. Owns: the days that are left out, and the lines about
//! them. Never touches: the reasons themselves.

use super::Failure;
use crate::config::Config;
use crate::gate::{Pace, pace};
use crate::host;
use crate::ledger::Ledger;
use crate::next::{Quiet, Why, next_free};
use crate::rounds::quiet;
use crate::schedule::DayRange;
use chrono::{DateTime, FixedOffset};
use chrono_tz::Tz;
use std::fmt::Write;

/// How digests come, besides their schedule.
#[derive(Debug, serde::Serialize)]
pub(super) struct Report {
    /// Why none comes now.
    quiet: Option<Reason>,
    /// How many of the slots bring one, by what came of the last.
    pace: &'static str,
    /// Most items in one.
    max_items: usize,
    #[serde(skip)]
    configured: usize,
}

#[derive(Debug, serde::Serialize)]
struct Reason {
    why: &'static str,
    since: String,
    /// The first day with digests again, when it is known.
    until: Option<String>,
    text: String,
}

impl Report {
    pub(super) fn of(
        config: &Config,
        ledger: &Ledger,
        quiet: &Quiet,
        now: DateTime<FixedOffset>,
    ) -> Result<Self, Failure> {
        let configured = usize::from(config.digest.max_items);
        Ok(Self {
            quiet: quiet.why(now).map(|why| Reason::of(why, now)),
            pace: pace(&ledger.suggestions()?, &quiet.rests).name(),
            max_items: quiet.rests.most_items(configured),
            configured,
        })
    }

    /// For a person: only what is not as usual.
    pub(super) fn lines(&self) -> String {
        let mut text = String::new();
        if let Some(reason) = &self.quiet {
            let _ = writeln!(text, "quiet     {}", reason.text);
        }
        if let Some(slow) = slow(self.pace) {
            let _ = writeln!(text, "pace      {slow}, as nothing came of the last digests");
        }
        if self.max_items != self.configured {
            let said = if self.max_items > self.configured { "more" } else { "less" };
            let _ = writeln!(
                text,
                "items     {} in a digest at most: the config has {}, and you said {said}",
                self.max_items, self.configured
            );
        }
        text
    }
}

impl Reason {
    fn of(why: Why, now: DateTime<FixedOffset>) -> Self {
        Self {
            why: why.name(),
            since: why.since().to_string(),
            until: why.until().map(|day| day.to_string()),
            text: line(why, now),
        }
    }
}

/// What keeps digests away, as far as there is a ledger.
pub(super) fn of(
    config: &Config,
    ledger: Option<&Ledger>,
    now: DateTime<FixedOffset>,
) -> Result<Quiet, Failure> {
    Ok(match ledger {
        Some(ledger) => quiet(ledger, config, now.to_utc())?,
        None => Quiet::default(),
    })
}

/// The reason, and what ends it.
pub(super) fn line(why: Why, now: DateTime<FixedOffset>) -> String {
    format!("{}; {}", why.sentence(now), why.mend())
}

/// The days without a digest, each with the reason's name: days off first.
pub(super) fn off(
    config: &Config,
    quiet: &Quiet,
    now: DateTime<FixedOffset>,
) -> Vec<(DayRange, &'static str)> {
    let days_off = config.digest.skip.iter().map(|days| (*days, "day-off"));
    days_off.chain(quiet.days(now).into_iter().map(|(days, why)| (days, why.name()))).collect()
}

/// What a name of [`off`] means.
pub(super) fn meaning(name: &str) -> &'static str {
    match name {
        "paused" => "you said pause",
        "stopped" => "you said stop",
        "away" => "you are away",
        "unanswered" => "the last one asked whether to stop; reminders come all the same",
        _ => "a day off",
    }
}

/// The next slot that may bring a digest.
pub(super) fn next_digest(
    config: &Config,
    quiet: &Quiet,
    now: DateTime<FixedOffset>,
) -> Option<DateTime<Tz>> {
    let zone = config.zone(None, host::zone::machine());
    next_free(&config.digest.cron, zone, now.to_utc(), &off(config, quiet, now))
}

fn slow(pace: &str) -> Option<&'static str> {
    let is = |one: Pace| pace == one.name();
    if is(Pace::Second) {
        Some("every second slot")
    } else if is(Pace::Monthly) {
        Some("one digest in four weeks")
    } else if is(Pace::Question) {
        Some("the next one asks whether to stop")
    } else {
        None
    }
}
