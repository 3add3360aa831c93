//! Meet other departments: somebody on the owner's threads from another circle, hardly ever written to.

use super::phrasing::{about, matter, paragraph, quote, topic};
use super::{View, evidence};
use crate::tie::{Contact, Tie};
use crate::tongue::Fact;
use crate::words::{Candidate, Confidence, Person, Practice, SignalKind, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// A shared matter is of the present for so long, in days.
const AGE_DAYS: i64 = 60;

/// Whoever wrote more often is no stranger.
const EXCHANGES: usize = 3;

/// Whoever was written to alone, or more often than this, is no stranger either.
const DIRECT: usize = 8;

/// On so many threads together: a project, not a chance.
const THREADS: usize = 2;

/// One candidate for each stranger of another circle with whom the owner shares threads.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    view.history.people.iter().filter_map(|person| candidate(view, person)).collect()
}

fn candidate(view: View<'_>, person: &Person) -> Option<Candidate> {
    let tie = view.history.tie(person.id);
    if !is_stranger(tie) || !is_elsewhere(view, person) || !person.name.contains(' ') {
        return None;
    }
    let shared = shared_threads(view, tie);
    let last = shared.values().flatten().max_by_key(|c| c.mail)?;
    if shared.len() < THREADS {
        return None;
    }
    let mail = view.history.mail(last.mail)?;
    let (tongue, theirs) = (view.tongue(), view.tongue_with(person.id));
    let key = format!("departments|{}|{}", person.key_address()?, mail.message_id);
    let who = ("who", Fact::from(person.short.as_str()));
    let parts = [
        (true, together(view, person, &shared)),
        (true, tongue.say("departments-answered", &counted(view, person, tie.exchanges.len()))),
        (false, thanked(view, person, tie)),
        (true, tongue.pick("departments-question", &key, &[who])),
    ];
    let side = super::side(view, person.id).map_or_else(String::new, |side| format!(" ({side})"));
    let heading = [("name", Fact::from(person.name.as_str())), ("side", side.into())];
    let draft = [("about", Fact::from(about(theirs, "departments-draft-about", mail)))];
    Some(Candidate {
        practice: Practice::Departments,
        person: person.id,
        confidence: Confidence::Medium,
        because: shared
            .values()
            .filter_map(|contacts| {
                Some(evidence::own(view.history.mail(contacts.first()?.mail)?, None, None))
            })
            .collect(),
        mail: last.mail,
        evidence_on: last.at.date_naive(),
        dormant: false,
        // Whom the owner thanked across departments comes first.
        rank: if tie.last_thanked().is_some() { 100.0 } else { 0.0 } + shared.len() as f64,
        heading: tongue.say("departments-heading", &heading),
        body: paragraph(&parts),
        hint: None,
        draft_subject: matter(mail).unwrap_or_else(|| theirs.words("departments-draft-subject")),
        drafts: theirs.wordings("departments-draft", &key, &draft),
        key,
    })
}

/// "Ana is on three threads with you, among them: …", with at most two subjects.
fn together(view: View<'_>, person: &Person, shared: &BTreeMap<usize, Vec<&Contact>>) -> String {
    let tongue = view.tongue();
    let topics: BTreeSet<String> = shared
        .values()
        .filter_map(|contacts| topic(view.history.mail(contacts.first()?.mail)?))
        .map(|topic| format!("\"{topic}\""))
        .collect();
    let topics: Vec<String> = topics.into_iter().take(2).collect();
    let id = match topics.len() {
        0 => "departments-threads",
        all if all == shared.len() => "departments-threads-topics",
        _ => "departments-threads-among",
    };
    let list = ("topics", Fact::from(tongue.list(&topics)));
    tongue.say(id, &[counted(view, person, shared.len()).as_slice(), &[list]].concat())
}

fn counted<'a>(view: View<'_>, person: &'a Person, count: usize) -> [(&'static str, Fact<'a>); 3] {
    let number = view.tongue().number(count);
    [("who", person.short.as_str().into()), ("count", count.into()), ("number", number.into())]
}

/// Hardly ever written to, and never alone.
pub(super) fn is_stranger(tie: &Tie) -> bool {
    let direct = tie.contacts.iter().filter(|c| c.direct);
    tie.exchanges.len() <= EXCHANGES
        && direct.clone().count() <= DIRECT
        && direct.clone().all(|c| c.readers > 1)
}

/// The threads of the last two months that the owner shares with them and others.
fn shared_threads<'a>(view: View<'_>, tie: &'a Tie) -> BTreeMap<usize, Vec<&'a Contact>> {
    let mut threads: BTreeMap<usize, Vec<&Contact>> = BTreeMap::new();
    let today = view.now.date_naive();
    for contact in &tie.contacts {
        let fresh = (0..=AGE_DAYS).contains(&(today - contact.at.date_naive()).num_days());
        let open = view.history.mail(contact.mail).is_some_and(|m| m.verdict == Verdict::Opens && !m.hush);
        if fresh && open && is_openly_shared(view, contact) {
            threads.entry(view.history.thread(contact.mail)).or_default().push(contact);
        }
    }
    threads
}

/// Several people on `To` and `Cc`, this one among them: who is told by Bcc is on no thread.
fn is_openly_shared(view: View<'_>, contact: &Contact) -> bool {
    view.history.mail(contact.mail).is_some_and(|m| m.bcc.is_empty() && contact.readers >= 2)
}

/// From another side than the one the owner mostly writes with.
pub(super) fn is_elsewhere(view: View<'_>, person: &Person) -> bool {
    let Some(home) = view.circles.home() else { return false };
    // Without a department from the config, one's own company is home.
    let colleague =
        person.addresses.iter().any(|a| view.rules.own.iter().any(|own| own.domain() == a.domain()));
    if person.department.is_none() && (colleague || home.members.contains(&person.id)) {
        return false;
    }
    super::side(view, person.id).is_some_and(|side| side != home.name)
}

/// "On 8 Sept you wrote: …", when the owner thanked them for something named.
fn thanked(view: View<'_>, person: &Person, tie: &Tie) -> String {
    let said = tie.thanks.iter().rev().filter(|t| t.quality >= 2).find_map(|t| {
        let act = view.history.act(t.mail, t.act).filter(|a| a.kind == SignalKind::Thanks)?;
        Some((t.at.date_naive(), act.words.as_deref()?))
    });
    let tongue = view.tongue();
    said.map_or_else(String::new, |(on, words)| {
        let facts = [
            ("day", Fact::from(tongue.day(on, view.now))),
            ("who", person.short.as_str().into()),
            ("quote", quote(words).into()),
        ];
        tongue.say("departments-thanked", &facts)
    })
}
