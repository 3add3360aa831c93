//! What each sentence does. Owns: sentences, rules over them, quality of thanks. Never touches: people, time.

mod acts;
mod count;
mod fold;
mod hush;
mod language;
mod name;
mod sentences;
mod target;

pub use count::words as words_in;
pub use fold::fold;
pub use hush::{automatic, hushed, invites, is_confided, is_courtesy, is_vouched, kin, parting, rejects};
pub use language::{is_stop_word, language};
pub use sentences::{Span, sentences};

use acts::Phrases;
use language::likely_language;

use crate::lexicon::{Lexicon, Taught};
use crate::message::{AddrSpec, Message};
use crate::words::{Confidence, Quality, SignalKind, ZoneName};
use crate::zones::Zones;
use chrono::NaiveDate;

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
    /// Of a promise: the last day its words give it, counted from the day they were written.
    pub due: Option<NaiveDate>,
    /// Of a referral: who is named, as written.
    pub named: Option<String>,
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

/// What a reader knows besides the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given<'a> {
    /// For [`read`] the language usual with the person, for texts too short to tell; for [`read_text`] the language.
    pub language: Option<&'a str>,
    /// The day of writing; for [`read`] that of the header when it is not given.
    pub written: Option<NaiveDate>,
    /// The owner's own phrases.
    pub taught: Option<&'a Taught>,
}

impl<'a> Given<'a> {
    fn phrases(self, lexicon: Option<&'a Lexicon>) -> Phrases<'a> {
        Phrases { lexicon, taught: self.taught.filter(|taught| !taught.is_empty()) }
    }
}

/// The signals of the own text and of every quote. Forwarded text, signatures and disclaimers are not read.
pub fn read(message: &Message, zones: &Zones, given: Given<'_>) -> Vec<Signal> {
    let usual = given.language.or_else(|| usual(zones));
    let mut signals = own(message, zones, Given { language: usual, ..given });
    for (index, quote) in zones.quoted.iter().enumerate() {
        let phrases = given.phrases(lexicon_for(&quote.text, usual));
        let target = if quote.depth <= 1 { Target::Sender } else { Target::Everybody };
        let place = Place {
            zone: ZoneName::Quoted,
            quote: Some(index),
            speaker: Speaker::Quoted(index),
            // What others promise has no day in the ledger.
            written: None,
        };
        signals.extend(place.signals(phrases, &quote.text, |_| target.clone()));
    }
    signals
}

/// The language usual in the conversation: that of the longest quote that tells its own.
fn usual(zones: &Zones) -> Option<&'static str> {
    let known = zones.quoted.iter().filter_map(|quote| Some((quote.text.len(), language(&quote.text)?)));
    known.max_by_key(|(length, _)| *length).map(|(_, language)| language)
}

/// The language of `text` and its signals, as if it were the own text of a mail.
pub fn read_text(text: &str, given: Given<'_>) -> (Option<&'static str>, Vec<Signal>) {
    let lexicon = match given.language {
        Some(language) => Lexicon::for_language(language),
        None => lexicon_for(text, None),
    };
    let signals = Place::own(given.written).signals(given.phrases(lexicon), text, |_| Target::Everybody);
    (lexicon.map(Lexicon::language).or_else(|| likely_language(text)), signals)
}

fn own(message: &Message, zones: &Zones, given: Given<'_>) -> Vec<Signal> {
    let several = target::greets_several(&zones.own, &message.recipients);
    let usually = if several { Target::Everybody } else { target::of_mail(&message.recipients) };
    let single = matches!(usually, Target::Person(_));
    let greeted = |sentence: &str| {
        if single { None } else { target::greeted(sentence, &message.recipients).map(Target::Person) }
    };
    let first = sentences(&zones.own).into_iter().next().unwrap_or(Span { start: 0, end: 0 });
    let first_text = zones.own.get(first.start..first.end).unwrap_or("");
    let usually = greeted(first_text).unwrap_or(usually);
    let phrases = given.phrases(lexicon_for(&zones.own, given.language));
    let place = Place::own(given.written.or_else(|| message.date.map(|date| date.date_naive())));
    let mut signals =
        place.signals(phrases, &zones.own, |sentence| greeted(sentence).unwrap_or_else(|| usually.clone()));
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
            due: None,
            named: None,
        });
    }
    signals
}

/// Where a text stands.
struct Place {
    zone: ZoneName,
    quote: Option<usize>,
    speaker: Speaker,
    /// The day of writing, when it is known.
    written: Option<NaiveDate>,
}

impl Place {
    fn own(written: Option<NaiveDate>) -> Self {
        Self { zone: ZoneName::Own, quote: None, speaker: Speaker::Sender, written }
    }

    fn signals(&self, phrases: Phrases<'_>, text: &str, target: impl Fn(&str) -> Target) -> Vec<Signal> {
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
                due: act.due,
                named: act.named,
            }
        };
        let given = acts::Text { body: text, quoted: self.quote.is_some(), written: self.written };
        acts::acts(phrases, given).into_iter().map(signal).collect()
    }
}

/// The rules to read `text` with: its language's, else the usual language's; English is tried on plain ASCII when
/// neither is known, because a foreign text fits none of its rules.
fn lexicon_for(text: &str, usual: Option<&str>) -> Option<&'static Lexicon> {
    match language(text).or(usual).or_else(|| likely_language(text)) {
        Some(language) => Lexicon::for_language(language),
        None if text.is_ascii() || mostly_ascii(text) => Lexicon::for_language("en"),
        None => None,
    }
}

fn mostly_ascii(text: &str) -> bool {
    let foreign = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    foreign * 10 <= text.chars().filter(char::is_ascii_alphabetic).count()
}
