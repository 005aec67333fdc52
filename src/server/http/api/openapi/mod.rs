//! The OpenAPI 3.1 document, generated from the forms, so that it matches their fields.

pub(crate) mod challenges;
pub(crate) mod fields;
pub(crate) mod operations;
pub(crate) mod schemas;

use utoipa::openapi::{ComponentsBuilder, Info, OpenApiBuilder, Paths, Server, Tag};

use crate::{
    form::Form,
    server::http::api::openapi::{challenges::Challenges, operations::Operations},
    text::{catalogue::Catalogue, languages::en::ENGLISH},
};

/// The path of an API below the path of its form.
pub(crate) const BASE: &str = "/api/v1/";

/// Describes the [JSON API](crate::json_api) of `forms` in OpenAPI 3.1, as JSON: the exact bytes
/// that a host serves at `openapi.json` when its API is open for these forms. The document does not
/// depend on the host's URL.
///
/// When a form has a [captcha](crate::captcha), the host's own document also describes that. When the host
/// waives it, or offers [no work](crate::RateLimits::work_over_shared_limits), that document lacks
/// `challenge`. For a host with pages for a new password, see [`openapi_with_password_pages`].
///
/// Commit the document to the host's repository and compare it in a test. Then a review shows each change
/// of a form that breaks a client.
///
/// ```
/// use leptos_signup::{Form, json_api::openapi};
///
/// let form = Form::new("account").at("/join").email().password();
/// let document = openapi([&form]);
/// assert!(document.starts_with("{\n  \"openapi\": \"3.1.0\""));
/// assert!(document.contains("\"/join/api/v1/account/confirm\""));
/// ```
pub fn openapi<'a>(forms: impl IntoIterator<Item = &'a Form>) -> String {
    openapi_with_password_pages(forms, &[])
}

/// The same for a host with [`password_pages`](crate::SignupBuilder::password_pages) for the forms with these
/// ids: the API has `forgot`, `reset` and `new-address` for them.
///
/// ```
/// use leptos_signup::{Form, json_api::openapi_with_password_pages};
///
/// let form = Form::new("account").at("/join").email().password();
/// let document = openapi_with_password_pages([&form], &["account"]);
/// assert!(document.contains("\"/join/api/v1/account/forgot\""));
/// ```
pub fn openapi_with_password_pages<'a>(
    forms: impl IntoIterator<Item = &'a Form>,
    password_pages: &[&str],
) -> String {
    let challenges = Challenges { captcha: None, has_work: true };
    document(forms.into_iter().map(|form| Described {
        form,
        challenges,
        has_links: password_pages.contains(&form.id()),
    }))
}

/// A form, and what its API has besides a sign-up.
#[derive(Clone, Copy)]
pub(crate) struct Described<'a> {
    pub(crate) form: &'a Form,
    pub(crate) challenges: Challenges<'a>,
    /// Whether the API has the endpoints for links of accounts.
    pub(crate) has_links: bool,
}

/// Describes forms.
pub(crate) fn document<'a>(forms: impl IntoIterator<Item = Described<'a>>) -> String {
    let mut components = schemas::shared(ComponentsBuilder::new());
    let (mut paths, mut tags) = (Paths::new(), Vec::new());
    for Described { form, challenges, has_links } in forms {
        components = schemas::of_form(components, form, challenges);
        let operations = Operations { form, challenges };
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
        if challenges.exist() {
            add("/challenge", operations.challenge());
        }
        if has_links {
            components = schemas::of_links(components, form);
            add("/forgot", operations.forgot());
            add("/reset", operations.reset());
            add("/new-address", operations.new_address());
        }
        let mut tag = Tag::new(form.id());
        let texts = Catalogue::new(&ENGLISH);
        tag.description = form.get_title().map(|title| title.of(&texts).into_owned());
        tags.push(tag);
    }
    let mut info = Info::new("Sign-up", "1");
    info.description = Some(
        "Signs people up and confirms their addresses by mail. The response is the same whether or \
         not an address has an account, unless a form says so openly."
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
        // Maps of strings and values always serialise.
        tracing::error!(%error, "the OpenAPI document could not be written");
        "{}".to_owned()
    });
    text + "\n"
}
