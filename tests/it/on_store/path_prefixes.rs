//! Paths that name the language: `/fr/join/us`.

use axum::http::StatusCode;
use leptos::server_fn::ServerFn;
use leptos_signup::{
    Admission, ConfigError, Form, Invite, LanguageSource, Languages, Signup, SignupBuilder,
    server_functions::Register,
    text::{
        Language, Message,
        languages::{ENGLISH, FRENCH, GERMAN},
    },
};

use crate::common::{Host, ORIGIN, PASSWORD, account_form, beta_form, code, link};

/// French and German below a prefix, English at the forms' own paths.
fn languages() -> Languages {
    Languages::new([ENGLISH, GERMAN, FRENCH]).from_sources([
        LanguageSource::path_prefixes(prefixes()),
        LanguageSource::query("lang"),
        LanguageSource::accept_language(),
    ])
}

fn prefixes() -> [(Language, &'static str); 3] {
    [(Language::ENGLISH, ""), (Language::new("fr"), "/fr"), (Language::new("de"), "/de")]
}

async fn host() -> Host {
    Host::start_with(|builder| with_beta(builder).languages(languages())).await
}

fn with_beta(builder: SignupBuilder) -> SignupBuilder {
    builder.form(beta_form()).admission("beta", Admission::invite_only())
}

#[tokio::test]
async fn a_sign_up_stays_below_its_prefix_through_the_mail_and_back() {
    let host = host().await;
    let here = host.browser();
    let page = here.open("/fr/join/us").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert_eq!(page.header("content-language"), "fr");
    let refused = here.send_form(&page, "/fr/join/us", &[("email", "ada")]).await;
    assert!(refused.body.contains(FRENCH.wording(Message::EmailMissingAt)), "{}", refused.body);

    let typed = [("email", "ada@example.org"), ("password", PASSWORD)];
    let begun = here.send_form(&refused, "/fr/join/us", &typed).await;
    assert!(begun.location().starts_with("/fr/join/us/check"), "{}", begun.location());
    let check = here.open(begun.location()).await;
    assert!(check.body.contains("/fr/join/us/address?ticket="), "{}", check.body);
    let mail = host.mails("ada@example.org").await.remove(0);
    assert!(link(&mail).starts_with(&format!("{ORIGIN}/fr/join/us/confirm?token=")));
    assert!(mail.text.contains(&format!("{ORIGIN}/fr/join/us/not-me?token=")), "{}", mail.text);
    assert!(!mail.text.contains("lang="), "{}", mail.text);

    let elsewhere = host.browser();
    let asks = elsewhere.open(&link(&mail)).await;
    assert_eq!(asks.header("content-language"), "fr");
    assert!(asks.body.contains("action=\"/fr/join/us/confirm\""), "{}", asks.body);
    let letters = code(&mail);
    let done = here.send_form(&check, "/fr/join/us/check", &[("code", &letters)]).await;
    assert_eq!(done.location(), "/fr/join/us/done");
    let done = here.open(done.location()).await;
    assert!(done.body.contains(FRENCH.wording(Message::WelcomeTitle)), "{}", done.body);
    assert_eq!(host.text("SELECT language FROM signup_account").await, "fr");
}

#[tokio::test]
async fn every_address_on_a_page_is_below_the_prefix() {
    let host = host().await;
    let page = host.get("/de/join/us").await;
    let links = ["href=\"", "action=\"", "data-path=\""].into_iter();
    let links = links.flat_map(|name| page.body.split(name).skip(1));
    let links = links.filter_map(|rest| rest.split('"').next()).filter(|it| it.contains("join"));
    let links: Vec<&str> = links.collect();
    assert!(links.len() > 2 && links.iter().all(|it| it.starts_with("/de/join/us")), "{links:?}");
    let style = links.iter().find(|it| it.ends_with(".css")).unwrap();
    assert_eq!(host.get(style).await.header("content-type"), "text/css; charset=utf-8");
    let opening = host.get("/de/join/us/opening").await;
    assert!(opening.body.contains(GERMAN.wording(Message::EmailMissingAt)), "{}", opening.body);
    assert_eq!(opening.body.lines().nth(1), Some("/de/join/us"));
    // A form on a page of the host is opened by the path of the page.
    let opening = host.get("/join/us/opening?at=%2Fde%2Fhero&email=ada%40example.org").await;
    assert_eq!(opening.body.lines().nth(1), Some("/de/join/us"));
    assert!(opening.body.starts_with("email=ada%40example.org&ticket="), "{}", opening.body);
    assert!(opening.body.contains(GERMAN.wording(Message::EmailMissingAt)), "{}", opening.body);
    assert_eq!(host.get("/de/join/us/?a=b").await.location(), "/de/join/us?a=b");
}

#[tokio::test]
async fn the_path_says_the_language_before_all_others() {
    let host = host().await;
    for (path, tag) in [
        ("/join/us?lang=fr", "en"),
        ("/fr/join/us?lang=de", "fr"),
        ("/de/join/us/check", "de"),
        ("/fr/beta", "fr"),
    ] {
        assert_eq!(host.get(path).await.header("content-language"), tag, "{path}");
    }
    // The host's own pages learn it too, and an unknown path is the host's.
    assert_eq!(host.get("/fr/other").await.body, "the host's own 404");
}

#[tokio::test]
async fn a_prefix_of_no_language_is_not_found() {
    let host = host().await;
    // The app's router takes any word as a language.
    for path in ["/xx/join/us", "/FR/join/us", "/xx/join/us/check"] {
        let page = host.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}: {}", page.body);
        assert!(!page.body.contains("<form"), "{}", page.body);
    }
}

#[tokio::test]
async fn a_sign_up_from_the_browser_has_the_language_of_its_page() {
    let host = host().await;
    let fields = [
        ("form", "account"),
        ("email", "ada@example.org"),
        ("password", PASSWORD),
        ("page-lang", "de"),
    ];
    let answer = host.post(Register::PATH, &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let mail = host.mails("ada@example.org").await.remove(0);
    assert!(link(&mail).starts_with(&format!("{ORIGIN}/de/join/us/confirm?token=")));
}

#[tokio::test]
async fn a_language_without_a_prefix_is_named_in_the_query() {
    let languages = Languages::new([ENGLISH, FRENCH, GERMAN]).from_sources([
        LanguageSource::path_prefixes([(Language::new("fr"), "/fr")]),
        LanguageSource::query("lang"),
    ]);
    let host = Host::start_with(|builder| builder.languages(languages)).await;
    let fields = [("email", "ada@example.org"), ("password", PASSWORD), ("page-lang", "de")];
    host.post("/join/us", &fields).await;
    let mail = host.mails("ada@example.org").await.remove(0);
    assert!(link(&mail).starts_with(&format!("{ORIGIN}/join/us/confirm?token=")), "{}", mail.text);
    assert!(link(&mail).ends_with("&lang=de"), "{}", mail.text);
}

#[tokio::test]
async fn an_invite_leads_to_the_prefix_of_the_default_language() {
    let prefixes = [(Language::ENGLISH, "/en"), (Language::new("fr"), "/fr")];
    let languages =
        Languages::new([ENGLISH, FRENCH]).from_sources([LanguageSource::path_prefixes(prefixes)]);
    let host = Host::start_with(|builder| with_beta(builder).languages(languages)).await;
    let invite = host.signup.invites("beta").create(Invite::new()).await.unwrap();
    assert!(invite.link().starts_with(&format!("{ORIGIN}/en/beta?invite=")), "{}", invite.link());
    assert!(host.get(invite.link().strip_prefix(ORIGIN).unwrap()).await.body.contains("<form"));
}

#[tokio::test]
async fn prefixes_that_cannot_work_are_refused_at_the_start() {
    fn fr_form() -> Form {
        Form::new("fr").at("/fr/join/us").email()
    }
    let refused = async |prefixes: &[(Language, &'static str)], form: Option<Form>| {
        let host = Host::start().await;
        let languages = Languages::new([ENGLISH, FRENCH])
            .from_sources([LanguageSource::path_prefixes(prefixes.iter().copied())]);
        let builder = Signup::builder()
            .form(account_form())
            .store(host.database.store().await)
            .public_url(ORIGIN)
            .mailer(host.mailer.clone())
            .languages(languages);
        let builder = form.into_iter().fold(builder, SignupBuilder::form);
        match builder.build().await {
            Err(error @ (ConfigError::Language { .. } | ConfigError::Form { .. })) => {
                error.to_string()
            }
            other => panic!("{other:?}"),
        }
    };
    let (en, fr) = (Language::ENGLISH, Language::new("fr"));
    for prefix in ["fr", "/fr/", "/", "//fr", "/f r", "/fr?a"] {
        let told = refused(&[(fr, prefix)], None).await;
        assert!(told.contains(prefix) && told.contains("such as `/fr`"), "{told}");
    }
    let told = refused(&[(Language::new("de"), "/de")], None).await;
    assert!(told.contains("`de`") && told.contains(".languages("), "{told}");
    for twice in [[(fr, "/fr"), (fr, "/f")], [(en, "/a"), (fr, "/a")]] {
        let told = refused(&twice, None).await;
        assert!(told.contains("of its own"), "{told}");
    }
    let told = refused(&[(fr, "/fr")], Some(fr_form())).await;
    assert!(told.contains("/fr/join/us"), "{told}");
}
