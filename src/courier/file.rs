//! A mail as a file. Owns: that it is there whole or not at all, for its owner's eyes only. Never touches: SMTP.

use super::fault::CourierError;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Writes `digest-NAME.eml`. The same mail written twice is one file.
pub(super) fn deliver(folder: &Path, bytes: &[u8], name: &str) -> Result<String, CourierError> {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if name.is_empty() || name.len() > 128 || !name.chars().all(fits) {
        return Err(CourierError::Name);
    }
    let path = folder.join(format!("digest-{name}.eml"));
    let draft = folder.join(format!(".digest-{name}.eml.new"));
    make(folder)
        .and_then(|()| write(&draft, bytes))
        .and_then(|()| fs::rename(&draft, &path))
        .and_then(|()| File::open(folder)?.sync_all())
        .map_err(|error| fault(&path, &error))?;
    Ok(format!("written to {}", path.display()))
}

/// Whether a file can be written there.
pub(super) fn test(folder: &Path) -> Result<String, CourierError> {
    let probe = folder.join(".digest-test.new");
    make(folder)
        .and_then(|()| write(&probe, b""))
        .and_then(|()| fs::remove_file(&probe))
        .map_err(|error| fault(folder, &error))?;
    Ok(format!("{} can be written", folder.display()))
}

fn make(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// A new file that only its owner may read; one that an earlier run left is thrown away.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn fault(path: &Path, error: &io::Error) -> CourierError {
    CourierError::File { path: PathBuf::from(path), why: error.to_string() }
}
