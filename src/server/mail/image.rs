//! An image inside a mail.

use std::{fmt, sync::Arc};

/// An image that travels inside a mail. The HTML shows it by `cid:` and its [content id](Self::content_id).
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MailImage {
    /// The `Content-ID`, without angle brackets.
    pub content_id: String,
    /// The name of the file, for clients that list it.
    pub file_name: String,
    /// The media type, such as `image/png`.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Arc<[u8]>,
}

impl MailImage {
    /// The logo from this file: PNG, JPEG or GIF, which all mail clients show.
    pub(crate) fn logo(bytes: Arc<[u8]>) -> Option<Self> {
        let (media_type, ending) = match &*bytes {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => ("image/png", "png"),
            [0xff, 0xd8, 0xff, ..] => ("image/jpeg", "jpg"),
            [b'G', b'I', b'F', b'8', ..] => ("image/gif", "gif"),
            _ => return None,
        };
        let file_name = ["logo.", ending].concat();
        Some(Self { content_id: "logo@signup".to_owned(), file_name, media_type, bytes })
    }
}

impl fmt::Debug for MailImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailImage")
            .field("content_id", &self.content_id)
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}
