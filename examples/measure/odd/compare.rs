//! Counts where we read a mail as another parser does.

use super::expect::Expected;
use appreciated::message::{Address, Message};

/// The fields compared, in the order of their columns.
pub const FIELDS: [&str; 6] = ["sender", "recipients", "subject", "date", "attachments", "text"];

/// For each field, in how many mails we agree, of how many.
#[derive(Debug, Default)]
pub struct Agreement([(usize, usize); FIELDS.len()]);

impl Agreement {
    /// Compares one mail; hands back a line for each disagreement.
    pub fn count(&mut self, mail: &Message, expected: &Expected) -> Vec<String> {
        let addresses = |list: Vec<&Address>| {
            list.iter().map(|one| one.addr.as_str().to_owned()).collect::<Vec<_>>().join(" ")
        };
        let mut attachments = mail.attachments.clone();
        attachments.sort();
        let pairs = [
            (addresses(mail.from.iter().collect()), &expected.sender),
            (addresses(mail.recipients.all().collect()), &expected.recipients),
            (mail.subject.clone(), &expected.subject),
            (mail.date.map(|date| date.to_rfc3339()).unwrap_or_default(), &expected.date),
            (attachments.join(" "), &expected.attachments),
            (mail.body.text.clone(), &expected.text),
        ];
        let mut lines = Vec::new();
        for (((ours, theirs), field), tally) in pairs.into_iter().zip(FIELDS).zip(&mut self.0) {
            let Some(theirs) = theirs else { continue };
            let agree = essence(&ours, expected.ascii) == essence(theirs, expected.ascii);
            tally.0 += usize::from(agree);
            tally.1 += 1;
            if !agree {
                lines.push(format!("{field}\n  ours   {}\n  theirs {}", start(&ours), start(theirs)));
            }
        }
        lines
    }

    /// A sentence for below the table.
    pub fn sentence(&self) -> String {
        let fields = FIELDS.iter().zip(self.0).map(|(field, (agree, of))| format!("{field} {agree} of {of}"));
        format!(
            "Agreement with what other parsers say of their own mails: {}.",
            fields.collect::<Vec<_>>().join(", ")
        )
    }
}

/// A text without white space and without letters that could not be read.
fn essence(text: &str, ascii: bool) -> String {
    let counts =
        |c: &char| !c.is_whitespace() && !c.is_control() && *c != '\u{fffd}' && (c.is_ascii() || !ascii);
    text.chars().filter(counts).collect()
}

fn start(text: &str) -> String {
    let shown: String = text.chars().take(300).collect();
    format!("{shown:?}")
}
