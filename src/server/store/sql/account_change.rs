//! New passwords and new addresses of accounts, with or without a link.

use std::time::SystemTime;

use async_trait::async_trait;
use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    event::{Event, EventKind},
    store::{
        account::Account,
        account_link::{
            AccountLink, AccountLinkStore, LinkPurpose, NewAccountLink, NewPassword, Notice,
            ProvenAddress,
        },
        budget::MailFate,
        outbox::MailKind,
        sql::{
            account, account_link, budget, confirmation,
            engine::Engine,
            event,
            locked::lock_siblings,
            outbox,
            session::Session,
            sql_store::SqlStore,
            value::{InRealm, OfForm, values},
        },
    },
};

#[async_trait]
impl<E: Engine> AccountLinkStore for SqlStore<E> {
    async fn begin_account_link(&self, new: &NewAccountLink) -> Result<MailFate, StoreError> {
        self.write(|mut write| async move {
            let fate = account_link::begin(&mut write, new).await?;
            write.commit().await?;
            Ok(fate)
        })
        .await
    }

    async fn find_account_link(
        &self,
        form: &str,
        purpose: LinkPurpose,
        token: SecretHash,
        now: SystemTime,
    ) -> Result<Option<AccountLink>, StoreError> {
        account_link::find(&mut self.read().await?, form, purpose, token, now).await
    }

    async fn set_password(&self, new: &NewPassword) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let is_set = set_password(&mut write, new).await?;
            write.commit().await?;
            Ok(is_set)
        })
        .await
    }

    async fn change_account_address(&self, new: &ProvenAddress) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let is_changed = change_address(&mut write, new).await?;
            write.commit().await?;
            Ok(is_changed)
        })
        .await
    }
}

/// Sets a password, if the link works or the host allows it. Of several that use a link at once the first
/// one finds it.
pub(crate) async fn set_password<E: Engine>(
    session: &mut Session<E>,
    new: &NewPassword,
) -> Result<bool, StoreError> {
    let Some(account) = account::lock(session, new.account).await? else { return Ok(false) };
    if let Some(token) = new.link {
        let purpose = LinkPurpose::NewPassword;
        let link = account_link::find(session, new.form, purpose, token, new.now).await?;
        if link.is_none_or(|link| link.account != account.id) {
            return Ok(false);
        }
    }
    let sql = "UPDATE signup_account SET password_hash = $2, password_id = $3 WHERE id = $1";
    let values = values![account.id, &new.password_hash, new.password_id];
    session.execute(sql, values).await?;
    account_link::void_all(session, account.id).await?;
    queue_notice(session, MailKind::PasswordChanged, &account, new.notice.as_ref(), new.now)
        .await?;
    let kind = EventKind::PasswordChanged;
    event::write(session, changed_event(kind, new.event, account, new.now)).await?;
    Ok(true)
}

/// Gives an account its new address, unless another account has it. Of two that want one address at once
/// the unique constraint stops the second, which then sees the first. It locks the attempts for the address
/// first, as a confirmation does.
pub(crate) async fn change_address<E: Engine>(
    session: &mut Session<E>,
    new: &ProvenAddress,
) -> Result<bool, StoreError> {
    let email = &new.email;
    lock_siblings(session, new.form, &email.key).await?;
    let Some(account) = account::lock(session, new.account).await? else { return Ok(false) };
    let purpose = LinkPurpose::NewAddress;
    let link = account_link::find(session, new.form, purpose, new.link, new.now).await?;
    let is_of_link = link.is_some_and(|link| {
        link.account == account.id && link.new_address.as_ref() == Some(&email.normalized)
    });
    if !is_of_link {
        return Ok(false);
    }
    if new.is_taken || is_taken(session, new).await? {
        let sql = "DELETE FROM signup_account_link WHERE token_hash = $1";
        session.execute(sql, values![&new.link]).await?;
        return Ok(false);
    }
    write_address(session, new).await?;
    confirmation::supersede_siblings(session, new.form, &email.key).await?;
    budget::restore(session, &new.budget_keys, &email.mailbox_hash, &new.silence_name).await?;
    outbox::withdraw_all(session, new.form, &email.key).await?;
    account_link::void_all(session, account.id).await?;
    queue_notice(session, MailKind::AddressChanged, &account, new.notice.as_ref(), new.now).await?;
    let kind = EventKind::AddressChanged;
    event::write(session, changed_event(kind, new.event, account, new.now)).await?;
    Ok(true)
}

/// Whether another account has the address under its current key.
async fn is_taken<E: Engine>(
    session: &mut Session<E>,
    new: &ProvenAddress,
) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM signup_account WHERE realm = $1 AND email_key = $2 AND id <> $3";
    let holder = session.row(sql, values![InRealm(new.form), &new.email.key, new.account]).await?;
    Ok(holder.is_some())
}

async fn write_address<E: Engine>(
    session: &mut Session<E>,
    new: &ProvenAddress,
) -> Result<(), StoreError> {
    let email = &new.email;
    session
        .execute(
            "UPDATE signup_account
             SET email_deliverable = $2, email_normalized = $3, email_key = $4, key_version = $5,
                 is_disposable = $6
             WHERE id = $1",
            values![
                new.account,
                &email.deliverable,
                &email.normalized,
                &email.key,
                email.key_version,
                email.is_disposable,
            ],
        )
        .await?;
    Ok(())
}

/// Tells the owner, at the address that the account had before the change.
async fn queue_notice<E: Engine>(
    session: &mut Session<E>,
    kind: MailKind,
    account: &Account,
    notice: Option<&Notice>,
    now: SystemTime,
) -> Result<(), StoreError> {
    let (Some(notice), Some(address)) = (notice, &account.email_deliverable) else { return Ok(()) };
    session
        .execute(
            "INSERT INTO signup_outbox
                 (id, form, language, account_id, kind, recipient, mailbox_hash, secret, state, tries,
                  created_at, due_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', 0, $9, $9, $10)",
            values![
                notice.id,
                OfForm(&account.form),
                account.language.as_str(),
                account.id,
                kind.as_str(),
                address,
                &notice.mailbox_hash,
                notice.shown.as_deref(),
                now,
                notice.expires_at,
            ],
        )
        .await?;
    Ok(())
}

/// The event of a change, when the host has an event sink.
fn changed_event(
    kind: EventKind,
    id: Option<Uuid>,
    account: Account,
    now: SystemTime,
) -> Option<Event> {
    Some(Event {
        id: id?,
        kind,
        form: account.form,
        attempt: None,
        account: Some(account.id),
        language: Some(account.language),
        happened_at: now,
    })
}
