//! Swedish, with *du*, as everyone does, public services and banks too.
//!
//! Terms: *konto*, *registrering* and *registrera dig* for sign-up, *logga in* for sign in,
//! *e-postadress* for the address and *mejl* for the message, *användarnamn*, *lösenord*,
//! *inbjudningskod* and *inbjudan*, *bekräftelsekod*, *säkerhetskontroll* for the security check,
//! *väntelista*, *tecken* for a character and *siffra* for a digit, *igen* for again.
//!
//! `{document}` is best in the definite form, such as *användarvillkoren*. No word agrees with
//! `{label}`.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Swedish.
pub const SWEDISH: Translation =
    Translation::new("sv", "Svenska", wording).plurals(Plurals::ONE_OTHER).grouping("\u{a0}", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Skapa ditt konto",
        M::SignUp => "Registrera dig",
        M::CreateAccount => "Skapa konto",
        M::PleaseWait => "Vänta\u{a0}…",
        M::EmailAddress => "E-postadress",
        M::Username => "Användarnamn",
        M::Password => "Lösenord",
        M::InviteCode => "Inbjudningskod",
        M::ConfirmationCode => "Bekräftelsekod",
        M::CodeHint => "8 siffror",
        M::PasswordHint => {
            "Använd minst {min} tecken. Tre eller fyra slumpmässiga ord är lätta att komma ihåg och svåra att gissa."
        }
        M::LengthOf => "{count} av {min}",
        M::CapsLockOn => "Caps Lock är på",
        M::Optional => "(valfritt)",
        M::ConsentLabel => "Jag godkänner {document}.",
        M::NewTab => "(öppnas i en ny flik)",
        M::Show => "Visa",
        M::ShowPassword => "Visa lösenord",
        M::Hide => "Dölj",
        M::HidePassword => "Dölj lösenordet",
        M::SelectAnOption => "Välj ett alternativ",
        M::LeaveEmpty => "Lämna det här fältet tomt",
        M::DidYouMean => "Menade du {address}?",
        M::IsAvailable => "{label} går att använda.",
        M::HaveAccount => "Har du redan ett konto? {link}",
        M::SignIn => "Logga in",
        M::ResetPassword => "Återställ lösenordet",
        M::StartedAs => "Du började registrera dig som {address}.",
        M::SendAgain => "Skicka mejlet igen",
        M::SendAgainIn => "Skicka mejlet igen (vänta {seconds} {seconds:sekund|sekunder})",

        // Above a form.
        M::ThereIsAProblem => "Det finns ett problem",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "Det är många som besöker oss just nu. Försök igen om {time}.",
        M::TooOftenNotice => "För många försök. Försök igen om {time}.",
        M::UnreachableNotice => {
            "Det gick inte att ansluta. Kontrollera din internetanslutning och försök igen. Det du har skrivit finns kvar."
        }
        M::ClosedNotice => "Registreringen är stängd för tillfället.",
        M::OutdatedNotice => "Den här sidan är inaktuell. Ladda om den och försök igen.",
        M::FailedNotice => "Något gick tyvärr fel. Försök igen om en minut.",

        // Spans of time.
        M::Seconds => "{count} {count:sekund|sekunder}",
        M::Minutes => "{count} {count:minut|minuter}",
        M::Hours => "{count} {count:timme|timmar}",

        // An empty field.
        M::FillIn => "Fyll i det här fältet.",
        M::EnterEmail => "Ange din e-postadress.",
        M::EnterUsername => "Ange ett användarnamn.",
        M::EnterPassword => "Ange ett lösenord.",
        M::AgreeTo => "Godkänn {document} för att registrera dig.",
        M::TickBox => "Markera rutan för att fortsätta.",
        M::SelectOption => "Välj ett alternativ.",
        M::EnterInvite => "Ange din inbjudningskod.",
        M::EnterCode => "Ange bekräftelsekoden.",

        // Any field.
        M::AtLeast => "Använd minst {min} tecken.",
        M::AtMost => "Använd högst {max} tecken.",
        M::HiddenCharacter => {
            "Texten innehåller ett osynligt tecken. Ta bort det och skriv texten i stället för att klistra in den."
        }
        M::CheckEntry => "Kontrollera det du har angett.",
        M::NotADate => "{label}: ange ett datum som finns, till exempel 2007-03-27.",
        M::NotInTheFuture => "{label} får inte ligga i framtiden.",
        M::MinAge => "{label} måste ligga minst {years} år tillbaka i tiden.",
        M::MaxAge => "{label} måste ligga mindre än {years} år tillbaka i tiden.",
        M::NotANumber => "{label} måste vara ett tal, till exempel 12.",
        M::NotWhole => "{label} måste vara ett heltal, till exempel 12.",
        M::MaxDecimals => "{label} får ha högst {places} {places:decimal|decimaler}.",
        M::MinNumber => "{label} måste vara minst {min}.",
        M::MaxNumber => "{label} får vara högst {max}.",
        M::NotATelephone => "{label}: ange ett telefonnummer, till exempel +44 20 7946 0958.",
        M::NotAUrl => "{label}: ange en webbadress, till exempel https://example.org.",
        M::MinChoices => "Välj minst {min} alternativ.",
        M::MaxChoices => "Välj högst {max} alternativ.",
        M::QuotedCharacter => "”{character}”",
        M::NamedCharacter => "tecknet {code}",

        // The email address.
        M::EmailMissingAt => "Ange en e-postadress med ett @, till exempel name@example.com.",
        M::EmailLookAlikeAt => {
            "Det här tecknet ser bara ut som ett @. Ta bort det och skriv ett vanligt @."
        }
        M::EmailLocalEmpty => "Ange även delen före @, som i name@example.com.",
        M::EmailDomainEmpty => "Ange även delen efter @, som i name@example.com.",
        M::EmailLocalNotAscii => {
            "Vi kan bara skicka mejl till adresser med bokstäverna a till z, siffror och symboler före @."
        }
        M::EmailLocalCharacters => "Ta bort tecken som mellanslag och kommatecken före @.",
        M::EmailHidden => {
            "E-postadressen innehåller ett osynligt tecken. Ta bort det och skriv texten i stället för att klistra in den."
        }
        M::EmailHiddenNamed => {
            "E-postadressen innehåller ett osynligt tecken ({code}). Ta bort det och skriv texten i stället för att klistra in den."
        }
        M::EmailSpace => "E-postadressen får inte innehålla mellanslag.",
        M::EmailTwoAts => "E-postadressen får bara innehålla ett @.",
        M::EmailRemoveBefore => "Ta bort {character} från delen före @.",
        M::EmailRemoveAfter => "Ta bort {character} från delen efter @.",
        M::EmailRemoveName => "Ta bort {character} från namnet.",
        M::EmailDotStart => "E-postadressen får inte börja med en punkt.",
        M::EmailDotBeforeAt => "Ta bort punkten före @.",
        M::EmailTwoDots => "E-postadressen får inte ha två punkter i rad.",
        M::EmailDotAfterAt => "Ta bort punkten efter @.",
        M::EmailDotEnd => "E-postadressen får inte sluta med en punkt.",
        M::EmailHyphenAfterAt => "Ta bort bindestrecket efter @.",
        M::EmailHyphenEnd => "E-postadressen får inte sluta med ett bindestreck.",
        M::EmailDotHyphen => "E-postadressen får inte ha en punkt intill ett bindestreck efter @.",
        M::EmailQuotes => "Ta bort citattecknen före @.",
        M::EmailDomainCharacters => {
            "Använd bara bokstäver, siffror, punkter och bindestreck efter @."
        }
        M::EmailNoEnding => "E-postadressen måste sluta med något som .com eller .org.",
        M::EmailSpecialDomain => {
            "Vi kan inte skicka mejl till den här domänen. Kontrollera stavningen efter @."
        }
        M::EmailBrackets => "Ange en domän efter @, till exempel example.com, utan parenteser.",
        M::EmailOnlyAddress => "Ange bara e-postadressen, utan namn och utan tecknen < och >.",
        M::EmailLocalTooLong => "Delen före @ får innehålla högst 64 tecken.",
        M::EmailDomainTooLong => {
            "Delen efter @ får innehålla högst 253 tecken, och högst 63 mellan två punkter."
        }
        M::EmailTooLong => "E-postadressen får innehålla högst 254 tecken.",
        M::EmailBadDomain => "Kontrollera delen efter @. Den är inte ett giltigt domännamn.",
        M::DomainNotFound => "Vi hittar inte den här domänen. Kontrollera stavningen efter @.",
        M::DomainTakesNoMail => {
            "Den här domänen tar inte emot mejl. Kontrollera stavningen efter @."
        }
        M::DisposableAddress => {
            "Ange en permanent e-postadress. Vi godtar inte tillfälliga adresser."
        }
        M::DomainNotAdmitted => {
            "Du kan inte registrera dig med en e-postadress på den här domänen. Använd en annan."
        }
        M::AddressTaken => {
            "Det finns redan ett konto med den här e-postadressen. Logga in eller använd en annan."
        }

        // The username.
        M::UsernameTooShort => "{label} måste innehålla minst {min} tecken.",
        M::UsernameTooLong => "{label} får innehålla högst {max} tecken.",
        M::UsernameEmpty => "{label} måste fyllas i.",
        M::UsernameAt => "{label} får inte innehålla @.",
        M::UsernameSpace => "{label} får inte innehålla mellanslag.",
        M::UsernameHidden => {
            "{label} innehåller ett osynligt tecken ({code}). Ta bort det och skriv texten i stället för att klistra in den."
        }
        M::UsernameCharacter => "{label} får inte innehålla {character}.",
        M::UsernameNotAscii => {
            "{label} får inte innehålla {character}. Använd bokstäverna a till z och siffror."
        }
        M::UsernameMisplaced => "{label} får bara innehålla {character} intill vissa bokstäver.",
        M::UsernameEnds => "{label} måste börja och sluta med en bokstav eller siffra.",
        M::UsernameSeparators => {
            "{label} får inte ha två punkter, bindestreck eller understreck i rad."
        }
        M::UsernameAccentAlone => "Sätt accenten på en bokstav.",
        M::UsernameAccents => "Använd färre accenter på samma bokstav.",
        M::UsernameDigits => "Använd siffror från ett och samma skriftsystem.",
        M::UsernameScripts => {
            "Använd bokstäver från ett och samma alfabet. Några av bokstäverna du har skrivit liknar bokstäver från ett annat."
        }
        M::UsernameDirections => {
            "Blanda inte bokstäver som skrivs från vänster till höger med bokstäver som skrivs från höger till vänster."
        }
        M::UsernameReserved => "{label} går inte att använda. Välj något annat.",
        M::UsernameTaken => "{label} används redan. Välj något annat.",
        M::NotOnGithub => "Vi hittar inget GitHub-konto med det här användarnamnet.",

        // The password.
        M::PasswordTooShort => "Lösenordet måste innehålla minst {min} tecken.",
        M::PasswordTooLong => "Lösenordet får innehålla högst 256 tecken.",
        M::PasswordRepeats => "Det här lösenordet upprepar sig. Prova några ord som inte hör ihop.",
        M::PasswordPattern => {
            "Det här lösenordet följer ett mönster. Prova några ord som inte hör ihop."
        }
        M::PasswordLikeEmail => "Lösenordet får inte likna din e-postadress.",
        M::PasswordLikeSite => "Lösenordet får inte likna webbplatsens namn.",
        M::PasswordLikeAnswers => "Lösenordet får inte likna dina övriga uppgifter.",
        M::PasswordCommon => {
            "Det här lösenordet är för lätt att gissa. Prova några ord som inte hör ihop."
        }
        M::PasswordBreached => {
            "Det här lösenordet har förekommit i en dataläcka. Välj ett som du inte använder någon annanstans."
        }
        M::PasswordWrong => {
            "Det här är inte lösenordet som du valde när du registrerade dig. Försök igen eller välj ett nytt lösenord."
        }

        // Codes and invites.
        M::CodeMalformed => "Bekräftelsekoden ska bestå av 8 siffror.",
        M::CodeWrong => "Koden stämmer inte. Ange koden i det senaste mejlet från oss.",
        M::CodeExpired => "Koden har gått ut. Skicka mejlet igen för att få en ny.",
        M::CodeTooManyTries => "För många felaktiga koder. Använd länken i mejlet i stället.",
        M::InviteMalformed => "Inbjudningskoden ska bestå av 24 bokstäver och siffror.",
        M::InviteUnknown => "Inbjudningskoden är ogiltig eller har gått ut. Be om en ny.",
        M::InviteUsedUp => {
            "Den här inbjudan kan inte längre användas. Be om en ny och registrera dig igen."
        }
        M::InviteForAnother => {
            "Den här inbjudan gäller en annan e-postadress. Ange adressen som inbjudan gäller."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Gör säkerhetskontrollen.",
        M::CaptchaFailed => "Vi kunde inte bekräfta att du är en människa. Försök igen.",
        M::CaptchaExpired => "Säkerhetskontrollen har gått ut. Skicka formuläret igen.",
        M::CaptchaUnavailable => {
            "Säkerhetskontrollen fungerar inte just nu. Försök igen om en minut."
        }
        M::CaptchaTooSoon => {
            "Vänta {seconds} {seconds:sekund|sekunder} och skicka sedan formuläret igen."
        }
        M::CaptchaWork => {
            "Det är många som besöker oss just nu. Din webbläsare behöver först göra en beräkning. Skicka formuläret igen efter säkerhetskontrollen eller om {time}."
        }

        // The captcha.
        M::CaptchaLabel => "Säkerhetskontroll",
        M::CaptchaWorking => "Kontrollerar att du inte är en robot\u{a0}…",
        M::CaptchaDone => "Säkerhetskontrollen är klar.",
        M::CaptchaLost => "Säkerhetskontrollen kunde inte laddas.",
        M::CaptchaWaitUnscripted => {
            "JavaScript är avstängt. Vänta minst {seconds} {seconds:sekund|sekunder} innan du skickar formuläret."
        }
        M::CaptchaNeedsScripts => {
            "Slå på JavaScript och ladda om sidan för att göra säkerhetskontrollen."
        }
        M::CaptchaLaterUnscripted => "JavaScript är avstängt. Försök igen senare.",

        // All pages.
        M::TitleWithError => "Fel: {title}",
        M::AddressLine => "E-postadress: {address}",
        M::Continue => "Fortsätt",
        M::Confirm => "Bekräfta",
        M::Cancel => "Avbryt",
        M::StartAgain => "Börja om",

        // The page after the form.
        M::CheckYourEmail => "Kolla din mejl",
        M::WeAreEmailing => "Vi skickar ett mejl till {address}. Det kan ta några minuter.",
        M::OpenLinkOrEnterCode => {
            "Öppna länken i mejlet, eller ange koden nedan. Båda gäller i {time}."
        }
        M::CouldNotDeliver => "Vi kunde inte leverera mejlet till {address}. Kontrollera adressen.",
        M::IfYouJustSignedUp => {
            "Om du nyss har registrerat dig skickar vi ett mejl med en länk. Öppna den för att slutföra registreringen."
        }
        M::EmailingAgain => {
            "Vi skickar ett nytt mejl till {address}. Använd det senaste mejlet: dess kod ersätter den tidigare. Vi skickar bara några få mejl om dagen, så om inget kommer kan du titta i skräpposten eller försöka igen i morgon."
        }
        M::AskedTooSoon => {
            "Vi skickade nyss ett mejl till {address}. Vänta {seconds} {seconds:sekund|sekunder} innan du ber om ett nytt."
        }
        M::OpenMailbox => "Öppna {name}",
        M::NoEmail => "Har du inte fått något mejl? Titta i skräpposten eller skicka det igen.",
        M::UseDifferentAddress => "Använd en annan e-postadress",
        M::AddressChange => {
            "Vi skickar ett mejl till den nya adressen. Det tidigare mejlet slutar gälla. Dina övriga uppgifter ändras inte."
        }
        M::SendEmail => "Skicka mejl",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "Bekräfta din e-postadress",
        M::SelectConfirm => "Välj Bekräfta för att slutföra registreringen.",
        M::CompleteLastStep => "Gör det här sista steget för att slutföra registreringen.",
        M::KnownPasswordHint => {
            "Du öppnade länken i en annan webbläsare. Ange lösenordet som du valde när du registrerade dig."
        }
        M::OrEnterCodeThere => {
            "Eller gå tillbaka till webbläsaren där du registrerade dig och ange koden från mejlet där."
        }
        M::PasswordChoice => "Vilket lösenord vill du använda?",
        M::UseKnownPassword => "Lösenordet som jag valde när jag registrerade mig",
        M::UseNewPassword => "Ett nytt lösenord",
        M::TryAgainSoon => "Försök igen om en stund",
        M::AlreadyConfirmedTitle => "Redan bekräftad",
        M::AlreadyConfirmed => "Den här e-postadressen är redan bekräftad.",
        M::OnWaitlistTitle => "Du står på väntelistan",
        M::OnWaitlist => {
            "Din e-postadress är bekräftad. Vi mejlar dig när det finns en plats åt dig."
        }
        M::InviteSpentTitle => "Din inbjudan gäller inte längre",
        M::InviteSpent => {
            "Den har förbrukats eller återkallats sedan du registrerade dig. Be personen som bjöd in dig om en ny."
        }
        M::DifferentInvite => "Registrera dig med en annan inbjudan",
        M::LinkExpiredTitle => "Länken har gått ut",
        M::LinkExpired => {
            "För din säkerhet gäller länkar bara i {time}. Vi kan skicka en ny till dig."
        }
        M::SendNewEmail => "Skicka ett nytt mejl",
        M::LinkUnknownTitle => "Länken fungerar inte",
        M::LinkUnknownOwn => {
            "Den kan vara ofullständig, eller så blockerar din webbläsare kakor. Tillåt kakor för den här webbplatsen och använd länken i det senaste mejlet från oss, eller be om en ny."
        }
        M::LinkUnknown => {
            "Den kan vara ofullständig, eller så blockerar din webbläsare kakor. Tillåt kakor för den här webbplatsen och använd länken i det senaste mejlet från oss, eller börja om."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Avbryt den här registreringen",
        M::CancelSignUpText => {
            "Någon har använt din e-postadress, kanske av misstag. Om du avbryter registreringen skickar vi inga fler mejl till dig på ett tag."
        }
        M::DidNotSignUp => "Jag har inte registrerat mig",
        M::CancelledTitle => "Registreringen är avbruten",
        M::Cancelled => "Inget konto har skapats. Vi skickar inga fler mejl till dig på ett tag.",
        M::WasConfirmedTitle => "Den här e-postadressen har bekräftats",
        M::WasConfirmed => {
            "Någon med tillgång till din inkorg har bekräftat den. Om det inte var du bör du byta lösenord till din e-post och kontakta oss."
        }
        M::NothingToCancelTitle => "Det finns inget att avbryta",
        M::NothingToCancel => {
            "Registreringen kan redan vara avbruten, eller så är länken ofullständig."
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Välkommen",
        M::SignedUpTitle => "Du är registrerad",
        M::ConfirmedAndReady => "Din e-postadress är bekräftad och ditt konto är klart.",
        M::Confirmed => "Din e-postadress är bekräftad.",
        M::AccountReady => "Ditt konto är klart.",
        M::CarryOnThere => "Du kan stänga den här sidan och fortsätta där du registrerade dig.",
        M::FinishedTitle => "Är du klar med registreringen?",
        M::FinishedText => {
            "Om du har bekräftat din e-postadress kan du fortsätta. Om inte, öppna först länken i vårt mejl."
        }
        M::ClosedTitle => "Registreringen är stängd",
        M::ClosedText => {
            "Du kan inte registrera dig just nu. Om du redan har gjort det fungerar länken i mejlet fortfarande."
        }
        M::NotAvailableTitle => "Det går tyvärr inte att registrera sig just nu",
        M::TryAgainLater => "Försök igen senare.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Öppna registreringssidan och försök igen",
        M::ForeignText => "Det här formuläret skickades från en annan webbplats.",
        M::UnreadableTitle => "Vi kunde inte läsa formuläret",
        M::GoBack => "Gå tillbaka och försök igen.",
        M::BackToForm => "Gå till registreringsformuläret",
        M::TooLargeTitle => "Det är för långt",
        M::GoBackAndShorten => "Gå tillbaka och korta ner det du har skrivit.",
        M::TooSlowTitle => "Din anslutning var för långsam",
        M::OtherNameTitle => "Den här sidan har en annan adress",
        M::OtherNameText => {
            "Du registrerar dig för den här webbplatsen på {link}. Öppna registreringssidan där."
        }
        M::FailedTitle => "Något gick tyvärr fel",
        M::GoBackInAMinute => "Gå tillbaka och försök igen om en minut.",

        // Mails.
        M::MailConfirmSubject => "Bekräfta din e-postadress för {site}",
        M::MailConfirmText => {
            "Bekräfta din e-postadress för att slutföra registreringen på {site}."
        }
        M::MailConfirmButton => "Bekräfta e-postadress",
        M::MailCode => "Eller ange den här koden på registreringssidan:",
        M::MailLifetime => {
            "Länken och koden gäller i {time}. Om du inte har registrerat dig kan du bortse från det här mejlet. Då skapas inget konto. Om du inte vill få fler sådana mejl:"
        }
        M::MailSignedUpSubject => "Du är redan registrerad på {site}",
        M::MailSignedUpText => {
            "Någon (kanske du) försökte registrera sig på {site} med den här e-postadressen. Du är redan registrerad, så du behöver inte göra något."
        }
        M::MailAccountSubject => "Du har redan ett konto på {site}",
        M::MailAccountText => {
            "Någon (kanske du) försökte registrera sig på {site} med den här e-postadressen. Det finns redan ett konto med den. Ingenting har ändrats."
        }
        M::MailIfYou => "Om det var du kan du logga in med ditt befintliga lösenord.",
        M::MailIfNotYou => "Om det inte var du kan du bortse från det här mejlet.",
        M::MailWelcomeSubject => "Välkommen till {site}",
        M::MailWelcomeAccount => "Din e-postadress är bekräftad och ditt konto på {site} är klart.",
        M::MailWelcomeSignedUp => "Din e-postadress är bekräftad och du är registrerad på {site}.",
        M::MailResetSubject => "Välj ett nytt lösenord för {site}",
        M::MailResetText => {
            "Någon (kanske du) bad om att återställa lösenordet till ditt konto på {site}. Välj ett nytt med den här länken:"
        }
        M::ChooseNewPassword => "Välj ett nytt lösenord",
        M::MailResetLifetime => {
            "Länken gäller i {time} och bara en gång. Om det inte var du kan du bortse från det här mejlet. Ditt lösenord förblir detsamma."
        }
        M::MailPasswordChangedSubject => "Ditt lösenord för {site} har ändrats",
        M::MailPasswordChangedText => {
            "Lösenordet till ditt konto på {site} har ändrats. Om det inte var du, återställ det nu och ändra även lösenordet till ditt e-postkonto."
        }
        M::MailCodeSubject => "{code} är din kod för {site}",
        M::MailPreheader => "Länken och koden gäller i {time}.",
        M::MailNothingToDo => "Ingenting har ändrats och du behöver inte göra något.",
        M::MailResetPreheader => "Länken gäller i {time} och bara en gång.",
        M::MailChangedPreheader => "Om det inte var du, återställ lösenordet nu.",
        M::MailCopyLink => {
            "Om knappen inte fungerar kan du kopiera den här länken till webbläsaren:"
        }
        M::MailOpenSite => "Öppna {site}",
        M::MailWhySignUp => {
            "Du får det här mejlet eftersom någon angav din adress för att registrera sig på {site}."
        }
        M::MailWhyAccount => "Du får det här mejlet eftersom du har ett konto på {site}.",
        M::MailWhySignedUp => "Du får det här mejlet eftersom du är registrerad på {site}.",
        M::MailHelp => "Behöver du hjälp? {contact}",
        M::ForgotPasswordText => {
            "Ange e-postadressen till ditt konto. Vi skickar en länk så att du kan välja ett nytt lösenord."
        }
        M::ResetMailText => {
            "Om det finns ett konto med den här e-postadressen skickar vi en länk till den. Länken gäller i {time}. Titta även i skräpposten."
        }
        M::PasswordChangedTitle => "Ditt lösenord har ändrats",
        M::PasswordChangedText => {
            "Du kan logga in med ditt nya lösenord. På andra enheter kan du behöva logga in igen."
        }
        M::MailNewAddressText => {
            "Någon (kanske du) bad om att använda den här e-postadressen för ett konto på {site}. Bekräfta den för att göra ändringen:"
        }
        M::MailNewAddressLifetime => {
            "Länken gäller i {time} och bara en gång. Om det inte var du kan du bortse från det här mejlet. Ingenting ändras."
        }
        M::MailAddressTakenText => {
            "Någon (kanske du) försökte använda den här e-postadressen för ett annat konto på {site}. Den används redan, så ingenting har ändrats. Om det inte var du kan du bortse från det här mejlet."
        }
        M::MailAddressChangedSubject => "Din e-postadress för {site} har ändrats",
        M::MailAddressChangedText => {
            "E-postadressen till ditt konto på {site} har ändrats till {address}. Om det inte var du, kontakta oss genast och ändra lösenordet till ditt e-postkonto."
        }
        M::ConfirmNewAddress => {
            "Välj Bekräfta för att använda den här e-postadressen för ditt konto."
        }
        M::AddressChangedTitle => "Din e-postadress har ändrats",
        M::AddressChangedText => {
            "Från och med nu mejlar vi dig på din nya adress. Om du loggar in med din e-postadress ska du använda den nya."
        }
        M::ResetLinkDead => {
            "Den har gått ut, har redan använts eller har ersatts av ett nyare mejl. Du kan begära en ny."
        }

        // The JSON API.
        M::ApiMalformed => "Ogiltig begäran",
        M::ApiForeignOrigin => "Begäran från en annan webbplats",
        M::ApiUnknownAttempt => "Okänt försök",
        M::ApiUnknownLink => "Okänd länk",
        M::ApiNotOffered => "Inte tillgängligt",
        M::ApiMethodNotAllowed => "Metoden är inte tillåten",
        M::ApiTooSlow => "Tidsgränsen för begäran har överskridits",
        M::ApiTaken => "Används redan",
        M::ApiInviteSpent => "Inbjudan gäller inte längre",
        M::ApiLinkExpired => "Länken har gått ut",
        M::ApiTooLarge => "Innehållet är för stort",
        M::ApiUnsupportedMediaType => "Medietypen stöds inte",
        M::ApiInvalid => "Ogiltiga fält",
        M::ApiRateLimited => "För många begäranden",
        M::ApiBusy => "Servern är överbelastad",
        M::ApiUnavailable => "Tillfälligt otillgängligt",
        M::ApiTakenDetail => {
            "Det finns redan en användare med det användarnamnet eller den e-postadressen; `problems` anger vilket."
        }
        M::ApiInvalidDetail => "Några fält är ogiltiga; `problems` anger vilka.",
        M::ApiWorkDetail => {
            "För många registrerar sig just nu. Lös `challenge?for=limit` och skicka lösningen, eller försök igen senare."
        }
        M::ApiNoAvailability => "Det här formuläret anger inte om ett användarnamn är ledigt.",
        M::ApiParameterTwice => "Frågesträngen innehåller en parameter mer än en gång.",
        M::ApiNoCaptcha => "Formuläret har ingen captcha.",
        M::ApiNoChallenge => "Det finns ingen utmaning tillgänglig just nu.",
        M::ApiNameAnAttempt => "Skicka länkens `token` eller registreringens `attempt`.",
        M::ApiUnknownLinkDetail => {
            "Ingen länk har denna token. Den kan vara ofullständig eller inte längre giltig."
        }
        M::ApiUnknownAttemptDetail => "Ingen registrering har denna `attempt`.",
        M::ApiLinkExpiredDetail => "Skicka dess `token` till `resend` för att få en ny länk.",
        M::ApiNotAnObject => "Innehållet måste vara ett enda JSON-objekt.",
        M::ApiNotJson => "Innehållet är inte giltig JSON (rad {line}, kolumn {column}).",
        M::ApiTooManyMembers => "Objektet får ha högst {max} {max:medlem|medlemmar}.",
        M::ApiMemberTwice => "Objektet innehåller en medlem mer än en gång.",
        M::ApiNested => {
            "Medlemmar måste vara strängar eller booleska värden, inte nästlade objekt eller arrayer."
        }
        M::ApiNotAString => "Medlemmen `{name}` måste vara en sträng.",
        M::ApiNotANumber => "Medlemmen `{name}` måste vara ett tal.",
        M::ApiNotAList => "Medlemmen `{name}` måste vara en array av strängar.",
        M::ApiNotABoolean => "Medlemmen `{name}` måste vara true eller false.",
        M::ApiBadKey => {
            "Idempotency-Key måste bestå av 16 till 255 synliga ASCII-tecken som ingen kan gissa, till exempel en slumpmässig UUID."
        }
        M::ApiForeignOriginDetail => "En sida på en annan webbplats skickade denna begäran.",
        M::ApiMediaTypeDetail => "Innehållet måste vara `application/json` i UTF-8.",
        M::ApiTooLargeDetail => "Innehållet får vara högst 16 KiB.",
        M::ApiTooSlowDetail => "Innehållet kom inte fram inom 10 sekunder.",
        M::ApiFailedDetail => "Serverfel. Försök igen senare.",
        M::ApiMethodDetail => "Headern `Allow` anger de tillåtna metoderna.",
    }
}
