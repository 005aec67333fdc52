//! The pages: each request becomes one call of a use case, and its result one
//! [`PageState`](crate::wire::page::PageState).

mod address;
mod check;
mod done;
mod form;
mod link;
mod new_address;
mod not_me;
pub(crate) mod outcome;
mod password;
mod request;
mod setup;
pub(crate) mod steps;

use axum::{
    body::to_bytes,
    extract::Request,
    http::{Method, StatusCode, header},
    response::Response,
};

use crate::{
    form::{Form, submission::Submission},
    server::{
        captcha::proof_of_work::WorkFor,
        http::{
            pages::{outcome::Outcome, request::PageRequest},
            plain_page::{self, Place},
            response::App,
            state::HttpState,
            target::PageName,
        },
        net::client::Client,
    },
    text::{catalogue::Catalogue, message::Message},
    ui::{self, asides},
    wire::page::{PageState, PasswordPage},
};

/// Answers a GET. It changes nothing.
pub(crate) async fn get(
    state: &HttpState,
    form: &Form,
    page: PageName,
    request: Request,
    app: impl App,
) -> Response {
    let (mut parts, _) = request.into_parts();
    let page_request = PageRequest { state, form, parts: &parts };
    let outcome = page_request.get(page).await.unwrap_or_else(|outcome| outcome);
    // The page polls like this until the address is confirmed, so nothing needs rendering.
    if parts.method == Method::HEAD
        && let Outcome::Show(PageState::Check(_) | PageState::NoAttempt, status) = outcome
    {
        return plain_page::empty(status);
    }
    if page.has_captcha() {
        let client = Client::of(&parts.extensions);
        let posted = Submission::default();
        let captcha = state.widgets.render(form, &posted, client, WorkFor::Captcha).await;
        parts.extensions.insert(captcha);
    }
    outcome.respond(state, form, parts, app).await
}

/// Answers a POST that the guard has checked. Its body is in memory.
pub(crate) async fn post(
    state: &HttpState,
    form: &Form,
    page: PageName,
    request: Request,
    app: impl App,
) -> Response {
    let (mut parts, body) = request.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let Ok(submission) = Submission::from_urlencoded(&body) else {
        let (heading, sentence) = (Message::UnreadableTitle, Message::GoBack);
        let texts = state.texts(&parts.extensions);
        let place = Place { texts: &texts, form: form.path() };
        return plain_page::page(place, StatusCode::BAD_REQUEST, heading, sentence);
    };
    // The answer is in the language of the page that was posted.
    if let Some(texts) = state.cx.texts.posted(&submission) {
        parts.extensions.insert(texts);
    }
    let page_request = PageRequest { state, form, parts: &parts };
    let outcome = page_request.post(page, &submission).await.unwrap_or_else(|outcome| outcome);
    if page.has_captcha() {
        let client = Client::of(&parts.extensions);
        let what = outcome.asks_for(&submission);
        parts.extensions.insert(state.widgets.render(form, &submission, client, what).await);
    }
    outcome.respond(state, form, parts, app).await
}

/// What a form needs that the client's router opens: the values of its inputs, its path in the language of the
/// page that it is on, and the texts.
pub(crate) async fn opening(state: &HttpState, form: &Form, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let request = PageRequest { state, form, parts: &parts };
    let place = request.in_query("at");
    let at = place.clone().unwrap_or_else(|| parts.uri.path().into());
    let at = state.public_path.below(&at).unwrap_or_default();
    let texts = state.cx.texts.of_request(&parts, at).texts;
    let host_form = state.cx.form(form.id()).unwrap_or(form);
    let path = state.cx.path(host_form, texts.catalogue().language());
    let mut values = request.form_values();
    // Only the form's own page has them. It opens without them when the database fails.
    if place.is_none()
        && let Ok(all) = request.with_waiting(values.clone()).await
    {
        let form = form.clone().at_path(&path);
        let html = asides::html(&form, &texts.catalogue(), &all);
        let html = Some((asides::OPENED, html.as_str())).filter(|(_, html)| !html.is_empty());
        values = Submission::from_pairs(values.pairs().chain(html));
    }
    plain_page::lines([&values.to_urlencoded(), &path, texts.lines()])
}

/// A new captcha for a page that is open, as a fragment of HTML.
pub(crate) async fn captcha(
    state: &HttpState,
    texts: &Catalogue,
    form: &Form,
    query: Option<&str>,
    client: Client,
) -> Response {
    match state.widgets.render(form, &Submission::default(), client, asked_for(query)).await {
        Some(captcha) => plain_page::fragment(ui::captcha::fragment(form, texts, &captcha)),
        None => plain_page::empty(StatusCode::NO_CONTENT),
    }
}

/// What the query of a request for a captcha asks for.
pub(crate) fn asked_for(query: Option<&str>) -> WorkFor {
    let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    match pairs.any(|(name, value)| name == "for" && value == "limit") {
        true => WorkFor::Limit,
        false => WorkFor::Captcha,
    }
}

impl PageRequest<'_> {
    async fn get(&self, page: PageName) -> Result<Outcome, Outcome> {
        let link = if page.is_linked() { self.shown_link().await? } else { None };
        Ok(match page {
            PageName::Form => self.get_form().await?,
            PageName::Check => self.get_check().await?,
            PageName::Confirm => self.get_link(link.as_ref()).await?,
            PageName::Address => self.get_address().await?,
            PageName::NotMe => self.get_not_me(link.as_ref()).await?,
            PageName::Done => self.get_done().await?,
            PageName::Waitlist => self.get_waitlist().await?,
            PageName::Forgot => self.get_forgot(),
            PageName::ForgotSent => Self::get_password(PasswordPage::Sent),
            PageName::Reset => self.get_reset().await?,
            PageName::ResetDone => self.get_changed(),
            PageName::NewAddress => self.get_new_address().await?,
            PageName::NewAddressDone => Self::get_password(PasswordPage::AddressChanged),
        })
    }

    async fn post(&self, page: PageName, submission: &Submission) -> Result<Outcome, Outcome> {
        let link = if page.is_linked() { self.posted_link(submission).await? } else { None };
        let is_resend = !submission.get("again").is_empty();
        Ok(match page {
            PageName::Form => self.post_form(submission).await,
            PageName::Check if is_resend => self.post_resend(submission).await?,
            PageName::Check => self.post_code(submission).await?,
            PageName::Confirm if is_resend => self.post_new_link(link, submission).await?,
            PageName::Confirm => self.post_link(link, submission).await?,
            PageName::Address => self.post_address(submission).await?,
            PageName::NotMe => self.post_not_me(link, submission).await?,
            PageName::Forgot => self.post_forgot(submission).await,
            PageName::Reset => self.post_reset(submission).await,
            PageName::NewAddress => self.post_new_address(submission).await,
            // The layer passes no post to these pages.
            PageName::Done
            | PageName::Waitlist
            | PageName::ForgotSent
            | PageName::ResetDone
            | PageName::NewAddressDone => self.get_done().await?,
        })
    }
}
