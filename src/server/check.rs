//! Host checks: what the server asks others about a registration before anything is written.
//!
//! They run after [`Form::validate`](crate::Form::validate) and before the password is hashed, all
//! of a form at the same time; those of what is asked for with the confirmation run then. Each has a time limit and says what happens when the service that it
//! asks is away.

use std::{error::Error, fmt, time::Duration};

pub use async_trait::async_trait;
use futures::future::join_all;
use tokio::time::timeout;

use crate::{
    Form, Refusal,
    form::{Field, Problem, ProblemCode, Registration},
};

/// One question about a registration that only the server can answer.
///
/// ```
/// use leptos_signup::{
///     form::{ProblemCode, Registration},
///     server::check::{CheckError, HostCheck, async_trait},
/// };
///
/// /// Takes the addresses of one company.
/// #[derive(Debug)]
/// struct Colleagues;
///
/// #[async_trait]
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
    /// The name of the field that it is about, and at which a refusal is shown. Forms without it
    /// are not asked about.
    fn field(&self) -> &str;

    /// Asks. It is dropped when it takes longer than its [time limit](Self::time_limit).
    ///
    /// # Errors
    /// That the registration is refused, or that nobody knows.
    async fn check(&self, registration: &Registration) -> Result<(), CheckError>;

    /// How long it may take. Default: 3 s.
    fn time_limit(&self) -> Duration {
        Duration::from_secs(3)
    }

    /// What happens when nobody knows. Default: the registration passes.
    fn on_failure(&self) -> OnFailure {
        OnFailure::Pass
    }
}

/// Why a registration did not pass.
#[derive(Debug)]
#[non_exhaustive]
pub enum CheckError {
    /// It is refused, for this reason.
    Refused(ProblemCode),
    /// The service that was asked is away; its error is logged.
    Failed(Box<dyn Error + Send + Sync>),
}

/// What happens to a registration when a check could not be made. Either way it is logged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnFailure {
    /// It passes.
    #[default]
    Pass,
    /// It is answered 503, with everything that was typed kept.
    Refuse,
}

/// A check, for one form or for all that have its field.
#[derive(Debug)]
pub(crate) struct FormCheck {
    pub(crate) form: Option<String>,
    pub(crate) check: Box<dyn HostCheck>,
}

impl FormCheck {
    /// Whether the form asks for the field, at once or with the confirmation.
    pub(crate) fn is_ever_about(&self, form: &Form) -> bool {
        self.is_among(form, form.fields()) || self.is_among(form, form.fields_at_confirmation())
    }

    fn is_among(&self, form: &Form, fields: &[Field]) -> bool {
        let is_for = self.form.as_deref().is_none_or(|id| id == form.id());
        is_for && fields.iter().any(|field| field.name() == self.check.field())
    }
}

/// Runs the checks of the fields of `form`, all at the same time.
///
/// # Errors
/// The problems that they found, in their order, at most one at each field.
pub(super) async fn run(
    checks: &[FormCheck],
    form: &Form,
    registration: &Registration,
) -> Result<(), Refusal> {
    let asked = checks.iter().filter(|check| check.is_among(form, form.fields()));
    let asked = asked.map(|check| ask(&*check.check, registration));
    let mut problems: Vec<Problem> = Vec::new();
    let mut is_away = false;
    for outcome in join_all(asked).await {
        match outcome {
            Ok(()) => {}
            Err(Unpassed::Problem(problem)) => {
                if problems.iter().all(|known| known.field != problem.field) {
                    problems.push(problem);
                }
            }
            Err(Unpassed::Unknown) => is_away = true,
        }
    }
    match (problems.is_empty(), is_away) {
        (false, _) => Err(Refusal::Problems(problems)),
        (true, true) => Err(Refusal::Unavailable),
        (true, false) => Ok(()),
    }
}

enum Unpassed {
    Problem(Problem),
    Unknown,
}

async fn ask(check: &dyn HostCheck, registration: &Registration) -> Result<(), Unpassed> {
    let cause: Box<dyn Error + Send + Sync> =
        match timeout(check.time_limit(), check.check(registration)).await {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(CheckError::Refused(code))) => {
                let field = check.field().to_owned();
                return Err(Unpassed::Problem(Problem { field, code }));
            }
            Ok(Err(CheckError::Failed(cause))) => cause,
            Err(elapsed) => Box::new(elapsed),
        };
    let on_failure = check.on_failure();
    tracing::warn!(?check, %cause, ?on_failure, "a host check could not be made");
    match on_failure {
        OnFailure::Pass => Ok(()),
        OnFailure::Refuse => Err(Unpassed::Unknown),
    }
}
