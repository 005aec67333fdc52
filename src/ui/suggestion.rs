//! *Did you mean …?*, for an address with a typo in its domain.
//!
//! It is a link to the form with the corrected address, or to the page that changes the address. With scripts, the link fills in the field
//! instead, so nothing else that was typed is lost.

use crate::{
    form::submission::Submission,
    text::message::Message,
    ui::{
        el::{El, el},
        texts::{Page, Texts},
    },
};

/// Offers `meant`, as a link to the page at `path` that changes the address.
pub(super) fn offer(page: Page<'_>, path: &str, meant: &str) -> El {
    offer_with(page.texts, link(&[path, "&"].concat(), meant))
}

/// Offers `meant`, as a link to the form at `path`. With scripts, a click calls `take`.
pub(super) fn offer_to_take(
    texts: &Texts,
    path: &str,
    meant: &str,
    take: impl Fn() + 'static,
) -> El {
    offer_with(
        texts,
        link(&[path, "?"].concat(), meant).on("click", move |event| {
            event.prevent_default();
            take();
        }),
    )
}

fn offer_with(texts: &Texts, link: El) -> El {
    el("span").around(texts.around(Message::DidYouMean, "address"), link)
}

/// A link to `path`, which ends where a query goes on.
fn link(path: &str, meant: &str) -> El {
    let query = Submission::from_pairs([("email", meant)]).to_urlencoded();
    el("a")
        .attr("href", [path, &query].concat())
        // Loads a document, because the server fills in the field.
        .attr("rel", "external")
        .attr("dir", "ltr")
        .hook("suggestion")
        .text(meant)
}
