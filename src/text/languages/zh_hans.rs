//! Chinese in simplified characters, with 您 where a pronoun is needed, as mail providers, banks and
//! large services write; mostly without a pronoun.
//!
//! Terms: 账号 for account, 注册 for sign-up, 登录 for signing in, 邮箱地址 for the address, 邮件 for the
//! mail, 用户名, 密码, 验证 for confirming, 验证码 for the confirmation code, 邀请码, 链接, 域名, 字符,
//! 安全验证 for the security check.
//!
//! A space stands between Chinese and Latin letters or digits, but not beside a label or a document.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Chinese, in simplified characters.
pub const CHINESE_SIMPLIFIED: Translation =
    Translation::new("zh-Hans", "简体中文", wording).plurals(Plurals::NONE).grouping(",", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "创建账号",
        M::SignUp => "注册",
        M::CreateAccount => "创建账号",
        M::PleaseWait => "请稍候…",
        M::EmailAddress => "邮箱地址",
        M::Username => "用户名",
        M::Password => "密码",
        M::InviteCode => "邀请码",
        M::ConfirmationCode => "验证码",
        M::CodeHint => "8 位数字",
        M::PasswordHint => {
            "至少 {min} 个字符。三四个随机的词语组合在一起，容易记住，又很难被猜到。"
        }
        M::LengthOf => "{count}/{min}",
        M::CapsLockOn => "大写锁定已打开",
        M::Optional => "（选填）",
        M::ConsentLabel => "我同意{document}",
        M::NewTab => "（在新标签页中打开）",
        M::Show => "显示",
        M::ShowPassword => "显示密码",
        M::Hide => "隐藏",
        M::HidePassword => "隐藏密码",
        M::SelectAnOption => "请选择",
        M::LeaveEmpty => "请勿填写此项",
        M::DidYouMean => "您是不是想输入 {address}？",
        M::IsAvailable => "该{label}可以使用。",
        M::HaveAccount => "已有帐号？{link}",
        M::SignIn => "登录",
        M::ResetPassword => "重置密码",
        M::StartedAs => "您已开始用 {address} 注册。",
        M::SendAgain => "重新发送邮件",
        M::SendAgainIn => "重新发送邮件（{seconds} 秒后）",

        // Above a form.
        M::ThereIsAProblem => "填写的内容有问题",
        M::SummaryEntry => "{label}：{error}",
        M::BusyNotice => "当前访问人数过多。请在 {time}后重试。",
        M::TooOftenNotice => "尝试次数过多。请在 {time}后重试。",
        M::UnreachableNotice => "无法连接。请检查网络连接，然后重试。您填写的内容仍在此页面上。",
        M::ClosedNotice => "目前暂未开放注册。",
        M::OutdatedNotice => "此页面已过期。请刷新页面，然后重试。",
        M::FailedNotice => "抱歉，出了点问题。请在一分钟后重试。",

        // Spans of time.
        M::Seconds => "{count} 秒",
        M::Minutes => "{count} 分钟",
        M::Hours => "{count} 小时",

        // An empty field.
        M::FillIn => "请填写此项。",
        M::EnterEmail => "请输入邮箱地址。",
        M::EnterUsername => "请输入用户名。",
        M::EnterPassword => "请输入密码。",
        M::AgreeTo => "同意{document}后才能注册。",
        M::TickBox => "请勾选此项，然后继续。",
        M::SelectOption => "请选择一项。",
        M::EnterInvite => "请输入邀请码。",
        M::EnterCode => "请输入验证码。",

        // Any field.
        M::AtLeast => "请至少输入 {min} 个字符。",
        M::AtMost => "最多可输入 {max} 个字符。",
        M::HiddenCharacter => "您填写的内容含有不可见的字符。请删除后手动输入，不要粘贴。",
        M::CheckEntry => "请检查您填写的内容。",
        M::NotADate => "{label}必须是真实的日期，例如 2007-03-27。",
        M::NotInTheFuture => "{label}不能晚于今天。",
        M::MinAge => "{label}必须在至少 {years} 年以前。",
        M::MaxAge => "{label}距今必须不到 {years} 年。",
        M::NotANumber => "{label}必须是数字，例如 12。",
        M::NotWhole => "{label}必须是整数，例如 12。",
        M::MaxDecimals => "{label}最多可有 {places} 位小数。",
        M::MinNumber => "{label}不能小于 {min}。",
        M::MaxNumber => "{label}不能大于 {max}。",
        M::NotATelephone => "{label}必须是电话号码，例如 +44 20 7946 0958。",
        M::NotAUrl => "{label}必须是网址，例如 https://example.org。",
        M::MinChoices => "请至少选择 {min} 项。",
        M::MaxChoices => "最多可选择 {max} 项。",
        M::QuotedCharacter => "“{character}”",
        M::NamedCharacter => "字符 {code}",

        // The email address.
        M::EmailMissingAt => "请输入带有 @ 的邮箱地址，例如 name@example.com。",
        M::EmailLookAlikeAt => "这个 @ 是形似的其他字符。请删除后输入标准的 @。",
        M::EmailLocalEmpty => "请输入 @ 前面的部分，例如 name@example.com。",
        M::EmailDomainEmpty => "请输入 @ 后面的部分，例如 name@example.com。",
        M::EmailLocalNotAscii => "我们只能向 @ 前面为字母 a 到 z、数字和符号的地址发送邮件。",
        M::EmailLocalCharacters => "请删除 @ 前面的空格、逗号等字符。",
        M::EmailHidden => "邮箱地址含有不可见的字符。请删除后手动输入，不要粘贴。",
        M::EmailHiddenNamed => "邮箱地址含有不可见的字符（{code}）。请删除后手动输入，不要粘贴。",
        M::EmailSpace => "邮箱地址不能包含空格。",
        M::EmailTwoAts => "邮箱地址只能有一个 @。",
        M::EmailRemoveBefore => "请从 @ 前面的部分中删除{character}。",
        M::EmailRemoveAfter => "请从 @ 后面的部分中删除{character}。",
        M::EmailRemoveName => "请从姓名中删除{character}。",
        M::EmailDotStart => "邮箱地址不能以点号开头。",
        M::EmailDotBeforeAt => "请删除紧挨在 @ 前面的点号。",
        M::EmailTwoDots => "邮箱地址不能有连续两个点号。",
        M::EmailDotAfterAt => "请删除紧跟在 @ 后面的点号。",
        M::EmailDotEnd => "邮箱地址不能以点号结尾。",
        M::EmailHyphenAfterAt => "请删除紧跟在 @ 后面的连字符。",
        M::EmailHyphenEnd => "邮箱地址不能以连字符结尾。",
        M::EmailDotHyphen => "邮箱地址中，@ 后面的点号和连字符不能相邻。",
        M::EmailQuotes => "请删除 @ 前面的引号。",
        M::EmailDomainCharacters => "@ 后面只能使用字母、数字、点号和连字符。",
        M::EmailNoEnding => "邮箱地址必须以 .com 或 .org 之类的后缀结尾。",
        M::EmailSpecialDomain => "无法向此域名发送邮件。请检查 @ 后面的拼写。",
        M::EmailBrackets => "请在 @ 后面输入域名，例如 example.com，不要加括号。",
        M::EmailOnlyAddress => "请只输入邮箱地址，不要加姓名或尖括号 < 和 >。",
        M::EmailLocalTooLong => "@ 前面的部分不能超过 64 个字符。",
        M::EmailDomainTooLong => {
            "@ 后面的部分不能超过 253 个字符，两个点号之间不能超过 63 个字符。"
        }
        M::EmailTooLong => "邮箱地址不能超过 254 个字符。",
        M::EmailBadDomain => "请检查 @ 后面的部分，这不是有效的域名。",
        M::DomainNotFound => "找不到此域名。请检查 @ 后面的拼写。",
        M::DomainTakesNoMail => "此域名不接收邮件。请检查 @ 后面的拼写。",
        M::DisposableAddress => "请输入长期使用的邮箱地址。我们不接受临时邮箱。",
        M::DomainNotAdmitted => "无法使用此域名的邮箱地址注册。请换一个邮箱地址。",
        M::AddressTaken => "此邮箱地址已有账号。请登录，或换一个邮箱地址。",

        // The username.
        M::UsernameTooShort => "{label}至少需要 {min} 个字符。",
        M::UsernameTooLong => "{label}不能超过 {max} 个字符。",
        M::UsernameEmpty => "{label}不能为空。",
        M::UsernameAt => "{label}不能包含 @。",
        M::UsernameSpace => "{label}不能包含空格。",
        M::UsernameHidden => "{label}含有不可见的字符（{code}）。请删除后手动输入，不要粘贴。",
        M::UsernameCharacter => "{label}不能包含{character}。",
        M::UsernameNotAscii => "{label}不能包含{character}。请使用字母 a 到 z 和数字。",
        M::UsernameMisplaced => "{label}中只有在特定字母旁边才能使用{character}。",
        M::UsernameEnds => "{label}必须以字母或数字开头和结尾。",
        M::UsernameSeparators => "{label}不能有连续两个点号、连字符或下划线。",
        M::UsernameAccentAlone => "请把重音符号加在字母上。",
        M::UsernameAccents => "请减少同一个字母上的重音符号。",
        M::UsernameDigits => "请只使用同一种书写系统的数字。",
        M::UsernameScripts => "请只使用同一种文字的字母。其中有些字母形似另一种文字的字母。",
        M::UsernameDirections => "请勿混用从左到右和从右到左书写的字母。",
        M::UsernameReserved => "该{label}不可用。请换一个。",
        M::UsernameTaken => "该{label}已被使用。请换一个。",
        M::NotOnGithub => "找不到使用此用户名的 GitHub 账号。",

        // The password.
        M::PasswordTooShort => "密码至少需要 {min} 个字符。",
        M::PasswordTooLong => "密码不能超过 256 个字符。",
        M::PasswordRepeats => "此密码只是重复的内容。请试试几个互不相关的词语。",
        M::PasswordPattern => "此密码的规律太明显。请试试几个互不相关的词语。",
        M::PasswordLikeEmail => "密码不能与您的邮箱地址相似。",
        M::PasswordLikeSite => "密码不能与本网站的名称相似。",
        M::PasswordLikeAnswers => "密码不能与您填写的其他内容相似。",
        M::PasswordCommon => "此密码太容易被猜到。请试试几个互不相关的词语。",
        M::PasswordBreached => {
            "此密码曾出现在数据泄露事件中。请换一个您没有在其他地方使用过的密码。"
        }
        M::PasswordWrong => "这不是您注册时设置的密码。请重试，或选择使用新密码。",

        // Codes and invites.
        M::CodeMalformed => "验证码应为 8 位数字。",
        M::CodeWrong => "验证码不正确。请输入我们最新一封邮件中的验证码。",
        M::CodeExpired => "此验证码已过期。请重新发送邮件以获取新的验证码。",
        M::CodeTooManyTries => "验证码错误次数过多。请改用邮件中的链接。",
        M::InviteMalformed => "邀请码应由 24 个字母和数字组成。",
        M::InviteUnknown => "此邀请码无效或已过期。请索取新的邀请码。",
        M::InviteUsedUp => "此邀请已无法使用。请索取新的邀请，然后重新注册。",
        M::InviteForAnother => "此邀请是发给另一个邮箱地址的。请输入受邀的邮箱地址。",

        // The security check (captcha).
        M::CaptchaMissing => "请完成安全验证。",
        M::CaptchaFailed => "无法确认您不是机器人。请重试。",
        M::CaptchaExpired => "安全验证已过期。请重新提交表单。",
        M::CaptchaUnavailable => "安全验证暂时无法使用。请在一分钟后重试。",
        M::CaptchaTooSoon => "请等待 {seconds} 秒，然后重新提交表单。",
        M::CaptchaWork => {
            "当前访问人数过多，您的浏览器需要先进行一些计算。请在安全验证完成后，或在 {time}后重新提交表单。"
        }

        // The captcha.
        M::CaptchaLabel => "安全验证",
        M::CaptchaWorking => "正在确认您不是机器人…",
        M::CaptchaDone => "安全验证已完成。",
        M::CaptchaLost => "无法加载安全验证。",
        M::CaptchaWaitUnscripted => "JavaScript 已停用。请至少等待 {seconds} 秒再提交此表单。",
        M::CaptchaNeedsScripts => "请启用 JavaScript 并刷新此页面，以完成安全验证。",
        M::CaptchaLaterUnscripted => "JavaScript 已停用。请稍后重试。",

        // All pages.
        M::TitleWithError => "错误：{title}",
        M::AddressLine => "邮箱地址：{address}",
        M::Continue => "继续",
        M::Confirm => "验证",
        M::Cancel => "取消",
        M::StartAgain => "重新开始",

        // The page after the form.
        M::CheckYourEmail => "请查收邮件",
        M::WeAreEmailing => "我们正在向 {address} 发送邮件，可能需要几分钟才能送达。",
        M::OpenLinkOrEnterCode => {
            "请打开邮件中的链接，或在下方输入验证码。两者的有效期均为 {time}。"
        }
        M::CouldNotDeliver => "邮件无法送达 {address}。请检查邮箱地址。",
        M::IfYouJustSignedUp => {
            "如果您刚刚注册过，我们会向您发送一封带有链接的邮件。请打开链接以完成注册。"
        }
        M::EmailingAgain => {
            "我们正在向 {address} 再发送一封邮件。请使用最新的邮件：其中的验证码会取代之前的验证码。我们每天只发送几封邮件，如果没有收到，请查看垃圾邮件文件夹，或明天再试。"
        }
        M::AskedTooSoon => "我们刚刚向 {address} 发送了邮件。请等待 {seconds} 秒后再要求重新发送。",
        M::OpenMailbox => "打开 {name}",
        M::NoEmail => "没有收到邮件？请查看垃圾邮件文件夹，或重新发送。",
        M::UseDifferentAddress => "换一个邮箱地址",
        M::AddressChange => {
            "我们会向新的邮箱地址发送邮件，之前的邮件将失效。您填写的其他信息保持不变。"
        }
        M::SendEmail => "发送邮件",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "验证邮箱地址",
        M::SelectConfirm => "点击“验证”即可完成注册。",
        M::CompleteLastStep => "完成这最后一步，即可完成注册。",
        M::KnownPasswordHint => "您是在另一个浏览器中打开此链接的。请输入注册时设置的密码。",
        M::OrEnterCodeThere => "您也可以回到注册时使用的浏览器，在那里输入邮件中的验证码。",
        M::PasswordChoice => "您想使用哪个密码？",
        M::UseKnownPassword => "注册时设置的密码",
        M::UseNewPassword => "新密码",
        M::TryAgainSoon => "请稍后重试",
        M::AlreadyConfirmedTitle => "已通过验证",
        M::AlreadyConfirmed => "此邮箱地址已通过验证。",
        M::OnWaitlistTitle => "您已加入候补名单",
        M::OnWaitlist => "您的邮箱地址已通过验证。有名额时，我们会发邮件通知您。",
        M::InviteSpentTitle => "您的邀请已失效",
        M::InviteSpent => "在您注册之后，此邀请已被用完或撤回。请向邀请人索取新的邀请。",
        M::DifferentInvite => "使用其他邀请注册",
        M::LinkExpiredTitle => "此链接已过期",
        M::LinkExpired => "为了您的安全，链接会在 {time}后失效。我们可以向您发送新的链接。",
        M::SendNewEmail => "发送新邮件",
        M::LinkUnknownTitle => "此链接无效",
        M::LinkUnknownOwn => {
            "链接可能不完整，或者您的浏览器阻止了 Cookie。请允许本网站使用 Cookie，并使用我们最新一封邮件中的链接，或获取新的链接。"
        }
        M::LinkUnknown => {
            "链接可能不完整，或者您的浏览器阻止了 Cookie。请允许本网站使用 Cookie，并使用我们最新一封邮件中的链接，或重新开始。"
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "取消此次注册",
        M::CancelSignUpText => {
            "有人使用了您的邮箱地址，可能是填错了。取消注册后，我们在一段时间内不会再向您发送邮件。"
        }
        M::DidNotSignUp => "我没有注册",
        M::CancelledTitle => "注册已取消",
        M::Cancelled => "没有创建任何账号。我们在一段时间内不会再向您发送邮件。",
        M::WasConfirmedTitle => "此邮箱地址已完成验证",
        M::WasConfirmed => {
            "有人通过您的邮箱完成了验证。如果不是您本人操作，请修改邮箱密码并联系我们。"
        }
        M::NothingToCancelTitle => "没有可取消的注册",
        M::NothingToCancel => "此次注册可能已经取消，或者链接不完整。",

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "欢迎",
        M::SignedUpTitle => "注册成功",
        M::ConfirmedAndReady => "您的邮箱地址已通过验证，账号可以使用了。",
        M::Confirmed => "您的邮箱地址已通过验证。",
        M::AccountReady => "您的账号可以使用了。",
        M::CarryOnThere => "您可以关闭此页面，回到注册时的页面继续操作。",
        M::FinishedTitle => "您完成注册了吗？",
        M::FinishedText => "如果您已验证邮箱地址，可以继续。如果还没有，请先打开我们邮件中的链接。",
        M::ClosedTitle => "暂未开放注册",
        M::ClosedText => "目前无法注册。如果您之前已经注册，邮件中的链接仍然有效。",
        M::NotAvailableTitle => "抱歉，目前无法注册",
        M::TryAgainLater => "请稍后重试。",

        // Plain pages for requests that fail.
        M::ForeignTitle => "请打开注册页面，然后重试",
        M::ForeignText => "此表单是从其他网站提交的。",
        M::UnreadableTitle => "无法读取此表单",
        M::GoBack => "请返回上一页，然后重试。",
        M::BackToForm => "前往注册表单",
        M::TooLargeTitle => "内容过长",
        M::GoBackAndShorten => "请返回上一页，缩短您填写的内容。",
        M::TooSlowTitle => "网络连接过慢",
        M::OtherNameTitle => "此页面位于其他网址",
        M::OtherNameText => "本网站的注册网址是 {link}。请在那里打开注册页面。",
        M::FailedTitle => "抱歉，出了点问题",
        M::GoBackInAMinute => "请返回上一页，在一分钟后重试。",

        // Mails.
        M::MailConfirmSubject => "【{site}】请验证您的邮箱地址",
        M::MailConfirmText => "请验证您的邮箱地址，以完成 {site} 的注册。",
        M::MailConfirmButton => "验证邮箱地址",
        M::MailCode => "或者，在注册页面输入以下验证码：",
        M::MailLifetime => {
            "链接和验证码的有效期为 {time}。如果您没有注册，请忽略此邮件，我们不会创建任何账号。如不想再收到此类邮件："
        }
        M::MailSignedUpSubject => "【{site}】您已经注册过了",
        M::MailSignedUpText => {
            "有人（可能是您本人）尝试使用此邮箱地址注册 {site}。您已经注册过了，无需进行任何操作。"
        }
        M::MailAccountSubject => "【{site}】您已经有账号了",
        M::MailAccountText => {
            "有人（可能是您本人）尝试使用此邮箱地址注册 {site}，但此邮箱地址已有账号。您的账号没有任何变化。"
        }
        M::MailIfYou => "如果是您本人操作，请使用现有密码登录。",
        M::MailIfNotYou => "如果不是您本人操作，请忽略此邮件。",
        M::MailWelcomeSubject => "欢迎加入 {site}",
        M::MailWelcomeAccount => "您的邮箱地址已通过验证，您的 {site} 账号可以使用了。",
        M::MailWelcomeSignedUp => "您的邮箱地址已通过验证，您已成功注册 {site}。",
        M::MailResetSubject => "【{site}】请设置新密码",
        M::MailResetText => {
            "有人（可能是您本人）请求重置您在 {site} 的账号密码。请使用此链接设置新密码："
        }
        M::ChooseNewPassword => "设置新密码",
        M::MailResetLifetime => {
            "链接的有效期为 {time}，且只能使用一次。如果不是您本人操作，请忽略此邮件，您的密码不会改变。"
        }
        M::MailPasswordChangedSubject => "【{site}】您的密码已更改",
        M::MailPasswordChangedText => {
            "您在 {site} 的账号密码已更改。如果不是您本人操作，请立即重置密码，并更改您邮箱的密码。"
        }
        M::MailCodeSubject => "{code} 是您的 {site} 验证码",
        M::MailPreheader => "链接和验证码的有效期为 {time}。",
        M::MailNothingToDo => "没有任何变化，您无需进行任何操作。",
        M::MailResetPreheader => "链接的有效期为 {time}，且只能使用一次。",
        M::MailChangedPreheader => "如果不是您本人操作，请立即重置密码。",
        M::MailCopyLink => "如果按钮无法使用，请将此链接复制到浏览器中：",
        M::MailOpenSite => "打开 {site}",
        M::MailWhySignUp => "您收到此邮件，是因为有人在注册 {site} 时输入了您的邮箱地址。",
        M::MailWhyAccount => "您收到此邮件，是因为您在 {site} 有账号。",
        M::MailWhySignedUp => "您收到此邮件，是因为您注册了 {site}。",
        M::MailHelp => "需要帮助？{contact}",
        M::ForgotPasswordText => "请输入您账号的邮箱地址。我们会向您发送用于设置新密码的链接。",
        M::ResetMailText => {
            "如果此邮箱地址有账号，我们会向它发送链接。链接的有效期为 {time}。请同时查看垃圾邮件文件夹。"
        }
        M::PasswordChangedTitle => "您的密码已更改",
        M::PasswordChangedText => "您可以使用新密码登录。在其他设备上，您可能需要重新登录。",
        M::MailNewAddressText => {
            "有人（可能是您本人）请求将此邮箱地址用于 {site} 的账号。请验证此地址以完成更改："
        }
        M::MailNewAddressLifetime => {
            "链接的有效期为 {time}，且只能使用一次。如果不是您本人操作，请忽略此邮件，不会有任何变化。"
        }
        M::MailAddressTakenText => {
            "有人（可能是您本人）尝试将此邮箱地址用于 {site} 的另一个账号。此地址已被使用，因此没有任何变化。如果不是您本人操作，请忽略此邮件。"
        }
        M::MailAddressChangedSubject => "【{site}】您的邮箱地址已更改",
        M::MailAddressChangedText => {
            "您在 {site} 的账号邮箱地址已更改为 {address}。如果不是您本人操作，请立即联系我们，并更改您邮箱的密码。"
        }
        M::ConfirmNewAddress => "点击“验证”即可将此邮箱地址用于您的账号。",
        M::AddressChangedTitle => "您的邮箱地址已更改",
        M::AddressChangedText => {
            "今后我们会将邮件发送到您的新邮箱地址。如果您使用邮箱地址登录，请使用新地址。"
        }
        M::ResetLinkDead => "链接已过期、已使用，或已被更新的邮件取代。您可以请求新的链接。",

        // The JSON API.
        M::ApiMalformed => "请求无效",
        M::ApiForeignOrigin => "跨站请求",
        M::ApiUnknownAttempt => "未知的注册",
        M::ApiUnknownLink => "未知的链接",
        M::ApiNotOffered => "未提供",
        M::ApiMethodNotAllowed => "不允许的请求方法",
        M::ApiTooSlow => "请求超时",
        M::ApiTaken => "已被使用",
        M::ApiInviteSpent => "邀请已失效",
        M::ApiLinkExpired => "链接已过期",
        M::ApiTooLarge => "请求正文过大",
        M::ApiUnsupportedMediaType => "不支持的媒体类型",
        M::ApiInvalid => "字段无效",
        M::ApiRateLimited => "请求过多",
        M::ApiBusy => "服务器繁忙",
        M::ApiUnavailable => "暂时不可用",
        M::ApiTakenDetail => "已有用户使用该用户名或邮箱地址；具体是哪一项见 `problems`。",
        M::ApiInvalidDetail => "部分字段无效；具体字段见 `problems`。",
        M::ApiWorkDetail => "注册人数过多。请计算 `challenge?for=limit` 的解并提交，或稍后重试。",
        M::ApiNoAvailability => "此表单不提供用户名是否可用的信息。",
        M::ApiParameterTwice => "查询中有重复的参数。",
        M::ApiNoCaptcha => "此表单没有 captcha。",
        M::ApiNoChallenge => "目前没有可用的 challenge。",
        M::ApiNameAnAttempt => "请发送链接的 `token` 或注册的 `attempt`。",
        M::ApiUnknownLinkDetail => "没有与此 token 对应的链接。token 可能不完整，或已失效。",
        M::ApiUnknownAttemptDetail => "没有与此 `attempt` 对应的注册。",
        M::ApiLinkExpiredDetail => "将其 `token` 发送到 `resend` 即可获取新的链接。",
        M::ApiNotAnObject => "请求正文必须是单个 JSON 对象。",
        M::ApiNotJson => "请求正文不是有效的 JSON（第 {line} 行，第 {column} 列）。",
        M::ApiTooManyMembers => "对象最多只能有 {max} 个成员。",
        M::ApiMemberTwice => "对象中有重复的成员。",
        M::ApiNested => "成员必须是字符串或布尔值，不能是嵌套的对象或数组。",
        M::ApiNotAString => "成员 `{name}` 必须是字符串。",
        M::ApiNotANumber => "成员 `{name}` 必须是数字。",
        M::ApiNotAList => "成员 `{name}` 必须是字符串数组。",
        M::ApiNotABoolean => "成员 `{name}` 必须是 true 或 false。",
        M::ApiBadKey => {
            "Idempotency-Key 必须由 16 到 255 个可见的 ASCII 字符组成，且无法被人猜到，例如随机的 UUID。"
        }
        M::ApiForeignOriginDetail => "此请求是由其他网站的页面发送的。",
        M::ApiMediaTypeDetail => "请求正文必须是 UTF-8 编码的 `application/json`。",
        M::ApiTooLargeDetail => "请求正文不能超过 16 KiB。",
        M::ApiTooSlowDetail => "请求正文未在 10 秒内送达。",
        M::ApiFailedDetail => "服务器出错。请稍后重试。",
        M::ApiMethodDetail => "允许的方法列在 `Allow` 标头中。",
    }
}
