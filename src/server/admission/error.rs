//! What a host can get wrong about admission.

use crate::{
    email::{BadDomain, EmailError},
    server::store::StoreError,
};

/// Why something about admission was not done. Each message names the fix.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AdmissionError {
    /// No form has this id.
    #[error("there is no form `{form}`: give the id of a form of the builder")]
    UnknownForm {
        /// What was given.
        form: String,
    },
    /// A form for the invited does not ask for a code.
    #[error(
        "the form `{form}` does not ask for an invite: add `.invite()` to the form in the shared code"
    )]
    NoInviteField {
        /// The id of the form.
        form: String,
    },
    /// A form asks for codes that nobody needs.
    #[error(
        "the form `{form}` asks for an invite that nobody needs: call `.admission(\"{form}\", \
         Admission::invite_only())` on the builder, or leave `.invite()` out of the form"
    )]
    InviteField {
        /// The id of the form.
        form: String,
    },
    /// Only an address can be on a list, or be invited.
    #[error(
        "the form `{form}` asks for no address, which waitlists, lists of domains and invites for \
         somebody need: add `.email()` to the form"
    )]
    NoEmail {
        /// The id of the form.
        form: String,
    },
    /// An invite that nobody could use, or too many.
    #[error("`.uses({given})` is out of range: give a number from 1 to 1000000")]
    Uses {
        /// What was given.
        given: u32,
    },
    /// An invite that has expired already, or hardly ever would.
    #[error("the invite expires too soon or too late: give `.expires_in` a second to ten years")]
    Lifetime,
    /// An invite for what is no address.
    #[error("`{given}` is no address that somebody can be invited by ({error})")]
    Address {
        /// What was given.
        given: String,
        /// The rule that it breaks.
        error: EmailError,
    },
    /// An invite for what is no domain.
    #[error(transparent)]
    Domain(#[from] BadDomain),
    /// The store failed; nothing was done.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system gives no random numbers, which a code needs.
    #[error("no code could be made: {reason}")]
    NoRandomness {
        /// What the system says.
        reason: String,
    },
}
