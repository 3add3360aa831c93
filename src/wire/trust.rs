//! Whose certificate is believed. Owns: the roots, the pin, what rustls says of a certificate in our words. Never
//! touches: sockets.

use super::fault::{CertificateFault, WireError};
use crate::config::Server;
use crate::config::value::Pin;
use crate::plain;
use chrono::DateTime;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, InvalidMessage, RootCertStore,
    SignatureScheme,
};
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// No file of certificates is longer; Debian's whole store has 220 KiB.
const MOST_BYTES: u64 = 4 << 20;

/// Names of a wrong certificate that are told.
const MOST_NAMES: usize = 5;

/// A pin as the config writes it.
pub(super) fn pin_text(pin: &Pin) -> String {
    pin.0.iter().fold("sha256:".to_owned(), |text, byte| text + &format!("{byte:02x}"))
}

/// The judge of one connection's certificate, who remembers what was shown.
#[derive(Debug)]
pub(super) struct Judge {
    by: By,
    provider: Arc<CryptoProvider>,
    shown: OnceLock<Pin>,
}

/// What a certificate is judged by.
#[derive(Debug)]
enum By {
    /// The system's roots and the ones of `ca_file`.
    Roots(Arc<WebPkiServerVerifier>),
    /// This one certificate, whoever signed it, whatever its name and dates.
    Pin(Pin),
}

impl Judge {
    /// Reads the roots that `server` needs: none with a pin.
    pub(super) fn new(server: &Server) -> Result<Arc<Self>, WireError> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let by = if let Some(pin) = server.tls_pin {
            By::Pin(pin)
        } else {
            let roots = Arc::new(roots(server.ca_file.as_deref())?);
            let verifier = WebPkiServerVerifier::builder_with_provider(roots, provider.clone()).build();
            By::Roots(verifier.map_err(|error| WireError::NoRoots { why: format!(" ({error})") })?)
        };
        Ok(Arc::new(Self { by, provider, shown: OnceLock::new() }))
    }

    /// How rustls has to behave, with this judge.
    pub(super) fn client(self: &Arc<Self>, place: &str) -> Result<Arc<ClientConfig>, WireError> {
        let broken = |error: Error| WireError::Handshake { place: place.to_owned(), why: error.to_string() };
        let client = ClientConfig::builder_with_provider(self.provider.clone())
            .with_safe_default_protocol_versions()
            .map_err(broken)?
            .dangerous()
            .with_custom_certificate_verifier(self.clone())
            .with_no_client_auth();
        Ok(Arc::new(client))
    }

    /// What rustls said, for the user.
    pub(super) fn explain(&self, error: &Error, place: &str) -> WireError {
        let place = place.to_owned();
        match error {
            Error::InvalidCertificate(error) => WireError::Certificate { place, fault: self.fault(error) },
            Error::InvalidMessage(InvalidMessage::InvalidContentType) => WireError::NoTls { place },
            error => WireError::Handshake { place, why: plain::one_line(&error.to_string()) },
        }
    }

    fn fault(&self, error: &CertificateError) -> CertificateFault {
        let found = self.shown.get().copied().unwrap_or(Pin([0; 32]));
        match (&self.by, error) {
            (By::Pin(wanted), CertificateError::ApplicationVerificationFailure) => {
                CertificateFault::PinDiffers { found, wanted: *wanted }
            }
            (_, CertificateError::Expired) => CertificateFault::Expired { at: None },
            (_, CertificateError::ExpiredContext { not_after, .. }) => {
                CertificateFault::Expired { at: day(*not_after) }
            }
            (_, CertificateError::NotValidYet) => CertificateFault::NotYetValid { at: None },
            (_, CertificateError::NotValidYetContext { not_before, .. }) => {
                CertificateFault::NotYetValid { at: day(*not_before) }
            }
            (_, CertificateError::NotValidForName) => CertificateFault::WrongName { known: Vec::new() },
            (_, CertificateError::NotValidForNameContext { presented, .. }) => CertificateFault::WrongName {
                known: presented.iter().take(MOST_NAMES).map(|n| name(n)).collect(),
            },
            // The latter of an issuer that only has the name of a trusted one.
            (_, CertificateError::UnknownIssuer | CertificateError::BadSignature) => {
                CertificateFault::UnknownIssuer { found }
            }
            // webpki's own error type is not ours to name; its variant is all that `Debug` prints.
            (_, CertificateError::Other(other)) if format!("{other:?}").contains("CaUsedAsEndEntity") => {
                CertificateFault::CaItself { found }
            }
            (_, error) => CertificateFault::Other { why: plain::one_line(&error.to_string()) },
        }
    }
}

impl ServerCertVerifier for Judge {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let shown = *self.shown.get_or_init(|| fingerprint(end_entity));
        match &self.by {
            By::Roots(verifier) => {
                verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
            }
            By::Pin(pin) if *pin == shown => Ok(ServerCertVerified::assertion()),
            By::Pin(_) => Err(CertificateError::ApplicationVerificationFailure.into()),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, cert, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// The system's roots and those of `ca_file`. A machine without any is a fault only when there is no `ca_file`.
fn roots(ca_file: Option<&Path>) -> Result<RootCertStore, WireError> {
    let mut roots = RootCertStore::empty();
    let system = rustls_native_certs::load_native_certs();
    // A root that rustls can't read is left out, as every TLS library does.
    roots.add_parsable_certificates(system.certs);
    if let Some(path) = ca_file {
        let fault = |why: String| WireError::CaFile { path: path.to_owned(), why };
        for certificate in certificates(path)? {
            roots
                .add(certificate)
                .map_err(|error| fault(format!("a certificate in it is broken ({error})")))?;
        }
    }
    if roots.is_empty() {
        let why = system.errors.first().map(|error| format!(" ({error})")).unwrap_or_default();
        return Err(WireError::NoRoots { why });
    }
    Ok(roots)
}

/// The certificates of a PEM file (RFC 7468 §5), at least one.
fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, WireError> {
    let fault = |why: String| WireError::CaFile { path: path.to_owned(), why };
    let mut pem = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| fault(error.to_string()))?;
    file.take(MOST_BYTES).read_to_end(&mut pem).map_err(|error| fault(error.to_string()))?;
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
    match found {
        Ok(found) if !found.is_empty() => Ok(found),
        Ok(_) => Err(fault(
            "there is no certificate in it; it has to be PEM, `-----BEGIN CERTIFICATE-----`".to_owned(),
        )),
        Err(error) => Err(fault(format!("its PEM is broken ({error})"))),
    }
}

fn fingerprint(certificate: &CertificateDer<'_>) -> Pin {
    let digest = ring::digest::digest(&ring::digest::SHA256, certificate.as_ref());
    let mut pin = Pin([0; 32]);
    for (to, from) in pin.0.iter_mut().zip(digest.as_ref()) {
        *to = *from;
    }
    pin
}

fn day(time: UnixTime) -> Option<String> {
    let seconds = i64::try_from(time.as_secs()).ok()?;
    DateTime::from_timestamp(seconds, 0).map(|at| at.format("%Y-%m-%d").to_string())
}

/// A name as rustls gives it, `DnsName("mail.example.com")`, made fit to be shown.
fn name(presented: &str) -> String {
    let bare = presented.split('"').nth(1).unwrap_or(presented);
    plain::cut(&plain::one_line(bare), 80)
}
