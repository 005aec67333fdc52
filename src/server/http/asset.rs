//! The stylesheet and the script of captchas, under names that change with their content.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

use crate::ui::{captcha, stylesheet};

/// A file that browsers may cache for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asset {
    Stylesheet,
    CaptchaScript,
}

/// The asset at `rest`, the path below that of a form.
pub(crate) fn at(rest: &str) -> Option<Asset> {
    match rest.strip_prefix('/')? {
        stylesheet::NAME => Some(Asset::Stylesheet),
        captcha::NAME => Some(Asset::CaptchaScript),
        _ => None,
    }
}

impl Asset {
    pub(crate) fn answer(self) -> Response {
        let (kind, content) = match self {
            Self::Stylesheet => ("text/css; charset=utf-8", stylesheet::CONTENT),
            Self::CaptchaScript => ("text/javascript; charset=utf-8", captcha::CONTENT),
        };
        let headers = [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        (headers, content).into_response()
    }
}
