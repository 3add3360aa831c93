//! Follow-ups by `Bcc`, and `remind a@b 6w`. Owns: which of them belong into a digest, and which wait. Never touches: their
//! words.
//!
//! When nothing comes of one, it is shown a second time in a digest a week later or more, and then rests for good. No
//! digest has two on one mail. Ended it is by the owner's word, by an answer in its thread, and once it was shown by
//! another mail to the person.

use super::turn::{self, Turn};
use super::{Found, Item, Order, Reminded, Sort, answer, say, whom};
use crate::gate::{Done, Refusal};
use crate::message::MessageId;
use crate::person::is_excluded;
use crate::practice::View;
use crate::practice::phrasing::topic;
use crate::tie::History;
use crate::words::{Remark, Reminder, Rules};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A reminder that is not settled, for a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What was asked.
    pub reminder: Reminder,
    /// The name of the person, or the address.
    pub name: String,
    /// The subject of the mail that is followed up, where it has one.
    pub topic: Option<String>,
    /// When it comes: the day asked for, or the end of a snooze.
    pub due_on: NaiveDate,
}

/// What of them, in the order of their days, belongs into a digest.
pub(super) fn look(reminders: &[Reminder], remarks: &[Remark], view: View<'_>) -> Found {
    let said: BTreeMap<&str, &Remark> = remarks.iter().map(|r| (r.key.as_str(), r)).collect();
    let today = view.now.date_naive();
    let mut found = Found::default();
    for reminder in standing(reminders, view.rules) {
        let turn = turn::of(reminder, &said, today);
        if matches!(turn, Turn::Ahead | Turn::Over) {
            continue;
        }
        let mail = mail_of(reminder, view.history);
        let person = whom::person(&reminder.about, view.history, view.rules);
        let shown = turn::shown(reminder, &said);
        if let Some(on) = answer::settled(mail, person.id, shown.map(turn::shown_on), view) {
            found.done.extend(shown.map(|remark| Done {
                key: remark.key.clone(),
                on,
                short: person.short.clone(),
            }));
            continue;
        }
        let second = turn == Turn::Second;
        let candidate = say::candidate(reminder, second, mail, &person, view);
        let order = Order { can_wait: true, last_shown: shown.map(turn::shown_on), due_on: reminder.due_on };
        let sort = if reminder.message.is_some() { Sort::FollowUp } else { Sort::Reminder };
        let topic = mail.and_then(|mail| view.history.mail(mail)).and_then(topic);
        let name = topic.map_or_else(|| person.name.clone(), |topic| format!("{}, \"{topic}\"", person.name));
        let mut item = Item::judged((sort, name), candidate, person, order, remarks, view);
        item.again = second;
        match turn {
            Turn::Snoozed => item.refusal = Some(Refusal::Snoozed),
            Turn::Shown => item.refusal = Some(Refusal::AlreadyShown),
            _ => {}
        }
        found.items.push(item);
    }
    found
}

impl Reminded {
    /// Leaves one of those that are due on the same mail: what comes for the first time before what comes again, then
    /// the earlier day. The others come with the next digest.
    pub(super) fn part(&mut self, reminders: &[Reminder]) {
        let mails = |key: fn(&Reminder) -> String| -> BTreeMap<String, &MessageId> {
            reminders.iter().filter_map(|r| Some((key(r), r.message.as_ref()?))).collect()
        };
        let (first, again) = (mails(Reminder::key), mails(Reminder::second_key));
        let mail_of = |key: &str| first.get(key).or_else(|| again.get(key)).copied();
        let mut shown: BTreeMap<&MessageId, String> = BTreeMap::new();
        for mails in [&first, &again] {
            for candidate in &self.due {
                if let Some(mail) = mails.get(&candidate.key) {
                    shown.entry(*mail).or_insert_with(|| candidate.key.clone());
                }
            }
        }
        let (due, late) = std::mem::take(&mut self.due).into_iter().partition(|candidate| {
            mail_of(&candidate.key).is_none_or(|mail| shown.get(mail) == Some(&candidate.key))
        });
        self.due = due;
        self.refused.extend(late.into_iter().map(|candidate| (candidate, Refusal::NoRoom)));
    }
}

/// The reminders that are not settled, the next first.
pub fn waiting(
    reminders: &[Reminder],
    remarks: &[Remark],
    history: &History,
    rules: &Rules,
    today: NaiveDate,
) -> Vec<Waiting> {
    let said: BTreeMap<&str, &Remark> = remarks.iter().map(|r| (r.key.as_str(), r)).collect();
    let mut waiting = Vec::new();
    for reminder in standing(reminders, rules) {
        let mail = mail_of(reminder, history);
        let over = turn::of(reminder, &said, today) == Turn::Over;
        if over || mail.is_some_and(|mail| answer::of(history, mail, rules).is_some()) {
            continue;
        }
        let person = whom::person(&reminder.about, history, rules);
        waiting.push(Waiting {
            reminder: reminder.clone(),
            name: person.name,
            topic: mail.and_then(|mail| history.mail(mail)).and_then(topic),
            due_on: turn::next(reminder, &said),
        });
    }
    waiting.sort_by_key(|one| (one.due_on, one.reminder.id));
    waiting
}

/// The mails that are followed up: what the owner promised in one comes up with it, on the day they chose.
pub fn followed<'a>(reminders: &'a [Reminder], rules: &'a Rules) -> BTreeSet<&'a MessageId> {
    standing(reminders, rules).filter_map(|r| r.message.as_ref()).collect()
}

/// Those that the config lets stand.
fn standing<'a>(reminders: &'a [Reminder], rules: &'a Rules) -> impl Iterator<Item = &'a Reminder> {
    reminders
        .iter()
        .filter(|r| rules.follow_ups || r.message.is_none())
        .filter(|r| !is_excluded(&r.about, rules))
}

/// The mail that is followed up, as an index into the history; `None` when it is no evidence any more (mail merge).
fn mail_of(reminder: &Reminder, history: &History) -> Option<usize> {
    let id = reminder.message.as_ref()?;
    history.mails.iter().position(|mail| mail.message_id == *id)
}
