//! `odd_mime/`: the test mails of other mail parsers. Every file that begins with a header must be read without a panic,
//! with its headers, and in under a second; where the other parser's answer lies beside a mail, ours is compared with it.

mod compare;
mod expect;

use crate::Misses;
use crate::report::Table;
use appreciated::message::Message;
use appreciated::signal::{self, Given};
use appreciated::zones;
use compare::Agreement;
use expect::Expected;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Endings of files that are no mails: expected results, pictures, notes.
const NO_MAILS: [&str; 8] = ["json", "xml", "out", "png", "md", "py", "html", "pdf"];

#[expect(clippy::disallowed_methods, reason = "it measures time")]
pub fn measure(data: &Path, misses: &mut Misses) -> Option<Table> {
    let mut files = Vec::new();
    collect(&data.join("odd_mime"), &mut files);
    if files.is_empty() {
        return None;
    }
    files.sort();
    let (mut panics, mut no_header, mut no_address, mut slow) = (0, 0, 0, 0);
    let mut slowest = Duration::ZERO;
    let mut agreement = Agreement::default();
    for file in &files {
        let Ok(bytes) = std::fs::read(file) else { continue };
        let start = Instant::now();
        let read = catch_unwind(|| {
            Message::parse(&bytes).map(|message| {
                let zones = zones::split(&message.body);
                let signals = signal::read(&message, &zones, Given::default()).len();
                (message, signals)
            })
        });
        let took = start.elapsed();
        slowest = slowest.max(took);
        slow += usize::from(took > Duration::from_secs(1));
        match read {
            Err(_) => {
                panics += 1;
                misses.note(|| format!("{}: panic", file.display()));
            }
            Ok(Err(fault)) => {
                no_header += 1;
                misses.note(|| format!("{}: {fault}", file.display()));
            }
            Ok(Ok((message, _))) => {
                if message.from.is_none() && message.recipients.all().next().is_none() {
                    no_address += 1;
                    misses.note(|| format!("{}: neither sender nor recipient", file.display()));
                }
                if let Some(expected) = Expected::beside(file) {
                    for line in agreement.count(&message, &expected) {
                        misses.note(|| format!("{}: {line}", file.display()));
                    }
                }
            }
        }
    }
    let row = [files.len(), panics, slow, no_header, no_address].map(|n| n.to_string());
    let slowest = format!("{} ms", slowest.as_millis());
    Some(Table {
        title: "Odd mail",
        about: "Test mails of other parsers, read from bytes to signals.",
        columns: &[
            "files",
            "panics",
            "over 1 s",
            "no header at all",
            "neither sender nor recipient",
            "slowest",
        ],
        rows: vec![row.into_iter().chain([slowest]).collect()],
        notes: vec![agreement.sentence()],
    })
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_dir() {
            collect(&path, files);
        } else if !NO_MAILS.contains(&ending.to_lowercase().as_str()) && !decoded(&path) {
            files.push(path);
        }
    }
}

/// Whether a file holds what another parser made of a part.
fn decoded(path: &Path) -> bool {
    path.file_stem().and_then(|stem| stem.to_str()).is_some_and(|stem| stem.contains("_decoded"))
}
