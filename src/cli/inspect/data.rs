//! One mail as JSON (docs/json.md). Owns: the shape. Never touches: how a mail is read.

use super::{Read, when};
use crate::message::{AddrSpec, Address};
use crate::signal::{Signal, Speaker, Target};
use crate::words::{Confidence, IntakeReason, Quality, SignalKind, ZoneName};
use crate::zones::Quote;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};
use std::path::Path;

/// A signal as it is printed.
#[derive(Serialize)]
pub(super) struct SignalRow<'a> {
    kind: SignalKind,
    quality: Option<Quality>,
    confidence: Confidence,
    speaker: Option<String>,
    target: Option<&'a AddrSpec>,
    text: &'a str,
    zone: ZoneName,
    quote: Option<usize>,
    start: usize,
    end: usize,
    rule: &'a str,
    due: Option<NaiveDate>,
    named: Option<&'a str>,
}

impl<'a> SignalRow<'a> {
    pub(super) fn of(signal: &'a Signal, sender: Option<&'a AddrSpec>, quotes: &[Quote]) -> Self {
        let speaker = match signal.speaker {
            Speaker::Sender => sender.map(ToString::to_string),
            Speaker::Quoted(index) => {
                let who = quotes.get(index).and_then(|quote| quote.who.as_ref());
                who.and_then(|who| who.address.as_ref().map(ToString::to_string).or_else(|| who.name.clone()))
            }
        };
        let target = match &signal.target {
            Target::Person(address) => Some(address),
            Target::Sender => sender,
            Target::Everybody => None,
        };
        Self {
            kind: signal.kind,
            quality: signal.quality,
            confidence: signal.confidence,
            speaker,
            target,
            text: &signal.text,
            zone: signal.zone,
            quote: signal.quote,
            start: signal.start,
            end: signal.end,
            rule: &signal.rule,
            due: signal.due,
            named: signal.named.as_deref(),
        }
    }
}

/// One document.
pub(super) fn mail(read: &Read, file: &Path) -> Value {
    let address = |a: &Address| json!({"name": a.name, "address": a.addr});
    let message = &read.message;
    let quoted = |quote: &Quote| {
        json!({
            "who": quote.who.as_ref().map(|who| json!({"name": who.name, "address": who.address})),
            "when": quote.when.map(when),
            "depth": quote.depth,
            "text": quote.text,
        })
    };
    let zones = &read.zones;
    let signals = read.signals.iter().map(|signal| SignalRow::of(signal, read.sender(), &zones.quoted));
    json!({
        "file": file.display().to_string(),
        "message_id": message.id,
        "date": message.date.map(|date| date.to_rfc3339()),
        "from": message.from.as_ref().map(address),
        "to": message.recipients.to.iter().map(address).collect::<Vec<_>>(),
        "cc": message.recipients.cc.iter().map(address).collect::<Vec<_>>(),
        "subject": message.subject,
        "gate": read.mail.verdict,
        "reason": read.mail.reason.map(IntakeReason::name),
        "hush": read.mail.hush,
        "language": read.mail.language,
        "faults": message.faults,
        "zones": {
            "own": zones.own,
            "quoted": zones.quoted.iter().map(quoted).collect::<Vec<_>>(),
            "forwarded": zones.forwarded,
            "signature": zones.signature,
            "disclaimer": zones.disclaimer,
        },
        "signals": signals.collect::<Vec<_>>(),
    })
}
