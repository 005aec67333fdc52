//! From a submission to an attempt that waits for proof, or to an account where there is nothing to
//! prove.

use tracing::{Span, field};

use super::{
    Signup, budget, check,
    client::Client,
    decoy::{self, Beginning},
    password,
    secret::Token,
    signup::Failure,
    store::{
        Account, Begun, By, NewAccount, NewAttempt, Person, StoredConsent, StoredEmail,
        StoredUsername,
    },
    telemetry,
};
use crate::{
    Form, Refusal, Submission,
    email::{DisposableVerdict, EmailAddress},
    form::{self, Problem, Registration, Value},
    text,
    username::{Username, UsernameError},
};

/// What a registration led to.
#[derive(Debug)]
pub(crate) enum Registered {
    /// An attempt waits for proof; the secret makes a browser its originator.
    Attempt(Token),
    /// There was nothing to prove, so there is an account.
    Account(
        #[cfg_attr(not(feature = "api"), allow(dead_code, reason = "pages show none of it"))]
        Box<Account>,
    ),
}

/// What somebody is asked for beside the form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// The captcha, where the form has one.
    Captcha,
    #[cfg(feature = "api")]
    Nothing,
}

impl Signup {
    /// Takes a submission.
    #[tracing::instrument(
        name = "signup.register",
        skip_all,
        fields(form = form.id(), attempt, address, outcome)
    )]
    pub(crate) async fn register(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
        asked: Asked,
    ) -> Result<Registered, Refusal> {
        let result = self.take(form, submission, client, asked).await;
        telemetry::registered(form, &result);
        result
    }

    /// The order is a rule: cheap before dear, nothing observable before the end.
    async fn take(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
        asked: Asked,
    ) -> Result<Registered, Refusal> {
        let admission = self.inner().admissions.of(form);
        if admission.is_closed() {
            return Err(Refusal::Closed);
        }
        let registration = form.validate(submission).map_err(Refusal::Problems)?;
        Span::current().record("address", registration.email.as_ref().map(field::debug));
        let is_trapped = self.is_trapped(form, submission);
        let email = registration.email.as_ref();
        let originator =
            self.originator(form, submission, email, is_trapped).map_err(Failure::from)?;
        if let Some(before) = self.registered_before(form, submission, &originator).await? {
            return Ok(before);
        }
        self.inner().limits.sign_up(form, client, registration.email.as_ref())?;
        // Before anything is looked up or asked in vain.
        if registration.password.is_some() && self.inner().hashing.is_full() {
            return Err(password::busy());
        }
        let entry = self.enter(form, &admission, &registration).await?;
        // First, and whatever the address: names are public, who has an account is not.
        if let Some(username) = &registration.username
            && let Err(taken) = self.check_free(form, username).await
        {
            // By this very post, perhaps, which somebody sent twice.
            return self.registered_before(form, submission, &originator).await?.ok_or(taken);
        }
        let is_disposable = self.is_disposable(registration.email.as_ref())?;
        // An answer is spent once nothing else that is cheap is wrong, and never for a bot.
        if asked == Asked::Captcha
            && let Err(refusal) = self.check_captcha(form, submission, client, is_trapped).await
        {
            return self.registered_before(form, submission, &originator).await?.ok_or(refusal);
        }
        self.inner().limits.sign_up_counts(form, registration.email.as_ref())?;
        check::run(&self.inner().checks, form, &registration).await?;
        let password_hash =
            self.hash(registration.password.as_ref(), registration.email.as_ref()).await?;
        let person = self.person(&registration, is_disposable, password_hash)?;
        let id = self.new_id();
        let Some(email) = &registration.email else {
            let (now, event, invite) = (self.now(), self.new_event_id(), entry.invite());
            let request = originator.hash();
            let account = NewAccount { id, form: form.id(), person, invite, request, now, event };
            return self.make_account(form, account, is_trapped).await;
        };
        let attempt = NewAttempt {
            id,
            form: form.id(),
            person,
            reveals_duplicates: form.reveals_duplicates(),
            entry,
            is_trapped,
            originator_hash: originator.hash(),
            mail: self.new_mail(form, id, email, client)?,
            event: self.new_event_id(),
        };
        let begun = self.inner().store.begin(&attempt).await.map_err(Failure::from)?;
        is_written(begun)?;
        if is_trapped {
            return Ok(Registered::Attempt(originator));
        }
        tracing::info!(form = form.id(), attempt = %id, address = ?email, ?begun, "sign-up begun");
        Span::current().record("attempt", field::display(id));
        match begun {
            Begun::Repeated => {}
            _ => telemetry::attempt_started(form),
        }
        if begun == Begun::Withheld {
            telemetry::withheld(form);
        }
        self.wake_workers();
        Ok(Registered::Attempt(originator))
    }

    async fn make_account(
        &self,
        form: &Form,
        account: NewAccount,
        is_trapped: bool,
    ) -> Result<Registered, Refusal> {
        if is_trapped {
            return Ok(Registered::Account(Box::new(shown(account))));
        }
        let begun = self.inner().store.create(&account).await.map_err(Failure::from)?;
        is_written(begun)?;
        if begun == Begun::Written {
            tracing::info!(form = form.id(), account = %account.id, "account made without confirmation");
            telemetry::account_made(form);
        }
        self.wake_workers();
        Ok(Registered::Account(Box::new(shown(account))))
    }

    /// The secret that makes whoever posted this the originator. The same post, of the same page,
    /// has the same one: so a double click is one attempt, and a page that was changed is another.
    fn originator(
        &self,
        form: &Form,
        submission: &Submission,
        email: Option<&EmailAddress>,
        is_trapped: bool,
    ) -> Result<Token, getrandom::Error> {
        let keys = &self.inner().keys;
        let secret = if submission.get(form::TICKET).is_empty() {
            Token::generate()?
        } else {
            let message = [form.id(), &submission.to_urlencoded()].join("\0");
            Token::from_signature(&keys.sign("originator", message.as_bytes()))
        };
        // Without an address nothing waits to be shown.
        let Some(email) = email else { return Ok(secret) };
        let (form, email, mailed_at) = (form.id(), email.as_deliverable(), self.now());
        Ok(decoy::seal(keys, &secret, Beginning { form, email, mailed_at, is_trapped }))
    }

    /// What the same post led to before. One without a ticket is like no other.
    async fn registered_before(
        &self,
        form: &Form,
        submission: &Submission,
        originator: &Token,
    ) -> Result<Option<Registered>, Failure> {
        if submission.get(form::TICKET).is_empty() {
            return Ok(None);
        }
        let store = &self.inner().store;
        if form.has_email() {
            let found = store.find(form.id(), By::Originator(originator.hash())).await?;
            return Ok(found.map(|_| Registered::Attempt(originator.clone())));
        }
        let found = store.find_account(form.id(), originator.hash()).await?;
        Ok(found.map(|account| Registered::Account(Box::new(account))))
    }

    /// Whether a program filled the form in: it sees the input that people do not see, or it is
    /// faster than people are.
    fn is_trapped(&self, form: &Form, submission: &Submission) -> bool {
        if form.traps(submission) {
            telemetry::trapped(form, "trapped");
            return true;
        }
        let ticket = submission.get(form::TICKET);
        let took = self.inner().tickets.age(&self.inner().keys, ticket, self.now());
        let is_too_fast = took.is_some_and(|took| took < self.inner().tickets.min_age);
        if is_too_fast {
            telemetry::trapped(form, "too_fast");
        }
        is_too_fast
    }

    /// Tells whether a name is free, while `client` types it.
    pub(crate) async fn is_available(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
    ) -> Result<(), Refusal> {
        let Some(field) = form.username_field() else { return Err(Refusal::Malformed) };
        if !form.has_live_availability() {
            return Err(Refusal::Malformed);
        }
        if self.inner().admissions.of(form).is_closed() {
            return Err(Refusal::Closed);
        }
        self.inner().limits.look_up(form, client)?;
        // By all rules of the field, those of the host too.
        let alone = Form::new(form.id()).field(*field);
        match alone.validate(submission).map_err(Refusal::Problems)?.username {
            Some(username) => self.check_free(form, &username).await,
            None => Err(Refusal::Malformed),
        }
    }

    async fn check_free(&self, form: &Form, username: &Username) -> Result<(), Refusal> {
        let key = username.key();
        if self.inner().store.is_username_free(form.id(), &key).await.map_err(Failure::from)? {
            return Ok(());
        }
        Err(refused("username", form::ProblemCode::Username(UsernameError::Taken)))
    }

    /// Whether the host's policy flags the address.
    pub(super) fn is_disposable(&self, email: Option<&EmailAddress>) -> Result<bool, Refusal> {
        match email.map(|email| self.inner().disposable.verdict(email)) {
            Some(DisposableVerdict::Refuse) => {
                Err(refused("email", form::ProblemCode::DisposableAddress))
            }
            verdict => Ok(verdict == Some(DisposableVerdict::Flag)),
        }
    }

    fn person(
        &self,
        registration: &Registration,
        is_disposable: bool,
        password_hash: Option<String>,
    ) -> Result<Person, Refusal> {
        let email = registration.email.as_ref().map(|email| stored_email(email, is_disposable));
        let consents = registration.consents.iter().map(|asked| self.consent(asked));
        Ok(Person {
            email,
            username: registration.username.as_ref().map(stored),
            profile: profile(&registration.profile),
            password_hash,
            consents: consents.collect::<Result<_, _>>()?,
        })
    }

    fn consent(&self, asked: &form::Document) -> Result<StoredConsent, Refusal> {
        let Some(document) = self.inner().documents.iter().find(|document| document.is(asked))
        else {
            // The builder refuses to start without it.
            tracing::error!(document = asked.id, version = asked.version, "an unknown document");
            return Err(Refusal::Unavailable);
        };
        Ok(StoredConsent {
            id: self.new_id(),
            document: asked.id,
            version: asked.version,
            text_hash: document.text_hash,
            language: text::LANGUAGE,
        })
    }
}

fn is_written(begun: Begun) -> Result<(), Refusal> {
    match begun {
        Begun::Written | Begun::Withheld | Begun::Repeated => Ok(()),
        Begun::UsernameTaken => {
            Err(refused("username", form::ProblemCode::Username(UsernameError::Taken)))
        }
        Begun::InviteSpent => Err(refused("invite", form::ProblemCode::InviteUsedUp)),
        Begun::AddressTaken => Err(refused("email", form::ProblemCode::AddressTaken)),
    }
}

pub(super) fn stored(username: &Username) -> StoredUsername {
    StoredUsername { shown: username.as_str().to_owned(), key: username.key() }
}

pub(super) fn stored_email(email: &EmailAddress, is_disposable: bool) -> StoredEmail {
    StoredEmail {
        deliverable: email.as_deliverable().to_owned(),
        normalized: email.as_str().to_owned(),
        key: email.key(),
        mailbox_hash: budget::mailbox(email),
        is_disposable,
    }
}

/// What may be shown of an account that was made just now.
fn shown(made: NewAccount) -> Account {
    let NewAccount { id, form, person, now, .. } = made;
    let is_disposable = person.email.as_ref().is_some_and(|email| email.is_disposable);
    let (email, email_normalized) =
        person.email.map(|email| (email.deliverable, email.normalized)).unzip();
    Account {
        id,
        form: form.to_owned(),
        email,
        email_normalized,
        username: person.username.map(|name| name.shown),
        // Written as an object just before.
        profile: serde_json::from_str(&person.profile).unwrap_or_default(),
        is_disposable,
        confirmed_at: now,
    }
}

/// The values of the host's fields as a JSON object, with their types.
fn profile(values: &[(&'static str, Value)]) -> String {
    let json = |value: &Value| match value {
        Value::Text(text) => serde_json::Value::from(text.as_str()),
        Value::Flag(flag) => (*flag).into(),
        Value::Number(number) => (*number).into(),
    };
    let object: serde_json::Map<_, _> =
        values.iter().map(|(name, value)| ((*name).to_owned(), json(value))).collect();
    serde_json::Value::Object(object).to_string()
}

pub(super) fn refused(field: &str, code: form::ProblemCode) -> Refusal {
    Refusal::Problems(vec![Problem { field: field.to_owned(), code }])
}
