//! The pages: each request becomes one call of the service, and what came of it one
//! [`PageState`].

use std::{borrow::Cow, convert::Infallible, time::SystemTime};

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
    response::Response,
};
use tower::Service;

use super::{PageName, cookie::Cookie, pass, plain, policy::NonceSlot, retry_after, status};
use crate::{
    Form, Refusal, Signup, Submission, email,
    form::{ConfirmationFields, Problem, ProblemCode, TICKET},
    server::{
        captcha::Sources,
        client::Client,
        confirmation::JustConfirmed,
        decoy,
        registration::{Asked, Registered},
        secret::Token,
        signup::Failure,
        store::{Attempt, AttemptState, Confirmed},
    },
    ui,
    username::UsernameError,
    wire::{FormState, LinkState, NotMe, PageState},
};

/// What a page's request came to.
enum Outcome {
    Show(PageState, StatusCode),
    /// The page again, for this reason.
    ShowAgain(PageState, Refusal),
    GoTo(&'static str),
    /// On, for there is an account; made just now, perhaps.
    Confirmed(Option<JustConfirmed>),
    /// The answer to a mail's link to this page: the token moves from the URL into a cookie.
    TakeToken(&'static str, Option<Token>),
    /// This browser is the originator of an attempt.
    Began(Token),
    Refused(FormState, Refusal),
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
    let (mut parts, _) = request.into_parts();
    let visit = Visit { signup, form, parts: &parts };
    let is_head = parts.method == Method::HEAD;
    if matches!(page, PageName::Confirm | PageName::NotMe)
        && let Some(outcome) = visit.tries_too_often().await
    {
        return answer(signup, form, parts, Ok(outcome), inner).await;
    }
    let outcome = match page {
        PageName::Form => Ok(visit.begins()),
        PageName::Check => visit.waits().await,
        PageName::Confirm => visit.opens_link().await,
        PageName::Address => visit.wants_another_address().await,
        PageName::NotMe => visit.opens_not_me().await,
        PageName::Done => Ok(visit.is_done()),
        PageName::Waitlist => Ok(Outcome::Show(on_the_list(), StatusCode::OK)),
    };
    // The page asks like this whether it is confirmed by now: nothing has to be rendered for that.
    if is_head && let Ok(Outcome::Show(PageState::Check(_), status)) = outcome {
        return plain::empty(status);
    }
    if page == PageName::Form {
        let client = Client::of(&parts.extensions);
        parts.extensions.insert(signup.shown_captcha(form, &Submission::default(), client).await);
    }
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
            "We could not read that form",
            "Go back and try again.",
        );
    };
    let visit = Visit { signup, form, parts: &parts };
    if matches!(page, PageName::Confirm | PageName::NotMe)
        && let Some(outcome) = visit.tries_too_often().await
    {
        return answer(signup, form, parts, Ok(outcome), inner).await;
    }
    let again = !submission.get("again").is_empty();
    let outcome = match (page, again) {
        (PageName::Form, _) => Ok(visit.registers(&submission).await),
        (PageName::Check, true) => visit.asks_again().await,
        (PageName::Check, false) => visit.enters_code(&submission).await,
        (PageName::Confirm, true) => visit.asks_for_a_new_link().await,
        (PageName::Address, _) => visit.gives_another_address(&submission).await,
        (PageName::NotMe, _) => visit.disowns(&submission).await,
        (PageName::Confirm | PageName::Done | PageName::Waitlist, _) => {
            visit.confirms(&submission).await
        }
    };
    if page == PageName::Form {
        let client = Client::of(&parts.extensions);
        parts.extensions.insert(signup.shown_captcha(form, &submission, client).await);
    }
    answer(signup, form, parts, outcome, inner).await
}

/// Another captcha for a page that is there, as a piece of it.
pub(super) async fn captcha(signup: &Signup, form: &Form, client: Client) -> Response {
    match signup.shown_captcha(form, &Submission::default(), client).await {
        Some(shown) => plain::fragment(ui::captcha::fragment(&shown)),
        None => plain::empty(StatusCode::NO_CONTENT),
    }
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
        let inner = self.signup.inner();
        let ticket = inner.tickets.issue(&inner.keys, self.signup.now());
        let values = values.chain([(TICKET, ticket.as_str())]);
        let values = Submission::from_pairs(values);
        Outcome::Show(PageState::Form(FormState { values, refusal: None }), StatusCode::OK)
    }

    /// Whoever began elsewhere goes on there.
    fn is_done(&self) -> Outcome {
        let elsewhere = self.form.has_email() && self.token(Cookie::Originator).is_none();
        Outcome::Show(PageState::Done { elsewhere }, StatusCode::OK)
    }

    async fn registers(&self, submission: &Submission) -> Outcome {
        match self.signup.register(self.form, submission, self.client(), Asked::Captcha).await {
            Ok(Registered::Attempt(originator)) => Outcome::Began(originator),
            Ok(Registered::Account(_)) => Outcome::GoTo("/done"),
            Err(Refusal::Closed) => closed(),
            Err(refusal) => {
                let mut draft = draft(self.form, submission);
                let shown = draft.values.pairs().chain([(TICKET, submission.get(TICKET))]);
                draft.values = Submission::from_pairs(shown);
                Outcome::Refused(draft, refusal)
            }
        }
    }

    async fn waits(&self) -> Result<Outcome, Failure> {
        let attempt = self.attempt().await?;
        // A superseded attempt waits like any other: that the address has an account now is known
        // to whoever reads its mail, and to nobody else.
        if let Some(on) = attempt.as_ref().and_then(is_over) {
            return Ok(on);
        }
        let waiting = self.signup.waiting(attempt.as_ref());
        Ok(Outcome::Show(PageState::Check(waiting), StatusCode::OK))
    }

    async fn enters_code(&self, submission: &Submission) -> Result<Outcome, Failure> {
        let Some(attempt) = self.attempt().await? else { return Ok(Outcome::GoTo("/check")) };
        let client = self.client();
        let proven = self.signup.confirm_code(self.form, &attempt, submission, client).await;
        let just = proven.as_ref().ok().and_then(|proven| proven.just);
        let (field, code) = match proven.map(|proven| proven.outcome) {
            Ok(Confirmed::Now | Confirmed::Before) => return Ok(Outcome::Confirmed(just)),
            Ok(Confirmed::Parked) => return Ok(Outcome::GoTo("/waitlist")),
            Ok(Confirmed::InviteSpent) => ("code", ProblemCode::InviteUsedUp),
            Ok(Confirmed::TooManyTries) => ("code", ProblemCode::TooManyTries),
            Ok(Confirmed::Expired) => ("code", ProblemCode::CodeExpired),
            Ok(Confirmed::WrongCode | Confirmed::Unknown) => ("code", ProblemCode::WrongCode),
            Ok(Confirmed::UsernameTaken) => {
                ("username", ProblemCode::Username(UsernameError::Taken))
            }
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
        if let Err(refusal) = self.signup.resend(self.form, &attempt, self.client()).await {
            return Ok(self.check_again(&attempt, &Submission::default(), refusal));
        }
        Ok(self.waits_on(&attempt.email, self.signup.mailed_at_last(&attempt)))
    }

    /// For a mail to `email`. The cookie shall live as long as what is in it.
    fn waits_on(&self, email: &str, mailed_at: SystemTime) -> Outcome {
        let Some(originator) = self.token(Cookie::Originator) else {
            return Outcome::GoTo("/check");
        };
        let keys = &self.signup.inner().keys;
        Outcome::Began(decoy::renew(keys, self.form.id(), &originator, email, mailed_at))
    }

    /// The token of a mail's link, on its way from the URL into a cookie.
    fn takes_token(&self, page: &'static str) -> Option<Outcome> {
        Some(Outcome::TakeToken(page, Token::from_request(&self.token_in_query()?)))
    }

    async fn opens_link(&self) -> Result<Outcome, Failure> {
        if let Some(taken) = self.takes_token("/confirm") {
            return Ok(taken);
        }
        let state = self.link_state().await?;
        let status = match state {
            // Whoever confirmed it, and whenever: the same words.
            LinkState::Confirmed => return Ok(self.is_done()),
            LinkState::Pending
            | LinkState::PendingElsewhere
            | LinkState::Superseded
            | LinkState::Parked => StatusCode::OK,
            LinkState::Expired | LinkState::InviteSpent => StatusCode::GONE,
            LinkState::Unknown { .. } => StatusCode::NOT_FOUND,
        };
        Ok(Outcome::Show(PageState::Link(state, FormState::default()), status))
    }

    async fn link_state(&self) -> Result<LinkState, Failure> {
        let (link, originator) = (self.token(Cookie::Link), self.token(Cookie::Originator));
        self.signup.link_state(self.form, link.as_ref(), originator.as_ref()).await
    }

    async fn confirms(&self, submission: &Submission) -> Result<Outcome, Failure> {
        let Some(link) = self.token(Cookie::Link) else { return Ok(Outcome::GoTo("/confirm")) };
        let originator = self.token(Cookie::Originator);
        let (originator, client) = (originator.as_ref(), self.client());
        let proven =
            self.signup.confirm_link(self.form, &link, originator, submission, client).await;
        let just = proven.as_ref().ok().and_then(|proven| proven.just);
        let refusal = match proven.map(|proven| proven.outcome) {
            Ok(Confirmed::Now) => return Ok(Outcome::Confirmed(just)),
            Ok(Confirmed::Parked) => return Ok(Outcome::GoTo("/waitlist")),
            Ok(Confirmed::InviteSpent) => {
                let page = PageState::Link(LinkState::InviteSpent, FormState::default());
                return Ok(Outcome::Show(page, StatusCode::GONE));
            }
            Ok(Confirmed::UsernameTaken) => {
                let code = ProblemCode::Username(UsernameError::Taken);
                Refusal::Problems(vec![Problem { field: "username".to_owned(), code }])
            }
            // Whatever it is not, the page of the link says why.
            Ok(_) if self.link_state().await? == LinkState::Confirmed => {
                return Ok(Outcome::Confirmed(None));
            }
            Ok(_) => return Ok(Outcome::GoTo("/confirm")),
            Err(refusal) => refusal,
        };
        let draft = self.late_draft(submission, refusal.clone());
        Ok(Outcome::ShowAgain(PageState::Link(self.link_state().await?, draft), refusal))
    }

    async fn wants_another_address(&self) -> Result<Outcome, Failure> {
        let Some(attempt) = self.attempt().await? else { return Ok(Outcome::GoTo("")) };
        if let Some(on) = is_over(&attempt) {
            return Ok(on);
        }
        let values = Submission::from_pairs([("email", attempt.email.as_str())]);
        let draft = FormState { values, refusal: None };
        Ok(Outcome::Show(PageState::Address(draft), StatusCode::OK))
    }

    async fn gives_another_address(&self, submission: &Submission) -> Result<Outcome, Failure> {
        let Some(attempt) = self.attempt().await? else { return Ok(Outcome::GoTo("")) };
        if let Some(on) = is_over(&attempt) {
            return Ok(on);
        }
        let changed = self.signup.readdress(self.form, &attempt, submission, self.client()).await;
        Ok(match changed {
            Ok(email) => self.waits_on(&email, self.signup.now()),
            Err(Refusal::Closed) => closed(),
            Err(refusal) => {
                let draft = draft(&self.form.address_form(), submission);
                let draft = FormState { refusal: Some(refusal.clone()), ..draft };
                Outcome::ShowAgain(PageState::Address(draft), refusal)
            }
        })
    }

    async fn opens_not_me(&self) -> Result<Outcome, Failure> {
        if let Some(taken) = self.takes_token("/not-me") {
            return Ok(taken);
        }
        let not_me = match self.link_state().await? {
            LinkState::Confirmed | LinkState::Parked => NotMe::Confirmed,
            LinkState::Unknown { .. } => NotMe::Unknown,
            _ => NotMe::Asked,
        };
        let status = match not_me {
            NotMe::Unknown => StatusCode::NOT_FOUND,
            _ => StatusCode::OK,
        };
        Ok(Outcome::Show(PageState::NotMe(not_me, FormState::default()), status))
    }

    async fn disowns(&self, submission: &Submission) -> Result<Outcome, Failure> {
        let Some(link) = self.token(Cookie::Link) else { return Ok(Outcome::GoTo("/not-me")) };
        if let Err(problems) = self.form.not_me_form().validate(submission) {
            let refusal = Refusal::Problems(problems);
            let draft = FormState { refusal: Some(refusal.clone()), ..FormState::default() };
            return Ok(Outcome::ShowAgain(PageState::NotMe(NotMe::Asked, draft), refusal));
        }
        if self.signup.disown(self.form, &link).await? {
            let page = PageState::NotMe(NotMe::Deleted, FormState::default());
            return Ok(Outcome::Show(page, StatusCode::OK));
        }
        Ok(Outcome::GoTo("/not-me"))
    }

    /// What was posted with a proof, without secrets.
    fn late_draft(&self, posted: &Submission, refusal: Refusal) -> FormState {
        FormState {
            refusal: Some(refusal),
            ..draft(&self.form.link_form(ConfirmationFields::of(posted)), posted)
        }
    }

    /// The attempt of the link if there is one, else the one that this browser began.
    async fn asks_for_a_new_link(&self) -> Result<Outcome, Failure> {
        let behind = match self.token(Cookie::Link) {
            Some(link) => self.signup.attempt_behind(self.form, &link).await?,
            None => None,
        };
        let is_own = behind.is_none();
        let attempt = match behind {
            Some(attempt) => Some(attempt),
            None => self.attempt().await?,
        };
        let Some(attempt) = attempt else { return Ok(Outcome::GoTo("/check")) };
        if let Err(refusal) = self.signup.resend(self.form, &attempt, self.client()).await {
            return Ok(Self::refuses_link(refusal));
        }
        Ok(match is_own {
            true => self.waits_on(&attempt.email, self.signup.mailed_at_last(&attempt)),
            false => Outcome::GoTo("/check"),
        })
    }

    /// What somebody is shown who has tried too many links: that in the URL, or the one that this browser
    /// opened last.
    async fn tries_too_often(&self) -> Option<Outcome> {
        let link = match self.token_in_query() {
            Some(token) => Token::from_request(&token),
            None => Some(self.token(Cookie::Link)?),
        };
        let admitted = self.signup.admit_link(self.form, link.as_ref(), self.client()).await;
        admitted.err().map(Self::refuses_link)
    }

    fn refuses_link(refusal: Refusal) -> Outcome {
        let draft = FormState { refusal: Some(refusal.clone()), ..FormState::default() };
        Outcome::ShowAgain(PageState::Link(LinkState::Expired, draft), refusal)
    }

    fn token_in_query(&self) -> Option<Cow<'_, str>> {
        let mut query = form_urlencoded::parse(self.parts.uri.query()?.as_bytes());
        Some(query.find(|(name, _)| name == "token")?.1)
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

/// Where to go on with an attempt that takes no other address any more.
fn is_over(attempt: &Attempt) -> Option<Outcome> {
    match attempt.state {
        AttemptState::Confirmed => Some(Outcome::GoTo("/done")),
        AttemptState::Parked => Some(Outcome::GoTo("/waitlist")),
        AttemptState::Pending | AttemptState::Superseded => None,
    }
}

/// Instead of a form that takes no sign-ups.
fn closed() -> Outcome {
    Outcome::Show(PageState::Closed, status(&Refusal::Closed))
}

/// Like *done*, for everybody the same.
fn on_the_list() -> PageState {
    PageState::Link(LinkState::Parked, FormState::default())
}

/// What was typed, to be shown again: the fields of the form, without secrets.
fn draft(form: &Form, submission: &Submission) -> FormState {
    let shown = form.fields().iter().filter(|field| !field.is_secret());
    let values = shown.map(|field| (field.name(), submission.get(field.name())));
    FormState { values: Submission::from_pairs(values), refusal: None }
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
            (PageState::Form(FormState { refusal: Some(refusal), ..draft }), status, seconds)
        }
        Ok(Outcome::GoTo(page)) => return plain::see_other(&format!("{}{page}", form.path())),
        Ok(Outcome::Began(token)) => {
            return go_with_cookie(form, "/check", Cookie::Originator.write(gate, form, &token));
        }
        Ok(Outcome::Confirmed(just)) => {
            let mut response = plain::see_other(&format!("{}/done", form.path()));
            if let Some(just) = just {
                response.extensions_mut().insert(just);
            }
            return response;
        }
        Ok(Outcome::TakeToken(page, token)) => {
            // A broken link must not leave the state of an earlier one behind.
            let cookie = match token {
                Some(token) => Cookie::Link.write(gate, form, &token),
                None => Cookie::Link.forget(gate, form),
            };
            let mut response = go_with_cookie(form, page, cookie);
            let referrer = HeaderValue::from_static("no-referrer");
            response.headers_mut().insert(header::REFERRER_POLICY, referrer);
            return response;
        }
        Err(Failure) => return plain::failed(),
    };
    // Of a captcha, on the page that has it and on no other.
    let sources = match state {
        PageState::Form(_) => signup.captcha_sources(form.id()),
        _ => Sources::default(),
    };
    parts.extensions.insert(state);
    let nonce = NonceSlot::default();
    parts.extensions.insert(nonce.clone());
    let mut response = pass(inner, Request::from_parts(parts, Body::empty())).await;
    signup.inner().policy.write(response.headers_mut(), &nonce, sources);
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
