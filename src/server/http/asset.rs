//! The stylesheet, under a name that changes with its content.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

use crate::ui::stylesheet;

/// Whether `rest`, the path after that of a form, is the stylesheet's.
pub(super) fn is_at(rest: &str) -> bool {
    rest.strip_prefix('/') == Some(stylesheet::NAME)
}

pub(super) fn stylesheet() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, stylesheet::CONTENT).into_response()
}
