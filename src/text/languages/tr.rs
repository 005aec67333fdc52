//! Turkish, with *siz*, as Google, e-Devlet and Turkish banks do. Buttons have the bare imperative,
//! such as *Kaydol*, as is usual. Names and labels of the host take no suffix.
//!
//! Terms: *hesap* for account, *kayıt* and *kaydolmak* for sign-up, *oturum açmak* for sign in,
//! *e-posta adresi* for the address and *e-posta* for the message, *kullanıcı adı*, *şifre*,
//! *doğrulamak* for confirm and *doğrulama kodu*, *davet* and *davet kodu*, *bekleme listesi*,
//! *güvenlik kontrolü* for the captcha, *bağlantı* for link, *tarayıcı*, *form*. Characters are in
//! the accusative in all sentences, spans of time in the nominative.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Turkish.
pub const TURKISH: Translation =
    Translation::new("tr", "Türkçe", wording).plurals(Plurals::ONE_OTHER).grouping(".", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Hesabınızı oluşturun",
        M::SignUp => "Kaydol",
        M::CreateAccount => "Hesap oluştur",
        M::PleaseWait => "Lütfen bekleyin…",
        M::EmailAddress => "E-posta adresi",
        M::Username => "Kullanıcı adı",
        M::Password => "Şifre",
        M::InviteCode => "Davet kodu",
        M::ConfirmationCode => "Doğrulama kodu",
        M::CodeHint => "8 rakam",
        M::PasswordHint => {
            "En az {min} karakter kullanın. Rastgele seçilmiş üç dört kelimeyi hatırlamak kolay, tahmin etmek zordur."
        }
        M::LengthOf => "{count}/{min}",
        M::CapsLockOn => "Caps Lock açık",
        M::Optional => "(isteğe bağlı)",
        M::ConsentLabel => "{document} belgesini kabul ediyorum.",
        M::NewTab => "(yeni sekmede açılır)",
        M::Show => "Göster",
        M::ShowPassword => "Şifreyi Göster",
        M::Hide => "Gizle",
        M::HidePassword => "Şifreyi gizle",
        M::SelectAnOption => "Bir seçenek seçin",
        M::LeaveEmpty => "Bu alanı boş bırakın",
        M::DidYouMean => "Şunu mu demek istediniz: {address}?",
        M::IsAvailable => "{label} kullanılabilir.",
        M::HaveAccount => "Zaten hesabınız var mı? {link}",
        M::SignIn => "Oturum aç",
        M::ResetPassword => "Şifreyi sıfırla",
        M::StartedAs => "{address} adresiyle kaydolmaya başladınız.",
        M::SendAgain => "E-postayı tekrar gönder",
        M::SendAgainIn => "E-postayı tekrar gönder ({seconds} saniye bekleyin)",

        // Above a form.
        M::ThereIsAProblem => "Bir sorun var",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "Şu anda çok yoğunuz. {time} sonra tekrar deneyin.",
        M::TooOftenNotice => "Çok fazla deneme yapıldı. {time} sonra tekrar deneyin.",
        M::UnreachableNotice => {
            "Bağlantı kurulamadı. İnternet bağlantınızı kontrol edip tekrar deneyin. Yazdıklarınız hâlâ burada."
        }
        M::ClosedNotice => "Kayıtlar şu anda kapalı.",
        M::OutdatedNotice => "Bu sayfa güncel değil. Sayfayı yenileyip tekrar deneyin.",
        M::FailedNotice => "Üzgünüz, bir sorun oluştu. Bir dakika sonra tekrar deneyin.",

        // Spans of time, in the form that they have after a colon, or as the object of a sentence.
        M::Seconds => "{count} saniye",
        M::Minutes => "{count} dakika",
        M::Hours => "{count} saat",

        // An empty field.
        M::FillIn => "Bu alanı doldurun.",
        M::EnterEmail => "E-posta adresinizi girin.",
        M::EnterUsername => "Bir kullanıcı adı girin.",
        M::EnterPassword => "Bir şifre girin.",
        M::AgreeTo => "Kaydolmak için {document} belgesini kabul edin.",
        M::TickBox => "Devam etmek için bu kutuyu işaretleyin.",
        M::SelectOption => "Bir seçenek seçin.",
        M::EnterInvite => "Davet kodunuzu girin.",
        M::EnterCode => "Doğrulama kodunu girin.",

        // Any field.
        M::AtLeast => "En az {min} karakter kullanın.",
        M::AtMost => "En fazla {max} karakter kullanın.",
        M::HiddenCharacter => {
            "Bu metin görünmez bir karakter içeriyor. Karakteri silin ve metni yapıştırmak yerine yazın."
        }
        M::CheckEntry => "Girdiğiniz bilgiyi kontrol edin.",
        M::NotADate => "{label} gerçek bir tarih olmalıdır, örneğin 2007-03-27.",
        M::NotInTheFuture => "{label} gelecekte olamaz.",
        M::MinAge => "{label} en az {years} yıl önce olmalıdır.",
        M::MaxAge => "{label} en son {years} yıl içinde olmalıdır.",
        M::NotANumber => "{label} bir sayı olmalıdır, örneğin 12.",
        M::NotWhole => "{label} bir tam sayı olmalıdır, örneğin 12.",
        M::MaxDecimals => "{label} virgülden sonra en fazla {places} basamak içerebilir.",
        M::MinNumber => "{label} en az {min} olmalıdır.",
        M::MaxNumber => "{label} en fazla {max} olabilir.",
        M::NotATelephone => "{label} bir telefon numarası olmalıdır, örneğin +44 20 7946 0958.",
        M::NotAUrl => "{label} bir web adresi olmalıdır, örneğin https://example.org.",
        M::MinChoices => "En az {min} seçenek seçin.",
        M::MaxChoices => "En fazla {max} seçenek seçin.",
        M::QuotedCharacter => "“{character}” karakterini",
        M::NamedCharacter => "{code} karakterini",

        // The email address.
        M::EmailMissingAt => "@ işareti olan bir e-posta adresi girin, örneğin name@example.com.",
        M::EmailLookAlikeAt => {
            "Bu karakter @ işaretine benziyor ama @ değil. Karakteri silin ve standart @ işaretini yazın."
        }
        M::EmailLocalEmpty => "@ işaretinden önceki kısmı girin, örneğin name@example.com.",
        M::EmailDomainEmpty => "@ işaretinden sonraki kısmı girin, örneğin name@example.com.",
        M::EmailLocalNotAscii => {
            "Yalnızca @ işaretinden önce İngilizce harfler (a–z), rakamlar ve simgeler bulunan adreslere e-posta gönderebiliyoruz."
        }
        M::EmailLocalCharacters => "@ işaretinden önceki boşluk ve virgül gibi karakterleri silin.",
        M::EmailHidden => {
            "E-posta adresi görünmez bir karakter içeriyor. Karakteri silin ve adresi yapıştırmak yerine yazın."
        }
        M::EmailHiddenNamed => {
            "E-posta adresi görünmez bir karakter ({code}) içeriyor. Karakteri silin ve adresi yapıştırmak yerine yazın."
        }
        M::EmailSpace => "E-posta adresinde boşluk olamaz.",
        M::EmailTwoAts => "E-posta adresinde yalnızca bir @ işareti olabilir.",
        M::EmailRemoveBefore => "@ işaretinden önceki kısımdan {character} silin.",
        M::EmailRemoveAfter => "@ işaretinden sonraki kısımdan {character} silin.",
        M::EmailRemoveName => "Addan {character} silin.",
        M::EmailDotStart => "E-posta adresi noktayla başlayamaz.",
        M::EmailDotBeforeAt => "@ işaretinden hemen önceki noktayı silin.",
        M::EmailTwoDots => "E-posta adresinde art arda birden fazla nokta olamaz.",
        M::EmailDotAfterAt => "@ işaretinden hemen sonraki noktayı silin.",
        M::EmailDotEnd => "E-posta adresi noktayla bitemez.",
        M::EmailHyphenAfterAt => "@ işaretinden hemen sonraki kısa çizgiyi silin.",
        M::EmailHyphenEnd => "E-posta adresi kısa çizgiyle bitemez.",
        M::EmailDotHyphen => {
            "E-posta adresinde @ işaretinden sonra nokta ile kısa çizgi yan yana olamaz."
        }
        M::EmailQuotes => "@ işaretinden önceki tırnak işaretlerini silin.",
        M::EmailDomainCharacters => {
            "@ işaretinden sonra yalnızca harf, rakam, nokta ve kısa çizgi kullanın."
        }
        M::EmailNoEnding => "E-posta adresi .com veya .org gibi bir uzantıyla bitmelidir.",
        M::EmailSpecialDomain => {
            "Bu alan adına e-posta gönderemiyoruz. @ işaretinden sonraki kısmın yazımını kontrol edin."
        }
        M::EmailBrackets => {
            "@ işaretinden sonra, köşeli parantez kullanmadan, example.com gibi bir alan adı girin."
        }
        M::EmailOnlyAddress => {
            "Yalnızca e-posta adresini girin. Ad veya < ve > işaretlerini eklemeyin."
        }
        M::EmailLocalTooLong => "@ işaretinden önceki kısım en fazla 64 karakter olabilir.",
        M::EmailDomainTooLong => {
            "@ işaretinden sonraki kısım en fazla 253 karakter, noktalar arasındaki her bölüm en fazla 63 karakter olabilir."
        }
        M::EmailTooLong => "E-posta adresi en fazla 254 karakter olabilir.",
        M::EmailBadDomain => {
            "@ işaretinden sonraki kısmı kontrol edin. Geçerli bir alan adı değil."
        }
        M::DomainNotFound => {
            "Bu alan adını bulamadık. @ işaretinden sonraki kısmın yazımını kontrol edin."
        }
        M::DomainTakesNoMail => {
            "Bu alan adı e-posta kabul etmiyor. @ işaretinden sonraki kısmın yazımını kontrol edin."
        }
        M::DisposableAddress => {
            "Kalıcı bir e-posta adresi girin. Geçici adresleri kabul etmiyoruz."
        }
        M::DomainNotAdmitted => {
            "Bu alan adındaki bir e-posta adresiyle kaydolamazsınız. Başka bir adres kullanın."
        }
        M::AddressTaken => {
            "Bu e-posta adresine ait bir hesap zaten var. Oturum açın veya başka bir adres kullanın."
        }

        // The username. `{label}` is its label, such as "Username", and begins the sentence in English.
        M::UsernameTooShort => "{label} en az {min} karakter olmalıdır.",
        M::UsernameTooLong => "{label} en fazla {max} karakter olabilir.",
        M::UsernameEmpty => "{label} boş olamaz.",
        M::UsernameAt => "{label} @ işaretini içeremez.",
        M::UsernameSpace => "{label} boşluk içeremez.",
        M::UsernameHidden => {
            "{label} görünmez bir karakter ({code}) içeriyor. Karakteri silin ve metni yapıştırmak yerine yazın."
        }
        M::UsernameCharacter => "{label} {character} içeremez.",
        M::UsernameNotAscii => {
            "{label} {character} içeremez. İngilizce harfler (a–z) ve rakamlar kullanın."
        }
        M::UsernameMisplaced => {
            "{label} {character} yalnızca belirli harflerin yanında içerebilir."
        }
        M::UsernameEnds => "{label} bir harf veya rakamla başlayıp bitmelidir.",
        M::UsernameSeparators => {
            "{label} art arda birden fazla nokta, kısa çizgi veya alt çizgi içeremez."
        }
        M::UsernameAccentAlone => "Aksan işaretini bir harfin üzerine koyun.",
        M::UsernameAccents => "Tek bir harfte daha az aksan işareti kullanın.",
        M::UsernameDigits => "Tek bir yazı sistemine ait rakamlar kullanın.",
        M::UsernameScripts => {
            "Tek bir alfabeye ait harfler kullanın. Bunların bazıları başka bir alfabenin harflerine benziyor."
        }
        M::UsernameDirections => {
            "Soldan sağa ve sağdan sola yazılan harfleri bir arada kullanmayın."
        }
        M::UsernameReserved => "{label} kullanılamıyor. Başka bir tane seçin.",
        M::UsernameTaken => "{label} zaten alınmış. Başka bir tane seçin.",
        M::NotOnGithub => "Bu kullanıcı adına sahip bir GitHub hesabı bulamadık.",

        // The password.
        M::PasswordTooShort => "Şifre en az {min} karakter olmalıdır.",
        M::PasswordTooLong => "Şifre en fazla 256 karakter olabilir.",
        M::PasswordRepeats => {
            "Bu şifre kendini tekrar ediyor. Birbiriyle ilgisiz birkaç kelime deneyin."
        }
        M::PasswordPattern => {
            "Bu şifre kolay tahmin edilen bir sıra izliyor. Birbiriyle ilgisiz birkaç kelime deneyin."
        }
        M::PasswordLikeEmail => "Şifre e-posta adresinize benzememelidir.",
        M::PasswordLikeSite => "Şifre bu sitenin adına benzememelidir.",
        M::PasswordLikeAnswers => "Şifre diğer yanıtlarınıza benzememelidir.",
        M::PasswordCommon => {
            "Bu şifreyi tahmin etmek çok kolay. Birbiriyle ilgisiz birkaç kelime deneyin."
        }
        M::PasswordBreached => {
            "Bu şifre bir veri sızıntısında yer almış. Başka hiçbir yerde kullanmadığınız bir şifre seçin."
        }
        M::PasswordWrong => {
            "Bu, kaydolurken seçtiğiniz şifre değil. Tekrar deneyin veya yeni bir şifre seçin."
        }

        // Codes and invites.
        M::CodeMalformed => "Doğrulama kodu 8 rakamdan oluşmalıdır.",
        M::CodeWrong => "Bu kod doğru değil. Size gönderdiğimiz en son e-postadaki kodu girin.",
        M::CodeExpired => {
            "Bu kodun süresi doldu. Yeni bir kod almak için e-postayı tekrar gönderin."
        }
        M::CodeTooManyTries => {
            "Çok fazla yanlış kod girildi. Bunun yerine e-postadaki bağlantıyı kullanın."
        }
        M::InviteMalformed => "Davet kodu 24 harf ve rakamdan oluşmalıdır.",
        M::InviteUnknown => "Bu davet kodu geçersiz veya süresi dolmuş. Yeni bir kod isteyin.",
        M::InviteUsedUp => {
            "Bu davet artık kullanılamaz. Yeni bir davet isteyin ve tekrar kaydolun."
        }
        M::InviteForAnother => {
            "Bu davet başka bir e-posta adresi için. Davetin gönderildiği adresi girin."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Güvenlik kontrolünü tamamlayın.",
        M::CaptchaFailed => "İnsan olduğunuzu doğrulayamadık. Tekrar deneyin.",
        M::CaptchaExpired => "Güvenlik kontrolünün süresi doldu. Formu tekrar gönderin.",
        M::CaptchaUnavailable => {
            "Güvenlik kontrolü şu anda çalışmıyor. Bir dakika sonra tekrar deneyin."
        }
        M::CaptchaTooSoon => "{seconds} saniye bekleyin, ardından formu tekrar gönderin.",
        M::CaptchaWork => {
            "Şu anda çok yoğunuz. Önce tarayıcınızın bir hesaplama yapması gerekiyor: formu güvenlik kontrolü tamamlanınca veya {time} sonra tekrar gönderin."
        }

        // The captcha.
        M::CaptchaLabel => "Güvenlik kontrolü",
        M::CaptchaWorking => "Robot olmadığınız kontrol ediliyor…",
        M::CaptchaDone => "Güvenlik kontrolü tamamlandı.",
        M::CaptchaLost => "Güvenlik kontrolü yüklenemedi.",
        M::CaptchaWaitUnscripted => {
            "JavaScript kapalı. Bu formu göndermeden önce en az {seconds} saniye bekleyin."
        }
        M::CaptchaNeedsScripts => {
            "Güvenlik kontrolünü tamamlamak için JavaScript özelliğini açın ve bu sayfayı yenileyin."
        }
        M::CaptchaLaterUnscripted => "JavaScript kapalı. Daha sonra tekrar deneyin.",

        // All pages.
        M::TitleWithError => "Hata: {title}",
        M::AddressLine => "E-posta adresi: {address}",
        M::Continue => "Devam et",
        M::Confirm => "Doğrula",
        M::Cancel => "İptal",
        M::StartAgain => "Baştan başla",

        // The page after the form.
        M::CheckYourEmail => "E-postanızı kontrol edin",
        M::WeAreEmailing => {
            "{address} adresine bir e-posta gönderiyoruz. Ulaşması birkaç dakika sürebilir."
        }
        M::OpenLinkOrEnterCode => {
            "E-postadaki bağlantıyı açın veya e-postadaki kodu aşağıya girin. Her ikisi de {time} boyunca geçerlidir."
        }
        M::CouldNotDeliver => "E-posta {address} adresine teslim edilemedi. Adresi kontrol edin.",
        M::IfYouJustSignedUp => {
            "Az önce kaydolduysanız size e-postayla bir bağlantı gönderiyoruz. Kaydınızı tamamlamak için bağlantıyı açın."
        }
        M::EmailingAgain => {
            "{address} adresine yeni bir e-posta gönderiyoruz. En yeni e-postayı kullanın: İçindeki kod öncekinin yerine geçer. Günde yalnızca birkaç e-posta gönderiyoruz. E-posta gelmezse spam klasörünüze bakın veya yarın tekrar deneyin."
        }
        M::AskedTooSoon => {
            "{address} adresine az önce bir e-posta gönderdik. Yenisini istemeden önce {seconds} saniye bekleyin."
        }
        M::OpenMailbox => "{name} uygulamasını aç",
        M::NoEmail => "E-posta gelmedi mi? Spam klasörünüze bakın veya e-postayı tekrar gönderin.",
        M::UseDifferentAddress => "Başka bir e-posta adresi kullan",
        M::AddressChange => {
            "Yeni adrese bir e-posta göndereceğiz. Önceki e-posta geçersiz olacak. Diğer bilgileriniz aynı kalacak."
        }
        M::SendEmail => "E-posta gönder",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "E-posta adresinizi doğrulayın",
        M::SelectConfirm => "Kaydınızı tamamlamak için “Doğrula” düğmesini seçin.",
        M::CompleteLastStep => "Kaydınızı tamamlamak için son bir adım kaldı.",
        M::KnownPasswordHint => {
            "Bu bağlantıyı başka bir tarayıcıda açtınız. Kaydolurken seçtiğiniz şifreyi girin."
        }
        M::OrEnterCodeThere => {
            "Ya da kaydolduğunuz tarayıcıya dönün ve e-postadaki kodu orada girin."
        }
        M::PasswordChoice => "Hangi şifreyi kullanmak istiyorsunuz?",
        M::UseKnownPassword => "Kaydolurken seçtiğim şifre",
        M::UseNewPassword => "Yeni bir şifre",
        M::TryAgainSoon => "Birazdan tekrar deneyin",
        M::AlreadyConfirmedTitle => "Zaten doğrulanmış",
        M::AlreadyConfirmed => "Bu e-posta adresi zaten doğrulanmış.",
        M::OnWaitlistTitle => "Bekleme listesindesiniz",
        M::OnWaitlist => {
            "E-posta adresiniz doğrulandı. Sizin için yer açıldığında size e-posta göndereceğiz."
        }
        M::InviteSpentTitle => "Davetiniz artık geçerli değil",
        M::InviteSpent => {
            "Siz kaydolduktan sonra davet kullanıldı veya geri çekildi. Sizi davet eden kişiden yeni bir davet isteyin."
        }
        M::DifferentInvite => "Başka bir davetle kaydol",
        M::LinkExpiredTitle => "Bu bağlantının süresi doldu",
        M::LinkExpired => {
            "Güvenliğiniz için bağlantıların süresi {time} sonra dolar. Size yeni bir bağlantı gönderebiliriz."
        }
        M::SendNewEmail => "Yeni bir e-posta gönder",
        M::LinkUnknownTitle => "Bu bağlantı çalışmıyor",
        M::LinkUnknownOwn => {
            "Bağlantı eksik olabilir veya tarayıcınız çerezleri engelliyor olabilir. Bu site için çerezlere izin verin ve size gönderdiğimiz en son e-postadaki bağlantıyı kullanın ya da yeni bir bağlantı isteyin."
        }
        M::LinkUnknown => {
            "Bağlantı eksik olabilir veya tarayıcınız çerezleri engelliyor olabilir. Bu site için çerezlere izin verin ve size gönderdiğimiz en son e-postadaki bağlantıyı kullanın ya da baştan başlayın."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Bu kaydı iptal et",
        M::CancelSignUpText => {
            "Birisi, belki yanlışlıkla, e-posta adresinizi kullandı. Kaydı iptal ederseniz size bir süre e-posta göndermeyeceğiz."
        }
        M::DidNotSignUp => "Ben kaydolmadım",
        M::CancelledTitle => "Kayıt iptal edildi",
        M::Cancelled => "Hesap oluşturulmadı. Size bir süre e-posta göndermeyeceğiz.",
        M::WasConfirmedTitle => "Bu e-posta adresi doğrulandı",
        M::WasConfirmed => {
            "Gelen kutunuza erişimi olan biri bu adresi doğruladı. Bunu siz yapmadıysanız e-posta şifrenizi değiştirin ve bizimle iletişime geçin."
        }
        M::NothingToCancelTitle => "İptal edilecek bir şey yok",
        M::NothingToCancel => "Bu kayıt zaten iptal edilmiş veya bağlantı eksik olabilir.",

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Hoş geldiniz",
        M::SignedUpTitle => "Kaydınız tamamlandı",
        M::ConfirmedAndReady => "E-posta adresiniz doğrulandı ve hesabınız hazır.",
        M::Confirmed => "E-posta adresiniz doğrulandı.",
        M::AccountReady => "Hesabınız hazır.",
        M::CarryOnThere => "Bu sayfayı kapatıp kayda başladığınız yerde devam edebilirsiniz.",
        M::FinishedTitle => "Kaydınızı tamamladınız mı?",
        M::FinishedText => {
            "E-posta adresinizi doğruladıysanız devam edebilirsiniz. Doğrulamadıysanız önce e-postamızdaki bağlantıyı açın."
        }
        M::ClosedTitle => "Kayıtlar kapalı",
        M::ClosedText => {
            "Şu anda kaydolamazsınız. Daha önce kaydolduysanız size gönderdiğimiz e-postadaki bağlantı hâlâ geçerlidir."
        }
        M::NotAvailableTitle => "Üzgünüz, şu anda kaydolmak mümkün değil",
        M::TryAgainLater => "Daha sonra tekrar deneyin.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Kayıt sayfasını açıp tekrar deneyin",
        M::ForeignText => "Bu form başka bir web sitesinden gönderildi.",
        M::UnreadableTitle => "Formu okuyamadık",
        M::GoBack => "Geri dönüp tekrar deneyin.",
        M::BackToForm => "Kayıt formuna git",
        M::TooLargeTitle => "Metin çok uzun",
        M::GoBackAndShorten => "Geri dönüp girdiğiniz metni kısaltın.",
        M::TooSlowTitle => "Bağlantınız çok yavaştı",
        M::OtherNameTitle => "Bu sayfanın başka bir adresi var",
        M::OtherNameText => {
            "Bu siteye {link} adresinden kaydolabilirsiniz. Kayıt sayfasını orada açın."
        }
        M::FailedTitle => "Üzgünüz, bir sorun oluştu",
        M::GoBackInAMinute => "Geri dönüp bir dakika sonra tekrar deneyin.",

        // Mails. `{site}` is the name of the site.
        M::MailConfirmSubject => "{site} için e-posta adresinizi doğrulayın",
        M::MailConfirmText => "{site} kaydınızı tamamlamak için e-posta adresinizi doğrulayın.",
        M::MailConfirmButton => "E-posta adresini doğrula",
        M::MailCode => "Veya kayıt sayfasına şu kodu girin:",
        M::MailLifetime => {
            "Bağlantı ve kod {time} boyunca geçerlidir. Siz kaydolmadıysanız bu e-postayı dikkate almayabilirsiniz. Hesap oluşturulmayacaktır. Bu e-postaları artık almak istemiyorsanız:"
        }
        M::MailSignedUpSubject => "{site} kaydınız zaten var",
        M::MailSignedUpText => {
            "Birisi (belki siz) bu e-posta adresiyle {site} sitesine kaydolmaya çalıştı. Zaten kaydınız var, bu nedenle bir şey yapmanız gerekmiyor."
        }
        M::MailAccountSubject => "Zaten bir {site} hesabınız var",
        M::MailAccountText => {
            "Birisi (belki siz) bu e-posta adresiyle {site} sitesine kaydolmaya çalıştı. Bu adrese ait bir hesap zaten var. Hiçbir şey değişmedi."
        }
        M::MailIfYou => "Bunu siz yaptıysanız mevcut şifrenizle oturum açın.",
        M::MailIfNotYou => "Bunu siz yapmadıysanız bu e-postayı dikkate almayabilirsiniz.",
        M::MailWelcomeSubject => "{site} sitesine hoş geldiniz",
        M::MailWelcomeAccount => "E-posta adresiniz doğrulandı ve {site} hesabınız hazır.",
        M::MailWelcomeSignedUp => "E-posta adresiniz doğrulandı ve {site} kaydınız tamamlandı.",
        M::MailResetSubject => "{site} için yeni bir şifre seçin",
        M::MailResetText => {
            "Birisi (belki siz) {site} hesabınızın şifresini sıfırlamak istedi. Yeni bir şifre seçmek için bu bağlantıyı kullanın:"
        }
        M::ChooseNewPassword => "Yeni şifre seç",
        M::MailResetLifetime => {
            "Bağlantı {time} boyunca ve yalnızca bir kez geçerlidir. Bunu siz yapmadıysanız bu e-postayı dikkate almayabilirsiniz. Şifreniz aynı kalır."
        }
        M::MailPasswordChangedSubject => "{site} şifreniz değiştirildi",
        M::MailPasswordChangedText => {
            "{site} hesabınızın şifresi değiştirildi. Bunu siz yapmadıysanız şifreyi hemen sıfırlayın ve e-posta hesabınızın şifresini de değiştirin."
        }
        M::MailCodeSubject => "{code} – {site} kodunuz",
        M::MailPreheader => "Bağlantı ve kod {time} boyunca geçerlidir.",
        M::MailNothingToDo => "Hiçbir şey değişmedi ve bir şey yapmanız gerekmiyor.",
        M::MailResetPreheader => "Bağlantı {time} boyunca ve yalnızca bir kez geçerlidir.",
        M::MailChangedPreheader => "Bunu siz yapmadıysanız şifrenizi hemen sıfırlayın.",
        M::MailCopyLink => "Düğme çalışmıyorsa bu bağlantıyı tarayıcınıza kopyalayın:",
        M::MailOpenSite => "{site} sitesini aç",
        M::MailWhySignUp => {
            "Bu e-postayı, birisi {site} sitesine kaydolmak için adresinizi girdiği için aldınız."
        }
        M::MailWhyAccount => "Bu e-postayı, bir {site} hesabınız olduğu için aldınız.",
        M::MailWhySignedUp => "Bu e-postayı, {site} sitesine kaydolduğunuz için aldınız.",
        M::MailHelp => "Yardıma mı ihtiyacınız var? {contact}",
        M::ForgotPasswordText => {
            "Hesabınızın e-posta adresini girin. Yeni bir şifre seçmeniz için size bir bağlantı göndereceğiz."
        }
        M::ResetMailText => {
            "Bu e-posta adresine ait bir hesap varsa adrese bir bağlantı göndereceğiz. Bağlantı {time} boyunca geçerlidir. Spam klasörüne de bakın."
        }
        M::PasswordChangedTitle => "Şifreniz değiştirildi",
        M::PasswordChangedText => {
            "Yeni şifrenizle oturum açabilirsiniz. Diğer cihazlarda yeniden oturum açmanız gerekebilir."
        }
        M::MailNewAddressText => {
            "Birisi (belki siz) bu e-posta adresini bir {site} hesabı için kullanmak istedi. Değişikliği yapmak için adresi doğrulayın:"
        }
        M::MailNewAddressLifetime => {
            "Bağlantı {time} boyunca ve yalnızca bir kez geçerlidir. Bunu siz yapmadıysanız bu e-postayı dikkate almayabilirsiniz. Hiçbir şey değişmez."
        }
        M::MailAddressTakenText => {
            "Birisi (belki siz) bu e-posta adresini başka bir {site} hesabı için kullanmaya çalıştı. Adres zaten kullanılıyor, bu nedenle hiçbir şey değişmedi. Bunu siz yapmadıysanız bu e-postayı dikkate almayabilirsiniz."
        }
        M::MailAddressChangedSubject => "{site} e-posta adresiniz değiştirildi",
        M::MailAddressChangedText => {
            "{site} hesabınızın e-posta adresi {address} olarak değiştirildi. Bunu siz yapmadıysanız hemen bizimle iletişime geçin ve e-posta hesabınızın şifresini değiştirin."
        }
        M::ConfirmNewAddress => {
            "Bu e-posta adresini hesabınız için kullanmak üzere “Doğrula” düğmesini seçin."
        }
        M::AddressChangedTitle => "E-posta adresiniz değiştirildi",
        M::AddressChangedText => {
            "Bundan sonra size yeni adresinizden yazacağız. E-posta adresinizle oturum açıyorsanız yenisini kullanın."
        }
        M::ResetLinkDead => {
            "Süresi dolmuş, daha önce kullanılmış veya yerini daha yeni bir e-posta almış. Yeni bir bağlantı isteyebilirsiniz."
        }

        // The JSON API, for programs and for those who write them. Words in backquotes stay as they are.
        M::ApiMalformed => "Geçersiz istek",
        M::ApiForeignOrigin => "Başka bir siteden gelen istek",
        M::ApiUnknownAttempt => "Bilinmeyen deneme",
        M::ApiUnknownLink => "Bilinmeyen bağlantı",
        M::ApiNotOffered => "Mevcut değil",
        M::ApiMethodNotAllowed => "Yönteme izin verilmiyor",
        M::ApiTooSlow => "İstek zaman aşımına uğradı",
        M::ApiTaken => "Zaten alınmış",
        M::ApiInviteSpent => "Davet artık geçerli değil",
        M::ApiLinkExpired => "Bağlantının süresi doldu",
        M::ApiTooLarge => "Gövde çok büyük",
        M::ApiUnsupportedMediaType => "Desteklenmeyen ortam türü",
        M::ApiInvalid => "Geçersiz alanlar",
        M::ApiRateLimited => "Çok fazla istek",
        M::ApiBusy => "Sunucu meşgul",
        M::ApiUnavailable => "Geçici olarak kullanılamıyor",
        M::ApiTakenDetail => {
            "Bu kullanıcı adına veya e-posta adresine sahip bir kullanıcı zaten var; hangisi olduğu `problems` içinde belirtilir."
        }
        M::ApiInvalidDetail => "Bazı alanlar geçersiz; bunlar `problems` içinde listelenir.",
        M::ApiWorkDetail => {
            "Çok fazla kişi kaydoluyor. `challenge?for=limit` görevini çözüp sonucu gönderin veya daha sonra tekrar deneyin."
        }
        M::ApiNoAvailability => {
            "Bu form bir kullanıcı adının kullanılabilir olup olmadığını bildirmez."
        }
        M::ApiParameterTwice => "Sorgu bir parametreyi birden fazla kez içeriyor.",
        M::ApiNoCaptcha => "Formda captcha yok.",
        M::ApiNoChallenge => "Şu anda kullanılabilir bir görev yok.",
        M::ApiNameAnAttempt => {
            "Bağlantının `token` değerini veya kaydın `attempt` değerini gönderin."
        }
        M::ApiUnknownLinkDetail => {
            "Bu token değerine sahip bir bağlantı yok. Değer eksik olabilir veya artık geçerli olmayabilir."
        }
        M::ApiUnknownAttemptDetail => "Bu `attempt` değerine sahip bir kayıt yok.",
        M::ApiLinkExpiredDetail => {
            "Yeni bir bağlantı almak için `token` değerini `resend` adresine gönderin."
        }
        M::ApiNotAnObject => "Gövde tek bir JSON nesnesi olmalıdır.",
        M::ApiNotJson => "Gövde geçerli JSON değil (satır {line}, sütun {column}).",
        M::ApiTooManyMembers => "Nesnede en fazla {max} üye olabilir.",
        M::ApiMemberTwice => "Nesne bir üyeyi birden fazla kez içeriyor.",
        M::ApiNested => "Üyeler dize veya boole olmalıdır; iç içe nesneler veya diziler olamaz.",
        M::ApiNotAString => "`{name}` üyesi bir dize olmalıdır.",
        M::ApiNotANumber => "`{name}` üyesi bir sayı olmalıdır.",
        M::ApiNotAList => "`{name}` üyesi dizelerden oluşan bir dizi olmalıdır.",
        M::ApiNotABoolean => "`{name}` üyesi true veya false olmalıdır.",
        M::ApiBadKey => {
            "Idempotency-Key, rastgele bir UUID gibi kimsenin tahmin edemeyeceği 16 ila 255 görünür ASCII karakterden oluşmalıdır."
        }
        M::ApiForeignOriginDetail => "Bu isteği başka bir sitenin sayfası gönderdi.",
        M::ApiMediaTypeDetail => "Gövde UTF-8 kodlamalı `application/json` olmalıdır.",
        M::ApiTooLargeDetail => "Gövde en fazla 16 KiB olabilir.",
        M::ApiTooSlowDetail => "Gövde 10 saniye içinde ulaşmadı.",
        M::ApiFailedDetail => "Sunucuda bir hata oluştu. Daha sonra tekrar deneyin.",
        M::ApiMethodDetail => "İzin verilen yöntemler `Allow` üst bilgisinde listelenir.",
    }
}
