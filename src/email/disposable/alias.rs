//! Alias services: they give a person a separate address for each site and forward the mail.
//!
//! Each domain has its source beside it: pages of the service, a request of its staff to remove it
//! from a list of disposable domains, or API clients. A domain without such a source is ordinary.

/// The domains of each alias service.
const SERVICES: [&[&str]; 6] = [
    // Sign in with Apple: https://support.apple.com/HT210425. The second domain is for new addresses
    // of both Sign in with Apple and Hide My Email, by reports on Apple's announcement (June 2026).
    &["privaterelay.appleid.com", "private.icloud.com"],
    // DuckDuckGo Email Protection: https://duckduckgo.com/email
    &["duck.com"],
    // Firefox Relay: mozilla/fx-private-relay, pull request 993 and issue 1488. The first domain is older.
    &["relay.firefox.com", "mozmail.com"],
    // SimpleLogin: micke/valid_email2, issue 211 (by its founder); kslr/disposable-email-domains,
    // issue 61, and sublime-security/static-files, issue 103 (by Proton, its owner).
    &[
        "8alias.com",
        "8shield.net",
        "aleeas.com",
        "dralias.com",
        "silomails.com",
        "simplelogin.co",
        "simplelogin.com",
        "simplelogin.fr",
        "simplelogin.io",
        "slmail.me",
        "slmails.com",
    ],
    // Proton Pass, which runs on SimpleLogin: micke/valid_email2, issue 214.
    &["passfwd.com", "passinbox.com", "passmail.com", "passmail.net"],
    // addy.io: https://addy.io/help/terminology/ for the first two, privacyguides/privacyguides.org,
    // pull request 2263 (by its founder) for the third, clients of its API such as
    // KhalidWar/anonaddy for the others. Users have subdomains of these, too.
    &["anonaddy.com", "anonaddy.me", "addy.io", "addymail.com", "4wrd.cc", "mailer.me"],
];

/// Whether an alias service provides addresses at exactly this domain.
pub(super) fn is_service(domain: &str) -> bool {
    SERVICES.iter().any(|service| service.contains(&domain))
}
