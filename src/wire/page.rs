//! What a page shows, as the server tells the browser.

#[cfg(any(feature = "ssr", test))]
use crate::wire::encoding::{Pairs, pair};
use crate::{
    form::{page_forms::ConfirmationFields, problem::Problem, submission::Submission},
    wire::{encoding::number, refusal::Refusal},
};

/// What a page of the sign-up shows. The layer decides it before the page is rendered. The page
/// carries it to the browser, which hydrates from it.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum PageState {
    /// The form.
    Form(FormState),
    /// *Check your email*.
    Check(CheckState),
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
    },
    /// The page in place of a closed form.
    Closed,
    /// The layer is missing.
    NotConfigured,
}

/// The values of a form, and why they were refused.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct FormState {
    /// The typed values without secrets, and the ticket.
    pub(crate) values: Submission,
    /// Why the last submission was refused, if it was.
    pub(crate) refusal: Option<Refusal>,
}

/// What *Check your email* shows to the browser that began a sign-up.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct CheckState {
    /// The address that the email went to. `None` if this browser began no sign-up.
    pub(crate) address: Option<String>,
    /// Seconds until another email can be requested.
    pub(crate) resend_in: u32,
    /// Whether the mail server refused the address.
    pub(crate) is_refused: bool,
    /// The form for the code.
    pub(crate) draft: FormState,
}

/// The end of the query of *Check your email* that shows a refused address. Without it the page
/// redirects there, as it does after a confirmation, so that an open page notices.
pub(crate) const REFUSED: &str = "&refused=1";

/// The state of a link from an email.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkState {
    /// The button confirms.
    Pending,
    /// The form confirms, because the link was opened in another browser.
    PendingElsewhere,
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
    fn write(&self, pairs: &mut Pairs) {
        let values = self.values.pairs();
        pairs.extend(values.map(|(name, value)| pair(&["typed.", name].concat(), value)));
        if let Some(refusal) = &self.refusal {
            refusal.write(pairs);
        }
    }

    fn read(pairs: &Submission) -> Self {
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
                pairs.extend(waiting.address.as_ref().map(|address| pair("address", address)));
                pairs.push(pair("resend_in", &waiting.resend_in.to_string()));
                pairs.extend(waiting.is_refused.then(|| pair("refused", "1")));
                waiting.draft.write(&mut pairs);
                "check"
            }
            Self::Link(state, draft) => {
                draft.write(&mut pairs);
                state.word()
            }
            Self::Address(draft) => {
                draft.write(&mut pairs);
                "address"
            }
            Self::NotMe(not_me, draft) => {
                draft.write(&mut pairs);
                not_me.word()
            }
            Self::Done { elsewhere: false } => "done",
            Self::Done { elsewhere: true } => "done_elsewhere",
            Self::Closed => "closed",
            Self::NotConfigured => "not_configured",
        };
        pairs.push(pair("page", word));
        Submission::from_pairs(pairs).to_urlencoded()
    }

    /// Reads the text that [`to_text`](Self::to_text) wrote.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let pairs = Submission::from_urlencoded(text.as_bytes()).ok()?;
        Some(match pairs.get("page") {
            "form" => Self::Form(FormState::read(&pairs)),
            "check" => Self::Check(CheckState {
                address: Some(pairs.get("address").to_owned()).filter(|text| !text.is_empty()),
                resend_in: number(&pairs, "resend_in"),
                is_refused: !pairs.get("refused").is_empty(),
                draft: FormState::read(&pairs),
            }),
            "address" => Self::Address(FormState::read(&pairs)),
            "done" => Self::Done { elsewhere: false },
            "done_elsewhere" => Self::Done { elsewhere: true },
            "closed" => Self::Closed,
            "not_configured" => Self::NotConfigured,
            word => match NotMe::from_word(word) {
                Some(not_me) => Self::NotMe(not_me, FormState::read(&pairs)),
                None => Self::Link(LinkState::from_word(word)?, FormState::read(&pairs)),
            },
        })
    }
}

const LINK_STATES: [(&str, LinkState); 9] = [
    ("link_pending", LinkState::Pending),
    ("link_pending_elsewhere", LinkState::PendingElsewhere),
    ("link_confirmed", LinkState::Confirmed),
    ("link_superseded", LinkState::Superseded),
    ("link_parked", LinkState::Parked),
    ("link_invite_spent", LinkState::InviteSpent),
    ("link_expired", LinkState::Expired),
    ("link_unknown_to_originator", LinkState::Unknown { originator: true }),
    ("link_unknown", LinkState::Unknown { originator: false }),
];

const NOT_ME: [(&str, NotMe); 4] = [
    ("not_me_asked", NotMe::Asked),
    ("not_me_deleted", NotMe::Deleted),
    ("not_me_confirmed", NotMe::Confirmed),
    ("not_me_unknown", NotMe::Unknown),
];

impl NotMe {
    #[cfg(any(feature = "ssr", test))]
    fn word(self) -> &'static str {
        NOT_ME.iter().find(|(_, it)| *it == self).map_or("", |(word, _)| word)
    }

    fn from_word(word: &str) -> Option<Self> {
        NOT_ME.iter().find(|(known, _)| *known == word).map(|(_, it)| *it)
    }
}

impl LinkState {
    #[cfg(any(feature = "ssr", test))]
    fn word(self) -> &'static str {
        LINK_STATES.iter().find(|(_, state)| *state == self).map_or("", |(word, _)| word)
    }

    fn from_word(word: &str) -> Option<Self> {
        LINK_STATES.iter().find(|(known, _)| *known == word).map(|(_, state)| *state)
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
        let values = Submission::from_pairs([("email", "a+b&c=d%@ü\u{0}<"), ("name", "")]);
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
            address: Some("ada@example.org".to_owned()),
            resend_in: 42,
            is_refused: true,
            draft: FormState {
                values: values.clone(),
                refusal: Some(Refusal::Problems(vec![problem("code", ProblemCode::WrongCode)])),
            },
        };
        let checks = [waiting, CheckState::default()].map(PageState::Check);
        let malformed = FormState { values: values.clone(), refusal: Some(Refusal::Malformed) };
        let links = [
            LinkState::Pending,
            LinkState::PendingElsewhere,
            LinkState::Confirmed,
            LinkState::Superseded,
            LinkState::Parked,
            LinkState::InviteSpent,
            LinkState::Expired,
            LinkState::Unknown { originator: true },
            LinkState::Unknown { originator: false },
        ];
        let others = [
            PageState::Address(malformed.clone()),
            PageState::NotMe(NotMe::Asked, malformed.clone()),
            PageState::NotMe(NotMe::Deleted, FormState::default()),
            PageState::NotMe(NotMe::Confirmed, FormState::default()),
            PageState::NotMe(NotMe::Unknown, FormState::default()),
            PageState::Done { elsewhere: false },
            PageState::Done { elsewhere: true },
            PageState::Closed,
            PageState::NotConfigured,
        ];
        let links = links.map(|state| PageState::Link(state, malformed.clone()));
        let others =
            others.into_iter().chain([PageState::Link(LinkState::Pending, FormState::default())]);
        for state in forms.chain(checks).chain(links).chain(others) {
            assert_eq!(PageState::from_text(&state.to_text()), Some(state));
        }
        assert_eq!(PageState::from_text("page=admin"), None);
    }
}
