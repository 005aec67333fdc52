//! Creates an account without confirmation.

use std::time::Duration;

use crate::{
    email,
    server::{
        error::store::StoreError,
        store::{
            account::NewAccount,
            attempt::BeginOutcome,
            sql::{
                account, captcha, consent,
                engine::Engine,
                event, held_name, hook, invite,
                session::Session,
                sql_store::Hook,
                value::{InRealm, OfForm, Value, values},
            },
        },
    },
    username,
};

/// How long a repeated request is found. No person waits longer.
const REQUEST_LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

/// Creates an account without an address.
pub(crate) async fn create<E: Engine>(
    session: &mut Session<E>,
    new: &NewAccount,
    hook: Option<&Hook<E>>,
) -> Result<BeginOutcome, StoreError> {
    let name = new.registration.username.as_ref();
    session
        .execute(
            "INSERT INTO signup_account
                 (id, form, realm, language, key_version, is_disposable, username, username_key, username_version,
                  profile, password_hash, request_hash, request_expires_at, created_at, confirmed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)
             ON CONFLICT DO NOTHING",
            values![
                new.id,
                OfForm(new.form),
                InRealm(new.form),
                new.registration.language.as_str(),
                email::key::KEY_VERSION,
                false,
                name.map(|name| &name.shown),
                name.map(|name| &name.key),
                name.map(|_| username::key::KEY_VERSION),
                Value::Json(&new.registration.profile),
                &new.registration.password_hash,
                &new.request,
                new.now + REQUEST_LIFETIME,
                new.now,
            ],
        )
        .await?;
    let Some(account) = account::find(session, new.id).await? else {
        let same = account::find_by_request(session, new.form, new.request).await?;
        return Ok(if same.is_some() {
            BeginOutcome::Repeated
        } else {
            BeginOutcome::UsernameTaken
        });
    };
    // After the insertion, which waits for an erasure of the name that runs at the same time.
    let key = name.map(|name| name.key.as_str());
    if held_name::is_held(session, new.form, key, new.now).await? {
        return Ok(BeginOutcome::UsernameTaken);
    }
    if !invite::spend(session, new.invite).await? {
        return Ok(BeginOutcome::InviteSpent);
    }
    if let Some(ticket) = &new.ticket {
        captcha::accept(session, ticket).await?;
    }
    for consent in &new.registration.consents {
        let owner = consent::Owner::Account(new.id);
        consent::write(session, new.form, owner, consent, new.now).await?;
    }
    event::write(session, event::account_created(new)).await?;
    hook::complete(hook, session, &account).await?;
    Ok(BeginOutcome::Written)
}
