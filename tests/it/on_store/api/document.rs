//! The OpenAPI document.

use super::*;

#[tokio::test]
async fn the_document_is_served_as_it_is_made_of_the_forms() {
    let host = host().await;
    let forms = [account_form(), garden_form()];
    for path in ["/join/us/api/v1/openapi.json", "/garden/api/v1/openapi.json"] {
        let answer = host.get(path).await;
        assert_eq!(answer.body, openapi(&forms));
        assert_eq!(read(&answer).1["openapi"], "3.1.0");
    }
}

#[test]
fn the_document_says_of_a_field_what_the_field_asks_for() {
    let document: Value = serde_json::from_str(&openapi([&garden_form()])).unwrap();
    let registration = &document["components"]["schemas"]["garden.Registration"];
    assert_eq!(registration["required"], json!(["email", "name", "side", "rules"]));
    let fields = &registration["properties"];
    assert_eq!(
        (&fields["name"]["minLength"], &fields["name"]["maxLength"]),
        (&json!(2), &json!(20))
    );
    assert_eq!(fields["side"]["enum"], json!(["sun", "shade"]));
    // What is optional may be `null`, which is absence.
    assert_eq!(fields["tools"]["type"], json!(["boolean", "null"]));
    assert_eq!(fields["rules"]["enum"], json!([true]));
    assert_eq!(fields["source"]["default"], "site");
    assert!(fields.get("password").is_none());
    let paths: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    let base = "/garden/api/v1/garden";
    let rest = ["", "/challenge", "/confirm", "/resend"].map(|rest| [base, rest].concat());
    assert_eq!(paths, rest.each_ref());
}

#[test]
fn every_reference_in_the_document_leads_somewhere() {
    let document: Value = serde_json::from_str(&openapi(&[account_form(), garden_form()])).unwrap();
    let text = document.to_string();
    let references: Vec<&str> = text.split(r##""$ref":"#"##).skip(1).collect();
    assert!(references.len() > 20);
    for reference in references {
        let pointer = reference.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
}

#[tokio::test]
async fn the_examples_of_the_document_are_taken() {
    let host = host().await;
    let forms = [account_form(), garden_form()];
    let document: Value = serde_json::from_str(&openapi(&forms)).unwrap();
    for path in [BASE, "/garden/api/v1/garden"] {
        let content = &document["paths"][path]["post"]["requestBody"]["content"];
        let example = &content["application/json"]["example"];
        assert_eq!(call(&host, path, example).await.0, 202, "{example}");
    }
}

/// Bodies that are nearly right, and bodies of anything.
fn bodies() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"email\"",
        "\"password\"",
        "\"token\"",
        "\"attempt\"",
        "\"code\"",
        "\"ada@example.org\"",
        "\"just many plain words\"",
        "\"1234-5678\"",
        "true",
        "null",
        "1e999",
        "-0",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"",
        "\\",
        " ",
        "\u{feff}",
        "/**/",
    ]);
    let name = prop::sample::select(vec!["email", "password", "token", "attempt", "code", "name"]);
    let value = prop_oneof![
        any::<String>().prop_map(Value::from),
        "[A-Za-z0-9_.-]{43,90}".prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(Value::Null),
        prop::collection::vec(any::<u8>(), 0..3).prop_map(Value::from),
    ];
    let object = prop::collection::vec((name, value), 0..6).prop_map(|members| {
        let members = members.into_iter().map(|(name, value)| format!("{name:?}: {value}"));
        format!("{{{}}}", members.collect::<Vec<_>>().join(", ")).into_bytes()
    });
    prop_oneof![
        object,
        prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat().into_bytes()),
        prop::collection::vec(any::<u8>(), 0..200),
    ]
}

/// 300 at each endpoint; `PROPTEST_CASES` asks for more.
#[test]
fn no_body_is_answered_with_a_failure() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let host = runtime.block_on(host());
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(300);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    for path in ["", "/confirm", "/resend"] {
        proptest!(config.clone(), |(body in bodies())| {
            let answer = runtime.block_on(host.send(json_post(&format!("{BASE}{path}"), body)));
            let (status, _) = read(&answer);
            prop_assert!(status < 500, "{}: {}", status, answer.body);
        });
    }
}
