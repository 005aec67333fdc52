//! `denial` computes what an attacker needs to keep people from signing up for an hour: one person, one
//! domain, one form, or the whole host.
//!
//! *After* runs the crate's own limits and budgets with a clock of its own, once with the proof of work
//! where a shared limit is used up, and once without. *Before* models the rules that they replaced:
//! fixed windows, no part for newcomers, and a mail over a budget was withheld for good. A network is an
//! IPv4 address, or what one customer gets of IPv6: before a /64, after a /48.
//!
//! Of several numbers of networks it prints the smallest with which the attack works. The attacker
//! knows the rules, and like the person works where that is needed. A puzzle counts when it is spent: one
//! that is refused with its sign-up is good for another. The person tries from a network that has not
//! signed up, and in two rows from one that has, such as that of a school.

#![allow(clippy::expect_used, clippy::unwrap_used)]

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr},
    time::Duration,
};

use leptos_signup::{
    Form, MailBudgets, RateLimits,
    email::EmailAddress,
    internal::{LimitsModel, MailFate, ModelAnswer},
};

const HOUR: u64 = 60 * 60;

/// More networks than this are not tried.
const MOST: u32 = 1 << 14;

/// When a mail goes out, in seconds from now. `None` when it never does, or when a limit refused.
type Mailed = Option<u64>;

/// A host that people sign up at.
trait Host {
    fn new() -> Self;
    fn advance(&mut self, seconds: u64);
    fn sign_up(&mut self, form: usize, network: u32, email: &str) -> Mailed;
    /// How many proofs of work were solved.
    fn puzzles(&self) -> u64;
}

/// The rules of today, with the work or without it.
struct After<const WORK: bool> {
    model: LimitsModel,
    forms: [Form; 3],
    puzzles: u64,
}

impl<const WORK: bool> Host for After<WORK> {
    fn new() -> Self {
        let limits = match WORK {
            true => RateLimits::new(),
            false => RateLimits::new().work_over_shared_limits(None),
        };
        let model = LimitsModel::new(&limits, MailBudgets::new());
        let forms = ["one", "two", "three"].map(|id| Form::new(id).at("/").email());
        Self { model: model.unwrap(), forms, puzzles: 0 }
    }

    fn puzzles(&self) -> u64 {
        self.puzzles
    }

    fn advance(&mut self, seconds: u64) {
        self.model.advance(seconds);
    }

    fn sign_up(&mut self, form: usize, network: u32, email: &str) -> Mailed {
        let from = IpAddr::V4(Ipv4Addr::from(0x0a00_0000 + network));
        let email = EmailAddress::parse(email).unwrap();
        let (answer, worked) = self.model.sign_up_with_work(&self.forms[form], from, &email);
        self.puzzles += u64::from(worked && matches!(answer, ModelAnswer::LetIn(_)));
        match answer {
            ModelAnswer::LetIn(MailFate::Queued) => Some(0),
            ModelAnswer::LetIn(MailFate::Deferred(at)) => {
                Some(at.duration_since(self.model.now()).unwrap_or(Duration::ZERO).as_secs())
            }
            _ => None,
        }
    }
}

/// The rules before: each budget is a window that a key's first mail begins.
#[derive(Default)]
struct Before {
    now: u64,
    windows: HashMap<String, (u64, u64)>,
    buckets: HashMap<String, (f64, u64)>,
}

impl Before {
    /// Whether a window of `key` has room.
    fn has_room(&mut self, key: &str, limit: u64, window: u64) -> bool {
        let row = self.windows.entry(key.to_owned()).or_insert((0, self.now + window));
        if row.1 <= self.now {
            *row = (0, self.now + window);
        }
        row.0 < limit
    }

    fn admits(&mut self, key: String, burst: f64, each: f64) -> bool {
        let now = self.now;
        let bucket = self.buckets.entry(key).or_insert((burst, now));
        #[allow(clippy::cast_precision_loss, reason = "an hour has few seconds")]
        let passed = (now - bucket.1) as f64;
        *bucket = ((bucket.0 + passed / each).min(burst), now);
        let is_full = bucket.0 >= 1.0;
        bucket.0 -= f64::from(u8::from(is_full));
        is_full
    }
}

impl Host for Before {
    fn new() -> Self {
        Self::default()
    }

    fn advance(&mut self, seconds: u64) {
        self.now += seconds;
    }

    fn puzzles(&self) -> u64 {
        0
    }

    fn sign_up(&mut self, form: usize, network: u32, email: &str) -> Mailed {
        let is_let_in = self.admits(format!("network {network}"), 30.0, 20.0)
            && self.admits(format!("address {email}"), 20.0, 60.0)
            && self.admits(format!("form {form}"), 600.0, 0.1)
            && self.admits("host".to_owned(), 1200.0, 0.05);
        if !is_let_in {
            return None;
        }
        let domain = email.split_once('@').unwrap().1;
        let budgets = [
            ("host".to_owned(), 10_000, HOUR),
            (format!("domain {domain}"), 1_000, HOUR),
            (format!("network {network}"), 100, HOUR),
            (format!("mailbox {email}"), 5, 24 * HOUR),
            (format!("pause {email}"), 1, 60),
        ];
        let mut is_granted = true;
        for (key, limit, window) in &budgets {
            is_granted &= self.has_room(key, *limit, *window);
        }
        for (key, ..) in budgets.iter().filter(|_| is_granted) {
            if let Some(row) = self.windows.get_mut(key) {
                row.0 += 1;
            }
        }
        is_granted.then_some(0)
    }
}

/// An attack with this many networks: its requests, and whether the person was kept out.
type Attack<H> = fn(&mut H, u32) -> (u64, bool);

/// A network that no attack uses.
const FRESH: u32 = 1 << 20;

/// Whether someone who has a new network and a new address gets no mail within an hour.
fn is_out(mailed: Mailed) -> bool {
    mailed.is_none_or(|seconds| seconds >= HOUR)
}

/// Each network signs the person up again and again, a minute apart.
fn person<H: Host>(host: &mut H, networks: u32) -> (u64, bool) {
    let mut requests = 0;
    for _ in 0..5 {
        for network in 0..networks {
            host.sign_up(0, network, "ada@example.org");
            requests += 1;
            host.advance(60);
        }
    }
    // The owner has another mail in the pause, and not the one of a minute.
    (requests, is_out(host.sign_up(0, FRESH, "ada@example.org")))
}

/// The networks sign up address after address of the domain, for two hours.
fn domain<H: Host>(host: &mut H, networks: u32) -> (u64, bool) {
    let mut requests = 0;
    let rounds = 2_400_u32.div_ceil(networks).clamp(2, 30);
    for minute in 0..60 {
        for round in 0..if minute == 0 { rounds } else { 1 } {
            for network in 0..networks {
                let email = format!("v{minute}-{round}-{network}@example.org");
                host.sign_up(0, network, &email);
                requests += 1;
            }
        }
        host.advance(60);
        if minute == 30 && !is_out(host.sign_up(0, FRESH, "ada@example.org")) {
            return (requests, false);
        }
    }
    (requests, true)
}

/// The form that a person asks for, and the network at each try.
struct Person {
    form: usize,
    network: fn(u32) -> u32,
}

fn new_each_time(second: u32) -> u32 {
    FRESH + second
}

/// A network that people have signed up from.
fn known(_: u32) -> u32 {
    FRESH
}

/// The networks sign up in turn, at this many requests a second, each at most once in 20 s.
fn flood<H: Host>(host: &mut H, networks: u32, forms: usize, asked: &Person) -> (u64, bool) {
    host.sign_up(asked.form, (asked.network)(0), "grace@example.org");
    let mut requests = 0_u64;
    let (mut next, rate) = (0_u32, (networks / 20).clamp(1, 40));
    // The bursts of all networks come first.
    for _ in 0..30 {
        for network in 0..networks.min(200) {
            host.sign_up(
                network as usize % forms,
                network,
                &format!("v{requests}@s{network}.example"),
            );
            requests += 1;
        }
    }
    for second in 1..=HOUR {
        host.advance(1);
        for _ in 0..rate {
            let form = usize::try_from(requests).unwrap() % forms;
            host.sign_up(form, next, &format!("v{requests}@s{next}.example"));
            next = (next + 1) % networks;
            requests += 1;
        }
        let network = (asked.network)(u32::try_from(second).unwrap());
        let email = format!("ada{second}@example.org");
        if second % 600 == 0 && !is_out(host.sign_up(asked.form, network, &email)) {
            return (requests, false);
        }
    }
    (requests, true)
}

fn form<H: Host>(host: &mut H, networks: u32) -> (u64, bool) {
    flood(host, networks, 1, &Person { form: 0, network: new_each_time })
}

fn form_at_school<H: Host>(host: &mut H, networks: u32) -> (u64, bool) {
    flood(host, networks, 1, &Person { form: 0, network: known })
}

fn whole_host<H: Host>(host: &mut H, networks: u32) -> (u64, bool) {
    flood(host, networks, 2, &Person { form: 2, network: new_each_time })
}

fn whole_host_at_school<H: Host>(host: &mut H, networks: u32) -> (u64, bool) {
    flood(host, networks, 2, &Person { form: 2, network: known })
}

/// The smallest attack that works, as text.
fn cheapest<H: Host>(attack: Attack<H>) -> String {
    let mut low = 0;
    let mut high = 1;
    let run = |networks| attack(&mut H::new(), networks);
    while !run(high).1 {
        (low, high) = (high, high * 2);
        if high > MOST {
            return format!("more than {MOST} networks");
        }
    }
    while high - low > (high / 32).max(1) {
        let middle = low.midpoint(high);
        if run(middle).1 { high = middle } else { low = middle }
    }
    let mut host = H::new();
    let requests = attack(&mut host, high).0;
    match host.puzzles() {
        0 => format!("{high} networks, {requests} requests"),
        puzzles => format!("{high} networks, {requests} requests, {puzzles} puzzles"),
    }
}

fn row(who: &str, attacks: (Attack<Before>, Attack<After<false>>, Attack<After<true>>)) {
    let (before, without, after) = attacks;
    let (before, without) = (cheapest(before), cheapest(without));
    println!("| {who} | {before} | {without} | {} |", cheapest(after));
}

fn main() {
    println!("| to keep out for an hour | before | after, without work | after |");
    println!("|---|---:|---:|---:|");
    row("one person", (person, person, person));
    row("one domain", (domain, domain, domain));
    row("one form", (form, form, form));
    row("… for a network that has signed up", (form_at_school, form_at_school, form_at_school));
    row("the whole host", (whole_host, whole_host, whole_host));
    row(
        "… for a network that has signed up",
        (whole_host_at_school, whole_host_at_school, whole_host_at_school),
    );
}
