//! One input of a form.

use crate::password::PasswordPolicy;

/// One input: its name in a post and the kind that says how it is judged and shown.
#[derive(Clone, Debug)]
pub struct Field {
    name: &'static str,
    kind: FieldKind,
}

/// What a field asks for.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum FieldKind {
    /// An e-mail address.
    Email,
    /// A password under a policy.
    Password(PasswordPolicy),
}

impl Field {
    pub(super) fn email() -> Self {
        Self { name: "email", kind: FieldKind::Email }
    }

    pub(super) fn password(policy: PasswordPolicy) -> Self {
        Self { name: "password", kind: FieldKind::Password(policy) }
    }

    /// The key under which the value is posted.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What the field asks for.
    #[must_use]
    pub fn kind(&self) -> FieldKind {
        self.kind
    }

    /// Whether the value is a secret, which is never sent back to a page.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self.kind, FieldKind::Password(_))
    }
}
