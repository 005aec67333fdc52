//! The form itself.

use crate::{
    email::MAX_BYTES,
    form::{TICKET, submission::Submission},
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
    /// Shows the form. A link may fill in fields, as `?email=…`.
    pub(crate) fn get_form(&self) -> Outcome {
        if self.state.admissions.of(self.form).is_closed() {
            return closed();
        }
        let query =
            Submission::from_urlencoded(self.parts.uri.query().unwrap_or_default().as_bytes());
        let query = query.unwrap_or_default();
        let prefillable = self.form.fields().iter().filter(|field| field.is_prefillable());
        let values = prefillable.filter_map(|field| {
            let value = query.get(field.name());
            (value.len() <= MAX_BYTES).then_some((field.name(), value))
        });
        let token = self.state.tokens.issue(self.state.cx.now());
        let values = Submission::from_pairs(values.chain([(TICKET, token.as_str())]));
        show(PageState::Form(FormState { values, refusal: None }))
    }

    /// Registers a submission.
    pub(crate) async fn post_form(&self, submission: &Submission) -> Outcome {
        let register = &self.state.register;
        match register.run(self.form, submission, self.client(), Sender::Page).await {
            Ok(Registered::Attempt(originator)) => Outcome::Began(originator),
            Ok(Registered::Account(_)) => Outcome::GoTo("/done"),
            Err(Refusal::Closed) => closed(),
            Err(refusal) => {
                let mut draft = draft(self.form, submission);
                let shown = draft.values.pairs().chain([(TICKET, submission.get(TICKET))]);
                draft.values = Submission::from_pairs(shown);
                Outcome::Refused(draft, refusal)
            }
        }
    }
}
