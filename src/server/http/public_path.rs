//! The path of the public URL, when the site lives below one, such as `/app`.
//!
//! Forms name the paths that browsers see, with this path in front. A proxy or `Router::nest` may take it
//! off before a request arrives, so each request is looked at with the path put back.

use std::{borrow::Cow, convert::Infallible, str::FromStr, sync::Arc};

use axum::{
    Router,
    extract::Request,
    http::{Uri, uri::PathAndQuery},
    response::Response,
};
use leptos::server_fn::axum::server_fn_paths;
use tower::{Service, util::MapRequest};

/// The path of the public URL. Empty for a site at the root.
#[derive(Clone, Debug)]
pub(crate) struct PublicPath(Arc<str>);

impl PublicPath {
    /// A path without a slash at its end.
    pub(crate) fn new(path: &str) -> Self {
        Self(path.into())
    }

    pub(crate) fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The path below this one. `None` for a path elsewhere.
    pub(crate) fn below<'a>(&self, path: &'a str) -> Option<&'a str> {
        let rest = path.strip_prefix(&*self.0)?;
        (self.is_root() || rest.is_empty() || rest.starts_with('/')).then_some(rest)
    }

    /// The path as the browser sees it, whether it was taken off or not.
    pub(crate) fn seen<'a>(&self, path: &'a str) -> Cow<'a, str> {
        if self.below(path).is_some() {
            return path.into();
        }
        let path = if path == "/" { "" } else { path };
        [&*self.0, path].concat().into()
    }

    /// The path by which a router of axum finds it: server functions are registered without this path.
    fn routed<'a>(&self, path: &'a str) -> Cow<'a, str> {
        let rest = self.below(path).unwrap_or(path);
        match server_fn_paths().any(|(known, _)| known == rest) {
            true => rest.into(),
            false => self.seen(path),
        }
    }

    /// Lets this router find every request, with the path of the site or without it.
    pub(crate) fn mount(&self, app: Router) -> Router {
        if self.is_root() {
            return app;
        }
        let path = self.clone();
        let find = move |mut request: Request| {
            let routed = path.routed(request.uri().path()).into_owned();
            set_path(&mut request, &routed);
            request
        };
        Router::new().fallback_service(service(MapRequest::new(app, find)))
    }
}

/// Names the types that axum asks for.
fn service<S>(service: S) -> S
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + Sync + 'static,
{
    service
}

/// Sets the path of a request and keeps its query.
pub(crate) fn set_path(request: &mut Request, path: &str) {
    let uri = request.uri();
    if uri.path() == path {
        return;
    }
    let text = match uri.query() {
        Some(query) => [path, "?", query].concat(),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    // Both halves come from a valid URI.
    if let Ok(path_and_query) = PathAndQuery::from_str(&text) {
        parts.path_and_query = Some(path_and_query);
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[test]
    fn the_path_is_put_back_where_it_was_taken_off() {
        let app = PublicPath::new("/app");
        for (given, seen) in [
            ("/app/signup", "/app/signup"),
            ("/signup", "/app/signup"),
            ("/app", "/app"),
            ("/", "/app"),
            ("/application", "/app/application"),
        ] {
            assert_eq!(app.seen(given), seen, "{given}");
            assert_eq!(PublicPath::new("").seen(given), given);
        }
        assert_eq!(app.below("/app/api/x"), Some("/api/x"));
        assert_eq!((app.below("/application"), app.below("/")), (None, None));
    }

    #[test]
    fn a_request_keeps_its_query() {
        for (uri, expected) in [
            ("/signup?a=b&c", "/app/signup?a=b&c"),
            ("http://example.org/signup", "http://example.org/app/signup"),
        ] {
            let mut request = Request::get(uri).body(Body::empty()).unwrap();
            set_path(&mut request, "/app/signup");
            assert_eq!(request.uri().to_string(), expected);
        }
    }
}
