//! Texts that the server writes into the document for the browser.

use leptos::server::SharedValue;

/// What `say` returns on the server: said there, and read from the document while hydrating. A page that the
/// client's router opens says it itself.
pub(super) fn shared(say: &dyn Fn() -> String) -> String {
    SharedValue::new_str(say).into_inner()
}
