//! Pages of the host that show a sign-up in other places and in other clothes. Each file is one kind of them.

mod dialog;
mod hero;
mod looks;
mod orchard;
mod own;
mod stepper;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{MatchNestedRoutes, components::Route, path};

#[component(transparent)]
pub fn GalleryRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("orchard") view=orchard::Orchard/>
        <Route path=path!("gallery") view=Gallery/>
        <Route path=path!("gallery/hero") view=hero::Hero/>
        <Route path=path!("gallery/dialog") view=dialog::Dialog/>
        <Route path=path!("gallery/stepper") view=stepper::Stepper/>
        <Route path=path!("gallery/own") view=own::Own/>
        <Route path=path!("gallery/:look") view=looks::InLook/>
    }
    .into_inner()
}

/// What there is to see: the path, and what it shows.
const PAGES: [(&str, &str); 9] = [
    ("/orchard", "Three forms on one page, one of them in the footer"),
    ("/gallery/hero", "Beside a picture, with a logo, terms and a link to the log-in"),
    ("/gallery/dialog", "In a dialog, through all steps"),
    ("/gallery/stepper", "In place, with a list of the steps"),
    ("/gallery/own", "With markup of your own"),
    ("/gallery/tailwind", "With utilities of Tailwind CSS"),
    ("/gallery/daisyui", "With daisyUI"),
    ("/gallery/shadcn", "With the colours of shadcn/ui"),
    ("/gallery/bootstrap", "With Bootstrap"),
];

#[component]
fn Gallery() -> impl IntoView {
    let line = |(path, text)| view! { <li><a href=path>{text}</a></li> };
    view! {
        <Title text="Gallery"/>
        <h1>"Gallery"</h1>
        <ul>{PAGES.map(line)}</ul>
    }
}
