//! The links that owners of accounts get by mail: written, looked up, and followed by a notice. What a link
//! changes has a file of its own.

use std::{sync::Arc, time::Duration};

use uuid::{Builder, Uuid};

use crate::{
    email::EmailAddress,
    form::Form,
    server::{
        crypto::secret::Token,
        error::internal::InternalError,
        flow::{context::Context, proof_mail::ProofMail, rows::email_row},
        limits::{Limits, mail_budgets::mailbox_hash},
        net::client::Client,
        store::{
            account_link::{AccountLink, LinkPurpose, NewAccountLink, Notice},
            look_up::LookUp,
        },
    },
    wire::{password::ACCOUNT_LINK_LIFETIME, refusal::Refusal},
};

/// How long the mail that tells of a change may wait for the mail server.
const NOTICE_LIFETIME: Duration = Duration::from_secs(3 * 24 * 60 * 60);

/// Writes and finds links of accounts.
#[derive(Debug)]
pub(crate) struct AccountLinks {
    pub(crate) cx: Arc<Context>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) proof_mail: Arc<ProofMail>,
}

impl AccountLinks {
    /// The account that has the address, also while keys are replaced.
    pub(crate) async fn owner(
        &self,
        form: &Form,
        email: &EmailAddress,
    ) -> Result<Option<Uuid>, InternalError> {
        let found = self.cx.store.look_up_account(&LookUp::address(form, email)).await?;
        Ok(found.map(|account| account.id))
    }

    /// Writes a link for an account and its mail. Without an account, or where `holder` has the new address,
    /// what is answered and done is the same, and the link is dead.
    pub(crate) async fn begin(
        &self,
        form: &Form,
        email: &EmailAddress,
        (purpose, account): (LinkPurpose, Option<Uuid>),
        holder: Option<Uuid>,
        client: Client,
    ) -> Result<(), InternalError> {
        let token = Token::generate()?;
        let lifetime = ACCOUNT_LINK_LIFETIME;
        let mail = self.proof_mail.account_mail(form, &token, email, client, lifetime)?;
        let look_up = LookUp::address(form, email);
        let new = NewAccountLink {
            form: form.id(),
            purpose,
            account,
            stand_in: self.stand_in(&look_up),
            holder,
            email: email_row(form, email, false),
            look_up,
            mail,
        };
        let fate = self.cx.store.begin_account_link(&new).await?;
        // The line is the same for every address.
        tracing::info!(form = form.id(), purpose = purpose.as_str(), "a link was requested");
        self.proof_mail.record_fate(form, fate);
        self.cx.wake_workers();
        Ok(())
    }

    /// An id for an address without an account, so that its rows are written, found and voided like those of
    /// one with an account. No account has it: its version is not that of theirs.
    fn stand_in(&self, look_up: &LookUp) -> Uuid {
        let hash = self.cx.budget_keys().of("no account", look_up.name().as_bytes());
        let half = hash.as_bytes().first_chunk().copied().unwrap_or_default();
        Builder::from_custom_bytes(half).into_uuid()
    }

    /// The link with this token, while it works. An unknown one counts against the network.
    pub(crate) async fn find(
        &self,
        form: &Form,
        purpose: LinkPurpose,
        token: &Token,
        client: Client,
    ) -> Result<Option<AccountLink>, Refusal> {
        let (hash, now) = (token.hash(), self.cx.now());
        let found = self.cx.store.find_account_link(form.id(), purpose, hash, now).await;
        let found = found.map_err(InternalError::from)?;
        if found.is_none() {
            self.limits.bad_link(form, client)?;
        }
        Ok(found)
    }

    /// A mail that tells of a change at the address that the account had before it.
    pub(crate) fn notice(&self, email: &EmailAddress, shown: Option<String>) -> Notice {
        Notice {
            id: self.cx.new_id(),
            mailbox_hash: mailbox_hash(email),
            shown,
            expires_at: self.cx.now() + NOTICE_LIFETIME,
        }
    }
}
