//! Say thank you for a dated deed: an ask answered, something delivered, an introduction made.

use super::phrasing::{about, matter, on_topic, paragraph, quote, topic};
use super::{View, evidence};
use crate::tie::{Help, HelpKind, Tie, gratitude_debt};
use crate::tongue::{Fact, Tongue, Wording};
use crate::words::{Candidate, Mail, Person, Practice, Quality, Role, SignalKind};
use chrono::NaiveDate;

/// A deed older than this is no longer news, in days.
pub const AGE_DAYS: i64 = 30;

/// So many helps within [`PATTERN_DAYS`] are a habit worth naming.
const PATTERN: usize = 3;
const PATTERN_DAYS: i64 = 365;

/// One candidate for each recent deed of each person, thanked or not: the gate knows who was thanked since.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    let mut all = Vec::new();
    for person in view.history.people.iter() {
        let tie = view.history.tie(person.id);
        let recent = tie.helps_in.iter().filter(|h| {
            let age = (view.now.date_naive() - h.when.day()).num_days();
            h.dated && h.opens && h.kind != HelpKind::Thanked && (0..=AGE_DAYS).contains(&age)
        });
        all.extend(recent.filter_map(|help| candidate(view, person, tie, help)));
    }
    all
}

fn candidate(view: View<'_>, person: &Person, tie: &Tie, help: &Help) -> Option<Candidate> {
    let mail = view.history.mail(help.mail)?;
    let day_of = help.when.day();
    if help.kind == HelpKind::Answer && person.roles.contains(&Role::Boss) {
        // A boss who answers does what a boss does; what a boss gives or opens still counts.
        return None;
    }
    if topic(mail).is_none() && help.ask.is_none() {
        // "Ana came through" says nothing without what it was about.
        return None;
    }
    let age = (view.now.date_naive() - day_of).num_days() as f64;
    let key = format!("appreciate|{}|{}|{:?}", person.key_address()?, mail.message_id, help.kind);
    let ask =
        help.ask.and_then(|(index, act)| Some((view.history.mail(index)?, view.history.act(index, act)?)));
    let mut because = Vec::new();
    if let Some((asked, act)) = ask {
        because.push(evidence::own(asked, Some(act.kind), act.words.as_deref()));
    }
    because.push(evidence::quoted(view, tie, help)?);
    let asked = ask.map(|(asked, act)| (asked.at.date_naive(), act.words.as_deref()));
    let habit = Habit::of(tie, help);
    let introduced = help.kind == HelpKind::Introduction;
    let question = if introduced { "appreciate-question-introduced" } else { "appreciate-question" };
    let tongue = view.tongue();
    let parts = [
        (true, deed_sentence(person, help, mail, asked, view)),
        (false, answered(tongue, mail)),
        (false, habit.as_ref().map_or_else(String::new, |habit| habit.sentence(tongue, person))),
        (false, last_thanked(tie, view)),
        (true, tongue.pick(question, &key, &[])),
    ];
    Some(Candidate {
        practice: Practice::Appreciate,
        person: person.id,
        confidence: help.confidence,
        because,
        mail: help.mail,
        evidence_on: day_of,
        dormant: false,
        // What is owed, the sure before the likely, the fresh before the stale.
        rank: (gratitude_debt(tie, view.now) + help.weight) * (-age / 30.0).exp2(),
        heading: tongue.say("appreciate-heading", &[("name", person.name.as_str().into())]),
        body: paragraph(&parts),
        hint: None,
        draft_subject: matter(mail)
            .unwrap_or_else(|| view.tongue_with(person.id).words("appreciate-draft-subject")),
        drafts: drafts(help, mail, view, view.tongue_with(person.id), habit.as_ref(), &key),
        key,
    })
}

fn deed_sentence(
    person: &Person,
    help: &Help,
    mail: &Mail,
    asked: Option<(NaiveDate, Option<&str>)>,
    view: View<'_>,
) -> String {
    let tongue = view.tongue();
    let mut facts = vec![
        ("who", Fact::from(person.short.as_str())),
        ("day", tongue.day(help.when.day(), view.now).into()),
        ("about", on_topic(tongue, mail).into()),
    ];
    if help.kind == HelpKind::Introduction {
        let thread = topic(mail).map_or_else(String::new, |t| format!(" (\"{t}\")"));
        facts.push(("thread", thread.into()));
        return tongue.say("appreciate-introduced", &facts);
    }
    let sent = help.kind == HelpKind::Delivery;
    let Some((date, words)) = asked else {
        return tongue.say(if sent { "appreciate-sent" } else { "appreciate-answered" }, &facts);
    };
    facts.push(("after", tongue.after_asking(date, help.when.day()).into()));
    let id = match (sent, words) {
        (true, None) => "appreciate-sent-asked",
        (false, None) => "appreciate-answered-asked",
        (true, Some(_)) => "appreciate-sent-asked-quote",
        (false, Some(_)) => "appreciate-answered-asked-quote",
    };
    facts.extend(words.map(|words| ("quote", quote(words).into())));
    tongue.say(id, &facts)
}

/// What the owner said in return, when it was little.
fn answered(tongue: Tongue, mail: &Mail) -> String {
    let bare = mail.acts.iter().find(|a| a.kind == SignalKind::Thanks && a.quality == Some(Quality(1)));
    let words = bare.and_then(|a| a.words.as_deref()).filter(|w| w.chars().count() <= 60);
    words.map_or_else(String::new, |words| {
        let said = quote(words.trim_end_matches([',', ' ']));
        let ends = said.trim_end_matches('"').ends_with(['.', '!', '?', '…']);
        let said = format!("{said}{}", if ends { "" } else { "." });
        tongue.say("appreciate-you-answered", &[("quote", said.into())])
    })
}

fn last_thanked(tie: &Tie, view: View<'_>) -> String {
    let tongue = view.tongue();
    tie.last_thanked().map_or_else(String::new, |date| {
        tongue.say("last-thanked", &[("day", tongue.day(date, view.now).into())])
    })
}

/// Somebody who helps again and again: the thanks that names the habit, not only the deed.
struct Habit {
    times: usize,
    since: NaiveDate,
}

impl Habit {
    /// The helps of the year before `help`, itself among them.
    fn of(tie: &Tie, help: &Help) -> Option<Self> {
        let until = help.when.day();
        let counted = |h: &&Help| {
            let days = (until - h.when.day()).num_days();
            h.dated && h.kind != HelpKind::Thanked && (0..=PATTERN_DAYS).contains(&days)
        };
        let days: Vec<NaiveDate> = tie.helps_in.iter().filter(counted).map(|h| h.when.day()).collect();
        let since = days.iter().min().copied()?;
        (days.len() >= PATTERN && since < until).then_some(Self { times: days.len(), since })
    }

    fn sentence(&self, tongue: Tongue, person: &Person) -> String {
        let who = ("who", Fact::from(person.short.as_str()));
        tongue.say("appreciate-habit", &[&[who], self.facts(tongue).as_slice()].concat())
    }

    fn draft(&self, tongue: Tongue) -> String {
        format!(" {}", tongue.say("appreciate-draft-habit", &self.facts(tongue)))
    }

    fn facts(&self, tongue: Tongue) -> [(&'static str, Fact<'static>); 2] {
        [("number", tongue.number(self.times).into()), ("month", tongue.month_year(self.since).into())]
    }
}

fn drafts(
    help: &Help,
    mail: &Mail,
    view: View<'_>,
    tongue: Tongue,
    habit: Option<&Habit>,
    key: &str,
) -> Vec<Wording> {
    let id = match help.kind {
        HelpKind::Introduction => "appreciate-draft-introduced",
        HelpKind::Delivery => "appreciate-draft-sent",
        _ => "appreciate-draft-answered",
    };
    let facts = [
        ("day", tongue.long_day(help.when.day(), view.now).into()),
        ("about", about(tongue, "appreciate-draft-about", mail).into()),
    ];
    let habit = habit.map_or_else(String::new, |habit| habit.draft(tongue));
    let mut all = tongue.wordings(id, key, &facts);
    for one in &mut all {
        one.text.push_str(&habit);
    }
    all
}
