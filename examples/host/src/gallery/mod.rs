//! Pages of the host that show a sign-up in their own clothes. Each file is one of them.

mod flow;
mod orchard;
mod own;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, components::Route, path};

#[component(transparent)]
pub fn GalleryRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("orchard") view=orchard::Orchard/>
        <Route path=path!("gallery/flow") view=flow::InPlace/>
        <Route path=path!("gallery/own") view=own::Own/>
    }
    .into_inner()
}
