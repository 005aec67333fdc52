//! A small outside service on loopback that speaks real HTTP and remembers what it was asked.

use std::{
    fmt,
    future::pending,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, Method, StatusCode},
    response::Response,
};
use tokio::{io::AsyncWriteExt, net::TcpListener};

/// What the service does with a request.
#[derive(Clone, Debug)]
pub enum Reply {
    Answer(StatusCode, String),
    With(StatusCode, Vec<(&'static str, String)>),
    /// A body of spaces without an end.
    Endless,
    /// A body that breaks off.
    BreaksOff,
    Never,
}

pub fn answer(status: u16, body: &str) -> Reply {
    Reply::Answer(StatusCode::from_u16(status).unwrap(), body.to_owned())
}

pub fn redirect(status: u16, to: &str) -> Reply {
    with(status, &[("location", to)])
}

pub fn with(status: u16, headers: &[(&'static str, &str)]) -> Reply {
    let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned()));
    Reply::With(StatusCode::from_u16(status).unwrap(), headers.collect())
}

/// A running service. It stops with the runtime.
pub struct Outside {
    pub url: String,
    desk: Arc<Desk>,
}

struct Desk {
    reply: Box<dyn Fn(&str) -> Reply + Send + Sync>,
    asked: Mutex<Vec<Asked>>,
    endless_chunks: AtomicUsize,
}

#[derive(Clone, Debug)]
pub struct Asked {
    pub method: Method,
    pub path: String,
    pub headers: HeaderMap,
}

impl Asked {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Outside {
    /// Replies to the path and query of a request.
    pub async fn start(reply: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let desk = Arc::new(Desk {
            reply: Box::new(reply),
            asked: Mutex::default(),
            endless_chunks: AtomicUsize::new(0),
        });
        let serving = Arc::clone(&desk);
        let routes = Router::new().fallback(move |request: Request| serve(serving, request));
        tokio::spawn(async { axum::serve(listener, routes).await });
        Self { url, desk }
    }

    /// What was asked, in that order.
    pub fn asked(&self) -> Vec<Asked> {
        self.desk.asked.lock().unwrap().clone()
    }

    pub fn paths(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.path).collect()
    }

    /// How much of an endless body was taken, in KiB.
    pub fn endless_kib(&self) -> usize {
        self.desk.endless_chunks.load(Ordering::SeqCst)
    }
}

async fn serve(desk: Arc<Desk>, request: Request) -> Response {
    let path = request.uri().to_string();
    let (method, headers) = (request.method().clone(), request.headers().clone());
    desk.asked.lock().unwrap().push(Asked { method, path: path.clone(), headers });
    match (desk.reply)(&path) {
        Reply::Answer(status, body) => {
            Response::builder().status(status).body(Body::from(body)).unwrap()
        }
        Reply::With(status, headers) => {
            let headers = headers.into_iter();
            let response = headers.fold(Response::builder().status(status), |response, pair| {
                response.header(pair.0, pair.1)
            });
            response.body(Body::empty()).unwrap()
        }
        Reply::Endless => {
            let chunk = Bytes::from_static(&[b' '; 1024]);
            let chunks = futures::stream::repeat_with(move || {
                desk.endless_chunks.fetch_add(1, Ordering::SeqCst);
                Ok::<_, std::io::Error>(chunk.clone())
            });
            Response::new(Body::from_stream(chunks))
        }
        Reply::BreaksOff => {
            let chunks = [Ok("{\"login\":"), Err(std::io::Error::other("the cable is out"))];
            Response::new(Body::from_stream(futures::stream::iter(chunks)))
        }
        Reply::Never => pending().await,
    }
}

/// Something that does not speak HTTP.
pub async fn start_stranger() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.write_all(b"220 mail.example.org ESMTP\r\n").await;
        }
    });
    url
}

/// A URL that refuses connections.
pub async fn refused_url() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}
