//! Make peace with a rival by helping first. Only people whom the config calls rivals; a quarrel is never guessed.

use super::phrasing::{on_topic, paragraph, topic};
use super::{View, evidence};
use crate::tie::Tie;
use crate::tongue::Fact;
use crate::words::{Act, Because, Candidate, Confidence, Mail, Person, Practice, Role, SignalKind, Verdict};
use chrono::NaiveDate;

/// Nobody makes peace in the heat of it, in days.
const COOL_DAYS: i64 = 21;

/// An older quarrel is better left alone, in days.
pub const AGE_DAYS: i64 = 180;

/// Where no sharp word was read, a longer silence than the cool-off says enough: the owner named the rival.
const QUIET_DAYS: i64 = 30;

/// One candidate for each rival with whom it grew sharp, or who has been written to and then no more, after quiet weeks.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    let rivals = view.history.people.iter().filter(|p| p.roles.contains(&Role::Rival));
    rivals.filter_map(|rival| candidate(view, rival)).collect()
}

fn candidate(view: View<'_>, rival: &Person) -> Option<Candidate> {
    let tie = view.history.tie(rival.id);
    let today = view.now.date_naive();
    let last = tie.last_contact()?.date_naive();
    let quiet = (today - last).num_days();
    let recent = |matter: &Matter| (today - matter.on).num_days() <= AGE_DAYS;
    let sharp = latest_quarrel(view, tie).filter(|matter| recent(matter) && quiet >= COOL_DAYS);
    let was_sharp = sharp.is_some();
    let matter = sharp.or_else(|| last_matter(view, tie).filter(|m| recent(m) && quiet >= QUIET_DAYS))?;
    let mail = view.history.mail(matter.mail)?;
    let key = format!("peace|{}|{}", rival.key_address()?, mail.message_id);
    let (tongue, theirs) = (view.tongue(), view.tongue_with(rival.id));
    let who = ("who", Fact::from(rival.short.as_str()));
    let silence = [who.clone(), ("day", tongue.day(last, view.now).into())];
    let parts = [
        (true, what_passed(rival, &matter, mail, was_sharp, view)),
        (true, tongue.say("peace-silence", &silence)),
        (true, tongue.pick("peace-question", &key, &[who])),
    ];
    let (draft_subject, drafts) = match topic(mail) {
        Some(topic) => {
            let drafts = theirs.wordings("peace-draft-topic", &key, &[("topic", topic.as_str().into())]);
            (topic, drafts)
        }
        None => (theirs.words("peace-draft-subject"), theirs.wordings("peace-draft", &key, &[])),
    };
    Some(Candidate {
        practice: Practice::Peace,
        person: rival.id,
        confidence: Confidence::Medium,
        because: vec![matter.because],
        mail: matter.mail,
        evidence_on: matter.on,
        dormant: false,
        rank: -(quiet as f64),
        heading: tongue.say("peace-heading", &[("name", rival.name.as_str().into())]),
        body: paragraph(&parts),
        hint: None,
        draft_subject,
        drafts,
        key,
    })
}

/// What passed between the two at last.
struct Matter {
    mail: usize,
    on: NaiveDate,
    because: Because,
}

fn what_passed(rival: &Person, matter: &Matter, mail: &Mail, was_sharp: bool, view: View<'_>) -> String {
    let tongue = view.tongue();
    let facts = [
        ("who", Fact::from(rival.short.as_str())),
        ("day", tongue.day(matter.on, view.now).into()),
        ("about", on_topic(tongue, mail).into()),
    ];
    tongue.say(if was_sharp { "peace-sharp" } else { "peace-wrote" }, &facts)
}

/// The last mail to them, when it has a matter that the two share.
fn last_matter(view: View<'_>, tie: &Tie) -> Option<Matter> {
    let exchange = tie.exchanges.last()?;
    let last = tie.contacts.last().filter(|c| c.direct && c.mail >= exchange.mail)?;
    let mail = view.history.mail(last.mail).filter(|m| is_own(m) && topic(m).is_some())?;
    let because = evidence::own(mail, None, None);
    Some(Matter { mail: last.mail, on: mail.at.date_naive(), because })
}

/// The last sharp words between the two, the owner's or theirs. Neither is ever quoted.
fn latest_quarrel(view: View<'_>, tie: &Tie) -> Option<Matter> {
    tie.contacts.iter().rev().filter(|c| c.direct && c.readers <= PRIVATE).find_map(|contact| {
        let mail = view.history.mail(contact.mail).filter(|m| is_own(m))?;
        if mail.acts.iter().any(is_sharp) {
            let because = evidence::own(mail, Some(SignalKind::Friction), None);
            return Some(Matter { mail: contact.mail, on: mail.at.date_naive(), because });
        }
        let from = tie.exchanges.partition_point(|e| e.mail < contact.mail);
        let theirs = tie.exchanges.get(from..)?.iter().take_while(|e| e.mail == contact.mail);
        theirs.filter(|e| e.dated).find_map(|e| quarrel_of_theirs(mail, contact.mail, e.quote, e.on))
    })
}

/// The owner's own letter: what a delegate or a list carried is no quarrel of two.
fn is_own(mail: &Mail) -> bool {
    mail.verdict == Verdict::Opens && !mail.by_delegate
}

/// A mail to more people is no word between two.
const PRIVATE: usize = 4;

fn quarrel_of_theirs(mail: &Mail, index: usize, quote: usize, on: NaiveDate) -> Option<Matter> {
    let quote = mail.quotes.get(quote).filter(|q| q.acts.iter().any(is_sharp))?;
    let because = evidence::theirs(mail, quote, on, Some(SignalKind::Friction))?;
    Some(Matter { mail: index, on, because })
}

fn is_sharp(act: &Act) -> bool {
    act.kind == SignalKind::Friction && act.confidence >= Confidence::Medium
}
