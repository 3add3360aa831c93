//! The words the rooms hand to each other. Owns: plain values, no behaviour beyond naming and ordering. Never
//! touches: I/O, rules.
//!
//! One mail becomes a [`Mail`]; many mails become ties ([`crate::tie`]); a practice makes a [`Candidate`] of a tie;
//! the gate lets it through as a [`Suggestion`]; suggestions make a [`crate::digest::Digest`].

use crate::message::{AddrSpec, Address, MessageId};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

mod reminder;
mod rest;
mod rules;
mod said;
mod standing;
mod suggestion;
mod yearly;

pub use reminder::{About, Due, FollowUp, REMINDER_KINDS, Regular, Reminder, Reminders};
pub use rest::{Rest, Rests};
pub use rules::{Joined, Pattern, PersonRule, RuleSource, Rules, Switch};
pub use said::{BOSS, NO, Said, Topic, YES};
pub use standing::{Remark, Standing};
pub use suggestion::{Because, Candidate, Draft, Hint, PersonCard, Suggestion};
pub use yearly::{Yearly, YearlyKind};

/// The owner's own words are kept to this many characters; a sentence that needs more is cut.
pub const KEPT_CHARS: usize = 160;

/// What a sentence does (a speech act).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignalKind {
    /// Gratitude for something, with a [`Quality`].
    Thanks,
    /// The reader, or a person who gets the mail, did well.
    Praise,
    /// Asks the reader to do, send, decide or answer.
    Request,
    /// Help not yet asked for or given.
    Offer,
    /// Gives what was asked for or needed.
    Delivery,
    /// Shares what fits the reader.
    PassedOn,
    /// Commits to do.
    Promise,
    /// Asks for judgement (also a request).
    AdviceSeek,
    /// Connects people.
    Introduction,
    /// For an own act.
    Apology,
    /// Sharp or reproachful towards the reader.
    Friction,
    /// Takes back what was asked, offered or promised.
    Withdrawal,
    /// Sends the reader to somebody who knows ("ask Dana").
    Referral,
}

impl SignalKind {
    /// As in JSON: `passed-on`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Thanks => "thanks",
            Self::Praise => "praise",
            Self::Request => "request",
            Self::Offer => "offer",
            Self::Delivery => "delivery",
            Self::PassedOn => "passed-on",
            Self::Promise => "promise",
            Self::AdviceSeek => "advice-seek",
            Self::Introduction => "introduction",
            Self::Apology => "apology",
            Self::Friction => "friction",
            Self::Withdrawal => "withdrawal",
            Self::Referral => "referral",
        }
    }
}

/// How much a thank-you says: 0 sign-off or anticipation, 1 bare, 2 for something named, 3 with a date, number,
/// artefact or effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quality(pub u8);

impl Confidence {
    /// As in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// How sure a rule is. Low never starts an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Shown by `inspect`, used by nothing that starts an item.
    Low,
    /// Enough together with other evidence.
    Medium,
    /// Enough alone.
    High,
}

/// Whether a mail is evidence, and for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Opens and closes items.
    Opens,
    /// Counts as contact and closes items, never starts one.
    Closes,
    /// Not evidence.
    Nothing,
}

/// Why a mail does not open items, in the words that `scan`, `preview` and `inspect` print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IntakeReason {
    /// To a mailing list, and not to exactly one person besides.
    List,
    /// More recipients than a mail to people has.
    ManyRecipients,
    /// Sent by a delegate for the owner.
    Delegate,
    /// An invitation or its answer.
    Calendar,
    /// One of our own digests.
    OwnDigest,
    /// The owner's mailbox replied by itself while they were away (RFC 3834).
    Away,
    /// Made by a machine otherwise (RFC 3834).
    AutoSubmitted,
    /// A delivery or disposition report.
    Report,
    /// The same text to many people in a day.
    MailMerge,
    /// Never sent.
    Draft,
    /// Nobody it went to is a person.
    NoPerson,
    /// Not from the owner or a delegate.
    NotFromOwner,
    /// Neither a usable date nor an arrival time.
    NoDate,
}

impl IntakeReason {
    /// What a mail with this reason still counts for.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::List | Self::ManyRecipients | Self::Delegate | Self::Calendar => Verdict::Closes,
            Self::OwnDigest
            | Self::Away
            | Self::AutoSubmitted
            | Self::Report
            | Self::MailMerge
            | Self::Draft
            | Self::NoPerson
            | Self::NotFromOwner
            | Self::NoDate => Verdict::Nothing,
        }
    }

    /// The name that counts and JSON use.
    pub fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::ManyRecipients => "many-recipients",
            Self::Delegate => "delegate",
            Self::Calendar => "calendar",
            Self::OwnDigest => "own-digest",
            Self::Away => "away",
            Self::AutoSubmitted => "auto-submitted",
            Self::Report => "report",
            Self::MailMerge => "mail-merge",
            Self::Draft => "draft",
            Self::NoPerson => "no-person",
            Self::NotFromOwner => "not-from-owner",
            Self::NoDate => "no-date",
        }
    }
}

/// One speech act of the owner, as the ledger keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// What it does.
    pub kind: SignalKind,
    /// For thanks.
    pub quality: Option<Quality>,
    /// How sure.
    pub confidence: Confidence,
    /// To whom, when one person is meant; else everybody on `To`.
    pub target: Option<AddrSpec>,
    /// The owner's own words, at most [`KEPT_CHARS`] characters; `None` when hushed or not to be kept.
    pub words: Option<String>,
    /// The phrase rule that found it (`en/thanks/for`); all acts of a rule share its name.
    pub rule: Arc<str>,
    /// Of a promise: the last day its words give it ("by Friday").
    pub due: Option<NaiveDate>,
    /// Of a referral: the name in its words; `None` when hushed or not to be kept.
    pub named: Option<String>,
}

/// One mail of somebody else, seen through the owner's quote of it. Their words are not kept, only what they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedMail {
    /// The author, found among the recipients of the mail that quotes; `None` when it can't be told who.
    pub who: Option<AddrSpec>,
    /// The day it was written, in the owner's clock.
    pub on: Option<NaiveDate>,
    /// The time of day, when the attribution gave one.
    pub time: Option<NaiveTime>,
    /// 1 = the mail answered.
    pub depth: u8,
    /// The same for every later quote of the same mail: it counts once.
    pub key: String,
    /// To how many people it went, 0 when nothing says.
    pub readers: u16,
    /// How many words it has, at most 65,535; an answer of three is no help.
    pub length: u16,
    /// What it did: kinds, qualities, confidences and rules, never words.
    pub acts: Vec<Act>,
    /// Keyed hashes of its telling words; empty once it is older than needs last.
    pub terms: Vec<i64>,
}

/// One sent mail as the ledger remembers it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts about one mail, each a column of the ledger"
)]
pub struct Mail {
    /// Its `Message-ID`.
    pub message_id: MessageId,
    /// The same for copies of one mail in several mailboxes: keyed hash of date, recipients and own text.
    pub content_key: String,
    /// Keyed hash of the own text, for mail merges; empty when the text is too short to tell.
    pub text_key: String,
    /// When it was sent, in the clock of its `Date` header.
    pub at: DateTime<FixedOffset>,
    /// Who sent it.
    pub from: Address,
    /// Whether it is evidence.
    pub verdict: Verdict,
    /// Why it opens nothing.
    pub reason: Option<IntakeReason>,
    /// Sent or signed by a delegate: contact and thanks, never the owner's words.
    pub by_delegate: bool,
    /// `To`.
    pub to: Vec<Address>,
    /// `Cc`.
    pub cc: Vec<Address>,
    /// `Bcc`: told, never named beside the others.
    pub bcc: Vec<Address>,
    /// Keyed hash of the normal subject, which joins threads without ids; empty for an empty one.
    pub subject_key: String,
    /// Decoded subject; empty for a hushed mail.
    pub subject: String,
    /// `In-Reply-To`, then `References` from the nearest to the farthest.
    pub parents: Vec<MessageId>,
    /// Has a reply prefix, an `In-Reply-To` or a quote.
    pub reply: bool,
    /// Forwards somebody's mail.
    pub forward: bool,
    /// How many attachments.
    pub attachments: u32,
    /// Touches illness, death, dismissal, law, pay and the like: no quote, no item.
    pub hush: bool,
    /// Speaks the language of a family.
    pub kin: bool,
    /// Speaks of an unpaid invoice, a farewell, or a wish for no more mail: no reason to reconnect.
    pub parting: bool,
    /// The language of the own text (`en`), when known.
    pub language: Option<String>,
    /// The last own sentence that says something, for "Your last line to Jean".
    pub line: Option<String>,
    /// What the owner did in it, in the order of the text.
    pub acts: Vec<Act>,
    /// What others did, seen through quotes.
    pub quotes: Vec<QuotedMail>,
    /// Keyed hashes of the telling words of its subject and own text; empty once it is older than needs last.
    pub terms: Vec<i64>,
    /// When the owner wants to hear of it again. The ledger keeps them as reminders, and gives none back with the mail.
    pub follow_ups: Vec<FollowUp>,
}

impl Mail {
    /// How many addresses it went to, lists and desks among them.
    pub fn addressees(&self) -> usize {
        self.to.len() + self.cc.len() + self.bcc.len()
    }

    /// Whether any of the owner's words are kept with it.
    pub fn has_words(&self) -> bool {
        self.line.is_some()
            || !self.terms.is_empty()
            || self.quotes.iter().any(|quote| !quote.terms.is_empty())
            || self.acts.iter().any(|act| act.words.is_some() || act.named.is_some())
    }

    /// Drops the owner's words and the subject, keeps the deeds.
    pub fn forget_words(&mut self) {
        self.line = None;
        self.terms.clear();
        self.quotes.iter_mut().for_each(|quote| quote.terms.clear());
        self.subject = String::new();
        for act in &mut self.acts {
            act.words = None;
            act.named = None;
        }
    }
}

/// A person's part in the owner's life, from the config only; never guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The owner reports to them.
    Boss,
    /// Gives the owner advice.
    Mentor,
    /// Competes with the owner.
    Rival,
    /// Reports to the owner; never gets friction or debt.
    Report,
}

/// A person's key within one history: the place of their first address in alphabetical order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// One person: a reversible mapping over addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The key.
    pub id: PersonId,
    /// How to name them: the commonest display name, else made from the address.
    pub name: String,
    /// What to call them in running text: the given name when it can be told, else the whole name.
    pub short: String,
    /// Their addresses, the most recently used first.
    pub addresses: Vec<AddrSpec>,
    /// From the config.
    pub roles: BTreeSet<Role>,
    /// From the config or a vCard.
    pub department: Option<String>,
    /// From vCards: at most one of each kind.
    pub dates: Vec<Yearly>,
    /// The config itself names them.
    pub listed: bool,
    /// For a boss: days between two check-ins, from the config.
    pub every_days: Option<u32>,
    /// The config keeps praise of them out of the public.
    pub public_never: bool,
}

impl Person {
    /// The address that stands for them in keys: it stays the same when they begin to use another.
    pub fn key_address(&self) -> Option<&AddrSpec> {
        self.addresses.iter().min()
    }
}

/// A practice of the two articles that the digest can suggest, in the order of the digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Practice {
    /// Say a specific thank-you.
    Appreciate,
    /// Keep your own open promises.
    Respond,
    /// Give back to those who help often.
    Repay,
    /// Help before you are asked.
    Offer,
    /// Say before others what you told one person alone.
    Praise,
    /// Write before you need it.
    Reconnect,
    /// Make peace with a rival by helping first.
    Peace,
    /// Meet somebody of another department.
    Departments,
    /// Find the person everyone asks.
    Influencer,
    /// Tell those who advised you what came of it.
    Mentor,
    /// Reset with your boss.
    Checkin,
}

impl Practice {
    /// In the order of the digest.
    pub const ALL: [Self; 11] = [
        Self::Appreciate,
        Self::Respond,
        Self::Repay,
        Self::Offer,
        Self::Praise,
        Self::Reconnect,
        Self::Peace,
        Self::Departments,
        Self::Influencer,
        Self::Mentor,
        Self::Checkin,
    ];

    /// The name used in config, JSON and answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Appreciate => "appreciate",
            Self::Respond => "respond",
            Self::Repay => "repay",
            Self::Offer => "offer",
            Self::Praise => "praise",
            Self::Reconnect => "reconnect",
            Self::Peace => "peace",
            Self::Departments => "departments",
            Self::Influencer => "influencer",
            Self::Mentor => "mentor",
            Self::Checkin => "checkin",
        }
    }

    /// Practices that look beyond the people one works with anyway: they begin late and come seldom.
    pub fn is_wider(self) -> bool {
        matches!(self, Self::Departments | Self::Influencer | Self::Mentor)
    }
}

/// When a piece of evidence happened: an own mail has an instant, a quoted one only what its attribution says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The `Date` of a mail the owner sent.
    Sent(DateTime<FixedOffset>),
    /// The attribution line's date and time.
    Quoted(NaiveDate, Option<NaiveTime>),
}

impl When {
    /// The day in the owner's clock.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Sent(at) => at.date_naive(),
            Self::Quoted(day, _) => day,
        }
    }
}

impl Serialize for When {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = match self {
            Self::Sent(at) => at.to_rfc3339(),
            Self::Quoted(day, Some(time)) => day.and_time(*time).format("%Y-%m-%dT%H:%M:%S").to_string(),
            Self::Quoted(day, None) => day.to_string(),
        };
        serializer.serialize_str(&text)
    }
}

/// Where in a mail something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ZoneName {
    /// Typed by the owner.
    Own,
    /// Quoted from another mail.
    Quoted,
    /// The signature.
    Signature,
    /// A forwarded mail.
    Forwarded,
}
