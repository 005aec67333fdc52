//! A site below a path: every URL in a page or a mail has the path, whether a proxy or the router removes it.

use std::time::Duration;

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, Uri, header},
};
use leptos::{config::LeptosOptions, hydration::HydrationScripts, prelude::*, server_fn::ServerFn};
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_meta::MetaTags;
use leptos_router::{
    components::{Outlet, ParentRoute, Route, Router as LeptosRouter, Routes},
    path,
};
use leptos_signup::{
    Form, LanguageSource, Languages, MailBudgets, RateLimits, Signup, SignupRoutes, SqliteStore,
    captcha::ProofOfWork,
    server_functions::{Available, Register},
    text::{
        Language,
        languages::{ENGLISH, FRENCH},
    },
};
use tower::util::MapRequest;

use crate::common::{
    Answer, CapturedMailer, DevClock, ORIGIN, PASSWORD, TRAP, form_post, json_post, link, send,
};

fn account_form() -> Form {
    Form::new("account").at("/app/signup").continue_to("/app/home").email().password()
}

fn class_form() -> Form {
    Form::new("class").at("/app/class").continue_to("/app/home").username().password()
}

fn letter_form() -> Form {
    Form::new("letter").at("/app/letter").continue_to("/app/home").email()
}

#[component]
fn App() -> impl IntoView {
    view! {
        <LeptosRouter base="/app">
            <Routes fallback=|| "Not found">
                <Route path=path!("home") view=|| "Home"/>
                <SignupRoutes form=account_form under="/app"/>
                <SignupRoutes form=class_form under="/app"/>
                <SignupRoutes form=letter_form under="/app"/>
                <ParentRoute path=path!("/:language") view=Outlet>
                    <SignupRoutes form=account_form under="/app"/>
                </ParentRoute>
            </Routes>
        </LeptosRouter>
    }
}

fn languages() -> Languages {
    let prefixes = [(Language::new("fr"), "/fr")];
    Languages::new([ENGLISH, FRENCH]).from_sources([LanguageSource::path_prefixes(prefixes)])
}

fn options() -> LeptosOptions {
    LeptosOptions::builder().output_name("test").site_pkg_dir("app/pkg").build()
}

fn shell() -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <HydrationScripts options=options()/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// A server function of the host.
#[server(endpoint = "greeting")]
async fn greeting() -> Result<String, ServerFnError> {
    Ok("hello".to_owned())
}

/// How requests reach the site.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    /// With the whole path.
    Whole,
    /// With the whole path, and without `at_public_path`.
    WholeAndUnmounted,
    /// Below another router, which takes the path off.
    Nested,
    /// Through a proxy that takes the path off.
    Stripped,
}

const WAYS: [Way; 4] = [Way::Whole, Way::WholeAndUnmounted, Way::Nested, Way::Stripped];

struct Site {
    signup: Signup,
    router: Router,
    mailer: CapturedMailer,
}

impl Site {
    async fn start(way: Way) -> Self {
        let mailer = CapturedMailer::new();
        let signup = Signup::builder()
            .form(account_form())
            .form(class_form())
            .form(letter_form())
            .json_api("account")
            .captcha("letter", ProofOfWork::new())
            .languages(languages())
            .store(SqliteStore::connect("sqlite::memory:").await.unwrap())
            .public_url(format!("{ORIGIN}/app/"))
            .aliases(["http://other.localhost:3000"])
            .clock(DevClock::still().clock())
            .mailer(mailer.clone())
            .mail_budgets(MailBudgets::unlimited())
            .rate_limits(RateLimits::unlimited())
            .min_fill_time(Duration::ZERO)
            .build()
            .await
            .unwrap();
        let app = Router::new()
            .leptos_routes(&options(), generate_route_list(App), shell)
            .fallback(|uri: Uri| async move { (StatusCode::NOT_FOUND, format!("no {uri}")) })
            .with_state(options())
            .layer(signup.layer());
        let router = match way {
            Way::Whole => signup.at_public_path(app),
            Way::WholeAndUnmounted => app,
            Way::Nested => Router::new().nest("/app", signup.at_public_path(app)),
            Way::Stripped => {
                let app = signup.at_public_path(app);
                Router::new().fallback_service(MapRequest::new(app, strip))
            }
        };
        Self { signup, router, mailer }
    }

    async fn get(&self, path: &str, cookies: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookies);
        send(&self.router, request.body(Body::empty()).unwrap()).await
    }

    async fn post(&self, path: &str, cookies: &str, fields: &[(&str, &str)]) -> Answer {
        send(&self.router, form_post(path, fields, &[("cookie", cookies)])).await
    }

    async fn newest_mail(&self) -> leptos_signup::Mail {
        self.signup.deliver_due_mail().await.unwrap();
        self.mailer.mails().into_iter().max_by_key(|mail| mail.date).unwrap()
    }
}

/// What `proxy_pass http://127.0.0.1:3000/;` in `location /app/` does.
fn strip(mut request: Request<Body>) -> Request<Body> {
    let text = request.uri().to_string();
    let rest = text.strip_prefix("/app").unwrap_or("/not-here");
    *request.uri_mut() = if rest.is_empty() { "/" } else { rest }.parse().unwrap();
    request
}

/// Every address in the page of this origin.
fn addresses(page: &Answer) -> Vec<&str> {
    let parts = ["href=\"", "src=\"", "action=\"", "data-src=\""]
        .into_iter()
        .flat_map(|name| page.body.split(name).skip(1));
    parts.filter_map(|rest| rest.split('"').next()).filter(|it| it.starts_with('/')).collect()
}

#[tokio::test]
async fn a_sign_up_below_a_path_works_whoever_takes_the_path_off() {
    for way in WAYS {
        let site = Site::start(way).await;
        let page = site.get("/app/signup", "").await;
        assert_eq!(page.status, StatusCode::OK, "{way:?}: {}", page.body);
        assert!(page.body.contains("action=\"/app/signup\""), "{way:?}: {}", page.body);
        assert!(page.body.contains("/app/pkg/test"), "{way:?}: {}", page.body);
        let addresses = addresses(&page);
        assert!(addresses.iter().all(|it| it.starts_with("/app/")), "{way:?}: {addresses:?}");
        let style = addresses.iter().find(|it| it.ends_with(".css")).unwrap();
        assert_eq!(site.get(style, "").await.header("content-type"), "text/css; charset=utf-8");
        let fields = [("email", "ada@example.org"), ("password", PASSWORD)];
        let begun = site.post("/app/signup", "", &fields).await;
        assert_eq!(begun.location(), "/app/signup/check", "{way:?}: {}", begun.body);
        let set = begun.header("set-cookie");
        assert!(set.starts_with("signup!app-account=") && set.contains("; Path=/;"), "{set}");
        let check = site.get("/app/signup/check", &begun.cookie()).await;
        assert!(check.body.contains("action=\"/app/signup/check\""), "{way:?}: {}", check.body);
        let mail = site.newest_mail().await;
        let link = link(&mail);
        assert!(link.starts_with(&format!("{ORIGIN}/app/signup/confirm?token=")), "{link}");
        assert!(mail.text.contains(&format!("{ORIGIN}/app/signup/not-me?token=")));
        let opened = site.get(link.strip_prefix(ORIGIN).unwrap(), &begun.cookie()).await;
        assert_eq!(opened.location(), "/app/signup/confirm", "{way:?}");
        let cookies = [begun.cookie(), opened.cookie()].join("; ");
        let confirm = site.get("/app/signup/confirm", &cookies).await;
        assert!(confirm.body.contains("action=\"/app/signup/confirm\""), "{way:?}");
        let done = site.post("/app/signup/confirm", &cookies, &[]).await;
        assert_eq!(done.location(), "/app/signup/done", "{way:?}: {}", done.body);
        let done = site.get("/app/signup/done", &cookies).await;
        assert!(done.body.contains("href=\"/app/home\""), "{way:?}: {}", done.body);
        assert_eq!(site.get("/app/home", "").await.status, StatusCode::OK, "{way:?}");
        site.newest_mail().await;
        let welcome = format!("{ORIGIN}/app/home");
        assert!(site.mailer.mails().iter().any(|mail| mail.text.contains(&welcome)), "{way:?}");
    }
}

#[tokio::test]
async fn server_functions_are_found_below_the_path() {
    for way in WAYS {
        let site = Site::start(way).await;
        // `set_server_url("/app")` puts the path in front.
        let register = ["/app", Register::PATH].concat();
        let fields =
            [("form", "account"), ("email", "ada@example.org"), ("password", PASSWORD), (TRAP, "")];
        let called = site.post(&register, "", &fields).await;
        assert_eq!(called.status, StatusCode::OK, "{way:?}: {}", called.body);
        assert!(called.cookie().starts_with("signup!app-account="), "{way:?}");
        assert_eq!(site.newest_mail().await.to, "ada@example.org");
        let available = ["/app", Available::PATH].concat();
        let called = site.post(&available, "", &[("form", "class"), ("username", "ada")]).await;
        assert_eq!(called.status, StatusCode::OK, "{way:?}: {}", called.body);
        let foreign = form_post(&register, &fields, &[("origin", "https://evil.test")]);
        assert_eq!(send(&site.router, foreign).await.status, StatusCode::FORBIDDEN, "{way:?}");
        // The host's own functions need `at_public_path`.
        if way != Way::WholeAndUnmounted {
            let called = site.post(&["/app", Greeting::PATH].concat(), "", &[]).await;
            assert!(called.body.contains("hello"), "{way:?}: {} {}", called.status, called.body);
        }
    }
}

#[tokio::test]
async fn the_api_the_captcha_and_redirects_are_found_below_the_path() {
    for way in WAYS {
        let site = Site::start(way).await;
        let person = format!(r#"{{"email":"ada@example.org","password":"{PASSWORD}"}}"#);
        let called = send(&site.router, json_post("/app/signup/api/v1/account", person)).await;
        assert_eq!(called.status, StatusCode::ACCEPTED, "{way:?}: {}", called.body);
        let document = site.get("/app/signup/api/v1/openapi.json", "").await;
        assert!(document.body.contains("\"/app/signup/api/v1/account\""), "{way:?}");
        let letter = site.get("/app/letter", "").await;
        let found = addresses(&letter);
        assert!(found.iter().all(|it| it.starts_with("/app/")), "{way:?}: {found:?}");
        assert_eq!(site.get("/app/letter/captcha", "").await.status, StatusCode::OK, "{way:?}");
        let slashed = site.get("/app/signup/?a=b", "").await;
        assert_eq!(slashed.location(), "/app/signup?a=b", "{way:?}");
        let alias = Request::get("/app/signup?a=b").header(header::HOST, "other.localhost:3000");
        let led = send(&site.router, alias.body(Body::empty()).unwrap()).await;
        assert_eq!(led.location(), format!("{ORIGIN}/app/signup?a=b"), "{way:?}");
        let other = site.get("/app/other?a", "").await;
        assert_eq!((other.status, &*other.body), (StatusCode::NOT_FOUND, "no /app/other?a"));
    }
}

#[tokio::test]
async fn the_prefix_of_a_language_stands_behind_the_path() {
    for way in WAYS {
        let site = Site::start(way).await;
        let page = site.get("/app/fr/signup", "").await;
        assert_eq!(page.header("content-language"), "fr", "{way:?}: {}", page.body);
        assert!(page.body.contains("action=\"/app/fr/signup\""), "{way:?}: {}", page.body);
        let fields = [("email", "ada@example.org"), ("password", PASSWORD), ("page-lang", "fr")];
        let begun = site.post("/app/fr/signup", "", &fields).await;
        assert_eq!(begun.location(), "/app/fr/signup/check", "{way:?}: {}", begun.body);
        let link = link(&site.newest_mail().await);
        assert!(link.starts_with(&format!("{ORIGIN}/app/fr/signup/confirm?token=")), "{link}");
        let opened = site.get(link.strip_prefix(ORIGIN).unwrap(), &begun.cookie()).await;
        assert_eq!(opened.location(), "/app/fr/signup/confirm", "{way:?}");
    }
}

#[tokio::test]
async fn two_sites_below_one_origin_have_cookies_of_their_own() {
    let site = Site::start(Way::Whole).await;
    let fields = [("email", "ada@example.org"), ("password", PASSWORD)];
    let begun = site.post("/app/signup", "signup-account=x; signup!app2-account=y", &fields).await;
    assert_eq!(begun.cookie().split('.').count(), 1, "it holds its own secret alone");
}

#[tokio::test]
async fn a_path_that_contradicts_the_forms_is_refused_with_the_fix() {
    for (at, public_url, fix) in [
        ("/signup", "/app", r#".at("/app/signup")"#),
        ("/application", "/app", r#".at("/app/application")"#),
        ("/app", "/app", ".at("),
        ("/app/app/signup", "/app", "stands twice"),
    ] {
        let builder = Signup::builder()
            .form(Form::new("account").at(at).email())
            .store(SqliteStore::connect("sqlite::memory:").await.unwrap())
            .mailer(CapturedMailer::new())
            .public_url(format!("{ORIGIN}{public_url}"));
        let error = builder.build().await.unwrap_err().to_string();
        assert!(error.contains(fix) && error.contains("`account`"), "{at}: {error}");
    }
}
