//! The settings of a private Dovecot 2.3.

use super::{OWNER, Options, PASSWORD, SECOND, SECOND_PASSWORD};
use crate::ground::Servers;
use crate::ground::account::account;
use std::fmt::Write;
use std::path::Path;

/// Writes `dovecot.conf`, the users and how tokens are checked.
pub fn write(root: &Path, servers: &Servers, ports: [u16; 3], options: &Options) {
    let folder = root.display();
    let users = format!("{OWNER}:{{PLAIN}}{PASSWORD}:::::\n{SECOND}:{{PLAIN}}{SECOND_PASSWORD}:::::\n");
    let tokens = format!(
        "introspection_mode = local\nlocal_validation_key_dict = fs:posix:prefix={folder}/keys/\nusername_attribute = sub\n"
    );
    for (name, text) in
        [("dovecot.conf", &main(root, servers, ports, options)), ("users", &users), ("tokens", &tokens)]
    {
        let path = root.join(name);
        std::fs::write(&path, text).unwrap();
        account().own(&path);
    }
}

fn main(root: &Path, servers: &Servers, [imap, imaps, lmtp]: [u16; 3], options: &Options) -> String {
    let folder = root.display();
    let (user, group) = (&account().user, &account().group);
    let (uid, gid) = (account().uid, account().gid);
    let libraries = servers.libraries();
    let capability =
        options.capability.as_ref().map_or(String::new(), |said| format!("imap_capability = {said}\n"));
    format!(
        r"# Everything in one folder, as one ordinary user, nowhere but on loopback.
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
import_environment = TZ LD_LIBRARY_PATH={libraries}
listen = 127.0.0.1
protocols = imap lmtp
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
first_valid_gid = 1
# Nobody may change root here.
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-urlauth-login {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
ssl = yes
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.key
auth_mechanisms = plain login xoauth2 oauthbearer
# A refusal comes at once, and many connections may come from one address.
auth_failure_delay = 0
mail_max_userip_connections = 100
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/tokens
}}
passdb {{
  driver = passwd-file
  mechanisms = plain login
  args = {folder}/users
}}
userdb {{
  driver = passwd-file
  args = {folder}/users
  override_fields = uid={uid} gid={gid} home={folder}/home/%u
}}
mail_location = maildir:~/Maildir
mail_fsync = never
{capability}namespace inbox {{
  inbox = yes
{mailboxes}}}
{more}
",
        libraries = libraries.display(),
        mailboxes = mailboxes(options),
        more = options.more
    )
}

fn mailboxes(options: &Options) -> String {
    let mut text = String::new();
    for name in options.sent.iter().chain(&options.others) {
        let mark = if options.special_use && options.sent.as_ref() == Some(name) {
            "    special_use = \\Sent\n"
        } else {
            ""
        };
        writeln!(text, "  mailbox \"{name}\" {{\n    auto = subscribe\n{mark}  }}").unwrap();
    }
    text
}
