//! The markup data of a captcha.

use std::borrow::Cow;

/// The visible part of a captcha, in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Widget {
    /// A script of the provider, which draws into the form.
    Script(ScriptWidget),
    /// A puzzle that the browser solves by itself.
    Work(Work),
}

/// A widget in the style of hCaptcha: a script looks for an element of a class, draws into it, and
/// adds an input with the answer to the form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ScriptWidget {
    /// The URL of the script.
    pub script: Cow<'static, str>,
    /// The class of the element that the script looks for.
    pub class: Cow<'static, str>,
    /// The site key, as `data-sitekey`.
    pub site_key: Cow<'static, str>,
    /// The object that the script defines in `window`, with `render` and `reset`.
    pub global: Cow<'static, str>,
    /// The name of the input that the script adds.
    pub field: Cow<'static, str>,
}

impl ScriptWidget {
    /// A widget of the script at this URL, which draws into elements of this class, for this site
    /// key. The script defines `window.{global}`, and posts the answer as `field`.
    #[must_use]
    pub fn new(
        script: impl Into<Cow<'static, str>>,
        class: impl Into<Cow<'static, str>>,
        site_key: impl Into<Cow<'static, str>>,
        global: impl Into<Cow<'static, str>>,
        field: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            script: script.into(),
            class: class.into(),
            site_key: site_key.into(),
            global: global.into(),
            field: field.into(),
        }
    }
}

/// A challenge of a [`ProofOfWork`](crate::captcha::ProofOfWork).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The name of the input that holds the solution.
    pub(crate) field: &'static str,
    /// The challenge as JSON.
    pub(crate) challenge: String,
    /// The salt of the challenge, in hexadecimal digits like the nonce and the prefix.
    pub(crate) salt: String,
    pub(crate) nonce: String,
    pub(crate) prefix: String,
    /// The largest number to try.
    pub(crate) max_number: u32,
    /// Seconds until the challenge expires.
    pub(crate) lifetime: u32,
}

/// The captcha of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RenderedCaptcha {
    /// The widget of the form's captcha, if it has one and `work` does not replace it.
    pub(crate) widget: Option<Widget>,
    /// The work where a limit that all visitors share is used up.
    pub(crate) work: Option<Work>,
    /// The token for visitors without scripts.
    pub(crate) wait_token: Option<WaitTokenField>,
    /// Whether a page that was opened without this captcha may show its widget.
    pub(crate) is_allowed_everywhere: bool,
}

/// The input for visitors without scripts: it says when the form was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WaitTokenField {
    pub(crate) text: String,
    /// Seconds until the token is accepted.
    pub(crate) wait: u64,
}

/// The name under which a wait token is posted.
pub(crate) const WAIT_TOKEN_FIELD: &str = "captcha-pass";
