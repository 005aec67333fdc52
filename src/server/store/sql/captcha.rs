//! Captcha answers and outages. The primary key of an answer decides which submission was first.

use std::time::SystemTime;

use async_trait::async_trait;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::{
        captcha::{AcceptedAnswer, CaptchaStore},
        sql::{
            engine::Engine,
            session::Session,
            sql_store::SqlStore,
            value::{OfForm, get, values},
        },
    },
};

#[async_trait]
impl<E: Engine> CaptchaStore for SqlStore<E> {
    async fn find_answer(&self, answer: &SecretHash) -> Result<Option<SecretHash>, StoreError> {
        find(&mut self.read().await?, answer).await
    }

    async fn accept_answer(&self, accepted: &AcceptedAnswer) -> Result<SecretHash, StoreError> {
        self.write(|mut write| async move {
            accept(&mut write, accepted).await?;
            let first = find(&mut write, &accepted.answer).await?;
            write.commit().await?;
            // The answer was purged in between, so it had expired.
            Ok(first.unwrap_or(accepted.post))
        })
        .await
    }

    async fn find_outage(&self, form: &str) -> Result<Option<SystemTime>, StoreError> {
        let sql = "SELECT ends_at FROM signup_outage WHERE form = $1";
        let row = self.read().await?.row(sql, values![OfForm(form)]).await?;
        Ok(row.as_ref().map(|row| get(row, "ends_at")).transpose()?)
    }

    async fn record_outage(&self, form: &str, until: SystemTime) -> Result<(), StoreError> {
        self.write(|mut write| async move {
            let update = "UPDATE signup_outage SET ends_at = $2 WHERE form = $1";
            if write.execute(update, values![OfForm(form), until]).await? == 0 {
                let insert = "INSERT INTO signup_outage (form, ends_at) VALUES ($1, $2)
                              ON CONFLICT DO NOTHING";
                write.execute(insert, values![OfForm(form), until]).await?;
            }
            write.commit().await
        })
        .await
    }
}

/// Accepts an answer, unless it was accepted before.
pub(crate) async fn accept<E: Engine>(
    session: &mut Session<E>,
    accepted: &AcceptedAnswer,
) -> Result<(), StoreError> {
    let AcceptedAnswer { answer, post, expires_at } = accepted;
    let sql = "INSERT INTO signup_answer (answer_hash, post_hash, expires_at)
               VALUES ($1, $2, $3)
               ON CONFLICT DO NOTHING";
    session.execute(sql, values![answer, post, *expires_at]).await?;
    Ok(())
}

async fn find<E: Engine>(
    session: &mut Session<E>,
    answer: &SecretHash,
) -> Result<Option<SecretHash>, StoreError> {
    let sql = "SELECT post_hash FROM signup_answer WHERE answer_hash = $1";
    let row = session.row(sql, values![answer]).await?;
    Ok(row.as_ref().map(|row| get(row, "post_hash")).transpose()?)
}
