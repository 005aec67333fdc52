//! A small OpenID provider on a port of its own.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use axum::{
    Form, Json, Router,
    extract::State,
    http::StatusCode,
    response::IntoResponse,
    routing::{get, post},
};
use openidconnect::{
    AccessToken, Audience, EmptyAdditionalClaims, EmptyExtraTokenFields, EndUserEmail, IssuerUrl,
    JsonWebKeyId, Nonce, PkceCodeChallenge, PkceCodeVerifier, PrivateSigningKey, StandardClaims,
    SubjectIdentifier,
    core::{
        CoreEdDsaPrivateSigningKey, CoreIdToken, CoreIdTokenClaims, CoreIdTokenFields,
        CoreJsonWebKeySet, CoreJwsSigningAlgorithm, CoreTokenResponse, CoreTokenType,
    },
    url::Url,
};
use serde_json::json;
use tokio::net::TcpListener;

/// A key for these tests alone.
const KEY: &str = "-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINZ05qWVJCDcQuUdJQcLf82Xj0aa2+fj2NDmxhk4JCT0
-----END PRIVATE KEY-----";

/// A person at the provider.
#[derive(Clone, Debug)]
pub struct Person {
    pub subject: &'static str,
    pub email: &'static str,
    pub is_verified: Option<bool>,
}

/// What a code stands for.
struct Grant {
    person: Person,
    nonce: String,
    challenge: String,
}

#[derive(Clone)]
pub struct Provider {
    pub issuer: String,
    grants: Arc<Mutex<HashMap<String, Grant>>>,
}

fn key() -> CoreEdDsaPrivateSigningKey {
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(KEY, Some(JsonWebKeyId::new("1".into()))).unwrap()
}

impl Provider {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let provider = Self { issuer, grants: Arc::default() };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        provider
    }

    /// The person logs in at the page that the host led the browser to. Returns the path of the host that
    /// the browser is led back to.
    pub fn log_in(&self, page: &str, person: &Person) -> String {
        let page = Url::parse(page).unwrap();
        assert!(page.as_str().starts_with(&format!("{}/authorize?", self.issuer)), "{page}");
        let asked: HashMap<_, _> = page.query_pairs().into_owned().collect();
        assert_eq!((&*asked["client_id"], &*asked["code_challenge_method"]), ("garden", "S256"));
        assert!(asked["scope"].contains("openid") && asked["scope"].contains("email"));
        let mut grants = self.grants.lock().unwrap();
        let code = format!("code-{}", grants.len());
        let (nonce, challenge) = (asked["nonce"].clone(), asked["code_challenge"].clone());
        grants.insert(code.clone(), Grant { person: person.clone(), nonce, challenge });
        let mut back = Url::parse(&asked["redirect_uri"]).unwrap();
        back.query_pairs_mut().append_pair("code", &code).append_pair("state", &asked["state"]);
        format!("{}?{}", back.path(), back.query().unwrap())
    }

    /// The next token of every code has this nonce.
    pub fn answers_with_nonce(&self, nonce: &str) {
        for grant in self.grants.lock().unwrap().values_mut() {
            grant.nonce = nonce.to_owned();
        }
    }
}

async fn discovery(State(provider): State<Provider>) -> impl IntoResponse {
    let issuer = provider.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

async fn keys() -> impl IntoResponse {
    Json(CoreJsonWebKeySet::new(vec![key().as_verification_key()]))
}

async fn token(
    State(provider): State<Provider>,
    Form(asked): Form<HashMap<String, String>>,
) -> Result<impl IntoResponse, StatusCode> {
    let grant = provider.grants.lock().unwrap().remove(&asked["code"]);
    let Grant { person, nonce, challenge } = grant.ok_or(StatusCode::BAD_REQUEST)?;
    let verifier = PkceCodeVerifier::new(asked["code_verifier"].clone());
    if PkceCodeChallenge::from_code_verifier_sha256(&verifier).as_str() != challenge {
        return Err(StatusCode::BAD_REQUEST);
    }
    let subject = SubjectIdentifier::new(person.subject.to_owned());
    let email = EndUserEmail::new(person.email.to_owned());
    let claims = StandardClaims::new(subject).set_email(Some(email));
    let now = std::time::SystemTime::now();
    let claims = CoreIdTokenClaims::new(
        IssuerUrl::new(provider.issuer).unwrap(),
        vec![Audience::new("garden".to_owned())],
        (now + std::time::Duration::from_secs(300)).into(),
        now.into(),
        claims.set_email_verified(person.is_verified),
        EmptyAdditionalClaims {},
    );
    let claims = claims.set_nonce(Some(Nonce::new(nonce)));
    let access = AccessToken::new("of no use".to_owned());
    let (key, alg) = (key(), CoreJwsSigningAlgorithm::EdDsa);
    let id_token = CoreIdToken::new(claims, &key, alg, Some(&access), None).unwrap();
    let fields = CoreIdTokenFields::new(Some(id_token), EmptyExtraTokenFields {});
    Ok(Json(CoreTokenResponse::new(access, CoreTokenType::Bearer, fields)))
}
