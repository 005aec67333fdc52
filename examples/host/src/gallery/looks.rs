//! The same sign-up, with every kind of field, in the classes of several style sheets.

use leptos::prelude::*;
use leptos_meta::{Stylesheet, Title};
use leptos_router::hooks::use_params_map;
use leptos_signup::{Form, SignupFlow, form::Look};

use crate::visit::visit_form;

fn tailwind_form() -> Form {
    visit_form().look(&Look::TAILWIND)
}

fn daisy_ui_form() -> Form {
    visit_form().look(&Look::DAISY_UI)
}

fn shadcn_form() -> Form {
    visit_form().look(&Look::SHADCN)
}

fn bootstrap_form() -> Form {
    visit_form().look(&Look::BOOTSTRAP)
}

#[component]
pub fn InLook() -> impl IntoView {
    let look = use_params_map().with_untracked(|params| params.get("look")).unwrap_or_default();
    let (name, form): (_, fn() -> Form) = match &*look {
        "daisyui" => ("daisyUI", daisy_ui_form),
        "shadcn" => ("shadcn/ui", shadcn_form),
        "bootstrap" => ("Bootstrap", bootstrap_form),
        _ => ("Tailwind CSS", tailwind_form),
    };
    view! {
        <Title text=name/>
        <Stylesheet href=["/looks/", &look, ".css"].concat()/>
        <h1>{name}</h1>
        <SignupFlow form/>
    }
}
