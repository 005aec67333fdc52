//! A proof of work: the browser finds a number that costs it some computing and nobody else's
//! attention. No third party is asked.

use std::{collections::BTreeMap, time::Duration};

use altcha::{CreateChallengeOptions, Payload, VerifySolutionOptions};
use async_trait::async_trait;
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;

use super::{Captcha, CaptchaError, Occasion, Widget, WithoutScripts, Work};
use crate::form::CAPTCHA_FIELD;

const PURPOSE: &str = "captcha proof of work";

/// The longest a challenge is good, so that few solutions have to be remembered.
const MOST_MINUTES: u64 = 10;

/// The numbers between which a difficulty is.
const DIFFICULTIES: std::ops::RangeInclusive<u32> = 1_000..=50_000_000;

/// A solution has about 700 bytes.
const MAX_ANSWER: usize = 4 * 1024;

/// Has the browser find a number, while somebody fills in the form.
///
/// - It is the [ALTCHA](https://altcha.org) protocol, version 2, with SHA-256: programs can answer a
///   challenge by any library for it. The server draws a number from 0 to the
///   [difficulty](Self::difficulty) and says half of its hash; the browser tries one after the other.
///   So there is a most that it takes, and a progress that can be shown.
/// - A challenge is signed, for one form at one site, and good once and for ten minutes.
/// - The browser works in slices of a few milliseconds, from when somebody begins to fill in the form,
///   and holds back what is sent until it is done. When a challenge got old meanwhile, it asks for
///   another one.
/// - The server draws and judges with one hash each, whatever the difficulty.
/// - Without scripts the form is to be sent no sooner than 20 seconds after it was opened, see
///   [`WithoutScripts::Wait`].
///
/// ```
/// use std::time::Duration;
/// use leptos_signup::server::captcha::{ProofOfWork, WithoutScripts};
///
/// let captcha = ProofOfWork::new()
///     .difficulty(500_000)
///     .without_scripts(WithoutScripts::Wait(Duration::from_secs(30)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct ProofOfWork {
    difficulty: u32,
    lives: Duration,
    without_scripts: WithoutScripts,
}

impl Default for ProofOfWork {
    fn default() -> Self {
        Self::new()
    }
}

impl ProofOfWork {
    /// Of 200,000 numbers at most.
    pub fn new() -> Self {
        Self {
            difficulty: 200_000,
            lives: Duration::from_secs(60 * MOST_MINUTES),
            without_scripts: WithoutScripts::Wait(Duration::from_secs(20)),
        }
    }

    /// Has the browser try so many numbers at most, and half of them on average; from 1,000 to
    /// 50,000,000. Default: 200,000, which a phone does in less than a second.
    pub fn difficulty(self, most: u32) -> Self {
        let difficulty = most.clamp(*DIFFICULTIES.start(), *DIFFICULTIES.end());
        Self { difficulty, ..self }
    }

    /// How long a challenge is good, from 30 seconds to 10 minutes. Default: 10 minutes.
    pub fn challenge_lives(self, lifetime: Duration) -> Self {
        let range = Duration::from_secs(30)..=Duration::from_secs(60 * MOST_MINUTES);
        Self { lives: lifetime.clamp(*range.start(), *range.end()), ..self }
    }

    /// What somebody without scripts can do. Default: to wait 20 seconds.
    pub fn without_scripts(self, way: WithoutScripts) -> Self {
        Self { without_scripts: way, ..self }
    }

    /// A new challenge.
    fn challenge(&self, occasion: &Occasion<'_>) -> Result<Work, Box<dyn std::error::Error>> {
        let mut number = [0; 4];
        getrandom::fill(&mut number)?;
        let expires = occasion.seconds() + self.lives.as_secs();
        let challenge = altcha::create_challenge(CreateChallengeOptions {
            algorithm: "SHA-256".to_owned(),
            counter: Some(u32::from_be_bytes(number) % (self.difficulty + 1)),
            cost: 1,
            data: Some(BTreeMap::from([
                ("expires".to_owned(), expires.into()),
                ("form".to_owned(), occasion.form.into()),
                ("most".to_owned(), self.difficulty.into()),
                ("site".to_owned(), occasion.site.into()),
            ])),
            hmac_signature_secret: occasion.keys.derived(PURPOSE).next(),
            ..CreateChallengeOptions::default()
        })?;
        Ok(Work {
            challenge: serde_json::to_string(&challenge)?,
            salt: challenge.parameters.salt,
            nonce: challenge.parameters.nonce,
            prefix: challenge.parameters.key_prefix,
            most: self.difficulty,
            lives: u32::try_from(self.lives.as_secs())?,
        })
    }
}

#[async_trait]
impl Captcha for ProofOfWork {
    fn widget(&self, occasion: &Occasion<'_>) -> Option<Widget> {
        match self.challenge(occasion) {
            Ok(work) => Some(Widget::Work(work)),
            Err(error) => {
                tracing::error!(%error, "no challenge could be made");
                None
            }
        }
    }

    fn field(&self) -> &str {
        CAPTCHA_FIELD
    }

    /// A challenge has one solution, which can be written in many ways.
    fn identity(&self, answer: &str) -> Option<String> {
        Some(read(answer)?.challenge.parameters.nonce)
    }

    async fn verify(&self, answer: &str, occasion: &Occasion<'_>) -> Result<(), CaptchaError> {
        let payload = read(answer).ok_or(CaptchaError::Wrong)?;
        let is_solved = occasion.keys.derived(PURPOSE).any(|key| {
            let options = VerifySolutionOptions::new(&payload.challenge, &payload.solution, key);
            altcha::verify_solution(options).is_ok_and(|result| result.verified)
        });
        let signed = payload.challenge.parameters.data.unwrap_or_default();
        let is_ours = signed.get("form").and_then(Value::as_str) == Some(occasion.form)
            && signed.get("site").and_then(Value::as_str) == Some(occasion.site);
        if !is_solved || !is_ours {
            return Err(CaptchaError::Wrong);
        }
        match signed.get("expires").and_then(Value::as_u64) {
            Some(expires) if expires > occasion.seconds() => Ok(()),
            _ => Err(CaptchaError::Expired),
        }
    }

    fn remembers(&self) -> Duration {
        self.lives
    }

    fn without_scripts(&self) -> WithoutScripts {
        self.without_scripts
    }
}

/// Reads a solution as ALTCHA writes it, which may be anything.
fn read(answer: &str) -> Option<Payload> {
    if answer.len() > MAX_ANSWER {
        return None;
    }
    serde_json::from_slice(&BASE64_STANDARD.decode(answer).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use std::time::{Instant, SystemTime};

    use serde_json::json;

    use super::*;
    use crate::server::{client::Client, key::SigningKeys};

    fn keys() -> SigningKeys {
        SigningKeys::new(Vec::new()).unwrap()
    }

    fn at(keys: &SigningKeys, seconds: u64) -> Occasion<'_> {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        Occasion { form: "news", site: "https://example.org", now, client: Client::default(), keys }
    }

    fn solve(work: &Work) -> String {
        let challenge = serde_json::from_str(&work.challenge).unwrap();
        let options = altcha::SolveChallengeOptions::new(&challenge);
        let solution = altcha::solve_challenge(options).unwrap().unwrap();
        BASE64_STANDARD.encode(serde_json::to_vec(&Payload { challenge, solution }).unwrap())
    }

    fn asked(occasion: &Occasion<'_>) -> Work {
        let work = ProofOfWork::new().difficulty(2_000).challenge(occasion).unwrap();
        assert_eq!((work.most, work.lives), (2_000, 600));
        work
    }

    async fn verdict(answer: &str, occasion: &Occasion<'_>) -> &'static str {
        match ProofOfWork::new().verify(answer, occasion).await {
            Ok(()) => "good",
            Err(CaptchaError::Expired) => "expired",
            Err(_) => "wrong",
        }
    }

    #[tokio::test]
    async fn a_solution_is_good_for_ten_minutes() {
        let keys = keys();
        let answer = solve(&asked(&at(&keys, 1000)));
        assert_eq!(verdict(&answer, &at(&keys, 1000)).await, "good");
        assert_eq!(verdict(&answer, &at(&keys, 1599)).await, "good");
        assert_eq!(verdict(&answer, &at(&keys, 1600)).await, "expired");
    }

    #[tokio::test]
    async fn a_solution_is_good_for_its_form_its_site_and_the_keys_that_signed_it() {
        let keys = keys();
        let here = at(&keys, 1000);
        let answer = solve(&asked(&here));
        assert_eq!(verdict(&answer, &Occasion { form: "account", ..here }).await, "wrong");
        let elsewhere = Occasion { site: "https://example.com", ..here };
        assert_eq!(verdict(&answer, &elsewhere).await, "wrong");
        let others = SigningKeys::new(Vec::new()).unwrap();
        assert_eq!(verdict(&answer, &at(&others, 1000)).await, "wrong");
    }

    #[tokio::test]
    async fn what_an_older_key_signed_is_still_good() {
        let key = |letter: &str| letter.repeat(32);
        let old = SigningKeys::new(vec![key("a")]).unwrap();
        let answer = solve(&asked(&at(&old, 1000)));
        let rotated = SigningKeys::new(vec![key("b"), key("a")]).unwrap();
        assert_eq!(verdict(&answer, &at(&rotated, 1000)).await, "good");
    }

    #[tokio::test]
    async fn nothing_that_was_signed_can_be_changed() {
        let keys = keys();
        let occasion = at(&keys, 1000);
        let answer = solve(&asked(&occasion));
        let payload: Value =
            serde_json::from_slice(&BASE64_STANDARD.decode(&answer).unwrap()).unwrap();
        for (pointer, value) in [
            ("/challenge/parameters/keyPrefix", json!("")),
            ("/challenge/parameters/keyPrefix", json!("00")),
            ("/challenge/parameters/keyLength", json!(0)),
            ("/challenge/parameters/cost", json!(0)),
            ("/challenge/parameters/algorithm", json!("SHA-512")),
            ("/challenge/parameters/nonce", json!("00".repeat(16))),
            ("/challenge/parameters/salt", json!("")),
            ("/challenge/parameters/data/expires", json!(u64::MAX)),
            ("/challenge/parameters/data/most", json!(0)),
            ("/challenge/parameters/data", json!(null)),
            ("/challenge/signature", json!(null)),
            ("/challenge/signature", json!("")),
            ("/solution/counter", json!(2_001)),
            ("/solution/derivedKey", json!("")),
            ("/solution/derivedKey", json!("é")),
        ] {
            let mut forged = payload.clone();
            *forged.pointer_mut(pointer).unwrap() = value;
            let forged = BASE64_STANDARD.encode(forged.to_string());
            assert_eq!(verdict(&forged, &occasion).await, "wrong", "{pointer}");
        }
        let long = "A".repeat(MAX_ANSWER + 4);
        for answer in ["", "x", "bnVsbA==", "e30=", "é", &answer[1..], &long] {
            assert_eq!(verdict(answer, &occasion).await, "wrong", "{answer}");
        }
    }

    #[test]
    fn an_answer_is_the_same_however_it_is_written() {
        let keys = keys();
        let answer = solve(&asked(&at(&keys, 1000)));
        let payload: Value =
            serde_json::from_slice(&BASE64_STANDARD.decode(&answer).unwrap()).unwrap();
        let spaced = BASE64_STANDARD.encode(serde_json::to_string_pretty(&payload).unwrap());
        let captcha = ProofOfWork::new();
        assert_ne!(spaced, answer);
        assert_eq!(captcha.identity(&spaced), captcha.identity(&answer));
        assert_eq!(captcha.identity("e30="), None);
    }

    #[tokio::test]
    async fn judging_costs_less_than_a_millisecond_whatever_the_difficulty() {
        let keys = keys();
        let occasion = at(&keys, 1000);
        let work = ProofOfWork::new().difficulty(300_000).challenge(&occasion).unwrap();
        let answer = solve(&work);
        let begun = Instant::now();
        for _ in 0..100 {
            assert_eq!(verdict(&answer, &occasion).await, "good");
        }
        let each = begun.elapsed() / 100;
        // Ten times what it takes in a debug build on a busy machine.
        assert!(each < Duration::from_millis(10), "{each:?}");
    }

    #[test]
    fn a_difficulty_is_kept_within_reason() {
        assert_eq!(ProofOfWork::new().difficulty(0).difficulty, 1_000);
        assert_eq!(ProofOfWork::new().difficulty(u32::MAX).difficulty, 50_000_000);
        let day = Duration::from_secs(86_400);
        assert_eq!(ProofOfWork::new().challenge_lives(day).lives.as_secs(), 600);
    }
}
