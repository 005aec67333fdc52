//! The look-ups for a domain, in order.

use std::net::IpAddr;

use hickory_resolver::proto::rr::{Name, rdata::MX};

use crate::deliverability::{
    Shared, Strictness,
    global::is_global,
    lookup::{CheckFailure, fqdn},
    spf,
    verdict::{Deliverable, Fallback, MailExchange, Undeliverable},
};

/// The most mail servers of a domain that are checked: senders try no more, and a hostile domain
/// must not cause hundreds of look-ups.
const MAX_SERVERS: usize = 10;

const FALLBACKS: [Fallback; 2] = [Fallback::A, Fallback::Aaaa];

const NO_MAIL: CheckFailure = CheckFailure::Refused(Undeliverable::DoesNotAcceptMail);

impl Shared {
    pub(super) async fn check_domain(&self, domain: &str) -> Result<Deliverable, CheckFailure> {
        let name = fqdn(domain)?;
        let records = self.lookup.mx(&name).await?;
        if records.is_empty() {
            return self.without_mx(&name, domain).await;
        }
        let mut exchanges: Vec<_> = records.iter().filter_map(exchange).collect();
        exchanges.sort_unstable();
        exchanges.dedup();
        if exchanges.is_empty() || !self.any_may_accept_mail(&exchanges).await {
            return Err(NO_MAIL);
        }
        Ok(Deliverable::Mx(exchanges))
    }

    /// A domain without an MX record is its own mail server (RFC 5321 §5.1).
    async fn without_mx(&self, name: &Name, domain: &str) -> Result<Deliverable, CheckFailure> {
        for kind in FALLBACKS {
            if self.has_global_address(name, kind).await? {
                self.check_sends(name).await?;
                let exchange = MailExchange::new(0, domain);
                return Ok(Deliverable::Fallback { kind, exchange });
            }
        }
        Err(NO_MAIL)
    }

    async fn has_global_address(&self, name: &Name, kind: Fallback) -> Result<bool, CheckFailure> {
        let addresses = self.lookup.addresses(name, kind).await?;
        Ok(addresses.into_iter().any(is_global))
    }

    /// A domain without MX records whose SPF record rejects every sender does not use mail.
    async fn check_sends(&self, name: &Name) -> Result<(), CheckFailure> {
        let texts = self.lookup.texts(name).await?;
        let rejects = match self.strictness {
            Strictness::Lenient => spf::is_plain_rejection(&texts),
            Strictness::Strict => spf::rejects_all(&texts),
        };
        if rejects { Err(CheckFailure::Refused(Undeliverable::DoesNotSendMail)) } else { Ok(()) }
    }

    async fn any_may_accept_mail(&self, exchanges: &[MailExchange]) -> bool {
        if self.strictness == Strictness::Lenient {
            return true;
        }
        for exchange in exchanges.iter().take(MAX_SERVERS) {
            if self.may_accept_mail(&exchange.host).await {
                return true;
            }
        }
        false
    }

    /// Whether a mail server has a global address, or its addresses are unknown.
    async fn may_accept_mail(&self, host: &str) -> bool {
        // RFC 5321 §5.1: an MX record holds a domain name.
        if host.parse::<IpAddr>().is_ok() {
            return false;
        }
        let Ok(name) = fqdn(host) else { return true };
        for kind in FALLBACKS {
            match self.has_global_address(&name, kind).await {
                Ok(false) => {}
                Ok(true) | Err(CheckFailure::Unknown) => return true,
                Err(CheckFailure::Refused(_)) => return false,
            }
        }
        false
    }
}

/// The mail server of an MX record, or `None` for the null MX (RFC 7505).
fn exchange(record: &MX) -> Option<MailExchange> {
    if record.exchange.is_root() {
        return None;
    }
    let host = record.exchange.to_ascii();
    Some(MailExchange::new(record.preference, host.trim_end_matches('.')))
}
