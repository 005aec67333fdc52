//! What the pages ask of the browser. On the server nothing of it is ever called.

#[cfg(target_arch = "wasm32")]
pub(super) use in_browser::*;
#[cfg(not(target_arch = "wasm32"))]
pub(super) use on_server::*;

#[cfg(target_arch = "wasm32")]
mod in_browser {
    use leptos::{prelude::window, wasm_bindgen::JsCast, web_sys};

    use crate::{Form, Submission};

    /// What stands in the fields of `element` now: the same pairs that a plain post would send.
    pub(in crate::ui) fn submission(form: &Form, element: &web_sys::HtmlFormElement) -> Submission {
        let names = form.fields().iter().map(|field| field.name()).chain(["form"]);
        let data = web_sys::FormData::new_with_form(element).ok();
        let value = |name| data.as_ref().and_then(|data| data.get(name).as_string());
        Submission::from_pairs(names.map(|name| (name, value(name).unwrap_or_default())))
    }

    /// The name of the input that an event came from.
    pub(in crate::ui) fn input_name(event: &web_sys::Event) -> Option<String> {
        let input = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
        Some(input.name())
    }

    pub(in crate::ui) fn go_to(path: &str) {
        let _ = window().location().assign(path);
    }

    pub(in crate::ui) fn reload() {
        let _ = window().location().reload();
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod on_server {
    use leptos::web_sys;

    use crate::{Form, Submission};

    pub(in crate::ui) fn submission(_: &Form, _: &web_sys::HtmlFormElement) -> Submission {
        Submission::default()
    }

    pub(in crate::ui) fn input_name(_: &web_sys::Event) -> Option<String> {
        None
    }

    pub(in crate::ui) fn go_to(_: &str) {}

    pub(in crate::ui) fn reload() {}
}
