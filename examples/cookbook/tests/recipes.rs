//! Serves the recipes, and does with each what its page says.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Json, Router,
    body::{Body, to_bytes},
    extract::State,
    http::{HeaderMap, Request, StatusCode, header},
    routing::post,
};
use cookbook::{
    below_a_path, daisy_ui, dialog, invite_only, newsletter, provider_mailer::Postmark, tailwind,
    username_only, waitlist,
};
use leptos::{config::LeptosOptions, prelude::*};
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_meta::MetaTags;
use leptos_router::components::{Router as Pages, Routes};
use leptos_signup::{
    CapturedMailer, Form, MailBudgets, RateLimits, Signup, SignupBuilder, SignupRoutes, SqliteStore,
};
use serde_json::{Value, json};
use tower::ServiceExt;

const PASSWORD: &str = "just many plain words";

/// A host of one recipe.
struct Host {
    signup: Signup,
    router: Router,
    mailer: CapturedMailer,
}

impl Host {
    async fn start<View: IntoView + 'static>(
        app: fn() -> View,
        configure: impl FnOnce(SignupBuilder) -> SignupBuilder,
    ) -> Self {
        let mailer = CapturedMailer::new();
        let builder = Signup::builder()
            .store(SqliteStore::connect("sqlite::memory:").await.unwrap())
            .public_url("http://127.0.0.1:3000")
            .mailer(mailer.clone())
            .mail_budgets(MailBudgets::unlimited())
            .rate_limits(RateLimits::unlimited())
            .min_fill_time(Duration::ZERO);
        let signup = configure(builder).build().await.unwrap();
        let routes = generate_route_list(app);
        let router = Router::new()
            .leptos_routes(&options(), routes, move || document(app))
            .with_state(options())
            .layer(signup.layer());
        Self { signup, router, mailer }
    }

    async fn get(&self, path: &str, cookie: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookie);
        answer(&self.router, request.body(Body::empty()).unwrap()).await
    }

    async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let body = leptos_signup::Submission::from_pairs(fields.iter().copied()).to_urlencoded();
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        answer(&self.router, request.body(body.into()).unwrap()).await
    }

    /// Signs up, and confirms by the code of the mail.
    async fn sign_up(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let begun = self.post(path, "", fields).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
        let code = self.code().await;
        self.post(&format!("{path}/check"), &begun.cookies, &[("code", &code)]).await
    }

    async fn code(&self) -> String {
        self.signup.deliver_due_mail().await.unwrap();
        let text = self.mailer.mails()[0].text.clone();
        let is_code = |line: &&str| line.len() == 9 && line.as_bytes()[4] == b'-';
        text.lines().map(str::trim).find(is_code).unwrap().to_owned()
    }
}

struct Answer {
    status: StatusCode,
    location: String,
    cookies: String,
    body: String,
}

async fn answer(router: &Router, request: Request<Body>) -> Answer {
    let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    let cookies = parts.headers.get_all(header::SET_COOKIE).iter();
    let pair = |value: &str| value.split(';').next().unwrap_or_default().to_owned();
    let location = parts.headers.get(header::LOCATION).map(|it| it.to_str().unwrap().to_owned());
    Answer {
        status: parts.status,
        location: location.unwrap_or_default(),
        cookies: cookies.map(|it| pair(it.to_str().unwrap())).collect::<Vec<_>>().join("; "),
        body: String::from_utf8_lossy(&to_bytes(body, usize::MAX).await.unwrap()).into_owned(),
    }
}

fn options() -> LeptosOptions {
    LeptosOptions::builder().output_name("cookbook").build()
}

fn document<View: IntoView + 'static>(app: fn() -> View) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <MetaTags/>
            </head>
            <body>{app()}</body>
        </html>
    }
}

/// An app that has only the pages of a form.
macro_rules! pages_of {
    ($form:path) => {
        || {
            leptos_meta::provide_meta_context();
            view! {
                <Pages>
                    <Routes fallback=|| "Not found">
                        <SignupRoutes form={$form as fn() -> Form}/>
                    </Routes>
                </Pages>
            }
        }
    };
}

#[tokio::test]
async fn the_newsletter_is_in_the_footer_of_every_page() {
    let form = |builder: SignupBuilder| builder.form(newsletter::newsletter_form());
    let host = Host::start(newsletter::App, form).await;
    for path in ["/", "/newsletter"] {
        let page = host.get(path, "").await;
        let (_, footer) = page.body.split_once("<footer>").unwrap();
        assert!(footer.contains("action=\"/newsletter\""), "{path}: {footer}");
    }
    let done = host.sign_up("/newsletter", &[("email", "ada@example.org")]).await;
    assert_eq!(done.location, "/newsletter/done");
    assert!(
        host.signup.accounts("newsletter").by_login("ada@example.org").await.unwrap().is_some()
    );
}

#[tokio::test]
async fn people_on_the_waitlist_get_accounts_when_the_host_admits_them() {
    let host = Host::start(pages_of!(waitlist::early_form), waitlist::with_waitlist).await;
    for address in ["ada@example.org", "bob@example.net", "eve@example.org"] {
        let waiting = host.sign_up("/early", &[("email", address)]).await;
        assert_eq!(waiting.location, "/early/waitlist");
    }
    let accounts = host.signup.accounts("early");
    assert!(accounts.by_login("ada@example.org").await.unwrap().is_none());
    assert_eq!(waitlist::admit_company(&host.signup, "example.org").await.unwrap(), 2);
    assert!(accounts.by_login("ada@example.org").await.unwrap().is_some());
    assert!(accounts.by_login("bob@example.net").await.unwrap().is_none());
    assert_eq!(waitlist::admit(&host.signup, 10).await.unwrap(), 1);
    assert!(accounts.by_login("bob@example.net").await.unwrap().is_some());
}

#[tokio::test]
async fn an_invite_admits_the_person_that_it_is_for() {
    let host = Host::start(pages_of!(invite_only::member_form), invite_only::for_invited).await;
    let link = invite_only::link_for(&host.signup, "ada@example.org").await.unwrap();
    let (form, code) = link.split_once("?invite=").unwrap();
    assert_eq!(form, "http://127.0.0.1:3000/members/join");
    let join = async |address: &str, code: &str| {
        let fields = [("email", address), ("password", PASSWORD), ("invite", code)];
        host.post("/members/join", "", &fields).await
    };
    assert_eq!(join("ada@example.org", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(join("bob@example.org", code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(join("ada@example.org", code).await.location, "/members/join/check");
    let class = invite_only::code_for_class(&host.signup, 30).await.unwrap();
    assert_eq!(join("bob@example.org", &class).await.location, "/members/join/check");
}

#[tokio::test]
async fn a_username_is_enough_and_the_account_is_there_at_once() {
    let form = |builder: SignupBuilder| builder.form(username_only::class_form());
    let host = Host::start(pages_of!(username_only::class_form), form).await;
    let come = async |name: &str| {
        host.post("/class", "", &[("username", name), ("password", PASSWORD)]).await
    };
    assert_eq!(come("teacher").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(come("ada").await.location, "/class/done");
    assert!(host.signup.accounts("class").by_login("ada").await.unwrap().is_some());
    host.signup.deliver_due_mail().await.unwrap();
    assert!(host.mailer.mails().is_empty());
}

#[tokio::test]
async fn without_scripts_the_link_to_the_dialog_leads_to_the_page() {
    let form = |builder: SignupBuilder| builder.form(dialog::account_form());
    let host = Host::start(dialog::App, form).await;
    let home = host.get("/", "").await.body;
    let (_, dialog) = home.split_once("<dialog").unwrap();
    assert!(
        dialog.contains("action=\"/signup\"") && home.contains("<a href=\"/signup\""),
        "{home}"
    );
    assert_eq!(host.get("/signup", "").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_look_brings_its_classes_and_no_style_sheet_of_ours() {
    let tailwind = |builder: SignupBuilder| builder.form(tailwind::account_form());
    let daisy_ui = |builder: SignupBuilder| builder.form(daisy_ui::account_form());
    let tailwind = Host::start(pages_of!(tailwind::account_form), tailwind).await;
    let daisy_ui = Host::start(pages_of!(daisy_ui::account_form), daisy_ui).await;
    for (host, class) in [(tailwind, "bg-emerald-700"), (daisy_ui, "btn-accent")] {
        let page = host.get("/signup", "").await.body;
        assert!(page.contains(class) && !page.contains("rel=\"stylesheet\""), "{page}");
    }
}

#[tokio::test]
async fn below_a_path_every_way_to_the_app_works() {
    let signup = below_a_path::with_path(Signup::builder())
        .store(SqliteStore::connect("sqlite::memory:").await.unwrap())
        .mailer(Refusing)
        .build()
        .await
        .unwrap();
    let app = below_a_path::app(&signup, options());
    for path in ["/app/signup", "/signup", "/app/news/letter", "/news/letter", "/app/home"] {
        let page = answer(&app, Request::get(path).body(Body::empty()).unwrap()).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.body.contains("\"/app/"), "{path}: {}", page.body);
    }
}

/// A mailer for hosts that send nothing.
#[derive(Debug)]
struct Refusing;

#[leptos_signup::async_trait]
impl leptos_signup::Mailer for Refusing {
    async fn send(&self, _: &leptos_signup::Mail) -> Result<(), leptos_signup::MailError> {
        Err(leptos_signup::MailError::transient("no mail is sent here"))
    }
}

type Sent = Arc<Mutex<Vec<(String, Value)>>>;

/// Answers like Postmark, by the local part of the address.
async fn postmark(
    State(sent): State<Sent>,
    headers: HeaderMap,
    Json(mail): Json<Value>,
) -> (StatusCode, Json<Value>) {
    let token = headers["x-postmark-server-token"].to_str().unwrap().to_owned();
    let to = mail["To"].as_str().unwrap().to_owned();
    sent.lock().unwrap().push((token, mail));
    let (status, code) = match to.split('@').next().unwrap() {
        "gone" => (422, 406),
        "sender" => (422, 400),
        "down" => (500, 0),
        _ => (200, 0),
    };
    (StatusCode::from_u16(status).unwrap(), Json(json!({ "ErrorCode": code })))
}

#[tokio::test]
async fn the_mailer_of_a_provider_tells_one_mail_from_all() {
    let sent = Sent::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/email", listener.local_addr().unwrap());
    let provider = Router::new().route("/email", post(postmark)).with_state(sent.clone());
    let mut serving = tokio::task::JoinSet::new();
    serving.spawn(async move { axum::serve(listener, provider).await });
    let mailer = Postmark::new(url, "the token");
    assert!(!format!("{mailer:?}").contains("the token"));

    let form = |builder: SignupBuilder| builder.form(newsletter::newsletter_form());
    let host = Host::start(newsletter::App, form).await;
    let mut outcomes = BTreeMap::new();
    for name in ["ada", "down", "gone", "sender"] {
        host.post("/newsletter", "", &[("email", &format!("{name}@example.org"))]).await;
        host.signup.deliver_due_mail().await.unwrap();
        let outcome = leptos_signup::Mailer::send(&mailer, &host.mailer.mails()[0]).await;
        let told = outcome
            .err()
            .map(|it| (it.is_permanent(), it.is_refused_recipient(), it.fix().is_some()));
        outcomes.insert(name, told);
    }
    assert_eq!(outcomes["ada"], None);
    assert_eq!(outcomes["down"], Some((false, false, false)));
    assert_eq!(outcomes["gone"], Some((true, true, false)));
    assert_eq!(outcomes["sender"], Some((false, false, true)));
    let (token, mail) = sent.lock().unwrap()[0].clone();
    assert_eq!((token.as_str(), &mail["TrackLinks"]), ("the token", &json!("None")));
    assert!(mail["TextBody"].as_str().unwrap().contains("/newsletter/confirm?token="));
}
