//! Properties of every address. The first byte of the input selects the options.

#![no_main]

use leptos_signup::email::{EmailAddress, EmailError, KeyLevel, MAX_BYTES, Options, suggest};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&choice, rest)) = input.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    let options = options(choice);
    let _ = suggest(&text);
    match EmailAddress::parse_with(&text, &options) {
        Ok(address) => check_address(&address, &text, &options),
        Err(error) => check_error(error, &text),
    }
});

/// All levels of keys.
const LEVELS: [KeyLevel; 5] = [
    KeyLevel::Exact,
    KeyLevel::IgnoreCase,
    KeyLevel::Safe,
    KeyLevel::Strict,
    KeyLevel::Aggressive,
];

/// Options from one bit each.
fn options(choice: u8) -> Options {
    let is_on = |bit: u8| choice & (1 << bit) != 0;
    let mut options = Options::new();
    options.allow_smtputf8 = !is_on(0);
    options.allow_empty_local = is_on(1);
    options.allow_quoted_local = is_on(2);
    options.allow_domain_literal = is_on(3);
    options.allow_display_name = is_on(4);
    options.strict = is_on(5);
    options.test_environment = is_on(6);
    options.globally_deliverable = !is_on(7);
    options.allow_private_domain = is_on(7);
    options
}

fn check_error(error: EmailError, text: &str) {
    assert!(text.get(error.span()).is_some(), "{:?} is not on character boundaries", error.span());
    assert!(!error.to_string().is_empty() && !format!("{error:?}").is_empty());
}

fn check_address(address: &EmailAddress, text: &str, options: &Options) {
    assert!(text.contains(address.original()));
    for form in [address.original(), address.as_str(), address.as_deliverable()] {
        assert!(form.len() <= MAX_BYTES, "{form:?} is too long");
        assert!(!form.contains(char::is_control), "{form:?} can break out of a header");
    }
    assert!(address.ascii_domain().is_ascii());
    assert_eq!(format!("{address}"), address.as_str());
    assert!(format!("{address:?}").ends_with(address.domain()));
    for form in [address.as_str(), address.as_deliverable()] {
        let again =
            EmailAddress::parse_with(form, options).expect("a form of an address is an address");
        assert_eq!(again.as_str(), address.as_str());
        assert_eq!(again.as_deliverable(), address.as_deliverable());
        check_keys(address, &again, options);
    }
}

/// The same address has the same keys, and a key that is an address is its own key.
fn check_keys(address: &EmailAddress, again: &EmailAddress, options: &Options) {
    for level in LEVELS {
        let key = address.key_at(level);
        assert_eq!(key, again.key_at(level));
        if let Ok(address) = EmailAddress::parse_with(&key, options) {
            assert_eq!(key, address.key_at(level), "the key of the key at {level:?}");
        }
    }
}
