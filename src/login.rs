//! The password or token of an account. Owns: where it is read from, what makes a source unsafe, the initial
//! responses of `OAuth2`. Never touches: servers, the ledger.
//!
//! A secret leaves this room only inside [`Credentials`]. It is in no error: those name the place it was looked for.

mod command;
mod file;

use crate::config::{Auth, Login, Secret};
use crate::host;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The folder in which systemd puts credentials (systemd.exec(5), `LoadCredential=`).
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";

/// What a server wants to hear. `Debug` shows no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credentials {
    /// A password, or an application's password.
    Password { user: String, secret: Secret },
    /// An `OAuth2` access token.
    Token { user: String, secret: Secret },
}

/// Why there is no secret. Each sentence names the source and what to do.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum LoginError {
    /// The program can't be started.
    #[error(
        "`{program}` of {key} could not be started ({why}): write its full path, and check that it may be run"
    )]
    NotStarted { key: &'static str, program: String, why: String },
    /// The program says no.
    #[error("`{program}` of {key} failed ({status}){}", colon(stderr))]
    Failed { key: &'static str, program: String, status: String, stderr: String },
    /// The program does not end.
    #[error(
        "`{program}` of {key} did not end within {seconds} s and was stopped: it may be waiting for somebody to unlock \
         the password store"
    )]
    TimedOut { key: &'static str, program: String, seconds: u64 },
    /// The program prints far too much.
    #[error("`{program}` of {key} printed more than {} KiB: it must print the secret as its first line", bytes / 1024)]
    TooMuch { key: &'static str, program: String, bytes: u64 },
    /// The file can't be read.
    #[error("{source_name} {} can't be read ({why})", path.display())]
    Unreadable { source_name: &'static str, path: PathBuf, why: String },
    /// Others may read the file.
    #[error("others may read the password_file {} (mode {mode:04o}): run `chmod 600 {}`", path.display(), path.display())]
    Open { path: PathBuf, mode: u32 },
    /// A group that is not the program's own may read the file.
    #[error(
        "a group may read the password_file {} (mode {mode:04o}) that is not this program's own: run `chmod 600 {}`",
        path.display(), path.display()
    )]
    OpenToGroup { path: PathBuf, mode: u32 },
    /// systemd gave no credentials.
    #[error(
        "the credential `{name}` is not there, as systemd passed none: write `LoadCredential={name}:PATH` into the \
         unit, or use password_command or password_file"
    )]
    NoCredentials { name: String },
    /// The first line is no secret.
    #[error("the first line of {place} is {what}: it must be the password or token alone")]
    Unfit { place: String, what: &'static str },
    /// Not in this version.
    #[error(
        "`oauth2` is not in this version yet: get the token by another program and name it with token_command"
    )]
    NotYet,
}

impl LoginError {
    /// Whether the same may work later without anybody changing the config: a locked password store may be unlocked.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Failed { .. } | Self::TimedOut { .. })
    }
}

impl Credentials {
    /// The login name.
    pub fn user(&self) -> &str {
        match self {
            Self::Password { user, .. } | Self::Token { user, .. } => user,
        }
    }

    /// The password or token.
    pub fn secret(&self) -> &Secret {
        match self {
            Self::Password { secret, .. } | Self::Token { secret, .. } => secret,
        }
    }

    /// A server's words without the secret in them, should it have echoed the login: as it is, or in base64 as the
    /// mechanisms PLAIN, LOGIN and XOAUTH2 send it.
    pub fn hide(&self, said: &str) -> String {
        let (user, secret) = (self.user(), self.secret().expose());
        let plain = format!("\0{user}\0{secret}");
        let mut forms = vec![secret.to_owned()];
        for sent in [secret, plain.as_str(), xoauth2(user, secret).expose()] {
            let coded = base64(sent);
            // Whole first, so that no padding is left over.
            forms.extend([coded.clone(), coded.trim_end_matches('=').to_owned()]);
        }
        let forms = forms.iter().filter(|form| !form.is_empty());
        forms.fold(said.to_owned(), |said, form| said.replace(form.as_str(), "***"))
    }
}

/// Reads the secret of an account. Commands are run at every call, so that a fresh token is had.
pub fn credentials(auth: &Auth) -> Result<Credentials, LoginError> {
    with_environment(auth, &host::environment)
}

/// The initial response of XOAUTH2 (Google's and Microsoft's own mechanism), before base64.
pub fn xoauth2(user: &str, token: &str) -> Secret {
    Secret::new(format!("user={user}\x01auth=Bearer {token}\x01\x01"))
}

/// The initial response of OAUTHBEARER (RFC 7628 §3.1), before base64.
pub fn oauthbearer(user: &str, host: &str, port: u16, token: &str) -> Secret {
    // A saslname writes `,` and `=` so (RFC 5801 §4).
    let name = user.replace('=', "=3D").replace(',', "=2C");
    Secret::new(format!("n,a={name},\x01host={host}\x01port={port}\x01auth=Bearer {token}\x01\x01"))
}

fn with_environment(
    auth: &Auth,
    environment: &dyn Fn(&str) -> Option<OsString>,
) -> Result<Credentials, LoginError> {
    let user = auth.user.clone();
    let secret = match &auth.login {
        Login::PasswordCommand(argv) => command::first_line("password_command", argv, command::TIME)?,
        Login::PasswordFile(path) => file::first_line(path)?,
        Login::Credential(name) => credential(name, environment)?,
        Login::Password(secret) => secret.clone(),
        Login::TokenCommand(argv) => {
            let secret = command::first_line("token_command", argv, command::TIME)?;
            return Ok(Credentials::Token { user, secret });
        }
        Login::OAuth2(_) => return Err(LoginError::NotYet),
    };
    Ok(Credentials::Password { user, secret })
}

fn credential(name: &str, environment: &dyn Fn(&str) -> Option<OsString>) -> Result<Secret, LoginError> {
    let fits = !name.is_empty() && !name.contains('/') && name != "." && name != "..";
    match environment(CREDENTIALS).filter(|folder| fits && !folder.is_empty()) {
        // systemd owns this folder and lets only the service in.
        Some(folder) => file::first_line_of("the credential", &Path::new(&folder).join(name)),
        None => Err(LoginError::NoCredentials { name: name.to_owned() }),
    }
}

/// The first line of what a source gave.
fn first_line(bytes: &[u8], place: &str) -> Result<Secret, LoginError> {
    let unfit = |what| LoginError::Unfit { place: place.to_owned(), what };
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let line = std::str::from_utf8(line).map_err(|_| unfit("not UTF-8"))?;
    if line.is_empty() {
        return Err(unfit("empty"));
    }
    if line.chars().any(char::is_control) {
        return Err(unfit("not plain text"));
    }
    Ok(Secret::new(line.to_owned()))
}

fn colon(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(": {text}") }
}

/// Base64 (RFC 4648 §4).
fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |bits: u32| DIGITS.get(bits as usize & 63).map_or('=', |digit| char::from(*digit));
    let mut out = String::new();
    for three in text.as_bytes().chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        out.extend([digit(bits >> 18), digit(bits >> 12)]);
        out.push(if three.len() > 1 { digit(bits >> 6) } else { '=' });
        out.push(if three.len() > 2 { digit(bits) } else { '=' });
    }
    out
}

#[cfg(test)]
mod tests;
