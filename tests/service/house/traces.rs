//! What the program says and leaves behind: no secrets, nothing for others to read.

use crate::ground::dovecot::{OWNER, PASSWORD, token};
use crate::ground::encode::base64;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Neither the password nor a token, in none of the forms that go over a wire or stand in a config.
pub fn no_secrets(text: &str) {
    let quoted = PASSWORD.replace('\\', "\\\\").replace('"', "\\\"");
    let plain = base64(format!("\0{OWNER}\0{PASSWORD}").as_bytes());
    let alone = base64(PASSWORD.as_bytes());
    for secret in [PASSWORD, &quoted, &plain, &alone, "s3cret", &token::valid()] {
        assert!(!text.contains(secret), "a secret in: {text}");
    }
}

/// Files have mode 0600, folders 0700.
pub fn only_for_the_owner(folder: &Path) {
    let Ok(about) = std::fs::metadata(folder) else { return };
    assert_eq!(about.permissions().mode() & 0o777, 0o700, "{}", folder.display());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            only_for_the_owner(&path);
        } else if let Ok(about) = std::fs::metadata(&path) {
            // A journal of the ledger may be gone by now.
            assert_eq!(about.permissions().mode() & 0o777, 0o600, "{}", path.display());
        }
    }
}

#[test]
fn a_trace_is_noticed() {
    let caught = |check: &(dyn Fn() + std::panic::RefUnwindSafe)| std::panic::catch_unwind(check).is_err();
    no_secrets("nothing but words");
    assert!(caught(&|| no_secrets(&format!(
        "AUTH PLAIN {}",
        base64(format!("\0{OWNER}\0{PASSWORD}").as_bytes())
    ))));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("open");
    std::fs::write(&file, "").unwrap();
    let mode =
        |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(folder.path(), 0o700);
    mode(&file, 0o600);
    only_for_the_owner(folder.path());
    mode(&file, 0o640);
    let path = folder.path().to_owned();
    assert!(caught(&|| only_for_the_owner(&path)));
    mode(&file, 0o600);
    mode(folder.path(), 0o750);
    assert!(caught(&|| only_for_the_owner(&path)));
}
