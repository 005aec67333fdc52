//! Whether a username is free.

use std::sync::Arc;

use crate::{
    form::{Form, problem::ProblemCode, submission::Submission},
    server::{
        admission::Admissions, error::internal::InternalError, flow::context::Context,
        limits::Limits, net::client::Client,
    },
    username::{Username, error::UsernameError},
    wire::refusal::Refusal,
};

/// Looks up usernames.
#[derive(Debug)]
pub(crate) struct Usernames {
    pub(crate) cx: Arc<Context>,
    pub(crate) admissions: Arc<Admissions>,
    pub(crate) limits: Arc<Limits>,
}

impl Usernames {
    /// Whether the username in `submission` is free, for a visitor who is typing it.
    pub(crate) async fn check_available(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
    ) -> Result<(), Refusal> {
        let Some(field) = form.username_field().filter(|_| form.has_live_availability()) else {
            return Err(Refusal::Malformed);
        };
        if self.admissions.of(form).is_closed() {
            return Err(Refusal::Closed);
        }
        self.limits.look_up(form, client)?;
        // All rules of the field apply, including the host's.
        let alone = Form::new(form.id()).field(*field);
        match alone.validate(submission).map_err(Refusal::Problems)?.username {
            Some(username) => self.check_free(form, &username).await,
            None => Err(Refusal::Malformed),
        }
    }

    /// Refuses a username that an account has, or that is held back.
    pub(crate) async fn check_free(&self, form: &Form, username: &Username) -> Result<(), Refusal> {
        let is_free =
            self.cx.store.is_username_free(form.id(), &username.key(), self.cx.now()).await;
        if is_free.map_err(InternalError::from)? {
            return Ok(());
        }
        Err(Refusal::at("username", ProblemCode::Username(UsernameError::Taken)))
    }
}
