//! The stylesheet and the script of captchas, under names that change with their content.
//!
//! During an update, the page of one version may ask an instance of another version for its files. It gets
//! the files that the instance has, so that no page stands there without its style, and no cache keeps them
//! under the other name.

use std::borrow::Cow;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

use crate::ui::{captcha, stylesheet};

/// A file that browsers may cache for ever under the name of this version.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asset {
    kind: AssetKind,
    is_of_this_version: bool,
}

#[derive(Clone, Copy, Debug)]
enum AssetKind {
    Stylesheet,
    CaptchaScript,
}

const ASSETS: [(&str, AssetKind); 2] =
    [(stylesheet::NAME, AssetKind::Stylesheet), (captcha::NAME, AssetKind::CaptchaScript)];

/// The asset at `rest`, the path below that of a form.
pub(crate) fn at(rest: &str) -> Option<Asset> {
    let name = rest.strip_prefix('/')?;
    ASSETS.into_iter().find_map(|(own, kind)| {
        let is_it = parts(name).is_some_and(|(stem, ending)| parts(own) == Some((stem, ending)));
        is_it.then_some(Asset { kind, is_of_this_version: name == own })
    })
}

/// What stands around the hash in a name. `None` for a name without a hash of sixteen digits.
fn parts(name: &str) -> Option<(&str, &str)> {
    let (stem, rest) = name.rsplit_once('-')?;
    let (hash, ending) = rest.split_once('.')?;
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    (hash.len() == 16 && hash.bytes().all(is_digit)).then_some((stem, ending))
}

impl Asset {
    /// The file, or with the query `layer` the style sheet in its cascade layer.
    pub(crate) fn answer(self, query: Option<&str>) -> Response {
        let (kind, content) = match self.kind {
            AssetKind::Stylesheet if query == Some("layer") => {
                let layer = ["@layer leptos_signup {\n", stylesheet::CONTENT, "}\n"].concat();
                ("text/css; charset=utf-8", Cow::Owned(layer))
            }
            AssetKind::Stylesheet => ("text/css; charset=utf-8", stylesheet::CONTENT.into()),
            AssetKind::CaptchaScript => ("text/javascript; charset=utf-8", captcha::CONTENT.into()),
        };
        let caching = match self.is_of_this_version {
            true => "public, max-age=31536000, immutable",
            false => "no-store",
        };
        let headers = [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, caching),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        (headers, content).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_another_version_are_found_and_not_kept() {
        for (own, _) in ASSETS {
            let found = |name: &str| at(&["/", name].concat());
            assert!(found(own).unwrap().is_of_this_version);
            let (stem, ending) = parts(own).unwrap();
            let other = format!("{stem}-0123456789abcdef.{ending}");
            let asset = found(&other).unwrap();
            assert!(!asset.is_of_this_version);
            assert_eq!(asset.answer(None).headers()[header::CACHE_CONTROL], "no-store");
            for name in [
                format!("{stem}-0123456789abcde.{ending}"),
                format!("{stem}-0123456789ABCDEF.{ending}"),
                format!("{stem}-0123456789abcdef.map"),
                format!("x{stem}-0123456789abcdef.{ending}"),
                String::new(),
            ] {
                assert!(found(&name).is_none(), "{name}");
            }
        }
        assert!(at("check").is_none());
    }
}
