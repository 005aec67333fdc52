//! Submitting the form: what is taken, what is refused, and what nobody can tell apart.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use futures::{StreamExt, future::join_all, stream};
use leptos::server_fn::ServerFn;
use leptos_signup::server_functions::Register;

use crate::common::{self, Answer, Host, ORIGIN, PASSWORD, form_post};

const PAGE: &str = "/join/us";

#[tokio::test]
async fn the_form_is_served_at_the_path_of_the_host() {
    let host = Host::start().await;
    let page = host.get(PAGE).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(r#"action="/join/us""#), "{}", page.body);
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(host.get("/signup").await.body, "the host's own 404");
}

#[tokio::test]
async fn the_stylesheet_is_served_for_ever_under_a_name_of_its_content() {
    let host = Host::start().await;
    let page = host.get(PAGE).await.body;
    let (_, rest) = page.split_once("/join/us/signup-").unwrap();
    let path = format!("/join/us/signup-{}", rest.split('"').next().unwrap());
    let sheet = host.get(&path).await;
    assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
    assert!(sheet.header("cache-control").contains("immutable"));
    // The page of another version has its style too, which no cache keeps under that name.
    let other = host.get("/join/us/signup-0123456789abcdef.css").await;
    assert_eq!((other.status, &other.body), (StatusCode::OK, &sheet.body));
    assert_eq!(other.header("cache-control"), "no-store");
    assert!(sheet.body.contains(".signup"));
}

#[tokio::test]
async fn a_plain_post_leads_to_check_your_mail() {
    let host = Host::start().await;
    let answer = host.register("ada@example.org").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location(), "/join/us/check");
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("HttpOnly; SameSite=Lax"), "{cookie}");
    let check = host.get_as("/join/us/check", &answer.cookie()).await;
    assert!(check.body.contains("ada@example.org"), "{}", check.body);
    assert!(!host.get("/join/us/check").await.body.contains("ada@example.org"));
}

#[tokio::test]
async fn cookies_are_confined_to_https_and_the_host_where_there_is_https() {
    let host = Host::start_public(|builder| builder.public_url("https://example.org")).await;
    let cookie = host.register("ada@example.org").await.header("set-cookie").to_owned();
    assert!(cookie.starts_with("__Host-signup-account="), "{cookie}");
    assert!(cookie.ends_with("; Secure") && cookie.contains("; Path=/;"), "{cookie}");
}

#[tokio::test]
async fn the_server_function_takes_the_same_and_answers_with_codes() {
    let host = Host::start().await;
    let path = Register::PATH;
    let fields = [("form", "account"), ("email", "ada@example.org"), ("password", PASSWORD)];
    let taken = host.post(path, &fields).await;
    assert_eq!(taken.status, StatusCode::OK);
    assert!(taken.body.starts_with("step=check&ticket="), "{}", taken.body);
    assert!(taken.header("set-cookie").starts_with("signup-account="));

    let refused =
        host.post(path, &[("form", "account"), ("email", "ada"), ("password", "x")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        refused.body,
        "at.email=email_missing_at&at.password=password_too_short%3A15&refusal=problems"
    );
    let unknown = host.post(path, &[("form", "other"), ("email", "ada@example.org")]).await;
    assert_eq!(
        (unknown.status, unknown.body.as_str()),
        (StatusCode::BAD_REQUEST, "refusal=malformed")
    );
}

#[tokio::test]
async fn the_server_function_never_redirects_to_a_foreign_referer() {
    let host = Host::start().await;
    let fields = [("form", "account"), ("email", "ada"), ("password", "x")];
    let headers = [("referer", "https://evil.test/"), ("accept", "text/html")];
    let answer = host.send(form_post(Register::PATH, &fields, &headers)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.location(), "");
}

#[tokio::test]
async fn errors_stand_at_their_fields_and_the_password_never_comes_back() {
    let host = Host::start().await;
    let fields = [("email", "<script>@"), ("password", "Zebra-1!")];
    let answer = host.post(PAGE, &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.body.contains("Enter only the email address, without a name"),
        "{}",
        answer.body
    );
    assert!(answer.body.contains("Password must be at least 15 characters."));
    assert!(answer.body.contains(r#"aria-invalid="true""#));
    assert!(answer.body.contains("<title>Error: Create your account"), "{}", answer.body);
    assert!(answer.body.contains(r#"value="&lt;script&gt;@""#), "{}", answer.body);
    assert!(
        !answer.body.contains("<script>@") && !answer.body.contains("Zebra"),
        "{}",
        answer.body
    );
    assert_eq!(answer.header("set-cookie"), "");
}

#[tokio::test]
async fn only_the_servers_word_lists_know_some_passwords() {
    let host = Host::start().await;
    for password in ["iloveyou12345678", "orchard password 2026"] {
        let answer = host.post(PAGE, &[("email", "ada@example.org"), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
        assert!(answer.body.contains("too easy to guess"), "{password}");
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn posts_from_elsewhere_are_refused() {
    let host = Host::start().await;
    let fields = [("form", "account"), ("email", "ada@example.org"), ("password", PASSWORD)];
    for headers in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.test")],
        &[("origin", "http://127.0.0.1:3000.evil.test")],
        &[("origin", "null")],
        &[("origin", "http://evil.test"), ("host", "evil.test")],
    ] {
        for path in [PAGE, Register::PATH, "/join/us/check", "/join/us/confirm"] {
            let answer = host.send(form_post(path, &fields, headers)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
        }
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
    for headers in [&[("sec-fetch-site", "same-origin")][..], &[("origin", ORIGIN)]] {
        assert_eq!(
            host.send(form_post(PAGE, &fields, headers)).await.status,
            StatusCode::SEE_OTHER
        );
    }
}

#[tokio::test]
async fn what_is_not_a_form_is_refused() {
    let host = Host::start().await;
    for kind in ["text/plain", "application/json", "multipart/form-data; boundary=x", ""] {
        let mut request = Request::post(PAGE);
        if !kind.is_empty() {
            request = request.header("content-type", kind);
        }
        let request = request.body(Body::from("email=ada@example.org")).unwrap();
        assert_eq!(host.send(request).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
    }
    let twice = host.post(PAGE, &[("email", "a@example.org"), ("email", "b@example.org")]).await;
    assert_eq!(twice.status, StatusCode::BAD_REQUEST);
    let many: Vec<(String, String)> = (0..65).map(|n| (format!("f{n}"), String::new())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(host.post(PAGE, &many).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_large_body_is_refused_by_its_length_or_after_16_kib_of_it() {
    let host = Host::start().await;
    let request =
        || Request::post(PAGE).header("content-type", "application/x-www-form-urlencoded");
    // Nothing of the body is read: this one never ends.
    let endless = Body::from_stream(stream::pending::<Result<Vec<u8>, std::io::Error>>());
    let declared = request().header("content-length", 20_000_000).body(endless).unwrap();
    assert_eq!(host.send(declared).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    // Nothing beyond 16 KiB is read: this one never ends either.
    let some = stream::iter((0..32).map(|_| Ok::<_, std::io::Error>(vec![b'a'; 1024])));
    let endless = Body::from_stream(some.chain(stream::pending()));
    let streamed = request().body(endless).unwrap();
    assert_eq!(host.send(streamed).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let password = "x".repeat(15_000);
    let long = host.post(PAGE, &[("email", "ada@example.org"), ("password", &password)]).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.body.contains("Password must be 256 characters or fewer."));
}

#[tokio::test]
async fn an_address_with_an_account_gets_the_same_answer_and_its_owner_another_mail() {
    let host = Host::start().await;
    host.has_account("known@example.org").await;
    let rows = "SELECT count(*) FROM signup_attempt";
    let before = host.count(rows).await;
    let known = host.register("Known@example.org").await;
    let other = host.register("other@example.org").await;
    assert_eq!(host.count(rows).await, before + 2);

    assert_eq!(known.status, other.status);
    assert_eq!(known.body, other.body);
    let names = |answer: &Answer| -> Vec<String> {
        let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
        names.sort();
        names
    };
    assert_eq!(names(&known), names(&other));
    assert_eq!(known.location(), other.location());
    assert_eq!(known.header("set-cookie").len(), other.header("set-cookie").len());
    let page = async |answer: &Answer| {
        let page = host.get_as("/join/us/check", &answer.cookie()).await;
        page.without_nonce().replace("Known", "?").replace("other", "?")
    };
    assert_eq!(page(&known).await, page(&other).await);

    assert_eq!(
        host.mails("other@example.org").await[0].subject,
        "Confirm your email address for Orchard"
    );
    let notice = &host.mails("Known@example.org").await[0];
    assert_eq!(notice.subject, "You already have an account with Orchard");
    // The page of the site, in the signature, holds no secret.
    assert!(!notice.text.contains("token="), "{}", notice.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_identical_posts_and_confirmations_make_one_account() {
    let host = Host::start().await;
    let answers = join_all((0..64).map(|_| host.register("ada@example.org"))).await;
    assert!(answers.iter().all(|answer| answer.status == StatusCode::SEE_OTHER));
    let mails = host.mails("ada@example.org").await;
    assert_eq!(mails.len(), 64);

    let links: Vec<String> = mails.iter().map(common::link).collect();
    let cookies = join_all(links.iter().map(|link| host.open(link))).await;
    let confirm = |cookie: &String| {
        let (host, cookie) = (&host, cookie.clone());
        async move { host.post_as("/join/us/confirm", &cookie, &[("password", PASSWORD)]).await }
    };
    let answers = join_all(cookies.iter().map(confirm)).await;
    assert!(answers.iter().all(|answer| answer.status == StatusCode::SEE_OTHER));
    let first = answers.iter().filter(|answer| answer.location() == "/join/us/done").count();
    assert_eq!(first, 1);
    let again = join_all((0..64).map(|_| confirm(&cookies[0]))).await;
    assert!(again.iter().all(|answer| answer.location().starts_with("/join/us/")));
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
    let hashes = "SELECT count(*) FROM signup_attempt WHERE password_hash IS NOT NULL
                  AND state <> 'superseded'";
    assert_eq!(host.count(hashes).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn past_the_line_for_hashing_the_answer_is_503_at_once() {
    let host = Host::start_with(common::without_a_line_for_hashing).await;
    let answers = join_all((0..16).map(|_| host.register("ada@example.org"))).await;
    let (taken, busy): (Vec<_>, Vec<_>) =
        answers.iter().partition(|answer| answer.status == StatusCode::SEE_OTHER);
    assert!(!taken.is_empty() && !busy.is_empty());
    for answer in &busy {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.header("retry-after"), "5");
        assert!(answer.body.contains("We are very busy right now."));
        assert!(answer.body.contains(r#"value="ada@example.org""#), "what was typed is kept");
    }
    let attempts = host.count("SELECT count(*) FROM signup_attempt").await;
    assert_eq!(usize::try_from(attempts).unwrap(), taken.len(), "acknowledged is written");
}

#[tokio::test]
async fn a_store_that_fails_is_answered_503_and_nothing_is_half_written() {
    let host = Host::start().await;
    host.database.execute("DROP TABLE signup_outbox").await;
    let answer = host.register("ada@example.org").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "30");
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn requests_of_the_host_pass_untouched() {
    let host = Host::start().await;
    assert!(host.get("/").await.body.contains("Home"));
    let large = Request::post("/upload")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from(vec![0; 100_000]))
        .unwrap();
    let answer = host.send(large).await;
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (StatusCode::NOT_FOUND, "the host's own 404")
    );
    assert_eq!(answer.header("referrer-policy"), "");
}

#[tokio::test]
async fn a_get_of_anything_that_posts_changes_nothing() {
    let host = Host::start().await;
    let path = format!("{PAGE}?email=ada@example.org&password=just+many+plain+words");
    assert_eq!(host.get(&path).await.status, StatusCode::OK);
    let call = host.get(Register::PATH).await.status;
    assert!(call == StatusCode::METHOD_NOT_ALLOWED || call == StatusCode::NOT_FOUND, "{call}");
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn a_slash_too_many_leads_to_the_page() {
    let host = Host::start().await;
    for (asked, page) in [
        ("/join/us/", "/join/us"),
        ("/join/us/check/", "/join/us/check"),
        ("/join/us/confirm/?token=abc", "/join/us/confirm?token=abc"),
    ] {
        let answer = host.get(asked).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
        assert_eq!(answer.location(), page);
    }
    assert_eq!(host.get("/join/us/other/").await.status, StatusCode::NOT_FOUND);
    assert_eq!(host.get("//evil.test/join/us/").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nothing_can_be_posted_to_the_last_page() {
    let host = Host::start().await;
    let answer = host.post("/join/us/done", &[]).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn the_site_is_known_by_its_host_and_by_each_word_of_its_name() {
    for (origin, name, password) in [
        ("https://www.orchardly.example", None, "orchardly-2026-"),
        ("https://app.example", Some("Green Orchard Club"), "GreenOrchard2026"),
    ] {
        let host = Host::start_public(|builder| {
            builder.public_url(origin).site_name(name.unwrap_or("www.orchardly.example"))
        })
        .await;
        let answer = host.post(PAGE, &[("email", "ada@x.example"), ("password", password)]).await;
        assert!(answer.body.contains("based on the name of this site"), "{password}");
    }
}

#[tokio::test]
async fn an_untouched_field_is_not_called_invalid_and_its_page_names_no_error() {
    let host = Host::start().await;
    let page = host.get("/join/us").await.body;
    let required = page.matches("<input").filter(|_| true).count();
    assert!(required >= 2 && page.contains("<title>Create your account"), "{page}");
    for input in page.split("<input").skip(1).filter(|input| input.contains(" required")) {
        assert!(input.split('>').next().unwrap().contains(r#"aria-invalid="false""#), "{input}");
    }
    assert!(!page.contains(r#"aria-invalid="true""#));
}
