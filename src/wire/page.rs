//! What a page shows, as the server tells the browser.

#[cfg(any(not(all(feature = "ssr", not(target_arch = "wasm32"))), test))]
use crate::wire::encoding::number;
#[cfg(any(feature = "ssr", test))]
use crate::wire::encoding::{Pairs, pair};
use crate::{
    form::{page_forms::ConfirmationFields, problem::Problem, submission::Submission},
    wire::refusal::Refusal,
};

/// What a page of the sign-up shows. The layer decides it before the page is rendered. The page
/// carries it to the browser, which hydrates from it.
#[allow(dead_code, reason = "the server writes some pages of which the browser learns nothing")]
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum PageState {
    /// The form.
    Form(FormState),
    /// *Check your email*.
    Check(CheckState),
    /// *Check your email* in a browser that began no sign-up.
    NoAttempt,
    /// The page that the link in an email opens.
    Link(LinkState, FormState),
    /// The form for a different address, with the current address.
    Address(FormState),
    /// The page that cancels a sign-up.
    NotMe(NotMe, FormState),
    /// The last page of a sign-up.
    Done {
        /// Whether the sign-up probably began in another browser.
        elsewhere: bool,
        /// The page of the host to go on to, instead of the usual one.
        next: Option<String>,
    },
    /// The last page in a browser that confirmed nothing.
    NotDone,
    /// A page for a new password, which reads its own state.
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    Password(PasswordPage),
    /// The page in place of a closed form.
    Closed,
    /// The layer is missing.
    NotConfigured,
    /// What the browser knows of a page without anything for scripts.
    Written,
}

/// What a page for a new password shows.
#[allow(dead_code, reason = "the server writes some pages of which the browser learns nothing")]
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum PasswordPage {
    /// The form for the address of an account.
    Forgot(FormState),
    /// A link was mailed, if the address has an account.
    Sent,
    /// The form for the new password.
    Choose(FormState),
    /// The link does not work.
    DeadLink,
    /// A network opened too many unknown links.
    Refused(FormState),
    /// The password was changed.
    Changed {
        /// The host's log-in page.
        sign_in: Option<String>,
    },
    /// The button that confirms a new address.
    NewAddress(FormState),
    /// The link to a new address does not work.
    DeadAddressLink,
    /// The address was changed.
    AddressChanged,
    /// What the browser knows of a page without anything for scripts.
    Written,
}

/// The values of a form, and why they were refused.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct FormState {
    /// The typed values without secrets, the ticket, and the page to go on to.
    pub(crate) values: Submission,
    /// Why the last submission was refused, if it was.
    pub(crate) refusal: Option<Refusal>,
}

/// What *Check your email* shows to the browser that began a sign-up.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct CheckState {
    /// The address that the email went to. Only the server knows it.
    pub(crate) address: String,
    /// Seconds until another email can be requested.
    pub(crate) resend_in: u32,
    /// Whether the mail server refused the address.
    pub(crate) is_refused: bool,
    /// What became of the request for another email. Only the server knows it.
    pub(crate) resent: Option<Resent>,
    /// The form for the code.
    pub(crate) draft: FormState,
}

/// What became of the request for another email.
#[cfg_attr(
    not(all(feature = "ssr", not(target_arch = "wasm32"))),
    allow(dead_code, reason = "only the server writes it")
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resent {
    /// It is on its way, as far as the budgets of the address allow.
    Sent,
    /// It came too soon after the last one.
    TooSoon,
}

/// The query of *Check your email* after a request for another email.
#[cfg(feature = "ssr")]
pub(crate) const SENT: &str = "sent=1";

/// The same after a request that came too soon.
#[cfg(feature = "ssr")]
pub(crate) const TOO_SOON: &str = "sent=0";

/// The end of the query of *Check your email* that shows a refused address. Without it the page
/// redirects there, as it does after a confirmation, so that an open page notices.
pub(crate) const REFUSED: &str = "&refused=1";

/// The state of a link from an email.
#[cfg_attr(
    not(all(feature = "ssr", not(target_arch = "wasm32"))),
    allow(dead_code, reason = "only the server tells these pages apart")
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkState {
    /// The button confirms.
    Pending,
    /// The form confirms, because the link was opened in another browser.
    PendingElsewhere,
    /// The form makes the account, because another party has proven the mailbox.
    PendingProven,
    /// The link has confirmed the address.
    Confirmed,
    /// Another link has confirmed the same address.
    Superseded,
    /// The address is confirmed, and the person is on the waiting list.
    Parked,
    /// The link is valid, but the invite of the sign-up no longer is.
    InviteSpent,
    /// The link has expired; a new email can be sent.
    Expired,
    /// The link is unknown. A new email can be sent if this browser began a sign-up.
    Unknown {
        /// Whether this browser began a sign-up.
        originator: bool,
    },
}

/// The state of a sign-up that the owner of the address wants to cancel.
#[cfg_attr(
    not(all(feature = "ssr", not(target_arch = "wasm32"))),
    allow(dead_code, reason = "only the server tells these pages apart")
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotMe {
    /// It can be cancelled.
    Asked,
    /// It has been cancelled.
    Deleted,
    /// It is an account already.
    Confirmed,
    /// It does not exist: it was cancelled before, or the link is unknown.
    Unknown,
}

impl FormState {
    #[cfg(any(feature = "ssr", test))]
    pub(super) fn write(&self, pairs: &mut Pairs) {
        let values = self.values.pairs();
        pairs.extend(values.map(|(name, value)| pair(&["typed.", name].concat(), value)));
        if let Some(refusal) = &self.refusal {
            refusal.write(pairs);
        }
    }

    #[cfg(any(not(all(feature = "ssr", not(target_arch = "wasm32"))), test))]
    pub(super) fn read(pairs: &Submission) -> Self {
        let typed = pairs.pairs().filter_map(|(n, v)| Some((n.strip_prefix("typed.")?, v)));
        Self { values: Submission::from_pairs(typed), refusal: Refusal::read(pairs) }
    }

    /// The fields that the confirmation asks for again.
    pub(crate) fn asks(&self) -> ConfirmationFields {
        let is_named = |problem: &Problem| problem.field == "username";
        match &self.refusal {
            Some(Refusal::Problems(problems)) if problems.iter().any(is_named) => {
                ConfirmationFields { username: true, elsewhere: false }
            }
            _ => ConfirmationFields::of(&self.values),
        }
    }
}

impl PageState {
    /// The state as text, which the page carries.
    #[cfg(any(feature = "ssr", test))]
    pub(crate) fn to_text(&self) -> String {
        let mut pairs = Pairs::new();
        let word = match self {
            Self::Form(draft) => {
                draft.write(&mut pairs);
                "form"
            }
            Self::Check(waiting) => {
                pairs.push(pair("resend_in", &waiting.resend_in.to_string()));
                pairs.extend(waiting.is_refused.then(|| pair("refused", "1")));
                waiting.draft.write(&mut pairs);
                "check"
            }
            Self::Link(LinkState::Pending, draft) => {
                draft.write(&mut pairs);
                "link"
            }
            Self::Link(LinkState::PendingElsewhere, draft) => {
                draft.write(&mut pairs);
                "link_elsewhere"
            }
            Self::Link(LinkState::PendingProven, draft) => {
                draft.write(&mut pairs);
                "link_proven"
            }
            Self::Address(draft) => {
                draft.write(&mut pairs);
                "address"
            }
            Self::NotMe(NotMe::Asked, draft) => {
                draft.write(&mut pairs);
                "not_me"
            }
            _ => "written",
        };
        pairs.push(pair("page", word));
        Submission::from_pairs(pairs).to_urlencoded()
    }

    /// Reads the text that [`to_text`](Self::to_text) wrote: as much of a page as its scripts need.
    #[cfg(any(not(all(feature = "ssr", not(target_arch = "wasm32"))), test))]
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let pairs = Submission::from_urlencoded(text.as_bytes()).ok()?;
        Some(match pairs.get("page") {
            "form" => Self::Form(FormState::read(&pairs)),
            "check" => Self::Check(CheckState {
                address: String::new(),
                resend_in: number(&pairs, "resend_in"),
                is_refused: !pairs.get("refused").is_empty(),
                resent: None,
                draft: FormState::read(&pairs),
            }),
            "address" => Self::Address(FormState::read(&pairs)),
            "link" => Self::Link(LinkState::Pending, FormState::read(&pairs)),
            "link_elsewhere" => Self::Link(LinkState::PendingElsewhere, FormState::read(&pairs)),
            "link_proven" => Self::Link(LinkState::PendingProven, FormState::read(&pairs)),
            "not_me" => Self::NotMe(NotMe::Asked, FormState::read(&pairs)),
            "written" => Self::Written,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{email::error::Reason, form::problem::ProblemCode};

    fn unsafe_character() -> ProblemCode {
        ProblemCode::Email { reason: Reason::UnsafeChars, character: Some('\u{200b}') }
    }

    #[test]
    fn every_page_is_read_back_as_it_was_written() {
        let problem = |field: &str, code| Problem::new(field, code);
        let problems =
            vec![problem("email", unsafe_character()), problem("password", ProblemCode::Missing)];
        let several = [("topics[]", "bees"), ("topics[]", "seeds")];
        let values = [("email", "a+b&c=d%@ü\u{0}<"), ("name", "")];
        let values = Submission::from_pairs(values.into_iter().chain(several));
        let refusals = [
            Refusal::Problems(problems),
            Refusal::Busy { retry_after: 5 },
            Refusal::TooOften { retry_after: 60 },
            Refusal::Closed,
            Refusal::Malformed,
            Refusal::Unreachable,
            Refusal::Unavailable,
            Refusal::NotConfigured,
        ];
        let drafts = refusals.into_iter().map(Some).chain([None]);
        let forms =
            drafts.map(|refusal| PageState::Form(FormState { values: values.clone(), refusal }));
        let waiting = CheckState {
            address: String::new(),
            resend_in: 42,
            is_refused: true,
            resent: None,
            draft: FormState {
                values: values.clone(),
                refusal: Some(Refusal::Problems(vec![problem("code", ProblemCode::WrongCode)])),
            },
        };
        let checks = [waiting, CheckState::default()].map(PageState::Check);
        let malformed = FormState { values: values.clone(), refusal: Some(Refusal::Malformed) };
        let others = [
            PageState::Address(malformed.clone()),
            PageState::NotMe(NotMe::Asked, malformed.clone()),
            PageState::Link(LinkState::Pending, malformed.clone()),
            PageState::Link(LinkState::Pending, FormState::default()),
            PageState::Link(LinkState::PendingElsewhere, malformed.clone()),
            PageState::Link(LinkState::PendingProven, malformed),
        ];
        for state in forms.chain(checks).chain(others) {
            assert_eq!(PageState::from_text(&state.to_text()), Some(state));
        }
        assert_eq!(PageState::from_text("page=admin"), None);
    }

    #[test]
    fn the_browser_learns_nothing_of_a_page_without_scripts() {
        for state in [
            PageState::NoAttempt,
            PageState::Link(LinkState::Confirmed, FormState::default()),
            PageState::Link(LinkState::Unknown { originator: true }, FormState::default()),
            PageState::NotMe(NotMe::Deleted, FormState::default()),
            PageState::Done { elsewhere: true, next: Some("/orchard/".to_owned()) },
            PageState::NotDone,
            PageState::Closed,
            PageState::NotConfigured,
        ] {
            assert_eq!(state.to_text(), "page=written");
            assert_eq!(PageState::from_text("page=written"), Some(PageState::Written));
        }
    }
}
