//! One connection to the mail server. Each step names its stage when it fails.

use std::{fmt::Write as _, time::Duration};

use lettre::{Address, Message};
use tokio::time::{self, Instant};

use crate::server::mail::{
    smtp::{
        ehlo_name::EhloName,
        failure::Failure,
        reply::{Extensions, Reply},
        server::{Encryption, Server},
        wire::{Wire, WireError},
    },
    stage::MailStage,
};

/// The longest wait for a server to say good-bye.
const QUIT_TIMEOUT: Duration = Duration::from_secs(5);

/// A connection that has greeted the server. It carries one mail after the other.
pub(super) struct Session {
    wire: Wire,
    hello: EhloName,
    offers: Extensions,
    /// The longest wait for one reply.
    limit: Duration,
    opened: Instant,
    mails: u32,
    /// Whether the server still holds a sender or a recipient of a mail that it refused.
    needs_reset: bool,
}

/// A command of a mail, and the reply that it must have.
struct Command {
    stage: MailStage,
    line: String,
    expects: fn(&Reply) -> bool,
}

impl Session {
    /// Connects, waits for the greeting and says EHLO.
    pub(super) async fn open(
        server: &Server,
        hello: EhloName,
        limit: Duration,
    ) -> Result<Self, Failure> {
        let dialing = async { server.dial.dial(&server.host, server.port).await };
        let stream = within(MailStage::Connect, limit, async { Ok(dialing.await?) }).await?;
        let mut wire = Wire::new(stream);
        if server.encryption == Encryption::Wrapped {
            wire = encrypted(wire, server, limit).await?;
        }
        let greeting = within(MailStage::Hello, limit, wire.reply()).await?;
        expect(MailStage::Hello, greeting, Reply::is_success)?;
        let offers = Extensions::default();
        let opened = Instant::now();
        let mut session = Self { wire, hello, offers, limit, opened, mails: 0, needs_reset: false };
        session.say_hello().await?;
        Ok(session)
    }

    async fn say_hello(&mut self) -> Result<(), Failure> {
        let line = format!("EHLO {}\r\n", self.hello);
        let reply = self.ask(MailStage::Hello, &line).await?;
        self.offers = Extensions::read(&expect(MailStage::Hello, reply, Reply::is_success)?);
        Ok(())
    }

    /// Starts TLS if the mail URL says so, and says EHLO again.
    pub(super) async fn encrypt(mut self, server: &Server) -> Result<Self, Failure> {
        match server.encryption {
            Encryption::StartTls if !self.offers.starttls => return Err(Failure::no_starttls()),
            Encryption::StartTls => {}
            Encryption::Opportunistic if self.offers.starttls => {}
            Encryption::Opportunistic | Encryption::Wrapped | Encryption::None => return Ok(self),
        }
        let reply = self.ask(MailStage::Tls, "STARTTLS\r\n").await?;
        expect(MailStage::Tls, reply, Reply::is_success)?;
        self.wire = encrypted(self.wire, server, self.limit).await?;
        // What the server said before is not to be trusted (RFC 3207 §4.2).
        self.offers = Extensions::default();
        self.say_hello().await?;
        Ok(self)
    }

    /// Logs in if the mail URL has a user. Returns whether it did.
    pub(super) async fn log_in(&mut self, server: &Server) -> Result<bool, Failure> {
        const STAGE: MailStage = MailStage::Login;
        let Some(login) = &server.login else { return Ok(false) };
        if self.offers.auth_plain {
            let reply = self.ask(STAGE, &format!("AUTH PLAIN {}\r\n", login.plain())).await?;
            expect(STAGE, reply, Reply::is_success)?;
            return Ok(true);
        }
        if !self.offers.auth_login {
            return Err(Failure::no_mechanism());
        }
        let mut reply = self.ask(STAGE, "AUTH LOGIN\r\n").await?;
        for answer in login.answers() {
            expect(STAGE, reply, Reply::is_intermediate)?;
            reply = self.ask(STAGE, &format!("{answer}\r\n")).await?;
        }
        expect(STAGE, reply, Reply::is_success)?;
        Ok(true)
    }

    /// Sends a mail. Returns the session too if it can carry another mail: if each reply to this one
    /// arrived, and nothing else did. In each other case, also when this future is dropped, the
    /// connection is closed.
    pub(super) async fn carry(mut self, message: &Message) -> (Result<(), Failure>, Option<Self>) {
        self.mails += 1;
        let carried = match self.try_carry(message).await {
            Ok(outcome) => outcome,
            Err(failure) => return (Err(failure), None),
        };
        self.needs_reset = carried.is_err();
        let is_clean = !self.wire.has_unread();
        (carried, is_clean.then_some(self))
    }

    /// After the inner failure the session can carry another mail, and after the outer one it cannot.
    async fn try_carry(&mut self, message: &Message) -> Result<Result<(), Failure>, Failure> {
        let commands = match self.commands(message) {
            Ok(commands) => commands,
            Err(failure) => return Ok(Err(failure)),
        };
        let refusal = match self.offers.pipelining {
            true => self.run_together(&commands).await?,
            false => self.run_one_by_one(&commands).await?,
        };
        if let Some(refusal) = refusal {
            return Ok(Err(refusal));
        }
        let content = content(message.formatted());
        within(MailStage::Content, self.limit, self.wire.send(&content)).await?;
        let reply = self.read(MailStage::Content).await?;
        in_order(MailStage::Content, reply, Reply::is_success)
    }

    /// The commands before the content.
    fn commands(&self, message: &Message) -> Result<Vec<Command>, Failure> {
        let is_success = Reply::is_success;
        let envelope = message.envelope();
        let (sender, recipients) = (envelope.from(), envelope.to());
        let mut commands = Vec::with_capacity(4);
        if self.needs_reset {
            let line = "RSET\r\n".to_owned();
            commands.push(Command { stage: MailStage::Sender, line, expects: is_success });
        }
        let line = self.mail_from(sender, recipients)?;
        commands.push(Command { stage: MailStage::Sender, line, expects: is_success });
        for recipient in recipients {
            let line = format!("RCPT TO:<{recipient}>\r\n");
            commands.push(Command { stage: MailStage::Recipient, line, expects: is_success });
        }
        let (stage, line) = (MailStage::Data, "DATA\r\n".to_owned());
        commands.push(Command { stage, line, expects: Reply::is_intermediate });
        Ok(commands)
    }

    fn mail_from(
        &self,
        sender: Option<&Address>,
        recipients: &[Address],
    ) -> Result<String, Failure> {
        let is_ascii = |address: &Address| AsRef::<str>::as_ref(address).is_ascii();
        let mut line = "MAIL FROM:<".to_owned();
        if let Some(sender) = sender {
            // Writing to a string never fails.
            let _ = write!(line, "{sender}");
        }
        line.push('>');
        let stage = match (sender.is_none_or(is_ascii), recipients.iter().all(is_ascii)) {
            (true, true) => {
                line.push_str("\r\n");
                return Ok(line);
            }
            (false, _) => MailStage::Sender,
            (true, false) => MailStage::Recipient,
        };
        if !self.offers.smtputf8 {
            return Err(Failure::no_smtputf8(stage));
        }
        // The header `To` has the address. All else is ASCII.
        line.push_str(" SMTPUTF8 BODY=8BITMIME\r\n");
        Ok(line)
    }

    /// Sends all commands in one write and reads the reply to each of them (RFC 2920 §3.1). Returns the
    /// first refusal.
    async fn run_together(&mut self, commands: &[Command]) -> Result<Option<Failure>, Failure> {
        let lines: String = commands.iter().map(|command| command.line.as_str()).collect();
        let first = commands.first().map_or(MailStage::Sender, |command| command.stage);
        within(first, self.limit, self.wire.send(lines.as_bytes())).await?;
        let (mut refusal, mut is_addressed, mut awaits_content) = (None, false, false);
        for command in commands {
            let reply = self.read(command.stage).await;
            awaits_content = reply.as_ref().is_ok_and(Reply::is_intermediate);
            match reply.and_then(|reply| in_order(command.stage, reply, command.expects)) {
                Ok(Ok(())) => is_addressed |= command.stage == MailStage::Recipient,
                Ok(Err(refused)) => _ = refusal.get_or_insert(refused),
                // The server may hang up after its refusal.
                Err(failure) => return Err(refusal.unwrap_or(failure)),
            }
        }
        let Some(refusal) = refusal else { return Ok(None) };
        match awaits_content {
            false => Ok(Some(refusal)),
            // The end of an empty mail would send it to this recipient.
            true if is_addressed => Err(refusal),
            // The server awaits a mail to no recipient.
            true => match self.ask(MailStage::Content, ".\r\n").await {
                Ok(_) => Ok(Some(refusal)),
                Err(_) => Err(refusal),
            },
        }
    }

    /// Sends each command after the reply to the one before. Returns the first refusal.
    async fn run_one_by_one(&mut self, commands: &[Command]) -> Result<Option<Failure>, Failure> {
        for command in commands {
            let reply = self.ask(command.stage, &command.line).await?;
            if let Err(refused) = in_order(command.stage, reply, command.expects)? {
                return Ok(Some(refused));
            }
        }
        Ok(None)
    }

    /// Names the sender, for a check.
    pub(super) async fn sender(&mut self, message: &Message) -> Result<(), Failure> {
        let line = self.mail_from(message.envelope().from(), &[])?;
        let reply = self.ask(MailStage::Sender, &line).await?;
        expect(MailStage::Sender, reply, Reply::is_success).map(drop)
    }

    /// Forgets the sender, so that a check sends no mail.
    pub(super) async fn reset(&mut self) -> Result<(), Failure> {
        let reply = self.ask(MailStage::Reset, "RSET\r\n").await?;
        expect(MailStage::Reset, reply, Reply::is_success).map(drop)
    }

    /// Says good-bye.
    pub(super) async fn close(mut self) {
        drop(time::timeout(QUIT_TIMEOUT, self.ask(MailStage::Reset, "QUIT\r\n")).await);
    }

    async fn ask(&mut self, stage: MailStage, line: &str) -> Result<Reply, Failure> {
        within(stage, self.limit, self.wire.send(line.as_bytes())).await?;
        self.read(stage).await
    }

    async fn read(&mut self, stage: MailStage) -> Result<Reply, Failure> {
        within(stage, self.limit, self.wire.reply()).await
    }

    /// Whether the session is too old, or has carried too many mails, for another one.
    pub(super) fn is_spent(&self, max_age: Duration, max_mails: u32) -> bool {
        self.mails >= max_mails || self.opened.elapsed() >= max_age
    }

    /// Whether the server has said nothing on its own, such as that it hangs up.
    pub(super) async fn is_quiet(&mut self) -> bool {
        self.wire.is_quiet().await
    }

    pub(super) fn hello(&self) -> &EhloName {
        &self.hello
    }

    pub(super) fn is_encrypted(&self) -> bool {
        self.wire.is_encrypted()
    }

    /// Whether the server takes international local parts (RFC 6531).
    pub(super) fn takes_smtputf8(&self) -> bool {
        self.offers.smtputf8
    }

    /// Overrules what the server offers.
    pub(super) fn refuse_smtputf8(&mut self) {
        self.offers.smtputf8 = false;
    }
}

async fn encrypted(wire: Wire, server: &Server, limit: Duration) -> Result<Wire, Failure> {
    within(MailStage::Tls, limit, wire.encrypt(&server.host, server.tls.clone())).await
}

fn expect(
    stage: MailStage,
    reply: Reply,
    is_expected: fn(&Reply) -> bool,
) -> Result<Reply, Failure> {
    if is_expected(&reply) { Ok(reply) } else { Err(Failure::refused(stage, reply)) }
}

/// Like [`expect`], with an outer failure if the server does not keep to the order of replies, or hangs
/// up: the client must not trust anything that the server says after that.
fn in_order(
    stage: MailStage,
    reply: Reply,
    is_expected: fn(&Reply) -> bool,
) -> Result<Result<(), Failure>, Failure> {
    let is_in_order = is_expected(&reply) || (reply.is_refusal() && !reply.is_closing());
    match (expect(stage, reply, is_expected), is_in_order) {
        (Err(failure), false) => Err(failure),
        (outcome, _) => Ok(outcome.map(drop)),
    }
}

async fn within<T>(
    stage: MailStage,
    limit: Duration,
    step: impl Future<Output = Result<T, WireError>>,
) -> Result<T, Failure> {
    match time::timeout(limit, step).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(Failure::wire(stage, error)),
        Err(_) => Err(Failure::timeout(stage)),
    }
}

/// A mail as it goes over the wire, with its end: a dot at the start of a line is doubled (RFC 5321
/// §4.5.2), and a line with a single dot ends it.
fn content(mail: Vec<u8>) -> Vec<u8> {
    let mut content = Vec::with_capacity(mail.len() + 64);
    let mut is_line_start = true;
    for byte in mail {
        if is_line_start && byte == b'.' {
            content.push(b'.');
        }
        // Also after a bare CR or LF, which some servers take for the end of a line.
        is_line_start = matches!(byte, b'\n' | b'\r');
        content.push(byte);
    }
    if !content.ends_with(b"\r\n") {
        content.extend_from_slice(b"\r\n");
    }
    content.extend_from_slice(b".\r\n");
    content
}

#[cfg(test)]
mod tests {
    use super::content;

    #[test]
    fn no_line_of_a_mail_ends_it() {
        for (mail, wire) in [
            ("", "\r\n.\r\n"),
            ("a", "a\r\n.\r\n"),
            ("a\r\n", "a\r\n.\r\n"),
            (".", "..\r\n.\r\n"),
            ("a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n.\r\n"),
            ("a\n.\r.\nb..c", "a\n..\r..\nb..c\r\n.\r\n"),
        ] {
            let sent = content(mail.as_bytes().to_vec());
            assert_eq!(String::from_utf8(sent).unwrap(), wire, "{mail:?}");
        }
    }
}
