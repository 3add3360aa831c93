//! Help received and given, each dated and counted once per (person, thread, ask).

use super::weave::{Seen, meant_for};
use super::{Help, HelpKind, History, Tie};
use crate::lexicon::KNOWN;
use crate::signal::words_in;
use crate::words::{Act, Confidence, Mail, PersonId, QuotedMail, SignalKind, Verdict, When};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Thanks within this many days after a help belong to it.
const THANKS_DAYS: u64 = 45;

/// Helps stand in the order in which they were seen; the latest few tell whether one is recent.
const LATEST: usize = 50;

/// An answer that takes longer than this is not put down to the ask.
const ANSWER_DAYS: u64 = 45;

/// A deed to more readers than this was an announcement.
const DEED_READERS: u16 = 4;

/// "Yes, Thursday works" is an answer and no help: a help of words alone has at least so many.
const ANSWER_WORDS: u16 = 10;

/// The owner's requests that nobody answered yet, by thread and person.
#[derive(Default)]
pub(super) struct OpenAsks {
    open: BTreeMap<(usize, PersonId), (usize, usize)>,
}

impl OpenAsks {
    /// Remembers the clearest request (a vague one, when there is no other) for each of the few people it was put to, the
    /// latest mail of equals.
    pub(super) fn note(
        &mut self,
        history: &History,
        index: usize,
        mail: &Mail,
        readers: &BTreeMap<PersonId, bool>,
        most: usize,
    ) {
        let direct: Vec<PersonId> = readers.iter().filter(|(_, direct)| **direct).map(|(p, _)| *p).collect();
        if mail.verdict != Verdict::Opens || mail.forward {
            return;
        }
        let takes_back =
            |act: &Act| act.kind == SignalKind::Withdrawal && act.confidence >= Confidence::Medium;
        if mail.acts.iter().any(takes_back) {
            for person in &direct {
                self.open.remove(&(history.thread(index), *person));
            }
        }
        for (act_index, act) in mail.acts.iter().enumerate() {
            let asks = matches!(act.kind, SignalKind::Request | SignalKind::AdviceSeek);
            if !asks || (act.target.is_none() && direct.len() > most) {
                continue;
            }
            // What is asked back on their own question is part of answering it.
            let theirs = |p: &PersonId| {
                mail.quotes.iter().filter(|q| q.depth == 1).any(|q| {
                    q.who.as_ref().and_then(|who| history.people.id(who)) == Some(*p)
                        && q.acts
                            .iter()
                            .any(|a| a.kind == SignalKind::Request && a.confidence >= Confidence::Medium)
                })
            };
            for person in direct.iter().filter(|p| meant_for(history, act, **p, mail) && !theirs(p)) {
                let slot = self.open.entry((history.thread(index), *person)).or_insert((index, act_index));
                let before = history.act(slot.0, slot.1).map(|a| a.confidence);
                if before < Some(act.confidence) || (before == Some(act.confidence) && slot.0 != index) {
                    *slot = (index, act_index);
                }
            }
        }
    }

    fn answered(&mut self, history: &History, index: usize, quote: &Seen<'_>) -> Option<(usize, usize)> {
        let slot = (history.thread(index), quote.person);
        let (mail, _) = *self.open.get(&slot)?;
        let asked = history.mail(mail)?.at.date_naive();
        let on = day_of(history, index, quote, asked)?;
        let in_time = on >= asked && on <= asked + Days::new(ANSWER_DAYS);
        in_time.then(|| self.open.remove(&slot)).flatten()
    }
}

/// The day an attribution gives; without one the day of the ask, when the owner answered on that very day and the quoted
/// mail quotes the ask.
fn day_of(history: &History, index: usize, quote: &Seen<'_>, asked: NaiveDate) -> Option<NaiveDate> {
    let mail = history.mail(index)?;
    let own = |q: &QuotedMail| q.depth == 2 && q.on == Some(asked) && q.who.as_ref() == Some(&mail.from.addr);
    let same_day = mail.at.date_naive() == asked && mail.quotes.iter().any(own);
    quote.on.or_else(|| same_day.then_some(asked))
}

/// A mail of theirs, seen for the first time: did it help?
pub(super) fn received(
    history: &History,
    tie: &mut Tie,
    index: usize,
    quote: &Seen<'_>,
    asks: &mut OpenAsks,
) {
    let Some(mail) = history.mail(index) else { return };
    let best = |kind: SignalKind| quote.acts.iter().filter(|a| a.kind == kind).map(|a| a.confidence).max();
    let sure = |kind: SignalKind| best(kind).filter(|confidence| *confidence >= Confidence::Medium);
    let ask = asks.answered(history, index, quote);
    if is_for_many(quote) || owner_served(mail, quote, ask.is_some()) || rejected(mail) {
        return;
    }
    let asked_act = ask.and_then(|(mail, act)| history.act(mail, act));
    let clear = asked_act.is_some_and(|a| a.confidence >= Confidence::Medium);
    let delays = best(SignalKind::Promise).is_some() || sure(SignalKind::Apology).is_some();
    let puts_off = delays || best(SignalKind::Request).is_some();
    let answers = clear && quote.length >= ANSWER_WORDS && !puts_off;
    let (kind, weight, confidence) = match (sure(SignalKind::Introduction), best(SignalKind::Delivery)) {
        (Some(confidence), _) => (HelpKind::Introduction, 1.0, confidence),
        (_, Some(confidence)) if ask.is_some() && confidence >= Confidence::Medium => {
            (HelpKind::Delivery, 1.0, confidence)
        }
        // Something done is the thing asked for only while an ask is open.
        (_, Some(Confidence::Low)) if answers => (HelpKind::Delivery, 1.0, Confidence::Medium),
        // What comes unasked is a help when nothing is wanted for it.
        (_, Some(Confidence::High)) if sure(SignalKind::Request).is_none() => {
            (HelpKind::Delivery, 1.0, Confidence::Medium)
        }
        // Thanked for in a word: then what was asked for came, whatever their words look like.
        _ if clear && quote.length >= THANKED_WORDS && is_received(mail) && !delays => {
            (HelpKind::Delivery, 1.0, Confidence::Medium)
        }
        _ if answers && asked_act.is_some_and(is_question) => (HelpKind::Answer, 0.5, Confidence::Medium),
        _ => return,
    };
    let asked = ask.and_then(|(asked, _)| history.mail(asked)).map(|m| m.at.date_naive());
    let on = asked.and_then(|asked| day_of(history, index, quote, asked)).or(quote.on);
    let (when, dated) = match on {
        Some(day) => (When::Quoted(day, quote.time), true),
        None => (When::Quoted(mail.at.date_naive(), None), false),
    };
    // An answer in a language without rules may hold the thanks.
    let read = mail.language.as_deref().is_none_or(|language| KNOWN.contains(&language));
    let opens = mail.verdict == Verdict::Opens && !mail.by_delegate && read;
    tie.helps_in.push(Help { kind, mail: index, when, dated, opens, weight, confidence, ask });
}

/// An answer that the owner thanked for has at least so many words.
const THANKED_WORDS: u16 = 8;

/// Whether the owner's answer thanks for what came and asks for nothing more.
fn is_received(mail: &Mail) -> bool {
    let thanks = |a: &Act| a.kind == SignalKind::Thanks && a.quality.is_some_and(|q| q.0 >= 1);
    let asks = |a: &Act| matches!(a.kind, SignalKind::Request | SignalKind::AdviceSeek | SignalKind::Promise);
    mail.acts.iter().any(thanks) && !mail.acts.iter().any(asks)
}

/// A mail to many people was not for the owner.
fn is_for_many(quote: &Seen<'_>) -> bool {
    quote.readers > DEED_READERS
}

/// Whether the owner's answer refuses or reproaches: then nothing was helped.
fn rejected(mail: &Mail) -> bool {
    mail.parting
        || mail.acts.iter().any(|a| {
            a.kind == SignalKind::Friction
                || a.rule.ends_with("thanks/refused")
                || a.rule.ends_with("thanks/ironic")
        })
}

/// Whether the owner was the one who helped: they thank for it or are sharp, or the owner's answer gives what they
/// wanted.
fn owner_served(mail: &Mail, quote: &Seen<'_>, owner_asked: bool) -> bool {
    let thanks =
        quote.acts.iter().any(|a| a.kind == SignalKind::Thanks && a.quality.is_some_and(|q| q.0 >= 2));
    let sharp = quote.acts.iter().any(|a| a.kind == SignalKind::Friction);
    let asks = quote.acts.iter().any(|a| a.kind == SignalKind::Request && a.confidence >= Confidence::Medium);
    let gives = mail.attachments > 0
        || mail.acts.iter().any(|a| a.kind == SignalKind::Delivery && a.confidence >= Confidence::Medium);
    thanks || sharp || (gives && (asks || !owner_asked))
}

/// A question, or a request too clear to need the mark.
fn is_question(act: &Act) -> bool {
    act.confidence == Confidence::High || act.words.as_deref().is_some_and(|w| w.ends_with('?'))
}

/// Thanks for something named with no help seen before: the help happened elsewhere, and is paid.
pub(super) fn thanked(tie: &mut Tie, index: usize, mail: &Mail) {
    let at = mail.at;
    let since = at.date_naive() - Days::new(THANKS_DAYS);
    // A help that was thanked for already explains no other thanks.
    let paid = |h: &Help| tie.thanks.iter().any(|t| t.quality >= 2 && t.mail >= h.mail && t.mail < index);
    let recent = tie.helps_in.iter().rev().take(LATEST);
    let known = recent.into_iter().any(|h| h.mail == index || (h.when.day() >= since && !paid(h)));
    if !known {
        tie.helps_in.push(Help {
            kind: HelpKind::Thanked,
            mail: index,
            when: When::Sent(at),
            dated: true,
            opens: mail.verdict == Verdict::Opens,
            weight: 1.0,
            confidence: Confidence::Medium,
            ask: None,
        });
    }
}

/// Whether the owner's answer is more than "Yes, Thursday works".
fn says_something(mail: &Mail) -> bool {
    let words = |text: &Option<String>| text.as_deref().map_or(0, words_in);
    // Where no words are kept, none can be counted.
    (mail.line.is_none() && mail.acts.iter().all(|a| a.words.is_none()))
        || words(&mail.line) >= ANSWER_LINE
        || mail.acts.iter().any(|a| words(&a.words) >= ANSWER_LINE)
}

/// A sentence of so many words answers something.
const ANSWER_LINE: usize = 8;

/// What the owner gave a reader (and whether on `To`) with this mail: at most one help for each. A mail that thanks
/// answers no ask.
pub(super) fn given(
    history: &History,
    tie: &mut Tie,
    (person, direct): (PersonId, bool),
    index: usize,
    mail: &Mail,
) {
    let gave = |kind: SignalKind| {
        mail.acts.iter().any(|a| {
            a.kind == kind && a.confidence >= Confidence::Medium && meant_for(history, a, person, mail)
        })
    };
    let asked = || {
        mail.quotes.iter().filter(|q| q.depth == 1).any(|q| {
            q.who.as_ref().and_then(|who| history.people.id(who)) == Some(person)
                && q.acts.iter().any(|a| a.kind == SignalKind::Request && a.confidence >= Confidence::Medium)
        })
    };
    let thanks =
        mail.acts.iter().any(|a| a.kind == SignalKind::Thanks && a.quality.is_some_and(|q| q.0 >= 1));
    let (kind, weight) = if gave(SignalKind::Introduction) {
        (HelpKind::Introduction, 1.0)
    } else if gave(SignalKind::Delivery) || (direct && mail.attachments > 0 && !mail.forward) {
        (HelpKind::Delivery, 1.0)
    } else if gave(SignalKind::PassedOn) {
        (HelpKind::PassedOn, 0.5)
    } else if !thanks && asked() && says_something(mail) {
        (HelpKind::Answer, 0.5)
    } else {
        return;
    };
    tie.helps_out.push(Help {
        kind,
        mail: index,
        when: When::Sent(mail.at),
        dated: true,
        opens: mail.verdict == Verdict::Opens,
        weight,
        confidence: Confidence::Medium,
        ask: None,
    });
}
