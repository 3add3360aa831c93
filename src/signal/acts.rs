//! What the sentences of one text do, and how much its thanks say. Owns: what only the whole text can tell
//! (sign-offs, anticipation). Never touches: zones, speakers, targets.

use super::count;
use super::fold::fold;
use super::sentences::{Span, sentences};
use crate::lexicon::{Lexicon, Rule};
use crate::words::{Confidence, Quality, SignalKind};

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
}

struct Read<'a> {
    span: Span,
    folded: String,
    words: usize,
    content: bool,
    reported: bool,
    rules: Vec<&'a Rule>,
}

/// The acts of `text`, in its order; `quoted` says that it is somebody else's.
pub(super) fn acts<'a>(lexicon: &'a Lexicon, text: &str, quoted: bool) -> Vec<Act<'a>> {
    let read: Vec<Read<'_>> = sentences(text)
        .into_iter()
        .filter_map(|span| {
            text.get(span.start..span.end).map(|sentence| read(lexicon, span, sentence, quoted))
        })
        .collect();
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
            acts.push(Act {
                span: one.span,
                kind: rule.kind,
                quality: rule.quality.map(|base| quality(lexicon, rule, base, &one.folded, place)),
                confidence: rule.confidence,
                rule: &rule.name,
            });
            if let Some(kind) = rule.also.filter(|kind| one.rules.iter().all(|other| other.kind != *kind)) {
                acts.push(Act {
                    span: one.span,
                    kind,
                    quality: None,
                    confidence: rule.confidence,
                    rule: &rule.name,
                });
            }
        }
        content_before |= one.content;
    }
    acts
}

fn read<'a>(lexicon: &'a Lexicon, span: Span, sentence: &str, quoted: bool) -> Read<'a> {
    let folded = fold(sentence);
    let words = count::words(&folded);
    let rules = lexicon.rules_for(&folded, quoted);
    let content = words > GREETING_WORDS
        || !(sentence.ends_with(',') || !lexicon.greeting(&folded).is_empty() || lexicon.closes(&folded));
    Read { span, folded, words, content, reported: is_reported(sentence), rules }
}

/// Whether a sentence is a quotation from beginning to end, or opens one, or a line of a chat (`Lena: I will …`).
fn is_reported(sentence: &str) -> bool {
    let quoted = sentence.starts_with(['"', '“', '„', '«']) && sentence.chars().count() > 2;
    if quoted || !sentence.contains(':') {
        return quoted;
    }
    let wrote =
        sentence.split_once(": \"").or_else(|| sentence.split_once(": “")).is_some_and(|(head, _)| {
            head.chars().count() < 60
                && ["wrote", "said", "says", "writes", "this"]
                    .iter()
                    .any(|w| head.ends_with(w) || head.ends_with(&format!("{w} me")))
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
fn quality(lexicon: &Lexicon, rule: &Rule, base: Quality, folded: &str, place: Place) -> Quality {
    if rule.signs_off && place.signs_off {
        return Quality(0);
    }
    let detailed = base == Quality(2) && lexicon.has_details(folded);
    if rule.anticipates_under_request && place.asks && !detailed {
        return Quality(0);
    }
    if detailed { Quality(3) } else { base }
}
