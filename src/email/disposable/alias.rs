//! The services that give a person one address for each site and forward what comes in.
//!
//! The source of each domain stands beside it: pages of the service, its own people asking a list of
//! throw-away domains to let it go, or clients that work with it. What none of these names is left
//! out and is ordinary.

/// The domains of each service.
const SERVICES: [&[&str]; 6] = [
    // Sign in with Apple: https://support.apple.com/HT210425. The second one is for new addresses
    // of it and of Hide My Email alike, as was reported in June 2026 of Apple's announcement.
    &["privaterelay.appleid.com", "private.icloud.com"],
    // DuckDuckGo Email Protection: https://duckduckgo.com/email
    &["duck.com"],
    // Firefox Relay: mozilla/fx-private-relay, pull request 993 and issue 1488. The first is older.
    &["relay.firefox.com", "mozmail.com"],
    // SimpleLogin: micke/valid_email2, issue 211 (by its founder); kslr/disposable-email-domains,
    // issue 61, and sublime-security/static-files, issue 103 (by Proton, to whom it belongs).
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
    // pull request 2263 (by its founder) for the third; the others are in the clients of its API,
    // such as KhalidWar/anonaddy. Users have domains of their own below them, too.
    &["anonaddy.com", "anonaddy.me", "addy.io", "addymail.com", "4wrd.cc", "mailer.me"],
];

/// Whether a service gives addresses at this very domain.
pub(super) fn is_service(domain: &str) -> bool {
    SERVICES.iter().any(|service| service.contains(&domain))
}
