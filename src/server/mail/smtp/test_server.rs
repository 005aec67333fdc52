//! A mail server in memory, for tests in which time passes only when both sides wait.

use std::{
    io,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, UNIX_EPOCH},
};

use async_trait::async_trait;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, DuplexStream, duplex};

use crate::server::mail::{
    Mail,
    smtp::{
        SmtpMailer, url,
        wire::{Dial, Stream},
    },
};

/// The server hangs up.
pub(super) const CLOSE: &str = "(close)";
/// The server never answers.
pub(super) const SILENCE: &str = "(silence)";

/// A mail server in memory.
#[derive(Clone, Default)]
pub(super) struct Stub(Arc<State>);

#[derive(Default)]
struct State {
    offers: Mutex<Vec<&'static str>>,
    /// Replies in place of the usual ones, each for one command that begins with the word. `content`
    /// stands for the end of a mail. A reply may end with one of the words in parentheses.
    replies: Mutex<Vec<(&'static str, String)>>,
    /// The commands, each after the number of its connection.
    commands: Mutex<Vec<String>>,
    /// The recipient and the `Message-ID` of each accepted mail.
    accepted: Mutex<Vec<(String, String)>>,
    connections: AtomicUsize,
}

impl Stub {
    pub(super) fn offering(offers: &[&'static str]) -> Self {
        let stub = Self::default();
        stub.offer(offers);
        stub
    }

    pub(super) fn offer(&self, offers: &[&'static str]) {
        *self.0.offers.lock().unwrap() = offers.to_vec();
    }

    /// A mailer that sends to this server.
    pub(super) fn mailer(&self, parameters: &str) -> SmtpMailer {
        let mut server = url::parse(&format!("smtp://127.0.0.1{parameters}")).unwrap();
        server.dial = Box::new(self.clone());
        SmtpMailer::to(server)
    }

    /// Replies in this way to the next command that begins with the word.
    pub(super) fn reply(&self, word: &'static str, reply: &str) {
        self.0.replies.lock().unwrap().push((word, reply.to_owned()));
    }

    pub(super) fn commands(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.commands.lock().unwrap())
    }

    pub(super) fn accepted(&self) -> Vec<(String, String)> {
        self.0.accepted.lock().unwrap().clone()
    }

    pub(super) fn connections(&self) -> usize {
        self.0.connections.load(Ordering::SeqCst)
    }

    async fn serve(self, number: usize, stream: DuplexStream) -> Option<()> {
        let mut stream = BufReader::new(stream);
        self.answer(&mut stream, "greeting", "220 stub ESMTP").await?;
        let (mut line, mut recipient) = (String::new(), String::new());
        loop {
            line.clear();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            let command = line.trim_end().to_owned();
            self.0.commands.lock().unwrap().push(format!("{number} {command}"));
            let word = command.split([' ', ':']).next().unwrap_or_default();
            if !self.offers("PIPELINING") || matches!(word, "EHLO" | "DATA" | "STARTTLS" | "QUIT") {
                assert!(stream.buffer().is_empty(), "{command} is not the last of its group");
            }
            let is_done = match word {
                "EHLO" => self.answer(&mut stream, word, &self.hello()).await?,
                "AUTH" => self.answer(&mut stream, word, "235 welcome").await?,
                "DATA" => self.answer(&mut stream, word, "354 go ahead").await?,
                "QUIT" => self.answer(&mut stream, word, "221 bye").await?,
                "." => self.answer(&mut stream, word, "554 no recipients").await?,
                _ => self.answer(&mut stream, word, "250 ok").await?,
            };
            match word {
                "RCPT" => command.clone_into(&mut recipient),
                "DATA" if is_done => self.content(&mut stream, &recipient).await?,
                "QUIT" => return None,
                _ => {}
            }
        }
    }

    fn offers(&self, name: &str) -> bool {
        self.0.offers.lock().unwrap().contains(&name)
    }

    fn hello(&self) -> String {
        let mut lines = vec!["stub"];
        lines.extend(self.0.offers.lock().unwrap().iter());
        let (last, first) = lines.split_last().unwrap();
        let first: String = first.iter().map(|line| format!("250-{line}\r\n")).collect();
        format!("{first}250 {last}")
    }

    async fn content(&self, stream: &mut BufReader<DuplexStream>, recipient: &str) -> Option<()> {
        let mut mail = String::new();
        while !mail.ends_with("\r\n.\r\n") && mail != ".\r\n" {
            if stream.read_line(&mut mail).await.ok()? == 0 {
                return None;
            }
        }
        assert!(stream.buffer().is_empty(), "nothing is sent after a mail before its reply");
        if mail == ".\r\n" {
            self.0.commands.lock().unwrap().push("an empty mail".to_owned());
            self.answer(stream, ".", "554 no recipients").await?;
            return Some(());
        }
        if self.answer(stream, "content", "250 queued").await? {
            let id = mail.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap();
            self.0.accepted.lock().unwrap().push((recipient.to_owned(), id.to_owned()));
        }
        Some(())
    }

    /// Returns whether the reply means yes, and nothing when the connection ends.
    async fn answer(
        &self,
        stream: &mut BufReader<DuplexStream>,
        word: &str,
        usual: &str,
    ) -> Option<bool> {
        let reply = {
            let mut replies = self.0.replies.lock().unwrap();
            let at = replies.iter().position(|(known, _)| *known == word);
            at.map_or_else(|| format!("{usual}\r\n"), |at| replies.remove(at).1)
        };
        let (text, end) = match reply.split_once('(') {
            Some((text, end)) => (text, end),
            None => (reply.as_str(), ""),
        };
        let text = if text.is_empty() || text.ends_with('\n') || !end.is_empty() {
            text.to_owned()
        } else {
            format!("{text}\r\n")
        };
        stream.write_all(text.as_bytes()).await.ok()?;
        match end {
            "close)" => None,
            "silence)" => std::future::pending().await,
            _ => Some(text.starts_with(['2', '3'])),
        }
    }
}

#[async_trait]
impl Dial for Stub {
    async fn dial(&self, _: &str, _: u16) -> io::Result<Box<dyn Stream>> {
        let (ours, theirs) = duplex(64 * 1024);
        let number = self.0.connections.fetch_add(1, Ordering::SeqCst) + 1;
        #[allow(clippy::disallowed_methods, reason = "it ends with the test")]
        tokio::spawn(self.clone().serve(number, theirs));
        Ok(Box::new(ours))
    }
}

pub(super) fn mail_to(to: &str) -> Mail {
    Mail {
        message_id: format!("<{to}>"),
        from: "Demo <noreply@example.org>".to_owned(),
        to: to.to_owned(),
        subject: "Confirm".to_owned(),
        text: ".hello\n.\n".to_owned(),
        image: None,
        html: "<p>hello</p>".to_owned(),
        date: UNIX_EPOCH + Duration::from_secs(1_000_000_000),
        site_host: "app.example.org".to_owned(),
    }
}

pub(super) fn person(number: usize) -> Mail {
    mail_to(&format!("person{number}@example.org"))
}

pub(super) const PIPELINING: &[&str] = &["PIPELINING", "8BITMIME", "SMTPUTF8"];
pub(super) const PLAIN: &[&str] = &["8BITMIME"];
