//! Mail on disk. Owns: what kind of mailbox a path is. Never touches: the network, the mails' words.

use super::maildir::{self, Files};
use super::mbox::{self, Mbox};
use super::{MailSource, MailboxError};
use crate::message;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// How many bytes of a file show its kind.
const PEEK_BYTES: u64 = 4_096;
/// Names of the sent folder below a Maildir without mail of its own, in the order in which they are tried.
const SENT_FOLDERS: [&str; 8] = [
    ".Sent",
    "Sent",
    ".Sent Items",
    "Sent Items",
    ".Sent Mail",
    "Sent Mail",
    ".INBOX.Sent",
    ".Sent Messages",
];

/// Opens whatever mail lies at `path`: an mbox file, a single mail, a Maildir, a folder of .eml files, a folder of
/// mbox files (each is one mailbox, sorted by name), or a Maildir whose only mail is in its `Sent`.
///
/// # Errors
/// A sentence each for: no such path, not allowed, not a mailbox, no mail in it.
pub fn open(path: &Path) -> Result<Vec<Box<dyn MailSource>>, MailboxError> {
    let kind = fs::metadata(path).map_err(|error| MailboxError::from_io(path, error))?;
    if kind.is_file() {
        return Ok(vec![open_file(path)?]);
    }
    if !kind.is_dir() {
        return Err(MailboxError::Strange(path.to_owned()));
    }
    open_folder(path)
}

fn open_file(path: &Path) -> Result<Box<dyn MailSource>, MailboxError> {
    let start = peek(path)?;
    let text = start.trim_ascii_start();
    if text.is_empty() {
        return Err(MailboxError::Empty(path.to_owned()));
    }
    if text.starts_with(b"From ") {
        return Ok(Box::new(Mbox::open(path)?));
    }
    if message::begins_like_mail(&start) {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        return Ok(Box::new(Files::eml(path, vec![(name, path.to_owned())])?));
    }
    Err(MailboxError::NoMailbox { path: path.to_owned(), what: what_else(&start).to_owned() })
}

fn open_folder(path: &Path) -> Result<Vec<Box<dyn MailSource>>, MailboxError> {
    let sent = SENT_FOLDERS.iter().map(|name| path.join(name)).find(|child| maildir::is_maildir(child));
    if maildir::is_maildir(path) {
        return match sent {
            Some(sent) if !maildir::has_mail(path) => Ok(vec![Box::new(Files::maildir(&sent)?)]),
            _ => Ok(vec![Box::new(Files::maildir(path)?)]),
        };
    }
    if let Some(sent) = sent {
        return Ok(vec![Box::new(Files::maildir(&sent)?)]);
    }
    let files: Vec<(String, PathBuf)> = list(path)?.into_iter().filter(|(_, file)| file.is_file()).collect();
    let (eml, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| has_ending(name, "eml"));
    let mut found: Vec<Box<dyn MailSource>> = Vec::new();
    if !eml.is_empty() {
        found.push(Box::new(Files::eml(path, eml)?));
    }
    for (name, file) in &others {
        let start = peek(file)?;
        let text = start.trim_ascii_start();
        let line = text.split(|byte| *byte == b'\n').next().unwrap_or(text);
        if mbox::is_separator(line) || (has_ending(name, "mbox") && text.starts_with(b"From ")) {
            found.push(Box::new(Mbox::open(file)?));
        }
    }
    if found.is_empty() {
        let empty = others.is_empty() || others.iter().all(|(name, _)| has_ending(name, "mbox"));
        let path = path.to_owned();
        return Err(if empty { MailboxError::Empty(path) } else { MailboxError::NoMailHere(path) });
    }
    Ok(found)
}

/// The entries of a folder with their names, sorted, without hidden ones.
pub(super) fn list(folder: &Path) -> Result<Vec<(String, PathBuf)>, MailboxError> {
    let failed = |error| MailboxError::from_io(folder, error);
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            entries.push((name, entry.path()));
        }
    }
    entries.sort();
    Ok(entries)
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

fn peek(path: &Path) -> Result<Vec<u8>, MailboxError> {
    let failed = |error| MailboxError::from_io(path, error);
    let mut start = Vec::new();
    File::open(path).map_err(failed)?.take(PEEK_BYTES).read_to_end(&mut start).map_err(failed)?;
    Ok(start)
}

/// What a file is that is no mailbox, and what to do.
fn what_else(start: &[u8]) -> &'static str {
    const KINDS: [(&[u8], &str); 5] = [
        (b"\x1f\x8b", "it is compressed; unpack it with `gunzip` first"),
        (b"PK\x03\x04", "it is a zip archive; unpack it first"),
        (b"BZh", "it is compressed; unpack it with `bunzip2` first"),
        (b"!BDN", "it is an Outlook data file; convert it with `readpst` first"),
        (b"\xd0\xcf\x11\xe0", "it is an Outlook .msg file; save the mail as .eml first"),
    ];
    KINDS.iter().find(|(magic, _)| start.starts_with(magic)).map_or(
        "it does not start with `From ` as an mbox file does, nor with header lines as a mail does; \
         export the mailbox as mbox or .eml",
        |(_, what)| what,
    )
}

#[cfg(test)]
mod tests;
