//! Reminders: follow-ups by `Bcc`, `remind a@b 6w`, `[[reminder]]` of the config, birthdays of the vCards. Owns: when one
//! is due, what ends it, what it says. Never touches: where they are kept, a crontab line, the other items of a digest.
//!
//! A reminder heads the first digest on or after its day. It knows no pause of its person and no minimum of mail; what
//! the owner said of the person, and what is left alone, holds. Having been shown settles nothing: the act does, as the
//! owner's mail shows it, or the owner's word.

use crate::gate::{self, Done, Refusal};
use crate::message::{AddrSpec, MessageId};
use crate::practice::View;
use crate::tie::History;
use crate::words::{Candidate, Person, Remark, Reminders, Standing};
use chrono::NaiveDate;
use std::collections::BTreeMap;

mod answer;
mod asked;
mod regular;
mod say;
mod series;
mod turn;
mod whom;
pub mod yearly;

pub use asked::{Waiting, followed, waiting};
pub use whom::is_about_nobody;

/// What reminders bring to a digest.
#[derive(Clone, Debug, Default)]
pub struct Reminded {
    /// Those that are due, the first to be shown first.
    pub due: Vec<Candidate>,
    /// Those that would be, with the reason why they are not shown.
    pub refused: Vec<(Candidate, Refusal)>,
    /// Those that were shown and are settled since.
    pub done: Vec<Done>,
    /// Whom each of them is about, by the candidate's key (it may be no person of the history), and its label.
    people: BTreeMap<String, (Person, Label)>,
}

/// What a list says of a reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Of what kind it is.
    pub sort: Sort,
    /// What the owner calls it, or whom it is about.
    pub name: String,
    /// It was shown before.
    pub again: bool,
}

/// Where a reminder is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// `[[reminder]]`, or `remind a@b 6w`.
    Reminder,
    /// A mail that waits for an answer.
    FollowUp,
    /// A vCard.
    Birthday,
    /// A vCard.
    Anniversary,
}

impl Sort {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reminder => "reminder",
            Self::FollowUp => "follow-up",
            Self::Birthday => "birthday",
            Self::Anniversary => "anniversary",
        }
    }
}

/// A reminder on its way into a digest.
struct Item {
    candidate: Candidate,
    person: Person,
    sort: Sort,
    name: String,
    /// Why it is not shown.
    refusal: Option<Refusal>,
    /// It was shown before.
    again: bool,
    order: Order,
}

/// What of several comes first: what the next digest would tell too late, then what was shown the longest ago (never
/// before all), then what is due since longer. So nothing that finds no room is left out for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    can_wait: bool,
    last_shown: Option<NaiveDate>,
    due_on: NaiveDate,
}

/// What one kind of reminders brings.
#[derive(Default)]
struct Found {
    items: Vec<Item>,
    done: Vec<Done>,
}

impl Reminded {
    /// Whom a candidate is about.
    pub fn person<'a>(&'a self, candidate: &Candidate, history: &'a History) -> Option<&'a Person> {
        self.people
            .get(&candidate.key)
            .map(|(person, _)| person)
            .or_else(|| history.people.get(candidate.person))
    }

    /// What a list says of a candidate that is a reminder.
    pub fn label(&self, candidate: &Candidate) -> Option<&Label> {
        self.people.get(&candidate.key).map(|(_, label)| label)
    }

    /// Whether a candidate is one of the reminders.
    pub fn has(&self, candidate: &Candidate) -> bool {
        self.people.contains_key(&candidate.key)
    }

    /// What the ledger would know of those that are due, had they been shown on a day and nothing come of it. A note of the
    /// owner's stands under an `own` address.
    pub fn ignored(&self, on: NaiveDate, own: &AddrSpec) -> Vec<Remark> {
        let remark = |candidate: &Candidate| {
            let (person, _) = self.people.get(&candidate.key)?;
            Some(Remark {
                key: candidate.key.clone(),
                person: person.addresses.first().unwrap_or(own).clone(),
                practice: candidate.practice,
                message: MessageId(String::new()),
                kind: None,
                evidence_on: candidate.evidence_on,
                state: Standing::Ignored,
                on,
                until: None,
                shown_on: Some(on),
                wording: None,
            })
        };
        self.due.iter().filter_map(remark).collect()
    }

    /// Leaves at most `room` of those that are due; the others come with the next digest.
    pub fn fit(&mut self, room: usize) {
        let late = self.due.split_off(self.due.len().min(room));
        self.refused.extend(late.into_iter().map(|candidate| (candidate, Refusal::NoRoom)));
    }

    fn of(found: Found) -> Self {
        let mut reminded = Self { done: found.done, ..Self::default() };
        let mut items = found.items;
        items.sort_by_key(|item| item.order);
        for Item { candidate, person, sort, name, refusal, again, .. } in items {
            let label = Label { sort, name, again };
            reminded.people.insert(candidate.key.clone(), (person, label));
            match refusal {
                Some(refusal) => reminded.refused.push((candidate, refusal)),
                None => reminded.due.push(candidate),
            }
        }
        reminded
    }
}

impl Item {
    /// What the owner said of the person, and what is left alone, holds for reminders, too.
    fn judged(
        (sort, name): (Sort, String),
        candidate: Candidate,
        person: Person,
        order: Order,
        remarks: &[Remark],
        view: View<'_>,
    ) -> Self {
        let never = |r: &Remark| r.state == Standing::Never && person.addresses.contains(&r.person);
        let refusal = if remarks.iter().any(never) {
            Some(Refusal::Never)
        } else {
            gate::hushed(&candidate, view.history.tie(person.id), view).then_some(Refusal::Hushed)
        };
        Self { candidate, person, sort, name, refusal, again: false, order }
    }
}

/// What of the reminders belongs into a digest. `open` are the practices' candidates that the gate let pass: a reminder
/// that asks for one of them says it in its words.
pub fn look(reminders: &Reminders, open: &[Candidate], remarks: &[Remark], view: View<'_>) -> Reminded {
    let mut found = asked::look(&reminders.asked, remarks, view);
    for one in &reminders.regular {
        let more = regular::look(one, open, remarks, view);
        found.items.extend(more.items);
        found.done.extend(more.done);
    }
    if reminders.yearly {
        found.items.extend(yearly::look(remarks, reminders.next_digest, view));
    }
    let mut reminded = Reminded::of(found);
    reminded.part(&reminders.asked);
    reminded
}

/// What the practices and their gate are to know: nothing of what came of reminders, but what was said of the person.
pub fn others(remarks: &[Remark]) -> Vec<Remark> {
    let of_person = |r: &Remark| matches!(r.state, Standing::Never | Standing::Elsewhere);
    remarks.iter().filter(|r| of_person(r) || !r.is_reminder()).cloned().collect()
}
