//! What development has at `/dev`, for people and for test suites on this machine: the captured mails, the
//! clock, and the kit for Playwright.

use std::time::Duration;

use axum::{
    body::to_bytes,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    form::submission::Submission,
    server::{
        clock::dev::DevClock,
        http::{
            local::{is_local, is_same_origin},
            mailbox,
            state::HttpState,
        },
    },
};

const CLOCK: &str = "/dev/clock";
const PLAYWRIGHT: &str = "/dev/signup-playwright.ts";

/// The kit for the test suites of hosts, which need no copy of it.
const PLAYWRIGHT_KIT: &str = include_str!("../../../kit/playwright.ts");

const NOT_LOCAL: &str = "This is for development, on this machine only. Ask by 127.0.0.1 or localhost, without a \
     proxy, and serve the router with `into_make_service_with_connect_info::<SocketAddr>()`.\n";

const NO_STEP: &str =
    "Post the form field `advance`, with the seconds by which the clock moves on.\n";

/// A tool of development.
#[derive(Clone, Copy, Debug)]
pub(crate) enum DevTool {
    Mailbox,
    Clock,
    PlaywrightKit,
}

/// The tool at `path`, if this sign-up has it. The builder refuses a captured mailbox and a clock that moves on a
/// public host.
pub(crate) fn at(state: &HttpState, path: &str) -> Option<DevTool> {
    let has_mailbox = state.captured.is_some();
    match path {
        CLOCK if state.cx.clock.dev().is_some() => Some(DevTool::Clock),
        PLAYWRIGHT if has_mailbox => Some(DevTool::PlaywrightKit),
        _ => (has_mailbox && mailbox::is_at(path)).then_some(DevTool::Mailbox),
    }
}

/// Answers a request for a tool.
pub(crate) async fn answer(state: &HttpState, tool: DevTool, request: Request) -> Response {
    if !is_local(&request) {
        return (StatusCode::FORBIDDEN, NOT_LOCAL).into_response();
    }
    let mut response = match (tool, state.cx.clock.dev()) {
        (DevTool::Mailbox, _) => mailbox::show(state, &request),
        (DevTool::PlaywrightKit, _) => {
            let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
            (kind, PLAYWRIGHT_KIT).into_response()
        }
        (DevTool::Clock, Some(clock)) => advance(clock, request).await,
        (DevTool::Clock, None) => StatusCode::NOT_FOUND.into_response(),
    };
    let no_store = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, no_store);
    response
}

/// Moves the clock on, and says by how many seconds it was moved in all.
async fn advance(clock: &DevClock, request: Request) -> Response {
    if request.method() != Method::POST {
        return (StatusCode::METHOD_NOT_ALLOWED, NO_STEP).into_response();
    }
    if !is_same_origin(request.headers()) {
        return (StatusCode::FORBIDDEN, NOT_LOCAL).into_response();
    }
    let body = to_bytes(request.into_body(), 1_024).await.unwrap_or_default();
    let posted = Submission::from_urlencoded(&body).unwrap_or_default();
    let Ok(seconds) = posted.get("advance").parse() else {
        return (StatusCode::UNPROCESSABLE_ENTITY, NO_STEP).into_response();
    };
    clock.advance(Duration::from_secs(seconds));
    clock.seconds_moved().to_string().into_response()
}
