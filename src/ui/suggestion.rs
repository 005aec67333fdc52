//! *Did you mean …?*, for an address with a typo in its domain.
//!
//! It is a link to the form with the corrected address. With scripts, the link fills in the field
//! instead, so nothing else that was typed is lost.

use crate::{
    form::{Form, submission::Submission},
    ui::el::{El, el},
};

/// Offers `meant`, as a link to `form`.
pub(super) fn offer(form: &Form, meant: &str) -> El {
    offer_with(link(form, meant))
}

/// Offers `meant`. With scripts, a click calls `take`.
pub(super) fn offer_to_take(form: &Form, meant: &str, take: impl Fn() + 'static) -> El {
    offer_with(link(form, meant).on("click", move |event| {
        event.prevent_default();
        take();
    }))
}

fn offer_with(link: El) -> El {
    el("span").text("Did you mean ").child(link).text("?")
}

fn link(form: &Form, meant: &str) -> El {
    let query = Submission::from_pairs([("email", meant)]).to_urlencoded();
    el("a")
        .attr("href", [form.path(), "?", &query].concat())
        // Loads a document, because the server fills in the field.
        .attr("rel", "external")
        .hook("suggestion")
        .text(meant)
}
