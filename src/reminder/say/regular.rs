//! What a reminder of the config's says. Never touches: whether it is shown.

use super::{because, greeting, last_mail, told};
use crate::plain;
use crate::practice::View;
use crate::practice::phrasing::paragraph;
use crate::reminder::whom::Target;
use crate::tongue::Wording;
use crate::words::{Candidate, Confidence, Hint, Practice, Regular};
use chrono::NaiveDate;

/// The reminder as an item, in the words of the practice's own item where there is one (`asked`), else with the last mail
/// to the person. `on` is the day it is due since.
pub(in crate::reminder) fn candidate(
    regular: &Regular,
    target: &Target,
    asked: Option<&Candidate>,
    key: String,
    on: NaiveDate,
    view: View<'_>,
) -> Candidate {
    let at = last_mail(&target.person, view);
    let mail = at.and_then(|at| view.history.mail(at));
    let (draft_subject, drafts) = match asked {
        Some(asked) => (asked.draft_subject.clone(), asked.drafts.clone()),
        None => start(regular, target, &key, view),
    };
    let body = match asked {
        Some(asked) => asked.body.clone(),
        None => told(&target.person, mail, view).unwrap_or_default(),
    };
    let own = regular.text.as_deref().map(sentence).unwrap_or_default();
    Candidate {
        practice: regular.practice.unwrap_or(Practice::Reconnect),
        person: target.person.id,
        confidence: Confidence::High,
        because: match asked {
            Some(asked) => asked.because.clone(),
            None => mail.into_iter().map(because).collect(),
        },
        mail: asked.map(|asked| asked.mail).or(at).unwrap_or(usize::MAX),
        evidence_on: asked.map_or(on, |asked| asked.evidence_on),
        dormant: false,
        rank: 0.0,
        heading: heading(regular, target, view),
        body: paragraph(&[(true, own), (asked.is_some(), body)]),
        hint: Some(Hint::Ready),
        draft_subject,
        drafts,
        key,
    }
}

/// The owner's words with an end, for what follows.
fn sentence(text: &str) -> String {
    let text = plain::one_line(text);
    if text.ends_with(|c: char| c.is_alphanumeric() || c == ')') { text + "." } else { text }
}

/// `Your reminder: Check in with Dana`, and of whom when that is not said.
fn heading(regular: &Regular, target: &Target, view: View<'_>) -> String {
    let name = ("name", plain::one_line(&regular.name).into());
    if target.of_many {
        let who = ("who", target.person.name.as_str().into());
        return view.tongue().say("reminder-heading-of", &[name, who]);
    }
    view.tongue().say("reminder-heading", &[name])
}

/// The start of a mail that is true whatever was written before.
fn start(regular: &Regular, target: &Target, key: &str, view: View<'_>) -> (String, Vec<Wording>) {
    let theirs = view.tongue_with(target.person.id);
    match regular.practice {
        _ if target.person.addresses.is_empty() => (String::new(), Vec::new()),
        Some(Practice::Checkin) => {
            (theirs.words("checkin-draft-subject"), theirs.wordings("checkin-draft", key, &[]))
        }
        _ => greeting(theirs, key),
    }
}
