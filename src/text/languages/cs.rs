//! Czech, with *vy* in lower case, as the sign-ups of Google, Seznam and the public services do. No
//! sentence shows the gender of the reader, so none has a verb of the reader in the past tense.
//!
//! Terms: *účet* for account, *registrace* for sign-up, *přihlásit se* for sign in, *e-mailová adresa*
//! for email address, *e-mail* for an email message, *uživatelské jméno* for username, *potvrzovací
//! kód* for confirmation code, *pozvánka* for invite, *bezpečnostní kontrola* for security check, *znak*
//! for character. The title of a document stands in the accusative (*podmínky použití*, *smlouvu*), and
//! so does a span of time.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Czech.
pub const CZECH: Translation =
    Translation::new("cs", "Čeština", wording).plurals(Plurals::CZECH).grouping("\u{a0}", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Vytvořte si účet",
        M::SignUp => "Zaregistrovat se",
        M::CreateAccount => "Vytvořit účet",
        M::PleaseWait => "Čekejte prosím…",
        M::EmailAddress => "E-mailová adresa",
        M::Username => "Uživatelské jméno",
        M::Password => "Heslo",
        M::InviteCode => "Kód pozvánky",
        M::ConfirmationCode => "Potvrzovací kód",
        M::CodeHint => "8 číslic",
        M::PasswordHint => {
            "Použijte alespoň {min} {min:znak|znaky|znaků}. Tři nebo čtyři náhodná slova si snadno zapamatujete, ale těžko se uhodnou."
        }
        M::LengthOf => "{count} z {min}",
        M::CapsLockOn => "Je zapnutý Caps Lock",
        M::Optional => "(nepovinné)",
        M::ConsentLabel => "Přijímám {document}.",
        M::NewTab => "(otevře se na nové kartě)",
        M::Show => "Zobrazit",
        M::ShowPassword => "Zobrazit heslo",
        M::Hide => "Skrýt",
        M::HidePassword => "Skrýt heslo",
        M::SelectAnOption => "Vyberte možnost",
        M::LeaveEmpty => "Nechte toto pole prázdné",
        M::DidYouMean => "Nemá to být {address}?",
        M::IsAvailable => "{label}: toto jméno je volné.",
        M::HaveAccount => "Už máte účet? {link}",
        M::SignIn => "Přihlásit se",
        M::ResetPassword => "Obnovit heslo",
        M::StartedAs => "Začali jste se registrovat s adresou {address}.",
        M::SendAgain => "Poslat e-mail znovu",
        M::SendAgainIn => "Poslat e-mail znovu (za {seconds} {seconds:sekundu|sekundy|sekund})",

        // Above a form.
        M::ThereIsAProblem => "Něco není v pořádku",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "Server je teď velmi vytížený. Zkuste to znovu za {time}.",
        M::TooOftenNotice => "Příliš mnoho pokusů. Zkuste to znovu za {time}.",
        M::UnreachableNotice => {
            "Nepodařilo se připojit. Zkontrolujte připojení k internetu a zkuste to znovu. Vyplněné údaje tu zůstaly."
        }
        M::ClosedNotice => "Registrace je momentálně uzavřená.",
        M::OutdatedNotice => {
            "Tato stránka je zastaralá. Načtěte ji znovu a zkuste to ještě jednou."
        }
        M::FailedNotice => "Omlouváme se, něco se pokazilo. Zkuste to znovu za minutu.",

        // Spans of time.
        M::Seconds => "{count} {count:sekundu|sekundy|sekund}",
        M::Minutes => "{count} {count:minutu|minuty|minut}",
        M::Hours => "{count} {count:hodinu|hodiny|hodin}",

        // An empty field.
        M::FillIn => "Vyplňte toto pole.",
        M::EnterEmail => "Zadejte e-mailovou adresu.",
        M::EnterUsername => "Zadejte uživatelské jméno.",
        M::EnterPassword => "Zadejte heslo.",
        M::AgreeTo => "Pokud se chcete zaregistrovat, přijměte {document}.",
        M::TickBox => "Pokud chcete pokračovat, zaškrtněte toto políčko.",
        M::SelectOption => "Vyberte možnost.",
        M::EnterInvite => "Zadejte kód pozvánky.",
        M::EnterCode => "Zadejte potvrzovací kód.",

        // Any field.
        M::AtLeast => "Použijte alespoň {min} {min:znak|znaky|znaků}.",
        M::AtMost => "Použijte nejvýše {max} {max:znak|znaky|znaků}.",
        M::HiddenCharacter => "Je tu skrytý znak. Smažte ho a text napište ručně, nevkládejte ho.",
        M::CheckEntry => "Zkontrolujte zadané údaje.",
        M::NotADate => "{label}: zadejte datum, které existuje, například 2007-03-27.",
        M::NotInTheFuture => "{label}: datum nesmí být v budoucnosti.",
        M::MinAge => "{label}: od tohoto data musí uplynout alespoň {years} {years:rok|roky|let}.",
        M::MaxAge => "{label}: od tohoto data musí uplynout méně než {years} {years:rok|roky|let}.",
        M::NotANumber => "{label}: zadejte číslo, například 12.",
        M::NotWhole => "{label}: zadejte celé číslo, například 12.",
        M::MaxDecimals => {
            "{label}: použijte nejvýše {places} {places:desetinné místo|desetinná místa|desetinných míst}."
        }
        M::MinNumber => "{label}: zadejte číslo {min} nebo větší.",
        M::MaxNumber => "{label}: zadejte číslo {max} nebo menší.",
        M::NotATelephone => "{label}: zadejte telefonní číslo, například +44 20 7946 0958.",
        M::NotAUrl => "{label}: zadejte webovou adresu, například https://example.org.",
        M::MinChoices => "Vyberte alespoň {min} {min:možnost|možnosti|možností}.",
        M::MaxChoices => "Vyberte nejvýše {max} {max:možnost|možnosti|možností}.",
        M::QuotedCharacter => "„{character}“",
        M::NamedCharacter => "znak {code}",

        // The email address.
        M::EmailMissingAt => "Zadejte e-mailovou adresu se znakem @, například name@example.com.",
        M::EmailLookAlikeAt => "Tento znak se @ jen podobá. Smažte ho a napište běžný znak @.",
        M::EmailLocalEmpty => "Zadejte část před znakem @, například name@example.com.",
        M::EmailDomainEmpty => "Zadejte část za znakem @, například name@example.com.",
        M::EmailLocalNotAscii => {
            "E-maily umíme posílat jen na adresy, které mají před znakem @ písmena a až z bez diakritiky, číslice a symboly."
        }
        M::EmailLocalCharacters => "Odstraňte mezery, čárky a jiné nepovolené znaky před znakem @.",
        M::EmailHidden => {
            "E-mailová adresa obsahuje skrytý znak. Smažte ho a text napište ručně, nevkládejte ho."
        }
        M::EmailHiddenNamed => {
            "E-mailová adresa obsahuje skrytý znak ({code}). Smažte ho a text napište ručně, nevkládejte ho."
        }
        M::EmailSpace => "E-mailová adresa nesmí obsahovat mezery.",
        M::EmailTwoAts => "E-mailová adresa smí obsahovat jen jeden znak @.",
        M::EmailRemoveBefore => "Odstraňte {character} z části před znakem @.",
        M::EmailRemoveAfter => "Odstraňte {character} z části za znakem @.",
        M::EmailRemoveName => "Odstraňte {character} ze jména.",
        M::EmailDotStart => "E-mailová adresa nesmí začínat tečkou.",
        M::EmailDotBeforeAt => "Odstraňte tečku před znakem @.",
        M::EmailTwoDots => "E-mailová adresa nesmí obsahovat dvě tečky za sebou.",
        M::EmailDotAfterAt => "Odstraňte tečku za znakem @.",
        M::EmailDotEnd => "E-mailová adresa nesmí končit tečkou.",
        M::EmailHyphenAfterAt => "Odstraňte spojovník za znakem @.",
        M::EmailHyphenEnd => "E-mailová adresa nesmí končit spojovníkem.",
        M::EmailDotHyphen => "Za znakem @ nesmí být tečka vedle spojovníku.",
        M::EmailQuotes => "Odstraňte uvozovky před znakem @.",
        M::EmailDomainCharacters => {
            "Za znakem @ použijte jen písmena, číslice, tečky a spojovníky."
        }
        M::EmailNoEnding => "E-mailová adresa musí končit například na .com nebo .org.",
        M::EmailSpecialDomain => {
            "Na tuto doménu nelze poslat e-mail. Zkontrolujte, zda za znakem @ není překlep."
        }
        M::EmailBrackets => "Za znakem @ zadejte doménu bez závorek, například example.com.",
        M::EmailOnlyAddress => "Zadejte jen e-mailovou adresu, bez jména a závorek < a >.",
        M::EmailLocalTooLong => "Část před znakem @ smí mít nejvýše 64 znaků.",
        M::EmailDomainTooLong => {
            "Část za znakem @ smí mít nejvýše 253 znaků a mezi dvěma tečkami nejvýše 63."
        }
        M::EmailTooLong => "E-mailová adresa smí mít nejvýše 254 znaků.",
        M::EmailBadDomain => "Zkontrolujte část za znakem @. Není to platný název domény.",
        M::DomainNotFound => {
            "Tuto doménu nemůžeme najít. Zkontrolujte, zda za znakem @ není překlep."
        }
        M::DomainTakesNoMail => {
            "Tato doména nepřijímá e-maily. Zkontrolujte, zda za znakem @ není překlep."
        }
        M::DisposableAddress => "Zadejte trvalou e-mailovou adresu. Dočasné adresy nepřijímáme.",
        M::DomainNotAdmitted => {
            "S e-mailovou adresou na této doméně se nelze zaregistrovat. Použijte jinou."
        }
        M::AddressTaken => {
            "Účet s touto e-mailovou adresou už existuje. Přihlaste se, nebo použijte jinou adresu."
        }

        // The username.
        M::UsernameTooShort => "{label}: použijte alespoň {min} {min:znak|znaky|znaků}.",
        M::UsernameTooLong => "{label}: použijte nejvýše {max} {max:znak|znaky|znaků}.",
        M::UsernameEmpty => "{label}: vyplňte toto pole.",
        M::UsernameAt => "{label}: nelze použít znak @.",
        M::UsernameSpace => "{label}: nelze použít mezery.",
        M::UsernameHidden => {
            "{label}: je tu skrytý znak ({code}). Smažte ho a text napište ručně, nevkládejte ho."
        }
        M::UsernameCharacter => "{label}: nelze použít {character}.",
        M::UsernameNotAscii => {
            "{label}: nelze použít {character}. Použijte písmena a až z bez diakritiky a číslice."
        }
        M::UsernameMisplaced => "{label}: {character} lze použít jen vedle určitých písmen.",
        M::UsernameEnds => "{label}: na začátku a na konci musí být písmeno nebo číslice.",
        M::UsernameSeparators => "{label}: tečky, spojovníky a podtržítka nesmějí být vedle sebe.",
        M::UsernameAccentAlone => "Diakritické znaménko musí být u písmene.",
        M::UsernameAccents => "Použijte u jednoho písmene méně diakritických znamének.",
        M::UsernameDigits => "Použijte číslice jen z jednoho písma.",
        M::UsernameScripts => {
            "Použijte písmena jen z jedné abecedy. Některá ze zadaných se podobají písmenům z jiné."
        }
        M::UsernameDirections => "Nekombinujte písmena psaná zleva doprava a zprava doleva.",
        M::UsernameReserved => "{label}: toto jméno není k dispozici. Zvolte jiné.",
        M::UsernameTaken => "{label}: toto jméno je už obsazené. Zvolte jiné.",
        M::NotOnGithub => "Účet GitHub s tímto uživatelským jménem nemůžeme najít.",

        // The password.
        M::PasswordTooShort => "Heslo musí mít alespoň {min} {min:znak|znaky|znaků}.",
        M::PasswordTooLong => "Heslo smí mít nejvýše 256 znaků.",
        M::PasswordRepeats => {
            "V tomto hesle se opakuje totéž. Zkuste několik slov, která spolu nesouvisejí."
        }
        M::PasswordPattern => {
            "Toto heslo je jen jednoduchá řada. Zkuste několik slov, která spolu nesouvisejí."
        }
        M::PasswordLikeEmail => "Heslo nesmí vycházet z vaší e-mailové adresy.",
        M::PasswordLikeSite => "Heslo nesmí vycházet z názvu tohoto webu.",
        M::PasswordLikeAnswers => "Heslo nesmí vycházet z vašich ostatních odpovědí.",
        M::PasswordCommon => {
            "Toto heslo lze příliš snadno uhodnout. Zkuste několik slov, která spolu nesouvisejí."
        }
        M::PasswordBreached => {
            "Toto heslo se objevilo v úniku dat. Zvolte takové, které nikde jinde nepoužíváte."
        }
        M::PasswordWrong => {
            "Toto není heslo, které jste zvolili při registraci. Zkuste to znovu, nebo zvolte nové heslo."
        }

        // Codes and invites.
        M::CodeMalformed => "Potvrzovací kód se musí skládat z 8 číslic.",
        M::CodeWrong => "Tento kód není správný. Zadejte kód z nejnovějšího e-mailu od nás.",
        M::CodeExpired => {
            "Platnost tohoto kódu vypršela. Nechte si e-mail poslat znovu a dostanete nový kód."
        }
        M::CodeTooManyTries => {
            "Příliš mnoho nesprávných kódů. Použijte místo toho odkaz v e-mailu."
        }
        M::InviteMalformed => "Kód pozvánky se musí skládat z 24 písmen a číslic.",
        M::InviteUnknown => {
            "Tento kód pozvánky není platný nebo jeho platnost vypršela. Požádejte o nový."
        }
        M::InviteUsedUp => {
            "Tuto pozvánku už nelze použít. Požádejte o novou a zaregistrujte se znovu."
        }
        M::InviteForAnother => {
            "Tato pozvánka je pro jinou e-mailovou adresu. Zadejte tu, pro kterou pozvánka platí."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Dokončete bezpečnostní kontrolu.",
        M::CaptchaFailed => "Nepodařilo se ověřit, že jste člověk. Zkuste to znovu.",
        M::CaptchaExpired => "Platnost bezpečnostní kontroly vypršela. Odešlete formulář znovu.",
        M::CaptchaUnavailable => "Bezpečnostní kontrola teď nefunguje. Zkuste to znovu za minutu.",
        M::CaptchaTooSoon => {
            "Počkejte {seconds} {seconds:sekundu|sekundy|sekund} a pak formulář odešlete znovu."
        }
        M::CaptchaWork => {
            "Server je teď velmi vytížený. Váš prohlížeč musí nejdřív něco spočítat: odešlete formulář znovu po bezpečnostní kontrole, nebo za {time}."
        }
        M::CaptchaLabel => "Bezpečnostní kontrola",
        M::CaptchaWorking => "Ověřujeme, že nejste robot…",
        M::CaptchaDone => "Bezpečnostní kontrola je hotová.",
        M::CaptchaLost => "Bezpečnostní kontrolu se nepodařilo načíst.",
        M::CaptchaWaitUnscripted => {
            "JavaScript je vypnutý. Než tento formulář odešlete, počkejte alespoň {seconds} {seconds:sekundu|sekundy|sekund}."
        }
        M::CaptchaNeedsScripts => {
            "Zapněte JavaScript, načtěte tuto stránku znovu a dokončete bezpečnostní kontrolu."
        }
        M::CaptchaLaterUnscripted => "JavaScript je vypnutý. Zkuste to později.",

        // All pages.
        M::TitleWithError => "Chyba: {title}",
        M::AddressLine => "E-mailová adresa: {address}",
        M::Continue => "Pokračovat",
        M::Confirm => "Potvrdit",
        M::Cancel => "Zrušit",
        M::StartAgain => "Začít znovu",

        // The page after the form.
        M::CheckYourEmail => "Podívejte se do e-mailu",
        M::WeAreEmailing => "Posíláme e-mail na adresu {address}. Může to trvat několik minut.",
        M::OpenLinkOrEnterCode => {
            "Otevřete odkaz v něm, nebo zadejte kód níže. Odkaz i kód platí {time}."
        }
        M::CouldNotDeliver => "Na adresu {address} se nepodařilo e-mail doručit. Zkontrolujte ji.",
        M::IfYouJustSignedUp => {
            "Pokud se právě registrujete, posíláme vám e-mail s odkazem. Otevřete ho a registraci dokončete."
        }
        M::EmailingAgain => {
            "Posíláme další e-mail na adresu {address}. Použijte nejnovější e-mail: jeho kód nahrazuje předchozí. Posíláme jen několik e-mailů denně, takže pokud žádný nepřijde, podívejte se do spamu nebo to zkuste zítra."
        }
        M::AskedTooSoon => {
            "Před chvílí jsme poslali e-mail na adresu {address}. Než požádáte o další, počkejte {seconds} {seconds:sekundu|sekundy|sekund}."
        }
        M::OpenMailbox => "Otevřít {name}",
        M::NoEmail => "Nic nepřišlo? Podívejte se do spamu, nebo si nechte e-mail poslat znovu.",
        M::UseDifferentAddress => "Použít jinou e-mailovou adresu",
        M::AddressChange => {
            "Pošleme e-mail na novou adresu. Předchozí e-mail přestane platit. Ostatní údaje se nezmění."
        }
        M::SendEmail => "Poslat e-mail",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "Potvrďte svou e-mailovou adresu",
        M::SelectConfirm => "Registraci dokončíte tlačítkem „Potvrdit“.",
        M::CompleteLastStep => "Dokončete registraci tímto posledním krokem.",
        M::KnownPasswordHint => {
            "Tento odkaz se otevřel v jiném prohlížeči. Zadejte heslo zvolené při registraci."
        }
        M::OrEnterCodeThere => {
            "Nebo se vraťte do prohlížeče, ve kterém jste se registrovali, a zadejte tam kód z e-mailu."
        }
        M::PasswordChoice => "Které heslo chcete použít?",
        M::UseKnownPassword => "Heslo zvolené při registraci",
        M::UseNewPassword => "Nové heslo",
        M::TryAgainSoon => "Zkuste to znovu za chvíli",
        M::AlreadyConfirmedTitle => "Adresa už je potvrzená",
        M::AlreadyConfirmed => "Tato e-mailová adresa už je potvrzená.",
        M::OnWaitlistTitle => "Jste na čekací listině",
        M::OnWaitlist => {
            "Vaše e-mailová adresa je potvrzená. Až pro vás budeme mít místo, napíšeme vám."
        }
        M::InviteSpentTitle => "Vaše pozvánka už neplatí",
        M::InviteSpent => {
            "Po vaší registraci byla pozvánka využita nebo zrušena. O novou požádejte toho, kdo vás pozval."
        }
        M::DifferentInvite => "Zaregistrovat se s jinou pozvánkou",
        M::LinkExpiredTitle => "Platnost odkazu vypršela",
        M::LinkExpired => {
            "Z bezpečnostních důvodů platí odkazy jen {time}. Můžeme vám poslat nový."
        }
        M::SendNewEmail => "Poslat nový e-mail",
        M::LinkUnknownTitle => "Tento odkaz nefunguje",
        M::LinkUnknownOwn => {
            "Možná není celý, nebo váš prohlížeč blokuje soubory cookie. Povolte pro tento web soubory cookie a použijte odkaz z nejnovějšího e-mailu od nás, nebo si nechte poslat nový."
        }
        M::LinkUnknown => {
            "Možná není celý, nebo váš prohlížeč blokuje soubory cookie. Povolte pro tento web soubory cookie a použijte odkaz z nejnovějšího e-mailu od nás, nebo začněte znovu."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Zrušit tuto registraci",
        M::CancelSignUpText => {
            "Někdo použil vaši e-mailovou adresu, možná omylem. Když registraci zrušíte, nebudeme vám nějakou dobu psát."
        }
        M::DidNotSignUp => "To není moje registrace",
        M::CancelledTitle => "Registrace je zrušená",
        M::Cancelled => "Žádný účet nevznikl. Nějakou dobu vám nebudeme psát.",
        M::WasConfirmedTitle => "Tato e-mailová adresa byla potvrzena",
        M::WasConfirmed => {
            "Potvrdil ji někdo, kdo má přístup do vaší schránky. Pokud nešlo o vás, změňte si heslo k e-mailu a kontaktujte nás."
        }
        M::NothingToCancelTitle => "Není co zrušit",
        M::NothingToCancel => "Tato registrace už možná byla zrušena, nebo odkaz není celý.",

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Vítejte",
        M::SignedUpTitle => "Registrace je hotová",
        M::ConfirmedAndReady => "Vaše e-mailová adresa je potvrzená a účet je připravený.",
        M::Confirmed => "Vaše e-mailová adresa je potvrzená.",
        M::AccountReady => "Váš účet je připravený.",
        M::CarryOnThere => "Tuto stránku můžete zavřít a pokračovat tam, kde registrace začala.",
        M::FinishedTitle => "Dokončili jste registraci?",
        M::FinishedText => {
            "Pokud jste potvrdili svou e-mailovou adresu, můžete pokračovat. Pokud ne, otevřete nejprve odkaz v našem e-mailu."
        }
        M::ClosedTitle => "Registrace je uzavřená",
        M::ClosedText => {
            "Momentálně se nelze zaregistrovat. Pokud už od nás máte e-mail s odkazem, odkaz stále platí."
        }
        M::NotAvailableTitle => "Omlouváme se, registrace teď není dostupná",
        M::TryAgainLater => "Zkuste to později.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Otevřete stránku s registrací a zkuste to znovu",
        M::ForeignText => "Tento formulář byl odeslán z jiného webu.",
        M::UnreadableTitle => "Formulář se nepodařilo přečíst",
        M::GoBack => "Vraťte se zpět a zkuste to znovu.",
        M::BackToForm => "Přejít na registrační formulář",
        M::TooLargeTitle => "Text je příliš dlouhý",
        M::GoBackAndShorten => "Vraťte se zpět a zadaný text zkraťte.",
        M::TooSlowTitle => "Připojení bylo příliš pomalé",
        M::OtherNameTitle => "Tato stránka má jinou adresu",
        M::OtherNameText => {
            "Registrace na tomto webu probíhá na adrese {link}. Otevřete stránku s registrací tam."
        }
        M::FailedTitle => "Omlouváme se, něco se pokazilo",
        M::GoBackInAMinute => "Vraťte se zpět a zkuste to znovu za minutu.",

        // Mails.
        M::MailConfirmSubject => "Potvrďte svou e-mailovou adresu pro web {site}",
        M::MailConfirmText => {
            "Potvrďte svou e-mailovou adresu a dokončete tak registraci na webu {site}."
        }
        M::MailConfirmButton => "Potvrdit e-mailovou adresu",
        M::MailCode => "Nebo na stránce s registrací zadejte tento kód:",
        M::MailLifetime => {
            "Odkaz a kód platí {time}. Pokud to není vaše registrace, tento e-mail ignorujte. Žádný účet nevznikne. Pokud další takové e-maily nechcete dostávat, klikněte sem:"
        }
        M::MailSignedUpSubject => "Na webu {site} už registraci máte",
        M::MailSignedUpText => {
            "Někdo (možná vy) se pokusil zaregistrovat na webu {site} s touto e-mailovou adresou. Registraci už máte, takže nemusíte nic dělat."
        }
        M::MailAccountSubject => "Na webu {site} už účet máte",
        M::MailAccountText => {
            "Někdo (možná vy) se pokusil zaregistrovat na webu {site} s touto e-mailovou adresou, ke které už účet existuje. Nic se nezměnilo."
        }
        M::MailIfYou => "Pokud šlo o vás, přihlaste se svým stávajícím heslem.",
        M::MailIfNotYou => "Pokud nešlo o vás, tento e-mail ignorujte.",
        M::MailWelcomeSubject => "Vítejte na webu {site}",
        M::MailWelcomeAccount => {
            "Vaše e-mailová adresa je potvrzená a účet na webu {site} je připravený."
        }
        M::MailWelcomeSignedUp => {
            "Vaše e-mailová adresa je potvrzená a registrace na webu {site} je hotová."
        }
        M::MailResetSubject => "Zvolte si nové heslo na webu {site}",
        M::MailResetText => {
            "Někdo (možná vy) požádal o obnovení hesla k vašemu účtu na webu {site}. Nové heslo si zvolíte pomocí tohoto odkazu:"
        }
        M::ChooseNewPassword => "Zvolit nové heslo",
        M::MailResetLifetime => {
            "Odkaz platí {time} a jen jednou. Pokud nešlo o vás, tento e-mail ignorujte. Vaše heslo zůstane stejné."
        }
        M::MailPasswordChangedSubject => "Vaše heslo na webu {site} bylo změněno",
        M::MailPasswordChangedText => {
            "Heslo k vašemu účtu na webu {site} bylo změněno. Pokud nešlo o vás, hned si ho obnovte a změňte si také heslo k e-mailové schránce."
        }
        M::MailCodeSubject => "{code} je váš kód pro web {site}",
        M::MailPreheader => "Odkaz a kód platí {time}.",
        M::MailNothingToDo => "Nic se nezměnilo a nemusíte nic dělat.",
        M::MailResetPreheader => "Odkaz platí {time} a jen jednou.",
        M::MailChangedPreheader => "Pokud nešlo o vás, hned si heslo obnovte.",
        M::MailCopyLink => "Pokud tlačítko nefunguje, zkopírujte do prohlížeče tento odkaz:",
        M::MailOpenSite => "Otevřít web {site}",
        M::MailWhySignUp => {
            "Tento e-mail jste dostali, protože někdo při registraci na webu {site} zadal vaši adresu."
        }
        M::MailWhyAccount => "Tento e-mail jste dostali, protože máte účet na webu {site}.",
        M::MailWhySignedUp => "Tento e-mail jste dostali, protože máte registraci na webu {site}.",
        M::MailHelp => "Potřebujete pomoc? {contact}",
        M::ForgotPasswordText => {
            "Zadejte e-mailovou adresu svého účtu. Pošleme vám odkaz, pomocí kterého si zvolíte nové heslo."
        }
        M::ResetMailText => {
            "Pokud k této adrese existuje účet, pošleme na ni odkaz. Odkaz platí {time}. Podívejte se i do složky se spamem."
        }
        M::PasswordChangedTitle => "Vaše heslo bylo změněno",
        M::PasswordChangedText => {
            "Můžete se přihlásit novým heslem. Na ostatních zařízeních se možná budete muset přihlásit znovu."
        }
        M::MailNewAddressText => {
            "Někdo (možná vy) chce tuto e-mailovou adresu používat pro účet na webu {site}. Změnu potvrdíte zde:"
        }
        M::MailNewAddressLifetime => {
            "Odkaz platí {time} a jen jednou. Pokud nešlo o vás, tento e-mail ignorujte. Nic se nezmění."
        }
        M::MailAddressTakenText => {
            "Někdo (možná vy) chtěl tuto e-mailovou adresu použít pro jiný účet na webu {site}. Adresa se už používá, takže se nic nezměnilo. Pokud nešlo o vás, tento e-mail ignorujte."
        }
        M::MailAddressChangedSubject => "Vaše e-mailová adresa na webu {site} byla změněna",
        M::MailAddressChangedText => {
            "E-mailová adresa vašeho účtu na webu {site} byla změněna na {address}. Pokud nešlo o vás, hned nás kontaktujte a změňte si heslo k e-mailové schránce."
        }
        M::ConfirmNewAddress => {
            "Tlačítkem „Potvrdit“ začnete tuto e-mailovou adresu používat pro svůj účet."
        }
        M::AddressChangedTitle => "Vaše e-mailová adresa byla změněna",
        M::AddressChangedText => {
            "Od této chvíle vám budeme psát na novou adresu. Pokud se přihlašujete e-mailovou adresou, použijte novou."
        }
        M::ResetLinkDead => {
            "Jeho platnost vypršela, už byl použit nebo ho nahradil novější e-mail. Můžete si vyžádat nový."
        }

        // The JSON API.
        M::ApiMalformed => "Neplatný požadavek",
        M::ApiForeignOrigin => "Požadavek z jiného webu",
        M::ApiUnknownAttempt => "Neznámý pokus o registraci",
        M::ApiUnknownLink => "Neznámý odkaz",
        M::ApiNotOffered => "Není k dispozici",
        M::ApiMethodNotAllowed => "Nepovolená metoda",
        M::ApiTooSlow => "Vypršel časový limit požadavku",
        M::ApiTaken => "Už obsazeno",
        M::ApiInviteSpent => "Pozvánka už neplatí",
        M::ApiLinkExpired => "Platnost odkazu vypršela",
        M::ApiTooLarge => "Příliš velké tělo požadavku",
        M::ApiUnsupportedMediaType => "Nepodporovaný typ dat",
        M::ApiInvalid => "Neplatná pole",
        M::ApiRateLimited => "Příliš mnoho požadavků",
        M::ApiBusy => "Server je přetížený",
        M::ApiUnavailable => "Dočasně nedostupné",
        M::ApiTakenDetail => {
            "Uživatel s tímto uživatelským jménem nebo e-mailovou adresou už existuje; v `problems` je uvedeno, co je obsazené."
        }
        M::ApiInvalidDetail => "Některá pole jsou neplatná; jejich seznam je v `problems`.",
        M::ApiWorkDetail => {
            "Registruje se příliš mnoho lidí. Vyřešte úlohu z `challenge?for=limit` a odešlete řešení, nebo to zkuste později."
        }
        M::ApiNoAvailability => "Tento formulář nesděluje, zda je uživatelské jméno volné.",
        M::ApiParameterTwice => "Řetězec dotazu obsahuje některý parametr více než jednou.",
        M::ApiNoCaptcha => "Formulář nemá captchu.",
        M::ApiNoChallenge => "Momentálně není k dispozici žádná úloha.",
        M::ApiNameAnAttempt => "Odešlete `token` odkazu nebo `attempt` registrace.",
        M::ApiUnknownLinkDetail => {
            "Žádný odkaz nemá tento token. Možná není celý, nebo už neplatí."
        }
        M::ApiUnknownAttemptDetail => "Žádná registrace nemá tento `attempt`.",
        M::ApiLinkExpiredDetail => "Nový odkaz získáte odesláním jeho hodnoty `token` na `resend`.",
        M::ApiNotAnObject => "Tělo požadavku musí být jeden objekt JSON.",
        M::ApiNotJson => "Tělo požadavku není platný JSON (řádek {line}, sloupec {column}).",
        M::ApiTooManyMembers => "Objekt smí mít nejvýše {max} {max:klíč|klíče|klíčů}.",
        M::ApiMemberTwice => "Objekt obsahuje některý klíč více než jednou.",
        M::ApiNested => {
            "Hodnoty klíčů musí být řetězce nebo logické hodnoty, ne vnořené objekty nebo pole."
        }
        M::ApiNotAString => "Hodnota klíče `{name}` musí být řetězec.",
        M::ApiNotANumber => "Hodnota klíče `{name}` musí být číslo.",
        M::ApiNotAList => "Hodnota klíče `{name}` musí být pole řetězců.",
        M::ApiNotABoolean => "Hodnota klíče `{name}` musí být true nebo false.",
        M::ApiBadKey => {
            "Idempotency-Key musí mít 16 až 255 viditelných znaků ASCII, které nikdo neuhodne, například náhodné UUID."
        }
        M::ApiForeignOriginDetail => "Tento požadavek odeslala stránka jiného webu.",
        M::ApiMediaTypeDetail => {
            "Tělo požadavku musí být typu `application/json` v kódování UTF-8."
        }
        M::ApiTooLargeDetail => "Tělo požadavku smí mít nejvýše 16 KiB.",
        M::ApiTooSlowDetail => "Tělo požadavku nedorazilo do 10 sekund.",
        M::ApiFailedDetail => "Chyba serveru. Zkuste to později.",
        M::ApiMethodDetail => "Povolené metody uvádí hlavička `Allow`.",
    }
}
