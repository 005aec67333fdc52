//! What operators ask of a database that speaks SQL.

use std::time::SystemTime;

use async_trait::async_trait;
use uuid::Uuid;

use crate::server::{
    error::store::StoreError,
    store::{
        account::Account,
        account_list::{AccountCursor, AccountFilter},
        erasure::{Erased, ErasureRequest},
        export::PersonalData,
        key_rules::KeyLevels,
        look_up::LookUp,
        operations::{MAX_COUNTED, OperationsStore, Probe, QueueDepth},
        person::{AddressedInvite, Person},
        rekey::{KeyKind, NewKey, RekeyOutcome, StaleKey},
        sql::{
            account,
            engine::Engine,
            erasure, event, export, forms, held_name, look_up, migration, rekey,
            session::Session,
            sql_store::SqlStore,
            value::{InRealm, OfForm, form, get, optional, values},
        },
    },
};

#[async_trait]
impl<E: Engine> OperationsStore for SqlStore<E> {
    async fn probe(&self, forms: &[&'static str]) -> Result<Probe, StoreError> {
        let mut session = self.read().await?;
        let mails =
            "SELECT created_at AS since FROM signup_outbox WHERE form = $1 AND state = 'queued'
                     ORDER BY due_at
                     LIMIT $2";
        let deferred =
            "SELECT created_at AS since FROM signup_outbox WHERE form = $1 AND state = 'deferred'
                        ORDER BY due_at
                        LIMIT $2";
        let events = "SELECT happened_at AS since FROM signup_event WHERE form = $1
                      ORDER BY due_at, id
                      LIMIT $2";
        let with_events = forms::of_site(&mut session, event::NEXT_FORM).await?;
        let with_events: Vec<&str> = with_events.iter().map(String::as_str).collect();
        Ok(Probe {
            schema: migration::version(&mut session).await?,
            newest_schema: migration::newest(E::MIGRATIONS),
            mails: queue_depth(&mut session, mails, forms).await?,
            deferred: queue_depth(&mut session, deferred, forms).await?.rows,
            events: queue_depth(&mut session, events, &with_events).await?,
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
        let sql = "SELECT id FROM signup_account WHERE realm = $1 AND username_key = $2";
        let row = self.read().await?.row(sql, values![InRealm(form), key]).await?;
        Ok(row.map(|row| get(&row, "id")).transpose()?)
    }

    async fn has_accounts_apart(&self, form: &str) -> Result<bool, StoreError> {
        // The realm that the form had when it shared no accounts.
        let sql = "SELECT realm FROM signup_account WHERE realm >= $1 ORDER BY realm LIMIT 1";
        let first = self.read().await?.row(sql, values![OfForm(form)]).await?;
        let realm: Option<String> = first.map(|row| get(&row, "realm")).transpose()?;
        Ok(realm.is_some_and(|realm| realm == self.site.stored(form)))
    }

    async fn look_up_account(&self, look_up: &LookUp) -> Result<Option<Account>, StoreError> {
        look_up::find(&mut self.read().await?, look_up).await
    }

    async fn find_waiting_password(
        &self,
        look_up: &LookUp,
        now: SystemTime,
    ) -> Result<Option<String>, StoreError> {
        look_up::waiting_password(&mut self.read().await?, look_up, now).await
    }

    async fn list_accounts(
        &self,
        form: &str,
        filter: &AccountFilter,
        after: Option<AccountCursor>,
        limit: u32,
    ) -> Result<Vec<Account>, StoreError> {
        account::list(&mut self.read().await?, form, filter, after, limit).await
    }

    async fn count_accounts(&self, form: &str, filter: &AccountFilter) -> Result<u64, StoreError> {
        account::count(&mut self.read().await?, form, filter).await
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

    async fn release_username(&self, form: &str, key: &str) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let is_released = held_name::release(&mut write, form, key).await?;
            write.commit().await?;
            Ok(is_released)
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
                form: form(row)?,
                email: get(row, "email")?,
                is_of_site: self.site.owns(&get::<String>(row, "form")?),
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
        let sql = "SELECT form, password_hash FROM signup_account WHERE id = $1";
        let Some(row) = self.read().await?.row(sql, values![account]).await? else {
            return Ok(None);
        };
        let hash = optional(&row, "password_hash")?;
        Ok(hash.filter(|_| get(&row, "form").is_ok_and(|form: String| self.site.owns(&form))))
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
    forms: &[&str],
) -> Result<QueueDepth, StoreError> {
    let mut depth = QueueDepth::default();
    for form in forms {
        let left = MAX_COUNTED.saturating_sub(depth.rows);
        for row in session.rows(sql, values![OfForm(form), left]).await? {
            let since: SystemTime = get(&row, "since")?;
            depth.rows += 1;
            depth.oldest = Some(depth.oldest.map_or(since, |oldest| oldest.min(since)));
        }
    }
    Ok(depth)
}
