//! What the sentences of one text do, and how much its thanks say. Owns: what only the whole text can tell
//! (sign-offs, anticipation). Never touches: zones, speakers, targets.

use super::count;
use super::fold::fold;
use super::name;
use super::sentences::{Span, sentences};
use crate::lexicon::{Lexicon, Rule, Taught};
use crate::words::{Confidence, Quality, SignalKind};
use chrono::NaiveDate;

/// A bare thanks followed by at most so many words ends the mail: a name, a title, an extension.
const SIGN_OFF_WORDS: usize = 8;
/// A sentence of fewer words, when it is a greeting or a closing, is no content.
const GREETING_WORDS: usize = 5;

/// One act: the sentence and what it does.
pub(super) struct Act<'a> {
    pub(super) span: Span,
    pub(super) kind: SignalKind,
    pub(super) quality: Option<Quality>,
    pub(super) confidence: Confidence,
    pub(super) rule: &'a str,
    pub(super) due: Option<NaiveDate>,
    pub(super) named: Option<String>,
}

/// What a text is read with.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'a> {
    /// Of the text's language, when there are any.
    pub(super) lexicon: Option<&'a Lexicon>,
    /// The owner's own, when there are any.
    pub(super) taught: Option<&'a Taught>,
}

impl<'a> Phrases<'a> {
    /// The owner's own phrases go first; of each kind one rule decides.
    fn rules_for(self, folded: &str, quoted: bool) -> Vec<&'a Rule> {
        let known = || self.lexicon.map_or_else(Vec::new, |lexicon| lexicon.rules_for(folded, quoted));
        let Some(taught) = self.taught else { return known() };
        if taught.says_nothing(folded) {
            return Vec::new();
        }
        let known = known();
        let mut rules = taught.rules_for(folded);
        // A formula beside thanks for something, or before the deed, changes nothing.
        rules.retain(|own| known.iter().all(|rule| rule.kind != own.kind || !outweighs(rule, own)));
        for rule in known {
            if rules.iter().all(|own| own.kind != rule.kind) {
                rules.push(rule);
            }
        }
        rules
    }
}

/// Whether thanks as a language's file knows them say it all: they are none yet, or more than a formula.
fn outweighs(known: &Rule, own: &Rule) -> bool {
    known.quality == Some(Quality(0)) || (known.quality > Some(Quality(1)) && own.quality < Some(Quality(2)))
}

/// A text with what is known of it.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) body: &'a str,
    /// It is somebody else's.
    pub(super) quoted: bool,
    /// The day of writing.
    pub(super) written: Option<NaiveDate>,
}

struct Read<'a> {
    span: Span,
    folded: String,
    words: usize,
    content: bool,
    reported: bool,
    rules: Vec<&'a Rule>,
}

/// The acts of `text`, in its order.
pub(super) fn acts<'a>(phrases: Phrases<'a>, text: Text<'_>) -> Vec<Act<'a>> {
    let read: Vec<Read<'_>> =
        sentences(text.body).into_iter().filter_map(|span| read(phrases, span, text)).collect();
    let asks = read.iter().flat_map(|one| &one.rules).any(|rule| {
        rule.confidence > Confidence::Low
            && (rule.kind == SignalKind::Request || rule.also == Some(SignalKind::Request))
    });
    let mut words_behind: usize = read.iter().map(|one| one.words).sum();
    let mut content_before = false;
    let mut acts = Vec::new();
    for one in &read {
        words_behind -= one.words;
        let place = Place { asks, signs_off: content_before && words_behind <= SIGN_OFF_WORDS };
        // Somebody else's words inside the own text.
        if one.reported {
            continue;
        }
        for rule in &one.rules {
            acts.extend(act(phrases, text, one, rule, place));
            if let Some(kind) = rule.also.filter(|kind| one.rules.iter().all(|other| other.kind != *kind)) {
                acts.push(Act { kind, quality: None, ..Act::of(one.span, rule) });
            }
        }
        content_before |= one.content;
    }
    acts
}

impl<'a> Act<'a> {
    fn of(span: Span, rule: &'a Rule) -> Self {
        let Rule { kind, quality, confidence, name, .. } = rule;
        Self {
            span,
            kind: *kind,
            quality: *quality,
            confidence: *confidence,
            rule: name,
            due: None,
            named: None,
        }
    }
}

/// What a rule makes of a sentence; a referral to nobody by name is none.
fn act<'a>(
    phrases: Phrases<'_>,
    text: Text<'_>,
    one: &Read<'_>,
    rule: &'a Rule,
    place: Place,
) -> Option<Act<'a>> {
    let mut act = Act::of(one.span, rule);
    act.quality = rule.quality.map(|base| quality(phrases.lexicon, rule, base, &one.folded, place));
    match rule.kind {
        SignalKind::Promise => {
            act.due =
                phrases.lexicon.zip(text.written).and_then(|(of, written)| of.due(&one.folded, written));
        }
        SignalKind::Referral => {
            let sentence = text.body.get(one.span.start..one.span.end)?;
            act.named = Some(
                phrases
                    .lexicon
                    .and_then(|lexicon| lexicon.caught(rule, &one.folded))
                    .and_then(|caught| name::as_written(sentence, caught))?,
            );
        }
        _ => {}
    }
    Some(act)
}

fn read<'a>(phrases: Phrases<'a>, span: Span, text: Text<'_>) -> Option<Read<'a>> {
    let sentence = text.body.get(span.start..span.end)?;
    let folded = fold(sentence);
    let words = count::words(&folded);
    let mut rules = phrases.rules_for(&folded, text.quoted);
    // "Never mind, I found it" gives nothing.
    if rules.iter().any(|rule| rule.kind == SignalKind::Withdrawal) {
        rules.retain(|rule| rule.kind != SignalKind::Delivery);
    }
    let formula = |lexicon: &Lexicon| !lexicon.greeting(&folded).is_empty() || lexicon.closes(&folded);
    let content =
        words > GREETING_WORDS || !(sentence.ends_with(',') || phrases.lexicon.is_some_and(formula));
    Some(Read { span, folded, words, content, reported: is_reported(sentence), rules })
}

/// What opens somebody else's words behind a colon.
const OPENERS: [&str; 5] = [": \"", ": “", ": „", ": «", " : «"];

/// Last words before them.
const SAID: &str = "wrote said says writes this schrieb sagte meinte schreibt sagt écrit dit disait escribió dijo \
    dice escribe scritto detto scrive escreveu disse diz schreef zei zegt napisał napisała \
    powiedział powiedziała skrev sa sade yazdı dedi написал сказал написав сказав";

/// Whether a sentence is a quotation from beginning to end, or opens one, or a line of a chat (`Lena: I will …`).
fn is_reported(sentence: &str) -> bool {
    let quoted = sentence.starts_with(['"', '“', '„', '«']) && sentence.chars().count() > 2;
    if quoted || !sentence.contains(':') {
        return quoted;
    }
    let wrote = OPENERS.iter().find_map(|opener| sentence.split_once(opener)).is_some_and(|(head, _)| {
        let head = head.to_lowercase();
        let last = head.trim_end_matches(" me").rsplit(' ').next();
        head.chars().count() < 60 && SAID.split(' ').any(|said| last == Some(said))
    });
    let chat = sentence.split_once(": ").is_some_and(|(name, rest)| {
        name.chars().next().is_some_and(char::is_uppercase)
            && name.chars().all(char::is_alphabetic)
            && name.chars().count() <= 14
            && rest.starts_with("I ")
    });
    wrote || chat
}

#[derive(Clone, Copy)]
struct Place {
    /// The text asks for something.
    asks: bool,
    /// Content stands above, and next to nothing below.
    signs_off: bool,
}

/// What the table says of the sentence, corrected by where it stands.
fn quality(lexicon: Option<&Lexicon>, rule: &Rule, base: Quality, folded: &str, place: Place) -> Quality {
    if rule.signs_off && place.signs_off {
        return Quality(0);
    }
    let detailed = base == Quality(2) && lexicon.is_some_and(|lexicon| lexicon.has_details(folded));
    if rule.anticipates_under_request && place.asks && !detailed {
        return Quality(0);
    }
    if detailed { Quality(3) } else { base }
}
