//! A small name server on loopback that speaks the real protocol and remembers what it was asked.

use std::{
    collections::HashSet,
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard},
};

use hickory_proto::op::Message;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, UdpSocket},
    sync::watch,
};

use super::zone::{Answer, Zone};

/// A running name server. It stops with the runtime.
pub struct NameServer {
    pub address: SocketAddr,
    desk: Arc<Desk>,
}

impl NameServer {
    /// Answers from `zone`, each question at once.
    pub async fn start(zone: Zone) -> Self {
        Self::start_for(zone, 1).await
    }

    /// Answers from `zone`, and nobody before `company` questions have been waiting together.
    pub async fn start_for(zone: Zone, company: usize) -> Self {
        let (udp, tcp) = sockets().await.expect("loopback has a free port");
        let address = udp.local_addr().expect("a bound socket has an address");
        let (most_waiting, _) = watch::channel(0);
        let book = Mutex::default();
        let desk = Arc::new(Desk { zone, company, most_waiting, book });
        tokio::spawn(serve_udp(Arc::new(udp), Arc::clone(&desk)));
        tokio::spawn(serve_tcp(tcp, Arc::clone(&desk)));
        Self { address, desk }
    }

    /// What was asked, in that order: the type and the name. A question that was sent again
    /// because the answer took too long counts once.
    pub fn queries(&self) -> Vec<String> {
        self.desk.book().queries.clone()
    }

    /// How many names were asked for at the same time, at most.
    pub fn most_waiting(&self) -> usize {
        *self.desk.most_waiting.borrow()
    }
}

struct Desk {
    zone: Zone,
    company: usize,
    most_waiting: watch::Sender<usize>,
    book: Mutex<Book>,
}

#[derive(Default)]
struct Book {
    queries: Vec<String>,
    seen: HashSet<(u16, String)>,
    waiting: HashSet<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Transport {
    Udp,
    Tcp,
}

impl Desk {
    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().expect("nobody panics with the book")
    }

    async fn answer(&self, bytes: &[u8], transport: Transport) -> Option<Vec<u8>> {
        let query = Message::from_vec(bytes).expect("a resolver asks in DNS");
        let question = query.queries.first().expect("a query has a question").clone();
        let name = question.name().to_ascii().trim_end_matches('.').to_ascii_lowercase();
        let asked = format!("{} {name}", question.query_type());
        self.note(query.metadata.id, &asked);
        self.wait_for_company().await;
        self.book().waiting.remove(&asked);

        let answer = self.zone.answer(&name, question.query_type());
        let most_bytes = query.max_payload().into();
        let mut reply = query.into_response();
        reply.metadata.recursion_available = true;
        reply.additionals.clear();
        match answer {
            Answer::Silence => return None,
            Answer::Garbage => return Some([&bytes[..2], &[0x81, 0x80, 0xff, 0xff]].concat()),
            Answer::Code(code) => reply.metadata.response_code = code,
            Answer::Records(records) => reply.answers = records,
        }
        let bytes = reply.to_vec().expect("a reply can be written");
        if transport == Transport::Tcp || bytes.len() <= most_bytes {
            return Some(bytes);
        }
        Some(reply.truncate().to_vec().expect("a reply can be written"))
    }

    fn note(&self, id: u16, asked: &str) {
        let mut book = self.book();
        if book.seen.insert((id, asked.to_owned())) {
            book.queries.push(asked.to_owned());
        }
        book.waiting.insert(asked.to_owned());
        let waiting = book.waiting.len();
        self.most_waiting.send_modify(|most| *most = waiting.max(*most));
    }

    async fn wait_for_company(&self) {
        let mut most_waiting = self.most_waiting.subscribe();
        most_waiting.wait_for(|most| *most >= self.company).await.expect("the sender is alive");
    }
}

/// A port that is free for both, as a name server has them.
async fn sockets() -> io::Result<(UdpSocket, TcpListener)> {
    let mut last = io::Error::other("no port");
    for _ in 0..20 {
        let tcp = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        match UdpSocket::bind(tcp.local_addr()?).await {
            Ok(udp) => return Ok((udp, tcp)),
            Err(error) => last = error,
        }
    }
    Err(last)
}

async fn serve_udp(socket: Arc<UdpSocket>, desk: Arc<Desk>) {
    let mut buffer = [0; 4096];
    while let Ok((length, peer)) = socket.recv_from(&mut buffer).await {
        let (bytes, socket, desk) = (buffer[..length].to_vec(), socket.clone(), desk.clone());
        tokio::spawn(async move {
            if let Some(reply) = desk.answer(&bytes, Transport::Udp).await {
                // Who has gone away needs no answer.
                let _ = socket.send_to(&reply, peer).await;
            }
        });
    }
}

async fn serve_tcp(listener: TcpListener, desk: Arc<Desk>) {
    while let Ok((stream, _)) = listener.accept().await {
        let desk = desk.clone();
        tokio::spawn(async move {
            // The resolver closes the connection when it likes.
            let _ = serve_connection(stream, &desk).await;
        });
    }
}

/// RFC 1035 §4.2.2: each message stands behind its length.
async fn serve_connection(mut stream: TcpStream, desk: &Desk) -> io::Result<()> {
    loop {
        let mut bytes = vec![0; stream.read_u16().await?.into()];
        stream.read_exact(&mut bytes).await?;
        if let Some(reply) = desk.answer(&bytes, Transport::Tcp).await {
            let length = u16::try_from(reply.len()).expect("a reply fits");
            stream.write_u16(length).await?;
            stream.write_all(&reply).await?;
        }
    }
}
