//! What programs may have to solve for a form.

/// What programs may have to solve.
#[derive(Clone, Copy)]
pub(crate) struct Challenges<'a> {
    /// The member for the answer to the captcha, if programs must give one.
    pub(crate) captcha: Option<&'a str>,
    /// Whether a proof of work helps where a shared limit is used up.
    pub(crate) has_work: bool,
}

impl Challenges<'_> {
    pub(crate) fn exist(self) -> bool {
        self.captcha.is_some() || self.has_work
    }
}
