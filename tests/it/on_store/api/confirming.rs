//! Confirming by token and by code, and another mail.

use super::*;

#[tokio::test]
async fn the_token_of_the_link_confirms_once() {
    let host = host().await;
    attempt(&host, "ada@example.org").await;
    let token = token(&host, "ada@example.org").await;
    let body = json!({"token": token, "password": PASSWORD});
    assert_eq!(confirm(&host, &body).await, (200, json!({"confirmed": "now"})));
    assert_eq!(confirm(&host, &body).await, (200, json!({"confirmed": "before"})));
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
    assert_eq!(host.mails("ada@example.org").await[0].subject, "Welcome to Orchard");
}

#[tokio::test]
async fn the_code_confirms_with_the_attempt_and_not_without() {
    let host = host().await;
    let own = attempt(&host, "ada@example.org").await;
    let other = attempt(&host, "eve@example.org").await;
    let code = code(&host.mails("ada@example.org").await[0]);
    let (status, content) = confirm(&host, &json!({"code": code})).await;
    assert_eq!((status, kind(&content)), (400, "malformed"));
    let (status, content) = confirm(&host, &json!({"attempt": other, "code": code})).await;
    assert_eq!((status, problems(&content)), (422, vec!["code wrong_code".to_owned()]));
    let (_, content) = confirm(&host, &json!({"attempt": own})).await;
    assert_eq!(problems(&content), ["code missing"]);
    for typed in [&code[..4], "Code: 1234-567O", "1234-5678 please"] {
        for _ in 0..3 {
            let body = json!({"attempt": own, "code": typed});
            let (status, content) = confirm(&host, &body).await;
            assert_eq!((status, problems(&content)), (422, vec!["code code_malformed".to_owned()]));
        }
    }
    let body = json!({"attempt": own, "code": code.to_lowercase()});
    assert_eq!(confirm(&host, &body).await, (200, json!({"confirmed": "now"})));
    assert_eq!(confirm(&host, &body).await, (200, json!({"confirmed": "before"})));
}

#[tokio::test]
async fn what_is_asked_for_with_the_confirmation_stands_beside_its_proof() {
    let host = host().await;
    let path = "/garden/api/v1/garden";
    let filled = json!({
        "email": "ada@example.org", "name": "Ada", "since": "1999", "side": "shade", "tools": true,
        "rules": true, "is_admin": true, "confirmed": 1, "password": null,
    });
    let (status, content) = call(&host, path, &filled).await;
    assert_eq!(status, 202, "{content}");
    let profile = host.database.profile("signup_attempt").await;
    assert_eq!(
        serde_json::from_str::<Value>(&profile).unwrap(),
        json!({"name": "Ada", "since": 1999, "side": "shade", "tools": true, "source": "site"})
    );
    let token = token(&host, "ada@example.org").await;
    let path = format!("{path}/confirm");
    let (status, content) = call(&host, &path, &json!({"token": token})).await;
    let missing = ["name missing", "side missing", "rules missing", "password missing"];
    assert_eq!((status, problems(&content)), (422, missing.map(str::to_owned).to_vec()));
    assert_eq!(content["problems"][3]["detail"], "Enter a password.");
    let with = json!({
        "token": token, "password": PASSWORD, "name": "Ada", "side": "sun", "rules": true,
    });
    assert_eq!(call(&host, &path, &with).await.0, 200);
    let hashed = "SELECT count(*) FROM signup_account WHERE password_hash LIKE '$argon2id$%'";
    assert_eq!(host.count(hashed).await, 1);
}
