//! A host with one island.

use leptos::prelude::*;

#[cfg(not(feature = "island_field"))]
#[island]
pub fn Counter() -> impl IntoView {
    let count = RwSignal::new(0);
    view! { <button on:click=move |_| *count.write() += 1>{count}</button> }
}

#[cfg(feature = "island_field")]
#[island]
pub fn Newsletter() -> impl IntoView {
    view! { <crate::newsletter::News/> }
}
