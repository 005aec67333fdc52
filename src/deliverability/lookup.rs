//! One DNS look-up, within its time limit.

use std::{net::IpAddr, time::Duration};

use hickory_resolver::{
    TokioResolver,
    net::{DnsError, NetError},
    proto::{
        op::ResponseCode,
        rr::{Name, RData, RecordType, rdata::MX},
    },
};
use tokio::time::timeout;

use crate::deliverability::verdict::{Fallback, Undeliverable};

/// Why a check ended early.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum CheckFailure {
    Refused(Undeliverable),
    /// A temporary or unexpected failure, which says nothing about the domain.
    Unknown,
}

/// The fully qualified name, so that the resolver appends no search domain.
pub(super) fn fqdn(name: &str) -> Result<Name, CheckFailure> {
    let mut name = Name::from_ascii(name).map_err(|_| CheckFailure::Unknown)?;
    name.set_fqdn(true);
    Ok(name)
}

pub(super) struct Lookup {
    pub(super) resolver: TokioResolver,
    pub(super) timeout: Duration,
}

impl Lookup {
    /// The MX records of a name; empty when it has only other records.
    pub(super) async fn mx(&self, name: &Name) -> Result<Vec<MX>, CheckFailure> {
        let records = self.records(name, RecordType::MX).await?;
        Ok(records.into_iter().filter_map(mx).collect())
    }

    /// The IP addresses of a name.
    pub(super) async fn addresses(
        &self,
        name: &Name,
        kind: Fallback,
    ) -> Result<Vec<IpAddr>, CheckFailure> {
        let kind = match kind {
            Fallback::A => RecordType::A,
            Fallback::Aaaa => RecordType::AAAA,
        };
        let records = self.records(name, kind).await?;
        Ok(records.iter().filter_map(RData::ip_addr).collect())
    }

    /// The TXT records of a name, each with its pieces joined.
    pub(super) async fn texts(&self, name: &Name) -> Result<Vec<Vec<u8>>, CheckFailure> {
        let records = self.records(name, RecordType::TXT).await?;
        Ok(records.into_iter().filter_map(text).collect())
    }

    async fn records(&self, name: &Name, kind: RecordType) -> Result<Vec<RData>, CheckFailure> {
        let lookup = timeout(self.timeout, self.resolver.lookup(name.clone(), kind));
        let result = lookup.await.unwrap_or(Err(NetError::Timeout));
        match result {
            Ok(found) => Ok(found.answers().iter().map(|record| record.data.clone()).collect()),
            Err(error) => match no_records(&error) {
                Some(ResponseCode::NoError) => Ok(Vec::new()),
                Some(ResponseCode::NXDomain) => {
                    Err(CheckFailure::Refused(Undeliverable::DomainDoesNotExist))
                }
                _ => {
                    tracing::debug!(%kind, %error, "DNS look-up failed; the domain passes as unknown");
                    Err(CheckFailure::Unknown)
                }
            },
        }
    }
}

/// The response code of an answer without records: the name or its records do not exist.
fn no_records(error: &NetError) -> Option<ResponseCode> {
    match error {
        NetError::Dns(DnsError::NoRecordsFound(none)) => Some(none.response_code),
        _ => None,
    }
}

fn mx(record: RData) -> Option<MX> {
    match record {
        RData::MX(mx) => Some(mx),
        _ => None,
    }
}

fn text(record: RData) -> Option<Vec<u8>> {
    match record {
        RData::TXT(text) => Some(text.txt_data.concat()),
        _ => None,
    }
}
