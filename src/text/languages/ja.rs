//! Japanese, polite (です・ます), with 〜してください for what to do; no 「あなた」, as Japanese services
//! write.
//!
//! Terms: アカウント for account, 登録 for sign-up, ログイン for signing in, メールアドレス for the address,
//! メール for the mail, ユーザー名, パスワード, 確認 for confirming, 確認コード, 招待コード, リンク, ドメイン,
//! 文字 for characters, セキュリティチェック for the security check.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Japanese.
pub const JAPANESE: Translation =
    Translation::new("ja", "日本語", wording).plurals(Plurals::NONE).grouping(",", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "アカウントの作成",
        M::SignUp => "登録する",
        M::CreateAccount => "アカウントを作成",
        M::PleaseWait => "お待ちください…",
        M::EmailAddress => "メールアドレス",
        M::Username => "ユーザー名",
        M::Password => "パスワード",
        M::InviteCode => "招待コード",
        M::ConfirmationCode => "確認コード",
        M::CodeHint => "8桁の数字",
        M::PasswordHint => {
            "{min}文字以上にしてください。ランダムな単語を3～4個並べると、覚えやすく、推測されにくくなります。"
        }
        M::LengthOf => "{count}/{min}",
        M::CapsLockOn => "Caps Lockがオンです",
        M::Optional => "（任意）",
        M::ConsentLabel => "{document}に同意します",
        M::NewTab => "（新しいタブで開きます）",
        M::Show => "表示",
        M::ShowPassword => "パスワードを表示",
        M::Hide => "非表示",
        M::HidePassword => "パスワードを非表示にする",
        M::SelectAnOption => "選択してください",
        M::LeaveEmpty => "ここには何も入力しないでください",
        M::DidYouMean => "{address}ではありませんか？",
        M::IsAvailable => "この{label}は使用できます。",
        M::HaveAccount => "アカウントをお持ちですか？{link}",
        M::SignIn => "ログイン",
        M::ResetPassword => "パスワードを再設定",
        M::StartedAs => "{address}での登録の途中です。",
        M::SendAgain => "メールを再送信",
        M::SendAgainIn => "メールを再送信（あと{seconds}秒）",

        // Above a form.
        M::ThereIsAProblem => "入力内容に問題があります",
        M::SummaryEntry => "{label}：{error}",
        M::BusyNotice => "ただいま大変混み合っています。{time}後にもう一度お試しください。",
        M::TooOftenNotice => "試行回数が多すぎます。{time}後にもう一度お試しください。",
        M::UnreachableNotice => {
            "接続できませんでした。インターネット接続を確認して、もう一度お試しください。入力した内容はそのまま残っています。"
        }
        M::ClosedNotice => "現在、登録を受け付けていません。",
        M::OutdatedNotice => {
            "このページは古くなっています。再読み込みして、もう一度お試しください。"
        }
        M::FailedNotice => {
            "申し訳ありません。問題が発生しました。1分ほど待ってから、もう一度お試しください。"
        }

        // Spans of time.
        M::Seconds => "{count}秒",
        M::Minutes => "{count}分",
        M::Hours => "{count}時間",

        // An empty field.
        M::FillIn => "この項目を入力してください。",
        M::EnterEmail => "メールアドレスを入力してください。",
        M::EnterUsername => "ユーザー名を入力してください。",
        M::EnterPassword => "パスワードを入力してください。",
        M::AgreeTo => "登録するには、{document}に同意してください。",
        M::TickBox => "続けるには、ここにチェックを入れてください。",
        M::SelectOption => "いずれかを選択してください。",
        M::EnterInvite => "招待コードを入力してください。",
        M::EnterCode => "確認コードを入力してください。",

        // Any field.
        M::AtLeast => "{min}文字以上で入力してください。",
        M::AtMost => "{max}文字以内で入力してください。",
        M::HiddenCharacter => {
            "見えない文字が含まれています。削除して、貼り付けずに直接入力してください。"
        }
        M::CheckEntry => "入力内容を確認してください。",
        M::NotADate => "{label}には、2007-03-27のように実在する日付を入力してください。",
        M::NotInTheFuture => "{label}には、今日以前の日付を入力してください。",
        M::MinAge => "{label}には、{years}年以上前の日付を入力してください。",
        M::MaxAge => "{label}には、{years}年前より後の日付を入力してください。",
        M::NotANumber => "{label}には、12のように数値を入力してください。",
        M::NotWhole => "{label}には、12のように整数を入力してください。",
        M::MaxDecimals => "{label}の小数点以下は{places}桁以内にしてください。",
        M::MinNumber => "{label}は{min}以上にしてください。",
        M::MaxNumber => "{label}は{max}以下にしてください。",
        M::NotATelephone => "{label}には、+44 20 7946 0958のように電話番号を入力してください。",
        M::NotAUrl => "{label}には、https://example.orgのようにウェブアドレスを入力してください。",
        M::MinChoices => "{min}個以上選択してください。",
        M::MaxChoices => "選択は{max}個以内にしてください。",
        M::QuotedCharacter => "「{character}」",
        M::NamedCharacter => "文字{code}",

        // The email address.
        M::EmailMissingAt => "name@example.comのように、@を含むメールアドレスを入力してください。",
        M::EmailLookAlikeAt => {
            "この@は、形の似た別の文字です。削除して、半角の@を入力してください。"
        }
        M::EmailLocalEmpty => "name@example.comのように、@の前の部分を入力してください。",
        M::EmailDomainEmpty => "name@example.comのように、@の後の部分を入力してください。",
        M::EmailLocalNotAscii => {
            "@の前が半角の英字（a～z）、数字、記号だけのアドレスにのみ、メールを送信できます。"
        }
        M::EmailLocalCharacters => {
            "@の前の部分から、スペースやカンマなどの文字を削除してください。"
        }
        M::EmailHidden => {
            "メールアドレスに見えない文字が含まれています。削除して、貼り付けずに直接入力してください。"
        }
        M::EmailHiddenNamed => {
            "メールアドレスに見えない文字（{code}）が含まれています。削除して、貼り付けずに直接入力してください。"
        }
        M::EmailSpace => "メールアドレスにスペースは使用できません。",
        M::EmailTwoAts => "メールアドレスに使用できる@は1つだけです。",
        M::EmailRemoveBefore => "@の前の部分から{character}を削除してください。",
        M::EmailRemoveAfter => "@の後の部分から{character}を削除してください。",
        M::EmailRemoveName => "名前から{character}を削除してください。",
        M::EmailDotStart => "メールアドレスの先頭にドット（.）は使用できません。",
        M::EmailDotBeforeAt => "@の直前のドット（.）を削除してください。",
        M::EmailTwoDots => "メールアドレスにドット（.）を2つ続けて使用することはできません。",
        M::EmailDotAfterAt => "@の直後のドット（.）を削除してください。",
        M::EmailDotEnd => "メールアドレスの末尾にドット（.）は使用できません。",
        M::EmailHyphenAfterAt => "@の直後のハイフン（-）を削除してください。",
        M::EmailHyphenEnd => "メールアドレスの末尾にハイフン（-）は使用できません。",
        M::EmailDotHyphen => {
            "@の後の部分で、ドット（.）とハイフン（-）を隣り合わせにすることはできません。"
        }
        M::EmailQuotes => "@の前の引用符を削除してください。",
        M::EmailDomainCharacters => {
            "@の後には、文字、数字、ドット（.）、ハイフン（-）だけを使用してください。"
        }
        M::EmailNoEnding => "メールアドレスの末尾は、.comや.orgのような形にしてください。",
        M::EmailSpecialDomain => {
            "このドメインにはメールを送信できません。@の後のつづりを確認してください。"
        }
        M::EmailBrackets => {
            "@の後には、括弧を付けずに、example.comのようなドメインを入力してください。"
        }
        M::EmailOnlyAddress => {
            "名前や括弧（<と>）を付けずに、メールアドレスだけを入力してください。"
        }
        M::EmailLocalTooLong => "@の前の部分は64文字以内にしてください。",
        M::EmailDomainTooLong => {
            "@の後の部分は253文字以内、ドット（.）で区切られた各部分は63文字以内にしてください。"
        }
        M::EmailTooLong => "メールアドレスは254文字以内にしてください。",
        M::EmailBadDomain => "@の後の部分を確認してください。正しいドメイン名ではありません。",
        M::DomainNotFound => "このドメインは見つかりません。@の後のつづりを確認してください。",
        M::DomainTakesNoMail => {
            "このドメインではメールを受信できません。@の後のつづりを確認してください。"
        }
        M::DisposableAddress => {
            "継続して使用するメールアドレスを入力してください。一時的なメールアドレスは使用できません。"
        }
        M::DomainNotAdmitted => {
            "このドメインのメールアドレスでは登録できません。別のメールアドレスを使用してください。"
        }
        M::AddressTaken => {
            "このメールアドレスのアカウントはすでに存在します。ログインするか、別のメールアドレスを使用してください。"
        }

        // The username.
        M::UsernameTooShort => "{label}は{min}文字以上にしてください。",
        M::UsernameTooLong => "{label}は{max}文字以内にしてください。",
        M::UsernameEmpty => "{label}は空欄にできません。",
        M::UsernameAt => "{label}に@は使用できません。",
        M::UsernameSpace => "{label}にスペースは使用できません。",
        M::UsernameHidden => {
            "{label}に見えない文字（{code}）が含まれています。削除して、貼り付けずに直接入力してください。"
        }
        M::UsernameCharacter => "{label}に{character}は使用できません。",
        M::UsernameNotAscii => {
            "{label}に{character}は使用できません。半角の英字（a～z）と数字を使用してください。"
        }
        M::UsernameMisplaced => "{label}では、{character}は特定の文字の隣でのみ使用できます。",
        M::UsernameEnds => "{label}の先頭と末尾に記号は使用できません。文字か数字にしてください。",
        M::UsernameSeparators => {
            "{label}では、ドット（.）、ハイフン（-）、アンダースコア（_）を2つ続けて使用することはできません。"
        }
        M::UsernameAccentAlone => "アクセント記号は文字に付けてください。",
        M::UsernameAccents => "1つの文字に付けるアクセント記号を減らしてください。",
        M::UsernameDigits => "数字は1種類の文字体系のものにそろえてください。",
        M::UsernameScripts => {
            "1種類の文字体系の文字だけを使用してください。別の文字体系の文字に似ているものが含まれています。"
        }
        M::UsernameDirections => "左から右に書く文字と、右から左に書く文字を混ぜないでください。",
        M::UsernameReserved => "この{label}は使用できません。別のものをお選びください。",
        M::UsernameTaken => "この{label}はすでに使用されています。別のものをお選びください。",
        M::NotOnGithub => "このユーザー名のGitHubアカウントは見つかりません。",

        // The password.
        M::PasswordTooShort => "パスワードは{min}文字以上にしてください。",
        M::PasswordTooLong => "パスワードは256文字以内にしてください。",
        M::PasswordRepeats => {
            "このパスワードは同じ並びの繰り返しです。関連のない単語をいくつか組み合わせてみてください。"
        }
        M::PasswordPattern => {
            "このパスワードは規則的すぎます。関連のない単語をいくつか組み合わせてみてください。"
        }
        M::PasswordLikeEmail => "メールアドレスをもとにしたパスワードは使用できません。",
        M::PasswordLikeSite => "このサイトの名前をもとにしたパスワードは使用できません。",
        M::PasswordLikeAnswers => "ほかの入力内容をもとにしたパスワードは使用できません。",
        M::PasswordCommon => {
            "このパスワードは簡単に推測されます。関連のない単語をいくつか組み合わせてみてください。"
        }
        M::PasswordBreached => {
            "このパスワードは、過去のデータ漏えいで流出しています。ほかで使用していないパスワードにしてください。"
        }
        M::PasswordWrong => {
            "登録時に決めたパスワードと異なります。もう一度入力するか、新しいパスワードを選択してください。"
        }

        // Codes and invites.
        M::CodeMalformed => "確認コードは8桁の数字です。",
        M::CodeWrong => {
            "コードが正しくありません。最新のメールに記載されたコードを入力してください。"
        }
        M::CodeExpired => {
            "このコードは有効期限が切れています。メールを再送信して、新しいコードを受け取ってください。"
        }
        M::CodeTooManyTries => {
            "コードを間違えた回数が多すぎます。代わりに、メール内のリンクを使用してください。"
        }
        M::InviteMalformed => "招待コードは24文字の英数字です。",
        M::InviteUnknown => {
            "この招待コードは無効か、有効期限が切れています。新しい招待コードを依頼してください。"
        }
        M::InviteUsedUp => {
            "この招待はもう使用できません。新しい招待を依頼して、もう一度登録してください。"
        }
        M::InviteForAnother => {
            "この招待は別のメールアドレスに宛てたものです。招待されたメールアドレスを入力してください。"
        }

        // The security check (captcha).
        M::CaptchaMissing => "セキュリティチェックを完了してください。",
        M::CaptchaFailed => "ロボットではないことを確認できませんでした。もう一度お試しください。",
        M::CaptchaExpired => {
            "セキュリティチェックの有効期限が切れました。フォームをもう一度送信してください。"
        }
        M::CaptchaUnavailable => {
            "現在、セキュリティチェックを利用できません。1分ほど待ってから、もう一度お試しください。"
        }
        M::CaptchaTooSoon => "{seconds}秒待ってから、フォームをもう一度送信してください。",
        M::CaptchaWork => {
            "ただいま大変混み合っているため、先にブラウザーでの処理が必要です。セキュリティチェックの完了後、または{time}後に、フォームをもう一度送信してください。"
        }

        // The captcha.
        M::CaptchaLabel => "セキュリティチェック",
        M::CaptchaWorking => "ロボットではないことを確認しています…",
        M::CaptchaDone => "セキュリティチェックが完了しました。",
        M::CaptchaLost => "セキュリティチェックを読み込めませんでした。",
        M::CaptchaWaitUnscripted => {
            "JavaScriptが無効になっています。{seconds}秒以上待ってから、このフォームを送信してください。"
        }
        M::CaptchaNeedsScripts => {
            "セキュリティチェックを完了するには、JavaScriptを有効にして、このページを再読み込みしてください。"
        }
        M::CaptchaLaterUnscripted => {
            "JavaScriptが無効になっています。しばらくしてからもう一度お試しください。"
        }

        // All pages.
        M::TitleWithError => "エラー：{title}",
        M::AddressLine => "メールアドレス：{address}",
        M::Continue => "続ける",
        M::Confirm => "確認する",
        M::Cancel => "キャンセル",
        M::StartAgain => "最初からやり直す",

        // The page after the form.
        M::CheckYourEmail => "メールをご確認ください",
        M::WeAreEmailing => {
            "{address}にメールを送信しています。届くまでに数分かかることがあります。"
        }
        M::OpenLinkOrEnterCode => {
            "メール内のリンクを開くか、以下にコードを入力してください。どちらも{time}有効です。"
        }
        M::CouldNotDeliver => {
            "{address}にメールを届けられませんでした。メールアドレスを確認してください。"
        }
        M::IfYouJustSignedUp => {
            "登録手続きをされたばかりの場合は、リンクを記載したメールをお送りしています。リンクを開いて登録を完了してください。"
        }
        M::EmailingAgain => {
            "{address}にもう一度メールを送信しています。最新のメールをご利用ください。新しいコードが以前のコードに代わります。1日に送信するメールは数通までです。届かない場合は、迷惑メールフォルダーを確認するか、明日もう一度お試しください。"
        }
        M::AskedTooSoon => {
            "{address}に先ほどメールを送信しました。{seconds}秒待ってから、もう一度送信してください。"
        }
        M::OpenMailbox => "{name}を開く",
        M::NoEmail => {
            "メールが届かない場合は、迷惑メールフォルダーを確認するか、メールを再送信してください。"
        }
        M::UseDifferentAddress => "別のメールアドレスを使用する",
        M::AddressChange => {
            "新しいメールアドレスにメールを送信します。以前のメールは使用できなくなります。ほかの入力内容は変わりません。"
        }
        M::SendEmail => "メールを送信",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "メールアドレスの確認",
        M::SelectConfirm => "「確認する」を選択すると、登録が完了します。",
        M::CompleteLastStep => "登録を完了するには、この最後の手順を済ませてください。",
        M::KnownPasswordHint => {
            "このリンクは、登録時とは別のブラウザーで開かれています。登録時に設定したパスワードを入力してください。"
        }
        M::OrEnterCodeThere => "または、登録したブラウザに戻り、メールのコードを入力してください。",
        M::PasswordChoice => "どのパスワードを使いますか？",
        M::UseKnownPassword => "登録時に決めたパスワード",
        M::UseNewPassword => "新しいパスワード",
        M::TryAgainSoon => "しばらくしてからもう一度お試しください",
        M::AlreadyConfirmedTitle => "すでに確認済みです",
        M::AlreadyConfirmed => "このメールアドレスはすでに確認済みです。",
        M::OnWaitlistTitle => "順番待ちリストに追加されました",
        M::OnWaitlist => {
            "メールアドレスを確認しました。空きができましたら、メールでお知らせします。"
        }
        M::InviteSpentTitle => "この招待は使用できなくなりました",
        M::InviteSpent => {
            "登録手続きの後に、招待が上限まで使用されたか、取り消されました。招待してくれた方に、新しい招待を依頼してください。"
        }
        M::DifferentInvite => "別の招待で登録する",
        M::LinkExpiredTitle => "このリンクは有効期限が切れています",
        M::LinkExpired => {
            "安全のため、リンクの有効期限は{time}です。新しいリンクをお送りできます。"
        }
        M::SendNewEmail => "新しいメールを送信",
        M::LinkUnknownTitle => "このリンクは使用できません",
        M::LinkUnknownOwn => {
            "リンクが途中で切れているか、ブラウザーでCookieがブロックされている可能性があります。このサイトのCookieを許可して、最新のメールに記載されたリンクを使用するか、新しいリンクを取得してください。"
        }
        M::LinkUnknown => {
            "リンクが途中で切れているか、ブラウザーでCookieがブロックされている可能性があります。このサイトのCookieを許可して、最新のメールに記載されたリンクを使用するか、最初からやり直してください。"
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "この登録をキャンセル",
        M::CancelSignUpText => {
            "どなたかが、お客様のメールアドレスを誤って使用した可能性があります。登録をキャンセルすると、しばらくの間メールをお送りしません。"
        }
        M::DidNotSignUp => "登録した覚えがありません",
        M::CancelledTitle => "登録をキャンセルしました",
        M::Cancelled => "アカウントは作成されていません。しばらくの間メールをお送りしません。",
        M::WasConfirmedTitle => "このメールアドレスは確認されました",
        M::WasConfirmed => {
            "お客様の受信トレイにアクセスできる人が確認しました。心当たりがない場合は、メールのパスワードを変更して、お問い合わせください。"
        }
        M::NothingToCancelTitle => "キャンセルする登録はありません",
        M::NothingToCancel => {
            "この登録はすでにキャンセルされているか、リンクが途中で切れている可能性があります。"
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "ようこそ",
        M::SignedUpTitle => "登録が完了しました",
        M::ConfirmedAndReady => "メールアドレスを確認しました。アカウントをご利用いただけます。",
        M::Confirmed => "メールアドレスを確認しました。",
        M::AccountReady => "アカウントをご利用いただけます。",
        M::CarryOnThere => "このページを閉じて、登録を始めた画面で続けられます。",
        M::FinishedTitle => "登録はお済みですか？",
        M::FinishedText => {
            "メールアドレスを確認済みの場合は、そのままお進みください。まだの場合は、先にメールのリンクを開いてください。"
        }
        M::ClosedTitle => "登録の受付を停止しています",
        M::ClosedText => {
            "現在、登録を受け付けていません。登録手続きがお済みの場合、メール内のリンクは引き続き有効です。"
        }
        M::NotAvailableTitle => "申し訳ありません。現在、登録をご利用いただけません",
        M::TryAgainLater => "しばらくしてからもう一度お試しください。",

        // Plain pages for requests that fail.
        M::ForeignTitle => "登録ページを開いて、もう一度お試しください",
        M::ForeignText => "このフォームは別のサイトから送信されました。",
        M::UnreadableTitle => "フォームを読み取れませんでした",
        M::GoBack => "前のページに戻って、もう一度お試しください。",
        M::BackToForm => "登録フォームへ",
        M::TooLargeTitle => "入力内容が長すぎます",
        M::GoBackAndShorten => "前のページに戻って、入力内容を短くしてください。",
        M::TooSlowTitle => "通信速度が遅すぎました",
        M::OtherNameTitle => "このページのアドレスは別にあります",
        M::OtherNameText => {
            "このサイトの登録は{link}で受け付けています。そちらの登録ページを開いてください。"
        }
        M::FailedTitle => "申し訳ありません。問題が発生しました",
        M::GoBackInAMinute => "前のページに戻り、1分ほど待ってから、もう一度お試しください。",

        // Mails.
        M::MailConfirmSubject => "【{site}】メールアドレスをご確認ください",
        M::MailConfirmText => "{site}への登録を完了するには、メールアドレスを確認してください。",
        M::MailConfirmButton => "メールアドレスを確認",
        M::MailCode => "または、登録ページで次のコードを入力してください：",
        M::MailLifetime => {
            "リンクとコードは{time}有効です。登録した覚えがない場合は、このメールを無視してください。アカウントは作成されません。メールの受信を停止するには："
        }
        M::MailSignedUpSubject => "【{site}】すでに登録されています",
        M::MailSignedUpText => {
            "このメールアドレスで、どなたか（ご本人の可能性もあります）が{site}に登録しようとしました。すでに登録されているため、何もしていただく必要はありません。"
        }
        M::MailAccountSubject => "【{site}】すでにアカウントをお持ちです",
        M::MailAccountText => {
            "このメールアドレスで、どなたか（ご本人の可能性もあります）が{site}に登録しようとしました。このメールアドレスのアカウントはすでに存在するため、何も変更されていません。"
        }
        M::MailIfYou => "ご本人の場合は、現在のパスワードでログインしてください。",
        M::MailIfNotYou => "心当たりがない場合は、このメールを無視してください。",
        M::MailWelcomeSubject => "{site}へようこそ",
        M::MailWelcomeAccount => {
            "メールアドレスを確認しました。{site}のアカウントをご利用いただけます。"
        }
        M::MailWelcomeSignedUp => "メールアドレスを確認しました。{site}への登録が完了しました。",
        M::MailResetSubject => "【{site}】新しいパスワードの設定",
        M::MailResetText => {
            "どなたか（ご本人の可能性もあります）が、{site}のアカウントのパスワードの再設定をリクエストしました。次のリンクから新しいパスワードを設定してください："
        }
        M::ChooseNewPassword => "新しいパスワードを設定",
        M::MailResetLifetime => {
            "リンクは{time}有効で、使用できるのは1回だけです。心当たりがない場合は、このメールを無視してください。パスワードは変更されません。"
        }
        M::MailPasswordChangedSubject => "【{site}】パスワードが変更されました",
        M::MailPasswordChangedText => {
            "{site}のアカウントのパスワードが変更されました。心当たりがない場合は、すぐにパスワードを再設定し、メールアカウントのパスワードも変更してください。"
        }
        M::MailCodeSubject => "{code}は{site}の確認コードです",
        M::MailPreheader => "リンクとコードは{time}有効です。",
        M::MailNothingToDo => "何も変更されていません。何もしていただく必要はありません。",
        M::MailResetPreheader => "リンクは{time}有効で、使用できるのは1回だけです。",
        M::MailChangedPreheader => "心当たりがない場合は、すぐにパスワードを再設定してください。",
        M::MailCopyLink => "ボタンが機能しない場合は、このリンクをブラウザーにコピーしてください：",
        M::MailOpenSite => "{site}を開く",
        M::MailWhySignUp => {
            "このメールは、{site}への登録時にこのメールアドレスが入力されたため送信されています。"
        }
        M::MailWhyAccount => "このメールは、{site}にアカウントをお持ちの方に送信されています。",
        M::MailWhySignedUp => "このメールは、{site}に登録された方に送信されています。",
        M::MailHelp => "お困りですか？ {contact}",
        M::ForgotPasswordText => {
            "アカウントのメールアドレスを入力してください。新しいパスワードを設定するためのリンクをお送りします。"
        }
        M::ResetMailText => {
            "このメールアドレスのアカウントがある場合は、リンクをお送りします。リンクは{time}有効です。迷惑メールフォルダもご確認ください。"
        }
        M::PasswordChangedTitle => "パスワードが変更されました",
        M::PasswordChangedText => {
            "新しいパスワードでログインできます。ほかの端末では、もう一度ログインが必要になることがあります。"
        }
        M::MailNewAddressText => {
            "どなたか（ご本人の可能性もあります）が、このメールアドレスを{site}のアカウントで使用するようリクエストしました。変更するには、次のリンクから確認してください："
        }
        M::MailNewAddressLifetime => {
            "リンクは{time}有効で、使用できるのは1回だけです。心当たりがない場合は、このメールを無視してください。何も変更されません。"
        }
        M::MailAddressTakenText => {
            "どなたか（ご本人の可能性もあります）が、このメールアドレスを{site}の別のアカウントで使用しようとしました。このメールアドレスはすでに使用されているため、何も変更されていません。心当たりがない場合は、このメールを無視してください。"
        }
        M::MailAddressChangedSubject => "【{site}】メールアドレスが変更されました",
        M::MailAddressChangedText => {
            "{site}のアカウントのメールアドレスが{address}に変更されました。心当たりがない場合は、すぐにお問い合わせのうえ、メールアカウントのパスワードを変更してください。"
        }
        M::ConfirmNewAddress => {
            "「確認する」を選択すると、このメールアドレスがアカウントで使用されます。"
        }
        M::AddressChangedTitle => "メールアドレスが変更されました",
        M::AddressChangedText => {
            "今後のメールは新しいメールアドレスにお送りします。メールアドレスでログインする場合は、新しいメールアドレスを使用してください。"
        }
        M::ResetLinkDead => {
            "有効期限が切れたか、すでに使用されたか、新しいメールのリンクに置き換えられています。新しいリンクをリクエストできます。"
        }

        // The JSON API.
        M::ApiMalformed => "無効なリクエスト",
        M::ApiForeignOrigin => "クロスサイトリクエスト",
        M::ApiUnknownAttempt => "不明な登録",
        M::ApiUnknownLink => "不明なリンク",
        M::ApiNotOffered => "利用できません",
        M::ApiMethodNotAllowed => "許可されていないメソッド",
        M::ApiTooSlow => "リクエストタイムアウト",
        M::ApiTaken => "すでに使用されています",
        M::ApiInviteSpent => "招待は無効になりました",
        M::ApiLinkExpired => "リンクの有効期限切れ",
        M::ApiTooLarge => "本文が大きすぎます",
        M::ApiUnsupportedMediaType => "サポートされていないメディアタイプ",
        M::ApiInvalid => "無効なフィールド",
        M::ApiRateLimited => "リクエストが多すぎます",
        M::ApiBusy => "サーバーが混雑しています",
        M::ApiUnavailable => "一時的に利用できません",
        M::ApiTakenDetail => {
            "そのユーザー名またはメールアドレスのユーザーはすでに存在します。どちらであるかは`problems`に示されます。"
        }
        M::ApiInvalidDetail => {
            "一部のフィールドが無効です。該当するフィールドは`problems`に示されます。"
        }
        M::ApiWorkDetail => {
            "登録が集中しています。`challenge?for=limit`を解いて結果を送信するか、しばらくしてからもう一度お試しください。"
        }
        M::ApiNoAvailability => "このフォームでは、ユーザー名が使用できるかどうかは示されません。",
        M::ApiParameterTwice => "クエリに同じパラメーターが複数回含まれています。",
        M::ApiNoCaptcha => "このフォームにCAPTCHAはありません。",
        M::ApiNoChallenge => "現在、利用できるチャレンジはありません。",
        M::ApiNameAnAttempt => "リンクの`token`または登録の`attempt`を送信してください。",
        M::ApiUnknownLinkDetail => {
            "このトークンを持つリンクはありません。トークンが不完全か、無効になっている可能性があります。"
        }
        M::ApiUnknownAttemptDetail => "この`attempt`を持つ登録はありません。",
        M::ApiLinkExpiredDetail => {
            "新しいリンクを取得するには、その`token`を`resend`に送信してください。"
        }
        M::ApiNotAnObject => "本文は単一のJSONオブジェクトでなければなりません。",
        M::ApiNotJson => "本文が有効なJSONではありません（{line}行{column}列）。",
        M::ApiTooManyMembers => "オブジェクトのメンバーは{max}個以下でなければなりません。",
        M::ApiMemberTwice => "オブジェクトに同じメンバーが複数回含まれています。",
        M::ApiNested => {
            "メンバーは文字列または真偽値でなければなりません。入れ子のオブジェクトや配列は使用できません。"
        }
        M::ApiNotAString => "メンバー`{name}`は文字列でなければなりません。",
        M::ApiNotANumber => "メンバー`{name}`は数値でなければなりません。",
        M::ApiNotAList => "メンバー`{name}`は文字列の配列でなければなりません。",
        M::ApiNotABoolean => "メンバー`{name}`はtrueまたはfalseでなければなりません。",
        M::ApiBadKey => {
            "Idempotency-Keyは、ランダムなUUIDのように推測できない、16～255文字の表示可能なASCII文字でなければなりません。"
        }
        M::ApiForeignOriginDetail => "このリクエストは別のサイトのページから送信されました。",
        M::ApiMediaTypeDetail => "本文はUTF-8の`application/json`でなければなりません。",
        M::ApiTooLargeDetail => "本文は16 KiB以下でなければなりません。",
        M::ApiTooSlowDetail => "本文が10秒以内に届きませんでした。",
        M::ApiFailedDetail => {
            "サーバーでエラーが発生しました。しばらくしてからもう一度お試しください。"
        }
        M::ApiMethodDetail => "許可されているメソッドは`Allow`ヘッダーに示されます。",
    }
}
