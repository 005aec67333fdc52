//! The limits and budgets of a host without a database, for measurements of this repository.

use std::{
    collections::HashMap,
    fmt,
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime},
};

use crate::{
    email::EmailAddress,
    form::Form,
    server::{
        clock::Clock,
        error::config::ConfigError,
        limits::{
            Limits, Work,
            mail_budgets::{Counted, MailBudgets, mailbox_hash},
            settings::RateLimits,
        },
        net::client::Client,
        store::{
            budget::{Budget, MailFate, Spent, decide},
            budget_key::BudgetKeys,
        },
    },
    wire::refusal::Refusal,
};

/// What a sign-up gets from the limits and budgets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelAnswer {
    /// A rate limit refused it.
    Refused,
    /// A proof of work would let it in.
    WorkAsked,
    /// It was let in, and this becomes of its mail.
    LetIn(MailFate),
}

/// The row of a budget, or the place of a mail that waits.
type Key = (String, [u8; 32]);

/// A host of one instance that counts as a real one does, in memory.
pub struct LimitsModel {
    seconds: Arc<AtomicU64>,
    limits: Limits,
    budgets: MailBudgets,
    keys: BudgetKeys,
    rows: HashMap<Key, Spent>,
    waiting: HashMap<Key, SystemTime>,
}

impl LimitsModel {
    /// A host with these settings.
    ///
    /// # Errors
    /// A limit is out of range.
    pub fn new(limits: &RateLimits, budgets: MailBudgets) -> Result<Self, ConfigError> {
        let seconds = Arc::new(AtomicU64::new(1_000_000_000));
        let told = Arc::clone(&seconds);
        let clock = Clock::from_fn(move || {
            SystemTime::UNIX_EPOCH + Duration::from_secs(told.load(Ordering::Relaxed))
        });
        Ok(Self {
            seconds,
            limits: Limits::new(limits, &clock)?,
            budgets: budgets.agreeing_with(limits),
            keys: BudgetKeys::default(),
            rows: HashMap::new(),
            waiting: HashMap::new(),
        })
    }

    /// Lets time pass.
    pub fn advance(&self, seconds: u64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    /// The time of the host.
    pub fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.seconds.load(Ordering::Relaxed))
    }

    /// Signs up without work.
    pub fn sign_up(&mut self, form: &Form, from: IpAddr, email: &EmailAddress) -> ModelAnswer {
        let client = Client { address: Some(from) };
        match self.admits(form, client, Work::Offered) {
            ModelAnswer::LetIn(_) => self.mail(form, client, email),
            refused => refused,
        }
    }

    /// Signs up, with a solved proof of work if that is needed, and returns whether it was.
    pub fn sign_up_with_work(
        &mut self,
        form: &Form,
        from: IpAddr,
        email: &EmailAddress,
    ) -> (ModelAnswer, bool) {
        let client = Client { address: Some(from) };
        let answer = self.admits(form, client, Work::Offered);
        let is_needed = answer == ModelAnswer::WorkAsked;
        let answer = match is_needed {
            true => self.counts(form, client, Work::Done),
            false => answer,
        };
        match answer {
            ModelAnswer::LetIn(_) => (self.mail(form, client, email), is_needed),
            refused => (refused, is_needed),
        }
    }

    fn admits(&self, form: &Form, client: Client, work: Work) -> ModelAnswer {
        match self.limits.sign_up(form, client) {
            Ok(()) => self.counts(form, client, work),
            Err(_) => ModelAnswer::Refused,
        }
    }

    fn counts(&self, form: &Form, client: Client, work: Work) -> ModelAnswer {
        let limits = &self.limits;
        // The same order as in a registration: who is refused takes nothing.
        let admitted = limits
            .has_room(form, client, work)
            .and_then(|()| limits.sign_up_counts(form, client, work));
        match admitted {
            Ok(()) => ModelAnswer::LetIn(MailFate::Queued),
            Err(Refusal::Problems(_)) => ModelAnswer::WorkAsked,
            Err(_) => ModelAnswer::Refused,
        }
    }

    /// Counts the mail of a sign-up that was let in.
    fn mail(&mut self, form: &Form, client: Client, email: &EmailAddress) -> ModelAnswer {
        let now = self.now();
        let asked_by = format!("{}{:?}", form.id(), client.widest_network());
        let place = (asked_by, *mailbox_hash(email).as_bytes());
        if let Some(at) = self.waiting.get(&place).filter(|at| **at > now) {
            return ModelAnswer::LetIn(MailFate::Deferred(*at));
        }
        let budgets = self.budgets.of(&Counted { form: form.id(), email, client }, &self.keys);
        let key = |budget: &Budget| (budget.name.clone(), *budget.key.as_bytes());
        let mut rows: Vec<Spent> = budgets
            .iter()
            .map(|it| self.rows.get(&key(it)).copied().unwrap_or(Spent::none(it.window, now)))
            .collect();
        let fate = decide(&budgets, &mut rows, now, now + form.get_link_lifetime());
        self.rows.extend(budgets.iter().map(key).zip(rows));
        if let MailFate::Deferred(at) = fate {
            self.waiting.insert(place, at);
        }
        ModelAnswer::LetIn(fate)
    }
}

impl fmt::Debug for LimitsModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LimitsModel").field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}
