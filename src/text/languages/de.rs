//! German, with *Sie*, as banks, public services and most shops do, because the site may be of any
//! kind.
//!
//! Terms: *Konto* for account, *Registrierung* and *sich registrieren* for sign-up, *sich anmelden*
//! for sign in, *E-Mail-Adresse* for the address and *E-Mail* for the message, *Benutzername*,
//! *Passwort*, *Einladungscode* and *Einladung*, *Bestätigungscode*, *Sicherheitsprüfung* for the
//! security check, *Warteliste*, *Ziffer* for a digit and *Zeichen* for a character, *noch einmal*
//! for again.
//!
//! `{document}` is in the accusative, best with its article, such as *die Nutzungsbedingungen*.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// German.
pub const GERMAN: Translation =
    Translation::new("de", "Deutsch", wording).plurals(Plurals::ONE_OTHER).grouping(".", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Konto erstellen",
        M::SignUp => "Registrieren",
        M::CreateAccount => "Konto erstellen",
        M::PleaseWait => "Bitte warten\u{a0}…",
        M::EmailAddress => "E-Mail-Adresse",
        M::Username => "Benutzername",
        M::Password => "Passwort",
        M::InviteCode => "Einladungscode",
        M::ConfirmationCode => "Bestätigungscode",
        M::CodeHint => "8 Ziffern",
        M::PasswordHint => {
            "Verwenden Sie mindestens {min} Zeichen. Drei oder vier zufällige Wörter sind leicht zu merken und schwer zu erraten."
        }
        M::LengthOf => "{count} von {min}",
        M::CapsLockOn => "Die Feststelltaste ist an",
        M::Optional => "(optional)",
        M::ConsentLabel => "Ich akzeptiere {document}.",
        M::NewTab => "(öffnet einen neuen Tab)",
        M::Show => "Anzeigen",
        M::ShowPassword => "Passwort anzeigen",
        M::Hide => "Verbergen",
        M::HidePassword => "Passwort verbergen",
        M::SelectAnOption => "Bitte auswählen",
        M::LeaveEmpty => "Dieses Feld leer lassen",
        M::DidYouMean => "Meinten Sie {address}?",
        M::IsAvailable => "{label} ist verfügbar.",
        M::HaveAccount => "Sie haben schon ein Konto? {link}",
        M::SignIn => "Anmelden",
        M::ResetPassword => "Passwort zurücksetzen",
        M::StartedAs => "Sie haben eine Registrierung als {address} begonnen.",
        M::SendAgain => "E-Mail noch einmal senden",
        M::SendAgainIn => {
            "E-Mail noch einmal senden (noch {seconds} {seconds:Sekunde|Sekunden} warten)"
        }

        // Above a form.
        M::ThereIsAProblem => "Es gibt ein Problem",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => {
            "Im Moment ist bei uns sehr viel los. Versuchen Sie es in {time} noch einmal."
        }
        M::TooOftenNotice => "Zu viele Versuche. Versuchen Sie es in {time} noch einmal.",
        M::UnreachableNotice => {
            "Die Verbindung ist fehlgeschlagen. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal. Ihre Eingaben sind noch da."
        }
        M::ClosedNotice => "Die Registrierung ist zurzeit geschlossen.",
        M::OutdatedNotice => {
            "Diese Seite ist veraltet. Laden Sie sie neu und versuchen Sie es noch einmal."
        }
        M::FailedNotice => {
            "Leider ist etwas schiefgelaufen. Versuchen Sie es in einer Minute noch einmal."
        }

        // Spans of time.
        M::Seconds => "{count} {count:Sekunde|Sekunden}",
        M::Minutes => "{count} {count:Minute|Minuten}",
        M::Hours => "{count} {count:Stunde|Stunden}",

        // An empty field.
        M::FillIn => "Füllen Sie dieses Feld aus.",
        M::EnterEmail => "Geben Sie Ihre E-Mail-Adresse ein.",
        M::EnterUsername => "Geben Sie einen Benutzernamen ein.",
        M::EnterPassword => "Geben Sie ein Passwort ein.",
        M::AgreeTo => "Akzeptieren Sie {document}, um sich zu registrieren.",
        M::TickBox => "Setzen Sie hier ein Häkchen, um fortzufahren.",
        M::SelectOption => "Wählen Sie eine Option aus.",
        M::EnterInvite => "Geben Sie Ihren Einladungscode ein.",
        M::EnterCode => "Geben Sie den Bestätigungscode ein.",

        // Any field.
        M::AtLeast => "Verwenden Sie mindestens {min} Zeichen.",
        M::AtMost => "Verwenden Sie höchstens {max} Zeichen.",
        M::HiddenCharacter => {
            "Diese Eingabe enthält ein unsichtbares Zeichen. Löschen Sie es und tippen Sie den Text, statt ihn einzufügen."
        }
        M::CheckEntry => "Prüfen Sie Ihre Eingabe.",
        M::NotADate => "{label}: Geben Sie ein Datum an, das es gibt, zum Beispiel 2007-03-27.",
        M::NotInTheFuture => "{label} darf nicht in der Zukunft liegen.",
        M::MinAge => "{label} muss mindestens {years} {years:Jahr|Jahre} zurückliegen.",
        M::MaxAge => "{label} muss weniger als {years} {years:Jahr|Jahre} zurückliegen.",
        M::NotANumber => "{label} muss eine Zahl sein, zum Beispiel 12.",
        M::NotWhole => "{label} muss eine ganze Zahl sein, zum Beispiel 12.",
        M::MaxDecimals => {
            "{label} darf höchstens {places} {places:Nachkommastelle|Nachkommastellen} haben."
        }
        M::MinNumber => "{label} muss mindestens {min} sein.",
        M::MaxNumber => "{label} darf höchstens {max} sein.",
        M::NotATelephone => {
            "{label}: Geben Sie eine Telefonnummer an, zum Beispiel +44 20 7946 0958."
        }
        M::NotAUrl => {
            "{label}: Geben Sie eine Internetadresse an, zum Beispiel https://example.org."
        }
        M::MinChoices => "Wählen Sie mindestens {min} {min:Option|Optionen} aus.",
        M::MaxChoices => "Wählen Sie höchstens {max} {max:Option|Optionen} aus.",
        M::QuotedCharacter => "„{character}“",
        M::NamedCharacter => "das Zeichen {code}",

        // The email address.
        M::EmailMissingAt => "Geben Sie eine E-Mail-Adresse mit @ ein, wie name@example.com.",
        M::EmailLookAlikeAt => {
            "Dieses Zeichen sieht nur wie ein @ aus. Löschen Sie es und tippen Sie ein normales @."
        }
        M::EmailLocalEmpty => "Ergänzen Sie den Teil vor dem @, wie in name@example.com.",
        M::EmailDomainEmpty => "Ergänzen Sie den Teil nach dem @, wie in name@example.com.",
        M::EmailLocalNotAscii => {
            "Wir können nur an Adressen schreiben, die vor dem @ Buchstaben von a bis z, Ziffern und Symbole haben."
        }
        M::EmailLocalCharacters => "Entfernen Sie Zeichen wie Leerzeichen und Kommas vor dem @.",
        M::EmailHidden => {
            "Die E-Mail-Adresse enthält ein unsichtbares Zeichen. Löschen Sie es und tippen Sie den Text, statt ihn einzufügen."
        }
        M::EmailHiddenNamed => {
            "Die E-Mail-Adresse enthält ein unsichtbares Zeichen ({code}). Löschen Sie es und tippen Sie den Text, statt ihn einzufügen."
        }
        M::EmailSpace => "Die E-Mail-Adresse darf keine Leerzeichen enthalten.",
        M::EmailTwoAts => "Die E-Mail-Adresse darf nur ein @ enthalten.",
        M::EmailRemoveBefore => "Entfernen Sie {character} aus dem Teil vor dem @.",
        M::EmailRemoveAfter => "Entfernen Sie {character} aus dem Teil nach dem @.",
        M::EmailRemoveName => "Entfernen Sie {character} aus dem Namen.",
        M::EmailDotStart => "Die E-Mail-Adresse darf nicht mit einem Punkt beginnen.",
        M::EmailDotBeforeAt => "Entfernen Sie den Punkt vor dem @.",
        M::EmailTwoDots => "Die E-Mail-Adresse darf keine zwei Punkte hintereinander enthalten.",
        M::EmailDotAfterAt => "Entfernen Sie den Punkt nach dem @.",
        M::EmailDotEnd => "Die E-Mail-Adresse darf nicht mit einem Punkt enden.",
        M::EmailHyphenAfterAt => "Entfernen Sie den Bindestrich nach dem @.",
        M::EmailHyphenEnd => "Die E-Mail-Adresse darf nicht mit einem Bindestrich enden.",
        M::EmailDotHyphen => {
            "In der E-Mail-Adresse darf nach dem @ kein Punkt neben einem Bindestrich stehen."
        }
        M::EmailQuotes => "Entfernen Sie die Anführungszeichen vor dem @.",
        M::EmailDomainCharacters => {
            "Verwenden Sie nach dem @ nur Buchstaben, Ziffern, Punkte und Bindestriche."
        }
        M::EmailNoEnding => "Die E-Mail-Adresse muss mit einer Endung wie .com oder .org enden.",
        M::EmailSpecialDomain => {
            "An diese Domain können wir keine E-Mails senden. Prüfen Sie die Schreibweise nach dem @."
        }
        M::EmailBrackets => "Geben Sie nach dem @ eine Domain wie example.com ein, ohne Klammern.",
        M::EmailOnlyAddress => {
            "Geben Sie nur die E-Mail-Adresse ein, ohne Namen und ohne die Klammern < und >."
        }
        M::EmailLocalTooLong => "Der Teil vor dem @ darf höchstens 64 Zeichen lang sein.",
        M::EmailDomainTooLong => {
            "Der Teil nach dem @ darf höchstens 253 Zeichen lang sein, und zwischen zwei Punkten dürfen höchstens 63 stehen."
        }
        M::EmailTooLong => "Die E-Mail-Adresse darf höchstens 254 Zeichen lang sein.",
        M::EmailBadDomain => "Prüfen Sie den Teil nach dem @. Er ist kein gültiger Domainname.",
        M::DomainNotFound => {
            "Wir können diese Domain nicht finden. Prüfen Sie die Schreibweise nach dem @."
        }
        M::DomainTakesNoMail => {
            "Diese Domain nimmt keine E-Mails an. Prüfen Sie die Schreibweise nach dem @."
        }
        M::DisposableAddress => {
            "Geben Sie eine dauerhafte E-Mail-Adresse ein. Wegwerfadressen akzeptieren wir nicht."
        }
        M::DomainNotAdmitted => {
            "Mit einer E-Mail-Adresse dieser Domain können Sie sich nicht registrieren. Verwenden Sie eine andere."
        }
        M::AddressTaken => {
            "Mit dieser E-Mail-Adresse gibt es bereits ein Konto. Melden Sie sich an oder verwenden Sie eine andere."
        }

        // The username.
        M::UsernameTooShort => "{label} muss mindestens {min} Zeichen lang sein.",
        M::UsernameTooLong => "{label} darf höchstens {max} Zeichen lang sein.",
        M::UsernameEmpty => "{label} darf nicht leer sein.",
        M::UsernameAt => "{label} darf kein @ enthalten.",
        M::UsernameSpace => "{label} darf keine Leerzeichen enthalten.",
        M::UsernameHidden => {
            "{label} enthält ein unsichtbares Zeichen ({code}). Löschen Sie es und tippen Sie den Text, statt ihn einzufügen."
        }
        M::UsernameCharacter => "{label} darf {character} nicht enthalten.",
        M::UsernameNotAscii => {
            "{label} darf {character} nicht enthalten. Verwenden Sie die Buchstaben a bis z und Ziffern."
        }
        M::UsernameMisplaced => {
            "{label} darf {character} nur neben bestimmten Buchstaben enthalten."
        }
        M::UsernameEnds => {
            "{label} muss mit einem Buchstaben oder einer Ziffer beginnen und enden."
        }
        M::UsernameSeparators => {
            "{label} darf keine zwei Punkte, Bindestriche oder Unterstriche hintereinander enthalten."
        }
        M::UsernameAccentAlone => "Setzen Sie das Akzentzeichen auf einen Buchstaben.",
        M::UsernameAccents => "Verwenden Sie weniger Akzentzeichen auf einem Buchstaben.",
        M::UsernameDigits => "Verwenden Sie nur Ziffern aus einem einzigen Schriftsystem.",
        M::UsernameScripts => {
            "Verwenden Sie nur Buchstaben aus einem einzigen Alphabet. Einige Ihrer Buchstaben sehen aus wie solche aus einem anderen."
        }
        M::UsernameDirections => {
            "Verwenden Sie nur Buchstaben einer Schreibrichtung: von links nach rechts oder von rechts nach links."
        }
        M::UsernameReserved => "{label} ist nicht verfügbar. Versuchen Sie es mit etwas anderem.",
        M::UsernameTaken => "{label} ist bereits vergeben. Versuchen Sie es mit etwas anderem.",
        M::NotOnGithub => "Wir können kein GitHub-Konto mit diesem Benutzernamen finden.",

        // The password.
        M::PasswordTooShort => "Das Passwort muss mindestens {min} Zeichen lang sein.",
        M::PasswordTooLong => "Das Passwort darf höchstens 256 Zeichen lang sein.",
        M::PasswordRepeats => {
            "Dieses Passwort besteht nur aus Wiederholungen. Versuchen Sie es mit ein paar Wörtern ohne Zusammenhang."
        }
        M::PasswordPattern => {
            "Dieses Passwort folgt einem Muster. Versuchen Sie es mit ein paar Wörtern ohne Zusammenhang."
        }
        M::PasswordLikeEmail => "Das Passwort darf Ihrer E-Mail-Adresse nicht ähneln.",
        M::PasswordLikeSite => "Das Passwort darf dem Namen dieser Website nicht ähneln.",
        M::PasswordLikeAnswers => "Das Passwort darf Ihren anderen Angaben nicht ähneln.",
        M::PasswordCommon => {
            "Dieses Passwort ist zu leicht zu erraten. Versuchen Sie es mit ein paar Wörtern ohne Zusammenhang."
        }
        M::PasswordBreached => {
            "Dieses Passwort ist durch ein Datenleck bekannt geworden. Wählen Sie eines, das Sie sonst nirgends verwenden."
        }
        M::PasswordWrong => {
            "Das ist nicht das Passwort, das Sie bei der Registrierung gewählt haben. Versuchen Sie es noch einmal, oder wählen Sie ein neues."
        }

        // Codes and invites.
        M::CodeMalformed => "Der Bestätigungscode muss aus 8 Ziffern bestehen.",
        M::CodeWrong => {
            "Dieser Code ist nicht richtig. Geben Sie den Code aus unserer neuesten E-Mail ein."
        }
        M::CodeExpired => {
            "Dieser Code ist abgelaufen. Senden Sie die E-Mail noch einmal, um einen neuen zu erhalten."
        }
        M::CodeTooManyTries => {
            "Zu viele falsche Codes. Verwenden Sie stattdessen den Link in der E-Mail."
        }
        M::InviteMalformed => "Der Einladungscode muss aus 24 Buchstaben und Ziffern bestehen.",
        M::InviteUnknown => {
            "Dieser Einladungscode ist ungültig oder abgelaufen. Bitten Sie um einen neuen."
        }
        M::InviteUsedUp => {
            "Diese Einladung kann nicht mehr verwendet werden. Bitten Sie um eine neue und registrieren Sie sich noch einmal."
        }
        M::InviteForAnother => {
            "Diese Einladung gilt für eine andere E-Mail-Adresse. Geben Sie die Adresse ein, für die die Einladung gilt."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Führen Sie die Sicherheitsprüfung durch.",
        M::CaptchaFailed => {
            "Wir konnten nicht feststellen, ob Sie ein Mensch sind. Versuchen Sie es noch einmal."
        }
        M::CaptchaExpired => {
            "Die Sicherheitsprüfung ist abgelaufen. Senden Sie das Formular noch einmal ab."
        }
        M::CaptchaUnavailable => {
            "Die Sicherheitsprüfung funktioniert gerade nicht. Versuchen Sie es in einer Minute noch einmal."
        }
        M::CaptchaTooSoon => {
            "Warten Sie {seconds} {seconds:Sekunde|Sekunden} und senden Sie das Formular dann noch einmal ab."
        }
        M::CaptchaWork => {
            "Im Moment ist bei uns sehr viel los. Ihr Browser muss zuerst etwas berechnen: Senden Sie das Formular nach der Sicherheitsprüfung oder in {time} noch einmal ab."
        }

        // The captcha.
        M::CaptchaLabel => "Sicherheitsprüfung",
        M::CaptchaWorking => "Wir prüfen, ob Sie ein Mensch sind\u{a0}…",
        M::CaptchaDone => "Sicherheitsprüfung abgeschlossen.",
        M::CaptchaLost => "Die Sicherheitsprüfung konnte nicht geladen werden.",
        M::CaptchaWaitUnscripted => {
            "JavaScript ist ausgeschaltet. Warten Sie mindestens {seconds} {seconds:Sekunde|Sekunden}, bevor Sie dieses Formular absenden."
        }
        M::CaptchaNeedsScripts => {
            "Schalten Sie JavaScript ein und laden Sie diese Seite neu, um die Sicherheitsprüfung durchzuführen."
        }
        M::CaptchaLaterUnscripted => {
            "JavaScript ist ausgeschaltet. Versuchen Sie es später noch einmal."
        }

        // All pages.
        M::TitleWithError => "Fehler: {title}",
        M::AddressLine => "E-Mail-Adresse: {address}",
        M::Continue => "Weiter",
        M::Confirm => "Bestätigen",
        M::Cancel => "Abbrechen",
        M::StartAgain => "Von vorn beginnen",

        // The page after the form.
        M::CheckYourEmail => "Sehen Sie in Ihrem Postfach nach",
        M::WeAreEmailing => {
            "Wir senden eine E-Mail an {address}. Das kann ein paar Minuten dauern."
        }
        M::OpenLinkOrEnterCode => {
            "Öffnen Sie den Link in der E-Mail oder geben Sie unten den Code ein. Beide sind {time} lang gültig."
        }
        M::CouldNotDeliver => {
            "Unsere E-Mail an {address} konnte nicht zugestellt werden. Prüfen Sie die Adresse."
        }
        M::IfYouJustSignedUp => {
            "Wenn Sie sich gerade registriert haben, senden wir Ihnen eine E-Mail mit einem Link. Öffnen Sie ihn, um die Registrierung abzuschließen."
        }
        M::EmailingAgain => {
            "Wir senden noch eine E-Mail an {address}. Verwenden Sie die neueste: Ihr Code ersetzt den früheren. Wir senden nur wenige E-Mails am Tag. Wenn keine ankommt, sehen Sie im Spam-Ordner nach oder versuchen Sie es morgen noch einmal."
        }
        M::AskedTooSoon => {
            "Wir haben gerade eine E-Mail an {address} gesendet. Warten Sie {seconds} {seconds:Sekunde|Sekunden}, bevor Sie eine weitere anfordern."
        }
        M::OpenMailbox => "{name} öffnen",
        M::NoEmail => {
            "Keine E-Mail erhalten? Sehen Sie im Spam-Ordner nach oder senden Sie sie noch einmal."
        }
        M::UseDifferentAddress => "Andere E-Mail-Adresse verwenden",
        M::AddressChange => {
            "Wir senden eine E-Mail an die neue Adresse. Die frühere E-Mail wird ungültig. Ihre übrigen Angaben bleiben erhalten."
        }
        M::SendEmail => "E-Mail senden",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "E-Mail-Adresse bestätigen",
        M::SelectConfirm => "Wählen Sie „Bestätigen“, um die Registrierung abzuschließen.",
        M::CompleteLastStep => {
            "Nur noch dieser letzte Schritt, dann ist die Registrierung abgeschlossen."
        }
        M::KnownPasswordHint => {
            "Sie haben diesen Link in einem anderen Browser geöffnet. Geben Sie das Passwort ein, das Sie bei der Registrierung gewählt haben."
        }
        M::OrEnterCodeThere => {
            "Oder kehren Sie in den Browser zurück, in dem Sie sich registriert haben, und geben Sie dort den Code aus der E-Mail ein."
        }
        M::PasswordChoice => "Welches Passwort möchten Sie verwenden?",
        M::UseKnownPassword => "Das Passwort, das ich bei der Registrierung gewählt habe",
        M::UseNewPassword => "Ein neues Passwort",
        M::TryAgainSoon => "Versuchen Sie es gleich noch einmal",
        M::AlreadyConfirmedTitle => "Bereits bestätigt",
        M::AlreadyConfirmed => "Diese E-Mail-Adresse ist bereits bestätigt.",
        M::OnWaitlistTitle => "Sie stehen auf der Warteliste",
        M::OnWaitlist => {
            "Ihre E-Mail-Adresse ist bestätigt. Wir schreiben Ihnen eine E-Mail, sobald ein Platz für Sie frei ist."
        }
        M::InviteSpentTitle => "Ihre Einladung ist nicht mehr gültig",
        M::InviteSpent => {
            "Die Einladung wurde nach Ihrer Registrierung aufgebraucht oder zurückgezogen. Bitten Sie die Person, die Sie eingeladen hat, um eine neue."
        }
        M::DifferentInvite => "Mit einer anderen Einladung registrieren",
        M::LinkExpiredTitle => "Dieser Link ist abgelaufen",
        M::LinkExpired => {
            "Zu Ihrer Sicherheit sind Links nur {time} lang gültig. Wir können Ihnen einen neuen senden."
        }
        M::SendNewEmail => "Neue E-Mail senden",
        M::LinkUnknownTitle => "Dieser Link funktioniert nicht",
        M::LinkUnknownOwn => {
            "Vielleicht ist er unvollständig oder Ihr Browser blockiert Cookies. Erlauben Sie Cookies für diese Website und verwenden Sie den Link in unserer neuesten E-Mail, oder fordern Sie einen neuen an."
        }
        M::LinkUnknown => {
            "Vielleicht ist er unvollständig oder Ihr Browser blockiert Cookies. Erlauben Sie Cookies für diese Website und verwenden Sie den Link in unserer neuesten E-Mail, oder beginnen Sie von vorn."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Diese Registrierung abbrechen",
        M::CancelSignUpText => {
            "Jemand hat Ihre E-Mail-Adresse verwendet, vielleicht aus Versehen. Wenn Sie die Registrierung abbrechen, senden wir Ihnen eine Zeit lang keine E-Mails mehr."
        }
        M::DidNotSignUp => "Ich habe mich nicht registriert",
        M::CancelledTitle => "Registrierung abgebrochen",
        M::Cancelled => {
            "Es wurde kein Konto erstellt. Wir senden Ihnen eine Zeit lang keine E-Mails mehr."
        }
        M::WasConfirmedTitle => "Diese E-Mail-Adresse wurde bestätigt",
        M::WasConfirmed => {
            "Jemand mit Zugriff auf Ihr Postfach hat sie bestätigt. Wenn Sie es nicht waren, ändern Sie das Passwort Ihres E-Mail-Kontos und wenden Sie sich an uns."
        }
        M::NothingToCancelTitle => "Es gibt nichts abzubrechen",
        M::NothingToCancel => {
            "Vielleicht wurde diese Registrierung bereits abgebrochen oder der Link ist unvollständig."
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Willkommen",
        M::SignedUpTitle => "Sie sind registriert",
        M::ConfirmedAndReady => "Ihre E-Mail-Adresse ist bestätigt und Ihr Konto ist bereit.",
        M::Confirmed => "Ihre E-Mail-Adresse ist bestätigt.",
        M::AccountReady => "Ihr Konto ist bereit.",
        M::CarryOnThere => {
            "Sie können diese Seite schließen und dort weitermachen, wo Sie sich registriert haben."
        }
        M::FinishedTitle => "Haben Sie die Registrierung abgeschlossen?",
        M::FinishedText => {
            "Wenn Sie Ihre E-Mail-Adresse bestätigt haben, können Sie fortfahren. Wenn nicht, öffnen Sie zuerst den Link in unserer E-Mail."
        }
        M::ClosedTitle => "Die Registrierung ist geschlossen",
        M::ClosedText => {
            "Zurzeit können Sie sich nicht registrieren. Wenn Sie sich bereits registriert haben, funktioniert der Link in Ihrer E-Mail weiterhin."
        }
        M::NotAvailableTitle => "Die Registrierung ist leider gerade nicht verfügbar",
        M::TryAgainLater => "Versuchen Sie es später noch einmal.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Öffnen Sie die Registrierungsseite und versuchen Sie es noch einmal",
        M::ForeignText => "Dieses Formular wurde von einer anderen Website gesendet.",
        M::UnreadableTitle => "Wir konnten das Formular nicht lesen",
        M::GoBack => "Gehen Sie zurück und versuchen Sie es noch einmal.",
        M::BackToForm => "Zum Registrierungsformular",
        M::TooLargeTitle => "Das ist zu lang",
        M::GoBackAndShorten => "Gehen Sie zurück und kürzen Sie Ihre Eingaben.",
        M::TooSlowTitle => "Ihre Verbindung war zu langsam",
        M::OtherNameTitle => "Diese Seite hat eine andere Adresse",
        M::OtherNameText => {
            "Bei dieser Website registrieren Sie sich unter {link}. Öffnen Sie die Registrierungsseite dort."
        }
        M::FailedTitle => "Leider ist etwas schiefgelaufen",
        M::GoBackInAMinute => "Gehen Sie zurück und versuchen Sie es in einer Minute noch einmal.",

        // Mails.
        M::MailConfirmSubject => "Bestätigen Sie Ihre E-Mail-Adresse für {site}",
        M::MailConfirmText => {
            "Bestätigen Sie Ihre E-Mail-Adresse, um die Registrierung bei {site} abzuschließen."
        }
        M::MailConfirmButton => "E-Mail-Adresse bestätigen",
        M::MailCode => "Oder geben Sie diesen Code auf der Registrierungsseite ein:",
        M::MailLifetime => {
            "Link und Code sind {time} lang gültig. Wenn Sie sich nicht registriert haben, können Sie diese E-Mail ignorieren. Es wird dann kein Konto erstellt. Wenn Sie keine solchen E-Mails mehr möchten:"
        }
        M::MailSignedUpSubject => "Sie sind bereits bei {site} registriert",
        M::MailSignedUpText => {
            "Jemand (vielleicht Sie) wollte sich mit dieser E-Mail-Adresse bei {site} registrieren. Sie sind bereits registriert und müssen nichts weiter tun."
        }
        M::MailAccountSubject => "Sie haben bereits ein Konto bei {site}",
        M::MailAccountText => {
            "Jemand (vielleicht Sie) wollte sich mit dieser E-Mail-Adresse bei {site} registrieren. Zu dieser Adresse gibt es aber bereits ein Konto. Daran hat sich nichts geändert."
        }
        M::MailIfYou => "Wenn Sie es waren, melden Sie sich mit Ihrem bisherigen Passwort an.",
        M::MailIfNotYou => "Wenn Sie es nicht waren, können Sie diese E-Mail ignorieren.",
        M::MailWelcomeSubject => "Willkommen bei {site}",
        M::MailWelcomeAccount => {
            "Ihre E-Mail-Adresse ist bestätigt und Ihr Konto bei {site} ist bereit."
        }
        M::MailWelcomeSignedUp => {
            "Ihre E-Mail-Adresse ist bestätigt und Sie sind bei {site} registriert."
        }
        M::MailResetSubject => "Wählen Sie ein neues Passwort für {site}",
        M::MailResetText => {
            "Jemand (vielleicht Sie) möchte das Passwort Ihres Kontos bei {site} zurücksetzen. Mit diesem Link wählen Sie ein neues:"
        }
        M::ChooseNewPassword => "Neues Passwort wählen",
        M::MailResetLifetime => {
            "Der Link ist {time} lang gültig und funktioniert nur einmal. Wenn Sie es nicht waren, können Sie diese E-Mail ignorieren. Ihr Passwort bleibt dann unverändert."
        }
        M::MailPasswordChangedSubject => "Ihr Passwort für {site} wurde geändert",
        M::MailPasswordChangedText => {
            "Das Passwort Ihres Kontos bei {site} wurde geändert. Wenn Sie es nicht waren, setzen Sie es sofort zurück und ändern Sie auch das Passwort Ihres E-Mail-Kontos."
        }
        M::MailCodeSubject => "{code} ist Ihr Code für {site}",
        M::MailPreheader => "Link und Code sind {time} lang gültig.",
        M::MailNothingToDo => "Es hat sich nichts geändert, und Sie müssen nichts tun.",
        M::MailResetPreheader => "Der Link ist {time} lang gültig und funktioniert nur einmal.",
        M::MailChangedPreheader => {
            "Wenn Sie es nicht waren, setzen Sie Ihr Passwort sofort zurück."
        }
        M::MailCopyLink => {
            "Wenn die Schaltfläche nicht funktioniert, kopieren Sie diesen Link in Ihren Browser:"
        }
        M::MailOpenSite => "{site} öffnen",
        M::MailWhySignUp => {
            "Sie erhalten diese E-Mail, weil jemand Ihre Adresse bei der Registrierung bei {site} eingegeben hat."
        }
        M::MailWhyAccount => "Sie erhalten diese E-Mail, weil Sie ein Konto bei {site} haben.",
        M::MailWhySignedUp => "Sie erhalten diese E-Mail, weil Sie bei {site} registriert sind.",
        M::MailHelp => "Brauchen Sie Hilfe? {contact}",
        M::ForgotPasswordText => {
            "Geben Sie die E-Mail-Adresse Ihres Kontos ein. Wir senden Ihnen einen Link, mit dem Sie ein neues Passwort wählen."
        }
        M::ResetMailText => {
            "Wenn es zu dieser E-Mail-Adresse ein Konto gibt, senden wir einen Link dorthin. Er ist {time} lang gültig. Sehen Sie auch im Spam-Ordner nach."
        }
        M::PasswordChangedTitle => "Ihr Passwort wurde geändert",
        M::PasswordChangedText => {
            "Sie können sich jetzt mit Ihrem neuen Passwort anmelden. Auf anderen Geräten müssen Sie sich eventuell neu anmelden."
        }
        M::MailNewAddressText => {
            "Jemand (vielleicht Sie) möchte diese E-Mail-Adresse für ein Konto bei {site} verwenden. Bestätigen Sie die Änderung hier:"
        }
        M::MailNewAddressLifetime => {
            "Der Link ist {time} lang gültig und funktioniert nur einmal. Wenn Sie es nicht waren, können Sie diese E-Mail ignorieren. Dann ändert sich nichts."
        }
        M::MailAddressTakenText => {
            "Jemand (vielleicht Sie) wollte diese E-Mail-Adresse für ein anderes Konto bei {site} verwenden. Sie wird bereits verwendet, deshalb hat sich nichts geändert. Wenn Sie es nicht waren, können Sie diese E-Mail ignorieren."
        }
        M::MailAddressChangedSubject => "Ihre E-Mail-Adresse für {site} wurde geändert",
        M::MailAddressChangedText => {
            "Die E-Mail-Adresse Ihres Kontos bei {site} wurde zu {address} geändert. Wenn Sie es nicht waren, wenden Sie sich sofort an uns und ändern Sie das Passwort Ihres E-Mail-Kontos."
        }
        M::ConfirmNewAddress => {
            "Wählen Sie „Bestätigen“, um diese E-Mail-Adresse für Ihr Konto zu verwenden."
        }
        M::AddressChangedTitle => "Ihre E-Mail-Adresse wurde geändert",
        M::AddressChangedText => {
            "Ab jetzt schreiben wir Ihnen an die neue Adresse. Wenn Sie sich mit Ihrer E-Mail-Adresse anmelden, verwenden Sie die neue."
        }
        M::ResetLinkDead => {
            "Er ist abgelaufen, wurde bereits verwendet oder durch eine neuere E-Mail ersetzt. Sie können einen neuen anfordern."
        }

        // The JSON API.
        M::ApiMalformed => "Ungültige Anfrage",
        M::ApiForeignOrigin => "Anfrage von einer anderen Website",
        M::ApiUnknownAttempt => "Unbekannter Versuch",
        M::ApiUnknownLink => "Unbekannter Link",
        M::ApiNotOffered => "Nicht verfügbar",
        M::ApiMethodNotAllowed => "Methode nicht erlaubt",
        M::ApiTooSlow => "Zeitüberschreitung der Anfrage",
        M::ApiTaken => "Bereits vergeben",
        M::ApiInviteSpent => "Einladung nicht mehr gültig",
        M::ApiLinkExpired => "Link abgelaufen",
        M::ApiTooLarge => "Body zu groß",
        M::ApiUnsupportedMediaType => "Medientyp nicht unterstützt",
        M::ApiInvalid => "Ungültige Felder",
        M::ApiRateLimited => "Zu viele Anfragen",
        M::ApiBusy => "Server ausgelastet",
        M::ApiUnavailable => "Vorübergehend nicht verfügbar",
        M::ApiTakenDetail => {
            "Mit diesem Benutzernamen oder dieser E-Mail-Adresse ist bereits jemand registriert; `problems` nennt, was vergeben ist."
        }
        M::ApiInvalidDetail => "Einige Felder sind ungültig; `problems` nennt sie.",
        M::ApiWorkDetail => {
            "Zurzeit registrieren sich zu viele Personen. Lösen Sie `challenge?for=limit` und senden Sie die Lösung, oder versuchen Sie es später noch einmal."
        }
        M::ApiNoAvailability => "Dieses Formular gibt nicht an, ob ein Benutzername verfügbar ist.",
        M::ApiParameterTwice => "Die Query enthält einen Parameter mehr als einmal.",
        M::ApiNoCaptcha => "Das Formular hat kein Captcha.",
        M::ApiNoChallenge => "Zurzeit ist keine Challenge verfügbar.",
        M::ApiNameAnAttempt => {
            "Senden Sie den `token` des Links oder den `attempt` der Registrierung."
        }
        M::ApiUnknownLinkDetail => {
            "Kein Link hat diesen Token. Vielleicht ist er unvollständig oder nicht mehr gültig."
        }
        M::ApiUnknownAttemptDetail => "Keine Registrierung hat diesen `attempt`.",
        M::ApiLinkExpiredDetail => {
            "Senden Sie seinen `token` an `resend`, um einen neuen Link zu erhalten."
        }
        M::ApiNotAnObject => "Der Body muss ein einzelnes JSON-Objekt sein.",
        M::ApiNotJson => "Der Body ist kein gültiges JSON (Zeile {line}, Spalte {column}).",
        M::ApiTooManyMembers => "Das Objekt darf höchstens {max} {max:Eintrag|Einträge} haben.",
        M::ApiMemberTwice => "Das Objekt enthält einen Eintrag mehr als einmal.",
        M::ApiNested => {
            "Einträge müssen Zeichenketten oder boolesche Werte sein, keine verschachtelten Objekte oder Arrays."
        }
        M::ApiNotAString => "Der Eintrag `{name}` muss eine Zeichenkette sein.",
        M::ApiNotANumber => "Der Eintrag `{name}` muss eine Zahl sein.",
        M::ApiNotAList => "Der Eintrag `{name}` muss ein Array von Zeichenketten sein.",
        M::ApiNotABoolean => "Der Eintrag `{name}` muss true oder false sein.",
        M::ApiBadKey => {
            "Der Idempotency-Key muss aus 16 bis 255 sichtbaren ASCII-Zeichen bestehen, die niemand erraten kann, zum Beispiel aus einer zufälligen UUID."
        }
        M::ApiForeignOriginDetail => "Eine Seite einer anderen Website hat diese Anfrage gesendet.",
        M::ApiMediaTypeDetail => "Der Body muss `application/json` in UTF-8 sein.",
        M::ApiTooLargeDetail => "Der Body darf höchstens 16 KiB groß sein.",
        M::ApiTooSlowDetail => "Der Body ist nicht innerhalb von 10 Sekunden angekommen.",
        M::ApiFailedDetail => {
            "Auf dem Server ist ein Fehler aufgetreten. Versuchen Sie es später noch einmal."
        }
        M::ApiMethodDetail => "Der Header `Allow` nennt die erlaubten Methoden.",
    }
}
