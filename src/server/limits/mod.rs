//! Rate limits, before a request costs anything.
//!
//! A network, an attempt, a form and the whole host each have a bucket in memory. An address has
//! none: a stranger could use it up, so the mail budgets let its mails wait instead. The limits are
//! asked from narrow to wide, so that a client over a narrow limit takes nothing out of a wide one.
//!
//! Anyone can use up what a form or the host shares, so each of the two has a second, smaller bucket
//! for networks that have not signed up for an hour, and a third one for solved proofs of work.
//!
//! A refused client learns how long to wait and whether work helps, not which bucket is empty. No bucket
//! knows who has an account; a row of failed log-ins ends with a right password and with a new one.

pub(crate) mod bucket;
pub(crate) mod mail_budgets;
#[cfg(feature = "_internal")]
pub(crate) mod model;
pub(crate) mod settings;
pub(crate) mod steady_clock;

use std::{hash::Hash, time::Duration};

use uuid::Uuid;

use crate::{
    form::{Form, WORK_FIELD, problem::ProblemCode},
    server::{
        clock::Clock,
        error::config::ConfigError,
        limits::{
            bucket::Bucket,
            settings::{Limit, RateLimits},
            steady_clock::SteadyClock,
        },
        net::client::{Client, NetworkStep},
        telemetry::security::{self, LimitedAction, Scope},
    },
    wire::refusal::Refusal,
};

/// The buckets of a sign-up.
#[derive(Debug)]
pub(crate) struct Limits {
    sign_ups: SignUps,
    codes: Bucket,
    passwords: Bucket,
    links: Bucket,
    addresses: Bucket,
    resends: Bucket,
    bad_links: Bucket,
    look_ups: Bucket,
    no_script: Bucket,
    refused_checks: Bucket,
    log_ins: Bucket,
    failed_log_ins: Bucket,
    /// The difficulty of the work where a shared limit is used up.
    work: Option<u32>,
}

/// A row of failures: the tries of one login, known or not, while its account has one password. So a new
/// password begins a new row, in every instance.
#[derive(Hash)]
pub(crate) struct FailureRow {
    /// What names all spellings of the login.
    pub(crate) name: String,
    /// The id of the password. `None` without an account, and for its first password.
    pub(crate) password: Option<Uuid>,
}

/// The proof of work of a sign-up, for limits that all clients share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// The client cannot bring any.
    NotOffered,
    /// The client may bring one.
    Offered,
    /// The client brought a solution.
    Done,
}

#[derive(Debug)]
struct SignUps {
    /// One bucket for each step of a network.
    networks: [Bucket; 3],
    form: Shared,
    host: Shared,
    /// Has a token for each network that has not signed up for an hour.
    newcomers: Bucket,
}

/// A bucket that all clients share, a smaller one for newcomers, and one for solved proofs of work.
#[derive(Debug)]
struct Shared {
    all: Bucket,
    newcomers: Bucket,
    worked: Bucket,
}

/// A network that signed up is no newcomer for this time.
const NEWCOMER: Limit = Limit::burst(1).refill_every(Duration::from_secs(60 * 60));

impl Limits {
    /// # Errors
    /// A limit out of range.
    pub(crate) fn new(settings: &RateLimits, clock: &Clock) -> Result<Self, ConfigError> {
        let steady = SteadyClock::new(clock.clone());
        let bucket = |(setting, limit)| Bucket::new(setting, limit, &steady);
        let step = |factor| {
            let limit = settings.sign_ups_per_network.map(|limit| limit.times(factor));
            bucket(("sign_ups_per_network", limit))
        };
        let shared = |setting, limit: Option<Limit>| {
            Ok::<_, ConfigError>(Shared {
                all: bucket((setting, limit))?,
                newcomers: bucket((setting, limit.map(Limit::fifth)))?,
                worked: bucket((setting, limit))?,
            })
        };
        Ok(Self {
            sign_ups: SignUps {
                networks: [step(1)?, step(3)?, step(6)?],
                form: shared("sign_ups_per_form", settings.sign_ups_per_form)?,
                host: shared("sign_ups_per_host", settings.sign_ups_per_host)?,
                newcomers: bucket(("sign_ups_per_form", Some(NEWCOMER)))?,
            },
            codes: bucket(("codes_per_network", settings.codes_per_network))?,
            passwords: bucket(("passwords_per_attempt", settings.passwords_per_attempt))?,
            links: bucket(("links_per_attempt", settings.links_per_attempt))?,
            addresses: bucket(("addresses_per_attempt", settings.addresses_per_attempt))?,
            resends: bucket(("resends_per_network", settings.resends_per_network))?,
            bad_links: bucket(("bad_links_per_network", settings.bad_links_per_network))?,
            look_ups: bucket(("look_ups_per_network", settings.look_ups_per_network))?,
            no_script: bucket(("no_script_per_network", settings.no_script_per_network))?,
            refused_checks: bucket((
                "refused_checks_per_network",
                settings.refused_checks_per_network,
            ))?,
            log_ins: bucket(("log_ins_per_network", settings.log_ins_per_network))?,
            failed_log_ins: bucket((
                "failed_log_ins_per_login",
                settings.failed_log_ins_per_login,
            ))?,
            work: settings.work,
        })
    }

    /// The most numbers to try where a shared limit is used up. `None` when all must wait.
    pub(crate) fn work(&self) -> Option<u32> {
        self.work
    }

    /// Admits a valid sign-up by its network, for which it counts at once.
    pub(crate) fn sign_up(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        let all = &self.sign_ups;
        match all.admits_network(client) {
            true => Ok(()),
            false => Err(refused(form, LimitedAction::SignUp, Scope::Network, all.pause())),
        }
    }

    /// Looks whether the shared limits have room. A sign-up counts for them only
    /// [later](Self::sign_up_counts).
    pub(crate) fn has_room(&self, form: &Form, client: Client, work: Work) -> Result<(), Refusal> {
        self.shared(form, client, work, Take::Look)
    }

    /// Counts a sign-up that has passed its captcha for the form and for the host. A client without a
    /// captcha answer takes nothing from others.
    pub(crate) fn sign_up_counts(
        &self,
        form: &Form,
        client: Client,
        work: Work,
    ) -> Result<(), Refusal> {
        self.shared(form, client, work, Take::One)
    }

    fn shared(&self, form: &Form, client: Client, work: Work, take: Take) -> Result<(), Refusal> {
        let all = &self.sign_ups;
        let is_offered = self.work.is_some() && work != Work::NotOffered;
        if is_offered && work == Work::Done && all.admits_work(form, client, take) {
            return Ok(());
        }
        let Some(scope) = all.shared(form, client, take) else { return Ok(()) };
        let refusal = refused(form, LimitedAction::SignUp, scope, all.pause());
        match refusal {
            Refusal::TooOften { retry_after: seconds }
                if is_offered && all.admits_work(form, client, Take::Look) =>
            {
                Err(Refusal::at(WORK_FIELD, ProblemCode::CaptchaWork { seconds }))
            }
            refusal => Err(refusal),
        }
    }

    /// Admits a try of a code.
    pub(crate) fn code(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        self.codes.of_network(form, client, LimitedAction::Code)
    }

    /// Admits a try of a password beside the link of an attempt.
    pub(crate) fn password(
        &self,
        form: &Form,
        client: Client,
        attempt: Uuid,
    ) -> Result<(), Refusal> {
        self.codes.of_network(form, client, LimitedAction::Password)?;
        self.passwords.of_attempt(form, attempt, LimitedAction::Password)
    }

    /// Admits a post of a known link.
    pub(crate) fn link(&self, form: &Form, attempt: Uuid) -> Result<(), Refusal> {
        self.links.of_attempt(form, attempt, LimitedAction::Link)
    }

    /// Admits another address for an attempt. It counts like a sign-up, for the shared limits only
    /// [later](Self::sign_up_counts). Its page has no captcha, so no work helps.
    pub(crate) fn address(
        &self,
        form: &Form,
        client: Client,
        attempt: Uuid,
    ) -> Result<(), Refusal> {
        self.addresses.of_attempt(form, attempt, LimitedAction::Address)?;
        self.sign_up(form, client)?;
        self.has_room(form, client, Work::NotOffered)
    }

    /// Admits a request for another mail.
    pub(crate) fn resend(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        self.resends.of_network(form, client, LimitedAction::Resend)
    }

    /// Counts an unknown link. Known links do not count: the mail scanner of a provider opens thousands
    /// from one network.
    pub(crate) fn bad_link(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        self.bad_links.of_network(form, client, LimitedAction::Link)
    }

    /// Admits a question whether a username is free.
    pub(crate) fn look_up(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        self.look_ups.of_network(form, client, LimitedAction::LookUp)
    }

    /// Admits a submission that waited instead of answering a captcha.
    pub(crate) fn no_script(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        self.no_script.of_network(form, client, LimitedAction::NoScript)
    }

    /// Admits a value that a host check may refuse, at the cost of a quota that all visitors share.
    pub(crate) fn may_be_refused(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        let bucket = &self.refused_checks;
        match bucket.has_one(client.network()) {
            true => Ok(()),
            false => Err(refused(form, LimitedAction::Check, Scope::Network, bucket.pause())),
        }
    }

    /// Admits a try to log in from a network.
    pub(crate) fn log_in(&self, form: &Form, client: Client) -> Result<(), Refusal> {
        self.log_ins.of_network(form, client, LimitedAction::LogIn)
    }

    /// Admits a try of a password. It counts as failed at once, so that tries at the same time count too,
    /// until [`logged_in`](Self::logged_in).
    pub(crate) fn try_password(&self, form: &Form, row: &FailureRow) -> Result<(), Refusal> {
        self.failed_log_ins.of(Some(row), form, LimitedAction::LogIn, Scope::Login)
    }

    /// Ends a row of failures.
    pub(crate) fn logged_in(&self, row: &FailureRow) {
        self.failed_log_ins.forget(row);
    }

    /// Counts such a value that was refused.
    pub(crate) fn refused_check(&self, client: Client) {
        self.refused_checks.admits(client.network());
    }
}

impl Bucket {
    /// Admits a client of an unknown network, because one bucket would hold all of them.
    fn of_network(
        &self,
        form: &Form,
        client: Client,
        action: LimitedAction,
    ) -> Result<(), Refusal> {
        self.of(client.network(), form, action, Scope::Network)
    }

    fn of_attempt(&self, form: &Form, attempt: Uuid, action: LimitedAction) -> Result<(), Refusal> {
        self.of(Some(attempt), form, action, Scope::Attempt)
    }

    fn of(
        &self,
        key: Option<impl Hash>,
        form: &Form,
        action: LimitedAction,
        scope: Scope,
    ) -> Result<(), Refusal> {
        match self.admits(key) {
            true => Ok(()),
            false => Err(refused(form, action, scope, self.pause())),
        }
    }
}

/// How to ask a bucket.
#[derive(Clone, Copy)]
enum Take {
    /// Looks whether a token is left.
    Look,
    /// Takes a token.
    One,
}

impl SignUps {
    /// Takes a token for each step of the network, from narrow to wide.
    fn admits_network(&self, client: Client) -> bool {
        let mut steps = client.steps().into_iter().zip(&self.networks);
        steps.all(|(step, bucket)| bucket.admits(Some(step)))
    }

    /// The first shared bucket that is empty, from narrow to wide.
    fn shared(&self, form: &Form, client: Client, take: Take) -> Option<Scope> {
        let network = client.widest_network();
        let is_newcomer = self.is_newcomer(network, take);
        if !self.form.admits(form.id(), is_newcomer, take) {
            Some(Scope::Form)
        } else if !self.host.admits("", is_newcomer, take) {
            Some(Scope::Host)
        } else {
            None
        }
    }

    /// Admits a solved proof of work, which takes nothing from others. Its network is no newcomer any more.
    fn admits_work(&self, form: &Form, client: Client, take: Take) -> bool {
        let admits =
            take.of(&self.form.worked, Some(form.id())) && take.of(&self.host.worked, Some(""));
        self.is_newcomer(client.widest_network(), take);
        admits
    }

    /// Whether the network has not signed up for an hour. A client of an unknown network never counts
    /// as one.
    fn is_newcomer(&self, network: Option<NetworkStep>, take: Take) -> bool {
        network.is_some() && take.of(&self.newcomers, network)
    }

    /// The longest pause of all, so that the time does not reveal the empty bucket.
    fn pause(&self) -> Duration {
        let all = [&self.networks[0], &self.form.all, &self.host.all];
        all.into_iter().map(Bucket::pause).max().unwrap_or_default()
    }
}

impl Shared {
    fn admits(&self, key: &str, is_newcomer: bool, take: Take) -> bool {
        take.of(&self.all, Some(key)) || (is_newcomer && take.of(&self.newcomers, Some(key)))
    }
}

impl Take {
    fn of(self, bucket: &Bucket, key: Option<impl Hash>) -> bool {
        match self {
            Self::Look => bucket.has_one(key),
            Self::One => bucket.admits(key),
        }
    }
}

fn refused(form: &Form, action: LimitedAction, scope: Scope, pause: Duration) -> Refusal {
    security::limit_hit(form, action, scope);
    // Rounded up: a second too late is better than another refusal.
    let seconds = pause.as_millis().div_ceil(1000);
    Refusal::TooOften { retry_after: u32::try_from(seconds).unwrap_or(u32::MAX) }
}
