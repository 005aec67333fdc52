//! The browser functions that the pages use. The versions for the server are never called.

#[cfg(target_arch = "wasm32")]
pub(super) use in_browser::*;
#[cfg(not(target_arch = "wasm32"))]
pub(super) use on_server::*;

#[cfg(target_arch = "wasm32")]
mod in_browser {
    use leptos::{
        prelude::{document, window},
        wasm_bindgen::{JsCast, prelude::Closure},
        web_sys,
    };
    use wasm_bindgen_futures::JsFuture;

    use crate::form::{
        Form, TICKET, next::NEXT_FIELD, page_forms::LANGUAGE_FIELD, submission::Submission,
    };

    /// The name of the input that an event came from, and the current values of its form.
    pub(in crate::ui) fn typed(
        form: &Form,
        event: &web_sys::Event,
    ) -> Option<(String, Submission)> {
        let input = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        let name = input.get_attribute("name")?;
        let element = input.closest("form").ok()??;
        let name = name.trim_end_matches("[]").to_owned();
        Some((name, submission(form, element.unchecked_ref())))
    }

    /// The current values of the form around an element.
    pub(in crate::ui) fn values(form: &Form, id: &str) -> Option<Submission> {
        let element = document().get_element_by_id(id)?.closest("form").ok()??;
        Some(submission(form, element.unchecked_ref()))
    }

    /// The values of the form of a submit event: the same pairs that a plain post would send.
    pub(in crate::ui) fn submitted(form: &Form, event: &web_sys::Event) -> Option<Submission> {
        let element = event.target()?.dyn_into::<web_sys::HtmlFormElement>().ok()?;
        Some(submission(form, &element))
    }

    fn submission(form: &Form, element: &web_sys::HtmlFormElement) -> Submission {
        let data = web_sys::FormData::new_with_form(element).ok();
        let all = |name: &str| {
            let all = data.as_ref().map(|data| data.get_all(name)).unwrap_or_default();
            all.iter().filter_map(|value| value.as_string()).collect::<Vec<_>>()
        };
        let value = |name: &str| all(name).into_iter().next().unwrap_or_default();
        let trap = form.trap(&value(TICKET));
        // The captcha script sets the names under which solutions are posted.
        let captcha = element.query_selector("[data-signup=captcha]").ok().flatten();
        let answers = captcha.and_then(|place| place.get_attribute("data-field"));
        let answers = answers.unwrap_or_default();
        let own = ["form", TICKET, LANGUAGE_FIELD, NEXT_FIELD];
        let fields = form.fields().iter().map(|field| field.input_name());
        let own = own.into_iter().chain(answers.split_ascii_whitespace()).chain(trap.as_deref());
        let names = fields.chain(own.map(Into::into));
        let pairs = names.flat_map(|name| all(&name).into_iter().map(move |it| (name.clone(), it)));
        Submission::from_pairs(pairs)
    }

    /// Dispatches an event at an element. Returns `false` if a listener prevented the default.
    pub(in crate::ui) fn dispatch(id: &str, name: &str) -> bool {
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = web_sys::Event::new_with_event_init_dict(name, &init);
        match (document().get_element_by_id(id), event) {
            (Some(element), Ok(event)) => element.dispatch_event(&event).unwrap_or(true),
            _ => true,
        }
    }

    /// Calls `then` when the form around an element gets the focus for the first time.
    pub(in crate::ui) fn on_first_focus(id: &str, then: impl FnOnce() + 'static) {
        let element = document().get_element_by_id(id);
        let Some(form) = element.and_then(|it| it.closest("form").ok().flatten()) else { return };
        let options = web_sys::AddEventListenerOptions::new();
        options.set_once(true);
        let then = Closure::once_into_js(then);
        let _ = form.add_event_listener_with_callback_and_add_event_listener_options(
            "focusin",
            then.unchecked_ref(),
            &options,
        );
    }

    /// Removes an attribute from the first element that `selector` finds, and returns its value.
    #[cfg(feature = "islands")]
    pub(in crate::ui) fn take_attribute(selector: &str, name: &str) -> Option<String> {
        let element = document().query_selector(selector).ok()??;
        let value = element.get_attribute(name);
        let _ = element.remove_attribute(name);
        value
    }

    /// Loads a script of this crate.
    pub(in crate::ui) fn load_script(path: &str) {
        if let (Ok(script), Some(head)) = (document().create_element("script"), document().head()) {
            let _ = script.set_attribute("src", path);
            let _ = head.append_child(&script);
        }
    }

    pub(in crate::ui) fn focus(id: &str) {
        let element = document().get_element_by_id(id);
        if let Some(element) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    }

    /// Sets the content of an element to HTML of the server.
    pub(in crate::ui) fn set_html(id: &str, html: &str) {
        if let Some(element) = document().get_element_by_id(id) {
            element.set_inner_html(html);
        }
    }

    /// Sets the value of an input as if it had been typed, and moves the focus there.
    pub(in crate::ui) fn fill(id: &str, text: &str) {
        let element = document().get_element_by_id(id);
        let input = element.and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        input.set_value(text);
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = web_sys::Event::new_with_event_init_dict("input", &init) {
            let _ = input.dispatch_event(&event);
        }
        let _ = input.focus();
    }

    /// Submits a form as its button does.
    pub(in crate::ui) fn request_submit(id: &str) {
        let form = document().get_element_by_id(id);
        if let Some(form) = form.and_then(|it| it.dyn_into::<web_sys::HtmlFormElement>().ok()) {
            let _ = form.request_submit();
        }
    }

    /// Remembers the ticket of a sign-up in this tab, or forgets it if it is empty. A browser without storage
    /// remembers none.
    pub(in crate::ui) fn remember(form: &str, ticket: &str) {
        let Ok(Some(storage)) = window().session_storage() else { return };
        let _ = match ticket {
            "" => storage.remove_item(&remembered_as(form)),
            ticket => storage.set_item(&remembered_as(form), ticket),
        };
    }

    /// The ticket that this tab remembers.
    pub(in crate::ui) fn remembered(form: &str) -> Option<String> {
        window().session_storage().ok()??.get_item(&remembered_as(form)).ok()?
    }

    fn remembered_as(form: &str) -> String {
        ["leptos_signup:", form].concat()
    }

    /// Seconds since 1970.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast from f64 saturates, and only differences matter"
    )]
    pub(in crate::ui) fn seconds() -> u32 {
        (js_sys::Date::now() / 1000.0) as u32
    }

    /// Whether the page at `path` redirects.
    pub(in crate::ui) async fn redirects(path: &str) -> bool {
        let init = web_sys::RequestInit::new();
        init.set_method("HEAD");
        let answer = JsFuture::from(window().fetch_with_str_and_init(path, &init)).await;
        // Without a connection, assume that it does not.
        let answer = answer.ok().and_then(|answer| answer.dyn_into::<web_sys::Response>().ok());
        answer.is_some_and(|answer| answer.redirected())
    }

    /// The text of the file at `path`.
    pub(in crate::ui) async fn load_text(path: &str) -> Option<String> {
        let answer = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
        let answer = answer.dyn_into::<web_sys::Response>().ok().filter(web_sys::Response::ok)?;
        JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
    }

    /// Whether the page is hidden, for example in a background tab.
    pub(in crate::ui) fn is_hidden() -> bool {
        document().hidden()
    }

    pub(in crate::ui) fn go_to(path: &str) {
        let _ = window().location().assign(path);
    }

    /// The path of the location of the page.
    pub(in crate::ui) fn path() -> String {
        window().location().pathname().unwrap_or_default()
    }

    /// Whether the location of the page has this path.
    pub(in crate::ui) fn is_at(path: &str) -> bool {
        window().location().pathname().is_ok_and(|at| at == path)
    }

    /// The title of the document.
    pub(in crate::ui) fn title() -> String {
        document().title()
    }

    pub(in crate::ui) fn set_title(title: &str) {
        document().set_title(title);
    }

    /// Whether Caps Lock was on when a key was pressed.
    pub(in crate::ui) fn has_caps_lock(event: &web_sys::Event) -> bool {
        let event = event.dyn_ref::<web_sys::KeyboardEvent>();
        event.is_some_and(|event| event.get_modifier_state("CapsLock"))
    }

    /// Whether a page of a sign-up is shown.
    pub(in crate::ui) fn shows_a_sign_up() -> bool {
        document().query_selector("[data-signup-form]").is_ok_and(|card| card.is_some())
    }

    pub(in crate::ui) fn reload() {
        let _ = window().location().reload();
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod on_server {
    use leptos::web_sys;

    use crate::form::{Form, submission::Submission};

    pub(in crate::ui) fn typed(_: &Form, _: &web_sys::Event) -> Option<(String, Submission)> {
        None
    }

    pub(in crate::ui) fn values(_: &Form, _: &str) -> Option<Submission> {
        None
    }

    pub(in crate::ui) fn submitted(_: &Form, _: &web_sys::Event) -> Option<Submission> {
        None
    }

    pub(in crate::ui) fn dispatch(_: &str, _: &str) -> bool {
        true
    }

    pub(in crate::ui) fn on_first_focus(_: &str, _: impl FnOnce() + 'static) {}

    pub(in crate::ui) fn load_script(_: &str) {}

    pub(in crate::ui) fn focus(_: &str) {}

    pub(in crate::ui) fn set_html(_: &str, _: &str) {}

    pub(in crate::ui) fn fill(_: &str, _: &str) {}

    pub(in crate::ui) fn request_submit(_: &str) {}

    pub(in crate::ui) fn remember(_: &str, _: &str) {}

    pub(in crate::ui) fn remembered(_: &str) -> Option<String> {
        None
    }

    pub(in crate::ui) fn seconds() -> u32 {
        0
    }

    #[allow(clippy::unused_async, reason = "as in the browser")]
    pub(in crate::ui) async fn redirects(_: &str) -> bool {
        false
    }

    #[allow(clippy::unused_async, reason = "as in the browser")]
    pub(in crate::ui) async fn load_text(_: &str) -> Option<String> {
        None
    }

    pub(in crate::ui) fn is_hidden() -> bool {
        true
    }

    pub(in crate::ui) fn go_to(_: &str) {}

    #[cfg_attr(
        feature = "ssr",
        allow(dead_code, reason = "the server has the path in the request")
    )]
    pub(in crate::ui) fn path() -> String {
        String::new()
    }

    pub(in crate::ui) fn is_at(_: &str) -> bool {
        false
    }

    pub(in crate::ui) fn title() -> String {
        String::new()
    }

    pub(in crate::ui) fn set_title(_: &str) {}

    pub(in crate::ui) fn has_caps_lock(_: &web_sys::Event) -> bool {
        false
    }

    pub(in crate::ui) fn shows_a_sign_up() -> bool {
        false
    }

    pub(in crate::ui) fn reload() {}
}
