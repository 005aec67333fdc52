//! The mail URL: server, log-in, TLS, the name in EHLO, and what the server can carry.

use std::{net::IpAddr, sync::Arc};

use tokio_rustls::rustls::ClientConfig;
use url::{Host, Url};

use crate::server::{
    error::config::ConfigError,
    mail::smtp::{
        ehlo_name::EhloName,
        server::{Encryption, Login, Server},
        tls::{self, Roots},
        wire::Tcp,
    },
};

/// What a password in a URL needs.
const ENCODE: &str = "Percent-encode the user name and the password: write / as %2F, # as %23, ? as \
                      %3F, % as %25, @ as %40, : as %3A and a space as %20";

fn refuse(reason: impl Into<String>) -> ConfigError {
    ConfigError::SmtpUrl { reason: reason.into().into() }
}

/// The words for `tls=…`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TlsWord {
    Required,
    StartTls,
    Opportunistic,
    None,
}

/// The parameters behind the `?`.
#[derive(Default)]
struct Parameters {
    tls: Option<TlsWord>,
    ca: Option<String>,
    hello: Option<EhloName>,
    smtputf8: Option<bool>,
}

/// Reads a mail URL. No error shows a part of it that may belong to a password.
pub(super) fn parse(text: &str) -> Result<Server, ConfigError> {
    let url = Url::parse(text).map_err(|_| match text.contains("://") {
        true => refuse(format!("it is not a URL. {ENCODE}")),
        false => refuse("it is not a URL"),
    })?;
    let is_wrapped = match url.scheme() {
        "smtps" => true,
        "smtp" => false,
        _ => return Err(refuse("it starts with neither smtps:// nor smtp://")),
    };
    // An unencoded character of a password ends the host, and the URL would name another server.
    if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
        return Err(refuse(format!("it has more than a server and parameters. {ENCODE}")));
    }
    let host = url.host_str().filter(|host| !host.is_empty());
    let host = host.ok_or_else(|| refuse("it has no host"))?;
    let host = host.trim_matches(['[', ']']).to_owned();
    let parameters = Parameters::read(&url)?;
    let is_local = is_loopback(&url);
    let encryption = match (is_wrapped, parameters.tls) {
        (true, None | Some(TlsWord::Required)) => Encryption::Wrapped,
        (true, Some(_)) => {
            return Err(refuse(
                "smtps:// is TLS from the start, so `tls` can only be `required`: write smtp:// for \
                 the other words",
            ));
        }
        (false, Some(TlsWord::Opportunistic)) => Encryption::Opportunistic,
        (false, Some(TlsWord::None)) => Encryption::None,
        (false, None) if is_local => Encryption::None,
        (false, None | Some(TlsWord::Required | TlsWord::StartTls)) => Encryption::StartTls,
    };
    if encryption == Encryption::None && !is_local && !is_private(&host) {
        tracing::warn!(
            server = host,
            "the mail URL has tls=none: mails, their links and the log-in travel in plain text"
        );
    }
    let accepts_any_certificate = is_local && encryption == Encryption::Opportunistic;
    let tls = tls_config(parameters.ca.as_deref(), accepts_any_certificate)?;
    let port = url.port().unwrap_or(match encryption {
        Encryption::Wrapped => 465,
        _ if is_local => 25,
        _ => 587,
    });
    Ok(Server {
        login: login(&url)?,
        hello: parameters.hello,
        has_own_ca: parameters.ca.is_some(),
        takes_smtputf8: parameters.smtputf8,
        dial: Box::new(Tcp),
        host,
        port,
        encryption,
        tls,
    })
}

impl Parameters {
    fn read(url: &Url) -> Result<Self, ConfigError> {
        let mut parameters = Self::default();
        for (name, value) in url.query_pairs() {
            match &*name {
                "tls" => parameters.tls = Some(TlsWord::read(&value)?),
                "ca" => parameters.ca = Some(value.into_owned()),
                "ehlo" => parameters.hello = Some(hello_name(&value)?),
                "smtputf8" => parameters.smtputf8 = Some(yes_or_no(&value)?),
                // The name is not shown: it may be the end of a password.
                _ => {
                    return Err(refuse(format!(
                        "it has a parameter other than `tls`, `ca`, `ehlo` and `smtputf8`. {ENCODE}"
                    )));
                }
            }
        }
        Ok(parameters)
    }
}

impl TlsWord {
    fn read(word: &str) -> Result<Self, ConfigError> {
        Ok(match word {
            "required" => Self::Required,
            "starttls" => Self::StartTls,
            "opportunistic" => Self::Opportunistic,
            "none" => Self::None,
            _ => {
                return Err(refuse(
                    "`tls` is one of `required`, `starttls`, `opportunistic` and `none`",
                ));
            }
        })
    }
}

/// The name in EHLO, as the operator gave it.
fn hello_name(given: &str) -> Result<EhloName, ConfigError> {
    EhloName::parse(given).ok_or_else(|| {
        refuse("`ehlo` is neither a host name such as mail.example.org nor an IP address")
    })
}

fn yes_or_no(given: &str) -> Result<bool, ConfigError> {
    match given {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(refuse("`smtputf8` is `yes` or `no`")),
    }
}

fn login(url: &Url) -> Result<Option<Login>, ConfigError> {
    let decode =
        |text| percent_decode(text).ok_or_else(|| refuse("its user name or password is not UTF-8"));
    match url.password() {
        Some(password) => Ok(Some(Login::new(decode(url.username())?, decode(password)?))),
        None if url.username().is_empty() => Ok(None),
        None => Err(refuse("it has a user name and no password")),
    }
}

/// The certificates to trust: those of Mozilla, or of the operating system (`ca=system`), or of a file.
fn tls_config(ca: Option<&str>, accepts_any: bool) -> Result<Arc<ClientConfig>, ConfigError> {
    let roots = match ca {
        None if accepts_any => Roots::AnyOnLoopback,
        None => Roots::Mozilla,
        Some("system") => Roots::System,
        Some(path) => Roots::File(path),
    };
    let config = tls::config(roots);
    let config = if accepts_any { config.and(tls::config(Roots::AnyOnLoopback)) } else { config };
    config.ok_or_else(|| {
        let path = ca.unwrap_or_default();
        refuse(format!("the file of `ca`, {path:?}, cannot be read, or holds no certificates"))
    })
}

/// The URL standard does not know the scheme `smtp`, so its host may be a plain string.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => {
            name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
        }
        None => false,
    }
}

/// A host that only a network of the operator reaches: a private address, or a name without a dot, as
/// in Compose.
fn is_private(host: &str) -> bool {
    match host.parse() {
        Ok(IpAddr::V4(ip)) => ip.is_private() || ip.is_link_local(),
        Ok(IpAddr::V6(ip)) => ip.is_unique_local() || ip.is_unicast_link_local(),
        Err(_) => !host.contains('.') || host.ends_with(".internal") || host.ends_with(".local"),
    }
}

/// Decodes percent-encoding such as `%40`, which a password in a URL needs. A `+` stays a plus.
fn percent_decode(text: &str) -> Option<String> {
    percent_encoding::percent_decode_str(text).decode_utf8().ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(url: &str) -> String {
        match parse(url) {
            Ok(server) => panic!("{url} is accepted: {}", server.host),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_url_means_what_it_always_meant() {
        for (url, encryption, port) in [
            ("smtps://user:password@mail.example.org", Encryption::Wrapped, 465),
            ("smtp://user:password@mail.example.org", Encryption::StartTls, 587),
            ("smtp://mailpit:1025", Encryption::StartTls, 1025),
            ("smtp://127.0.0.1:1025", Encryption::None, 1025),
            ("smtp://localhost", Encryption::None, 25),
            ("smtp://[::1]", Encryption::None, 25),
        ] {
            let server = parse(url).unwrap();
            assert_eq!((server.encryption, server.port), (encryption, port), "{url}");
        }
    }

    #[test]
    fn tls_is_chosen_in_plain_words() {
        for (url, encryption) in [
            ("smtps://mail.example.org?tls=required", Encryption::Wrapped),
            ("smtp://mail.example.org/?tls=required", Encryption::StartTls),
            ("smtp://127.0.0.1?tls=starttls", Encryption::StartTls),
            ("smtp://127.0.0.1:1025?tls=opportunistic", Encryption::Opportunistic),
            ("smtp://mailpit:1025?tls=none", Encryption::None),
            ("smtp://mail.example.org?tls=none&ehlo=a.example.org", Encryption::None),
        ] {
            assert_eq!(parse(url).unwrap().encryption, encryption, "{url}");
        }
        for url in ["smtp://mail.example.org?tls=maybe", "smtp://mail.example.org?tls="] {
            assert!(reason(url).contains("`opportunistic`"), "{url}");
        }
        assert!(reason("smtps://mail.example.org?tls=none").contains("TLS from the start"));
    }

    #[test]
    fn a_password_may_have_any_character_and_the_error_says_how() {
        for (typed, password) in [
            ("ab%2Fcd+ef", "ab/cd+ef"),
            ("ab%23cd%3F%25%40%3A%20", "ab#cd?%@: "),
            ("a@b", "a@b"),
            ("ab%zz", "ab%zz"),
            ("gr%C3%BCn", "grün"),
        ] {
            let server = parse(&format!("smtps://AK%3AIA:{typed}@mail.example.org")).unwrap();
            assert_eq!(server.host, "mail.example.org", "{typed}");
            let login = server.login.unwrap();
            assert!(login.is_for("AK:IA", password), "{typed}");
        }
        for url in [
            "smtps://AKIA:ab/hunter2@mail.example.org",
            "smtps://AKIA:ab#hunter2@mail.example.org",
            "smtps://AKIA:ab?hunter2=1@mail.example.org",
            "smtps://AKIA:12/hunter2@mail.example.org",
            "smtps://AKIA:12#hunter2@mail.example.org",
            "smtps://AKIA:12?hunter2@mail.example.org",
        ] {
            let message = reason(url);
            assert!(message.contains("/ as %2F") && message.contains("# as %23"), "{message}");
            assert!(!message.contains("hunter2"), "{message}");
        }
        assert!(reason("smtp://ada:%ff@mail.example.org").contains("UTF-8"));
    }

    #[test]
    fn the_name_in_ehlo_is_a_host_or_an_address() {
        let name = |given: &str| parse(&format!("smtp://127.0.0.1?ehlo={given}"));
        assert_eq!(
            name("mail.example.org").unwrap().hello.unwrap().to_string(),
            "mail.example.org"
        );
        assert_eq!(name("192.0.2.1").unwrap().hello.unwrap().to_string(), "[192.0.2.1]");
        for given in ["", "a%20b", "a%0D%0AMAIL", "m%C3%BCller.example"] {
            assert!(name(given).is_err(), "{given}");
        }
    }

    #[test]
    fn the_operator_may_say_whether_international_addresses_are_taken() {
        let said = |said: &str| parse(&format!("smtp://127.0.0.1{said}")).unwrap().takes_smtputf8;
        assert_eq!(said(""), None);
        assert_eq!(said("?smtputf8=yes"), Some(true));
        assert_eq!(said("?tls=none&smtputf8=no"), Some(false));
        assert!(reason("smtp://127.0.0.1?smtputf8=maybe").contains("`yes` or `no`"));
    }

    #[test]
    fn a_file_of_certificates_must_hold_some() {
        let missing = reason("smtps://mail.example.org?ca=/no/such.pem");
        assert!(missing.contains("/no/such.pem"), "{missing}");
        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        assert!(reason(&format!("smtps://mail.example.org?ca={manifest}")).contains("Cargo.toml"));
        assert!(parse("smtps://mail.example.org?ca=system").is_ok());
    }
}
