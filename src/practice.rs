//! The practices of the two articles. Owns: who proposes what. One file for each practice: its rule, its words, its
//! draft; adding one is a file and a variant of [`Practice`]. Never touches: whether a candidate is shown.

use crate::circles::Circles;
use crate::tie::{Contact, History, Rhythm};
use crate::tongue::Tongue;
use crate::words::{Candidate, PersonId, Practice, Rules};
use chrono::{DateTime, FixedOffset};

pub mod appreciate;
pub mod checkin;
pub mod departments;
mod evidence;
pub mod influencer;
pub mod mentor;
pub mod offer;
pub mod peace;
pub mod missing;
pub mod phrasing;
pub mod praise;
pub mod reconnect;
pub mod repay;
pub mod respond;

/// What every practice looks at.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Everything that passed.
    pub history: &'a History,
    /// Everybody's gaps.
    pub rhythm: &'a Rhythm,
    /// Who stands beside whom.
    pub circles: &'a Circles,
    /// From the config.
    pub rules: &'a Rules,
    /// The clock, in the owner's zone.
    pub now: DateTime<FixedOffset>,
}

impl View<'_> {
    /// The language that the digest speaks.
    pub fn tongue(&self) -> Tongue {
        self.rules.tongue
    }

    /// The language that the owner last used with a person; English when that is none of ours. Somebody never written
    /// to alone is written to in the digest's language.
    pub fn tongue_with(&self, person: PersonId) -> Tongue {
        let spoken = |contact: &Contact| self.history.mail(contact.mail)?.language.as_deref();
        let last = self.history.tie(person).contacts.iter().rev().filter(|c| c.direct).find_map(spoken);
        last.map_or(self.tongue(), |code| Tongue::of(code).unwrap_or_default())
    }
}

/// Everything every practice proposes, by practice, then rank, then key.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Practice::ALL
        .into_iter()
        .flat_map(|practice| match practice {
            Practice::Appreciate => appreciate::candidates(view),
            Practice::Respond => respond::candidates(view),
            Practice::Repay => repay::candidates(view),
            Practice::Reconnect => reconnect::candidates(view),
            Practice::Checkin => checkin::candidates(view),
            Practice::Offer => offer::candidates(view),
            Practice::Praise => praise::candidates(view),
            Practice::Peace => peace::candidates(view),
            Practice::Departments => departments::candidates(view),
            Practice::Influencer => influencer::candidates(view),
            Practice::Mentor => mentor::candidates(view),
        })
        .collect();
    all.sort_by(|a, b| {
        // The figures of quiet and of dormant ties are not of one scale: the easier hello comes first.
        let side = a.practice.cmp(&b.practice).then_with(|| a.dormant.cmp(&b.dormant));
        side.then_with(|| b.rank.total_cmp(&a.rank)).then_with(|| a.key.cmp(&b.key))
    });
    all
}

/// The side a person is on: the department that the config gives, else their circle, else their domain.
fn side(view: View<'_>, person: PersonId) -> Option<String> {
    let who = view.history.people.get(person)?;
    let circle = || view.circles.circle(person).map(|circle| circle.name.clone());
    let domain = || who.addresses.first().map(|address| address.domain().to_owned());
    who.department.clone().or_else(circle).or_else(domain)
}
