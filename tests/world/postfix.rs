//! Postfix takes the mails of a host and puts them into a mailbox: STARTTLS, the log-in, SMTPUTF8, and
//! the refusals of a real server.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use leptos_signup::{MailStage, SmtpMailer};

use crate::{
    common::{
        Host,
        server::{Kind, Server, installed, text},
        smtp::CA,
    },
    crowd::report,
};

struct Postfix;

impl Kind for Postfix {
    const PACKAGE: &'static str = "postfix";
    /// Its programs change to users of their own.
    const USER: &'static str = "root";
    const ADMIN: &'static str = "";

    fn programs() -> Option<Vec<PathBuf>> {
        let find = |name| installed([Path::new("/usr/sbin").join(name)]);
        ["postfix", "saslpasswd2"].into_iter().map(find).collect()
    }

    fn prepare(_: &[PathBuf], _: &Path) -> Vec<String> {
        vec!["true".to_owned()]
    }

    fn command(_: &[PathBuf], folder: &Path, port: u16) -> Vec<String> {
        let own = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/world/postfix.sh");
        let certificates = text(Path::new(CA).parent().unwrap());
        ["sh", own, &text(folder), &certificates, &port.to_string()].map(str::to_owned).into()
    }

    fn url(port: u16, parameters: &str) -> String {
        format!("smtp://ada:se%2Fcr%23et@127.0.0.1:{port}?{parameters}")
    }
}

impl Postfix {
    /// The mailbox, once it holds `text`.
    async fn mailbox(server: &Server<Self>, wanted: &str) -> String {
        let since = Instant::now();
        loop {
            let found = fs::read(server.folder().join("mail/all")).unwrap_or_default();
            // Quoted-printable: long lines are folded.
            let found = String::from_utf8_lossy(&found).replace("=\n", "").replace("=3D", "=");
            if found.contains(wanted) {
                return found;
            }
            assert!(since.elapsed() < Duration::from_secs(20), "no {wanted} in: {found}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

async fn host(url: &str) -> Host {
    let mailer = SmtpMailer::from_url(url).unwrap();
    Host::start_with(|builder| builder.mailer(mailer)).await
}

/// Signs up, and hands the mail to Postfix. Returns the cookie.
async fn register(host: &Host, email: &str) -> String {
    let cookie = host.register(email).await.cookie();
    host.signup.deliver_due_mail().await.unwrap();
    cookie
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_go_through_postfix_to_a_mailbox() {
    let Some(postfix) = tokio::task::block_in_place(Server::<Postfix>::start) else { return };
    let host = host(&postfix.url(&format!("tls=starttls&ca={CA}"))).await;

    let check = host.signup.check_mail().await.unwrap();
    assert!(check.failure().is_none(), "{check}");
    let wrong = postfix.url(&format!("tls=starttls&ca={CA}")).replace("%23et", "et");
    let wrong = self::host(&wrong).await.signup.check_mail().await.unwrap();
    assert_eq!(wrong.failure().unwrap().stage, MailStage::Login, "{wrong}");
    report("STARTTLS and the log-in are checked, and a wrong password is told");

    let cookie = register(&host, "ada@example.org").await;
    let mailbox = Postfix::mailbox(&postfix, "/join/us/confirm?token=").await;
    assert!(mailbox.contains("\nTo: ada@example.org\n"), "{mailbox}");
    let start = mailbox.find("http://127.0.0.1:3000/join/us/confirm?token=").unwrap();
    let link = mailbox[start..].split_whitespace().next().unwrap();
    let opened = host.open(link).await;
    let done = host.confirm(&format!("{cookie}; {opened}")).await;
    assert_eq!(done.location(), "/join/us/done", "{}", done.body);
    report("a sign-up is confirmed by the link in the mailbox");

    register(&host, "zoë@bücher.example").await;
    let mailbox = Postfix::mailbox(&postfix, "zoë@").await;
    assert!(mailbox.contains("zoë@"), "{mailbox}");
    report("an address with ë goes out by SMTPUTF8");

    let cookie = register(&host, "gone@example.org").await;
    let refused = "SELECT count(*) FROM signup_outbox WHERE state = 'refused'";
    assert_eq!(host.count(refused).await, 1);
    let page = host.get_as("/join/us/check", &cookie).await;
    let page = match page.location() {
        "" => page,
        elsewhere => host.get_as(elsewhere, &cookie).await,
    };
    assert!(page.body.contains("could not deliver"), "{}", page.body);
    report("a recipient that Postfix refuses is told to the browser that signed up");

    let many: Vec<_> = (0..40).map(|n| format!("person{n}@example.org")).collect();
    for email in &many {
        host.register(email).await;
    }
    let delivered = host.signup.deliver_due_mail().await.unwrap();
    assert_eq!(delivered.sent, 40, "{delivered:?}");
    for email in &many {
        Postfix::mailbox(&postfix, &format!("\nTo: {email}\n")).await;
    }
    report("forty mails in one go");
}
