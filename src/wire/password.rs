//! What a page for a new password or a new address shows, as the server tells the browser. Only a host with these pages has the
//! code that reads it.

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
use core::time::Duration;

#[cfg(any(feature = "ssr", test))]
use crate::wire::encoding::{Pairs, pair};
#[cfg(any(not(all(feature = "ssr", not(target_arch = "wasm32"))), test))]
use crate::wire::page::FormState;
use crate::{form::submission::Submission, wire::page::PasswordPage};

/// How long a link for a new password or a new address works. It opens an account to the reader of the mail, and
/// its owner waits for it, so it lives much shorter than that of a sign-up. A greylisted mail still arrives in
/// time.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) const ACCOUNT_LINK_LIFETIME: Duration = Duration::from_secs(30 * 60);

impl PasswordPage {
    /// The state as text, which the page carries.
    #[cfg(any(feature = "ssr", test))]
    pub(crate) fn to_text(&self) -> String {
        let mut pairs = Pairs::new();
        let word = match self {
            Self::Forgot(draft) => {
                draft.write(&mut pairs);
                "forgot"
            }
            Self::Choose(draft) => {
                draft.write(&mut pairs);
                "choose"
            }
            _ => "written",
        };
        pairs.push(pair("page", word));
        Submission::from_pairs(pairs).to_urlencoded()
    }

    /// Reads the text that [`to_text`](Self::to_text) wrote.
    #[cfg(any(not(all(feature = "ssr", not(target_arch = "wasm32"))), test))]
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let pairs = Submission::from_urlencoded(text.as_bytes()).ok()?;
        Some(match pairs.get("page") {
            "forgot" => Self::Forgot(FormState::read(&pairs)),
            "choose" => Self::Choose(FormState::read(&pairs)),
            "written" => Self::Written,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::refusal::Refusal;

    #[test]
    fn every_page_is_read_back_as_it_was_written() {
        let values = Submission::from_pairs([("email", "a+b&c=d%@ü")]);
        let draft = FormState { values, refusal: Some(Refusal::TooOften { retry_after: 60 }) };
        for page in [PasswordPage::Forgot(draft.clone()), PasswordPage::Choose(draft)] {
            assert_eq!(PasswordPage::from_text(&page.to_text()), Some(page));
        }
        for page in [
            PasswordPage::Sent,
            PasswordPage::DeadLink,
            PasswordPage::Changed { sign_in: Some("/sign-in".to_owned()) },
            PasswordPage::NewAddress(FormState::default()),
        ] {
            assert_eq!(PasswordPage::from_text(&page.to_text()), Some(PasswordPage::Written));
        }
        assert_eq!(PasswordPage::from_text("page=form"), None);
    }
}
