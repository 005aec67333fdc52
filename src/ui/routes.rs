//! The route of the pages: the form's path, and the paths one segment below it.

#![allow(unreachable_pub, reason = "the macro makes more than the function public")]

use leptos::prelude::*;
use leptos_router::{
    GeneratedRouteData, MatchNestedRoutes, Method, NestedRoute, PartialPathMatch, PathSegment,
    PossibleRouteMatch, RouteMatchId, SsrMode,
};

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
use crate::ui::{captcha, page::OPENING, stylesheet};
use crate::{
    form::Form,
    ui::{
        page::{needs_document, page},
        slot::Slots,
    },
};

/// The pages, as path segments below the form's path. The empty segment is the form.
const PAGES: [&str; 7] = ["", "check", "confirm", "address", "not-me", "done", "waitlist"];

/// What browsers load besides the pages of a sign-up. As routes of the host's router these paths reach the sign-up's
/// layer, also if the layer does not cover the fallback.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
const FILES: [&str; 4] = [stylesheet::NAME, captcha::NAME, OPENING, captcha::PAGE];

/// Only the server makes a list of routes.
#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
const FILES: [&str; 0] = [];

/// The pages of a sign-up. Put it inside the `<Routes>` of your app.
///
/// The pages are at the form's [path](Form::at) and below it. They work with and without scripts: each
/// accepts GET, and POST from a plain form.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_router::{components::{Route, Router, Routes}, path};
/// use leptos_signup::{Form, SignupRoutes};
///
/// pub fn account_form() -> Form {
///     Form::new("account").at("/signup").email().password()
/// }
///
/// #[component]
/// pub fn App() -> impl IntoView {
///     view! {
///         <Router>
///             <Routes fallback=|| "Not found">
///                 <Route path=path!("") view=|| "Home"/>
///                 <SignupRoutes form=account_form/>
///             </Routes>
///         </Router>
///     }
/// }
/// ```
///
/// # Server-Side Rendering
/// The server renders the page that [`Signup::layer`](crate::Signup::layer) decided for the request.
/// Without the layer the status is 500, and the log says what is missing.
#[component(transparent)]
pub fn SignupRoutes(
    /// The function in your shared code that builds the form. Pass its value to
    /// `SignupBuilder::form`.
    form: fn() -> Form,
    /// The full path of the `<ParentRoute>` around this component, if there is one: `under="/account"`
    /// for a form at `/account/signup` inside `<ParentRoute path=path!("account")>`. The same goes for the
    /// `base` of `<Router>`.
    #[prop(optional)]
    under: &'static str,
    /// Draws views of yours into the pages.
    #[prop(optional)]
    slots: Option<Slots>,
) -> impl MatchNestedRoutes + Clone {
    let first = form();
    let path = first.own_path();
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    crate::ui::request::log_way_around_layer(path, &PAGES);
    let mount = Mount::new(path.strip_prefix(under).unwrap_or(path), &PAGES);
    let needs_document = needs_document(&first);
    let route = NestedRoute::new(mount, move || page(form(), mount.path, needs_document, slots));
    let pages = Pages::new(mount, route);
    #[cfg(erase_components)]
    let pages = leptos_router::any_nested_route::IntoAnyNestedRoute::into_any_nested_route(pages);
    pages
}

/// A route that matches the mount path and each page below it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mount {
    path: &'static str,
    pages: &'static [&'static str],
}

impl Mount {
    pub(super) fn new(path: &'static str, pages: &'static [&'static str]) -> Self {
        Self { path, pages }
    }

    pub(super) fn path(self) -> &'static str {
        self.path
    }

    /// The files below the form, for the routes of its sign-up.
    fn files(self) -> &'static [&'static str] {
        if self.pages.contains(&"") { &FILES } else { &[] }
    }
}

fn takes_posts(page: &str) -> bool {
    !matches!(page, "done" | "waitlist" | "forgot-sent" | "reset-done" | "new-address-done")
}

impl PossibleRouteMatch for Mount {
    fn optional(&self) -> bool {
        false
    }

    fn test<'a>(&self, path: &'a str) -> Option<PartialPathMatch<'a>> {
        let rest = path.strip_prefix(self.path)?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let page = if rest.is_empty() { rest } else { rest.strip_prefix('/')? };
        let is_ours = self.pages.contains(&page);
        is_ours.then(|| PartialPathMatch::new("", Vec::new(), path))
    }

    fn generate_path(&self, path: &mut Vec<PathSegment>) {
        let segments = self.path.split('/').filter(|segment| !segment.is_empty());
        path.extend(segments.map(|segment| PathSegment::Static(segment.into())));
    }
}

/// The single route of all pages. The server sees one route for each page, with GET, and with POST if
/// the page has a form.
#[derive(Clone)]
pub(super) struct Pages<Route> {
    mount: Mount,
    route: Route,
}

impl<Route> Pages<Route> {
    pub(super) fn new(mount: Mount, route: Route) -> Self {
        Self { mount, route }
    }
}

impl<Route: MatchNestedRoutes> MatchNestedRoutes for Pages<Route> {
    type Data = Route::Data;
    type Match = Route::Match;

    fn match_nested<'a>(&'a self, path: &'a str) -> (Option<(RouteMatchId, Self::Match)>, &'a str) {
        self.route.match_nested(path)
    }

    fn generate_routes(&self) -> impl IntoIterator<Item = GeneratedRouteData> + '_ {
        let pages = self.mount.pages.iter().map(|page| (*page, takes_posts(page)));
        pages.chain(self.mount.files().iter().map(|file| (*file, false))).map(
            |(page, takes_posts)| {
                let mut segments = Vec::new();
                self.mount.generate_path(&mut segments);
                if !page.is_empty() {
                    segments.push(PathSegment::Static(page.trim_start_matches('/').into()));
                }
                let methods: &[Method] =
                    if takes_posts { &[Method::Get, Method::Post] } else { &[Method::Get] };
                GeneratedRouteData {
                    segments,
                    // The status of the response is known only once the page is rendered.
                    ssr_mode: SsrMode::Async,
                    methods: methods.iter().cloned().collect(),
                    regenerate: Vec::new(),
                }
            },
        )
    }

    fn optional(&self) -> bool {
        false
    }
}
