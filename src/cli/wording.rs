//! What passed between the owner and a person, in words. Owns: one sentence for each event, with the owner's own words
//! where they were kept. Never touches: figures, layout, anybody else's words.

use crate::plain::plain_quote;
use crate::practice::phrasing::{on_topic, quote};
use crate::tie::statement::Event;
use crate::tie::{Help, HelpKind, History, Thanks, ThanksIn, Tie};
use crate::tongue::Tongue;
use crate::words::{Confidence, Mail, Person, SignalKind, When};
use std::fmt;

/// A person with what passed.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    pub(super) history: &'a History,
    pub(super) person: &'a Person,
    pub(super) tie: &'a Tie,
}

/// One event in words.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Its name in JSON.
    pub(super) kind: &'static str,
    /// The mail in Sent that shows it.
    pub(super) message_id: Option<String>,
    /// When.
    pub(super) date: When,
    /// What happened: "Ravi did what you asked".
    deed: String,
    /// The owner's own words.
    pub(super) quote: Option<String>,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.quote {
            Some(words) => write!(f, "{}: {}", self.deed, quote(words)),
            None => write!(f, "{}.", self.deed),
        }
    }
}

impl<'a> Teller<'a> {
    pub(super) fn of(history: &'a History, person: &'a Person) -> Self {
        Self { history, person, tie: history.tie(person.id) }
    }

    /// An event of the statement.
    pub(super) fn event(self, event: Event) -> Option<Told> {
        match event {
            Event::HelpIn(at) => self.tie.helps_in.get(at).map(|help| self.help_in(help)),
            Event::HelpOut(at) => self.tie.helps_out.get(at).map(|help| self.help_out(help)),
            Event::Thanks(at) => self.tie.thanks.get(at).map(|thanks| self.thanks(thanks)),
            Event::ThanksIn(at) => self.tie.thanked_me.get(at).map(|thanks| self.thanks_in(thanks)),
        }
    }

    /// Help they gave; the quote is the owner's request.
    pub(super) fn help_in(self, help: &Help) -> Told {
        let short = &self.person.short;
        let on = self.on(help.mail);
        let asked = help.ask.is_some();
        let mut deed = match help.kind {
            HelpKind::Delivery if asked => format!("{short} did what you asked"),
            HelpKind::Introduction => format!("{short} introduced you to somebody{on}"),
            HelpKind::Answer => format!("{short} answered your question"),
            HelpKind::Thanked => format!("{short} helped, as your thanks of that day say"),
            HelpKind::Delivery | HelpKind::PassedOn => format!("{short} came through{on}"),
        };
        let words = help.ask.and_then(|(mail, act)| self.history.act(mail, act)?.words.as_deref());
        if words.is_none() && asked && help.kind != HelpKind::Introduction {
            deed.push_str(&on);
        }
        if !help.dated {
            deed.push_str(" (the day of your answer)");
        }
        self.told(help_name(help.kind), help.mail, help.when, deed, words)
    }

    /// Help the owner gave.
    pub(super) fn help_out(self, help: &Help) -> Told {
        let short = &self.person.short;
        let on = self.on(help.mail);
        let words = match help.kind {
            HelpKind::Delivery => self.said(help.mail, SignalKind::Delivery),
            HelpKind::Introduction => self.said(help.mail, SignalKind::Introduction),
            HelpKind::PassedOn => self.said(help.mail, SignalKind::PassedOn),
            // Which of their sentences is the answer, nobody can tell.
            HelpKind::Answer | HelpKind::Thanked => None,
        };
        let about = if words.is_some() { "" } else { &on };
        let deed = match help.kind {
            HelpKind::Delivery if words.is_some() => format!("You came through for {short}"),
            HelpKind::Delivery => format!("You sent {short} something{about}"),
            HelpKind::Introduction => format!("You made an introduction for {short}{about}"),
            HelpKind::PassedOn => format!("You passed something on to {short}{about}"),
            HelpKind::Answer | HelpKind::Thanked => format!("You answered what {short} asked{about}"),
        };
        self.told(help_name(help.kind), help.mail, help.when, deed, words)
    }

    /// Thanks the owner gave.
    pub(super) fn thanks(self, thanks: &Thanks) -> Told {
        let short = &self.person.short;
        let act = self.history.act(thanks.mail, thanks.act);
        let praise = act.is_some_and(|act| act.kind == SignalKind::Praise);
        let words = act.and_then(|act| act.words.as_deref());
        let about = if words.is_some() { String::new() } else { self.on(thanks.mail) };
        let verb = if praise { "praised" } else { "thanked" };
        let kind = if praise { "praise" } else { "thanks" };
        let deed = format!("You {verb} {short}{about}");
        self.told(kind, thanks.mail, When::Sent(thanks.at), deed, words)
    }

    /// Thanks they gave; their words are not known.
    pub(super) fn thanks_in(self, thanks: &ThanksIn) -> Told {
        let mut deed = format!("{} {}{}", self.person.short, in_words(thanks), self.on(thanks.mail));
        if !thanks.dated {
            deed.push_str(" (the day of your answer)");
        }
        let time = self.mail(thanks.mail).and_then(|mail| mail.quotes.get(thanks.quote)?.time);
        let when = When::Quoted(thanks.on, time.filter(|_| thanks.dated));
        self.told(if thanks.quality >= 1 { "thanks" } else { "praise" }, thanks.mail, when, deed, None)
    }

    /// What of the owner's their thanks answer, when it can be told.
    pub(super) fn thanked_for(self, thanks: &ThanksIn) -> Option<Told> {
        self.tie.helps_out.get(thanks.after?).map(|help| self.help_out(help))
    }

    fn told(
        self,
        kind: &'static str,
        mail: usize,
        date: When,
        mut deed: String,
        words: Option<&str>,
    ) -> Told {
        let mail = self.mail(mail);
        if mail.is_some_and(|mail| mail.by_delegate) && deed.starts_with("You ") {
            deed.push_str(" (sent for you)");
        }
        let message_id = mail.map(|mail| mail.message_id.0.clone());
        Told { kind, message_id, date, deed, quote: words.map(plain_quote) }
    }

    fn mail(self, index: usize) -> Option<&'a Mail> {
        self.history.mail(index)
    }

    fn on(self, mail: usize) -> String {
        self.mail(mail).map(|mail| on_topic(Tongue::En, mail)).unwrap_or_default()
    }

    /// The owner's words of the first act of a kind that is meant for the person, or for everybody.
    fn said(self, mail: usize, kind: SignalKind) -> Option<&'a str> {
        let meant = |target: &crate::message::AddrSpec| self.person.addresses.contains(target);
        let acts = &self.mail(mail)?.acts;
        acts.iter()
            .find(|act| {
                act.kind == kind
                    && act.confidence >= Confidence::Medium
                    && act.target.as_ref().is_none_or(meant)
            })?
            .words
            .as_deref()
    }
}

/// How a mail of theirs thanked.
pub(super) fn in_words(thanks: &ThanksIn) -> &'static str {
    match (thanks.quality, thanks.praise) {
        (0, _) => "praised what you did",
        (1, true) => "thanked and praised you",
        (1, false) => "thanked you in a word",
        (2, _) => "thanked you for something named",
        _ => "thanked you in detail",
    }
}

fn help_name(kind: HelpKind) -> &'static str {
    match kind {
        HelpKind::Delivery => "delivery",
        HelpKind::Introduction => "introduction",
        HelpKind::Answer => "answer",
        HelpKind::Thanked => "thanked",
        HelpKind::PassedOn => "passed-on",
    }
}
