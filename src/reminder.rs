//! Reminders that the owner asked for: follow-ups by `Bcc`, and `remind a@b 6w`. Owns: when one is due, what ends it, what
//! it says. Never touches: where they are kept, the other items of a digest.
//!
//! A reminder heads the first digest on or after its day. It knows no pause, no minimum of mail and no practice; what
//! the owner said of the person, and what is left alone, holds. When nothing comes of it, it is shown a second time in
//! a digest a week later or more, and then rests for good. No digest has two on one mail. Ended it is by the owner's
//! word, by an answer in its thread, and once it was shown by another mail to the person.

use crate::gate::{self, Done, Refusal};
use crate::message::MessageId;
use crate::person::is_excluded;
use crate::practice::View;
use crate::practice::phrasing::topic;
use crate::tie::History;
use crate::words::{Candidate, Person, PersonId, Remark, Reminder, Rules, Standing};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

mod answer;
mod say;
mod turn;
pub mod yearly;

use turn::Turn;

/// What reminders bring to a digest.
#[derive(Clone, Debug, Default)]
pub struct Reminded {
    /// Those that are due, the first by day first.
    pub due: Vec<Candidate>,
    /// Those that would be, with the reason why they are not shown.
    pub refused: Vec<(Candidate, Refusal)>,
    /// Those that were shown and are settled since.
    pub done: Vec<Done>,
    /// Whom each of them is about, by the candidate's key: it may be no person of the history.
    people: BTreeMap<String, Person>,
}

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

impl Reminded {
    /// Whom a candidate is about.
    pub fn person<'a>(&'a self, candidate: &Candidate, history: &'a History) -> Option<&'a Person> {
        self.people.get(&candidate.key).or_else(|| history.people.get(candidate.person))
    }

    /// Whether a candidate is one of the reminders.
    pub fn has(&self, candidate: &Candidate) -> bool {
        self.people.contains_key(&candidate.key)
    }

    /// Leaves at most `room` of those that are due; the others come with the next digest.
    pub fn fit(&mut self, room: usize) {
        let late = self.due.split_off(self.due.len().min(room));
        self.refused.extend(late.into_iter().map(|candidate| (candidate, Refusal::NoRoom)));
    }
}

/// What of the owner's reminders, in the order of their days, belongs into a digest.
pub fn look(reminders: &[Reminder], remarks: &[Remark], view: View<'_>) -> Reminded {
    let said: BTreeMap<&str, &Remark> = remarks.iter().map(|r| (r.key.as_str(), r)).collect();
    let today = view.now.date_naive();
    let mut reminded = Reminded::default();
    for reminder in standing(reminders, view.rules) {
        let turn = turn::of(reminder, &said, today);
        if matches!(turn, Turn::Ahead | Turn::Over) {
            continue;
        }
        let mail = mail_of(reminder, view.history);
        let person = person(reminder, view.history, view.rules);
        let shown = turn::shown(reminder, &said);
        match answer::settled(mail, person.id, shown.map(turn::shown_on), view) {
            Some(on) => reminded.done.extend(shown.map(|remark| Done {
                key: remark.key.clone(),
                on,
                short: person.short.clone(),
            })),
            None => reminded.put(reminder, turn, mail, person, remarks, view),
        }
    }
    reminded.part(reminders);
    reminded
}

impl Reminded {
    /// Leaves one of those that are due on the same mail: what comes for the first time before what comes again, then
    /// the earlier day. The others come with the next digest.
    fn part(&mut self, reminders: &[Reminder]) {
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

    fn put(
        &mut self,
        reminder: &Reminder,
        turn: Turn,
        mail: Option<usize>,
        person: Person,
        remarks: &[Remark],
        view: View<'_>,
    ) {
        let candidate = say::candidate(reminder, turn == Turn::Second, mail, &person, view);
        let never = |r: &Remark| r.state == Standing::Never && person.addresses.contains(&r.person);
        let refusal = match turn {
            Turn::Snoozed => Some(Refusal::Snoozed),
            Turn::Shown => Some(Refusal::AlreadyShown),
            _ if remarks.iter().any(never) => Some(Refusal::Never),
            _ if gate::hushed(&candidate, view.history.tie(person.id), view) => Some(Refusal::Hushed),
            _ => None,
        };
        self.people.insert(candidate.key.clone(), person);
        match refusal {
            Some(refusal) => self.refused.push((candidate, refusal)),
            None => self.due.push(candidate),
        }
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
        let person = person(reminder, history, rules);
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

/// What the practices and their gate are to know: nothing of what came of reminders, but what was said of the person.
pub fn others(remarks: &[Remark], reminders: &[Reminder]) -> Vec<Remark> {
    let keys: BTreeSet<String> = reminders.iter().flat_map(|r| [r.key(), r.second_key()]).collect();
    let of_person = |r: &Remark| matches!(r.state, Standing::Never | Standing::Elsewhere);
    remarks.iter().filter(|r| of_person(r) || !keys.contains(&r.key)).cloned().collect()
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

/// Whom a reminder is about. Desks and the owner are nobody in the history: they have no tie.
fn person(reminder: &Reminder, history: &History, rules: &Rules) -> Person {
    let about = &reminder.about;
    if let Some(person) = history.people.id(about).and_then(|id| history.people.get(id)) {
        return person.clone();
    }
    let own = rules.is_own(about);
    let name = rules.own_name.as_deref().filter(|_| own).unwrap_or(about.as_str());
    Person {
        id: PersonId(u32::MAX),
        name: name.to_owned(),
        short: name.to_owned(),
        // To oneself there is nothing to draft.
        addresses: if own { Vec::new() } else { vec![about.clone()] },
        roles: BTreeSet::new(),
        department: None,
        dates: Vec::new(),
        listed: false,
        every_days: None,
        public_never: false,
    }
}
