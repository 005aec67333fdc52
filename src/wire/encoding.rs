//! The encoding of the messages.

use core::fmt;

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

/// A response that is not of a sign-up, such as a page that a proxy answers with status 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign;

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the response is not of a sign-up")
    }
}

impl core::error::Error for Foreign {}

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
    type Error = Foreign;

    fn decode(bytes: Bytes) -> Result<(), Self::Error> {
        bytes.is_empty().then_some(()).ok_or(Foreign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_no_empty_response() {
        assert_eq!(<Urlencoded as Decodes<()>>::decode(Bytes::new()), Ok(()));
        let page = <Urlencoded as Decodes<()>>::decode("<h1>Not here</h1>".into());
        assert_eq!(page, Err(Foreign));
    }
}
