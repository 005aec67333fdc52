//! Invites: made by the host, handed over once, known by a hash alone.

use std::{fmt, time::Duration};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::AdmissionError;
use crate::{
    Form, Refusal, Signup,
    email::{EmailAddress, domain_list},
    form::{self, InviteCode},
    server::{
        registration::refused,
        signup::Failure,
        store::{SecretHash, StoredInvite},
    },
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How long somebody can sign up with an invite, unless the host says otherwise.
const LIFETIME: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// The most accounts that one invite is for.
const MOST_USES: u32 = 1_000_000;

/// An invite to be made: for one account, for anybody who has the code, for 30 days.
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
#[must_use = "an invite is nothing before `Invites::create`"]
pub struct Invite {
    uses: u32,
    lifetime: Duration,
    email: Option<String>,
    domain: Option<String>,
}

impl Default for Invite {
    fn default() -> Self {
        Self { uses: 1, lifetime: LIFETIME, email: None, domain: None }
    }
}

impl Invite {
    /// An invite for one account, for anybody who has the code, for 30 days.
    pub fn new() -> Self {
        Self::default()
    }

    /// Is for so many accounts, from 1 to 1,000,000.
    pub fn uses(self, accounts: u32) -> Self {
        Self { uses: accounts, ..self }
    }

    /// Is good for so long, from a second to ten years. Whoever signs up before has the time of the
    /// link to confirm it.
    pub fn expires_in(self, lifetime: Duration) -> Self {
        Self { lifetime, ..self }
    }

    /// Is for whoever has this address. Two ways to write one mailbox count as the same address.
    pub fn for_address(self, address: impl Into<String>) -> Self {
        Self { email: Some(address.into()), ..self }
    }

    /// Is for whoever has an address at this domain, or at one below it.
    pub fn for_domain(self, domain: impl Into<String>) -> Self {
        Self { domain: Some(domain.into()), ..self }
    }
}

/// An invite as it was made. Its code is nowhere else.
#[derive(Clone)]
pub struct IssuedInvite {
    id: Uuid,
    code: InviteCode,
    link: String,
}

impl IssuedInvite {
    /// By which it is revoked.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// What somebody signs up with.
    #[must_use]
    pub fn code(&self) -> &InviteCode {
        &self.code
    }

    /// Leads to the form with the code filled in.
    #[must_use]
    pub fn link(&self) -> &str {
        &self.link
    }
}

/// The invites of one form, from [`Signup::invites`].
#[derive(Clone, Copy, Debug)]
pub struct Invites<'a> {
    signup: &'a Signup,
    form: &'a str,
}

impl Signup {
    /// The invites of a form, for the host's own pages and programs. See [`Invite`] for an example.
    #[must_use]
    pub fn invites<'a>(&'a self, form: &'a str) -> Invites<'a> {
        Invites { signup: self, form }
    }

    /// The invite of this code, if `email` may sign up with it now.
    pub(super) async fn check_invite(
        &self,
        form: &Form,
        code: &InviteCode,
        email: Option<&EmailAddress>,
    ) -> Result<Uuid, Refusal> {
        let store = &self.inner().store;
        let found = store.find_invite(form.id(), hash(code)).await.map_err(Failure::from)?;
        // One answer for all that is not good at all; more is told to whoever was invited.
        let found = found.filter(|it| it.revoked_at.is_none() && it.expires_at > self.now());
        let code = match found {
            None => form::ProblemCode::InviteUnknown,
            Some(invite) if !is_for(&invite, email) => form::ProblemCode::InviteForAnother,
            Some(invite) if invite.uses >= invite.max_uses => form::ProblemCode::InviteUsedUp,
            Some(invite) => return Ok(invite.id),
        };
        Err(refused("invite", code))
    }
}

impl Invites<'_> {
    /// Makes an invite.
    ///
    /// # Errors
    /// An [`AdmissionError`], which says the fix; then there is no invite.
    pub async fn create(&self, invite: Invite) -> Result<IssuedInvite, AdmissionError> {
        let form = self.signup.known_form(self.form)?;
        if !form.has_invite() {
            return Err(AdmissionError::NoInviteField { form: form.id().to_owned() });
        }
        if !form.has_email() && (invite.email.is_some() || invite.domain.is_some()) {
            return Err(AdmissionError::NoEmail { form: form.id().to_owned() });
        }
        let stored = self.to_store(form, invite)?;
        let code = generate()?;
        self.signup.inner().store.add_invite(&stored, hash(&code)).await?;
        let (id, origin) = (stored.id, self.signup.inner().public_url.origin());
        tracing::info!(form = form.id(), invite = %id, "invite made");
        let link = format!("{origin}{}?invite={}", form.path(), code.expose());
        Ok(IssuedInvite { id, code, link })
    }

    /// Up to `limit` invites, the newest first; to go on, give the id of the last one as `before`.
    /// Those that are used up, expired or revoked are among them.
    ///
    /// # Errors
    /// An [`AdmissionError`], when there is no such form or the store fails.
    pub async fn list(
        &self,
        before: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<StoredInvite>, AdmissionError> {
        let form = self.signup.known_form(self.form)?;
        Ok(self.signup.inner().store.invites(form.id(), before, limit).await?)
    }

    /// Ends an invite at once: not even links that were mailed because of it confirm any more.
    /// Accounts that were made with it stay. Tells whether there was one to revoke.
    ///
    /// # Errors
    /// An [`AdmissionError`], when there is no such form or the store fails.
    pub async fn revoke(&self, id: Uuid) -> Result<bool, AdmissionError> {
        let form = self.signup.known_form(self.form)?;
        let revoked =
            self.signup.inner().store.revoke_invite(form.id(), id, self.signup.now()).await?;
        tracing::info!(form = form.id(), invite = %id, revoked, "invite to be revoked");
        Ok(revoked)
    }

    fn to_store(self, form: &Form, invite: Invite) -> Result<StoredInvite, AdmissionError> {
        if !(1..=MOST_USES).contains(&invite.uses) {
            return Err(AdmissionError::Uses { given: invite.uses });
        }
        let now = self.signup.now();
        let in_range = (Duration::from_secs(1)..=3653 * DAY).contains(&invite.lifetime);
        let expires_at = now.checked_add(invite.lifetime).filter(|_| in_range);
        Ok(StoredInvite {
            id: self.signup.new_id(),
            form: form.id().to_owned(),
            email: invite.email.map(to_address).transpose()?,
            domain: invite.domain.map(|domain| domain_list::to_ascii(&domain)).transpose()?,
            uses: 0,
            max_uses: invite.uses,
            created_at: now,
            expires_at: expires_at.ok_or(AdmissionError::Lifetime)?,
            revoked_at: None,
        })
    }
}

fn to_address(given: String) -> Result<String, AdmissionError> {
    match EmailAddress::parse(given.trim()) {
        Ok(address) => Ok(address.as_str().to_owned()),
        Err(error) => Err(AdmissionError::Address { given, error }),
    }
}

/// Whether `invite` is for somebody with the address `email`.
fn is_for(invite: &StoredInvite, email: Option<&EmailAddress>) -> bool {
    let is_same = |own: &String| {
        let own = EmailAddress::parse(own).ok();
        own.zip(email).is_some_and(|(own, email)| own.key() == email.key())
    };
    let is_within =
        |domain: &String| email.is_some_and(|email| domain_list::is_at_or_below(email, domain));
    invite.email.as_ref().is_none_or(is_same) && invite.domain.as_ref().is_none_or(is_within)
}

fn generate() -> Result<InviteCode, AdmissionError> {
    let mut bits = [0; 15];
    getrandom::fill(&mut bits)
        .map_err(|error| AdmissionError::NoRandomness { reason: error.to_string() })?;
    Ok(InviteCode::from_bits(bits))
}

/// 120 bits cannot be searched, so a plain hash is enough (ASVS 6.5.2).
fn hash(code: &InviteCode) -> SecretHash {
    Sha256::digest(code.as_bytes()).into()
}

/// Not whom it is for.
impl fmt::Debug for Invite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invite").field("uses", &self.uses).finish_non_exhaustive()
    }
}

/// The id alone.
impl fmt::Debug for IssuedInvite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IssuedInvite").field("id", &self.id).finish_non_exhaustive()
    }
}
