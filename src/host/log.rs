//! The daemon's log. Owns: how a line looks, where it goes, how much is said; the only user of `tracing_subscriber`.
//! Never touches: what is said.
//!
//! One event is one line on stderr: a sentence, then fields. Under systemd the line begins with its level as
//! sd-daemon(3) has it (`<4>`), so that `journalctl -p warning` works, and the journal knows the time; elsewhere it
//! begins with the local time and the level. Whatever looks like an address is left out, also out of a server's words
//! or a line of the config: the log may be read by others.

use crate::message::clean::is_hidden;
use std::fmt::{self, Write as _};
use std::io;
use std::os::unix::fs::MetadataExt;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

/// Writes what is logged to stderr from now on: `info` and above, or as `$APPRECIATED_LOG` says.
pub fn set_up() {
    let asked = super::environment("APPRECIATED_LOG").map(|value| value.to_string_lossy().into_owned());
    let level = asked.as_deref().map_or(Some(Level::INFO), level);
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(level.unwrap_or(Level::INFO))
        .event_format(Line { journal: is_journal() })
        .with_writer(|| Stderr)
        .finish();
    // Only a second call can fail, and then the log is set up.
    let _ = tracing::subscriber::set_global_default(subscriber);
    if level.is_none() {
        tracing::warn!("$APPRECIATED_LOG is none of error, warn, info, debug, so it is info");
    }
}

fn level(word: &str) -> Option<Level> {
    match word.trim().to_ascii_lowercase().as_str() {
        "error" => Some(Level::ERROR),
        "warn" => Some(Level::WARN),
        "" | "info" => Some(Level::INFO),
        "debug" => Some(Level::DEBUG),
        _ => None,
    }
}

/// Whether stderr is the journal. The variable alone does not tell: terminals inherit it from the desktop's service.
pub fn is_journal() -> bool {
    let stream = super::environment("JOURNAL_STREAM").and_then(|value| value.into_string().ok());
    let stderr = std::fs::metadata("/proc/self/fd/2").map(|about| format!("{}:{}", about.dev(), about.ino()));
    stream.is_some_and(|stream| stderr.is_ok_and(|stderr| stderr == stream))
}

/// The lines of a text as one record: without the empty ones, divided by semicolons.
pub fn in_one_record(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ")
}

/// How a line begins.
struct Line {
    journal: bool,
}

impl<S, N> FormatEvent<S, N> for Line
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let level = *event.metadata().level();
        if self.journal {
            write!(writer, "<{}>", priority(level))?;
        } else {
            let now = super::local(super::now());
            write!(writer, "{} {level} ", now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false))?;
        }
        context.field_format().format_fields(writer.by_ref(), event)?;
        writer.write_char('\n')
    }
}

/// syslog(3).
fn priority(level: Level) -> u8 {
    match level {
        Level::ERROR => 3,
        Level::WARN => 4,
        Level::INFO => 6,
        Level::DEBUG | Level::TRACE => 7,
    }
}

/// Standard error, an event at a time.
struct Stderr;

impl io::Write for Stderr {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        let text = without_addresses(text.strip_suffix('\n').unwrap_or(&text));
        let line = format!("{}\n", escaped(&text));
        io::Write::write_all(&mut io::stderr().lock(), line.as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::Write::flush(&mut io::stderr())
    }
}

/// `…` for every word that may be an address.
pub(super) fn without_addresses(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        if word.contains('@') {
            kept.push('…');
            kept.extend(word.chars().next_back().filter(|end| end.is_whitespace()));
        } else {
            kept.push_str(word);
        }
    }
    kept
}

/// Nothing that ends the line, drives a terminal or hides text: such characters stand there by their number.
fn escaped(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) || matches!(c, '\u{2028}' | '\u{2029}') {
            let _ = write!(line, "\\u{{{:x}}}", u32::from(c));
        } else {
            line.push(c);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_stays_one_line() {
        let evil = "a\nREADY\r\u{1b}]0;x\u{7}\u{9b}1m\u{202e}b\u{2028}é";
        assert_eq!(escaped(evil), r"a\u{a}READY\u{d}\u{1b}]0;x\u{7}\u{9b}1m\u{202e}b\u{2028}é");
    }

    #[test]
    fn an_address_is_no_word_for_a_log() {
        let said = "550 <owner@example.com>: no\n  address = \"a@b\"\tx ";
        assert_eq!(without_addresses(said), "550 … no\n  address = …\tx ");
        assert_eq!(without_addresses("@"), "…");
    }

    #[test]
    fn lines_become_one_record() {
        assert_eq!(
            in_one_record("a.toml:3:1: error: no\n\n  x = 1\nhint: y\n"),
            "a.toml:3:1: error: no; x = 1; hint: y"
        );
        assert_eq!(in_one_record("one"), "one");
    }

    #[test]
    fn levels_by_name() {
        assert_eq!(level(" Warn "), Some(Level::WARN));
        assert_eq!(level(""), Some(Level::INFO));
        assert_eq!(level("loud"), None);
        let all = [Level::ERROR, Level::WARN, Level::INFO, Level::DEBUG].map(priority);
        assert_eq!(all, [3, 4, 6, 7]);
    }
}
