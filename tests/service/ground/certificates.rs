//! Certificates made by the `openssl` command in a temporary folder: good ones, and every bad kind.

use super::encode::hex;
use ring::digest::{SHA256, digest};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// What is right or wrong with the certificate of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For localhost and 127.0.0.1, by the test CA.
    Good,
    /// By the test CA, but only valid in 2020.
    Expired,
    /// By the test CA, but for `elsewhere.example`.
    WrongName,
    /// Signed by itself and marked as a CA, as Proton Bridge makes them; for localhost and 127.0.0.1.
    OwnRoot,
    /// By another CA of the same name, which nobody trusts.
    UnknownCa,
}

/// A CA to trust, and the certificate of a server.
pub struct Certificates {
    folder: TempDir,
}

impl Certificates {
    /// Makes them.
    pub fn of(kind: Kind) -> Self {
        let made = Self { folder: tempfile::tempdir().unwrap() };
        made.key("ca.key");
        made.key("server.key");
        made.root("ca.key", "ca.pem");
        let names =
            if kind == Kind::WrongName { "DNS:elsewhere.example" } else { "DNS:localhost,IP:127.0.0.1" };
        match kind {
            Kind::OwnRoot => made.own_root(names),
            Kind::UnknownCa => {
                made.key("other.key");
                made.root("other.key", "other.pem");
                made.sign("other", names, &["20200101000000Z", "20991231000000Z"]);
            }
            Kind::Expired => made.sign("ca", names, &["20200101000000Z", "20201231000000Z"]),
            Kind::Good | Kind::WrongName => made.sign("ca", names, &["20200101000000Z", "20991231000000Z"]),
        }
        made
    }

    /// The certificate of the test CA: what a client is told to trust.
    pub fn ca_file(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// The certificate of the server.
    pub fn server_file(&self) -> PathBuf {
        self.folder.path().join("server.pem")
    }

    /// The private key of the server.
    pub fn key_file(&self) -> PathBuf {
        self.folder.path().join("server.key")
    }

    /// The server's certificate as the configuration pins it: `sha256:` and the hash of its DER form.
    pub fn pin(&self) -> String {
        let der = self.openssl(&["x509", "-in", "server.pem", "-outform", "DER"]);
        format!("sha256:{}", hex(digest(&SHA256, &der).as_ref()))
    }

    fn key(&self, name: &str) {
        self.openssl(&["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", name]);
    }

    fn root(&self, key: &str, certificate: &str) {
        let about = ["-subj", "/CN=Test CA", "-days", "3650", "-addext", "keyUsage=critical,keyCertSign"];
        self.openssl(&[&["req", "-x509", "-new", "-key", key, "-out", certificate], &about[..]].concat());
    }

    fn own_root(&self, names: &str) {
        let names = format!("subjectAltName={names}");
        let about = [
            "-subj",
            "/CN=127.0.0.1",
            "-days",
            "3650",
            "-addext",
            &names,
            "-addext",
            "extendedKeyUsage=serverAuth",
        ];
        self.openssl(
            &[&["req", "-x509", "-new", "-key", "server.key", "-out", "server.pem"], &about[..]].concat(),
        );
    }

    /// `openssl ca` is the one that can sign for a time that has passed, in every version.
    fn sign(&self, ca: &str, names: &str, [from, to]: &[&str; 2]) {
        let settings = format!(
            "[ca]\ndefault_ca=here\n[here]\nnew_certs_dir=.\ndatabase=index\nserial=serial\npolicy=any\n\
             default_md=sha256\nx509_extensions=leaf\n[any]\ncommonName=supplied\n\
             [leaf]\nbasicConstraints=critical,CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName={names}\n"
        );
        for (name, text) in [("settings", settings.as_str()), ("index", ""), ("serial", "1000\n")] {
            std::fs::write(self.folder.path().join(name), text).unwrap();
        }
        self.openssl(&["req", "-new", "-key", "server.key", "-subj", "/CN=server", "-out", "request"]);
        let (key, root) = (format!("{ca}.key"), format!("{ca}.pem"));
        let which = ["-keyfile", &key, "-cert", &root, "-in", "request", "-out", "server.pem"];
        let when = ["-startdate", from, "-enddate", to, "-batch", "-notext"];
        self.openssl(&[&["ca", "-config", "settings"], &which[..], &when[..]].concat());
    }

    /// Runs `openssl` in the folder; what it says on stdout.
    fn openssl(&self, arguments: &[&str]) -> Vec<u8> {
        let mut command = Command::new("openssl");
        let said =
            command.args(arguments).current_dir(self.folder.path()).output().expect("the command `openssl`");
        assert!(said.status.success(), "openssl {arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
        said.stdout
    }
}

/// Copies a file to where the servers' user may read it.
pub fn lend(from: &Path, to: &Path) {
    std::fs::copy(from, to).unwrap();
    super::account::account().own(to);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a strict client says: `openssl verify` against the test CA for the name `localhost`.
    fn verdict(made: &Certificates, trusted: &Path) -> String {
        let mut command = Command::new("openssl");
        command
            .args(["verify", "-purpose", "sslserver", "-verify_hostname", "localhost", "-CAfile"])
            .arg(trusted);
        let said = command.arg(made.server_file()).output().unwrap();
        String::from_utf8_lossy(&[said.stdout, said.stderr].concat()).into_owned()
    }

    #[test]
    fn each_kind_is_what_it_claims() {
        let wanted = [
            (Kind::Good, "server.pem: OK"),
            (Kind::Expired, "certificate has expired"),
            (Kind::WrongName, "hostname mismatch"),
            (Kind::OwnRoot, "self-signed certificate"),
            (Kind::UnknownCa, "unable to get local issuer certificate"),
        ];
        for (kind, words) in wanted {
            let made = Certificates::of(kind);
            let said = verdict(&made, &made.ca_file());
            assert!(said.contains(words), "{kind:?}: {said}");
        }
    }

    #[test]
    fn the_own_root_is_good_once_it_is_trusted_and_says_ca() {
        let made = Certificates::of(Kind::OwnRoot);
        let said = verdict(&made, &made.server_file());
        assert!(said.contains("server.pem: OK"), "{said}");
        let text = made.openssl(&["x509", "-in", "server.pem", "-noout", "-text"]);
        assert!(String::from_utf8_lossy(&text).contains("CA:TRUE"));
    }

    #[test]
    fn the_pin_is_the_fingerprint() {
        let made = Certificates::of(Kind::Good);
        let said = made.openssl(&["x509", "-in", "server.pem", "-noout", "-fingerprint", "-sha256"]);
        let said = String::from_utf8(said).unwrap();
        let print = said.trim().rsplit('=').next().unwrap().replace(':', "").to_lowercase();
        assert_eq!(made.pin(), format!("sha256:{print}"));
        assert_ne!(made.pin(), Certificates::of(Kind::Good).pin());
    }
}
