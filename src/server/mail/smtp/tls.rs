//! Which certificates of a mail server are trusted.

use std::{fs, sync::Arc};

use rustls_native_certs::load_native_certs;
use tokio_rustls::rustls::{
    ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject},
};

/// The certificates that may sign a server's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Roots<'a> {
    /// Mozilla's list.
    Mozilla,
    /// Those of the operating system.
    System,
    /// Those in a PEM file, and no others.
    File(&'a str),
    /// Any certificate, for a server on this machine.
    AnyOnLoopback,
}

/// The settings of TLS. Returns `None` if a file cannot be read, or holds no certificates.
pub(super) fn config(roots: Roots<'_>) -> Option<Arc<ClientConfig>> {
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone());
    let builder = builder.with_safe_default_protocol_versions().ok()?;
    let mut store = RootCertStore::empty();
    match roots {
        Roots::Mozilla => store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Roots::System => {
            store.add_parsable_certificates(load_native_certs().certs);
        }
        Roots::File(path) => {
            let pem = fs::read(path).ok()?;
            for certificate in CertificateDer::pem_slice_iter(&pem) {
                store.add(certificate.ok()?).ok()?;
            }
            if store.is_empty() {
                return None;
            }
        }
        Roots::AnyOnLoopback => {
            let builder = builder.dangerous();
            let any = Arc::new(AnyCertificate { provider });
            let config = builder.with_custom_certificate_verifier(any).with_no_client_auth();
            return Some(Arc::new(config));
        }
    }
    Some(Arc::new(builder.with_root_certificates(store).with_no_client_auth()))
}

/// Accepts every certificate, and checks that the server has its key.
#[derive(Debug)]
struct AnyCertificate {
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
