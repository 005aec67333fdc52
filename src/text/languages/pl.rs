//! Polish, informal (*Ty*), as the sign-ups of Google, Spotify and GitHub do. No sentence shows the
//! gender of the reader, so none has a verb of the reader in the past tense.
//!
//! Terms: *konto* for account, *rejestracja* for sign-up, *zaloguj się* for sign in, *adres e-mail* for
//! email address, *wiadomość* for an email message, *nazwa użytkownika* for username, *kod
//! potwierdzający* for confirmation code, *zaproszenie* for invite, *weryfikacja bezpieczeństwa* for
//! security check, *znak* for character. The title of a document stands in the accusative (*warunki
//! korzystania*, *politykę prywatności*), and so does a span of time.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Polish.
pub const POLISH: Translation =
    Translation::new("pl", "Polski", wording).plurals(Plurals::POLISH).grouping("\u{a0}", 10_000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Utwórz konto",
        M::SignUp => "Zarejestruj się",
        M::CreateAccount => "Utwórz konto",
        M::PleaseWait => "Proszę czekać…",
        M::EmailAddress => "Adres e-mail",
        M::Username => "Nazwa użytkownika",
        M::Password => "Hasło",
        M::InviteCode => "Kod zaproszenia",
        M::ConfirmationCode => "Kod potwierdzający",
        M::CodeHint => "8 cyfr",
        M::PasswordHint => {
            "Wpisz co najmniej {min} {min:znak|znaki|znaków}. Trzy lub cztery przypadkowe słowa łatwo zapamiętać, a trudno odgadnąć."
        }
        M::LengthOf => "{count} z {min}",
        M::CapsLockOn => "Caps Lock jest włączony",
        M::Optional => "(opcjonalnie)",
        M::ConsentLabel => "Akceptuję {document}.",
        M::NewTab => "(otwiera się w nowej karcie)",
        M::Show => "Pokaż",
        M::ShowPassword => "Pokaż hasło",
        M::Hide => "Ukryj",
        M::HidePassword => "Ukryj hasło",
        M::SelectAnOption => "Wybierz opcję",
        M::LeaveEmpty => "Zostaw to pole puste",
        M::DidYouMean => "Czy chodziło Ci o {address}?",
        M::IsAvailable => "{label}: ta nazwa jest dostępna.",
        M::HaveAccount => "Masz już konto? {link}",
        M::SignIn => "Zaloguj się",
        M::ResetPassword => "Zresetuj hasło",
        M::StartedAs => "Rozpoczęto rejestrację z adresem {address}.",
        M::SendAgain => "Wyślij wiadomość ponownie",
        M::SendAgainIn => {
            "Wyślij wiadomość ponownie (za {seconds} {seconds:sekundę|sekundy|sekund})"
        }

        // Above a form.
        M::ThereIsAProblem => "Wystąpił problem",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "Mamy teraz bardzo duży ruch. Spróbuj ponownie za {time}.",
        M::TooOftenNotice => "Zbyt wiele prób. Spróbuj ponownie za {time}.",
        M::UnreachableNotice => {
            "Nie udało się połączyć. Sprawdź połączenie z internetem i spróbuj ponownie. Wpisane dane nadal tu są."
        }
        M::ClosedNotice => "Rejestracja jest obecnie zamknięta.",
        M::OutdatedNotice => "Ta strona jest nieaktualna. Odśwież ją i spróbuj ponownie.",
        M::FailedNotice => "Przepraszamy, coś poszło nie tak. Spróbuj ponownie za minutę.",

        // Spans of time.
        M::Seconds => "{count} {count:sekundę|sekundy|sekund}",
        M::Minutes => "{count} {count:minutę|minuty|minut}",
        M::Hours => "{count} {count:godzinę|godziny|godzin}",

        // An empty field.
        M::FillIn => "Wypełnij to pole.",
        M::EnterEmail => "Podaj adres e-mail.",
        M::EnterUsername => "Podaj nazwę użytkownika.",
        M::EnterPassword => "Wpisz hasło.",
        M::AgreeTo => "Aby się zarejestrować, zaakceptuj {document}.",
        M::TickBox => "Zaznacz to pole, aby kontynuować.",
        M::SelectOption => "Wybierz opcję.",
        M::EnterInvite => "Wpisz kod zaproszenia.",
        M::EnterCode => "Wpisz kod potwierdzający.",

        // Any field.
        M::AtLeast => "Wpisz co najmniej {min} {min:znak|znaki|znaków}.",
        M::AtMost => "Wpisz najwyżej {max} {max:znak|znaki|znaków}.",
        M::HiddenCharacter => {
            "Jest tu ukryty znak. Usuń go i wpisz tekst ręcznie, zamiast go wklejać."
        }
        M::CheckEntry => "Sprawdź, czy wpisane dane są poprawne.",
        M::NotADate => "{label}: wpisz datę, która istnieje, na przykład 2007-03-27.",
        M::NotInTheFuture => "{label}: data nie może być z przyszłości.",
        M::MinAge => "{label}: od tej daty musi minąć co najmniej {years} {years:rok|lata|lat}.",
        M::MaxAge => "{label}: od tej daty musi minąć mniej niż {years} {years:rok|lata|lat}.",
        M::NotANumber => "{label}: wpisz liczbę, na przykład 12.",
        M::NotWhole => "{label}: wpisz liczbę całkowitą, na przykład 12.",
        M::MaxDecimals => {
            "{label}: wpisz najwyżej {places} {places:cyfrę|cyfry|cyfr} po przecinku."
        }
        M::MinNumber => "{label}: wpisz liczbę nie mniejszą niż {min}.",
        M::MaxNumber => "{label}: wpisz liczbę nie większą niż {max}.",
        M::NotATelephone => "{label}: wpisz numer telefonu, na przykład +44 20 7946 0958.",
        M::NotAUrl => "{label}: wpisz adres strony internetowej, na przykład https://example.org.",
        M::MinChoices => "Wybierz co najmniej {min} {min:opcję|opcje|opcji}.",
        M::MaxChoices => "Wybierz najwyżej {max} {max:opcję|opcje|opcji}.",
        M::QuotedCharacter => "„{character}”",
        M::NamedCharacter => "znak {code}",

        // The email address.
        M::EmailMissingAt => "Podaj adres e-mail ze znakiem @, na przykład name@example.com.",
        M::EmailLookAlikeAt => "Ten znak tylko przypomina @. Usuń go i wpisz zwykły znak @.",
        M::EmailLocalEmpty => "Wpisz część adresu przed @, na przykład name@example.com.",
        M::EmailDomainEmpty => "Wpisz część adresu po @, na przykład name@example.com.",
        M::EmailLocalNotAscii => {
            "Możemy wysyłać wiadomości tylko na adresy, które przed @ mają litery od a do z, cyfry i symbole."
        }
        M::EmailLocalCharacters => "Usuń spacje, przecinki i inne niedozwolone znaki przed @.",
        M::EmailHidden => {
            "Adres e-mail zawiera ukryty znak. Usuń go i wpisz tekst ręcznie, zamiast go wklejać."
        }
        M::EmailHiddenNamed => {
            "Adres e-mail zawiera ukryty znak ({code}). Usuń go i wpisz tekst ręcznie, zamiast go wklejać."
        }
        M::EmailSpace => "Adres e-mail nie może zawierać spacji.",
        M::EmailTwoAts => "Adres e-mail może mieć tylko jeden znak @.",
        M::EmailRemoveBefore => "Usuń {character} z części adresu przed @.",
        M::EmailRemoveAfter => "Usuń {character} z części adresu po @.",
        M::EmailRemoveName => "Usuń {character} z nazwy.",
        M::EmailDotStart => "Adres e-mail nie może zaczynać się od kropki.",
        M::EmailDotBeforeAt => "Usuń kropkę przed @.",
        M::EmailTwoDots => "Adres e-mail nie może mieć dwóch kropek obok siebie.",
        M::EmailDotAfterAt => "Usuń kropkę po @.",
        M::EmailDotEnd => "Adres e-mail nie może kończyć się kropką.",
        M::EmailHyphenAfterAt => "Usuń łącznik po @.",
        M::EmailHyphenEnd => "Adres e-mail nie może kończyć się łącznikiem.",
        M::EmailDotHyphen => "Po @ kropka nie może stać obok łącznika.",
        M::EmailQuotes => "Usuń cudzysłów przed @.",
        M::EmailDomainCharacters => "Po @ używaj tylko liter, cyfr, kropek i łączników.",
        M::EmailNoEnding => "Adres e-mail musi mieć zakończenie, na przykład .com lub .org.",
        M::EmailSpecialDomain => {
            "Na adresy w tej domenie nie można wysłać wiadomości. Sprawdź pisownię po @."
        }
        M::EmailBrackets => "Po @ wpisz domenę bez nawiasów, na przykład example.com.",
        M::EmailOnlyAddress => "Wpisz tylko adres e-mail, bez nazwy i nawiasów < i >.",
        M::EmailLocalTooLong => "Część adresu przed @ może mieć najwyżej 64 znaki.",
        M::EmailDomainTooLong => {
            "Część adresu po @ może mieć najwyżej 253 znaki, a między dwiema kropkami najwyżej 63."
        }
        M::EmailTooLong => "Adres e-mail może mieć najwyżej 254 znaki.",
        M::EmailBadDomain => "Sprawdź część adresu po @. To nie jest prawidłowa nazwa domeny.",
        M::DomainNotFound => "Nie możemy znaleźć tej domeny. Sprawdź pisownię po @.",
        M::DomainTakesNoMail => "Ta domena nie przyjmuje poczty. Sprawdź pisownię po @.",
        M::DisposableAddress => "Podaj stały adres e-mail. Nie przyjmujemy adresów tymczasowych.",
        M::DomainNotAdmitted => {
            "Nie można się zarejestrować z adresem e-mail w tej domenie. Podaj inny."
        }
        M::AddressTaken => {
            "Istnieje już konto z tym adresem e-mail. Zaloguj się lub podaj inny adres."
        }

        // The username.
        M::UsernameTooShort => "{label}: wpisz co najmniej {min} {min:znak|znaki|znaków}.",
        M::UsernameTooLong => "{label}: wpisz najwyżej {max} {max:znak|znaki|znaków}.",
        M::UsernameEmpty => "{label}: wypełnij to pole.",
        M::UsernameAt => "{label}: usuń znak @.",
        M::UsernameSpace => "{label}: usuń spacje.",
        M::UsernameHidden => {
            "{label}: jest tu ukryty znak ({code}). Usuń go i wpisz tekst ręcznie, zamiast go wklejać."
        }
        M::UsernameCharacter => "{label}: usuń {character}.",
        M::UsernameNotAscii => "{label}: usuń {character}. Użyj liter od a do z i cyfr.",
        M::UsernameMisplaced => "{label}: {character} może stać tylko obok niektórych liter.",
        M::UsernameEnds => "{label}: na początku i na końcu musi być litera lub cyfra.",
        M::UsernameSeparators => {
            "{label}: kropki, łączniki i podkreślenia nie mogą stać obok siebie."
        }
        M::UsernameAccentAlone => "Znak diakrytyczny musi stać przy literze.",
        M::UsernameAccents => "Użyj mniej znaków diakrytycznych przy jednej literze.",
        M::UsernameDigits => "Użyj cyfr z jednego systemu pisma.",
        M::UsernameScripts => {
            "Użyj liter z jednego alfabetu. Niektóre z wpisanych przypominają litery z innego."
        }
        M::UsernameDirections => {
            "Nie łącz liter pisanych od lewej do prawej z literami pisanymi od prawej do lewej."
        }
        M::UsernameReserved => "{label}: ta nazwa jest niedostępna. Wybierz inną.",
        M::UsernameTaken => "{label}: ta nazwa jest już zajęta. Wybierz inną.",
        M::NotOnGithub => "Nie możemy znaleźć konta GitHub z tą nazwą użytkownika.",

        // The password.
        M::PasswordTooShort => "Hasło musi mieć co najmniej {min} {min:znak|znaki|znaków}.",
        M::PasswordTooLong => "Hasło może mieć najwyżej 256 znaków.",
        M::PasswordRepeats => {
            "To hasło składa się z powtórzeń. Spróbuj użyć kilku niepowiązanych słów."
        }
        M::PasswordPattern => {
            "To hasło jest zbyt przewidywalne. Spróbuj użyć kilku niepowiązanych słów."
        }
        M::PasswordLikeEmail => "Hasło nie może przypominać Twojego adresu e-mail.",
        M::PasswordLikeSite => "Hasło nie może przypominać nazwy tego serwisu.",
        M::PasswordLikeAnswers => "Hasło nie może przypominać Twoich innych odpowiedzi.",
        M::PasswordCommon => {
            "To hasło zbyt łatwo odgadnąć. Spróbuj użyć kilku niepowiązanych słów."
        }
        M::PasswordBreached => {
            "To hasło pojawiło się w wycieku danych. Wybierz takie, którego nie używasz nigdzie indziej."
        }
        M::PasswordWrong => {
            "To nie jest hasło wybrane podczas rejestracji. Spróbuj ponownie lub wybierz nowe hasło."
        }

        // Codes and invites.
        M::CodeMalformed => "Kod potwierdzający musi składać się z 8 cyfr.",
        M::CodeWrong => "Ten kod jest nieprawidłowy. Wpisz kod z najnowszej wiadomości od nas.",
        M::CodeExpired => "Ten kod wygasł. Wyślij wiadomość ponownie, aby otrzymać nowy.",
        M::CodeTooManyTries => {
            "Zbyt wiele nieprawidłowych kodów. Zamiast kodu użyj linku z wiadomości."
        }
        M::InviteMalformed => "Kod zaproszenia musi składać się z 24 liter i cyfr.",
        M::InviteUnknown => "Ten kod zaproszenia jest nieprawidłowy lub wygasł. Poproś o nowy.",
        M::InviteUsedUp => {
            "Tego zaproszenia nie można już użyć. Poproś o nowe i zarejestruj się jeszcze raz."
        }
        M::InviteForAnother => {
            "To zaproszenie jest dla innego adresu e-mail. Podaj ten, którego dotyczy zaproszenie."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Przejdź weryfikację bezpieczeństwa.",
        M::CaptchaFailed => "Nie udało się sprawdzić, czy jesteś człowiekiem. Spróbuj ponownie.",
        M::CaptchaExpired => "Weryfikacja bezpieczeństwa wygasła. Wyślij formularz jeszcze raz.",
        M::CaptchaUnavailable => {
            "Weryfikacja bezpieczeństwa teraz nie działa. Spróbuj ponownie za minutę."
        }
        M::CaptchaTooSoon => {
            "Poczekaj {seconds} {seconds:sekundę|sekundy|sekund} i wyślij formularz jeszcze raz."
        }
        M::CaptchaWork => {
            "Mamy teraz bardzo duży ruch. Twoja przeglądarka musi najpierw wykonać obliczenia: wyślij formularz jeszcze raz po weryfikacji bezpieczeństwa lub za {time}."
        }
        M::CaptchaLabel => "Weryfikacja bezpieczeństwa",
        M::CaptchaWorking => "Sprawdzamy, czy nie jesteś robotem…",
        M::CaptchaDone => "Weryfikacja bezpieczeństwa zakończona.",
        M::CaptchaLost => "Nie udało się wczytać weryfikacji bezpieczeństwa.",
        M::CaptchaWaitUnscripted => {
            "JavaScript jest wyłączony. Poczekaj co najmniej {seconds} {seconds:sekundę|sekundy|sekund}, zanim wyślesz ten formularz."
        }
        M::CaptchaNeedsScripts => {
            "Włącz JavaScript i odśwież tę stronę, aby przejść weryfikację bezpieczeństwa."
        }
        M::CaptchaLaterUnscripted => "JavaScript jest wyłączony. Spróbuj ponownie później.",

        // All pages.
        M::TitleWithError => "Błąd: {title}",
        M::AddressLine => "Adres e-mail: {address}",
        M::Continue => "Dalej",
        M::Confirm => "Potwierdź",
        M::Cancel => "Anuluj",
        M::StartAgain => "Zacznij od nowa",

        // The page after the form.
        M::CheckYourEmail => "Sprawdź pocztę",
        M::WeAreEmailing => "Wysyłamy wiadomość na adres {address}. Może to potrwać kilka minut.",
        M::OpenLinkOrEnterCode => {
            "Otwórz link z wiadomości lub wpisz kod poniżej. Link i kod działają przez {time}."
        }
        M::CouldNotDeliver => {
            "Nie udało się dostarczyć wiadomości na adres {address}. Sprawdź adres."
        }
        M::IfYouJustSignedUp => {
            "Jeśli właśnie się rejestrujesz, wysyłamy Ci wiadomość z linkiem. Otwórz go, aby dokończyć rejestrację."
        }
        M::EmailingAgain => {
            "Wysyłamy kolejny e-mail na adres {address}. Użyj najnowszego e-maila: jego kod zastępuje poprzedni. Wysyłamy tylko kilka e-maili dziennie, więc jeśli żaden nie dotrze, sprawdź folder ze spamem lub spróbuj ponownie jutro."
        }
        M::AskedTooSoon => {
            "Przed chwilą wysłaliśmy e-mail na adres {address}. Poczekaj {seconds} {seconds:sekundę|sekundy|sekund}, zanim poprosisz o kolejny."
        }
        M::OpenMailbox => "Otwórz {name}",
        M::NoEmail => "Brak wiadomości? Sprawdź folder ze spamem lub wyślij ją ponownie.",
        M::UseDifferentAddress => "Użyj innego adresu e-mail",
        M::AddressChange => {
            "Wyślemy wiadomość na nowy adres. Poprzednia wiadomość przestanie działać. Pozostałe dane się nie zmienią."
        }
        M::SendEmail => "Wyślij wiadomość",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "Potwierdź adres e-mail",
        M::SelectConfirm => "Kliknij „Potwierdź”, aby dokończyć rejestrację.",
        M::CompleteLastStep => "Wykonaj ten ostatni krok, aby dokończyć rejestrację.",
        M::KnownPasswordHint => {
            "Ten link otwarto w innej przeglądarce. Wpisz hasło wybrane podczas rejestracji."
        }
        M::OrEnterCodeThere => {
            "Możesz też wrócić do przeglądarki użytej do rejestracji i wpisać tam kod z e-maila."
        }
        M::PasswordChoice => "Którego hasła chcesz użyć?",
        M::UseKnownPassword => "Hasła wybranego podczas rejestracji",
        M::UseNewPassword => "Nowego hasła",
        M::TryAgainSoon => "Spróbuj ponownie za chwilę",
        M::AlreadyConfirmedTitle => "Adres już potwierdzony",
        M::AlreadyConfirmed => "Ten adres e-mail jest już potwierdzony.",
        M::OnWaitlistTitle => "Jesteś na liście oczekujących",
        M::OnWaitlist => {
            "Twój adres e-mail jest potwierdzony. Napiszemy do Ciebie, gdy zwolni się miejsce."
        }
        M::InviteSpentTitle => "Twoje zaproszenie już nie działa",
        M::InviteSpent => {
            "Po Twojej rejestracji zostało wykorzystane lub wycofane. Poproś o nowe osobę, która Cię zaprosiła."
        }
        M::DifferentInvite => "Zarejestruj się z innym zaproszeniem",
        M::LinkExpiredTitle => "Ten link wygasł",
        M::LinkExpired => {
            "Ze względów bezpieczeństwa linki działają tylko przez {time}. Możemy wysłać Ci nowy."
        }
        M::SendNewEmail => "Wyślij nową wiadomość",
        M::LinkUnknownTitle => "Ten link nie działa",
        M::LinkUnknownOwn => {
            "Być może jest niekompletny albo Twoja przeglądarka blokuje pliki cookie. Zezwól na pliki cookie w tym serwisie i użyj linku z najnowszej wiadomości od nas lub poproś o nowy."
        }
        M::LinkUnknown => {
            "Być może jest niekompletny albo Twoja przeglądarka blokuje pliki cookie. Zezwól na pliki cookie w tym serwisie i użyj linku z najnowszej wiadomości od nas lub zacznij od nowa."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Anuluj tę rejestrację",
        M::CancelSignUpText => {
            "Ktoś użył Twojego adresu e-mail, może przez pomyłkę. Anuluj rejestrację, a przez jakiś czas nie będziemy do Ciebie pisać."
        }
        M::DidNotSignUp => "To nie moja rejestracja",
        M::CancelledTitle => "Rejestracja anulowana",
        M::Cancelled => {
            "Konto nie zostało utworzone. Przez jakiś czas nie będziemy do Ciebie pisać."
        }
        M::WasConfirmedTitle => "Ten adres e-mail został potwierdzony",
        M::WasConfirmed => {
            "Potwierdził go ktoś, kto ma dostęp do Twojej skrzynki. Jeśli to nie Ty, zmień hasło do poczty i skontaktuj się z nami."
        }
        M::NothingToCancelTitle => "Nie ma nic do anulowania",
        M::NothingToCancel => {
            "Być może ta rejestracja została już anulowana albo link jest niekompletny."
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Witamy",
        M::SignedUpTitle => "Rejestracja zakończona",
        M::ConfirmedAndReady => "Twój adres e-mail jest potwierdzony, a konto gotowe.",
        M::Confirmed => "Twój adres e-mail jest potwierdzony.",
        M::AccountReady => "Twoje konto jest gotowe.",
        M::CarryOnThere => {
            "Możesz zamknąć tę stronę i kontynuować tam, gdzie zaczęła się rejestracja."
        }
        M::FinishedTitle => "Czy rejestracja jest zakończona?",
        M::FinishedText => {
            "Jeśli adres e-mail jest już potwierdzony, możesz przejść dalej. Jeśli nie, najpierw otwórz link w naszym e-mailu."
        }
        M::ClosedTitle => "Rejestracja jest zamknięta",
        M::ClosedText => {
            "Obecnie nie można się zarejestrować. Jeśli masz już od nas wiadomość z linkiem, link nadal działa."
        }
        M::NotAvailableTitle => "Przepraszamy, rejestracja jest teraz niedostępna",
        M::TryAgainLater => "Spróbuj ponownie później.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Otwórz stronę rejestracji i spróbuj ponownie",
        M::ForeignText => "Ten formularz został wysłany z innej witryny.",
        M::UnreadableTitle => "Nie udało się odczytać formularza",
        M::GoBack => "Wróć i spróbuj ponownie.",
        M::BackToForm => "Przejdź do formularza rejestracji",
        M::TooLargeTitle => "Zbyt dużo tekstu",
        M::GoBackAndShorten => "Wróć i skróć wpisany tekst.",
        M::TooSlowTitle => "Połączenie było zbyt wolne",
        M::OtherNameTitle => "Ta strona ma inny adres",
        M::OtherNameText => {
            "Rejestracja w tym serwisie odbywa się pod adresem {link}. Otwórz tam stronę rejestracji."
        }
        M::FailedTitle => "Przepraszamy, coś poszło nie tak",
        M::GoBackInAMinute => "Wróć i spróbuj ponownie za minutę.",

        // Mails.
        M::MailConfirmSubject => "Potwierdź adres e-mail w serwisie {site}",
        M::MailConfirmText => {
            "Potwierdź adres e-mail, aby dokończyć rejestrację w serwisie {site}."
        }
        M::MailConfirmButton => "Potwierdź adres e-mail",
        M::MailCode => "Możesz też wpisać ten kod na stronie rejestracji:",
        M::MailLifetime => {
            "Link i kod działają przez {time}. Jeśli to nie Twoja rejestracja, zignoruj tę wiadomość. Konto nie zostanie utworzone. Aby nie otrzymywać więcej takich wiadomości, kliknij:"
        }
        M::MailSignedUpSubject => "Twój adres jest już zarejestrowany w serwisie {site}",
        M::MailSignedUpText => {
            "Ktoś (być może Ty) próbował zarejestrować się w serwisie {site} z tym adresem e-mail. Adres jest już zarejestrowany, więc nie musisz nic robić."
        }
        M::MailAccountSubject => "Masz już konto w serwisie {site}",
        M::MailAccountText => {
            "Ktoś (być może Ty) próbował zarejestrować się w serwisie {site} z tym adresem e-mail, ale konto z tym adresem już istnieje. Nic się nie zmieniło."
        }
        M::MailIfYou => "Jeśli to Ty, zaloguj się swoim dotychczasowym hasłem.",
        M::MailIfNotYou => "Jeśli to nie Ty, zignoruj tę wiadomość.",
        M::MailWelcomeSubject => "Witamy w serwisie {site}",
        M::MailWelcomeAccount => {
            "Twój adres e-mail jest potwierdzony, a konto w serwisie {site} gotowe."
        }
        M::MailWelcomeSignedUp => {
            "Twój adres e-mail jest potwierdzony, a rejestracja w serwisie {site} zakończona."
        }
        M::MailResetSubject => "Ustaw nowe hasło w serwisie {site}",
        M::MailResetText => {
            "Ktoś (być może Ty) poprosił o zresetowanie hasła do Twojego konta w serwisie {site}. Aby ustawić nowe, użyj tego linku:"
        }
        M::ChooseNewPassword => "Ustaw nowe hasło",
        M::MailResetLifetime => {
            "Link działa przez {time} i tylko raz. Jeśli to nie Ty, zignoruj tę wiadomość. Twoje hasło się nie zmieni."
        }
        M::MailPasswordChangedSubject => "Twoje hasło w serwisie {site} zostało zmienione",
        M::MailPasswordChangedText => {
            "Hasło do Twojego konta w serwisie {site} zostało zmienione. Jeśli to nie Ty, natychmiast je zresetuj i zmień też hasło do swojej poczty."
        }
        M::MailCodeSubject => "{code} to Twój kod w serwisie {site}",
        M::MailPreheader => "Link i kod działają przez {time}.",
        M::MailNothingToDo => "Nic się nie zmieniło i nie musisz nic robić.",
        M::MailResetPreheader => "Link działa przez {time} i tylko raz.",
        M::MailChangedPreheader => "Jeśli to nie Ty, natychmiast zresetuj hasło.",
        M::MailCopyLink => "Jeśli przycisk nie działa, skopiuj ten link do przeglądarki:",
        M::MailOpenSite => "Otwórz serwis {site}",
        M::MailWhySignUp => {
            "Otrzymujesz tę wiadomość, ponieważ ktoś podał Twój adres podczas rejestracji w serwisie {site}."
        }
        M::MailWhyAccount => "Otrzymujesz tę wiadomość, ponieważ masz konto w serwisie {site}.",
        M::MailWhySignedUp => "Otrzymujesz tę wiadomość w związku z rejestracją w serwisie {site}.",
        M::MailHelp => "Potrzebujesz pomocy? {contact}",
        M::ForgotPasswordText => {
            "Wpisz adres e-mail swojego konta. Wyślemy Ci link do ustawienia nowego hasła."
        }
        M::ResetMailText => {
            "Jeśli istnieje konto z tym adresem e-mail, wyślemy na niego link. Link działa przez {time}. Sprawdź też folder ze spamem."
        }
        M::PasswordChangedTitle => "Twoje hasło zostało zmienione",
        M::PasswordChangedText => {
            "Możesz zalogować się nowym hasłem. Na innych urządzeniach może być potrzebne ponowne zalogowanie."
        }
        M::MailNewAddressText => {
            "Ktoś (być może Ty) chce używać tego adresu e-mail do konta w serwisie {site}. Aby wprowadzić zmianę, potwierdź adres:"
        }
        M::MailNewAddressLifetime => {
            "Link działa przez {time} i tylko raz. Jeśli to nie Ty, zignoruj tę wiadomość. Nic się nie zmieni."
        }
        M::MailAddressTakenText => {
            "Ktoś (być może Ty) próbował użyć tego adresu e-mail do innego konta w serwisie {site}. Adres jest już używany, więc nic się nie zmieniło. Jeśli to nie Ty, zignoruj tę wiadomość."
        }
        M::MailAddressChangedSubject => "Twój adres e-mail w serwisie {site} został zmieniony",
        M::MailAddressChangedText => {
            "Adres e-mail Twojego konta w serwisie {site} został zmieniony na {address}. Jeśli to nie Ty, natychmiast skontaktuj się z nami i zmień hasło do swojej poczty."
        }
        M::ConfirmNewAddress => {
            "Kliknij „Potwierdź”, aby używać tego adresu e-mail do swojego konta."
        }
        M::AddressChangedTitle => "Twój adres e-mail został zmieniony",
        M::AddressChangedText => {
            "Od teraz będziemy pisać na nowy adres. Jeśli logujesz się adresem e-mail, używaj nowego."
        }
        M::ResetLinkDead => {
            "Wygasł, został już użyty lub zastąpiła go nowsza wiadomość. Możesz poprosić o nowy."
        }

        // The JSON API.
        M::ApiMalformed => "Nieprawidłowe żądanie",
        M::ApiForeignOrigin => "Żądanie z innej witryny",
        M::ApiUnknownAttempt => "Nieznana próba rejestracji",
        M::ApiUnknownLink => "Nieznany link",
        M::ApiNotOffered => "Niedostępne",
        M::ApiMethodNotAllowed => "Niedozwolona metoda",
        M::ApiTooSlow => "Przekroczono limit czasu żądania",
        M::ApiTaken => "Już zajęte",
        M::ApiInviteSpent => "Zaproszenie już nieważne",
        M::ApiLinkExpired => "Link wygasł",
        M::ApiTooLarge => "Zbyt duża treść żądania",
        M::ApiUnsupportedMediaType => "Nieobsługiwany typ danych",
        M::ApiInvalid => "Nieprawidłowe pola",
        M::ApiRateLimited => "Zbyt wiele żądań",
        M::ApiBusy => "Serwer przeciążony",
        M::ApiUnavailable => "Chwilowo niedostępne",
        M::ApiTakenDetail => {
            "Użytkownik o tej nazwie lub z tym adresem e-mail już istnieje; `problems` wskazuje, co jest zajęte."
        }
        M::ApiInvalidDetail => "Niektóre pola są nieprawidłowe; wymienia je `problems`.",
        M::ApiWorkDetail => {
            "Rejestruje się zbyt wiele osób. Rozwiąż zadanie z `challenge?for=limit` i wyślij rozwiązanie lub spróbuj ponownie później."
        }
        M::ApiNoAvailability => "Ten formularz nie informuje, czy nazwa użytkownika jest dostępna.",
        M::ApiParameterTwice => "Parametr występuje w zapytaniu więcej niż raz.",
        M::ApiNoCaptcha => "Formularz nie ma captchy.",
        M::ApiNoChallenge => "W tej chwili nie ma dostępnego zadania.",
        M::ApiNameAnAttempt => "Wyślij `token` linku lub `attempt` rejestracji.",
        M::ApiUnknownLinkDetail => {
            "Żaden link nie ma tego tokenu. Token może być niekompletny lub już nieważny."
        }
        M::ApiUnknownAttemptDetail => "Żadna rejestracja nie ma tego `attempt`.",
        M::ApiLinkExpiredDetail => "Wyślij `token` linku do `resend`, aby otrzymać nowy link.",
        M::ApiNotAnObject => "Treść żądania musi być pojedynczym obiektem JSON.",
        M::ApiNotJson => {
            "Treść żądania nie jest poprawnym kodem JSON (wiersz {line}, kolumna {column})."
        }
        M::ApiTooManyMembers => "Obiekt może mieć najwyżej {max} {max:klucz|klucze|kluczy}.",
        M::ApiMemberTwice => "Klucz występuje w obiekcie więcej niż raz.",
        M::ApiNested => {
            "Wartości kluczy muszą być ciągami znaków lub wartościami logicznymi, a nie zagnieżdżonymi obiektami czy tablicami."
        }
        M::ApiNotAString => "Wartość klucza `{name}` musi być ciągiem znaków.",
        M::ApiNotANumber => "Wartością klucza `{name}` musi być liczba.",
        M::ApiNotAList => "Wartością klucza `{name}` musi być tablica ciągów znaków.",
        M::ApiNotABoolean => "Wartością klucza `{name}` musi być true lub false.",
        M::ApiBadKey => {
            "Idempotency-Key musi mieć od 16 do 255 widocznych znaków ASCII, których nikt nie odgadnie; może to być na przykład losowy UUID."
        }
        M::ApiForeignOriginDetail => "To żądanie wysłała strona z innej witryny.",
        M::ApiMediaTypeDetail => {
            "Treść żądania musi być typu `application/json` w kodowaniu UTF-8."
        }
        M::ApiTooLargeDetail => "Treść żądania może mieć najwyżej 16 KiB.",
        M::ApiTooSlowDetail => "Treść żądania nie dotarła w ciągu 10 sekund.",
        M::ApiFailedDetail => "Błąd serwera. Spróbuj ponownie później.",
        M::ApiMethodDetail => "Dozwolone metody wymienia nagłówek `Allow`.",
    }
}
