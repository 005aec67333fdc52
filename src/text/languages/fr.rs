//! French, with *vous*, as public services, banks and most large sites in French do. No sentence
//! depends on the gender of the reader.
//!
//! Terms: *compte* for account, *inscription* and *s’inscrire* for sign-up, *se connecter* for sign
//! in, *adresse e-mail* for the address and *e-mail* for the message, *nom d’utilisateur*, *mot de
//! passe*, *code de confirmation*, *invitation* and *code d’invitation*, *liste d’attente*,
//! *contrôle de sécurité* for the captcha, *lien*, *navigateur*, *formulaire*.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// French.
pub const FRENCH: Translation = Translation::new("fr", "Français", wording)
    .plurals(Plurals::ZERO_ONE_OTHER)
    .grouping("\u{202f}", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Créez votre compte",
        M::SignUp => "S’inscrire",
        M::CreateAccount => "Créer un compte",
        M::PleaseWait => "Veuillez patienter…",
        M::EmailAddress => "Adresse e-mail",
        M::Username => "Nom d’utilisateur",
        M::Password => "Mot de passe",
        M::InviteCode => "Code d’invitation",
        M::ConfirmationCode => "Code de confirmation",
        M::CodeHint => "8 chiffres",
        M::PasswordHint => {
            "Utilisez au moins {min} {min:caractère|caractères}. Trois ou quatre mots pris au hasard sont faciles à retenir et difficiles à deviner."
        }
        M::LengthOf => "{count} sur {min}",
        M::CapsLockOn => "La touche Verr. maj. est activée",
        M::Optional => "(facultatif)",
        M::ConsentLabel => "J’accepte le document suivant\u{a0}: {document}.",
        M::NewTab => "(s’ouvre dans un nouvel onglet)",
        M::Show => "Afficher",
        M::ShowPassword => "Afficher le mot de passe",
        M::Hide => "Masquer",
        M::HidePassword => "Masquer le mot de passe",
        M::SelectAnOption => "Sélectionnez une option",
        M::LeaveEmpty => "Laissez ce champ vide",
        M::DidYouMean => "Vouliez-vous dire {address}\u{202f}?",
        M::IsAvailable => "{label}\u{a0}: disponible.",
        M::HaveAccount => "Vous avez déjà un compte\u{202f}? {link}",
        M::SignIn => "Se connecter",
        M::ResetPassword => "Réinitialiser mon mot de passe",
        M::StartedAs => "Vous avez commencé une inscription avec l’adresse {address}.",
        M::SendAgain => "Renvoyer l’e-mail",
        M::SendAgainIn => "Renvoyer l’e-mail (attendez {seconds} {seconds:seconde|secondes})",

        // Above a form.
        M::ThereIsAProblem => "Il y a un problème",
        M::SummaryEntry => "{label}\u{a0}: {error}",
        M::BusyNotice => "Le site est très sollicité en ce moment. Réessayez dans {time}.",
        M::TooOftenNotice => "Trop de tentatives. Réessayez dans {time}.",
        M::UnreachableNotice => {
            "Impossible de joindre le site. Vérifiez votre connexion internet, puis réessayez. Votre saisie est conservée."
        }
        M::ClosedNotice => "Les inscriptions sont fermées pour le moment.",
        M::OutdatedNotice => "Cette page n’est plus à jour. Rechargez-la, puis réessayez.",
        M::FailedNotice => "Désolé, une erreur s’est produite. Réessayez dans une minute.",

        // Spans of time, in the form that they have after a colon, or as the object of a sentence.
        M::Seconds => "{count} {count:seconde|secondes}",
        M::Minutes => "{count} {count:minute|minutes}",
        M::Hours => "{count} {count:heure|heures}",

        // An empty field.
        M::FillIn => "Remplissez ce champ.",
        M::EnterEmail => "Saisissez votre adresse e-mail.",
        M::EnterUsername => "Saisissez un nom d’utilisateur.",
        M::EnterPassword => "Saisissez un mot de passe.",
        M::AgreeTo => "Pour vous inscrire, acceptez le document suivant\u{a0}: {document}.",
        M::TickBox => "Cochez cette case pour continuer.",
        M::SelectOption => "Sélectionnez une option.",
        M::EnterInvite => "Saisissez votre code d’invitation.",
        M::EnterCode => "Saisissez le code de confirmation.",

        // Any field.
        M::AtLeast => "Utilisez au moins {min} {min:caractère|caractères}.",
        M::AtMost => "Utilisez {max} {max:caractère|caractères} au maximum.",
        M::HiddenCharacter => {
            "Ce texte contient un caractère invisible. Supprimez-le, puis tapez le texte au lieu de le coller."
        }
        M::CheckEntry => "Vérifiez votre saisie.",
        M::NotADate => "{label}\u{a0}: saisissez une date qui existe, comme 2007-03-27.",
        M::NotInTheFuture => "{label}\u{a0}: cette date ne peut pas être dans le futur.",
        M::MinAge => "{label}\u{a0}: cette date doit remonter à au moins {years} {years:an|ans}.",
        M::MaxAge => "{label}\u{a0}: cette date doit remonter à moins de {years} {years:an|ans}.",
        M::NotANumber => "{label}\u{a0}: saisissez un nombre, comme 12.",
        M::NotWhole => "{label}\u{a0}: saisissez un nombre entier, comme 12.",
        M::MaxDecimals => {
            "{label}\u{a0}: utilisez au plus {places} {places:chiffre|chiffres} après la virgule."
        }
        M::MinNumber => "{label}\u{a0}: saisissez un nombre supérieur ou égal à {min}.",
        M::MaxNumber => "{label}\u{a0}: saisissez un nombre inférieur ou égal à {max}.",
        M::NotATelephone => {
            "{label}\u{a0}: saisissez un numéro de téléphone, comme +44 20 7946 0958."
        }
        M::NotAUrl => "{label}\u{a0}: saisissez une adresse web, comme https://example.org.",
        M::MinChoices => "Sélectionnez au moins {min} {min:option|options}.",
        M::MaxChoices => "Sélectionnez {max} {max:option|options} au maximum.",
        M::QuotedCharacter => "«\u{a0}{character}\u{a0}»",
        M::NamedCharacter => "le caractère {code}",

        // The email address.
        M::EmailMissingAt => "Saisissez une adresse e-mail avec un @, comme name@example.com.",
        M::EmailLookAlikeAt => {
            "Ce caractère ressemble à un @, mais n’en est pas un. Supprimez-le, puis tapez un @ ordinaire."
        }
        M::EmailLocalEmpty => "Saisissez la partie qui précède le @, comme dans name@example.com.",
        M::EmailDomainEmpty => "Saisissez la partie qui suit le @, comme dans name@example.com.",
        M::EmailLocalNotAscii => {
            "Nous ne pouvons écrire qu’à des adresses qui n’ont, avant le @, que des lettres de a à z sans accent, des chiffres et des symboles."
        }
        M::EmailLocalCharacters => {
            "Supprimez les caractères comme les espaces et les virgules avant le @."
        }
        M::EmailHidden => {
            "L’adresse e-mail contient un caractère invisible. Supprimez-le, puis tapez l’adresse au lieu de la coller."
        }
        M::EmailHiddenNamed => {
            "L’adresse e-mail contient un caractère invisible ({code}). Supprimez-le, puis tapez l’adresse au lieu de la coller."
        }
        M::EmailSpace => "L’adresse e-mail ne peut pas contenir d’espaces.",
        M::EmailTwoAts => "L’adresse e-mail ne peut contenir qu’un seul @.",
        M::EmailRemoveBefore => "Supprimez {character} dans la partie qui précède le @.",
        M::EmailRemoveAfter => "Supprimez {character} dans la partie qui suit le @.",
        M::EmailRemoveName => "Supprimez {character} dans le nom.",
        M::EmailDotStart => "L’adresse e-mail ne peut pas commencer par un point.",
        M::EmailDotBeforeAt => "Supprimez le point juste avant le @.",
        M::EmailTwoDots => "L’adresse e-mail ne peut pas contenir plusieurs points à la suite.",
        M::EmailDotAfterAt => "Supprimez le point juste après le @.",
        M::EmailDotEnd => "L’adresse e-mail ne peut pas se terminer par un point.",
        M::EmailHyphenAfterAt => "Supprimez le tiret juste après le @.",
        M::EmailHyphenEnd => "L’adresse e-mail ne peut pas se terminer par un tiret.",
        M::EmailDotHyphen => {
            "Après le @, l’adresse e-mail ne peut pas contenir un point à côté d’un tiret."
        }
        M::EmailQuotes => "Supprimez les guillemets avant le @.",
        M::EmailDomainCharacters => {
            "Après le @, utilisez uniquement des lettres, des chiffres, des points et des tirets."
        }
        M::EmailNoEnding => {
            "L’adresse e-mail doit se terminer par une extension comme .com ou .org."
        }
        M::EmailSpecialDomain => {
            "Nous ne pouvons pas envoyer d’e-mails à ce domaine. Vérifiez l’orthographe après le @."
        }
        M::EmailBrackets => "Saisissez un domaine après le @, comme example.com, sans crochets.",
        M::EmailOnlyAddress => {
            "Saisissez uniquement l’adresse e-mail, sans nom et sans les chevrons < et >."
        }
        M::EmailLocalTooLong => "La partie qui précède le @ ne doit pas dépasser 64 caractères.",
        M::EmailDomainTooLong => {
            "La partie qui suit le @ ne doit pas dépasser 253 caractères, ni 63 caractères entre deux points."
        }
        M::EmailTooLong => "L’adresse e-mail ne doit pas dépasser 254 caractères.",
        M::EmailBadDomain => {
            "Vérifiez la partie qui suit le @. Ce n’est pas un nom de domaine valide."
        }
        M::DomainNotFound => "Ce domaine est introuvable. Vérifiez l’orthographe après le @.",
        M::DomainTakesNoMail => {
            "Ce domaine n’accepte pas les e-mails. Vérifiez l’orthographe après le @."
        }
        M::DisposableAddress => {
            "Saisissez une adresse e-mail permanente. Nous n’acceptons pas les adresses temporaires."
        }
        M::DomainNotAdmitted => {
            "Vous ne pouvez pas vous inscrire avec une adresse e-mail de ce domaine. Utilisez-en une autre."
        }
        M::AddressTaken => {
            "Un compte existe déjà avec cette adresse e-mail. Connectez-vous ou utilisez une autre adresse."
        }

        // The username. `{label}` is its label, such as "Username", and begins the sentence in English.
        M::UsernameTooShort => "{label}\u{a0}: utilisez au moins {min} {min:caractère|caractères}.",
        M::UsernameTooLong => {
            "{label}\u{a0}: utilisez {max} {max:caractère|caractères} au maximum."
        }
        M::UsernameEmpty => "{label}\u{a0}: ce champ ne peut pas être vide.",
        M::UsernameAt => "{label}\u{a0}: le @ n’est pas autorisé.",
        M::UsernameSpace => "{label}\u{a0}: les espaces ne sont pas autorisés.",
        M::UsernameHidden => {
            "{label}\u{a0}: ce champ contient un caractère invisible ({code}). Supprimez-le, puis tapez le texte au lieu de le coller."
        }
        M::UsernameCharacter => "{label}\u{a0}: {character} n’est pas autorisé.",
        M::UsernameNotAscii => {
            "{label}\u{a0}: {character} n’est pas autorisé. Utilisez des lettres de a à z sans accent et des chiffres."
        }
        M::UsernameMisplaced => {
            "{label}\u{a0}: {character} n’est autorisé qu’à côté de certaines lettres."
        }
        M::UsernameEnds => "{label}\u{a0}: commencez et terminez par une lettre ou un chiffre.",
        M::UsernameSeparators => {
            "{label}\u{a0}: n’utilisez pas plusieurs points, tirets ou tirets bas à la suite."
        }
        M::UsernameAccentAlone => "Placez l’accent sur une lettre.",
        M::UsernameAccents => "Utilisez moins d’accents sur une même lettre.",
        M::UsernameDigits => "Utilisez des chiffres d’un seul système d’écriture.",
        M::UsernameScripts => {
            "Utilisez des lettres d’un seul alphabet. Certaines de ces lettres ressemblent à celles d’un autre."
        }
        M::UsernameDirections => {
            "Ne mélangez pas des lettres qui s’écrivent de gauche à droite et d’autres de droite à gauche."
        }
        M::UsernameReserved => "{label}\u{a0}: indisponible. Faites un autre choix.",
        M::UsernameTaken => "{label}\u{a0}: quelqu’un l’utilise déjà. Faites un autre choix.",
        M::NotOnGithub => "Aucun compte GitHub ne porte ce nom d’utilisateur.",

        // The password.
        M::PasswordTooShort => {
            "Le mot de passe doit contenir au moins {min} {min:caractère|caractères}."
        }
        M::PasswordTooLong => "Le mot de passe ne doit pas dépasser 256 caractères.",
        M::PasswordRepeats => {
            "Ce mot de passe répète les mêmes caractères. Essayez quelques mots sans rapport entre eux."
        }
        M::PasswordPattern => {
            "Ce mot de passe suit une séquence prévisible. Essayez quelques mots sans rapport entre eux."
        }
        M::PasswordLikeEmail => "Le mot de passe ne doit pas ressembler à votre adresse e-mail.",
        M::PasswordLikeSite => "Le mot de passe ne doit pas ressembler au nom de ce site.",
        M::PasswordLikeAnswers => "Le mot de passe ne doit pas ressembler à vos autres réponses.",
        M::PasswordCommon => {
            "Ce mot de passe est trop facile à deviner. Essayez quelques mots sans rapport entre eux."
        }
        M::PasswordBreached => {
            "Ce mot de passe figure dans une fuite de données. Choisissez-en un que vous n’utilisez nulle part ailleurs."
        }
        M::PasswordWrong => {
            "Ce n’est pas le mot de passe choisi lors de votre inscription. Réessayez, ou choisissez un nouveau mot de passe."
        }

        // Codes and invites.
        M::CodeMalformed => "Le code de confirmation doit comporter 8 chiffres.",
        M::CodeWrong => {
            "Ce code est incorrect. Saisissez celui du dernier e-mail que nous vous avons envoyé."
        }
        M::CodeExpired => "Ce code a expiré. Renvoyez l’e-mail pour recevoir un nouveau code.",
        M::CodeTooManyTries => {
            "Trop de codes incorrects. Utilisez plutôt le lien qui se trouve dans l’e-mail."
        }
        M::InviteMalformed => "Le code d’invitation doit comporter 24 lettres et chiffres.",
        M::InviteUnknown => {
            "Ce code d’invitation n’est pas valide ou a expiré. Demandez-en un nouveau."
        }
        M::InviteUsedUp => {
            "Cette invitation ne peut plus être utilisée. Demandez-en une nouvelle, puis recommencez votre inscription."
        }
        M::InviteForAnother => {
            "Cette invitation est destinée à une autre adresse e-mail. Saisissez celle qui a reçu l’invitation."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Effectuez le contrôle de sécurité.",
        M::CaptchaFailed => "Nous n’avons pas pu vérifier que vous n’êtes pas un robot. Réessayez.",
        M::CaptchaExpired => "Le contrôle de sécurité a expiré. Envoyez à nouveau le formulaire.",
        M::CaptchaUnavailable => {
            "Le contrôle de sécurité ne fonctionne pas en ce moment. Réessayez dans une minute."
        }
        M::CaptchaTooSoon => {
            "Attendez {seconds} {seconds:seconde|secondes}, puis envoyez à nouveau le formulaire."
        }
        M::CaptchaWork => {
            "Le site est très sollicité. Votre navigateur doit d’abord effectuer un calcul\u{a0}: envoyez à nouveau le formulaire après le contrôle de sécurité, ou dans {time}."
        }

        // The captcha.
        M::CaptchaLabel => "Contrôle de sécurité",
        M::CaptchaWorking => "Nous vérifions que vous n’êtes pas un robot…",
        M::CaptchaDone => "Contrôle de sécurité terminé.",
        M::CaptchaLost => "Le contrôle de sécurité n’a pas pu être chargé.",
        M::CaptchaWaitUnscripted => {
            "JavaScript est désactivé. Attendez au moins {seconds} {seconds:seconde|secondes} avant d’envoyer ce formulaire."
        }
        M::CaptchaNeedsScripts => {
            "Activez JavaScript et rechargez cette page pour effectuer le contrôle de sécurité."
        }
        M::CaptchaLaterUnscripted => "JavaScript est désactivé. Réessayez plus tard.",

        // All pages.
        M::TitleWithError => "Erreur\u{a0}: {title}",
        M::AddressLine => "Adresse e-mail\u{a0}: {address}",
        M::Continue => "Continuer",
        M::Confirm => "Confirmer",
        M::Cancel => "Annuler",
        M::StartAgain => "Recommencer",

        // The page after the form.
        M::CheckYourEmail => "Consultez vos e-mails",
        M::WeAreEmailing => {
            "Nous envoyons un e-mail à {address}. Cela peut prendre quelques minutes."
        }
        M::OpenLinkOrEnterCode => {
            "Ouvrez le lien de l’e-mail, ou saisissez ci-dessous le code reçu. Les deux sont valables pendant {time}."
        }
        M::CouldNotDeliver => "L’e-mail n’a pas pu être remis à {address}. Vérifiez l’adresse.",
        M::IfYouJustSignedUp => {
            "Si vous venez de vous inscrire, nous vous envoyons un lien par e-mail. Ouvrez-le pour terminer."
        }
        M::EmailingAgain => {
            "Nous envoyons un autre e-mail à {address}. Utilisez le plus récent\u{a0}: son code remplace le précédent. Nous n’envoyons que quelques e-mails par jour\u{a0}; si vous ne recevez rien, regardez dans vos courriers indésirables ou réessayez demain."
        }
        M::AskedTooSoon => {
            "Nous venons d’envoyer un e-mail à {address}. Attendez {seconds} {seconds:seconde|secondes} avant d’en demander un autre."
        }
        M::OpenMailbox => "Ouvrir {name}",
        M::NoEmail => {
            "Vous n’avez rien reçu\u{202f}? Regardez dans vos courriers indésirables (spam) ou renvoyez l’e-mail."
        }
        M::UseDifferentAddress => "Utiliser une autre adresse e-mail",
        M::AddressChange => {
            "Nous enverrons un e-mail à la nouvelle adresse. L’e-mail précédent ne sera plus valable. Vos autres informations restent inchangées."
        }
        M::SendEmail => "Envoyer l’e-mail",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "Confirmez votre adresse e-mail",
        M::SelectConfirm => "Sélectionnez «\u{a0}Confirmer\u{a0}» pour terminer votre inscription.",
        M::CompleteLastStep => "Il reste une dernière étape pour terminer votre inscription.",
        M::KnownPasswordHint => {
            "Vous avez ouvert ce lien dans un autre navigateur. Saisissez le mot de passe choisi lors de votre inscription."
        }
        M::OrEnterCodeThere => {
            "Ou retournez dans le navigateur où vous vous êtes inscrit(e) et saisissez-y le code de l’e-mail."
        }
        M::PasswordChoice => "Quel mot de passe voulez-vous utiliser\u{202f}?",
        M::UseKnownPassword => "Le mot de passe choisi lors de mon inscription",
        M::UseNewPassword => "Un nouveau mot de passe",
        M::TryAgainSoon => "Réessayez dans un instant",
        M::AlreadyConfirmedTitle => "Adresse déjà confirmée",
        M::AlreadyConfirmed => "Cette adresse e-mail est déjà confirmée.",
        M::OnWaitlistTitle => "Vous êtes sur la liste d’attente",
        M::OnWaitlist => {
            "Votre adresse e-mail est confirmée. Nous vous enverrons un e-mail dès qu’une place sera disponible pour vous."
        }
        M::InviteSpentTitle => "Votre invitation n’est plus valable",
        M::InviteSpent => {
            "Elle a été utilisée ou retirée depuis votre inscription. Demandez-en une nouvelle à la personne qui vous l’a envoyée."
        }
        M::DifferentInvite => "S’inscrire avec une autre invitation",
        M::LinkExpiredTitle => "Ce lien a expiré",
        M::LinkExpired => {
            "Pour votre sécurité, les liens expirent au bout de {time}. Nous pouvons vous en envoyer un nouveau."
        }
        M::SendNewEmail => "Envoyer un nouvel e-mail",
        M::LinkUnknownTitle => "Ce lien ne fonctionne pas",
        M::LinkUnknownOwn => {
            "Il est peut-être incomplet, ou votre navigateur bloque les cookies. Autorisez les cookies pour ce site et utilisez le lien de notre dernier e-mail, ou demandez-en un nouveau."
        }
        M::LinkUnknown => {
            "Il est peut-être incomplet, ou votre navigateur bloque les cookies. Autorisez les cookies pour ce site et utilisez le lien de notre dernier e-mail, ou recommencez."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Annuler cette inscription",
        M::CancelSignUpText => {
            "Quelqu’un a utilisé votre adresse e-mail, peut-être par erreur. Annulez l’inscription et nous ne vous enverrons plus d’e-mails pendant quelque temps."
        }
        M::DidNotSignUp => "Cette inscription ne vient pas de moi",
        M::CancelledTitle => "Inscription annulée",
        M::Cancelled => {
            "Aucun compte n’a été créé. Nous ne vous enverrons plus d’e-mails pendant quelque temps."
        }
        M::WasConfirmedTitle => "Cette adresse e-mail a été confirmée",
        M::WasConfirmed => {
            "Une personne ayant accès à votre boîte de réception l’a confirmée. Si ce n’était pas vous, changez le mot de passe de votre messagerie et contactez-nous."
        }
        M::NothingToCancelTitle => "Rien à annuler",
        M::NothingToCancel => {
            "Cette inscription est peut-être déjà annulée, ou le lien est incomplet."
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Bienvenue",
        M::SignedUpTitle => "Votre inscription est terminée",
        M::ConfirmedAndReady => "Votre adresse e-mail est confirmée et votre compte est prêt.",
        M::Confirmed => "Votre adresse e-mail est confirmée.",
        M::AccountReady => "Votre compte est prêt.",
        M::CarryOnThere => {
            "Vous pouvez fermer cette page et continuer là où vous avez commencé votre inscription."
        }
        M::FinishedTitle => "Votre inscription est-elle terminée\u{202f}?",
        M::FinishedText => {
            "Si vous avez confirmé votre adresse e-mail, vous pouvez continuer. Sinon, ouvrez d’abord le lien de notre e-mail."
        }
        M::ClosedTitle => "Les inscriptions sont fermées",
        M::ClosedText => {
            "Vous ne pouvez pas vous inscrire pour le moment. Si vous l’avez déjà fait, le lien reçu par e-mail fonctionne toujours."
        }
        M::NotAvailableTitle => "Désolé, l’inscription n’est pas disponible en ce moment",
        M::TryAgainLater => "Réessayez plus tard.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Ouvrez la page d’inscription et réessayez",
        M::ForeignText => "Ce formulaire a été envoyé depuis un autre site.",
        M::UnreadableTitle => "Nous n’avons pas pu lire ce formulaire",
        M::GoBack => "Revenez en arrière et réessayez.",
        M::BackToForm => "Aller au formulaire d’inscription",
        M::TooLargeTitle => "Le texte est trop long",
        M::GoBackAndShorten => "Revenez en arrière et raccourcissez votre saisie.",
        M::TooSlowTitle => "Votre connexion était trop lente",
        M::OtherNameTitle => "Cette page a une autre adresse",
        M::OtherNameText => {
            "Les inscriptions à ce site se font à l’adresse {link}. Ouvrez-y la page d’inscription."
        }
        M::FailedTitle => "Désolé, une erreur s’est produite",
        M::GoBackInAMinute => "Revenez en arrière et réessayez dans une minute.",

        // Mails. `{site}` is the name of the site.
        M::MailConfirmSubject => "Confirmez votre adresse e-mail pour {site}",
        M::MailConfirmText => {
            "Confirmez votre adresse e-mail pour terminer votre inscription sur {site}."
        }
        M::MailConfirmButton => "Confirmer mon adresse e-mail",
        M::MailCode => "Ou saisissez ce code sur la page d’inscription\u{a0}:",
        M::MailLifetime => {
            "Le lien et le code sont valables pendant {time}. Si cette inscription ne vient pas de vous, vous pouvez ignorer cet e-mail. Aucun compte ne sera créé. Pour ne plus recevoir ces e-mails\u{a0}:"
        }
        M::MailSignedUpSubject => "Votre adresse e-mail est déjà inscrite sur {site}",
        M::MailSignedUpText => {
            "Quelqu’un (peut-être vous) a essayé de s’inscrire sur {site} avec cette adresse e-mail. Elle est déjà inscrite, vous n’avez donc rien à faire."
        }
        M::MailAccountSubject => "Vous avez déjà un compte sur {site}",
        M::MailAccountText => {
            "Quelqu’un (peut-être vous) a essayé de s’inscrire sur {site} avec cette adresse e-mail, qui est déjà associée à un compte. Rien n’a changé."
        }
        M::MailIfYou => "Si c’était vous, connectez-vous avec votre mot de passe actuel.",
        M::MailIfNotYou => "Si ce n’était pas vous, vous pouvez ignorer cet e-mail.",
        M::MailWelcomeSubject => "Bienvenue sur {site}",
        M::MailWelcomeAccount => {
            "Votre adresse e-mail est confirmée et votre compte sur {site} est prêt."
        }
        M::MailWelcomeSignedUp => {
            "Votre adresse e-mail est confirmée et votre inscription sur {site} est terminée."
        }
        M::MailResetSubject => "Choisissez un nouveau mot de passe pour {site}",
        M::MailResetText => {
            "Quelqu’un (peut-être vous) a demandé à réinitialiser le mot de passe de votre compte sur {site}. Utilisez ce lien pour en choisir un nouveau\u{a0}:"
        }
        M::ChooseNewPassword => "Choisir un nouveau mot de passe",
        M::MailResetLifetime => {
            "Le lien est valable pendant {time} et une seule fois. Si ce n’était pas vous, vous pouvez ignorer cet e-mail. Votre mot de passe ne changera pas."
        }
        M::MailPasswordChangedSubject => "Votre mot de passe pour {site} a été modifié",
        M::MailPasswordChangedText => {
            "Le mot de passe de votre compte sur {site} a été modifié. Si ce n’était pas vous, réinitialisez-le immédiatement et changez aussi le mot de passe de votre messagerie."
        }
        M::MailCodeSubject => "{code} est votre code pour {site}",
        M::MailPreheader => "Le lien et le code sont valables pendant {time}.",
        M::MailNothingToDo => "Rien n’a changé et vous n’avez rien à faire.",
        M::MailResetPreheader => "Le lien est valable pendant {time} et une seule fois.",
        M::MailChangedPreheader => {
            "Si ce n’était pas vous, réinitialisez votre mot de passe immédiatement."
        }
        M::MailCopyLink => {
            "Si le bouton ne fonctionne pas, copiez ce lien dans votre navigateur\u{a0}:"
        }
        M::MailOpenSite => "Ouvrir {site}",
        M::MailWhySignUp => {
            "Vous recevez cet e-mail parce que quelqu’un a saisi votre adresse pour s’inscrire sur {site}."
        }
        M::MailWhyAccount => "Vous recevez cet e-mail parce que vous avez un compte sur {site}.",
        M::MailWhySignedUp => {
            "Vous recevez cet e-mail parce que votre adresse est inscrite sur {site}."
        }
        M::MailHelp => "Besoin d’aide\u{a0}? {contact}",
        M::ForgotPasswordText => {
            "Saisissez l’adresse e-mail de votre compte. Nous vous enverrons un lien pour choisir un nouveau mot de passe."
        }
        M::ResetMailText => {
            "Si cette adresse e-mail est associée à un compte, nous y enverrons un lien. Il est valable pendant {time}. Vérifiez aussi vos courriers indésirables."
        }
        M::PasswordChangedTitle => "Votre mot de passe a été modifié",
        M::PasswordChangedText => {
            "Vous pouvez vous connecter avec votre nouveau mot de passe. Vous devrez peut-être vous reconnecter sur vos autres appareils."
        }
        M::MailNewAddressText => {
            "Quelqu’un (peut-être vous) a demandé à utiliser cette adresse e-mail pour un compte sur {site}. Confirmez-la pour effectuer le changement\u{a0}:"
        }
        M::MailNewAddressLifetime => {
            "Le lien est valable pendant {time} et une seule fois. Si ce n’était pas vous, vous pouvez ignorer cet e-mail. Rien ne changera."
        }
        M::MailAddressTakenText => {
            "Quelqu’un (peut-être vous) a essayé d’utiliser cette adresse e-mail pour un autre compte sur {site}. Elle est déjà utilisée, donc rien n’a changé. Si ce n’était pas vous, vous pouvez ignorer cet e-mail."
        }
        M::MailAddressChangedSubject => "Votre adresse e-mail pour {site} a été modifiée",
        M::MailAddressChangedText => {
            "L’adresse e-mail de votre compte sur {site} a été remplacée par {address}. Si ce n’était pas vous, contactez-nous immédiatement et changez le mot de passe de votre messagerie."
        }
        M::ConfirmNewAddress => {
            "Sélectionnez «\u{a0}Confirmer\u{a0}» pour utiliser cette adresse e-mail avec votre compte."
        }
        M::AddressChangedTitle => "Votre adresse e-mail a été modifiée",
        M::AddressChangedText => {
            "Désormais, nous vous écrirons à votre nouvelle adresse. Si vous vous connectez avec votre adresse e-mail, utilisez la nouvelle."
        }
        M::ResetLinkDead => {
            "Il a expiré, a déjà été utilisé ou a été remplacé par un e-mail plus récent. Vous pouvez en demander un nouveau."
        }

        // The JSON API, for programs and for those who write them. Words in backquotes stay as they are.
        M::ApiMalformed => "Requête non valide",
        M::ApiForeignOrigin => "Requête provenant d’un autre site",
        M::ApiUnknownAttempt => "Tentative inconnue",
        M::ApiUnknownLink => "Lien inconnu",
        M::ApiNotOffered => "Non disponible",
        M::ApiMethodNotAllowed => "Méthode non autorisée",
        M::ApiTooSlow => "Délai de la requête dépassé",
        M::ApiTaken => "Déjà utilisé",
        M::ApiInviteSpent => "L’invitation n’est plus valable",
        M::ApiLinkExpired => "Lien expiré",
        M::ApiTooLarge => "Corps trop volumineux",
        M::ApiUnsupportedMediaType => "Type de média non pris en charge",
        M::ApiInvalid => "Champs non valides",
        M::ApiRateLimited => "Trop de requêtes",
        M::ApiBusy => "Serveur surchargé",
        M::ApiUnavailable => "Temporairement indisponible",
        M::ApiTakenDetail => {
            "Un utilisateur avec ce nom d’utilisateur ou cette adresse e-mail existe déjà\u{202f}; `problems` précise ce qui est déjà utilisé."
        }
        M::ApiInvalidDetail => {
            "Certains champs ne sont pas valides\u{202f}; `problems` indique lesquels."
        }
        M::ApiWorkDetail => {
            "Trop de personnes s’inscrivent en ce moment. Résolvez `challenge?for=limit` et envoyez la solution, ou réessayez plus tard."
        }
        M::ApiNoAvailability => {
            "Ce formulaire n’indique pas si un nom d’utilisateur est disponible."
        }
        M::ApiParameterTwice => "La chaîne de requête contient plusieurs fois le même paramètre.",
        M::ApiNoCaptcha => "Le formulaire n’a pas de captcha.",
        M::ApiNoChallenge => "Aucun défi n’est disponible en ce moment.",
        M::ApiNameAnAttempt => {
            "Envoyez le `token` du lien ou la valeur `attempt` de l’inscription."
        }
        M::ApiUnknownLinkDetail => {
            "Aucun lien ne correspond à ce jeton. Il est peut-être incomplet ou n’est plus valable."
        }
        M::ApiUnknownAttemptDetail => "Aucune inscription ne correspond à cette valeur `attempt`.",
        M::ApiLinkExpiredDetail => "Envoyez son `token` à `resend` pour obtenir un nouveau lien.",
        M::ApiNotAnObject => "Le corps doit être un seul objet JSON.",
        M::ApiNotJson => "Le corps n’est pas du JSON valide (ligne {line}, colonne {column}).",
        M::ApiTooManyMembers => "L’objet doit avoir au plus {max} {max:membre|membres}.",
        M::ApiMemberTwice => "L’objet contient plusieurs fois le même membre.",
        M::ApiNested => {
            "Les membres doivent être des chaînes ou des booléens, et non des objets ou des tableaux imbriqués."
        }
        M::ApiNotAString => "Le membre `{name}` doit être une chaîne.",
        M::ApiNotANumber => "Le membre `{name}` doit être un nombre.",
        M::ApiNotAList => "Le membre `{name}` doit être un tableau de chaînes.",
        M::ApiNotABoolean => "Le membre `{name}` doit valoir true ou false.",
        M::ApiBadKey => {
            "L’en-tête Idempotency-Key doit contenir de 16 à 255 caractères ASCII visibles que personne ne puisse deviner, par exemple un UUID aléatoire."
        }
        M::ApiForeignOriginDetail => "Une page d’un autre site a envoyé cette requête.",
        M::ApiMediaTypeDetail => "Le corps doit être de type `application/json`, en UTF-8.",
        M::ApiTooLargeDetail => "Le corps ne doit pas dépasser 16 Kio.",
        M::ApiTooSlowDetail => "Le corps n’est pas arrivé dans les 10 secondes.",
        M::ApiFailedDetail => "Le serveur a rencontré une erreur. Réessayez plus tard.",
        M::ApiMethodDetail => "L’en-tête `Allow` indique les méthodes autorisées.",
    }
}
