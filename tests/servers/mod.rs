//! Servers and certificates for tests of the edges. Everything is on loopback and in temporary folders.

use appreciated::config::Server;
use appreciated::config::value::{Host, Pin, Tls};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;

/// `openssl`'s own config: no extension that is not asked for.
const CONFIG: &str = "[req]\ndistinguished_name=dn\n[dn]\n[ca]\ndefault_ca=c\n[c]\ndatabase=index.txt\n\
    serial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=p\ndefault_days=30\nunique_subject=no\n[p]\n\
    commonName=supplied\n";

const NEW_KEY: [&str; 6] = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config"];

/// Calls `what` with each of `callers`, one after the other, in a thread; gives the port.
pub fn serve(callers: usize, mut what: impl FnMut(TcpStream) + Send + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for _ in 0..callers {
            what(listener.accept().unwrap().0);
        }
    });
    port
}

/// A server by implicit TLS.
pub fn server(host: &str, port: u16) -> Server {
    Server { host: Host::parse(host).unwrap(), port, tls: Tls::Implicit, ca_file: None, tls_pin: None }
}

/// The server's side of TLS.
pub fn tls(
    tcp: TcpStream,
    config: &Arc<ServerConfig>,
) -> io::Result<StreamOwned<ServerConnection, TcpStream>> {
    let connection = ServerConnection::new(config.clone()).unwrap();
    let mut tls = StreamOwned::new(connection, tcp);
    while tls.conn.is_handshaking() {
        tls.conn.complete_io(&mut tls.sock)?;
    }
    Ok(tls)
}

/// A CA in a folder of its own.
pub struct Authority {
    folder: TempDir,
}

/// A certificate and the key that its server has.
#[derive(Clone)]
pub struct Identity {
    certificate: PathBuf,
    key: PathBuf,
}

impl Authority {
    pub fn new(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |file: &str, text: &str| std::fs::write(folder.path().join(file), text).unwrap();
        write("c.cnf", CONFIG);
        write("index.txt", "");
        write("serial", "01\n");
        let authority = Self { folder };
        authority.root("ca", name, true);
        authority
    }

    /// Its own certificate, for `ca_file`.
    pub fn pem(&self) -> PathBuf {
        self.path("ca.pem")
    }

    /// A server's certificate for `names`, valid between two dates or for a month.
    pub fn identity(&self, file: &str, names: &str, dates: Option<(&str, &str)>) -> Identity {
        let [key, request, pem, extensions] =
            ["key", "csr", "pem", "ext"].map(|ending| format!("{file}.{ending}"));
        std::fs::write(self.path(&extensions), format!("subjectAltName={names}\n")).unwrap();
        let subject = format!("/CN={file}");
        let fixed = ["c.cnf", "-keyout", &key, "-out", &request, "-subj", &subject];
        self.openssl(&[&["req", "-new"][..], &NEW_KEY, &fixed].concat());
        let mut sign =
            vec!["ca", "-config", "c.cnf", "-batch", "-notext", "-cert", "ca.pem", "-keyfile", "ca.key"];
        sign.extend(["-in", &request, "-out", &pem, "-extfile", &extensions]);
        if let Some((from, to)) = dates {
            sign.extend(["-startdate", from, "-enddate", to]);
        }
        self.openssl(&sign);
        Identity { certificate: self.path(&pem), key: self.path(&key) }
    }

    /// A certificate for localhost that signed itself.
    pub fn self_signed(&self, file: &str, ca: bool) -> Identity {
        self.root(file, file, ca);
        Identity { certificate: self.path(&format!("{file}.pem")), key: self.path(&format!("{file}.key")) }
    }

    fn root(&self, file: &str, name: &str, ca: bool) {
        let [key, pem] = ["key", "pem"].map(|ending| format!("{file}.{ending}"));
        let (subject, constraint) = (format!("/CN={name}"), format!("basicConstraints=critical,CA:{ca}"));
        let constraint = constraint.replace("true", "TRUE").replace("false", "FALSE");
        let names = "subjectAltName=DNS:localhost";
        let fixed = ["c.cnf", "-keyout", &key, "-out", &pem, "-subj", &subject, "-days", "30"];
        let extensions = ["-addext", &constraint, "-addext", names];
        self.openssl(&[&["req", "-x509"][..], &NEW_KEY, &fixed, &extensions].concat());
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn openssl(&self, arguments: &[&str]) {
        let run = Command::new("openssl").args(arguments).current_dir(&self.folder).output();
        let run = run.expect("the command openssl (package openssl)");
        assert!(run.status.success(), "openssl {arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    }
}

impl Identity {
    /// This certificate with another's key.
    pub fn with_key_of(&self, other: &Self) -> Self {
        Self { certificate: self.certificate.clone(), key: other.key.clone() }
    }

    pub fn pem(&self) -> PathBuf {
        self.certificate.clone()
    }

    /// Its fingerprint as `openssl` tells it.
    pub fn pin(&self) -> Pin {
        let run = Command::new("openssl")
            .args(["x509", "-noout", "-fingerprint", "-sha256", "-in"])
            .arg(&self.certificate)
            .output()
            .unwrap();
        let said = String::from_utf8(run.stdout).unwrap();
        Pin::parse(&format!("sha256:{}", said.trim().split_once('=').unwrap().1)).unwrap()
    }

    /// How its server speaks TLS.
    pub fn config(&self) -> Arc<ServerConfig> {
        let provider = rustls::crypto::ring::default_provider();
        let key = provider.key_provider.load_private_key(private_key(&self.key)).unwrap();
        let certificate = CertificateDer::from_pem_file(&self.certificate).unwrap();
        // Built by hand, as rustls would refuse a key that is not the certificate's.
        let certified = Arc::new(rustls::sign::CertifiedKey::new(vec![certificate], key));
        let config = ServerConfig::builder_with_provider(Arc::new(provider))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(rustls::sign::SingleCertAndKey::from(certified)));
        Arc::new(config)
    }
}

fn private_key(path: &Path) -> PrivateKeyDer<'static> {
    PrivateKeyDer::from_pem_file(path).unwrap()
}
