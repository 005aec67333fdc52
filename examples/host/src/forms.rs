//! The four sign-up forms of the host, in six languages.

use std::time::Duration;

use leptos_signup::{Form, form::Field, text::Words, username::UsernameRules};

/// A text in English, German, Spanish, French, Japanese and Arabic. The browser build that measures the
/// sign-up alone has English only.
macro_rules! words {
    ($en:literal, $de:literal, $es:literal, $fr:literal, $ja:literal, $ar:literal) => {
        if cfg!(feature = "translated") {
            Words::Each(|language| {
                match language.as_str() {
                    "de" => $de,
                    "es" => $es,
                    "fr" => $fr,
                    "ja" => $ja,
                    "ar" => $ar,
                    _ => $en,
                }
                .into()
            })
        } else {
            Words::All($en)
        }
    };
}

/// An account with an optional display name.
pub fn account_form() -> Form {
    Form::new("account")
        .at("/signup")
        .continue_to("/welcome")
        .email()
        .password()
        .field(Field::text("display_name").label(display_name()).autocomplete("name").optional())
}

fn display_name() -> Words {
    words!("Display name", "Anzeigename", "Nombre visible", "Nom affiché", "表示名", "الاسم الظاهر")
}

/// A newsletter: an email address, confirmed within twenty minutes.
pub fn newsletter_form() -> Form {
    Form::new("newsletter")
        .at("/newsletter")
        .continue_among(&["/welcome", "/orchard/"])
        .title(words!(
            "Get our newsletter",
            "Newsletter abonnieren",
            "Recibe nuestro boletín",
            "Recevez notre lettre d’information",
            "ニュースレターを受け取る",
            "احصل على نشرتنا البريدية"
        ))
        .submit_label(words!(
            "Subscribe",
            "Abonnieren",
            "Suscribirse",
            "S’abonner",
            "購読する",
            "اشتراك"
        ))
        .link_lifetime(Duration::from_secs(20 * 60))
        .email()
}

/// Usernames that would collide with the pages of this host.
const NAMES: UsernameRules = UsernameRules::new().with_reserved(&[
    "classroom",
    "join",
    "newsletter",
    "reset",
    "sign-in",
    "welcome",
]);

/// Members with a public name. The form says openly whether an address has an account.
pub fn join_form() -> Form {
    Form::new("join")
        .at("/join")
        .title(words!(
            "Join the orchard",
            "Mitglied im Obstgarten werden",
            "Únete al huerto",
            "Rejoignez le verger",
            "果樹園に参加する",
            "انضم إلى البستان"
        ))
        .submit_label(words!("Join", "Beitreten", "Unirse", "Rejoindre", "参加する", "انضمام"))
        .field(Field::username(NAMES))
        .email()
        .password()
        .reveal_duplicates()
}

/// A classroom: no email address, and a username that must be a GitHub login.
pub fn classroom_form() -> Form {
    let github = UsernameRules::ascii().with_length(2, 39);
    Form::new("classroom")
        .at("/classroom")
        .title(words!(
            "Come to class",
            "Zum Kurs anmelden",
            "Apúntate a la clase",
            "Inscrivez-vous au cours",
            "クラスに参加する",
            "انضم إلى الدرس"
        ))
        .field(Field::text("name").label(name()).length(2..=60).autocomplete("name"))
        .field(Field::username(github).label(github_id()))
        .password()
        .field(Field::checkbox("kasm").label(words!(
            "Kasm server needed",
            "Kasm-Server benötigt",
            "Necesito un servidor Kasm",
            "Serveur Kasm nécessaire",
            "Kasm サーバーが必要",
            "أحتاج إلى خادم Kasm"
        )))
}

fn name() -> Words {
    words!("Name", "Name", "Nombre", "Nom", "名前", "الاسم")
}

fn github_id() -> Words {
    words!(
        "GitHub ID",
        "GitHub-ID",
        "ID de GitHub",
        "Identifiant GitHub",
        "GitHub ID",
        "معرّف GitHub"
    )
}
