//! What a host sees of the server half, but for what has a feature of its own: that is in `lib.rs`. Each type has
//! one path.

pub use crate::server::{
    admission::Admission,
    builder::SignupBuilder,
    clock::Clock,
    error::{admission::AdmissionError, config::ConfigError, store::StoreError},
    flow::{
        address_change::ChangeAddressError,
        invites::Invite,
        just_confirmed::{ConfirmedBy, JustConfirmed},
        password_change::SetPasswordError,
        proven::{BeginProvenError, ProvenIdentity},
    },
    http::{layer::SignupLayer, policy::ContentSecurityPolicy, proven::Begun},
    language::{settings::Languages, source::LanguageSource},
    limits::{mail_budgets::MailBudgets, settings::RateLimits},
    mail::{
        Mail, Mailer,
        check::{MailCheck, MailCheckStep},
        error::MailError,
        image::MailImage,
        look::{MailLogo, MailLook},
        stage::MailStage,
    },
    operations::{health::Health, person::Subject, retention::Retention},
    password::{hash_cost::HashCost, session_tag::SessionTag},
    signup::Signup,
    store::identity::{Identity, IdentityError},
    worker::Background,
};
pub use crate::ui::request::request_language;
/// For the traits that a host implements, such as [`Mailer`].
pub use async_trait::async_trait;

pub mod accounts {
    //! The accounts of a form: what [`Signup::accounts`](crate::Signup::accounts) takes and returns.

    pub use crate::server::{
        flow::accounts::{Accounts, error::AccountError, export::ExportFormat, log_in::LogIn},
        store::{
            account_list::{AccountCursor, AccountFilter, BadCursor},
            identity::{LinkOutcome, LinkedIdentity},
        },
    };
}

pub mod admission {
    //! Invites and the waitlist: what [`Signup::invites`](crate::Signup::invites) and
    //! [`Signup::waitlist`](crate::Signup::waitlist) take and return.

    pub use crate::server::{
        flow::{
            invites::{Invites, IssuedInvite},
            waitlist::{AdmitOutcome, Waitlist},
        },
        store::admission::{Parked, StoredInvite},
    };
}

pub mod captcha {
    #![doc = include_str!("captcha.md")]

    #[cfg(feature = "hcaptcha")]
    pub use crate::server::captcha::hcaptcha::HCaptcha;
    pub use crate::{
        server::captcha::{
            Captcha, OnOutage, Sources,
            context::{CaptchaContext, CaptchaError, NoScriptPolicy},
            proof_of_work::ProofOfWork,
        },
        ui::captcha::widget::{ScriptWidget, Widget, Work},
    };
}

pub mod check {
    //! Host checks: questions about a registration that only the server can answer.
    //!
    //! They run after [`Form::validate`](crate::Form::validate) and before the password is hashed, all
    //! checks of a form at the same time. Checks on fields collected at confirmation run at
    //! confirmation. Each has a time limit, and a policy for when its service does not answer. A host
    //! adds them with [`SignupBuilder::check`](crate::SignupBuilder::check).

    #[cfg(feature = "github")]
    pub use crate::server::check::github::is_github_login;
    pub use crate::server::check::{CheckError, HostCheck, OnFailure};
}

pub mod event {
    #![doc = include_str!("event.md")]

    pub use crate::server::event::{Event, EventKind, EventSink, SinkError};
}

pub mod limits {
    //! The unit of [`RateLimits`](crate::RateLimits).

    pub use crate::server::limits::settings::Limit;
}

pub mod operations {
    //! What operators get back from a [`Signup`](crate::Signup).

    pub use crate::server::{
        operations::{
            health::{Backlog, DatabaseHealth, HealthProblem, HealthStatus},
            rekeying::{KeyConflict, Rekeyed},
        },
        password::VerifyError,
        store::{
            erasure::Erased,
            export::{
                ExportedAccount, ExportedAttempt, ExportedBudget, ExportedConsent, ExportedEvent,
                ExportedIdentity, ExportedInvite, ExportedLink, ExportedMail, PersonalData,
            },
            purge::Purged,
            rekey::KeyKind,
        },
        worker::queue::Delivery,
    };
}

pub mod store {
    //! The database behind a sign-up.
    //!
    //! SQLite (`SqliteStore`, feature `sqlite`), PostgreSQL (`PostgresStore`, feature `postgres`), and
    //! MySQL or MariaDB (`MysqlStore`, feature `mysql`) are equal. Each connects by a URL or uses the
    //! host's own pool, and `connect` chooses by the URL. Several instances may share a database.
    //!
    //! The database's own constraints decide uniqueness. The tables are `signup_attempt`,
    //! `signup_link`, `signup_account`, `signup_identity`, `signup_account_link`, `signup_consent`, `signup_invite`,
    //! `signup_outbox`,
    //! `signup_budget`, `signup_event`, `signup_answer`, `signup_outage`, `signup_held_name` and `signup_migrations`, beside
    //! the host's own.
    //!
    //! A store cannot be implemented outside this crate: its guarantees are its SQL.

    #[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
    pub use crate::server::store::sql::{
        connect::connect,
        sql_store::{HookError, SqlStore},
    };
    pub use crate::server::store::{account::Account, any::AnyStore};
}

pub mod telemetry {
    #![doc = include_str!("telemetry.md")]

    pub use crate::server::telemetry::metrics::{
        ATTEMPTS, CONFIRMED, ERASED, EVENT_AGE, EVENTS, EVENTS_WAITING, HASH_QUEUE, KEY_CONFLICTS,
        MAIL_AGE, MAIL_FAULTS, MAILS, MAILS_DEFERRED, MAILS_WAITING, PURGED, REFUSED, REKEYED,
        WORKER_ROUNDS,
    };
}

#[cfg(feature = "_internal")]
#[doc(hidden)]
pub mod internal {
    //! The store's port and rows, and a model of the limits, for the tests and measurements of this repository alone.

    pub use crate::server::{
        crypto::secret::SecretHash,
        limits::model::{LimitsModel, ModelAnswer},
        operations::retention::purge_in_batches,
        store::{
            Store, account::*, account_link::*, account_list::*, admission::*, attempt::*,
            budget::*, budget_key::*, captcha::*, erasure::*, export::*, held_name::*, identity::*,
            look_up::*, operations::*, outbox::*, person::*, purge::*, rekey::*, site::*,
        },
    };
}
