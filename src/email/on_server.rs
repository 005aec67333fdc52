//! The server's half: an address by all rules.

use std::{borrow::Cow, net::IpAddr};

use crate::{
    email::{
        EmailAddress, MAX_BYTES, domain,
        error::{EmailError, Reason},
        literal, local,
        options::Options,
        part, split, too_long,
    },
    unicode,
};

/// Parses `input` by all rules in `options`.
pub(super) fn parse(input: &str, options: &Options) -> Result<EmailAddress, EmailError> {
    parse_plain(input, options).map_or_else(|| parse_any(input, options), Ok)
}

/// `domain` in ASCII and lower case.
pub(super) fn ascii_domain(domain: &str, options: &Options) -> Result<String, EmailError> {
    let part = part::Part::new(domain, 0);
    Host::parse(&part, options).map(|host| host.ascii.into_owned())
}

/// Fast path for nearly all addresses that people type: they are their own normalised form and
/// break no rule. Returns `None` for every other input.
pub(super) fn parse_plain(input: &str, options: &Options) -> Option<EmailAddress> {
    let at = input.bytes().position(|byte| byte == b'@')?;
    let is_plain = local::is_plain(&input[..at]) && domain::is_plain(&input[at + 1..], options);
    is_plain.then(|| EmailAddress {
        normalized: input.to_owned(),
        original: None,
        deliverable: None,
        at,
        smtputf8: false,
        display_name: None,
        literal: None,
    })
}

pub(super) fn parse_any(input: &str, options: &Options) -> Result<EmailAddress, EmailError> {
    let split::Parts { display_name, original, start, local, is_quoted, domain } =
        split::split(input)?;
    let local = local::parse(&local, is_quoted, options)?;
    let host = Host::parse(&domain, options)?;
    let with_local = |domain: &str| [&local.text, "@", domain].concat();
    let normalized = with_local(host.unicode.as_deref().unwrap_or(&host.ascii));
    let address = EmailAddress {
        original: (original != normalized).then(|| original.to_owned()),
        deliverable: host.unicode.is_some().then(|| with_local(&host.ascii)),
        normalized,
        at: local.text.len(),
        smtputf8: local.smtputf8,
        display_name: display_name.map(|name| unicode::nfc(&name).into_owned()),
        literal: host.literal,
    };
    check_length(&address, input, start)?;
    if address.display_name.is_some() && !options.allow_display_name {
        return Err(EmailError::new(Reason::DisplayNameNotAllowed, 0..start));
    }
    Ok(address)
}

/// All three forms can go over the wire, so all three must be short enough.
fn check_length(address: &EmailAddress, input: &str, start: usize) -> Result<(), EmailError> {
    for (form, reason) in [
        (address.original(), Reason::TooLong),
        (address.as_str(), Reason::TooLongAfterNormalization),
        (address.as_deliverable(), Reason::TooLongAsIdna),
    ] {
        if form.len() > MAX_BYTES {
            return Err(too_long(reason, input, start));
        }
    }
    Ok(())
}

/// The part after the `@`: a domain name or an IP address in brackets.
struct Host<'a> {
    ascii: Cow<'a, str>,
    unicode: Option<String>,
    literal: Option<IpAddr>,
}

impl<'a> Host<'a> {
    fn parse(part: &'a part::Part<'_>, options: &Options) -> Result<Self, EmailError> {
        if part.text.is_empty() {
            return Err(EmailError::new(Reason::DomainEmpty, part.whole()));
        }
        let Some(content) = literal::content(&part.text) else {
            let domain::Domain { ascii, unicode } = domain::parse(part, options)?;
            return Ok(Self { ascii, unicode, literal: None });
        };
        let address = literal::parse(part, content)?;
        if !options.allow_domain_literal {
            return Err(EmailError::new(Reason::LiteralNotAllowed, part.whole()));
        }
        let ascii = Cow::Owned(literal::canonical(address));
        Ok(Self { ascii, unicode: None, literal: Some(address) })
    }
}
