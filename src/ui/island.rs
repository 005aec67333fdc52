//! What a form shares with the browser in a host of islands: it is in an attribute of the form.
//!
//! In other hosts server and browser draw the same views in the same order, so a counter finds what the
//! server wrote for a view. With islands, the server draws them as its routes come, and the browser takes
//! them over in the order of the document. So the two count differently, and by its number a form would get
//! what another form shares.

#[cfg(feature = "islands")]
pub(super) use with_islands::{shared, sharing};
#[cfg(not(feature = "islands"))]
pub(super) use without::{shared, sharing};

use crate::{
    form::Form,
    ui::el::{El, el},
};

/// The attribute of the element around a form.
const ATTRIBUTE: &str = "data-signup-island";

/// What the element around a form carries.
#[derive(Clone)]
pub(super) struct Mark(Option<String>);

impl Mark {
    pub(super) fn on(self, element: El) -> El {
        match self.0 {
            Some(values) => element.attr(ATTRIBUTE, values),
            None => element,
        }
    }

    /// An element for the mark where the host draws the form. Hosts without islands need none.
    pub(super) fn alone(self, form: &Form) -> Option<El> {
        let has_islands = cfg!(feature = "islands");
        has_islands.then(|| {
            let element = el("span").attr("hidden", "").attr("data-signup-form", form.id());
            self.on(element)
        })
    }
}

#[cfg(not(feature = "islands"))]
mod without {
    use crate::{form::Form, ui::island::Mark};

    pub(in crate::ui) fn sharing<T>(_: &Form, read: impl FnOnce() -> T) -> (T, Mark) {
        (read(), Mark(None))
    }

    pub(in crate::ui) fn shared(_: &dyn Fn() -> String) -> Option<String> {
        None
    }
}

#[cfg(feature = "islands")]
mod with_islands {
    use std::{cell::RefCell, collections::VecDeque};

    use crate::{form::Form, ui::island::Mark};

    thread_local! {
        /// The values of the form that is being drawn.
        static VALUES: RefCell<Option<VecDeque<String>>> = const { RefCell::new(None) };
    }

    /// Runs `read`, which calls [`shared`] for the form, and returns what its element must carry.
    pub(in crate::ui) fn sharing<T>(form: &Form, read: impl FnOnce() -> T) -> (T, Mark) {
        VALUES.set(platform::open(form));
        let result = read();
        (result, Mark(VALUES.take().and_then(platform::close)))
    }

    /// What `say` returns on the server, if a form in an island is being drawn.
    pub(in crate::ui) fn shared(say: &dyn Fn() -> String) -> Option<String> {
        let is_open = VALUES.with_borrow(Option::is_some);
        is_open.then(|| {
            // Outside of the borrow, because it may share something too.
            platform::value(&VALUES, say)
        })
    }

    type Values = std::thread::LocalKey<RefCell<Option<VecDeque<String>>>>;

    #[cfg(not(target_arch = "wasm32"))]
    mod platform {
        use std::collections::VecDeque;

        use leptos::reactive::owner::Owner;

        use crate::{form::Form, ui::island::with_islands::Values};

        /// Only an island is taken over by scripts.
        pub(super) fn open(_: &Form) -> Option<VecDeque<String>> {
            let context = Owner::current_shared_context();
            context.is_some_and(|context| context.get_is_hydrating()).then(VecDeque::new)
        }

        pub(super) fn value(values: &'static Values, say: &dyn Fn() -> String) -> String {
            let value = say();
            values.with_borrow_mut(|values| {
                values.get_or_insert_default().push_back(value.clone());
            });
            value
        }

        /// The lengths of the values in one line, and then the values.
        #[allow(clippy::unnecessary_wraps, reason = "the browser carries nothing")]
        pub(super) fn close(values: VecDeque<String>) -> Option<String> {
            let lengths: Vec<String> = values.iter().map(|value| value.len().to_string()).collect();
            let values: String = values.into_iter().collect();
            Some([&*lengths.join(" "), "\n", &values].concat())
        }
    }

    #[cfg(target_arch = "wasm32")]
    mod platform {
        use std::collections::VecDeque;

        use crate::{
            form::Form,
            ui::{
                browser,
                island::{ATTRIBUTE, with_islands::Values},
            },
        };

        /// The values of the next element of the form. There is none when scripts made the form.
        #[allow(clippy::unnecessary_wraps, reason = "the server has forms without scripts")]
        pub(super) fn open(form: &Form) -> Option<VecDeque<String>> {
            let selector = ["[data-signup-form=\"", form.id(), "\"][", ATTRIBUTE, "]"].concat();
            Some(
                browser::take_attribute(&selector, ATTRIBUTE)
                    .and_then(|it| read(&it))
                    .unwrap_or_default(),
            )
        }

        fn read(text: &str) -> Option<VecDeque<String>> {
            let (lengths, mut rest) = text.split_once('\n')?;
            let value = |length: &str| {
                let (value, others) = rest.split_at_checked(length.parse().ok()?)?;
                rest = others;
                Some(value.to_owned())
            };
            lengths.split(' ').map(value).collect()
        }

        pub(super) fn value(values: &'static Values, say: &dyn Fn() -> String) -> String {
            let value = values.with_borrow_mut(|values| values.as_mut()?.pop_front());
            value.unwrap_or_else(say)
        }

        pub(super) fn close(_: VecDeque<String>) -> Option<String> {
            None
        }
    }
}
