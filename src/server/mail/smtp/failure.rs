//! Why a mail was not sent, in words, with the likely fix.

use std::borrow::Cow;

use crate::server::mail::{
    error::MailError,
    smtp::{
        refusal::About,
        reply::Reply,
        server::{Encryption, Login, Server},
        wire::WireError,
    },
    stage::MailStage,
};

/// A failed step of a session.
#[derive(Debug)]
pub(super) struct Failure {
    stage: MailStage,
    cause: Cause,
}

#[derive(Debug)]
enum Cause {
    /// The server refused.
    Reply(Reply),
    /// The server did not answer, or not in SMTP.
    Wire(WireError),
    /// The server did not answer in time.
    Timeout,
    /// The server offers no STARTTLS, which the mail URL requires.
    NoStartTls,
    /// The server offers no mechanism for a log-in that this host knows.
    NoMechanism,
    /// The server cannot carry an address that needs SMTPUTF8 (RFC 6531): of the sender, or of the
    /// recipient.
    NoSmtpUtf8,
}

impl Failure {
    pub(super) fn refused(stage: MailStage, reply: Reply) -> Self {
        Self { stage, cause: Cause::Reply(reply) }
    }

    pub(super) fn wire(stage: MailStage, error: WireError) -> Self {
        Self { stage, cause: Cause::Wire(error) }
    }

    pub(super) fn timeout(stage: MailStage) -> Self {
        Self { stage, cause: Cause::Timeout }
    }

    pub(super) fn no_starttls() -> Self {
        Self { stage: MailStage::Tls, cause: Cause::NoStartTls }
    }

    pub(super) fn no_mechanism() -> Self {
        Self { stage: MailStage::Login, cause: Cause::NoMechanism }
    }

    /// The stage names the address: the sender's or the recipient's.
    pub(super) fn no_smtputf8(stage: MailStage) -> Self {
        Self { stage, cause: Cause::NoSmtpUtf8 }
    }

    /// Whether the failure is of a connection that waited for another mail, and says nothing about this
    /// mail: a new connection may carry it at once. The server has no content yet.
    pub(super) fn is_of_waiting_connection(&self) -> bool {
        let is_lost = match &self.cause {
            Cause::Wire(_) => true,
            Cause::Reply(reply) => reply.is_closing() || self.stage == MailStage::Sender,
            Cause::Timeout | Cause::NoStartTls | Cause::NoMechanism | Cause::NoSmtpUtf8 => false,
        };
        is_lost && self.stage < MailStage::Content
    }

    pub(super) fn stage(&self) -> MailStage {
        self.stage
    }

    /// The error for the worker, without the password.
    pub(super) fn into_error(self, server: &Server) -> MailError {
        let message = format!("{} ({})", self.words(server.login.as_ref()), self.stage);
        match self.about() {
            About::Recipient => MailError::refused_recipient(message),
            About::Content => MailError::permanent(message),
            About::Moment => MailError::transient(message),
            About::Host => MailError::at_stage(self.stage, message, self.fix(server)),
        }
    }

    fn words(&self, login: Option<&Login>) -> String {
        let words = match &self.cause {
            Cause::Reply(reply) => reply.to_string(),
            Cause::Wire(WireError::Io(error)) => format!("network error: {error}"),
            Cause::Wire(WireError::Closed) => "the mail server hung up".to_owned(),
            Cause::Wire(WireError::Protocol(what)) => (*what).to_owned(),
            Cause::Timeout => "the mail server took too long".to_owned(),
            Cause::NoStartTls => "the mail server offers no STARTTLS".to_owned(),
            Cause::NoMechanism => "the mail server offers no log-in with a password".to_owned(),
            Cause::NoSmtpUtf8 => {
                "the mail server cannot carry this address (it offers no SMTPUTF8)".to_owned()
            }
        };
        match login {
            // A server may repeat the log-in in its refusal.
            Some(login) if login.is_in(&words) => {
                "the server's words are hidden, because they repeat the log-in".to_owned()
            }
            _ => words,
        }
    }

    fn about(&self) -> About {
        match &self.cause {
            Cause::NoSmtpUtf8 if self.stage == MailStage::Recipient => About::Recipient,
            Cause::NoSmtpUtf8 | Cause::NoStartTls | Cause::NoMechanism => About::Host,
            // A server that does not greet speaks another protocol, such as TLS from the start.
            Cause::Timeout | Cause::Wire(_) if self.stage <= MailStage::Hello => About::Host,
            Cause::Reply(reply) if reply.is_refusal() => About::of(reply, self.stage),
            Cause::Timeout | Cause::Wire(_) | Cause::Reply(_) => About::Moment,
        }
    }

    fn fix(&self, server: &Server) -> Cow<'static, str> {
        let status = match &self.cause {
            Cause::Reply(reply) => Some(reply.code()),
            Cause::Wire(_)
            | Cause::Timeout
            | Cause::NoStartTls
            | Cause::NoMechanism
            | Cause::NoSmtpUtf8 => None,
        };
        match self.stage {
            _ if status == Some(530) && server.login.is_none() => {
                "Put the user and the password into the mail URL".into()
            }
            MailStage::Connect => format!(
                "Check that {}:{} is the mail server, and that this machine may connect to it: many \
                 providers block port 25",
                server.host, server.port
            )
            .into(),
            MailStage::Tls => fix_for_tls(server),
            MailStage::Hello if status.is_none() => {
                "Check the port: a server that expects TLS from the start (465) needs smtps://, and the \
                 other ports smtp://"
                    .into()
            }
            MailStage::Hello => {
                "Give the server a name that it accepts: add ehlo=mail.example.org to the mail URL. If the \
                 name is right, the server refuses this machine: ask its operator"
                    .into()
            }
            MailStage::Login if status.is_none() && server.encryption == Encryption::None => {
                "The server offers no log-in without TLS: add tls=starttls to the mail URL, or on \
                 loopback tls=opportunistic"
                    .into()
            }
            MailStage::Login => "Check the user and the password in the mail URL, which must be \
                                 percent-encoded; a provider may want a password for apps"
                .into(),
            MailStage::Sender | MailStage::Reset => "Call `.mail_from(…)` with an address that this \
                 user of the server may send from, or log in as its owner"
                .into(),
            MailStage::Smtputf8
            | MailStage::Recipient
            | MailStage::Data
            | MailStage::Content
            | MailStage::Mailer => {
                "Ask the operator of the mail server: a limit of mails may be spent, the user may have to \
                 log in before the server relays, or this machine's address, SPF or DKIM may be refused"
                    .into()
            }
        }
    }
}

fn fix_for_tls(server: &Server) -> Cow<'static, str> {
    match (server.encryption, server.has_own_ca) {
        (Encryption::Wrapped, false) => {
            "Check the port: smtps:// is TLS from the start (465), smtp:// is STARTTLS (587). For a \
             certificate of your own authority add ca=/path/to/ca.pem or ca=system to the mail URL"
        }
        (_, false) => {
            "For a certificate of your own authority add ca=/path/to/ca.pem or ca=system to the mail \
             URL; a server in a private network without TLS needs tls=none"
        }
        (_, true) => {
            "Check that the certificates of `ca` in the mail URL signed the server's, and that the \
             server's names the host of the mail URL"
        }
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_in_that_the_server_repeats_is_hidden() {
        let login = Login::new("ada".to_owned(), "hunter2".to_owned());
        for said in ["unknown command AUTH PLAIN AGFkYQBodW50ZXIy", "aHVudGVyMg==", "hunter2"] {
            assert!(login.is_in(said), "{said}");
        }
        assert!(!login.is_in("535 5.7.8 no"));
    }
}
