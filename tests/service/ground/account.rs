//! As whom the servers run: an ordinary user, for neither Dovecot nor Exim serves root. That is the caller, or `nobody`
//! when the caller is root.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

/// A user and its group.
#[derive(Clone, Debug)]
pub struct Account {
    pub user: String,
    pub group: String,
    pub uid: u32,
    pub gid: u32,
    /// Whether the caller is root and has to become this user.
    switch: bool,
}

/// The account of all servers.
pub fn account() -> &'static Account {
    static ACCOUNT: OnceLock<Account> = OnceLock::new();
    ACCOUNT.get_or_init(|| {
        let switch = id(&["-u"]) == "0";
        let who: &[&str] = if switch { &["nobody"] } else { &[] };
        let ask = |what: &str| id(&[&[what], who].concat());
        Account {
            user: ask("-un"),
            group: ask("-gn"),
            uid: ask("-u").parse().unwrap(),
            gid: ask("-g").parse().unwrap(),
            switch,
        }
    })
}

fn id(arguments: &[&str]) -> String {
    let said = Command::new("id").args(arguments).output().expect("the command `id`");
    assert!(said.status.success(), "id {arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).unwrap().trim().to_owned()
}

impl Account {
    /// Makes the command run as this user.
    pub fn take_on(&self, command: &mut Command) {
        if self.switch {
            command.uid(self.uid).gid(self.gid);
        }
    }

    /// Gives one file or folder to this user.
    pub fn own(&self, path: &Path) {
        if self.switch {
            chown(path, Some(self.uid), Some(self.gid)).unwrap();
        }
    }

    /// Whether this user may read and enter the folder.
    pub fn reaches(&self, folder: &Path) -> bool {
        let mut test = Command::new("test");
        test.arg("-r").arg(folder).arg("-a").arg("-x").arg(folder).current_dir("/");
        self.take_on(&mut test);
        test.status().is_ok_and(|status| status.success())
    }
}

#[test]
fn the_servers_do_not_run_as_root() {
    let mut whoami = Command::new("id");
    whoami.arg("-u");
    account().take_on(&mut whoami);
    let said = String::from_utf8(whoami.output().unwrap().stdout).unwrap();
    assert_eq!(said.trim(), account().uid.to_string());
    assert_ne!(said.trim(), "0");
}

#[test]
fn a_closed_folder_is_not_reached() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    account().own(folder.path());
    assert!(account().reaches(folder.path()));
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o000)).unwrap();
    assert!(!account().reaches(folder.path()));
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
}
