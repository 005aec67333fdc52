//! A proof of work: the browser finds a number, which costs it some computing. No third party is
//! involved.

use std::{collections::BTreeMap, time::Duration};

use altcha::{CreateChallengeOptions, Payload, VerifySolutionOptions};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;

use crate::{
    form::{CAPTCHA_FIELD, WORK_FIELD},
    server::captcha::context::{CaptchaContext, CaptchaError, NoScriptPolicy},
    ui::captcha::widget::{Widget, Work},
};

/// What a proof of work is for. A solution for one is none for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WorkFor {
    /// The captcha of a form.
    Captcha,
    /// A limit that all visitors share and that is used up.
    Limit,
}

impl WorkFor {
    fn purpose(self) -> &'static str {
        match self {
            Self::Captcha => "captcha proof of work",
            Self::Limit => "limit proof of work",
        }
    }

    /// The name of the input that holds the solution.
    fn field(self) -> &'static str {
        match self {
            Self::Captcha => CAPTCHA_FIELD,
            Self::Limit => WORK_FIELD,
        }
    }
}

/// The longest life of a challenge. It bounds how many solutions the store remembers.
const MAX_MINUTES: u64 = 10;

/// The range of the difficulty.
const DIFFICULTIES: std::ops::RangeInclusive<u32> = 1_000..=50_000_000;

/// A solution has about 700 bytes.
const MAX_ANSWER: usize = 4 * 1024;

/// The browser finds a number while the visitor fills in the form.
///
/// - It uses the [ALTCHA](https://altcha.org) protocol, version 2, with SHA-256. Programs can answer a
///   challenge with any library for it. The server draws a number from 0 to the
///   [difficulty](Self::difficulty) and sends half of its hash; the browser tries one number after the
///   other. So the work has an upper bound, and its progress can be shown.
/// - A challenge is signed for one form at one site, and valid once and for ten minutes.
/// - The browser works in slices of a few milliseconds once the visitor begins to type, and delays the
///   submission until it is done. It replaces a challenge that expired in the meantime.
/// - The server needs one hash to draw and one to verify, at any difficulty.
/// - Without scripts the visitor must submit the form no sooner than 20 seconds after it opened, see
///   [`NoScriptPolicy::Wait`].
///
/// ```
/// use std::time::Duration;
/// use leptos_signup::captcha::{NoScriptPolicy, ProofOfWork};
///
/// let captcha = ProofOfWork::new()
///     .difficulty(500_000)
///     .no_script(NoScriptPolicy::Wait(Duration::from_secs(30)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct ProofOfWork {
    difficulty: u32,
    pub(crate) lifetime: Duration,
    pub(crate) no_script: NoScriptPolicy,
}

impl Default for ProofOfWork {
    fn default() -> Self {
        Self::new()
    }
}

impl ProofOfWork {
    /// A proof of work of at most 1,000,000 numbers.
    pub fn new() -> Self {
        Self {
            difficulty: 1_000_000,
            lifetime: Duration::from_secs(60 * MAX_MINUTES),
            no_script: NoScriptPolicy::Wait(Duration::from_secs(20)),
        }
    }

    /// Sets the most numbers to try, from 1,000 to 50,000,000; the average is half. Default: 1,000,000,
    /// which takes a phone a few seconds, while its owner types.
    pub fn difficulty(self, max_number: u32) -> Self {
        let difficulty = max_number.clamp(*DIFFICULTIES.start(), *DIFFICULTIES.end());
        Self { difficulty, ..self }
    }

    /// Five times as many numbers.
    pub(crate) fn harder(&self) -> Self {
        self.clone().difficulty(self.difficulty.saturating_mul(5))
    }

    /// Sets how long a challenge is valid, from 30 seconds to 10 minutes. Default: 10 minutes.
    pub fn challenge_lifetime(self, lifetime: Duration) -> Self {
        let range = Duration::from_secs(30)..=Duration::from_secs(60 * MAX_MINUTES);
        Self { lifetime: lifetime.clamp(*range.start(), *range.end()), ..self }
    }

    /// Sets what visitors without scripts can do. Default: wait 20 seconds.
    pub fn no_script(self, way: NoScriptPolicy) -> Self {
        Self { no_script: way, ..self }
    }

    /// The widget with a new challenge. Returns `None` when the system fails.
    pub(crate) fn render(&self, context: &CaptchaContext<'_>) -> Option<Widget> {
        self.render_for(WorkFor::Captcha, context).map(Widget::Work)
    }

    /// A new challenge for this purpose. Returns `None` when the system fails.
    pub(crate) fn render_for(&self, what: WorkFor, context: &CaptchaContext<'_>) -> Option<Work> {
        match self.challenge(what, context) {
            Ok(work) => Some(work),
            Err(error) => {
                tracing::error!(%error, "no captcha challenge could be created");
                None
            }
        }
    }

    /// A new challenge.
    fn challenge(
        &self,
        what: WorkFor,
        context: &CaptchaContext<'_>,
    ) -> Result<Work, Box<dyn std::error::Error>> {
        let mut number = [0; 4];
        getrandom::fill(&mut number)?;
        let expires = context.seconds() + self.lifetime.as_secs();
        let challenge = altcha::create_challenge(CreateChallengeOptions {
            algorithm: "SHA-256".to_owned(),
            counter: Some(u32::from_be_bytes(number) % (self.difficulty + 1)),
            cost: 1,
            data: Some(BTreeMap::from([
                ("expires".to_owned(), expires.into()),
                ("form".to_owned(), context.form.into()),
                ("most".to_owned(), self.difficulty.into()),
                ("site".to_owned(), context.site.into()),
            ])),
            hmac_signature_secret: context.keys.derived(what.purpose()).next(),
            ..CreateChallengeOptions::default()
        })?;
        Ok(Work {
            field: what.field(),
            challenge: serde_json::to_string(&challenge)?,
            salt: challenge.parameters.salt,
            nonce: challenge.parameters.nonce,
            prefix: challenge.parameters.key_prefix,
            max_number: self.difficulty,
            lifetime: u32::try_from(self.lifetime.as_secs())?,
        })
    }
}

/// The nonce of the challenge. A challenge has one solution, which can be written in many ways.
pub(crate) fn replay_key(answer: &str) -> Option<String> {
    Some(read(answer)?.challenge.parameters.nonce)
}

/// Verifies a solution, with one hash and one signature.
pub(crate) fn verify(
    what: WorkFor,
    answer: &str,
    context: &CaptchaContext<'_>,
) -> Result<(), CaptchaError> {
    let payload = read(answer).ok_or(CaptchaError::Wrong)?;
    let is_solved = context.keys.derived(what.purpose()).any(|key| {
        let options = VerifySolutionOptions::new(&payload.challenge, &payload.solution, key);
        altcha::verify_solution(options).is_ok_and(|result| result.verified)
    });
    let signed = payload.challenge.parameters.data.unwrap_or_default();
    let is_ours = signed.get("form").and_then(Value::as_str) == Some(context.form)
        && signed.get("site").and_then(Value::as_str) == Some(context.site);
    if !is_solved || !is_ours {
        return Err(CaptchaError::Wrong);
    }
    match signed.get("expires").and_then(Value::as_u64) {
        Some(expires) if expires > context.seconds() => Ok(()),
        _ => Err(CaptchaError::Expired),
    }
}

/// Reads a solution in ALTCHA's format. Returns `None` for any other text.
fn read(answer: &str) -> Option<Payload> {
    if answer.len() > MAX_ANSWER {
        return None;
    }
    serde_json::from_slice(&BASE64_STANDARD.decode(answer).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use serde_json::json;

    use super::*;
    use crate::server::{captcha::context::at, crypto::signing::SigningKeys};

    fn keys() -> SigningKeys {
        SigningKeys::new(Vec::new()).unwrap()
    }

    fn solve(work: &Work) -> String {
        let challenge = serde_json::from_str(&work.challenge).unwrap();
        let options = altcha::SolveChallengeOptions::new(&challenge);
        let solution = altcha::solve_challenge(options).unwrap().unwrap();
        BASE64_STANDARD.encode(serde_json::to_vec(&Payload { challenge, solution }).unwrap())
    }

    fn asked(context: &CaptchaContext<'_>) -> Work {
        let work =
            ProofOfWork::new().difficulty(2_000).challenge(WorkFor::Captcha, context).unwrap();
        assert_eq!((work.max_number, work.lifetime), (2_000, 600));
        work
    }

    fn verdict(answer: &str, context: &CaptchaContext<'_>) -> &'static str {
        match verify(WorkFor::Captcha, answer, context) {
            Ok(()) => "good",
            Err(CaptchaError::Expired) => "expired",
            Err(_) => "wrong",
        }
    }

    #[test]
    fn a_solution_is_valid_for_ten_minutes() {
        let keys = keys();
        let answer = solve(&asked(&at(&keys, 1000)));
        assert_eq!(verdict(&answer, &at(&keys, 1000)), "good");
        assert_eq!(verdict(&answer, &at(&keys, 1599)), "good");
        assert_eq!(verdict(&answer, &at(&keys, 1600)), "expired");
    }

    #[test]
    fn a_solution_is_valid_for_its_form_its_site_and_its_keys() {
        let keys = keys();
        let here = at(&keys, 1000);
        let answer = solve(&asked(&here));
        assert_eq!(verdict(&answer, &CaptchaContext { form: "account", ..here }), "wrong");
        let elsewhere = CaptchaContext { site: "https://example.com", ..here };
        assert_eq!(verdict(&answer, &elsewhere), "wrong");
        let others = SigningKeys::new(Vec::new()).unwrap();
        assert_eq!(verdict(&answer, &at(&others, 1000)), "wrong");
    }

    #[test]
    fn a_solution_is_valid_for_its_purpose() {
        let keys = keys();
        let context = at(&keys, 1000);
        let limit = ProofOfWork::new().difficulty(2_000).challenge(WorkFor::Limit, &context);
        let limit = limit.unwrap();
        assert_eq!((limit.field, asked(&context).field), ("captcha-work", "captcha"));
        let answer = solve(&limit);
        assert!(verify(WorkFor::Limit, &answer, &context).is_ok());
        assert_eq!(verdict(&answer, &context), "wrong");
        assert!(verify(WorkFor::Limit, &solve(&asked(&context)), &context).is_err());
    }

    #[test]
    fn a_challenge_of_an_older_key_is_still_valid() {
        let key = |letter: &str| ["a test key of more than 32 bytes ", letter].concat();
        let old = SigningKeys::new(vec![key("a")]).unwrap();
        let answer = solve(&asked(&at(&old, 1000)));
        let rotated = SigningKeys::new(vec![key("b"), key("a")]).unwrap();
        assert_eq!(verdict(&answer, &at(&rotated, 1000)), "good");
    }

    #[test]
    fn nothing_that_was_signed_can_be_changed() {
        let keys = keys();
        let context = at(&keys, 1000);
        let answer = solve(&asked(&context));
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
            assert_eq!(verdict(&forged, &context), "wrong", "{pointer}");
        }
        let long = "A".repeat(MAX_ANSWER + 4);
        for answer in ["", "x", "bnVsbA==", "e30=", "é", &answer[1..], &long] {
            assert_eq!(verdict(answer, &context), "wrong", "{answer}");
        }
    }

    #[test]
    fn an_answer_has_one_identity_however_it_is_written() {
        let keys = keys();
        let answer = solve(&asked(&at(&keys, 1000)));
        let payload: Value =
            serde_json::from_slice(&BASE64_STANDARD.decode(&answer).unwrap()).unwrap();
        let spaced = BASE64_STANDARD.encode(serde_json::to_string_pretty(&payload).unwrap());
        assert_ne!(spaced, answer);
        assert_eq!(replay_key(&spaced), replay_key(&answer));
        assert_eq!(replay_key("e30="), None);
    }

    #[test]
    fn verification_costs_less_than_a_millisecond_at_any_difficulty() {
        let keys = keys();
        let context = at(&keys, 1000);
        let work =
            ProofOfWork::new().difficulty(300_000).challenge(WorkFor::Captcha, &context).unwrap();
        let answer = solve(&work);
        let begun = Instant::now();
        for _ in 0..100 {
            assert_eq!(verdict(&answer, &context), "good");
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
        assert_eq!(ProofOfWork::new().challenge_lifetime(day).lifetime.as_secs(), 600);
    }
}
