//! Whose certificates are taken, and what is said of the others.

use super::says;
use crate::ground::dovecot::Options;
use crate::ground::letters::mailbox;
use crate::ground::owner::Owner;
use crate::ground::{Certificates, Dovecot, Kind, servers};

fn server(port: u16, tls: &str, more: &str) -> Owner {
    Owner::new(&format!("imap = {{ host = \"localhost\", port = {port}, tls = \"{tls}\"{more} }}"))
}

#[test]
fn each_kind_by_both_ways_of_tls() {
    let Some(servers) = servers() else { return };
    for (kind, with_ca, words) in [
        (Kind::Good, true, &[] as &[&str]),
        (Kind::Good, false, &["signed by nobody this machine trusts", "ca_file", "tls_pin"]),
        (Kind::UnknownCa, true, &["signed by nobody this machine trusts"]),
        (Kind::Expired, true, &["expired", "renew"]),
        (Kind::WrongName, true, &["elsewhere.example", "not for this host"]),
        (Kind::OwnRoot, false, &["tls_pin"]),
    ] {
        let certificates = Certificates::of(kind);
        let mut dovecot = Dovecot::start(&servers, &certificates, &Options::default());
        dovecot.append("Sent", &mailbox(2));
        let ca = format!(", ca_file = \"{}\"", certificates.ca_file().display());
        let pin = format!(", tls_pin = \"{}\"", certificates.pin());
        for (port, tls) in [(dovecot.imaps_port(), "implicit"), (dovecot.imap_port(), "starttls")] {
            let owner = server(port, tls, if with_ca { &ca } else { "" });
            if words.is_empty() {
                assert_eq!(owner.good_scan()["messages_new"], 2, "{kind:?}");
            } else {
                let place = format!("localhost:{port}");
                // Others renew it, or the clock is set: nothing has to change in the config.
                let code = if kind == Kind::Expired { 75 } else { 78 };
                says(&owner.scan(), code, &[&[place.as_str(), "certificate"], words].concat());
            }
            assert_eq!(server(port, tls, &pin).good_scan()["messages_new"], 2, "{kind:?} by its pin");
        }
        // Nobody logged in where the certificate was refused.
        let logins = dovecot.logins();
        assert_eq!(logins.len(), if words.is_empty() { 4 } else { 2 }, "{kind:?}: {logins:?}");
        assert!(logins.iter().all(|login| login.contains("TLS")), "{logins:?}");
    }
}

#[test]
fn another_pin_is_refused() {
    let Some(servers) = servers() else { return };
    let dovecot = Dovecot::start(&servers, &Certificates::of(Kind::Good), &Options::default());
    let pin = format!(", tls_pin = \"{}\"", Certificates::of(Kind::Good).pin());
    says(&server(dovecot.imaps_port(), "implicit", &pin).scan(), 78, &["is not the one that tls_pin names"]);
    assert!(dovecot.logins().is_empty());
}
