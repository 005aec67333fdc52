//! Each kind of mail, in each language, against what mail clients are known to do to mails.

use std::time::{Duration, UNIX_EPOCH};

use crate::{
    server::mail::{
        Mail,
        letter::{AccountKind, Composed, Letter, compose},
        letterhead::{Letterhead, OwnersLinks},
        look::{MailLogo, MailLook},
    },
    text::{catalogue::Catalogue, language::Direction, languages::ALL, translation::Translation},
};

const CODE: &str = "1234-5678";
const TOKEN: &str = "3q2-7wF--xYh_L0pQvS9tUzK1mNcBgR5jA8eIdWuTfo";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and so on";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn language(tag: &str) -> &'static Translation {
    ALL.iter().find(|it| it.language().as_str() == tag).unwrap()
}

/// Mails of a host, and what they lead to.
struct Desk {
    letterhead: Letterhead,
    link: String,
    not_me: String,
}

impl Desk {
    fn new(look: MailLook) -> Self {
        let at = |path: &str| format!("https://accounts.example.org{path}");
        Self {
            link: at(&format!("/signup/confirm?token={TOKEN}&lang=zh-Hant")),
            not_me: at(&format!("/signup/not-me?token={TOKEN}&lang=zh-Hant")),
            letterhead: Letterhead {
                forgot_pages: Vec::new(),
                site_name: "Orchard & <Sons>".to_owned(),
                site_url: "https://accounts.example.org".to_owned(),
                mail_from: "Orchard <noreply@example.org>".to_owned(),
                owners: OwnersLinks {
                    sign_in: Some(at("/sign-in?from=mail&x=1")),
                    password_reset: Some(at("/reset")),
                },
                look: look.checked().unwrap(),
            },
        }
    }

    fn plain() -> Self {
        Self::new(MailLook::new())
    }

    fn branded() -> Self {
        let logo = MailLogo::inside(PNG, "Orchard \"&\" Sons", 132, 40).light_plate();
        let look = MailLook::new().logo(logo).accent("#ffd400").button_text("#1c2130");
        Self::new(look.support("help@example.org").postal_line("Orchard Ltd, 1 Apple Way, Bristol"))
    }

    fn letters(&self) -> [Letter<'_>; 8] {
        let Self { letterhead: Letterhead { owners, .. }, link, not_me } = self;
        [
            Letter::Confirm { link, code: CODE, not_me, lives: DAY },
            Letter::AccountExists { owners },
            Letter::ResetPassword { link, lives: Duration::from_secs(30 * 60) },
            Letter::PasswordChanged { owners },
            Letter::Welcome { link },
            Letter::NewAddress { link, lives: Duration::from_secs(30 * 60) },
            Letter::AddressTaken,
            Letter::AddressChanged { shown: "n…@example.net" },
        ]
    }

    fn compose(&self, translation: &Translation, letter: &Letter<'_>) -> Composed {
        compose(&Catalogue::new(translation), letter, AccountKind::WithPassword, &self.letterhead)
    }

    /// All mails in this language.
    fn mails(&self, translation: &Translation) -> Vec<Composed> {
        let of = |kind| {
            let texts = Catalogue::new(translation);
            self.letters().map(|letter| compose(&texts, &letter, kind, &self.letterhead))
        };
        of(AccountKind::WithPassword).into_iter().chain(of(AccountKind::WithoutPassword)).collect()
    }

    fn confirmation(&self, translation: &Translation) -> Composed {
        self.compose(translation, &self.letters()[0])
    }

    /// The mail as it goes over the wire.
    fn raw(&self, composed: &Composed) -> String {
        let mail = Mail {
            message_id: "<0191@example.org>".to_owned(),
            from: self.letterhead.mail_from.clone(),
            to: "ada@example.org".to_owned(),
            subject: composed.subject.clone(),
            text: composed.text.clone(),
            html: composed.html.clone(),
            image: self.letterhead.look.logo.as_ref().and_then(|logo| logo.image.clone()),
            date: UNIX_EPOCH,
            site_host: "example.org".to_owned(),
        };
        String::from_utf8(mail.to_rfc5322().unwrap()).unwrap()
    }
}

/// Does this with each mail of each look in each language.
fn each(mut check: impl FnMut(&Desk, &Translation, &Composed)) {
    for desk in [Desk::plain(), Desk::branded()] {
        for translation in ALL {
            for mail in desk.mails(translation) {
                check(&desk, translation, &mail);
            }
        }
    }
}

/// Undoes quoted-printable by the letter of RFC 2045 §6.7.
fn decoded(encoded: &str) -> String {
    let joined = encoded.replace("=\r\n", "");
    let mut parts = joined.split('=');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
}

/// The bodies of the parts that are text, decoded.
fn text_parts(raw: &str) -> Vec<String> {
    let parts = raw.split("\r\n--=_").filter(|part| part.contains("Content-Type: text/"));
    parts.map(|part| decoded(part.split_once("\r\n\r\n").unwrap().1)).collect()
}

/// What a reader can see: without the head, comments and tags.
fn visible(html: &str) -> String {
    let body = html.split_once("<body").unwrap().1;
    let mut text = String::new();
    let mut rest = body.split_once('>').unwrap().1;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let end = if tag.starts_with("!--[if mso]>") { "<![endif]-->" } else { ">" };
        rest = tag.split_once(end).unwrap().1;
    }
    text
}

/// The elements that are open at the end, which must be none.
fn unbalanced(html: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    for tag in html.split('<').skip(1) {
        let name = tag.split(|c: char| c == '>' || c.is_whitespace()).next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name), "{tag}"),
            None if name.starts_with('!') || ["meta", "img"].contains(&name) => {}
            None if tag.split('>').next().unwrap().ends_with('/') => {}
            None => open.push(name.to_owned()),
        }
    }
    open
}

#[test]
fn gmail_shows_all_of_it_and_no_server_breaks_a_line() {
    let mut largest = 0;
    each(|desk, _, mail| {
        largest = largest.max(mail.html.len());
        // RFC 5322 §2.1.1 allows 998, and some servers take less.
        let longest = mail.html.lines().map(str::len).max().unwrap();
        assert!(longest < 800, "{longest}: {}", mail.html);
        let raw = desk.raw(mail);
        for line in raw.split("\r\n").filter(|line| !line.starts_with("Subject: ")) {
            assert!(line.len() <= 78, "{line}");
        }
    });
    // It clips at 102 KB.
    assert!(largest < 20_000, "{largest}");
}

#[test]
fn soft_line_breaks_leave_every_link_whole() {
    let scripts = ["ar", "de", "en", "hi", "ja", "ru"];
    each(|desk, translation, mail| {
        if scripts.contains(&translation.language().as_str()) {
            let parts = text_parts(&desk.raw(mail));
            assert_eq!(parts, [mail.text.clone(), mail.html.clone()]);
        }
    });
    let desk = Desk::plain();
    let mail = desk.confirmation(language("en"));
    let raw = desk.raw(&mail);
    assert!(raw.contains("token=3D") && raw.contains("=\r\n"), "links are encoded and broken");
    let [text, html] = &text_parts(&raw)[..] else { panic!("{raw}") };
    assert!(text.lines().any(|line| line == desk.link), "{text}");
    assert_eq!(html.matches(&desk.link.replace('&', "&amp;")).count(), 3, "{html}");
}

#[test]
fn the_preview_shows_the_preheader_and_nothing_more() {
    each(|desk, _, mail| {
        let visible = visible(&mail.html);
        let (preheader, filler) = visible.trim_start().split_once('\n').unwrap();
        assert!(preheader.chars().count() > 8, "{preheader}");
        assert!(!preheader.contains(CODE) && mail.subject != preheader);
        let of_filler = |c: &char| ['\u{2007}', '\u{34f}', '\n'].contains(c);
        assert!(filler.chars().take_while(of_filler).count() > 150, "{filler}");
        assert!(mail.html.contains("<div style=\"display:none;max-height:0;"));
        assert!(!desk.letterhead.look.code_in_subject && !mail.subject.contains(CODE));
    });
}

#[test]
fn the_code_is_in_the_subject_where_the_host_wants_it() {
    let desk = Desk::new(MailLook::new().code_in_subject(true));
    for translation in ALL {
        let [confirm, rest @ ..] = &desk.mails(translation)[..] else { panic!() };
        assert!(confirm.subject.contains(CODE) && confirm.subject.contains("Orchard"));
        assert!(rest[..4].iter().all(|mail| !mail.subject.contains(CODE)));
        // The heading says what to do.
        assert!(
            !confirm
                .html
                .split_once("<h1")
                .unwrap()
                .1
                .split_once("</h1>")
                .unwrap()
                .0
                .contains(CODE)
        );
    }
    assert_eq!(
        desk.confirmation(language("en")).subject,
        "1234-5678 is your Orchard & <Sons> code"
    );
}

#[test]
fn outlook_gets_a_button_and_the_others_get_theirs() {
    each(|_, translation, mail| {
        let html = &mail.html;
        let open =
            html.matches("<!--[if mso]>").count() + html.matches("<!--[if !mso]><!-->").count();
        let close = html.matches("<![endif]-->").count();
        assert_eq!(open, close, "{html}");
        let buttons = html.matches("class=\"label\"").count();
        for part in ["<v:roundrect", "</v:roundrect>", "<w:anchorlock/>", "<!--[if !mso]><!-->"] {
            assert_eq!(html.matches(part).count(), buttons, "{part}: {html}");
        }
        // Both have the same label and the same link.
        for shape in html.split("<v:roundrect").skip(1) {
            let href = shape.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
            let label = shape.split("bold\">").nth(1).unwrap().split("</center>").next().unwrap();
            assert!(shape.contains(&format!("<a class=\"label\" href=\"{href}\"")), "{shape}");
            assert!(shape.contains(&format!(">{label}</a>")), "{translation:?}: {shape}");
        }
        // Word ignores `max-width`.
        assert!(html.contains("<!--[if mso]><table role=\"presentation\" width=\"600\""));
        assert_eq!(unbalanced(html), Vec::<String>::new());
    });
}

#[test]
fn without_style_sheets_everything_is_styled() {
    each(|_, _, mail| {
        let body = mail.html.split_once("<body").unwrap().1;
        for tag in body.split('<').filter(|tag| tag.starts_with("table")) {
            assert!(tag.starts_with("table role=\"presentation\""), "{tag}");
        }
        for style in body.split("style=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            // No client turns one of them alone.
            assert!(!style.contains("background-color:") || style.contains(";color:#"), "{style}");
            let size = style.split("font-size:").nth(1).map(|it| it.split("px").next().unwrap());
            assert!(size.is_none_or(|size| size.parse::<u32>().unwrap() >= 16), "{style}");
        }
        for tag in ["p", "h1", "a", "span"] {
            for element in body.split(&format!("<{tag} ")).skip(1) {
                assert!(element.split('>').next().unwrap().contains("color:#"), "{element}");
            }
        }
    });
}

#[test]
fn dark_mode_reaches_each_colour_in_every_client() {
    let html = Desk::plain().confirmation(language("en")).html;
    let (head, body) = html.split_once("<body").unwrap();
    assert!(head.contains(r#"<meta name="color-scheme" content="light dark">"#));
    assert!(head.contains(r#"<meta name="supported-color-schemes" content="light dark">"#));
    let classes = body.split("class=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    for class in classes.flat_map(|all| all.split(' ')) {
        if ["outer", "pad", "wide", "code"].contains(&class) {
            continue;
        }
        let dark = head.split("prefers-color-scheme:dark").nth(1).unwrap();
        for rule in [format!("\n.{class}{{"), format!("] .{class}{{")] {
            assert!(dark.contains(&rule), "{rule}: {head}");
        }
    }
    for sheet in head.split("<style>").skip(1) {
        let sheet = sheet.split("</style>").next().unwrap();
        assert_eq!(sheet.matches('{').count(), sheet.matches('}').count(), "{sheet}");
        // Gmail drops more than 8192 characters.
        assert!(sheet.len() < 4_000);
    }
}

#[test]
fn right_to_left_is_said_where_webmail_keeps_it() {
    each(|_, translation, mail| {
        let (lang, dir) = (translation.language(), translation.direction().as_str());
        let both = format!("lang=\"{lang}\" dir=\"{dir}\"");
        assert!(mail.html.contains(&format!("<html {both}")), "{}", mail.html);
        assert!(mail.html.contains(&format!("<div class=\"canvas\" {both}")), "{}", mail.html);
        let (start, end) = match translation.direction() {
            Direction::LeftToRight => ("left", "right"),
            Direction::RightToLeft => ("right", "left"),
        };
        assert!(mail.html.contains(&format!("align=\"{start}\"")));
        assert!(!mail.html.contains(&format!("align=\"{end}\"")));
        for link in mail.html.split("<a class=\"muted\"").skip(1) {
            assert!(link.starts_with(" dir=\"ltr\""), "{link}");
        }
    });
    let arabic = Desk::plain().confirmation(language("ar")).html;
    assert!(arabic.contains("<td class=\"panel\" align=\"center\" dir=\"ltr\""), "{arabic}");
    assert!(arabic.contains("<p class=\"muted\" dir=\"ltr\" translate=\"no\""), "{arabic}");
}

#[test]
fn nothing_becomes_a_link_by_itself_and_nothing_is_loaded() {
    each(|desk, _, mail| {
        let head = mail.html.split_once("<body").unwrap().0;
        assert!(head.contains(r#"<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">"#));
        for loads in ["<script", "<link", "<iframe", "url(", "@import", "background=", "http-equiv"]
        {
            assert!(!mail.html.contains(loads), "{loads}: {}", mail.html);
        }
        let logos = usize::from(desk.letterhead.look.logo.is_some());
        assert_eq!(mail.html.matches("<img").count(), logos);
        assert_eq!(mail.html.matches("src=").count(), logos);
        let addresses = usize::from(desk.letterhead.look.support.is_some());
        // A new address is shortened, so no program takes it for one.
        let text = visible(&mail.html).replace("n…@", "");
        assert_eq!(text.matches('@').count(), addresses);
    });
}

#[test]
fn a_blocked_logo_is_its_text() {
    let desk = Desk::branded();
    let mail = desk.confirmation(language("en"));
    assert!(mail.html.contains("<img class=\"text plate\" src=\"cid:logo@signup\"\n width=\"132\" height=\"40\" alt=\"Orchard &quot;&amp;&quot; Sons\""), "{}", mail.html);
    let raw = desk.raw(&mail);
    for part in [
        "Content-Type: multipart/alternative;",
        "Content-Type: multipart/related;",
        "Content-ID: <logo@signup>",
        "Content-Disposition: inline; filename=\"logo.png\"",
        "Content-Type: image/png",
    ] {
        assert_eq!(raw.matches(part).count(), 1, "{part}: {raw}");
    }
    let logo = MailLogo::at("https://example.org/logo.png?a=1&b=2", "Orchard", 132, 40);
    let desk = Desk::new(MailLook::new().logo(logo));
    let mail = desk.confirmation(language("en"));
    assert!(mail.html.contains("src=\"https://example.org/logo.png?a=1&amp;b=2\""));
    assert!(!desk.raw(&mail).contains("multipart/related"));
}

#[test]
fn the_code_is_one_word_that_can_be_copied() {
    for translation in ALL {
        let mail = Desk::plain().confirmation(translation);
        assert_eq!(mail.html.matches(CODE).count(), 1);
        let code = mail.html.split("<span class=\"code text\"").nth(1).unwrap();
        assert!(code.contains("letter-spacing:") && code.contains("user-select:all"));
        assert_eq!(code.split('>').nth(1).unwrap(), "1234-5678</span");
        assert!(mail.text.lines().any(|line| line.trim() == CODE), "{}", mail.text);
    }
}

#[test]
fn the_text_is_short_lines_whole_links_and_a_signature() {
    each(|desk, _, mail| {
        let (body, signature) = mail.text.split_once("\n\n-- \n").unwrap();
        assert!(signature.contains("\nhttps://accounts.example.org\n"), "{signature}");
        for line in mail.text.lines() {
            let is_link = line.starts_with("https://") && !line.contains(' ');
            let columns = line.chars().filter(|c| !['\u{2068}', '\u{2069}'].contains(c)).count();
            assert!(is_link || columns <= 72, "{line}");
            assert!(line == "-- " || !line.ends_with(' '), "{line:?}");
        }
        let branded = desk.letterhead.look.support.is_some();
        assert_eq!(signature.contains("help@example.org"), branded);
        assert_eq!(signature.ends_with("\nOrchard Ltd, 1 Apple Way, Bristol\n"), branded);
        // What recognises links in text leaves out signs at their end.
        let links = body.lines().filter(|line| line.contains("://"));
        assert!(links.clone().all(|link| link.ends_with(|c: char| c.is_ascii_alphanumeric())));
    });
    let text = Desk::plain().confirmation(language("de")).text;
    assert!(
        text.contains(
            "\n\nE-Mail-Adresse bestätigen\nhttps://accounts.example.org/signup/confirm?"
        )
    );
    assert!(text.contains("\n\n    1234-5678\n\n"), "{text}");
}

#[test]
fn what_a_host_calls_itself_is_escaped() {
    each(|_, _, mail| {
        assert!(!mail.html.contains("<Sons>"), "{}", mail.html);
        assert!(mail.html.contains("Orchard &amp; &lt;Sons&gt;"), "{}", mail.html);
        assert!(mail.text.contains("Orchard & <Sons>"), "{}", mail.text);
    });
}

#[test]
fn an_owner_is_led_to_where_the_host_lets_owners_in() {
    let desk = Desk::plain();
    let mail = desk.compose(language("en"), &desk.letters()[1]);
    for link in
        ["https://accounts.example.org/sign-in?from=mail&x=1", "https://accounts.example.org/reset"]
    {
        assert!(mail.text.lines().any(|line| line == link), "{}", mail.text);
        assert!(mail.html.contains(&format!("href=\"{}\"", link.replace('&', "&amp;"))));
    }
    let bare = Desk {
        letterhead: Letterhead { owners: OwnersLinks::default(), ..desk.letterhead },
        ..desk
    };
    let mail = bare.compose(language("en"), &bare.letters()[1]);
    // The page of the site, in the footer, holds no secret.
    assert_eq!(mail.text.matches("http").count(), 1, "{}", mail.text);
    assert_eq!(mail.html.matches("href=").count(), 1, "{}", mail.html);
}
