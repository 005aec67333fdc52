//! Norwegian Bokmål, with *du*, as everyone does, public services and banks too.
//!
//! Terms: *konto*, *registrering* and *registrere deg* for sign-up, *logge inn* for sign in,
//! *e-postadresse* for the address and *e-post* for the message, *brukernavn*, *passord*,
//! *invitasjonskode* and *invitasjon*, *bekreftelseskode*, *sikkerhetssjekk* for the security
//! check, *venteliste*, *tegn* for a character and *tall* for a digit, *prøv igjen* and *send på
//! nytt* for again.
//!
//! `{document}` is best in the definite form, such as *brukervilkårene*. No word agrees with
//! `{label}`.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Norwegian Bokmål.
pub const NORWEGIAN: Translation = Translation::new("nb", "Norsk bokmål", wording)
    .plurals(Plurals::ONE_OTHER)
    .grouping("\u{a0}", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Opprett kontoen din",
        M::SignUp => "Registrer deg",
        M::CreateAccount => "Opprett konto",
        M::PleaseWait => "Vent litt\u{a0}…",
        M::EmailAddress => "E-postadresse",
        M::Username => "Brukernavn",
        M::Password => "Passord",
        M::InviteCode => "Invitasjonskode",
        M::ConfirmationCode => "Bekreftelseskode",
        M::CodeHint => "8 sifre",
        M::PasswordHint => {
            "Bruk minst {min} tegn. Tre eller fire tilfeldige ord er lette å huske og vanskelige å gjette."
        }
        M::LengthOf => "{count} av {min}",
        M::CapsLockOn => "Caps Lock er på",
        M::Optional => "(valgfritt)",
        M::ConsentLabel => "Jeg godtar {document}.",
        M::NewTab => "(åpnes i en ny fane)",
        M::Show => "Vis",
        M::ShowPassword => "Vis passord",
        M::Hide => "Skjul",
        M::HidePassword => "Skjul passordet",
        M::SelectAnOption => "Velg et alternativ",
        M::LeaveEmpty => "La dette feltet stå tomt",
        M::DidYouMean => "Mente du {address}?",
        M::IsAvailable => "{label} er ledig.",
        M::HaveAccount => "Har du allerede en konto? {link}",
        M::SignIn => "Logg inn",
        M::ResetPassword => "Tilbakestill passordet",
        M::StartedAs => "Du begynte å registrere deg som {address}.",
        M::SendAgain => "Send e-posten på nytt",
        M::SendAgainIn => "Send e-posten på nytt (vent {seconds} {seconds:sekund|sekunder})",

        // Above a form.
        M::ThereIsAProblem => "Det har oppstått et problem",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "Det er stor pågang akkurat nå. Prøv igjen om {time}.",
        M::TooOftenNotice => "For mange forsøk. Prøv igjen om {time}.",
        M::UnreachableNotice => {
            "Vi fikk ikke kontakt med serveren. Sjekk internettforbindelsen din og prøv igjen. Det du har skrevet, er her fortsatt."
        }
        M::ClosedNotice => "Registreringen er stengt for øyeblikket.",
        M::OutdatedNotice => "Denne siden er utdatert. Last den inn på nytt og prøv igjen.",
        M::FailedNotice => "Beklager, noe gikk galt. Prøv igjen om et minutt.",

        // Spans of time.
        M::Seconds => "{count} {count:sekund|sekunder}",
        M::Minutes => "{count} {count:minutt|minutter}",
        M::Hours => "{count} {count:time|timer}",

        // An empty field.
        M::FillIn => "Fyll ut dette feltet.",
        M::EnterEmail => "Skriv inn e-postadressen din.",
        M::EnterUsername => "Skriv inn et brukernavn.",
        M::EnterPassword => "Skriv inn et passord.",
        M::AgreeTo => "Godta {document} for å registrere deg.",
        M::TickBox => "Kryss av her for å fortsette.",
        M::SelectOption => "Velg et alternativ.",
        M::EnterInvite => "Skriv inn invitasjonskoden din.",
        M::EnterCode => "Skriv inn bekreftelseskoden.",

        // Any field.
        M::AtLeast => "Bruk minst {min} tegn.",
        M::AtMost => "Bruk maks {max} tegn.",
        M::HiddenCharacter => {
            "Teksten inneholder et usynlig tegn. Slett det og skriv teksten i stedet for å lime den inn."
        }
        M::CheckEntry => "Sjekk det du har skrevet inn.",
        M::NotADate => "{label}: Skriv inn en dato som finnes, for eksempel 2007-03-27.",
        M::NotInTheFuture => "{label} kan ikke være i fremtiden.",
        M::MinAge => "{label} må være minst {years} år siden.",
        M::MaxAge => "{label} må være mindre enn {years} år siden.",
        M::NotANumber => "{label} må være et tall, for eksempel 12.",
        M::NotWhole => "{label} må være et heltall, for eksempel 12.",
        M::MaxDecimals => "{label} kan ha maks {places} {places:desimal|desimaler}.",
        M::MinNumber => "{label} må være {min} eller mer.",
        M::MaxNumber => "{label} kan være maks {max}.",
        M::NotATelephone => "{label}: Skriv inn et telefonnummer, for eksempel +44 20 7946 0958.",
        M::NotAUrl => "{label}: Skriv inn en nettadresse, for eksempel https://example.org.",
        M::MinChoices => "Velg minst {min} alternativ{min:|er}.",
        M::MaxChoices => "Velg maks {max} alternativ{max:|er}.",
        M::QuotedCharacter => "«{character}»",
        M::NamedCharacter => "tegnet {code}",

        // The email address.
        M::EmailMissingAt => "Skriv inn en e-postadresse med @, for eksempel name@example.com.",
        M::EmailLookAlikeAt => "Dette tegnet ligner bare på @. Slett det og skriv en vanlig @.",
        M::EmailLocalEmpty => "Skriv også inn delen før @, som i name@example.com.",
        M::EmailDomainEmpty => "Skriv også inn delen etter @, som i name@example.com.",
        M::EmailLocalNotAscii => {
            "Vi kan bare sende e-post til adresser med bokstavene a til z, tall og symboler før @."
        }
        M::EmailLocalCharacters => "Fjern tegn som mellomrom og komma før @.",
        M::EmailHidden => {
            "E-postadressen inneholder et usynlig tegn. Slett det og skriv teksten i stedet for å lime den inn."
        }
        M::EmailHiddenNamed => {
            "E-postadressen inneholder et usynlig tegn ({code}). Slett det og skriv teksten i stedet for å lime den inn."
        }
        M::EmailSpace => "E-postadressen kan ikke inneholde mellomrom.",
        M::EmailTwoAts => "E-postadressen kan bare inneholde én @.",
        M::EmailRemoveBefore => "Fjern {character} fra delen før @.",
        M::EmailRemoveAfter => "Fjern {character} fra delen etter @.",
        M::EmailRemoveName => "Fjern {character} fra navnet.",
        M::EmailDotStart => "E-postadressen kan ikke begynne med punktum.",
        M::EmailDotBeforeAt => "Fjern punktumet før @.",
        M::EmailTwoDots => "E-postadressen kan ikke ha to punktum på rad.",
        M::EmailDotAfterAt => "Fjern punktumet etter @.",
        M::EmailDotEnd => "E-postadressen kan ikke slutte med punktum.",
        M::EmailHyphenAfterAt => "Fjern bindestreken etter @.",
        M::EmailHyphenEnd => "E-postadressen kan ikke slutte med bindestrek.",
        M::EmailDotHyphen => "E-postadressen kan ikke ha punktum ved siden av bindestrek etter @.",
        M::EmailQuotes => "Fjern anførselstegnene før @.",
        M::EmailDomainCharacters => "Bruk bare bokstaver, tall, punktum og bindestrek etter @.",
        M::EmailNoEnding => "E-postadressen må slutte med noe som .com eller .org.",
        M::EmailSpecialDomain => {
            "Vi kan ikke sende e-post til dette domenet. Sjekk stavemåten etter @."
        }
        M::EmailBrackets => {
            "Skriv inn et domene etter @, for eksempel example.com, uten parenteser."
        }
        M::EmailOnlyAddress => "Skriv bare inn e-postadressen, uten navn og uten tegnene < og >.",
        M::EmailLocalTooLong => "Delen før @ kan ha maks 64 tegn.",
        M::EmailDomainTooLong => {
            "Delen etter @ kan ha maks 253 tegn, og maks 63 mellom to punktum."
        }
        M::EmailTooLong => "E-postadressen kan ha maks 254 tegn.",
        M::EmailBadDomain => "Sjekk delen etter @. Det er ikke et gyldig domenenavn.",
        M::DomainNotFound => "Vi finner ikke dette domenet. Sjekk stavemåten etter @.",
        M::DomainTakesNoMail => "Dette domenet tar ikke imot e-post. Sjekk stavemåten etter @.",
        M::DisposableAddress => {
            "Skriv inn en permanent e-postadresse. Vi godtar ikke midlertidige adresser."
        }
        M::DomainNotAdmitted => {
            "Du kan ikke registrere deg med en e-postadresse på dette domenet. Bruk en annen."
        }
        M::AddressTaken => {
            "Det finnes allerede en konto med denne e-postadressen. Logg inn eller bruk en annen."
        }

        // The username.
        M::UsernameTooShort => "{label} må ha minst {min} tegn.",
        M::UsernameTooLong => "{label} kan ha maks {max} tegn.",
        M::UsernameEmpty => "{label} må fylles ut.",
        M::UsernameAt => "{label} kan ikke inneholde @.",
        M::UsernameSpace => "{label} kan ikke inneholde mellomrom.",
        M::UsernameHidden => {
            "{label} inneholder et usynlig tegn ({code}). Slett det og skriv teksten i stedet for å lime den inn."
        }
        M::UsernameCharacter => "{label} kan ikke inneholde {character}.",
        M::UsernameNotAscii => {
            "{label} kan ikke inneholde {character}. Bruk bokstavene a til z og tall."
        }
        M::UsernameMisplaced => "{label} kan bare ha {character} ved siden av bestemte bokstaver.",
        M::UsernameEnds => "{label} må begynne og slutte med en bokstav eller et tall.",
        M::UsernameSeparators => {
            "{label} kan ikke ha to punktum, bindestreker eller understreker på rad."
        }
        M::UsernameAccentAlone => "Sett aksenten på en bokstav.",
        M::UsernameAccents => "Bruk færre aksenter på samme bokstav.",
        M::UsernameDigits => "Bruk tall fra ett skriftsystem.",
        M::UsernameScripts => {
            "Bruk bokstaver fra ett alfabet. Noen av bokstavene du har skrevet, ligner på bokstaver fra et annet."
        }
        M::UsernameDirections => {
            "Ikke bland bokstaver som skrives fra venstre mot høyre, med bokstaver som skrives fra høyre mot venstre."
        }
        M::UsernameReserved => "{label} kan ikke brukes. Velg noe annet.",
        M::UsernameTaken => "{label} er allerede i bruk. Velg noe annet.",
        M::NotOnGithub => "Vi finner ingen GitHub-konto med dette brukernavnet.",

        // The password.
        M::PasswordTooShort => "Passordet må ha minst {min} tegn.",
        M::PasswordTooLong => "Passordet kan ha maks 256 tegn.",
        M::PasswordRepeats => {
            "Dette passordet gjentar seg selv. Prøv noen ord som ikke har noe med hverandre å gjøre."
        }
        M::PasswordPattern => {
            "Dette passordet følger et mønster. Prøv noen ord som ikke har noe med hverandre å gjøre."
        }
        M::PasswordLikeEmail => "Passordet kan ikke ligne på e-postadressen din.",
        M::PasswordLikeSite => "Passordet kan ikke ligne på navnet på dette nettstedet.",
        M::PasswordLikeAnswers => "Passordet kan ikke ligne på de andre opplysningene dine.",
        M::PasswordCommon => {
            "Dette passordet er for lett å gjette. Prøv noen ord som ikke har noe med hverandre å gjøre."
        }
        M::PasswordBreached => {
            "Dette passordet har vært med i en datalekkasje. Velg et som du ikke bruker andre steder."
        }
        M::PasswordWrong => {
            "Dette er ikke passordet du valgte da du registrerte deg. Prøv igjen, eller velg et nytt passord."
        }

        // Codes and invites.
        M::CodeMalformed => "Bekreftelseskoden må bestå av 8 sifre.",
        M::CodeWrong => "Koden er ikke riktig. Skriv inn koden i den nyeste e-posten fra oss.",
        M::CodeExpired => "Koden er utløpt. Send e-posten på nytt for å få en ny.",
        M::CodeTooManyTries => {
            "Du har skrevet feil kode for mange ganger. Bruk lenken i e-posten i stedet."
        }
        M::InviteMalformed => "Invitasjonskoden må bestå av 24 bokstaver og tall.",
        M::InviteUnknown => "Invitasjonskoden er ugyldig eller utløpt. Be om en ny.",
        M::InviteUsedUp => {
            "Denne invitasjonen kan ikke brukes lenger. Be om en ny og registrer deg på nytt."
        }
        M::InviteForAnother => {
            "Denne invitasjonen gjelder en annen e-postadresse. Skriv inn adressen som invitasjonen gjelder."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Fullfør sikkerhetssjekken.",
        M::CaptchaFailed => "Vi kunne ikke bekrefte at du er et menneske. Prøv igjen.",
        M::CaptchaExpired => "Sikkerhetssjekken er utløpt. Send inn skjemaet på nytt.",
        M::CaptchaUnavailable => {
            "Sikkerhetssjekken virker ikke akkurat nå. Prøv igjen om et minutt."
        }
        M::CaptchaTooSoon => {
            "Vent {seconds} {seconds:sekund|sekunder}, og send så inn skjemaet på nytt."
        }
        M::CaptchaWork => {
            "Det er stor pågang akkurat nå. Nettleseren din må først gjøre en beregning: Send inn skjemaet på nytt etter sikkerhetssjekken eller om {time}."
        }

        // The captcha.
        M::CaptchaLabel => "Sikkerhetssjekk",
        M::CaptchaWorking => "Sjekker at du ikke er en robot\u{a0}…",
        M::CaptchaDone => "Sikkerhetssjekken er fullført.",
        M::CaptchaLost => "Sikkerhetssjekken kunne ikke lastes inn.",
        M::CaptchaWaitUnscripted => {
            "JavaScript er slått av. Vent minst {seconds} {seconds:sekund|sekunder} før du sender inn dette skjemaet."
        }
        M::CaptchaNeedsScripts => {
            "Slå på JavaScript og last inn siden på nytt for å fullføre sikkerhetssjekken."
        }
        M::CaptchaLaterUnscripted => "JavaScript er slått av. Prøv igjen senere.",

        // All pages.
        M::TitleWithError => "Feil: {title}",
        M::AddressLine => "E-postadresse: {address}",
        M::Continue => "Fortsett",
        M::Confirm => "Bekreft",
        M::Cancel => "Avbryt",
        M::StartAgain => "Begynn på nytt",

        // The page after the form.
        M::CheckYourEmail => "Sjekk e-posten din",
        M::WeAreEmailing => "Vi sender en e-post til {address}. Det kan ta noen minutter.",
        M::OpenLinkOrEnterCode => {
            "Åpne lenken i e-posten, eller skriv inn koden nedenfor. Begge virker i {time}."
        }
        M::CouldNotDeliver => "Vi kunne ikke levere e-posten til {address}. Sjekk adressen.",
        M::IfYouJustSignedUp => {
            "Hvis du nettopp har registrert deg, sender vi deg en e-post med en lenke. Åpne den for å fullføre registreringen."
        }
        M::EmailingAgain => {
            "Vi sender en ny e-post til {address}. Bruk den nyeste e-posten, for koden i den erstatter den forrige. Vi sender bare noen få e-poster om dagen, så hvis det ikke kommer noen, kan du se i søppelposten eller prøve igjen i morgen."
        }
        M::AskedTooSoon => {
            "Vi sendte nettopp en e-post til {address}. Vent {seconds} {seconds:sekund|sekunder} før du ber om en ny."
        }
        M::OpenMailbox => "Åpne {name}",
        M::NoEmail => "Har du ikke fått noen e-post? Sjekk søppelposten, eller send den på nytt.",
        M::UseDifferentAddress => "Bruk en annen e-postadresse",
        M::AddressChange => {
            "Vi sender en e-post til den nye adressen. Den forrige e-posten slutter å virke. De andre opplysningene dine endres ikke."
        }
        M::SendEmail => "Send e-post",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "Bekreft e-postadressen din",
        M::SelectConfirm => "Velg Bekreft for å fullføre registreringen.",
        M::CompleteLastStep => "Gjør dette siste trinnet for å fullføre registreringen.",
        M::KnownPasswordHint => {
            "Du åpnet denne lenken i en annen nettleser. Skriv inn passordet du valgte da du registrerte deg."
        }
        M::OrEnterCodeThere => {
            "Eller gå tilbake til nettleseren der du registrerte deg, og skriv inn koden fra e-posten der."
        }
        M::PasswordChoice => "Hvilket passord vil du bruke?",
        M::UseKnownPassword => "Passordet jeg valgte da jeg registrerte meg",
        M::UseNewPassword => "Et nytt passord",
        M::TryAgainSoon => "Prøv igjen om litt",
        M::AlreadyConfirmedTitle => "Allerede bekreftet",
        M::AlreadyConfirmed => "Denne e-postadressen er allerede bekreftet.",
        M::OnWaitlistTitle => "Du står på ventelisten",
        M::OnWaitlist => {
            "E-postadressen din er bekreftet. Vi sender deg en e-post når det er plass til deg."
        }
        M::InviteSpentTitle => "Invitasjonen din er ikke lenger gyldig",
        M::InviteSpent => {
            "Den er blitt brukt opp eller trukket tilbake etter at du registrerte deg. Be den som inviterte deg, om en ny."
        }
        M::DifferentInvite => "Registrer deg med en annen invitasjon",
        M::LinkExpiredTitle => "Denne lenken er utløpt",
        M::LinkExpired => {
            "Av sikkerhetsgrunner utløper lenker etter {time}. Vi kan sende deg en ny."
        }
        M::SendNewEmail => "Send en ny e-post",
        M::LinkUnknownTitle => "Denne lenken virker ikke",
        M::LinkUnknownOwn => {
            "Den kan være ufullstendig, eller så blokkerer nettleseren din informasjonskapsler. Tillat informasjonskapsler for dette nettstedet og bruk lenken i den nyeste e-posten fra oss, eller be om en ny."
        }
        M::LinkUnknown => {
            "Den kan være ufullstendig, eller så blokkerer nettleseren din informasjonskapsler. Tillat informasjonskapsler for dette nettstedet og bruk lenken i den nyeste e-posten fra oss, eller begynn på nytt."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Avbryt denne registreringen",
        M::CancelSignUpText => {
            "Noen har brukt e-postadressen din, kanskje ved en feil. Hvis du avbryter registreringen, sender vi deg ikke flere e-poster på en stund."
        }
        M::DidNotSignUp => "Jeg har ikke registrert meg",
        M::CancelledTitle => "Registreringen er avbrutt",
        M::Cancelled => {
            "Det ble ikke opprettet noen konto. Vi sender deg ikke flere e-poster på en stund."
        }
        M::WasConfirmedTitle => "Denne e-postadressen er blitt bekreftet",
        M::WasConfirmed => {
            "Noen med tilgang til innboksen din har bekreftet den. Hvis det ikke var deg, bør du bytte passord på e-posten din og kontakte oss."
        }
        M::NothingToCancelTitle => "Det er ingenting å avbryte",
        M::NothingToCancel => {
            "Registreringen kan allerede være avbrutt, eller så er lenken ufullstendig."
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Velkommen",
        M::SignedUpTitle => "Du er registrert",
        M::ConfirmedAndReady => "E-postadressen din er bekreftet, og kontoen din er klar.",
        M::Confirmed => "E-postadressen din er bekreftet.",
        M::AccountReady => "Kontoen din er klar.",
        M::CarryOnThere => "Du kan lukke denne siden og fortsette der du registrerte deg.",
        M::FinishedTitle => "Er du ferdig med registreringen?",
        M::FinishedText => {
            "Hvis du har bekreftet e-postadressen din, kan du fortsette. Hvis ikke, åpner du først lenken i e-posten fra oss."
        }
        M::ClosedTitle => "Registreringen er stengt",
        M::ClosedText => {
            "Du kan ikke registrere deg for øyeblikket. Hvis du allerede har gjort det, virker lenken i e-posten fortsatt."
        }
        M::NotAvailableTitle => "Beklager, du kan ikke registrere deg akkurat nå",
        M::TryAgainLater => "Prøv igjen senere.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Åpne registreringssiden og prøv igjen",
        M::ForeignText => "Dette skjemaet ble sendt fra et annet nettsted.",
        M::UnreadableTitle => "Vi kunne ikke lese skjemaet",
        M::GoBack => "Gå tilbake og prøv igjen.",
        M::BackToForm => "Gå til registreringsskjemaet",
        M::TooLargeTitle => "Det er for langt",
        M::GoBackAndShorten => "Gå tilbake og kort ned det du har skrevet.",
        M::TooSlowTitle => "Forbindelsen din var for treg",
        M::OtherNameTitle => "Denne siden har en annen adresse",
        M::OtherNameText => {
            "Du registrerer deg for dette nettstedet på {link}. Åpne registreringssiden der."
        }
        M::FailedTitle => "Beklager, noe gikk galt",
        M::GoBackInAMinute => "Gå tilbake og prøv igjen om et minutt.",

        // Mails.
        M::MailConfirmSubject => "Bekreft e-postadressen din for {site}",
        M::MailConfirmText => {
            "Bekreft e-postadressen din for å fullføre registreringen hos {site}."
        }
        M::MailConfirmButton => "Bekreft e-postadressen",
        M::MailCode => "Eller skriv inn denne koden på registreringssiden:",
        M::MailLifetime => {
            "Lenken og koden virker i {time}. Hvis du ikke har registrert deg, kan du se bort fra denne e-posten. Da blir det ikke opprettet noen konto. Hvis du ikke vil ha flere slike e-poster:"
        }
        M::MailSignedUpSubject => "Du er allerede registrert hos {site}",
        M::MailSignedUpText => {
            "Noen (kanskje du) har prøvd å registrere seg hos {site} med denne e-postadressen. Du er allerede registrert, så du trenger ikke å gjøre noe."
        }
        M::MailAccountSubject => "Du har allerede en konto hos {site}",
        M::MailAccountText => {
            "Noen (kanskje du) har prøvd å registrere seg hos {site} med denne e-postadressen. Det finnes allerede en konto med den. Ingenting er endret."
        }
        M::MailIfYou => "Hvis det var deg, kan du logge inn med det eksisterende passordet ditt.",
        M::MailIfNotYou => "Hvis det ikke var deg, kan du se bort fra denne e-posten.",
        M::MailWelcomeSubject => "Velkommen til {site}",
        M::MailWelcomeAccount => {
            "E-postadressen din er bekreftet, og kontoen din hos {site} er klar."
        }
        M::MailWelcomeSignedUp => {
            "E-postadressen din er bekreftet, og du er registrert hos {site}."
        }
        M::MailResetSubject => "Velg et nytt passord for {site}",
        M::MailResetText => {
            "Noen (kanskje du) har bedt om å tilbakestille passordet til kontoen din hos {site}. Bruk denne lenken for å velge et nytt:"
        }
        M::ChooseNewPassword => "Velg et nytt passord",
        M::MailResetLifetime => {
            "Lenken virker i {time} og bare én gang. Hvis det ikke var deg, kan du se bort fra denne e-posten. Passordet ditt forblir det samme."
        }
        M::MailPasswordChangedSubject => "Passordet ditt for {site} er endret",
        M::MailPasswordChangedText => {
            "Passordet til kontoen din hos {site} er endret. Hvis det ikke var deg, må du tilbakestille det nå og endre passordet til e-postkontoen din."
        }
        M::MailCodeSubject => "{code} er koden din for {site}",
        M::MailPreheader => "Lenken og koden virker i {time}.",
        M::MailNothingToDo => "Ingenting er endret, og du trenger ikke å gjøre noe.",
        M::MailResetPreheader => "Lenken virker i {time} og bare én gang.",
        M::MailChangedPreheader => "Hvis det ikke var deg, må du tilbakestille passordet ditt nå.",
        M::MailCopyLink => "Hvis knappen ikke virker, kan du kopiere denne lenken til nettleseren:",
        M::MailOpenSite => "Åpne {site}",
        M::MailWhySignUp => {
            "Du får denne e-posten fordi noen har skrevet inn adressen din for å registrere seg hos {site}."
        }
        M::MailWhyAccount => "Du får denne e-posten fordi du har en konto hos {site}.",
        M::MailWhySignedUp => "Du får denne e-posten fordi du er registrert hos {site}.",
        M::MailHelp => "Trenger du hjelp? {contact}",
        M::ForgotPasswordText => {
            "Skriv inn e-postadressen til kontoen din. Vi sender deg en lenke, slik at du kan velge et nytt passord."
        }
        M::ResetMailText => {
            "Hvis det finnes en konto med denne e-postadressen, sender vi en lenke til den. Lenken virker i {time}. Sjekk søppelposten også."
        }
        M::PasswordChangedTitle => "Passordet ditt er endret",
        M::PasswordChangedText => {
            "Du kan logge inn med det nye passordet. På andre enheter må du kanskje logge inn igjen."
        }
        M::MailNewAddressText => {
            "Noen (kanskje du) har bedt om å bruke denne e-postadressen til en konto hos {site}. Bekreft den for å gjøre endringen:"
        }
        M::MailNewAddressLifetime => {
            "Lenken virker i {time} og bare én gang. Hvis det ikke var deg, kan du se bort fra denne e-posten. Ingenting blir endret."
        }
        M::MailAddressTakenText => {
            "Noen (kanskje du) har prøvd å bruke denne e-postadressen til en annen konto hos {site}. Den er allerede i bruk, så ingenting er endret. Hvis det ikke var deg, kan du se bort fra denne e-posten."
        }
        M::MailAddressChangedSubject => "E-postadressen din for {site} er endret",
        M::MailAddressChangedText => {
            "E-postadressen til kontoen din hos {site} er endret til {address}. Hvis det ikke var deg, må du kontakte oss med en gang og endre passordet til e-postkontoen din."
        }
        M::ConfirmNewAddress => "Velg Bekreft for å bruke denne e-postadressen til kontoen din.",
        M::AddressChangedTitle => "E-postadressen din er endret",
        M::AddressChangedText => {
            "Fra nå av skriver vi til den nye adressen din. Hvis du logger inn med e-postadressen, må du bruke den nye."
        }
        M::ResetLinkDead => {
            "Den er utløpt, er allerede brukt eller er erstattet av en nyere e-post. Du kan be om en ny."
        }

        // The JSON API.
        M::ApiMalformed => "Ugyldig forespørsel",
        M::ApiForeignOrigin => "Forespørsel fra et annet nettsted",
        M::ApiUnknownAttempt => "Ukjent forsøk",
        M::ApiUnknownLink => "Ukjent lenke",
        M::ApiNotOffered => "Ikke tilgjengelig",
        M::ApiMethodNotAllowed => "Metoden er ikke tillatt",
        M::ApiTooSlow => "Tidsavbrudd for forespørselen",
        M::ApiTaken => "Allerede i bruk",
        M::ApiInviteSpent => "Invitasjonen er ikke lenger gyldig",
        M::ApiLinkExpired => "Lenken er utløpt",
        M::ApiTooLarge => "Innholdet er for stort",
        M::ApiUnsupportedMediaType => "Medietypen støttes ikke",
        M::ApiInvalid => "Ugyldige felt",
        M::ApiRateLimited => "For mange forespørsler",
        M::ApiBusy => "Serveren er overbelastet",
        M::ApiUnavailable => "Midlertidig utilgjengelig",
        M::ApiTakenDetail => {
            "Det finnes allerede en bruker med dette brukernavnet eller denne e-postadressen; `problems` angir hva som er i bruk."
        }
        M::ApiInvalidDetail => "Noen felt er ugyldige; `problems` angir hvilke.",
        M::ApiWorkDetail => {
            "For mange registrerer seg akkurat nå. Løs `challenge?for=limit` og send løsningen, eller prøv igjen senere."
        }
        M::ApiNoAvailability => "Dette skjemaet oppgir ikke om et brukernavn er ledig.",
        M::ApiParameterTwice => "Spørrestrengen inneholder en parameter mer enn én gang.",
        M::ApiNoCaptcha => "Skjemaet har ingen captcha.",
        M::ApiNoChallenge => "Ingen utfordring er tilgjengelig for øyeblikket.",
        M::ApiNameAnAttempt => "Send `token` fra lenken eller `attempt` fra registreringen.",
        M::ApiUnknownLinkDetail => {
            "Ingen lenke har dette tokenet. Det kan være ufullstendig eller ikke lenger gyldig."
        }
        M::ApiUnknownAttemptDetail => "Ingen registrering har denne `attempt`.",
        M::ApiLinkExpiredDetail => "Send lenkens `token` til `resend` for å få en ny lenke.",
        M::ApiNotAnObject => "Innholdet må være ett JSON-objekt.",
        M::ApiNotJson => "Innholdet er ikke gyldig JSON (linje {line}, kolonne {column}).",
        M::ApiTooManyMembers => "Objektet kan ha maks {max} {max:medlem|medlemmer}.",
        M::ApiMemberTwice => "Objektet inneholder et medlem mer enn én gang.",
        M::ApiNested => {
            "Medlemmer må være strenger eller boolske verdier, ikke nestede objekter eller matriser."
        }
        M::ApiNotAString => "Medlemmet `{name}` må være en streng.",
        M::ApiNotANumber => "Medlemmet `{name}` må være et tall.",
        M::ApiNotAList => "Medlemmet `{name}` må være en matrise av strenger.",
        M::ApiNotABoolean => "Medlemmet `{name}` må være true eller false.",
        M::ApiBadKey => {
            "Idempotency-Key må bestå av 16 til 255 synlige ASCII-tegn som ingen kan gjette, for eksempel en tilfeldig UUID."
        }
        M::ApiForeignOriginDetail => "En side på et annet nettsted sendte denne forespørselen.",
        M::ApiMediaTypeDetail => "Innholdet må være `application/json` i UTF-8.",
        M::ApiTooLargeDetail => "Innholdet kan være maks 16 KiB.",
        M::ApiTooSlowDetail => "Innholdet kom ikke fram innen 10 sekunder.",
        M::ApiFailedDetail => "Det oppsto en feil på serveren. Prøv igjen senere.",
        M::ApiMethodDetail => "Headeren `Allow` angir de tillatte metodene.",
    }
}
