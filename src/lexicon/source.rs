//! The form of a `<language>.toml`, as its reviewer sees it. Owns: the names of its fields. Never touches: how it
//! is compiled.
//!
//! Patterns are regular expressions over one folded sentence: lower case, single spaces, straight quotes, no
//! bullet before it, behind it at most one `?` or `!`. They match whole words. `<name>` stands for any entry of
//! that set.

use crate::words::{Confidence, SignalKind};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    /// Whether spaces part the words, so that patterns match whole words.
    #[serde(default = "yes")]
    pub(super) spaced: bool,
    /// Letters that are also typed plain (`ё` as `е`, `ü` as `ue`): patterns and words fit either. One typed as
    /// several must not stand in a class of a pattern.
    #[serde(default)]
    pub(super) plain: BTreeMap<char, String>,
    /// Words and phrases the patterns name as `<name>`.
    pub(super) sets: BTreeMap<String, Vec<String>>,
    /// The part of a line that greets.
    pub(super) greeting: Vec<String>,
    /// Sentences that only close a mail.
    pub(super) closing: Vec<String>,
    /// What makes thanks for something (quality 2) a full one (quality 3).
    pub(super) details: Vec<String>,
    /// What says that mail between two people has come to an end, or to money.
    pub(super) parting: Vec<String>,
    /// What in a last line denies that it holds a door open.
    #[serde(default)]
    pub(super) denials: Vec<String>,
    /// Last lines that hold a door open.
    pub(super) invites: Vec<String>,
    /// Thanks for no more than a mail.
    pub(super) courtesy: Vec<String>,
    /// What thanks are for when somebody put in a good word.
    pub(super) vouched: Vec<String>,
    /// What says that a mail is for its reader alone.
    #[serde(default)]
    pub(super) confided: Vec<String>,
    /// What sends something back.
    pub(super) rejects: Vec<String>,
    /// What machines and calendars answer.
    pub(super) automatic: Vec<String>,
    /// What only a family says.
    pub(super) kin: Vec<String>,
    /// How the language names the day by which something is to be done.
    #[serde(default)]
    pub(super) when: WhenSource,
    /// In order: of each kind, the first that fits a sentence decides.
    pub(super) rule: Vec<RuleSource>,
}

/// Words for days. Patterns as elsewhere, with marks: `<weekday>`, `<month>` and `<number>` stand for any of those lists,
/// `<day>` (1 to 31), `<monthnumber>` (1 to 12) and `<year>` for figures.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct WhenSource {
    /// In front of a day that is the deadline ("by", "no later than"): then other days of the sentence don't count.
    pub(super) by: Vec<String>,
    /// The same behind it.
    pub(super) by_behind: Vec<String>,
    /// In front of a day that is no deadline ("since", "last").
    pub(super) not: Vec<String>,
    /// The same behind it ("’s" of "Monday’s figures").
    pub(super) not_behind: Vec<String>,
    /// Seven, Monday first; every form of each as one pattern.
    pub(super) weekdays: Vec<String>,
    /// Twelve, or none where months have numbers.
    pub(super) months: Vec<String>,
    /// One, two, three …
    pub(super) numbers: Vec<String>,
    /// The day of writing.
    pub(super) today: Vec<String>,
    /// The day behind it.
    pub(super) tomorrow: Vec<String>,
    /// The one behind that.
    pub(super) day_after_tomorrow: Vec<String>,
    /// The next day of that name: mostly `<weekday>` alone.
    pub(super) weekday: Vec<String>,
    /// The day of that name in the next calendar week (weeks begin on Monday).
    pub(super) next_weekday: Vec<String>,
    /// Until this week's Friday.
    pub(super) this_week: Vec<String>,
    /// Until Sunday.
    pub(super) weekend: Vec<String>,
    /// Until next week's Friday.
    pub(super) next_week: Vec<String>,
    /// Until the last of this month.
    pub(super) this_month: Vec<String>,
    /// Until the last of the next month.
    pub(super) next_month: Vec<String>,
    /// With `<number>`.
    pub(super) in_days: Vec<String>,
    /// With `<number>`.
    pub(super) in_weeks: Vec<String>,
    /// With `<day>`, and `<month>` or `<monthnumber>`, `<year>` where one is said.
    pub(super) dates: Vec<String>,
}

/// One rule.
#[expect(clippy::struct_excessive_bools, reason = "independent marks of a rule, each a key of its file")]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleSource {
    /// Unique within its kind.
    pub(super) name: String,
    pub(super) kind: SignalKind,
    pub(super) confidence: Confidence,
    /// Of thanks.
    pub(super) quality: Option<u8>,
    /// A kind it is as well.
    pub(super) also: Option<SignalKind>,
    #[serde(default)]
    pub(super) signs_off: bool,
    #[serde(default)]
    pub(super) anticipates_under_request: bool,
    /// The rule is tried only on sentences that hold one of these (at the start of a word).
    pub(super) words: Vec<String>,
    /// The word must stand at the start: for patterns that begin with `^` or `<start>`.
    #[serde(default)]
    pub(super) early: bool,
    /// The rule is tried on quotes only: it matters beside an open ask and says nothing alone.
    #[serde(default)]
    pub(super) quoted_only: bool,
    /// One of these must fit.
    pub(super) fits: Vec<String>,
    /// None of these may.
    #[serde(default)]
    pub(super) unless: Vec<String>,
}

fn yes() -> bool {
    true
}
