//! The part after the `@`: from what somebody typed to the ASCII form that DNS and SMTP speak.

use super::EmailError;

/// Names that never receive mail (RFC 6761, RFC 7686, RFC 8375): the last label decides.
const RESERVED: [&str; 6] = ["arpa", "invalid", "local", "localhost", "onion", "test"];

/// The domain in lower-case ASCII, labels in A-label form (UTS 46, non-transitional).
pub(super) fn to_ascii(domain: &str) -> Result<String, EmailError> {
    if domain.is_empty() {
        return Err(EmailError::DomainMissing);
    }
    if domain.bytes().any(|b| b.is_ascii() && !is_ldh_or_dot(b)) {
        return Err(EmailError::DomainInvalid);
    }
    let plain = domain.is_ascii() && !domain.to_ascii_lowercase().contains("xn--");
    let ascii = if plain {
        domain.to_ascii_lowercase()
    } else {
        idna_to_ascii(domain).ok_or(EmailError::DomainInvalid)?
    };
    check_labels(&ascii)?;
    Ok(ascii)
}

fn is_ldh_or_dot(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.'
}

fn check_labels(ascii: &str) -> Result<(), EmailError> {
    if ascii.len() > 253 {
        return Err(EmailError::TooLong);
    }
    if !ascii.split('.').all(is_label) {
        return Err(EmailError::DomainInvalid);
    }
    let last = ascii.rsplit('.').next().unwrap_or_default();
    if RESERVED.contains(&last) {
        return Err(EmailError::DomainReserved);
    }
    // RFC 3696 §2: a top-level domain is never all-numeric, so an IP address is not a domain.
    let has_top_level = ascii.contains('.') && last.ends_with(|c: char| c.is_ascii_alphabetic());
    // An A-label may end in a digit.
    if has_top_level || (ascii.contains('.') && last.starts_with("xn--")) {
        Ok(())
    } else {
        Err(EmailError::DomainIncomplete)
    }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(is_ldh_or_dot)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(not(target_arch = "wasm32"))]
fn idna_to_ascii(domain: &str) -> Option<String> {
    idna::domain_to_ascii(domain).ok()
}

/// The browser's own IDNA: the tables would weigh 45 KB.
#[cfg(target_arch = "wasm32")]
fn idna_to_ascii(domain: &str) -> Option<String> {
    let mut url = String::from("http://");
    url.push_str(domain);
    web_sys::Url::new(&url).ok().map(|url| url.hostname())
}
