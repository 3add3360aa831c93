//! Offer help first: what somebody needed and the owner has since sent to another, and help whose effect nobody heard of.

use super::phrasing::{about, matter, on_topic, paragraph, quote};
use super::{View, evidence};
use crate::signal::{self, words_in};
use crate::tie::{Exchange, Tie};
use crate::tongue::Fact;
use crate::words::{
    Act, Candidate, Confidence, Mail, Person, PersonId, Practice, QuotedMail, SignalKind, Verdict,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What was sent longer ago is no longer at hand, in days.
pub const AGE_DAYS: i64 = 30;

/// A need is remembered for so long, in days: as long as its words are kept.
pub(super) const NEED_DAYS: i64 = 120;

/// A need and what meets it share at least so many telling words …
const SHARED: usize = 2;

/// … each of which stands in few mails: the smaller of this number …
const MOST_MAILS: usize = 8;

/// … and this share of all that were looked at, but always in a few.
const RARE: f64 = 0.03;
const FEW_MAILS: usize = 3;

/// What is shared is shared with few.
const READERS: usize = 3;

/// What can be quoted has so many words: "Fixed." passes nothing on.
const TELLING_WORDS: usize = 5;

/// Whether help worked shows after so many days at the earliest.
const ECHO_DAYS: i64 = 10;

/// For each person the best match of a need with what went to somebody else, or help without an echo.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    let shelf = Shelf::of(view);
    view.history.people.iter().filter_map(|p| shelf.matching(view, p).or_else(|| echo(view, p))).collect()
}

/// What the owner lately sent to people unasked, by its rare words.
struct Shelf {
    /// In how many threads of the last months each word stands.
    met: BTreeMap<i64, BTreeSet<usize>>,
    /// A word in more threads than this tells nothing.
    most: usize,
    /// Own mails with something in them, newest first.
    sent: Vec<usize>,
}

impl Shelf {
    fn of(view: View<'_>) -> Self {
        let mut met: BTreeMap<i64, BTreeSet<usize>> = BTreeMap::new();
        let mut threads = BTreeSet::new();
        for (index, mail) in view.history.mails.iter().enumerate() {
            let thread = view.history.thread(index);
            for term in mail.terms.iter().chain(mail.quotes.iter().flat_map(|q| &q.terms)) {
                met.entry(*term).or_default().insert(thread);
                threads.insert(thread);
            }
        }
        let today = view.now.date_naive();
        let sent = view.history.mails.iter().enumerate().rev().filter(|(index, mail)| {
            let fresh = (0..=AGE_DAYS).contains(&(today - mail.at.date_naive()).num_days());
            fresh && gift(mail).is_some() && !keeps_promise(view, *index, mail)
        });
        let most = ((threads.len() as f64 * RARE) as usize).clamp(FEW_MAILS, MOST_MAILS);
        Self { most, sent: sent.map(|(index, _)| index).collect(), met }
    }

    /// The rare words that both hold.
    fn shared(&self, need: &[i64], mail: &Mail) -> usize {
        let rare = |term: &&i64| self.met.get(*term).is_none_or(|threads| threads.len() <= self.most);
        need.iter().filter(|term| mail.terms.binary_search(term).is_ok()).filter(rare).count()
    }

    fn matching(&self, view: View<'_>, person: &Person) -> Option<Candidate> {
        let tie = view.history.tie(person.id);
        let today = view.now.date_naive();
        let needs = tie.exchanges.iter().rev().filter_map(|exchange| {
            let mail = view.history.mail(exchange.mail)?;
            let quoted = mail.quotes.get(exchange.quote)?;
            let fresh = (0..=NEED_DAYS).contains(&(today - exchange.on).num_days());
            let open = asks(&quoted.acts) && !mail.acts.iter().any(gives) && mail.attachments == 0;
            let asked = exchange.dated && is_between_two(mail, quoted);
            (fresh && asked && quoted.terms.len() >= SHARED && open).then_some((exchange, mail, quoted))
        });
        needs
            .filter_map(|(exchange, mail, quoted)| {
                let met = self.sent.iter().copied().filter_map(|sent| {
                    let count = self.meets(view, tie, person.id, exchange, quoted, sent)?;
                    Some((count, sent))
                });
                let (count, sent) = met.max()?;
                Some((count, exchange, mail, quoted, sent))
            })
            .max_by_key(|(count, exchange, ..)| (*count, exchange.on))
            .and_then(|(count, exchange, mail, quoted, sent)| {
                pass_on(view, person, &Match { count, exchange, mail, quoted, sent })
            })
    }

    /// How many rare words a sent mail shares with a need; `None` when it does not meet it, or the person had it too.
    fn meets(
        &self,
        view: View<'_>,
        tie: &Tie,
        person: PersonId,
        need: &Exchange,
        quoted: &QuotedMail,
        sent: usize,
    ) -> Option<usize> {
        let mail = view.history.mail(sent)?;
        let shared = self.shared(&quoted.terms, mail);
        let other = view.history.thread(sent) != view.history.thread(need.mail);
        let after = sent > need.mail;
        let had = |index: usize| view.history.mail(index).map_or(0, |m| self.shared(&quoted.terms, m));
        // What went to them on the matter since, in whatever mail, has met the need.
        let answered = tie.contacts.iter().any(|c| {
            c.mail == sent
                || (c.mail > need.mail && view.history.thread(c.mail) == view.history.thread(need.mail))
                || (c.mail > need.mail && had(c.mail) >= SHARED)
        });
        let theirs = view.history.people.id(&mail.to.first()?.addr) == Some(person);
        (shared >= SHARED && other && after && !answered && !theirs).then_some(shared)
    }
}

struct Match<'a> {
    count: usize,
    exchange: &'a Exchange,
    mail: &'a Mail,
    quoted: &'a QuotedMail,
    sent: usize,
}

fn pass_on(view: View<'_>, person: &Person, found: &Match<'_>) -> Option<Candidate> {
    let sent = view.history.mail(found.sent)?;
    let (words, kind) = gift(sent)?;
    if words.split(|c: char| !c.is_alphanumeric()).any(|word| word == person.short) {
        // What is said of somebody is not for them.
        return None;
    }
    let reader = sent.to.first().and_then(|a| view.history.people.get(view.history.people.id(&a.addr)?))?;
    let (asked, gave) = (found.exchange.on, sent.at.date_naive());
    let key = format!("offer|{}|{}", person.key_address()?, sent.message_id);
    let (tongue, theirs) = (view.tongue(), view.tongue_with(person.id));
    let who = ("who", Fact::from(person.short.as_str()));
    let need = [
        ("day", Fact::from(tongue.day(asked, view.now))),
        who.clone(),
        ("about", on_topic(tongue, found.mail).into()),
    ];
    let wrote = [
        ("day", Fact::from(tongue.day(gave, view.now))),
        ("reader", reader.short.as_str().into()),
        ("quote", quote(words).into()),
    ];
    let parts = [
        (true, tongue.say("offer-asked", &need)),
        (true, tongue.say("offer-wrote", &wrote)),
        (true, tongue.pick("offer-question", &key, &[who])),
    ];
    let draft = [
        ("day", Fact::from(theirs.long_day(asked, view.now))),
        ("about", about(theirs, "offer-draft-about", found.mail).into()),
    ];
    Some(Candidate {
        practice: Practice::Offer,
        person: person.id,
        confidence: Confidence::Medium,
        because: vec![
            evidence::theirs(found.mail, found.quoted, asked, Some(SignalKind::Request))?,
            evidence::own(sent, kind, Some(words)),
        ],
        mail: found.sent,
        evidence_on: gave,
        dormant: false,
        rank: 10.0 + found.count as f64 - (view.now.date_naive() - gave).num_days() as f64 / 100.0,
        heading: tongue.say("offer-heading", &[("name", person.name.as_str().into())]),
        body: paragraph(&parts),
        hint: None,
        draft_subject: matter(found.mail).unwrap_or_else(|| theirs.words("offer-draft-subject")),
        drafts: theirs.wordings("offer-draft", &key, &draft),
        key,
    })
}

/// Help the owner gave to somebody in trouble, after which nothing passed either way.
fn echo(view: View<'_>, person: &Person) -> Option<Candidate> {
    let tie = view.history.tie(person.id);
    let last = tie.contacts.last().filter(|c| c.direct)?;
    let mail = view.history.mail(last.mail)?;
    let on = mail.at.date_naive();
    let age = (view.now.date_naive() - on).num_days();
    if !(ECHO_DAYS..=AGE_DAYS).contains(&age) || mail.verdict != Verdict::Opens || mail.by_delegate {
        return None;
    }
    let (quoted, asked) = trouble(tie, last.mail, mail)?;
    let act = mail
        .acts
        .iter()
        .find(|a| gives(a))
        .or_else(|| mail.acts.iter().find(|a| a.kind == SignalKind::Request));
    let words = act.and_then(|a| a.words.as_deref()).or(mail.line.as_deref())?;
    let key = format!("offer|{}|{}|echo", person.key_address()?, mail.message_id);
    let (tongue, theirs) = (view.tongue(), view.tongue_with(person.id));
    let who = ("who", Fact::from(person.short.as_str()));
    let helped = [
        ("asked", Fact::from(tongue.day(asked, view.now))),
        who.clone(),
        ("about", on_topic(tongue, mail).into()),
        ("day", tongue.day(on, view.now).into()),
        ("quote", quote(words).into()),
    ];
    let parts = [
        (true, tongue.say("offer-echo-asked", &helped)),
        (true, tongue.words("offer-echo-silence")),
        (true, tongue.pick("offer-echo-question", &key, &[who])),
    ];
    let draft = [
        ("day", Fact::from(theirs.long_day(on, view.now))),
        ("about", about(theirs, "offer-draft-about", mail).into()),
    ];
    Some(Candidate {
        practice: Practice::Offer,
        person: person.id,
        confidence: Confidence::Medium,
        because: vec![
            evidence::theirs(mail, quoted, asked, Some(SignalKind::Request))?,
            evidence::own(mail, act.map(|a| a.kind), Some(words)),
        ],
        mail: last.mail,
        evidence_on: on,
        dormant: false,
        rank: 1.0 - age as f64 / 100.0,
        heading: tongue.say("offer-echo-heading", &[("name", person.name.as_str().into())]),
        body: paragraph(&parts),
        hint: None,
        draft_subject: matter(mail).unwrap_or_else(|| theirs.words("offer-echo-draft-subject")),
        drafts: theirs.wordings("offer-echo-draft", &key, &draft),
        key,
    })
}

/// Asked the owner, not a round, and answered to them alone.
fn is_between_two(mail: &Mail, quoted: &QuotedMail) -> bool {
    quoted.readers <= 1 && mail.addressees() == 1
}

/// The quoted mail in which they asked for help or advice, which the owner neither put off nor asked back about: a file
/// asked for and sent needs no asking after.
fn trouble<'a>(tie: &Tie, index: usize, mail: &'a Mail) -> Option<(&'a QuotedMail, NaiveDate)> {
    let exchange = tie.exchanges.iter().rev().find(|e| e.mail == index && e.dated)?;
    let quoted = mail.quotes.get(exchange.quote).filter(|quoted| is_between_two(mail, quoted))?;
    let troubled =
        quoted.acts.iter().any(|a| a.kind == SignalKind::AdviceSeek && a.confidence >= Confidence::Medium);
    let leaves = [SignalKind::Promise, SignalKind::AdviceSeek, SignalKind::Apology, SignalKind::Thanks];
    let left = mail.acts.iter().any(|a| leaves.contains(&a.kind) && a.confidence >= Confidence::Medium);
    // Help tells them what to do, or says what was done.
    let helps = mail.acts.iter().any(|a| gives(a) || a.kind == SignalKind::Request);
    let answered = !left && helps && mail.attachments == 0;
    (troubled && answered && quoted.length >= TROUBLE_WORDS).then_some((quoted, exchange.on))
}

/// A trouble takes some words to tell.
const TROUBLE_WORDS: u16 = 8;

/// A question in whatever words: the match itself has to be sure, and is called a guess.
fn asks(acts: &[Act]) -> bool {
    acts.iter().any(|a| matches!(a.kind, SignalKind::Request | SignalKind::AdviceSeek))
}

fn gives(act: &Act) -> bool {
    let kinds = [SignalKind::PassedOn, SignalKind::Delivery, SignalKind::Introduction];
    kinds.contains(&act.kind) && act.confidence >= Confidence::Medium
}

/// Whether a mail brings what the owner had promised: that was asked for.
fn keeps_promise(view: View<'_>, index: usize, mail: &Mail) -> bool {
    let readers = mail.to.iter().filter_map(|a| view.history.people.id(&a.addr));
    readers.flat_map(|id| &view.history.tie(id).promises).any(|p| p.closed.is_some_and(|(by, _)| by == index))
}

/// What the owner passed on unasked, in a mail of its own to a few: words that can be quoted, and what they do.
fn gift(mail: &Mail) -> Option<(&str, Option<SignalKind>)> {
    let few = mail.addressees() <= READERS;
    let answers = mail.quotes.iter().any(|q| q.depth == 1);
    let confided = mail.line.iter().chain(mail.acts.iter().filter_map(|a| a.words.as_ref()));
    if confided.into_iter().any(|words| signal::is_confided(words)) {
        return None;
    }
    if mail.verdict != Verdict::Opens || mail.hush || mail.by_delegate || answers || !few {
        return None;
    }
    let telling = |words: &&str| words_in(words) >= TELLING_WORDS;
    let mut said = mail.acts.iter().filter(|a| gives(a));
    let said = said.find_map(|a| Some((a.words.as_deref().filter(telling)?, Some(a.kind))));
    // What looks for the same thing passes nothing on.
    let later = mail.acts.iter().any(|a| a.kind == SignalKind::Promise);
    let seeks = (asks(&mail.acts) || later) && !mail.acts.iter().any(gives);
    let line = || mail.line.as_deref().filter(telling).filter(|_| !seeks).map(|words| (words, None));
    said.or_else(line)
}
