//! Korean, polite: statements end with 〜습니다 and requests with 〜해 주세요, as the large Korean
//! services write; no pronoun for the reader.
//!
//! Terms: 계정 for account, 가입 for sign-up, 로그인 for signing in, 이메일 주소 for the address, 이메일
//! for the mail, 사용자 이름, 비밀번호, 인증 for confirming, 인증 코드, 초대 코드, 링크, 도메인, 8자 for
//! 8 characters, 문자 for a certain character, 글자 for letters, 보안 확인 for the security check.
//!
//! Values are followed only by particles that are the same after a vowel and a consonant (에, 에는).
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Korean.
pub const KOREAN: Translation =
    Translation::new("ko", "한국어", wording).plurals(Plurals::NONE).grouping(",", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "계정 만들기",
        M::SignUp => "가입하기",
        M::CreateAccount => "계정 만들기",
        M::PleaseWait => "잠시만 기다려 주세요…",
        M::EmailAddress => "이메일 주소",
        M::Username => "사용자 이름",
        M::Password => "비밀번호",
        M::InviteCode => "초대 코드",
        M::ConfirmationCode => "인증 코드",
        M::CodeHint => "숫자 8자리",
        M::PasswordHint => {
            "{min}자 이상 입력해 주세요. 무작위 단어 서너 개를 이어 쓰면 외우기는 쉽고 추측하기는 어렵습니다."
        }
        M::LengthOf => "{count}/{min}",
        M::CapsLockOn => "Caps Lock이 켜져 있습니다",
        M::Optional => "(선택)",
        M::ConsentLabel => "{document}에 동의합니다.",
        M::NewTab => "(새 탭에서 열림)",
        M::Show => "표시",
        M::ShowPassword => "비밀번호 표시",
        M::Hide => "숨기기",
        M::HidePassword => "비밀번호 숨기기",
        M::SelectAnOption => "선택해 주세요",
        M::LeaveEmpty => "이 칸은 비워 두세요",
        M::DidYouMean => "혹시 {address}인가요?",
        M::IsAvailable => "사용할 수 있는 {label}입니다.",
        M::HaveAccount => "이미 계정이 있으신가요? {link}",
        M::SignIn => "로그인",
        M::ResetPassword => "비밀번호 재설정",
        M::StartedAs => "{address}(으)로 가입을 시작하셨습니다.",
        M::SendAgain => "이메일 다시 보내기",
        M::SendAgainIn => "이메일 다시 보내기({seconds}초 후)",

        // Above a form.
        M::ThereIsAProblem => "문제가 있습니다",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "지금은 접속자가 너무 많습니다. {time} 후에 다시 시도해 주세요.",
        M::TooOftenNotice => "시도 횟수가 너무 많습니다. {time} 후에 다시 시도해 주세요.",
        M::UnreachableNotice => {
            "연결할 수 없습니다. 인터넷 연결을 확인하고 다시 시도해 주세요. 입력한 내용은 그대로 남아 있습니다."
        }
        M::ClosedNotice => "지금은 가입할 수 없습니다.",
        M::OutdatedNotice => "오래된 페이지입니다. 새로고침한 후 다시 시도해 주세요.",
        M::FailedNotice => "죄송합니다. 문제가 발생했습니다. 1분 후에 다시 시도해 주세요.",

        // Spans of time.
        M::Seconds => "{count}초",
        M::Minutes => "{count}분",
        M::Hours => "{count}시간",

        // An empty field.
        M::FillIn => "이 항목을 입력해 주세요.",
        M::EnterEmail => "이메일 주소를 입력해 주세요.",
        M::EnterUsername => "사용자 이름을 입력해 주세요.",
        M::EnterPassword => "비밀번호를 입력해 주세요.",
        M::AgreeTo => "가입하려면 {document}에 동의해 주세요.",
        M::TickBox => "계속하려면 이 항목에 체크해 주세요.",
        M::SelectOption => "항목을 선택해 주세요.",
        M::EnterInvite => "초대 코드를 입력해 주세요.",
        M::EnterCode => "인증 코드를 입력해 주세요.",

        // Any field.
        M::AtLeast => "{min}자 이상 입력해 주세요.",
        M::AtMost => "{max}자 이하로 입력해 주세요.",
        M::HiddenCharacter => {
            "보이지 않는 문자가 포함되어 있습니다. 지운 다음, 붙여 넣지 말고 직접 입력해 주세요."
        }
        M::CheckEntry => "입력한 내용을 확인해 주세요.",
        M::NotADate => "{label} 항목에 2007-03-27처럼 실제로 있는 날짜를 입력해 주세요.",
        M::NotInTheFuture => "{label} 항목에 오늘 또는 지난 날짜를 입력해 주세요.",
        M::MinAge => "{label} 항목에 {years}년 이상 지난 날짜를 입력해 주세요.",
        M::MaxAge => "{label} 항목에 {years}년이 지나지 않은 날짜를 입력해 주세요.",
        M::NotANumber => "{label} 항목에 12처럼 숫자를 입력해 주세요.",
        M::NotWhole => "{label} 항목에 12처럼 정수를 입력해 주세요.",
        M::MaxDecimals => "{label} 항목은 소수점 아래 {places}자리까지 입력할 수 있습니다.",
        M::MinNumber => "{label} 항목에 {min} 이상의 숫자를 입력해 주세요.",
        M::MaxNumber => "{label} 항목에 {max} 이하의 숫자를 입력해 주세요.",
        M::NotATelephone => "{label} 항목에 +44 20 7946 0958처럼 전화번호를 입력해 주세요.",
        M::NotAUrl => "{label} 항목에 https://example.org처럼 웹 주소를 입력해 주세요.",
        M::MinChoices => "항목을 {min}개 이상 선택해 주세요.",
        M::MaxChoices => "항목을 {max}개 이하로 선택해 주세요.",
        M::QuotedCharacter => "‘{character}’",
        M::NamedCharacter => "{code}",

        // The email address.
        M::EmailMissingAt => "name@example.com처럼 @가 포함된 이메일 주소를 입력해 주세요.",
        M::EmailLookAlikeAt => "@와 모양이 비슷한 다른 문자입니다. 지우고 일반 @를 입력해 주세요.",
        M::EmailLocalEmpty => "name@example.com처럼 @ 앞부분을 입력해 주세요.",
        M::EmailDomainEmpty => "name@example.com처럼 @ 뒷부분을 입력해 주세요.",
        M::EmailLocalNotAscii => {
            "@ 앞이 영문자(a~z), 숫자, 기호로만 된 주소로만 이메일을 보낼 수 있습니다."
        }
        M::EmailLocalCharacters => "@ 앞에서 공백이나 쉼표 같은 문자를 지워 주세요.",
        M::EmailHidden => {
            "이메일 주소에 보이지 않는 문자가 포함되어 있습니다. 지운 다음, 붙여 넣지 말고 직접 입력해 주세요."
        }
        M::EmailHiddenNamed => {
            "이메일 주소에 보이지 않는 문자({code})가 포함되어 있습니다. 지운 다음, 붙여 넣지 말고 직접 입력해 주세요."
        }
        M::EmailSpace => "이메일 주소에는 공백을 사용할 수 없습니다.",
        M::EmailTwoAts => "이메일 주소에는 @를 하나만 사용할 수 있습니다.",
        M::EmailRemoveBefore => "@ 앞부분에서 {character} 문자를 지워 주세요.",
        M::EmailRemoveAfter => "@ 뒷부분에서 {character} 문자를 지워 주세요.",
        M::EmailRemoveName => "이름에서 {character} 문자를 지워 주세요.",
        M::EmailDotStart => "이메일 주소는 마침표로 시작할 수 없습니다.",
        M::EmailDotBeforeAt => "@ 바로 앞의 마침표를 지워 주세요.",
        M::EmailTwoDots => "이메일 주소에는 마침표를 두 번 연속으로 사용할 수 없습니다.",
        M::EmailDotAfterAt => "@ 바로 뒤의 마침표를 지워 주세요.",
        M::EmailDotEnd => "이메일 주소는 마침표로 끝날 수 없습니다.",
        M::EmailHyphenAfterAt => "@ 바로 뒤의 하이픈을 지워 주세요.",
        M::EmailHyphenEnd => "이메일 주소는 하이픈으로 끝날 수 없습니다.",
        M::EmailDotHyphen => {
            "이메일 주소의 @ 뒷부분에는 마침표와 하이픈을 나란히 사용할 수 없습니다."
        }
        M::EmailQuotes => "@ 앞의 따옴표를 지워 주세요.",
        M::EmailDomainCharacters => "@ 뒤에는 글자, 숫자, 마침표, 하이픈만 사용해 주세요.",
        M::EmailNoEnding => "이메일 주소는 .com이나 .org 같은 형태로 끝나야 합니다.",
        M::EmailSpecialDomain => {
            "이 도메인으로는 이메일을 보낼 수 없습니다. @ 뒤의 철자를 확인해 주세요."
        }
        M::EmailBrackets => "@ 뒤에는 괄호 없이 example.com 같은 도메인을 입력해 주세요.",
        M::EmailOnlyAddress => "이름이나 괄호(<, >) 없이 이메일 주소만 입력해 주세요.",
        M::EmailLocalTooLong => "@ 앞부분은 64자 이하여야 합니다.",
        M::EmailDomainTooLong => {
            "@ 뒷부분은 253자 이하, 마침표와 마침표 사이는 63자 이하여야 합니다."
        }
        M::EmailTooLong => "이메일 주소는 254자 이하여야 합니다.",
        M::EmailBadDomain => "@ 뒷부분을 확인해 주세요. 올바른 도메인 이름이 아닙니다.",
        M::DomainNotFound => "도메인을 찾을 수 없습니다. @ 뒤의 철자를 확인해 주세요.",
        M::DomainTakesNoMail => "이메일을 받지 않는 도메인입니다. @ 뒤의 철자를 확인해 주세요.",
        M::DisposableAddress => {
            "계속 사용하는 이메일 주소를 입력해 주세요. 임시 이메일 주소는 사용할 수 없습니다."
        }
        M::DomainNotAdmitted => {
            "이 도메인의 이메일 주소로는 가입할 수 없습니다. 다른 이메일 주소를 사용해 주세요."
        }
        M::AddressTaken => {
            "이 이메일 주소로 만든 계정이 이미 있습니다. 로그인하거나 다른 이메일 주소를 사용해 주세요."
        }

        // The username.
        M::UsernameTooShort => "{label} 길이는 {min}자 이상이어야 합니다.",
        M::UsernameTooLong => "{label} 길이는 {max}자 이하여야 합니다.",
        M::UsernameEmpty => "{label} 항목은 비워 둘 수 없습니다.",
        M::UsernameAt => "{label}에는 @를 사용할 수 없습니다.",
        M::UsernameSpace => "{label}에는 공백을 사용할 수 없습니다.",
        M::UsernameHidden => {
            "{label}에 보이지 않는 문자({code})가 포함되어 있습니다. 지운 다음, 붙여 넣지 말고 직접 입력해 주세요."
        }
        M::UsernameCharacter => "{label}에는 {character} 문자를 사용할 수 없습니다.",
        M::UsernameNotAscii => {
            "{label}에는 {character} 문자를 사용할 수 없습니다. 영문자(a~z)와 숫자를 사용해 주세요."
        }
        M::UsernameMisplaced => {
            "{label}에서 {character} 문자는 특정 글자 옆에만 사용할 수 있습니다."
        }
        M::UsernameEnds => "{label}의 처음과 끝은 글자나 숫자여야 합니다.",
        M::UsernameSeparators => {
            "{label}에는 마침표, 하이픈, 밑줄을 두 번 연속으로 사용할 수 없습니다."
        }
        M::UsernameAccentAlone => "악센트 기호는 글자에 붙여 주세요.",
        M::UsernameAccents => "한 글자에 붙인 악센트 기호를 줄여 주세요.",
        M::UsernameDigits => "한 가지 문자 체계의 숫자만 사용해 주세요.",
        M::UsernameScripts => {
            "한 가지 문자 체계의 글자만 사용해 주세요. 다른 문자 체계의 글자와 비슷하게 생긴 글자가 있습니다."
        }
        M::UsernameDirections => {
            "왼쪽에서 오른쪽으로 쓰는 글자와 오른쪽에서 왼쪽으로 쓰는 글자를 섞어 쓰지 마세요."
        }
        M::UsernameReserved => "사용할 수 없는 {label}입니다. 다른 것으로 바꿔 주세요.",
        M::UsernameTaken => "이미 사용 중인 {label}입니다. 다른 것으로 바꿔 주세요.",
        M::NotOnGithub => "이 사용자 이름의 GitHub 계정을 찾을 수 없습니다.",

        // The password.
        M::PasswordTooShort => "비밀번호는 {min}자 이상이어야 합니다.",
        M::PasswordTooLong => "비밀번호는 256자 이하여야 합니다.",
        M::PasswordRepeats => {
            "같은 내용이 반복되는 비밀번호입니다. 서로 관련 없는 단어 몇 개를 사용해 보세요."
        }
        M::PasswordPattern => {
            "패턴이 뻔한 비밀번호입니다. 서로 관련 없는 단어 몇 개를 사용해 보세요."
        }
        M::PasswordLikeEmail => "이메일 주소와 비슷한 비밀번호는 사용할 수 없습니다.",
        M::PasswordLikeSite => "사이트 이름과 비슷한 비밀번호는 사용할 수 없습니다.",
        M::PasswordLikeAnswers => "다른 입력 내용과 비슷한 비밀번호는 사용할 수 없습니다.",
        M::PasswordCommon => {
            "너무 추측하기 쉬운 비밀번호입니다. 서로 관련 없는 단어 몇 개를 사용해 보세요."
        }
        M::PasswordBreached => {
            "유출된 적이 있는 비밀번호입니다. 다른 곳에서 사용하지 않는 비밀번호로 바꿔 주세요."
        }
        M::PasswordWrong => {
            "가입할 때 정한 비밀번호가 아닙니다. 다시 입력하거나 새 비밀번호를 선택하세요."
        }

        // Codes and invites.
        M::CodeMalformed => "인증 코드는 숫자 8자리여야 합니다.",
        M::CodeWrong => "코드가 올바르지 않습니다. 가장 최근에 받은 이메일의 코드를 입력해 주세요.",
        M::CodeExpired => "만료된 코드입니다. 이메일을 다시 보내 새 코드를 받아 주세요.",
        M::CodeTooManyTries => {
            "코드를 너무 많이 잘못 입력했습니다. 대신 이메일에 있는 링크를 사용해 주세요."
        }
        M::InviteMalformed => "초대 코드는 영문자와 숫자 24자여야 합니다.",
        M::InviteUnknown => "올바르지 않거나 만료된 초대 코드입니다. 새 초대 코드를 요청해 주세요.",
        M::InviteUsedUp => {
            "더 이상 사용할 수 없는 초대입니다. 새 초대를 요청한 후 다시 가입해 주세요."
        }
        M::InviteForAnother => {
            "다른 이메일 주소에만 사용할 수 있는 초대입니다. 초대받은 이메일 주소를 입력해 주세요."
        }

        // The security check (captcha).
        M::CaptchaMissing => "보안 확인을 완료해 주세요.",
        M::CaptchaFailed => "로봇이 아님을 확인하지 못했습니다. 다시 시도해 주세요.",
        M::CaptchaExpired => "보안 확인이 만료되었습니다. 양식을 다시 제출해 주세요.",
        M::CaptchaUnavailable => {
            "지금은 보안 확인을 사용할 수 없습니다. 1분 후에 다시 시도해 주세요."
        }
        M::CaptchaTooSoon => "{seconds}초 기다린 후 양식을 다시 제출해 주세요.",
        M::CaptchaWork => {
            "지금은 접속자가 너무 많아 브라우저에서 먼저 계산을 해야 합니다. 보안 확인이 끝난 후 또는 {time} 후에 양식을 다시 제출해 주세요."
        }

        // The captcha.
        M::CaptchaLabel => "보안 확인",
        M::CaptchaWorking => "로봇이 아닌지 확인하는 중…",
        M::CaptchaDone => "보안 확인이 완료되었습니다.",
        M::CaptchaLost => "보안 확인을 불러오지 못했습니다.",
        M::CaptchaWaitUnscripted => {
            "JavaScript가 꺼져 있습니다. {seconds}초 이상 기다린 후 이 양식을 제출해 주세요."
        }
        M::CaptchaNeedsScripts => {
            "보안 확인을 완료하려면 JavaScript를 켜고 페이지를 새로고침해 주세요."
        }
        M::CaptchaLaterUnscripted => "JavaScript가 꺼져 있습니다. 나중에 다시 시도해 주세요.",

        // All pages.
        M::TitleWithError => "오류: {title}",
        M::AddressLine => "이메일 주소: {address}",
        M::Continue => "계속",
        M::Confirm => "인증하기",
        M::Cancel => "취소",
        M::StartAgain => "처음부터 다시 하기",

        // The page after the form.
        M::CheckYourEmail => "이메일을 확인해 주세요",
        M::WeAreEmailing => {
            "{address} 주소로 이메일을 보내고 있습니다. 도착하는 데 몇 분 걸릴 수 있습니다."
        }
        M::OpenLinkOrEnterCode => {
            "이메일에 있는 링크를 열거나 아래에 코드를 입력해 주세요. 링크와 코드는 {time} 동안 유효합니다."
        }
        M::CouldNotDeliver => "{address} 주소로 이메일을 보내지 못했습니다. 주소를 확인해 주세요.",
        M::IfYouJustSignedUp => {
            "방금 가입하셨다면 링크가 담긴 이메일이 곧 도착합니다. 링크를 열어 가입을 완료해 주세요."
        }
        M::EmailingAgain => {
            "{address}(으)로 이메일을 다시 보내고 있습니다. 가장 최근 이메일을 사용하세요. 새 코드가 이전 코드를 대신합니다. 하루에 몇 통만 보내므로 이메일이 오지 않으면 스팸함을 확인하거나 내일 다시 시도하세요."
        }
        M::AskedTooSoon => {
            "방금 {address}(으)로 이메일을 보냈습니다. {seconds}초 후에 다시 요청하세요."
        }
        M::OpenMailbox => "{name} 열기",
        M::NoEmail => "이메일이 오지 않았나요? 스팸함을 확인하거나 다시 보내 보세요.",
        M::UseDifferentAddress => "다른 이메일 주소 사용하기",
        M::AddressChange => {
            "새 주소로 이메일을 보냅니다. 이전에 보낸 이메일은 더 이상 사용할 수 없습니다. 다른 정보는 그대로 유지됩니다."
        }
        M::SendEmail => "이메일 보내기",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "이메일 주소 인증",
        M::SelectConfirm => "‘인증하기’를 누르면 가입이 완료됩니다.",
        M::CompleteLastStep => "이 마지막 단계를 마치면 가입이 완료됩니다.",
        M::KnownPasswordHint => {
            "다른 브라우저에서 이 링크를 열었습니다. 가입할 때 설정한 비밀번호를 입력해 주세요."
        }
        M::OrEnterCodeThere => "또는 가입한 브라우저로 돌아가 이메일에 있는 코드를 입력하세요.",
        M::PasswordChoice => "어떤 비밀번호를 사용하시겠습니까?",
        M::UseKnownPassword => "가입할 때 정한 비밀번호",
        M::UseNewPassword => "새 비밀번호",
        M::TryAgainSoon => "잠시 후 다시 시도해 주세요",
        M::AlreadyConfirmedTitle => "이미 인증되었습니다",
        M::AlreadyConfirmed => "이미 인증된 이메일 주소입니다.",
        M::OnWaitlistTitle => "대기자 명단에 등록되었습니다",
        M::OnWaitlist => "이메일 주소가 인증되었습니다. 자리가 나면 이메일로 알려 드리겠습니다.",
        M::InviteSpentTitle => "더 이상 사용할 수 없는 초대입니다",
        M::InviteSpent => {
            "가입하신 이후 초대가 모두 사용되었거나 취소되었습니다. 초대한 분에게 새 초대를 요청해 주세요."
        }
        M::DifferentInvite => "다른 초대로 가입하기",
        M::LinkExpiredTitle => "만료된 링크입니다",
        M::LinkExpired => {
            "보안을 위해 링크는 {time} 후에 만료됩니다. 새 링크를 보내 드릴 수 있습니다."
        }
        M::SendNewEmail => "새 이메일 보내기",
        M::LinkUnknownTitle => "사용할 수 없는 링크입니다",
        M::LinkUnknownOwn => {
            "링크가 완전하지 않거나 브라우저에서 쿠키를 차단했을 수 있습니다. 이 사이트의 쿠키를 허용하고 가장 최근에 받은 이메일의 링크를 사용하거나, 새 링크를 받아 주세요."
        }
        M::LinkUnknown => {
            "링크가 완전하지 않거나 브라우저에서 쿠키를 차단했을 수 있습니다. 이 사이트의 쿠키를 허용하고 가장 최근에 받은 이메일의 링크를 사용하거나, 처음부터 다시 해 주세요."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "이 가입 취소하기",
        M::CancelSignUpText => {
            "누군가 실수로 이 이메일 주소를 입력했을 수 있습니다. 가입을 취소하면 당분간 이메일을 보내지 않습니다."
        }
        M::DidNotSignUp => "가입한 적이 없습니다",
        M::CancelledTitle => "가입이 취소되었습니다",
        M::Cancelled => "계정은 만들어지지 않았습니다. 당분간 이메일을 보내지 않습니다.",
        M::WasConfirmedTitle => "인증된 이메일 주소입니다",
        M::WasConfirmed => {
            "받은편지함에 접근할 수 있는 사람이 인증했습니다. 본인이 아니라면 이메일 비밀번호를 변경하고 문의해 주세요."
        }
        M::NothingToCancelTitle => "취소할 가입이 없습니다",
        M::NothingToCancel => "이미 취소된 가입이거나 링크가 완전하지 않을 수 있습니다.",

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "환영합니다",
        M::SignedUpTitle => "가입이 완료되었습니다",
        M::ConfirmedAndReady => "이메일 주소가 인증되었습니다. 이제 계정을 사용할 수 있습니다.",
        M::Confirmed => "이메일 주소가 인증되었습니다.",
        M::AccountReady => "이제 계정을 사용할 수 있습니다.",
        M::CarryOnThere => "이 페이지를 닫고 가입하던 화면에서 계속하세요.",
        M::FinishedTitle => "가입을 완료하셨나요?",
        M::FinishedText => {
            "이메일 주소를 인증하셨다면 계속하실 수 있습니다. 아직이라면 먼저 이메일의 링크를 여세요."
        }
        M::ClosedTitle => "지금은 가입을 받지 않습니다",
        M::ClosedText => {
            "지금은 가입할 수 없습니다. 이미 가입하셨다면 이메일에 있는 링크는 계속 사용할 수 있습니다."
        }
        M::NotAvailableTitle => "죄송합니다. 지금은 가입할 수 없습니다",
        M::TryAgainLater => "나중에 다시 시도해 주세요.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "가입 페이지를 열고 다시 시도해 주세요",
        M::ForeignText => "다른 웹사이트에서 보낸 양식입니다.",
        M::UnreadableTitle => "양식을 읽을 수 없습니다",
        M::GoBack => "뒤로 돌아가 다시 시도해 주세요.",
        M::BackToForm => "가입 양식으로 이동",
        M::TooLargeTitle => "내용이 너무 깁니다",
        M::GoBackAndShorten => "뒤로 돌아가 입력한 내용을 줄여 주세요.",
        M::TooSlowTitle => "연결이 너무 느렸습니다",
        M::OtherNameTitle => "이 페이지의 주소는 다릅니다",
        M::OtherNameText => {
            "가입은 {link} 주소에서 할 수 있습니다. 그 주소에서 가입 페이지를 열어 주세요."
        }
        M::FailedTitle => "죄송합니다. 문제가 발생했습니다",
        M::GoBackInAMinute => "뒤로 돌아가 1분 후에 다시 시도해 주세요.",

        // Mails.
        M::MailConfirmSubject => "[{site}] 이메일 주소를 인증해 주세요",
        M::MailConfirmText => "{site} 가입을 완료하려면 이메일 주소를 인증해 주세요.",
        M::MailConfirmButton => "이메일 주소 인증하기",
        M::MailCode => "또는 가입 페이지에 다음 코드를 입력해 주세요:",
        M::MailLifetime => {
            "링크와 코드는 {time} 동안 유효합니다. 가입한 적이 없다면 이 이메일을 무시하셔도 됩니다. 계정은 만들어지지 않습니다. 이런 이메일을 받지 않으려면:"
        }
        M::MailSignedUpSubject => "[{site}] 이미 가입되어 있습니다",
        M::MailSignedUpText => {
            "누군가(본인일 수도 있습니다) 이 이메일 주소로 {site}에 가입하려고 했습니다. 이미 가입되어 있으므로 아무것도 하지 않으셔도 됩니다."
        }
        M::MailAccountSubject => "[{site}] 이미 계정이 있습니다",
        M::MailAccountText => {
            "누군가(본인일 수도 있습니다) 이 이메일 주소로 {site}에 가입하려고 했습니다. 이 주소로 만든 계정이 이미 있으며, 변경된 내용은 없습니다."
        }
        M::MailIfYou => "본인이라면 기존 비밀번호로 로그인해 주세요.",
        M::MailIfNotYou => "본인이 아니라면 이 이메일을 무시하셔도 됩니다.",
        M::MailWelcomeSubject => "[{site}] 가입을 환영합니다",
        M::MailWelcomeAccount => {
            "이메일 주소가 인증되었습니다. 이제 {site} 계정을 사용할 수 있습니다."
        }
        M::MailWelcomeSignedUp => "이메일 주소가 인증되었습니다. {site} 가입이 완료되었습니다.",
        M::MailResetSubject => "[{site}] 새 비밀번호를 설정해 주세요",
        M::MailResetText => {
            "누군가(본인일 수도 있습니다) {site} 계정의 비밀번호 재설정을 요청했습니다. 다음 링크에서 새 비밀번호를 설정해 주세요:"
        }
        M::ChooseNewPassword => "새 비밀번호 설정",
        M::MailResetLifetime => {
            "링크는 {time} 동안 한 번만 사용할 수 있습니다. 본인이 아니라면 이 이메일을 무시하셔도 됩니다. 비밀번호는 바뀌지 않습니다."
        }
        M::MailPasswordChangedSubject => "[{site}] 비밀번호가 변경되었습니다",
        M::MailPasswordChangedText => {
            "{site} 계정의 비밀번호가 변경되었습니다. 본인이 아니라면 지금 비밀번호를 재설정하고 이메일 계정의 비밀번호도 변경해 주세요."
        }
        M::MailCodeSubject => "{code} – {site} 인증 코드",
        M::MailPreheader => "링크와 코드는 {time} 동안 유효합니다.",
        M::MailNothingToDo => "변경된 내용은 없으며, 아무것도 하지 않으셔도 됩니다.",
        M::MailResetPreheader => "링크는 {time} 동안 한 번만 사용할 수 있습니다.",
        M::MailChangedPreheader => "본인이 아니라면 지금 비밀번호를 재설정해 주세요.",
        M::MailCopyLink => "버튼이 작동하지 않으면 이 링크를 브라우저에 복사해 주세요:",
        M::MailOpenSite => "{site} 열기",
        M::MailWhySignUp => {
            "누군가 {site} 가입에 이 이메일 주소를 입력하여 이 이메일을 보내드렸습니다."
        }
        M::MailWhyAccount => "{site} 계정이 있어 이 이메일을 보내드렸습니다.",
        M::MailWhySignedUp => "{site}에 가입하셔서 이 이메일을 보내드렸습니다.",
        M::MailHelp => "도움이 필요하신가요? {contact}",
        M::ForgotPasswordText => {
            "계정의 이메일 주소를 입력해 주세요. 새 비밀번호를 설정할 수 있는 링크를 보내 드립니다."
        }
        M::ResetMailText => {
            "이 이메일 주소로 만든 계정이 있다면 링크를 보내 드립니다. 링크는 {time} 동안 유효합니다. 스팸함도 확인해 주세요."
        }
        M::PasswordChangedTitle => "비밀번호가 변경되었습니다",
        M::PasswordChangedText => {
            "새 비밀번호로 로그인할 수 있습니다. 다른 기기에서는 다시 로그인해야 할 수 있습니다."
        }
        M::MailNewAddressText => {
            "누군가(본인일 수도 있습니다) 이 이메일 주소를 {site} 계정에 사용하도록 요청했습니다. 변경하려면 다음 링크에서 인증해 주세요:"
        }
        M::MailNewAddressLifetime => {
            "링크는 {time} 동안 한 번만 사용할 수 있습니다. 본인이 아니라면 이 이메일을 무시하셔도 됩니다. 아무것도 바뀌지 않습니다."
        }
        M::MailAddressTakenText => {
            "누군가(본인일 수도 있습니다) 이 이메일 주소를 {site}의 다른 계정에 사용하려고 했습니다. 이미 사용 중인 주소이므로 변경된 내용은 없습니다. 본인이 아니라면 이 이메일을 무시하셔도 됩니다."
        }
        M::MailAddressChangedSubject => "[{site}] 이메일 주소가 변경되었습니다",
        M::MailAddressChangedText => {
            "{site} 계정의 이메일 주소가 {address}(으)로 변경되었습니다. 본인이 아니라면 지금 문의해 주시고 이메일 계정의 비밀번호를 변경해 주세요."
        }
        M::ConfirmNewAddress => "‘인증하기’를 누르면 이 이메일 주소가 계정에 사용됩니다.",
        M::AddressChangedTitle => "이메일 주소가 변경되었습니다",
        M::AddressChangedText => {
            "앞으로는 새 이메일 주소로 메일을 보내 드립니다. 이메일 주소로 로그인하신다면 새 주소를 사용해 주세요."
        }
        M::ResetLinkDead => {
            "링크가 만료되었거나 이미 사용되었거나 더 최근의 이메일로 대체되었습니다. 새 링크를 요청할 수 있습니다."
        }

        // The JSON API.
        M::ApiMalformed => "잘못된 요청",
        M::ApiForeignOrigin => "교차 사이트 요청",
        M::ApiUnknownAttempt => "알 수 없는 가입",
        M::ApiUnknownLink => "알 수 없는 링크",
        M::ApiNotOffered => "제공되지 않음",
        M::ApiMethodNotAllowed => "허용되지 않는 메서드",
        M::ApiTooSlow => "요청 시간 초과",
        M::ApiTaken => "이미 사용 중",
        M::ApiInviteSpent => "더 이상 유효하지 않은 초대",
        M::ApiLinkExpired => "만료된 링크",
        M::ApiTooLarge => "본문이 너무 큼",
        M::ApiUnsupportedMediaType => "지원되지 않는 미디어 타입",
        M::ApiInvalid => "유효하지 않은 필드",
        M::ApiRateLimited => "요청이 너무 많음",
        M::ApiBusy => "서버 사용량이 많음",
        M::ApiUnavailable => "일시적으로 사용할 수 없음",
        M::ApiTakenDetail => {
            "이 사용자 이름 또는 이메일 주소를 가진 사용자가 이미 있습니다. 어느 쪽인지는 `problems`에 표시됩니다."
        }
        M::ApiInvalidDetail => {
            "일부 필드가 유효하지 않습니다. 해당 필드는 `problems`에 표시됩니다."
        }
        M::ApiWorkDetail => {
            "가입하는 사람이 너무 많습니다. `challenge?for=limit`의 답을 계산해 보내거나 나중에 다시 시도하세요."
        }
        M::ApiNoAvailability => "이 양식은 사용자 이름을 사용할 수 있는지 알려 주지 않습니다.",
        M::ApiParameterTwice => "쿼리에 중복된 매개변수가 있습니다.",
        M::ApiNoCaptcha => "이 양식에는 캡차가 없습니다.",
        M::ApiNoChallenge => "지금은 사용할 수 있는 챌린지가 없습니다.",
        M::ApiNameAnAttempt => "링크의 `token` 또는 가입의 `attempt`를 보내세요.",
        M::ApiUnknownLinkDetail => {
            "이 토큰에 해당하는 링크가 없습니다. 토큰이 완전하지 않거나 더 이상 유효하지 않을 수 있습니다."
        }
        M::ApiUnknownAttemptDetail => "이 `attempt`에 해당하는 가입이 없습니다.",
        M::ApiLinkExpiredDetail => "새 링크를 받으려면 해당 `token`을 `resend`로 보내세요.",
        M::ApiNotAnObject => "본문은 단일 JSON 객체여야 합니다.",
        M::ApiNotJson => "본문이 유효한 JSON이 아닙니다({line}행 {column}열).",
        M::ApiTooManyMembers => "객체는 멤버를 최대 {max}개까지 가질 수 있습니다.",
        M::ApiMemberTwice => "객체에 중복된 멤버가 있습니다.",
        M::ApiNested => {
            "멤버는 문자열 또는 불리언이어야 하며, 중첩된 객체나 배열은 사용할 수 없습니다."
        }
        M::ApiNotAString => "멤버 `{name}`의 값은 문자열이어야 합니다.",
        M::ApiNotANumber => "멤버 `{name}`의 값은 숫자여야 합니다.",
        M::ApiNotAList => "멤버 `{name}`의 값은 문자열 배열이어야 합니다.",
        M::ApiNotABoolean => "멤버 `{name}`의 값은 true 또는 false여야 합니다.",
        M::ApiBadKey => {
            "Idempotency-Key는 무작위 UUID처럼 누구도 추측할 수 없는, 표시 가능한 ASCII 문자 16~255자여야 합니다."
        }
        M::ApiForeignOriginDetail => "다른 사이트의 페이지에서 보낸 요청입니다.",
        M::ApiMediaTypeDetail => "본문은 UTF-8로 인코딩된 `application/json`이어야 합니다.",
        M::ApiTooLargeDetail => "본문은 16KiB 이하여야 합니다.",
        M::ApiTooSlowDetail => "본문이 10초 이내에 도착하지 않았습니다.",
        M::ApiFailedDetail => "서버에 오류가 발생했습니다. 나중에 다시 시도하세요.",
        M::ApiMethodDetail => "허용되는 메서드는 `Allow` 헤더에 표시됩니다.",
    }
}
