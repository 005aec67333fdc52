//! Hebrew, without gender: *יש להזין*, *אפשר לנסות*, verbal nouns on buttons (*יצירת חשבון*), and
//! forms that are written the same for all genders (*נרשמת*, *שלך*).
//!
//! Terms: *חשבון* for account, *הרשמה* for sign-up, *כניסה* for signing in, *כתובת אימייל* for the
//! address, *אימייל* for the mail, *שם משתמש*, *סיסמה*, *אימות* for confirming, *קוד אימות*,
//! *קוד הזמנה*, *קישור*, *דומיין*, *תו/תווים* for characters, *בדיקת אבטחה* for the security check.
//!
//! A label stands before a colon, since its gender is not known. Addresses, `.com` and `<` have
//! invisible marks of direction (U+2066, U+2069, U+200E), which keep punctuation in its place.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Hebrew.
pub const HEBREW: Translation = Translation::new("he", "עברית", wording)
    .right_to_left()
    .plurals(Plurals::ONE_TWO_OTHER)
    .grouping(",", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "יצירת חשבון",
        M::SignUp => "הרשמה",
        M::CreateAccount => "יצירת חשבון",
        M::PleaseWait => "רק רגע…",
        M::EmailAddress => "כתובת אימייל",
        M::Username => "שם משתמש",
        M::Password => "סיסמה",
        M::InviteCode => "קוד הזמנה",
        M::ConfirmationCode => "קוד אימות",
        M::CodeHint => "8 ספרות",
        M::PasswordHint => {
            "לפחות {min:תו אחד|שני תווים|# תווים}. שלוש או ארבע מילים אקראיות קלות לזכירה וקשות לניחוש."
        }
        M::LengthOf => "{count} מתוך {min}",
        M::CapsLockOn => "Caps Lock פועל",
        M::Optional => "(לא חובה)",
        M::ConsentLabel => "אישרתי את {document}.",
        M::NewTab => "(נפתח בכרטיסייה חדשה)",
        M::Show => "להציג",
        M::ShowPassword => "להציג את הסיסמה",
        M::Hide => "הסתרה",
        M::HidePassword => "הסתרת הסיסמה",
        M::SelectAnOption => "בחירת אפשרות",
        M::LeaveEmpty => "יש להשאיר את השדה הזה ריק",
        M::DidYouMean => "האם התכוונת ל-{address}?",
        M::IsAvailable => "{label}: השם הזה פנוי.",
        M::HaveAccount => "כבר יש לך חשבון? {link}",
        M::SignIn => "כניסה",
        M::ResetPassword => "איפוס הסיסמה",
        M::StartedAs => "התחלת הרשמה עם הכתובת {address}.",
        M::SendAgain => "שליחת האימייל שוב",
        M::SendAgainIn => "שליחת האימייל שוב (בעוד {seconds:שנייה אחת|שתי שניות|# שניות})",

        // Above a form.
        M::ThereIsAProblem => "יש בעיה",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "יש כרגע עומס רב. אפשר לנסות שוב בעוד {time}.",
        M::TooOftenNotice => "היו יותר מדי ניסיונות. אפשר לנסות שוב בעוד {time}.",
        M::UnreachableNotice => {
            "לא הצלחנו להתחבר. יש לבדוק את החיבור לאינטרנט ולנסות שוב. מה שהקלדת עדיין כאן."
        }
        M::ClosedNotice => "ההרשמה סגורה כרגע.",
        M::OutdatedNotice => "הדף הזה לא מעודכן. יש לטעון אותו מחדש ולנסות שוב.",
        M::FailedNotice => "מצטערים, משהו השתבש. אפשר לנסות שוב בעוד דקה.",

        // Spans of time.
        M::Seconds => "{count:שנייה אחת|שתי שניות|# שניות}",
        M::Minutes => "{count:דקה אחת|שתי דקות|# דקות}",
        M::Hours => "{count:שעה אחת|שעתיים|# שעות}",

        // An empty field.
        M::FillIn => "יש למלא את השדה הזה.",
        M::EnterEmail => "יש להזין את כתובת האימייל שלך.",
        M::EnterUsername => "יש להזין שם משתמש.",
        M::EnterPassword => "יש להזין סיסמה.",
        M::AgreeTo => "כדי להירשם, יש לאשר את {document}.",
        M::TickBox => "כדי להמשיך, יש לסמן את התיבה הזו.",
        M::SelectOption => "יש לבחור אפשרות.",
        M::EnterInvite => "יש להזין את קוד ההזמנה.",
        M::EnterCode => "יש להזין את קוד האימות.",

        // Any field.
        M::AtLeast => "יש להזין לפחות {min:תו אחד|שני תווים|# תווים}.",
        M::AtMost => "אפשר להזין עד {max:תו אחד|שני תווים|# תווים}.",
        M::HiddenCharacter => "יש כאן תו נסתר. יש למחוק אותו ולהקליד את הטקסט במקום להדביק אותו.",
        M::CheckEntry => "יש לבדוק את מה שהזנת.",
        M::NotADate => "{label}: יש להזין תאריך קיים, למשל \u{2066}2007-03-27\u{2069}.",
        M::NotInTheFuture => "{label}: אי אפשר להזין תאריך עתידי.",
        M::MinAge => "{label}: יש להזין תאריך שחלפו ממנו לפחות {years:שנה אחת|שנתיים|# שנים}.",
        M::MaxAge => "{label}: יש להזין תאריך שחלפו ממנו פחות מ־{years:שנה אחת|שנתיים|# שנים}.",
        M::NotANumber => "{label}: יש להזין מספר, למשל 12.",
        M::NotWhole => "{label}: יש להזין מספר שלם, למשל 12.",
        M::MaxDecimals => {
            "{label}: אפשר להזין עד {places:ספרה אחת|שתי ספרות|# ספרות} אחרי הנקודה העשרונית."
        }
        M::MinNumber => "{label}: יש להזין מספר שאינו קטן מ־{min}.",
        M::MaxNumber => "{label}: יש להזין מספר שאינו גדול מ־{max}.",
        M::NotATelephone => "{label}: יש להזין מספר טלפון, למשל \u{2066}+44 20 7946 0958\u{2069}.",
        M::NotAUrl => "{label}: יש להזין כתובת אתר, למשל \u{2066}https://example.org\u{2069}.",
        M::MinChoices => "יש לבחור לפחות {min:אפשרות אחת|שתי אפשרויות|# אפשרויות}.",
        M::MaxChoices => "אפשר לבחור עד {max:אפשרות אחת|שתי אפשרויות|# אפשרויות}.",
        M::QuotedCharacter => "”{character}”",
        M::NamedCharacter => "התו {code}",

        // The email address.
        M::EmailMissingAt => "יש להזין כתובת אימייל עם הסימן @, למשל name@example.com.",
        M::EmailLookAlikeAt => {
            "זה לא הסימן @ אלא תו שדומה לו. יש למחוק אותו ולהקליד את הסימן @ הרגיל."
        }
        M::EmailLocalEmpty => "יש להזין את החלק שלפני הסימן @, למשל name@example.com.",
        M::EmailDomainEmpty => "יש להזין את החלק שאחרי הסימן @, למשל name@example.com.",
        M::EmailLocalNotAscii => {
            "אפשר לשלוח אימייל רק לכתובות שבהן לפני הסימן @ יש אותיות a עד z, ספרות וסימנים."
        }
        M::EmailLocalCharacters => "יש להסיר תווים כמו רווחים ופסיקים מהחלק שלפני הסימן @.",
        M::EmailHidden => {
            "כתובת האימייל כוללת תו נסתר. יש למחוק אותו ולהקליד את הכתובת במקום להדביק אותה."
        }
        M::EmailHiddenNamed => {
            "כתובת האימייל כוללת תו נסתר ({code}). יש למחוק אותו ולהקליד את הכתובת במקום להדביק אותה."
        }
        M::EmailSpace => "כתובת אימייל לא יכולה לכלול רווחים.",
        M::EmailTwoAts => "כתובת אימייל יכולה לכלול את הסימן @ פעם אחת בלבד.",
        M::EmailRemoveBefore => "יש להסיר את {character} מהחלק שלפני הסימן @.",
        M::EmailRemoveAfter => "יש להסיר את {character} מהחלק שאחרי הסימן @.",
        M::EmailRemoveName => "יש להסיר את {character} מהשם.",
        M::EmailDotStart => "כתובת אימייל לא יכולה להתחיל בנקודה.",
        M::EmailDotBeforeAt => "יש להסיר את הנקודה שלפני הסימן @.",
        M::EmailTwoDots => "כתובת אימייל לא יכולה לכלול שתי נקודות ברצף.",
        M::EmailDotAfterAt => "יש להסיר את הנקודה שאחרי הסימן @.",
        M::EmailDotEnd => "כתובת אימייל לא יכולה להסתיים בנקודה.",
        M::EmailHyphenAfterAt => "יש להסיר את המקף שאחרי הסימן @.",
        M::EmailHyphenEnd => "כתובת אימייל לא יכולה להסתיים במקף.",
        M::EmailDotHyphen => "אחרי הסימן @ לא יכולה להופיע נקודה צמודה למקף.",
        M::EmailQuotes => "יש להסיר את המירכאות שלפני הסימן @.",
        M::EmailDomainCharacters => "אחרי הסימן @ אפשר להשתמש רק באותיות, בספרות, בנקודות ובמקפים.",
        M::EmailNoEnding => "כתובת אימייל צריכה להסתיים בסיומת כמו \u{200e}.com או \u{200e}.org.",
        M::EmailSpecialDomain => {
            "אי אפשר לשלוח אימייל לדומיין הזה. יש לבדוק את האיות של מה שאחרי הסימן @."
        }
        M::EmailBrackets => "אחרי הסימן @ יש להזין דומיין, למשל example.com, בלי סוגריים.",
        M::EmailOnlyAddress => {
            "יש להזין רק את כתובת האימייל, בלי שם ובלי הסוגריים \u{2066}<\u{2069} ו-\u{2066}>\u{2069}."
        }
        M::EmailLocalTooLong => "החלק שלפני הסימן @ יכול לכלול עד 64 תווים.",
        M::EmailDomainTooLong => {
            "החלק שאחרי הסימן @ יכול לכלול עד 253 תווים, ועד 63 תווים בין נקודה לנקודה."
        }
        M::EmailTooLong => "כתובת אימייל יכולה לכלול עד 254 תווים.",
        M::EmailBadDomain => "יש לבדוק את החלק שאחרי הסימן @. זה לא שם דומיין תקין.",
        M::DomainNotFound => "לא מצאנו את הדומיין הזה. יש לבדוק את האיות של מה שאחרי הסימן @.",
        M::DomainTakesNoMail => {
            "הדומיין הזה לא מקבל אימיילים. יש לבדוק את האיות של מה שאחרי הסימן @."
        }
        M::DisposableAddress => "יש להזין כתובת אימייל קבועה. אנחנו לא מקבלים כתובות זמניות.",
        M::DomainNotAdmitted => {
            "אי אפשר להירשם עם כתובת אימייל בדומיין הזה. יש להשתמש בכתובת אחרת."
        }
        M::AddressTaken => {
            "כבר יש חשבון עם כתובת האימייל הזו. אפשר להיכנס לחשבון או להשתמש בכתובת אחרת."
        }

        // The username.
        M::UsernameTooShort => "{label}: יש להזין לפחות {min:תו אחד|שני תווים|# תווים}.",
        M::UsernameTooLong => "{label}: אפשר להזין עד {max:תו אחד|שני תווים|# תווים}.",
        M::UsernameEmpty => "{label}: אי אפשר להשאיר את השדה הזה ריק.",
        M::UsernameAt => "{label}: אי אפשר להשתמש בסימן @.",
        M::UsernameSpace => "{label}: אי אפשר להשתמש ברווחים.",
        M::UsernameHidden => {
            "{label}: יש כאן תו נסתר ({code}). יש למחוק אותו ולהקליד את הטקסט במקום להדביק אותו."
        }
        M::UsernameCharacter => "{label}: אי אפשר לכלול את {character}.",
        M::UsernameNotAscii => {
            "{label}: אי אפשר לכלול את {character}. יש להשתמש באותיות a עד z ובספרות."
        }
        M::UsernameMisplaced => "{label}: אפשר לכלול את {character} רק לצד אותיות מסוימות.",
        M::UsernameEnds => "{label}: התו הראשון והתו האחרון צריכים להיות אות או ספרה.",
        M::UsernameSeparators => {
            "{label}: אי אפשר לכלול שתי נקודות, שני מקפים או שני קווים תחתונים ברצף."
        }
        M::UsernameAccentAlone => "יש לצרף את סימן הניקוד או ההטעמה לאות.",
        M::UsernameAccents => "יש להפחית את מספר סימני הניקוד או ההטעמה על אות אחת.",
        M::UsernameDigits => "יש להשתמש בספרות ממערכת כתב אחת.",
        M::UsernameScripts => {
            "יש להשתמש באותיות מאלפבית אחד. חלק מהאותיות כאן דומות לאותיות מאלפבית אחר."
        }
        M::UsernameDirections => {
            "אי אפשר לערבב אותיות שנכתבות משמאל לימין ואותיות שנכתבות מימין לשמאל."
        }
        M::UsernameReserved => "{label}: השם הזה לא זמין. יש לבחור שם אחר.",
        M::UsernameTaken => "{label}: השם הזה כבר תפוס. יש לבחור שם אחר.",
        M::NotOnGithub => "לא מצאנו חשבון GitHub עם שם המשתמש הזה.",

        // The password.
        M::PasswordTooShort => "הסיסמה צריכה לכלול לפחות {min:תו אחד|שני תווים|# תווים}.",
        M::PasswordTooLong => "הסיסמה יכולה לכלול עד 256 תווים.",
        M::PasswordRepeats => "הסיסמה הזו חוזרת על עצמה. כדאי לנסות כמה מילים שלא קשורות זו לזו.",
        M::PasswordPattern => "הסיסמה הזו בנויה לפי תבנית. כדאי לנסות כמה מילים שלא קשורות זו לזו.",
        M::PasswordLikeEmail => "הסיסמה לא יכולה להתבסס על כתובת האימייל שלך.",
        M::PasswordLikeSite => "הסיסמה לא יכולה להתבסס על שם האתר הזה.",
        M::PasswordLikeAnswers => "הסיסמה לא יכולה להתבסס על התשובות האחרות שלך.",
        M::PasswordCommon => "קל מדי לנחש את הסיסמה הזו. כדאי לנסות כמה מילים שלא קשורות זו לזו.",
        M::PasswordBreached => {
            "הסיסמה הזו הופיעה בדליפת מידע. יש לבחור סיסמה שלא משמשת אותך בשום מקום אחר."
        }
        M::PasswordWrong => "זו לא הסיסמה שבחרת בהרשמה. אפשר לנסות שוב או לבחור סיסמה חדשה.",

        // Codes and invites.
        M::CodeMalformed => "קוד האימות צריך לכלול 8 ספרות.",
        M::CodeWrong => "הקוד הזה שגוי. יש להזין את הקוד מהאימייל האחרון ששלחנו.",
        M::CodeExpired => "תוקף הקוד הזה פג. יש לשלוח את האימייל שוב כדי לקבל קוד חדש.",
        M::CodeTooManyTries => "הוזנו יותר מדי קודים שגויים. יש להשתמש בקישור שבאימייל במקום בקוד.",
        M::InviteMalformed => "קוד ההזמנה צריך לכלול 24 אותיות וספרות.",
        M::InviteUnknown => "קוד ההזמנה הזה לא תקין או שתוקפו פג. יש לבקש קוד חדש.",
        M::InviteUsedUp => "אי אפשר להשתמש יותר בהזמנה הזו. יש לבקש הזמנה חדשה ולהירשם שוב.",
        M::InviteForAnother => {
            "ההזמנה הזו מיועדת לכתובת אימייל אחרת. יש להזין את הכתובת שקיבלה את ההזמנה."
        }

        // The security check (captcha).
        M::CaptchaMissing => "יש להשלים את בדיקת האבטחה.",
        M::CaptchaFailed => "לא הצלחנו לוודא שאין כאן רובוט. אפשר לנסות שוב.",
        M::CaptchaExpired => "תוקף בדיקת האבטחה פג. יש לשלוח את הטופס שוב.",
        M::CaptchaUnavailable => "בדיקת האבטחה לא פועלת כרגע. אפשר לנסות שוב בעוד דקה.",
        M::CaptchaTooSoon => "יש להמתין {seconds:שנייה אחת|שתי שניות|# שניות} ולשלוח את הטופס שוב.",
        M::CaptchaWork => {
            "יש כרגע עומס רב, ולכן הדפדפן שלך צריך לבצע קודם חישוב קצר. יש לשלוח את הטופס שוב אחרי בדיקת האבטחה, או בעוד {time}."
        }

        // The captcha.
        M::CaptchaLabel => "בדיקת אבטחה",
        M::CaptchaWorking => "מוודאים שאין כאן רובוט…",
        M::CaptchaDone => "בדיקת האבטחה הושלמה.",
        M::CaptchaLost => "לא ניתן היה לטעון את בדיקת האבטחה.",
        M::CaptchaWaitUnscripted => {
            "התמיכה ב-JavaScript כבויה. יש להמתין לפחות {seconds:שנייה אחת|שתי שניות|# שניות} לפני שליחת הטופס הזה."
        }
        M::CaptchaNeedsScripts => {
            "כדי להשלים את בדיקת האבטחה, יש להפעיל את JavaScript ולטעון את הדף מחדש."
        }
        M::CaptchaLaterUnscripted => "התמיכה ב-JavaScript כבויה. אפשר לנסות שוב מאוחר יותר.",

        // All pages.
        M::TitleWithError => "שגיאה: {title}",
        M::AddressLine => "כתובת אימייל: {address}",
        M::Continue => "המשך",
        M::Confirm => "אימות",
        M::Cancel => "ביטול",
        M::StartAgain => "התחלה מחדש",

        // The page after the form.
        M::CheckYourEmail => "יש לבדוק את תיבת האימייל שלך",
        M::WeAreEmailing => "אנחנו שולחים אימייל אל {address}. זה עשוי לקחת כמה דקות.",
        M::OpenLinkOrEnterCode => {
            "יש לפתוח את הקישור שבאימייל, או להזין כאן את הקוד. שניהם בתוקף למשך {time}."
        }
        M::CouldNotDeliver => "לא הצלחנו לשלוח אימייל אל {address}. יש לבדוק את הכתובת.",
        M::IfYouJustSignedUp => {
            "אם נרשמת ממש עכשיו, אנחנו שולחים לך אימייל עם קישור. יש לפתוח אותו כדי להשלים את ההרשמה."
        }
        M::EmailingAgain => {
            "נשלח אימייל נוסף אל {address}. יש להשתמש באימייל החדש ביותר, כי הקוד שבו מחליף את הקודם. אנחנו שולחים רק מעט אימיילים ביום. אם לא הגיע אימייל, כדאי לבדוק בתיקיית הספאם או לנסות שוב מחר."
        }
        M::AskedTooSoon => {
            "שלחנו לפני רגע אימייל אל {address}. יש להמתין {seconds:שנייה אחת|שתי שניות|# שניות} לפני בקשת אימייל נוסף."
        }
        M::OpenMailbox => "פתיחת {name}",
        M::NoEmail => "לא קיבלת את האימייל? אפשר לבדוק בתיקיית הספאם, או לשלוח אותו שוב.",
        M::UseDifferentAddress => "שימוש בכתובת אימייל אחרת",
        M::AddressChange => {
            "נשלח אימייל לכתובת החדשה, והאימייל הקודם יפסיק לפעול. שאר הפרטים שלך יישארו כפי שהם."
        }
        M::SendEmail => "שליחת אימייל",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "אימות כתובת האימייל שלך",
        M::SelectConfirm => "כדי להשלים את ההרשמה, יש לבחור באפשרות ”אימות”.",
        M::CompleteLastStep => "כדי להשלים את ההרשמה, נשאר רק השלב האחרון הזה.",
        M::KnownPasswordHint => "פתחת את הקישור הזה בדפדפן אחר. יש להזין את הסיסמה שבחרת בהרשמה.",
        M::OrEnterCodeThere => "אפשר גם לחזור לדפדפן שבו נרשמת ולהזין שם את הקוד מהאימייל.",
        M::PasswordChoice => "באיזו סיסמה להשתמש?",
        M::UseKnownPassword => "הסיסמה שבחרתי בהרשמה",
        M::UseNewPassword => "סיסמה חדשה",
        M::TryAgainSoon => "אפשר לנסות שוב בעוד רגע",
        M::AlreadyConfirmedTitle => "הכתובת כבר אומתה",
        M::AlreadyConfirmed => "כתובת האימייל הזו כבר אומתה.",
        M::OnWaitlistTitle => "נוספת לרשימת ההמתנה",
        M::OnWaitlist => "כתובת האימייל שלך אומתה. נשלח לך אימייל כשיתפנה מקום בשבילך.",
        M::InviteSpentTitle => "ההזמנה שלך כבר לא בתוקף",
        M::InviteSpent => "ההזמנה נוצלה או בוטלה מאז שנרשמת. אפשר לבקש הזמנה חדשה ממי שהזמין אותך.",
        M::DifferentInvite => "הרשמה עם הזמנה אחרת",
        M::LinkExpiredTitle => "תוקף הקישור הזה פג",
        M::LinkExpired => "מטעמי אבטחה, תוקף הקישורים פג אחרי {time}. נוכל לשלוח לך קישור חדש.",
        M::SendNewEmail => "שליחת אימייל חדש",
        M::LinkUnknownTitle => "הקישור הזה לא פועל",
        M::LinkUnknownOwn => {
            "ייתכן שהקישור לא שלם, או שהדפדפן שלך חוסם קובצי Cookie. יש לאפשר קובצי Cookie באתר הזה ולהשתמש בקישור מהאימייל האחרון ששלחנו, או לקבל קישור חדש."
        }
        M::LinkUnknown => {
            "ייתכן שהקישור לא שלם, או שהדפדפן שלך חוסם קובצי Cookie. יש לאפשר קובצי Cookie באתר הזה ולהשתמש בקישור מהאימייל האחרון ששלחנו, או להתחיל מחדש."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "ביטול ההרשמה הזו",
        M::CancelSignUpText => {
            "נעשה שימוש בכתובת האימייל שלך, אולי בטעות. אפשר לבטל את ההרשמה, ולא נשלח לך אימיילים נוספים לתקופה מסוימת."
        }
        M::DidNotSignUp => "לא נרשמתי",
        M::CancelledTitle => "ההרשמה בוטלה",
        M::Cancelled => "לא נוצר חשבון. לא נשלח לך אימיילים נוספים לתקופה מסוימת.",
        M::WasConfirmedTitle => "כתובת האימייל הזו אומתה",
        M::WasConfirmed => {
            "הכתובת אומתה על ידי מישהו עם גישה לתיבת האימייל שלך. אם לא אימתת אותה, יש להחליף את סיסמת האימייל וליצור איתנו קשר."
        }
        M::NothingToCancelTitle => "אין מה לבטל",
        M::NothingToCancel => "ייתכן שההרשמה הזו כבר בוטלה, או שהקישור לא שלם.",

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "ברוכים הבאים",
        M::SignedUpTitle => "נרשמת בהצלחה",
        M::ConfirmedAndReady => "כתובת האימייל שלך אומתה והחשבון שלך מוכן.",
        M::Confirmed => "כתובת האימייל שלך אומתה.",
        M::AccountReady => "החשבון שלך מוכן.",
        M::CarryOnThere => "אפשר לסגור את הדף הזה ולהמשיך היכן שנרשמת.",
        M::FinishedTitle => "סיימת להירשם?",
        M::FinishedText => {
            "אם אישרת את כתובת האימייל שלך, אפשר להמשיך. אם לא, יש לפתוח קודם את הקישור שבאימייל ששלחנו."
        }
        M::ClosedTitle => "ההרשמה סגורה",
        M::ClosedText => "אי אפשר להירשם כרגע. אם כבר נרשמת, הקישור שבאימייל עדיין פועל.",
        M::NotAvailableTitle => "מצטערים, ההרשמה לא זמינה כרגע",
        M::TryAgainLater => "אפשר לנסות שוב מאוחר יותר.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "יש לפתוח את דף ההרשמה ולנסות שוב",
        M::ForeignText => "הטופס הזה נשלח מאתר אחר.",
        M::UnreadableTitle => "לא הצלחנו לקרוא את הטופס",
        M::GoBack => "יש לחזור לדף הקודם ולנסות שוב.",
        M::BackToForm => "מעבר לטופס ההרשמה",
        M::TooLargeTitle => "הטקסט ארוך מדי",
        M::GoBackAndShorten => "יש לחזור לדף הקודם ולקצר את מה שהזנת.",
        M::TooSlowTitle => "החיבור שלך היה איטי מדי",
        M::OtherNameTitle => "לדף הזה יש כתובת אחרת",
        M::OtherNameText => "ההרשמה לאתר הזה נעשית בכתובת {link}. יש לפתוח שם את דף ההרשמה.",
        M::FailedTitle => "מצטערים, משהו השתבש",
        M::GoBackInAMinute => "יש לחזור לדף הקודם ולנסות שוב בעוד דקה.",

        // Mails.
        M::MailConfirmSubject => "אימות כתובת האימייל שלך באתר {site}",
        M::MailConfirmText => "כדי להשלים את ההרשמה לאתר {site}, יש לאמת את כתובת האימייל שלך.",
        M::MailConfirmButton => "אימות כתובת האימייל",
        M::MailCode => "אפשר גם להזין את הקוד הזה בדף ההרשמה:",
        M::MailLifetime => {
            "הקישור והקוד בתוקף למשך {time}. אם לא נרשמת, אפשר להתעלם מהאימייל הזה ולא ייווצר חשבון. כדי להפסיק את האימיילים האלה:"
        }
        M::MailSignedUpSubject => "כבר נרשמת לאתר {site}",
        M::MailSignedUpText => {
            "התקבל ניסיון (אולי שלך) להירשם לאתר {site} עם כתובת האימייל הזו. כבר נרשמת, כך שאין צורך לעשות דבר."
        }
        M::MailAccountSubject => "כבר יש לך חשבון באתר {site}",
        M::MailAccountText => {
            "התקבל ניסיון (אולי שלך) להירשם לאתר {site} עם כתובת האימייל הזו, שכבר משויך אליה חשבון. לא השתנה דבר."
        }
        M::MailIfYou => "אם ניסית להירשם, אפשר להיכנס עם הסיסמה הקיימת שלך.",
        M::MailIfNotYou => "אם לא ניסית להירשם, אפשר להתעלם מהאימייל הזה.",
        M::MailWelcomeSubject => "ברוכים הבאים לאתר {site}",
        M::MailWelcomeAccount => "כתובת האימייל שלך אומתה והחשבון שלך באתר {site} מוכן.",
        M::MailWelcomeSignedUp => "כתובת האימייל שלך אומתה ונרשמת לאתר {site}.",
        M::MailResetSubject => "בחירת סיסמה חדשה לאתר {site}",
        M::MailResetText => {
            "התקבלה בקשה (אולי שלך) לאפס את הסיסמה של החשבון שלך באתר {site}. אפשר לבחור סיסמה חדשה בקישור הזה:"
        }
        M::ChooseNewPassword => "בחירת סיסמה חדשה",
        M::MailResetLifetime => {
            "הקישור בתוקף למשך {time} ולשימוש אחד בלבד. אם לא ביקשת זאת, אפשר להתעלם מהאימייל הזה והסיסמה שלך לא תשתנה."
        }
        M::MailPasswordChangedSubject => "הסיסמה שלך לאתר {site} שונתה",
        M::MailPasswordChangedText => {
            "הסיסמה של החשבון שלך באתר {site} שונתה. אם לא שינית אותה, יש לאפס אותה עכשיו ולשנות גם את הסיסמה של תיבת האימייל שלך."
        }
        M::MailCodeSubject => "{code} הוא הקוד שלך לאתר {site}",
        M::MailPreheader => "הקישור והקוד בתוקף למשך {time}.",
        M::MailNothingToDo => "לא השתנה דבר ואין צורך לעשות דבר.",
        M::MailResetPreheader => "הקישור בתוקף למשך {time} ולשימוש אחד בלבד.",
        M::MailChangedPreheader => "אם לא שינית את הסיסמה, יש לאפס אותה עכשיו.",
        M::MailCopyLink => "אם הכפתור לא עובד, אפשר להעתיק את הקישור הזה לדפדפן:",
        M::MailOpenSite => "כניסה לאתר {site}",
        M::MailWhySignUp => "האימייל הזה נשלח אליך כי הכתובת שלך הוזנה בהרשמה לאתר {site}.",
        M::MailWhyAccount => "האימייל הזה נשלח אליך כי יש לך חשבון באתר {site}.",
        M::MailWhySignedUp => "האימייל הזה נשלח אליך כי נרשמת לאתר {site}.",
        M::MailHelp => "צריך עזרה? {contact}",
        M::ForgotPasswordText => {
            "יש להזין את כתובת האימייל של החשבון. נשלח אליך קישור לבחירת סיסמה חדשה."
        }
        M::ResetMailText => {
            "אם יש חשבון עם כתובת האימייל הזו, נשלח אליה קישור. הקישור בתוקף למשך {time}. כדאי לבדוק גם בתיקיית הספאם."
        }
        M::PasswordChangedTitle => "הסיסמה שלך שונתה",
        M::PasswordChangedText => {
            "אפשר להיכנס עם הסיסמה החדשה. ייתכן שבמכשירים אחרים צריך להיכנס שוב."
        }
        M::MailNewAddressText => {
            "התקבלה בקשה (אולי שלך) להשתמש בכתובת האימייל הזו לחשבון באתר {site}. כדי לבצע את השינוי, יש לאמת אותה:"
        }
        M::MailNewAddressLifetime => {
            "הקישור בתוקף למשך {time} ולשימוש אחד בלבד. אם לא ביקשת זאת, אפשר להתעלם מהאימייל הזה ודבר לא ישתנה."
        }
        M::MailAddressTakenText => {
            "התקבלה בקשה (אולי שלך) להשתמש בכתובת האימייל הזו לחשבון אחר באתר {site}. הכתובת כבר בשימוש, ולכן לא השתנה דבר. אם לא ביקשת זאת, אפשר להתעלם מהאימייל הזה."
        }
        M::MailAddressChangedSubject => "כתובת האימייל שלך לאתר {site} שונתה",
        M::MailAddressChangedText => {
            "כתובת האימייל של החשבון שלך באתר {site} שונתה ל־{address}. אם לא שינית אותה, יש ליצור איתנו קשר מיד ולשנות את הסיסמה של תיבת האימייל שלך."
        }
        M::ConfirmNewAddress => {
            "כדי להשתמש בכתובת האימייל הזו לחשבון שלך, יש לבחור באפשרות ”אימות”."
        }
        M::AddressChangedTitle => "כתובת האימייל שלך שונתה",
        M::AddressChangedText => {
            "מעכשיו נשלח אליך הודעות לכתובת החדשה. אם הכניסה שלך היא עם כתובת אימייל, יש להשתמש בכתובת החדשה."
        }
        M::ResetLinkDead => {
            "תוקפו פג, כבר נעשה בו שימוש או שאימייל חדש יותר החליף אותו. אפשר לבקש קישור חדש."
        }

        // The JSON API.
        M::ApiMalformed => "בקשה לא תקינה",
        M::ApiForeignOrigin => "בקשה מאתר אחר",
        M::ApiUnknownAttempt => "ניסיון הרשמה לא מוכר",
        M::ApiUnknownLink => "קישור לא מוכר",
        M::ApiNotOffered => "לא זמין",
        M::ApiMethodNotAllowed => "השיטה לא מותרת",
        M::ApiTooSlow => "תם הזמן הקצוב לבקשה",
        M::ApiTaken => "כבר תפוס",
        M::ApiInviteSpent => "ההזמנה כבר לא בתוקף",
        M::ApiLinkExpired => "תוקף הקישור פג",
        M::ApiTooLarge => "גוף הבקשה גדול מדי",
        M::ApiUnsupportedMediaType => "סוג מדיה לא נתמך",
        M::ApiInvalid => "שדות לא תקינים",
        M::ApiRateLimited => "יותר מדי בקשות",
        M::ApiBusy => "השרת עמוס",
        M::ApiUnavailable => "לא זמין באופן זמני",
        M::ApiTakenDetail => {
            "כבר קיים משתמש עם שם המשתמש הזה או עם כתובת האימייל הזו; השדה `problems` מציין במה מדובר."
        }
        M::ApiInvalidDetail => "חלק מהשדות לא תקינים; הם מפורטים בשדה `problems`.",
        M::ApiWorkDetail => {
            "יותר מדי אנשים נרשמים עכשיו. יש לפתור את `challenge?for=limit` ולשלוח את הפתרון, או לנסות שוב מאוחר יותר."
        }
        M::ApiNoAvailability => "הטופס הזה לא מציין אם שם משתמש פנוי.",
        M::ApiParameterTwice => "השאילתה כוללת פרמטר יותר מפעם אחת.",
        M::ApiNoCaptcha => "אין captcha בטופס.",
        M::ApiNoChallenge => "אין אתגר זמין כרגע.",
        M::ApiNameAnAttempt => "יש לשלוח את `token` של הקישור או את `attempt` של ההרשמה.",
        M::ApiUnknownLinkDetail => {
            "אין קישור עם האסימון הזה. ייתכן שהאסימון לא שלם או שכבר אינו תקף."
        }
        M::ApiUnknownAttemptDetail => "אין הרשמה עם `attempt` כזה.",
        M::ApiLinkExpiredDetail => "כדי לקבל קישור חדש, יש לשלוח את `token` שלו אל `resend`.",
        M::ApiNotAnObject => "גוף הבקשה צריך להיות אובייקט JSON יחיד.",
        M::ApiNotJson => "גוף הבקשה אינו JSON תקין (שורה {line}, עמודה {column}).",
        M::ApiTooManyMembers => {
            "האובייקט יכול לכלול לכל היותר {max:מאפיין אחד|שני מאפיינים|# מאפיינים}."
        }
        M::ApiMemberTwice => "האובייקט כולל מאפיין יותר מפעם אחת.",
        M::ApiNested => {
            "ערכי המאפיינים צריכים להיות מחרוזות או ערכים בוליאניים, ולא אובייקטים או מערכים מקוננים."
        }
        M::ApiNotAString => "הערך של המאפיין `{name}` צריך להיות מחרוזת.",
        M::ApiNotANumber => "הערך של המאפיין `{name}` צריך להיות מספר.",
        M::ApiNotAList => "הערך של המאפיין `{name}` צריך להיות מערך של מחרוזות.",
        M::ApiNotABoolean => "הערך של המאפיין `{name}` צריך להיות true או false.",
        M::ApiBadKey => {
            "הכותרת Idempotency-Key צריכה לכלול 16 עד 255 תווי ASCII גלויים שאיש לא יכול לנחש, כמו UUID אקראי."
        }
        M::ApiForeignOriginDetail => "הבקשה הזו נשלחה מדף באתר אחר.",
        M::ApiMediaTypeDetail => "גוף הבקשה צריך להיות `application/json` בקידוד UTF-8.",
        M::ApiTooLargeDetail => "גוף הבקשה יכול להיות בגודל של עד \u{2066}16 KiB\u{2069}.",
        M::ApiTooSlowDetail => "גוף הבקשה לא התקבל בתוך 10 שניות.",
        M::ApiFailedDetail => "אירעה שגיאה בשרת. אפשר לנסות שוב מאוחר יותר.",
        M::ApiMethodDetail => "הכותרת `Allow` מפרטת את השיטות המותרות.",
    }
}
