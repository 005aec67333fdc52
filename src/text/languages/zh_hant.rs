//! Chinese in traditional characters, with the words of Taiwan and 您 where a pronoun is needed, as
//! banks, public services and large services there write; mostly without a pronoun.
//!
//! Terms: 帳號 for account, 註冊 for sign-up, 登入 for signing in, 電子郵件地址 for the address, 郵件 for
//! the mail, 使用者名稱, 密碼, 驗證 for confirming, 驗證碼 for the confirmation code, 邀請碼, 連結, 網域,
//! 字元, 安全驗證 for the security check.
//!
//! A space stands between Chinese and Latin letters or digits, but not beside a label or a document.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Chinese, in traditional characters, as in Taiwan.
pub const CHINESE_TRADITIONAL: Translation =
    Translation::new("zh-Hant", "繁體中文", wording).plurals(Plurals::NONE).grouping(",", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "建立帳號",
        M::SignUp => "註冊",
        M::CreateAccount => "建立帳號",
        M::PleaseWait => "請稍候…",
        M::EmailAddress => "電子郵件地址",
        M::Username => "使用者名稱",
        M::Password => "密碼",
        M::InviteCode => "邀請碼",
        M::ConfirmationCode => "驗證碼",
        M::CodeHint => "8 位數字",
        M::PasswordHint => {
            "至少 {min} 個字元。把三、四個隨機的詞語組合在一起，好記又不容易被猜到。"
        }
        M::LengthOf => "{count}/{min}",
        M::CapsLockOn => "大寫鎖定已開啟",
        M::Optional => "（選填）",
        M::ConsentLabel => "我同意{document}",
        M::NewTab => "（在新分頁中開啟）",
        M::Show => "顯示",
        M::ShowPassword => "顯示密碼",
        M::Hide => "隱藏",
        M::HidePassword => "隱藏密碼",
        M::SelectAnOption => "請選擇",
        M::LeaveEmpty => "請勿填寫此欄位",
        M::DidYouMean => "您是不是要輸入 {address}？",
        M::IsAvailable => "這個{label}可以使用。",
        M::HaveAccount => "已經有帳號了嗎？{link}",
        M::SignIn => "登入",
        M::ResetPassword => "重設密碼",
        M::StartedAs => "您已開始用 {address} 註冊。",
        M::SendAgain => "重新寄送郵件",
        M::SendAgainIn => "重新寄送郵件（{seconds} 秒後）",

        // Above a form.
        M::ThereIsAProblem => "填寫的內容有問題",
        M::SummaryEntry => "{label}：{error}",
        M::BusyNotice => "目前使用人數過多。請在 {time}後再試一次。",
        M::TooOftenNotice => "嘗試次數過多。請在 {time}後再試一次。",
        M::UnreachableNotice => {
            "無法連線。請檢查網路連線，然後再試一次。您填寫的內容仍保留在此頁面。"
        }
        M::ClosedNotice => "目前未開放註冊。",
        M::OutdatedNotice => "此頁面已過期。請重新整理頁面，然後再試一次。",
        M::FailedNotice => "抱歉，發生錯誤。請在一分鐘後再試一次。",

        // Spans of time.
        M::Seconds => "{count} 秒",
        M::Minutes => "{count} 分鐘",
        M::Hours => "{count} 小時",

        // An empty field.
        M::FillIn => "請填寫此欄位。",
        M::EnterEmail => "請輸入電子郵件地址。",
        M::EnterUsername => "請輸入使用者名稱。",
        M::EnterPassword => "請輸入密碼。",
        M::AgreeTo => "同意{document}後才能註冊。",
        M::TickBox => "請勾選此方塊，然後繼續。",
        M::SelectOption => "請選擇一個項目。",
        M::EnterInvite => "請輸入邀請碼。",
        M::EnterCode => "請輸入驗證碼。",

        // Any field.
        M::AtLeast => "請至少輸入 {min} 個字元。",
        M::AtMost => "最多可輸入 {max} 個字元。",
        M::HiddenCharacter => "您填寫的內容含有看不見的字元。請刪除後直接輸入，不要用貼上的方式。",
        M::CheckEntry => "請檢查您填寫的內容。",
        M::NotADate => "{label}必須是真實的日期，例如 2007-03-27。",
        M::NotInTheFuture => "{label}不能晚於今天。",
        M::MinAge => "{label}必須在至少 {years} 年以前。",
        M::MaxAge => "{label}距今必須不到 {years} 年。",
        M::NotANumber => "{label}必須是數字，例如 12。",
        M::NotWhole => "{label}必須是整數，例如 12。",
        M::MaxDecimals => "{label}最多可有 {places} 位小數。",
        M::MinNumber => "{label}不能小於 {min}。",
        M::MaxNumber => "{label}不能大於 {max}。",
        M::NotATelephone => "{label}必須是電話號碼，例如 +44 20 7946 0958。",
        M::NotAUrl => "{label}必須是網址，例如 https://example.org。",
        M::MinChoices => "請至少選擇 {min} 個項目。",
        M::MaxChoices => "最多可選擇 {max} 個項目。",
        M::QuotedCharacter => "「{character}」",
        M::NamedCharacter => "字元 {code}",

        // The email address.
        M::EmailMissingAt => "請輸入含有 @ 的電子郵件地址，例如 name@example.com。",
        M::EmailLookAlikeAt => "這個 @ 是外觀相似的其他字元。請刪除後輸入標準的 @。",
        M::EmailLocalEmpty => "請輸入 @ 前面的部分，例如 name@example.com。",
        M::EmailDomainEmpty => "請輸入 @ 後面的部分，例如 name@example.com。",
        M::EmailLocalNotAscii => "我們只能寄送郵件到 @ 前面為字母 a 到 z、數字和符號的地址。",
        M::EmailLocalCharacters => "請刪除 @ 前面的空格、逗號等字元。",
        M::EmailHidden => "電子郵件地址含有看不見的字元。請刪除後直接輸入，不要用貼上的方式。",
        M::EmailHiddenNamed => {
            "電子郵件地址含有看不見的字元（{code}）。請刪除後直接輸入，不要用貼上的方式。"
        }
        M::EmailSpace => "電子郵件地址不能包含空格。",
        M::EmailTwoAts => "電子郵件地址只能有一個 @。",
        M::EmailRemoveBefore => "請從 @ 前面的部分刪除{character}。",
        M::EmailRemoveAfter => "請從 @ 後面的部分刪除{character}。",
        M::EmailRemoveName => "請從姓名中刪除{character}。",
        M::EmailDotStart => "電子郵件地址不能以句點開頭。",
        M::EmailDotBeforeAt => "請刪除緊接在 @ 前面的句點。",
        M::EmailTwoDots => "電子郵件地址不能有兩個連續的句點。",
        M::EmailDotAfterAt => "請刪除緊接在 @ 後面的句點。",
        M::EmailDotEnd => "電子郵件地址不能以句點結尾。",
        M::EmailHyphenAfterAt => "請刪除緊接在 @ 後面的連字號。",
        M::EmailHyphenEnd => "電子郵件地址不能以連字號結尾。",
        M::EmailDotHyphen => "在電子郵件地址中，@ 後面的句點和連字號不能相鄰。",
        M::EmailQuotes => "請刪除 @ 前面的引號。",
        M::EmailDomainCharacters => "@ 後面只能使用字母、數字、句點和連字號。",
        M::EmailNoEnding => "電子郵件地址必須以 .com 或 .org 之類的字尾結尾。",
        M::EmailSpecialDomain => "無法寄送郵件到此網域。請檢查 @ 後面的拼字。",
        M::EmailBrackets => "請在 @ 後面輸入網域，例如 example.com，不要加括號。",
        M::EmailOnlyAddress => "請只輸入電子郵件地址，不要加上姓名或角括號 < 和 >。",
        M::EmailLocalTooLong => "@ 前面的部分不能超過 64 個字元。",
        M::EmailDomainTooLong => {
            "@ 後面的部分不能超過 253 個字元，兩個句點之間不能超過 63 個字元。"
        }
        M::EmailTooLong => "電子郵件地址不能超過 254 個字元。",
        M::EmailBadDomain => "請檢查 @ 後面的部分，這不是有效的網域名稱。",
        M::DomainNotFound => "找不到此網域。請檢查 @ 後面的拼字。",
        M::DomainTakesNoMail => "此網域不接收郵件。請檢查 @ 後面的拼字。",
        M::DisposableAddress => "請輸入長期使用的電子郵件地址。我們不接受臨時信箱。",
        M::DomainNotAdmitted => "無法使用此網域的電子郵件地址註冊。請改用其他電子郵件地址。",
        M::AddressTaken => "此電子郵件地址已有帳號。請登入，或改用其他電子郵件地址。",

        // The username.
        M::UsernameTooShort => "{label}至少需要 {min} 個字元。",
        M::UsernameTooLong => "{label}不能超過 {max} 個字元。",
        M::UsernameEmpty => "{label}不能空白。",
        M::UsernameAt => "{label}不能包含 @。",
        M::UsernameSpace => "{label}不能包含空格。",
        M::UsernameHidden => {
            "{label}含有看不見的字元（{code}）。請刪除後直接輸入，不要用貼上的方式。"
        }
        M::UsernameCharacter => "{label}不能包含{character}。",
        M::UsernameNotAscii => "{label}不能包含{character}。請使用字母 a 到 z 和數字。",
        M::UsernameMisplaced => "{label}中只有在特定字母旁邊才能使用{character}。",
        M::UsernameEnds => "{label}的開頭和結尾必須是字母或數字。",
        M::UsernameSeparators => "{label}不能有兩個連續的句點、連字號或底線。",
        M::UsernameAccentAlone => "請將重音符號加在字母上。",
        M::UsernameAccents => "請減少同一個字母上的重音符號。",
        M::UsernameDigits => "請只使用同一種書寫系統的數字。",
        M::UsernameScripts => "請只使用同一種文字的字母。其中有些字母看起來像另一種文字的字母。",
        M::UsernameDirections => "請勿混用由左至右和由右至左書寫的字母。",
        M::UsernameReserved => "這個{label}無法使用。請換一個。",
        M::UsernameTaken => "這個{label}已有人使用。請換一個。",
        M::NotOnGithub => "找不到使用此使用者名稱的 GitHub 帳號。",

        // The password.
        M::PasswordTooShort => "密碼至少需要 {min} 個字元。",
        M::PasswordTooLong => "密碼不能超過 256 個字元。",
        M::PasswordRepeats => "此密碼只是重複的內容。請試試幾個互不相關的詞語。",
        M::PasswordPattern => "此密碼的規律太明顯。請試試幾個互不相關的詞語。",
        M::PasswordLikeEmail => "密碼不能與您的電子郵件地址相似。",
        M::PasswordLikeSite => "密碼不能與本網站的名稱相似。",
        M::PasswordLikeAnswers => "密碼不能與您填寫的其他內容相似。",
        M::PasswordCommon => "此密碼太容易被猜到。請試試幾個互不相關的詞語。",
        M::PasswordBreached => "此密碼曾出現在資料外洩事件中。請改用您沒有在其他地方使用過的密碼。",
        M::PasswordWrong => "這不是您註冊時設定的密碼。請再試一次，或選擇使用新密碼。",

        // Codes and invites.
        M::CodeMalformed => "驗證碼應為 8 位數字。",
        M::CodeWrong => "驗證碼不正確。請輸入我們最新一封郵件中的驗證碼。",
        M::CodeExpired => "此驗證碼已過期。請重新寄送郵件，以取得新的驗證碼。",
        M::CodeTooManyTries => "驗證碼錯誤次數過多。請改用郵件中的連結。",
        M::InviteMalformed => "邀請碼應為 24 個英數字元。",
        M::InviteUnknown => "此邀請碼無效或已過期。請索取新的邀請碼。",
        M::InviteUsedUp => "此邀請已無法使用。請索取新的邀請，然後重新註冊。",
        M::InviteForAnother => "此邀請是寄給其他電子郵件地址的。請輸入受邀的電子郵件地址。",

        // The security check (captcha).
        M::CaptchaMissing => "請完成安全驗證。",
        M::CaptchaFailed => "無法確認您不是機器人。請再試一次。",
        M::CaptchaExpired => "安全驗證已過期。請重新送出表單。",
        M::CaptchaUnavailable => "安全驗證目前無法使用。請在一分鐘後再試一次。",
        M::CaptchaTooSoon => "請等待 {seconds} 秒，然後重新送出表單。",
        M::CaptchaWork => {
            "目前使用人數過多，您的瀏覽器需要先進行一些運算。請在安全驗證完成後，或在 {time}後重新送出表單。"
        }

        // The captcha.
        M::CaptchaLabel => "安全驗證",
        M::CaptchaWorking => "正在確認您不是機器人…",
        M::CaptchaDone => "安全驗證已完成。",
        M::CaptchaLost => "無法載入安全驗證。",
        M::CaptchaWaitUnscripted => "JavaScript 已停用。請至少等待 {seconds} 秒再送出此表單。",
        M::CaptchaNeedsScripts => "請啟用 JavaScript 並重新整理此頁面，以完成安全驗證。",
        M::CaptchaLaterUnscripted => "JavaScript 已停用。請稍後再試。",

        // All pages.
        M::TitleWithError => "錯誤：{title}",
        M::AddressLine => "電子郵件地址：{address}",
        M::Continue => "繼續",
        M::Confirm => "驗證",
        M::Cancel => "取消",
        M::StartAgain => "重新開始",

        // The page after the form.
        M::CheckYourEmail => "請查看您的電子郵件",
        M::WeAreEmailing => "我們正在寄送郵件到 {address}，可能需要幾分鐘才會送達。",
        M::OpenLinkOrEnterCode => {
            "請開啟郵件中的連結，或在下方輸入驗證碼。兩者的有效時間均為 {time}。"
        }
        M::CouldNotDeliver => "郵件無法送達 {address}。請檢查電子郵件地址。",
        M::IfYouJustSignedUp => {
            "如果您剛剛註冊過，我們會寄送一封附有連結的郵件給您。請開啟連結以完成註冊。"
        }
        M::EmailingAgain => {
            "我們正在向 {address} 再寄一封電子郵件。請使用最新的郵件：其中的驗證碼會取代先前的驗證碼。我們每天只會寄出幾封郵件，如果沒有收到，請查看垃圾郵件資料夾，或明天再試。"
        }
        M::AskedTooSoon => {
            "我們剛才已寄電子郵件到 {address}。請等待 {seconds} 秒後再要求重新寄送。"
        }
        M::OpenMailbox => "開啟 {name}",
        M::NoEmail => "沒有收到郵件？請查看垃圾郵件匣，或重新寄送。",
        M::UseDifferentAddress => "改用其他電子郵件地址",
        M::AddressChange => {
            "我們會寄送郵件到新的電子郵件地址，先前的郵件將會失效。您填寫的其他資料維持不變。"
        }
        M::SendEmail => "寄送郵件",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "驗證電子郵件地址",
        M::SelectConfirm => "點選「驗證」即可完成註冊。",
        M::CompleteLastStep => "完成這最後一個步驟，即可完成註冊。",
        M::KnownPasswordHint => "您是在另一個瀏覽器中開啟此連結。請輸入註冊時設定的密碼。",
        M::OrEnterCodeThere => "您也可以回到註冊時使用的瀏覽器，在那裡輸入郵件中的驗證碼。",
        M::PasswordChoice => "您想使用哪個密碼？",
        M::UseKnownPassword => "註冊時設定的密碼",
        M::UseNewPassword => "新密碼",
        M::TryAgainSoon => "請稍後再試",
        M::AlreadyConfirmedTitle => "已完成驗證",
        M::AlreadyConfirmed => "此電子郵件地址先前已完成驗證。",
        M::OnWaitlistTitle => "您已加入候補名單",
        M::OnWaitlist => "您的電子郵件地址已完成驗證。有名額時，我們會寄送郵件通知您。",
        M::InviteSpentTitle => "您的邀請已失效",
        M::InviteSpent => "在您註冊之後，此邀請已用完或遭到撤回。請向邀請您的人索取新的邀請。",
        M::DifferentInvite => "使用其他邀請註冊",
        M::LinkExpiredTitle => "此連結已過期",
        M::LinkExpired => "為了您的安全，連結會在 {time}後失效。我們可以寄送新的連結給您。",
        M::SendNewEmail => "寄送新郵件",
        M::LinkUnknownTitle => "此連結無效",
        M::LinkUnknownOwn => {
            "連結可能不完整，或是您的瀏覽器封鎖了 Cookie。請允許本網站使用 Cookie，並使用我們最新一封郵件中的連結，或取得新的連結。"
        }
        M::LinkUnknown => {
            "連結可能不完整，或是您的瀏覽器封鎖了 Cookie。請允許本網站使用 Cookie，並使用我們最新一封郵件中的連結，或重新開始。"
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "取消這次註冊",
        M::CancelSignUpText => {
            "有人使用了您的電子郵件地址，可能是填錯了。取消註冊後，我們在一段時間內不會再寄送郵件給您。"
        }
        M::DidNotSignUp => "我沒有註冊",
        M::CancelledTitle => "已取消註冊",
        M::Cancelled => "沒有建立任何帳號。我們在一段時間內不會再寄送郵件給您。",
        M::WasConfirmedTitle => "此電子郵件地址已完成驗證",
        M::WasConfirmed => {
            "有人透過您的信箱完成了驗證。如果不是您本人，請變更信箱密碼並與我們聯絡。"
        }
        M::NothingToCancelTitle => "沒有可取消的註冊",
        M::NothingToCancel => "這次註冊可能已經取消，或是連結不完整。",

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "歡迎",
        M::SignedUpTitle => "註冊成功",
        M::ConfirmedAndReady => "您的電子郵件地址已完成驗證，帳號可以開始使用了。",
        M::Confirmed => "您的電子郵件地址已完成驗證。",
        M::AccountReady => "您的帳號可以開始使用了。",
        M::CarryOnThere => "您可以關閉此頁面，回到註冊時的頁面繼續操作。",
        M::FinishedTitle => "您完成註冊了嗎？",
        M::FinishedText => {
            "如果您已驗證電子郵件地址，可以繼續。如果還沒有，請先開啟我們郵件中的連結。"
        }
        M::ClosedTitle => "未開放註冊",
        M::ClosedText => "目前無法註冊。如果您先前已經註冊，郵件中的連結仍然有效。",
        M::NotAvailableTitle => "抱歉，目前無法註冊",
        M::TryAgainLater => "請稍後再試。",

        // Plain pages for requests that fail.
        M::ForeignTitle => "請開啟註冊頁面，然後再試一次",
        M::ForeignText => "此表單是從其他網站送出的。",
        M::UnreadableTitle => "無法讀取此表單",
        M::GoBack => "請返回上一頁，然後再試一次。",
        M::BackToForm => "前往註冊表單",
        M::TooLargeTitle => "內容過長",
        M::GoBackAndShorten => "請返回上一頁，縮短您填寫的內容。",
        M::TooSlowTitle => "網路連線過慢",
        M::OtherNameTitle => "此頁面位於其他網址",
        M::OtherNameText => "本網站的註冊網址是 {link}。請在那裡開啟註冊頁面。",
        M::FailedTitle => "抱歉，發生錯誤",
        M::GoBackInAMinute => "請返回上一頁，在一分鐘後再試一次。",

        // Mails.
        M::MailConfirmSubject => "【{site}】請驗證您的電子郵件地址",
        M::MailConfirmText => "請驗證您的電子郵件地址，以完成 {site} 的註冊。",
        M::MailConfirmButton => "驗證電子郵件地址",
        M::MailCode => "或者，在註冊頁面輸入以下驗證碼：",
        M::MailLifetime => {
            "連結和驗證碼的有效時間為 {time}。如果您沒有註冊，請忽略這封郵件，我們不會建立任何帳號。如果不想再收到這類郵件："
        }
        M::MailSignedUpSubject => "【{site}】您已經註冊過了",
        M::MailSignedUpText => {
            "有人（可能是您本人）嘗試使用此電子郵件地址註冊 {site}。您已經註冊過了，不需要進行任何操作。"
        }
        M::MailAccountSubject => "【{site}】您已經有帳號了",
        M::MailAccountText => {
            "有人（可能是您本人）嘗試使用此電子郵件地址註冊 {site}，但此電子郵件地址已有帳號。您的帳號沒有任何變更。"
        }
        M::MailIfYou => "如果是您本人，請使用現有的密碼登入。",
        M::MailIfNotYou => "如果不是您本人，請忽略這封郵件。",
        M::MailWelcomeSubject => "歡迎加入 {site}",
        M::MailWelcomeAccount => "您的電子郵件地址已完成驗證，您的 {site} 帳號可以開始使用了。",
        M::MailWelcomeSignedUp => "您的電子郵件地址已完成驗證，您已成功註冊 {site}。",
        M::MailResetSubject => "【{site}】請設定新密碼",
        M::MailResetText => {
            "有人（可能是您本人）要求重設您在 {site} 的帳號密碼。請使用此連結設定新密碼："
        }
        M::ChooseNewPassword => "設定新密碼",
        M::MailResetLifetime => {
            "連結的有效時間為 {time}，且只能使用一次。如果不是您本人，請忽略這封郵件，您的密碼不會變更。"
        }
        M::MailPasswordChangedSubject => "【{site}】您的密碼已變更",
        M::MailPasswordChangedText => {
            "您在 {site} 的帳號密碼已變更。如果不是您本人，請立即重設密碼，並變更您電子郵件帳號的密碼。"
        }
        M::MailCodeSubject => "{code} 是您的 {site} 驗證碼",
        M::MailPreheader => "連結和驗證碼的有效時間為 {time}。",
        M::MailNothingToDo => "沒有任何變更，您不需要進行任何操作。",
        M::MailResetPreheader => "連結的有效時間為 {time}，且只能使用一次。",
        M::MailChangedPreheader => "如果不是您本人，請立即重設密碼。",
        M::MailCopyLink => "如果按鈕無法使用，請將此連結複製到瀏覽器：",
        M::MailOpenSite => "開啟 {site}",
        M::MailWhySignUp => "您收到這封郵件，是因為有人在註冊 {site} 時輸入了您的電子郵件地址。",
        M::MailWhyAccount => "您收到這封郵件，是因為您在 {site} 有帳號。",
        M::MailWhySignedUp => "您收到這封郵件，是因為您註冊了 {site}。",
        M::MailHelp => "需要協助嗎？{contact}",
        M::ForgotPasswordText => "請輸入您帳號的電子郵件地址。我們會寄給您用來設定新密碼的連結。",
        M::ResetMailText => {
            "如果此電子郵件地址有帳號，我們會寄送連結給它。連結的有效時間為 {time}。請同時查看垃圾郵件資料夾。"
        }
        M::PasswordChangedTitle => "您的密碼已變更",
        M::PasswordChangedText => "您可以使用新密碼登入。在其他裝置上，您可能需要重新登入。",
        M::MailNewAddressText => {
            "有人（可能是您本人）要求將此電子郵件地址用於 {site} 的帳號。請驗證此地址以完成變更："
        }
        M::MailNewAddressLifetime => {
            "連結的有效時間為 {time}，且只能使用一次。如果不是您本人，請忽略這封郵件，不會有任何變更。"
        }
        M::MailAddressTakenText => {
            "有人（可能是您本人）嘗試將此電子郵件地址用於 {site} 的另一個帳號。此地址已有人使用，因此沒有任何變更。如果不是您本人，請忽略這封郵件。"
        }
        M::MailAddressChangedSubject => "【{site}】您的電子郵件地址已變更",
        M::MailAddressChangedText => {
            "您在 {site} 的帳號電子郵件地址已變更為 {address}。如果不是您本人，請立即與我們聯絡，並變更您電子郵件帳號的密碼。"
        }
        M::ConfirmNewAddress => "點選「驗證」即可將此電子郵件地址用於您的帳號。",
        M::AddressChangedTitle => "您的電子郵件地址已變更",
        M::AddressChangedText => {
            "今後我們會將郵件寄到您的新電子郵件地址。如果您使用電子郵件地址登入，請使用新地址。"
        }
        M::ResetLinkDead => "連結已過期、已使用，或已被較新的郵件取代。您可以要求新的連結。",

        // The JSON API.
        M::ApiMalformed => "要求無效",
        M::ApiForeignOrigin => "跨網站要求",
        M::ApiUnknownAttempt => "未知的註冊",
        M::ApiUnknownLink => "未知的連結",
        M::ApiNotOffered => "未提供",
        M::ApiMethodNotAllowed => "不允許的方法",
        M::ApiTooSlow => "要求逾時",
        M::ApiTaken => "已有人使用",
        M::ApiInviteSpent => "邀請已失效",
        M::ApiLinkExpired => "連結已過期",
        M::ApiTooLarge => "要求主體過大",
        M::ApiUnsupportedMediaType => "不支援的媒體類型",
        M::ApiInvalid => "欄位無效",
        M::ApiRateLimited => "要求過多",
        M::ApiBusy => "伺服器忙碌",
        M::ApiUnavailable => "暫時無法使用",
        M::ApiTakenDetail => {
            "已有使用者使用該使用者名稱或電子郵件地址；`problems` 會指出是哪一項。"
        }
        M::ApiInvalidDetail => "部分欄位無效；`problems` 會列出這些欄位。",
        M::ApiWorkDetail => "註冊人數過多。請計算 `challenge?for=limit` 的解並送出，或稍後再試。",
        M::ApiNoAvailability => "此表單不提供使用者名稱是否可用的資訊。",
        M::ApiParameterTwice => "查詢中有重複的參數。",
        M::ApiNoCaptcha => "此表單沒有 captcha。",
        M::ApiNoChallenge => "目前沒有可用的 challenge。",
        M::ApiNameAnAttempt => "請傳送連結的 `token` 或註冊的 `attempt`。",
        M::ApiUnknownLinkDetail => "沒有與此 token 對應的連結。token 可能不完整，或已失效。",
        M::ApiUnknownAttemptDetail => "沒有與此 `attempt` 對應的註冊。",
        M::ApiLinkExpiredDetail => "將其 `token` 傳送到 `resend` 即可取得新的連結。",
        M::ApiNotAnObject => "要求主體必須是單一 JSON 物件。",
        M::ApiNotJson => "要求主體不是有效的 JSON（第 {line} 行，第 {column} 欄）。",
        M::ApiTooManyMembers => "物件最多只能有 {max} 個成員。",
        M::ApiMemberTwice => "物件中有重複的成員。",
        M::ApiNested => "成員必須是字串或布林值，不能是巢狀的物件或陣列。",
        M::ApiNotAString => "成員 `{name}` 必須是字串。",
        M::ApiNotANumber => "成員 `{name}` 必須是數字。",
        M::ApiNotAList => "成員 `{name}` 必須是字串陣列。",
        M::ApiNotABoolean => "成員 `{name}` 必須是 true 或 false。",
        M::ApiBadKey => {
            "Idempotency-Key 必須由 16 到 255 個可見的 ASCII 字元組成，且無法被人猜到，例如隨機的 UUID。"
        }
        M::ApiForeignOriginDetail => "此要求是由其他網站的頁面傳送的。",
        M::ApiMediaTypeDetail => "要求主體必須是 UTF-8 編碼的 `application/json`。",
        M::ApiTooLargeDetail => "要求主體不能超過 16 KiB。",
        M::ApiTooSlowDetail => "要求主體未在 10 秒內送達。",
        M::ApiFailedDetail => "伺服器發生錯誤。請稍後再試。",
        M::ApiMethodDetail => "`Allow` 標頭列出了允許的方法。",
    }
}
