//! What operators ask of a database that speaks SQL.

use std::time::SystemTime;

use async_trait::async_trait;
use uuid::Uuid;

use crate::server::{
    error::store::StoreError,
    store::{
        account::Account,
        erasure::{Erased, ErasureRequest},
        export::PersonalData,
        key_rules::KeyLevels,
        operations::{MAX_COUNTED, OperationsStore, Probe, QueueDepth},
        person::{AddressedInvite, Person},
        rekey::{KeyKind, NewKey, RekeyOutcome, StaleKey},
        sql::{
            account,
            engine::Engine,
            erasure, export, migration, rekey,
            session::Session,
            sql_store::SqlStore,
            value::{get, optional, values},
        },
    },
};

#[async_trait]
impl<E: Engine> OperationsStore for SqlStore<E> {
    async fn probe(&self) -> Result<Probe, StoreError> {
        let mut session = self.read().await?;
        let mails = "SELECT created_at AS since FROM signup_outbox WHERE state = 'queued'
                     ORDER BY due_at
                     LIMIT $1";
        let deferred = "SELECT created_at AS since FROM signup_outbox WHERE state = 'deferred'
                        ORDER BY due_at
                        LIMIT $1";
        let events = "SELECT happened_at AS since FROM signup_event ORDER BY due_at, id LIMIT $1";
        Ok(Probe {
            schema: migration::version(&mut session).await?,
            newest_schema: migration::newest(E::MIGRATIONS),
            mails: queue_depth(&mut session, mails).await?,
            deferred: queue_depth(&mut session, deferred).await?.rows,
            events: queue_depth(&mut session, events).await?,
        })
    }

    async fn check_write(&self) -> Result<(), StoreError> {
        self.write_once(|mut write| async move {
            // No form has this id.
            let sql = "UPDATE signup_outage SET ends_at = ends_at WHERE form = $1";
            write.execute(sql, values![""]).await?;
            write.commit().await
        })
        .await
    }

    async fn find_account(&self, id: Uuid) -> Result<Option<Account>, StoreError> {
        account::find(&mut self.read().await?, id).await
    }

    async fn find_account_by_username(
        &self,
        form: &str,
        key: &str,
    ) -> Result<Option<Uuid>, StoreError> {
        let sql = "SELECT id FROM signup_account WHERE form = $1 AND username_key = $2";
        let row = self.read().await?.row(sql, values![form, key]).await?;
        Ok(row.map(|row| get(&row, "id")).transpose()?)
    }

    async fn export(&self, person: &Person) -> Result<PersonalData, StoreError> {
        self.write(|mut write| async move {
            let data = export::export(&mut write, person).await?;
            write.commit().await?;
            Ok(data)
        })
        .await
    }

    async fn erase(&self, request: &ErasureRequest<'_>) -> Result<Erased, StoreError> {
        self.write(|mut write| async move {
            let erased = erasure::erase(&mut write, request, self.erasure_hook.as_ref()).await?;
            write.commit().await?;
            Ok(erased)
        })
        .await
    }

    async fn list_addressed_invites(
        &self,
        after: Uuid,
        limit: u32,
    ) -> Result<Vec<AddressedInvite>, StoreError> {
        let sql = "SELECT id, form, email FROM signup_invite
                   WHERE id > $1 AND email IS NOT NULL
                   ORDER BY id
                   LIMIT $2";
        let rows = self.read().await?.rows(sql, values![after, limit]).await?;
        let invites = rows.iter().map(|row| {
            Ok(AddressedInvite {
                id: get(row, "id")?,
                form: get(row, "form")?,
                email: get(row, "email")?,
            })
        });
        invites.collect()
    }

    async fn list_stale_keys(
        &self,
        kind: KeyKind,
        levels: &KeyLevels,
        after: Option<&StaleKey>,
        limit: u32,
    ) -> Result<Vec<StaleKey>, StoreError> {
        rekey::list_stale(&mut self.read().await?, kind, levels, after, limit).await
    }

    async fn rekey(&self, kind: KeyKind, keys: &[NewKey]) -> Result<Vec<RekeyOutcome>, StoreError> {
        self.write(|mut write| async move {
            let mut done = Vec::with_capacity(keys.len());
            for key in keys {
                done.push(rekey::rekey(&mut write, kind, key).await?);
            }
            write.commit().await?;
            Ok(done)
        })
        .await
    }

    async fn find_password_hash(&self, account: Uuid) -> Result<Option<String>, StoreError> {
        let sql = "SELECT password_hash FROM signup_account WHERE id = $1";
        let row = self.read().await?.row(sql, values![account]).await?;
        Ok(row.map(|row| optional(&row, "password_hash")).transpose()?.flatten())
    }

    async fn replace_password_hash(
        &self,
        account: Uuid,
        old: &str,
        new: &str,
    ) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let sql = "UPDATE signup_account SET password_hash = $3
                       WHERE id = $1 AND password_hash = $2";
            let replaced = write.execute(sql, values![account, old, new]).await?;
            write.commit().await?;
            Ok(replaced == 1)
        })
        .await
    }
}

async fn queue_depth<E: Engine>(
    session: &mut Session<E>,
    sql: &'static str,
) -> Result<QueueDepth, StoreError> {
    let rows = session.rows(sql, values![MAX_COUNTED]).await?;
    let since = rows.iter().map(|row| get::<SystemTime>(row, "since"));
    let since: Vec<SystemTime> = since.collect::<Result<_, _>>()?;
    let waiting = u32::try_from(since.len()).unwrap_or(MAX_COUNTED);
    Ok(QueueDepth { rows: waiting, oldest: since.into_iter().min() })
}
