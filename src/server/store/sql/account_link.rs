//! The links that owners of accounts get by mail.
//!
//! A transaction that writes or uses a link locks the account first. So a link that is found under the lock
//! works, and the account still has the address that the mail goes to.

use std::time::SystemTime;

use uuid::Uuid;

use crate::{
    server::{
        crypto::secret::SecretHash,
        error::store::StoreError,
        store::{
            account::Account,
            account_link::{AccountLink, LinkPurpose, NewAccountLink},
            budget::MailFate,
            outbox::MailKind,
            sql::{
                account, budget,
                engine::Engine,
                outbox::{MailGroup, Recipient},
                session::Session,
                value::{OfForm, get, optional, values},
            },
        },
    },
    text::language::Language,
};

/// The link with this token, while it works.
pub(crate) async fn find<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    purpose: LinkPurpose,
    token: SecretHash,
    now: SystemTime,
) -> Result<Option<AccountLink>, StoreError> {
    let sql = "SELECT account_id, new_address FROM signup_account_link
               WHERE token_hash = $1 AND form = $2 AND purpose = $3 AND expires_at > $4";
    let row = session.row(sql, values![&token, OfForm(form), purpose.as_str(), now]).await?;
    let link = row.map(|row| {
        let account = get(&row, "account_id")?;
        Ok::<_, StoreError>(AccountLink { account, new_address: optional(&row, "new_address")? })
    });
    link.transpose()
}

/// Voids the links of an account for a purpose, and withdraws their mails.
pub(crate) async fn void<E: Engine>(
    session: &mut Session<E>,
    account: Uuid,
    purpose: LinkPurpose,
    is_void: bool,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM signup_account_link WHERE account_id = $1 AND purpose = $2 AND $3";
    session.execute(sql, values![account, purpose.as_str(), is_void]).await?;
    let kind = kind_of(purpose).as_str();
    let sql = "UPDATE signup_outbox SET state = 'replaced', secret = NULL, network_hash = NULL
               WHERE account_id = $1 AND kind = $2
                 AND coalesce(state, '') IN ('queued', 'deferred') AND $3";
    session.execute(sql, values![account, kind, is_void]).await?;
    Ok(())
}

/// Voids all links of an account.
pub(crate) async fn void_all<E: Engine>(
    session: &mut Session<E>,
    account: Uuid,
) -> Result<(), StoreError> {
    void(session, account, LinkPurpose::NewPassword, true).await?;
    void(session, account, LinkPurpose::NewAddress, true).await
}

const fn kind_of(purpose: LinkPurpose) -> MailKind {
    match purpose {
        LinkPurpose::NewPassword => MailKind::ResetPassword,
        LinkPurpose::NewAddress => MailKind::NewAddress,
    }
}

/// What a request for a link finds. Its words alone differ from one address to another.
struct Found {
    /// The account of the link, whose earlier links a mail voids.
    account: Uuid,
    /// Whether the link works.
    is_link: bool,
    /// The account that the mail is about. Without one, no mail goes out.
    about: Option<Account>,
    kind: MailKind,
}

/// Writes the link and its mail. The statements are the same for every address.
pub(crate) async fn begin<E: Engine>(
    session: &mut Session<E>,
    new: &NewAccountLink,
) -> Result<MailFate, StoreError> {
    let found = lock(session, new).await?;
    let mail = &new.mail;
    let group = match new.purpose {
        LinkPurpose::NewPassword => MailGroup::NewPassword,
        LinkPurpose::NewAddress => MailGroup::NewAddress,
    };
    let recipient = Recipient::of_account(new.form, &new.email, group);
    let fate = budget::spend(session, mail, recipient, found.about.is_none()).await?;
    // A mail that goes to no one is like one that goes out at once.
    let is_void = matches!(fate, MailFate::Queued | MailFate::Trapped);
    void(session, found.account, new.purpose, is_void).await?;
    let is_address = new.purpose == LinkPurpose::NewAddress;
    let new_address = (is_address && found.is_link).then_some(&new.email.normalized);
    let works = found.is_link && fate.goes_out();
    let expires_at = if works { mail.expires_at } else { mail.now };
    session
        .execute(
            "INSERT INTO signup_account_link
                 (token_hash, form, purpose, account_id, new_address, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
            values![
                &mail.link_hash,
                OfForm(new.form),
                new.purpose.as_str(),
                found.account,
                new_address,
                expires_at,
            ],
        )
        .await?;
    queue_link(session, new, &found, fate).await?;
    Ok(fate)
}

/// Locks the accounts, in the order of their ids, and tells whom the mail is for.
async fn lock<E: Engine>(
    session: &mut Session<E>,
    new: &NewAccountLink,
) -> Result<Found, StoreError> {
    // No account has the id nil.
    let ids = [new.account, new.holder].map(Option::unwrap_or_default);
    let (first, last) = (ids[0].min(ids[1]), ids[0].max(ids[1]));
    let locked = [account::lock(session, first).await?, account::lock(session, last).await?];
    let [account, holder] =
        ids.map(|id| locked.iter().flatten().find(|account| account.id == id).cloned());
    let has_address = |account: &Account| {
        let address = account.email_deliverable.as_deref();
        address.is_some_and(|address| new.look_up.is_address(address))
    };
    let id = account.as_ref().map_or(new.stand_in, |account| account.id);
    let none = Found { account: id, is_link: false, about: None, kind: kind_of(new.purpose) };
    Ok(match (new.purpose, account, holder.filter(has_address)) {
        (LinkPurpose::NewPassword, Some(account), _) if has_address(&account) => {
            Found { is_link: true, about: Some(account), ..none }
        }
        (LinkPurpose::NewPassword, ..) | (LinkPurpose::NewAddress, None, _) => none,
        (LinkPurpose::NewAddress, about, None) => Found { is_link: true, about, ..none },
        (LinkPurpose::NewAddress, _, about) => {
            Found { about, kind: MailKind::AddressTaken, ..none }
        }
    })
}

/// Writes the mail. What is about an account goes to the address of that account: what was typed may be
/// another mailbox under the same key. Only the proof of a new address goes to the one that was typed.
async fn queue_link<E: Engine>(
    session: &mut Session<E>,
    new: &NewAccountLink,
    found: &Found,
    fate: MailFate,
) -> Result<(), StoreError> {
    let mail = &new.mail;
    let (state, due_at) = fate.row(mail.now);
    let (goes_out, waits) = (fate.goes_out(), state == "deferred");
    let about = found.about.as_ref();
    let own = about.and_then(|about| about.email_deliverable.as_ref());
    let own = own.filter(|_| found.kind != MailKind::NewAddress);
    let has_secret = goes_out && found.is_link;
    session
        .execute(
            "INSERT INTO signup_outbox
                 (id, form, language, account_id, kind, recipient, mailbox_hash, secret, state, tries,
                  created_at, due_at, expires_at, network_hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, $12, $13)",
            values![
                mail.id,
                OfForm(new.form),
                about.map_or(Language::ENGLISH.as_str(), |about| about.language.as_str()),
                about.map_or(new.stand_in, |about| about.id),
                found.kind.as_str(),
                own.unwrap_or(&new.email.deliverable),
                &new.email.mailbox_hash,
                has_secret.then(|| mail.secret.expose()),
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
