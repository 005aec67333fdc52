//! What a host under test and its browsers share: the router, the clock and the mailbox.

use std::{fmt, sync::Arc};

use axum::{Router, body::Body, http::Request};
use tower::ServiceExt;

use crate::{
    form::Form,
    server::{
        clock::dev::DevClock,
        mail::{Mail, captured::CapturedMailer},
        signup::Signup,
        testing::answer::Answer,
    },
};

/// The router of the host, and what a test moves and reads. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Site(Arc<Parts>);

struct Parts {
    router: Router,
    signup: Signup,
    authority: String,
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.signup.fmt(f)
    }
}

impl Site {
    pub(crate) fn new(router: Router, signup: &Signup) -> Self {
        let origin = signup.parts().cx.public_url.origin();
        let authority = origin.split_once("://").map_or(origin, |(_, rest)| rest).to_owned();
        Self(Arc::new(Parts { router, signup: signup.clone(), authority }))
    }

    pub(crate) fn signup(&self) -> &Signup {
        &self.0.signup
    }

    pub(crate) fn clock(&self) -> &DevClock {
        self.0.signup.parts().cx.clock.dev().unwrap_or_else(|| {
            panic!("a test cannot move this clock: leave the one of `SignupBuilder::for_testing()`")
        })
    }

    fn mailer(&self) -> &CapturedMailer {
        self.0.signup.parts().http.captured.as_ref().unwrap_or_else(|| {
            panic!(
                "a test cannot read these mails: leave the mailer of `SignupBuilder::for_testing()`, or set a \
                 `FailingMailer`"
            )
        })
    }

    /// The public URL without its path.
    pub(crate) fn origin(&self) -> &str {
        self.0.signup.parts().cx.public_url.origin()
    }

    /// The same without the scheme.
    pub(crate) fn authority(&self) -> &str {
        &self.0.authority
    }

    pub(crate) fn form(&self, id: &str) -> &Form {
        let forms = &self.0.signup.parts().cx.forms;
        let form = forms.iter().find(|form| form.id() == id);
        form.unwrap_or_else(|| {
            let known: Vec<_> = forms.iter().map(Form::id).collect();
            panic!("the sign-up has no form `{id}`; it has {}", known.join(", "))
        })
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let path = request.uri().path_and_query().map_or("/", |it| it.as_str()).to_owned();
        let Ok(response) = self.0.router.clone().oneshot(request).await;
        Answer { path, ..Answer::read(response).await }
    }

    /// The mails to an address after all that are due were delivered, the newest first.
    pub(crate) async fn mails_to(&self, address: &str) -> Vec<Mail> {
        if let Err(error) = self.0.signup.deliver_due_mail().await {
            panic!("the mails cannot be delivered: {error}");
        }
        let mut mails = self.mailer().mails();
        mails.retain(|mail| mail.to == address);
        // The newest captured mail is the first, also among those of one moment.
        mails.sort_by_key(|mail| std::cmp::Reverse(mail.date));
        mails
    }

    pub(crate) async fn mail_to(&self, address: &str) -> Mail {
        let mail = self.mails_to(address).await.into_iter().next();
        let count = self.mailer().mails().len();
        mail.unwrap_or_else(|| panic!("no mail to {address} was sent; {count} went to others"))
    }
}
