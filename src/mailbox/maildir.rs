//! Folders of one file per mail: Maildir and .eml. Owns: which files are mails, their order, flags and arrival
//! times. Never touches: what is in them; it moves and marks nothing.

use super::{MailSource, MailboxError, MailboxName, RawMail};
use crate::message::MAX_BYTES;
use chrono::{DateTime, Utc};
use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// A list of files that hold one mail each.
#[derive(Debug)]
pub struct Files {
    name: MailboxName,
    left: VecDeque<Entry>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    place: String,
    path: PathBuf,
    internal_date: Option<DateTime<Utc>>,
    /// Was looked up a second time.
    renamed: bool,
}

impl Files {
    /// A Maildir: all of `cur` and `new`, without what is trashed or a draft, sorted by name (so by arrival).
    ///
    /// # Errors
    /// When a folder can't be listed or there is no mail.
    pub fn maildir(path: &Path) -> Result<Self, MailboxError> {
        let mut entries = Vec::new();
        for folder in ["cur", "new"] {
            for (name, file) in super::local::list(&path.join(folder))? {
                let (unique, flags) = parts_of(&name);
                if !flags.contains(['T', 'D']) && file.is_file() {
                    let internal_date = delivered(unique);
                    entries.push(Entry {
                        place: unique.to_owned(),
                        path: file,
                        internal_date,
                        renamed: false,
                    });
                }
            }
        }
        Self::of(path, entries)
    }

    /// The given .eml files of a folder, sorted by name.
    ///
    /// # Errors
    /// When there is none.
    pub fn eml(path: &Path, files: Vec<(String, PathBuf)>) -> Result<Self, MailboxError> {
        let entry = |(place, path)| Entry { place, path, internal_date: None, renamed: false };
        Self::of(path, files.into_iter().map(entry).collect())
    }

    fn of(path: &Path, mut entries: Vec<Entry>) -> Result<Self, MailboxError> {
        if entries.is_empty() {
            return Err(MailboxError::Empty(path.to_owned()));
        }
        entries.sort();
        Ok(Self { name: MailboxName(path.display().to_string()), left: entries.into() })
    }
}

impl MailSource for Files {
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
            let Some(entry) = self.left.front() else { break };
            match read(&entry.path) {
                Err(MailboxError::Missing(_)) => {
                    if let Some(entry) = self.left.pop_front().and_then(renamed) {
                        self.left.push_front(entry);
                    }
                }
                // First hand over what is good; the next call meets the same file again.
                Err(_) if !mails.is_empty() => break,
                Err(error) => {
                    self.left.pop_front();
                    return Err(error);
                }
                Ok(bytes) => {
                    size += bytes.len();
                    if let Some(Entry { place, internal_date, .. }) = self.left.pop_front() {
                        mails.push(RawMail { place, internal_date, bytes, cut: false });
                    }
                }
            }
        }
        Ok(mails)
    }
}

/// The same mail under the name it has now, when another program set a flag since the folder was listed; `None`
/// when it is really gone.
fn renamed(entry: Entry) -> Option<Entry> {
    if entry.renamed {
        return None;
    }
    let cur = entry.path.parent()?.parent()?.join("cur");
    let same = |(name, _): &(String, PathBuf)| parts_of(name).0 == entry.place;
    let (_, path) = super::local::list(&cur).ok()?.into_iter().find(same)?;
    Some(Entry { path, renamed: true, ..entry })
}

/// Whether a folder is a Maildir: it has `cur` and `new`.
pub(super) fn is_maildir(path: &Path) -> bool {
    ["cur", "new"].iter().all(|folder| path.join(folder).is_dir())
}

fn read(path: &Path) -> Result<Vec<u8>, MailboxError> {
    let file = File::open(path).map_err(|error| MailboxError::from_io(path, error))?;
    let mut bytes = Vec::new();
    let cap = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    file.take(cap).read_to_end(&mut bytes).map_err(|error| MailboxError::from_io(path, error))?;
    Ok(bytes)
}

/// The unique part of a Maildir file name and its flags: `1700000000.M1P2.host:2,RS`. Windows and some backups write
/// `;` or `!` for `:`.
fn parts_of(name: &str) -> (&str, &str) {
    [":2,", ";2,", "!2,"].iter().find_map(|mark| name.split_once(mark)).unwrap_or((name, ""))
}

/// The number a Maildir file name begins with, in seconds since 1970.
fn delivered(unique: &str) -> Option<DateTime<Utc>> {
    let seconds: i64 = unique.split(['.', '_']).next()?.parse().ok()?;
    // Before 1990 it is a counter, not a time.
    DateTime::from_timestamp(seconds, 0).filter(|at| at.timestamp() > 631_152_000)
}

/// Whether the folder itself has a mail that counts.
pub(super) fn has_mail(path: &Path) -> bool {
    ["cur", "new"].iter().any(|folder| {
        fs::read_dir(path.join(folder)).is_ok_and(|mut entries| entries.any(|entry| entry.is_ok()))
    })
}
