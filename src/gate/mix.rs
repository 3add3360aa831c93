//! What goes together into one digest: its order and its limits.

use super::{Passed, Refusal, taken};
use crate::person::People;
use crate::words::{Candidate, Practice};

/// A digest never has more items than this.
pub const MOST_ITEMS: usize = 7;

/// The first digest has at most so many.
const FIRST_ITEMS: usize = 3;

/// At most so many items of one practice, so that no digest is of one kind.
fn limit(practice: Practice, room: usize) -> usize {
    match practice {
        Practice::Appreciate => room.div_ceil(2),
        Practice::Respond | Practice::Reconnect => 2,
        Practice::Repay
        | Practice::Offer
        | Practice::Praise
        | Practice::Peace
        | Practice::Departments
        | Practice::Influencer
        | Practice::Mentor
        | Practice::Checkin => 1,
    }
}

/// How many items a digest has at most, reminders among them.
pub fn room(most: usize, first: bool) -> usize {
    if first { most.min(FIRST_ITEMS) } else { most.min(MOST_ITEMS) }
}

/// Chooses candidates in rounds, one of each practice a round in the digest's order, so that every practice has its turn
/// before one has a second. What is left out moves to the refused. `head` stands in the digest before them and leaves
/// so much less of its `room`; nobody of it gets a second item.
pub fn mix(passed: &mut Passed, room: usize, head: &[Candidate], people: &People) -> Vec<Candidate> {
    let room = room.saturating_sub(head.len());
    let mut chosen: Vec<Candidate> = Vec::new();
    let (reminded, mut open): (Vec<_>, Vec<_>) =
        std::mem::take(&mut passed.open).into_iter().partition(|c| taken(head, c.person, people));
    passed.refused.extend(reminded.into_iter().map(|candidate| (candidate, Refusal::OnePerPerson)));
    let mut progress = true;
    while progress && chosen.len() < room {
        progress = false;
        for practice in Practice::ALL {
            let count = chosen.iter().filter(|c| c.practice == practice).count();
            let widened = practice.is_wider() && chosen.iter().any(|c| c.practice.is_wider());
            if chosen.len() >= room || count >= limit(practice, room) || widened {
                continue;
            }
            if let Some(next) = open.iter().position(|c| fits(c, practice, &chosen, people)) {
                chosen.push(open.remove(next));
                progress = true;
            }
        }
    }
    for left in open {
        let reason =
            if taken(&chosen, left.person, people) { Refusal::OnePerPerson } else { Refusal::NoRoom };
        passed.refused.push((left, reason));
    }
    chosen.sort_by_key(|c| c.practice);
    chosen
}

/// The next of its practice on a person not yet chosen; the second hello is of the other kind than the first.
fn fits(candidate: &Candidate, practice: Practice, chosen: &[Candidate], people: &People) -> bool {
    let same_side = practice == Practice::Reconnect
        && chosen.iter().any(|c| c.practice == practice && c.dormant == candidate.dormant);
    candidate.practice == practice && !taken(chosen, candidate.person, people) && !same_side
}
