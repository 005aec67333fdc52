//! New passwords, and the links by which the owners of accounts choose them.

use std::time::SystemTime;

use async_trait::async_trait;
use uuid::Uuid;

use crate::{
    server::{
        crypto::secret::SecretHash,
        error::store::StoreError,
        event::{Event, EventKind},
        store::{
            account::Account,
            budget::MailFate,
            outbox::MailKind,
            password::{NewPassword, NewReset, PasswordStore},
            sql::{
                account, budget,
                engine::Engine,
                event,
                outbox::Recipient,
                session::Session,
                sql_store::SqlStore,
                value::{InRealm, OfForm, get, values},
            },
        },
    },
    text::language::Language,
};

#[async_trait]
impl<E: Engine> PasswordStore for SqlStore<E> {
    async fn begin_reset(&self, reset: &NewReset) -> Result<MailFate, StoreError> {
        self.write(|mut write| async move {
            let fate = begin(&mut write, reset).await?;
            write.commit().await?;
            Ok(fate)
        })
        .await
    }

    async fn find_reset(
        &self,
        form: &str,
        token: SecretHash,
        now: SystemTime,
    ) -> Result<Option<Uuid>, StoreError> {
        let sql = "SELECT account_id FROM signup_reset
                   WHERE token_hash = $1 AND form = $2 AND expires_at > $3
                     AND account_id IS NOT NULL";
        let row = self.read().await?.row(sql, values![&token, OfForm(form), now]).await?;
        Ok(row.map(|row| get(&row, "account_id")).transpose()?)
    }

    async fn set_password(&self, new: &NewPassword) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let is_set = set(&mut write, new).await?;
            if is_set {
                write.commit().await?;
            }
            Ok(is_set)
        })
        .await
    }
}

/// The owner of an address, as far as a mail needs it.
struct Owner {
    account: Uuid,
    language: String,
    email_deliverable: String,
}

/// Writes the link and its mail. The statements are the same for every address.
async fn begin<E: Engine>(
    session: &mut Session<E>,
    reset: &NewReset,
) -> Result<MailFate, StoreError> {
    let (mail, email) = (&reset.mail, &reset.email);
    let owner = find_owner(session, reset).await?;
    let account = owner.as_ref().map(|owner| owner.account);
    let recipient = Recipient::of_account(reset.form, email);
    let fate = budget::spend(session, mail, recipient, owner.is_none()).await?;
    let is_mailed = fate == MailFate::Queued;
    let sql = "DELETE FROM signup_reset WHERE account_id = $1 AND $2";
    session.execute(sql, values![account, is_mailed]).await?;
    let sql = "INSERT INTO signup_reset (token_hash, form, account_id, expires_at)
               VALUES ($1, $2, $3, $4)";
    let expires_at = if fate.goes_out() { mail.expires_at } else { mail.now };
    session.execute(sql, values![&mail.link_hash, OfForm(reset.form), account, expires_at]).await?;
    queue_link(session, reset, owner.as_ref(), fate).await?;
    Ok(fate)
}

async fn find_owner<E: Engine>(
    session: &mut Session<E>,
    reset: &NewReset,
) -> Result<Option<Owner>, StoreError> {
    let sql = "SELECT id, language, email_deliverable FROM signup_account
               WHERE realm = $1 AND email_key = $2";
    let found = session.row(sql, values![InRealm(reset.form), &reset.email.key]).await?;
    let owner = found.map(|row| {
        Ok::<_, StoreError>(Owner {
            account: get(&row, "id")?,
            language: get(&row, "language")?,
            email_deliverable: get(&row, "email_deliverable")?,
        })
    });
    owner.transpose()
}

/// Writes the mail with the link. It goes to the address of the account: what was typed may be another
/// mailbox under the same key.
async fn queue_link<E: Engine>(
    session: &mut Session<E>,
    reset: &NewReset,
    owner: Option<&Owner>,
    fate: MailFate,
) -> Result<(), StoreError> {
    let mail = &reset.mail;
    let (state, due_at) = fate.row(mail.now);
    let (goes_out, waits) = (fate.goes_out(), state == "deferred");
    session
        .execute(
            "INSERT INTO signup_outbox
                 (id, form, language, kind, recipient, mailbox_hash, secret, state, tries, created_at,
                  due_at, expires_at, network_hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11, $12)",
            values![
                mail.id,
                OfForm(reset.form),
                owner.map_or(Language::ENGLISH.as_str(), |owner| owner.language.as_str()),
                MailKind::ResetPassword.as_str(),
                owner.map_or(&reset.email.deliverable, |owner| &owner.email_deliverable),
                &reset.email.mailbox_hash,
                goes_out.then(|| mail.secret.expose()),
                state,
                mail.now,
                due_at,
                mail.expires_at,
                waits.then_some(&mail.network_hash),
            ],
        )
        .await?;
    Ok(())
}

async fn set<E: Engine>(session: &mut Session<E>, new: &NewPassword) -> Result<bool, StoreError> {
    if let Some(link) = &new.link
        && !holds(session, link, new).await?
    {
        return Ok(false);
    }
    let Some(account) = account::find(session, new.account).await? else { return Ok(false) };
    let sql = "UPDATE signup_account SET password_hash = $2, password_id = $3 WHERE id = $1";
    let values = values![account.id, &new.password_hash, new.password_id];
    if session.execute(sql, values).await? == 0 {
        return Ok(false);
    }
    session.execute("DELETE FROM signup_reset WHERE account_id = $1", values![account.id]).await?;
    if let (Some(address), Some(mailbox)) = (&account.email_deliverable, &new.mailbox_hash) {
        withdraw_links(session, &account, mailbox).await?;
        queue_notice(session, new, &account, address, mailbox).await?;
    }
    event::write(session, changed_event(new, account)).await?;
    Ok(true)
}

/// Whether the link works for the account. Of several that use it at once the first one finds it.
async fn holds<E: Engine>(
    session: &mut Session<E>,
    link: &SecretHash,
    new: &NewPassword,
) -> Result<bool, StoreError> {
    let sql = "SELECT account_id FROM signup_reset
               WHERE token_hash = $1 AND account_id = $2 AND expires_at > $3
               FOR UPDATE";
    Ok(session.row(sql, values![link, new.account, new.now]).await?.is_some())
}

/// Withdraws the mails with links that are void now.
async fn withdraw_links<E: Engine>(
    session: &mut Session<E>,
    account: &Account,
    mailbox: &SecretHash,
) -> Result<(), StoreError> {
    let sql = "UPDATE signup_outbox SET state = 'replaced', secret = NULL, network_hash = NULL
               WHERE mailbox_hash = $1 AND form = $2 AND kind = 'reset_password'
                 AND coalesce(state, '') IN ('queued', 'deferred')";
    session.execute(sql, values![mailbox, OfForm(&account.form)]).await?;
    Ok(())
}

/// Tells the owner. No budget counts this mail: only a changed password causes it.
async fn queue_notice<E: Engine>(
    session: &mut Session<E>,
    new: &NewPassword,
    account: &Account,
    address: &str,
    mailbox: &SecretHash,
) -> Result<(), StoreError> {
    session
        .execute(
            "INSERT INTO signup_outbox
                 (id, form, language, kind, recipient, mailbox_hash, state, tries, created_at, due_at,
                  expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, 'queued', 0, $7, $7, $8)",
            values![
                new.mail,
                OfForm(&account.form),
                account.language.as_str(),
                MailKind::PasswordChanged.as_str(),
                address,
                mailbox,
                new.now,
                new.mail_expires_at,
            ],
        )
        .await?;
    Ok(())
}

/// The event `password_changed`, when the host has an event sink.
fn changed_event(new: &NewPassword, account: Account) -> Option<Event> {
    Some(Event {
        id: new.event?,
        kind: EventKind::PasswordChanged,
        form: account.form,
        attempt: None,
        account: Some(account.id),
        language: Some(account.language),
        happened_at: new.now,
    })
}
