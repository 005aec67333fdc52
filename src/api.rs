//! The server functions: what the hydrated pages call.

use leptos::{prelude::*, server_fn::codec::Post};

use crate::{Refusal, Submission, wire::Urlencoded};

/// Registers a submission of the form that its field `form` names.
///
/// Nothing is returned: the answer is the same whatever the server found, and what comes next is
/// always the page *check your mail*.
///
/// # Errors
/// A [`Refusal`], with the problems at their fields.
#[server(endpoint = "signup/register", input = Post<Urlencoded>, input_derive = (Clone,), output = Post<Urlencoded>)]
pub async fn register(
    /// The posted fields.
    submission: Submission,
) -> Result<(), Refusal> {
    #[cfg(not(target_arch = "wasm32"))]
    return crate::server::http::register(submission).await;
    // A server build for wasm32 fails with one sentence, in lib.rs.
    #[cfg(target_arch = "wasm32")]
    {
        drop(submission);
        Err(Refusal::NotConfigured)
    }
}

/// Tells whether the `username` of a submission is free on the form that its field `form` names,
/// while somebody types it.
///
/// # Errors
/// A [`Refusal`]: the problem with the name, [`Refusal::TooOften`], or
/// [`Refusal::Malformed`] where the form [does not tell](crate::Form::without_live_names).
#[server(endpoint = "signup/available", input = Post<Urlencoded>, input_derive = (Clone,), output = Post<Urlencoded>)]
pub async fn available(
    /// The posted fields.
    submission: Submission,
) -> Result<(), Refusal> {
    #[cfg(not(target_arch = "wasm32"))]
    return crate::server::http::available(submission).await;
    #[cfg(target_arch = "wasm32")]
    {
        drop(submission);
        Err(Refusal::NotConfigured)
    }
}
