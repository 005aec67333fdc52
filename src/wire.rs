//! What crosses the network: codes and numbers, never free text of ours.
//!
//! The page of a link that a stranger made up can therefore only ever show sentences of the
//! catalogue. There is one encoding for everything, that of a form post
//! (`application/x-www-form-urlencoded`): the browser has it built in.

use leptos::server_fn::{
    Bytes, ContentType, Decodes, Encodes, Format, FormatType,
    error::{FromServerFnError, ServerFnErrorErr},
};

use crate::{
    Available, Register,
    form::{Late, Problem, Submission},
};

/// Why a submission was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// Something is to mend, at these fields.
    Problems(Vec<Problem>),
    /// Too much is going on: try again after so many seconds.
    Busy {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// Somebody asks too often: try again after so many seconds.
    TooOften {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// The form takes no sign-ups, or none at the moment.
    Closed,
    /// Not a submission of any form that this host has.
    Malformed,
    /// The server could not be reached, or its answer was not understood.
    Unreachable,
    /// The server failed; the reason is in its log.
    Unavailable,
    /// The host did not put `signup.layer()` onto its router.
    NotConfigured,
}

/// What one page of the sign-up shows. The layer decides it before the page is rendered; the page
/// carries it to the browser, which hydrates the same.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum PageState {
    /// The form, with what was typed before and why it was not taken.
    Form(Draft),
    /// *Check your mail*.
    Check(Waiting),
    /// The page behind the link in a mail, with what was posted there and not taken.
    Link(LinkState, Draft),
    /// The form for another address, with the one that there is.
    Address(Draft),
    /// The page on which somebody says that it was somebody else.
    NotMe(NotMe, Draft),
    /// The end of a sign-up.
    Done {
        /// Whether it began in another browser, as far as this one can tell.
        elsewhere: bool,
    },
    /// Instead of a form that takes no sign-ups.
    Closed,
    /// The layer is missing.
    NotConfigured,
}

/// A submission that came back.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// What was typed, without secrets, and the ticket.
    pub(crate) values: Submission,
    /// Why it was not taken.
    pub(crate) refusal: Option<Refusal>,
}

/// What the originator of an attempt waits for.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Waiting {
    /// Where the mail went; nothing when this browser began no attempt.
    pub(crate) address: Option<String>,
    /// Seconds until another mail may be asked for.
    pub(crate) resend_in: u32,
    /// What was posted with the code, and why it was not taken.
    pub(crate) draft: Draft,
}

/// What a link from a mail is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkState {
    /// One click confirms.
    Pending,
    /// The password confirms: this is not the browser in which it was chosen.
    PendingElsewhere,
    /// It confirmed before.
    Confirmed,
    /// Another one for the same address confirmed before.
    Superseded,
    /// It confirmed before, and whoever confirmed waits for the host.
    Parked,
    /// It is good, but the invite that it came of no longer is.
    InviteSpent,
    /// Too old; a new mail can be sent.
    Expired,
    /// Not one of ours. A new mail can be sent when this browser began an attempt.
    Unknown {
        /// Whether this browser began an attempt.
        originator: bool,
    },
}

/// What becomes of an attempt that somebody did not begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotMe {
    /// It can be deleted.
    Asked,
    /// It was deleted.
    Deleted,
    /// It is an account by now.
    Confirmed,
    /// There is none: it was deleted before, or the link is not one of ours.
    Unknown,
}

/// Pairs to be written.
type Pairs = Vec<(String, String)>;

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn number(pairs: &Submission, name: &str) -> u32 {
    pairs.get(name).parse().unwrap_or_default()
}

impl Refusal {
    fn write(&self, pairs: &mut Pairs) {
        let word = match self {
            Self::Problems(problems) => {
                let problems = problems.iter();
                pairs.extend(
                    problems.map(|p| pair(&["at.", &p.field].concat(), &p.code.to_string())),
                );
                "problems"
            }
            Self::Busy { retry_after } => {
                pairs.push(pair("retry_after", &retry_after.to_string()));
                "busy"
            }
            Self::TooOften { retry_after } => {
                pairs.push(pair("retry_after", &retry_after.to_string()));
                "too_often"
            }
            Self::Closed => "closed",
            Self::Malformed => "malformed",
            Self::Unreachable => "unreachable",
            Self::Unavailable => "unavailable",
            Self::NotConfigured => "not_configured",
        };
        pairs.push(pair("refusal", word));
    }

    fn read(pairs: &Submission) -> Option<Self> {
        Some(match pairs.get("refusal") {
            "problems" => {
                let problems = pairs.pairs().filter_map(|(name, value)| {
                    let (field, code) = (name.strip_prefix("at.")?, value.parse().ok()?);
                    Some(Problem { field: field.to_owned(), code })
                });
                Self::Problems(problems.collect())
            }
            "busy" => Self::Busy { retry_after: number(pairs, "retry_after") },
            "too_often" => Self::TooOften { retry_after: number(pairs, "retry_after") },
            "closed" => Self::Closed,
            "malformed" => Self::Malformed,
            "unreachable" => Self::Unreachable,
            "unavailable" => Self::Unavailable,
            "not_configured" => Self::NotConfigured,
            _ => return None,
        })
    }
}

impl Draft {
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

    /// What is asked for again with the confirmation.
    pub(crate) fn asks(&self) -> Late {
        let is_named = |problem: &Problem| problem.field == "username";
        match &self.refusal {
            Some(Refusal::Problems(problems)) if problems.iter().any(is_named) => {
                Late { username: true, password: false }
            }
            _ => Late::of(&self.values),
        }
    }
}

impl PageState {
    /// The state as text, to be carried by a page.
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

    /// Reads what [`to_text`](Self::to_text) wrote.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let pairs = Submission::from_urlencoded(text.as_bytes()).ok()?;
        Some(match pairs.get("page") {
            "form" => Self::Form(Draft::read(&pairs)),
            "check" => Self::Check(Waiting {
                address: Some(pairs.get("address").to_owned()).filter(|text| !text.is_empty()),
                resend_in: number(&pairs, "resend_in"),
                draft: Draft::read(&pairs),
            }),
            "address" => Self::Address(Draft::read(&pairs)),
            "done" => Self::Done { elsewhere: false },
            "done_elsewhere" => Self::Done { elsewhere: true },
            "closed" => Self::Closed,
            "not_configured" => Self::NotConfigured,
            word => match NotMe::from_word(word) {
                Some(not_me) => Self::NotMe(not_me, Draft::read(&pairs)),
                None => Self::Link(LinkState::from_word(word)?, Draft::read(&pairs)),
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
    fn word(self) -> &'static str {
        NOT_ME.iter().find(|(_, it)| *it == self).map_or("", |(word, _)| word)
    }

    fn from_word(word: &str) -> Option<Self> {
        NOT_ME.iter().find(|(known, _)| *known == word).map(|(_, it)| *it)
    }
}

impl LinkState {
    fn word(self) -> &'static str {
        LINK_STATES.iter().find(|(_, state)| *state == self).map_or("", |(word, _)| word)
    }

    fn from_word(word: &str) -> Option<Self> {
        LINK_STATES.iter().find(|(known, _)| *known == word).map(|(_, state)| *state)
    }
}

/// The encoding of a form post, for the arguments of a server function, for its empty answer and
/// for its refusal. A function so receives whatever fields a host's form has.
#[derive(Debug)]
pub struct Urlencoded;

impl ContentType for Urlencoded {
    const CONTENT_TYPE: &'static str = "application/x-www-form-urlencoded";
}

impl FormatType for Urlencoded {
    const FORMAT_TYPE: Format = Format::Text;
}

macro_rules! carries_a_submission {
    ($($call:ident),*) => {$(
        impl Encodes<$call> for Urlencoded {
            type Error = crate::SubmissionError;

            fn encode(call: &$call) -> Result<Bytes, Self::Error> {
                Ok(call.submission.to_urlencoded().into())
            }
        }

        impl Decodes<$call> for Urlencoded {
            type Error = crate::SubmissionError;

            fn decode(bytes: Bytes) -> Result<$call, Self::Error> {
                Ok($call { submission: Submission::from_urlencoded(&bytes)? })
            }
        }
    )*};
}

carries_a_submission!(Register, Available);

impl Encodes<()> for Urlencoded {
    type Error = crate::SubmissionError;

    fn encode((): &()) -> Result<Bytes, Self::Error> {
        Ok(Bytes::new())
    }
}

impl Decodes<()> for Urlencoded {
    type Error = crate::SubmissionError;

    fn decode(_: Bytes) -> Result<(), Self::Error> {
        Ok(())
    }
}

impl Encodes<Refusal> for Urlencoded {
    type Error = crate::SubmissionError;

    fn encode(refusal: &Refusal) -> Result<Bytes, Self::Error> {
        let mut pairs = Pairs::new();
        refusal.write(&mut pairs);
        Ok(Submission::from_pairs(pairs).to_urlencoded().into())
    }
}

impl Decodes<Refusal> for Urlencoded {
    type Error = crate::SubmissionError;

    fn decode(bytes: Bytes) -> Result<Refusal, Self::Error> {
        let pairs = Submission::from_urlencoded(&bytes)?;
        Ok(Refusal::read(&pairs).unwrap_or(Refusal::Unreachable))
    }
}

impl FromServerFnError for Refusal {
    type Encoder = Urlencoded;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Malformed,
            #[cfg(not(target_arch = "wasm32"))]
            ServerFnErrorErr::Deserialization(_) => Self::Malformed,
            #[cfg(target_arch = "wasm32")]
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::Unreachable
            }
            _ => Self::Unavailable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{email::Reason, form::Code};

    fn unsafe_character() -> Code {
        Code::Email { reason: Reason::UnsafeChars, character: Some('\u{200b}') }
    }

    #[test]
    fn every_page_is_read_back_as_it_was_written() {
        let problem = |field: &str, code| Problem { field: field.to_owned(), code };
        let problems =
            vec![problem("email", unsafe_character()), problem("password", Code::Missing)];
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
            drafts.map(|refusal| PageState::Form(Draft { values: values.clone(), refusal }));
        let waiting = Waiting {
            address: Some("ada@example.org".to_owned()),
            resend_in: 42,
            draft: Draft {
                values: values.clone(),
                refusal: Some(Refusal::Problems(vec![problem("code", Code::WrongCode)])),
            },
        };
        let checks = [waiting, Waiting::default()].map(PageState::Check);
        let malformed = Draft { values: values.clone(), refusal: Some(Refusal::Malformed) };
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
            PageState::NotMe(NotMe::Deleted, Draft::default()),
            PageState::NotMe(NotMe::Confirmed, Draft::default()),
            PageState::NotMe(NotMe::Unknown, Draft::default()),
            PageState::Done { elsewhere: false },
            PageState::Done { elsewhere: true },
            PageState::Closed,
            PageState::NotConfigured,
        ];
        let links = links.map(|state| PageState::Link(state, malformed.clone()));
        let others =
            others.into_iter().chain([PageState::Link(LinkState::Pending, Draft::default())]);
        for state in forms.chain(checks).chain(links).chain(others) {
            assert_eq!(PageState::from_text(&state.to_text()), Some(state));
        }
        assert_eq!(PageState::from_text("page=admin"), None);
    }

    #[test]
    fn a_refusal_is_codes_and_numbers() {
        let problem = Problem { field: "email".to_owned(), code: unsafe_character() };
        let bytes = Urlencoded::encode(&Refusal::Problems(vec![problem])).unwrap();
        assert_eq!(bytes, "at.email=email_unsafe_chars%3A8203&refusal=problems");
        let foreign: Refusal = Urlencoded::decode("refusal=Buy+now".into()).unwrap();
        assert_eq!(foreign, Refusal::Unreachable);
    }
}
