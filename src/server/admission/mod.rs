//! Who may sign up: everybody, nobody, whoever was invited, or whoever the host picks from a list.
//!
//! | file | what |
//! |---|---|
//! | `mod.rs` | the policy of a form, and what is set for each form at the moment |
//! | `invite.rs` | invites, made and revoked by the host |
//! | `waitlist.rs` | people who wait, admitted or declined by the host |
//! | `error.rs` | what a host can get wrong |

mod error;
mod invite;
mod waitlist;

use std::sync::{Arc, PoisonError, RwLock};

pub use error::AdmissionError;
pub use invite::{Invite, Invites, IssuedInvite};
pub use waitlist::{Admitted, Waitlist};

use super::{Signup, store::Entry};
use crate::{
    Form, Refusal,
    email::{BadDomain, DomainList, EmailAddress},
    form::{self, Registration},
};

/// Who may sign up with a form. Default: everybody.
///
/// It decides about new submissions. Whoever signed up before goes on under what was promised then:
/// the links of a form that was closed since still confirm, and whoever signed up for a waitlist
/// waits to be admitted, unless the form is open to everybody by the time the address is confirmed.
///
/// Lists of domains go with every kind of admission. None of it tells whether an address has an
/// account: everything is decided before anybody looks.
///
/// ```
/// use leptos_signup::Admission;
///
/// let staff = Admission::open().allow_domains(["example.org", "bücher.example"])?;
/// let beta = Admission::invite_only();
/// let early = Admission::waitlist().block_domains(["example.net"])?;
/// # Ok::<(), leptos_signup::email::BadDomain>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Admission {
    kind: Kind,
    allowed: DomainList,
    blocked: DomainList,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Open,
    Closed,
    InviteOnly,
    Waitlist,
}

impl Admission {
    /// Everybody.
    #[must_use]
    pub fn open() -> Self {
        Self::default()
    }

    /// Nobody. The page of the form says so with status 403, and what is posted to it is answered
    /// in the same way. The links of mails that were sent before still confirm.
    #[must_use]
    pub fn closed() -> Self {
        Self { kind: Kind::Closed, ..Self::default() }
    }

    /// Whoever has an [invite](Signup::invites). The form must ask for its code, with
    /// [`Form::invite`]. An invite is used when the account is made, so one that was sent to an
    /// address with a slip in it is not lost. Of a form with usernames everybody may ask which are
    /// free, unless it is [`without_live_availability`](Form::without_live_availability).
    #[must_use]
    pub fn invite_only() -> Self {
        Self { kind: Kind::InviteOnly, ..Self::default() }
    }

    /// Whoever the host [admits](Signup::waitlist). Mailboxes are proven as always, and then people
    /// wait: there is no account until then.
    #[must_use]
    pub fn waitlist() -> Self {
        Self { kind: Kind::Waitlist, ..Self::default() }
    }

    /// Takes only addresses at these domains and at all below them: `example.org` stands for
    /// `mail.example.org` too, and not for `myexample.org`. It adds to what was named before.
    ///
    /// # Errors
    /// The first of them that is no domain of an address, as a [`BadDomain`].
    ///
    /// ```
    /// use leptos_signup::Admission;
    ///
    /// let error = Admission::open().allow_domains(["*.example.org"]).unwrap_err();
    /// assert_eq!(error.value(), "*.example.org");
    /// ```
    pub fn allow_domains<T: AsRef<str>>(
        mut self,
        domains: impl IntoIterator<Item = T>,
    ) -> Result<Self, BadDomain> {
        self.allowed.add(domains)?;
        Ok(self)
    }

    /// Takes no addresses at these domains and at all below them, not even those that
    /// [`allow_domains`](Self::allow_domains) names. It adds to what was named before.
    ///
    /// # Errors
    /// The first of them that is no domain of an address, as a [`BadDomain`].
    pub fn block_domains<T: AsRef<str>>(
        mut self,
        domains: impl IntoIterator<Item = T>,
    ) -> Result<Self, BadDomain> {
        self.blocked.add(domains)?;
        Ok(self)
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.kind == Kind::Closed
    }

    /// Whether nobody has to be admitted any more.
    pub(crate) fn is_open(&self) -> bool {
        self.kind == Kind::Open
    }

    /// Whether addresses of the domain are taken.
    fn takes(&self, address: &EmailAddress) -> bool {
        let is_allowed = self.allowed.is_empty() || self.allowed.names(address);
        is_allowed && !self.blocked.names(address)
    }

    /// Whether it goes with what `form` asks for.
    fn check(&self, form: &Form) -> Result<(), AdmissionError> {
        let form_id = || form.id().to_owned();
        match (self.kind, form.has_invite()) {
            (Kind::InviteOnly, false) => {
                return Err(AdmissionError::NoInviteField { form: form_id() });
            }
            (Kind::Open | Kind::Waitlist, true) => {
                return Err(AdmissionError::InviteField { form: form_id() });
            }
            _ => {}
        }
        let has_list = !self.allowed.is_empty() || !self.blocked.is_empty();
        if !form.has_email() && (has_list || self.kind == Kind::Waitlist) {
            return Err(AdmissionError::NoEmail { form: form_id() });
        }
        Ok(())
    }
}

/// The admission of each form, which may change while the host runs.
#[derive(Debug)]
pub(crate) struct Admissions(RwLock<Vec<(&'static str, Arc<Admission>)>>);

impl Admissions {
    /// What was given for `forms`, the last for each, and the default for the others.
    pub(super) fn new(
        forms: &[Form],
        given: Vec<(String, Admission)>,
    ) -> Result<Self, AdmissionError> {
        let open = forms.iter().map(|form| (form.id(), Arc::default()));
        let admissions = Self(RwLock::new(open.collect()));
        for (id, admission) in given {
            let form = forms.iter().find(|form| form.id() == id);
            admissions.set(form.ok_or(AdmissionError::UnknownForm { form: id })?, admission)?;
        }
        forms.iter().try_for_each(|form| admissions.of(form).check(form))?;
        Ok(admissions)
    }

    pub(crate) fn of(&self, form: &Form) -> Arc<Admission> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let found = all.iter().find(|(id, _)| *id == form.id());
        // Every form of the builder is there; what is not lets nobody in.
        found.map_or_else(|| Arc::new(Admission::closed()), |(_, it)| Arc::clone(it))
    }

    fn set(&self, form: &Form, admission: Admission) -> Result<(), AdmissionError> {
        admission.check(form)?;
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, current)) = all.iter_mut().find(|(id, _)| *id == form.id()) {
            *current = Arc::new(admission);
        }
        Ok(())
    }
}

impl Signup {
    /// Changes who may sign up with a form from now on, in this process. Other instances and the
    /// next start do not know of it.
    ///
    /// # Errors
    /// An [`AdmissionError`], when there is no such form or it cannot be admitted to in this way.
    ///
    /// ```
    /// use leptos_signup::{Admission, AdmissionError, Signup};
    ///
    /// fn close(signup: &Signup) -> Result<(), AdmissionError> {
    ///     signup.set_admission("account", Admission::closed())
    /// }
    /// ```
    pub fn set_admission(&self, form: &str, admission: Admission) -> Result<(), AdmissionError> {
        let form = self.known_form(form)?;
        self.inner().admissions.set(form, admission)?;
        tracing::info!(form = form.id(), "admission changed");
        Ok(())
    }

    fn known_form(&self, id: &str) -> Result<&Form, AdmissionError> {
        self.form(id).ok_or_else(|| AdmissionError::UnknownForm { form: id.to_owned() })
    }

    /// By which door `registration` comes in. It looks at the address, the invite and the settings,
    /// and never at who has an account.
    pub(super) async fn enter(
        &self,
        form: &Form,
        admission: &Admission,
        registration: &Registration,
    ) -> Result<Entry, Refusal> {
        if registration.email.as_ref().is_some_and(|address| !admission.takes(address)) {
            return Err(super::registration::refused(
                "email",
                form::ProblemCode::DomainNotAdmitted,
            ));
        }
        match (&registration.invite, admission.kind) {
            (Some(code), _) => {
                let invite = self.check_invite(form, code, registration.email.as_ref()).await?;
                Ok(Entry::Invite(invite))
            }
            (None, Kind::Waitlist) => Ok(Entry::Waitlist),
            (None, _) => Ok(Entry::Open),
        }
    }
}
