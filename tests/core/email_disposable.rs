//! Throw-away domains, alias services, and what a host makes of them.

use leptos_signup::email::{
    BadDomain, DisposablePolicy, DisposableVerdict, DomainClass, EmailAddress, Reason,
};

fn at(domain: &str) -> EmailAddress {
    EmailAddress::parse(&["ada@", domain].concat()).unwrap()
}

fn class(domain: &str) -> DomainClass {
    at(domain).domain_class()
}

fn verdict(policy: &DisposablePolicy, domain: &str) -> DisposableVerdict {
    policy.verdict(&at(domain))
}

/// Every domain for which the key has rules.
fn known_providers() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("../../src/email/providers.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#') && line.split('\t').count() == 3);
    rows.flat_map(|row| row.split('\t').nth(1).unwrap().split(' '))
}

fn real_providers() -> impl Iterator<Item = &'static str> {
    include_str!("../real_providers.txt").lines().filter(|line| !line.starts_with('#'))
}

#[test]
fn well_known_throw_away_domains_are_disposable() {
    for domain in [
        "10minutemail.com",
        "dispostable.com",
        "emailondeck.com",
        "fakeinbox.com",
        "getnada.com",
        "grr.la",
        "guerrillamail.com",
        "inboxkitten.com",
        "maildrop.cc",
        "mailinator.com",
        "mailnesia.com",
        "mintemail.com",
        "moakt.com",
        "mohmal.com",
        "mytemp.email",
        "sharklasers.com",
        "tempail.com",
        "temp-mail.org",
        "trashmail.com",
        "yopmail.com",
    ] {
        assert_eq!(class(domain), DomainClass::Disposable, "{domain}");
    }
}

#[test]
fn providers_that_people_live_at_are_ordinary() {
    let domains: Vec<_> = real_providers().chain(known_providers()).collect();
    assert!(domains.len() > 200);
    for domain in domains {
        assert_eq!(class(domain), DomainClass::Ordinary, "{domain}");
    }
}

#[test]
fn alias_services_are_a_class_of_their_own() {
    for domain in [
        "privaterelay.appleid.com",
        "private.icloud.com",
        "duck.com",
        "mozmail.com",
        "ada.mozmail.com",
        "relay.firefox.com",
        "simplelogin.com",
        "aleeas.com",
        "shop.8alias.com",
        "slmail.me",
        "passmail.net",
        "passinbox.com",
        "anonaddy.me",
        "johndoe.anonaddy.com",
        "addy.io",
    ] {
        assert_eq!(class(domain), DomainClass::Alias, "{domain}");
    }
    for domain in ["icloud.com", "appleid.com", "firefox.com", "duckduckgo.com", "notduck.com"] {
        assert_eq!(class(domain), DomainClass::Ordinary, "{domain}");
    }
}

#[test]
fn a_domain_is_matched_by_whole_labels_and_by_its_parents() {
    for (domain, expected) in [
        ("MAILINATOR.com", DomainClass::Disposable),
        ("x.mailinator.com", DomainClass::Disposable),
        ("a.b.c.mailinator.com", DomainClass::Disposable),
        ("thisisnotmailinator.com", DomainClass::Ordinary),
        ("x-mailinator.com", DomainClass::Ordinary),
        ("mailinator.com.example", DomainClass::Ordinary),
        ("mailinator.co", DomainClass::Ordinary),
        ("mailinator.example", DomainClass::Ordinary),
        ("mailinator.example.com", DomainClass::Ordinary),
    ] {
        assert_eq!(class(domain), expected, "{domain}");
    }
}

#[test]
fn a_domain_of_any_length_and_script_has_a_class() {
    let deep = ["a.".repeat(110).as_str(), "mailinator.com"].concat();
    assert_eq!(class(&deep), DomainClass::Disposable);
    assert_eq!(class("bücher.mailinator.com"), DomainClass::Disposable);
    assert_eq!(class("ｍａｉｌｉｎａｔｏｒ．com"), DomainClass::Disposable);
    assert_eq!(class("mаilinator.com"), DomainClass::Ordinary);
    assert_eq!(class("例子.广告"), DomainClass::Ordinary);
}

#[test]
fn each_class_has_a_stable_word() {
    let words = [DomainClass::Ordinary, DomainClass::Disposable, DomainClass::Alias];
    assert_eq!(words.map(|class| class.to_string()), ["ordinary", "disposable", "alias"]);
}

#[test]
fn a_policy_lets_in_marks_or_refuses() {
    for (policy, expected) in [
        (DisposablePolicy::default(), DisposableVerdict::Accept),
        (DisposablePolicy::off(), DisposableVerdict::Accept),
        (DisposablePolicy::flag(), DisposableVerdict::Flag),
        (DisposablePolicy::refuse(), DisposableVerdict::Refuse),
    ] {
        assert_eq!(verdict(&policy, "mailinator.com"), expected);
        assert_eq!(verdict(&policy, "x.mailinator.com"), expected);
        assert_eq!(verdict(&policy, "example.org"), DisposableVerdict::Accept);
        assert_eq!(verdict(&policy, "mozmail.com"), DisposableVerdict::Accept);
    }
}

#[test]
fn a_host_names_more_domains_and_exceptions() {
    let policy = DisposablePolicy::refuse()
        .also(["Bücher.example", "example.net"])
        .and_then(|policy| policy.also([String::from("duck.com")]))
        .and_then(|policy| policy.except(["ours.example.net", "yopmail.com", "mozmail.com"]))
        .unwrap();
    for (domain, expected) in [
        ("xn--bcher-kva.example", DisposableVerdict::Refuse),
        ("shop.BÜCHER.example", DisposableVerdict::Refuse),
        ("example.net", DisposableVerdict::Refuse),
        ("mail.example.net", DisposableVerdict::Refuse),
        ("notexample.net", DisposableVerdict::Accept),
        ("duck.com", DisposableVerdict::Refuse),
        ("ours.example.net", DisposableVerdict::Accept),
        ("mail.ours.example.net", DisposableVerdict::Accept),
        ("yopmail.com", DisposableVerdict::Accept),
        ("mailinator.com", DisposableVerdict::Refuse),
    ] {
        assert_eq!(verdict(&policy, domain), expected, "{domain}");
    }
    assert_eq!(policy.class(&at("yopmail.com")), DomainClass::Ordinary);
    assert_eq!(policy.class(&at("mozmail.com")), DomainClass::Alias);
}

#[test]
fn what_is_no_domain_is_named_with_the_fix() {
    for (value, reason) in [
        ("", Reason::DomainEmpty),
        ("example", Reason::DomainNoDot),
        ("@example.net", Reason::DomainInvalidChars),
        ("*.example.net", Reason::DomainInvalidChars),
        (" example.net", Reason::DomainInvalidChars),
        ("example.net.", Reason::DomainDotEnd),
        ("[192.0.2.1]", Reason::LiteralNotAllowed),
    ] {
        let check = |result: Result<DisposablePolicy, BadDomain>| {
            let error = result.unwrap_err();
            assert_eq!((error.value(), error.reason().reason()), (value, reason));
            let text = error.to_string();
            assert!(
                text.starts_with(&format!("{value:?} is not the domain of an address")),
                "{text}"
            );
            assert!(text.contains(reason.word()) && text.contains("such as example.net"), "{text}");
        };
        check(DisposablePolicy::refuse().also(["example.org", value]));
        check(DisposablePolicy::refuse().except([value]));
    }
}
