//! A mail server on loopback that accepts and counts all mails.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, Instant},
};

use tokio::{
    io::{self, AsyncBufReadExt, AsyncWriteExt, BufReader, BufWriter},
    net::{TcpListener, TcpStream},
    time::sleep,
};

/// A received mail, identified by its `Message-ID`.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The recipient of the first copy.
    pub recipient: String,
    /// The number of copies received.
    pub times: u32,
    /// When the first copy arrived.
    pub at: Instant,
    /// Whether all copies have the same bytes and the same recipient.
    pub is_same: bool,
    content: String,
}

/// A running mail server.
#[derive(Clone, Debug)]
pub struct Sink {
    port: u16,
    letters: Arc<Mutex<HashMap<String, Letter>>>,
}

/// The delays of the server.
#[derive(Clone, Copy, Debug, Default)]
struct Delays {
    /// The longest delay between storing a mail and its response.
    accepting: Duration,
    /// The delay before a recipient is accepted whose name begins with `slow`.
    slow: Duration,
}

impl Sink {
    /// Starts a server that delays recipients whose names begin with `slow` by `slow`, and only them.
    pub async fn start(slow: Duration) -> Self {
        Self::listen(Delays { slow, ..Delays::default() }).await
    }

    /// Starts a server that responds to each stored mail after a random delay of up to `accepting`.
    pub async fn start_with_delay(accepting: Duration) -> Self {
        Self::listen(Delays { accepting, ..Delays::default() }).await
    }

    async fn listen(delays: Delays) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let sink = Self { port, letters: Arc::default() };
        let running = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let sink = running.clone();
                // Clients are killed on purpose, so an error here is expected.
                tokio::spawn(async move { drop(sink.serve(stream, delays).await) });
            }
        });
        sink
    }

    /// The URL for `SmtpMailer`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// All mails received so far, by `Message-ID`.
    #[must_use]
    pub fn letters(&self) -> HashMap<String, Letter> {
        self.lock().clone()
    }

    /// The number of different mails received so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lock().len()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Letter>> {
        self.letters.lock().unwrap()
    }

    async fn serve(&self, stream: TcpStream, delays: Delays) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut stream = BufReader::new(BufWriter::new(stream));
        stream.write_all(b"220 sink ESMTP\r\n").await?;
        let (mut recipient, mut line) = (String::new(), String::new());
        loop {
            // The replies to commands that came together go together.
            if !has_line(&stream) {
                stream.flush().await?;
            }
            line.clear();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
            let answer: &[u8] = match verb.as_str() {
                "EHLO" => b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
                "RCPT" => {
                    let to = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
                    recipient = to.map_or("", |(to, _)| to).to_owned();
                    if recipient.starts_with("slow") {
                        sleep(delays.slow).await;
                    }
                    b"250 OK\r\n"
                }
                "DATA" => {
                    stream.write_all(b"354 Go ahead\r\n").await?;
                    stream.flush().await?;
                    let Some(content) = read_content(&mut stream).await? else { return Ok(()) };
                    self.take(&recipient, &content);
                    if !delays.accepting.is_zero() {
                        sleep(delays.accepting.mul_f64(fastrand::f64())).await;
                    }
                    b"250 OK\r\n"
                }
                "QUIT" => {
                    stream.write_all(b"221 Bye\r\n").await?;
                    return stream.flush().await;
                }
                _ => b"250 OK\r\n",
            };
            stream.write_all(answer).await?;
        }
    }

    fn take(&self, recipient: &str, content: &str) {
        let id = content.lines().find_map(|line| line.strip_prefix("Message-ID: "));
        let id = id.unwrap_or("none").trim().to_owned();
        let mut letters = self.lock();
        let letter = letters.entry(id).or_insert_with(|| Letter {
            recipient: recipient.to_owned(),
            times: 0,
            at: Instant::now(),
            is_same: true,
            content: content.to_owned(),
        });
        letter.times += 1;
        letter.is_same &= letter.content == content && letter.recipient == recipient;
    }
}

type Client = BufReader<BufWriter<TcpStream>>;

fn has_line(stream: &Client) -> bool {
    stream.buffer().contains(&b'\n')
}

/// Reads up to the line with a single dot; `None` when the client disconnects before it.
async fn read_content(stream: &mut Client) -> io::Result<Option<String>> {
    let mut content = String::new();
    loop {
        let from = content.len();
        if stream.read_line(&mut content).await? == 0 {
            return Ok(None);
        }
        if &content[from..] == ".\r\n" {
            content.truncate(from);
            return Ok(Some(content));
        }
    }
}
