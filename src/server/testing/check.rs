//! A host check whose result a test chooses.

use async_trait::async_trait;

use crate::{
    form::{problem::ProblemCode, registration::Registration},
    server::check::{CheckError, HostCheck, OnFailure},
};

/// A host check that refuses every registration, or that fails as when its service is away.
///
/// ```
/// use leptos_signup::{Form, SignupBuilder, check::OnFailure, form::ProblemCode, testing::TestCheck};
///
/// let builder = SignupBuilder::for_testing()
///     .form(Form::new("account").email().password())
///     .check(TestCheck::refusing("email", ProblemCode::DomainNotFound))
///     .check(TestCheck::failing("email", OnFailure::Refuse));
/// ```
#[derive(Clone, Debug)]
pub struct TestCheck {
    field: &'static str,
    refusal: Option<ProblemCode>,
    on_failure: OnFailure,
}

impl TestCheck {
    /// A check of this field that refuses with this code.
    #[must_use]
    pub const fn refusing(field: &'static str, code: ProblemCode) -> Self {
        Self { field, refusal: Some(code), on_failure: OnFailure::Pass }
    }

    /// A check of this field whose service is away.
    #[must_use]
    pub const fn failing(field: &'static str, on_failure: OnFailure) -> Self {
        Self { field, refusal: None, on_failure }
    }
}

#[async_trait]
impl HostCheck for TestCheck {
    fn field(&self) -> &str {
        self.field
    }

    async fn check(&self, _: &Registration) -> Result<(), CheckError> {
        Err(match &self.refusal {
            Some(code) => CheckError::Refused(code.clone()),
            None => CheckError::Failed("the service is away".into()),
        })
    }

    fn on_failure(&self) -> OnFailure {
        self.on_failure
    }
}
