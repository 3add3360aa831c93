//! Where the unpacked servers are.

use super::account::account;
use std::path::{Path, PathBuf};

/// With this in the environment a test may not be left out for want of servers.
const NOTHING_LEFT_OUT: &str = "APPRECIATED_NOTHING_LEFT_OUT";

/// The servers that `tests/servers.sh` unpacked.
#[derive(Clone, Debug)]
pub struct Servers {
    home: PathBuf,
}

/// The servers; without them the test has to return, having said so aloud.
///
/// # Panics
/// Without them, when the environment says that nothing may be left out.
pub fn servers() -> Option<Servers> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/servers");
    let strict = std::env::var_os(NOTHING_LEFT_OUT).is_some();
    find(&home, strict).unwrap_or_else(|why| panic!("{why}"))
}

fn find(home: &Path, strict: bool) -> Result<Option<Servers>, String> {
    if home.join("stamp").exists() {
        return Ok(Some(Servers { home: home.to_owned() }));
    }
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("a test");
    let why = format!("left out: {name}, because tests/servers.sh has not been run");
    if strict { Err(why) } else { Ok(tell(&why)) }
}

fn tell(why: &str) -> Option<Servers> {
    eprintln!("{why}");
    None
}

impl Servers {
    /// The servers in a place that their user reaches: where they are, or copied below `folder` when root's own folders
    /// are in the way.
    pub fn within_reach(&self, folder: &Path) -> Self {
        if account().reaches(&self.home.join("dovecot/modules")) {
            return self.clone();
        }
        let home = folder.join("servers");
        copy(&self.home, &home);
        Self { home }
    }

    /// A program to start.
    pub fn program(&self, name: &str) -> PathBuf {
        self.home.join("bin").join(name)
    }

    /// Dovecot's helpers and modules.
    pub fn dovecot(&self) -> PathBuf {
        self.home.join("dovecot")
    }

    /// The libraries that the machine lacks.
    pub fn libraries(&self) -> PathBuf {
        self.home.join("lib")
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    account().own(to);
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (old, new) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            copy(&old, &new);
        } else if kind.is_symlink() {
            std::os::unix::fs::symlink(std::fs::read_link(&old).unwrap(), &new).unwrap();
        } else {
            std::fs::copy(&old, &new).unwrap();
            account().own(&new);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_servers_are_told_or_fail_the_test() {
        let empty = tempfile::tempdir().unwrap();
        assert!(find(empty.path(), false).unwrap().is_none());
        let why = find(empty.path(), true).unwrap_err();
        let name = "missing_servers_are_told_or_fail_the_test";
        assert!(why.contains(name) && why.ends_with("because tests/servers.sh has not been run"), "{why}");
    }

    #[test]
    fn servers_out_of_reach_are_copied() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let closed = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(closed.path().join("dovecot/modules")).unwrap();
        std::fs::write(closed.path().join("dovecot/auth"), "x").unwrap();
        symlink("auth", closed.path().join("dovecot/other")).unwrap();
        let here = Servers { home: closed.path().to_owned() };
        let folder = tempfile::tempdir().unwrap();
        account().own(folder.path());
        std::fs::set_permissions(closed.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
        let used = here.within_reach(folder.path());
        assert!(account().reaches(&used.dovecot()), "{used:?}");
        assert_eq!(std::fs::read(used.dovecot().join("other")).unwrap(), b"x");
    }
}
