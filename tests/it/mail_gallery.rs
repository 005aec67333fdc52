//! Every kind of mail, written to files for `make mail-pictures`.

use std::{fs, path::PathBuf, time::Duration};

use leptos_signup::{
    Mail, MailLogo, MailLook, SignupBuilder,
    text::languages::{ARABIC, ENGLISH, GERMAN, HEBREW},
};

use crate::common::{Host, ORIGIN, PASSWORD, letter_form};

const ADA: &str = "ada@example.org";
const LOGO: &[u8] = include_bytes!("../common/orchard.png");

fn branded(builder: SignupBuilder) -> SignupBuilder {
    builder.mail_look(
        MailLook::new()
            .logo(MailLogo::inside(LOGO, "Orchard", 150, 40).light_plate())
            .accent("#2e7d32")
            .support("help@orchard.example")
            .postal_line("Orchard Ltd, 1 Apple Way, Bristol BS1 4ND"),
    )
}

/// The folder, without the files of an earlier run.
fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/mails");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

async fn newest(host: &Host, to: &str) -> Mail {
    host.mails(to).await.remove(0)
}

/// A mail of each kind in the language, by the name of its files.
async fn of_each_kind(host: &Host, lang: &str) -> Vec<(&'static str, Mail)> {
    let (ada, bob) = (format!("{lang}-{ADA}"), format!("{lang}-bob@example.org"));
    let account = [("email", &*ada), ("password", PASSWORD), ("page-lang", lang)];
    let list = [("email", &*bob), ("page-lang", lang)];
    let mut mails = Vec::new();
    host.clock.advance(Duration::from_secs(1));
    host.post("/join/us", &account).await;
    mails.push(("confirm", newest(host, &ada).await));
    let cookie = host.open_newest(&ada).await;
    host.clock.advance(Duration::from_secs(1));
    host.confirm(&cookie).await;
    mails.push(("welcome", newest(host, &ada).await));
    host.clock.advance(Duration::from_secs(1));
    host.post("/join/us", &account).await;
    mails.push(("account-exists", newest(host, &ada).await));
    host.clock.advance(Duration::from_secs(1));
    host.signup.request_password_reset("account", &ada, None).await.unwrap();
    mails.push(("reset-password", newest(host, &ada).await));
    let id = host.signup.accounts("account").by_login(&ada).await.unwrap().unwrap().id;
    host.clock.advance(Duration::from_secs(1));
    host.signup.set_password(id, "some other plain words").await.unwrap();
    mails.push(("password-changed", newest(host, &ada).await));
    host.clock.advance(Duration::from_secs(1));
    host.post("/letter", &list).await;
    mails.push(("list-confirm", newest(host, &bob).await));
    let cookie = host.open_newest(&bob).await;
    host.clock.advance(Duration::from_secs(1));
    host.post_as("/letter/confirm", &cookie, &[]).await;
    mails.push(("list-welcome", newest(host, &bob).await));
    host.clock.advance(Duration::from_secs(1));
    host.post("/letter", &list).await;
    mails.push(("list-exists", newest(host, &bob).await));
    mails
}

#[tokio::test]
#[ignore = "it writes the files of `make mail-pictures`"]
async fn every_kind_of_mail_is_written_to_a_file() {
    let folder = folder();
    let settings = |builder: SignupBuilder| {
        builder
            .form(letter_form())
            .password_pages("account")
            .sign_in_at("/sign-in")
            .languages([ENGLISH, GERMAN, ARABIC, HEBREW])
    };
    fs::write(folder.join("logo.png"), LOGO).unwrap();
    for (look, is_branded) in [("plain", false), ("brand", true)] {
        let host = Host::start_with(|builder| match is_branded {
            true => branded(settings(builder)),
            false => settings(builder),
        });
        let host = host.await;
        for lang in ["en", "de", "ar", "he"] {
            for (kind, mail) in of_each_kind(&host, lang).await {
                let text = format!("Subject: {}\n\n{}", mail.subject, mail.text);
                for (content, ending) in [(mail.html, "html"), (text, "txt")] {
                    let name = format!("{kind}.{lang}.{look}.{ending}");
                    let content = content
                        .replace(ORIGIN, "https://orchard.example")
                        .replace("127.0.0.1:3000", "orchard.example");
                    fs::write(folder.join(name), content).unwrap();
                }
            }
        }
    }
}
