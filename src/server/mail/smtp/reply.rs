//! Replies of a mail server (RFC 5321 §4.2): strict, and never longer than a limit.

use std::{borrow::Cow, fmt};

/// The longest line of a reply. RFC 5321 §4.5.3.1.5 allows 512 bytes, and some servers send more.
const MAX_LINE: usize = 2_048;

/// The longest reply with all its lines.
const MAX_REPLY: usize = 16_384;

/// A complete reply.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Reply {
    code: u16,
    lines: Vec<String>,
}

/// Why bytes are no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed(pub(super) &'static str);

impl Reply {
    /// Reads the reply at the start of `bytes`, and returns it with its length. Returns `None` while more
    /// bytes must follow.
    pub(super) fn parse(bytes: &[u8]) -> Result<Option<(Self, usize)>, Malformed> {
        let (mut code, mut lines, mut at) = (None, Vec::new(), 0);
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(length) = rest.iter().position(|byte| *byte == b'\n') else {
                return match rest.len() > MAX_LINE || bytes.len() >= MAX_REPLY {
                    true => Err(Malformed("a reply of the server is too long")),
                    false => Ok(None),
                };
            };
            at += length + 1;
            if length > MAX_LINE || at > MAX_REPLY {
                return Err(Malformed("a reply of the server is too long"));
            }
            let line = rest.get(..length).and_then(|line| line.strip_suffix(b"\r"));
            let line = line.ok_or(Malformed("a line of the server ends without CRLF"))?;
            let (line_code, is_last, text) = parse_line(line)?;
            if *code.get_or_insert(line_code) != line_code {
                return Err(Malformed("the lines of a reply have different codes"));
            }
            lines.push(text);
            if is_last {
                return Ok(Some((Self { code: line_code, lines }, at)));
            }
        }
    }

    pub(super) fn code(&self) -> u16 {
        self.code
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(String::as_str)
    }

    /// Whether the server did what it was asked to.
    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.code)
    }

    /// Whether the server waits for more of this command.
    pub(super) fn is_intermediate(&self) -> bool {
        (300..400).contains(&self.code)
    }

    pub(super) fn is_refusal(&self) -> bool {
        self.code >= 400
    }

    /// Whether the server hangs up.
    pub(super) fn is_closing(&self) -> bool {
        self.code == 421
    }

    /// The text in one line. A repeated enhanced status code (RFC 2034 §4) is there once.
    pub(super) fn words(&self) -> String {
        let mut lines = self.lines.iter();
        let mut words = lines.next().cloned().unwrap_or_default();
        let enhanced = words.split(' ').next().filter(|word| is_enhanced(word)).map(str::to_owned);
        for line in lines {
            let repeated = enhanced.as_ref().and_then(|code| line.strip_prefix(code.as_str()));
            words.push(' ');
            words.push_str(repeated.map_or(line.as_str(), str::trim_start));
        }
        words
    }
}

/// Splits a line into its code, whether it is the last one, and its text.
fn parse_line(line: &[u8]) -> Result<(u16, bool, String), Malformed> {
    let malformed = Malformed("a line of the server is no reply");
    let (code, rest) = line.split_at_checked(3).ok_or(malformed)?;
    let [hundreds @ b'2'..=b'5', tens @ b'0'..=b'5', ones @ b'0'..=b'9'] = code else {
        return Err(malformed);
    };
    let digit = |byte: u8| u16::from(byte - b'0');
    let code = digit(*hundreds) * 100 + digit(*tens) * 10 + digit(*ones);
    let (is_last, text) = match rest.split_first() {
        None => (true, rest),
        Some((b' ', text)) => (true, text),
        Some((b'-', text)) => (false, text),
        Some(_) => return Err(malformed),
    };
    Ok((code, is_last, printable(&String::from_utf8_lossy(text))))
}

/// Without control characters, so that no reply forges a line in a log.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn is_enhanced(word: &str) -> bool {
    word.starts_with(['2', '4', '5'])
        && word.split('.').count() == 3
        && word.split('.').all(|part| {
            (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// What a server offers in its answer to EHLO (RFC 5321 §4.1.1.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extensions {
    /// Commands may be sent in groups (RFC 2920).
    pub(super) pipelining: bool,
    /// Local parts may be international (RFC 6531).
    pub(super) smtputf8: bool,
    pub(super) starttls: bool,
    /// Mechanisms of AUTH (RFC 4954).
    pub(super) auth_plain: bool,
    pub(super) auth_login: bool,
}

impl Extensions {
    pub(super) fn read(reply: &Reply) -> Self {
        let mut offers = Self::default();
        for line in reply.lines().skip(1) {
            let line = line.to_ascii_uppercase();
            // Old servers write `AUTH=PLAIN`.
            let mut words = line.split([' ', '=']);
            match words.next().unwrap_or_default() {
                "PIPELINING" => offers.pipelining = true,
                "SMTPUTF8" => offers.smtputf8 = true,
                "STARTTLS" => offers.starttls = true,
                "AUTH" => {
                    for mechanism in words {
                        offers.auth_plain |= mechanism == "PLAIN";
                        offers.auth_login |= mechanism == "LOGIN";
                    }
                }
                _ => {}
            }
        }
        offers
    }
}

/// As a log shows a refusal.
impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.code {
            400..500 => Cow::Borrowed("transient error"),
            500.. => Cow::Borrowed("permanent error"),
            _ => Cow::Borrowed("unexpected reply"),
        };
        write!(f, "{kind} ({}): {}", self.code, self.words())
    }
}

/// A server may repeat a log-in or an address.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply").field("code", &self.code).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Result<Option<(Reply, usize)>, Malformed> {
        Reply::parse(text.as_bytes())
    }

    fn whole(text: &str) -> Reply {
        let (reply, length) = parse(text).unwrap().unwrap();
        assert_eq!(length, text.len());
        reply
    }

    #[test]
    fn a_reply_may_have_many_lines() {
        let reply = whole("250-stub\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n");
        assert_eq!((reply.code(), reply.lines().count()), (250, 3));
        assert!(reply.is_success() && !reply.is_refusal());
        assert_eq!(whole("250\r\n").words(), "");
        assert_eq!(whole("354 \r\n").code(), 354);
        let twice = whole("550-5.4.5 Daily user\r\n550 5.4.5 sending limit exceeded\r\n");
        assert_eq!(twice.words(), "5.4.5 Daily user sending limit exceeded");
        assert_eq!(twice.to_string(), format!("permanent error (550): {}", twice.words()));
        assert_eq!(whole("421 a\tb\u{7}c\r\n").words(), "a b c");
    }

    #[test]
    fn what_is_no_reply_is_refused() {
        for text in [
            "\r\n",
            "25\r\n",
            "hello\r\n",
            "150 mark\r\n",
            "650 x\r\n",
            "260 x\r\n",
            "25a x\r\n",
            "250_x\r\n",
            "250 x\n",
            "250-a\r\n550 b\r\n",
            " 250 x\r\n",
            "\u{662}50 x\r\n",
        ] {
            assert!(parse(text).is_err(), "{text:?}");
        }
        let long = format!("250 {}\r\n", "a".repeat(MAX_LINE));
        assert!(parse(&long).is_err());
        assert!(parse(&long[..long.len() - 2]).is_err(), "before its end");
        assert!(parse(&"250-a\r\n".repeat(MAX_REPLY / 7 + 1)).is_err());
    }

    #[test]
    fn extensions_are_read_in_any_spelling() {
        let offers = Extensions::read(&whole(
            "250-SMTPUTF8\r\n250-Pipelining\r\n250-AUTH=login\r\n250-AUTH CRAM-MD5 PLAIN\r\n250 STARTTLSX\r\n",
        ));
        let expected = Extensions {
            pipelining: true,
            auth_plain: true,
            auth_login: true,
            ..Extensions::default()
        };
        assert_eq!(offers, expected, "the first line is the name of the server");
    }

    fn reply_text() -> impl Strategy<Value = String> {
        (200_u16..=559, prop::collection::vec("[ -~ö]{0,40}", 1..5)).prop_map(|(code, lines)| {
            let code = code / 100 * 100 + code % 60;
            let last = lines.len() - 1;
            let line = |(at, text): (usize, String)| {
                format!("{code}{}{text}\r\n", if at == last { ' ' } else { '-' })
            };
            lines.into_iter().enumerate().map(line).collect()
        })
    }

    proptest! {
        /// However the network cuts the bytes, the same replies come out, and never early.
        #[test]
        fn a_reply_is_the_same_however_it_arrives(
            texts in prop::collection::vec(reply_text(), 1..4),
            cuts in prop::collection::vec(1_usize..20, 1..60),
        ) {
            let bytes = texts.concat().into_bytes();
            let (mut arrived, mut read, mut replies) = (0, 0, Vec::new());
            let mut cuts = cuts.into_iter().cycle();
            while arrived < bytes.len() {
                arrived = (arrived + cuts.next().unwrap()).min(bytes.len());
                while let Some((reply, length)) = Reply::parse(&bytes[read..arrived]).unwrap() {
                    read += length;
                    replies.push(reply);
                }
            }
            prop_assert_eq!(read, bytes.len());
            let whole: Vec<Reply> = texts.iter().map(|text| whole(text)).collect();
            prop_assert_eq!(replies, whole);
        }

        #[test]
        fn no_bytes_make_the_parser_panic_or_wait_for_ever(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(Some((_, length))) = Reply::parse(&bytes) {
                prop_assert!(length <= bytes.len() && bytes[length - 1] == b'\n');
            }
            let mut endless = bytes.clone();
            endless.resize(MAX_REPLY, b'5');
            prop_assert_ne!(Reply::parse(&endless), Ok(None));
        }
    }
}
