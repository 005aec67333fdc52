//! What each kind of mail says.

use std::time::Duration;

use crate::{
    server::mail::{
        content::{Content, Footer, Help, Piece},
        html,
        letterhead::{Letterhead, OwnersLinks},
        plain_text,
    },
    text::{
        catalogue::{Catalogue, Value},
        message::Message,
    },
};

/// The content of one mail.
pub(crate) enum Letter<'a> {
    /// Asks for proof of the mailbox.
    Confirm {
        /// The URL of the page with the button.
        link: &'a str,
        /// The code, for typing instead.
        code: &'a str,
        /// The URL of the page "this was not me".
        not_me: &'a str,
        /// How long link and code are valid.
        lives: Duration,
    },
    /// Tells the owner of an account about another sign-up.
    AccountExists {
        /// The host's pages for owners.
        owners: &'a OwnersLinks,
    },
    /// Brings a link for a new password.
    ResetPassword {
        /// The URL of the page that asks for it.
        link: &'a str,
        /// How long the link is valid.
        lives: Duration,
    },
    /// Tells the owner of an account that the password was changed.
    PasswordChanged {
        /// The host's pages for owners.
        owners: &'a OwnersLinks,
    },
    /// Asks for proof of the new address of an account.
    NewAddress {
        /// The URL of the page with the button.
        link: &'a str,
        /// How long the link is valid.
        lives: Duration,
    },
    /// Tells the owner of an account that its address was asked for, for another account.
    AddressTaken,
    /// Tells the owner of an account, at the old address, that the address was changed.
    AddressChanged {
        /// What the mail shows of the new address.
        shown: &'a str,
    },
    /// Welcomes.
    Welcome {
        /// The URL of the host's app.
        link: &'a str,
    },
}

/// A composed letter.
pub(crate) struct Composed {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

/// What an account of a form is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum AccountKind {
    /// Something to sign in to.
    WithPassword,
    /// A place on a list.
    WithoutPassword,
}

pub(crate) fn compose(
    texts: &Catalogue,
    letter: &Letter<'_>,
    account: AccountKind,
    letterhead: &Letterhead,
) -> Composed {
    let content = Writer { texts, letterhead, account }.write(letter);
    Composed {
        text: plain_text::write(&content, letterhead),
        html: html::write(texts, &content, letterhead),
        subject: content.subject,
    }
}

/// Writes letters in one language, in the name of a site.
struct Writer<'a> {
    texts: &'a Catalogue,
    letterhead: &'a Letterhead,
    account: AccountKind,
}

impl Writer<'_> {
    fn write(&self, letter: &Letter<'_>) -> Content {
        let has_password = self.account == AccountKind::WithPassword;
        let of_account = self.of_account();
        match letter {
            Letter::Confirm { link, code, not_me, lives } => Content {
                subject: self.subject_with(code),
                preheader: self.lifetime(Message::MailPreheader, *lives),
                pieces: vec![
                    self.paragraph(Message::MailConfirmText),
                    self.button(Message::MailConfirmButton, link),
                    self.paragraph(Message::MailCode),
                    Piece::Code((*code).to_owned()),
                    self.copy_link(link),
                    Piece::Note(self.lifetime(Message::MailLifetime, *lives)),
                    self.link(Message::DidNotSignUp, not_me),
                ],
                ..self.about(Message::MailConfirmSubject, Message::MailWhySignUp)
            },
            Letter::AccountExists { .. } if !has_password => Content {
                preheader: self.text(Message::MailNothingToDo),
                pieces: vec![self.paragraph(Message::MailSignedUpText)],
                ..self.about(Message::MailSignedUpSubject, Message::MailWhySignUp)
            },
            Letter::AccountExists { owners } => Content {
                preheader: self.text(Message::MailNothingToDo),
                pieces: self.account_exists(owners),
                ..self.about(Message::MailAccountSubject, Message::MailWhySignUp)
            },
            Letter::ResetPassword { link, lives } => Content {
                preheader: self.lifetime(Message::MailResetPreheader, *lives),
                pieces: vec![
                    self.paragraph(Message::MailResetText),
                    self.button(Message::ChooseNewPassword, link),
                    self.copy_link(link),
                    Piece::Note(self.lifetime(Message::MailResetLifetime, *lives)),
                ],
                ..self.about(Message::MailResetSubject, of_account)
            },
            Letter::PasswordChanged { owners } => {
                let mut pieces = vec![self.paragraph(Message::MailPasswordChangedText)];
                let reset = owners.password_reset.iter();
                pieces.extend(reset.map(|link| self.button(Message::ResetPassword, link)));
                let preheader = self.text(Message::MailChangedPreheader);
                let about = self.about(Message::MailPasswordChangedSubject, of_account);
                Content { preheader, pieces, ..about }
            }
            Letter::NewAddress { .. } | Letter::AddressTaken | Letter::AddressChanged { .. } => {
                self.about_address(letter)
            }
            Letter::Welcome { link } => {
                let text = match has_password {
                    true => Message::MailWelcomeAccount,
                    false => Message::MailWelcomeSignedUp,
                };
                Content {
                    preheader: self.text(Message::Confirmed),
                    pieces: vec![self.paragraph(text), self.button(Message::MailOpenSite, link)],
                    ..self.about(Message::MailWelcomeSubject, of_account)
                }
            }
        }
    }

    /// A mail with a heading that is its subject too, and with a footer. The rest is empty.
    fn about(&self, heading: Message, why: Message) -> Content {
        let heading = self.text(heading);
        let help = self.letterhead.look.support.clone().map(|contact| {
            let (before, after) = self.texts.around(Message::MailHelp, "contact");
            Help { before, contact, after }
        });
        Content {
            subject: heading.clone(),
            preheader: String::new(),
            heading,
            pieces: Vec::new(),
            footer: Footer { why: self.text(why), help },
        }
    }

    fn subject_with(&self, code: &str) -> String {
        if !self.letterhead.look.code_in_subject {
            return self.text(Message::MailConfirmSubject);
        }
        let site = Value::Text(&self.letterhead.site_name);
        let values = [("site", site), ("code", Value::Text(code))];
        self.texts.fill(Message::MailCodeSubject, &values)
    }

    fn account_exists(&self, owners: &OwnersLinks) -> Vec<Piece> {
        let mut pieces =
            vec![self.paragraph(Message::MailAccountText), self.paragraph(Message::MailIfYou)];
        let sign_in = owners.sign_in.iter();
        pieces.extend(sign_in.map(|link| self.button(Message::SignIn, link)));
        let reset = owners.password_reset.iter();
        pieces.extend(reset.map(|link| self.link(Message::ResetPassword, link)));
        pieces.push(Piece::Note(self.text(Message::MailIfNotYou)));
        pieces
    }

    /// Why the owner of an account gets the mail.
    fn of_account(&self) -> Message {
        match self.account {
            AccountKind::WithPassword => Message::MailWhyAccount,
            AccountKind::WithoutPassword => Message::MailWhySignedUp,
        }
    }

    /// The letters about the address of an account.
    fn about_address(&self, letter: &Letter<'_>) -> Content {
        let of_account = self.of_account();
        match letter {
            Letter::NewAddress { link, lives } => Content {
                preheader: self.text(Message::MailNewAddressText),
                pieces: vec![
                    self.paragraph(Message::MailNewAddressText),
                    self.button(Message::MailConfirmButton, link),
                    self.copy_link(link),
                    Piece::Note(self.lifetime(Message::MailNewAddressLifetime, *lives)),
                ],
                ..self.about(Message::MailConfirmSubject, of_account)
            },
            Letter::AddressChanged { shown } => {
                let site = Value::Text(&self.letterhead.site_name);
                let values = [("site", site), ("address", Value::Text(shown))];
                let text = self.texts.fill(Message::MailAddressChangedText, &values);
                Content {
                    preheader: text.clone(),
                    pieces: vec![Piece::Paragraph(text)],
                    ..self.about(Message::MailAddressChangedSubject, of_account)
                }
            }
            _ => {
                let subject = match self.account {
                    AccountKind::WithPassword => Message::MailAccountSubject,
                    AccountKind::WithoutPassword => Message::MailSignedUpSubject,
                };
                Content {
                    preheader: self.text(Message::MailNothingToDo),
                    pieces: vec![self.paragraph(Message::MailAddressTakenText)],
                    ..self.about(subject, of_account)
                }
            }
        }
    }

    fn text(&self, message: Message) -> String {
        self.texts.fill(message, &[("site", Value::Text(&self.letterhead.site_name))])
    }

    fn paragraph(&self, message: Message) -> Piece {
        Piece::Paragraph(self.text(message))
    }

    fn lifetime(&self, message: Message, lives: Duration) -> String {
        let time = self.texts.span(lives);
        self.texts.fill(message, &[("time", Value::Text(&time))])
    }

    fn button(&self, label: Message, link: &str) -> Piece {
        Piece::Button { label: self.text(label), link: link.to_owned() }
    }

    fn copy_link(&self, link: &str) -> Piece {
        let sentence = self.text(Message::MailCopyLink);
        Piece::CopyLink { sentence, link: link.to_owned() }
    }

    fn link(&self, label: Message, link: &str) -> Piece {
        Piece::Link { label: self.text(label), link: link.to_owned() }
    }
}
