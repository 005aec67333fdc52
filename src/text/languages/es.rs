//! Spanish, with *tú*, as Google, GitHub and Spotify do, in words that Spain and Latin America
//! share. No sentence depends on the gender of the reader.
//!
//! Terms: *cuenta* for account, *registro* and *registrarse* for sign-up, *iniciar sesión* for sign
//! in, *correo electrónico* for the address and *correo* for the message, *nombre de usuario*,
//! *contraseña*, *código de confirmación*, *invitación* and *código de invitación*, *lista de
//! espera*, *verificación de seguridad* for the captcha, *enlace*, *navegador*, *formulario*.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Spanish, of no country.
pub const SPANISH: Translation =
    Translation::new("es", "Español", wording).plurals(Plurals::ONE_OTHER).grouping(".", 10_000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Crea tu cuenta",
        M::SignUp => "Regístrate",
        M::CreateAccount => "Crear cuenta",
        M::PleaseWait => "Espera un momento…",
        M::EmailAddress => "Correo electrónico",
        M::Username => "Nombre de usuario",
        M::Password => "Contraseña",
        M::InviteCode => "Código de invitación",
        M::ConfirmationCode => "Código de confirmación",
        M::CodeHint => "8 dígitos",
        M::PasswordHint => {
            "Usa al menos {min} {min:carácter|caracteres}. Tres o cuatro palabras al azar son fáciles de recordar y difíciles de adivinar."
        }
        M::LengthOf => "{count} de {min}",
        M::CapsLockOn => "Bloq Mayús está activado",
        M::Optional => "(opcional)",
        M::ConsentLabel => "Acepto este documento: {document}.",
        M::NewTab => "(se abre en una pestaña nueva)",
        M::Show => "Mostrar",
        M::ShowPassword => "Mostrar la contraseña",
        M::Hide => "Ocultar",
        M::HidePassword => "Ocultar la contraseña",
        M::SelectAnOption => "Selecciona una opción",
        M::LeaveEmpty => "Deja este campo vacío",
        M::DidYouMean => "¿Quisiste decir {address}?",
        M::IsAvailable => "{label}: disponible.",
        M::HaveAccount => "¿Ya tienes una cuenta? {link}",
        M::SignIn => "Iniciar sesión",
        M::ResetPassword => "Restablecer la contraseña",
        M::StartedAs => "Empezaste a registrarte como {address}.",
        M::SendAgain => "Reenviar el correo",
        M::SendAgainIn => "Reenviar el correo (espera {seconds} {seconds:segundo|segundos})",

        // Above a form.
        M::ThereIsAProblem => "Hay un problema",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => {
            "Estamos recibiendo muchas solicitudes en este momento. Inténtalo de nuevo dentro de {time}."
        }
        M::TooOftenNotice => "Demasiados intentos. Inténtalo de nuevo dentro de {time}.",
        M::UnreachableNotice => {
            "No pudimos conectarnos. Comprueba tu conexión a internet e inténtalo de nuevo. Lo que escribiste sigue aquí."
        }
        M::ClosedNotice => "El registro está cerrado por el momento.",
        M::OutdatedNotice => {
            "Esta página no está actualizada. Vuelve a cargarla e inténtalo de nuevo."
        }
        M::FailedNotice => "Lo sentimos, algo salió mal. Inténtalo de nuevo en un minuto.",

        // Spans of time, in the form that they have after a colon, or as the object of a sentence.
        M::Seconds => "{count} {count:segundo|segundos}",
        M::Minutes => "{count} {count:minuto|minutos}",
        M::Hours => "{count} {count:hora|horas}",

        // An empty field.
        M::FillIn => "Completa este campo.",
        M::EnterEmail => "Escribe tu correo electrónico.",
        M::EnterUsername => "Escribe un nombre de usuario.",
        M::EnterPassword => "Escribe una contraseña.",
        M::AgreeTo => "Para registrarte, acepta este documento: {document}.",
        M::TickBox => "Marca esta casilla para continuar.",
        M::SelectOption => "Selecciona una opción.",
        M::EnterInvite => "Escribe tu código de invitación.",
        M::EnterCode => "Escribe el código de confirmación.",

        // Any field.
        M::AtLeast => "Usa al menos {min} {min:carácter|caracteres}.",
        M::AtMost => "Usa como máximo {max} {max:carácter|caracteres}.",
        M::HiddenCharacter => {
            "Este texto contiene un carácter invisible. Bórralo y escribe el texto en lugar de pegarlo."
        }
        M::CheckEntry => "Revisa lo que escribiste.",
        M::NotADate => "{label}: escribe una fecha que exista, como 2007-03-27.",
        M::NotInTheFuture => "{label}: la fecha no puede estar en el futuro.",
        M::MinAge => {
            "{label}: deben haber pasado al menos {years} {years:año|años} desde esa fecha."
        }
        M::MaxAge => {
            "{label}: deben haber pasado menos de {years} {years:año|años} desde esa fecha."
        }
        M::NotANumber => "{label}: escribe un número, como 12.",
        M::NotWhole => "{label}: escribe un número entero, como 12.",
        M::MaxDecimals => "{label}: usa como máximo {places} {places:decimal|decimales}.",
        M::MinNumber => "{label}: el número debe ser {min} o mayor.",
        M::MaxNumber => "{label}: el número debe ser {max} o menor.",
        M::NotATelephone => "{label}: escribe un número de teléfono, como +44 20 7946 0958.",
        M::NotAUrl => "{label}: escribe una dirección web, como https://example.org.",
        M::MinChoices => "Selecciona al menos {min} {min:opción|opciones}.",
        M::MaxChoices => "Selecciona como máximo {max} {max:opción|opciones}.",
        M::QuotedCharacter => "«{character}»",
        M::NamedCharacter => "el carácter {code}",

        // The email address.
        M::EmailMissingAt => "Escribe un correo electrónico con una @, como name@example.com.",
        M::EmailLookAlikeAt => {
            "Este carácter se parece a la @, pero no lo es. Bórralo y escribe una @ normal."
        }
        M::EmailLocalEmpty => "Escribe la parte que va antes de la @, como en name@example.com.",
        M::EmailDomainEmpty => "Escribe la parte que va después de la @, como en name@example.com.",
        M::EmailLocalNotAscii => {
            "Solo podemos enviar correos a direcciones que, antes de la @, tengan números, símbolos y letras de la a a la z sin acentos."
        }
        M::EmailLocalCharacters => "Quita caracteres como espacios y comas antes de la @.",
        M::EmailHidden => {
            "El correo electrónico contiene un carácter invisible. Bórralo y escribe el texto en lugar de pegarlo."
        }
        M::EmailHiddenNamed => {
            "El correo electrónico contiene un carácter invisible ({code}). Bórralo y escribe el texto en lugar de pegarlo."
        }
        M::EmailSpace => "El correo electrónico no puede contener espacios.",
        M::EmailTwoAts => "El correo electrónico solo puede tener una @.",
        M::EmailRemoveBefore => "Quita {character} de la parte que va antes de la @.",
        M::EmailRemoveAfter => "Quita {character} de la parte que va después de la @.",
        M::EmailRemoveName => "Quita {character} del nombre.",
        M::EmailDotStart => "El correo electrónico no puede empezar con un punto.",
        M::EmailDotBeforeAt => "Quita el punto que está justo antes de la @.",
        M::EmailTwoDots => "El correo electrónico no puede tener varios puntos seguidos.",
        M::EmailDotAfterAt => "Quita el punto que está justo después de la @.",
        M::EmailDotEnd => "El correo electrónico no puede terminar con un punto.",
        M::EmailHyphenAfterAt => "Quita el guion que está justo después de la @.",
        M::EmailHyphenEnd => "El correo electrónico no puede terminar con un guion.",
        M::EmailDotHyphen => {
            "Después de la @, el correo electrónico no puede tener un punto junto a un guion."
        }
        M::EmailQuotes => "Quita las comillas que están antes de la @.",
        M::EmailDomainCharacters => "Después de la @, usa solo letras, números, puntos y guiones.",
        M::EmailNoEnding => "El correo electrónico debe terminar con algo como .com o .org.",
        M::EmailSpecialDomain => {
            "No podemos enviar correos a este dominio. Revisa lo que escribiste después de la @."
        }
        M::EmailBrackets => "Escribe un dominio después de la @, como example.com, sin corchetes.",
        M::EmailOnlyAddress => {
            "Escribe solo el correo electrónico, sin nombre y sin los signos < y >."
        }
        M::EmailLocalTooLong => {
            "La parte que va antes de la @ debe tener 64 caracteres como máximo."
        }
        M::EmailDomainTooLong => {
            "La parte que va después de la @ debe tener 253 caracteres como máximo, y no más de 63 entre un punto y otro."
        }
        M::EmailTooLong => "El correo electrónico debe tener 254 caracteres como máximo.",
        M::EmailBadDomain => {
            "Revisa la parte que va después de la @. No es un nombre de dominio válido."
        }
        M::DomainNotFound => {
            "No encontramos este dominio. Revisa lo que escribiste después de la @."
        }
        M::DomainTakesNoMail => {
            "Este dominio no acepta correos. Revisa lo que escribiste después de la @."
        }
        M::DisposableAddress => {
            "Escribe un correo electrónico permanente. No aceptamos direcciones temporales."
        }
        M::DomainNotAdmitted => {
            "No puedes registrarte con un correo electrónico de este dominio. Usa otro."
        }
        M::AddressTaken => {
            "Ya existe una cuenta con este correo electrónico. Inicia sesión o usa otro."
        }

        // The username. `{label}` is its label, such as "Username", and begins the sentence in English.
        M::UsernameTooShort => "{label}: usa al menos {min} {min:carácter|caracteres}.",
        M::UsernameTooLong => "{label}: usa como máximo {max} {max:carácter|caracteres}.",
        M::UsernameEmpty => "{label}: este campo no puede quedar vacío.",
        M::UsernameAt => "{label}: no se permite la @.",
        M::UsernameSpace => "{label}: no se permiten espacios.",
        M::UsernameHidden => {
            "{label}: este campo contiene un carácter invisible ({code}). Bórralo y escribe el texto en lugar de pegarlo."
        }
        M::UsernameCharacter => "{label}: no se permite {character}.",
        M::UsernameNotAscii => {
            "{label}: no se permite {character}. Usa números y letras de la a a la z sin acentos."
        }
        M::UsernameMisplaced => "{label}: {character} solo se permite junto a ciertas letras.",
        M::UsernameEnds => "{label}: empieza y termina con una letra o un número.",
        M::UsernameSeparators => {
            "{label}: no uses varios puntos, guiones o guiones bajos seguidos."
        }
        M::UsernameAccentAlone => "Pon el acento sobre una letra.",
        M::UsernameAccents => "Usa menos acentos sobre una misma letra.",
        M::UsernameDigits => "Usa números de un solo sistema de escritura.",
        M::UsernameScripts => {
            "Usa letras de un solo alfabeto. Algunas de estas parecen letras de otro."
        }
        M::UsernameDirections => {
            "No mezcles letras que se escriben de izquierda a derecha con otras que se escriben de derecha a izquierda."
        }
        M::UsernameReserved => "{label}: no disponible. Elige otra opción.",
        M::UsernameTaken => "{label}: ya está en uso. Elige otra opción.",
        M::NotOnGithub => "No encontramos ninguna cuenta de GitHub con este nombre de usuario.",

        // The password.
        M::PasswordTooShort => "La contraseña debe tener al menos {min} {min:carácter|caracteres}.",
        M::PasswordTooLong => "La contraseña debe tener 256 caracteres como máximo.",
        M::PasswordRepeats => {
            "Esta contraseña repite los mismos caracteres. Prueba con algunas palabras que no tengan relación entre sí."
        }
        M::PasswordPattern => {
            "Esta contraseña sigue un patrón. Prueba con algunas palabras que no tengan relación entre sí."
        }
        M::PasswordLikeEmail => "La contraseña no puede basarse en tu correo electrónico.",
        M::PasswordLikeSite => "La contraseña no puede basarse en el nombre de este sitio.",
        M::PasswordLikeAnswers => "La contraseña no puede basarse en tus otras respuestas.",
        M::PasswordCommon => {
            "Esta contraseña es demasiado fácil de adivinar. Prueba con algunas palabras que no tengan relación entre sí."
        }
        M::PasswordBreached => {
            "Esta contraseña apareció en una filtración de datos. Elige una que no uses en ningún otro lugar."
        }
        M::PasswordWrong => {
            "No es la contraseña que elegiste al registrarte. Inténtalo de nuevo o elige una contraseña nueva."
        }

        // Codes and invites.
        M::CodeMalformed => "El código de confirmación debe tener 8 dígitos.",
        M::CodeWrong => {
            "Este código no es correcto. Escribe el código del último correo que te enviamos."
        }
        M::CodeExpired => {
            "Este código ha expirado. Reenvía el correo para recibir un código nuevo."
        }
        M::CodeTooManyTries => {
            "Demasiados códigos incorrectos. En su lugar, usa el enlace del correo."
        }
        M::InviteMalformed => "El código de invitación debe tener 24 letras y números.",
        M::InviteUnknown => "Este código de invitación no es válido o ha expirado. Pide uno nuevo.",
        M::InviteUsedUp => {
            "Esta invitación ya no se puede usar. Pide una nueva y regístrate otra vez."
        }
        M::InviteForAnother => {
            "Esta invitación es para otro correo electrónico. Escribe el que recibió la invitación."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Completa la verificación de seguridad.",
        M::CaptchaFailed => "No pudimos comprobar que eres una persona. Inténtalo de nuevo.",
        M::CaptchaExpired => {
            "La verificación de seguridad ha expirado. Envía el formulario de nuevo."
        }
        M::CaptchaUnavailable => {
            "La verificación de seguridad no funciona en este momento. Inténtalo de nuevo en un minuto."
        }
        M::CaptchaTooSoon => {
            "Espera {seconds} {seconds:segundo|segundos} y envía el formulario de nuevo."
        }
        M::CaptchaWork => {
            "Estamos recibiendo muchas solicitudes. Tu navegador primero debe hacer un cálculo: envía el formulario de nuevo después de la verificación de seguridad o dentro de {time}."
        }

        // The captcha.
        M::CaptchaLabel => "Verificación de seguridad",
        M::CaptchaWorking => "Estamos comprobando que no eres un robot…",
        M::CaptchaDone => "Verificación de seguridad completada.",
        M::CaptchaLost => "No se pudo cargar la verificación de seguridad.",
        M::CaptchaWaitUnscripted => {
            "JavaScript está desactivado. Espera al menos {seconds} {seconds:segundo|segundos} antes de enviar este formulario."
        }
        M::CaptchaNeedsScripts => {
            "Activa JavaScript y vuelve a cargar esta página para completar la verificación de seguridad."
        }
        M::CaptchaLaterUnscripted => "JavaScript está desactivado. Inténtalo de nuevo más tarde.",

        // All pages.
        M::TitleWithError => "Error: {title}",
        M::AddressLine => "Correo electrónico: {address}",
        M::Continue => "Continuar",
        M::Confirm => "Confirmar",
        M::Cancel => "Cancelar",
        M::StartAgain => "Empezar de nuevo",

        // The page after the form.
        M::CheckYourEmail => "Revisa tu correo",
        M::WeAreEmailing => "Estamos enviando un correo a {address}. Puede tardar unos minutos.",
        M::OpenLinkOrEnterCode => {
            "Abre el enlace del correo o escribe abajo el código que recibas. Los dos funcionan durante {time}."
        }
        M::CouldNotDeliver => "No pudimos entregar el correo a {address}. Revisa la dirección.",
        M::IfYouJustSignedUp => {
            "Si acabas de registrarte, te estamos enviando un enlace por correo. Ábrelo para terminar."
        }
        M::EmailingAgain => {
            "Estamos enviando otro correo a {address}. Usa el correo más reciente: su código sustituye al anterior. Solo enviamos unos pocos correos al día; si no llega ninguno, revisa la carpeta de spam o inténtalo mañana."
        }
        M::AskedTooSoon => {
            "Acabamos de enviar un correo a {address}. Espera {seconds} {seconds:segundo|segundos} antes de pedir otro."
        }
        M::OpenMailbox => "Abrir {name}",
        M::NoEmail => "¿No te llega el correo? Revisa tu carpeta de spam o reenvíalo.",
        M::UseDifferentAddress => "Usar otro correo electrónico",
        M::AddressChange => {
            "Enviaremos un correo a la nueva dirección. El correo anterior dejará de funcionar. Tus demás datos no cambian."
        }
        M::SendEmail => "Enviar correo",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "Confirma tu correo electrónico",
        M::SelectConfirm => "Selecciona «Confirmar» para terminar tu registro.",
        M::CompleteLastStep => "Completa este último paso para terminar tu registro.",
        M::KnownPasswordHint => {
            "Abriste este enlace en otro navegador. Escribe la contraseña que elegiste al registrarte."
        }
        M::OrEnterCodeThere => {
            "O vuelve al navegador en el que te registraste e introduce allí el código del correo."
        }
        M::PasswordChoice => "¿Qué contraseña quieres usar?",
        M::UseKnownPassword => "La contraseña que elegí al registrarme",
        M::UseNewPassword => "Una contraseña nueva",
        M::TryAgainSoon => "Inténtalo de nuevo en un momento",
        M::AlreadyConfirmedTitle => "Correo electrónico ya confirmado",
        M::AlreadyConfirmed => "Este correo electrónico ya está confirmado.",
        M::OnWaitlistTitle => "Estás en la lista de espera",
        M::OnWaitlist => {
            "Tu correo electrónico está confirmado. Te enviaremos un correo cuando haya un lugar para ti."
        }
        M::InviteSpentTitle => "Tu invitación ya no es válida",
        M::InviteSpent => {
            "Se usó o se retiró después de tu registro. Pide una nueva a la persona que te invitó."
        }
        M::DifferentInvite => "Registrarme con otra invitación",
        M::LinkExpiredTitle => "Este enlace ha expirado",
        M::LinkExpired => {
            "Por tu seguridad, los enlaces expiran después de {time}. Podemos enviarte uno nuevo."
        }
        M::SendNewEmail => "Enviar un nuevo correo",
        M::LinkUnknownTitle => "Este enlace no funciona",
        M::LinkUnknownOwn => {
            "Puede que esté incompleto o que tu navegador bloquee las cookies. Permite las cookies para este sitio y usa el enlace del último correo que te enviamos, o solicita uno nuevo."
        }
        M::LinkUnknown => {
            "Puede que esté incompleto o que tu navegador bloquee las cookies. Permite las cookies para este sitio y usa el enlace del último correo que te enviamos, o empieza de nuevo."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Cancelar este registro",
        M::CancelSignUpText => {
            "Alguien usó tu correo electrónico, quizá por error. Cancela el registro y no te enviaremos más correos durante un tiempo."
        }
        M::DidNotSignUp => "Yo no me registré",
        M::CancelledTitle => "Registro cancelado",
        M::Cancelled => {
            "No se creó ninguna cuenta. No te enviaremos más correos durante un tiempo."
        }
        M::WasConfirmedTitle => "Este correo electrónico fue confirmado",
        M::WasConfirmed => {
            "Alguien con acceso a tu bandeja de entrada lo confirmó. Si no fuiste tú, cambia la contraseña de tu correo y ponte en contacto con nosotros."
        }
        M::NothingToCancelTitle => "No hay nada que cancelar",
        M::NothingToCancel => {
            "Puede que este registro ya esté cancelado o que el enlace esté incompleto."
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Te damos la bienvenida",
        M::SignedUpTitle => "Registro completado",
        M::ConfirmedAndReady => "Tu correo electrónico está confirmado y tu cuenta está lista.",
        M::Confirmed => "Tu correo electrónico está confirmado.",
        M::AccountReady => "Tu cuenta está lista.",
        M::CarryOnThere => "Puedes cerrar esta página y continuar donde empezaste el registro.",
        M::FinishedTitle => "¿Has terminado de registrarte?",
        M::FinishedText => {
            "Si has confirmado tu correo electrónico, puedes continuar. Si no, abre primero el enlace de nuestro correo."
        }
        M::ClosedTitle => "El registro está cerrado",
        M::ClosedText => {
            "No puedes registrarte en este momento. Si ya lo hiciste, el enlace que te enviamos por correo sigue funcionando."
        }
        M::NotAvailableTitle => "Lo sentimos, el registro no está disponible en este momento",
        M::TryAgainLater => "Inténtalo de nuevo más tarde.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Abre la página de registro e inténtalo de nuevo",
        M::ForeignText => "Este formulario se envió desde otro sitio web.",
        M::UnreadableTitle => "No pudimos leer el formulario",
        M::GoBack => "Vuelve atrás e inténtalo de nuevo.",
        M::BackToForm => "Ir al formulario de registro",
        M::TooLargeTitle => "El texto es demasiado largo",
        M::GoBackAndShorten => "Vuelve atrás y acorta lo que escribiste.",
        M::TooSlowTitle => "Tu conexión fue demasiado lenta",
        M::OtherNameTitle => "Esta página tiene otra dirección",
        M::OtherNameText => {
            "El registro de este sitio está en {link}. Abre allí la página de registro."
        }
        M::FailedTitle => "Lo sentimos, algo salió mal",
        M::GoBackInAMinute => "Vuelve atrás e inténtalo de nuevo en un minuto.",

        // Mails. `{site}` is the name of the site.
        M::MailConfirmSubject => "Confirma tu correo electrónico para {site}",
        M::MailConfirmText => "Confirma tu correo electrónico para terminar tu registro en {site}.",
        M::MailConfirmButton => "Confirmar correo electrónico",
        M::MailCode => "O escribe este código en la página de registro:",
        M::MailLifetime => {
            "El enlace y el código funcionan durante {time}. Si no te registraste, puedes ignorar este correo. No se creará ninguna cuenta. Para dejar de recibir estos correos:"
        }
        M::MailSignedUpSubject => "Tu correo electrónico ya está registrado en {site}",
        M::MailSignedUpText => {
            "Alguien (quizá tú) intentó registrarse en {site} con este correo electrónico. Ya está registrado, así que no tienes que hacer nada."
        }
        M::MailAccountSubject => "Ya tienes una cuenta en {site}",
        M::MailAccountText => {
            "Alguien (quizá tú) intentó registrarse en {site} con este correo electrónico, que ya tiene una cuenta. No ha cambiado nada."
        }
        M::MailIfYou => "Si fuiste tú, inicia sesión con tu contraseña actual.",
        M::MailIfNotYou => "Si no fuiste tú, puedes ignorar este correo.",
        M::MailWelcomeSubject => "Te damos la bienvenida a {site}",
        M::MailWelcomeAccount => {
            "Tu correo electrónico está confirmado y tu cuenta de {site} está lista."
        }
        M::MailWelcomeSignedUp => {
            "Tu correo electrónico está confirmado y tu registro en {site} se ha completado."
        }
        M::MailResetSubject => "Elige una nueva contraseña para {site}",
        M::MailResetText => {
            "Alguien (quizá tú) pidió restablecer la contraseña de tu cuenta en {site}. Usa este enlace para elegir una nueva:"
        }
        M::ChooseNewPassword => "Elegir una nueva contraseña",
        M::MailResetLifetime => {
            "El enlace funciona durante {time} y solo una vez. Si no fuiste tú, puedes ignorar este correo. Tu contraseña no cambiará."
        }
        M::MailPasswordChangedSubject => "Tu contraseña de {site} ha cambiado",
        M::MailPasswordChangedText => {
            "Se ha cambiado la contraseña de tu cuenta en {site}. Si no fuiste tú, restablécela ahora y cambia también la contraseña de tu correo electrónico."
        }
        M::MailCodeSubject => "{code} es tu código de {site}",
        M::MailPreheader => "El enlace y el código funcionan durante {time}.",
        M::MailNothingToDo => "No ha cambiado nada y no tienes que hacer nada.",
        M::MailResetPreheader => "El enlace funciona durante {time} y solo una vez.",
        M::MailChangedPreheader => "Si no fuiste tú, restablece tu contraseña ahora.",
        M::MailCopyLink => "Si el botón no funciona, copia este enlace en tu navegador:",
        M::MailOpenSite => "Abrir {site}",
        M::MailWhySignUp => {
            "Recibes este correo porque alguien escribió tu dirección para registrarse en {site}."
        }
        M::MailWhyAccount => "Recibes este correo porque tienes una cuenta en {site}.",
        M::MailWhySignedUp => "Recibes este correo porque te registraste en {site}.",
        M::MailHelp => "¿Necesitas ayuda? {contact}",
        M::ForgotPasswordText => {
            "Introduce el correo electrónico de tu cuenta. Te enviaremos un enlace para elegir una nueva contraseña."
        }
        M::ResetMailText => {
            "Si este correo electrónico tiene una cuenta, le enviaremos un enlace. El enlace funciona durante {time}. Revisa también la carpeta de spam."
        }
        M::PasswordChangedTitle => "Tu contraseña ha cambiado",
        M::PasswordChangedText => {
            "Ya puedes iniciar sesión con tu nueva contraseña. Es posible que tengas que volver a iniciar sesión en otros dispositivos."
        }
        M::MailNewAddressText => {
            "Alguien (quizá tú) pidió usar este correo electrónico para una cuenta en {site}. Confírmalo para hacer el cambio:"
        }
        M::MailNewAddressLifetime => {
            "El enlace funciona durante {time} y solo una vez. Si no fuiste tú, puedes ignorar este correo. No cambiará nada."
        }
        M::MailAddressTakenText => {
            "Alguien (quizá tú) intentó usar este correo electrónico para otra cuenta en {site}. Ya está en uso, así que no ha cambiado nada. Si no fuiste tú, puedes ignorar este correo."
        }
        M::MailAddressChangedSubject => "Tu correo electrónico en {site} ha cambiado",
        M::MailAddressChangedText => {
            "El correo electrónico de tu cuenta en {site} ha cambiado a {address}. Si no fuiste tú, ponte en contacto con nosotros ahora y cambia la contraseña de tu correo."
        }
        M::ConfirmNewAddress => {
            "Selecciona «Confirmar» para usar este correo electrónico en tu cuenta."
        }
        M::AddressChangedTitle => "Tu correo electrónico ha cambiado",
        M::AddressChangedText => {
            "A partir de ahora te escribiremos a tu nuevo correo electrónico. Si inicias sesión con tu correo, usa el nuevo."
        }
        M::ResetLinkDead => {
            "Ha caducado, ya se ha usado o un correo más reciente lo ha sustituido. Puedes pedir uno nuevo."
        }

        // The JSON API, for programs and for those who write them. Words in backquotes stay as they are.
        M::ApiMalformed => "Solicitud no válida",
        M::ApiForeignOrigin => "Solicitud de otro sitio",
        M::ApiUnknownAttempt => "Intento desconocido",
        M::ApiUnknownLink => "Enlace desconocido",
        M::ApiNotOffered => "No disponible",
        M::ApiMethodNotAllowed => "Método no permitido",
        M::ApiTooSlow => "Tiempo de espera de la solicitud agotado",
        M::ApiTaken => "Ya está en uso",
        M::ApiInviteSpent => "La invitación ya no es válida",
        M::ApiLinkExpired => "Enlace expirado",
        M::ApiTooLarge => "Cuerpo demasiado grande",
        M::ApiUnsupportedMediaType => "Tipo de medio no admitido",
        M::ApiInvalid => "Campos no válidos",
        M::ApiRateLimited => "Demasiadas solicitudes",
        M::ApiBusy => "Servidor sobrecargado",
        M::ApiUnavailable => "No disponible temporalmente",
        M::ApiTakenDetail => {
            "Ya existe un usuario con ese nombre de usuario o correo electrónico; `problems` indica cuál de los dos."
        }
        M::ApiInvalidDetail => "Algunos campos no son válidos; `problems` indica cuáles.",
        M::ApiWorkDetail => {
            "Demasiadas personas se están registrando. Resuelve `challenge?for=limit` y envía la solución, o inténtalo de nuevo más tarde."
        }
        M::ApiNoAvailability => {
            "Este formulario no indica si un nombre de usuario está disponible."
        }
        M::ApiParameterTwice => "La cadena de consulta contiene un parámetro más de una vez.",
        M::ApiNoCaptcha => "El formulario no tiene captcha.",
        M::ApiNoChallenge => "No hay ningún desafío disponible en este momento.",
        M::ApiNameAnAttempt => "Envía el `token` del enlace o el `attempt` del registro.",
        M::ApiUnknownLinkDetail => {
            "Ningún enlace tiene este token. Puede que esté incompleto o que ya no sea válido."
        }
        M::ApiUnknownAttemptDetail => "Ningún registro tiene este `attempt`.",
        M::ApiLinkExpiredDetail => "Envía su `token` a `resend` para obtener un nuevo enlace.",
        M::ApiNotAnObject => "El cuerpo debe ser un único objeto JSON.",
        M::ApiNotJson => "El cuerpo no es JSON válido (línea {line}, columna {column}).",
        M::ApiTooManyMembers => "El objeto debe tener como máximo {max} {max:miembro|miembros}.",
        M::ApiMemberTwice => "El objeto contiene un miembro más de una vez.",
        M::ApiNested => {
            "Los miembros deben ser cadenas o booleanos, no objetos ni arrays anidados."
        }
        M::ApiNotAString => "El miembro `{name}` debe ser una cadena.",
        M::ApiNotANumber => "El miembro `{name}` debe ser un número.",
        M::ApiNotAList => "El miembro `{name}` debe ser un array de cadenas.",
        M::ApiNotABoolean => "El miembro `{name}` debe ser true o false.",
        M::ApiBadKey => {
            "El encabezado Idempotency-Key debe tener entre 16 y 255 caracteres ASCII visibles que nadie pueda adivinar, por ejemplo un UUID aleatorio."
        }
        M::ApiForeignOriginDetail => "Una página de otro sitio envió esta solicitud.",
        M::ApiMediaTypeDetail => "El cuerpo debe ser `application/json` en UTF-8.",
        M::ApiTooLargeDetail => "El cuerpo debe tener 16 KiB como máximo.",
        M::ApiTooSlowDetail => "El cuerpo no llegó en 10 segundos.",
        M::ApiFailedDetail => "El servidor falló. Inténtalo de nuevo más tarde.",
        M::ApiMethodDetail => "El encabezado `Allow` indica los métodos permitidos.",
    }
}
