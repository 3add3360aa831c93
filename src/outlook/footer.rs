//! The last lines of a digest: what was read since when, what is held back that matters. Owns: their choice. Never
//! touches: items.

use super::Occasion;
use crate::gate::{Done, Pace, Passed, Refusal};
use crate::practice::View;
use crate::tongue::{Fact, Tongue};
use crate::words::IntakeReason;
use chrono::{Duration, NaiveDate};
use std::collections::BTreeSet;

/// As few lines as do it; where the words end is said once, in the first digest.
pub(super) fn lines(
    view: View<'_>,
    passed: &Passed,
    occasion: &Occasion<'_>,
    done: &[Done],
    pace: Pace,
) -> Vec<String> {
    let tongue = view.tongue();
    if occasion.at_once {
        return seen(tongue, done).into_iter().collect();
    }
    let mails = &view.history.mails;
    let first = mails.first();
    let since = occasion.since.or_else(|| first.map(|m| m.at.date_naive()));
    let mut lines: Vec<String> = since.map(|since| read(view, since)).into_iter().collect();
    let words_since = view.rules.words_since(view.now.to_utc()).with_timezone(view.now.offset());
    if occasion.first && first.is_some_and(|m| m.at + Duration::days(30) < words_since) {
        let month = tongue.month_year(words_since.date_naive());
        lines.push(tongue.say("no-text-before", &[("month", month.into())]));
    }
    let rest: Vec<String> =
        [held_back(tongue, passed), seen(tongue, done), slower(tongue, pace)].into_iter().flatten().collect();
    if !rest.is_empty() {
        lines.push(rest.join(" "));
    }
    lines
}

/// How many mails were read since a day, and of what kind.
fn read(view: View<'_>, since: NaiveDate) -> String {
    let (mut own, mut delegated, mut closing) = (0_usize, 0_usize, 0_usize);
    for mail in view.history.mails.iter().filter(|m| m.at.date_naive() >= since) {
        own += usize::from(!mail.by_delegate);
        delegated += usize::from(mail.by_delegate);
        let many = matches!(mail.reason, Some(IntakeReason::List | IntakeReason::ManyRecipients));
        closing += usize::from(many && !mail.by_delegate);
    }
    let facts = [
        ("count", Fact::from(own)),
        ("delegated", delegated.into()),
        ("closing", closing.into()),
        ("day", view.tongue().day(since, view.now).into()),
    ];
    view.tongue().say(if delegated > 0 { "read-both" } else { "read-own" }, &facts)
}

/// "Seen done: Lena."
fn seen(tongue: Tongue, done: &[Done]) -> Option<String> {
    let names: BTreeSet<&str> = done.iter().map(|done| done.short.as_str()).collect();
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    (!names.is_empty()).then(|| tongue.say("seen-done", &[("names", tongue.list(&names).into())]))
}

/// Why digests have become rare.
fn slower(tongue: Tongue, pace: Pace) -> Option<String> {
    match pace {
        Pace::Every => None,
        Pace::Second => Some(tongue.words("pace-second")),
        Pace::Monthly => Some(tongue.words("pace-monthly")),
        Pace::Question | Pace::Over => {
            Some(tongue.say("pace-over", &[("keep", tongue.command("keep").into())]))
        }
    }
}

/// Only what an owner would ask about.
fn held_back(tongue: Tongue, passed: &Passed) -> Option<String> {
    let rows = [
        (Refusal::SameActSince, "held-done"),
        (Refusal::Snoozed, "held-snoozed"),
        (Refusal::Paused, "held-paused"),
        (Refusal::Hushed, "held-hushed"),
        (Refusal::Parted, "held-parted"),
    ];
    let told = |(reason, id): &(Refusal, &str)| {
        let count = passed.refused.iter().filter(|(_, r)| r == reason).count();
        let facts = [("count", Fact::from(count)), ("number", tongue.number(count).into())];
        (count > 0).then(|| tongue.say(id, &facts))
    };
    let held: Vec<String> = rows.iter().filter_map(told).collect();
    (!held.is_empty()).then(|| tongue.say("held-back", &[("list", held.join(", ").into())]))
}
