//! Italian, with *tu*, as Google, Spotify and most Italian sites and apps do. No sentence depends
//! on the gender of the reader.
//!
//! Terms: *account*, *registrazione* and *registrarsi* for sign-up, *accedere* for sign in,
//! *indirizzo email* for the address and *email* for the message, *nome utente*, *password*,
//! *codice di conferma*, *invito* and *codice di invito*, *lista d’attesa*, *verifica di sicurezza*
//! for the captcha, *link*, *browser*, *modulo* for form.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Italian.
pub const ITALIAN: Translation =
    Translation::new("it", "Italiano", wording).plurals(Plurals::ONE_OTHER).grouping(".", 10_000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Crea il tuo account",
        M::SignUp => "Registrati",
        M::CreateAccount => "Crea account",
        M::PleaseWait => "Attendi…",
        M::EmailAddress => "Indirizzo email",
        M::Username => "Nome utente",
        M::Password => "Password",
        M::InviteCode => "Codice di invito",
        M::ConfirmationCode => "Codice di conferma",
        M::CodeHint => "8 cifre",
        M::PasswordHint => {
            "Usa almeno {min} {min:carattere|caratteri}. Tre o quattro parole a caso sono facili da ricordare e difficili da indovinare."
        }
        M::LengthOf => "{count} di {min}",
        M::CapsLockOn => "Bloc Maiusc è attivo",
        M::Optional => "(facoltativo)",
        M::ConsentLabel => "Accetto questo documento: {document}.",
        M::NewTab => "(si apre in una nuova scheda)",
        M::Show => "Mostra",
        M::ShowPassword => "Mostra la password",
        M::Hide => "Nascondi",
        M::HidePassword => "Nascondi la password",
        M::SelectAnOption => "Seleziona un’opzione",
        M::LeaveEmpty => "Lascia vuoto questo campo",
        M::DidYouMean => "Intendevi {address}?",
        M::IsAvailable => "{label}: disponibile.",
        M::HaveAccount => "Hai già un account? {link}",
        M::SignIn => "Accedi",
        M::ResetPassword => "Reimposta la password",
        M::StartedAs => "Hai iniziato a registrarti come {address}.",
        M::SendAgain => "Invia di nuovo l’email",
        M::SendAgainIn => "Invia di nuovo l’email (attendi {seconds} {seconds:secondo|secondi})",

        // Above a form.
        M::ThereIsAProblem => "C’è un problema",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "In questo momento stiamo ricevendo molte richieste. Riprova tra {time}.",
        M::TooOftenNotice => "Troppi tentativi. Riprova tra {time}.",
        M::UnreachableNotice => {
            "Impossibile connettersi. Controlla la connessione a internet e riprova. Quello che hai scritto è ancora qui."
        }
        M::ClosedNotice => "Al momento le registrazioni sono chiuse.",
        M::OutdatedNotice => "Questa pagina non è aggiornata. Ricaricala e riprova.",
        M::FailedNotice => "Ci dispiace, si è verificato un errore. Riprova tra un minuto.",

        // Spans of time, in the form that they have after a colon, or as the object of a sentence.
        M::Seconds => "{count} {count:secondo|secondi}",
        M::Minutes => "{count} {count:minuto|minuti}",
        M::Hours => "{count} {count:ora|ore}",

        // An empty field.
        M::FillIn => "Compila questo campo.",
        M::EnterEmail => "Inserisci il tuo indirizzo email.",
        M::EnterUsername => "Inserisci un nome utente.",
        M::EnterPassword => "Inserisci una password.",
        M::AgreeTo => "Per registrarti, accetta questo documento: {document}.",
        M::TickBox => "Seleziona questa casella per continuare.",
        M::SelectOption => "Seleziona un’opzione.",
        M::EnterInvite => "Inserisci il tuo codice di invito.",
        M::EnterCode => "Inserisci il codice di conferma.",

        // Any field.
        M::AtLeast => "Usa almeno {min} {min:carattere|caratteri}.",
        M::AtMost => "Usa al massimo {max} {max:carattere|caratteri}.",
        M::HiddenCharacter => {
            "Questo testo contiene un carattere invisibile. Cancellalo e scrivi il testo invece di incollarlo."
        }
        M::CheckEntry => "Controlla quello che hai inserito.",
        M::NotADate => "{label}: inserisci una data che esiste, come 2007-03-27.",
        M::NotInTheFuture => "{label}: la data non può essere nel futuro.",
        M::MinAge => {
            "{label}: devono essere passati almeno {years} {years:anno|anni} da questa data."
        }
        M::MaxAge => {
            "{label}: devono essere passati meno di {years} {years:anno|anni} da questa data."
        }
        M::NotANumber => "{label}: inserisci un numero, come 12.",
        M::NotWhole => "{label}: inserisci un numero intero, come 12.",
        M::MaxDecimals => {
            "{label}: usa al massimo {places} {places:cifra decimale|cifre decimali}."
        }
        M::MinNumber => "{label}: il numero deve essere {min} o maggiore.",
        M::MaxNumber => "{label}: il numero deve essere {max} o minore.",
        M::NotATelephone => "{label}: inserisci un numero di telefono, come +44 20 7946 0958.",
        M::NotAUrl => "{label}: inserisci un indirizzo web, come https://example.org.",
        M::MinChoices => "Seleziona almeno {min} {min:opzione|opzioni}.",
        M::MaxChoices => "Seleziona al massimo {max} {max:opzione|opzioni}.",
        M::QuotedCharacter => "«{character}»",
        M::NamedCharacter => "il carattere {code}",

        // The email address.
        M::EmailMissingAt => "Inserisci un indirizzo email con una @, come name@example.com.",
        M::EmailLookAlikeAt => {
            "Questo carattere somiglia alla @, ma non lo è. Cancellalo e scrivi una @ normale."
        }
        M::EmailLocalEmpty => "Inserisci la parte prima della @, come in name@example.com.",
        M::EmailDomainEmpty => "Inserisci la parte dopo la @, come in name@example.com.",
        M::EmailLocalNotAscii => {
            "Possiamo scrivere solo a indirizzi che prima della @ hanno numeri, simboli e lettere dalla a alla z senza accenti."
        }
        M::EmailLocalCharacters => "Rimuovi caratteri come spazi e virgole prima della @.",
        M::EmailHidden => {
            "L’indirizzo email contiene un carattere invisibile. Cancellalo e scrivi il testo invece di incollarlo."
        }
        M::EmailHiddenNamed => {
            "L’indirizzo email contiene un carattere invisibile ({code}). Cancellalo e scrivi il testo invece di incollarlo."
        }
        M::EmailSpace => "L’indirizzo email non può contenere spazi.",
        M::EmailTwoAts => "L’indirizzo email può contenere una sola @.",
        M::EmailRemoveBefore => "Rimuovi {character} dalla parte prima della @.",
        M::EmailRemoveAfter => "Rimuovi {character} dalla parte dopo la @.",
        M::EmailRemoveName => "Rimuovi {character} dal nome.",
        M::EmailDotStart => "L’indirizzo email non può iniziare con un punto.",
        M::EmailDotBeforeAt => "Rimuovi il punto subito prima della @.",
        M::EmailTwoDots => "L’indirizzo email non può contenere più punti di seguito.",
        M::EmailDotAfterAt => "Rimuovi il punto subito dopo la @.",
        M::EmailDotEnd => "L’indirizzo email non può terminare con un punto.",
        M::EmailHyphenAfterAt => "Rimuovi il trattino subito dopo la @.",
        M::EmailHyphenEnd => "L’indirizzo email non può terminare con un trattino.",
        M::EmailDotHyphen => {
            "Dopo la @ l’indirizzo email non può contenere un punto accanto a un trattino."
        }
        M::EmailQuotes => "Rimuovi le virgolette prima della @.",
        M::EmailDomainCharacters => "Dopo la @ usa solo lettere, numeri, punti e trattini.",
        M::EmailNoEnding => "L’indirizzo email deve terminare con un’estensione come .com o .org.",
        M::EmailSpecialDomain => {
            "Non possiamo inviare email a questo dominio. Controlla quello che hai scritto dopo la @."
        }
        M::EmailBrackets => {
            "Inserisci un dominio dopo la @, come example.com, senza parentesi quadre."
        }
        M::EmailOnlyAddress => {
            "Inserisci solo l’indirizzo email, senza nome e senza i simboli < e >."
        }
        M::EmailLocalTooLong => "La parte prima della @ può avere al massimo 64 caratteri.",
        M::EmailDomainTooLong => {
            "La parte dopo la @ può avere al massimo 253 caratteri, e al massimo 63 tra un punto e l’altro."
        }
        M::EmailTooLong => "L’indirizzo email può avere al massimo 254 caratteri.",
        M::EmailBadDomain => "Controlla la parte dopo la @. Non è un nome di dominio valido.",
        M::DomainNotFound => {
            "Non troviamo questo dominio. Controlla quello che hai scritto dopo la @."
        }
        M::DomainTakesNoMail => {
            "Questo dominio non accetta email. Controlla quello che hai scritto dopo la @."
        }
        M::DisposableAddress => {
            "Inserisci un indirizzo email permanente. Non accettiamo indirizzi temporanei."
        }
        M::DomainNotAdmitted => {
            "Non puoi registrarti con un indirizzo email di questo dominio. Usane un altro."
        }
        M::AddressTaken => {
            "Esiste già un account con questo indirizzo email. Accedi o usa un altro indirizzo."
        }

        // The username. `{label}` is its label, such as "Username", and begins the sentence in English.
        M::UsernameTooShort => "{label}: usa almeno {min} {min:carattere|caratteri}.",
        M::UsernameTooLong => "{label}: usa al massimo {max} {max:carattere|caratteri}.",
        M::UsernameEmpty => "{label}: questo campo non può essere vuoto.",
        M::UsernameAt => "{label}: la @ non è consentita.",
        M::UsernameSpace => "{label}: gli spazi non sono consentiti.",
        M::UsernameHidden => {
            "{label}: questo campo contiene un carattere invisibile ({code}). Cancellalo e scrivi il testo invece di incollarlo."
        }
        M::UsernameCharacter => "{label}: {character} non è consentito.",
        M::UsernameNotAscii => {
            "{label}: {character} non è consentito. Usa numeri e lettere dalla a alla z senza accenti."
        }
        M::UsernameMisplaced => "{label}: {character} è consentito solo accanto a certe lettere.",
        M::UsernameEnds => "{label}: inizia e termina con una lettera o un numero.",
        M::UsernameSeparators => {
            "{label}: non usare più punti, trattini o trattini bassi di seguito."
        }
        M::UsernameAccentAlone => "Metti l’accento su una lettera.",
        M::UsernameAccents => "Usa meno accenti sulla stessa lettera.",
        M::UsernameDigits => "Usa numeri di un solo sistema di scrittura.",
        M::UsernameScripts => {
            "Usa lettere di un solo alfabeto. Alcune di queste somigliano a lettere di un altro."
        }
        M::UsernameDirections => {
            "Non mescolare lettere che si scrivono da sinistra a destra con altre che si scrivono da destra a sinistra."
        }
        M::UsernameReserved => "{label}: non disponibile. Scegli un’alternativa.",
        M::UsernameTaken => "{label}: già in uso. Scegli un’alternativa.",
        M::NotOnGithub => "Non troviamo un account GitHub con questo nome utente.",

        // The password.
        M::PasswordTooShort => "La password deve avere almeno {min} {min:carattere|caratteri}.",
        M::PasswordTooLong => "La password può avere al massimo 256 caratteri.",
        M::PasswordRepeats => {
            "Questa password ripete gli stessi caratteri. Prova con alcune parole senza legami tra loro."
        }
        M::PasswordPattern => {
            "Questa password segue uno schema prevedibile. Prova con alcune parole senza legami tra loro."
        }
        M::PasswordLikeEmail => "La password non può basarsi sul tuo indirizzo email.",
        M::PasswordLikeSite => "La password non può basarsi sul nome di questo sito.",
        M::PasswordLikeAnswers => "La password non può basarsi sulle altre tue risposte.",
        M::PasswordCommon => {
            "Questa password è troppo facile da indovinare. Prova con alcune parole senza legami tra loro."
        }
        M::PasswordBreached => {
            "Questa password è comparsa in una violazione di dati. Scegline una che non usi da nessun’altra parte."
        }
        M::PasswordWrong => {
            "Non è la password che hai scelto al momento della registrazione. Riprova o scegli una nuova password."
        }

        // Codes and invites.
        M::CodeMalformed => "Il codice di conferma deve avere 8 cifre.",
        M::CodeWrong => {
            "Questo codice non è corretto. Inserisci il codice dell’ultima email che ti abbiamo inviato."
        }
        M::CodeExpired => {
            "Questo codice è scaduto. Invia di nuovo l’email per riceverne uno nuovo."
        }
        M::CodeTooManyTries => "Troppi codici errati. Usa invece il link nell’email.",
        M::InviteMalformed => "Il codice di invito deve essere di 24 lettere e numeri.",
        M::InviteUnknown => "Questo codice di invito non è valido o è scaduto. Chiedine uno nuovo.",
        M::InviteUsedUp => {
            "Questo invito non può più essere usato. Chiedine uno nuovo e ripeti la registrazione."
        }
        M::InviteForAnother => {
            "Questo invito è per un altro indirizzo email. Inserisci quello che ha ricevuto l’invito."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Completa la verifica di sicurezza.",
        M::CaptchaFailed => "Non siamo riusciti a verificare che tu sia una persona. Riprova.",
        M::CaptchaExpired => "La verifica di sicurezza è scaduta. Invia di nuovo il modulo.",
        M::CaptchaUnavailable => {
            "Al momento la verifica di sicurezza non funziona. Riprova tra un minuto."
        }
        M::CaptchaTooSoon => {
            "Attendi {seconds} {seconds:secondo|secondi}, poi invia di nuovo il modulo."
        }
        M::CaptchaWork => {
            "In questo momento stiamo ricevendo molte richieste. Il tuo browser deve prima eseguire un calcolo: invia di nuovo il modulo dopo la verifica di sicurezza oppure tra {time}."
        }

        // The captcha.
        M::CaptchaLabel => "Verifica di sicurezza",
        M::CaptchaWorking => "Stiamo verificando che tu non sia un robot…",
        M::CaptchaDone => "Verifica di sicurezza completata.",
        M::CaptchaLost => "Non è stato possibile caricare la verifica di sicurezza.",
        M::CaptchaWaitUnscripted => {
            "JavaScript è disattivato. Attendi almeno {seconds} {seconds:secondo|secondi} prima di inviare questo modulo."
        }
        M::CaptchaNeedsScripts => {
            "Attiva JavaScript e ricarica questa pagina per completare la verifica di sicurezza."
        }
        M::CaptchaLaterUnscripted => "JavaScript è disattivato. Riprova più tardi.",

        // All pages.
        M::TitleWithError => "Errore: {title}",
        M::AddressLine => "Indirizzo email: {address}",
        M::Continue => "Continua",
        M::Confirm => "Conferma",
        M::Cancel => "Annulla",
        M::StartAgain => "Ricomincia",

        // The page after the form.
        M::CheckYourEmail => "Controlla la tua posta",
        M::WeAreEmailing => {
            "Stiamo inviando un’email a {address}. Potrebbero volerci alcuni minuti."
        }
        M::OpenLinkOrEnterCode => {
            "Apri il link nell’email oppure inserisci qui sotto il codice ricevuto. Entrambi sono validi per {time}."
        }
        M::CouldNotDeliver => {
            "Non siamo riusciti a recapitare l’email a {address}. Controlla l’indirizzo."
        }
        M::IfYouJustSignedUp => {
            "Se hai appena effettuato la registrazione, ti stiamo inviando un link via email. Aprilo per completarla."
        }
        M::EmailingAgain => {
            "Stiamo inviando un’altra email a {address}. Usa l’email più recente: il suo codice sostituisce il precedente. Inviamo solo poche email al giorno, quindi se non ne arriva nessuna controlla la cartella dello spam o riprova domani."
        }
        M::AskedTooSoon => {
            "Abbiamo appena inviato un’email a {address}. Attendi {seconds} {seconds:secondo|secondi} prima di chiederne un’altra."
        }
        M::OpenMailbox => "Apri {name}",
        M::NoEmail => "Non trovi l’email? Controlla la cartella dello spam o inviala di nuovo.",
        M::UseDifferentAddress => "Usa un altro indirizzo email",
        M::AddressChange => {
            "Invieremo un’email al nuovo indirizzo. L’email precedente non sarà più valida. Gli altri tuoi dati restano invariati."
        }
        M::SendEmail => "Invia email",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "Conferma il tuo indirizzo email",
        M::SelectConfirm => "Seleziona «Conferma» per completare la registrazione.",
        M::CompleteLastStep => "Manca solo quest’ultimo passaggio per completare la registrazione.",
        M::KnownPasswordHint => {
            "Hai aperto questo link in un altro browser. Inserisci la password che hai scelto durante la registrazione."
        }
        M::OrEnterCodeThere => {
            "Oppure torna al browser in cui ti sei registrato e inserisci lì il codice dell’email."
        }
        M::PasswordChoice => "Quale password vuoi usare?",
        M::UseKnownPassword => "La password che ho scelto al momento della registrazione",
        M::UseNewPassword => "Una nuova password",
        M::TryAgainSoon => "Riprova tra poco",
        M::AlreadyConfirmedTitle => "Indirizzo già confermato",
        M::AlreadyConfirmed => "Questo indirizzo email è già confermato.",
        M::OnWaitlistTitle => "Sei in lista d’attesa",
        M::OnWaitlist => {
            "Il tuo indirizzo email è confermato. Ti invieremo un’email quando ci sarà un posto per te."
        }
        M::InviteSpentTitle => "Il tuo invito non è più valido",
        M::InviteSpent => {
            "Dopo la tua registrazione è stato usato o ritirato. Chiedine uno nuovo a chi te lo ha inviato."
        }
        M::DifferentInvite => "Registrati con un altro invito",
        M::LinkExpiredTitle => "Questo link è scaduto",
        M::LinkExpired => {
            "Per la tua sicurezza, i link scadono dopo {time}. Possiamo inviartene uno nuovo."
        }
        M::SendNewEmail => "Invia una nuova email",
        M::LinkUnknownTitle => "Questo link non funziona",
        M::LinkUnknownOwn => {
            "Forse è incompleto, oppure il tuo browser blocca i cookie. Consenti i cookie per questo sito e usa il link nell’ultima email che ti abbiamo inviato, oppure richiedine uno nuovo."
        }
        M::LinkUnknown => {
            "Forse è incompleto, oppure il tuo browser blocca i cookie. Consenti i cookie per questo sito e usa il link nell’ultima email che ti abbiamo inviato, oppure ricomincia."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Annulla questa registrazione",
        M::CancelSignUpText => {
            "Qualcuno ha usato il tuo indirizzo email, forse per errore. Se annulli la registrazione, per un po’ non ti invieremo altre email."
        }
        M::DidNotSignUp => "Non ho effettuato io questa registrazione",
        M::CancelledTitle => "Registrazione annullata",
        M::Cancelled => {
            "Non è stato creato nessun account. Per un po’ non ti invieremo altre email."
        }
        M::WasConfirmedTitle => "Questo indirizzo email è stato confermato",
        M::WasConfirmed => {
            "Lo ha confermato qualcuno che ha accesso alla tua casella di posta. Se non eri tu, cambia la password della tua email e contattaci."
        }
        M::NothingToCancelTitle => "Niente da annullare",
        M::NothingToCancel => {
            "Forse questa registrazione è già stata annullata, oppure il link è incompleto."
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Ti diamo il benvenuto",
        M::SignedUpTitle => "Registrazione completata",
        M::ConfirmedAndReady => "Il tuo indirizzo email è confermato e il tuo account è pronto.",
        M::Confirmed => "Il tuo indirizzo email è confermato.",
        M::AccountReady => "Il tuo account è pronto.",
        M::CarryOnThere => {
            "Puoi chiudere questa pagina e continuare dove hai iniziato la registrazione."
        }
        M::FinishedTitle => "Hai completato la registrazione?",
        M::FinishedText => {
            "Se hai confermato il tuo indirizzo email, puoi continuare. Altrimenti apri prima il link nella nostra email."
        }
        M::ClosedTitle => "Le registrazioni sono chiuse",
        M::ClosedText => {
            "Al momento non puoi registrarti. Se lo hai già fatto, il link nell’email che ti abbiamo inviato funziona ancora."
        }
        M::NotAvailableTitle => "Ci dispiace, al momento la registrazione non è disponibile",
        M::TryAgainLater => "Riprova più tardi.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Apri la pagina di registrazione e riprova",
        M::ForeignText => "Questo modulo è stato inviato da un altro sito.",
        M::UnreadableTitle => "Non siamo riusciti a leggere il modulo",
        M::GoBack => "Torna indietro e riprova.",
        M::BackToForm => "Vai al modulo di registrazione",
        M::TooLargeTitle => "Il testo è troppo lungo",
        M::GoBackAndShorten => "Torna indietro e accorcia quello che hai inserito.",
        M::TooSlowTitle => "La tua connessione era troppo lenta",
        M::OtherNameTitle => "Questa pagina ha un altro indirizzo",
        M::OtherNameText => {
            "La registrazione a questo sito avviene su {link}. Apri lì la pagina di registrazione."
        }
        M::FailedTitle => "Ci dispiace, si è verificato un errore",
        M::GoBackInAMinute => "Torna indietro e riprova tra un minuto.",

        // Mails. `{site}` is the name of the site.
        M::MailConfirmSubject => "Conferma il tuo indirizzo email per {site}",
        M::MailConfirmText => {
            "Conferma il tuo indirizzo email per completare la registrazione su {site}."
        }
        M::MailConfirmButton => "Conferma indirizzo email",
        M::MailCode => "Oppure inserisci questo codice nella pagina di registrazione:",
        M::MailLifetime => {
            "Il link e il codice sono validi per {time}. Se non hai effettuato tu questa registrazione, puoi ignorare questa email. Non verrà creato nessun account. Per non ricevere più queste email:"
        }
        M::MailSignedUpSubject => "Il tuo indirizzo email è già registrato su {site}",
        M::MailSignedUpText => {
            "Qualcuno (forse tu) ha provato a registrarsi su {site} con questo indirizzo email. È già registrato, quindi non devi fare nulla."
        }
        M::MailAccountSubject => "Hai già un account su {site}",
        M::MailAccountText => {
            "Qualcuno (forse tu) ha provato a registrarsi su {site} con questo indirizzo email, che è già associato a un account. Non è cambiato nulla."
        }
        M::MailIfYou => "Se eri tu, accedi con la tua password attuale.",
        M::MailIfNotYou => "Se non eri tu, puoi ignorare questa email.",
        M::MailWelcomeSubject => "Ti diamo il benvenuto su {site}",
        M::MailWelcomeAccount => {
            "Il tuo indirizzo email è confermato e il tuo account su {site} è pronto."
        }
        M::MailWelcomeSignedUp => {
            "Il tuo indirizzo email è confermato e la tua registrazione su {site} è completata."
        }
        M::MailResetSubject => "Scegli una nuova password per {site}",
        M::MailResetText => {
            "Qualcuno (forse tu) ha chiesto di reimpostare la password del tuo account su {site}. Usa questo link per sceglierne una nuova:"
        }
        M::ChooseNewPassword => "Scegli una nuova password",
        M::MailResetLifetime => {
            "Il link è valido per {time} e una sola volta. Se non eri tu, puoi ignorare questa email. La tua password resta la stessa."
        }
        M::MailPasswordChangedSubject => "La tua password per {site} è stata modificata",
        M::MailPasswordChangedText => {
            "La password del tuo account su {site} è stata modificata. Se non eri tu, reimpostala subito e cambia anche la password della tua casella di posta."
        }
        M::MailCodeSubject => "{code} è il tuo codice per {site}",
        M::MailPreheader => "Il link e il codice sono validi per {time}.",
        M::MailNothingToDo => "Non è cambiato nulla e non devi fare nulla.",
        M::MailResetPreheader => "Il link è valido per {time} e una sola volta.",
        M::MailChangedPreheader => "Se non eri tu, reimposta subito la tua password.",
        M::MailCopyLink => "Se il pulsante non funziona, copia questo link nel tuo browser:",
        M::MailOpenSite => "Apri {site}",
        M::MailWhySignUp => {
            "Ricevi questa email perché qualcuno ha inserito il tuo indirizzo per registrarsi su {site}."
        }
        M::MailWhyAccount => "Ricevi questa email perché hai un account su {site}.",
        M::MailWhySignedUp => {
            "Ricevi questa email perché hai effettuato la registrazione su {site}."
        }
        M::MailHelp => "Hai bisogno di aiuto? {contact}",
        M::ForgotPasswordText => {
            "Inserisci l’indirizzo email del tuo account. Ti invieremo un link per scegliere una nuova password."
        }
        M::ResetMailText => {
            "Se a questo indirizzo email è associato un account, gli invieremo un link. Il link è valido per {time}. Controlla anche la cartella dello spam."
        }
        M::PasswordChangedTitle => "La tua password è stata modificata",
        M::PasswordChangedText => {
            "Ora puoi accedere con la nuova password. Sugli altri dispositivi potresti dover accedere di nuovo."
        }
        M::MailNewAddressText => {
            "Qualcuno (forse tu) ha chiesto di usare questo indirizzo email per un account su {site}. Confermalo per effettuare la modifica:"
        }
        M::MailNewAddressLifetime => {
            "Il link è valido per {time} e una sola volta. Se non eri tu, puoi ignorare questa email. Non cambierà nulla."
        }
        M::MailAddressTakenText => {
            "Qualcuno (forse tu) ha provato a usare questo indirizzo email per un altro account su {site}. È già in uso, quindi non è cambiato nulla. Se non eri tu, puoi ignorare questa email."
        }
        M::MailAddressChangedSubject => "Il tuo indirizzo email per {site} è stato modificato",
        M::MailAddressChangedText => {
            "L’indirizzo email del tuo account su {site} è stato cambiato in {address}. Se non eri tu, contattaci subito e cambia la password della tua casella di posta."
        }
        M::ConfirmNewAddress => {
            "Seleziona «Conferma» per usare questo indirizzo email per il tuo account."
        }
        M::AddressChangedTitle => "Il tuo indirizzo email è stato modificato",
        M::AddressChangedText => {
            "D’ora in poi ti scriveremo al nuovo indirizzo. Se accedi con il tuo indirizzo email, usa quello nuovo."
        }
        M::ResetLinkDead => {
            "È scaduto, è già stato usato o è stato sostituito da un’email più recente. Puoi richiederne uno nuovo."
        }

        // The JSON API, for programs and for those who write them. Words in backquotes stay as they are.
        M::ApiMalformed => "Richiesta non valida",
        M::ApiForeignOrigin => "Richiesta da un altro sito",
        M::ApiUnknownAttempt => "Tentativo sconosciuto",
        M::ApiUnknownLink => "Link sconosciuto",
        M::ApiNotOffered => "Non disponibile",
        M::ApiMethodNotAllowed => "Metodo non consentito",
        M::ApiTooSlow => "Timeout della richiesta",
        M::ApiTaken => "Già in uso",
        M::ApiInviteSpent => "Invito non più valido",
        M::ApiLinkExpired => "Link scaduto",
        M::ApiTooLarge => "Corpo troppo grande",
        M::ApiUnsupportedMediaType => "Tipo di contenuto non supportato",
        M::ApiInvalid => "Campi non validi",
        M::ApiRateLimited => "Troppe richieste",
        M::ApiBusy => "Server sovraccarico",
        M::ApiUnavailable => "Temporaneamente non disponibile",
        M::ApiTakenDetail => {
            "Esiste già un utente con quel nome utente o indirizzo email; `problems` indica quale dei due."
        }
        M::ApiInvalidDetail => "Alcuni campi non sono validi; `problems` indica quali.",
        M::ApiWorkDetail => {
            "Troppe persone si stanno registrando. Risolvi `challenge?for=limit` e invia la soluzione, oppure riprova più tardi."
        }
        M::ApiNoAvailability => "Questo modulo non indica se un nome utente è disponibile.",
        M::ApiParameterTwice => "La query contiene un parametro più di una volta.",
        M::ApiNoCaptcha => "Il modulo non ha un captcha.",
        M::ApiNoChallenge => "Al momento non è disponibile nessuna challenge.",
        M::ApiNameAnAttempt => "Invia il `token` del link o l’`attempt` della registrazione.",
        M::ApiUnknownLinkDetail => {
            "Nessun link ha questo token. Forse è incompleto o non è più valido."
        }
        M::ApiUnknownAttemptDetail => "Nessuna registrazione ha questo `attempt`.",
        M::ApiLinkExpiredDetail => "Invia il suo `token` a `resend` per ottenere un nuovo link.",
        M::ApiNotAnObject => "Il corpo deve essere un singolo oggetto JSON.",
        M::ApiNotJson => "Il corpo non è JSON valido (riga {line}, colonna {column}).",
        M::ApiTooManyMembers => "L’oggetto può avere al massimo {max} {max:membro|membri}.",
        M::ApiMemberTwice => "L’oggetto contiene un membro più di una volta.",
        M::ApiNested => "I membri devono essere stringhe o booleani, non oggetti o array annidati.",
        M::ApiNotAString => "Il membro `{name}` deve essere una stringa.",
        M::ApiNotANumber => "Il membro `{name}` deve essere un numero.",
        M::ApiNotAList => "Il membro `{name}` deve essere un array di stringhe.",
        M::ApiNotABoolean => "Il membro `{name}` deve essere true o false.",
        M::ApiBadKey => {
            "L’header Idempotency-Key deve avere da 16 a 255 caratteri ASCII visibili che nessuno possa indovinare, per esempio un UUID casuale."
        }
        M::ApiForeignOriginDetail => "Una pagina di un altro sito ha inviato questa richiesta.",
        M::ApiMediaTypeDetail => "Il corpo deve essere `application/json` in UTF-8.",
        M::ApiTooLargeDetail => "Il corpo può avere al massimo 16 KiB.",
        M::ApiTooSlowDetail => "Il corpo non è arrivato entro 10 secondi.",
        M::ApiFailedDetail => "Il server ha riscontrato un errore. Riprova più tardi.",
        M::ApiMethodDetail => "L’header `Allow` elenca i metodi consentiti.",
    }
}
