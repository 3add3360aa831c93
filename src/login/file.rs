//! A secret in a file. Owns: which modes are safe. Never touches: the environment.

use super::{LoginError, first_line as line_of};
use crate::config::Secret;
use std::fs::{File, Metadata};
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// No password is longer, and tokens have a few KiB.
const MOST_BYTES: u64 = 64 << 10;

/// The first line of a `password_file` that nobody else may read.
pub(super) fn first_line(path: &Path) -> Result<Secret, LoginError> {
    let (file, stat) = open("the password_file", path)?;
    let own_group = || std::fs::metadata("/proc/self").is_ok_and(|own| own.gid() == stat.gid());
    let mode = stat.mode() & 0o777;
    if mode & 0o007 != 0 {
        return Err(LoginError::Open { path: path.to_owned(), mode });
    }
    if mode & 0o070 != 0 && !own_group() {
        return Err(LoginError::OpenToGroup { path: path.to_owned(), mode });
    }
    read("the password_file", path, file)
}

/// The first line of a file whose mode somebody else answers for.
pub(super) fn first_line_of(source_name: &'static str, path: &Path) -> Result<Secret, LoginError> {
    let (file, _) = open(source_name, path)?;
    read(source_name, path, file)
}

/// Opens it, then looks at what was opened, so that nobody can swap it in between.
fn open(source_name: &'static str, path: &Path) -> Result<(File, Metadata), LoginError> {
    let fault = |why: String| LoginError::Unreadable { source_name, path: path.to_owned(), why };
    // A pipe would block the opening itself.
    let is_file = std::fs::metadata(path).map_err(|error| fault(error.to_string()))?.is_file();
    if !is_file {
        return Err(fault("it is no file".to_owned()));
    }
    let file = File::open(path).map_err(|error| fault(error.to_string()))?;
    let stat = file.metadata().map_err(|error| fault(error.to_string()))?;
    Ok((file, stat))
}

fn read(source_name: &'static str, path: &Path, file: File) -> Result<Secret, LoginError> {
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes).map_err(|error| LoginError::Unreadable {
        source_name,
        path: path.to_owned(),
        why: error.to_string(),
    })?;
    line_of(&bytes, &format!("{source_name} {}", path.display()))
}
