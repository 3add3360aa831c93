//! The one eligibility gate for items. Owns: who is refused and why, counted; pauses; the mix of a digest. Never
//! touches: how candidates come about.

use crate::person::People;
use crate::practice::View;
use crate::tie::Tie;
use crate::words::{Candidate, Confidence, Person, PersonId, Practice, Remark, Role, Standing, Switch};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

mod act;
mod mix;
mod pace;

pub use act::{Done, acts, seen_done};
pub use mix::{MOST_ITEMS, mix, room};
pub use pace::{Pace, pace};

/// All but answers to a person rest for so many days after a mail about illness, death, dismissal and the like.
const HUSH_DAYS: i64 = 90;

/// An item shown and not acted on pauses its person for so many days, the first, second and third time; after that
/// until there is new evidence.
const PAUSES: [u64; 3] = [21, 42, 84];

/// Practices that look beyond one's own people begin after so many digests that something came of …
const PROVED: usize = 4;

/// … and come at most once in so many days.
const WIDER_DAYS: u32 = 30;

/// Nobody met fewer times than this gets an item.
const EXCHANGES: usize = 2;

/// Why a candidate is not shown. The order is the order of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// The practice is switched off.
    Off,
    /// The rules are not sure enough.
    Unsure,
    /// The thread or the last months hold news of a kind that asks for quiet.
    Hushed,
    /// A farewell, an unpaid invoice or a wish for no more mail stands in the last thread.
    Parted,
    /// Family: nobody's business unless the config names them.
    Family,
    /// A report never gets debt.
    Report,
    /// The owner said: nothing about this person.
    Never,
    /// The owner said: not this practice for this person.
    Wrong,
    /// The owner said: we talk elsewhere.
    Elsewhere,
    /// The owner said: later.
    Snoozed,
    /// Done, met, or already shown in a digest.
    AlreadyShown,
    /// The same act happened since: thanked, kept, written, helped.
    SameActSince,
    /// Shown lately without an act.
    Paused,
    /// A practice that looks beyond one's own people begins when the digests have proved of use.
    TooEarly,
    /// The practice had its turn.
    PracticeResting,
    /// The config says: never in public.
    NotInPublic,
    /// Too few exchanges to know them.
    FewExchanges,
    /// Mail went to them today.
    LiveThread,
    /// The person stands in this digest already.
    OnePerPerson,
    /// The digest is full.
    NoRoom,
}

impl Refusal {
    /// The name in the funnel and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "practice-off",
            Self::Unsure => "unsure",
            Self::Hushed => "hushed",
            Self::Parted => "parted",
            Self::Family => "family",
            Self::Report => "report",
            Self::Never => "never",
            Self::Wrong => "wrong",
            Self::Elsewhere => "elsewhere",
            Self::Snoozed => "snoozed",
            Self::AlreadyShown => "already-shown",
            Self::SameActSince => "same-act-since",
            Self::Paused => "paused",
            Self::TooEarly => "too-early",
            Self::PracticeResting => "practice-resting",
            Self::NotInPublic => "not-in-public",
            Self::FewExchanges => "few-exchanges",
            Self::LiveThread => "live-thread",
            Self::OnePerPerson => "one-per-person",
            Self::NoRoom => "no-room",
        }
    }

    /// The reason in a sentence, for `why-not`.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Off => "this practice is switched off in the config",
            Self::Unsure => "the reading of the mail is not sure enough",
            Self::Hushed => {
                "the thread, or a mail of the last 90 days, touches a subject that asks for quiet"
            }
            Self::Parted => {
                "the last thread speaks of a farewell, an unpaid invoice or a wish for no more mail"
            }
            Self::Family => {
                "your mails to each other read like family; name them in [people] to have items on them"
            }
            Self::Report => {
                "people who report to you are never counted as owed or owing, or as at odds with you"
            }
            Self::Never => "you said never for this person",
            Self::Wrong => "you said this practice is wrong for this person",
            Self::Elsewhere => "you said you talk elsewhere",
            Self::Snoozed => "you snoozed it",
            Self::AlreadyShown => "it stood in a digest already",
            Self::SameActSince => "you did it since: thanked, kept, written or helped",
            Self::Paused => "an item on this person was shown lately and nothing came of it",
            Self::TooEarly => "this practice begins after four digests that something came of",
            Self::PracticeResting => "this practice had its turn lately",
            Self::NotInPublic => "the config says that praise of this person stays private",
            Self::FewExchanges => "fewer than two mails of theirs were ever seen",
            Self::LiveThread => "you wrote to them today",
            Self::OnePerPerson => "another item on this person comes first",
            Self::NoRoom => "the digest has room for fewer items",
        }
    }
}

/// What the gate lets through, in rank order, and what it refuses.
#[derive(Clone, Debug, Default)]
pub struct Passed {
    /// Candidates that may be shown.
    pub open: Vec<Candidate>,
    /// The others, each with the first reason.
    pub refused: Vec<(Candidate, Refusal)>,
}

/// Judges every candidate.
pub fn pass(candidates: Vec<Candidate>, view: View<'_>, remarks: &[Remark]) -> Passed {
    let mut passed = Passed::default();
    // Asked once a person: they may have as many candidates as mails.
    let mut families: BTreeMap<PersonId, bool> = BTreeMap::new();
    for candidate in candidates {
        let family = *families.entry(candidate.person).or_insert_with(|| is_family(candidate.person, view));
        match refusal(&candidate, family, view, remarks) {
            Some(reason) => passed.refused.push((candidate, reason)),
            None => passed.open.push(candidate),
        }
    }
    passed
}

/// How many candidates each reason stopped, with the number of all and of those left.
pub fn funnel(passed: &Passed, shown: usize) -> BTreeMap<String, u64> {
    let mut funnel = BTreeMap::new();
    for (_, reason) in &passed.refused {
        *funnel.entry(reason.name().to_owned()).or_insert(0) += 1;
    }
    funnel.insert("candidates".to_owned(), (shown + passed.open.len() + passed.refused.len()) as u64);
    funnel.insert("shown".to_owned(), shown as u64);
    funnel
}

/// The first reason against a candidate.
fn refusal(candidate: &Candidate, family: bool, view: View<'_>, remarks: &[Remark]) -> Option<Refusal> {
    let person = view.history.people.get(candidate.person)?;
    let tie = view.history.tie(candidate.person);
    let about: Vec<&Remark> = remarks.iter().filter(|r| person.addresses.contains(&r.person)).collect();
    // Promises and check-ins are the owner's own business with the person: no pause, no minimum, no live thread.
    let exempt = matches!(candidate.practice, Practice::Respond | Practice::Checkin);
    let checks = [
        (switched_off(candidate.practice, view), Refusal::Off),
        (candidate.confidence == Confidence::Low, Refusal::Unsure),
        (hushed(candidate, tie, view), Refusal::Hushed),
        (candidate.practice == Practice::Reconnect && parted(tie, view), Refusal::Parted),
        (family, Refusal::Family),
        (is_burden_on_report(candidate.practice, person), Refusal::Report),
        (candidate.practice == Practice::Praise && person.public_never, Refusal::NotInPublic),
    ];
    checks
        .iter()
        .find(|(hit, _)| *hit)
        .map(|(_, reason)| *reason)
        .or_else(|| answered(candidate, &about, view.now.date_naive()))
        .or_else(|| act::since_evidence(candidate, tie, view).then_some(Refusal::SameActSince))
        .or_else(|| (!exempt && paused(candidate, &about, view.now.date_naive())).then_some(Refusal::Paused))
        .or_else(|| too_early(candidate.practice, remarks).then_some(Refusal::TooEarly))
        .or_else(|| resting(candidate.practice, remarks, view).then_some(Refusal::PracticeResting))
        .or_else(|| (!exempt && tie.exchanges.len() < EXCHANGES).then_some(Refusal::FewExchanges))
        .or_else(|| (!exempt && wrote_today(tie, view)).then_some(Refusal::LiveThread))
}

fn switched_off(practice: Practice, view: View<'_>) -> bool {
    view.rules.practices.get(&practice) == Some(&Switch::Off)
}

/// Neither debt nor a quarrel is brought up with those who report to the owner.
fn is_burden_on_report(practice: Practice, person: &Person) -> bool {
    matches!(practice, Practice::Repay | Practice::Peace) && person.roles.contains(&Role::Report)
}

/// Two mails in the language of a family, or one between people of the same surname.
fn is_family(person: PersonId, view: View<'_>) -> bool {
    let tie = view.history.tie(person);
    let Some(person) = view.history.people.get(person) else { return false };
    if person.listed {
        return false;
    }
    let kin = tie.contacts.iter().filter(|c| view.history.mail(c.mail).is_some_and(|m| m.kin)).count();
    let surname = |name: &str| name.rsplit_once(' ').map(|(_, last)| last.to_lowercase());
    let same = view.rules.own_name.as_deref().and_then(surname);
    kin >= 2 || (kin == 1 && same.is_some() && same == surname(&person.name))
}

/// A hushed mail in the evidence's thread, or to this person in the last 90 days (their open promises excepted), or a
/// last thread that ended on such a subject. One hushed mail hushes all of its thread.
pub fn hushed(candidate: &Candidate, tie: &Tie, view: View<'_>) -> bool {
    let is_hushed = |mail: usize| view.history.mail(mail).is_some_and(|m| m.hush);
    let last = tie.contacts.last().filter(|_| candidate.practice == Practice::Reconnect);
    let latest = tie.hushed.last().and_then(|at| tie.contacts.get(*at));
    let recent = latest.is_some_and(|c| (view.now - c.at).num_days() <= HUSH_DAYS);
    is_hushed(candidate.mail)
        || last.is_some_and(|c| is_hushed(c.mail))
        || (recent && candidate.practice != Practice::Respond)
}

fn parted(tie: &Tie, view: View<'_>) -> bool {
    let Some(last) = tie.contacts.last().map(|c| view.history.thread(c.mail)) else { return false };
    tie.contacts
        .iter()
        .rev()
        .take_while(|c| view.history.thread(c.mail) == last)
        .any(|c| view.history.mail(c.mail).is_some_and(|m| m.parting))
}

/// What the owner already said or saw of it.
fn answered(candidate: &Candidate, about: &[&Remark], today: NaiveDate) -> Option<Refusal> {
    let any = |test: &dyn Fn(&Remark) -> bool| about.iter().any(|r| test(r));
    if any(&|r| r.state == Standing::Never) {
        return Some(Refusal::Never);
    }
    if any(&|r| r.state == Standing::Wrong && r.practice == candidate.practice) {
        return Some(Refusal::Wrong);
    }
    if candidate.practice == Practice::Reconnect && any(&|r| r.state == Standing::Elsewhere) {
        return Some(Refusal::Elsewhere);
    }
    let same = about.iter().find(|r| is_same(&r.key, &candidate.key))?;
    match same.state {
        Standing::Snoozed if same.until.is_some_and(|until| today < until) => Some(Refusal::Snoozed),
        Standing::Candidate | Standing::Snoozed => None,
        _ => Some(Refusal::AlreadyShown),
    }
}

/// Whether two keys name the same evidence of one person: the address in the middle is another once a second address
/// turns out to be theirs.
fn is_same(one: &str, other: &str) -> bool {
    let evidence = |key: &str| {
        let (practice, rest) = key.split_once('|')?;
        Some((practice.to_owned(), rest.split_once('|')?.1.to_owned()))
    };
    one == other || evidence(one).is_some_and(|one| evidence(other) == Some(one))
}

/// Silence is an answer: each item on the person that was shown and not acted on pauses longer; after three, only
/// newer evidence opens the person again.
fn paused(candidate: &Candidate, about: &[&Remark], today: NaiveDate) -> bool {
    let mut silent: Vec<NaiveDate> = about
        .iter()
        .filter(|r| matches!(r.state, Standing::Shown | Standing::Ignored))
        .map(|r| r.on)
        .collect();
    silent.sort_unstable();
    let Some(last) = silent.last() else { return false };
    match PAUSES.get(silent.len() - 1) {
        Some(days) => today < *last + Days::new(*days),
        None => candidate.evidence_on <= *last,
    }
}

fn too_early(practice: Practice, remarks: &[Remark]) -> bool {
    practice.is_wider() && pace::answered_digests(remarks) < PROVED
}

/// The config's limit on one practice, and the month between two items that look beyond one's own people.
fn resting(practice: Practice, remarks: &[Remark], view: View<'_>) -> bool {
    let today = view.now.date_naive();
    let shown = |r: &Remark, days: u32| {
        let on = r.shown_on.unwrap_or(r.on);
        r.state != Standing::Candidate && today < on + Days::new(u64::from(days))
    };
    let own = match view.rules.practices.get(&practice) {
        Some(Switch::Every(days)) => remarks.iter().any(|r| r.practice == practice && shown(r, *days)),
        _ => false,
    };
    let wider = practice.is_wider() && remarks.iter().any(|r| r.practice.is_wider() && shown(r, WIDER_DAYS));
    own || wider
}

fn wrote_today(tie: &Tie, view: View<'_>) -> bool {
    tie.contacts.last().is_some_and(|c| c.at.date_naive() == view.now.date_naive())
}

/// Whether a person has been chosen already, be it by another address under the same full name.
fn taken(chosen: &[Candidate], person: PersonId, people: &People) -> bool {
    let name = people.get(person).map(|p| p.name.as_str()).filter(|name| name.contains(' '));
    let same = |c: &Candidate| name.is_some() && people.get(c.person).map(|p| p.name.as_str()) == name;
    chosen.iter().any(|c| c.person == person || same(c))
}
