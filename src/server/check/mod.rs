//! Host checks: questions about a registration that only the server can answer.
//!
//! They run after [`Form::validate`](crate::Form::validate) and before the password is hashed, all
//! checks of a form at the same time. Checks on fields collected at confirmation run at confirmation.
//! Each has a time limit, and a policy for when its service does not answer.

use std::{error::Error, fmt, sync::Arc, time::Duration};

#[cfg(feature = "breached-passwords")]
pub(crate) mod breached_passwords;
#[cfg(feature = "dns")]
pub(crate) mod deliverability;
#[cfg(feature = "github")]
pub(crate) mod github;

use async_trait::async_trait;
use futures::future::join_all;
use tokio::time::timeout;

#[cfg(feature = "_service")]
use crate::server::net::outbound::error::OutboundError;
use crate::{
    form::{
        Form,
        field::Field,
        problem::{Problem, ProblemCode},
        registration::Registration,
    },
    server::{limits::Limits, net::client::Client},
    wire::refusal::Refusal,
};

/// One question about a registration that only the server can answer.
///
/// ```
/// use leptos_signup::{
///     form::{ProblemCode, Registration},
///     check::{CheckError, HostCheck},
/// };
///
/// /// Takes the addresses of one company.
/// #[derive(Debug)]
/// struct Colleagues;
///
/// #[leptos_signup::async_trait]
/// impl HostCheck for Colleagues {
///     fn field(&self) -> &str {
///         "email"
///     }
///
///     async fn check(&self, registration: &Registration) -> Result<(), CheckError> {
///         match &registration.email {
///             Some(email) if email.domain() != "example.org" => {
///                 Err(CheckError::Refused(ProblemCode::DomainTakesNoMail))
///             }
///             _ => Ok(()),
///         }
///     }
/// }
/// ```
#[async_trait]
pub trait HostCheck: fmt::Debug + Send + Sync + 'static {
    /// The name of the field that the check is about. A refusal appears there. The check skips forms
    /// without the field.
    fn field(&self) -> &str;

    /// Checks a registration. The future is dropped after the [time limit](Self::time_limit).
    ///
    /// # Errors
    /// A refusal, or a failure of the service.
    async fn check(&self, registration: &Registration) -> Result<(), CheckError>;

    /// The longest time for one check. Default: 3 s.
    fn time_limit(&self) -> Duration {
        Duration::from_secs(3)
    }

    /// What happens when the check fails. Default: the registration passes.
    fn on_failure(&self) -> OnFailure {
        OnFailure::Pass
    }

    /// Whether the check asks a service, whose quota all visitors share. Then it skips the submissions
    /// of bots that the trap caught. Default: yes.
    fn asks_a_service(&self) -> bool {
        true
    }

    /// Whether each refusal costs a request of a quota that all visitors share. Then each network has a
    /// limit for them:
    /// [`refused_checks_per_network`](crate::RateLimits::refused_checks_per_network). Default: no.
    fn limits_refusals(&self) -> bool {
        false
    }
}

/// Why a registration did not pass.
#[derive(Debug)]
#[non_exhaustive]
pub enum CheckError {
    /// The registration is refused for this reason.
    Refused(ProblemCode),
    /// The service gave no answer. The log shows its error.
    Failed(Box<dyn Error + Send + Sync>),
}

impl fmt::Display for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(code) => write!(f, "the check refused the value: {code}"),
            Self::Failed(_) => f.write_str("the check failed"),
        }
    }
}

impl Error for CheckError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Refused(_) => None,
            Self::Failed(cause) => Some(&**cause),
        }
    }
}

#[cfg(feature = "_service")]
impl From<OutboundError> for CheckError {
    fn from(error: OutboundError) -> Self {
        Self::Failed(Box::new(error))
    }
}

/// What happens to a registration when a check fails. The log shows the failure either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum OnFailure {
    /// The registration passes.
    #[default]
    Pass,
    /// The registration is refused with status 503. The page keeps what was typed.
    Refuse,
}

/// A check for one form, or for all forms with its field.
#[derive(Debug)]
pub(crate) struct FormCheck {
    pub(crate) form: Option<String>,
    pub(crate) check: Box<dyn HostCheck>,
}

impl FormCheck {
    /// Whether the form has the field, at sign-up or at confirmation.
    pub(crate) fn is_ever_about(&self, form: &Form) -> bool {
        self.is_among(form, form.fields()) || self.is_among(form, form.fields_at_confirmation())
    }

    fn is_among(&self, form: &Form, fields: &[Field]) -> bool {
        let is_for = self.form.as_deref().is_none_or(|id| id == form.id());
        is_for && fields.iter().any(|field| field.name() == self.check.field())
    }
}

/// Which checks run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// All of them.
    All,
    /// Those that ask no service, for a bot that the trap caught.
    Local,
}

impl Reach {
    pub(crate) fn of(is_trapped: bool) -> Self {
        if is_trapped { Self::Local } else { Self::All }
    }
}

/// The checks of a host.
#[derive(Debug)]
pub(crate) struct Checks {
    pub(crate) all: Vec<FormCheck>,
    pub(crate) limits: Arc<Limits>,
}

impl Checks {
    /// Runs the checks for the fields of `form`, all at the same time.
    ///
    /// # Errors
    /// The problems in the order of the checks, at most one at each field, or too many refusals from
    /// one network.
    pub(crate) async fn run(
        &self,
        form: &Form,
        registration: &Registration,
        client: Client,
        reach: Reach,
    ) -> Result<(), Refusal> {
        let asked = self.all.iter().filter(|check| {
            check.is_among(form, form.fields())
                && (reach == Reach::All || !check.check.asks_a_service())
        });
        let asked: Vec<_> = asked.map(|check| &*check.check).collect();
        if asked.iter().any(|check| check.limits_refusals()) {
            self.limits.may_be_refused(form, client)?;
        }
        let asked = asked.into_iter().map(|check| ask(check, registration));
        let mut problems: Vec<Problem> = Vec::new();
        let mut is_unknown = false;
        for outcome in join_all(asked).await {
            match outcome {
                Ok(()) => {}
                Err(NotPassed::Problem(problem, is_limited)) => {
                    if is_limited {
                        self.limits.refused_check(client);
                    }
                    if problems.iter().all(|known| known.field != problem.field) {
                        problems.push(problem);
                    }
                }
                Err(NotPassed::Unknown) => is_unknown = true,
            }
        }
        match (problems.is_empty(), is_unknown) {
            (false, _) => Err(Refusal::Problems(problems)),
            (true, true) => Err(Refusal::Unavailable),
            (true, false) => Ok(()),
        }
    }
}

/// Why one check did not pass.
enum NotPassed {
    /// The check refused the value, and whether refusals have a limit.
    Problem(Problem, bool),
    Unknown,
}

async fn ask(check: &dyn HostCheck, registration: &Registration) -> Result<(), NotPassed> {
    let cause: Box<dyn Error + Send + Sync> =
        match timeout(check.time_limit(), check.check(registration)).await {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(CheckError::Refused(code))) => {
                let field = check.field().to_owned();
                let problem = Problem { field, code };
                return Err(NotPassed::Problem(problem, check.limits_refusals()));
            }
            Ok(Err(CheckError::Failed(cause))) => cause,
            Err(elapsed) => Box::new(elapsed),
        };
    let on_failure = check.on_failure();
    tracing::warn!(?check, %cause, ?on_failure, "a host check failed");
    match on_failure {
        OnFailure::Pass => Ok(()),
        OnFailure::Refuse => Err(NotPassed::Unknown),
    }
}
