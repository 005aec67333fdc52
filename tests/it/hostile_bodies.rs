//! Ten thousand bodies to each endpoint, of all sorts: none is answered with a failure, and the
//! server lives on.

use axum::{
    body::Body,
    http::{HeaderValue, Request},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use leptos::server_fn::ServerFn;
use leptos_signup::{
    captcha::ProofOfWork,
    server_functions::{Available, Register},
};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use crate::common::{Host, class_form, code, link, with_garden};

/// Each endpoint, and bodies that it takes or nearly takes. `TOKEN`, `CODE` and `ATTEMPT` stand for
/// good ones, `ANSWER` and `PASS` for what a captcha nearly takes. The passwords are short, so that few of
/// these are hashed.
const ENDPOINTS: [(&str, &[&str]); 19] = [
    ("/join/us", &["form=account&email=ada%40example.org&password=short&more-=", "email=a"]),
    (
        "/garden",
        &["form=garden&email=ada%40example.org&name=Ada&since=1999&about=x%0D%0Ay&side=sun\
             &tools=on&rules=on&source=site"],
    ),
    ("/class", &["form=class&username=ada&password=short", "username=%D0%B0da"]),
    (
        "/class",
        &[
            "form=class&username=ada&password=just+many+plain+words&captcha=ANSWER",
            "form=class&username=ada&password=just+many+plain+words&captcha-pass=PASS",
        ],
    ),
    ("/join/us/check", &["code=CODE", "again=1", "code=1234-5678&username=ada&password=x"]),
    ("/join/us/confirm", &["", "again=1", "password=short&username=ada"]),
    ("/join/us/address", &["email=eve%40example.org", "email=a&ticket=x"]),
    ("/join/us/not-me", &["sure=", "sure=x"]),
    (Register::PATH, &["form=account&email=ada%40example.org&password=short", "form=garden&a="]),
    (Available::PATH, &["form=class&username=ada", "form=account&username=%00"]),
    (
        "/join/us/api/v1/account",
        &[r#"{"email": "ada@example.org", "password": "short", "x": [null, 1e9, true]}"#],
    ),
    (
        "/join/us/api/v1/account/confirm",
        &[r#"{"token": "TOKEN"}"#, r#"{"attempt": "ATTEMPT", "code": "CODE", "password": "x"}"#],
    ),
    ("/join/us/api/v1/account/resend", &[r#"{"token": "TOKEN"}"#, r#"{"attempt": "ATTEMPT"}"#]),
    ("/join/us/forgot", &["email=ada%40example.org", "email=a"]),
    ("/join/us/reset", &["ticket=x&password=short", "password="]),
    ("/join/us/new-address", &["ticket=x", "token=TOKEN"]),
    ("/join/us/api/v1/account/forgot", &[r#"{"email": "ada@example.org"}"#]),
    ("/join/us/api/v1/account/reset", &[r#"{"token": "TOKEN", "password": "short"}"#]),
    ("/join/us/api/v1/account/new-address", &[r#"{"token": "TOKEN"}"#]),
];

/// What is put in at some place.
const SPLINTERS: [&[u8]; 32] = [
    b"%",
    b"%0",
    b"%00",
    b"%FF",
    b"%C3%28",
    b"%E2%80%AE",
    b"\xff",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\0",
    b"&",
    b"&&&",
    b"=",
    b"===",
    b"+",
    b";",
    b"[]",
    b"[x]",
    b"{",
    b"}",
    b"[[[[",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"1e999",
    b"-0",
    b"\r\n",
    b"%0D%0ABcc:",
    b"<script>",
    b"'--",
    b"${jndi:x}",
    "\u{202e}\u{feff}\u{10ffff}".as_bytes(),
];

#[derive(Clone, Debug)]
enum Change {
    Insert(usize, usize),
    Remove(usize, usize),
    Repeat(usize, usize),
    Flip(usize, u8),
    Blow(usize, u8, usize),
}

impl Change {
    fn apply(&self, body: &mut Vec<u8>) {
        let at = |place: usize| place % (body.len() + 1);
        match *self {
            Self::Insert(place, which) => {
                let (at, splinter) = (at(place), SPLINTERS[which % SPLINTERS.len()]);
                body.splice(at..at, splinter.iter().copied());
            }
            Self::Remove(from, many) => {
                let from = at(from);
                body.drain(from..(from + many).min(body.len()));
            }
            Self::Repeat(from, many) => {
                let from = at(from);
                let piece = body[from..(from + many).min(body.len())].to_vec();
                body.extend(piece);
            }
            Self::Flip(place, bits) => {
                let at = at(place);
                if let Some(byte) = body.get_mut(at) {
                    *byte ^= bits;
                }
            }
            Self::Blow(place, byte, many) => {
                let at = at(place);
                body.splice(at..at, std::iter::repeat_n(byte, many));
            }
        }
    }
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let place = 0..400_usize;
    let change = prop_oneof![
        4 => (place.clone(), 0..SPLINTERS.len()).prop_map(|(a, b)| Change::Insert(a, b)),
        2 => (place.clone(), 1..40_usize).prop_map(|(a, b)| Change::Remove(a, b)),
        2 => (place.clone(), 1..80_usize).prop_map(|(a, b)| Change::Repeat(a, b)),
        2 => (place.clone(), any::<u8>()).prop_map(|(a, b)| Change::Flip(a, b)),
        1 => (place, any::<u8>(), 0..20_000_usize).prop_map(|(a, b, c)| Change::Blow(a, b, c)),
    ];
    prop::collection::vec(change, 0..5)
}

/// Nearly a body of the endpoint, or anything at all.
fn body(seeds: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let near = (prop::sample::select(seeds), changes()).prop_map(|(seed, changes)| {
        let mut body = seed.as_bytes().to_vec();
        changes.iter().for_each(|change| change.apply(&mut body));
        body
    });
    let splinters = prop::collection::vec(prop::sample::select(&SPLINTERS[..]), 0..30);
    prop_oneof![
        6 => near,
        2 => splinters.prop_map(|splinters| splinters.concat()),
        2 => prop::collection::vec(any::<u8>(), 0..300),
    ]
}

/// Mostly the right one, and sometimes none or nonsense.
fn kind(path: &str) -> impl Strategy<Value = Vec<u8>> + use<> {
    let right = match path.contains("/api/v1/") {
        true => "application/json",
        false => "application/x-www-form-urlencoded",
    };
    let others: &[&str] = &[
        "",
        "text/plain",
        "application/json",
        "application/json; charset=utf-16",
        "application/x-www-form-urlencoded; charset=\"",
        "multipart/form-data; boundary=",
    ];
    prop_oneof![
        18 => Just(right.as_bytes().to_vec()),
        1 => prop::sample::select(others).prop_map(|it| it.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..30),
    ]
}

fn inputs() -> usize {
    std::env::var("HOSTILE_BODIES").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000)
}

/// `HOSTILE_BODIES` says how many to each endpoint. They are the same in each run.
#[tokio::test]
async fn ten_thousand_bodies_to_each_endpoint_are_answered_without_a_failure() {
    let host = Host::start_with(|builder| {
        let builder = with_garden(builder).form(class_form()).json_api("account");
        let builder = builder.password_pages("account");
        builder.captcha("class", ProofOfWork::new())
    })
    .await;
    let captcha = host.get("/class/captcha").await.body;
    let challenge = captcha.split_once("data-challenge=\"").unwrap().1.split('"').next().unwrap();
    let challenge = challenge.replace("&quot;", "\"");
    let solution = r#"{"counter": 1, "derivedKey": "00"}"#;
    let payload = format!(r#"{{"challenge": {challenge}, "solution": {solution}}}"#);
    let answer = BASE64_STANDARD.encode(payload).replace('+', "%2B");
    let originator = host.register("eve@example.org").await.cookie();
    let mail = host.mails("eve@example.org").await.remove(0);
    let opened = host.open(&link(&mail)).await;
    let cookies = format!("{originator}; {opened}");
    let secret = |cookie: &str| cookie.split_once('=').unwrap().1.to_owned();
    let good = [
        ("TOKEN", secret(&opened)),
        ("ATTEMPT", secret(&originator)),
        ("CODE", code(&mail)),
        ("ANSWER", answer),
        ("PASS", format!("1000.x.{}", "A".repeat(43))),
    ];

    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let (mut tried, mut statuses) = (0, std::collections::BTreeMap::new());
    for (path, seeds) in ENDPOINTS {
        let strategy = (body(seeds), kind(path), any::<bool>());
        for _ in 0..inputs() {
            let (mut body, kind, has_cookies) = strategy.new_tree(&mut runner).unwrap().current();
            if let Ok(text) = std::str::from_utf8(&body) {
                let text = good
                    .iter()
                    .fold(text.to_owned(), |text, (name, secret)| text.replace(name, secret));
                body = text.into_bytes();
            }
            let mut request = Request::post(path);
            if let Ok(kind) = HeaderValue::from_bytes(&kind) {
                request = request.header("content-type", kind);
            }
            if has_cookies {
                request = request.header("cookie", &cookies);
            }
            let shown = String::from_utf8_lossy(&body).into_owned();
            let answer = host.send(request.body(Body::from(body)).unwrap()).await;
            assert!(!answer.status.is_server_error(), "{path} {}: {shown:?}", answer.status);
            tried += 1;
            *statuses.entry(answer.status.as_u16()).or_insert(0) += 1;
        }
    }
    println!("{tried} bodies to {} endpoints: {statuses:?}", ENDPOINTS.len());
    assert_eq!(host.get("/join/us").await.status, 200);
}
