//! One type for all elements.
//!
//! The `view!` macro creates a type for each shape of element, with code to build, hydrate and update
//! it. In the browser build that code was larger than the rest of the crate. Elements of this one
//! type are still Leptos views: rendered on the server, hydrated, and reactive where a closure is
//! given. `scripts/wasm-size.sh` measures the result.

use std::borrow::Cow;

use leptos::{
    attr::{
        any_attribute::{AnyAttribute, IntoAnyAttribute},
        custom::custom_attribute,
    },
    ev,
    html::{custom, input, textarea},
    prelude::*,
    tachys::html::event,
    web_sys,
};

use crate::ui::leptos_versions::escaped;

/// The value of an attribute; `None` leaves the attribute out.
pub(super) type Value = Option<Cow<'static, str>>;

/// An element with attributes and children.
pub(super) struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
    /// The text of a `textarea`.
    raw: String,
    /// The content as HTML.
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    html: Option<String>,
}

/// An element without attributes and children.
pub(super) fn el(tag: &'static str) -> El {
    El {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
        raw: String::new(),
        #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
        html: None,
    }
}

impl El {
    /// Sets a constant attribute.
    pub(super) fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attr_if(name, Some(value.into()))
    }

    /// Sets a constant attribute, or leaves it out.
    pub(super) fn attr_if(mut self, name: &'static str, value: Value) -> Self {
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Sets an attribute that follows signals.
    pub(super) fn attr_fn(
        mut self,
        name: &'static str,
        value: impl Fn() -> Value + Send + Sync + 'static,
    ) -> Self {
        let value: Box<dyn Fn() -> Value + Send + Sync> = Box::new(value);
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Listens to an event.
    pub(super) fn on(
        mut self,
        name: &'static str,
        handle: impl FnMut(web_sys::Event) + 'static,
    ) -> Self {
        let handle: Box<dyn FnMut(web_sys::Event)> = Box::new(handle);
        self.attributes.push(event::on(ev::Custom::new(name), handle).into_any_attr());
        self
    }

    /// Sets the classes, if there are any.
    pub(super) fn class(self, classes: &'static str) -> Self {
        if classes.is_empty() { self } else { self.attr("class", classes) }
    }

    /// Sets `data-signup`, by which test suites find the element.
    pub(super) fn hook(self, name: impl Into<Cow<'static, str>>) -> Self {
        self.attr("data-signup", name)
    }

    /// Adds constant text, unless it is empty.
    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.children.push(text.into_any());
        }
        self
    }

    /// Adds an element between two parts of a sentence. Both parts are there even where a language has
    /// none, because the browser does not know the text when it takes the page over.
    pub(super) fn around(mut self, (before, after): (String, String), child: El) -> Self {
        self.children.push(before.into_any());
        self.children.push(child.into_view());
        self.children.push(after.into_any());
        self
    }

    /// Sets the text of a `textarea`.
    pub(super) fn raw(self, text: impl Into<String>) -> Self {
        Self { raw: text.into(), ..self }
    }

    /// Sets the content to trusted HTML. While hydrating, the browser sees an element without children
    /// and leaves the content as it is.
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    pub(super) fn html(self, html: String) -> Self {
        Self { html: Some(html), ..self }
    }

    /// Sets children that never change and have no handlers. Only the server's build contains them: the
    /// browser finds them in the document. A page that the client's router opens must not have any.
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    pub(super) fn written(self, children: impl FnOnce() -> Vec<Self>) -> Self {
        self.html(children().into_iter().map(|child| child.into_view().to_html()).collect())
    }

    #[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
    pub(super) fn written(self, _: impl FnOnce() -> Vec<Self>) -> Self {
        self
    }

    /// Adds text that follows signals.
    pub(super) fn text_fn(mut self, text: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let text: Box<dyn Fn() -> String + Send + Sync> = Box::new(text);
        self.children.push((move || text()).into_any());
        self
    }

    pub(super) fn child(self, child: El) -> Self {
        self.views([child.into_view()])
    }

    /// Adds views.
    pub(super) fn views(mut self, views: impl IntoIterator<Item = AnyView>) -> Self {
        self.children.extend(views);
        self
    }

    pub(super) fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Adds children that follow signals.
    pub(super) fn children_fn(
        self,
        children: impl Fn() -> Vec<El> + Send + Sync + 'static,
    ) -> Self {
        self.views_fn(move || children().into_iter().map(El::into_view).collect())
    }

    /// Adds views that follow signals.
    pub(super) fn views_fn(
        mut self,
        views: impl Fn() -> Vec<AnyView> + Send + Sync + 'static,
    ) -> Self {
        let views: Box<dyn Fn() -> Vec<AnyView> + Send + Sync> = Box::new(views);
        self.children.push((move || views()).into_any());
        self
    }

    /// The attributes and handlers, for an element of the host.
    pub(super) fn into_attributes(self) -> Vec<AnyAttribute> {
        self.attributes
    }

    pub(super) fn into_view(self) -> AnyView {
        // An `input` has no content and a `textarea` only text, so neither can have hydration markers.
        match self.tag {
            "input" => return input().add_any_attr(self.attributes).into_any(),
            "textarea" => {
                return textarea()
                    .add_any_attr(self.attributes)
                    .child(escaped(self.raw))
                    .into_any();
            }
            _ => {}
        }
        #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
        if let Some(html) = self.html {
            // The markers of an empty list of children, which hydration expects.
            let html = ["<!><!>", &html].concat();
            return custom(self.tag).add_any_attr(self.attributes).inner_html(html).into_any();
        }
        custom(self.tag).add_any_attr(self.attributes).child(self.children).into_any()
    }
}
