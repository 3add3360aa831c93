//! What a birthday or an anniversary says. Never touches: whether it is shown.

use super::{because, last_mail, told};
use crate::practice::View;
use crate::practice::phrasing::paragraph;
use crate::reminder::yearly::Due;
use crate::tongue::Fact;
use crate::words::{Candidate, Confidence, Hint, Person, Practice, YearlyKind};

/// Somebody's day as an item, with the last mail to them and a wish to send.
pub(in crate::reminder) fn candidate(due: &Due, person: &Person, view: View<'_>) -> Candidate {
    let at = last_mail(person, view);
    let mail = at.and_then(|at| view.history.mail(at));
    let (tongue, theirs) = (view.tongue(), view.tongue_with(person.id));
    let past = due.on < view.now.date_naive();
    let facts = [("name", Fact::from(person.name.as_str())), ("day", tongue.day(due.on, view.now).into())];
    let (heading, subject, wish) = match (due.yearly.kind(), past) {
        (YearlyKind::Birthday, false) => {
            ("yearly-birthday-is", "yearly-birthday-draft-subject", "yearly-birthday-draft")
        }
        (YearlyKind::Birthday, true) => {
            ("yearly-birthday-was", "yearly-birthday-draft-subject", "yearly-birthday-draft-late")
        }
        (YearlyKind::Anniversary, false) => {
            ("yearly-anniversary-is", "yearly-anniversary-draft-subject", "yearly-anniversary-draft")
        }
        (YearlyKind::Anniversary, true) => {
            ("yearly-anniversary-was", "yearly-anniversary-draft-subject", "yearly-anniversary-draft")
        }
    };
    let told = told(person, mail, view).unwrap_or_default();
    Candidate {
        practice: Practice::Reconnect,
        person: person.id,
        confidence: Confidence::High,
        because: mail.into_iter().map(because).collect(),
        mail: at.unwrap_or(usize::MAX),
        evidence_on: due.on,
        dormant: false,
        rank: 0.0,
        heading: tongue.say(heading, &facts),
        body: paragraph(&[(true, told)]),
        hint: Some(Hint::Ready),
        draft_subject: theirs.words(subject),
        drafts: theirs.wordings(wish, &due.key, &[]),
        key: due.key.clone(),
    }
}
