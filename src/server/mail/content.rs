//! What a mail says, before it is written as text and as HTML.

use crate::server::mail::contact::Contact;

/// What a mail says.
pub(crate) struct Content {
    pub(crate) subject: String,
    /// What lists of mails show beside the subject.
    pub(crate) preheader: String,
    pub(crate) heading: String,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) footer: Footer,
}

/// A piece of a mail.
pub(crate) enum Piece {
    Paragraph(String),
    /// What matters to those who did not expect the mail.
    Note(String),
    Button {
        label: String,
        link: String,
    },
    Link {
        label: String,
        link: String,
    },
    Code(String),
    /// In HTML only: a line, and the link of the button as text, after this sentence.
    CopyLink {
        sentence: String,
        link: String,
    },
}

/// Who sent the mail, and why.
pub(crate) struct Footer {
    pub(crate) why: String,
    pub(crate) help: Option<Help>,
}

/// Where help is: what stands before and after the contact.
pub(crate) struct Help {
    pub(crate) before: String,
    pub(crate) contact: Contact,
    pub(crate) after: String,
}
