//! What stands in a mail, and what never does.

use leptos_signup::{MailLogo, MailLook};

use crate::common::{Host, ORIGIN, PASSWORD, code, forum_form, link, with_garden};

#[tokio::test]
async fn nothing_that_a_stranger_typed_is_in_a_mail() {
    let host = Host::start_with(|builder| with_garden(builder).form(forum_form())).await;
    let fields = [
        ("email", "ada@example.org"),
        ("name", "http://evil.test"),
        ("about", "<a href=\"http://evil.test\">Win!</a>\r\nBcc: eve@example.org"),
        ("side", "sun"),
        ("rules", "on"),
    ];
    assert_eq!(host.post("/garden", &fields).await.location(), "/garden/check");
    let fields =
        [("email", "ada@example.org"), ("username", "winner.evil"), ("password", PASSWORD)];
    assert_eq!(host.post("/forum", &fields).await.location(), "/forum/check");
    let mails = host.mails("ada@example.org").await;
    assert_eq!(mails.len(), 2);
    for mail in mails {
        for part in [&mail.subject, &mail.text, &mail.html, &mail.from, &mail.to] {
            assert!(!part.contains("evil") && !part.contains("Win!"), "{part}");
        }
    }
}

#[tokio::test]
async fn a_page_of_a_mail_loads_nothing_and_is_readable_in_the_dark() {
    let host =
        Host::start_with(|builder| builder.sign_in_at("/in").password_reset_at("/reset")).await;
    host.has_account("ada@example.org").await;
    host.clock.advance(std::time::Duration::from_secs(1));
    host.register("ada@example.org").await;
    let mails = host.mails("ada@example.org").await;
    assert_eq!(mails.len(), 3);
    for mail in &mails {
        for loads in
            ["<img", "<script", "<link", "<iframe", "url(", "@import", "src=", "background="]
        {
            assert!(!mail.html.contains(loads), "{loads}: {}", mail.html);
        }
        assert!(mail.html.contains(r#"<meta name="color-scheme" content="light dark""#));
        assert!(mail.html.contains(r#"<html lang="en" dir="ltr""#), "{}", mail.html);
        assert!(mail.image.is_none());
    }
    let owners: Vec<&str> = mails[0].text.lines().filter(|line| line.contains("://")).collect();
    // The last one is the site, in the signature.
    assert_eq!(owners, [format!("{ORIGIN}/in"), format!("{ORIGIN}/reset"), ORIGIN.to_owned()]);
}

#[tokio::test]
async fn link_and_code_stand_alone_on_their_lines_and_survive_a_mail_client() {
    let host = Host::start().await;
    host.register("ada@example.org").await;
    let mail = host.mails("ada@example.org").await.remove(0);
    let link = link(&mail);
    assert!(mail.text.lines().any(|line| line == link));
    assert!(mail.text.lines().any(|line| line.trim() == code(&mail)));
    // What recognises links in text leaves out signs at their end.
    assert!(link.ends_with(|last: char| last.is_ascii_alphanumeric()), "{link}");
    let not_me = link.replace("/confirm?", "/not-me?");
    assert!(mail.text.lines().any(|line| line == not_me), "{}", mail.text);
    let rest = mail.text.lines().filter(|line| !line.contains("://"));
    assert!(rest.clone().all(|line| line.len() <= 72 && (line == "-- " || !line.ends_with(' '))));
}

#[tokio::test]
async fn a_host_gives_its_brand_once_and_each_mail_has_it() {
    let logo = MailLogo::at("https://example.org/logo.png", "Orchard", 132, 40);
    let look = MailLook::new()
        .logo(logo)
        .accent("#2e7d32")
        .support("help@example.org")
        .postal_line("Orchard Ltd, 1 Apple Way, Bristol");
    let host = Host::start_with(|builder| builder.mail_look(look)).await;
    host.has_account("ada@example.org").await;
    host.clock.advance(std::time::Duration::from_secs(1));
    host.register("ada@example.org").await;
    let mails = host.mails("ada@example.org").await;
    assert_eq!(mails.len(), 3);
    for mail in &mails {
        assert!(mail.html.contains("src=\"https://example.org/logo.png\""), "{}", mail.html);
        assert_eq!(mail.html.matches("src=").count(), 1, "{}", mail.html);
        assert!(mail.html.contains("href=\"mailto:help@example.org\""), "{}", mail.html);
        for line in ["\nNeed help? help@example.org\n", "\nOrchard Ltd, 1 Apple Way, Bristol\n"] {
            assert!(mail.text.contains(line), "{}", mail.text);
        }
        assert!(!mail.subject.contains('-'), "the code is not in the subject: {}", mail.subject);
        assert_eq!(mail.from, "Orchard <noreply@localhost>");
    }
}

#[tokio::test]
async fn the_code_is_in_the_subject_and_in_no_log_where_the_host_wants_it() {
    let look = MailLook::new().code_in_subject(true);
    let host = Host::start_with(|builder| builder.mail_look(look)).await;
    host.register("ada@example.org").await;
    let mail = host.mails("ada@example.org").await.remove(0);
    let code = code(&mail);
    assert_eq!(mail.subject, format!("{code} is your Orchard code"));
    assert!(!format!("{mail:?}").contains(&code), "{mail:?}");
    // The owner of an account gets no code, so the subject has none.
    host.has_account("eve@example.org").await;
    host.clock.advance(std::time::Duration::from_secs(1));
    host.register("eve@example.org").await;
    let subject = host.mails("eve@example.org").await.remove(0).subject;
    assert_eq!(subject, "You already have an account with Orchard");
}

#[tokio::test]
async fn a_logo_inside_a_mail_travels_with_it() {
    let file = include_bytes!("../common/orchard.png");
    let look = MailLook::new().logo(MailLogo::inside(file, "Orchard", 150, 40));
    let host = Host::start_with(|builder| builder.mail_look(look)).await;
    host.register("ada@example.org").await;
    let mail = host.mails("ada@example.org").await.remove(0);
    let image = mail.image.as_ref().unwrap();
    assert!(mail.html.contains(&format!("src=\"cid:{}\"", image.content_id)), "{}", mail.html);
    assert_eq!((image.media_type, &image.bytes[..]), ("image/png", &file[..]));
    let raw = String::from_utf8(mail.to_rfc5322().unwrap()).unwrap();
    assert!(
        raw.contains("multipart/related") && raw.contains("Content-ID: <logo@signup>"),
        "{raw}"
    );
}
