//! What each sentence does. Owns: sentences, rules over them, quality of thanks. Never touches: people, time.

mod acts;
mod count;
mod fold;
mod hush;
mod language;
mod sentences;
mod target;

pub use fold::fold;
pub use hush::{automatic, hushed, invites, is_courtesy, kin, parting, rejects};
pub use language::language;
pub use sentences::{Span, sentences};

use crate::lexicon::Lexicon;
use crate::message::{AddrSpec, Message};
use crate::words::{Confidence, Quality, SignalKind, ZoneName};
use crate::zones::Zones;

/// A mail with an attachment and fewer own words than this is sent for the attachment.
const ALMOST_NO_WORDS: usize = 8;

/// One speech act in one sentence of one zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// What it does.
    pub kind: SignalKind,
    /// For thanks only.
    pub quality: Option<Quality>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Who says it.
    pub speaker: Speaker,
    /// To whom.
    pub target: Target,
    /// The sentence, white space folded.
    pub text: String,
    /// Where it stands.
    pub zone: ZoneName,
    /// Which quote, when `zone` is quoted.
    pub quote: Option<usize>,
    /// Byte offset of the sentence in the zone's text.
    pub start: usize,
    /// Byte offset behind it.
    pub end: usize,
    /// The rule that found it (`en/thanks/for`).
    pub rule: String,
}

/// Who says a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// Who sent the mail.
    Sender,
    /// The author of this quote.
    Quoted(usize),
}

/// To whom a sentence is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The one person on `To`, or the one greeted by name.
    Person(AddrSpec),
    /// Everybody on `To`.
    Everybody,
    /// Who sent the mail (in a quote at depth 1).
    Sender,
}

/// The signals of the own text and of every quote. Forwarded text, signatures and disclaimers are not read.
/// `usual` is the language usual with the person, for texts too short to tell.
pub fn read(message: &Message, zones: &Zones, usual: Option<&str>) -> Vec<Signal> {
    let mut signals = own(message, zones, usual);
    for (index, quote) in zones.quoted.iter().enumerate() {
        let Some(lexicon) = lexicon_for(&quote.text, usual) else { continue };
        let target = if quote.depth <= 1 { Target::Sender } else { Target::Everybody };
        let place = Place { zone: ZoneName::Quoted, quote: Some(index), speaker: Speaker::Quoted(index) };
        signals.extend(place.signals(lexicon, &quote.text, |_| target.clone()));
    }
    signals
}

/// The language of `text` and its signals, as if it were the own text of a mail. `language` fixes the language.
pub fn read_text(text: &str, language: Option<&str>) -> (Option<&'static str>, Vec<Signal>) {
    let lexicon = match language {
        Some(language) => Lexicon::for_language(language),
        None => lexicon_for(text, None),
    };
    let signals =
        lexicon.map_or_else(Vec::new, |lexicon| Place::OWN.signals(lexicon, text, |_| Target::Everybody));
    (lexicon.map(Lexicon::language).or_else(|| self::language(text)), signals)
}

fn own(message: &Message, zones: &Zones, usual: Option<&str>) -> Vec<Signal> {
    let several = target::greets_several(&zones.own, &message.recipients);
    let usually = if several { Target::Everybody } else { target::of_mail(&message.recipients) };
    let single = matches!(usually, Target::Person(_));
    let greeted = |sentence: &str| {
        if single { None } else { target::greeted(sentence, &message.recipients).map(Target::Person) }
    };
    let first = sentences(&zones.own).into_iter().next().unwrap_or(Span { start: 0, end: 0 });
    let first_text = zones.own.get(first.start..first.end).unwrap_or("");
    let usually = greeted(first_text).unwrap_or(usually);
    let mut signals = lexicon_for(&zones.own, usual).map_or_else(Vec::new, |lexicon| {
        Place::OWN
            .signals(lexicon, &zones.own, |sentence| greeted(sentence).unwrap_or_else(|| usually.clone()))
    });
    let wordless = count::words(&zones.own) < ALMOST_NO_WORDS;
    let delivers = signals.iter().any(|signal| signal.kind == SignalKind::Delivery);
    if wordless && !delivers && !message.attachments.is_empty() && zones.forwarded.is_empty() {
        signals.push(Signal {
            kind: SignalKind::Delivery,
            quality: None,
            confidence: Confidence::Medium,
            speaker: Speaker::Sender,
            target: usually,
            text: fold::spaced(first_text),
            zone: ZoneName::Own,
            quote: None,
            start: first.start,
            end: first.end,
            rule: "attachment".to_owned(),
        });
    }
    signals
}

/// Where a text stands.
struct Place {
    zone: ZoneName,
    quote: Option<usize>,
    speaker: Speaker,
}

impl Place {
    const OWN: Self = Self { zone: ZoneName::Own, quote: None, speaker: Speaker::Sender };

    fn signals(&self, lexicon: &Lexicon, text: &str, target: impl Fn(&str) -> Target) -> Vec<Signal> {
        let signal = |act: acts::Act<'_>| {
            let sentence = text.get(act.span.start..act.span.end).unwrap_or("");
            Signal {
                kind: act.kind,
                quality: act.quality,
                confidence: act.confidence,
                speaker: self.speaker,
                target: target(sentence),
                text: fold::spaced(sentence),
                zone: self.zone,
                quote: self.quote,
                start: act.span.start,
                end: act.span.end,
                rule: act.rule.to_owned(),
            }
        };
        acts::acts(lexicon, text, self.quote.is_some()).into_iter().map(signal).collect()
    }
}

/// The rules to read `text` with: its language's, else the usual language's; English is tried on plain ASCII when
/// neither is known, because a foreign text fits none of its rules.
fn lexicon_for(text: &str, usual: Option<&str>) -> Option<&'static Lexicon> {
    match language(text).or(usual) {
        Some(language) => Lexicon::for_language(language),
        None if text.is_ascii() || mostly_ascii(text) => Lexicon::for_language("en"),
        None => None,
    }
}

fn mostly_ascii(text: &str) -> bool {
    let foreign = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    foreign * 10 <= text.chars().filter(char::is_ascii_alphabetic).count()
}
