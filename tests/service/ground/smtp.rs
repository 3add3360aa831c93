//! A real SMTP server of its own for one test: Exim in a temporary folder, which delivers into the test's Dovecot.

use super::account::account;
use super::certificates::lend;
use super::dovecot::{OWNER, PASSWORD, token};
use super::encode::hex;
use super::process::Process;
use super::{Certificates, Dovecot, Servers, wait};
use ring::digest::{SHA256, digest};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use tempfile::TempDir;

/// How the server differs from a usual one.
#[derive(Clone, Debug)]
pub struct Options {
    /// The largest mail it takes, in bytes.
    pub size: u64,
    /// Whether it lets clients log in without TLS.
    pub plain_login: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { size: 50_000_000, plain_login: false }
    }
}

/// A running Exim. Clients log in with the owner's address and password (or token); it takes mail for the owner and
/// brings it into the INBOX of the Dovecot, and refuses every other recipient. It ends with this value.
pub struct Smtp {
    process: Process,
    servers: Servers,
    folder: TempDir,
    ports: [u16; 2],
}

impl Smtp {
    /// Starts one.
    pub fn start(
        servers: &Servers,
        certificates: &Certificates,
        dovecot: &Dovecot,
        options: &Options,
    ) -> Self {
        // A port may have been taken in the meantime.
        let started = (0..5).find_map(|_| Self::try_start(servers, certificates, dovecot, options));
        started.expect("ports for Exim")
    }

    fn try_start(
        servers: &Servers,
        certificates: &Certificates,
        dovecot: &Dovecot,
        options: &Options,
    ) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        account().own(root);
        let servers = servers.within_reach(root);
        lend(&certificates.server_file(), &root.join("server.pem"));
        lend(&certificates.key_file(), &root.join("server.key"));
        let ports = wait::free_ports();
        let settings = settings(root, &servers, ports, dovecot.lmtp_port(), options);
        let names = names();
        for (name, text) in [("exim.conf", &settings), ("passwd", &names.0), ("group", &names.1)] {
            std::fs::write(root.join(name), text).unwrap();
            account().own(&root.join(name));
        }
        let process = run(&servers, root);
        let mut smtp = Self { process, servers, folder, ports };
        smtp.wait_until_ready().then_some(smtp)
    }

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
        assert!(self.log().contains("Address already in use"), "Exim did not start:\n{}", self.log());
        false
    }

    fn greets(&self) -> bool {
        let Ok(stream) = TcpStream::connect(("127.0.0.1", self.starttls_port())) else { return false };
        stream.set_read_timeout(Some(wait::LIMIT)).unwrap();
        let mut greeting = String::new();
        BufReader::new(stream).read_line(&mut greeting).is_ok() && greeting.starts_with("220 ")
    }

    /// The port with TLS from the first byte.
    pub fn tls_port(&self) -> u16 {
        self.ports[0]
    }

    /// The port that begins without TLS and offers STARTTLS.
    pub fn starttls_port(&self) -> u16 {
        self.ports[1]
    }

    /// What it has logged, for the message of a failed test.
    pub fn log(&self) -> String {
        let text = |name| std::fs::read(self.folder.path().join(name)).unwrap_or_default();
        String::from_utf8_lossy(&["said", "mainlog", "paniclog"].map(text).concat()).into_owned()
    }

    /// Stops it; what it holds and its ports are kept.
    pub fn stop(&mut self) {
        self.process.stop();
    }

    /// Starts it again after [`Smtp::stop`], on the same ports.
    pub fn start_again(&mut self) {
        let started = (0..5).any(|_| {
            self.process = run(&self.servers, self.folder.path());
            self.wait_until_ready()
        });
        assert!(started, "{}", self.log());
    }
}

fn run(servers: &Servers, root: &Path) -> Process {
    let (program, settings) = (servers.program("exim4"), root.join("exim.conf"));
    let command = [program.as_os_str(), OsStr::new("-C"), settings.as_os_str(), OsStr::new("-bdf")];
    let libraries = servers.libraries();
    let (wrapper, passwd, group) =
        (libraries.join("libnss_wrapper.so"), root.join("passwd"), root.join("group"));
    let environment = [
        ("LD_LIBRARY_PATH", libraries.as_os_str()),
        ("LD_PRELOAD", wrapper.as_os_str()),
        ("NSS_WRAPPER_PASSWD", passwd.as_os_str()),
        ("NSS_WRAPPER_GROUP", group.as_os_str()),
    ];
    Process::start(root, &command, &environment, "said")
}

/// Debian's Exim wants its own user to exist: here that is another name of the user it runs as.
fn names() -> (String, String) {
    let (uid, gid) = (account().uid, account().gid);
    let user = |name: &str, uid: u32, gid: u32| format!("{name}:x:{uid}:{gid}::/:/bin/sh\n");
    let group = |name: &str, gid: u32| format!("{name}:x:{gid}:\n");
    (
        user("root", 0, 0) + &user("Debian-exim", uid, gid),
        group("root", 0) + &group("Debian-exim", gid) + &group("mail", 8),
    )
}

fn settings(
    root: &Path,
    servers: &Servers,
    [tls, starttls]: [u16; 2],
    lmtp: u16,
    options: &Options,
) -> String {
    let (folder, program) = (root.display(), servers.program("exim4"));
    let program = program.display();
    let size = options.size;
    let offered = if options.plain_login { "*" } else { "${if eq{$tls_in_cipher}{}{}{*}}" };
    // Hashes need no quoting.
    let hash = |text: &str| hex(digest(&SHA256, text.as_bytes()).as_ref()).to_uppercase();
    let password = hash(PASSWORD);
    let bearer = hash(&token::xoauth2(OWNER, &token::valid()));
    format!(
        r"exim_path = {program}
spool_directory = {folder}/spool
log_file_path = {folder}/%slog
pid_file_path = {folder}/pid
primary_hostname = localhost
local_interfaces = 127.0.0.1
daemon_smtp_ports = {tls} : {starttls}
tls_on_connect_ports = {tls}
tls_advertise_hosts = *
tls_certificate = {folder}/server.pem
tls_privatekey = {folder}/server.key
auth_advertise_hosts = {offered}
acl_smtp_rcpt = recipient
acl_smtp_data = accept
message_size_limit = {size}
deliver_drop_privilege
keep_environment = LD_LIBRARY_PATH : LD_PRELOAD : NSS_WRAPPER_PASSWD : NSS_WRAPPER_GROUP
# Nothing is asked of the network.
host_lookup =
rfc1413_query_timeout = 0s
log_selector = +smtp_protocol_error

begin acl
recipient:
  deny !authenticated = *
       message = log in first
  accept recipients = {OWNER}
  deny message = there is no such mailbox

begin routers
all:
  driver = manualroute
  route_list = * 127.0.0.1
  self = send
  transport = dovecot

begin transports
dovecot:
  driver = smtp
  protocol = lmtp
  port = {lmtp}
  allow_localhost
  hosts_avoid_tls = *

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{{OWNER}}}}}{{eq{{${{sha256:$auth3}}}}{{{password}}}}}}}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${{if and{{{{eq{{$auth1}}{{{OWNER}}}}}{{eq{{${{sha256:$auth2}}}}{{{password}}}}}}}}}
  server_set_id = $auth1
xoauth2:
  driver = plaintext
  public_name = XOAUTH2
  server_prompts = :
  server_condition = ${{if eq{{${{sha256:$auth1}}}}{{{bearer}}}}}
  server_set_id = {OWNER}
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::dovecot;
    use crate::ground::encode::base64;
    use crate::ground::tls::Talk;
    use crate::ground::{Kind, servers};

    fn both(options: &Options) -> Option<(Certificates, Dovecot, Smtp)> {
        let servers = servers()?;
        let certificates = Certificates::of(Kind::Good);
        let dovecot = Dovecot::start(&servers, &certificates, &dovecot::Options::default());
        let smtp = Smtp::start(&servers, &certificates, &dovecot, options);
        Some((certificates, dovecot, smtp))
    }

    fn log_in(talk: &mut Talk, mechanism: &str, secret: &str) -> String {
        talk.ask(&format!("AUTH {mechanism} {}", base64(secret.as_bytes())), "")[0].clone()
    }

    fn plain() -> String {
        format!("\0{OWNER}\0{PASSWORD}")
    }

    /// A logged in client.
    fn client(certificates: &Certificates, smtp: &Smtp) -> Talk {
        let mut talk = Talk::tls(smtp.tls_port(), &certificates.ca_file()).unwrap();
        talk.until("220 ");
        talk.ask("EHLO test", "250 ");
        let said = log_in(&mut talk, "PLAIN", &plain());
        assert!(said.starts_with("235"), "{said}: {}", smtp.log());
        talk
    }

    fn send(talk: &mut Talk, subject: &str) {
        talk.ask(&format!("MAIL FROM:<{OWNER}>"), "250");
        talk.ask(&format!("RCPT TO:<{OWNER}>"), "250");
        talk.ask("DATA", "354");
        talk.ask(&format!("Subject: {subject}\r\n\r\nText.\r\n."), "250");
    }

    fn arrived(dovecot: &Dovecot, count: usize) -> Vec<String> {
        let mails = || Some(dovecot.mails("INBOX")).filter(|mails| mails.len() >= count);
        let mails = wait::until(wait::LIMIT, mails).expect("mails in the INBOX");
        mails.into_iter().map(|mail| String::from_utf8(mail).unwrap()).collect()
    }

    #[test]
    fn a_mail_sent_arrives_exactly_once() {
        let Some((certificates, dovecot, smtp)) = both(&Options::default()) else { return };
        send(&mut client(&certificates, &smtp), "first");
        let ca = certificates.ca_file();
        let before = [("EHLO test", "250 "), ("STARTTLS", "220")];
        let mut talk = Talk::starttls(smtp.starttls_port(), &ca, &before).unwrap();
        talk.ask("EHLO test", "250 ");
        assert!(log_in(&mut talk, "XOAUTH2", &token::xoauth2(OWNER, &token::valid())).starts_with("235"));
        send(&mut talk, "second");
        let mails = arrived(&dovecot, 2);
        assert_eq!(mails.len(), 2);
        for subject in ["first", "second"] {
            let with = |mail: &&String| mail.contains(&format!("\r\nSubject: {subject}\r\n\r\nText.\r\n"));
            assert_eq!(mails.iter().filter(with).count(), 1, "{mails:?}");
        }
    }

    #[test]
    fn strangers_and_other_recipients_are_refused() {
        let Some((certificates, dovecot, smtp)) = both(&Options { size: 1000, plain_login: false }) else {
            return;
        };
        let mut talk = client(&certificates, &smtp);
        talk.ask(&format!("MAIL FROM:<{OWNER}>"), "250");
        talk.ask("RCPT TO:<somebody@example.com>", "550");
        talk.ask("RSET", "250");
        talk.ask(&format!("MAIL FROM:<{OWNER}> SIZE=2000"), "552");

        let mut talk = Talk::tls(smtp.tls_port(), &certificates.ca_file()).unwrap();
        talk.until("220 ");
        talk.ask("EHLO test", "250 ");
        for (mechanism, secret) in
            [("PLAIN", format!("\0{OWNER}\0wrong")), ("XOAUTH2", token::xoauth2(OWNER, &token::expired()))]
        {
            let said = log_in(&mut talk, mechanism, &secret);
            assert!(said.starts_with("535"), "{mechanism}: {said}");
        }
        talk.ask(&format!("MAIL FROM:<{OWNER}>"), "250");
        talk.ask(&format!("RCPT TO:<{OWNER}>"), "550");
        assert_eq!(dovecot.mails("INBOX").len(), 0);
    }

    #[test]
    fn a_login_without_tls_only_when_told() {
        let offers = |smtp: &Smtp| {
            let mut talk = Talk::plain(smtp.starttls_port());
            talk.until("220 ");
            talk.ask("EHLO test", "250 ").iter().any(|line| line.starts_with("250-AUTH PLAIN LOGIN XOAUTH2"))
        };
        let Some((_, _, smtp)) = both(&Options::default()) else { return };
        assert!(!offers(&smtp));
        let Some((_, dovecot, mut smtp)) = both(&Options { plain_login: true, ..Options::default() }) else {
            return;
        };
        assert!(offers(&smtp));
        smtp.stop();
        smtp.start_again();
        let mut talk = Talk::plain(smtp.starttls_port());
        talk.until("220 ");
        talk.ask("EHLO test", "250 ");
        talk.ask("AUTH LOGIN", "334");
        talk.ask(&base64(OWNER.as_bytes()), "334");
        talk.ask(&base64(PASSWORD.as_bytes()), "235");
        send(&mut talk, "in the clear");
        assert_eq!(arrived(&dovecot, 1).len(), 1);
    }
}
