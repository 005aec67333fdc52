//! The server functions of the steps of a sign-up, which hydrated forms call.
//!
//! Each takes a [`Submission`]: the fields that the form of its step would post. Each is as safe and as silent as
//! the pages, because both share their code.

#![allow(unreachable_pub, reason = "the macro makes more than the function public")]

use leptos::{prelude::*, server_fn::codec::Post};

use crate::{
    form::submission::Submission,
    wire::{
        encoding::{Urlencoded, carries_a_submission},
        refusal::Refusal,
        step::Step,
    },
};

/// The body of the server function of this name.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
macro_rules! on_server {
    ($name:ident($submission:ident)) => {
        crate::server::http::leptos::$name($submission).await
    };
}

/// A server build for wasm32 fails with the `compile_error` in lib.rs.
#[cfg(all(feature = "ssr", target_arch = "wasm32"))]
macro_rules! on_server {
    ($name:ident($submission:ident)) => {{
        drop($submission);
        Err(Refusal::NotConfigured)
    }};
}

carries_a_submission!(Register, Available, ConfirmByCode, Resend, ChangeAddress, State);

/// Registers a submission of the form with the id in its field `form`.
///
/// The response is the same whether or not the address has an account. The next step is
/// [`SignupStep::Check`](crate::SignupStep::Check), or [`Done`](crate::SignupStep::Done) for a form without
/// an email address.
///
/// # Errors
/// Returns a [`Refusal`], such as the problems of the fields.
#[server(endpoint = "signup/register", input = Post<Urlencoded>, input_derive = (Clone,), output = Post<Urlencoded>)]
pub async fn register(
    /// The posted fields.
    submission: Submission,
) -> Result<Step, Refusal> {
    on_server!(register(submission))
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
    on_server!(available(submission))
}

/// Confirms the address of a sign-up by the `code` of its mail, with the fields that the form asks for at the
/// confirmation. The sign-up is the one of this browser that the field `ticket` names, or without a ticket the
/// newest one.
///
/// # Errors
/// Returns a [`Refusal`], such as a wrong code.
#[server(endpoint = "signup/confirm_by_code", input = Post<Urlencoded>, input_derive = (Clone,), output = Post<Urlencoded>)]
pub async fn confirm_by_code(
    /// The fields `form`, `ticket` and `code`, and those of the confirmation.
    submission: Submission,
) -> Result<Step, Refusal> {
    on_server!(confirm_by_code(submission))
}

/// Sends the mail of a sign-up again. Within a minute of the last one, nothing is sent, and
/// [`Step::resend_in`] says how long to wait. The sign-up is the one of this browser that the field `ticket` names, or without a ticket the
/// newest one.
///
/// # Errors
/// Returns a [`Refusal`], such as [`Refusal::TooOften`].
#[server(endpoint = "signup/resend", input = Post<Urlencoded>, input_derive = (Clone,), output = Post<Urlencoded>)]
pub async fn resend(
    /// The fields `form` and `ticket`.
    submission: Submission,
) -> Result<Step, Refusal> {
    on_server!(resend(submission))
}

/// Changes the address of a sign-up to `email`, and sends the mail there. Earlier links and codes are void.
/// The sign-up is the one of this browser that the field `ticket` names, or without a ticket the
/// newest one.
///
/// # Errors
/// Returns a [`Refusal`], such as a problem with the address.
#[server(endpoint = "signup/change_address", input = Post<Urlencoded>, input_derive = (Clone,), output = Post<Urlencoded>)]
pub async fn change_address(
    /// The fields `form`, `ticket` and `email`.
    submission: Submission,
) -> Result<Step, Refusal> {
    on_server!(change_address(submission))
}

/// Says where a sign-up stands, for example after its link was opened on another device. The sign-up is the one of this browser that the field `ticket` names, or without a ticket the
/// newest one.
///
/// # Errors
/// Returns a [`Refusal`] if the server fails.
#[server(endpoint = "signup/state", input = Post<Urlencoded>, input_derive = (Clone,), output = Post<Urlencoded>)]
pub async fn state(
    /// The fields `form` and `ticket`.
    submission: Submission,
) -> Result<Step, Refusal> {
    on_server!(state(submission))
}
