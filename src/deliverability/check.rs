//! The questions that a domain is asked, in order.

use std::net::IpAddr;

use hickory_resolver::proto::rr::{Name, rdata::MX};

use super::{
    Deliverable, Fallback, MailExchange, Shared, Undeliverable,
    builder::Strictness,
    global::is_global,
    lookup::{End, fqdn},
    spf,
};

/// How many mail servers of a domain are looked at: no sender tries more, and nobody shall have us
/// ask for hundreds of names.
const MAX_SERVERS: usize = 10;

const FALLBACKS: [Fallback; 2] = [Fallback::A, Fallback::Aaaa];

const DOES_NOT_ACCEPT: End = End::Refused(Undeliverable::DoesNotAcceptMail);

impl Shared {
    pub(super) async fn ask_about(&self, domain: &str) -> Result<Deliverable, End> {
        let name = fqdn(domain)?;
        let records = self.lookup.mx(&name).await?;
        if records.is_empty() {
            return self.without_mx(&name, domain).await;
        }
        let mut exchanges: Vec<_> = records.iter().filter_map(exchange).collect();
        exchanges.sort_unstable();
        exchanges.dedup();
        if exchanges.is_empty() || !self.one_may_take_mail(&exchanges).await {
            return Err(DOES_NOT_ACCEPT);
        }
        Ok(Deliverable::Mx(exchanges))
    }

    /// RFC 5321 §5.1: where there is no MX record, the domain is its own mail server.
    async fn without_mx(&self, name: &Name, domain: &str) -> Result<Deliverable, End> {
        for kind in FALLBACKS {
            if self.has_global_address(name, kind).await? {
                self.check_sends(name).await?;
                let exchange = MailExchange { preference: 0, host: domain.to_owned() };
                return Ok(Deliverable::Fallback { kind, exchange });
            }
        }
        Err(DOES_NOT_ACCEPT)
    }

    async fn has_global_address(&self, name: &Name, kind: Fallback) -> Result<bool, End> {
        let addresses = self.lookup.addresses(name, kind).await?;
        Ok(addresses.into_iter().any(is_global))
    }

    /// A web site without MX records that rejects every sender has nothing to do with mail.
    async fn check_sends(&self, name: &Name) -> Result<(), End> {
        let texts = self.lookup.texts(name).await?;
        let rejects = match self.strictness {
            Strictness::Lenient => spf::is_plain_rejection(&texts),
            Strictness::Strict => spf::rejects_all(&texts),
        };
        if rejects { Err(End::Refused(Undeliverable::DoesNotSendMail)) } else { Ok(()) }
    }

    async fn one_may_take_mail(&self, exchanges: &[MailExchange]) -> bool {
        if self.strictness == Strictness::Lenient {
            return true;
        }
        for exchange in exchanges.iter().take(MAX_SERVERS) {
            if self.may_take_mail(&exchange.host).await {
                return true;
            }
        }
        false
    }

    /// Whether nothing speaks against a mail server: it has a global address, or that is not known.
    async fn may_take_mail(&self, host: &str) -> bool {
        // RFC 5321 §5.1: the data of an MX record is a domain name.
        if host.parse::<IpAddr>().is_ok() {
            return false;
        }
        let Ok(name) = fqdn(host) else { return true };
        for kind in FALLBACKS {
            match self.has_global_address(&name, kind).await {
                Ok(false) => {}
                Ok(true) | Err(End::Unknown) => return true,
                Err(End::Refused(_)) => return false,
            }
        }
        false
    }
}

/// The server of an MX record; nothing for the null MX that says there is none (RFC 7505).
fn exchange(record: &MX) -> Option<MailExchange> {
    if record.exchange.is_root() {
        return None;
    }
    let host = record.exchange.to_ascii().trim_end_matches('.').to_owned();
    Some(MailExchange { preference: record.preference, host })
}
