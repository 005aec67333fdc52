//! The OpenAPI 3.1 document, made of the forms themselves: what it says of a field is what the
//! field asks for.

mod fields;
mod operations;
mod schemas;

use utoipa::openapi::{ComponentsBuilder, Info, OpenApiBuilder, Paths, Server, Tag};

use super::BASE;
use crate::Form;
use operations::Operations;

/// Describes the [JSON API](super) of `forms` in OpenAPI 3.1, as JSON: what a host serves at
/// `openapi.json` when its API is open for these forms, byte for byte. Nothing in it depends on
/// where the host lives.
///
/// Where a form has a [captcha](crate::server::captcha), what the host serves has its `challenge`
/// too, which is nothing of the form.
///
/// Check it into the host's repository and compare it in a test: then a change of a form that
/// breaks somebody's program is seen in review.
///
/// ```
/// use leptos_signup::{Form, server::api::openapi};
///
/// let form = Form::new("account").at("/join").email().password();
/// let document = openapi([&form]);
/// assert!(document.starts_with("{\n  \"openapi\": \"3.1.0\""));
/// assert!(document.contains("\"/join/api/v1/account/confirm\""));
/// ```
pub fn openapi<'a>(forms: impl IntoIterator<Item = &'a Form>) -> String {
    document(forms.into_iter().map(|form| (form, None)))
}

/// Describes forms, each with the member for the answer to its captcha, where programs have to answer
/// one.
pub(super) fn document<'a>(forms: impl IntoIterator<Item = (&'a Form, Option<&'a str>)>) -> String {
    let mut components = schemas::shared(ComponentsBuilder::new());
    let (mut paths, mut tags) = (Paths::new(), Vec::new());
    for (form, captcha) in forms {
        components = schemas::of_form(components, form, captcha);
        let operations = Operations { form, captcha };
        let base = [form.path(), BASE, form.id()].concat();
        let mut add = |rest: &str, (method, operation)| {
            paths.add_path_operation([&base, rest].concat(), vec![method], operation);
        };
        add("", operations.register());
        if form.has_email() {
            add("/confirm", operations.confirm());
            add("/resend", operations.resend());
        }
        if form.has_live_availability() {
            add("/availability", operations.availability());
        }
        if captcha.is_some() {
            add("/challenge", operations.challenge());
        }
        let mut tag = Tag::new(form.id());
        tag.description = form.get_title().map(str::to_owned);
        tags.push(tag);
    }
    let mut info = Info::new("Sign-up", "1");
    info.description = Some(
        "Signs people up, and confirms their addresses by mail. What it answers is the same \
         whether or not an address has an account, unless a form says so openly."
            .to_owned(),
    );
    let document = OpenApiBuilder::new()
        .info(info)
        .servers(Some([Server::new("/")]))
        .paths(paths)
        .components(Some(components.build()))
        .tags(Some(tags))
        .build();
    let text = document.to_pretty_json().unwrap_or_else(|error| {
        // Maps of strings and values: there is nothing that cannot be written.
        tracing::error!(%error, "the OpenAPI document could not be written");
        "{}".to_owned()
    });
    text + "\n"
}
