//! What crosses the network: codes and numbers, never free text.
//!
//! The page of a link that a stranger made up can therefore only ever show sentences of our own.

use leptos::server_fn::{
    Bytes, ContentType, Decodes, Encodes, Format, FormatType,
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};

use serde::{Deserialize, Serialize};

use crate::form::{Code, Problem, Submission};

/// Why a submission was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Refusal {
    /// Something is to mend, at these fields.
    Problems(Vec<Problem>),
    /// Too much is going on: try again after so many seconds.
    Busy {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// Not a submission of any form that this host has.
    Malformed,
    /// The server could not be reached, or its answer was not understood.
    Unreachable,
    /// The server failed; the reason is in its log.
    Unavailable,
    /// The host did not put `signup.layer()` onto its router.
    NotConfigured,
}

impl FromServerFnError for Refusal {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Malformed,
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::Unreachable
            }
            _ => Self::Unavailable,
        }
    }
}

/// What one page of the sign-up shows. The layer decides it before the page is rendered; the page
/// carries it to the browser, which hydrates the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum PageState {
    /// The form, with what was typed before and why it was not taken.
    Form(Draft),
    /// *Check your mail*.
    Check(Waiting),
    /// The page behind the link in a mail.
    Link(LinkState),
    /// The end of a sign-up.
    Done,
    /// The layer is missing.
    NotConfigured,
}

/// A submission that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// What was typed, without secrets.
    pub(crate) values: Submission,
    /// Why it was not taken.
    pub(crate) refusal: Option<Refusal>,
}

/// What the originator of an attempt waits for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Waiting {
    /// Where the mail went; nothing when this browser began no attempt.
    pub(crate) address: Option<String>,
    /// Seconds until another mail may be asked for.
    pub(crate) resend_in: u32,
    /// What was wrong with the code.
    pub(crate) problem: Option<Code>,
}

/// What a link from a mail is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum LinkState {
    /// One click confirms.
    Pending,
    /// It confirmed before.
    Confirmed,
    /// Too old; a new mail can be sent.
    Expired,
    /// Not one of ours. A new mail can be sent when this browser began an attempt.
    Unknown {
        /// Whether this browser began an attempt.
        originator: bool,
    },
}

/// The body of a browser's form post, for the browser's fetch too: a server function that takes a
/// [`Submission`] so receives whatever fields a host's form has.
#[derive(Debug)]
pub struct Urlencoded;

impl ContentType for Urlencoded {
    const CONTENT_TYPE: &'static str = "application/x-www-form-urlencoded";
}

impl FormatType for Urlencoded {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T> Encodes<T> for Urlencoded
where
    T: std::ops::Deref<Target = Submission>,
{
    type Error = std::convert::Infallible;

    fn encode(value: &T) -> Result<Bytes, Self::Error> {
        Ok(value.to_urlencoded().into())
    }
}

impl<T: From<Submission>> Decodes<T> for Urlencoded {
    type Error = crate::SubmissionError;

    #[cfg(not(target_arch = "wasm32"))]
    fn decode(bytes: Bytes) -> Result<T, Self::Error> {
        Submission::from_urlencoded(&bytes).map(T::from)
    }

    #[cfg(target_arch = "wasm32")]
    fn decode(_: Bytes) -> Result<T, Self::Error> {
        Ok(Submission::default().into())
    }
}
