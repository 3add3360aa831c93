//! A real IMAP server of its own for one test: Dovecot in a temporary folder, on ports picked free.

mod maildir;
mod settings;
#[cfg(test)]
mod tests;
pub mod token;

use super::account::account;
use super::certificates::lend;
use super::process::Process;
use super::{Certificates, Servers, wait};
use chrono::{DateTime, Utc};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

/// Whose mail it is.
pub const OWNER: &str = "owner@example.com";
/// A password with everything that is easily sent wrong.
pub const PASSWORD: &str = "s3cret-Pässword \"q\\";
/// Another user, with an easy password.
pub const SECOND: &str = "second@example.com";
pub const SECOND_PASSWORD: &str = "plain-word";

/// How the server differs from a usual one.
#[derive(Clone, Debug)]
pub struct Options {
    /// The mailbox of sent mail in UTF-8, as `Sent`, `Envoyés` or `INBOX.Sent`; none has none.
    pub sent: Option<String>,
    /// Whether that mailbox is marked `\Sent`.
    pub special_use: bool,
    /// Other mailboxes, in UTF-8.
    pub others: Vec<String>,
    /// What the server says it can, instead of what it can. Said before and after the login.
    pub capability: Option<String>,
    /// More lines of `dovecot.conf`.
    pub more: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            sent: Some("Sent".to_owned()),
            special_use: true,
            others: Vec::new(),
            capability: None,
            more: String::new(),
        }
    }
}

/// A running Dovecot. It ends with this value. Passwords and tokens are taken without TLS too, as from any client on
/// the same machine; [`Dovecot::logins`] says which login had TLS.
pub struct Dovecot {
    // Stopped before its folder goes.
    process: Process,
    servers: Servers,
    folder: TempDir,
    ports: [u16; 3],
    delivered: usize,
}

impl Dovecot {
    /// Starts one with empty mailboxes.
    pub fn start(servers: &Servers, certificates: &Certificates, options: &Options) -> Self {
        // A port may have been taken in the meantime.
        let started = (0..5).find_map(|_| Self::try_start(servers, certificates, options));
        started.expect("ports for Dovecot")
    }

    fn try_start(servers: &Servers, certificates: &Certificates, options: &Options) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        account().own(root);
        for name in ["run", "home", "keys"] {
            std::fs::create_dir(root.join(name)).unwrap();
            account().own(&root.join(name));
        }
        let servers = servers.within_reach(root);
        // The packages' own places were replaced by these, see tests/servers.sh.
        std::os::unix::fs::symlink(servers.dovecot(), root.join("run/unpacked")).unwrap();
        std::os::unix::fs::symlink(servers.program("doveconf"), root.join("run/doveconf")).unwrap();
        lend(&certificates.server_file(), &root.join("server.pem"));
        lend(&certificates.key_file(), &root.join("server.key"));
        token::write_key(&root.join("keys"));
        let ports = wait::free_ports();
        settings::write(root, &servers, ports, options);
        let process = run(&servers, &folder);
        let mut dovecot = Self { process, servers, folder, ports, delivered: 0 };
        dovecot.wait_until_ready().then_some(dovecot)
    }

    /// Whether it came up; not when a port is taken.
    fn wait_until_ready(&mut self) -> bool {
        let ready = wait::until(wait::LIMIT, || {
            if !self.process.runs() {
                return Some(false);
            }
            self.greets().then_some(true)
        });
        if ready == Some(true) {
            return true;
        }
        assert!(self.log().contains("Address already in use"), "Dovecot did not start:\n{}", self.log());
        false
    }

    /// It first says `Waiting for authentication process to respond..`, then what it can.
    fn greets(&self) -> bool {
        let Ok(stream) = TcpStream::connect(("127.0.0.1", self.imap_port())) else { return false };
        stream.set_read_timeout(Some(wait::LIMIT)).unwrap();
        BufReader::new(stream).lines().map_while(Result::ok).any(|line| line.contains("[CAPABILITY "))
    }

    /// The port that begins without TLS and offers STARTTLS.
    pub fn imap_port(&self) -> u16 {
        self.ports[0]
    }

    /// The port with TLS from the first byte.
    pub fn imaps_port(&self) -> u16 {
        self.ports[1]
    }

    /// The port for delivery.
    pub fn lmtp_port(&self) -> u16 {
        self.ports[2]
    }

    /// Puts mails into a mailbox in this order, with these arrival times (INTERNALDATE). Makes the mailbox if need be.
    /// Quick enough for tens of thousands.
    pub fn append(&mut self, mailbox: &str, mails: &[(DateTime<Utc>, Vec<u8>)]) {
        maildir::append(&self.maildir(), mailbox, self.delivered, mails);
        self.delivered += mails.len();
    }

    /// The mails of a mailbox in the order of their arrival, with CRLF as IMAP gives them.
    pub fn mails(&self, mailbox: &str) -> Vec<Vec<u8>> {
        self.files(mailbox).into_iter().map(|(_, bytes)| maildir::with_crlf(&bytes)).collect()
    }

    /// The files of a mailbox: names, which hold the flags, and bytes as they lie on the disk.
    pub fn files(&self, mailbox: &str) -> Vec<(String, Vec<u8>)> {
        maildir::files(&self.maildir(), mailbox)
    }

    /// Removes mails for good; `uids` is an IMAP set such as `1:3,7`.
    pub fn expunge(&self, mailbox: &str, uids: &str) {
        self.doveadm(&["expunge", "-u", OWNER, "mailbox", mailbox, "uid", uids]);
    }

    /// Removes the mail with this Message-ID, with its brackets, for good.
    pub fn take_out(&self, mailbox: &str, id: &str) {
        self.doveadm(&["expunge", "-u", OWNER, "mailbox", mailbox, "header", "message-id", id]);
    }

    /// Gives the mail with this Message-ID these flags and no others, by the letters of Maildir: D, F, S and T.
    pub fn set_flags(&self, mailbox: &str, id: &str, letters: &str) {
        let names = [('D', "\\Draft"), ('F', "\\Flagged"), ('S', "\\Seen"), ('T', "\\Deleted")];
        let flags: Vec<&str> =
            names.iter().filter(|(letter, _)| letters.contains(*letter)).map(|(_, name)| *name).collect();
        let flags = flags.join(" ");
        self.doveadm(&[
            "flags",
            "replace",
            "-u",
            OWNER,
            &flags,
            "mailbox",
            mailbox,
            "header",
            "message-id",
            id,
        ]);
    }

    /// Gives the mailbox a UIDVALIDITY it never had; its mails get new UIDs.
    pub fn change_uidvalidity(&self, mailbox: &str) {
        let aside = format!("{mailbox}-aside");
        self.rename(mailbox, &aside);
        self.doveadm(&["mailbox", "create", "-u", OWNER, mailbox]);
        self.doveadm(&["move", "-u", OWNER, mailbox, "mailbox", &aside, "all"]);
        self.delete(&aside);
    }

    pub fn rename(&self, mailbox: &str, to: &str) {
        self.doveadm(&["mailbox", "rename", "-u", OWNER, mailbox, to]);
    }

    pub fn delete(&self, mailbox: &str) {
        self.doveadm(&["mailbox", "delete", "-u", OWNER, mailbox]);
    }

    /// Runs `doveadm`, which must succeed; what it says on stdout.
    pub fn doveadm(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(self.servers.program("doveadm"));
        command.arg("-c").arg(self.path("dovecot.conf")).args(arguments);
        command.current_dir(self.path("run")).env_clear().env("LD_LIBRARY_PATH", self.servers.libraries());
        account().take_on(&mut command);
        let said = command.output().unwrap();
        let words = String::from_utf8_lossy(&said.stderr);
        assert!(said.status.success(), "doveadm {arguments:?}: {words}{}", self.log());
        String::from_utf8(said.stdout).unwrap()
    }

    /// What it has logged, for the message of a failed test.
    pub fn log(&self) -> String {
        let text = |name| std::fs::read(self.path(name)).unwrap_or_default();
        String::from_utf8_lossy(&[text("run/said"), text("log")].concat()).into_owned()
    }

    /// The successful logins so far, each as Dovecot logs it: with the user, `method=` and `TLS` or `secured`.
    pub fn logins(&self) -> Vec<String> {
        self.log()
            .lines()
            .filter(|line| line.contains("imap-login: Info: Login: "))
            .map(str::to_owned)
            .collect()
    }

    /// Stops it; mails and ports are kept.
    pub fn stop(&mut self) {
        self.process.stop();
    }

    /// Starts it again after [`Dovecot::stop`], on the same ports.
    pub fn start_again(&mut self) {
        let started = (0..5).any(|_| {
            self.process = run(&self.servers, &self.folder);
            self.wait_until_ready()
        });
        assert!(started, "{}", self.log());
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn maildir(&self) -> PathBuf {
        self.path("home").join(OWNER).join("Maildir")
    }
}

fn run(servers: &Servers, folder: &TempDir) -> Process {
    let (program, settings) = (servers.program("dovecot"), folder.path().join("dovecot.conf"));
    let command = [program.as_os_str(), OsStr::new("-F"), OsStr::new("-c"), settings.as_os_str()];
    let libraries = servers.libraries();
    Process::start(
        &folder.path().join("run"),
        &command,
        &[("LD_LIBRARY_PATH", libraries.as_os_str())],
        "said",
    )
}
