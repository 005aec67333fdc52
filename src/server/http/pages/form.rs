//! The form itself.

use crate::{
    email::MAX_BYTES,
    form::{
        TICKET, WAITING,
        next::{NEXT, NEXT_FIELD},
        submission::Submission,
    },
    server::{
        error::internal::InternalError,
        flow::register::{Registered, Sender},
        http::{
            cookie::Cookie,
            pages::{
                outcome::Outcome,
                request::{PageRequest, closed, draft, show},
            },
        },
        store::attempt::{Attempt, AttemptState},
    },
    wire::{
        page::{FormState, PageState},
        refusal::Refusal,
    },
};

impl PageRequest<'_> {
    /// Shows the form. A link may fill in fields, as `?email=…`, and say where the person came from.
    pub(crate) async fn get_form(&self) -> Result<Outcome, InternalError> {
        if self.state.admissions.of(self.form).is_closed() {
            return Ok(closed());
        }
        let values = self.with_waiting(self.form_values()).await?;
        Ok(show(PageState::Form(FormState { values, refusal: None })))
    }

    /// These values, and the sign-up that waits in this browser, if one does.
    pub(crate) async fn with_waiting(
        &self,
        values: Submission,
    ) -> Result<Submission, InternalError> {
        let own = self.own_attempt("").await?;
        let is_open = |own: &Attempt| {
            matches!(own.state, AttemptState::Pending | AttemptState::Superseded) && !own.is_refused
        };
        let Some(own) = own.filter(is_open) else { return Ok(values) };
        let ticket = Cookie::Originator.ticket(self.form, &own.originator_hash);
        let [address, of_ticket] = WAITING;
        let waiting = [(address, own.email.as_str()), (of_ticket, &*ticket)];
        Ok(Submission::from_pairs(values.pairs().chain(waiting)))
    }

    /// The values that the inputs of the form begin with: a ticket, and what the query says.
    pub(crate) fn form_values(&self) -> Submission {
        let query =
            Submission::from_urlencoded(self.parts.uri.query().unwrap_or_default().as_bytes());
        let query = query.unwrap_or_default();
        let prefillable = self.form.fields().iter().filter(|field| field.is_prefillable());
        let values = prefillable.filter_map(|field| {
            let value = query.get(field.name());
            (1..=MAX_BYTES).contains(&value.len()).then_some((field.name(), value))
        });
        let token = self.state.tokens.issue(self.state.cx.now());
        let next = self.form.next(query.get(NEXT));
        Submission::from_pairs(values.chain(self.own_values(token.as_str(), next.as_deref())))
    }

    /// Registers a submission.
    pub(crate) async fn post_form(&self, submission: &Submission) -> Outcome {
        let register = &self.state.register;
        match register.run(self.form, submission, self.client(), Sender::Page).await {
            Ok(Registered::Attempt(originator)) => Outcome::Began(originator),
            Ok(Registered::Account(_, just_confirmed)) => {
                Outcome::Confirmed(just_confirmed, Some(submission.get(NEXT_FIELD).to_owned()))
            }
            Err(Refusal::Closed) => closed(),
            Err(refusal) => {
                let mut draft = draft(self.form, submission);
                let next = self.form.next(submission.get(NEXT_FIELD));
                let own = self.own_values(submission.get(TICKET), next.as_deref());
                draft.values = Submission::from_pairs(draft.values.pairs().chain(own));
                Outcome::Refused(draft, refusal)
            }
        }
    }

    /// What the page carries besides the values of the fields.
    fn own_values<'a>(
        &'a self,
        ticket: &'a str,
        next: Option<&'a str>,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let next = next.map(|next| (NEXT_FIELD, next));
        [(TICKET, ticket)].into_iter().chain(next).chain(self.state.owners_pages(self.form))
    }
}
