//! Dutch, with *je*, as most sites and apps do; *u* would sound stiff on many of them.
//!
//! Terms: *account*, *registratie* and *je registreren* for sign-up, *inloggen* for sign in,
//! *e-mailadres* for the address and *e-mail* for the message, *gebruikersnaam*, *wachtwoord*,
//! *uitnodigingscode* and *uitnodiging*, *bevestigingscode*, *beveiligingscontrole* for the
//! security check, *wachtlijst*, *teken* for a character and *cijfer* for a digit, *opnieuw* for
//! again. *Aanmelden* is avoided: it means both.
//!
//! `{document}` comes after *akkoord met*, best with its article, such as *de gebruiksvoorwaarden*.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Dutch.
pub const DUTCH: Translation =
    Translation::new("nl", "Nederlands", wording).plurals(Plurals::ONE_OTHER).grouping(".", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Maak je account aan",
        M::SignUp => "Registreren",
        M::CreateAccount => "Account aanmaken",
        M::PleaseWait => "Even geduld…",
        M::EmailAddress => "E-mailadres",
        M::Username => "Gebruikersnaam",
        M::Password => "Wachtwoord",
        M::InviteCode => "Uitnodigingscode",
        M::ConfirmationCode => "Bevestigingscode",
        M::CodeHint => "8 cijfers",
        M::PasswordHint => {
            "Gebruik minstens {min} {min:teken|tekens}. Drie of vier willekeurige woorden zijn makkelijk te onthouden en moeilijk te raden."
        }
        M::LengthOf => "{count} van {min}",
        M::CapsLockOn => "Caps Lock staat aan",
        M::Optional => "(optioneel)",
        M::ConsentLabel => "Ik ga akkoord met {document}.",
        M::NewTab => "(opent in een nieuw tabblad)",
        M::Show => "Tonen",
        M::ShowPassword => "Wachtwoord tonen",
        M::Hide => "Verbergen",
        M::HidePassword => "Wachtwoord verbergen",
        M::SelectAnOption => "Maak een keuze",
        M::LeaveEmpty => "Laat dit veld leeg",
        M::DidYouMean => "Bedoelde je {address}?",
        M::IsAvailable => "{label} is beschikbaar.",
        M::HaveAccount => "Heb je al een account? {link}",
        M::SignIn => "Inloggen",
        M::ResetPassword => "Wachtwoord opnieuw instellen",
        M::StartedAs => "Je bent begonnen met aanmelden als {address}.",
        M::SendAgain => "E-mail opnieuw versturen",
        M::SendAgainIn => "E-mail opnieuw versturen (wacht {seconds} {seconds:seconde|seconden})",

        // Above a form.
        M::ThereIsAProblem => "Er is een probleem",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "Het is nu erg druk. Probeer het over {time} opnieuw.",
        M::TooOftenNotice => "Te veel pogingen. Probeer het over {time} opnieuw.",
        M::UnreachableNotice => {
            "We konden geen verbinding maken. Controleer je internetverbinding en probeer het opnieuw. Wat je hebt ingevuld, staat er nog."
        }
        M::ClosedNotice => "De registratie is op dit moment gesloten.",
        M::OutdatedNotice => {
            "Deze pagina is verouderd. Laad de pagina opnieuw en probeer het nog een keer."
        }
        M::FailedNotice => "Sorry, er ging iets mis. Probeer het over een minuut opnieuw.",

        // Spans of time.
        M::Seconds => "{count} {count:seconde|seconden}",
        M::Minutes => "{count} {count:minuut|minuten}",
        M::Hours => "{count} uur",

        // An empty field.
        M::FillIn => "Vul dit veld in.",
        M::EnterEmail => "Vul je e-mailadres in.",
        M::EnterUsername => "Vul een gebruikersnaam in.",
        M::EnterPassword => "Vul een wachtwoord in.",
        M::AgreeTo => "Ga akkoord met {document} om je te registreren.",
        M::TickBox => "Vink dit vakje aan om door te gaan.",
        M::SelectOption => "Maak een keuze.",
        M::EnterInvite => "Vul je uitnodigingscode in.",
        M::EnterCode => "Vul de bevestigingscode in.",

        // Any field.
        M::AtLeast => "Gebruik minstens {min} {min:teken|tekens}.",
        M::AtMost => "Gebruik hoogstens {max} {max:teken|tekens}.",
        M::HiddenCharacter => {
            "Hier staat een onzichtbaar teken in. Verwijder het en typ de tekst in plaats van die te plakken."
        }
        M::CheckEntry => "Controleer wat je hebt ingevuld.",
        M::NotADate => "{label}: vul een datum in die bestaat, zoals 2007-03-27.",
        M::NotInTheFuture => "{label} mag niet in de toekomst liggen.",
        M::MinAge => "{label} moet minstens {years} jaar geleden zijn.",
        M::MaxAge => "{label} moet minder dan {years} jaar geleden zijn.",
        M::NotANumber => "{label} moet een getal zijn, zoals 12.",
        M::NotWhole => "{label} moet een heel getal zijn, zoals 12.",
        M::MaxDecimals => {
            "{label} mag hoogstens {places} {places:cijfer|cijfers} achter de komma hebben."
        }
        M::MinNumber => "{label} moet {min} of meer zijn.",
        M::MaxNumber => "{label} mag hoogstens {max} zijn.",
        M::NotATelephone => "{label}: vul een telefoonnummer in, zoals +44 20 7946 0958.",
        M::NotAUrl => "{label}: vul een webadres in, zoals https://example.org.",
        M::MinChoices => "Kies minstens {min} {min:optie|opties}.",
        M::MaxChoices => "Kies hoogstens {max} {max:optie|opties}.",
        M::QuotedCharacter => "“{character}”",
        M::NamedCharacter => "het teken {code}",

        // The email address.
        M::EmailMissingAt => "Vul een e-mailadres met een @ in, zoals name@example.com.",
        M::EmailLookAlikeAt => {
            "Dit teken lijkt alleen op een @. Verwijder het en typ een gewone @."
        }
        M::EmailLocalEmpty => "Vul ook het deel vóór de @ in, zoals name@example.com.",
        M::EmailDomainEmpty => "Vul ook het deel na de @ in, zoals name@example.com.",
        M::EmailLocalNotAscii => {
            "We kunnen alleen mailen naar adressen met de letters a tot en met z, cijfers en symbolen vóór de @."
        }
        M::EmailLocalCharacters => "Verwijder tekens zoals spaties en komma’s vóór de @.",
        M::EmailHidden => {
            "Het e-mailadres bevat een onzichtbaar teken. Verwijder het en typ de tekst in plaats van die te plakken."
        }
        M::EmailHiddenNamed => {
            "Het e-mailadres bevat een onzichtbaar teken ({code}). Verwijder het en typ de tekst in plaats van die te plakken."
        }
        M::EmailSpace => "Het e-mailadres mag geen spaties bevatten.",
        M::EmailTwoAts => "Het e-mailadres mag maar één @ bevatten.",
        M::EmailRemoveBefore => "Verwijder {character} uit het deel vóór de @.",
        M::EmailRemoveAfter => "Verwijder {character} uit het deel na de @.",
        M::EmailRemoveName => "Verwijder {character} uit de naam.",
        M::EmailDotStart => "Het e-mailadres mag niet met een punt beginnen.",
        M::EmailDotBeforeAt => "Verwijder de punt vóór de @.",
        M::EmailTwoDots => "Het e-mailadres mag geen twee punten achter elkaar bevatten.",
        M::EmailDotAfterAt => "Verwijder de punt na de @.",
        M::EmailDotEnd => "Het e-mailadres mag niet met een punt eindigen.",
        M::EmailHyphenAfterAt => "Verwijder het streepje na de @.",
        M::EmailHyphenEnd => "Het e-mailadres mag niet met een streepje eindigen.",
        M::EmailDotHyphen => "In het e-mailadres mag na de @ geen punt naast een streepje staan.",
        M::EmailQuotes => "Verwijder de aanhalingstekens vóór de @.",
        M::EmailDomainCharacters => "Gebruik na de @ alleen letters, cijfers, punten en streepjes.",
        M::EmailNoEnding => "Het e-mailadres moet eindigen op een extensie zoals .com of .org.",
        M::EmailSpecialDomain => {
            "We kunnen geen e-mail naar dit domein sturen. Controleer de spelling na de @."
        }
        M::EmailBrackets => "Vul na de @ een domein in, zoals example.com, zonder haakjes.",
        M::EmailOnlyAddress => {
            "Vul alleen het e-mailadres in, zonder naam en zonder de haakjes < en >."
        }
        M::EmailLocalTooLong => "Het deel vóór de @ mag hoogstens 64 tekens lang zijn.",
        M::EmailDomainTooLong => {
            "Het deel na de @ mag hoogstens 253 tekens lang zijn, met hoogstens 63 tekens tussen twee punten."
        }
        M::EmailTooLong => "Het e-mailadres mag hoogstens 254 tekens lang zijn.",
        M::EmailBadDomain => "Controleer het deel na de @. Het is geen geldige domeinnaam.",
        M::DomainNotFound => "We kunnen dit domein niet vinden. Controleer de spelling na de @.",
        M::DomainTakesNoMail => "Dit domein ontvangt geen e-mail. Controleer de spelling na de @.",
        M::DisposableAddress => {
            "Vul een vast e-mailadres in. Tijdelijke adressen accepteren we niet."
        }
        M::DomainNotAdmitted => {
            "Je kunt je niet registreren met een e-mailadres van dit domein. Gebruik een ander adres."
        }
        M::AddressTaken => {
            "Er is al een account met dit e-mailadres. Log in of gebruik een ander adres."
        }

        // The username.
        M::UsernameTooShort => "{label} moet minstens {min} {min:teken|tekens} lang zijn.",
        M::UsernameTooLong => "{label} mag hoogstens {max} {max:teken|tekens} lang zijn.",
        M::UsernameEmpty => "{label} mag niet leeg zijn.",
        M::UsernameAt => "{label} mag geen @ bevatten.",
        M::UsernameSpace => "{label} mag geen spaties bevatten.",
        M::UsernameHidden => {
            "{label} bevat een onzichtbaar teken ({code}). Verwijder het en typ de tekst in plaats van die te plakken."
        }
        M::UsernameCharacter => "{label} mag {character} niet bevatten.",
        M::UsernameNotAscii => {
            "{label} mag {character} niet bevatten. Gebruik de letters a tot en met z en cijfers."
        }
        M::UsernameMisplaced => "{label} mag {character} alleen naast bepaalde letters bevatten.",
        M::UsernameEnds => "{label} moet met een letter of cijfer beginnen en eindigen.",
        M::UsernameSeparators => {
            "{label} mag geen twee punten, streepjes of lage streepjes achter elkaar bevatten."
        }
        M::UsernameAccentAlone => "Zet het accent op een letter.",
        M::UsernameAccents => "Gebruik minder accenten op één letter.",
        M::UsernameDigits => "Gebruik cijfers uit één schrift.",
        M::UsernameScripts => {
            "Gebruik letters uit één alfabet. Sommige letters die je hebt ingevuld, lijken op letters uit een ander alfabet."
        }
        M::UsernameDirections => {
            "Combineer geen letters die van links naar rechts lopen met letters die van rechts naar links lopen."
        }
        M::UsernameReserved => "{label} is niet beschikbaar. Probeer iets anders.",
        M::UsernameTaken => "{label} is al in gebruik. Probeer iets anders.",
        M::NotOnGithub => "We kunnen geen GitHub-account met deze gebruikersnaam vinden.",

        // The password.
        M::PasswordTooShort => "Het wachtwoord moet minstens {min} {min:teken|tekens} lang zijn.",
        M::PasswordTooLong => "Het wachtwoord mag hoogstens 256 tekens lang zijn.",
        M::PasswordRepeats => {
            "Dit wachtwoord herhaalt zichzelf. Probeer een paar woorden die niets met elkaar te maken hebben."
        }
        M::PasswordPattern => {
            "Dit wachtwoord volgt een patroon. Probeer een paar woorden die niets met elkaar te maken hebben."
        }
        M::PasswordLikeEmail => "Het wachtwoord mag niet op je e-mailadres lijken.",
        M::PasswordLikeSite => "Het wachtwoord mag niet op de naam van deze site lijken.",
        M::PasswordLikeAnswers => "Het wachtwoord mag niet op je andere gegevens lijken.",
        M::PasswordCommon => {
            "Dit wachtwoord is te makkelijk te raden. Probeer een paar woorden die niets met elkaar te maken hebben."
        }
        M::PasswordBreached => {
            "Dit wachtwoord is bij een datalek uitgelekt. Kies een wachtwoord dat je nergens anders gebruikt."
        }
        M::PasswordWrong => {
            "Dit is niet het wachtwoord dat je bij het aanmelden hebt gekozen. Probeer het opnieuw of kies een nieuw wachtwoord."
        }

        // Codes and invites.
        M::CodeMalformed => "De bevestigingscode moet uit 8 cijfers bestaan.",
        M::CodeWrong => "Deze code klopt niet. Vul de code uit onze nieuwste e-mail in.",
        M::CodeExpired => {
            "Deze code is verlopen. Verstuur de e-mail opnieuw om een nieuwe code te krijgen."
        }
        M::CodeTooManyTries => "Te veel onjuiste codes. Gebruik de link in de e-mail.",
        M::InviteMalformed => "De uitnodigingscode moet uit 24 letters en cijfers bestaan.",
        M::InviteUnknown => "Deze uitnodigingscode is ongeldig of verlopen. Vraag om een nieuwe.",
        M::InviteUsedUp => {
            "Deze uitnodiging kan niet meer worden gebruikt. Vraag om een nieuwe en registreer je opnieuw."
        }
        M::InviteForAnother => {
            "Deze uitnodiging is voor een ander e-mailadres. Vul het adres in waarvoor de uitnodiging bedoeld is."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Voer de beveiligingscontrole uit.",
        M::CaptchaFailed => "We konden niet vaststellen dat je een mens bent. Probeer het opnieuw.",
        M::CaptchaExpired => "De beveiligingscontrole is verlopen. Verstuur het formulier opnieuw.",
        M::CaptchaUnavailable => {
            "De beveiligingscontrole werkt op dit moment niet. Probeer het over een minuut opnieuw."
        }
        M::CaptchaTooSoon => {
            "Wacht {seconds} {seconds:seconde|seconden} en verstuur het formulier dan opnieuw."
        }
        M::CaptchaWork => {
            "Het is nu erg druk. Je browser moet eerst wat rekenwerk doen: verstuur het formulier opnieuw na de beveiligingscontrole of over {time}."
        }

        // The captcha.
        M::CaptchaLabel => "Beveiligingscontrole",
        M::CaptchaWorking => "Controleren of je geen robot bent…",
        M::CaptchaDone => "Beveiligingscontrole voltooid.",
        M::CaptchaLost => "De beveiligingscontrole kon niet worden geladen.",
        M::CaptchaWaitUnscripted => {
            "JavaScript staat uit. Wacht minstens {seconds} {seconds:seconde|seconden} voordat je dit formulier verstuurt."
        }
        M::CaptchaNeedsScripts => {
            "Zet JavaScript aan en laad deze pagina opnieuw om de beveiligingscontrole uit te voeren."
        }
        M::CaptchaLaterUnscripted => "JavaScript staat uit. Probeer het later opnieuw.",

        // All pages.
        M::TitleWithError => "Fout: {title}",
        M::AddressLine => "E-mailadres: {address}",
        M::Continue => "Doorgaan",
        M::Confirm => "Bevestigen",
        M::Cancel => "Annuleren",
        M::StartAgain => "Opnieuw beginnen",

        // The page after the form.
        M::CheckYourEmail => "Check je e-mail",
        M::WeAreEmailing => "We sturen een e-mail naar {address}. Dit kan een paar minuten duren.",
        M::OpenLinkOrEnterCode => {
            "Open de link in de e-mail of vul hieronder de code in. Ze zijn allebei {time} geldig."
        }
        M::CouldNotDeliver => "We konden geen e-mail bezorgen bij {address}. Controleer het adres.",
        M::IfYouJustSignedUp => {
            "Als je je net hebt geregistreerd, sturen we je een e-mail met een link. Open die om je registratie af te ronden."
        }
        M::EmailingAgain => {
            "We sturen nog een e-mail naar {address}. Gebruik de nieuwste: de code daarin vervangt de vorige. We sturen maar een paar e-mails per dag. Komt er niets aan, kijk dan in je spammap of probeer het morgen opnieuw."
        }
        M::AskedTooSoon => {
            "We hebben net een e-mail naar {address} gestuurd. Wacht {seconds} {seconds:seconde|seconden} voordat je om een nieuwe vraagt."
        }
        M::OpenMailbox => "{name} openen",
        M::NoEmail => "Geen e-mail ontvangen? Kijk in je spammap of verstuur de e-mail opnieuw.",
        M::UseDifferentAddress => "Een ander e-mailadres gebruiken",
        M::AddressChange => {
            "We sturen een e-mail naar het nieuwe adres. De eerdere e-mail werkt dan niet meer. Je andere gegevens blijven hetzelfde."
        }
        M::SendEmail => "E-mail versturen",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "Bevestig je e-mailadres",
        M::SelectConfirm => "Kies “Bevestigen” om je registratie af te ronden.",
        M::CompleteLastStep => "Nog één laatste stap om je registratie af te ronden.",
        M::KnownPasswordHint => {
            "Je hebt deze link in een andere browser geopend. Vul het wachtwoord in dat je bij je registratie hebt gekozen."
        }
        M::OrEnterCodeThere => {
            "Of ga terug naar de browser waarin je je hebt aangemeld en voer daar de code uit de e-mail in."
        }
        M::PasswordChoice => "Welk wachtwoord wil je gebruiken?",
        M::UseKnownPassword => "Het wachtwoord dat ik bij het aanmelden heb gekozen",
        M::UseNewPassword => "Een nieuw wachtwoord",
        M::TryAgainSoon => "Probeer het zo meteen opnieuw",
        M::AlreadyConfirmedTitle => "Al bevestigd",
        M::AlreadyConfirmed => "Dit e-mailadres is al bevestigd.",
        M::OnWaitlistTitle => "Je staat op de wachtlijst",
        M::OnWaitlist => {
            "Je e-mailadres is bevestigd. We sturen je een e-mail zodra er plaats voor je is."
        }
        M::InviteSpentTitle => "Je uitnodiging is niet meer geldig",
        M::InviteSpent => {
            "De uitnodiging is na je registratie opgebruikt of ingetrokken. Vraag degene die je heeft uitgenodigd om een nieuwe."
        }
        M::DifferentInvite => "Registreren met een andere uitnodiging",
        M::LinkExpiredTitle => "Deze link is verlopen",
        M::LinkExpired => {
            "Voor je veiligheid is een link maar {time} geldig. We kunnen je een nieuwe sturen."
        }
        M::SendNewEmail => "Nieuwe e-mail versturen",
        M::LinkUnknownTitle => "Deze link werkt niet",
        M::LinkUnknownOwn => {
            "Misschien is de link niet compleet of blokkeert je browser cookies. Sta cookies toe voor deze site en gebruik de link in onze nieuwste e-mail, of vraag een nieuwe aan."
        }
        M::LinkUnknown => {
            "Misschien is de link niet compleet of blokkeert je browser cookies. Sta cookies toe voor deze site en gebruik de link in onze nieuwste e-mail, of begin opnieuw."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Deze registratie annuleren",
        M::CancelSignUpText => {
            "Iemand heeft je e-mailadres gebruikt, misschien per ongeluk. Annuleer de registratie, dan sturen we je een tijdlang geen e-mails meer."
        }
        M::DidNotSignUp => "Ik heb me niet geregistreerd",
        M::CancelledTitle => "Registratie geannuleerd",
        M::Cancelled => {
            "Er is geen account aangemaakt. We sturen je een tijdlang geen e-mails meer."
        }
        M::WasConfirmedTitle => "Dit e-mailadres is bevestigd",
        M::WasConfirmed => {
            "Iemand met toegang tot je inbox heeft het bevestigd. Was jij dit niet? Wijzig dan het wachtwoord van je e-mail en neem contact met ons op."
        }
        M::NothingToCancelTitle => "Er is niets om te annuleren",
        M::NothingToCancel => {
            "Misschien is deze registratie al geannuleerd of is de link niet compleet."
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Welkom",
        M::SignedUpTitle => "Je bent geregistreerd",
        M::ConfirmedAndReady => "Je e-mailadres is bevestigd en je account is klaar voor gebruik.",
        M::Confirmed => "Je e-mailadres is bevestigd.",
        M::AccountReady => "Je account is klaar voor gebruik.",
        M::CarryOnThere => {
            "Je kunt deze pagina sluiten en verdergaan waar je je hebt geregistreerd."
        }
        M::FinishedTitle => "Ben je klaar met aanmelden?",
        M::FinishedText => {
            "Als je je e-mailadres hebt bevestigd, kun je doorgaan. Zo niet, open dan eerst de link in onze e-mail."
        }
        M::ClosedTitle => "De registratie is gesloten",
        M::ClosedText => {
            "Je kunt je op dit moment niet registreren. Heb je dat al gedaan, dan werkt de link in je e-mail nog steeds."
        }
        M::NotAvailableTitle => "Sorry, registreren is nu even niet mogelijk",
        M::TryAgainLater => "Probeer het later opnieuw.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Open de registratiepagina en probeer het opnieuw",
        M::ForeignText => "Dit formulier is vanaf een andere website verstuurd.",
        M::UnreadableTitle => "We konden het formulier niet lezen",
        M::GoBack => "Ga terug en probeer het opnieuw.",
        M::BackToForm => "Naar het aanmeldformulier",
        M::TooLargeTitle => "Dat is te lang",
        M::GoBackAndShorten => "Ga terug en kort in wat je hebt ingevuld.",
        M::TooSlowTitle => "Je verbinding was te traag",
        M::OtherNameTitle => "Deze pagina heeft een ander adres",
        M::OtherNameText => {
            "Registreren voor deze site doe je op {link}. Open de registratiepagina daar."
        }
        M::FailedTitle => "Sorry, er ging iets mis",
        M::GoBackInAMinute => "Ga terug en probeer het over een minuut opnieuw.",

        // Mails.
        M::MailConfirmSubject => "Bevestig je e-mailadres voor {site}",
        M::MailConfirmText => "Bevestig je e-mailadres om je registratie bij {site} af te ronden.",
        M::MailConfirmButton => "E-mailadres bevestigen",
        M::MailCode => "Of vul deze code in op de registratiepagina:",
        M::MailLifetime => {
            "De link en de code zijn {time} geldig. Heb je je niet geregistreerd? Dan kun je deze e-mail negeren en wordt er geen account aangemaakt. Zo stop je deze e-mails:"
        }
        M::MailSignedUpSubject => "Je bent al geregistreerd bij {site}",
        M::MailSignedUpText => {
            "Iemand (misschien jij) wilde zich met dit e-mailadres registreren bij {site}. Je bent al geregistreerd, dus je hoeft niets te doen."
        }
        M::MailAccountSubject => "Je hebt al een account bij {site}",
        M::MailAccountText => {
            "Iemand (misschien jij) wilde zich met dit e-mailadres registreren bij {site}. Er is al een account met dit adres. Daar is niets aan veranderd."
        }
        M::MailIfYou => "Was jij dit? Log dan in met je bestaande wachtwoord.",
        M::MailIfNotYou => "Was jij dit niet? Dan kun je deze e-mail negeren.",
        M::MailWelcomeSubject => "Welkom bij {site}",
        M::MailWelcomeAccount => {
            "Je e-mailadres is bevestigd en je account bij {site} is klaar voor gebruik."
        }
        M::MailWelcomeSignedUp => {
            "Je e-mailadres is bevestigd en je bent geregistreerd bij {site}."
        }
        M::MailResetSubject => "Kies een nieuw wachtwoord voor {site}",
        M::MailResetText => {
            "Iemand (misschien jij) wil het wachtwoord van je account bij {site} opnieuw instellen. Kies een nieuw wachtwoord met deze link:"
        }
        M::ChooseNewPassword => "Nieuw wachtwoord kiezen",
        M::MailResetLifetime => {
            "De link is {time} geldig en werkt maar één keer. Was jij dit niet? Dan kun je deze e-mail negeren. Je wachtwoord blijft hetzelfde."
        }
        M::MailPasswordChangedSubject => "Je wachtwoord voor {site} is gewijzigd",
        M::MailPasswordChangedText => {
            "Het wachtwoord van je account bij {site} is gewijzigd. Was jij dit niet? Stel het dan meteen opnieuw in en wijzig ook het wachtwoord van je e-mailaccount."
        }
        M::MailCodeSubject => "{code} is je code voor {site}",
        M::MailPreheader => "De link en de code zijn {time} geldig.",
        M::MailNothingToDo => "Er is niets veranderd en je hoeft niets te doen.",
        M::MailResetPreheader => "De link is {time} geldig en werkt maar één keer.",
        M::MailChangedPreheader => "Was jij dit niet? Stel je wachtwoord dan meteen opnieuw in.",
        M::MailCopyLink => "Werkt de knop niet? Kopieer dan deze link naar je browser:",
        M::MailOpenSite => "{site} openen",
        M::MailWhySignUp => {
            "Je krijgt deze e-mail omdat iemand jouw adres heeft ingevuld bij de registratie bij {site}."
        }
        M::MailWhyAccount => "Je krijgt deze e-mail omdat je een account hebt bij {site}.",
        M::MailWhySignedUp => "Je krijgt deze e-mail omdat je bent geregistreerd bij {site}.",
        M::MailHelp => "Hulp nodig? {contact}",
        M::ForgotPasswordText => {
            "Vul het e-mailadres van je account in. We sturen je een link om een nieuw wachtwoord te kiezen."
        }
        M::ResetMailText => {
            "Als er een account met dit e-mailadres is, sturen we er een link naartoe. De link is {time} geldig. Kijk ook in je spammap."
        }
        M::PasswordChangedTitle => "Je wachtwoord is gewijzigd",
        M::PasswordChangedText => {
            "Je kunt inloggen met je nieuwe wachtwoord. Op andere apparaten moet je misschien opnieuw inloggen."
        }
        M::MailNewAddressText => {
            "Iemand (misschien jij) wil dit e-mailadres gebruiken voor een account bij {site}. Bevestig de wijziging met deze link:"
        }
        M::MailNewAddressLifetime => {
            "De link is {time} geldig en werkt maar één keer. Was jij dit niet? Dan kun je deze e-mail negeren. Er verandert dan niets."
        }
        M::MailAddressTakenText => {
            "Iemand (misschien jij) wilde dit e-mailadres gebruiken voor een ander account bij {site}. Het is al in gebruik, dus er is niets veranderd. Was jij dit niet? Dan kun je deze e-mail negeren."
        }
        M::MailAddressChangedSubject => "Je e-mailadres voor {site} is gewijzigd",
        M::MailAddressChangedText => {
            "Het e-mailadres van je account bij {site} is gewijzigd in {address}. Was jij dit niet? Neem dan meteen contact met ons op en wijzig het wachtwoord van je e-mailaccount."
        }
        M::ConfirmNewAddress => {
            "Kies “Bevestigen” om dit e-mailadres voor je account te gebruiken."
        }
        M::AddressChangedTitle => "Je e-mailadres is gewijzigd",
        M::AddressChangedText => {
            "Vanaf nu mailen we je op je nieuwe adres. Log je in met je e-mailadres? Gebruik dan het nieuwe."
        }
        M::ResetLinkDead => {
            "De link is verlopen, is al gebruikt of is vervangen door een nieuwere e-mail. Je kunt een nieuwe aanvragen."
        }

        // The JSON API.
        M::ApiMalformed => "Ongeldig verzoek",
        M::ApiForeignOrigin => "Verzoek van een andere site",
        M::ApiUnknownAttempt => "Onbekende poging",
        M::ApiUnknownLink => "Onbekende link",
        M::ApiNotOffered => "Niet beschikbaar",
        M::ApiMethodNotAllowed => "Methode niet toegestaan",
        M::ApiTooSlow => "Time-out van het verzoek",
        M::ApiTaken => "Al in gebruik",
        M::ApiInviteSpent => "Uitnodiging niet meer geldig",
        M::ApiLinkExpired => "Link verlopen",
        M::ApiTooLarge => "Body te groot",
        M::ApiUnsupportedMediaType => "Mediatype niet ondersteund",
        M::ApiInvalid => "Ongeldige velden",
        M::ApiRateLimited => "Te veel verzoeken",
        M::ApiBusy => "Server overbelast",
        M::ApiUnavailable => "Tijdelijk niet beschikbaar",
        M::ApiTakenDetail => {
            "Er bestaat al een gebruiker met die gebruikersnaam of dat e-mailadres; `problems` zegt welke van de twee."
        }
        M::ApiInvalidDetail => "Sommige velden zijn ongeldig; `problems` noemt ze.",
        M::ApiWorkDetail => {
            "Er registreren zich te veel mensen tegelijk. Los `challenge?for=limit` op en stuur de oplossing, of probeer het later opnieuw."
        }
        M::ApiNoAvailability => {
            "Dit formulier geeft niet aan of een gebruikersnaam beschikbaar is."
        }
        M::ApiParameterTwice => "De query bevat een parameter meer dan één keer.",
        M::ApiNoCaptcha => "Het formulier heeft geen captcha.",
        M::ApiNoChallenge => "Er is op dit moment geen challenge beschikbaar.",
        M::ApiNameAnAttempt => "Stuur het `token` van de link of de `attempt` van de registratie.",
        M::ApiUnknownLinkDetail => {
            "Geen enkele link heeft dit token. Misschien is het niet compleet of niet meer geldig."
        }
        M::ApiUnknownAttemptDetail => "Geen enkele registratie heeft deze `attempt`.",
        M::ApiLinkExpiredDetail => {
            "Stuur het `token` ervan naar `resend` om een nieuwe link te krijgen."
        }
        M::ApiNotAnObject => "De body moet één JSON-object zijn.",
        M::ApiNotJson => "De body is geen geldige JSON (regel {line}, kolom {column}).",
        M::ApiTooManyMembers => "Het object mag hoogstens {max} {max:element|elementen} hebben.",
        M::ApiMemberTwice => "Het object bevat een element meer dan één keer.",
        M::ApiNested => {
            "Elementen moeten strings of booleans zijn, geen geneste objecten of arrays."
        }
        M::ApiNotAString => "Het element `{name}` moet een string zijn.",
        M::ApiNotANumber => "Het element `{name}` moet een getal zijn.",
        M::ApiNotAList => "Het element `{name}` moet een array van strings zijn.",
        M::ApiNotABoolean => "Het element `{name}` moet true of false zijn.",
        M::ApiBadKey => {
            "De Idempotency-Key moet bestaan uit 16 tot 255 zichtbare ASCII-tekens die niemand kan raden, zoals een willekeurige UUID."
        }
        M::ApiForeignOriginDetail => "Een pagina van een andere site heeft dit verzoek verstuurd.",
        M::ApiMediaTypeDetail => "De body moet `application/json` in UTF-8 zijn.",
        M::ApiTooLargeDetail => "De body mag hoogstens 16 KiB groot zijn.",
        M::ApiTooSlowDetail => "De body is niet binnen 10 seconden aangekomen.",
        M::ApiFailedDetail => "Er is een fout op de server opgetreden. Probeer het later opnieuw.",
        M::ApiMethodDetail => "De header `Allow` noemt de toegestane methoden.",
    }
}
