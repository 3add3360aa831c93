//! One file with many mails (RFC 4155; mboxo and mboxrd; Gmail Takeout; Thunderbird). Owns: where mails part, the
//! `>From ` quoting, what the store itself marks as deleted or not sent. Never touches: what is in them.

use super::{MailSource, MailboxError, MailboxName, RawMail};
use crate::message::{self, MAX_BYTES};
use chrono::{DateTime, Utc};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// What Gmail calls its label for sent mail, in lower case: the label is exported in the language of the account.
/// English, German, French, Spanish, Portuguese (two), Italian (two), Dutch, Swedish, Danish, Norwegian, Finnish,
/// Polish, Czech, Slovak, Hungarian, Romanian, Turkish, Russian, Ukrainian, Greek, Japanese, Chinese (two), Korean.
const SENT_LABELS: [&str; 28] = [
    "sent",
    "sent mail",
    "gesendet",
    "messages envoyés",
    "envoyés",
    "enviados",
    "enviado",
    "enviadas",
    "e-mails enviados",
    "posta inviata",
    "inviati",
    "verzonden",
    "skickat",
    "sendt",
    "sendte",
    "lähetetyt",
    "wysłane",
    "odeslané",
    "odoslané",
    "elküldött",
    "trimise",
    "gönderilmiş postalar",
    "отправленные",
    "надіслані",
    "απεσταλμένα",
    "送信済み",
    "已发邮件",
    "보낸편지함",
];

/// Thunderbird's bit for a mail that is deleted and only waits for the file to be compacted.
const MOZILLA_EXPUNGED: u32 = 0x0008;

/// An mbox file read line by line; never more than one mail of it is in memory.
#[derive(Debug)]
pub struct Mbox {
    name: MailboxName,
    path: PathBuf,
    lines: Lines<BufReader<File>>,
    /// The `From ` line of the next mail, when it was met while reading the last one.
    next: Option<Vec<u8>>,
    ordinal: u64,
    handed: u64,
    unsent: u64,
    told: bool,
}

impl Mbox {
    /// Opens the file.
    ///
    /// # Errors
    /// When it can't be opened.
    pub fn open(path: &Path) -> Result<Self, MailboxError> {
        let file = File::open(path).map_err(|error| MailboxError::from_io(path, error))?;
        Ok(Self {
            name: MailboxName(path.display().to_string()),
            path: path.to_owned(),
            lines: Lines { reader: BufReader::with_capacity(64 << 10, file), line: Vec::new() },
            next: None,
            ordinal: 0,
            handed: 0,
            unsent: 0,
            told: false,
        })
    }

    /// The next mail of the file, counted or not.
    fn next_mail(&mut self) -> io::Result<Option<RawMail>> {
        let Some(separator) = self.separator()? else { return Ok(None) };
        let mut bytes = Vec::new();
        let mut after_blank = false;
        while self.lines.advance()? {
            let line = self.lines.line.as_slice();
            if after_blank && is_separator(line) {
                self.next = Some(line.to_vec());
                break;
            }
            after_blank = matches!(line, b"\n" | b"\r\n");
            let line = unquoted(line);
            let room = MAX_BYTES.saturating_sub(bytes.len());
            bytes.extend_from_slice(line.get(..room).unwrap_or(line));
        }
        if self.next.is_some() && bytes.len() < MAX_BYTES {
            // The empty line before a `From ` line belongs to the file, not to the mail.
            let end = bytes
                .strip_suffix(b"\n")
                .map_or(bytes.len(), |rest| rest.strip_suffix(b"\r").unwrap_or(rest).len());
            bytes.truncate(end);
        }
        self.ordinal += 1;
        Ok(Some(RawMail { place: place(&bytes), internal_date: arrived(&separator), bytes, cut: false }))
    }

    /// The `From ` line of the next mail; empty lines before the first one are passed over.
    fn separator(&mut self) -> io::Result<Option<Vec<u8>>> {
        if let Some(line) = self.next.take() {
            return Ok(Some(line));
        }
        while self.ordinal == 0 && self.lines.advance()? {
            if self.lines.line.starts_with(b"From ") {
                return Ok(Some(self.lines.line.clone()));
            }
        }
        Ok(None)
    }

    /// Whether the store still counts the mail as one that was sent.
    fn counts(&mut self, bytes: &[u8]) -> bool {
        let header = |name| message::header_value(bytes, name);
        let status = header("X-Mozilla-Status").and_then(|value| u32::from_str_radix(&value, 16).ok());
        if status.is_some_and(|status| status & MOZILLA_EXPUNGED != 0) {
            return false;
        }
        let sent = header("X-Gmail-Labels").is_none_or(|labels| {
            labels
                .split(',')
                .any(|label| SENT_LABELS.contains(&label.trim_matches(['"', ' ']).to_lowercase().as_str()))
        });
        self.unsent += u64::from(!sent);
        sent
    }
}

impl MailSource for Mbox {
    fn mailbox(&self) -> &MailboxName {
        &self.name
    }

    /// What an account of the config names is where its sent mail lies.
    fn is_sent(&self) -> bool {
        true
    }

    fn batch(&mut self, max_bytes: usize) -> Result<Vec<RawMail>, MailboxError> {
        let (mut mails, mut size) = (Vec::new(), 0);
        while size < max_bytes || mails.is_empty() {
            let mail = self.next_mail().map_err(|error| MailboxError::from_io(&self.path, error))?;
            let Some(mail) = mail else { break };
            if self.counts(&mail.bytes) {
                size += mail.bytes.len();
                mails.push(mail);
            }
        }
        self.handed += mails.len() as u64;
        if self.handed == 0 && self.unsent > 0 && !self.told {
            self.told = true;
            return Err(MailboxError::NoneSent { path: self.path.clone(), skipped: self.unsent });
        }
        Ok(mails)
    }
}

/// Lines of a file, each cut at [`MAX_BYTES`].
#[derive(Debug)]
struct Lines<R> {
    reader: R,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    /// Reads the next line with its end into `line`; false at the end of the file. What is behind the cap is read
    /// over, so that a file without line ends costs no memory.
    fn advance(&mut self) -> io::Result<bool> {
        self.line.clear();
        let mut any = false;
        loop {
            let chunk = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if chunk.is_empty() {
                return Ok(any);
            }
            any = true;
            let end = chunk.iter().position(|byte| *byte == b'\n').map(|at| at + 1);
            let taken = end.unwrap_or(chunk.len());
            let room = MAX_BYTES.saturating_sub(self.line.len()).min(taken);
            self.line.extend_from_slice(chunk.get(..room).unwrap_or(chunk));
            self.reader.consume(taken);
            if end.is_some() {
                return Ok(true);
            }
        }
    }
}

/// Whether a line parts mails: `From`, a sender, an asctime date (RFC 4155 appendix A), perhaps a zone before or
/// behind the year, perhaps `remote from host`. A sentence that begins with "From" is none.
pub(super) fn is_separator(line: &[u8]) -> bool {
    words_of_date(line).is_some()
}

/// The date of a separator, from the weekday on.
fn words_of_date(line: &[u8]) -> Option<Vec<&str>> {
    let line = std::str::from_utf8(line.get(..line.len().min(512))?).ok()?.strip_prefix("From ")?;
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().position(|word| message::date::is_weekday(word))?;
    let (sender, date) = words.split_at_checked(at)?;
    let [_, month, day, time, rest @ ..] = date else { return None };
    let sound = (sender.len() == 1 || sender.iter().any(|word| word.contains('@')))
        && message::date::is_month(month)
        && day.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
        && time.split_once(':').is_some_and(|(hour, _)| hour.parse::<u32>().is_ok_and(|hour| hour < 24))
        && (1..=6).contains(&rest.len())
        && rest.iter().take(3).any(|word| word.len() == 4 && word.parse::<u32>().is_ok());
    sound.then(|| date.to_vec())
}

/// When the mail arrived, in UTC when no zone is given (RFC 4155). The epoch is what tools write that do not know.
fn arrived(separator: &[u8]) -> Option<DateTime<Utc>> {
    let words = words_of_date(separator)?;
    let date = message::date::parse(&words.join(" "))?.to_utc();
    (date.timestamp() > 86_400).then_some(date)
}

/// A mail of an mbox is named by its bytes: its number changes when a mail before it is deleted and the file is
/// compacted, and a new mail would pass for one that was read. Its end does not count: the last mail of a file has
/// another one than before a next mail.
fn place(bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes.trim_ascii_end()).to_hex();
    format!("#{}", hash.get(..16).unwrap_or(&hash))
}

/// Takes one `>` from `>From `, `>>From ` and so on (mboxrd; in mboxo only the first happens).
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    let quoted = marks > 0 && line.get(marks..).is_some_and(|rest| rest.starts_with(b"From "));
    if quoted { line.get(1..).unwrap_or(line) } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn mails(text: &[u8]) -> Result<Vec<RawMail>, MailboxError> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text).unwrap();
        let mut mbox = Mbox::open(file.path()).unwrap();
        let mut all = Vec::new();
        loop {
            let batch = mbox.batch(1)?;
            if batch.is_empty() {
                return Ok(all);
            }
            all.extend(batch);
        }
    }

    fn bodies(text: &str) -> Vec<String> {
        mails(text.as_bytes())
            .unwrap()
            .into_iter()
            .map(|mail| String::from_utf8(mail.bytes).unwrap())
            .collect()
    }

    const FROM: &str = "From kim@example.com Mon Jan  3 10:00:00 2022\n";

    #[test]
    fn mails_part_only_at_real_separators() {
        let text = format!(
            "{FROM}A: 1\n\nFrom here on it rains.\n\nFrom Monday on, too.\n\n{FROM}A: 2\n\nhi\n{FROM}"
        );
        assert_eq!(
            bodies(&text),
            [
                "A: 1\n\nFrom here on it rains.\n\nFrom Monday on, too.\n".to_owned(),
                format!("A: 2\n\nhi\n{FROM}")
            ]
        );
        assert_eq!(
            bodies(&text.replace('\n', "\r\n"))[0],
            "A: 1\r\n\r\nFrom here on it rains.\r\n\r\nFrom Monday on, too.\r\n"
        );
    }

    #[test]
    fn quoting_is_undone() {
        let text = format!("{FROM}A: 1\n\n>From a\n>>From b\n> From c\n>Fromage\n");
        assert_eq!(bodies(&text), ["A: 1\n\nFrom a\n>From b\n> From c\n>Fromage\n"]);
    }

    #[test]
    fn separators_in_all_dialects() {
        for (line, is) in [
            ("From kim@example.com Mon Jan  3 10:00:00 2022", true),
            ("From MAILER-DAEMON Mon Apr 18 14:18:28 2022\r\n", true),
            ("From - Mon Jan 03 10:00:00 2022", true),
            ("From 1716584343@xxx Mon Jan 03 10:00:00 +0000 2022", true),
            ("From kim@example.com Mon Jan  3 10:00 PST 1994", true),
            ("From kim@example.com Mon Jan  3 10:00:00 1994 remote from host", true),
            ("From ???@??? Mon Jan  3 10:00:00 1994", true),
            ("From Kim on Mon Jan 3 10:00 we saw 2000 birds", false),
            ("From Mon Jan 3 10:00:00 2022", false),
            ("From kim@example.com Mon Jan  3", false),
            ("From kim@example.com", false),
            (">From kim@example.com Mon Jan  3 10:00:00 2022", false),
        ] {
            assert_eq!(is_separator(line.as_bytes()), is, "{line}");
        }
    }

    #[test]
    fn arrival_is_the_separators_date() {
        let at = |line: &str| arrived(line.as_bytes()).map(|at| at.to_rfc3339());
        assert_eq!(at(FROM).as_deref(), Some("2022-01-03T10:00:00+00:00"));
        assert_eq!(
            at("From 17@xxx Mon Jan 03 10:00:00 +0200 2022").as_deref(),
            Some("2022-01-03T08:00:00+00:00")
        );
        assert_eq!(at("From mboxrd@z Thu Jan  1 00:00:00 1970"), None);
    }

    #[test]
    fn deleted_and_unsent_mails_are_left_out() {
        let text = format!(
            "{FROM}X-Mozilla-Status: 0009\nSubject: a\n\n\n{FROM}X-Mozilla-Status: 0001\nSubject: b\n\n\n\
             {FROM}X-Gmail-Labels: Inbox,Important\nSubject: c\n\n\n{FROM}X-Gmail-Labels: =?UTF-8?Q?Archiv=C3=A9s,\n \
             _Messages_envoy=C3=A9s?=\nSubject: d\n\n\n{FROM}X-Gmail-Labels: \"Sent\",Opened\nSubject: e\n"
        );
        let subjects: Vec<String> = mails(text.as_bytes())
            .unwrap()
            .iter()
            .filter_map(|mail| message::header_value(&mail.bytes, "Subject"))
            .collect();
        assert_eq!(subjects, ["b", "d", "e"]);
    }

    #[test]
    fn nothing_sent_is_said() {
        let text = format!("{FROM}X-Gmail-Labels: Inbox\n\nhi\n\n{FROM}X-Gmail-Labels: Chat\n\nhi\n");
        let error = mails(text.as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with("all 2 mails of `"), "{error}");
        assert!(
            error.ends_with("were left out, because none is labelled Sent; export the label Sent from Gmail")
        );
    }

    #[test]
    fn a_mail_keeps_its_place_when_another_goes() {
        let places = |text: &str| -> Vec<String> {
            mails(text.as_bytes()).unwrap().into_iter().map(|mail| mail.place).collect()
        };
        let both = places(&format!("{FROM}A: 1\n\nhi\n\n{FROM}A: 2\n\nhi\n\n"));
        assert_eq!(both[1], places(&format!("{FROM}A: 2\n\nhi\n\n"))[0]);
        assert_eq!(both[0], places(&format!("{FROM}A: 1\n\nhi\n\n"))[0]);
        assert_ne!(both[0], both[1]);
        assert_eq!(both[0].len(), 17);
    }

    #[test]
    fn long_mails_are_cut_and_the_next_one_is_found() {
        let text = format!("{FROM}A: 1\n\n{}\n\n{FROM}A: 2\n\nhi", "x".repeat(MAX_BYTES * 2));
        let mails = mails(text.as_bytes()).unwrap();
        assert_eq!(mails[0].bytes.len(), MAX_BYTES);
        assert_eq!(mails[1].bytes, b"A: 2\n\nhi");
    }

    #[test]
    fn batches_hold_at_least_one_mail_and_keep_to_their_size() {
        let one = format!("{FROM}A: 1\n\n{}\n\n", "x".repeat(1_000));
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(one.repeat(10).as_bytes()).unwrap();
        let mut mbox = Mbox::open(file.path()).unwrap();
        assert_eq!(mbox.batch(1).unwrap().len(), 1);
        assert_eq!(mbox.batch(2_500).unwrap().len(), 3);
        assert_eq!(mbox.batch(usize::MAX).unwrap().len(), 6);
        assert!(mbox.batch(1).unwrap().is_empty());
    }
}
