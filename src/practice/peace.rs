//! Make peace with a rival by helping first. Only people whom the config calls rivals; a quarrel is never guessed.

use super::phrasing::{day, on_topic, paragraph, pick, topic};
use super::{View, evidence};
use crate::tie::Tie;
use crate::words::{
    Act, Because, Candidate, Confidence, Mail, Person, Practice, Role, SignalKind, When, ZoneName,
};
use chrono::NaiveDate;

/// Nobody makes peace in the heat of it, in days.
const COOL_DAYS: i64 = 21;

/// An older quarrel is better left alone, in days.
pub const AGE_DAYS: i64 = 180;

const QUESTIONS: &[&str] = &[
    "What could you take off {}'s desk?",
    "Which part of it could you make easier for {}?",
    "What do you both want from it?",
];

/// One candidate for each rival with whom it grew sharp, after three quiet weeks.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    let rivals = view.history.people.iter().filter(|p| p.roles.contains(&Role::Rival));
    rivals.filter_map(|rival| candidate(view, rival)).collect()
}

fn candidate(view: View<'_>, rival: &Person) -> Option<Candidate> {
    let tie = view.history.tie(rival.id);
    let today = view.now.date_naive();
    let quarrel = latest_quarrel(view, tie)?;
    let last = tie.last_contact()?.date_naive().max(quarrel.on);
    let quiet = (today - last).num_days();
    if quiet < COOL_DAYS || (today - quarrel.on).num_days() > AGE_DAYS {
        return None;
    }
    let mail = view.history.mail(quarrel.mail)?;
    let key = format!("peace|{}|{}", rival.addresses.first()?, mail.message_id);
    let parts = [
        (
            true,
            format!(
                "Your exchange with {} of {}{} was not an easy one.",
                rival.short,
                day(quarrel.on, view.now),
                on_topic(mail)
            ),
        ),
        (true, format!("No e-mail from you to {} since {}.", rival.short, day(last, view.now))),
        (true, pick(QUESTIONS, &key).replace("{}", &rival.short)),
    ];
    let matter = topic(mail);
    let about = matter.as_ref().map_or_else(|| "what we share".to_owned(), |t| format!("\"{t}\""));
    Some(Candidate {
        practice: Practice::Peace,
        person: rival.id,
        confidence: Confidence::Medium,
        because: vec![quarrel.because],
        mail: quarrel.mail,
        evidence_on: quarrel.on,
        dormant: false,
        rank: -(quiet as f64),
        heading: format!("Offer {} a hand", rival.name),
        body: paragraph(&parts),
        draft_subject: matter.unwrap_or_else(|| "A hand with it".to_owned()),
        draft_body: format!("Is there something in {about} that I could take off your hands?"),
        key,
    })
}

struct Quarrel {
    mail: usize,
    on: NaiveDate,
    because: Because,
}

/// The last sharp words, the owner's or theirs. Neither is ever quoted.
fn latest_quarrel(view: View<'_>, tie: &Tie) -> Option<Quarrel> {
    tie.contacts.iter().rev().find_map(|contact| {
        let mail = view.history.mail(contact.mail)?;
        if mail.acts.iter().any(is_sharp) {
            let because = evidence::own(mail, Some(SignalKind::Friction), None);
            return Some(Quarrel { mail: contact.mail, on: mail.at.date_naive(), because });
        }
        let from = tie.exchanges.partition_point(|e| e.mail < contact.mail);
        let theirs = tie.exchanges.get(from..)?.iter().take_while(|e| e.mail == contact.mail);
        theirs.filter_map(|e| quarrel_of_theirs(mail, contact.mail, e.quote, e.on)).next()
    })
}

fn quarrel_of_theirs(mail: &Mail, index: usize, quote: usize, on: NaiveDate) -> Option<Quarrel> {
    let quote = mail.quotes.get(quote).filter(|q| q.acts.iter().any(is_sharp))?;
    let because = Because {
        message_id: mail.message_id.clone(),
        date: When::Quoted(on, quote.time),
        kind: Some(SignalKind::Friction),
        zone: ZoneName::Quoted,
        speaker: quote.who.clone()?,
        quote: None,
    };
    Some(Quarrel { mail: index, on, because })
}

fn is_sharp(act: &Act) -> bool {
    act.kind == SignalKind::Friction && act.confidence >= Confidence::Medium
}
