//! One mail as a page for a person: each zone in its colour, signals in the margin. Owns: the layout. Never touches:
//! how a mail is read.

use super::{Read, when};
use crate::cli::paint::{Colour, Paint};
use crate::signal::Signal;
use crate::words::{IntakeReason, Verdict, ZoneName};
use crate::zones::Quote;
use std::path::Path;

/// Columns of the margin; the longest name of a signal is `introduction`.
const MARGIN: usize = 13;

/// The page, with a line end.
pub(super) fn mail(read: &Read, file: &Path, paint: Paint) -> String {
    let mut page = Page { paint, text: String::new() };
    page.head(read, file);
    let zones = &read.zones;
    page.zone("own", Colour::Own, &zones.own, of_zone(&read.signals, ZoneName::Own));
    for (index, quote) in zones.quoted.iter().enumerate() {
        let said: Vec<&Signal> = read.signals.iter().filter(|signal| signal.quote == Some(index)).collect();
        page.zone(&quote_title(quote), Colour::Quoted, &quote.text, said);
    }
    page.zone("forwarded", Colour::Forwarded, &zones.forwarded, of_zone(&read.signals, ZoneName::Forwarded));
    page.zone("signature", Colour::Aside, &zones.signature, of_zone(&read.signals, ZoneName::Signature));
    page.zone("disclaimer", Colour::Aside, &zones.disclaimer, Vec::new());
    page.text
}

fn of_zone(signals: &[Signal], zone: ZoneName) -> Vec<&Signal> {
    signals.iter().filter(|signal| signal.zone == zone).collect()
}

fn quote_title(quote: &Quote) -> String {
    let named = |who: &crate::zones::Author| {
        who.name.clone().or_else(|| who.address.as_ref().map(ToString::to_string)).unwrap_or_default()
    };
    let who = quote.who.as_ref().map_or_else(|| "somebody".to_owned(), named);
    let date = quote.when.map_or_else(|| "no date".to_owned(), |time| when(time).replace('T', " "));
    format!("quoted, depth {}, {who}, {date}", quote.depth)
}

struct Page {
    paint: Paint,
    text: String,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.paint.put(&mut self.text, Colour::Plain, text);
        self.text.push('\n');
    }

    fn head(&mut self, read: &Read, file: &Path) {
        let message = &read.message;
        let to: Vec<&str> = message.recipients.all().map(|a| a.addr.as_str()).collect();
        let to = if to.is_empty() { "nobody".to_owned() } else { to.join(", ") };
        let from = read.sender().map_or("nobody", crate::message::AddrSpec::as_str);
        let date = message.date.map_or_else(|| "no date".to_owned(), |date| date.to_rfc3339());
        self.paint.put(&mut self.text, Colour::Title, &file.display().to_string());
        self.text.push('\n');
        self.line(&format!("{date}  {from} to {to}"));
        self.line(&message.subject);
        self.line(&format!("This mail {}.", verdict(read)));
        if read.mail.hush {
            self.line("It touches something private, so nothing of it is quoted or kept.");
        }
        for fault in &message.faults {
            self.line(&format!("Mended: {fault}"));
        }
    }

    /// A zone, its signals in the margin of the line where each begins, and below what found them.
    fn zone(&mut self, title: &str, colour: Colour, body: &str, said: Vec<&Signal>) {
        if body.trim().is_empty() {
            return;
        }
        self.text.push('\n');
        self.paint.put(&mut self.text, Colour::Title, &format!("[{title}]"));
        self.text.push('\n');
        let mut start = 0;
        for line in body.trim_end().split('\n') {
            let end = start + line.len();
            let mut labels =
                said.iter().filter(|signal| (start..=end).contains(&signal.start)).map(|s| label(s));
            self.row(&labels.next().unwrap_or_default(), colour, line);
            for label in labels {
                self.row(&label, colour, "");
            }
            start = end + 1;
        }
        for signal in said {
            let more = match (signal.due, &signal.named) {
                (Some(due), _) => format!(", due {due}"),
                (None, Some(named)) => format!(", to {named}"),
                (None, None) => String::new(),
            };
            let found = format!(
                "{:MARGIN$}  {}, {}{more}: {}",
                label(signal),
                signal.confidence.name(),
                signal.rule,
                signal.text
            );
            self.paint.put(&mut self.text, Colour::Aside, &found);
            self.text.push('\n');
        }
    }

    fn row(&mut self, label: &str, colour: Colour, line: &str) {
        self.paint.put(&mut self.text, Colour::Label, &format!("{label:MARGIN$}"));
        self.text.push_str("| ");
        self.paint.put(&mut self.text, colour, line);
        self.text.push('\n');
    }
}

/// `thanks 2`.
fn label(signal: &Signal) -> String {
    let kind = signal.kind.name();
    signal.quality.map_or_else(|| kind.to_owned(), |quality| format!("{kind} {}", quality.0))
}

fn verdict(read: &Read) -> String {
    let why = read.mail.reason.map_or("no reason", IntakeReason::name);
    match read.mail.verdict {
        Verdict::Opens => "opens and closes items".to_owned(),
        Verdict::Closes => format!("closes items only ({why})"),
        Verdict::Nothing => format!("is not evidence ({why})"),
    }
}
