//! Arabic, Modern Standard, with the imperative in the masculine singular (*أدخل*), as large
//! services do; buttons and links are verbal nouns (*إنشاء حساب*).
//!
//! Terms: *حساب* for account, *التسجيل* for sign-up, *تسجيل الدخول* for signing in, *عنوان البريد
//! الإلكتروني* for the address, *رسالة* for the mail, *اسم المستخدم*, *كلمة المرور*, *تأكيد* for
//! confirming, *رمز التأكيد*, *رمز الدعوة*, *رابط*, *نطاق* for domain, *حرف/أحرف* for characters,
//! *حرف/حروف* for letters, *التحقق الأمني* for the security check.
//!
//! A label stands before a colon, since its gender is not known. 1 and 2 are words (*حرفين*), or the
//! number stands after "the minimum is", since a digit with a dual is wrong. Addresses, `.com` and `<`
//! have invisible marks of direction (U+2066, U+2069, U+200E), which keep punctuation in its place.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Arabic.
pub const ARABIC: Translation = Translation::new("ar", "العربية", wording)
    .right_to_left()
    .plurals(Plurals::ARABIC)
    .grouping(",", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "أنشئ حسابك",
        M::SignUp => "التسجيل",
        M::CreateAccount => "إنشاء حساب",
        M::PleaseWait => "يُرجى الانتظار…",
        M::EmailAddress => "عنوان البريد الإلكتروني",
        M::Username => "اسم المستخدم",
        M::Password => "كلمة المرور",
        M::InviteCode => "رمز الدعوة",
        M::ConfirmationCode => "رمز التأكيد",
        M::CodeHint => "8 أرقام",
        M::PasswordHint => {
            "استخدم {min:# حرف|حرفًا واحدًا|حرفين|# أحرف|# حرفًا|# حرف} على الأقل. ثلاث أو أربع كلمات عشوائية يسهل تذكّرها ويصعب تخمينها."
        }
        M::LengthOf => "{count} من {min}",
        M::CapsLockOn => "مفتاح Caps Lock مُفعَّل",
        M::Optional => "(اختياري)",
        M::ConsentLabel => "أوافق على {document}.",
        M::NewTab => "(يُفتح في علامة تبويب جديدة)",
        M::Show => "إظهار",
        M::ShowPassword => "إظهار كلمة المرور",
        M::Hide => "إخفاء",
        M::HidePassword => "إخفاء كلمة المرور",
        M::SelectAnOption => "اختر أحد الخيارات",
        M::LeaveEmpty => "اترك هذا الحقل فارغًا",
        M::DidYouMean => "هل تقصد {address}؟",
        M::IsAvailable => "{label}: هذا الاسم متاح.",
        M::HaveAccount => "هل لديك حساب بالفعل؟ {link}",
        M::SignIn => "تسجيل الدخول",
        M::ResetPassword => "إعادة تعيين كلمة المرور",
        M::StartedAs => "بدأتَ التسجيل بالعنوان {address}.",
        M::SendAgain => "إعادة إرسال الرسالة",
        M::SendAgainIn => {
            "إعادة إرسال الرسالة (بعد {seconds:# ثانية|ثانية واحدة|ثانيتين|# ثوانٍ|# ثانية|# ثانية})"
        }

        // Above a form.
        M::ThereIsAProblem => "هناك مشكلة",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "نواجه ضغطًا كبيرًا في الوقت الحالي. حاول مرة أخرى بعد {time}.",
        M::TooOftenNotice => "محاولات كثيرة جدًا. حاول مرة أخرى بعد {time}.",
        M::UnreachableNotice => {
            "تعذّر الاتصال. تحقّق من اتصالك بالإنترنت وحاول مرة أخرى. كل ما كتبته لا يزال هنا."
        }
        M::ClosedNotice => "التسجيل مغلق حاليًا.",
        M::OutdatedNotice => "هذه نسخة قديمة من الصفحة. أعد تحميلها وحاول مرة أخرى.",
        M::FailedNotice => "عذرًا، حدث خطأ ما. حاول مرة أخرى بعد دقيقة.",

        // Spans of time.
        M::Seconds => "{count:# ثانية|ثانية واحدة|ثانيتين|# ثوانٍ|# ثانية|# ثانية}",
        M::Minutes => "{count:# دقيقة|دقيقة واحدة|دقيقتين|# دقائق|# دقيقة|# دقيقة}",
        M::Hours => "{count:# ساعة|ساعة واحدة|ساعتين|# ساعات|# ساعة|# ساعة}",

        // An empty field.
        M::FillIn => "املأ هذا الحقل.",
        M::EnterEmail => "أدخل عنوان بريدك الإلكتروني.",
        M::EnterUsername => "أدخل اسم مستخدم.",
        M::EnterPassword => "أدخل كلمة مرور.",
        M::AgreeTo => "للتسجيل، يجب أن توافق على {document}.",
        M::TickBox => "حدّد هذا المربّع للمتابعة.",
        M::SelectOption => "اختر أحد الخيارات.",
        M::EnterInvite => "أدخل رمز الدعوة.",
        M::EnterCode => "أدخل رمز التأكيد.",

        // Any field.
        M::AtLeast => "الحد الأدنى لعدد الأحرف هو {min}.",
        M::AtMost => "الحد الأقصى لعدد الأحرف هو {max}.",
        M::HiddenCharacter => "يحتوي النص على حرف مخفي. احذفه واكتب النص بدلًا من لصقه.",
        M::CheckEntry => "تحقّق مما أدخلته.",
        M::NotADate => "{label}: أدخل تاريخًا صحيحًا، مثل \u{2066}2007-03-27\u{2069}.",
        M::NotInTheFuture => "{label}: لا يمكن أن يكون التاريخ في المستقبل.",
        M::MinAge => "{label}: الحد الأدنى لعدد السنوات التي مضت على التاريخ هو {years}.",
        M::MaxAge => "{label}: يجب أن يكون عدد السنوات التي مضت على التاريخ أقل من {years}.",
        M::NotANumber => "{label}: أدخل رقمًا، مثل 12.",
        M::NotWhole => "{label}: أدخل رقمًا صحيحًا بلا كسور، مثل 12.",
        M::MaxDecimals => "{label}: الحد الأقصى لعدد المنازل العشرية هو {places}.",
        M::MinNumber => "{label}: أصغر رقم مسموح به هو {min}.",
        M::MaxNumber => "{label}: أكبر رقم مسموح به هو {max}.",
        M::NotATelephone => "{label}: أدخل رقم هاتف، مثل \u{2066}+44 20 7946 0958\u{2069}.",
        M::NotAUrl => "{label}: أدخل عنوان موقع ويب، مثل \u{2066}https://example.org\u{2069}.",
        M::MinChoices => "الحد الأدنى لعدد الخيارات هو {min}.",
        M::MaxChoices => "الحد الأقصى لعدد الخيارات هو {max}.",
        M::QuotedCharacter => "«{character}»",
        M::NamedCharacter => "الحرف {code}",

        // The email address.
        M::EmailMissingAt => "أدخل عنوان بريد إلكتروني يتضمن العلامة @، مثل name@example.com.",
        M::EmailLookAlikeAt => "هذه ليست العلامة @ بل علامة تشبهها. احذفها واكتب العلامة @ العادية.",
        M::EmailLocalEmpty => "أدخل الجزء الذي يسبق @، مثل name@example.com.",
        M::EmailDomainEmpty => "أدخل الجزء الذي يلي @، مثل name@example.com.",
        M::EmailLocalNotAscii => {
            "يمكننا إرسال الرسائل فقط إلى العناوين التي تحتوي قبل @ على الحروف من a إلى z والأرقام والرموز."
        }
        M::EmailLocalCharacters => "أزل من الجزء الذي يسبق @ المسافات والفواصل وما يشبهها.",
        M::EmailHidden => {
            "يحتوي عنوان البريد الإلكتروني على حرف مخفي. احذفه واكتب العنوان بدلًا من لصقه."
        }
        M::EmailHiddenNamed => {
            "يحتوي عنوان البريد الإلكتروني على حرف مخفي ({code}). احذفه واكتب العنوان بدلًا من لصقه."
        }
        M::EmailSpace => "لا يمكن أن يحتوي عنوان البريد الإلكتروني على مسافات.",
        M::EmailTwoAts => "لا يمكن أن يحتوي عنوان البريد الإلكتروني على أكثر من علامة @ واحدة.",
        M::EmailRemoveBefore => "أزل {character} من الجزء الذي يسبق @.",
        M::EmailRemoveAfter => "أزل {character} من الجزء الذي يلي @.",
        M::EmailRemoveName => "أزل {character} من الاسم.",
        M::EmailDotStart => "لا يمكن أن يبدأ عنوان البريد الإلكتروني بنقطة.",
        M::EmailDotBeforeAt => "أزل النقطة التي تسبق @.",
        M::EmailTwoDots => "لا يمكن أن يحتوي عنوان البريد الإلكتروني على نقطتين متتاليتين.",
        M::EmailDotAfterAt => "أزل النقطة التي تلي @.",
        M::EmailDotEnd => "لا يمكن أن ينتهي عنوان البريد الإلكتروني بنقطة.",
        M::EmailHyphenAfterAt => "أزل الشرطة التي تلي @.",
        M::EmailHyphenEnd => "لا يمكن أن ينتهي عنوان البريد الإلكتروني بشرطة.",
        M::EmailDotHyphen => "لا يمكن أن تكون في عنوان البريد الإلكتروني نقطة بجوار شرطة بعد @.",
        M::EmailQuotes => "أزل علامات الاقتباس من الجزء الذي يسبق @.",
        M::EmailDomainCharacters => "استخدم بعد @ الحروف والأرقام والنقاط والشرطات فقط.",
        M::EmailNoEnding => {
            "يجب أن ينتهي عنوان البريد الإلكتروني بلاحقة مثل \u{200e}.com أو \u{200e}.org."
        }
        M::EmailSpecialDomain => "لا يمكننا إرسال رسائل إلى هذا النطاق. تحقّق من كتابة ما يلي @.",
        M::EmailBrackets => "أدخل نطاقًا بعد @، مثل example.com، من دون أقواس.",
        M::EmailOnlyAddress => {
            "أدخل عنوان البريد الإلكتروني فقط، من دون اسم ومن دون القوسين \u{2066}<\u{2069} و\u{2066}>\u{2069}."
        }
        M::EmailLocalTooLong => "الحد الأقصى للجزء الذي يسبق @ هو 64 حرفًا.",
        M::EmailDomainTooLong => {
            "الحد الأقصى للجزء الذي يلي @ هو 253 حرفًا، ولما بين نقطتين 63 حرفًا."
        }
        M::EmailTooLong => "يجب ألا يتجاوز عنوان البريد الإلكتروني 254 حرفًا.",
        M::EmailBadDomain => "تحقّق من الجزء الذي يلي @، فهو ليس اسم نطاق صالحًا.",
        M::DomainNotFound => "لم نعثر على هذا النطاق. تحقّق من كتابة ما يلي @.",
        M::DomainTakesNoMail => {
            "لا يستقبل هذا النطاق رسائل البريد الإلكتروني. تحقّق من كتابة ما يلي @."
        }
        M::DisposableAddress => "أدخل عنوان بريد إلكتروني دائمًا. لا نقبل العناوين المؤقتة.",
        M::DomainNotAdmitted => {
            "لا يمكنك التسجيل بعنوان بريد إلكتروني من هذا النطاق. استخدم عنوانًا آخر."
        }
        M::AddressTaken => {
            "يوجد بالفعل حساب بعنوان البريد الإلكتروني هذا. سجّل الدخول أو استخدم عنوانًا آخر."
        }

        // The username.
        M::UsernameTooShort => "{label}: الحد الأدنى لعدد الأحرف هو {min}.",
        M::UsernameTooLong => "{label}: الحد الأقصى لعدد الأحرف هو {max}.",
        M::UsernameEmpty => "{label}: لا يمكن ترك هذا الحقل فارغًا.",
        M::UsernameAt => "{label}: لا يمكن استخدام العلامة @.",
        M::UsernameSpace => "{label}: لا يمكن استخدام المسافات.",
        M::UsernameHidden => {
            "{label}: يحتوي النص على حرف مخفي ({code}). احذفه واكتب النص بدلًا من لصقه."
        }
        M::UsernameCharacter => "{label}: لا يمكن استخدام {character}.",
        M::UsernameNotAscii => {
            "{label}: لا يمكن استخدام {character}. استخدم الحروف من a إلى z والأرقام."
        }
        M::UsernameMisplaced => "{label}: لا يمكن استخدام {character} إلا بجوار حروف معيّنة.",
        M::UsernameEnds => "{label}: يجب أن تكون البداية والنهاية حرفًا أو رقمًا.",
        M::UsernameSeparators => {
            "{label}: لا يمكن استخدام نقطتين أو شرطتين أو شرطتين سفليتين متتاليتين."
        }
        M::UsernameAccentAlone => "ضع علامة التشكيل على حرف.",
        M::UsernameAccents => "قلّل علامات التشكيل على الحرف الواحد.",
        M::UsernameDigits => "استخدم أرقامًا من نظام كتابة واحد.",
        M::UsernameScripts => "استخدم حروفًا من أبجدية واحدة. بعض هذه الحروف يشبه حروف أبجدية أخرى.",
        M::UsernameDirections => {
            "لا تجمع بين حروف تُكتب من اليسار إلى اليمين وحروف تُكتب من اليمين إلى اليسار."
        }
        M::UsernameReserved => "{label}: هذا الاسم غير متاح. جرّب اسمًا آخر.",
        M::UsernameTaken => "{label}: هذا الاسم مستخدَم بالفعل. جرّب اسمًا آخر.",
        M::NotOnGithub => "لم نعثر على حساب GitHub باسم المستخدم هذا.",

        // The password.
        M::PasswordTooShort => {
            "يجب ألا تقل كلمة المرور عن {min:# حرف|حرف واحد|حرفين|# أحرف|# حرفًا|# حرف}."
        }
        M::PasswordTooLong => "يجب ألا تتجاوز كلمة المرور 256 حرفًا.",
        M::PasswordRepeats => "كلمة المرور هذه تكرّر نفسها. جرّب بضع كلمات لا رابط بينها.",
        M::PasswordPattern => "كلمة المرور هذه تتبع نمطًا معروفًا. جرّب بضع كلمات لا رابط بينها.",
        M::PasswordLikeEmail => "لا يمكن أن تكون كلمة المرور مشتقة من عنوان بريدك الإلكتروني.",
        M::PasswordLikeSite => "لا يمكن أن تكون كلمة المرور مشتقة من اسم هذا الموقع.",
        M::PasswordLikeAnswers => "لا يمكن أن تكون كلمة المرور مشتقة من إجاباتك الأخرى.",
        M::PasswordCommon => "من السهل جدًا تخمين كلمة المرور هذه. جرّب بضع كلمات لا رابط بينها.",
        M::PasswordBreached => {
            "ظهرت كلمة المرور هذه في تسريب بيانات. اختر كلمة مرور لا تستخدمها في أي مكان آخر."
        }
        M::PasswordWrong => {
            "هذه ليست كلمة المرور التي اخترتَها عند التسجيل. حاول مرة أخرى، أو اختر كلمة مرور جديدة."
        }

        // Codes and invites.
        M::CodeMalformed => "يجب أن يتكوّن رمز التأكيد من 8 أرقام.",
        M::CodeWrong => "هذا الرمز غير صحيح. أدخل الرمز الوارد في أحدث رسالة منّا.",
        M::CodeExpired => "انتهت صلاحية هذا الرمز. أعد إرسال الرسالة للحصول على رمز جديد.",
        M::CodeTooManyTries => {
            "أُدخلت رموز خاطئة كثيرة. استخدم الرابط الوارد في الرسالة بدلًا من الرمز."
        }
        M::InviteMalformed => "يجب أن يتكوّن رمز الدعوة من 24 خانة من الحروف والأرقام.",
        M::InviteUnknown => "رمز الدعوة هذا غير صالح أو انتهت صلاحيته. اطلب رمزًا جديدًا.",
        M::InviteUsedUp => "لم يعد من الممكن استخدام هذه الدعوة. اطلب دعوة جديدة وسجّل من جديد.",
        M::InviteForAnother => {
            "هذه الدعوة مخصّصة لعنوان بريد إلكتروني آخر. أدخل العنوان الذي تلقّى الدعوة."
        }

        // The security check (captcha).
        M::CaptchaMissing => "أكمل التحقق الأمني.",
        M::CaptchaFailed => "تعذّر علينا التأكد من أنك إنسان. حاول مرة أخرى.",
        M::CaptchaExpired => "انتهت صلاحية التحقق الأمني. أرسل النموذج مرة أخرى.",
        M::CaptchaUnavailable => "التحقق الأمني لا يعمل حاليًا. حاول مرة أخرى بعد دقيقة.",
        M::CaptchaTooSoon => {
            "انتظر {seconds:# ثانية|ثانية واحدة|ثانيتين|# ثوانٍ|# ثانية|# ثانية}، ثم أرسل النموذج مرة أخرى."
        }
        M::CaptchaWork => {
            "نواجه ضغطًا كبيرًا، وعلى متصفحك أن يجري بعض العمليات أولًا. أرسل النموذج مرة أخرى بعد اكتمال التحقق الأمني، أو بعد {time}."
        }

        // The captcha.
        M::CaptchaLabel => "التحقق الأمني",
        M::CaptchaWorking => "جارٍ التأكد من أنك لست روبوتًا…",
        M::CaptchaDone => "اكتمل التحقق الأمني.",
        M::CaptchaLost => "تعذّر تحميل التحقق الأمني.",
        M::CaptchaWaitUnscripted => {
            "تم تعطيل JavaScript. انتظر {seconds:# ثانية|ثانية واحدة|ثانيتين|# ثوانٍ|# ثانية|# ثانية} على الأقل قبل إرسال هذا النموذج."
        }
        M::CaptchaNeedsScripts => "فعّل JavaScript وأعد تحميل هذه الصفحة لإكمال التحقق الأمني.",
        M::CaptchaLaterUnscripted => "تم تعطيل JavaScript. حاول مرة أخرى لاحقًا.",

        // All pages.
        M::TitleWithError => "خطأ: {title}",
        M::AddressLine => "عنوان البريد الإلكتروني: {address}",
        M::Continue => "متابعة",
        M::Confirm => "تأكيد",
        M::Cancel => "إلغاء",
        M::StartAgain => "البدء من جديد",

        // The page after the form.
        M::CheckYourEmail => "تحقّق من بريدك الإلكتروني",
        M::WeAreEmailing => "نرسل الآن رسالة إلى {address}. قد يستغرق وصولها بضع دقائق.",
        M::OpenLinkOrEnterCode => {
            "افتح الرابط الوارد فيها، أو أدخل الرمز أدناه. كلاهما صالح لمدة {time}."
        }
        M::CouldNotDeliver => "تعذّر تسليم الرسالة إلى {address}. تحقّق من العنوان.",
        M::IfYouJustSignedUp => {
            "إذا كنت قد سجّلت للتو، فسيصلك منّا رابط عبر البريد الإلكتروني. افتحه لإتمام التسجيل."
        }
        M::EmailingAgain => {
            "نرسل رسالة أخرى إلى {address}. استخدم أحدث رسالة، لأن رمزها يحل محل الرمز السابق. نرسل رسائل قليلة فقط في اليوم، فإن لم تصلك رسالة فتحقق من مجلد الرسائل غير المرغوب فيها أو حاول غدًا."
        }
        M::AskedTooSoon => {
            "أرسلنا رسالة إلى {address} قبل قليل. انتظر {seconds:# ثانية|ثانية واحدة|ثانيتين|# ثوانٍ|# ثانية|# ثانية} قبل طلب رسالة أخرى."
        }
        M::OpenMailbox => "فتح {name}",
        M::NoEmail => "لم تصلك الرسالة؟ ابحث في مجلد الرسائل غير المرغوب فيها، أو أعد إرسالها.",
        M::UseDifferentAddress => "استخدام عنوان بريد إلكتروني آخر",
        M::AddressChange => {
            "سنرسل رسالة إلى العنوان الجديد، ولن تعود الرسالة السابقة صالحة. تبقى بياناتك الأخرى كما هي."
        }
        M::SendEmail => "إرسال الرسالة",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "أكّد عنوان بريدك الإلكتروني",
        M::SelectConfirm => "اختر «تأكيد» لإتمام التسجيل.",
        M::CompleteLastStep => "أكمل هذه الخطوة الأخيرة لإتمام التسجيل.",
        M::KnownPasswordHint => {
            "لقد فتحت هذا الرابط في متصفح آخر. أدخل كلمة المرور التي اخترتها عند التسجيل."
        }
        M::OrEnterCodeThere => {
            "أو عُد إلى المتصفح الذي سجّلتَ فيه وأدخِل هناك الرمز الموجود في الرسالة."
        }
        M::PasswordChoice => "أي كلمة مرور تريد استخدامها؟",
        M::UseKnownPassword => "كلمة المرور التي اخترتَها عند التسجيل",
        M::UseNewPassword => "كلمة مرور جديدة",
        M::TryAgainSoon => "حاول مرة أخرى بعد قليل",
        M::AlreadyConfirmedTitle => "تم التأكيد من قبل",
        M::AlreadyConfirmed => "عنوان البريد الإلكتروني هذا مؤكَّد بالفعل.",
        M::OnWaitlistTitle => "أنت الآن في قائمة الانتظار",
        M::OnWaitlist => "تم تأكيد عنوان بريدك الإلكتروني. سنرسل إليك رسالة عندما يتوفر مكان لك.",
        M::InviteSpentTitle => "دعوتك لم تعد صالحة",
        M::InviteSpent => "استُنفدت هذه الدعوة أو سُحبت بعد تسجيلك. اطلب دعوة جديدة ممن دعاك.",
        M::DifferentInvite => "التسجيل بدعوة أخرى",
        M::LinkExpiredTitle => "انتهت صلاحية هذا الرابط",
        M::LinkExpired => {
            "حفاظًا على أمانك، تنتهي صلاحية الروابط بعد {time}. يمكننا إرسال رابط جديد إليك."
        }
        M::SendNewEmail => "إرسال رسالة جديدة",
        M::LinkUnknownTitle => "هذا الرابط لا يعمل",
        M::LinkUnknownOwn => {
            "قد يكون الرابط غير مكتمل، أو قد يكون متصفحك يحظر ملفات تعريف الارتباط. اسمح بها لهذا الموقع واستخدم الرابط الوارد في أحدث رسالة منّا، أو احصل على رابط جديد."
        }
        M::LinkUnknown => {
            "قد يكون الرابط غير مكتمل، أو قد يكون متصفحك يحظر ملفات تعريف الارتباط. اسمح بها لهذا الموقع واستخدم الرابط الوارد في أحدث رسالة منّا، أو ابدأ من جديد."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "إلغاء هذا التسجيل",
        M::CancelSignUpText => {
            "لقد استخدم شخص ما عنوان بريدك الإلكتروني، ربما عن طريق الخطأ. ألغِ هذا التسجيل ولن نرسل إليك رسائل أخرى لبعض الوقت."
        }
        M::DidNotSignUp => "لم أقم بالتسجيل",
        M::CancelledTitle => "تم إلغاء التسجيل",
        M::Cancelled => "لم يُنشأ أي حساب. لن نرسل إليك رسائل أخرى لبعض الوقت.",
        M::WasConfirmedTitle => "تم تأكيد عنوان البريد الإلكتروني هذا",
        M::WasConfirmed => {
            "أكّده شخص يمكنه الوصول إلى بريدك. إذا لم تكن أنت من فعل ذلك، فغيّر كلمة مرور بريدك الإلكتروني وتواصل معنا."
        }
        M::NothingToCancelTitle => "لا يوجد ما يمكن إلغاؤه",
        M::NothingToCancel => "ربما أُلغي هذا التسجيل بالفعل، أو ربما يكون الرابط غير مكتمل.",

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "مرحبًا بك",
        M::SignedUpTitle => "تم تسجيلك",
        M::ConfirmedAndReady => "تم تأكيد عنوان بريدك الإلكتروني وأصبح حسابك جاهزًا.",
        M::Confirmed => "تم تأكيد عنوان بريدك الإلكتروني.",
        M::AccountReady => "أصبح حسابك جاهزًا.",
        M::CarryOnThere => "يمكنك إغلاق هذه الصفحة والمتابعة حيث بدأت التسجيل.",
        M::FinishedTitle => "هل أكملتَ التسجيل؟",
        M::FinishedText => {
            "إذا أكّدتَ بريدك الإلكتروني، فيمكنك المتابعة. وإلا فافتح أولًا الرابط الموجود في رسالتنا."
        }
        M::ClosedTitle => "التسجيل مغلق",
        M::ClosedText => {
            "لا يمكن التسجيل حاليًا. إذا كنت قد سجّلت من قبل، فلا يزال الرابط الوارد في الرسالة يعمل."
        }
        M::NotAvailableTitle => "عذرًا، التسجيل غير متاح حاليًا",
        M::TryAgainLater => "حاول مرة أخرى لاحقًا.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "افتح صفحة التسجيل وحاول مرة أخرى",
        M::ForeignText => "أُرسل هذا النموذج من موقع آخر.",
        M::UnreadableTitle => "تعذّرت قراءة النموذج",
        M::GoBack => "ارجع وحاول مرة أخرى.",
        M::BackToForm => "الانتقال إلى نموذج التسجيل",
        M::TooLargeTitle => "النص أطول من اللازم",
        M::GoBackAndShorten => "ارجع واختصر ما أدخلته.",
        M::TooSlowTitle => "كان اتصالك بطيئًا جدًا",
        M::OtherNameTitle => "لهذه الصفحة عنوان آخر",
        M::OtherNameText => "يتم التسجيل في هذا الموقع على {link}. افتح صفحة التسجيل هناك.",
        M::FailedTitle => "عذرًا، حدث خطأ ما",
        M::GoBackInAMinute => "ارجع وحاول مرة أخرى بعد دقيقة.",

        // Mails.
        M::MailConfirmSubject => "أكّد عنوان بريدك الإلكتروني لدى {site}",
        M::MailConfirmText => "أكّد عنوان بريدك الإلكتروني لإتمام التسجيل في {site}.",
        M::MailConfirmButton => "تأكيد عنوان البريد الإلكتروني",
        M::MailCode => "أو أدخل هذا الرمز في صفحة التسجيل:",
        M::MailLifetime => {
            "الرابط والرمز صالحان لمدة {time}. إذا لم تكن قد سجّلت، فيمكنك تجاهل هذه الرسالة ولن يُنشأ أي حساب. لإيقاف هذه الرسائل:"
        }
        M::MailSignedUpSubject => "أنت مسجَّل بالفعل في {site}",
        M::MailSignedUpText => {
            "حاول شخص ما (ربما أنت) التسجيل في {site} بعنوان البريد الإلكتروني هذا. أنت مسجَّل بالفعل، ولا يلزمك فعل أي شيء."
        }
        M::MailAccountSubject => "لديك حساب بالفعل في {site}",
        M::MailAccountText => {
            "حاول شخص ما (ربما أنت) التسجيل في {site} بعنوان البريد الإلكتروني هذا، ويوجد حساب مرتبط به بالفعل. لم يتغيّر أي شيء."
        }
        M::MailIfYou => "إذا كنت أنت من فعل ذلك، فسجّل الدخول بكلمة مرورك الحالية.",
        M::MailIfNotYou => "إذا لم تكن أنت من فعل ذلك، فيمكنك تجاهل هذه الرسالة.",
        M::MailWelcomeSubject => "مرحبًا بك في {site}",
        M::MailWelcomeAccount => "تم تأكيد عنوان بريدك الإلكتروني وأصبح حسابك في {site} جاهزًا.",
        M::MailWelcomeSignedUp => "تم تأكيد عنوان بريدك الإلكتروني وتسجيلك في {site}.",
        M::MailResetSubject => "اختر كلمة مرور جديدة لحسابك في {site}",
        M::MailResetText => {
            "طلب شخص ما (ربما أنت) إعادة تعيين كلمة مرور حسابك في {site}. استخدم هذا الرابط لاختيار كلمة مرور جديدة:"
        }
        M::ChooseNewPassword => "اختيار كلمة مرور جديدة",
        M::MailResetLifetime => {
            "الرابط صالح لمدة {time} ولمرة واحدة فقط. إذا لم تكن أنت من فعل ذلك، فيمكنك تجاهل هذه الرسالة. لن تتغيّر كلمة مرورك."
        }
        M::MailPasswordChangedSubject => "تم تغيير كلمة مرورك في {site}",
        M::MailPasswordChangedText => {
            "تم تغيير كلمة مرور حسابك في {site}. إذا لم تكن أنت من فعل ذلك، فأعد تعيينها الآن وغيّر كلمة مرور بريدك الإلكتروني."
        }
        M::MailCodeSubject => "{code} هو رمزك لدى {site}",
        M::MailPreheader => "الرابط والرمز صالحان لمدة {time}.",
        M::MailNothingToDo => "لم يتغيّر أي شيء، ولا يلزمك فعل أي شيء.",
        M::MailResetPreheader => "الرابط صالح لمدة {time} ولمرة واحدة فقط.",
        M::MailChangedPreheader => "إذا لم تكن أنت من فعل ذلك، فأعد تعيين كلمة مرورك الآن.",
        M::MailCopyLink => "إذا لم يعمل الزر، فانسخ هذا الرابط إلى متصفحك:",
        M::MailOpenSite => "فتح {site}",
        M::MailWhySignUp => {
            "وصلتك هذه الرسالة لأن شخصًا ما أدخل عنوان بريدك الإلكتروني للتسجيل في {site}."
        }
        M::MailWhyAccount => "وصلتك هذه الرسالة لأن لديك حسابًا في {site}.",
        M::MailWhySignedUp => "وصلتك هذه الرسالة لأنك سجّلت في {site}.",
        M::MailHelp => "هل تحتاج إلى مساعدة؟ {contact}",
        M::ForgotPasswordText => {
            "أدخل عنوان البريد الإلكتروني لحسابك. سنرسل إليك رابطًا لاختيار كلمة مرور جديدة."
        }
        M::ResetMailText => {
            "إذا كان لهذا العنوان حساب، فسنرسل إليه رابطًا صالحًا لمدة {time}. تحقق أيضًا من مجلد الرسائل غير المرغوب فيها."
        }
        M::PasswordChangedTitle => "تم تغيير كلمة مرورك",
        M::PasswordChangedText => {
            "يمكنك تسجيل الدخول بكلمة مرورك الجديدة. قد تحتاج إلى تسجيل الدخول مرة أخرى على أجهزتك الأخرى."
        }
        M::MailNewAddressText => {
            "طلب شخص ما (ربما أنت) استخدام عنوان البريد الإلكتروني هذا لحساب في {site}. أكّده لإجراء التغيير:"
        }
        M::MailNewAddressLifetime => {
            "الرابط صالح لمدة {time} ولمرة واحدة فقط. إذا لم تكن أنت من فعل ذلك، فيمكنك تجاهل هذه الرسالة. لن يتغيّر أي شيء."
        }
        M::MailAddressTakenText => {
            "حاول شخص ما (ربما أنت) استخدام عنوان البريد الإلكتروني هذا لحساب آخر في {site}. العنوان مستخدم بالفعل، لذلك لم يتغيّر أي شيء. إذا لم تكن أنت من فعل ذلك، فيمكنك تجاهل هذه الرسالة."
        }
        M::MailAddressChangedSubject => "تم تغيير عنوان بريدك الإلكتروني في {site}",
        M::MailAddressChangedText => {
            "تم تغيير عنوان البريد الإلكتروني لحسابك في {site} إلى {address}. إذا لم تكن أنت من فعل ذلك، فتواصل معنا فورًا وغيّر كلمة مرور بريدك الإلكتروني."
        }
        M::ConfirmNewAddress => "اختر «تأكيد» لاستخدام عنوان البريد الإلكتروني هذا لحسابك.",
        M::AddressChangedTitle => "تم تغيير عنوان بريدك الإلكتروني",
        M::AddressChangedText => {
            "من الآن فصاعدًا سنراسلك على عنوانك الجديد. إذا كنت تسجّل الدخول بعنوان بريدك الإلكتروني، فاستخدم العنوان الجديد."
        }
        M::ResetLinkDead => {
            "انتهت صلاحيته أو استُخدم من قبل أو حلّت محله رسالة أحدث. يمكنك طلب رابط جديد."
        }

        // The JSON API.
        M::ApiMalformed => "طلب غير صالح",
        M::ApiForeignOrigin => "طلب من موقع آخر",
        M::ApiUnknownAttempt => "محاولة غير معروفة",
        M::ApiUnknownLink => "رابط غير معروف",
        M::ApiNotOffered => "غير متاح",
        M::ApiMethodNotAllowed => "طريقة الطلب غير مسموح بها",
        M::ApiTooSlow => "انتهت مهلة الطلب",
        M::ApiTaken => "مستخدَم بالفعل",
        M::ApiInviteSpent => "الدعوة لم تعد صالحة",
        M::ApiLinkExpired => "انتهت صلاحية الرابط",
        M::ApiTooLarge => "متن الطلب كبير جدًا",
        M::ApiUnsupportedMediaType => "نوع وسائط غير مدعوم",
        M::ApiInvalid => "حقول غير صالحة",
        M::ApiRateLimited => "طلبات كثيرة جدًا",
        M::ApiBusy => "الخادم مشغول",
        M::ApiUnavailable => "غير متاح مؤقتًا",
        M::ApiTakenDetail => {
            "يوجد بالفعل مستخدم باسم المستخدم هذا أو بعنوان البريد الإلكتروني هذا، ويبيّن `problems` أيّهما."
        }
        M::ApiInvalidDetail => "بعض الحقول غير صالحة، وهي مذكورة في `problems`.",
        M::ApiWorkDetail => {
            "عدد كبير جدًا من الأشخاص يسجّلون الآن. حُلّ `challenge?for=limit` وأرسل الحل، أو حاول مرة أخرى لاحقًا."
        }
        M::ApiNoAvailability => "لا يبيّن هذا النموذج ما إذا كان اسم المستخدم متاحًا.",
        M::ApiParameterTwice => "يتضمن الاستعلام معاملًا مكرّرًا.",
        M::ApiNoCaptcha => "لا يتضمن النموذج اختبار captcha.",
        M::ApiNoChallenge => "لا يتوفر أي تحدٍّ حاليًا.",
        M::ApiNameAnAttempt => "أرسل `token` الخاص بالرابط أو `attempt` الخاص بالتسجيل.",
        M::ApiUnknownLinkDetail => {
            "لا يوجد رابط بهذا الرمز المميّز. قد يكون الرمز غير مكتمل أو لم يعد صالحًا."
        }
        M::ApiUnknownAttemptDetail => "لا يوجد تسجيل بقيمة `attempt` هذه.",
        M::ApiLinkExpiredDetail => "أرسل `token` الخاص به إلى `resend` للحصول على رابط جديد.",
        M::ApiNotAnObject => "يجب أن يكون متن الطلب كائن JSON واحدًا.",
        M::ApiNotJson => "متن الطلب ليس JSON صالحًا (السطر {line}، العمود {column}).",
        M::ApiTooManyMembers => "يجب ألا يتجاوز عدد خصائص الكائن {max}.",
        M::ApiMemberTwice => "يتضمن الكائن خاصية مكرّرة.",
        M::ApiNested => {
            "يجب أن تكون قيم الخصائص سلاسل نصية أو قيمًا منطقية، لا كائنات أو مصفوفات متداخلة."
        }
        M::ApiNotAString => "يجب أن تكون قيمة الخاصية `{name}` سلسلة نصية.",
        M::ApiNotANumber => "يجب أن تكون قيمة الخاصية `{name}` رقمًا.",
        M::ApiNotAList => "يجب أن تكون قيمة الخاصية `{name}` مصفوفة من السلاسل النصية.",
        M::ApiNotABoolean => "يجب أن تكون قيمة الخاصية `{name}` إما true أو false.",
        M::ApiBadKey => {
            "يجب أن يتكوّن Idempotency-Key من 16 إلى 255 حرفًا مرئيًا من أحرف ASCII لا يمكن لأحد تخمينها، مثل UUID عشوائي."
        }
        M::ApiForeignOriginDetail => "أُرسل هذا الطلب من صفحة في موقع آخر.",
        M::ApiMediaTypeDetail => "يجب أن يكون متن الطلب `application/json` بترميز UTF-8.",
        M::ApiTooLargeDetail => "يجب ألا يتجاوز حجم متن الطلب 16 كيبيبايت.",
        M::ApiTooSlowDetail => "لم يصل متن الطلب خلال 10 ثوانٍ.",
        M::ApiFailedDetail => "حدث خطأ في الخادم. حاول مرة أخرى لاحقًا.",
        M::ApiMethodDetail => "تسرد الترويسة `Allow` طرق الطلب المسموح بها.",
    }
}
