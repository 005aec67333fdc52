//! Forms on a page of the host.

use std::{collections::HashSet, time::Duration};

use axum::http::StatusCode;
use leptos_signup::{
    LanguageSource, Languages, SignupBuilder,
    text::{
        Language, Message,
        languages::{ENGLISH, FRENCH},
    },
};

use crate::common::{Answer, Host, PASSWORD, letter_form, send};

/// A host that tells people from programs.
async fn host(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Host {
    Host::start_with(|builder| {
        configure(builder.form(letter_form()).min_fill_time(Duration::from_secs(1)))
    })
    .await
}

/// The values of an attribute.
fn values<'a>(page: &'a Answer, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let rest = page.body.split(start.as_str()).skip(1);
    rest.filter_map(|rest| rest.split('"').next()).collect()
}

#[tokio::test]
async fn each_form_of_a_page_posts_to_its_own_page_with_a_ticket() {
    let host = host(|builder| builder).await;
    let page = host.get("/hero").await;
    assert_eq!(page.status, StatusCode::OK);
    // No cache may give the tickets to several people.
    assert_eq!(page.header("cache-control"), "private");
    assert_eq!(values(&page, "action"), ["/join/us", "/letter", "/letter"]);
    let inputs = page.body.split("name=\"ticket\" value=\"").skip(1);
    let tickets: Vec<&str> = inputs.filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(tickets.iter().collect::<HashSet<_>>().len(), 3, "{}", page.body);
    host.clock.advance(Duration::from_secs(5));
    for (number, ticket) in tickets.into_iter().enumerate() {
        let email = format!("ada{number}@example.org");
        let path = if number == 0 { "/join/us" } else { "/letter" };
        let fields = [("ticket", ticket), ("email", &email), ("password", PASSWORD)];
        let begun = host.post(path, &fields).await;
        assert_eq!(begun.location(), format!("{path}/check"), "{}", begun.body);
        assert_eq!(host.mails(&email).await.len(), 1, "{email}");
    }
}

#[tokio::test]
async fn no_two_elements_of_a_page_have_one_id() {
    let host = host(|builder| builder).await;
    let page = host.get("/hero").await;
    let ids = values(&page, "id");
    assert!(ids.len() > 10, "{ids:?}");
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{ids:?}");
    // Labels and descriptions name elements that are there.
    let named = values(&page, "aria-describedby").into_iter().flat_map(str::split_whitespace);
    for id in values(&page, "for").into_iter().chain(named) {
        assert!(ids.contains(&id), "{id} in {ids:?}");
    }
    assert_eq!(page.body.matches("<h1").count(), 1);
}

#[tokio::test]
async fn a_form_has_the_language_of_the_request_and_its_path() {
    let languages = Languages::new([ENGLISH, FRENCH]).from_sources([
        LanguageSource::cookie("lang"),
        LanguageSource::path_prefixes([(Language::new("fr"), "/fr")]),
    ]);
    let host = host(|builder| builder.languages(languages)).await;
    let page = host.get_as("/hero", "lang=fr").await;
    assert_eq!(values(&page, "action"), ["/fr/join/us", "/fr/letter", "/fr/letter"]);
    assert!(page.body.contains(FRENCH.wording(Message::Password)), "{}", page.body);
}

#[tokio::test]
async fn without_the_layer_there_is_no_form() {
    let request = axum::http::Request::get("/hero").body(axum::body::Body::empty()).unwrap();
    let page = send(&crate::common::routes(), request).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Hero") && !page.body.contains("<form"), "{}", page.body);
}
