//! Every kind of field on its way through pages, server functions and the JSON API to the account.

use std::{ops::RangeInclusive, time::Duration};

use axum::http::StatusCode;
use leptos_signup::{
    ConfigError, Form, SignupBuilder,
    form::{Choice, Field},
    text::languages::{ENGLISH, GERMAN},
    username::UsernameRules,
};
use serde_json::{Value, json};

use crate::common::{Answer, Host, json_post, visit_form};

const PAGE: &str = "/visit";
const API: &str = "/visit/api/v1/visit";
const ADA: &str = "ada@example.org";

fn visits(builder: SignupBuilder) -> SignupBuilder {
    builder.form(visit_form()).json_api("visit")
}

async fn host() -> Host {
    Host::start_with(visits).await
}

const FILLED: [(&str, &str); 15] = [
    ("form", "visit"),
    ("email", ADA),
    ("born", "1990-05-17"),
    ("phone", "+44 (0)20 7946 0958"),
    ("trees", "12"),
    ("price", "12,50"),
    ("blog", "Example.org/Ada"),
    ("party", "class"),
    ("size", "30"),
    ("country", "FR"),
    ("topics[]", "seeds"),
    ("topics[]", "bees"),
    ("hives", "3"),
    ("stars", "4"),
    ("wine", ""),
];

/// `FILLED`, with other values for some of it.
fn filled<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_other = |name: &str| other.iter().any(|(known, _)| *known == name);
    let rest = FILLED.into_iter().filter(|(name, _)| !is_other(name));
    rest.chain(other.iter().copied()).collect()
}

fn stored() -> Value {
    json!({
        "born": "1990-05-17", "phone": "+442079460958", "trees": 12, "price": 12.5,
        "blog": "https://example.org/Ada", "party": "class", "size": 30, "country": "FR",
        "topics": ["bees", "seeds"], "hives": 3, "stars": 4, "wine": false,
    })
}

async fn profile(host: &Host, table: &str) -> Value {
    serde_json::from_str(&host.database.profile(table).await).unwrap()
}

/// The tag of the input or option that has all of these attributes.
fn tag<'a>(page: &'a Answer, attributes: &[&str]) -> &'a str {
    let tags = page.body.split('<').filter_map(|rest| rest.split('>').next());
    let mut found = tags.filter(|tag| attributes.iter().all(|it| tag.contains(it)));
    found.next().unwrap_or_else(|| panic!("{attributes:?} in {}", page.body))
}

#[tokio::test]
async fn each_kind_has_the_keyboard_and_the_autofill_that_fit() {
    let page = host().await.get(PAGE).await;
    assert_eq!(page.status, StatusCode::OK);
    for attributes in [
        &[r#"name="born""#, r#"type="date""#, r#"autocomplete="bday""#, "required"][..],
        &[r#"name="phone""#, r#"type="tel""#, r#"autocomplete="tel""#, r#"dir="ltr""#],
        &[r#"name="trees""#, r#"type="text""#, r#"inputmode="numeric""#],
        &[r#"name="price""#, r#"inputmode="decimal""#],
        &[r#"name="blog""#, r#"type="url""#, r#"inputmode="url""#, r#"autocomplete="url""#],
        &["select", r#"name="country""#, r#"autocomplete="country""#],
        &["fieldset", r#"role="radiogroup""#, r#"aria-required="true""#, "party-error"],
        &[r#"id="signup-party""#, r#"type="radio""#, r#"value="alone""#, r#"name="party""#],
        &[r#"for="signup-party-1""#],
        &[r#"id="signup-topics""#, r#"type="checkbox""#, r#"name="topics[]""#],
        &[r#"type="range""#, r#"name="stars""#, "signup-stars-hint signup-stars-error"],
    ] {
        tag(&page, attributes);
    }
    assert_eq!(page.body.matches("<legend").count(), 2);
    // Without scripts, a field under a condition is shown, and needed only by the server.
    let size = tag(&page, &[r#"name="size""#]);
    assert!(!size.contains("required"), "{size}");
    assert!(!page.body.contains("signup-field\" hidden"), "{}", page.body);
    assert_eq!(page.body.matches("<option").count(), 1 + 249);
    assert!(page.body.contains(">Côte d’Ivoire<"), "{}", page.body);
}

#[tokio::test]
async fn a_country_has_its_name_in_the_language_of_the_page() {
    let host = Host::start_with(|builder| visits(builder).languages([ENGLISH, GERMAN])).await;
    let page = host.get("/visit?lang=de").await;
    let names: Vec<_> = page.body.split("<option").skip(2).take(3).collect();
    for (option, name) in names.iter().zip(["Afghanistan", "Ägypten", "Ålandinseln"]) {
        assert!(option.contains(name), "{option}");
    }
}

#[tokio::test]
async fn pages_store_each_value_with_its_type() {
    let host = host().await;
    let answer = host.post(PAGE, &FILLED).await;
    assert_eq!(answer.location(), "/visit/check", "{}", answer.body);
    assert_eq!(profile(&host, "signup_attempt").await, stored());
}

#[tokio::test]
async fn a_server_function_and_the_api_store_the_same() {
    let host = host().await;
    let answer = host.post("/api/signup/register", &FILLED).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(profile(&host, "signup_attempt").await, stored());

    let host = Host::start_with(visits).await;
    let answer = host.send(json_post(API, person(&json!({})).to_string())).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.body);
    assert_eq!(profile(&host, "signup_attempt").await, stored());
}

fn person(other: &Value) -> Value {
    let mut person = json!({
        "email": ADA, "born": "1990-05-17", "phone": "0044 20 7946 0958", "trees": 12, "price": 12.50,
        "blog": "https://EXAMPLE.org/Ada", "party": "class", "size": 30, "country": "FR",
        "topics": ["seeds", "bees", "bees"], "hives": 3, "stars": 4, "wine": false,
    });
    person.as_object_mut().unwrap().extend(other.as_object().unwrap().clone());
    person
}

#[tokio::test]
async fn the_api_names_each_problem_by_the_code_that_pages_have() {
    let host = host().await;
    let problems = async |other: Value| {
        let answer = host.send(json_post(API, person(&other).to_string())).await;
        let content: Value = serde_json::from_str(&answer.body).unwrap();
        let problems = content["problems"].as_array().cloned().unwrap_or_default();
        let code =
            |it: &Value| [it["field"].as_str().unwrap(), it["code"].as_str().unwrap()].join(" ");
        (answer.status.as_u16(), problems.iter().map(code).collect::<Vec<_>>().join(", "))
    };
    for (other, status, expected) in [
        (json!({"born": "2015-01-01"}), 422, "born min_age:18"),
        (json!({"born": "soon"}), 422, "born not_a_date"),
        (json!({"phone": "x"}), 422, "phone not_a_telephone"),
        (json!({"trees": 1.5}), 422, "trees max_decimals:0"),
        (json!({"trees": 1e300}), 422, "trees not_a_number"),
        (json!({"trees": -1}), 422, "trees min_number:0"),
        (json!({"price": 100.01}), 422, "price max_number:100"),
        (json!({"blog": "ftp://example.org"}), 422, "blog not_a_url"),
        (json!({"party": "crowd"}), 422, "party not_a_choice"),
        (json!({"country": "fr"}), 422, "country not_a_choice"),
        (json!({"topics": []}), 422, "topics missing"),
        (json!({"topics": ["trees", "bees", "seeds"]}), 422, "topics max_choices:2"),
        (json!({"party": "class", "size": null}), 422, "size missing"),
        (json!({"wine": true}), 422, "bottle missing"),
        (json!({"trees": "12"}), 400, ""),
        (json!({"topics": "bees"}), 400, ""),
        (json!({"topics": [1]}), 400, ""),
        (json!({"born": ["1990-05-17"]}), 400, ""),
        (json!({"topics[]": "trees"}), 202, ""),
    ] {
        assert_eq!(problems(other.clone()).await, (status, expected.to_owned()), "{other}");
    }
}

#[tokio::test]
async fn a_refused_page_keeps_all_values() {
    let host = host().await;
    let answer =
        host.post(PAGE, &filled(&[("email", "ada@"), ("trees", "1,5"), ("phone", "x")])).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for attributes in [
        &[r#"name="born""#, r#"value="1990-05-17""#][..],
        &[r#"name="phone""#, r#"value="x""#],
        &[r#"name="trees""#, r#"value="1,5""#],
        &[r#"name="price""#, r#"value="12,50""#],
        &[r#"name="party""#, r#"value="class""#, "checked"],
        &[r#"name="topics[]""#, r#"value="seeds""#, "checked"],
        &[r#"name="topics[]""#, r#"value="bees""#, "checked"],
        &["option", r#"value="FR""#, "selected"],
        &[r#"name="stars""#, r#"value="4""#],
    ] {
        tag(&answer, attributes);
    }
    assert_eq!(answer.body.matches("checked").count(), 3, "{}", answer.body);
    for sentence in [
        "Number of trees must be a whole number, like 12.",
        "Phone must be a phone number, like",
        // The summary does not repeat the short label.
        "#signup-trees\"",
    ] {
        assert!(answer.body.contains(sentence), "{sentence}: {}", answer.body);
    }
    assert!(!answer.body.contains("How many trees do you have?: "), "{}", answer.body);
}

#[tokio::test]
async fn a_group_tells_its_error_with_its_legend() {
    let host = host().await;
    let answer = host.post(PAGE, &filled(&[("party", "crowd"), ("topics[]", "wasps")])).await;
    let group = tag(&answer, &["fieldset", "radiogroup"]);
    assert!(group.contains(r#"aria-invalid="true""#), "{group}");
    assert!(
        group.contains(r#"aria-describedby="signup-party-hint signup-party-error""#),
        "{group}"
    );
    assert_eq!(answer.body.matches("Select an option.").count(), 4, "{}", answer.body);
}

#[tokio::test]
async fn only_several_choices_are_posted_twice() {
    let host = host().await;
    for (name, value) in [("party", "alone"), ("topics", "bees"), ("country", "DE")] {
        let twice = filled(&[(name, value), (name, value)]);
        assert_eq!(host.post(PAGE, &twice).await.status, StatusCode::BAD_REQUEST, "{name}");
        let call = host.post("/api/signup/register", &twice).await;
        assert_eq!(call.status, StatusCode::BAD_REQUEST, "{name}");
    }
}

#[tokio::test]
async fn what_is_not_asked_for_is_neither_checked_nor_stored() {
    let host = host().await;
    let left = [("party", "alone"), ("size", "many"), ("topics[]", "trees"), ("hives", "-9")];
    let answer = host.post(PAGE, &filled(&left)).await;
    assert_eq!(answer.location(), "/visit/check", "{}", answer.body);
    let stored = profile(&host, "signup_attempt").await;
    assert!(stored.get("size").is_none() && stored.get("hives").is_none(), "{stored}");
    let asked = host.post(PAGE, &filled(&[("wine", "on"), ("bottle", "")])).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.body.contains("Which wine?: Fill in this field."), "{}", asked.body);
}

#[tokio::test]
async fn an_age_is_judged_by_the_clock_of_the_server() {
    // 2027-01-15, 8 o'clock in UTC: the 16th has begun nowhere.
    let host = host().await;
    let turns_18 = filled(&[("born", "2009-01-16")]);
    let young = host.post(PAGE, &turns_18).await;
    assert!(young.body.contains("Date of birth must be at least 18 years ago."), "{}", young.body);
    host.clock.advance(Duration::from_secs(2 * 60 * 60));
    assert_eq!(host.post(PAGE, &turns_18).await.location(), "/visit/check");
}

#[tokio::test]
async fn another_browser_sees_all_values_and_stores_what_it_posts() {
    let host = host().await;
    host.post(PAGE, &FILLED).await;
    let cookie = host.open_newest(ADA).await;
    let page = host.get_as("/visit/confirm", &cookie).await;
    for attributes in [
        &[r#"name="born""#, r#"value="1990-05-17""#][..],
        &[r#"name="phone""#, r#"value="+442079460958""#],
        &[r#"name="price""#, r#"value="12.5""#],
        &[r#"name="party""#, r#"value="class""#, "checked"],
        &[r#"name="topics[]""#, r#"value="bees""#, "checked"],
        &[r#"name="topics[]""#, r#"value="seeds""#, "checked"],
        &["option", r#"value="FR""#, "selected"],
        &[r#"name="size""#, r#"value="30""#],
    ] {
        tag(&page, attributes);
    }
    let young = filled(&[("born", "2015-01-01")]);
    let refused = host.post_as("/visit/confirm", &cookie, &young).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    let other = filled(&[("party", "alone"), ("topics[]", "trees")]);
    let done = host.post_as("/visit/confirm", &cookie, &other).await;
    assert_eq!(done.location(), "/visit/done", "{}", done.body);
    let account = profile(&host, "signup_account").await;
    assert_eq!((&account["topics"], account.get("size")), (&json!(["trees"]), None));
}

const SIDES: [Choice; 2] = [Choice::new("sun", "In the sun"), Choice::new("shade", "Shade")];
const NAMELESS: [Choice; 1] = [Choice::new("", "None")];
const EACH: [Choice; 1] = [Choice::new("a", "A")];

#[tokio::test]
async fn a_form_that_cannot_work_is_refused_at_start() {
    for (fields, reason) in [
        (vec![Field::radio("x", &[])], "without a choice"),
        (vec![Field::several("x", &NAMELESS)], "a choice without a value"),
        (vec![Field::several("x", &SIDES).count(3..=3)], "`.count(…)` is impossible"),
        (vec![Field::number("x", RangeInclusive::new(5, 1))], "range or decimals are impossible"),
        (vec![Field::date("x").min_age(18).max_age(17)], "ages are impossible"),
        (vec![Field::text("x").when("y", "a")], "has no field `y` before it"),
        (
            vec![Field::text("x").when("y", "sun"), Field::radio("y", &SIDES)],
            "has no field `y` before it",
        ),
        (
            vec![Field::radio("y", &SIDES), Field::text("x").when("y", "moon")],
            "which `y` cannot be",
        ),
        (vec![Field::text("y"), Field::text("x").when("y", "a")], "which `y` cannot be"),
        (vec![Field::checkbox("y"), Field::text("x").when("y", "true")], "which `y` cannot be"),
        (
            vec![Field::checkbox("y"), Field::username(UsernameRules::new()).when("y", "on")],
            "each sign-up needs it",
        ),
    ] {
        let form = fields.into_iter().fold(Form::new("odd").at("/odd").email(), Form::field);
        let refused = leptos_signup::Signup::builder().form(form).build().await.unwrap_err();
        assert!(matches!(refused, ConfigError::Form { form: "odd", .. }), "{refused}");
        assert!(refused.to_string().contains(reason), "{refused}");
    }
    let names = ["a", "b"].map(|name| Field::several(name, Box::leak(Box::new([EACH[0]; 80]))));
    let form = names.into_iter().fold(Form::new("odd").at("/odd").email(), Form::field);
    let refused = leptos_signup::Signup::builder().form(form).build().await.unwrap_err();
    assert!(refused.to_string().contains("more than 150 choices"), "{refused}");
}
