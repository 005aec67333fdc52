//! Whether the domain of an address takes mail, asked of a real name server on loopback.

mod cache;
mod cases;
mod concurrency;
mod name_server;
mod order;
mod spf;
mod strict;
mod temporary_failure;
mod zone;

use std::time::Duration;

use hickory_proto::{
    op::ResponseCode,
    rr::RecordType::{A, AAAA, CNAME, MX, TXT},
};
use leptos_signup::{
    deliverability::{
        Deliverability, DeliverabilityBuilder, Deliverable, Fallback, MailExchange,
        Undeliverable::{self, DoesNotAcceptMail, DoesNotSendMail, DomainDoesNotExist},
    },
    email::{EmailAddress, Options},
};
use name_server::NameServer;
use zone::{Answer, Zone};

const DOMAIN: &str = "orchard.example";
const MAIL: &str = "mail.orchard.example";
const GLOBAL: &str = "9.9.9.9";
const GLOBAL_V6: &str = "2620:fe::fe";
const NO_SUCH_NAME: Answer = Answer::Code(ResponseCode::NXDomain);

/// Far beyond what an answer on loopback takes, so that no test waits for it or fails by it.
const LONG: Duration = Duration::from_secs(60);
/// For the tests in which nobody answers.
const SHORT: Duration = Duration::from_millis(100);

type Outcome = Result<Deliverable, Undeliverable>;

fn asking(server: &NameServer) -> DeliverabilityBuilder {
    Deliverability::builder()
        .name_servers([server.address])
        .lookup_timeout(LONG)
        .check_timeout(LONG)
}

async fn check_with(builder: DeliverabilityBuilder, domain: &str) -> Outcome {
    let deliverability = builder.build().expect("name servers are given");
    deliverability.check(&address_at(domain)).await
}

fn address_at(domain: &str) -> EmailAddress {
    let mut options = Options::new();
    options.allow_domain_literal = true;
    EmailAddress::parse_with(&format!("ada@{domain}"), &options).expect("an address")
}

/// What becomes of [`DOMAIN`] with this zone, and what was asked for that.
async fn outcome(zone: Zone) -> (Outcome, Vec<String>) {
    let server = NameServer::start(zone).await;
    let outcome = check_with(asking(&server), DOMAIN).await;
    (outcome, server.queries())
}

async fn strict_outcome(zone: Zone) -> (Outcome, Vec<String>) {
    let server = NameServer::start(zone).await;
    let outcome = check_with(asking(&server).strict(), DOMAIN).await;
    (outcome, server.queries())
}

fn mx(exchanges: &[(u16, &str)]) -> Outcome {
    let exchange = |&(preference, host): &(u16, &str)| MailExchange::new(preference, host);
    Ok(Deliverable::Mx(exchanges.iter().map(exchange).collect()))
}

fn fallback(kind: Fallback) -> Outcome {
    let exchange = MailExchange::new(0, DOMAIN);
    Ok(Deliverable::Fallback { kind, exchange })
}

const UNKNOWN: Outcome = Ok(Deliverable::Unknown);
