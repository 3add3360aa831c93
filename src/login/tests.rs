//! Every source of a secret, and every way it fails.

use super::*;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

const CANARY: &str = "s3cret-canary";

fn auth(login: Login) -> Auth {
    Auth { user: "me@example.com".to_owned(), login }
}

fn argv(parts: &[&str]) -> Vec<String> {
    parts.iter().map(|part| (*part).to_owned()).collect()
}

fn shell(script: &str) -> Vec<String> {
    argv(&["/bin/sh", "-c", script])
}

fn read(login: Login) -> Result<Credentials, LoginError> {
    with_environment(&auth(login), &|_| None)
}

/// The sentence of a fault, after a look for the canary.
fn told(result: Result<Credentials, LoginError>) -> (String, bool) {
    let error = result.unwrap_err();
    let told = format!("{error}");
    assert!(!format!("{told} {error:?}").contains(CANARY), "{told}");
    (told, error.may_pass())
}

fn password() -> Credentials {
    Credentials::Password { user: "me@example.com".to_owned(), secret: Secret::new(CANARY.to_owned()) }
}

#[test]
fn every_source_gives_the_first_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mail");
    std::fs::write(&path, format!("{CANARY}\r\nuser: me\n")).unwrap();
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
    let print = shell(&format!("echo {CANARY}; echo more"));
    for login in [
        Login::Password(Secret::new(CANARY.to_owned())),
        Login::PasswordFile(path.clone()),
        Login::PasswordCommand(print.clone()),
    ] {
        assert_eq!(read(login), Ok(password()));
    }
    let token = read(Login::TokenCommand(print)).unwrap();
    assert!(matches!(&token, Credentials::Token { secret, .. } if secret.expose() == CANARY));
    assert!(!format!("{token:?} {:?}", password()).contains(CANARY));
    let systemd = |name: &str| (name == CREDENTIALS).then(|| folder.path().as_os_str().to_owned());
    assert_eq!(with_environment(&auth(Login::Credential("mail".to_owned())), &systemd), Ok(password()));
}

#[test]
fn a_file_that_others_may_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("password");
    std::fs::write(&path, CANARY).unwrap();
    let with = |mode: u32| {
        std::fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
        read(Login::PasswordFile(path.clone()))
    };
    for mode in [0o604, 0o644, 0o602, 0o601] {
        let (said, passes) = told(with(mode));
        assert!(said.contains(&format!("chmod 600 {}", path.display())) && !passes, "{said}");
    }
    // The temporary file has the group of this process.
    assert_eq!(with(0o640), Ok(password()));
    assert_eq!(with(0o400), Ok(password()));
}

#[test]
fn a_file_that_is_no_secret_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("password");
    let with = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
        told(read(Login::PasswordFile(path.clone()))).0
    };
    assert!(with(b"").contains("is empty"));
    assert!(with(b"\nsecond").contains("is empty"));
    assert!(with(b"\xff\xfe").contains("is not UTF-8"));
    assert!(with(format!("{CANARY}\x1b").as_bytes()).contains("is not plain text"));
    let (missing, passes) = told(read(Login::PasswordFile(folder.path().join("none"))));
    assert!(missing.contains("can't be read") && !passes, "{missing}");
    let (no_file, _) = told(read(Login::PasswordFile(folder.path().to_owned())));
    assert!(no_file.contains("it is no file"), "{no_file}");
}

#[test]
fn a_credential_needs_systemd() {
    for name in ["mail", "../mail", "..", ""] {
        let (said, passes) = told(read(Login::Credential(name.to_owned())));
        assert!(said.contains("LoadCredential=") && !passes, "{said}");
    }
    let systemd = |name: &str| (name == CREDENTIALS).then(|| "/nowhere".into());
    let (said, _) = told(with_environment(&auth(Login::Credential("mail".to_owned())), &systemd));
    assert!(said.starts_with("the credential /nowhere/mail can't be read"), "{said}");
    let (said, _) = told(with_environment(&auth(Login::Credential("../etc".to_owned())), &systemd));
    assert!(said.contains("is not there"), "{said}");
}

#[test]
fn a_command_that_fails_is_told_with_its_complaint() {
    let (said, passes) = told(read(Login::PasswordCommand(shell(&format!(
        "echo {CANARY}; echo \"no: {CANARY} \x1b[31m\" >&2; exit 3"
    )))));
    assert!(said.contains("exit status: 3") && said.contains("no: *** [31m") && passes, "{said}");
    let (said, passes) = told(read(Login::TokenCommand(argv(&["/nowhere/pass", CANARY]))));
    assert!(said.contains("token_command could not be started") && !passes, "{said}");
    assert!(told(read(Login::PasswordCommand(Vec::new()))).0.contains("could not be started"));
    assert!(told(read(Login::PasswordCommand(shell("true")))).0.contains("is empty"));
    let (said, _) = told(read(Login::PasswordCommand(shell("yes"))));
    assert!(said.contains("more than 64 KiB") || said.contains("did not end"), "{said}");
}

#[test]
fn a_command_that_does_not_end_is_killed() {
    let hangs = shell(&format!("echo {CANARY}; exec sleep 600"));
    let error = command::first_line("password_command", &hangs, Duration::from_millis(100)).unwrap_err();
    assert!(matches!(error, LoginError::TimedOut { .. }) && error.may_pass());
}

#[test]
fn what_a_command_leaves_running_does_not_hold_the_secret_back() {
    let leaves = shell(&format!("sleep 600 & echo {CANARY}; kill $! 2>/dev/null; sleep 5 & exit 0"));
    assert_eq!(read(Login::PasswordCommand(leaves)), Ok(password()));
}

#[test]
fn oauth2_comes_later() {
    let oauth2 = crate::config::OAuth2 {
        provider: crate::config::value::Provider::Google,
        client_id: "id".to_owned(),
        client_secret: Some(Secret::new(CANARY.to_owned())),
        tenant: None,
    };
    let (said, passes) = told(read(Login::OAuth2(oauth2)));
    assert!(said.contains("token_command") && !passes);
}

#[test]
fn initial_responses() {
    assert_eq!(xoauth2("me@x.example", "tok").expose(), "user=me@x.example\x01auth=Bearer tok\x01\x01");
    assert_eq!(
        oauthbearer("a=b,c@x.example", "imap.x.example", 993, "tok").expose(),
        "n,a=a=3Db=2Cc@x.example,\x01host=imap.x.example\x01port=993\x01auth=Bearer tok\x01\x01"
    );
}

#[test]
fn base64_of_rfc_4648() {
    for (text, wanted) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
        assert_eq!(base64(text), wanted);
    }
}

#[test]
fn an_echoed_login_is_hidden() {
    let echo = format!("535 {CANARY} {} {}", base64(CANARY), base64(&format!("\0me@example.com\0{CANARY}")));
    assert_eq!(password().hide(&echo), "535 *** *** ***");
    let token = Credentials::Token { user: "me".to_owned(), secret: Secret::new(CANARY.to_owned()) };
    assert!(token.hide(&base64(xoauth2("me", CANARY).expose())).starts_with("***"));
}
