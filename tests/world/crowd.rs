//! Many people who sign up at the instances of a host, while its servers fail.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::http::StatusCode;
use futures::future::join_all;
use leptos_signup::{Mail, MailBudgets, MailError, Mailer, SignupBuilder, async_trait};

use crate::common::{
    Host,
    database::{Database, Pool},
    form_post, letter_form,
};

/// Clients at once.
pub const CLIENTS: usize = 24;

/// Three networks ask for mails to twenty domains, so that no budget makes a mail wait.
const NETWORKS: [&str; 3] = ["192.0.2.1", "192.0.2.2", "198.51.100.7"];
const DOMAINS: usize = 20;

/// A newsletter, which hashes nothing, with the budgets of most hosts. It mails to `letters`.
pub fn newsletter(letters: &Letters) -> impl Fn(SignupBuilder) -> SignupBuilder {
    let letters = letters.clone();
    move |builder| {
        builder.form(letter_form()).mail_budgets(MailBudgets::new()).mailer(letters.clone())
    }
}

/// The identifiers of the mails that went to each person.
#[derive(Clone, Debug, Default)]
pub struct Letters(Arc<Mutex<BTreeMap<String, BTreeSet<String>>>>);

#[async_trait]
impl Mailer for Letters {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let mut letters = self.0.lock().unwrap();
        letters.entry(mail.to.clone()).or_default().insert(mail.message_id.clone());
        Ok(())
    }
}

/// What the clients were told.
#[derive(Default)]
pub struct Crowd {
    next: AtomicUsize,
    accepted: Mutex<BTreeSet<String>>,
    unavailable: AtomicUsize,
}

impl Crowd {
    /// Another crowd, with addresses of its own.
    pub fn starting_at(number: usize) -> Self {
        Self { next: AtomicUsize::new(number), ..Self::default() }
    }

    pub fn accepted(&self) -> usize {
        self.accepted.lock().unwrap().len()
    }

    pub fn unavailable(&self) -> usize {
        self.unavailable.load(Ordering::SeqCst)
    }

    /// Signs up until `is_over`, each time with a new address, at one instance after the other.
    pub async fn sign_up(&self, hosts: &[Host], is_over: impl Fn(&Self) -> bool) {
        let is_over = &is_over;
        join_all((0..CLIENTS).map(|_| async move {
            while !is_over(self) {
                let number = self.next.fetch_add(1, Ordering::SeqCst);
                self.sign_up_once(&hosts[number % hosts.len()], number).await;
            }
        }))
        .await;
    }

    async fn sign_up_once(&self, host: &Host, number: usize) {
        let email = format!("person{number}@example{}.org", number % DOMAINS);
        let post = form_post("/letter", &[("email", &email)], &[]);
        let answer = host.send_from(NETWORKS[number % NETWORKS.len()], post).await;
        match answer.status {
            StatusCode::SEE_OTHER => drop(self.accepted.lock().unwrap().insert(email)),
            StatusCode::SERVICE_UNAVAILABLE => {
                self.unavailable.fetch_add(1, Ordering::SeqCst);
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            other => panic!("a sign-up was answered with {other}: {}", answer.body),
        }
    }

    /// Every sign-up that was accepted is one row and one mail.
    pub async fn assert_nothing_is_lost(&self, hosts: &[Host], letters: &Letters) {
        // What an instance held that failed is due again after its lease.
        hosts[0].clock.advance(Duration::from_secs(240));
        for host in hosts {
            host.signup.deliver_due_mail().await.unwrap();
        }
        let ids = letters.0.lock().unwrap().clone();
        let sql = "SELECT email_deliverable FROM signup_attempt";
        // The connections of the test may lead to a server that is gone.
        let database = Database::at(hosts[0].database.url.clone()).await;
        let rows: Vec<String> = match &database.pool {
            Pool::Sqlite(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
            Pool::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
            Pool::Mysql(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
        };
        let stored: BTreeSet<&String> = rows.iter().collect();
        assert_eq!(stored.len(), rows.len(), "one row for an address");
        for email in self.accepted.lock().unwrap().iter() {
            assert!(stored.contains(email), "{email} is lost");
            assert_eq!(ids.get(email).map(BTreeSet::len), Some(1), "the mails of {email}");
        }
        let incomplete = "SELECT count(*) FROM signup_attempt AS attempt WHERE NOT EXISTS
                          (SELECT 1 FROM signup_outbox AS mail
                           WHERE mail.attempt_id = attempt.id AND mail.state = 'sent')";
        assert_eq!(database.count(incomplete).await, 0);
    }
}

/// Says what happened, past the test runner.
pub fn report(line: &str) {
    use std::io::Write;
    std::io::stderr().write_all(format!("\n»   {line}\n").as_bytes()).unwrap();
}
