//! A link in a browser that did not begin the attempt: nothing that a stranger entered is in the
//! account unless its owner saw it, and the stranger does not learn what the owner did.

use std::time::Duration;

use axum::http::StatusCode;
use leptos_signup::{
    Admission, SignupBuilder, async_trait,
    check::{CheckError, HostCheck},
    form::{ProblemCode, Registration},
};
use serde_json::{Value, json};

use crate::common::{
    Answer, Host, ORIGIN, PASSWORD, code, json_post, link, member_form, with_garden,
};

const VICTIM: &str = "victim@example.org";
const OWN: &str = "eleven copper owls hesitate";
const CONFIRM: &str = "/member/confirm";
const CHECK: &str = "/member/check";
const API: &str = "/member/api/v1/member";
const CONSENTS: &str = "SELECT count(*) FROM signup_consent WHERE account_id IS NOT NULL";
const ACCOUNTS: &str = "SELECT count(*) FROM signup_account";

/// What the stranger enters.
const STRANGERS: [(&str, &str); 8] = [
    ("email", VICTIM),
    ("username", "mallory"),
    ("nickname", "\"><script>mallory</script>"),
    ("about", "</textarea><script>mallory</script>"),
    ("tools", "on"),
    ("source", "friends"),
    ("password", PASSWORD),
    ("rules", "on"),
];

fn members(builder: SignupBuilder) -> SignupBuilder {
    let builder = builder.form(member_form()).document("rules", "3", "Be kind to worms.");
    builder.json_api("member")
}

async fn host() -> Host {
    Host::start_with(members).await
}

/// The stranger signs up with the address of the owner, and gets this cookie.
async fn attacked(host: &Host) -> String {
    let answer = host.post("/member", &STRANGERS).await;
    assert_eq!(answer.location(), CHECK, "{}", answer.body);
    host.clock.advance(Duration::from_secs(61));
    answer.cookie()
}

async fn profile(host: &Host) -> Value {
    serde_json::from_str(&host.database.profile("signup_account").await).unwrap()
}

async fn not_me(host: &Host, email: &str) {
    let mails = host.mails(email).await;
    let link = mails[0].text.lines().find(|line| line.contains("/not-me?")).unwrap();
    let cookie = host.get(link.strip_prefix(ORIGIN).unwrap()).await.cookie();
    let done = host.post_as("/member/not-me", &cookie, &[("sure", "on")]).await;
    assert!(done.body.contains("Sign-up cancelled"), "{}", done.body);
}

#[tokio::test]
async fn the_page_shows_what_was_entered_in_inputs_and_asks_for_consent_again() {
    let host = host().await;
    attacked(&host).await;
    let cookie = host.open_newest(VICTIM).await;
    let page = host.get_as(CONFIRM, &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    for piece in [
        "victim@example.org",
        r#"value="mallory""#,
        r#"value="&quot;&gt;&lt;script&gt;mallory&lt;/script&gt;""#,
        "&lt;/textarea>&lt;script>mallory",
        r#"<input type="hidden" name="source" value="friends""#,
        r#"name="password""#,
        r#"name="new_password""#,
        r#"name="rules""#,
    ] {
        // Whether `>` is escaped too is up to the version of Leptos.
        assert!(
            page.body.replace("&gt;", ">").contains(&piece.replace("&gt;", ">")),
            "{piece} in {}",
            page.body
        );
    }
    assert!(!page.body.contains("<script>mallory"), "{}", page.body);
    // The box of the host is ticked, and that of the consent is not. The known password is chosen.
    assert_eq!(page.body.matches("checked").count(), 2, "{}", page.body);
    let known =
        page.body.split(r#"name="new_password""#).nth(1).unwrap().split('>').next().unwrap();
    assert!(known.contains(r#"value="""#) && known.contains("checked"), "{known}");
    let tools = page.body.split(r#"name="tools""#).nth(1).unwrap().split('>').next().unwrap();
    assert!(tools.contains("checked"), "{tools}");
    // The address is no field of the page.
    assert!(!page.body.contains(r#"name="email""#));
}

#[tokio::test]
async fn what_the_owner_submits_replaces_what_the_stranger_entered() {
    let host = host().await;
    attacked(&host).await;
    let cookie = host.open_newest(VICTIM).await;
    let own = [
        ("username", "ada"),
        ("nickname", "Ada"),
        ("password", OWN),
        ("new_password", "on"),
        ("rules", "on"),
    ];
    let done = host.post_as(CONFIRM, &cookie, &own).await;
    assert_eq!(done.location(), "/member/done", "{}", done.body);
    assert_eq!(host.text("SELECT username FROM signup_account").await, "ada");
    assert_eq!(host.text("SELECT username_key FROM signup_account").await, "ada");
    let expected = json!({"nickname": "Ada", "tools": false, "source": "site"});
    assert_eq!(profile(&host).await, expected);
    // The ledger has the owner's tick, at the time of the confirmation.
    let owners = "SELECT count(*) FROM signup_consent AS consent
                  JOIN signup_account AS account ON consent.account_id = account.id
                  WHERE consent.agreed_at = account.confirmed_at";
    assert_eq!((host.count(owners).await, host.count(CONSENTS).await), (1, 1));
}

#[tokio::test]
async fn without_the_fields_nothing_of_the_stranger_stays() {
    let host = host().await;
    attacked(&host).await;
    let cookie = host.open_newest(VICTIM).await;
    for password in [&[("password", PASSWORD)][..], &[("password", OWN), ("new_password", "on")]] {
        let refused = host.post_as(CONFIRM, &cookie, password).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for sentence in ["Enter a username", "Agree to the ", VICTIM] {
            assert!(refused.body.contains(sentence), "{sentence} in {}", refused.body);
        }
        // What was not posted is not shown as if it were the owner's.
        assert!(!refused.body.contains("mallory"), "{}", refused.body);
        assert_eq!(host.count(ACCOUNTS).await, 0);
        let required = [password, &[("username", "ada"), ("rules", "on")]].concat();
        if password.len() == 2 {
            assert_eq!(host.post_as(CONFIRM, &cookie, &required).await.location(), "/member/done");
        }
    }
    assert_eq!(profile(&host).await, json!({"tools": false, "source": "site"}));
}

#[tokio::test]
async fn a_refused_page_keeps_what_the_owner_typed() {
    let host = host().await;
    attacked(&host).await;
    let cookie = host.open_newest(VICTIM).await;
    let typed = [("username", "ada"), ("nickname", "Countess"), ("password", "short")];
    let refused = host.post_as(CONFIRM, &cookie, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let invalid = r#"aria-invalid="true""#;
    for piece in [r#"value="ada""#, r#"value="Countess""#, invalid, VICTIM] {
        assert!(refused.body.contains(piece), "{piece} in {}", refused.body);
    }
    assert!(!refused.body.contains("mallory"), "{}", refused.body);
}

#[tokio::test]
async fn the_browser_that_began_is_asked_for_nothing_again() {
    let host = host().await;
    let cookie = attacked(&host).await;
    let cookies = format!("{cookie}; {}", host.open_newest(VICTIM).await);
    let page = host.get_as(CONFIRM, &cookies).await.body;
    for name in ["username", "nickname", "rules", "password"] {
        assert!(!page.contains(&format!("name=\"{name}\"")), "{name}");
    }
    // Values that come along all the same change nothing.
    let fields = [("username", "other"), ("nickname", "Other"), ("rules", "on")];
    assert_eq!(host.post_as(CONFIRM, &cookies, &fields).await.location(), "/member/done");
    assert_eq!(host.text("SELECT username FROM signup_account").await, "mallory");
    assert_eq!(profile(&host).await["source"], "friends");
    let earlier = "SELECT count(*) FROM signup_consent AS consent
                   JOIN signup_account AS account ON consent.account_id = account.id
                   WHERE consent.agreed_at < account.confirmed_at";
    assert_eq!(host.count(earlier).await, 1);
}

#[tokio::test]
async fn a_form_without_a_password_asks_elsewhere_too() {
    let host = Host::start_with(with_garden).await;
    let fields = [("email", VICTIM), ("name", "Mallory"), ("side", "shade"), ("rules", "on")];
    host.post("/garden", &fields).await;
    let cookie = host.open_newest(VICTIM).await;
    let page = host.get_as("/garden/confirm", &cookie).await.body;
    assert!(page.contains(r#"value="Mallory""#) && page.contains(r#"name="rules""#), "{page}");
    assert!(page.contains(r#"value="shade" selected"#), "{page}");
    let alone = host.post_as("/garden/confirm", &cookie, &[("password", OWN)]).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    let own = [("name", "Ada"), ("side", "sun"), ("rules", "on"), ("password", OWN)];
    assert_eq!(host.post_as("/garden/confirm", &cookie, &own).await.location(), "/garden/done");
    assert_eq!((&profile(&host).await["name"], host.count(CONSENTS).await), (&"Ada".into(), 1));
}

#[tokio::test]
async fn on_a_waitlist_the_replaced_values_last_till_the_account() {
    let host = Host::start_with(|it| members(it).admission("member", Admission::waitlist())).await;
    let stranger = attacked(&host).await;
    let cookie = host.open_newest(VICTIM).await;
    let own = [("username", "ada"), ("rules", "on"), ("password", OWN), ("new_password", "on")];
    assert_eq!(host.post_as(CONFIRM, &cookie, &own).await.location(), "/member/waitlist");
    assert!(host.get_as(CHECK, &stranger).await.body.contains(VICTIM), "waits as before");
    let waitlist = host.signup.waitlist("member");
    let parked = waitlist.list(None, 9).await.unwrap().remove(0);
    assert_eq!(parked.username.as_deref(), Some("ada"));
    assert_eq!(parked.profile.get("nickname"), None);
    waitlist.admit(parked.id).await.unwrap();
    assert_eq!(host.text("SELECT username FROM signup_account").await, "ada");
    assert_eq!(host.count(CONSENTS).await, 1);
}

#[tokio::test]
async fn the_api_wants_the_fields_again_without_the_secret_of_the_sign_up() {
    let host = host().await;
    let mut registration = json!({"tools": true, "rules": true});
    for (name, value) in STRANGERS.into_iter().filter(|(_, value)| *value != "on") {
        registration[name] = value.into();
    }
    let call = async |path: &str, body: &Value| {
        let answer = host.send(json_post(&format!("{API}{path}"), body.to_string())).await;
        (answer.status.as_u16(), serde_json::from_str::<Value>(&answer.body).unwrap())
    };
    let (status, accepted) = call("", &registration).await;
    assert_eq!(status, 202, "{accepted}");
    let link = link(&host.mails(VICTIM).await[0]);
    let token = link.split_once("token=").unwrap().1;
    let mut body = json!({"token": token, "password": OWN, "new_password": true});
    let (status, content) = call("/confirm", &body).await;
    let problems = content["problems"].as_array().unwrap().iter();
    let names: Vec<_> = problems.map(|it| it["field"].as_str().unwrap()).collect();
    assert_eq!((status, names), (422, vec!["username", "rules"]));
    body["username"] = "ada".into();
    body["rules"] = true.into();
    assert_eq!(call("/confirm", &body).await, (200, json!({"confirmed": "now"})));
    assert_eq!(profile(&host).await, json!({"tools": false, "source": "site"}));
    assert_eq!(host.count(CONSENTS).await, 1);
    // The stranger goes on waiting.
    host.clock.advance(Duration::from_secs(61));
    let (status, _) = call("/resend", &json!({"attempt": accepted["attempt"]})).await;
    assert_eq!(status, 202);
    let wrong = json!({"attempt": accepted["attempt"], "code": "0000-0000"});
    assert_eq!(call("/confirm", &wrong).await.1["problems"][0]["code"], "wrong_code");
}

/// What the stranger sees, whatever the owner did.
async fn seen(host: &Host, cookie: &str) -> Vec<(StatusCode, String, String)> {
    let mut answers: Vec<Answer> = Vec::new();
    answers.push(host.get_as(CHECK, cookie).await);
    answers.push(host.get_as(CONFIRM, cookie).await);
    answers.push(host.post_as(CHECK, cookie, &[("code", "0000-0000")]).await);
    answers.push(host.post_as(CHECK, cookie, &[("again", "1")]).await);
    answers.push(host.get_as(CHECK, cookie).await);
    answers.push(host.get_as("/member/address", cookie).await);
    for _ in 0..5 {
        answers.push(host.post_as(CHECK, cookie, &[("code", "0000-0000")]).await);
    }
    // To a mailbox of the stranger, where a code arrives.
    let change = [("email", "stranger@example.org")];
    answers.push(host.post_as("/member/address", cookie, &change).await);
    answers.push(host.get_as(CHECK, cookie).await);
    let shown = |it: &Answer| {
        let body = it.without_nonce().replace("known", "victim").replace("silent", "victim");
        (it.status, it.location().to_owned(), body)
    };
    answers.iter().map(shown).collect()
}

#[tokio::test]
async fn a_stranger_does_not_learn_that_the_owner_took_over_or_did_not_sign_up() {
    let host = host().await;
    let sign_up = async |email: &'static str, name: &'static str| {
        let own = [("email", email), ("username", name), ("password", PASSWORD), ("rules", "on")];
        host.post("/member", &own).await.cookie()
    };
    // An address with an account.
    let owner = sign_up("known@example.org", "known").await;
    let known = code(&host.mails("known@example.org").await[0]);
    let done = host.post_as(CHECK, &owner, &[("code", &known)]).await;
    assert_eq!(done.location(), "/member/done", "{}", done.body);
    host.clock.advance(Duration::from_secs(61));
    let known = sign_up("known@example.org", "eve").await;
    let taken = sign_up("victim@example.org", "eve").await;
    let silent = sign_up("silent@example.org", "eve").await;
    host.clock.advance(Duration::from_secs(61));
    not_me(&host, "silent@example.org").await;
    let cookie = host.open_newest("victim@example.org").await;
    let own = [("username", "ada"), ("rules", "on"), ("password", OWN), ("new_password", "on")];
    assert_eq!(host.post_as(CONFIRM, &cookie, &own).await.location(), "/member/done");
    // The owner still sees that it is done.
    assert_eq!(host.get_as(CONFIRM, &cookie).await.status, StatusCode::OK);

    let expected = seen(&host, &known).await;
    assert_eq!(seen(&host, &taken).await, expected);
    assert_eq!(seen(&host, &silent).await, expected);
    assert_eq!(host.mails("stranger@example.org").await.len(), 3);
    assert_eq!(host.mails("silent@example.org").await.len(), 1, "no mail after `not me`");
}

#[tokio::test]
async fn the_owner_who_rejects_in_the_browser_that_began_deletes_the_attempt() {
    let host = host().await;
    let own = attacked(&host).await;
    let mails = host.mails(VICTIM).await;
    let link = mails[0].text.lines().find(|line| line.contains("/not-me?")).unwrap();
    let cookie = host.get(link.strip_prefix(ORIGIN).unwrap()).await.cookie();
    host.post_as("/member/not-me", &format!("{own}; {cookie}"), &[("sure", "on")]).await;
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
    assert!(!host.get_as(CHECK, &own).await.body.contains(VICTIM));
}

/// Accepts one name only.
#[derive(Debug)]
struct OnlyMallory;

#[async_trait]
impl HostCheck for OnlyMallory {
    fn field(&self) -> &str {
        "username"
    }

    async fn check(&self, registration: &Registration) -> Result<(), CheckError> {
        match registration.text("username") {
            Some("mallory") => Ok(()),
            _ => Err(CheckError::Refused(ProblemCode::NotGithubAccount)),
        }
    }
}

#[tokio::test]
async fn a_check_runs_on_a_name_that_comes_with_the_known_password() {
    let host = Host::start_with(|builder| members(builder).check(OnlyMallory)).await;
    attacked(&host).await;
    let cookie = host.open_newest(VICTIM).await;
    let with = |name| [("username", name), ("password", PASSWORD), ("rules", "on")];
    let refused = host.post_as(CONFIRM, &cookie, &with("octocat")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("cannot find a GitHub account"), "{}", refused.body);
    assert_eq!(host.count(ACCOUNTS).await, 0);
    assert_eq!(host.post_as(CONFIRM, &cookie, &with("mallory")).await.location(), "/member/done");
}

#[tokio::test]
async fn a_name_beside_a_code_counts_only_while_the_first_one_is_taken() {
    let host = host().await;
    let cookie = attacked(&host).await;
    let code = code(&host.mails(VICTIM).await[0]);
    let fields = [("code", code.as_str()), ("username", "other")];
    assert_eq!(host.post_as(CHECK, &cookie, &fields).await.location(), "/member/done");
    assert_eq!(host.text("SELECT username FROM signup_account").await, "mallory");
}

#[tokio::test]
async fn what_other_fields_say_is_no_password_wherever_it_is_set() {
    let host = host().await;
    let refused = "cannot be based on your other answers";
    let with = |name: &'static str, nickname: &'static str, password: &'static str| {
        [
            ("email", VICTIM),
            ("username", name),
            ("nickname", nickname),
            ("password", password),
            ("rules", "on"),
        ]
    };
    for (name, nickname, password) in [
        ("grupprjsprjsgjw", "", "grupprjsprjsgjw"),
        ("grupprjsprjsgjw", "", "GRUPPRJSPRJSGJW-2026"),
        ("ada", "Gruppr Jsprjsgjwq", "jsprjsgjwq gruppr 26"),
    ] {
        let answer = host.post("/member", &with(name, nickname, password)).await;
        assert!(answer.body.contains(refused), "{password}: {}", answer.body);
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
    host.post("/member", &with("grupprjsprjsgjw", "", PASSWORD)).await;
    let cookie = host.open_newest(VICTIM).await;
    let own = [
        ("username", "jsprjsgjwqgruppr"),
        ("password", "jsprjsgjwqgruppr"),
        ("new_password", "on"),
        ("rules", "on"),
    ];
    let answer = host.post_as(CONFIRM, &cookie, &own).await;
    assert!(answer.body.contains(refused), "{}", answer.body);

    // At the confirmation, the page has the password alone.
    let host = Host::start_with(with_garden).await;
    let fields = [("email", VICTIM), ("name", "Gruppr Jsprjsgjwq"), ("side", "sun")];
    let fields = [&fields[..], &[("rules", "on")]].concat();
    let cookie = host.post("/garden", &fields).await.cookie();
    let code = code(&host.mails(VICTIM).await[0]);
    let with = [("code", code.as_str()), ("password", "gruppr-jsprjsgjwq")];
    let answer = host.post_as("/garden/check", &cookie, &with).await;
    assert!(answer.body.contains(refused), "{}", answer.body);
}
