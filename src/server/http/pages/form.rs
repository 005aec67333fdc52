//! The form itself.

use crate::{
    email::MAX_BYTES,
    form::{
        TICKET,
        next::{NEXT, NEXT_FIELD},
        submission::Submission,
    },
    server::{
        flow::register::{Registered, Sender},
        http::pages::{
            outcome::Outcome,
            request::{PageRequest, closed, draft, show},
        },
    },
    wire::{
        page::{FormState, PageState},
        refusal::Refusal,
    },
};

impl PageRequest<'_> {
    /// Shows the form. A link may fill in fields, as `?email=…`, and say where the person came from.
    pub(crate) fn get_form(&self) -> Outcome {
        if self.state.admissions.of(self.form).is_closed() {
            return closed();
        }
        show(PageState::Form(FormState { values: self.form_values(), refusal: None }))
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
        Submission::from_pairs(values.chain(own_values(token.as_str(), next.as_deref())))
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
                let own = own_values(submission.get(TICKET), next.as_deref());
                draft.values = Submission::from_pairs(draft.values.pairs().chain(own));
                Outcome::Refused(draft, refusal)
            }
        }
    }
}

/// What the page carries besides the values of the fields.
fn own_values<'a>(
    ticket: &'a str,
    next: Option<&'a str>,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    [(TICKET, ticket)].into_iter().chain(next.map(|next| (NEXT_FIELD, next)))
}
