//! Who may sign up: everyone, no one, the invited, or the people that the host picks from a list.

use std::sync::{Arc, PoisonError, RwLock};

use crate::{
    email::{
        EmailAddress,
        domain_list::{BadDomain, DomainList},
        options::Options,
    },
    form::Form,
    server::error::admission::AdmissionError,
};

/// Who may sign up with a form. Default: everyone.
///
/// The policy applies to new submissions. Earlier sign-ups keep the policy of their time: links of a
/// form that is closed by now still confirm, and sign-ups for a waitlist wait for admission unless
/// the form is open to everyone by the time the address is confirmed.
///
/// Lists of domains combine with every policy. No policy reveals whether an address has an account:
/// the decision falls before the look-up.
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
    /// Everyone may sign up.
    #[must_use]
    pub fn open() -> Self {
        Self::default()
    }

    /// No one may sign up. The page of the form says so with status 403, and a submission gets the same
    /// answer. Links in earlier mails still confirm.
    #[must_use]
    pub fn closed() -> Self {
        Self { kind: Kind::Closed, ..Self::default() }
    }

    /// Only people with an [invite](crate::Signup::invites) may sign up. The form must ask for its code
    /// with [`Form::invite`]. Creating the account uses the invite, so a mistyped address does not
    /// waste it. On a form with usernames everyone may ask which are free, unless it is
    /// [`without_live_availability`](Form::without_live_availability).
    #[must_use]
    pub fn invite_only() -> Self {
        Self { kind: Kind::InviteOnly, ..Self::default() }
    }

    /// People prove their mailbox and then wait until the host [admits](crate::Signup::waitlist) them.
    /// The account is created on admission.
    #[must_use]
    pub fn waitlist() -> Self {
        Self { kind: Kind::Waitlist, ..Self::default() }
    }

    /// Accepts only addresses at these domains and their subdomains: `example.org` includes
    /// `mail.example.org`, but not `myexample.org`. A further call adds domains.
    ///
    /// # Errors
    /// The first value that is not a domain, as a [`BadDomain`].
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
        self.allowed.add(domains, &Options::stored())?;
        Ok(self)
    }

    /// Refuses addresses at these domains and their subdomains, even those that
    /// [`allow_domains`](Self::allow_domains) names. A further call adds domains.
    ///
    /// # Errors
    /// The first value that is not a domain, as a [`BadDomain`].
    pub fn block_domains<T: AsRef<str>>(
        mut self,
        domains: impl IntoIterator<Item = T>,
    ) -> Result<Self, BadDomain> {
        self.blocked.add(domains, &Options::stored())?;
        Ok(self)
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.kind == Kind::Closed
    }

    /// Whether the form needs neither invite nor admission.
    pub(crate) fn is_open(&self) -> bool {
        self.kind == Kind::Open
    }

    pub(crate) fn has_waitlist(&self) -> bool {
        self.kind == Kind::Waitlist
    }

    /// Whether the lists of domains accept the address.
    pub(crate) fn takes(&self, address: &EmailAddress) -> bool {
        let is_allowed = self.allowed.is_empty() || self.allowed.names(address);
        is_allowed && !self.blocked.names(address)
    }

    /// Checks that the policy fits the fields of `form`.
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
        let options = form.get_email_options();
        let refused = [&self.allowed, &self.blocked].into_iter();
        match refused.filter_map(|list| list.first_refused(&options)).next() {
            Some(error) => Err(AdmissionError::DomainOfForm { form: form_id(), error }),
            None => Ok(()),
        }
    }
}

/// The admission policy of each form, which may change while the host runs.
#[derive(Debug)]
pub(crate) struct Admissions(RwLock<Vec<(&'static str, Arc<Admission>)>>);

impl Admissions {
    /// Takes the last policy given for each form, and the default for the others.
    pub(crate) fn new(
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
        // The builder registers every form. An unknown form admits no one.
        found.map_or_else(|| Arc::new(Admission::closed()), |(_, it)| Arc::clone(it))
    }

    pub(crate) fn set(&self, form: &Form, admission: Admission) -> Result<(), AdmissionError> {
        admission.check(form)?;
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, current)) = all.iter_mut().find(|(id, _)| *id == form.id()) {
            *current = Arc::new(admission);
        }
        Ok(())
    }
}
