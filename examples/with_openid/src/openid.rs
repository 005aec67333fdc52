//! The way to an OpenID provider and back: the code flow with PKCE, a state and a nonce.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use leptos_signup::{BeginProvenError, Begun, Identity, IdentityError, ProvenIdentity, Signup};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, Nonce, PkceCodeChallenge, RedirectUrl, Scope, TokenResponse,
    core::{CoreAuthenticationFlow, CoreClient, CoreIdTokenClaims, CoreProviderMetadata},
};
use serde::Deserialize;

use crate::{
    http::Http,
    sessions::{Session, Sessions, Way},
};

/// How long a person may stay at the provider.
const LONGEST_WAY: Duration = Duration::from_secs(10 * 60);

/// A client with what a provider tells of itself.
type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What the provider knows the host by.
#[derive(Clone, Debug)]
pub struct Settings {
    pub issuer: String,
    pub client_id: String,
    pub client_secret: String,
    /// The URL of `/openid/callback`.
    pub callback: String,
}

/// Why a way to the provider led nowhere. The person may try again.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("the settings of the provider are wrong")]
    Settings,
    #[error("this browser did not begin here, or too long ago")]
    NotBegun,
    #[error("the provider sends no valid proof of who you are")]
    NoProof,
    #[error("the provider has not verified your address")]
    Address(#[from] IdentityError),
    #[error("the sign-up is refused")]
    Refused(#[from] BeginProvenError),
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, self.to_string()).into_response()
    }
}

/// The provider, and what the host needs beside it.
#[derive(Debug)]
struct Provider {
    client: Client,
    http: Http,
    signup: Signup,
    sessions: Sessions,
}

/// The routes to the provider and back. They are inside the layer of the sign-up.
pub async fn routes(
    settings: Settings,
    signup: Signup,
    sessions: Sessions,
) -> Result<Router, Failure> {
    let http = Http::default();
    let issuer = IssuerUrl::new(settings.issuer).map_err(|_| Failure::Settings)?;
    let found = CoreProviderMetadata::discover_async(issuer, &http.sender()).await;
    let metadata = found.map_err(|_| Failure::Settings)?;
    let callback = RedirectUrl::new(settings.callback).map_err(|_| Failure::Settings)?;
    let (id, secret) =
        (ClientId::new(settings.client_id), ClientSecret::new(settings.client_secret));
    let client = CoreClient::from_provider_metadata(metadata, id, Some(secret));
    let client = client.set_redirect_uri(callback);
    let provider = Arc::new(Provider { client, http, signup, sessions });
    let router =
        Router::new().route("/openid", get(begin)).route("/openid/callback", get(callback_page));
    Ok(router.with_state(provider))
}

/// Leads the browser to the provider.
async fn begin(State(provider): State<Arc<Provider>>, headers: HeaderMap) -> impl IntoResponse {
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let flow = CoreAuthenticationFlow::AuthorizationCode;
    let request = provider.client.authorize_url(flow, CsrfToken::new_random, Nonce::new_random);
    let request = request.add_scope(Scope::new("email".to_owned())).set_pkce_challenge(challenge);
    let (url, state, nonce) = request.url();
    let way = Way { state, nonce, verifier, begun: Instant::now() };
    let session = Session { way: Some(way), ..provider.sessions.take(&headers) };
    ([provider.sessions.put(session)], Redirect::to(url.as_str()))
}

#[derive(Deserialize)]
struct Answer {
    code: String,
    state: String,
}

/// The provider leads the browser back.
async fn callback_page(
    State(provider): State<Arc<Provider>>,
    Query(Answer { code, state }): Query<Answer>,
    request: Parts,
) -> Result<Response, Failure> {
    let mut session = provider.sessions.take(&request.headers);
    // Taken out, so that nothing works twice.
    let way = session.way.take().filter(|way| way.begun.elapsed() < LONGEST_WAY);
    let way = way.filter(|way| *way.state.secret() == state);
    let claims = match way {
        Some(way) => provider.verify(code, way).await,
        None => Err(Failure::NotBegun),
    };
    match claims {
        Ok(claims) => provider.go_on(session, &claims, &request).await,
        Err(failure) => Ok(([provider.sessions.put(session)], failure).into_response()),
    }
}

impl Provider {
    /// Exchanges the code for an ID token and verifies that: signature, issuer, audience, time and nonce.
    async fn verify(&self, code: String, way: Way) -> Result<CoreIdTokenClaims, Failure> {
        let request = self.client.exchange_code(AuthorizationCode::new(code));
        let request = request.map_err(|_| Failure::Settings)?.set_pkce_verifier(way.verifier);
        let tokens = request.request_async(&self.http.sender()).await;
        let tokens = tokens.map_err(|_| Failure::NoProof)?;
        let token = tokens.id_token().ok_or(Failure::NoProof)?;
        let claims = token.claims(&self.client.id_token_verifier(), &way.nonce);
        claims.cloned().map_err(|_| Failure::NoProof)
    }

    /// Logs the person in, or signs the person up.
    async fn go_on(
        &self,
        mut session: Session,
        claims: &CoreIdTokenClaims,
        request: &Parts,
    ) -> Result<Response, Failure> {
        let identity = Identity::new(claims.issuer().as_str(), claims.subject().as_str())?;
        let email = claims.email().map(|email| email.as_str());
        let proven = ProvenIdentity::from_claims(identity.clone(), email, claims.email_verified())?;
        let (mut response, account) =
            match self.signup.begin_proven("account", &proven, request).await? {
                Begun::Known(account) => (Redirect::to("/").into_response(), Some(account)),
                Begun::AccountExists(account) => {
                    session.waiting = Some((account, identity));
                    (Redirect::to("/login").into_response(), None)
                }
                Begun::Continue(response) | Begun::Done(response) => (response, None),
                _ => return Err(Failure::NoProof),
            };
        session.account = account.or(session.account);
        let (name, cookie) = self.sessions.put(session);
        response.headers_mut().append(name, cookie);
        Ok(response)
    }
}
