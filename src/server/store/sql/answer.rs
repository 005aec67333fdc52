//! Answers to captchas. The primary key decides which post was the first.

use async_trait::async_trait;

use super::{
    SqlStore,
    engine::Engine,
    session::Session,
    value::{get, values},
};
use crate::server::store::{AcceptedAnswer, AnswerStore, SecretHash, StoreError};

#[async_trait]
impl<E: Engine> AnswerStore for SqlStore<E> {
    async fn find_answer(&self, answer: &SecretHash) -> Result<Option<SecretHash>, StoreError> {
        find(&mut self.read().await?, answer).await
    }

    async fn accept_answer(&self, accepted: &AcceptedAnswer) -> Result<SecretHash, StoreError> {
        self.write(|mut write| async move {
            let AcceptedAnswer { answer, post, expires_at } = accepted;
            let sql = "INSERT INTO signup_answer (answer_hash, post_hash, expires_at)
                       VALUES ($1, $2, $3)
                       ON CONFLICT DO NOTHING";
            write.execute(sql, values![answer, post, *expires_at]).await?;
            let first = find(&mut write, answer).await?;
            write.commit().await?;
            // Purged in between: it could not be given any more.
            Ok(first.unwrap_or(*post))
        })
        .await
    }
}

async fn find<E: Engine>(
    session: &mut Session<E>,
    answer: &SecretHash,
) -> Result<Option<SecretHash>, StoreError> {
    let sql = "SELECT post_hash FROM signup_answer WHERE answer_hash = $1";
    let row = session.row(sql, values![answer]).await?;
    Ok(row.as_ref().map(|row| get(row, "post_hash")).transpose()?)
}
