//! *I did not sign up*: the page that cancels a sign-up which someone else began.

use leptos::prelude::*;

use crate::{
    form::Form,
    ui::{
        form,
        frame::{self, mark, marked, paragraph},
    },
    wire::page::{FormState, NotMe},
};

pub(super) fn not_me(form: &Form, not_me: NotMe, draft: FormState) -> AnyView {
    let (title, text) = match not_me {
        NotMe::Asked => (
            "Cancel this sign-up",
            "Someone used your email address, maybe by mistake. Cancel the sign-up and we will not \
             email you again for a while.",
        ),
        NotMe::Deleted => (
            "Sign-up cancelled",
            "No account was created. We will not email you again for a while.",
        ),
        NotMe::Confirmed => (
            "This email address was confirmed",
            "Someone with access to your inbox confirmed it. If it was not you, change your email \
             password and contact us.",
        ),
        NotMe::Unknown => (
            "Nothing to cancel",
            "This sign-up may already be cancelled, or the link is incomplete.",
        ),
    };
    let mark = mark(&draft);
    let ask = (not_me == NotMe::Asked).then(|| {
        let action = [form.path(), "/not-me"].concat();
        let whose = frame::whose(&draft.values);
        [whose, form::posted(&form.not_me_form(), action, draft)]
    });
    let content = [paragraph(text)].into_iter().chain(ask.into_iter().flatten());
    marked(form, mark, title, content)
}
