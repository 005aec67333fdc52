//! Builds a mail with lettre.

use lettre::{
    Address, Message,
    address::Envelope,
    message::{
        Attachment, Mailbox, MultiPart, MultiPartKind, SinglePart,
        header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue},
    },
};

use crate::{
    email::EmailAddress,
    server::mail::{Mail, error::MailError, image::MailImage},
};

/// Stops automatic replies (RFC 3834 §5).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Mail {
    /// The mail as RFC 5322 bytes: multipart text and HTML, the latter with its image, with CRLF line ends,
    /// encoded so that no content can be mistaken for SMTP.
    ///
    /// # Errors
    /// A permanent [`MailError`] when an address does not fit a header.
    pub fn to_rfc5322(&self) -> Result<Vec<u8>, MailError> {
        Ok(build(self)?.formatted())
    }
}

pub(crate) fn build(mail: &Mail) -> Result<Message, MailError> {
    let from = sender(&mail.from)?;
    let to = recipient(&mail.to)
        .ok_or_else(|| MailError::refused_recipient("the recipient is not a mail address"))?;
    // Explicit, because lettre would parse it from the headers and refuse valid addresses.
    let envelope = Envelope::new(Some(from.email.clone()), vec![to.clone()])
        .map_err(|error| MailError::permanent(format!("the mail has no envelope: {error}")))?;
    Message::builder()
        .envelope(envelope)
        .message_id(Some(mail.message_id.clone()))
        .date(mail.date)
        .from(from)
        .to(Mailbox::new(None, to))
        .subject(&mail.subject)
        .header(AutoSubmitted)
        .multipart(content(mail)?)
        .map_err(|error| MailError::permanent(format!("the mail cannot be built: {error}")))
}

/// The text and the HTML, and beside the HTML its image (RFC 2387).
fn content(mail: &Mail) -> Result<MultiPart, MailError> {
    let both = MultiPart::builder()
        .kind(MultiPartKind::Alternative)
        .boundary(boundary(mail, ""))
        .singlepart(encoded(ContentType::TEXT_PLAIN, &mail.text));
    let html = encoded(ContentType::TEXT_HTML, &mail.html);
    let Some(image) = &mail.image else { return Ok(both.singlepart(html)) };
    let related = MultiPart::builder()
        .kind(MultiPartKind::Related)
        .boundary(boundary(mail, "related-"))
        .singlepart(html)
        .singlepart(inline(image)?);
    Ok(both.multipart(related))
}

fn inline(image: &MailImage) -> Result<SinglePart, MailError> {
    let kind = ContentType::parse(image.media_type)
        .map_err(|_| MailError::permanent("the media type of the image is not valid"))?;
    let (id, name) = (image.content_id.clone(), image.file_name.clone());
    Ok(Attachment::new_inline_with_name(id, name).body(image.bytes.to_vec(), kind))
}

/// A message that is never sent, with this sender, to check whether a server accepts the sender.
#[cfg(feature = "smtp")]
pub(crate) fn probe(sender: &str) -> Result<Message, MailError> {
    let from = self::sender(sender)?;
    let to = Mailbox::new(None, from.email.clone());
    let message = Message::builder().from(from).to(to).body(String::new());
    message.map_err(|_| not_a_sender())
}

fn sender(text: &str) -> Result<Mailbox, MailError> {
    let Mailbox { name, email } = text.parse().map_err(|_| not_a_sender())?;
    Ok(Mailbox { name, email: with_ascii_domain(email).ok_or_else(not_a_sender)? })
}

/// An international domain in ASCII, which every mail server takes.
fn with_ascii_domain(address: Address) -> Option<Address> {
    if address.domain().is_ascii() {
        return Some(address);
    }
    let domain = idna::domain_to_ascii(address.domain()).ok()?;
    Address::new(address.user(), domain).ok()
}

fn not_a_sender() -> MailError {
    MailError::permanent("the sender is not a mail address")
}

/// Lettre's parser refuses many international addresses, and local parts of more than 64 bytes. An
/// address from this crate's parser has no character that could break out of a header or command.
fn recipient(text: &str) -> Option<Address> {
    let known = text.parse().ok();
    known.and_then(with_ascii_domain).or_else(|| {
        let address = EmailAddress::parse_stored(text).ok()?;
        Some(Address::new_dangerous(address.local_part(), address.ascii_domain()))
    })
}

/// The boundary between the parts: the same in each repeat of a mail, and impossible in
/// quoted-printable text (RFC 2045 §6.7).
fn boundary(mail: &Mail, parts: &str) -> String {
    let id = mail.message_id.trim_start_matches('<').split('@').next().unwrap_or_default();
    ["=_", parts, id].concat()
}

/// Always quoted-printable, so that no bare CR or LF reaches the wire, which some servers take for the
/// end of a line.
fn encoded(kind: ContentType, text: &str) -> SinglePart {
    SinglePart::builder()
        .header(kind)
        .header(ContentTransferEncoding::QuotedPrintable)
        .body(text.to_owned())
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    fn mail(text: &str) -> Mail {
        Mail {
            message_id: "<1@example.org>".to_owned(),
            from: "Démo <noreply@example.org>".to_owned(),
            to: "ada@example.org".to_owned(),
            subject: "Bestätigen".to_owned(),
            text: text.to_owned(),
            html: format!("<p>{text}</p>"),
            image: None,
            date: UNIX_EPOCH + Duration::from_secs(1_000_000_000),
            site_host: "example.org".to_owned(),
        }
    }

    #[test]
    fn the_headers_are_complete_and_ascii() {
        let raw = String::from_utf8(mail("Hello").to_rfc5322().unwrap()).unwrap();
        assert!(raw.is_ascii());
        for line in [
            "Message-ID: <1@example.org>\r\n",
            "Date: Sun, 09 Sep 2001 01:46:40 +0000\r\n",
            "To: ada@example.org\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "Content-Type: multipart/alternative;",
        ] {
            assert!(raw.contains(line), "{line} in {raw}");
        }
    }

    #[test]
    fn a_mail_that_is_built_again_is_the_same() {
        let [first, again] = [mail("Hello"), mail("Hello")].map(|it| it.to_rfc5322().unwrap());
        assert_eq!(String::from_utf8(first).unwrap(), String::from_utf8(again).unwrap());
    }

    #[test]
    fn no_content_reaches_the_wire_as_a_bare_line_end_or_a_lone_dot() {
        let raw = mail("one\n.\ntwo\r.\rthree\r\n.\r\nDATA").to_rfc5322().unwrap();
        for (at, byte) in raw.iter().enumerate() {
            match byte {
                b'\n' => assert_eq!(raw.get(at.wrapping_sub(1)), Some(&b'\r'), "bare LF at {at}"),
                b'\r' => assert_eq!(raw.get(at + 1), Some(&b'\n'), "bare CR at {at}"),
                _ => {}
            }
        }
    }

    #[test]
    fn every_recipient_that_can_sign_up_can_be_written_to() {
        let long = format!("{}@example.org", "a".repeat(65));
        for text in ["🍓@example.org", "பயனர்@xn--bcher-kva.de", "o'brien@example.org", &long]
        {
            let mail = Mail { to: text.to_owned(), ..mail("Hello") };
            assert!(mail.to_rfc5322().is_ok(), "{text}");
        }
    }

    #[test]
    fn a_recipient_that_would_break_the_header_is_refused() {
        let mut broken = mail("Hello");
        broken.to = "ada@example.org\r\nBcc: eve@example.org".to_owned();
        assert!(broken.to_rfc5322().unwrap_err().is_permanent());
    }
}
