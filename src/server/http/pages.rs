//! The pages: each request becomes one call of the service, and what came of it one
//! [`PageState`].

use std::convert::Infallible;

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::Response,
};
use tower::Service;

use super::{PageName, cookie::Cookie, pass, plain, retry_after, status};
use crate::{
    Form, Refusal, Signup, Submission, email,
    form::{Code, Late, Problem},
    server::{
        client::Client,
        secret::Token,
        signup::{Failure, Registered},
        store::{Attempt, AttemptState, Confirmed},
    },
    username::UsernameError,
    wire::{Draft, LinkState, PageState},
};

/// What a page's request came to.
enum Outcome {
    Show(PageState, StatusCode),
    /// The page again, for this reason.
    ShowAgain(PageState, Refusal),
    GoTo(&'static str),
    /// The answer to a mail's link: the token moves from the URL into a cookie.
    TakeToken(Option<Token>),
    /// This browser is the originator of an attempt.
    Began(Token),
    Refused(Draft, Refusal),
}

/// A request of ours, taken apart.
struct Visit<'a> {
    signup: &'a Signup,
    form: &'a Form,
    parts: &'a Parts,
}

/// Answers a GET. It changes nothing.
pub(super) async fn get<S>(
    signup: &Signup,
    form: &Form,
    page: PageName,
    request: Request,
    inner: S,
) -> Response
where
    S: Service<Request, Response = Response, Error = Infallible> + Send,
    S::Future: Send,
{
    let (parts, _) = request.into_parts();
    let visit = Visit { signup, form, parts: &parts };
    let outcome = match page {
        PageName::Form => Ok(visit.begins()),
        PageName::Check => visit.waits().await,
        PageName::Confirm => visit.opens_link().await,
        PageName::Done => Ok(Outcome::Show(PageState::Done, StatusCode::OK)),
        PageName::Waitlist => Ok(Outcome::Show(on_the_list(), StatusCode::OK)),
    };
    answer(signup, form, parts, outcome, inner).await
}

/// Answers a POST that passed the gate, its body in memory.
pub(super) async fn post<S>(
    signup: &Signup,
    form: &Form,
    page: PageName,
    request: Request,
    inner: S,
) -> Response
where
    S: Service<Request, Response = Response, Error = Infallible> + Send,
    S::Future: Send,
{
    let (mut parts, body) = request.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let Ok(submission) = Submission::from_urlencoded(&body) else {
        return plain::page(
            StatusCode::BAD_REQUEST,
            "That was not understood",
            "A field was sent twice, or far too many were sent. Please go back and try again.",
        );
    };
    let visit = Visit { signup, form, parts: &parts };
    let again = !submission.get("again").is_empty();
    let outcome = match (page, again) {
        (PageName::Form, _) => Ok(visit.registers(&submission).await),
        (PageName::Check, true) => visit.asks_again().await,
        (PageName::Check, false) => visit.enters_code(&submission).await,
        (PageName::Confirm, true) => visit.asks_for_a_new_link().await,
        (PageName::Confirm | PageName::Done | PageName::Waitlist, _) => {
            visit.confirms(&submission).await
        }
    };
    answer(signup, form, parts, outcome, inner).await
}

impl Visit<'_> {
    /// A link may bring the address along, as `?email=…`.
    fn begins(&self) -> Outcome {
        if self.signup.inner().admissions.of(self.form).is_closed() {
            return closed();
        }
        let query =
            Submission::from_urlencoded(self.parts.uri.query().unwrap_or_default().as_bytes());
        let query = query.unwrap_or_default();
        let prefillable = self.form.fields().iter().filter(|field| field.is_prefillable());
        let values = prefillable.filter_map(|field| {
            let value = query.get(field.name());
            (value.len() <= email::MAX_BYTES).then_some((field.name(), value))
        });
        let values = Submission::from_pairs(values);
        Outcome::Show(PageState::Form(Draft { values, refusal: None }), StatusCode::OK)
    }

    async fn registers(&self, submission: &Submission) -> Outcome {
        match self.signup.register(self.form, submission, self.client()).await {
            Ok(Registered::Attempt(originator)) => Outcome::Began(originator),
            Ok(Registered::Account(_)) => Outcome::GoTo("/done"),
            Err(Refusal::Closed) => closed(),
            Err(refusal) => Outcome::Refused(draft(self.form, submission), refusal),
        }
    }

    async fn waits(&self) -> Result<Outcome, Failure> {
        let attempt = self.attempt().await?;
        // A superseded attempt waits like any other: that the address has an account now is known
        // to whoever reads its mail, and to nobody else.
        match attempt.as_ref().map(|attempt| attempt.state) {
            Some(AttemptState::Confirmed) => return Ok(Outcome::GoTo("/done")),
            Some(AttemptState::Parked) => return Ok(Outcome::GoTo("/waitlist")),
            Some(AttemptState::Pending | AttemptState::Superseded) | None => {}
        }
        let waiting = self.signup.waiting(attempt.as_ref());
        Ok(Outcome::Show(PageState::Check(waiting), StatusCode::OK))
    }

    async fn enters_code(&self, submission: &Submission) -> Result<Outcome, Failure> {
        let Some(attempt) = self.attempt().await? else { return Ok(Outcome::GoTo("/check")) };
        let (field, code) = match self.signup.confirm_code(self.form, &attempt, submission).await {
            Ok(Confirmed::Now | Confirmed::Before) => return Ok(Outcome::GoTo("/done")),
            Ok(Confirmed::Parked) => return Ok(Outcome::GoTo("/waitlist")),
            Ok(Confirmed::InviteSpent) => ("code", Code::InviteUsedUp),
            Ok(Confirmed::TooManyTries) => ("code", Code::TooManyTries),
            Ok(Confirmed::Expired) => ("code", Code::CodeExpired),
            Ok(Confirmed::WrongCode | Confirmed::Unknown) => ("code", Code::WrongCode),
            Ok(Confirmed::UsernameTaken) => ("username", Code::Username(UsernameError::Taken)),
            Err(refusal) => return Ok(self.check_again(&attempt, submission, refusal)),
        };
        let problems = vec![Problem { field: field.to_owned(), code }];
        Ok(self.check_again(&attempt, submission, Refusal::Problems(problems)))
    }

    fn check_again(&self, attempt: &Attempt, posted: &Submission, refusal: Refusal) -> Outcome {
        let mut waiting = self.signup.waiting(Some(attempt));
        waiting.draft = self.late_draft(posted, refusal.clone());
        Outcome::ShowAgain(PageState::Check(waiting), refusal)
    }

    async fn asks_again(&self) -> Result<Outcome, Failure> {
        let Some(attempt) = self.attempt().await? else { return Ok(Outcome::GoTo("/check")) };
        self.signup.resend(self.form, &attempt).await?;
        // The cookie shall live as long as the new secrets.
        Ok(match self.token(Cookie::Originator) {
            Some(originator) => Outcome::Began(originator),
            None => Outcome::GoTo("/check"),
        })
    }

    async fn opens_link(&self) -> Result<Outcome, Failure> {
        if let Some(query) = self.parts.uri.query() {
            let token = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "token");
            if let Some((_, token)) = token {
                return Ok(Outcome::TakeToken(Token::from_request(&token)));
            }
        }
        let (link, originator) = (self.token(Cookie::Link), self.token(Cookie::Originator));
        let state = self.signup.link_state(self.form, link.as_ref(), originator.as_ref()).await?;
        let status = match state {
            LinkState::Pending | LinkState::Confirmed | LinkState::Parked => StatusCode::OK,
            LinkState::Expired | LinkState::InviteSpent => StatusCode::GONE,
            LinkState::Unknown { .. } => StatusCode::NOT_FOUND,
        };
        Ok(Outcome::Show(PageState::Link(state, Draft::default()), status))
    }

    async fn confirms(&self, submission: &Submission) -> Result<Outcome, Failure> {
        let Some(link) = self.token(Cookie::Link) else { return Ok(Outcome::GoTo("/confirm")) };
        let refusal = match self.signup.confirm_link(self.form, &link, submission).await {
            Ok(Confirmed::Now) => return Ok(Outcome::GoTo("/done")),
            Ok(Confirmed::Parked) => return Ok(Outcome::GoTo("/waitlist")),
            Ok(Confirmed::InviteSpent) => {
                let page = PageState::Link(LinkState::InviteSpent, Draft::default());
                return Ok(Outcome::Show(page, StatusCode::GONE));
            }
            Ok(Confirmed::UsernameTaken) => {
                let code = Code::Username(UsernameError::Taken);
                Refusal::Problems(vec![Problem { field: "username".to_owned(), code }])
            }
            // Whatever it is not, the page of the link says why.
            Ok(_) => return Ok(Outcome::GoTo("/confirm")),
            Err(refusal) => refusal,
        };
        let draft = self.late_draft(submission, refusal.clone());
        Ok(Outcome::ShowAgain(PageState::Link(LinkState::Pending, draft), refusal))
    }

    /// What was posted with a proof, without secrets.
    fn late_draft(&self, posted: &Submission, refusal: Refusal) -> Draft {
        Draft { refusal: Some(refusal), ..draft(&self.form.at_link(Late::of(posted)), posted) }
    }

    /// The attempt of the link if there is one, else the one that this browser began.
    async fn asks_for_a_new_link(&self) -> Result<Outcome, Failure> {
        let behind = match self.token(Cookie::Link) {
            Some(link) => self.signup.attempt_behind(self.form, &link).await?,
            None => None,
        };
        let attempt = match behind {
            Some(attempt) => Some(attempt),
            None => self.attempt().await?,
        };
        if let Some(attempt) = attempt {
            self.signup.resend(self.form, &attempt).await?;
        }
        Ok(Outcome::GoTo("/check"))
    }

    async fn attempt(&self) -> Result<Option<Attempt>, Failure> {
        let originator = self.token(Cookie::Originator);
        self.signup.attempt_of(self.form, originator.as_ref()).await
    }

    fn client(&self) -> Client {
        Client::of(&self.parts.extensions)
    }

    fn token(&self, cookie: Cookie) -> Option<Token> {
        cookie.read(&self.signup.inner().gate, self.form, &self.parts.headers)
    }
}

/// Instead of a form that takes no sign-ups.
fn closed() -> Outcome {
    Outcome::Show(PageState::Closed, status(&Refusal::Closed))
}

/// Like *done*, for everybody the same.
fn on_the_list() -> PageState {
    PageState::Link(LinkState::Parked, Draft::default())
}

/// What was typed, to be shown again: the fields of the form, without secrets.
fn draft(form: &Form, submission: &Submission) -> Draft {
    let shown = form.fields().iter().filter(|field| !field.is_secret());
    let values = shown.map(|field| (field.name(), submission.get(field.name())));
    Draft { values: Submission::from_pairs(values), refusal: None }
}

async fn answer<S>(
    signup: &Signup,
    form: &Form,
    mut parts: Parts,
    outcome: Result<Outcome, Failure>,
    inner: S,
) -> Response
where
    S: Service<Request, Response = Response, Error = Infallible> + Send,
    S::Future: Send,
{
    let gate = &signup.inner().gate;
    let (state, status, seconds) = match outcome {
        Ok(Outcome::Show(state, status)) => (state, status, None),
        Ok(Outcome::ShowAgain(state, refusal)) => (state, status(&refusal), retry_after(&refusal)),
        Ok(Outcome::Refused(draft, refusal)) => {
            let (status, seconds) = (status(&refusal), retry_after(&refusal));
            (PageState::Form(Draft { refusal: Some(refusal), ..draft }), status, seconds)
        }
        Ok(Outcome::GoTo(page)) => return plain::see_other(&format!("{}{page}", form.path())),
        Ok(Outcome::Began(token)) => {
            return go_with_cookie(form, "/check", Cookie::Originator.write(gate, form, &token));
        }
        Ok(Outcome::TakeToken(token)) => {
            // A broken link must not leave the state of an earlier one behind.
            let cookie = match token {
                Some(token) => Cookie::Link.write(gate, form, &token),
                None => Cookie::Link.forget(gate, form),
            };
            return go_with_cookie(form, "/confirm", cookie);
        }
        Err(Failure) => return plain::failed(),
    };
    parts.extensions.insert(state);
    let mut response = pass(inner, Request::from_parts(parts, Body::empty())).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    if let Some(seconds) = seconds {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn go_with_cookie(form: &Form, page: &str, cookie: Option<HeaderValue>) -> Response {
    let mut response = plain::see_other(&format!("{}{page}", form.path()));
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
