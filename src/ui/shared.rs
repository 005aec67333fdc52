//! Texts that the server writes into the document for the browser.

use leptos::{prelude::SharedValue, reactive::owner::Owner};

use crate::ui::island;

/// What `say` returns on the server: said there, and read from the document while hydrating. A page that the
/// client's router opens says it itself.
pub(super) fn shared(say: &dyn Fn() -> String) -> String {
    island::shared(say).unwrap_or_else(|| SharedValue::new_str(say).into_inner())
}

/// A number that no other call gets, in the document of the same request. Server and browser count alike.
pub(super) fn unique_number() -> String {
    let next = || {
        let number = Owner::current_shared_context().map(|context| context.next_id().into_inner());
        number.unwrap_or_default().to_string()
    };
    island::shared(&next).unwrap_or_else(next)
}
