//! Reminders of the config: on days of a crontab line, or so long after the last act. Owns: what is due, and what settles
//! it. Never touches: their words.
//!
//! What a crontab line brings is shown when it is due and once more a week later. What is due since the last act comes
//! every week, or as often as it is to be done, until it is done.

use super::series::{Insistence, Series, Turn};
use super::turn::shown_on;
use super::whom::{self, Target};
use super::{Found, Item, Order, Sort, say};
use crate::gate::{self, Done, Refusal};
use crate::practice::View;
use crate::words::{Candidate, Due, PersonId, Practice, Regular, Remark};
use chrono::{Days, NaiveDate};

/// Days between two showings while nothing is done.
const WEEK: u64 = 7;

/// Showings of what a crontab line brings.
const TWICE: u32 = 2;

/// A reminder that is due.
struct Time {
    /// In the keys of its suggestions.
    name: String,
    on: NaiveDate,
    insistence: Insistence,
}

/// What of one reminder belongs into a digest.
pub(super) fn look(regular: &Regular, open: &[Candidate], remarks: &[Remark], view: View<'_>) -> Found {
    let today = view.now.date_naive();
    let mut found = Found::default();
    for target in whom::targets(&regular.about, &regular.name, remarks, view) {
        let series = Series::of(&regular.name, &target.who, remarks, today);
        let done = series.open().and_then(|shown| {
            let (person, on) = acted(regular, &target, shown_on(shown), view)?;
            let short = view.history.people.get(person)?.short.clone();
            Some(Done { key: shown.key.clone(), on, short })
        });
        found.done.extend(done);
        let Some((time, needless)) = due(regular, &target, &series, view) else { continue };
        // By its own clock it may be a day later than by the owner's.
        let (nth, refusal) = match series.turn(&time.name, time.insistence, today.max(time.on)) {
            Turn::Over => continue,
            _ if needless => (1, Some(Refusal::Needless)),
            Turn::Show(nth) => (nth, None),
            Turn::Shown => (1, Some(Refusal::AlreadyShown)),
            Turn::Snoozed => (1, Some(Refusal::Snoozed)),
        };
        let key = series.key(&time.name, nth);
        let asked =
            open.iter().find(|c| c.person == target.person.id && Some(c.practice) == regular.practice);
        let candidate = say::regular::candidate(regular, &target, asked, key, time.on, view);
        let name = if target.of_many {
            format!("{} ({})", regular.name, target.person.name)
        } else {
            regular.name.clone()
        };
        let label = (Sort::Reminder, name);
        let order = Order { can_wait: true, last_shown: series.last_shown(), due_on: time.on };
        let mut item = Item::judged(label, candidate, target.person, order, remarks, view);
        item.again = nth > 1;
        item.refusal = refusal.or(item.refusal);
        found.items.push(item);
    }
    found
}

/// Since when a reminder is due about somebody, and whether it is needless then; `None` before its time.
fn due(regular: &Regular, target: &Target, series: &Series<'_>, view: View<'_>) -> Option<(Time, bool)> {
    let time = match regular.due {
        Due::At(slot) => {
            let slot = slot?;
            let name = slot.format("%Y-%m-%dT%H:%M").to_string();
            let anew = u64::from(!regular.at_once);
            Time { name, on: slot.date(), insistence: Insistence { anew, after: WEEK, most: Some(TWICE) } }
        }
        Due::Since { days, begun } => {
            let acted = acted(regular, target, NaiveDate::MIN, view).map(|(_, on)| on);
            let since = acted.max(series.answered_on()).unwrap_or(begun);
            let on = since.checked_add_days(Days::new(u64::from(days)))?;
            let after = WEEK.min(u64::from(days));
            let insistence = Insistence { anew: after, after, most: None };
            Time { name: since.to_string(), on, insistence }
        }
    };
    // A time that has come may be tomorrow's by its own clock.
    let has_come = matches!(regular.due, Due::At(_));
    let done = has_come && acted(regular, target, time.on, view).is_some();
    // What is not done since long is needless only while contact is fresh.
    let then = if has_come { time.on } else { view.now.date_naive() };
    let needless = done || contacted(regular, target, then, view);
    (has_come || view.now.date_naive() >= time.on).then_some((time, needless))
}

/// With whom and when, `since` or later, the owner last did what the reminder asks for, as their mail shows.
fn acted(
    regular: &Regular,
    target: &Target,
    since: NaiveDate,
    view: View<'_>,
) -> Option<(PersonId, NaiveDate)> {
    let practice = match regular.practice {
        // Which promise is meant nobody knows.
        None | Some(Practice::Respond) => Practice::Reconnect,
        Some(practice) => practice,
    };
    let last = |person: &PersonId| {
        let mails = gate::acts(practice, view, view.history.tie(*person), None, since);
        mails.into_iter().max().map(|mail| (mail, *person))
    };
    let (mail, person) = target.members.iter().filter_map(last).max()?;
    view.history.mail(mail).map(|mail| (person, mail.at.date_naive()))
}

/// Whether the owner wrote to one of them on this day, later, or in the days before it that make the reminder needless.
fn contacted(regular: &Regular, target: &Target, on: NaiveDate, view: View<'_>) -> bool {
    let Some(within) = regular.unless_within else { return false };
    let after = on.checked_sub_days(Days::new(u64::from(within))).unwrap_or(NaiveDate::MIN);
    let last = |person: &PersonId| whom::last_direct(*person, view);
    target.members.iter().filter_map(last).any(|contact| contact.at.date_naive() > after)
}
