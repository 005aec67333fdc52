//! How often something may be asked for, before it costs anything.
//!
//! What is counted has a bucket of its own in memory: a network, an attempt, an address, a form, the
//! whole host.
//! No bucket is for a network *and* an address, which a bot would change together, and none holds
//! everybody but that of the host. They are asked from the narrow to the wide, so that whoever is
//! refused by a narrow one takes nothing out of a wide one.
//!
//! Whoever is refused learns how long to wait and not which bucket was empty. None of them knows
//! who has an account.

mod bucket;
mod settings;
mod time;

use std::{hash::Hash, time::Duration};

use bucket::Bucket;
pub use settings::{Limit, RateLimits};
use time::Steady;
use uuid::Uuid;

use super::{
    Clock, ConfigError,
    client::Client,
    secret::Token,
    security::{self, Scope, Tried},
};
use crate::{
    Form, Refusal, Signup,
    email::{EmailAddress, KeyLevel},
};

/// The buckets of a sign-up.
#[derive(Debug)]
pub(crate) struct Limits {
    sign_ups: SignUps,
    codes: Bucket,
    passwords: Bucket,
    addresses: Bucket,
    resends: Bucket,
    bad_links: Bucket,
    look_ups: Bucket,
    unscripted: Bucket,
}

#[derive(Debug)]
struct SignUps {
    network: Bucket,
    address: Bucket,
    form: Bucket,
    host: Bucket,
}

impl Limits {
    /// # Errors
    /// A limit out of range.
    pub(crate) fn new(settings: &RateLimits, clock: &Clock) -> Result<Self, ConfigError> {
        let steady = Steady::new(clock.clone());
        let bucket = |(setting, limit)| Bucket::new(setting, limit, &steady);
        Ok(Self {
            sign_ups: SignUps {
                network: bucket(("sign_ups_per_network", settings.sign_ups_per_network))?,
                address: bucket(("sign_ups_per_address", settings.sign_ups_per_address))?,
                form: bucket(("sign_ups_per_form", settings.sign_ups_per_form))?,
                host: bucket(("sign_ups_per_host", settings.sign_ups_per_host))?,
            },
            codes: bucket(("codes_per_network", settings.codes_per_network))?,
            passwords: bucket(("passwords_per_attempt", settings.passwords_per_attempt))?,
            addresses: bucket(("addresses_per_attempt", settings.addresses_per_attempt))?,
            resends: bucket(("resends_per_network", settings.resends_per_network))?,
            bad_links: bucket(("bad_links_per_network", settings.bad_links_per_network))?,
            look_ups: bucket(("look_ups_per_network", settings.look_ups_per_network))?,
            unscripted: bucket(("unscripted_per_network", settings.unscripted_per_network))?,
        })
    }

    /// Lets a sign-up in that was found valid. It counts for its network, and for what others share only
    /// [later](Self::sign_up_counts).
    pub(crate) fn sign_up(
        &self,
        form: &Form,
        client: Client,
        address: Option<&EmailAddress>,
    ) -> Result<(), Refusal> {
        let all = &self.sign_ups;
        let empty = match all.network.admits(client.network()) {
            true => all.shared(form, address, Ask::Whether),
            false => Some(Scope::Network),
        };
        empty.map_or(Ok(()), |scope| Err(refused(form, Tried::SignUp, scope, all.pause())))
    }

    /// Counts a sign-up that has passed its captcha for its address, for the form and for the host: who
    /// has shown nothing takes nothing from others.
    pub(crate) fn sign_up_counts(
        &self,
        form: &Form,
        address: Option<&EmailAddress>,
    ) -> Result<(), Refusal> {
        let all = &self.sign_ups;
        let empty = all.shared(form, address, Ask::For);
        empty.map_or(Ok(()), |scope| Err(refused(form, Tried::SignUp, scope, all.pause())))
    }

    /// Lets somebody try a code.
    pub(crate) fn code(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        self.codes.of_network(form, client, Tried::Code)
    }

    /// Lets somebody try a password beside the link of an attempt.
    pub(crate) fn password(
        &self,
        form: &Form,
        client: Client,
        attempt: Uuid,
    ) -> Result<(), Refusal> {
        self.codes.of_network(form, client, Tried::Password)?;
        self.passwords.of_attempt(form, attempt, Tried::Password)
    }

    /// Lets somebody give an attempt another address, which counts like a sign-up with it.
    pub(crate) fn address(
        &self,
        form: &Form,
        client: Client,
        attempt: Uuid,
        address: Option<&EmailAddress>,
    ) -> Result<(), Refusal> {
        self.addresses.of_attempt(form, attempt, Tried::Address)?;
        self.sign_up(form, client, address)?;
        self.sign_up_counts(form, address)
    }

    /// Lets somebody ask for another mail.
    pub(crate) fn resend(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        self.resends.of_network(form, client, Tried::Resend)
    }

    /// Counts a link that is none of ours. Good ones are not counted: the mail scanner of a
    /// provider opens thousands from one network.
    pub(crate) fn bad_link(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        self.bad_links.of_network(form, client, Tried::Link)
    }

    /// Lets somebody ask whether a name is free.
    pub(crate) fn look_up(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        self.look_ups.of_network(form, client, Tried::LookUp)
    }

    /// Lets somebody wait who cannot answer a captcha.
    pub(crate) fn unscripted(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        self.unscripted.of_network(form, client, Tried::Unscripted)
    }
}

impl Bucket {
    /// A client whose network is not known is let in: one bucket would hold everybody.
    fn of_network(&self, form: &Form, client: Client, tried: Tried) -> Result<(), Refusal> {
        self.of(client.network(), form, tried, Scope::Network)
    }

    fn of_attempt(&self, form: &Form, attempt: Uuid, tried: Tried) -> Result<(), Refusal> {
        self.of(Some(attempt), form, tried, Scope::Attempt)
    }

    fn of(
        &self,
        key: Option<impl Hash>,
        form: &Form,
        tried: Tried,
        scope: Scope,
    ) -> Result<(), Refusal> {
        match self.admits(key) {
            true => Ok(()),
            false => Err(refused(form, tried, scope, self.pause())),
        }
    }
}

/// What is asked of a bucket.
#[derive(Clone, Copy)]
enum Ask {
    /// Whether there is one in it.
    Whether,
    /// For one of them.
    For,
}

impl SignUps {
    /// What others share that is empty, from the narrow to the wide.
    fn shared(&self, form: &Form, address: Option<&EmailAddress>, ask: Ask) -> Option<Scope> {
        let address = address.map(|address| address.key_at(KeyLevel::Aggressive));
        if !ask.of(&self.address, address) {
            Some(Scope::Address)
        } else if !ask.of(&self.form, Some(form.id())) {
            Some(Scope::Form)
        } else if !ask.of(&self.host, Some(())) {
            Some(Scope::Host)
        } else {
            None
        }
    }

    /// The longest, whichever is empty: the time would tell.
    fn pause(&self) -> Duration {
        let all = [&self.network, &self.address, &self.form, &self.host];
        all.into_iter().map(Bucket::pause).max().unwrap_or_default()
    }
}

impl Ask {
    fn of(self, bucket: &Bucket, key: Option<impl Hash>) -> bool {
        match self {
            Self::Whether => bucket.has_one(key),
            Self::For => bucket.admits(key),
        }
    }
}

fn refused(form: &Form, tried: Tried, scope: Scope, pause: Duration) -> Refusal {
    security::limit_hit(form, tried, scope);
    // Rounded up: a second too late is better than another refusal.
    let seconds = pause.as_millis().div_ceil(1000);
    Refusal::TooOften { retry_after: u32::try_from(seconds).unwrap_or(u32::MAX) }
}

impl Signup {
    /// Counts a link that is none of ours, before anything is done with it. One that cannot be read
    /// is none.
    pub(crate) async fn admit_link(
        &self,
        form: &Form,
        link: Option<&Token>,
        client: Client,
    ) -> Result<(), Refusal> {
        if let Some(link) = link
            && self.attempt_behind(form, link).await?.is_some()
        {
            return Ok(());
        }
        self.inner().limits.bad_link(form, client)
    }
}
