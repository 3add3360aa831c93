//! `inspect`: how one message is read.

use super::setting::Setting;
use super::{Common, Failure, terminal};
use crate::host;
use crate::intake::{self, Desk};
use crate::mailbox::RawMail;
use crate::message::{AddrSpec, Message};
use crate::signal::{self, Signal, Speaker, Target};
use crate::words::{Rules, SignalKind};
use crate::zones::{self, Zones};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::fmt::Write;
use std::io::BufRead;
use std::path::{Path, PathBuf};

const ONE_MAIL: &str = "give a file that holds one mail (RFC 5322)";

#[derive(Debug, clap::Args)]
pub(super) struct Inspect {
    /// Mail files (.eml); `-` reads one from stdin
    #[arg(required_unless_present = "text")]
    files: Vec<PathBuf>,
    /// Read JSON Lines {"id","text"} from stdin instead and print the signals of each text
    #[arg(long, conflicts_with = "files")]
    text: bool,
}

/// One line of `--text`.
#[derive(Debug, Deserialize)]
struct Line {
    id: serde_json::Value,
    text: String,
    lang: Option<String>,
}

impl Inspect {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        if self.text {
            return texts();
        }
        let rules = match &common.config {
            Some(_) => Some(Setting::load(common, None)?.rules),
            None => None,
        };
        for file in &self.files {
            let read = Read::of(file, rules.as_ref())?;
            if common.json {
                terminal::data(&read.json(file));
            } else {
                terminal::say(&read.page(file));
            }
        }
        Ok(())
    }
}

fn texts() -> Result<(), Failure> {
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|e| Failure::new(format!("stdin: {e}")))?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line).map_err(|e| {
            Failure::new(format!("stdin, line {}: {e}", number + 1))
                .hint("each line is {\"id\": 1, \"text\": \"…\"}")
        })?;
        let (language, signals) = signal::read_text(&line.text, line.lang.as_deref());
        let rows: Vec<SignalRow<'_>> = signals.iter().map(|s| SignalRow::of(s, None, &[])).collect();
        terminal::data(&json!({"id": line.id, "language": language, "signals": rows}));
    }
    Ok(())
}

/// One message with all that was read of it.
struct Read {
    message: Message,
    zones: Zones,
    signals: Vec<Signal>,
    mail: crate::words::Mail,
}

#[derive(Serialize)]
struct SignalRow<'a> {
    kind: SignalKind,
    quality: Option<crate::words::Quality>,
    confidence: crate::words::Confidence,
    speaker: Option<String>,
    target: Option<&'a AddrSpec>,
    text: &'a str,
    zone: crate::words::ZoneName,
    quote: Option<usize>,
    start: usize,
    end: usize,
    rule: &'a str,
}

impl<'a> SignalRow<'a> {
    fn of(signal: &'a Signal, sender: Option<&'a AddrSpec>, quotes: &[zones::Quote]) -> Self {
        let speaker = match signal.speaker {
            Speaker::Sender => sender.map(ToString::to_string),
            Speaker::Quoted(index) => quotes
                .get(index)
                .and_then(|q| q.who.as_ref())
                .and_then(|who| who.address.as_ref().map(ToString::to_string).or_else(|| who.name.clone())),
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
        }
    }
}

impl Read {
    /// Without a config the sender is taken for the owner.
    fn of(file: &Path, rules: Option<&Rules>) -> Result<Self, Failure> {
        let raw = RawMail { place: String::new(), internal_date: None, bytes: bytes(file)?, cut: false };
        let message = Message::parse(&raw.bytes)
            .map_err(|e| Failure::new(format!("{}: {e}", file.display())).hint(ONE_MAIL))?;
        let rules = rules.cloned().unwrap_or_else(|| Rules {
            own: message.from.iter().map(|a| a.addr.clone()).collect(),
            keep_quotes: Some(u32::MAX),
            ..Rules::default()
        });
        let zones = zones::split(&message.body);
        let signals = signal::read(&message, &zones, None);
        let hush = intake::is_hushed(&message, &zones);
        let desk = Desk { rules: &rules, key: &[0; 32], now: host::now() };
        let mail = intake::take(&message, None, &zones, &signals, hush, desk);
        Ok(Self { message, zones, signals, mail })
    }

    fn sender(&self) -> Option<&AddrSpec> {
        self.message.from.as_ref().map(|a| &a.addr)
    }

    fn json(&self, file: &Path) -> serde_json::Value {
        let address = |a: &crate::message::Address| json!({"name": a.name, "address": a.addr});
        let message = &self.message;
        let quoted: Vec<_> = self
            .zones
            .quoted
            .iter()
            .map(|q| {
                json!({
                    "who": q.who.as_ref().map(|w| json!({"name": w.name, "address": w.address})),
                    "when": q.when.map(when),
                    "depth": q.depth,
                    "text": q.text,
                })
            })
            .collect();
        let signals: Vec<SignalRow<'_>> =
            self.signals.iter().map(|s| SignalRow::of(s, self.sender(), &self.zones.quoted)).collect();
        json!({
            "file": file.display().to_string(),
            "message_id": message.id,
            "date": message.date.map(|d| d.to_rfc3339()),
            "from": message.from.as_ref().map(address),
            "to": message.recipients.to.iter().map(address).collect::<Vec<_>>(),
            "cc": message.recipients.cc.iter().map(address).collect::<Vec<_>>(),
            "subject": message.subject,
            "gate": self.mail.verdict,
            "reason": self.mail.reason.map(crate::words::IntakeReason::name),
            "hush": self.mail.hush,
            "language": self.mail.language,
            "faults": message.faults,
            "zones": {
                "own": self.zones.own,
                "quoted": quoted,
                "forwarded": self.zones.forwarded,
                "signature": self.zones.signature,
                "disclaimer": self.zones.disclaimer,
            },
            "signals": signals,
        })
    }

    fn page(&self, file: &Path) -> String {
        let mut text = String::new();
        let from = self.sender().map_or("nobody", AddrSpec::as_str);
        let to: Vec<&str> = self.message.recipients.all().map(|a| a.addr.as_str()).collect();
        let date = self.message.date.map_or_else(|| "no date".to_owned(), |d| d.to_rfc3339());
        let verdict = match (self.mail.verdict, self.mail.reason) {
            (crate::words::Verdict::Opens, _) => "opens and closes items".to_owned(),
            (crate::words::Verdict::Closes, why) => format!("closes items only ({})", reason(why)),
            (crate::words::Verdict::Nothing, why) => format!("is not evidence ({})", reason(why)),
        };
        let _ = writeln!(
            text,
            "{}\n{date}  {from} to {}\n{}\nThis mail {verdict}.",
            file.display(),
            to.join(", "),
            self.message.subject
        );
        for fault in &self.message.faults {
            let _ = writeln!(text, "Mended: {fault}");
        }
        self.zone(&mut text, "own", &self.zones.own, |s| s.zone == crate::words::ZoneName::Own);
        for (index, quote) in self.zones.quoted.iter().enumerate() {
            let who = quote.who.as_ref().map_or_else(
                || "somebody".to_owned(),
                |w| {
                    w.name.clone().or_else(|| w.address.as_ref().map(ToString::to_string)).unwrap_or_default()
                },
            );
            let title = format!(
                "quoted, depth {}, {who}, {}",
                quote.depth,
                quote.when.map_or_else(|| "no date".to_owned(), when)
            );
            self.zone(&mut text, &title, &quote.text, |s| s.quote == Some(index));
        }
        self.zone(&mut text, "forwarded", &self.zones.forwarded, |_| false);
        self.zone(&mut text, "signature", &self.zones.signature, |_| false);
        self.zone(&mut text, "disclaimer", &self.zones.disclaimer, |_| false);
        text
    }

    /// A zone with its signals under it.
    fn zone(&self, text: &mut String, title: &str, body: &str, mine: impl Fn(&Signal) -> bool) {
        if body.trim().is_empty() {
            return;
        }
        let _ = writeln!(text, "\n[{title}]");
        for line in body.trim_end().lines() {
            let _ = writeln!(text, "| {line}");
        }
        for signal in self.signals.iter().filter(|s| mine(s)) {
            let kind = serde_json::to_value(signal.kind)
                .ok()
                .and_then(|v| v.as_str().map(str::to_owned))
                .unwrap_or_default();
            let quality = signal.quality.map_or_else(String::new, |q| format!(" {}", q.0));
            let confidence = format!("{:?}", signal.confidence).to_lowercase();
            let _ = writeln!(text, "  {kind}{quality}, {confidence}, {}: {}", signal.rule, signal.text);
        }
    }
}

fn reason(why: Option<crate::words::IntakeReason>) -> &'static str {
    why.map_or("no reason", crate::words::IntakeReason::name)
}

fn when(time: zones::QuoteTime) -> String {
    match time.time {
        Some(clock) => time.date.and_time(clock).format("%Y-%m-%dT%H:%M:%S").to_string(),
        None => time.date.to_string(),
    }
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes)
            .map_err(|e| Failure::new(format!("stdin: {e}")))?;
        return Ok(bytes);
    }
    std::fs::read(file).map_err(|e| Failure::new(format!("{}: {e}", file.display())).hint(ONE_MAIL))
}
