//! Records of agreement with documents.

use std::time::SystemTime;

use uuid::Uuid;

use crate::server::{
    error::store::StoreError,
    store::{
        account::ConsentRow,
        sql::{
            engine::Engine,
            session::Session,
            value::{OfForm, values},
        },
    },
};

/// The row that a consent belongs to.
pub(crate) enum Owner {
    Attempt(Uuid),
    Account(Uuid),
}

pub(crate) async fn write<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    owner: Owner,
    consent: &ConsentRow,
    now: SystemTime,
) -> Result<(), StoreError> {
    let (attempt, account) = match owner {
        Owner::Attempt(id) => (Some(id), None),
        Owner::Account(id) => (None, Some(id)),
    };
    session
        .execute(
            "INSERT INTO signup_consent
                 (id, form, attempt_id, account_id, document, version, text_hash, language,
                  agreed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            values![
                consent.id,
                OfForm(form),
                attempt,
                account,
                consent.document,
                consent.version,
                &consent.text_hash,
                consent.language.as_str(),
                now,
            ],
        )
        .await?;
    Ok(())
}
