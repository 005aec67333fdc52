//! The server functions that the hydrated pages call.

#![allow(unreachable_pub, reason = "the macro makes more than the function public")]

use leptos::{prelude::*, server_fn::codec::Post};

use crate::{
    form::submission::Submission,
    wire::{
        encoding::{Urlencoded, carries_a_submission},
        refusal::Refusal,
    },
};

carries_a_submission!(Register, Available);

/// Registers a submission of the form with the id in its field `form`.
///
/// The response is the same whether or not the address has an account. The next page is always
/// *Check your email*.
///
/// # Errors
/// Returns a [`Refusal`], such as the problems of the fields.
#[server(endpoint = "signup/register", input = Post<Urlencoded>, input_derive = (Clone,), output = Post<Urlencoded>)]
pub async fn register(
    /// The posted fields.
    submission: Submission,
) -> Result<(), Refusal> {
    #[cfg(not(target_arch = "wasm32"))]
    return crate::server::http::leptos::register(submission).await;
    // A server build for wasm32 fails with the `compile_error` in lib.rs.
    #[cfg(target_arch = "wasm32")]
    {
        drop(submission);
        Err(Refusal::NotConfigured)
    }
}

/// Checks whether the `username` of a submission is available, on the form with the id in its field
/// `form`. Pages call it while the visitor types.
///
/// # Errors
/// Returns a [`Refusal`]: the problem with the name, [`Refusal::TooOften`], or
/// [`Refusal::Malformed`] for a form [without this check](crate::Form::without_live_availability).
#[server(endpoint = "signup/available", input = Post<Urlencoded>, input_derive = (Clone,), output = Post<Urlencoded>)]
pub async fn available(
    /// The posted fields.
    submission: Submission,
) -> Result<(), Refusal> {
    #[cfg(not(target_arch = "wasm32"))]
    return crate::server::http::leptos::available(submission).await;
    #[cfg(target_arch = "wasm32")]
    {
        drop(submission);
        Err(Refusal::NotConfigured)
    }
}
