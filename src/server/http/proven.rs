//! What the host answers its callback with, after another party has proven a mailbox.

use std::sync::Arc;

use axum::{
    http::{HeaderValue, header, request::Parts},
    response::Response,
};
use uuid::Uuid;

use crate::{
    server::{
        crypto::secret::Token,
        flow::proven::{BeginProvenError, ProvenIdentity, ProvenStep},
        http::{cookie::Cookie, pages::outcome::done_path, plain_page, state::HttpState},
        net::client::Client,
        store::attempt::ConfirmOutcome,
    },
    text::language::Language,
    ui::request::PageTexts,
};

/// What a proven identity led to.
#[derive(Debug)]
#[non_exhaustive]
#[must_use = "the person waits for an answer"]
pub enum Begun {
    /// The identity is one of this account: open a session for it.
    Known(Uuid),
    /// This account has the address, and not the identity. Ask its owner to log in as before, and then call
    /// [`Accounts::link`](crate::accounts::Accounts::link) if it is this account that was logged in to. The address alone links nothing: who proves a
    /// mailbox today may have got it from its last owner.
    AccountExists(Uuid),
    /// There is no account yet. Answer with this: it leads the browser to the rest of the form, and holds the
    /// cookie that this browser alone has.
    Continue(Response),
    /// The form asks for nothing more, so there is an account, or the person is on the waitlist. Answer with
    /// this. [`JustConfirmed`](crate::JustConfirmed) is among its extensions if there is an account, as in the
    /// response to the last page of the form.
    Done(Response),
}

/// Begins a sign-up, or finds the account.
pub(crate) async fn begin(
    state: &HttpState,
    form: &str,
    proven: &ProvenIdentity,
    request: &Parts,
) -> Result<Begun, BeginProvenError> {
    let form = state.proven.form(form)?;
    let language = language(state, proven, request);
    let client = Client::of(&request.extensions);
    let page_form = form.at_path(&state.cx.path(form, language));
    Ok(match state.proven.begin(form, proven, language, client).await? {
        ProvenStep::Known(account) => Begun::Known(account),
        ProvenStep::AccountExists(account) => Begun::AccountExists(account),
        ProvenStep::Asked(token) => {
            let mut response = plain_page::see_other(&[page_form.path(), "/confirm"].concat());
            add_cookies(
                &mut response,
                state,
                request,
                form,
                &token,
                &[Cookie::Link, Cookie::Originator],
            );
            Begun::Continue(response)
        }
        ProvenStep::Done(token, result) => {
            let page = match result.outcome {
                ConfirmOutcome::Parked => "/waitlist".to_owned(),
                _ => done_path(&page_form, result.next_page.as_deref()),
            };
            let mut response = plain_page::see_other(&[page_form.path(), &page].concat());
            add_cookies(&mut response, state, request, form, &token, &[Cookie::Originator]);
            if let Some(confirmed) = result.just_confirmed {
                response.extensions_mut().insert(confirmed);
            }
            Begun::Done(response)
        }
    })
}

/// The language that the host wants, or that of the request.
fn language(state: &HttpState, proven: &ProvenIdentity, request: &Parts) -> Language {
    let texts = &state.cx.texts;
    let wanted = proven.get_language().filter(|wanted| texts.has(*wanted));
    wanted.unwrap_or_else(|| {
        let found = request.extensions.get::<Arc<PageTexts>>().cloned();
        let found = found.unwrap_or_else(|| texts.of_request(request, request.uri.path()).texts);
        found.catalogue().language()
    })
}

/// Makes this browser the one that may finish the sign-up. The URL of the callback may hold secrets, so no page
/// is told of it.
fn add_cookies(
    response: &mut Response,
    state: &HttpState,
    request: &Parts,
    form: &crate::form::Form,
    token: &Token,
    cookies: &[Cookie],
) {
    let headers = response.headers_mut();
    for cookie in cookies {
        if let Some(cookie) = cookie.add(&state.guard, form, &request.headers, token) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}
