//! What every use case needs.

use std::{
    sync::Mutex,
    time::{SystemTime, UNIX_EPOCH},
};

use tokio::sync::Notify;
use uuid::{ContextV7, Timestamp, Uuid};

use crate::{
    form::{Form, date::Today},
    server::{
        clock::Clock,
        crypto::signing::SigningKeys,
        error::admission::AdmissionError,
        language::site_texts::SiteTexts,
        net::public_url::PublicUrl,
        store::{Store, budget_key::BudgetKeys, key_rules::KeyLevels},
        telemetry::{heartbeat::Heartbeat, mail_server::MailServerState},
    },
    text::language::Language,
};

/// The forms, the database, the time, and the signals to the workers.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) forms: Vec<Form>,
    /// The forms that share accounts, each with the form whose accounts they are.
    shared: Vec<(&'static str, &'static str)>,
    pub(crate) store: Box<dyn Store>,
    pub(crate) clock: Clock,
    pub(crate) keys: SigningKeys,
    pub(crate) public_url: PublicUrl,
    pub(crate) texts: SiteTexts,
    /// Whether the host takes events.
    pub(crate) has_event_sink: bool,
    /// Orders the ids of this instance.
    ids: Mutex<ContextV7>,
    /// Wakes the outbox worker after a mail was written.
    pub(crate) mail_written: Notify,
    /// Wakes the event worker after an event was written.
    pub(crate) event_written: Notify,
    /// When a budget that many people share last held a mail back for good.
    pub(crate) mails_withheld: Heartbeat,
    /// Whether the mail server takes mails.
    pub(crate) mail_server: MailServerState,
}

impl Context {
    pub(crate) fn new(
        (forms, shared): (Vec<Form>, Vec<(&'static str, &'static str)>),
        store: Box<dyn Store>,
        clock: Clock,
        keys: SigningKeys,
        public_url: PublicUrl,
        texts: SiteTexts,
        has_event_sink: bool,
    ) -> Self {
        Self {
            forms,
            shared,
            store,
            clock,
            keys,
            public_url,
            texts,
            has_event_sink,
            ids: Mutex::new(ContextV7::new()),
            mail_written: Notify::new(),
            event_written: Notify::new(),
            mails_withheld: Heartbeat::default(),
            mail_server: MailServerState::default(),
        }
    }

    pub(crate) fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id() == id)
    }

    /// The form by whose rules the accounts of this form are found.
    pub(crate) fn owner<'a>(&'a self, form: &'a Form) -> &'a Form {
        let shared = self.shared.iter().find(|(id, _)| *id == form.id());
        shared.and_then(|(_, owner)| self.form(owner)).unwrap_or(form)
    }

    /// The form of the accounts that the form with this id has a part in.
    pub(crate) fn owner_of(&self, id: &str) -> Option<&Form> {
        self.form(id).map(|form| self.owner(form))
    }

    /// The ids of the forms that share accounts with the form with this id, and its own.
    pub(crate) fn sharing(&self, id: &str) -> Vec<String> {
        let shared = self.shared.iter().find(|(form, _)| *form == id);
        let owner = shared.map_or(id, |(_, owner)| owner);
        let others = self.shared.iter().filter(|(_, of)| *of == owner).map(|(form, _)| *form);
        [owner].into_iter().chain(others).map(str::to_owned).collect()
    }

    /// The form that the host names by its id.
    pub(crate) fn known_form(&self, id: &str) -> Result<&Form, AdmissionError> {
        self.form(id).ok_or_else(|| AdmissionError::UnknownForm { form: id.to_owned() })
    }

    /// The URL of the form in this language, as far as the path says the language.
    pub(crate) fn url(&self, form: &Form, language: Language) -> String {
        [self.public_url.origin(), &self.path(form, language)].concat()
    }

    /// The path of the form in this language.
    pub(crate) fn path(&self, form: &Form, language: Language) -> String {
        let prefix = self.texts.prefix(language).unwrap_or_default();
        form.below(self.public_url.path(), prefix).path().to_owned()
    }

    /// The ids of the forms.
    pub(crate) fn form_ids(&self) -> Vec<&'static str> {
        self.forms.iter().map(Form::id).collect()
    }

    /// The days that it is now.
    pub(crate) fn today(&self) -> Today {
        let now = self.now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Today::at_unix_seconds(i64::try_from(now.as_secs()).unwrap_or(i64::MAX))
    }

    pub(crate) fn now(&self) -> SystemTime {
        self.clock.now()
    }

    /// Computes the keys under which budgets are stored.
    pub(crate) fn budget_keys(&self) -> BudgetKeys {
        BudgetKeys::new(&self.keys)
    }

    /// The levels of the keys of each form.
    pub(crate) fn key_levels(&self) -> KeyLevels {
        KeyLevels::of_forms(&self.forms)
    }

    /// Wakes the workers after a commit that may have written a mail or an event.
    pub(crate) fn wake_workers(&self) {
        self.mail_written.notify_one();
        self.event_written.notify_one();
    }

    /// The id of a new event, when the host takes events.
    pub(crate) fn new_event_id(&self) -> Option<Uuid> {
        self.has_event_sink.then(|| self.new_id())
    }

    /// A UUIDv7: ordered by time, and random, so that it reveals no count. The ids of one instance
    /// are in order even when the clock stands still or goes back.
    pub(crate) fn new_id(&self) -> Uuid {
        let since = self.now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(&self.ids, since.as_secs(), since.subsec_nanos()))
    }
}
