//! The browser's half: what people often mistype, told at once. Only the server applies all rules, and
//! its verdict comes when the form is sent.
//!
//! | the browser tells | the browser leaves to the server |
//! |---|---|
//! | no `@`, a second `@`, an empty half | quotation marks, angle brackets, IP addresses in brackets |
//! | a space, a comma, any other forbidden ASCII character | invisible and unassigned characters |
//! | a misplaced dot or hyphen | the letters that an international domain allows |
//! | a domain without an ending, or that never receives mail | labels such as `xn--…` and `ab--cd` |
//! | an address, a domain or a label that is too long | what is too long only in another form |
//!
//! It refuses nothing that the server accepts: what it does not understand, it accepts. For an address of
//! ASCII characters, it names the same rule and place as the server, or accepts the address.

use crate::{
    email::{
        EmailAddress, MAX_BYTES,
        error::{EmailError, Reason},
        options::Options,
        rules::{
            Fault, MAX_NAME, STRICT_CHARS, atom_fault, dot_fault, find, is_hostname_char,
            label_fault, top_level_fault,
        },
        too_long,
    },
    unicode,
};

/// Parses `input` by the rules in `options` that a browser checks.
pub(super) fn parse(input: &str, options: &Options) -> Result<EmailAddress, EmailError> {
    let Some(at) = input.find('@') else { return Err(missing_at(input)) };
    let (local, domain) = (&input[..at], &input[at + 1..]);
    if input.contains(['"', '<']) || is_literal(domain) {
        return Ok(left_to_server(input));
    }
    if let Some((reason, place)) = local_fault(local, options) {
        return Err(EmailError::new(reason, place));
    }
    let domain = Domain::parse(domain, options).map_err(|(reason, place)| {
        EmailError::new(reason, at + 1 + place.start..at + 1 + place.end)
    })?;
    if input.len() > MAX_BYTES && !input.contains("--") {
        return Err(too_long(Reason::TooLong, input, 0));
    }
    let local = unicode::nfc(local);
    let with_local = |domain: &str| [&*local, "@", domain].concat();
    let normalized = with_local(&domain.shown);
    Ok(EmailAddress {
        original: (normalized != input).then(|| input.to_owned()),
        deliverable: domain.ascii.map(|ascii| with_local(&ascii)),
        normalized,
        at: local.len(),
        smtputf8: !local.is_ascii(),
        display_name: None,
        literal: None,
    })
}

/// `domain` in ASCII and lower case, as far as this browser can.
#[cfg(target_arch = "wasm32")]
pub(super) fn ascii_domain(domain: &str, options: &Options) -> Result<String, EmailError> {
    if is_literal(domain) {
        return Ok(domain.to_owned());
    }
    let parsed = Domain::parse(domain, options);
    let parsed = parsed.map_err(|(reason, place)| EmailError::new(reason, place))?;
    Ok(parsed.ascii.unwrap_or(parsed.shown))
}

/// Whether the parts of `address` are those that the server sees, except for the case of letters.
#[cfg(target_arch = "wasm32")]
pub(crate) fn is_understood(address: &EmailAddress) -> bool {
    let domain = address.domain();
    domain.is_ascii() && !domain.contains("--") && !address.as_str().contains(['"', '<', '['])
}

/// The address as typed: only the server understands it.
fn left_to_server(input: &str) -> EmailAddress {
    EmailAddress {
        original: None,
        deliverable: None,
        normalized: input.to_owned(),
        at: input.rfind('@').unwrap_or_default(),
        smtputf8: false,
        display_name: None,
        literal: None,
    }
}

fn missing_at(input: &str) -> EmailError {
    for (look_alike, reason) in [('＠', Reason::FullwidthAt), ('﹫', Reason::SmallAt)] {
        if let Some(place) = find(input, |c| c == look_alike) {
            return EmailError::new(reason, place);
        }
    }
    EmailError::new(Reason::MissingAt, 0..input.len())
}

fn is_literal(domain: &str) -> bool {
    domain.starts_with('[') && domain.ends_with(']')
}

fn local_fault(local: &str, options: &Options) -> Option<Fault> {
    if local.is_empty() {
        return (!options.allow_empty_local).then_some((Reason::LocalEmpty, 0..0));
    }
    if let (true, Some((at, _))) = (options.strict, local.char_indices().nth(STRICT_CHARS)) {
        return Some((Reason::LocalTooLong, at..local.len()));
    }
    let fault = atom_fault(local);
    if fault.is_some() || options.allow_smtputf8 {
        return fault;
    }
    find(local, |c| !c.is_ascii()).map(|place| (Reason::LocalNeedsSmtputf8, place))
}

struct Domain {
    /// In lower case, and otherwise as typed.
    shown: String,
    /// The ASCII form of an international domain, unless this browser does not know it.
    ascii: Option<String>,
}

impl Domain {
    fn parse(typed: &str, options: &Options) -> Result<Self, Fault> {
        let whole = 0..typed.len();
        if typed.is_empty() {
            return Err((Reason::DomainEmpty, whole));
        }
        if let Some((at, _)) = typed.char_indices().nth(MAX_NAME) {
            return Err((Reason::DomainTooLong, at..typed.len()));
        }
        if let Some(place) = find(typed, |c| !is_hostname_char(c)) {
            return Err((Reason::DomainInvalidChars, place));
        }
        let shown = unicode::lowercase(typed);
        let ascii = if typed.is_ascii() { Some(shown.clone()) } else { platform::to_ascii(typed) };
        let Some(ascii) = ascii else { return Ok(Self { shown, ascii: None }) };
        let fault = dot_fault(&ascii).or_else(|| {
            // Only the server decodes a label.
            let is_checked = !typed.contains("--");
            let top_level = || Some((top_level_fault(&ascii, options)?, whole.clone()));
            is_checked.then(|| label_fault(&ascii).or_else(top_level))?
        });
        match fault {
            Some((reason, place)) => Err((reason, if typed.is_ascii() { place } else { whole })),
            None => Ok(Self { ascii: (ascii != shown).then_some(ascii), shown }),
        }
    }
}

#[cfg(target_arch = "wasm32")]
mod platform {
    /// A last label that stops the browser from reading a number as an IPv4 address.
    const TAIL: &str = ".x";

    /// The name in ASCII by the browser's own IDNA, because our tables would add 45 KB.
    pub(super) fn to_ascii(domain: &str) -> Option<String> {
        let url = web_sys::Url::new(&["http://", domain, TAIL].concat()).ok()?;
        url.hostname().strip_suffix(TAIL).map(str::to_owned)
    }
}

/// In the tests of the browser's half.
#[cfg(not(target_arch = "wasm32"))]
use crate::email::idna as platform;
