//! A sign-up that a browser has begun.

use crate::{
    form::Form,
    server::{
        mail::Mail,
        testing::{answer::Answer, browser::Browser, page::Page, site::Site},
    },
};

/// A sign-up that a browser has begun, from [`Host::sign_up`](crate::testing::Host::sign_up).
///
/// ```
/// use leptos_signup::testing::Host;
///
/// async fn confirms_on_the_phone(host: &Host) {
///     let typed = [("email", "ada@example.org"), ("password", "just many plain words")];
///     let attempt = host.sign_up("account", &typed).await;
///     assert!(attempt.page.path.ends_with("/check"), "{:?}", attempt.page);
///     let done = attempt.confirm_elsewhere().await;
///     assert!(done.confirmed.is_some());
/// }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Attempt {
    /// The browser.
    pub browser: Browser,
    /// The page that followed: *Check your email*, the end, or the form with its problems.
    pub page: Answer,
    site: Site,
    form: Form,
    typed: Typed,
}

/// What was typed into the form.
#[derive(Clone)]
struct Typed(Vec<(String, String)>);

redacted_debug! { Typed {} }

impl Attempt {
    /// Signs up. Fields that the form asks for at the confirmation are kept until then.
    pub(crate) async fn begin(
        site: Site,
        browser: Browser,
        form: &Form,
        fields: &[(&str, &str)],
    ) -> Self {
        let page = browser.open(form.path()).await;
        let is_late = |name: &str| form.fields_at_confirmation().iter().any(|it| it.name() == name);
        let now = fields.iter().copied().filter(|(name, _)| !is_late(name));
        let page = browser.submit(&page, form.path(), &now.collect::<Vec<_>>()).await;
        let typed = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Self { site, browser, page, form: form.clone(), typed: Typed(typed.collect()) }
    }

    /// The newest mail to the address that was typed.
    ///
    /// # Panics
    /// Where no address was typed, or no mail was sent.
    pub async fn mail(&self) -> Mail {
        let Some(address) = self.address() else { panic!("the form was sent without an `email`") };
        self.site.mail_to(address).await
    }

    /// A new browser at the same host.
    pub(crate) fn another_browser(&self) -> Browser {
        Browser::new(self.site.clone())
    }

    /// The address that was typed.
    pub(crate) fn address(&self) -> Option<&str> {
        let address = self.typed.0.iter().find(|(name, _)| name == "email");
        address.map(|(_, address)| address.as_str())
    }

    /// Opens the link of the mail in the browser that signed up, and presses the button. Fields that the page asks
    /// for get what was typed into the form.
    ///
    /// # Panics
    /// Where the mail has no link, or its page has no button.
    pub async fn confirm(&self) -> Answer {
        self.confirm_in(&self.browser).await
    }

    /// The same in a new browser, as on the phone that got the mail.
    ///
    /// # Panics
    /// Where the mail has no link, or its page has no button.
    pub async fn confirm_elsewhere(&self) -> Answer {
        self.confirm_in(&self.another_browser()).await
    }

    /// The same in the given browser.
    ///
    /// # Panics
    /// Where the mail has no link, or its page has no button.
    pub async fn confirm_in(&self, browser: &Browser) -> Answer {
        let mail = self.mail().await;
        let Some(link) = mail.link() else { panic!("the mail has no link: {}", mail.text) };
        let page = browser.open(link).await;
        let action = [self.form.path(), "/confirm"].concat();
        let asked = self.asked_by(&page, &action);
        browser.submit(&page, &action, &asked).await
    }

    /// Enters the code of the mail in the browser that signed up.
    ///
    /// # Panics
    /// Where the mail has no code.
    pub async fn confirm_by_code(&self) -> Answer {
        let mail = self.mail().await;
        let Some(code) = mail.code() else { panic!("the mail has no code: {}", mail.text) };
        self.enter_code(code).await
    }

    /// Enters this code in the browser that signed up.
    pub async fn enter_code(&self, code: &str) -> Answer {
        let action = [self.form.path(), "/check"].concat();
        let page = self.browser.open(&action).await;
        let mut asked = self.asked_by(&page, &action);
        asked.push(("code", code));
        self.browser.submit(&page, &action, &asked).await
    }

    /// What was typed of what a page asks for.
    fn asked_by(&self, page: &Answer, action: &str) -> Vec<(&str, &str)> {
        let page = Page::read(&page.body);
        let Some(form) = page.form(action, &[]) else { return Vec::new() };
        let typed = self.typed.0.iter().filter(|(name, _)| form.asks_for(name));
        typed.map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
}
