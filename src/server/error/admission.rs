//! Mistakes of a host about admission.

use crate::{
    email::{domain_list::BadDomain, error::EmailError},
    server::error::store::StoreError,
};

/// Why an admission call failed. Each message names the fix.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AdmissionError {
    /// No form has this id.
    #[error("there is no form `{form}`: give the id of a form of the builder")]
    UnknownForm {
        /// The given value.
        form: String,
    },
    /// The form is for the invited and has no field for the code.
    #[error(
        "the form `{form}` does not ask for an invite: add `.invite()` to the form in the shared code"
    )]
    NoInviteField {
        /// The id of the form.
        form: String,
    },
    /// The form asks for an invite that its policy does not need.
    #[error(
        "the form `{form}` asks for an invite that its admission does not need: call `.admission(\"{form}\", \
         Admission::invite_only())` on the builder, or leave `.invite()` out of the form"
    )]
    InviteField {
        /// The id of the form.
        form: String,
    },
    /// Waitlists, domain lists and addressed invites need an address.
    #[error(
        "the form `{form}` has no email field, which waitlists, lists of domains and invites for an \
         address need: add `.email()` to the form"
    )]
    NoEmail {
        /// The id of the form.
        form: String,
    },
    /// The number of uses is out of range.
    #[error("`.uses({given})` is out of range: give a number from 1 to 1000000")]
    Uses {
        /// The given value.
        given: u32,
    },
    /// The lifetime is out of range.
    #[error("the invite expires too soon or too late: pass `.expires_in` a second to ten years")]
    Lifetime,
    /// The value is not an address.
    #[error("`{given}` is not a valid address for an invite ({error})")]
    Address {
        /// The given value.
        given: String,
        /// The rule that it breaks.
        error: EmailError,
    },
    /// The value is not a domain.
    #[error(transparent)]
    Domain(#[from] BadDomain),
    /// The form accepts no address at a listed domain.
    #[error(
        "the form `{form}` accepts no address at a listed domain: {error}, or let the form accept it: `.email_with(options)`"
    )]
    DomainOfForm {
        /// The id of the form.
        form: String,
        /// The domain and the rule that it breaks.
        error: BadDomain,
    },
    /// The store failed. Nothing was changed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system random number generator failed.
    #[error("the system random number generator failed, so there is no code: {reason}")]
    NoRandomness {
        /// The message of the system.
        reason: String,
    },
}
