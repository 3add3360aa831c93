//! The file itself. Owns: its folder, its permissions, the settings of a connection. Never touches: tables.

use super::fault::Fault;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::time::Duration;

/// How long a statement waits for another process to finish writing.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Statements kept prepared; there are about forty in this room.
const PREPARED: usize = 64;

/// Makes the folder (0700) and an empty file (0600) when they are not there. The modes are set when making and
/// again after it, so no umask widens or narrows them. A folder that was there is left as it is; the file is
/// narrowed. SQLite gives `-wal` and `-shm` the mode of the file.
pub(super) fn make(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    if let Err(error) = made
        && error.kind() != io::ErrorKind::AlreadyExists
    {
        return Err(error);
    }
    let metadata = fs::metadata(path)?;
    if metadata.is_file() && metadata.permissions().mode() & 0o777 != 0o600 {
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    }
    Ok(())
}

/// Opens a file that is there; never makes one.
pub(super) fn connect(path: &Path) -> Result<Connection, Fault> {
    // No OPEN_CREATE, no OPEN_URI: a file name is a file name.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(path, flags)?)
}

/// The settings of every connection, but for [`PATIENCE`].
pub(super) fn set_up(db: &Connection) -> Result<(), Fault> {
    db.set_prepared_statement_cache_capacity(PREPARED);
    // A damaged or doctored schema can't run code or crash us: https://www.sqlite.org/security.html
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    // Readers see a snapshot while somebody writes; a commit has reached the disk when it returns.
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", "full")?;
    db.pragma_update(None, "foreign_keys", true)?;
    // What is erased is overwritten, and sorting leaves no file in a shared temporary folder.
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "temp_store", "memory")?;
    Ok(())
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Unreachable(error.to_string()),
        }
    }
}
