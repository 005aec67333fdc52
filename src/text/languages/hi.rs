//! Hindi, with *आप*, as the sign-ups of Google and the public services do. No sentence shows the gender
//! of the reader. The words of the web are the English ones that people use (*साइन अप*, *लिंक*).
//!
//! Terms: *खाता* for account, *साइन अप* for sign-up, *साइन इन* for sign in, *ईमेल पता* for email
//! address, *ईमेल* for an email message, *यूज़रनेम* for username, *पुष्टि कोड* for confirmation code,
//! *आमंत्रण* for invite, *सुरक्षा जाँच* for security check, *वर्ण* for character, *अक्षर* for letter. The
//! title of a document stands in the oblique case, before *से* (*उपयोग की शर्तों*, *निजता नीति*), and so
//! does a span of time (*1 घंटे बाद*, *24 घंटे बाद*).
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Hindi.
pub const HINDI: Translation =
    Translation::new("hi", "हिन्दी", wording).plurals(Plurals::ZERO_ONE_OTHER).grouping(",", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "अपना खाता बनाएँ",
        M::SignUp => "साइन अप करें",
        M::CreateAccount => "खाता बनाएँ",
        M::PleaseWait => "कृपया इंतज़ार करें…",
        M::EmailAddress => "ईमेल पता",
        M::Username => "यूज़रनेम",
        M::Password => "पासवर्ड",
        M::InviteCode => "आमंत्रण कोड",
        M::ConfirmationCode => "पुष्टि कोड",
        M::CodeHint => "8 अंक",
        M::PasswordHint => {
            "कम से कम {min} वर्ण रखें। बिना किसी क्रम के चुने गए तीन-चार शब्द याद रखना आसान और उनका अंदाज़ा लगाना मुश्किल होता है।"
        }
        M::LengthOf => "{min} में से {count}",
        M::CapsLockOn => "Caps Lock चालू है",
        M::Optional => "(वैकल्पिक)",
        M::ConsentLabel => "मैं {document} से सहमत हूँ।",
        M::NewTab => "(नए टैब में खुलता है)",
        M::Show => "दिखाएँ",
        M::ShowPassword => "पासवर्ड दिखाएँ",
        M::Hide => "छिपाएँ",
        M::HidePassword => "पासवर्ड छिपाएँ",
        M::SelectAnOption => "कोई विकल्प चुनें",
        M::LeaveEmpty => "इसे खाली छोड़ दें",
        M::DidYouMean => "क्या आपका मतलब {address} था?",
        M::IsAvailable => "{label} उपलब्ध है।",
        M::HaveAccount => "क्या आपका खाता पहले से है? {link}",
        M::SignIn => "साइन इन करें",
        M::ResetPassword => "अपना पासवर्ड रीसेट करें",
        M::StartedAs => "आपने {address} से साइन अप शुरू किया था।",
        M::SendAgain => "ईमेल फिर से भेजें",
        M::SendAgainIn => "ईमेल फिर से भेजें ({seconds} सेकंड बाद)",

        // Above a form.
        M::ThereIsAProblem => "एक समस्या है",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "सर्वर इस समय बहुत व्यस्त है। {time} बाद फिर से कोशिश करें।",
        M::TooOftenNotice => "बहुत ज़्यादा बार कोशिश की गई। {time} बाद फिर से कोशिश करें।",
        M::UnreachableNotice => {
            "कनेक्ट नहीं हो सका। अपना इंटरनेट कनेक्शन जाँचें और फिर से कोशिश करें। आपने जो लिखा था, वह यहीं है।"
        }
        M::ClosedNotice => "साइन अप फ़िलहाल बंद है।",
        M::OutdatedNotice => "यह पेज पुराना हो गया है। इसे फिर से लोड करें और दोबारा कोशिश करें।",
        M::FailedNotice => "माफ़ करें, कुछ गड़बड़ हो गई। एक मिनट बाद फिर से कोशिश करें।",

        // Spans of time.
        M::Seconds => "{count} सेकंड",
        M::Minutes => "{count} मिनट",
        M::Hours => "{count} घंटे",

        // An empty field.
        M::FillIn => "यह फ़ील्ड भरें।",
        M::EnterEmail => "अपना ईमेल पता डालें।",
        M::EnterUsername => "यूज़रनेम डालें।",
        M::EnterPassword => "पासवर्ड डालें।",
        M::AgreeTo => "साइन अप करने के लिए ज़रूरी है कि आप {document} से सहमत हों।",
        M::TickBox => "आगे बढ़ने के लिए इस बॉक्स पर निशान लगाएँ।",
        M::SelectOption => "कोई विकल्प चुनें।",
        M::EnterInvite => "अपना आमंत्रण कोड डालें।",
        M::EnterCode => "पुष्टि कोड डालें।",

        // Any field.
        M::AtLeast => "कम से कम {min} वर्ण लिखें।",
        M::AtMost => "ज़्यादा से ज़्यादा {max} वर्ण लिखें।",
        M::HiddenCharacter => "इसमें एक छिपा हुआ वर्ण है। उसे मिटाएँ और पेस्ट करने के बजाय खुद टाइप करें।",
        M::CheckEntry => "आपने जो डाला है, उसे जाँचें।",
        M::NotADate => "{label}: सही तारीख डालें (जैसे 2007-03-27)।",
        M::NotInTheFuture => "{label}: आने वाली तारीख न डालें।",
        M::MinAge => "{label}: ऐसी तारीख डालें जो कम से कम {years} साल पहले की हो।",
        M::MaxAge => "{label}: ऐसी तारीख डालें जिसे {years} साल पूरे न हुए हों।",
        M::NotANumber => "{label}: कोई संख्या डालें (जैसे 12)।",
        M::NotWhole => "{label}: पूरी संख्या डालें (जैसे 12)।",
        M::MaxDecimals => "{label}: दशमलव के बाद ज़्यादा से ज़्यादा {places} अंक लिखें।",
        M::MinNumber => "{label}: {min} या उससे बड़ी संख्या डालें।",
        M::MaxNumber => "{label}: {max} या उससे छोटी संख्या डालें।",
        M::NotATelephone => "{label}: फ़ोन नंबर डालें (जैसे +44 20 7946 0958)।",
        M::NotAUrl => "{label}: वेब पता डालें (जैसे https://example.org)।",
        M::MinChoices => "कम से कम {min} विकल्प चुनें।",
        M::MaxChoices => "ज़्यादा से ज़्यादा {max} विकल्प चुनें।",
        M::QuotedCharacter => "“{character}”",
        M::NamedCharacter => "वर्ण {code}",

        // The email address.
        M::EmailMissingAt => "@ वाला ईमेल पता डालें (जैसे name@example.com)।",
        M::EmailLookAlikeAt => "यह वर्ण सिर्फ़ @ जैसा दिखता है। इसे मिटाएँ और सामान्य @ टाइप करें।",
        M::EmailLocalEmpty => "@ से पहले का हिस्सा डालें (जैसे name@example.com)।",
        M::EmailDomainEmpty => "@ के बाद का हिस्सा डालें (जैसे name@example.com)।",
        M::EmailLocalNotAscii => {
            "हम सिर्फ़ उन पतों पर ईमेल भेज सकते हैं जिनमें @ से पहले a से z तक के अक्षर, अंक और चिह्न हों।"
        }
        M::EmailLocalCharacters => "@ से पहले के स्पेस और कॉमा जैसे वर्ण हटाएँ।",
        M::EmailHidden => "ईमेल पते में एक छिपा हुआ वर्ण है। उसे मिटाएँ और पेस्ट करने के बजाय खुद टाइप करें।",
        M::EmailHiddenNamed => {
            "ईमेल पते में एक छिपा हुआ वर्ण ({code}) है। उसे मिटाएँ और पेस्ट करने के बजाय खुद टाइप करें।"
        }
        M::EmailSpace => "ईमेल पते में स्पेस नहीं हो सकता।",
        M::EmailTwoAts => "ईमेल पते में सिर्फ़ एक @ हो सकता है।",
        M::EmailRemoveBefore => "@ से पहले के हिस्से से {character} हटाएँ।",
        M::EmailRemoveAfter => "@ के बाद के हिस्से से {character} हटाएँ।",
        M::EmailRemoveName => "नाम से {character} हटाएँ।",
        M::EmailDotStart => "ईमेल पता डॉट से शुरू नहीं हो सकता।",
        M::EmailDotBeforeAt => "@ से ठीक पहले का डॉट हटाएँ।",
        M::EmailTwoDots => "ईमेल पते में लगातार दो डॉट नहीं हो सकते।",
        M::EmailDotAfterAt => "@ के ठीक बाद का डॉट हटाएँ।",
        M::EmailDotEnd => "ईमेल पते के अंत में डॉट नहीं हो सकता।",
        M::EmailHyphenAfterAt => "@ के ठीक बाद का हाइफ़न हटाएँ।",
        M::EmailHyphenEnd => "ईमेल पते के अंत में हाइफ़न नहीं हो सकता।",
        M::EmailDotHyphen => "ईमेल पते में @ के बाद डॉट और हाइफ़न साथ-साथ नहीं हो सकते।",
        M::EmailQuotes => "@ से पहले के उद्धरण चिह्न हटाएँ।",
        M::EmailDomainCharacters => "@ के बाद सिर्फ़ अक्षर, अंक, डॉट और हाइफ़न इस्तेमाल करें।",
        M::EmailNoEnding => "ईमेल पते के अंत में .com या .org जैसा कुछ होना चाहिए।",
        M::EmailSpecialDomain => {
            "इस डोमेन पर ईमेल नहीं भेजा जा सकता। जाँचें कि @ के बाद की स्पेलिंग सही है या नहीं।"
        }
        M::EmailBrackets => "@ के बाद डोमेन बिना ब्रैकेट के डालें (जैसे example.com)।",
        M::EmailOnlyAddress => "सिर्फ़ ईमेल पता डालें, नाम या ब्रैकेट < और > के बिना।",
        M::EmailLocalTooLong => "@ से पहले के हिस्से में ज़्यादा से ज़्यादा 64 वर्ण हो सकते हैं।",
        M::EmailDomainTooLong => {
            "@ के बाद के हिस्से में ज़्यादा से ज़्यादा 253 वर्ण हो सकते हैं और दो डॉट के बीच ज़्यादा से ज़्यादा 63।"
        }
        M::EmailTooLong => "ईमेल पते में ज़्यादा से ज़्यादा 254 वर्ण हो सकते हैं।",
        M::EmailBadDomain => "@ के बाद का हिस्सा जाँचें। यह मान्य डोमेन नाम नहीं है।",
        M::DomainNotFound => "हमें यह डोमेन नहीं मिला। जाँचें कि @ के बाद की स्पेलिंग सही है या नहीं।",
        M::DomainTakesNoMail => {
            "यह डोमेन ईमेल स्वीकार नहीं करता। जाँचें कि @ के बाद की स्पेलिंग सही है या नहीं।"
        }
        M::DisposableAddress => "कोई स्थायी ईमेल पता डालें। हम अस्थायी पते स्वीकार नहीं करते।",
        M::DomainNotAdmitted => {
            "इस डोमेन के ईमेल पते से साइन अप नहीं किया जा सकता। कोई दूसरा ईमेल पता डालें।"
        }
        M::AddressTaken => "इस ईमेल पते से एक खाता पहले से मौजूद है। साइन इन करें या कोई दूसरा ईमेल पता डालें।",

        // The username.
        M::UsernameTooShort => "{label}: कम से कम {min} वर्ण लिखें।",
        M::UsernameTooLong => "{label}: ज़्यादा से ज़्यादा {max} वर्ण लिखें।",
        M::UsernameEmpty => "{label}: इसे खाली न छोड़ें।",
        M::UsernameAt => "{label}: @ का इस्तेमाल न करें।",
        M::UsernameSpace => "{label}: स्पेस का इस्तेमाल न करें।",
        M::UsernameHidden => {
            "{label}: इसमें एक छिपा हुआ वर्ण ({code}) है। उसे मिटाएँ और पेस्ट करने के बजाय खुद टाइप करें।"
        }
        M::UsernameCharacter => "{label}: {character} का इस्तेमाल न करें।",
        M::UsernameNotAscii => {
            "{label}: {character} का इस्तेमाल न करें। a से z तक के अक्षर और अंक इस्तेमाल करें।"
        }
        M::UsernameMisplaced => {
            "{label}: {character} का इस्तेमाल सिर्फ़ कुछ खास अक्षरों के साथ किया जा सकता है।"
        }
        M::UsernameEnds => "{label}: शुरुआत और अंत में कोई अक्षर या अंक होना चाहिए।",
        M::UsernameSeparators => "{label}: डॉट, हाइफ़न और अंडरस्कोर में से कोई दो साथ-साथ न लिखें।",
        M::UsernameAccentAlone => "मात्रा या स्वर-चिह्न किसी अक्षर के साथ लगाएँ।",
        M::UsernameAccents => "एक अक्षर पर कम मात्राएँ या स्वर-चिह्न लगाएँ।",
        M::UsernameDigits => "एक ही लिपि के अंक इस्तेमाल करें।",
        M::UsernameScripts => {
            "एक ही लिपि के अक्षर इस्तेमाल करें। इनमें से कुछ अक्षर किसी दूसरी लिपि के अक्षरों जैसे दिखते हैं।"
        }
        M::UsernameDirections => "बाएँ से दाएँ और दाएँ से बाएँ लिखे जाने वाले अक्षर एक साथ इस्तेमाल न करें।",
        M::UsernameReserved => "{label} उपलब्ध नहीं है। कुछ और चुनें।",
        M::UsernameTaken => "{label} पहले से इस्तेमाल में है। कुछ और चुनें।",
        M::NotOnGithub => "हमें इस यूज़रनेम का कोई GitHub खाता नहीं मिला।",

        // The password.
        M::PasswordTooShort => "पासवर्ड में कम से कम {min} {min:वर्ण होना चाहिए|वर्ण होने चाहिए}।",
        M::PasswordTooLong => "पासवर्ड में ज़्यादा से ज़्यादा 256 वर्ण हो सकते हैं।",
        M::PasswordRepeats => {
            "इस पासवर्ड में एक ही चीज़ बार-बार आती है। कुछ ऐसे शब्द आज़माएँ जिनका आपस में कोई संबंध न हो।"
        }
        M::PasswordPattern => {
            "यह पासवर्ड एक आसान क्रम में है। कुछ ऐसे शब्द आज़माएँ जिनका आपस में कोई संबंध न हो।"
        }
        M::PasswordLikeEmail => "पासवर्ड आपके ईमेल पते से मिलता-जुलता नहीं होना चाहिए।",
        M::PasswordLikeSite => "पासवर्ड इस साइट के नाम से मिलता-जुलता नहीं होना चाहिए।",
        M::PasswordLikeAnswers => "पासवर्ड आपके दूसरे जवाबों से मिलता-जुलता नहीं होना चाहिए।",
        M::PasswordCommon => {
            "इस पासवर्ड का अंदाज़ा लगाना बहुत आसान है। कुछ ऐसे शब्द आज़माएँ जिनका आपस में कोई संबंध न हो।"
        }
        M::PasswordBreached => {
            "यह पासवर्ड किसी डेटा लीक में सामने आ चुका है। ऐसा पासवर्ड चुनें जो आपने कहीं और इस्तेमाल न किया हो।"
        }
        M::PasswordWrong => {
            "यह वह पासवर्ड नहीं है जो आपने साइन अप करते समय चुना था। फिर से कोशिश करें या नया पासवर्ड चुनें।"
        }

        // Codes and invites.
        M::CodeMalformed => "पुष्टि कोड में 8 अंक होने चाहिए।",
        M::CodeWrong => "यह कोड सही नहीं है। हमारे सबसे नए ईमेल में दिया गया कोड डालें।",
        M::CodeExpired => "इस कोड की समय-सीमा खत्म हो गई है। नया कोड पाने के लिए ईमेल फिर से भेजें।",
        M::CodeTooManyTries => {
            "बहुत ज़्यादा बार गलत कोड डाला गया। इसके बजाय ईमेल में दिए गए लिंक का इस्तेमाल करें।"
        }
        M::InviteMalformed => "आमंत्रण कोड में कुल 24 अक्षर और अंक होने चाहिए।",
        M::InviteUnknown => "यह आमंत्रण कोड मान्य नहीं है या इसकी समय-सीमा खत्म हो गई है। नया कोड माँगें।",
        M::InviteUsedUp => {
            "इस आमंत्रण का अब इस्तेमाल नहीं किया जा सकता। नया आमंत्रण माँगें और फिर से साइन अप करें।"
        }
        M::InviteForAnother => {
            "यह आमंत्रण किसी दूसरे ईमेल पते के लिए है। वही ईमेल पता डालें जिसके लिए आमंत्रण है।"
        }

        // The security check (captcha).
        M::CaptchaMissing => "सुरक्षा जाँच पूरी करें।",
        M::CaptchaFailed => "हम यह पक्का नहीं कर सके कि आप इंसान हैं। फिर से कोशिश करें।",
        M::CaptchaExpired => "सुरक्षा जाँच की समय-सीमा खत्म हो गई है। फ़ॉर्म फिर से भेजें।",
        M::CaptchaUnavailable => "सुरक्षा जाँच इस समय काम नहीं कर रही है। एक मिनट बाद फिर से कोशिश करें।",
        M::CaptchaTooSoon => "{seconds} सेकंड इंतज़ार करें, फिर फ़ॉर्म दोबारा भेजें।",
        M::CaptchaWork => {
            "सर्वर इस समय बहुत व्यस्त है। आपके ब्राउज़र को पहले कुछ गणना करनी होगी: सुरक्षा जाँच के बाद या {time} बाद फ़ॉर्म फिर से भेजें।"
        }
        M::CaptchaLabel => "सुरक्षा जाँच",
        M::CaptchaWorking => "जाँच हो रही है कि आप रोबोट नहीं हैं…",
        M::CaptchaDone => "सुरक्षा जाँच पूरी हो गई।",
        M::CaptchaLost => "सुरक्षा जाँच लोड नहीं हो सकी।",
        M::CaptchaWaitUnscripted => {
            "JavaScript बंद है। यह फ़ॉर्म भेजने से पहले कम से कम {seconds} सेकंड इंतज़ार करें।"
        }
        M::CaptchaNeedsScripts => {
            "सुरक्षा जाँच पूरी करने के लिए JavaScript चालू करें और यह पेज फिर से लोड करें।"
        }
        M::CaptchaLaterUnscripted => "JavaScript बंद है। बाद में फिर से कोशिश करें।",

        // All pages.
        M::TitleWithError => "गड़बड़ी: {title}",
        M::AddressLine => "ईमेल पता: {address}",
        M::Continue => "जारी रखें",
        M::Confirm => "पुष्टि करें",
        M::Cancel => "रद्द करें",
        M::StartAgain => "फिर से शुरू करें",

        // The page after the form.
        M::CheckYourEmail => "अपना ईमेल देखें",
        M::WeAreEmailing => "हम {address} पर ईमेल भेज रहे हैं। इसमें कुछ मिनट लग सकते हैं।",
        M::OpenLinkOrEnterCode => {
            "ईमेल में दिया गया लिंक खोलें या उसमें दिया गया कोड नीचे डालें। दोनों {time} तक काम करेंगे।"
        }
        M::CouldNotDeliver => "{address} पर ईमेल नहीं पहुँचाया जा सका। पता जाँचें।",
        M::IfYouJustSignedUp => {
            "अगर आपने अभी-अभी साइन अप किया है, तो हम आपको ईमेल से एक लिंक भेज रहे हैं। साइन अप पूरा करने के लिए उसे खोलें।"
        }
        M::EmailingAgain => {
            "हम {address} पर एक और ईमेल भेज रहे हैं। सबसे नए ईमेल का इस्तेमाल करें: उसका कोड पिछले कोड की जगह लेता है। हम दिन में कुछ ही ईमेल भेजते हैं, इसलिए अगर कोई ईमेल न आए, तो स्पैम फ़ोल्डर देखें या कल फिर कोशिश करें।"
        }
        M::AskedTooSoon => {
            "हमने अभी-अभी {address} पर ईमेल भेजा है। दूसरा ईमेल माँगने से पहले {seconds} सेकंड रुकें।"
        }
        M::OpenMailbox => "{name} खोलें",
        M::NoEmail => "ईमेल नहीं मिला? अपना स्पैम फ़ोल्डर देखें या ईमेल फिर से भेजें।",
        M::UseDifferentAddress => "कोई दूसरा ईमेल पता इस्तेमाल करें",
        M::AddressChange => {
            "हम नए पते पर ईमेल भेजेंगे। पहले वाला ईमेल काम करना बंद कर देगा। आपकी बाकी जानकारी वही रहेगी।"
        }
        M::SendEmail => "ईमेल भेजें",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "अपने ईमेल पते की पुष्टि करें",
        M::SelectConfirm => "साइन अप पूरा करने के लिए “पुष्टि करें” चुनें।",
        M::CompleteLastStep => "साइन अप पूरा करने के लिए यह आखिरी चरण पूरा करें।",
        M::KnownPasswordHint => {
            "आपने यह लिंक किसी दूसरे ब्राउज़र में खोला है। वही पासवर्ड डालें जो आपने साइन अप करते समय चुना था।"
        }
        M::OrEnterCodeThere => {
            "या उस ब्राउज़र पर वापस जाएँ जिसमें आपने साइन अप किया था और वहाँ ईमेल का कोड डालें।"
        }
        M::PasswordChoice => "आप कौन-सा पासवर्ड इस्तेमाल करना चाहते हैं?",
        M::UseKnownPassword => "वह पासवर्ड जो मैंने साइन अप करते समय चुना था",
        M::UseNewPassword => "नया पासवर्ड",
        M::TryAgainSoon => "थोड़ी देर बाद फिर से कोशिश करें",
        M::AlreadyConfirmedTitle => "पुष्टि पहले ही हो चुकी है",
        M::AlreadyConfirmed => "इस ईमेल पते की पुष्टि पहले ही हो चुकी है।",
        M::OnWaitlistTitle => "आप प्रतीक्षा सूची में हैं",
        M::OnWaitlist => "आपके ईमेल पते की पुष्टि हो गई है। आपके लिए जगह होने पर हम आपको ईमेल करेंगे।",
        M::InviteSpentTitle => "आपका आमंत्रण अब काम नहीं करता",
        M::InviteSpent => {
            "आपके साइन अप करने के बाद इसका इस्तेमाल हो गया या इसे वापस ले लिया गया। जिसने आपको आमंत्रित किया था, उससे नया आमंत्रण माँगें।"
        }
        M::DifferentInvite => "किसी दूसरे आमंत्रण से साइन अप करें",
        M::LinkExpiredTitle => "इस लिंक की समय-सीमा खत्म हो गई है",
        M::LinkExpired => {
            "आपकी सुरक्षा के लिए, लिंक {time} बाद काम करना बंद कर देते हैं। हम आपको नया लिंक भेज सकते हैं।"
        }
        M::SendNewEmail => "नया ईमेल भेजें",
        M::LinkUnknownTitle => "यह लिंक काम नहीं करता",
        M::LinkUnknownOwn => {
            "हो सकता है कि लिंक अधूरा हो या आपका ब्राउज़र कुकी ब्लॉक करता हो। इस साइट के लिए कुकी की अनुमति दें और हमारे सबसे नए ईमेल में दिया गया लिंक इस्तेमाल करें या नया लिंक पाएँ।"
        }
        M::LinkUnknown => {
            "हो सकता है कि लिंक अधूरा हो या आपका ब्राउज़र कुकी ब्लॉक करता हो। इस साइट के लिए कुकी की अनुमति दें और हमारे सबसे नए ईमेल में दिया गया लिंक इस्तेमाल करें या फिर से शुरू करें।"
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "यह साइन अप रद्द करें",
        M::CancelSignUpText => {
            "किसी ने आपका ईमेल पता इस्तेमाल किया है, शायद गलती से। साइन अप रद्द करें, फिर हम कुछ समय तक आपको ईमेल नहीं भेजेंगे।"
        }
        M::DidNotSignUp => "मैंने साइन अप नहीं किया",
        M::CancelledTitle => "साइन अप रद्द हो गया",
        M::Cancelled => "कोई खाता नहीं बनाया गया। हम कुछ समय तक आपको ईमेल नहीं भेजेंगे।",
        M::WasConfirmedTitle => "इस ईमेल पते की पुष्टि हो चुकी है",
        M::WasConfirmed => {
            "किसी ऐसे व्यक्ति ने इसकी पुष्टि की है जो आपका इनबॉक्स खोल सकता है। अगर यह आपने नहीं किया, तो अपने ईमेल का पासवर्ड बदलें और हमसे संपर्क करें।"
        }
        M::NothingToCancelTitle => "रद्द करने के लिए कुछ नहीं है",
        M::NothingToCancel => "हो सकता है कि यह साइन अप पहले ही रद्द हो चुका हो या लिंक अधूरा हो।",

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "आपका स्वागत है",
        M::SignedUpTitle => "आपका साइन अप हो गया है",
        M::ConfirmedAndReady => "आपके ईमेल पते की पुष्टि हो गई है और आपका खाता तैयार है।",
        M::Confirmed => "आपके ईमेल पते की पुष्टि हो गई है।",
        M::AccountReady => "आपका खाता तैयार है।",
        M::CarryOnThere => "अब यह पेज बंद करके वहीं से जारी रखें जहाँ आपने साइन अप किया था।",
        M::FinishedTitle => "क्या आपने साइन अप पूरा कर लिया है?",
        M::FinishedText => {
            "अगर आपने अपने ईमेल पते की पुष्टि कर ली है, तो आप आगे बढ़ सकते हैं। अगर नहीं, तो पहले हमारे ईमेल में दिया लिंक खोलें।"
        }
        M::ClosedTitle => "साइन अप बंद है",
        M::ClosedText => {
            "फ़िलहाल साइन अप नहीं किया जा सकता। अगर आपने पहले ही साइन अप कर लिया है, तो आपके ईमेल में दिया गया लिंक अब भी काम करता है।"
        }
        M::NotAvailableTitle => "माफ़ करें, साइन अप इस समय उपलब्ध नहीं है",
        M::TryAgainLater => "बाद में फिर से कोशिश करें।",

        // Plain pages for requests that fail.
        M::ForeignTitle => "साइन अप पेज खोलें और फिर से कोशिश करें",
        M::ForeignText => "यह फ़ॉर्म किसी दूसरी वेबसाइट से भेजा गया था।",
        M::UnreadableTitle => "हम यह फ़ॉर्म नहीं पढ़ सके",
        M::GoBack => "वापस जाएँ और फिर से कोशिश करें।",
        M::BackToForm => "साइन अप फ़ॉर्म पर जाएँ",
        M::TooLargeTitle => "टेक्स्ट बहुत लंबा है",
        M::GoBackAndShorten => "वापस जाएँ और जो लिखा है उसे छोटा करें।",
        M::TooSlowTitle => "आपका कनेक्शन बहुत धीमा था",
        M::OtherNameTitle => "इस पेज का पता दूसरा है",
        M::OtherNameText => "इस साइट के लिए साइन अप {link} पर होता है। साइन अप पेज वहाँ खोलें।",
        M::FailedTitle => "माफ़ करें, कुछ गड़बड़ हो गई",
        M::GoBackInAMinute => "वापस जाएँ और एक मिनट बाद फिर से कोशिश करें।",

        // Mails.
        M::MailConfirmSubject => "{site} के लिए अपने ईमेल पते की पुष्टि करें",
        M::MailConfirmText => "{site} पर साइन अप पूरा करने के लिए अपने ईमेल पते की पुष्टि करें।",
        M::MailConfirmButton => "ईमेल पते की पुष्टि करें",
        M::MailCode => "या साइन अप पेज पर यह कोड डालें:",
        M::MailLifetime => {
            "लिंक और कोड {time} तक काम करेंगे। अगर आपने साइन अप नहीं किया है, तो इस ईमेल को अनदेखा करें। कोई खाता नहीं बनाया जाएगा। ऐसे ईमेल बंद करने के लिए:"
        }
        M::MailSignedUpSubject => "{site} पर आपका साइन अप पहले ही हो चुका है",
        M::MailSignedUpText => {
            "किसी ने (शायद आपने) इस ईमेल पते से {site} पर साइन अप करने की कोशिश की। आपका साइन अप पहले ही हो चुका है, इसलिए आपको कुछ करने की ज़रूरत नहीं है।"
        }
        M::MailAccountSubject => "{site} पर आपका खाता पहले से है",
        M::MailAccountText => {
            "किसी ने (शायद आपने) इस ईमेल पते से {site} पर साइन अप करने की कोशिश की। इस ईमेल पते से एक खाता पहले से मौजूद है। कुछ भी नहीं बदला है।"
        }
        M::MailIfYou => "अगर यह आपने किया था, तो अपने मौजूदा पासवर्ड से साइन इन करें।",
        M::MailIfNotYou => "अगर यह आपने नहीं किया था, तो इस ईमेल को अनदेखा करें।",
        M::MailWelcomeSubject => "{site} पर आपका स्वागत है",
        M::MailWelcomeAccount => "आपके ईमेल पते की पुष्टि हो गई है और {site} पर आपका खाता तैयार है।",
        M::MailWelcomeSignedUp => {
            "आपके ईमेल पते की पुष्टि हो गई है और {site} पर आपका साइन अप पूरा हो गया है।"
        }
        M::MailResetSubject => "{site} के लिए नया पासवर्ड चुनें",
        M::MailResetText => {
            "किसी ने (शायद आपने) {site} पर आपके खाते का पासवर्ड रीसेट करने को कहा है। नया पासवर्ड चुनने के लिए इस लिंक का इस्तेमाल करें:"
        }
        M::ChooseNewPassword => "नया पासवर्ड चुनें",
        M::MailResetLifetime => {
            "लिंक {time} तक और सिर्फ़ एक बार काम करेगा। अगर यह आपने नहीं किया था, तो इस ईमेल को अनदेखा करें। आपका पासवर्ड नहीं बदलेगा।"
        }
        M::MailPasswordChangedSubject => "{site} का आपका पासवर्ड बदल दिया गया है",
        M::MailPasswordChangedText => {
            "{site} पर आपके खाते का पासवर्ड बदल दिया गया है। अगर यह आपने नहीं किया था, तो उसे अभी रीसेट करें और अपने ईमेल खाते का पासवर्ड भी बदलें।"
        }
        M::MailCodeSubject => "{code} आपका {site} कोड है",
        M::MailPreheader => "लिंक और कोड {time} तक काम करेंगे।",
        M::MailNothingToDo => "कुछ भी नहीं बदला है और आपको कुछ करने की ज़रूरत नहीं है।",
        M::MailResetPreheader => "लिंक {time} तक और सिर्फ़ एक बार काम करेगा।",
        M::MailChangedPreheader => "अगर यह आपने नहीं किया था, तो अपना पासवर्ड अभी रीसेट करें।",
        M::MailCopyLink => "अगर बटन काम न करे, तो इस लिंक को अपने ब्राउज़र में कॉपी करें:",
        M::MailOpenSite => "{site} खोलें",
        M::MailWhySignUp => {
            "आपको यह ईमेल इसलिए मिला है क्योंकि किसी ने {site} पर साइन अप करने के लिए आपका ईमेल पता डाला।"
        }
        M::MailWhyAccount => "आपको यह ईमेल इसलिए मिला है क्योंकि {site} पर आपका खाता है।",
        M::MailWhySignedUp => "आपको यह ईमेल इसलिए मिला है क्योंकि आपने {site} पर साइन अप किया है।",
        M::MailHelp => "मदद चाहिए? {contact}",
        M::ForgotPasswordText => "अपने खाते का ईमेल पता डालें। हम आपको नया पासवर्ड चुनने के लिए एक लिंक भेजेंगे।",
        M::ResetMailText => {
            "अगर इस ईमेल पते से कोई खाता है, तो हम उस पर एक लिंक भेजेंगे। लिंक {time} तक काम करेगा। अपना स्पैम फ़ोल्डर भी देखें।"
        }
        M::PasswordChangedTitle => "आपका पासवर्ड बदल दिया गया है",
        M::PasswordChangedText => {
            "आप अपने नए पासवर्ड से साइन इन कर सकते हैं। हो सकता है कि दूसरे डिवाइस पर आपको फिर से साइन इन करना पड़े।"
        }
        M::MailNewAddressText => {
            "किसी ने (शायद आपने) {site} पर एक खाते के लिए इस ईमेल पते का इस्तेमाल करने को कहा है। बदलाव करने के लिए इसकी पुष्टि करें:"
        }
        M::MailNewAddressLifetime => {
            "लिंक {time} तक और सिर्फ़ एक बार काम करेगा। अगर यह आपने नहीं किया था, तो इस ईमेल को अनदेखा करें। कुछ भी नहीं बदलेगा।"
        }
        M::MailAddressTakenText => {
            "किसी ने (शायद आपने) {site} पर किसी दूसरे खाते के लिए इस ईमेल पते का इस्तेमाल करने की कोशिश की। यह पता पहले से इस्तेमाल में है, इसलिए कुछ भी नहीं बदला है। अगर यह आपने नहीं किया था, तो इस ईमेल को अनदेखा करें।"
        }
        M::MailAddressChangedSubject => "{site} का आपका ईमेल पता बदल दिया गया है",
        M::MailAddressChangedText => {
            "{site} पर आपके खाते का ईमेल पता बदलकर {address} कर दिया गया है। अगर यह आपने नहीं किया था, तो अभी हमसे संपर्क करें और अपने ईमेल खाते का पासवर्ड बदलें।"
        }
        M::ConfirmNewAddress => "अपने खाते के लिए इस ईमेल पते का इस्तेमाल करने के लिए “पुष्टि करें” चुनें।",
        M::AddressChangedTitle => "आपका ईमेल पता बदल दिया गया है",
        M::AddressChangedText => {
            "अब से हम आपको नए पते पर ईमेल भेजेंगे। अगर आप अपने ईमेल पते से साइन इन करते हैं, तो नया पता डालें।"
        }
        M::ResetLinkDead => {
            "इसका समय खत्म हो गया है, इसका इस्तेमाल हो चुका है या इसकी जगह नया ईमेल आ गया है। आप नया लिंक मँगवा सकते हैं।"
        }

        // The JSON API.
        M::ApiMalformed => "अमान्य अनुरोध",
        M::ApiForeignOrigin => "क्रॉस-साइट अनुरोध",
        M::ApiUnknownAttempt => "अज्ञात साइन अप",
        M::ApiUnknownLink => "अज्ञात लिंक",
        M::ApiNotOffered => "उपलब्ध नहीं",
        M::ApiMethodNotAllowed => "मेथड की अनुमति नहीं है",
        M::ApiTooSlow => "अनुरोध की समय-सीमा खत्म",
        M::ApiTaken => "पहले से इस्तेमाल में",
        M::ApiInviteSpent => "आमंत्रण अब मान्य नहीं",
        M::ApiLinkExpired => "लिंक की समय-सीमा खत्म",
        M::ApiTooLarge => "बॉडी बहुत बड़ी है",
        M::ApiUnsupportedMediaType => "मीडिया टाइप समर्थित नहीं है",
        M::ApiInvalid => "अमान्य फ़ील्ड",
        M::ApiRateLimited => "बहुत ज़्यादा अनुरोध",
        M::ApiBusy => "सर्वर व्यस्त है",
        M::ApiUnavailable => "फ़िलहाल उपलब्ध नहीं",
        M::ApiTakenDetail => {
            "इस यूज़रनेम या ईमेल पते वाला उपयोगकर्ता पहले से मौजूद है; `problems` बताता है कि कौन-सा।"
        }
        M::ApiInvalidDetail => "कुछ फ़ील्ड अमान्य हैं; `problems` में उनके नाम हैं।",
        M::ApiWorkDetail => {
            "बहुत ज़्यादा लोग साइन अप कर रहे हैं। `challenge?for=limit` को हल करें और उसका हल भेजें या बाद में फिर से कोशिश करें।"
        }
        M::ApiNoAvailability => "यह फ़ॉर्म नहीं बताता कि कोई यूज़रनेम उपलब्ध है या नहीं।",
        M::ApiParameterTwice => "क्वेरी में कोई पैरामीटर एक से ज़्यादा बार है।",
        M::ApiNoCaptcha => "इस फ़ॉर्म में कैप्चा नहीं है।",
        M::ApiNoChallenge => "इस समय कोई चैलेंज उपलब्ध नहीं है।",
        M::ApiNameAnAttempt => "लिंक का `token` या साइन अप का `attempt` भेजें।",
        M::ApiUnknownLinkDetail => {
            "इस टोकन का कोई लिंक नहीं है। हो सकता है कि टोकन अधूरा हो या अब मान्य न हो।"
        }
        M::ApiUnknownAttemptDetail => "इस `attempt` का कोई साइन अप नहीं है।",
        M::ApiLinkExpiredDetail => "नया लिंक पाने के लिए `resend` पर इसका `token` भेजें।",
        M::ApiNotAnObject => "बॉडी एक ही JSON ऑब्जेक्ट होनी चाहिए।",
        M::ApiNotJson => "बॉडी मान्य JSON नहीं है (लाइन {line}, कॉलम {column})।",
        M::ApiTooManyMembers => "ऑब्जेक्ट में ज़्यादा से ज़्यादा {max} {max:कुंजी हो सकती है|कुंजियाँ हो सकती हैं}।",
        M::ApiMemberTwice => "ऑब्जेक्ट में कोई कुंजी एक से ज़्यादा बार है।",
        M::ApiNested => "कुंजियों के मान स्ट्रिंग या बूलियन होने चाहिए, नेस्ट किए गए ऑब्जेक्ट या ऐरे नहीं।",
        M::ApiNotAString => "कुंजी `{name}` का मान स्ट्रिंग होना चाहिए।",
        M::ApiNotANumber => "कुंजी `{name}` का मान संख्या होना चाहिए।",
        M::ApiNotAList => "कुंजी `{name}` का मान स्ट्रिंग का ऐरे होना चाहिए।",
        M::ApiNotABoolean => "कुंजी `{name}` का मान true या false होना चाहिए।",
        M::ApiBadKey => {
            "Idempotency-Key में 16 से 255 दिखने वाले ASCII वर्ण होने चाहिए जिनका कोई अंदाज़ा न लगा सके, जैसे कोई रैंडम UUID।"
        }
        M::ApiForeignOriginDetail => "यह अनुरोध किसी दूसरी साइट के पेज ने भेजा है।",
        M::ApiMediaTypeDetail => "बॉडी UTF-8 में `application/json` होनी चाहिए।",
        M::ApiTooLargeDetail => "बॉडी ज़्यादा से ज़्यादा 16 KiB की हो सकती है।",
        M::ApiTooSlowDetail => "बॉडी 10 सेकंड के अंदर नहीं पहुँची।",
        M::ApiFailedDetail => "सर्वर में गड़बड़ी हुई। बाद में फिर से कोशिश करें।",
        M::ApiMethodDetail => "`Allow` हेडर में उन मेथड की सूची है जिनकी अनुमति है।",
    }
}
