//! Invites. The host creates them; the database keeps only the hash of the code.

use std::time::Duration;

use uuid::Uuid;

use crate::{
    email::{EmailAddress, domain_list, options::Options},
    form::{Form, invite::InviteCode},
    server::{
        crypto::secret::SecretHash, error::admission::AdmissionError, flow::context::Context,
        store::admission::StoredInvite,
    },
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The lifetime of an invite, unless the host sets another.
const DEFAULT_LIFETIME: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// The most accounts for one invite.
const MAX_USES: u32 = 1_000_000;

/// An invite to create: by default for one account, for any holder of the code, for 30 days.
///
/// ```
/// use std::time::Duration;
/// use leptos_signup::{AdmissionError, Invite, Signup};
///
/// async fn invite(signup: &Signup) -> Result<(), AdmissionError> {
///     let invites = signup.invites("account");
///     let issued = invites.create(Invite::new().for_address("ada@example.org")).await?;
///     println!("Come in: {}", issued.link());
///     let week = Duration::from_secs(7 * 24 * 60 * 60);
///     let class = Invite::new().uses(30).for_domain("school.example").expires_in(week);
///     println!("On the blackboard: {}", invites.create(class).await?.code().expose());
///     Ok(())
/// }
/// ```
#[derive(Clone)]
#[must_use = "an invite does nothing before `Invites::create`"]
pub struct Invite {
    uses: u32,
    lifetime: Duration,
    email: Option<String>,
    domain: Option<String>,
}

impl Default for Invite {
    fn default() -> Self {
        Self { uses: 1, lifetime: DEFAULT_LIFETIME, email: None, domain: None }
    }
}

impl Invite {
    /// An invite for one account, for any holder of the code, for 30 days.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the number of accounts, from 1 to 1,000,000.
    pub fn uses(self, accounts: u32) -> Self {
        Self { uses: accounts, ..self }
    }

    /// Sets the lifetime, from a second to ten years. A person who signs up in time may confirm later,
    /// within the lifetime of a link that was mailed in time. A later mail adds nothing, and the address
    /// can no longer be changed.
    pub fn expires_in(self, lifetime: Duration) -> Self {
        Self { lifetime, ..self }
    }

    /// Binds the invite to this address. Two spellings of one mailbox count as the same address.
    pub fn for_address(self, address: impl Into<String>) -> Self {
        Self { email: Some(address.into()), ..self }
    }

    /// Binds the invite to addresses at this domain or a subdomain.
    pub fn for_domain(self, domain: impl Into<String>) -> Self {
        Self { domain: Some(domain.into()), ..self }
    }
}

/// A new invite with its code. The code is stored nowhere else.
#[derive(Clone)]
pub struct IssuedInvite {
    id: Uuid,
    code: InviteCode,
    link: String,
}

impl IssuedInvite {
    /// The id, by which the host revokes the invite.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &InviteCode {
        &self.code
    }

    /// The URL of the form with the code filled in.
    #[must_use]
    pub fn link(&self) -> &str {
        &self.link
    }
}

/// The invites of one form, from [`Signup::invites`](crate::Signup::invites).
#[derive(Clone, Copy, Debug)]
pub struct Invites<'a> {
    pub(crate) cx: &'a Context,
    pub(crate) form: &'a str,
}

impl Invites<'_> {
    /// Creates an invite.
    ///
    /// # Errors
    /// An [`AdmissionError`] that names the fix. Then there is no invite.
    pub async fn create(&self, invite: Invite) -> Result<IssuedInvite, AdmissionError> {
        let form = self.cx.known_form(self.form)?;
        if !form.has_invite() {
            return Err(AdmissionError::NoInviteField { form: form.id().to_owned() });
        }
        if !form.has_email() && (invite.email.is_some() || invite.domain.is_some()) {
            return Err(AdmissionError::NoEmail { form: form.id().to_owned() });
        }
        let stored = self.to_store(form, invite)?;
        let code = generate()?;
        self.cx.store.add_invite(&stored, hash(&code)).await?;
        let id = stored.id;
        tracing::info!(form = form.id(), invite = %id, "invite created");
        let form = self.cx.url(form, self.cx.texts.default_language());
        let link = format!("{form}?invite={}", code.expose());
        Ok(IssuedInvite { id, code, link })
    }

    /// Lists up to `limit` invites, the newest first, including used, expired and revoked ones. For the
    /// next page, pass the id of the last one as `before`.
    ///
    /// # Errors
    /// An [`AdmissionError`] when there is no such form or the store fails.
    pub async fn list(
        &self,
        before: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<StoredInvite>, AdmissionError> {
        let form = self.cx.known_form(self.form)?;
        Ok(self.cx.store.list_invites(form.id(), before, limit).await?)
    }

    /// Revokes an invite at once: links that were mailed for it no longer confirm. Its accounts stay.
    /// Returns whether the invite was valid until now.
    ///
    /// # Errors
    /// An [`AdmissionError`] when there is no such form or the store fails.
    pub async fn revoke(&self, id: Uuid) -> Result<bool, AdmissionError> {
        let form = self.cx.known_form(self.form)?;
        let is_revoked = self.cx.store.revoke_invite(form.id(), id, self.cx.now()).await?;
        tracing::info!(form = form.id(), invite = %id, is_revoked, "invite revocation requested");
        Ok(is_revoked)
    }

    fn to_store(self, form: &Form, invite: Invite) -> Result<StoredInvite, AdmissionError> {
        if !(1..=MAX_USES).contains(&invite.uses) {
            return Err(AdmissionError::Uses { given: invite.uses });
        }
        let now = self.cx.now();
        let in_range = (Duration::from_secs(1)..=3653 * DAY).contains(&invite.lifetime);
        let expires_at = now.checked_add(invite.lifetime).filter(|_| in_range);
        let options = form.get_email_options();
        Ok(StoredInvite {
            id: self.cx.new_id(),
            form: form.id().to_owned(),
            email: invite.email.map(|given| to_address(given, &options)).transpose()?,
            domain: invite.domain.map(|it| domain_list::to_ascii(&it, &options)).transpose()?,
            uses: 0,
            max_uses: invite.uses,
            created_at: now,
            expires_at: expires_at.ok_or(AdmissionError::Lifetime)?,
            revoked_at: None,
        })
    }
}

fn to_address(given: String, options: &Options) -> Result<String, AdmissionError> {
    match EmailAddress::parse_with(given.trim(), options) {
        Ok(address) => Ok(address.as_str().to_owned()),
        Err(error) => Err(AdmissionError::Address { given, error }),
    }
}

fn generate() -> Result<InviteCode, AdmissionError> {
    let mut bits = [0; 15];
    getrandom::fill(&mut bits)
        .map_err(|error| AdmissionError::NoRandomness { reason: error.to_string() })?;
    Ok(InviteCode::from_bits(bits))
}

/// A search through 120 bits is not feasible, so a plain hash is enough (ASVS 6.5.2).
pub(crate) fn hash(code: &InviteCode) -> SecretHash {
    SecretHash::of([code.as_bytes()])
}

redacted_debug! { Invite { uses } IssuedInvite { id } }
