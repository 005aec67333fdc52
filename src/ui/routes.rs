//! Where the pages are: the form's path, and one step below it.

use leptos::prelude::*;
use leptos_router::{
    GeneratedRouteData, MatchNestedRoutes, Method, NestedRoute, PartialPathMatch, PathSegment,
    PossibleRouteMatch, RouteMatchId, SsrMode,
};

use super::page::{needs_document, page};
use crate::Form;

/// The pages below a form's path; the form itself is at the path.
const PAGES: [&str; 7] = ["", "check", "confirm", "address", "not-me", "done", "waitlist"];

/// The pages of a sign-up, to be put inside the host's `<Routes>`.
///
/// They live at the form's [path](Form::at), with and without scripts: each takes GET, and POST
/// from a plain form.
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
/// The server renders what [`Signup::layer`](crate::Signup::layer) decided for the request. Without
/// the layer the pages answer 500 and the log says what is missing.
#[component(transparent)]
pub fn SignupRoutes(
    /// The function in the host's shared code that builds the form; the one whose value the
    /// builder was given.
    form: fn() -> Form,
    /// The full path of the `<ParentRoute>` in which this stands, if it does: `under="/account"`, for a
    /// form at `/account/signup` inside `<ParentRoute path=path!("account")>`.
    #[prop(optional)]
    under: &'static str,
) -> impl MatchNestedRoutes + Clone {
    let first = form();
    let path = first.path();
    let mount = Mount(path.strip_prefix(under).unwrap_or(path));
    let needs_document = needs_document(&first);
    let route = NestedRoute::new(mount, move || page(&form(), needs_document));
    let pages = Pages { mount, route };
    #[cfg(erase_components)]
    let pages = leptos_router::any_nested_route::IntoAnyNestedRoute::into_any_nested_route(pages);
    pages
}

/// A path segment that matches the mount path and each page below it.
#[derive(Clone, Copy, Debug)]
struct Mount(&'static str);

impl PossibleRouteMatch for Mount {
    fn optional(&self) -> bool {
        false
    }

    fn test<'a>(&self, path: &'a str) -> Option<PartialPathMatch<'a>> {
        let rest = path.strip_prefix(self.0)?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let is_ours = rest.is_empty() || PAGES.contains(&rest.strip_prefix('/')?);
        is_ours.then(|| PartialPathMatch::new("", Vec::new(), path))
    }

    fn generate_path(&self, path: &mut Vec<PathSegment>) {
        let segments = self.0.split('/').filter(|segment| !segment.is_empty());
        path.extend(segments.map(|segment| PathSegment::Static(segment.into())));
    }
}

/// The one route of all pages, announced to the server as one for each page, with GET and, where
/// there is something to post, POST.
#[derive(Clone)]
struct Pages<Route> {
    mount: Mount,
    route: Route,
}

impl<Route: MatchNestedRoutes> MatchNestedRoutes for Pages<Route> {
    type Data = Route::Data;
    type Match = Route::Match;

    fn match_nested<'a>(&'a self, path: &'a str) -> (Option<(RouteMatchId, Self::Match)>, &'a str) {
        self.route.match_nested(path)
    }

    fn generate_routes(&self) -> impl IntoIterator<Item = GeneratedRouteData> + '_ {
        PAGES.into_iter().map(|page| {
            let mut segments = Vec::new();
            self.mount.generate_path(&mut segments);
            if !page.is_empty() {
                segments.push(PathSegment::Static(page.into()));
            }
            GeneratedRouteData {
                segments,
                // The status of the answer is known only when the page is.
                ssr_mode: SsrMode::Async,
                methods: if matches!(page, "done" | "waitlist") {
                    [Method::Get].into()
                } else {
                    [Method::Get, Method::Post].into()
                },
                regenerate: Vec::new(),
            }
        })
    }

    fn optional(&self) -> bool {
        false
    }
}
