//! The language of an answer, of a mail, and of what is stored.

use axum::{
    body::Body,
    http::{Request, header},
};
use leptos_signup::{
    ConfigError, LanguageSource, Languages, Signup, SignupBuilder,
    text::{
        Language, Message, Translation,
        languages::{ENGLISH, FRENCH, GERMAN},
    },
};
use serde_json::{Value, json};

use crate::common::{Answer, Host, PASSWORD, account_form, json_post};

const PAGE: &str = "/join/us";

async fn host() -> Host {
    Host::start_with(|builder| builder.languages([ENGLISH, GERMAN, FRENCH]).json_api("account"))
        .await
}

async fn get(host: &Host, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request =
        headers.iter().fold(Request::get(path), |it, (name, value)| it.header(*name, *value));
    host.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_request_says_its_language_in_several_places() {
    let host = host().await;
    for (path, headers, tag) in [
        ("", &[][..], "en"),
        ("", &[("accept-language", "de-AT, en;q=0.5")], "de"),
        ("", &[("accept-language", "it, fr;q=0.2")], "fr"),
        ("", &[("accept-language", "it")], "en"),
        ("", &[("cookie", "a=b; signup_lang=fr"), ("accept-language", "de")], "fr"),
        ("?lang=de", &[("cookie", "signup_lang=fr")], "de"),
        ("?lang=xx", &[("cookie", "signup_lang=\"fr\"")], "fr"),
    ] {
        let page = get(&host, &[PAGE, path].concat(), headers).await;
        assert_eq!(page.header("content-language"), tag, "{path} {headers:?}");
        assert!(page.body.contains(&format!("lang=\"{tag}\" dir=\"ltr\"")), "{}", page.body);
        assert!(page.headers.get_all("vary").iter().any(|it| it == "Accept-Language"));
    }
    let page = get(&host, &[PAGE, "?lang=de"].concat(), &[]).await;
    assert_eq!(page.header("set-cookie"), "signup_lang=de; Path=/; SameSite=Lax");
}

#[tokio::test]
async fn a_site_with_one_language_has_nothing_to_remember() {
    let host = Host::start().await;
    let page = get(&host, &[PAGE, "?lang=en"].concat(), &[("accept-language", "de")]).await;
    assert_eq!(page.header("content-language"), "en");
    assert!(
        !page
            .headers
            .get_all("set-cookie")
            .iter()
            .any(|it| it.as_bytes().starts_with(b"signup_lang"))
    );
    assert!(!page.headers.get_all("vary").iter().any(|it| it == "Accept-Language"));
}

#[tokio::test]
async fn a_post_is_answered_in_the_language_of_its_page() {
    let host = host().await;
    let page = host.post(PAGE, &[("email", "ada"), ("page-lang", "de")]).await;
    assert_eq!(page.header("content-language"), "de");
    assert!(page.body.contains(GERMAN.wording(Message::EmailMissingAt)), "{}", page.body);
    // A page that says nothing, or nonsense.
    for language in ["", "xx", "de\"><script>"] {
        let page = host.post(PAGE, &[("email", "ada"), ("page-lang", language)]).await;
        assert_eq!(page.header("content-language"), "en");
    }
}

#[tokio::test]
async fn the_attempt_and_the_account_keep_the_language() {
    let host = host().await;
    let fields = [("email", "ada@example.org"), ("password", PASSWORD), ("page-lang", "fr")];
    host.post(PAGE, &fields).await;
    let mail = host.mails("ada@example.org").await.remove(0);
    let subject = FRENCH.wording(Message::MailConfirmSubject).replace("{site}", "Orchard");
    assert_eq!(mail.subject, subject);
    assert!(mail.text.contains("&lang=fr"), "{}", mail.text);
    assert_eq!(host.text("SELECT language FROM signup_attempt").await, "fr");
    let cookie = host.open_newest("ada@example.org").await;
    assert_eq!(host.confirm(&cookie).await.location(), "/join/us/done");
    assert_eq!(host.text("SELECT language FROM signup_account").await, "fr");

    // Another language of another browser tells the owner nothing.
    let fields = [("email", "ada@example.org"), ("password", PASSWORD), ("page-lang", "de")];
    host.post(PAGE, &fields).await;
    let mail = host.mails("ada@example.org").await.remove(0);
    assert_eq!(
        mail.subject,
        FRENCH.wording(Message::MailAccountSubject).replace("{site}", "Orchard")
    );
}

#[tokio::test]
async fn a_problem_of_the_api_has_one_code_in_every_language() {
    let host = host().await;
    let path = [PAGE, "/api/v1/account"].concat();
    let mut answers = Vec::new();
    for (tag, translation) in [("en", ENGLISH), ("de", GERMAN), ("fr", FRENCH)] {
        let mut request = json_post(&path, json!({"email": "ada", "password": "x"}).to_string());
        request.headers_mut().insert(header::ACCEPT_LANGUAGE, tag.parse().unwrap());
        let answer = host.send(request).await;
        assert_eq!(answer.header("content-language"), tag);
        let content: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(content["title"], translation.wording(Message::ApiInvalid));
        let codes: Vec<Value> =
            content["problems"].as_array().unwrap().iter().map(|it| it["code"].clone()).collect();
        answers.push((answer.status, content["type"].clone(), codes));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
}

#[tokio::test]
async fn a_host_changes_a_text_and_brings_a_language_of_its_own() {
    const ESPERANTO: Translation = Translation::new("eo", "Esperanto", |message| match message {
        Message::CreateYourAccount => "Kreu vian konton",
        other => other.english(),
    });
    let languages = Languages::new([ENGLISH, ESPERANTO])
        .from_sources([LanguageSource::request(|parts| {
            Some(parts.headers.get("x-language")?.to_str().ok()?.to_owned())
        })])
        .wording(Language::ENGLISH, Message::CreateYourAccount, "Plant a tree & <b>rest</b>");
    let host = Host::start_with(|builder| builder.languages(languages)).await;
    let page = get(&host, PAGE, &[]).await;
    assert!(
        page.body
            .contains("<h1 id=\"signup-title\" tabindex=\"-1\">Plant a tree &amp; &lt;b&gt;rest"),
        "{}",
        page.body
    );
    let page = get(&host, PAGE, &[("x-language", "eo")]).await;
    assert!(page.body.contains("Kreu vian konton"), "{}", page.body);
}

#[tokio::test]
async fn a_wording_that_cannot_be_right_is_refused_at_the_start() {
    let refused = async |languages: Languages| {
        let host = Host::start().await;
        let builder: SignupBuilder = Signup::builder()
            .form(account_form())
            .store(host.database.store().await)
            .public_url("http://127.0.0.1:3000")
            .mailer(host.mailer.clone())
            .languages(languages);
        match builder.build().await {
            Err(ConfigError::Language { language, reason }) => format!("{language}: {reason}"),
            other => panic!("{other:?}"),
        }
    };
    let english = || Languages::new([ENGLISH]);
    let told = refused(english().wording(Language::ENGLISH, Message::AtLeast, "More!")).await;
    assert!(told.contains("AtLeast") && told.contains("min"), "{told}");
    let told = refused(english().wording(Language::new("de"), Message::Confirm, "Ja")).await;
    assert!(told.starts_with("de: ") && told.contains("languages"), "{told}");
    assert!(refused(Languages::new([ENGLISH, ENGLISH])).await.contains("once"));
    assert!(refused(Languages::new([])).await.contains("at least one"));
}
