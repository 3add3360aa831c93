//! `inspect`: how one message is read.

mod data;
mod page;

use super::paint::{self, Paint};
use super::setting::Setting;
use super::{Common, Failure, terminal};
use crate::intake::{self, Desk};
use crate::lexicon::Taught;
use crate::mailbox::RawMail;
use crate::message::{AddrSpec, Message};
use crate::signal::{self, Given, Signal};
use crate::words::{Mail, Rules};
use crate::zones::{self, QuoteTime, Zones};
use crate::{config, host};
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::json;
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
    /// Whether to colour the zones
    #[arg(long, value_name = "WHEN", default_value_t, value_enum)]
    color: paint::When,
}

/// One line of `--text`.
#[derive(Debug, Deserialize)]
struct Line {
    id: serde_json::Value,
    text: String,
    lang: Option<String>,
    /// The day of writing, for promises with a day.
    written: Option<NaiveDate>,
}

impl Inspect {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let setting = Setting::load(common, None);
        let (rules, taught) = match (&common.config, setting) {
            (Some(_), setting) => {
                let rules = setting?.rules;
                (Some(rules.clone()), rules.taught)
            }
            // Without one the mail is anybody's; the phrases of the usual config are read all the same.
            (None, Ok(setting)) => (None, setting.rules.taught),
            (None, Err(failure)) => {
                if config::locate::locate(None, &host::environment).is_ok() {
                    terminal::note(&format!("{failure}\nread without your phrases"));
                }
                (None, Taught::default())
            }
        };
        if self.text {
            return texts(&taught);
        }
        let paint = Paint::new(self.color);
        let mut failed = None;
        for file in &self.files {
            match Read::of(file, rules.as_ref(), &taught) {
                Ok(read) if common.json => terminal::data(&data::mail(&read, file)),
                Ok(read) => terminal::painted(&page::mail(&read, file, paint)),
                // The others are read all the same; the last failure is told by `run`.
                Err(failure) => {
                    if let Some(earlier) = failed.replace(failure) {
                        terminal::note(&earlier.to_string());
                    }
                }
            }
        }
        failed.map_or(Ok(()), Err)
    }
}

fn texts(taught: &Taught) -> Result<(), Failure> {
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|e| Failure::new(format!("stdin: {e}")))?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line).map_err(|e| {
            Failure::new(format!("stdin, line {}: {e}", number + 1))
                .hint("each line is {\"id\": 1, \"text\": \"…\"}, with \"lang\": \"de\" and \"written\": \"2026-03-04\" if wanted")
        })?;
        let given = Given { language: line.lang.as_deref(), written: line.written, taught: Some(taught) };
        let (language, signals) = signal::read_text(&line.text, given);
        let rows: Vec<_> = signals.iter().map(|s| data::SignalRow::of(s, None, &[])).collect();
        terminal::data(&json!({"id": line.id, "language": language, "signals": rows}));
    }
    Ok(())
}

/// One message with all that was read of it.
struct Read {
    message: Message,
    zones: Zones,
    signals: Vec<Signal>,
    mail: Mail,
}

impl Read {
    /// Without a config the sender is taken for the owner.
    fn of(file: &Path, rules: Option<&Rules>, taught: &Taught) -> Result<Self, Failure> {
        let raw = RawMail { place: String::new(), internal_date: None, bytes: bytes(file)?, cut: false };
        if is_mailbox(&raw.bytes) {
            let fault = Failure::new(format!("{}: this is a mailbox with several mails", file.display()));
            return Err(fault.hint("`appreciated try FILE` reads a mailbox"));
        }
        let message = Message::parse(&raw.bytes)
            .map_err(|e| Failure::new(format!("{}: {e}", file.display())).hint(ONE_MAIL))?;
        let rules = rules.cloned().unwrap_or_else(|| Rules {
            own: message.from.iter().map(|a| a.addr.clone()).collect(),
            keep_quotes: Some(u32::MAX),
            ..Rules::default()
        });
        let zones = zones::split(&message.body);
        let signals = signal::read(&message, &zones, Given { taught: Some(taught), ..Given::default() });
        let hush = intake::is_hushed(&message, &zones);
        let desk = Desk { rules: &rules, key: &[0; 32], now: host::now() };
        let mail = intake::take(&message, None, &zones, &signals, hush, desk);
        Ok(Self { message, zones, signals, mail })
    }

    fn sender(&self) -> Option<&AddrSpec> {
        self.message.from.as_ref().map(|a| &a.addr)
    }
}

/// ISO 8601, without a zone: attributions give none.
fn when(time: QuoteTime) -> String {
    match time.time {
        Some(clock) => time.date.and_time(clock).format("%Y-%m-%dT%H:%M:%S").to_string(),
        None => time.date.to_string(),
    }
}

/// Whether a second mail follows in the file, as in an mbox (RFC 4155).
fn is_mailbox(bytes: &[u8]) -> bool {
    bytes.starts_with(b"From ") && bytes.windows(7).any(|found| found == b"\n\nFrom ")
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
