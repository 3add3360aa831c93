//! The mailboxes of a private Dovecot as they lie on the disk, in the form Maildir++.

use crate::ground::account::account;
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};

/// The folder of a mailbox; its name is in UTF-8.
fn folder(root: &Path, mailbox: &str) -> PathBuf {
    if mailbox == "INBOX" {
        return root.to_owned();
    }
    let name = utf7_imap::encode_utf7_imap(mailbox.to_owned());
    root.join(format!(".{name}"))
}

/// Puts mails into a mailbox. `before` is how many were put anywhere before: Dovecot gives UIDs in the order of the
/// numbers that file names begin with.
pub fn append(root: &Path, mailbox: &str, before: usize, mails: &[(DateTime<Utc>, Vec<u8>)]) {
    let folder = folder(root, mailbox);
    make(root, &folder);
    for (number, (at, bytes)) in (before + 1..).zip(mails) {
        let bytes = with_crlf(bytes);
        let name = format!("{number:010}.M0P1.test,S={0},W={0}", bytes.len());
        let temporary = folder.join("tmp").join(&name);
        std::fs::write(&temporary, bytes).unwrap();
        // INTERNALDATE is the time of the file.
        std::fs::File::options().write(true).open(&temporary).unwrap().set_modified((*at).into()).unwrap();
        account().own(&temporary);
        std::fs::rename(&temporary, folder.join("cur").join(name + ":2,S")).unwrap();
    }
}

fn make(root: &Path, folder: &Path) {
    let home = root.parent().unwrap();
    for path in [home, root, folder, &folder.join("cur"), &folder.join("new"), &folder.join("tmp")] {
        if !path.exists() {
            std::fs::create_dir(path).unwrap();
            account().own(path);
        }
    }
    if folder != root {
        std::fs::write(folder.join("maildirfolder"), "").unwrap();
        account().own(&folder.join("maildirfolder"));
    }
}

/// Names and bytes, in the order of the names.
pub fn files(root: &Path, mailbox: &str) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for place in ["cur", "new"] {
        let Ok(entries) = std::fs::read_dir(folder(root, mailbox).join(place)) else { continue };
        for entry in entries {
            let entry = entry.unwrap();
            found.push((entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()));
        }
    }
    found.sort();
    found
}

/// Every line end as CRLF.
pub fn with_crlf(bytes: &[u8]) -> Vec<u8> {
    let mut all = Vec::with_capacity(bytes.len() + bytes.len() / 32);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_suffix(b"\n") {
            Some(text) => {
                all.extend_from_slice(text.strip_suffix(b"\r").unwrap_or(text));
                all.extend_from_slice(b"\r\n");
            }
            None => all.extend_from_slice(line),
        }
    }
    all
}
