//! The stylesheet, the script of captchas and the texts of each language, under names that change with
//! their content.

use std::{borrow::Cow, sync::Arc};

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

use crate::{
    server::language::site_texts::SiteTexts,
    ui::{captcha, request::PageTexts, stylesheet},
};

/// A file that browsers may cache for ever.
#[derive(Clone, Debug)]
pub(crate) enum Asset {
    Stylesheet,
    CaptchaScript,
    Texts(Arc<PageTexts>),
}

/// The asset at `rest`, the path below that of a form.
pub(crate) fn at(languages: &SiteTexts, rest: &str) -> Option<Asset> {
    match rest.strip_prefix('/')? {
        stylesheet::NAME => Some(Asset::Stylesheet),
        captcha::NAME => Some(Asset::CaptchaScript),
        name => languages.file(name).map(Asset::Texts),
    }
}

impl Asset {
    pub(crate) fn answer(self) -> Response {
        let (kind, content) = match self {
            Self::Stylesheet => ("text/css; charset=utf-8", stylesheet::CONTENT.into()),
            Self::CaptchaScript => ("text/javascript; charset=utf-8", captcha::CONTENT.into()),
            Self::Texts(texts) => {
                ("text/plain; charset=utf-8", Cow::from(texts.lines().to_owned()))
            }
        };
        let headers = [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        (headers, content).into_response()
    }
}
