//! What a test's name server knows.

use std::collections::HashMap;

use hickory_proto::{
    op::ResponseCode,
    rr::{
        Name, RData, Record, RecordType,
        rdata::{A, AAAA, CNAME, MX, TXT},
    },
};

/// How a question is answered.
#[derive(Clone)]
pub enum Answer {
    Records(Vec<Record>),
    Code(ResponseCode),
    Silence,
    /// Bytes behind the right number that are no message.
    Garbage,
}

/// Answers by name and type. For all others, there are no records.
pub struct Zone {
    answers: HashMap<(String, RecordType), Answer>,
    ttl: u32,
}

impl Zone {
    pub fn new() -> Self {
        Self { answers: HashMap::new(), ttl: 3600 }
    }

    /// The time to live of the records that are added from here on, in seconds.
    pub fn ttl(mut self, seconds: u32) -> Self {
        self.ttl = seconds;
        self
    }

    /// Adds records as they stand in a zone file.
    pub fn with(self, name: &str, kind: RecordType, texts: &[&str]) -> Self {
        let records = self.records(name, kind, texts);
        self.answering(name, kind, Answer::Records(records))
    }

    /// Answers questions for `kind` in this way.
    pub fn answering(mut self, name: &str, kind: RecordType, answer: Answer) -> Self {
        self.answers.insert((name.to_owned(), kind), answer);
        self
    }

    pub fn answer(&self, name: &str, kind: RecordType) -> Answer {
        let known = |kind| self.answers.get(&(name.to_owned(), kind)).cloned();
        known(kind).or_else(|| known(RecordType::CNAME)).unwrap_or(Answer::Records(Vec::new()))
    }

    fn records(&self, name: &str, kind: RecordType, texts: &[&str]) -> Vec<Record> {
        let record = |text: &&str| Record::from_rdata(fqdn(name), self.ttl, rdata(kind, text));
        texts.iter().map(record).collect()
    }
}

fn fqdn(name: &str) -> Name {
    let mut name = Name::from_ascii(name).expect("a name");
    name.set_fqdn(true);
    name
}

fn rdata(kind: RecordType, text: &str) -> RData {
    match kind {
        RecordType::A => RData::A(A(text.parse().expect("an IPv4 address"))),
        RecordType::AAAA => RData::AAAA(AAAA(text.parse().expect("an IPv6 address"))),
        RecordType::CNAME => RData::CNAME(CNAME(fqdn(text))),
        RecordType::MX => {
            let (preference, exchange) = text.split_once(' ').expect("a preference and a name");
            RData::MX(MX::new(preference.parse().expect("a number"), fqdn(exchange)))
        }
        RecordType::TXT => {
            // `"one" "two"`: what stands between quotes is every second piece.
            let pieces = text.split('"').skip(1).step_by(2);
            RData::TXT(TXT::new(pieces.map(str::to_owned).collect()))
        }
        other => panic!("{other} is not among those that a test needs"),
    }
}
