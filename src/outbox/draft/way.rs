//! A draft's way into the owner's mailbox and out of it. Owns: its states, what it needs next. Never touches: servers,
//! the ledger, the clock.
//!
//! Intent → Placing → Placed → Removing → Removed, or Sent, Gone, Left on the way. Placing is on the disk before a byte
//! leaves, with the UID that the next mail there was to get: who finds it later looks for the draft, and only when no
//! mail at all has come since is it put there again. So there is never a second one, wherever the program is killed.

use crate::mailbox::{MailboxName, Status, Uid, UidValidity};
use crate::message::MessageId;
use crate::words::Standing;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// How long a server may take to file what it took: nobody looks for a draft sooner.
const SETTLE: Duration = Duration::minutes(2);
/// How often it is looked whether a draft still lies there.
const LOOK: Duration = Duration::hours(24);
/// A draft that could not be put there for so long comes too late.
pub const LIFE: Duration = Duration::days(7);

/// A draft by its row in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId(pub i64);

/// How far a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Written down with its digest, not in the mailbox.
    Intent,
    /// About to be put there. Found later, it means that nobody knows.
    Placing,
    /// It lies there.
    Placed,
    /// About to be taken out; it may be marked as deleted.
    Removing,
    /// The owner sent it.
    Sent,
    /// The owner did something else with it, or deleted it.
    Gone,
    /// Taken out, untouched.
    Removed,
    /// Left to the owner for good.
    Left,
}

/// Where a draft lies, as far as the server told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The mailbox of drafts of then.
    pub mailbox: MailboxName,
    /// Under which validity.
    pub validity: UidValidity,
    /// Before it was put there: the UID that the next mail was to get.
    pub next: Option<Uid>,
    /// Its UID.
    pub uid: Option<Uid>,
    /// Its size in bytes and its INTERNALDATE, as the server had them when it was found there.
    pub seen: Option<(u32, DateTime<Utc>)>,
}

/// A draft without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its row.
    pub id: DraftId,
    /// Its Message-ID.
    pub message_id: MessageId,
    /// When it was written down.
    pub made_at: DateTime<Utc>,
    /// How far it is.
    pub state: State,
    /// When something was last done about it.
    pub tried_at: Option<DateTime<Utc>>,
    /// Where it lies, from [`State::Placing`] on.
    pub place: Option<Place>,
    /// What came of its suggestion.
    pub standing: Option<Standing>,
}

/// What a draft needs next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// Put it there.
    Place,
    /// Nobody knows whether it was put there: look, then [`Kept::looked_for`].
    Find,
    /// See whether it lies there still, and how.
    Look,
    /// Take it out.
    Remove,
    /// Nothing now.
    Nothing,
}

impl State {
    /// All, in the order of a draft's way.
    pub const ALL: [Self; 8] = [
        Self::Intent,
        Self::Placing,
        Self::Placed,
        Self::Removing,
        Self::Sent,
        Self::Gone,
        Self::Removed,
        Self::Left,
    ];

    /// The name in the ledger and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Intent => "intent",
            Self::Placing => "placing",
            Self::Placed => "placed",
            Self::Removing => "removing",
            Self::Sent => "sent",
            Self::Gone => "gone",
            Self::Removed => "removed",
            Self::Left => "left",
        }
    }
}

impl Kept {
    /// What to do about it now. `remove_after`: an untouched one is taken out at this age; one whose suggestion was
    /// answered, or whose act was seen otherwise, at once.
    pub fn task(&self, remove_after: Option<Duration>, now: DateTime<Utc>) -> Task {
        // A clock that was set back must not stall it: what was done in the future is long ago.
        let rested = |pause: Duration| {
            self.tried_at
                .is_none_or(|at| at > now || at.checked_add_signed(pause).is_none_or(|end| end <= now))
        };
        let seen = self.place.as_ref().is_some_and(|place| place.uid.is_some() && place.seen.is_some());
        match self.state {
            State::Intent if self.is_answered() || self.is_old(LIFE, now) => Task::Nothing,
            State::Intent => Task::Place,
            State::Placing if rested(SETTLE) => Task::Find,
            State::Placed if !seen => Task::Look,
            State::Placed if self.is_answered() => Task::Remove,
            State::Placed if remove_after.is_some_and(|age| self.is_old(age, now)) => Task::Remove,
            State::Placed if rested(LOOK) => Task::Look,
            State::Removing => Task::Remove,
            _ => Task::Nothing,
        }
    }

    /// The owner has decided on the suggestion, so its draft has no more use.
    fn is_answered(&self) -> bool {
        match self.standing {
            Some(Standing::Candidate | Standing::Shown | Standing::Ignored) | None => false,
            Some(
                Standing::Done
                | Standing::Met
                | Standing::Snoozed
                | Standing::Never
                | Standing::Wrong
                | Standing::Elsewhere,
            ) => true,
        }
    }

    fn is_old(&self, age: Duration, now: DateTime<Utc>) -> bool {
        self.made_at.checked_add_signed(age).is_some_and(|end| end <= now)
    }

    /// To be written down before the first byte leaves; `status` is how the mailbox stands then.
    #[must_use]
    pub fn placing(&self, mailbox: &MailboxName, status: &Status, now: DateTime<Utc>) -> Self {
        let place = Place {
            mailbox: mailbox.clone(),
            validity: status.validity.unwrap_or(UidValidity::NONE),
            next: status.next,
            uid: None,
            seen: None,
        };
        Self { state: State::Placing, place: Some(place), ..self.at(now) }
    }

    /// After it was looked for in vain in a mailbox that stands so now. Put there again only when no mail came since.
    #[must_use]
    pub fn looked_for(&self, status: &Status, now: DateTime<Utc>) -> Self {
        let before = self.place.as_ref().and_then(|place| Some((place.validity, place.next?)));
        let nothing_came = before.is_some() && before == status.validity.zip(status.next);
        let state = if nothing_came { State::Intent } else { State::Gone };
        Self { state, place: None, ..self.at(now) }
    }

    /// In another state, as of now.
    #[must_use]
    pub fn in_state(&self, state: State, now: DateTime<Utc>) -> Self {
        Self { state, ..self.at(now) }
    }

    fn at(&self, now: DateTime<Utc>) -> Self {
        Self { tried_at: Some(now), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000, 0).unwrap()
    }

    fn kept(state: State) -> Kept {
        let place = Place {
            mailbox: MailboxName("Drafts".to_owned()),
            validity: UidValidity(7),
            next: Some(Uid(4)),
            uid: Some(Uid(4)),
            seen: Some((900, now())),
        };
        Kept {
            id: DraftId(1),
            message_id: MessageId("a@example.com".to_owned()),
            made_at: now(),
            state,
            tried_at: Some(now()),
            place: (state != State::Intent).then_some(place),
            standing: Some(Standing::Shown),
        }
    }

    #[test]
    fn each_state_has_its_task() {
        let later = now() + Duration::minutes(3);
        for (state, soon, late) in [
            (State::Intent, Task::Place, Task::Place),
            (State::Placing, Task::Nothing, Task::Find),
            (State::Placed, Task::Nothing, Task::Nothing),
            (State::Removing, Task::Remove, Task::Remove),
            (State::Sent, Task::Nothing, Task::Nothing),
            (State::Gone, Task::Nothing, Task::Nothing),
            (State::Removed, Task::Nothing, Task::Nothing),
            (State::Left, Task::Nothing, Task::Nothing),
        ] {
            assert_eq!(
                (kept(state).task(None, now()), kept(state).task(None, later)),
                (soon, late),
                "{state:?}"
            );
        }
        assert_eq!(kept(State::Placed).task(None, now() + LOOK), Task::Look);
        // The clock was set back.
        assert_eq!(kept(State::Placing).task(None, now() - Duration::days(9)), Task::Find);
    }

    #[test]
    fn a_placed_one_is_taken_out_by_age_or_by_an_answer() {
        let placed = kept(State::Placed);
        let month = Some(Duration::days(30));
        assert_eq!(placed.task(month, now() + Duration::days(29)), Task::Look);
        assert_eq!(placed.task(month, now() + Duration::days(30)), Task::Remove);
        for (standing, task) in [
            (Some(Standing::Ignored), Task::Nothing),
            (None, Task::Nothing),
            (Some(Standing::Done), Task::Remove),
            (Some(Standing::Snoozed), Task::Remove),
            (Some(Standing::Never), Task::Remove),
        ] {
            assert_eq!(Kept { standing, ..placed.clone() }.task(None, now()), task, "{standing:?}");
        }
        // Nothing is taken out whose looks nobody knows.
        let place = placed.place.clone().map(|place| Place { seen: None, ..place });
        let unseen = Kept { place, standing: Some(Standing::Done), ..placed };
        assert_eq!(unseen.task(None, now()), Task::Look);
    }

    #[test]
    fn what_was_answered_or_is_late_is_not_put_there() {
        let intent = kept(State::Intent);
        let answered = Kept { standing: Some(Standing::Done), ..intent.clone() };
        assert_eq!(answered.task(None, now()), Task::Nothing);
        assert_eq!(intent.task(None, now() + LIFE), Task::Nothing);
    }

    #[test]
    fn it_is_put_there_again_only_when_nothing_came_since() {
        let status = |validity: u32, next: u32| Status {
            validity: (validity > 0).then_some(UidValidity(validity)),
            next: (next > 0).then_some(Uid(next)),
            messages: 3,
        };
        let placing = kept(State::Intent).placing(&MailboxName("Drafts".to_owned()), &status(7, 4), now());
        assert_eq!(placing.state, State::Placing);
        for (then, state) in [
            (status(7, 4), State::Intent),
            (status(7, 5), State::Gone),
            (status(8, 4), State::Gone),
            (status(7, 0), State::Gone),
            (status(0, 4), State::Gone),
        ] {
            assert_eq!(placing.looked_for(&then, now()).state, state, "{then:?}");
        }
        let blind = kept(State::Intent).placing(&MailboxName("Drafts".to_owned()), &status(0, 0), now());
        assert_eq!(blind.looked_for(&status(0, 0), now()).state, State::Gone);
    }
}
