//! Where a sign-up stands, as the server functions tell the browser.

use core::fmt;

use leptos::server_fn::{Bytes, Decodes, Encodes};

#[cfg(feature = "ssr")]
use crate::wire::page::CheckState;
use crate::{
    form::submission::{Submission, SubmissionError},
    wire::encoding::{Foreign, Pairs, Urlencoded, number, pair},
};

/// Where a sign-up stands, for the browser that began it. The server functions return it.
///
/// It says the same whether or not the address has an account.
///
/// `Debug` shows no address.
#[derive(Clone, PartialEq, Eq)]
pub struct Step {
    pairs: Submission,
}

/// The steps of a sign-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignupStep {
    /// The form. This browser began no sign-up.
    Form,
    /// *Check your email*: the address waits for the proof that the person reads its mail.
    Check,
    /// The form that changes the address. Only a browser goes there, and comes back to `Check`.
    Address,
    /// The address is confirmed, and the person waits for admission.
    Waitlist,
    /// There is an account.
    Done,
    /// The page that the link in the mail opens. No step of a form on a page of yours.
    Confirm,
    /// The page that cancels a sign-up, to which the mail links too. No step of a form on a page of yours.
    NotMe,
    /// The page that asks for the address of an account whose password was forgotten, and the one that says
    /// that a mail was sent. This and the next are pages of [`PasswordRoutes`](crate::PasswordRoutes) alone.
    Forgot,
    /// The page that asks for the new password, and the one that says that it was changed.
    Reset,
}

impl Step {
    /// Which step it is: `Form`, `Check`, `Waitlist` or `Done`.
    #[must_use]
    pub fn name(&self) -> SignupStep {
        // Nothing else is decoded.
        self.known().unwrap_or(SignupStep::Form)
    }

    fn known(&self) -> Option<SignupStep> {
        Some(match self.pairs.get("step") {
            "form" => SignupStep::Form,
            "check" => SignupStep::Check,
            "waitlist" => SignupStep::Waitlist,
            "done" => SignupStep::Done,
            _ => return None,
        })
    }

    /// The ticket of the sign-up, which names it to the other server functions, in the field `ticket`. Only
    /// the browser that began the sign-up can use it. Empty unless the step is `Check`.
    #[must_use]
    pub fn ticket(&self) -> &str {
        self.pairs.get("ticket")
    }

    /// The address that the mail goes to. Empty unless the step is `Check`.
    #[must_use]
    pub fn address(&self) -> &str {
        self.pairs.get("address")
    }

    /// Seconds until another mail can be requested.
    #[must_use]
    pub fn resend_in(&self) -> u32 {
        number(&self.pairs, "resend_in")
    }

    /// Whether the mail server refused the address.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        !self.pairs.get("refused").is_empty()
    }

    /// The page of the host to go on to, if the person came from one that the form
    /// [allows](crate::Form::continue_among). `None` unless the step is `Done`.
    #[must_use]
    pub fn next(&self) -> Option<&str> {
        Some(self.pairs.get("next")).filter(|next| !next.is_empty())
    }

    /// The browser began no sign-up.
    pub(crate) fn form() -> Self {
        Self::new("form", Pairs::new())
    }

    fn new(name: &str, pairs: Pairs) -> Self {
        let name = pair("step", name);
        Self { pairs: Submission::from_pairs([name].into_iter().chain(pairs)) }
    }
}

#[cfg(feature = "ssr")]
impl Step {
    /// The address waits for its proof.
    pub(crate) fn check(ticket: &str, state: &CheckState) -> Self {
        let mut pairs = vec![
            pair("ticket", ticket),
            pair("address", &state.address),
            pair("resend_in", &state.resend_in.to_string()),
        ];
        pairs.extend(state.is_refused.then(|| pair("refused", "1")));
        Self::new("check", pairs)
    }

    /// The person waits for admission.
    pub(crate) fn waitlist() -> Self {
        Self::new("waitlist", Pairs::new())
    }

    /// There is an account.
    pub(crate) fn done(next: Option<&str>) -> Self {
        Self::new("done", next.map(|next| pair("next", next)).into_iter().collect())
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Step").field(&self.name()).finish()
    }
}

impl Encodes<Step> for Urlencoded {
    type Error = SubmissionError;

    fn encode(step: &Step) -> Result<Bytes, Self::Error> {
        Ok(step.pairs.to_urlencoded().into())
    }
}

impl Decodes<Step> for Urlencoded {
    type Error = Foreign;

    fn decode(bytes: Bytes) -> Result<Step, Self::Error> {
        let step = Step { pairs: Submission::from_urlencoded(&bytes).map_err(|_| Foreign)? };
        step.known().map(|_| step).ok_or(Foreign)
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_read_back_as_it_was_written() {
        let state = CheckState {
            address: "ada+b@bücher.example".to_owned(),
            resend_in: 42,
            is_refused: true,
            ..CheckState::default()
        };
        let check = Step::check("t&=", &state);
        for step in [
            check.clone(),
            Step::form(),
            Step::waitlist(),
            Step::done(None),
            Step::done(Some("/orchard/?a=b&c")),
        ] {
            let bytes = Urlencoded::encode(&step).unwrap();
            assert_eq!(<Urlencoded as Decodes<Step>>::decode(bytes).unwrap(), step);
        }
        for foreign in ["", "<h1>Not here</h1>", "step=other", "%ff"] {
            assert!(<Urlencoded as Decodes<Step>>::decode(foreign.into()).is_err(), "{foreign}");
        }
        assert_eq!(check.name(), SignupStep::Check);
        assert_eq!((check.ticket(), check.address()), ("t&=", "ada+b@bücher.example"));
        assert_eq!((check.resend_in(), check.is_refused()), (42, true));
        assert_eq!(Step::done(Some("/a")).next(), Some("/a"));
        assert_eq!(Step::done(None).next(), None);
        assert_eq!(format!("{check:?}"), "Step(Check)");
    }
}
