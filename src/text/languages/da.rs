//! Danish, with *du*, as everyone does, public services and banks too.
//!
//! Terms: *konto*, *tilmelding* and *tilmelde dig* for sign-up, *logge ind* for sign in,
//! *e-mailadresse* for the address and *e-mail* for the message, *brugernavn*, *adgangskode*,
//! *invitationskode* and *invitation*, *bekræftelseskode*, *sikkerhedstjek* for the security check,
//! *venteliste*, *tegn* for a character and *tal* for a digit, *igen* for again. Subordinate
//! clauses have a comma before them.
//!
//! `{document}` is best in the definite form, such as *brugsvilkårene*. No word agrees with
//! `{label}`.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Danish.
pub const DANISH: Translation =
    Translation::new("da", "Dansk", wording).plurals(Plurals::ONE_OTHER).grouping(".", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Opret din konto",
        M::SignUp => "Tilmeld dig",
        M::CreateAccount => "Opret konto",
        M::PleaseWait => "Vent\u{a0}…",
        M::EmailAddress => "E-mailadresse",
        M::Username => "Brugernavn",
        M::Password => "Adgangskode",
        M::InviteCode => "Invitationskode",
        M::ConfirmationCode => "Bekræftelseskode",
        M::CodeHint => "8 cifre",
        M::PasswordHint => {
            "Brug mindst {min} tegn. Tre eller fire tilfældige ord er nemme at huske og svære at gætte."
        }
        M::LengthOf => "{count} af {min}",
        M::CapsLockOn => "Caps Lock er slået til",
        M::Optional => "(valgfrit)",
        M::ConsentLabel => "Jeg accepterer {document}.",
        M::NewTab => "(åbner i en ny fane)",
        M::Show => "Vis",
        M::ShowPassword => "Vis adgangskode",
        M::Hide => "Skjul",
        M::HidePassword => "Skjul adgangskode",
        M::SelectAnOption => "Vælg en mulighed",
        M::LeaveEmpty => "Lad dette felt være tomt",
        M::DidYouMean => "Mente du {address}?",
        M::IsAvailable => "{label} kan bruges.",
        M::HaveAccount => "Har du allerede en konto? {link}",
        M::SignIn => "Log ind",
        M::ResetPassword => "Nulstil din adgangskode",
        M::StartedAs => "Du begyndte at oprette dig som {address}.",
        M::SendAgain => "Send e-mailen igen",
        M::SendAgainIn => "Send e-mailen igen (vent {seconds} {seconds:sekund|sekunder})",

        // Above a form.
        M::ThereIsAProblem => "Der er et problem",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "Der er meget travlt lige nu. Prøv igen om {time}.",
        M::TooOftenNotice => "For mange forsøg. Prøv igen om {time}.",
        M::UnreachableNotice => {
            "Vi kunne ikke oprette forbindelse. Tjek din internetforbindelse, og prøv igen. Det, du har skrevet, er her stadig."
        }
        M::ClosedNotice => "Der er lukket for tilmelding i øjeblikket.",
        M::OutdatedNotice => "Denne side er forældet. Genindlæs den, og prøv igen.",
        M::FailedNotice => "Der gik desværre noget galt. Prøv igen om et minut.",

        // Spans of time.
        M::Seconds => "{count} {count:sekund|sekunder}",
        M::Minutes => "{count} {count:minut|minutter}",
        M::Hours => "{count} {count:time|timer}",

        // An empty field.
        M::FillIn => "Udfyld dette felt.",
        M::EnterEmail => "Indtast din e-mailadresse.",
        M::EnterUsername => "Indtast et brugernavn.",
        M::EnterPassword => "Indtast en adgangskode.",
        M::AgreeTo => "Accepter {document} for at tilmelde dig.",
        M::TickBox => "Sæt kryds i feltet for at fortsætte.",
        M::SelectOption => "Vælg en mulighed.",
        M::EnterInvite => "Indtast din invitationskode.",
        M::EnterCode => "Indtast bekræftelseskoden.",

        // Any field.
        M::AtLeast => "Brug mindst {min} tegn.",
        M::AtMost => "Brug højst {max} tegn.",
        M::HiddenCharacter => {
            "Teksten indeholder et usynligt tegn. Slet det, og skriv teksten i stedet for at indsætte den."
        }
        M::CheckEntry => "Tjek det, du har indtastet.",
        M::NotADate => "{label}: Indtast en dato, der findes, f.eks. 2007-03-27.",
        M::NotInTheFuture => "{label} må ikke ligge i fremtiden.",
        M::MinAge => "{label} skal ligge mindst {years} år tilbage i tiden.",
        M::MaxAge => "{label} skal ligge mindre end {years} år tilbage i tiden.",
        M::NotANumber => "{label} skal være et tal, f.eks. 12.",
        M::NotWhole => "{label} skal være et helt tal, f.eks. 12.",
        M::MaxDecimals => "{label} må højst have {places} {places:decimal|decimaler}.",
        M::MinNumber => "{label} skal være mindst {min}.",
        M::MaxNumber => "{label} må højst være {max}.",
        M::NotATelephone => "{label}: Indtast et telefonnummer, f.eks. +44 20 7946 0958.",
        M::NotAUrl => "{label}: Indtast en webadresse, f.eks. https://example.org.",
        M::MinChoices => "Vælg mindst {min} {min:mulighed|muligheder}.",
        M::MaxChoices => "Vælg højst {max} {max:mulighed|muligheder}.",
        M::QuotedCharacter => "“{character}”",
        M::NamedCharacter => "tegnet {code}",

        // The email address.
        M::EmailMissingAt => "Indtast en e-mailadresse med et @, f.eks. name@example.com.",
        M::EmailLookAlikeAt => "Dette tegn ligner kun et @. Slet det, og skriv et almindeligt @.",
        M::EmailLocalEmpty => "Indtast også delen før @, som i name@example.com.",
        M::EmailDomainEmpty => "Indtast også delen efter @, som i name@example.com.",
        M::EmailLocalNotAscii => {
            "Vi kan kun sende e-mail til adresser med bogstaverne a til z, tal og symboler før @."
        }
        M::EmailLocalCharacters => "Fjern tegn som mellemrum og kommaer før @.",
        M::EmailHidden => {
            "E-mailadressen indeholder et usynligt tegn. Slet det, og skriv teksten i stedet for at indsætte den."
        }
        M::EmailHiddenNamed => {
            "E-mailadressen indeholder et usynligt tegn ({code}). Slet det, og skriv teksten i stedet for at indsætte den."
        }
        M::EmailSpace => "E-mailadressen må ikke indeholde mellemrum.",
        M::EmailTwoAts => "E-mailadressen må kun indeholde ét @.",
        M::EmailRemoveBefore => "Fjern {character} fra delen før @.",
        M::EmailRemoveAfter => "Fjern {character} fra delen efter @.",
        M::EmailRemoveName => "Fjern {character} fra navnet.",
        M::EmailDotStart => "E-mailadressen må ikke begynde med et punktum.",
        M::EmailDotBeforeAt => "Fjern punktummet før @.",
        M::EmailTwoDots => "E-mailadressen må ikke have to punktummer i træk.",
        M::EmailDotAfterAt => "Fjern punktummet efter @.",
        M::EmailDotEnd => "E-mailadressen må ikke slutte med et punktum.",
        M::EmailHyphenAfterAt => "Fjern bindestregen efter @.",
        M::EmailHyphenEnd => "E-mailadressen må ikke slutte med en bindestreg.",
        M::EmailDotHyphen => {
            "E-mailadressen må ikke have et punktum ved siden af en bindestreg efter @."
        }
        M::EmailQuotes => "Fjern anførselstegnene før @.",
        M::EmailDomainCharacters => "Brug kun bogstaver, tal, punktummer og bindestreger efter @.",
        M::EmailNoEnding => "E-mailadressen skal slutte med en endelse som .com eller .org.",
        M::EmailSpecialDomain => {
            "Vi kan ikke sende e-mails til dette domæne. Tjek stavningen efter @."
        }
        M::EmailBrackets => "Indtast et domæne efter @, f.eks. example.com, uden parenteser.",
        M::EmailOnlyAddress => "Indtast kun e-mailadressen, uden navn og uden tegnene < og >.",
        M::EmailLocalTooLong => "Delen før @ må højst være på 64 tegn.",
        M::EmailDomainTooLong => {
            "Delen efter @ må højst være på 253 tegn, med højst 63 tegn mellem to punktummer."
        }
        M::EmailTooLong => "E-mailadressen må højst være på 254 tegn.",
        M::EmailBadDomain => "Tjek delen efter @. Det er ikke et gyldigt domænenavn.",
        M::DomainNotFound => "Vi kan ikke finde dette domæne. Tjek stavningen efter @.",
        M::DomainTakesNoMail => "Dette domæne modtager ikke e-mails. Tjek stavningen efter @.",
        M::DisposableAddress => {
            "Indtast en permanent e-mailadresse. Vi accepterer ikke midlertidige adresser."
        }
        M::DomainNotAdmitted => {
            "Du kan ikke tilmelde dig med en e-mailadresse på dette domæne. Brug en anden."
        }
        M::AddressTaken => {
            "Der findes allerede en konto med denne e-mailadresse. Log ind, eller brug en anden."
        }

        // The username.
        M::UsernameTooShort => "{label} skal være på mindst {min} tegn.",
        M::UsernameTooLong => "{label} må højst være på {max} tegn.",
        M::UsernameEmpty => "{label} skal udfyldes.",
        M::UsernameAt => "{label} må ikke indeholde @.",
        M::UsernameSpace => "{label} må ikke indeholde mellemrum.",
        M::UsernameHidden => {
            "{label} indeholder et usynligt tegn ({code}). Slet det, og skriv teksten i stedet for at indsætte den."
        }
        M::UsernameCharacter => "{label} må ikke indeholde {character}.",
        M::UsernameNotAscii => {
            "{label} må ikke indeholde {character}. Brug bogstaverne a til z og tal."
        }
        M::UsernameMisplaced => {
            "{label} må kun indeholde {character} ved siden af bestemte bogstaver."
        }
        M::UsernameEnds => "{label} skal begynde og slutte med et bogstav eller et tal.",
        M::UsernameSeparators => {
            "{label} må ikke have to punktummer, bindestreger eller understregninger i træk."
        }
        M::UsernameAccentAlone => "Sæt accenten på et bogstav.",
        M::UsernameAccents => "Brug færre accenter på samme bogstav.",
        M::UsernameDigits => "Brug tal fra ét skriftsystem.",
        M::UsernameScripts => {
            "Brug bogstaver fra ét alfabet. Nogle af de bogstaver, du har skrevet, ligner bogstaver fra et andet."
        }
        M::UsernameDirections => {
            "Bland ikke bogstaver, der skrives fra venstre mod højre, med bogstaver, der skrives fra højre mod venstre."
        }
        M::UsernameReserved => "{label} kan ikke bruges. Vælg noget andet.",
        M::UsernameTaken => "{label} er allerede i brug. Vælg noget andet.",
        M::NotOnGithub => "Vi kan ikke finde en GitHub-konto med dette brugernavn.",

        // The password.
        M::PasswordTooShort => "Adgangskoden skal være på mindst {min} tegn.",
        M::PasswordTooLong => "Adgangskoden må højst være på 256 tegn.",
        M::PasswordRepeats => {
            "Denne adgangskode gentager sig selv. Prøv nogle ord, der ikke har noget med hinanden at gøre."
        }
        M::PasswordPattern => {
            "Denne adgangskode følger et mønster. Prøv nogle ord, der ikke har noget med hinanden at gøre."
        }
        M::PasswordLikeEmail => "Adgangskoden må ikke ligne din e-mailadresse.",
        M::PasswordLikeSite => "Adgangskoden må ikke ligne navnet på dette websted.",
        M::PasswordLikeAnswers => "Adgangskoden må ikke ligne dine andre oplysninger.",
        M::PasswordCommon => {
            "Denne adgangskode er for nem at gætte. Prøv nogle ord, der ikke har noget med hinanden at gøre."
        }
        M::PasswordBreached => {
            "Denne adgangskode har været med i et datalæk. Vælg en, som du ikke bruger andre steder."
        }
        M::PasswordWrong => {
            "Det er ikke den adgangskode, du valgte, da du oprettede dig. Prøv igen, eller vælg en ny adgangskode."
        }

        // Codes and invites.
        M::CodeMalformed => "Bekræftelseskoden skal bestå af 8 cifre.",
        M::CodeWrong => "Koden er ikke rigtig. Indtast koden fra vores nyeste e-mail.",
        M::CodeExpired => "Koden er udløbet. Send e-mailen igen for at få en ny.",
        M::CodeTooManyTries => "For mange forkerte koder. Brug linket i e-mailen i stedet.",
        M::InviteMalformed => "Invitationskoden skal bestå af 24 bogstaver og tal.",
        M::InviteUnknown => "Invitationskoden er ugyldig eller udløbet. Bed om en ny.",
        M::InviteUsedUp => {
            "Denne invitation kan ikke længere bruges. Bed om en ny, og tilmeld dig igen."
        }
        M::InviteForAnother => {
            "Denne invitation gælder en anden e-mailadresse. Indtast den adresse, som invitationen gælder."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Gennemfør sikkerhedstjekket.",
        M::CaptchaFailed => "Vi kunne ikke bekræfte, at du er et menneske. Prøv igen.",
        M::CaptchaExpired => "Sikkerhedstjekket er udløbet. Send formularen igen.",
        M::CaptchaUnavailable => "Sikkerhedstjekket virker ikke lige nu. Prøv igen om et minut.",
        M::CaptchaTooSoon => {
            "Vent {seconds} {seconds:sekund|sekunder}, og send så formularen igen."
        }
        M::CaptchaWork => {
            "Der er meget travlt lige nu. Din browser skal først lave en beregning: Send formularen igen efter sikkerhedstjekket eller om {time}."
        }

        // The captcha.
        M::CaptchaLabel => "Sikkerhedstjek",
        M::CaptchaWorking => "Tjekker, at du ikke er en robot\u{a0}…",
        M::CaptchaDone => "Sikkerhedstjekket er gennemført.",
        M::CaptchaLost => "Sikkerhedstjekket kunne ikke indlæses.",
        M::CaptchaWaitUnscripted => {
            "JavaScript er slået fra. Vent mindst {seconds} {seconds:sekund|sekunder}, før du sender denne formular."
        }
        M::CaptchaNeedsScripts => {
            "Slå JavaScript til, og genindlæs siden for at gennemføre sikkerhedstjekket."
        }
        M::CaptchaLaterUnscripted => "JavaScript er slået fra. Prøv igen senere.",

        // All pages.
        M::TitleWithError => "Fejl: {title}",
        M::AddressLine => "E-mailadresse: {address}",
        M::Continue => "Fortsæt",
        M::Confirm => "Bekræft",
        M::Cancel => "Annuller",
        M::StartAgain => "Start forfra",

        // The page after the form.
        M::CheckYourEmail => "Tjek din e-mail",
        M::WeAreEmailing => "Vi sender en e-mail til {address}. Det kan tage et par minutter.",
        M::OpenLinkOrEnterCode => {
            "Åbn linket i e-mailen, eller indtast koden nedenfor. De virker begge i {time}."
        }
        M::CouldNotDeliver => "Vi kunne ikke levere e-mailen til {address}. Tjek adressen.",
        M::IfYouJustSignedUp => {
            "Hvis du lige har tilmeldt dig, sender vi dig en e-mail med et link. Åbn det for at fuldføre tilmeldingen."
        }
        M::EmailingAgain => {
            "Vi sender en ny e-mail til {address}. Brug den nyeste e-mail, for dens kode erstatter den tidligere. Vi sender kun få e-mails om dagen, så hvis der ikke kommer nogen, skal du se i spammappen eller prøve igen i morgen."
        }
        M::AskedTooSoon => {
            "Vi har lige sendt en e-mail til {address}. Vent {seconds} {seconds:sekund|sekunder}, før du beder om en ny."
        }
        M::OpenMailbox => "Åbn {name}",
        M::NoEmail => "Har du ikke fået en e-mail? Kig i din spammappe, eller send den igen.",
        M::UseDifferentAddress => "Brug en anden e-mailadresse",
        M::AddressChange => {
            "Vi sender en e-mail til den nye adresse. Den tidligere e-mail holder op med at virke. Dine andre oplysninger ændres ikke."
        }
        M::SendEmail => "Send e-mail",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "Bekræft din e-mailadresse",
        M::SelectConfirm => "Vælg Bekræft for at fuldføre tilmeldingen.",
        M::CompleteLastStep => "Gennemfør dette sidste trin for at fuldføre tilmeldingen.",
        M::KnownPasswordHint => {
            "Du åbnede linket i en anden browser. Indtast den adgangskode, du valgte, da du tilmeldte dig."
        }
        M::OrEnterCodeThere => {
            "Eller gå tilbage til den browser, hvor du oprettede dig, og indtast koden fra e-mailen der."
        }
        M::PasswordChoice => "Hvilken adgangskode vil du bruge?",
        M::UseKnownPassword => "Den adgangskode, jeg valgte, da jeg oprettede mig",
        M::UseNewPassword => "En ny adgangskode",
        M::TryAgainSoon => "Prøv igen om lidt",
        M::AlreadyConfirmedTitle => "Allerede bekræftet",
        M::AlreadyConfirmed => "Denne e-mailadresse er allerede bekræftet.",
        M::OnWaitlistTitle => "Du er på ventelisten",
        M::OnWaitlist => {
            "Din e-mailadresse er bekræftet. Vi sender dig en e-mail, når der er plads til dig."
        }
        M::InviteSpentTitle => "Din invitation gælder ikke længere",
        M::InviteSpent => {
            "Den er blevet brugt op eller trukket tilbage, siden du tilmeldte dig. Bed den person, der inviterede dig, om en ny."
        }
        M::DifferentInvite => "Tilmeld dig med en anden invitation",
        M::LinkExpiredTitle => "Linket er udløbet",
        M::LinkExpired => {
            "For din sikkerheds skyld udløber links efter {time}. Vi kan sende dig et nyt."
        }
        M::SendNewEmail => "Send en ny e-mail",
        M::LinkUnknownTitle => "Linket virker ikke",
        M::LinkUnknownOwn => {
            "Måske er det ikke fuldstændigt, eller også blokerer din browser cookies. Tillad cookies for dette websted, og brug linket i vores nyeste e-mail, eller bed om et nyt."
        }
        M::LinkUnknown => {
            "Måske er det ikke fuldstændigt, eller også blokerer din browser cookies. Tillad cookies for dette websted, og brug linket i vores nyeste e-mail, eller start forfra."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Annuller denne tilmelding",
        M::CancelSignUpText => {
            "Nogen har brugt din e-mailadresse, måske ved en fejl. Hvis du annullerer tilmeldingen, sender vi dig ikke flere e-mails i et stykke tid."
        }
        M::DidNotSignUp => "Jeg har ikke tilmeldt mig",
        M::CancelledTitle => "Tilmeldingen er annulleret",
        M::Cancelled => {
            "Der er ikke oprettet nogen konto. Vi sender dig ikke flere e-mails i et stykke tid."
        }
        M::WasConfirmedTitle => "Denne e-mailadresse er blevet bekræftet",
        M::WasConfirmed => {
            "Nogen med adgang til din indbakke har bekræftet den. Hvis det ikke var dig, skal du skifte adgangskoden til din e-mail og kontakte os."
        }
        M::NothingToCancelTitle => "Der er ikke noget at annullere",
        M::NothingToCancel => {
            "Måske er tilmeldingen allerede annulleret, eller også er linket ikke fuldstændigt."
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Velkommen",
        M::SignedUpTitle => "Du er tilmeldt",
        M::ConfirmedAndReady => "Din e-mailadresse er bekræftet, og din konto er klar.",
        M::Confirmed => "Din e-mailadresse er bekræftet.",
        M::AccountReady => "Din konto er klar.",
        M::CarryOnThere => "Du kan lukke denne side og fortsætte der, hvor du tilmeldte dig.",
        M::FinishedTitle => "Er du færdig med at oprette dig?",
        M::FinishedText => {
            "Hvis du har bekræftet din e-mailadresse, kan du gå videre. Hvis ikke, skal du først åbne linket i vores e-mail."
        }
        M::ClosedTitle => "Der er lukket for tilmelding",
        M::ClosedText => {
            "Du kan ikke tilmelde dig i øjeblikket. Hvis du allerede har gjort det, virker linket i din e-mail stadig."
        }
        M::NotAvailableTitle => "Du kan desværre ikke tilmelde dig lige nu",
        M::TryAgainLater => "Prøv igen senere.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Åbn tilmeldingssiden, og prøv igen",
        M::ForeignText => "Denne formular blev sendt fra et andet websted.",
        M::UnreadableTitle => "Vi kunne ikke læse formularen",
        M::GoBack => "Gå tilbage, og prøv igen.",
        M::BackToForm => "Gå til oprettelsesformularen",
        M::TooLargeTitle => "Det er for langt",
        M::GoBackAndShorten => "Gå tilbage, og forkort det, du har skrevet.",
        M::TooSlowTitle => "Din forbindelse var for langsom",
        M::OtherNameTitle => "Denne side har en anden adresse",
        M::OtherNameText => {
            "Tilmelding til dette websted foregår på {link}. Åbn tilmeldingssiden der."
        }
        M::FailedTitle => "Der gik desværre noget galt",
        M::GoBackInAMinute => "Gå tilbage, og prøv igen om et minut.",

        // Mails.
        M::MailConfirmSubject => "Bekræft din e-mailadresse til {site}",
        M::MailConfirmText => "Bekræft din e-mailadresse for at fuldføre tilmeldingen til {site}.",
        M::MailConfirmButton => "Bekræft e-mailadresse",
        M::MailCode => "Eller indtast denne kode på tilmeldingssiden:",
        M::MailLifetime => {
            "Linket og koden virker i {time}. Hvis du ikke har tilmeldt dig, kan du se bort fra denne e-mail. Så bliver der ikke oprettet nogen konto. Hvis du ikke vil have flere af disse e-mails:"
        }
        M::MailSignedUpSubject => "Du er allerede tilmeldt {site}",
        M::MailSignedUpText => {
            "Nogen (måske dig selv) har prøvet at tilmelde sig {site} med denne e-mailadresse. Du er allerede tilmeldt, så du behøver ikke gøre noget."
        }
        M::MailAccountSubject => "Du har allerede en konto hos {site}",
        M::MailAccountText => {
            "Nogen (måske dig selv) har prøvet at tilmelde sig {site} med denne e-mailadresse. Der findes allerede en konto med den. Der er ikke ændret noget."
        }
        M::MailIfYou => "Hvis det var dig, kan du logge ind med din eksisterende adgangskode.",
        M::MailIfNotYou => "Hvis det ikke var dig, kan du se bort fra denne e-mail.",
        M::MailWelcomeSubject => "Velkommen til {site}",
        M::MailWelcomeAccount => "Din e-mailadresse er bekræftet, og din konto hos {site} er klar.",
        M::MailWelcomeSignedUp => "Din e-mailadresse er bekræftet, og du er tilmeldt {site}.",
        M::MailResetSubject => "Vælg en ny adgangskode til {site}",
        M::MailResetText => {
            "Nogen (måske dig selv) har bedt om at nulstille adgangskoden til din konto hos {site}. Brug dette link til at vælge en ny:"
        }
        M::ChooseNewPassword => "Vælg en ny adgangskode",
        M::MailResetLifetime => {
            "Linket virker i {time} og kun én gang. Hvis det ikke var dig, kan du se bort fra denne e-mail. Din adgangskode forbliver den samme."
        }
        M::MailPasswordChangedSubject => "Din adgangskode til {site} er ændret",
        M::MailPasswordChangedText => {
            "Adgangskoden til din konto hos {site} er ændret. Hvis det ikke var dig, skal du nulstille den nu og ændre adgangskoden til din e-mailkonto."
        }
        M::MailCodeSubject => "{code} er din kode til {site}",
        M::MailPreheader => "Linket og koden virker i {time}.",
        M::MailNothingToDo => "Der er ikke ændret noget, og du behøver ikke gøre noget.",
        M::MailResetPreheader => "Linket virker i {time} og kun én gang.",
        M::MailChangedPreheader => "Hvis det ikke var dig, skal du nulstille din adgangskode nu.",
        M::MailCopyLink => "Hvis knappen ikke virker, kan du kopiere dette link til din browser:",
        M::MailOpenSite => "Åbn {site}",
        M::MailWhySignUp => {
            "Du har fået denne e-mail, fordi nogen har indtastet din adresse for at tilmelde sig {site}."
        }
        M::MailWhyAccount => "Du har fået denne e-mail, fordi du har en konto hos {site}.",
        M::MailWhySignedUp => "Du har fået denne e-mail, fordi du er tilmeldt {site}.",
        M::MailHelp => "Har du brug for hjælp? {contact}",
        M::ForgotPasswordText => {
            "Indtast e-mailadressen til din konto. Vi sender dig et link, så du kan vælge en ny adgangskode."
        }
        M::ResetMailText => {
            "Hvis der findes en konto med denne e-mailadresse, sender vi et link til den. Linket virker i {time}. Se også i din spammappe."
        }
        M::PasswordChangedTitle => "Din adgangskode er ændret",
        M::PasswordChangedText => {
            "Du kan logge ind med din nye adgangskode. Du skal måske logge ind igen på dine andre enheder."
        }
        M::MailNewAddressText => {
            "Nogen (måske dig selv) har bedt om at bruge denne e-mailadresse til en konto hos {site}. Bekræft den for at gennemføre ændringen:"
        }
        M::MailNewAddressLifetime => {
            "Linket virker i {time} og kun én gang. Hvis det ikke var dig, kan du se bort fra denne e-mail. Så bliver intet ændret."
        }
        M::MailAddressTakenText => {
            "Nogen (måske dig selv) har prøvet at bruge denne e-mailadresse til en anden konto hos {site}. Den er allerede i brug, så der er ikke ændret noget. Hvis det ikke var dig, kan du se bort fra denne e-mail."
        }
        M::MailAddressChangedSubject => "Din e-mailadresse hos {site} er ændret",
        M::MailAddressChangedText => {
            "E-mailadressen til din konto hos {site} er ændret til {address}. Hvis det ikke var dig, skal du kontakte os med det samme og ændre adgangskoden til din e-mailkonto."
        }
        M::ConfirmNewAddress => "Vælg Bekræft for at bruge denne e-mailadresse til din konto.",
        M::AddressChangedTitle => "Din e-mailadresse er ændret",
        M::AddressChangedText => {
            "Fra nu af skriver vi til din nye adresse. Hvis du logger ind med din e-mailadresse, skal du bruge den nye."
        }
        M::ResetLinkDead => {
            "Det er udløbet, er allerede brugt eller er erstattet af en nyere e-mail. Du kan bede om et nyt."
        }

        // The JSON API.
        M::ApiMalformed => "Ugyldig anmodning",
        M::ApiForeignOrigin => "Anmodning fra et andet websted",
        M::ApiUnknownAttempt => "Ukendt forsøg",
        M::ApiUnknownLink => "Ukendt link",
        M::ApiNotOffered => "Ikke tilgængelig",
        M::ApiMethodNotAllowed => "Metoden er ikke tilladt",
        M::ApiTooSlow => "Timeout for anmodningen",
        M::ApiTaken => "Allerede i brug",
        M::ApiInviteSpent => "Invitationen gælder ikke længere",
        M::ApiLinkExpired => "Linket er udløbet",
        M::ApiTooLarge => "Body er for stor",
        M::ApiUnsupportedMediaType => "Medietypen understøttes ikke",
        M::ApiInvalid => "Ugyldige felter",
        M::ApiRateLimited => "For mange anmodninger",
        M::ApiBusy => "Serveren er overbelastet",
        M::ApiUnavailable => "Midlertidigt utilgængelig",
        M::ApiTakenDetail => {
            "Der findes allerede en bruger med det brugernavn eller den e-mailadresse; `problems` angiver, hvad der er optaget."
        }
        M::ApiInvalidDetail => "Nogle felter er ugyldige; `problems` angiver, hvilke det er.",
        M::ApiWorkDetail => {
            "For mange tilmelder sig lige nu. Løs `challenge?for=limit`, og send løsningen, eller prøv igen senere."
        }
        M::ApiNoAvailability => "Denne formular oplyser ikke, om et brugernavn er ledigt.",
        M::ApiParameterTwice => "Forespørgselsstrengen indeholder en parameter mere end én gang.",
        M::ApiNoCaptcha => "Formularen har ingen captcha.",
        M::ApiNoChallenge => "Der er ingen challenge tilgængelig i øjeblikket.",
        M::ApiNameAnAttempt => "Send linkets `token` eller tilmeldingens `attempt`.",
        M::ApiUnknownLinkDetail => {
            "Intet link har dette token. Måske er det ikke fuldstændigt eller ikke længere gyldigt."
        }
        M::ApiUnknownAttemptDetail => "Ingen tilmelding har denne `attempt`.",
        M::ApiLinkExpiredDetail => "Send dets `token` til `resend` for at få et nyt link.",
        M::ApiNotAnObject => "Body skal være ét JSON-objekt.",
        M::ApiNotJson => "Body er ikke gyldig JSON (linje {line}, kolonne {column}).",
        M::ApiTooManyMembers => "Objektet må højst have {max} {max:element|elementer}.",
        M::ApiMemberTwice => "Objektet indeholder et element mere end én gang.",
        M::ApiNested => {
            "Elementer skal være strenge eller booleske værdier, ikke indlejrede objekter eller arrays."
        }
        M::ApiNotAString => "Elementet `{name}` skal være en streng.",
        M::ApiNotANumber => "Elementet `{name}` skal være et tal.",
        M::ApiNotAList => "Elementet `{name}` skal være et array af strenge.",
        M::ApiNotABoolean => "Elementet `{name}` skal være true eller false.",
        M::ApiBadKey => {
            "Idempotency-Key skal bestå af 16 til 255 synlige ASCII-tegn, som ingen kan gætte, f.eks. et tilfældigt UUID."
        }
        M::ApiForeignOriginDetail => "En side på et andet websted har sendt denne anmodning.",
        M::ApiMediaTypeDetail => "Body skal være `application/json` i UTF-8.",
        M::ApiTooLargeDetail => "Body må højst være på 16 KiB.",
        M::ApiTooSlowDetail => "Body ankom ikke inden for 10 sekunder.",
        M::ApiFailedDetail => "Der er sket en fejl på serveren. Prøv igen senere.",
        M::ApiMethodDetail => "Headeren `Allow` angiver de tilladte metoder.",
    }
}
