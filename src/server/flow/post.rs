//! What identifies a post: all that was sent, without the password.
//!
//! The store keeps hashes of it, and a hash of a password must be slow.

use crate::{
    form::{Form, field::FieldKind, submission::Submission},
    server::crypto::{secret::SecretHash, signing::SigningKeys},
};

/// The pairs of a post, without the values of password fields.
pub(crate) fn without_secrets(form: &Form, submission: &Submission) -> String {
    let is_secret = |name: &str| {
        let mut fields = form.fields().iter();
        fields.any(|field| field.name() == name && matches!(field.kind(), FieldKind::Password(_)))
    };
    let pairs = submission.pairs().filter(|(name, _)| !is_secret(name));
    Submission::from_pairs(pairs).to_urlencoded()
}

/// The hash of a post to a form. It is keyed, so what was posted cannot be guessed from it.
pub(crate) fn fingerprint(keys: &SigningKeys, form: &Form, submission: &Submission) -> SecretHash {
    let message = [form.id(), &without_secrets(form, submission)].join("\0");
    SecretHash::from(keys.sign("post", message.as_bytes()))
}
