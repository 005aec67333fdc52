//! What a page shows of a captcha.

use std::borrow::Cow;

/// What somebody sees of a captcha, in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Widget {
    /// The script of somebody else, which draws into the form.
    Script(ScriptWidget),
    /// A puzzle that the browser solves by itself.
    Work(Work),
}

/// A widget as hCaptcha, and others after its manner, have it: a script looks for an element of a
/// class, draws into it, and adds an input with the answer to the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptWidget {
    /// The URL of the script.
    pub script: Cow<'static, str>,
    /// The class of the element that it looks for.
    pub class: Cow<'static, str>,
    /// The key of the site, as `data-sitekey`.
    pub site_key: Cow<'static, str>,
    /// The object that the script makes in `window`, with `render` and `reset`.
    pub global: Cow<'static, str>,
    /// The name of the input that it adds.
    pub field: Cow<'static, str>,
}

/// A challenge of a [`ProofOfWork`](super::ProofOfWork).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// As JSON.
    pub(crate) challenge: String,
    /// Of the challenge, in hexadecimal digits, like the next two.
    pub(crate) salt: String,
    pub(crate) nonce: String,
    pub(crate) prefix: String,
    /// The last number to try.
    pub(crate) most: u32,
    /// Seconds for which the challenge is good.
    pub(crate) lives: u32,
}

/// What a page carries of a captcha.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) widget: Widget,
    /// What somebody without scripts does instead.
    pub(crate) instead: Option<Pass>,
}

/// What somebody without scripts posts: it says when the form was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pass {
    pub(crate) text: String,
    /// Seconds until it is good.
    pub(crate) wait: u64,
}

/// The name under which a pass is posted.
pub(crate) const PASS: &str = "captcha-pass";
