//! What stands in a mail, and what never does.

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
        // Colours come in pairs, so that no client turns one of them alone.
        assert_eq!(mail.html.matches("background:").count(), mail.html.matches("color:#").count());
    }
    let owners: Vec<&str> = mails[0].text.lines().filter(|line| line.contains("://")).collect();
    assert_eq!(owners, [format!("{ORIGIN}/in"), format!("{ORIGIN}/reset")]);
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
    assert!(rest.clone().all(|line| line.len() <= 72 && !line.ends_with(' ')));
}
