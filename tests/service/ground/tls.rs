//! A client for the tests of the ground: lines over TCP, with TLS from the first byte or from STARTTLS on.

use super::wait;
use rustls::pki_types::{CertificateDer, ServerName, pem::PemObject};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;

trait Stream: Read + Write + Send {}
impl<T: Read + Write + Send> Stream for T {}

/// A conversation in lines.
pub struct Talk {
    stream: Box<dyn Stream>,
}

fn connect(port: u16) -> TcpStream {
    let tcp = TcpStream::connect(("127.0.0.1", port)).unwrap();
    tcp.set_read_timeout(Some(wait::LIMIT)).unwrap();
    tcp
}

/// TLS to `localhost`, trusting only this CA.
fn wrap(tcp: TcpStream, ca: &Path) -> std::io::Result<Box<dyn Stream>> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(ca).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let mut stream = StreamOwned::new(ClientConnection::new(Arc::new(config), name).unwrap(), tcp);
    while stream.conn.is_handshaking() {
        stream.conn.complete_io(&mut stream.sock)?;
    }
    Ok(Box::new(stream))
}

impl Talk {
    pub fn plain(port: u16) -> Self {
        Self { stream: Box::new(connect(port)) }
    }

    /// TLS from the first byte.
    ///
    /// # Errors
    /// When the certificate is not accepted or the connection ends.
    pub fn tls(port: u16, ca: &Path) -> std::io::Result<Self> {
        Ok(Self { stream: wrap(connect(port), ca)? })
    }

    /// TLS after this command was answered by a line that begins with `ready`.
    ///
    /// # Errors
    /// As [`Talk::tls`].
    pub fn starttls(port: u16, ca: &Path, before: &[(&str, &str)]) -> std::io::Result<Self> {
        let tcp = connect(port);
        let mut talk = Self { stream: Box::new(tcp.try_clone()?) };
        talk.line();
        for (command, ready) in before {
            talk.ask(command, ready);
        }
        Ok(Self { stream: wrap(tcp, ca)? })
    }

    /// Sends a line.
    pub fn say(&mut self, line: &str) {
        self.stream.write_all(format!("{line}\r\n").as_bytes()).unwrap();
        self.stream.flush().unwrap();
    }

    /// The next line, without its end; none when the connection has ended.
    pub fn next_line(&mut self) -> Option<String> {
        let (mut line, mut byte) = (Vec::new(), [0]);
        while !line.ends_with(b"\r\n") && matches!(self.stream.read(&mut byte), Ok(1)) {
            line.push(byte[0]);
        }
        (!line.is_empty()).then(|| String::from_utf8_lossy(&line).trim_end().to_owned())
    }

    /// The next line, which must come.
    pub fn line(&mut self) -> String {
        self.next_line().expect("a line before the end of the connection")
    }

    /// All lines up to one that begins with `last`.
    pub fn until(&mut self, last: &str) -> Vec<String> {
        let mut lines = Vec::new();
        loop {
            let Some(line) = self.next_line() else { panic!("no {last:?} after {lines:?}") };
            lines.push(line.clone());
            if line.starts_with(last) {
                return lines;
            }
        }
    }

    /// Sends a line and gives what comes back up to a line that begins with `last`.
    pub fn ask(&mut self, line: &str, last: &str) -> Vec<String> {
        self.say(line);
        self.until(last)
    }

    /// The next bytes, as many as these.
    pub fn take(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = vec![0; count];
        self.stream.read_exact(&mut bytes).unwrap();
        bytes
    }

    /// Everything up to the end of the connection, and whether that end was an error such as a reset.
    pub fn rest(&mut self) -> (Vec<u8>, bool) {
        let mut all = Vec::new();
        let failed = self.stream.read_to_end(&mut all).is_err();
        (all, failed)
    }
}
