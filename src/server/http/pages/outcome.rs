//! The outcome of a page request, and its response.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::Response,
};

use crate::{
    form::{Form, WORK_FIELD, next::NEXT, submission::Submission},
    server::{
        captcha::{Sources, proof_of_work::WorkFor},
        crypto::secret::Token,
        error::internal::InternalError,
        flow::just_confirmed::JustConfirmed,
        http::{
            cookie::{Cookie, End},
            pages::setup,
            plain_page::{self, Place},
            response::{App, add_language, pass, retry_after, status},
            state::HttpState,
        },
    },
    ui::request::NonceSlot,
    wire::{
        page::{FormState, PageState, PasswordPage},
        refusal::Refusal,
    },
};

/// The outcome of a page request.
pub(crate) enum Outcome {
    Show(PageState, StatusCode),
    /// Shows the page again, for this reason.
    ShowAgain(PageState, Refusal),
    GoTo(&'static str),
    /// Goes to a page about an attempt of this browser.
    GoToOwn(String),
    /// Goes on because there is an account, which this request may have created. The last page leads to a
    /// page of the host.
    Confirmed(Option<JustConfirmed>, Option<String>),
    /// Moves the token of a mail's link from the URL into a cookie.
    TakeToken(&'static str, Cookie, Option<Token>),
    /// The waiting list.
    Waitlisted,
    /// Makes this browser the originator of an attempt.
    Began(Token),
    /// The same after a request for another mail, with the query that tells what became of it.
    AskedAgain(Token, &'static str),
    Refused(FormState, Refusal),
    /// The same, and the browser forgets this link, because it did its work.
    EndsLink(Box<Self>, Cookie, Token),
    /// The server failed.
    Failed,
}

impl From<InternalError> for Outcome {
    fn from(_: InternalError) -> Self {
        Self::Failed
    }
}

impl Outcome {
    /// What a page with a captcha asks for after `posted`. Work that a limit asked for is asked for again
    /// when something else is wrong, so that the next post passes.
    pub(crate) fn asks_for(&self, posted: &Submission) -> WorkFor {
        match self {
            Self::Refused(_, refusal) | Self::ShowAgain(_, refusal)
                if refusal.asks_for_work().is_some() || !posted.get(WORK_FIELD).is_empty() =>
            {
                WorkFor::Limit
            }
            _ => WorkFor::Captcha,
        }
    }

    /// The same outcome, after which the browser forgets the link.
    pub(crate) fn ends(self, cookie: Cookie, link: Token) -> Self {
        Self::EndsLink(Box::new(self), cookie, link)
    }

    /// Turns the outcome into a response. The host's app renders pages.
    pub(crate) async fn respond(
        self,
        state: &HttpState,
        form: &Form,
        parts: Parts,
        app: impl App,
    ) -> Response {
        let (outcome, cookie) = match self {
            Self::EndsLink(outcome, kept, token) => {
                (*outcome, kept.remove(&state.guard, form, &parts.headers, &token))
            }
            outcome => (outcome, None),
        };
        let mut response = outcome.respond_once(state, form, parts, app).await;
        if let Some(cookie) = cookie {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }

    async fn respond_once(
        self,
        state: &HttpState,
        form: &Form,
        parts: Parts,
        app: impl App,
    ) -> Response {
        match self {
            Self::Show(page, status) => render(state, form, parts, app, page, status, None).await,
            Self::ShowAgain(page, refusal) => {
                let (status, seconds) = (status(&refusal), retry_after(&refusal));
                render(state, form, parts, app, page, status, seconds).await
            }
            Self::Refused(draft, refusal) => {
                let (status, seconds) = (status(&refusal), retry_after(&refusal));
                let page = PageState::Form(FormState { refusal: Some(refusal), ..draft });
                render(state, form, parts, app, page, status, seconds).await
            }
            Self::GoTo(page) => plain_page::see_other(&format!("{}{page}", form.path())),
            Self::GoToOwn(page) => plain_page::see_other(&[form.path(), &page].concat()),
            Self::Began(token) => {
                let cookie = Cookie::Originator.add(&state.guard, form, &parts.headers, &token);
                go_with_cookie(form, "/check", cookie)
            }
            Self::AskedAgain(token, query) => {
                let cookie = Cookie::Originator.add(&state.guard, form, &parts.headers, &token);
                go_with_cookie(form, &["/check?", query].concat(), cookie)
            }
            Self::Waitlisted => {
                go_with_cookie(form, "/waitlist", ended(state, form, &parts, End::Waitlist))
            }
            Self::Confirmed(just_confirmed, next) => {
                let cookie = ended(state, form, &parts, End::Done);
                let mut response = go_with_cookie(form, &done_path(form, next.as_deref()), cookie);
                if let Some(confirmed) = just_confirmed {
                    response.extensions_mut().insert(confirmed);
                }
                response
            }
            Self::TakeToken(page, cookie, token) => {
                take_token(state, form, &parts, page, (cookie, token.as_ref()))
            }
            // No outcome ends two links.
            Self::EndsLink(..) | Self::Failed => {
                let texts = state.texts(&parts.extensions);
                plain_page::failed(Place { texts: &texts, form: form.path() })
            }
        }
    }
}

/// Remembers how the sign-up ended here.
pub(crate) fn ended(
    state: &HttpState,
    form: &Form,
    parts: &Parts,
    end: End,
) -> Option<HeaderValue> {
    Cookie::Ended.add(&state.guard, form, &parts.headers, &end.mark())
}

/// The last page, with the page of the host to go on to if the form allows it now.
pub(crate) fn done_path(form: &Form, next: Option<&str>) -> String {
    let query = match next.and_then(|next| form.next(next)) {
        Some(next) => "?".to_owned() + &Submission::from_pairs([(NEXT, next)]).to_urlencoded(),
        None => String::new(),
    };
    ["/done", &query].concat()
}

fn take_token(
    state: &HttpState,
    form: &Form,
    parts: &Parts,
    page: &str,
    (kept, token): (Cookie, Option<&Token>),
) -> Response {
    // A broken link must not leave the state of an earlier one behind.
    let cookie = match token {
        Some(token) => kept.add(&state.guard, form, &parts.headers, token),
        None => kept.forget(&state.guard, form),
    };
    let mut response = go_with_cookie(form, page, cookie);
    let referrer = HeaderValue::from_static("no-referrer");
    response.headers_mut().insert(header::REFERRER_POLICY, referrer);
    response
}

async fn render(
    state: &HttpState,
    form: &Form,
    mut parts: Parts,
    app: impl App,
    page: PageState,
    status: StatusCode,
    retry_after: Option<u32>,
) -> Response {
    // Only the page with the captcha allows its sources.
    let sources = match page {
        PageState::Form(_) | PageState::Password(PasswordPage::Forgot(_)) => {
            state.captcha_sources(form.id())
        }
        _ => Sources::default(),
    };
    setup::warn_without_workers(state, &page);
    let texts = state.texts(&parts.extensions);
    let is_form = matches!(page, PageState::Form(_));
    let (uri, routes) = (parts.uri.clone(), setup::routes_of(&page));
    parts.extensions.insert(page);
    let nonce = NonceSlot::default();
    parts.extensions.insert(nonce.clone());
    let mut response = pass(app, Request::from_parts(parts, Body::empty())).await;
    if !nonce.is_rendered() && response.status() == StatusCode::NOT_FOUND {
        return setup::not_mounted(state, &texts, form, (uri.path(), routes));
    }
    state.policy.write(response.headers_mut(), &nonce, sources);
    add_language(response.headers_mut(), texts.language());
    if state.cx.texts.vary_by_header() {
        response.headers_mut().append(header::VARY, HeaderValue::from_static("Accept-Language"));
    }
    // Search engines have no use for the pages between and after.
    if !is_form {
        response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn go_with_cookie(form: &Form, page: &str, cookie: Option<HeaderValue>) -> Response {
    let mut response = plain_page::see_other(&format!("{}{page}", form.path()));
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
