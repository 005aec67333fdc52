//! What a refusal in the server's words is about.
//!
//! The stage decides first. Before the recipient is named, a refusal (5xx) is about this host, whatever
//! its code. After that the enhanced status code decides (RFC 3463), and the words of the server where it
//! sends none.

use crate::server::mail::{smtp::reply::Reply, stage::MailStage};

/// What a failure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The recipient. Final.
    Recipient,
    /// The content of this mail. Final.
    Content,
    /// Nothing that lasts: the mail waits.
    Moment,
    /// This host, its settings, or its mail server: all mails wait, and the operator must act.
    Host,
}

/// A refusal in the server's words.
struct Refusal<'a> {
    status: u16,
    /// The second and third number of the enhanced status code.
    enhanced: Option<(u16, u16)>,
    words: &'a str,
}

/// Words of servers that refuse this host and not the recipient, as substrings in lower case.
const ABOUT_THE_HOST: [&str; 21] = [
    "relay",
    "sender",
    "authentica",
    "not logged in",
    "log in",
    "client host",
    "your host",
    "your ip",
    "blocked",
    "blacklist",
    "blocklist",
    "spamhaus",
    "listed",
    "rcpthosts",
    "sending limit",
    "limit exceeded",
    "rate limit",
    "too many",
    "spf",
    "dkim",
    "dmarc",
];

/// Words of servers that suspect spam.
const SUSPECTS_SPAM: [&str; 5] = ["spam", "policy", "reputation", "suspicious", "unsolicited"];

/// Words of servers whose mailbox is full, which ends by itself.
const MAILBOX_FULL: [&str; 5] =
    ["mailbox full", "mailbox is full", "over quota", "storage", "exceeded quota"];

/// Words of servers that do not know the mailbox.
const ABOUT_THE_MAILBOX: [&str; 6] =
    ["recipient", "mailbox", "no such user", "user unknown", "unknown user", "does not exist"];

impl About {
    /// What the server's refusal at a stage is about.
    pub(super) fn of(reply: &Reply, stage: MailStage) -> Self {
        let words = without_addresses(&reply.words());
        Refusal { status: reply.code(), enhanced: enhanced(&words), words: &words }.about(stage)
    }
}

impl Refusal<'_> {
    fn about(&self, stage: MailStage) -> About {
        let is_final = self.status >= 500;
        match stage {
            // Google answers an unacceptable name in EHLO with 421 4.7.0.
            MailStage::Hello if !is_final && self.subject() == Some(7) => About::Host,
            _ if !is_final => About::Moment,
            MailStage::Recipient => self.at_recipient(),
            MailStage::Data | MailStage::Content => self.at_content(stage),
            MailStage::Connect
            | MailStage::Tls
            | MailStage::Hello
            | MailStage::Smtputf8
            | MailStage::Login
            | MailStage::Sender
            | MailStage::Reset
            | MailStage::Mailer => About::Host,
        }
    }

    fn subject(&self) -> Option<u16> {
        self.enhanced.map(|(subject, _)| subject)
    }

    fn at_recipient(&self) -> About {
        match self.enhanced {
            // About the sender's address.
            Some((1, 7 | 8)) => About::Host,
            Some((2, 2)) => About::Moment,
            // Of Exchange and others: 5.4.x is no such mailbox, no such domain, or no route to it, and
            // 5.7.x says who may write to this mailbox.
            Some((1 | 2, _) | (4, 1 | 4 | 6 | 310) | (7, 124 | 129 | 133..=135)) => {
                About::Recipient
            }
            // Outlook: "550 5.5.0 mailbox unavailable".
            Some((5, 0)) if self.status == 550 => About::Recipient,
            Some((6, _)) => About::Content,
            Some((7, 1)) if self.says(&["recipient address rejected"]) && !self.is_about_host() => {
                About::Recipient
            }
            Some((0, _)) | None => self.at_recipient_by_words(),
            Some(_) => About::Host,
        }
    }

    /// Without an enhanced status code.
    fn at_recipient_by_words(&self) -> About {
        match self.status {
            _ if self.says(&MAILBOX_FULL) => About::Moment,
            552 => About::Moment,
            550 | 551 | 553 if !self.is_about_host() => About::Recipient,
            _ => About::Host,
        }
    }

    fn at_content(&self, stage: MailStage) -> About {
        match self.enhanced {
            Some((1 | 2, _)) => self.at_recipient(),
            Some((3, 4) | (6, _)) => About::Content,
            Some((0, _)) | None => match self.status {
                _ if self.says(&MAILBOX_FULL) => About::Moment,
                552 => About::Content,
                550 | 551 | 553 | 554 if !self.is_about_host() && !self.says(&SUSPECTS_SPAM) => {
                    match self.says(&ABOUT_THE_MAILBOX) {
                        true => About::Recipient,
                        false if stage == MailStage::Content => About::Content,
                        false => About::Host,
                    }
                }
                _ => About::Host,
            },
            Some(_) => About::Host,
        }
    }

    fn is_about_host(&self) -> bool {
        self.says(&ABOUT_THE_HOST)
    }

    fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.words.contains(word))
    }
}

/// The words in lower case. An address may contain any of those that decide.
fn without_addresses(words: &str) -> String {
    let words = words.split_whitespace().filter(|word| !word.contains('@'));
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The enhanced status code `5.7.1` that a reply begins with (RFC 2034), without its class.
fn enhanced(words: &str) -> Option<(u16, u16)> {
    let code = words.split([' ', ':']).next()?;
    let mut numbers = code.trim_start_matches('#').split('.');
    numbers.next().filter(|class| matches!(*class, "4" | "5"))?;
    let pair = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    numbers.next().is_none().then_some(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(stage: MailStage, reply: &str) -> About {
        let (status, words) = reply.split_once(' ').unwrap();
        let words = without_addresses(words);
        let status = status.parse().unwrap();
        Refusal { status, enhanced: enhanced(&words), words: &words }.about(stage)
    }

    #[test]
    fn before_the_recipient_a_refusal_is_about_this_host() {
        for (stage, reply) in [
            (
                MailStage::Hello,
                "504 5.5.2 <3f2a9c>: Helo command rejected: need fully-qualified hostname",
            ),
            (MailStage::Hello, "550 5.7.1 Access denied"),
            (MailStage::Hello, "421 4.7.0 Try again later, closing connection. (EHLO)"),
            (MailStage::Login, "535 5.7.8 Username and Password not accepted"),
            (MailStage::Sender, "530 5.7.0 Authentication Required"),
            (MailStage::Sender, "553 5.7.1 <a@x>: Sender address rejected: not owned by user ada"),
            (MailStage::Sender, "550 5.1.0 envelope sender"),
            (MailStage::Sender, "550 mailbox unavailable"),
        ] {
            assert_eq!(about(stage, reply), About::Host, "{reply}");
        }
        for (stage, reply) in [
            (MailStage::Hello, "421 too busy"),
            (MailStage::Login, "454 4.7.0 Temporary authentication failure"),
            (MailStage::Sender, "451 4.3.0 try later"),
        ] {
            assert_eq!(about(stage, reply), About::Moment, "{reply}");
        }
    }

    #[test]
    fn a_refusal_of_the_recipient_is_told_from_one_of_this_host() {
        for reply in [
            "550 5.1.1 <ada@x>: Recipient address rejected: User unknown",
            "550 <relay@blocked.example> no mailbox",
            "550 No such user here",
            "551 User not local",
            "553 Mailbox name not allowed",
            "550 5.2.1 The email account that you tried to reach is disabled",
            "550 5.4.1 Recipient address rejected: Access denied",
            "550 5.4.310 DNS domain x does not exist",
            "550 5.5.0 Requested action not taken: mailbox unavailable",
            "550 5.7.1 <ada@x>: Recipient address rejected: not here",
            "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup",
            "556 5.1.10 Domain accepts no mail",
        ] {
            assert_eq!(about(MailStage::Recipient, reply), About::Recipient, "{reply}");
        }
        for reply in [
            "554 5.7.1 <ada@x>: Relay access denied",
            "550 relay not permitted",
            "550 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org",
            "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
            "550 5.7.23 <ada@x>: Recipient address rejected: Message rejected due to: SPF fail",
            "550 5.4.5 Daily user sending limit exceeded",
            "530 5.7.0 Authentication required",
            "550 5.7.1 too many recipients",
            "550 5.1.8 Sender address domain not found",
            "550 Sender verify failed",
            "503 5.5.1 bad sequence of commands",
            "535 5.7.8 not now",
        ] {
            assert_eq!(about(MailStage::Recipient, reply), About::Host, "{reply}");
        }
        for reply in
            ["450 greylisted", "552 5.2.2 mailbox full", "452 4.2.2 over quota", "552 full"]
        {
            assert_eq!(about(MailStage::Recipient, reply), About::Moment, "{reply}");
        }
    }

    #[test]
    fn a_refusal_of_the_content_is_told_from_a_quota() {
        for reply in [
            "550 5.4.5 Daily user sending limit exceeded. For more information on Gmail",
            "550 5.7.1 Message rejected: spam suspected",
            "554 rejected as spam",
            "554 5.7.9 Message not accepted for policy reasons",
        ] {
            for stage in [MailStage::Data, MailStage::Content] {
                assert_eq!(about(stage, reply), About::Host, "{reply}");
            }
        }
        for reply in ["552 5.3.4 message too big", "550 5.6.0 bad header", "554 transaction failed"]
        {
            assert_eq!(about(MailStage::Content, reply), About::Content, "{reply}");
        }
        for reply in ["550 5.1.1 no such user", "550 mailbox unavailable"] {
            assert_eq!(about(MailStage::Content, reply), About::Recipient, "{reply}");
        }
        assert_eq!(about(MailStage::Content, "552 5.2.2 mailbox full"), About::Moment);
        assert_eq!(about(MailStage::Content, "451 4.7.1 later"), About::Moment);
    }
}
