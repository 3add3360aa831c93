//! Which wording a draft has. Owns: that people who know each other are not sent the same sentence. Never touches: the
//! wordings.

use crate::practice::View;
use crate::tongue::Wording;
use crate::words::{Candidate, PersonId, Remark};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A wording for each candidate: the first that no earlier item, of this digest or one before, had for anybody of the
/// same circle; when all were used there, the one whose last use is longest ago.
pub(super) fn choose<'c>(
    chosen: &'c [Candidate],
    view: View<'_>,
    remarks: &[Remark],
) -> Vec<Option<&'c Wording>> {
    let mut here: Vec<(PersonId, &str)> = Vec::new();
    let mut all = Vec::with_capacity(chosen.len());
    for candidate in chosen {
        let circle = circle(view, candidate.person);
        let mut used = used(view, remarks, &circle);
        for (_, name) in here.iter().filter(|(person, _)| circle.contains(person)) {
            used.insert(name, NaiveDate::MAX);
        }
        // `None` comes before every day; of equals the first stands.
        let words = candidate.drafts.iter().min_by_key(|words| used.get(words.name.as_str()));
        here.extend(words.map(|words| (candidate.person, words.name.as_str())));
        all.push(words);
    }
    all
}

/// Everybody of a person's circle, themselves included.
fn circle(view: View<'_>, person: PersonId) -> BTreeSet<PersonId> {
    let members = view.circles.circle(person).map(|circle| circle.members.as_slice()).unwrap_or_default();
    members.iter().copied().chain([person]).collect()
}

/// The wordings that went into this circle, with the day each was last shown.
fn used<'r>(
    view: View<'_>,
    remarks: &'r [Remark],
    circle: &BTreeSet<PersonId>,
) -> BTreeMap<&'r str, NaiveDate> {
    let mut used = BTreeMap::new();
    for remark in remarks {
        let (Some(name), Some(on)) = (remark.wording.as_deref(), remark.shown_on) else { continue };
        if view.history.people.id(&remark.person).is_some_and(|person| circle.contains(&person)) {
            let last = used.entry(name).or_insert(on);
            *last = on.max(*last);
        }
    }
    used
}
