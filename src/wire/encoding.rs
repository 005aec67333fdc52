//! The encoding of the messages.

use leptos::server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType};

use crate::form::submission::{Submission, SubmissionError};

/// The pairs of a message.
pub(super) type Pairs = Vec<(String, String)>;

pub(super) fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

pub(super) fn number(pairs: &Submission, name: &str) -> u32 {
    pairs.get(name).parse().unwrap_or_default()
}

/// The encoding of a form post, for the arguments of a server function, its empty response and its
/// refusal. A server function can therefore receive the fields of any form.
#[derive(Debug)]
pub struct Urlencoded;

impl ContentType for Urlencoded {
    const CONTENT_TYPE: &'static str = "application/x-www-form-urlencoded";
}

impl FormatType for Urlencoded {
    const FORMAT_TYPE: Format = Format::Text;
}

/// Implements the encoding for server functions whose only argument is a submission.
macro_rules! carries_a_submission {
    ($($call:ident),*) => {$(
        impl leptos::server_fn::Encodes<$call> for $crate::wire::encoding::Urlencoded {
            type Error = $crate::form::submission::SubmissionError;

            fn encode(call: &$call) -> Result<leptos::server_fn::Bytes, Self::Error> {
                Ok(call.submission.to_urlencoded().into())
            }
        }

        impl leptos::server_fn::Decodes<$call> for $crate::wire::encoding::Urlencoded {
            type Error = $crate::form::submission::SubmissionError;

            fn decode(bytes: leptos::server_fn::Bytes) -> Result<$call, Self::Error> {
                Ok($call { submission: $crate::form::submission::Submission::from_urlencoded(&bytes)? })
            }
        }
    )*};
}
pub(crate) use carries_a_submission;

impl Encodes<()> for Urlencoded {
    type Error = SubmissionError;

    fn encode((): &()) -> Result<Bytes, Self::Error> {
        Ok(Bytes::new())
    }
}

impl Decodes<()> for Urlencoded {
    type Error = SubmissionError;

    fn decode(_: Bytes) -> Result<(), Self::Error> {
        Ok(())
    }
}
