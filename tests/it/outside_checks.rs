//! One suite for every host check that asks an outside service.

use std::time::{Duration, Instant};

use leptos_signup::{
    ConfigError,
    check::{CheckError, HostCheck},
};

use crate::outside::{Outside, Reply, redirect, refused_url, start_stranger};

/// A check that the suite can test.
pub trait OutsideCheck: HostCheck + Sized {
    /// The check for a service at this URL, with a token if the service takes one.
    fn at_url(url: &str) -> Result<Self, ConfigError>;

    fn with_time_limit(self, limit: Duration) -> Self;

    /// Checks a value for which the service replies with `known`.
    async fn ask(&self) -> Result<(), CheckError>;

    fn known() -> Reply;
}

/// Generates one test per function of the suite.
#[macro_export]
macro_rules! outside_checks {
    ($check:ty) => {
        $crate::outside_checks! { $check:
            a_service_that_is_not_there_says_nothing,
            a_slow_service_is_waited_for_no_longer_than_the_limit,
            a_redirect_to_another_origin_is_not_followed,
            a_base_url_is_https_or_on_loopback,
        }
    };
    ($check:ty: $($name:ident,)*) => {
        $(
            #[tokio::test]
            async fn $name() {
                $crate::outside_checks::$name::<$check>().await;
            }
        )*
    };
}

/// The logged reason for a failure.
#[track_caller]
pub fn failure(outcome: Result<(), CheckError>) -> String {
    match outcome {
        Err(CheckError::Failed(cause)) => cause.to_string(),
        other => panic!("{other:?}"),
    }
}

async fn failure_at<C: OutsideCheck>(url: &str) -> String {
    failure(C::at_url(url).unwrap().ask().await)
}

pub async fn a_service_that_is_not_there_says_nothing<C: OutsideCheck>() {
    let message = failure_at::<C>(&refused_url().await).await;
    assert!(
        message.starts_with("the service could not be reached: ") && message.len() > 40,
        "{message}"
    );
    let message = failure_at::<C>(&start_stranger().await).await;
    assert!(message.starts_with("the service could not be reached: "), "{message}");
    // No TLS, and no way round it.
    let service = Outside::start(|_| C::known()).await;
    let message = failure_at::<C>(&service.url.replace("http://", "https://")).await;
    assert!(message.starts_with("the service could not be reached: "), "{message}");
    assert!(service.paths().is_empty());
}

pub async fn a_slow_service_is_waited_for_no_longer_than_the_limit<C: OutsideCheck>() {
    let service = Outside::start(|_| Reply::Never).await;
    let check = C::at_url(&service.url).unwrap().with_time_limit(Duration::from_millis(50));
    assert_eq!(HostCheck::time_limit(&check), Duration::from_millis(50));
    let begun = Instant::now();
    assert_eq!(failure(check.ask().await), "the service gave no response within 50ms");
    assert!((Duration::from_millis(50)..Duration::from_secs(2)).contains(&begun.elapsed()));
}

pub async fn a_redirect_to_another_origin_is_not_followed<C: OutsideCheck>() {
    let other = Outside::start(|_| C::known()).await;
    for status in [301, 302, 303, 307, 308] {
        let to = other.url.clone();
        let service = Outside::start(move |path| redirect(status, &[&to, path].concat())).await;
        assert_eq!(failure_at::<C>(&service.url).await, "the service redirected to another origin");
        assert_eq!(service.paths().len(), 1);
    }
    assert!(other.paths().is_empty());
}

pub async fn a_base_url_is_https_or_on_loopback<C: OutsideCheck>() {
    for url in [
        "http://api.example.org",
        "api.example.org",
        "https://a:b@api.example.org",
        "https://api.example.org/?",
    ] {
        let error = C::at_url(url).map(drop).unwrap_err();
        assert!(matches!(error, ConfigError::ServiceUrl { .. }), "{error}");
    }
}
