//! One program at a time. Owns: lock files. Never touches: what they protect.
//!
//! The lock is the kernel's (flock(2)) and ends with the process, however it ends; the number in the file is only
//! for the sentence that tells who has it. The file stays: taking it away would let two hold two files of one name.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// No process number is longer.
const MOST_DIGITS: u64 = 20;

/// A lock that is held until this is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Who has the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its process number; `None` in the moment before it is written down.
    pub pid: Option<u32>,
}

impl fmt::Display for Holder {
    /// ` (process 123)`, to go on a sentence with; nothing when it is not known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pid.map_or(Ok(()), |pid| write!(f, " (process {pid})"))
    }
}

impl Lock {
    /// Who has the lock, if anybody. Writes nothing; whoever takes the lock in the same moment may find it taken.
    pub fn holder(path: &Path) -> io::Result<Option<Holder>> {
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        match file.try_lock_shared() {
            Ok(()) => Ok(None),
            Err(TryLockError::WouldBlock) => Ok(Some(Holder { pid: pid(&mut file) })),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Takes the lock, making its file (mode 0600) when there is none; at once says who has it when it is taken.
    pub fn take(path: &Path) -> io::Result<Result<Self, Holder>> {
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)?;
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0)?;
                writeln!(file, "{}", std::process::id())?;
                Ok(Ok(Self { _file: file }))
            }
            Err(TryLockError::WouldBlock) => Ok(Err(Holder { pid: pid(&mut file) })),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

fn pid(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(MOST_DIGITS).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn the_second_is_told_who_was_first() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("daemon.lock");
        // Left by a program of long ago.
        std::fs::write(&path, "123456789012345678901234567890\n").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        let lock = Lock::take(&path).unwrap().unwrap();
        for _ in 0..2 {
            assert_eq!(Lock::take(&path).unwrap().unwrap_err(), Holder { pid: Some(std::process::id()) });
        }
        drop(lock);
        assert!(Lock::take(&path).unwrap().is_ok());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), format!("{}\n", std::process::id()));
    }

    #[test]
    fn looking_takes_and_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("daemon.lock");
        assert_eq!(Lock::holder(&path).unwrap(), None);
        assert!(!path.exists());
        let lock = Lock::take(&path).unwrap().unwrap();
        assert_eq!(Lock::holder(&path).unwrap(), Some(Holder { pid: Some(std::process::id()) }));
        drop(lock);
        std::fs::write(&path, "12\n").unwrap();
        assert_eq!(Lock::holder(&path).unwrap(), None);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "12\n");
        // Two that look are not in each other's way.
        let looks = File::open(&path).unwrap();
        looks.lock_shared().unwrap();
        assert_eq!(Lock::holder(&path).unwrap(), None);
    }

    #[test]
    fn only_its_owner_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("round.lock");
        let _lock = Lock::take(&path).unwrap().unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_holder_that_says_nothing_is_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("daemon.lock");
        let file = File::create(&path).unwrap();
        file.lock().unwrap();
        assert_eq!(Lock::take(&path).unwrap().unwrap_err(), Holder { pid: None });
    }

    #[test]
    fn of_many_at_once_one_gets_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("daemon.lock");
        let barrier = std::sync::Barrier::new(20);
        let got = std::thread::scope(|scope| {
            let one = || {
                barrier.wait();
                let lock = Lock::take(&path).unwrap();
                // Nobody lets go before all have asked.
                barrier.wait();
                usize::from(lock.is_ok())
            };
            let all: Vec<_> = (0..20).map(|_| scope.spawn(one)).collect();
            all.into_iter().map(|one| one.join().unwrap()).sum::<usize>()
        });
        assert_eq!(got, 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(Lock::take(Path::new("/no/such/folder/daemon.lock")).is_err());
    }
}
