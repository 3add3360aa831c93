//! From what a practice proposes to what a digest shows. Owns: plain values. Never touches: rules, layout.

use super::{Confidence, PersonId, Practice, SignalKind, When, ZoneName};
use crate::message::{AddrSpec, MessageId};
use crate::tongue::Wording;
use chrono::NaiveDate;
use serde::Serialize;

/// One counted piece of evidence for an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Because {
    /// The mail in Sent that shows it.
    pub message_id: MessageId,
    /// When it happened.
    pub date: When,
    /// What happened; `contact` when it is no more than a mail.
    #[serde(serialize_with = "or_contact")]
    pub kind: Option<SignalKind>,
    /// `own`, or `quoted` when seen through a quote.
    pub zone: ZoneName,
    /// Who did it.
    pub speaker: AddrSpec,
    /// The owner's own words, at most 120 characters; never anybody else's.
    pub quote: Option<String>,
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn or_contact<S: serde::Serializer>(kind: &Option<SignalKind>, serializer: S) -> Result<S::Ok, S::Error> {
    match kind {
        Some(kind) => kind.serialize(serializer),
        None => serializer.serialize_str("contact"),
    }
}

/// A start of a mail that only the owner can finish: short, complete and true as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// One recipient.
    pub to: Vec<AddrSpec>,
    /// Without any mark of ours.
    pub subject: String,
    /// Plain text, `\n` line ends.
    pub body: String,
    /// RFC 6068, with subject and body, at most [`crate::draft::MAILTO_BYTES`] bytes.
    pub mailto: String,
}

/// What a practice proposes, before the gate.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Which practice.
    pub practice: Practice,
    /// About whom.
    pub person: PersonId,
    /// How sure the evidence is.
    pub confidence: Confidence,
    /// The evidence, oldest first.
    pub because: Vec<Because>,
    /// The mail that shows the evidence, as an index into the history.
    pub mail: usize,
    /// The day of the evidence that decides its age.
    pub evidence_on: NaiveDate,
    /// For a hello: silent for a year or more.
    pub dormant: bool,
    /// Orders candidates of one practice, largest first. Never shown in a digest.
    pub rank: f64,
    /// Names the evidence: the same candidate has the same key tomorrow.
    pub key: String,
    /// The item's first line, without its number: "Thank Ravi Menon".
    pub heading: String,
    /// The item's paragraph, at most 60 words.
    pub body: String,
    /// How to say that it is settled, besides doing it.
    pub hint: Option<Hint>,
    /// The subject of the draft.
    pub draft_subject: String,
    /// The text of the draft in several wordings, the first by choice; a greeting and a name are added by
    /// [`crate::draft`].
    pub drafts: Vec<Wording>,
}

/// What an item's last line invites to reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// `2 done`: it went another way.
    Done,
    /// `2 done`: it was done, however that goes.
    Ready,
    /// `3 met`: they talked elsewhere.
    Met,
    /// `Samir public no`: rather not before others.
    Private,
}

/// A candidate that passed the gate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Suggestion {
    /// Stable across runs over the same evidence.
    pub id: String,
    /// Which practice.
    pub practice: Practice,
    /// About whom.
    pub person: PersonCard,
    /// How sure.
    pub confidence: Confidence,
    /// The evidence, oldest first.
    pub because: Vec<Because>,
    /// The day of the last thanks of quality 2 or more in e-mail.
    pub last_thanked: Option<NaiveDate>,
    /// Heading and paragraph as the digest prints them.
    pub text: String,
    /// The heading alone.
    #[serde(skip)]
    pub heading: String,
    /// The paragraph alone.
    #[serde(skip)]
    pub body: String,
    /// How to say that it is settled.
    #[serde(skip)]
    pub hint: Option<Hint>,
    /// What to call the person in a subject line.
    #[serde(skip)]
    pub short: String,
    /// The owner asked to be reminded.
    pub reminder: bool,
    /// The start of a mail; `None` when the person has no address a mail program would take.
    pub draft: Option<Draft>,
    /// The figure that ordered it; only with `--all`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank_figure: Option<f64>,
}

/// A person as JSON shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonCard {
    /// The name.
    pub name: String,
    /// The addresses, the most recently used first.
    pub addresses: Vec<AddrSpec>,
}
