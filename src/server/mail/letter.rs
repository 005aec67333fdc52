//! The content of mails, as text and as HTML. A Leptos view renders the HTML, so all content is escaped.

use std::time::Duration;

use leptos::prelude::*;

use crate::text::{
    catalogue::{Catalogue, Value},
    message::Message,
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
    /// Welcomes.
    Welcome {
        /// The URL of the host's app.
        link: &'a str,
    },
}

/// The host's pages for owners of accounts. The URLs hold no secret.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnersLinks {
    pub(crate) sign_in: Option<String>,
    pub(crate) password_reset: Option<String>,
}

/// A composed letter.
pub(crate) struct Composed {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

/// A piece of a letter, rendered in both forms.
enum Piece {
    Paragraph(String),
    Button { label: String, link: String },
    Link { label: String, link: String },
    Code(String),
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
    site: &str,
) -> Composed {
    let (subject, pieces) = Writer { texts, site, account }.write(letter);
    let text = pieces.iter().map(as_text).collect::<Vec<_>>().join("\n\n") + "\n";
    Composed { html: as_page(texts, &subject, pieces), subject, text }
}

/// Writes letters in one language, in the name of a site.
struct Writer<'a> {
    texts: &'a Catalogue,
    site: &'a str,
    account: AccountKind,
}

impl Writer<'_> {
    fn write(&self, letter: &Letter<'_>) -> (String, Vec<Piece>) {
        let has_password = self.account == AccountKind::WithPassword;
        match letter {
            Letter::Confirm { link, code, not_me, lives } => (
                self.text(Message::MailConfirmSubject),
                vec![
                    self.paragraph(Message::MailConfirmText),
                    self.button(Message::MailConfirmButton, link),
                    self.paragraph(Message::MailCode),
                    Piece::Code((*code).to_owned()),
                    self.lifetime(Message::MailLifetime, *lives),
                    self.link(Message::DidNotSignUp, not_me),
                ],
            ),
            Letter::AccountExists { .. } if !has_password => (
                self.text(Message::MailSignedUpSubject),
                vec![self.paragraph(Message::MailSignedUpText)],
            ),
            Letter::AccountExists { owners } => {
                let mut pieces = vec![
                    self.paragraph(Message::MailAccountText),
                    self.paragraph(Message::MailIfYou),
                ];
                let sign_in = owners.sign_in.iter();
                pieces.extend(sign_in.map(|link| self.button(Message::MailSignIn, link)));
                let reset = owners.password_reset.iter();
                pieces.extend(reset.map(|link| self.link(Message::MailResetPassword, link)));
                pieces.push(self.paragraph(Message::MailIfNotYou));
                (self.text(Message::MailAccountSubject), pieces)
            }
            Letter::ResetPassword { link, lives } => {
                let pieces = vec![
                    self.paragraph(Message::MailResetText),
                    self.button(Message::ChooseNewPassword, link),
                    self.lifetime(Message::MailResetLifetime, *lives),
                ];
                (self.text(Message::MailResetSubject), pieces)
            }
            Letter::PasswordChanged { owners } => {
                let mut pieces = vec![self.paragraph(Message::MailPasswordChangedText)];
                let reset = owners.password_reset.iter();
                pieces.extend(reset.map(|link| self.link(Message::MailResetPassword, link)));
                (self.text(Message::MailPasswordChangedSubject), pieces)
            }
            Letter::Welcome { link } => {
                let text = match has_password {
                    true => Message::MailWelcomeAccount,
                    false => Message::MailWelcomeSignedUp,
                };
                let pieces = vec![self.paragraph(text), self.button(Message::Continue, link)];
                (self.text(Message::MailWelcomeSubject), pieces)
            }
        }
    }

    fn text(&self, message: Message) -> String {
        self.texts.fill(message, &[("site", Value::Text(self.site))])
    }

    fn paragraph(&self, message: Message) -> Piece {
        Piece::Paragraph(self.text(message))
    }

    fn lifetime(&self, message: Message, lives: Duration) -> Piece {
        let time = self.texts.span(lives);
        Piece::Paragraph(self.texts.fill(message, &[("time", Value::Text(&time))]))
    }

    fn button(&self, label: Message, link: &str) -> Piece {
        Piece::Button { label: self.text(label), link: link.to_owned() }
    }

    fn link(&self, label: Message, link: &str) -> Piece {
        Piece::Link { label: self.text(label), link: link.to_owned() }
    }
}

fn as_text(piece: &Piece) -> String {
    match piece {
        Piece::Paragraph(text) => wrap(text),
        Piece::Button { link, .. } | Piece::Link { link, .. } => link.clone(),
        Piece::Code(code) => format!("    {code}"),
    }
}

/// Wraps at spaces before column 72 (RFC 5322 §2.1.1 recommends 78).
fn wrap(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        if let Some(line) = lines.last_mut() {
            let fits = line.is_empty() || line.chars().count() + 1 + word.chars().count() <= 72;
            if fits {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines.join("\n")
}

fn as_page(texts: &Catalogue, subject: &str, pieces: Vec<Piece>) -> String {
    let (language, direction) = (texts.language().to_string(), texts.direction().as_str());
    let head = view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width"/>
            <meta name="color-scheme" content="light dark"/>
            <title>{subject.to_owned()}</title>
        </head>
    };
    let pieces = pieces.into_iter().map(as_view).collect_view();
    let page = view! {
        <html lang=language dir=direction>
            {head}
            <body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif">
                <div style="max-width:32em;margin:0 auto">
                    <h1 style="font-size:20px;line-height:1.3">{subject.to_owned()}</h1>
                    {pieces}
                </div>
            </body>
        </html>
    };
    document(page)
}

/// A whole document, without the markers for hydration. Text is escaped, so no text can look like one.
pub(crate) fn document(page: impl RenderHtml) -> String {
    format!("<!DOCTYPE html>{}", page.to_html().replace("<!>", ""))
}

fn as_view(piece: Piece) -> AnyView {
    match piece {
        Piece::Paragraph(text) => view! { <p>{text}</p> }.into_any(),
        Piece::Button { label, link } => view! {
            <p>
                <a
                    href=link.clone()
                    style="display:inline-block;padding:12px 20px;border-radius:8px;background:#2f5bd3;color:#ffffff;text-decoration:none;font-weight:600"
                >
                    {label}
                </a>
            </p>
            <p dir="ltr" style="font-size:14px;word-break:break-all">{link}</p>
        }
        .into_any(),
        Piece::Link { label, link } => view! {
            <p>
                <a href=link>{label}</a>
            </p>
        }
        .into_any(),
        Piece::Code(code) => view! {
            <p dir="ltr" style="font:600 24px/1.5 ui-monospace,monospace;letter-spacing:2px">{code}</p>
        }
        .into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::languages::ENGLISH;

    const TO_AN_OWNER: Letter<'static> =
        Letter::AccountExists { owners: &OwnersLinks { sign_in: None, password_reset: None } };

    fn english() -> Catalogue {
        Catalogue::new(&ENGLISH)
    }

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    #[test]
    fn link_and_code_stand_in_both_forms() {
        let link = "https://example.org/signup/confirm?token=abc&x=1";
        let letter = compose(
            &english(),
            &Letter::Confirm { link, code: "BCDF-GHJK", not_me: "https://x/n", lives: DAY },
            AccountKind::WithPassword,
            "Example",
        );
        assert!(letter.text.lines().any(|line| line == link));
        assert!(letter.text.contains("BCDF-GHJK"));
        assert!(letter.html.contains("token=abc&amp;x=1\""), "{}", letter.html);
        assert!(letter.html.contains(">BCDF-GHJK</p>"), "{}", letter.html);
    }

    #[test]
    fn what_a_host_calls_itself_is_escaped() {
        let letter =
            compose(&english(), &TO_AN_OWNER, AccountKind::WithPassword, "<b>Bobby & Sons</b>");
        assert!(!letter.html.contains("<b>") && !letter.html.contains("<!>"), "{}", letter.html);
        assert!(letter.html.contains("&lt;b&gt;Bobby &amp; Sons"), "{}", letter.html);
    }

    #[test]
    fn text_is_wrapped_and_nothing_is_lost() {
        let letter = compose(
            &english(),
            &Letter::Confirm {
                link: "https://x",
                code: "BCDF-GHJK",
                not_me: "https://x/n",
                lives: DAY,
            },
            AccountKind::WithPassword,
            "Example",
        );
        assert!(letter.text.lines().all(|line| line.chars().count() <= 72), "{}", letter.text);
        assert_eq!(wrap("a b"), "a b");
        assert_eq!(wrap(&"word ".repeat(30)).split_whitespace().count(), 30);
    }

    #[test]
    fn an_owner_is_led_to_where_the_host_lets_owners_in() {
        let owners = OwnersLinks {
            sign_in: Some("https://example.org/sign-in".to_owned()),
            password_reset: Some("https://example.org/reset".to_owned()),
        };
        let letter = compose(
            &english(),
            &Letter::AccountExists { owners: &owners },
            AccountKind::WithPassword,
            "Example",
        );
        for link in ["https://example.org/sign-in", "https://example.org/reset"] {
            assert!(letter.text.lines().any(|line| line == link), "{}", letter.text);
            assert!(letter.html.contains(&format!("href=\"{link}\"")), "{}", letter.html);
        }
    }

    #[test]
    fn the_mail_for_an_owner_holds_no_link_of_ours() {
        let letter = compose(&english(), &TO_AN_OWNER, AccountKind::WithPassword, "Example");
        assert!(!letter.text.contains("http") && !letter.html.contains("href"));
    }
}
