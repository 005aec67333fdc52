//! Indonesian, with *Anda*, as Google, Spotify, public services and Indonesian banks do.
//!
//! Terms: *akun* for account, *pendaftaran* and *mendaftar* for sign-up, *masuk* for sign in,
//! *alamat email* for the address and *email* for the message, *nama pengguna*, *kata sandi*, *kode
//! konfirmasi*, *undangan* and *kode undangan*, *daftar tunggu*, *pemeriksaan keamanan* for the
//! captcha, *tautan* for link, *browser*, *formulir*, *kolom* for field.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Indonesian.
pub const INDONESIAN: Translation =
    Translation::new("id", "Bahasa Indonesia", wording).plurals(Plurals::NONE).grouping(".", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Buat akun Anda",
        M::SignUp => "Daftar",
        M::CreateAccount => "Buat akun",
        M::PleaseWait => "Mohon tunggu…",
        M::EmailAddress => "Alamat email",
        M::Username => "Nama pengguna",
        M::Password => "Kata sandi",
        M::InviteCode => "Kode undangan",
        M::ConfirmationCode => "Kode konfirmasi",
        M::CodeHint => "8 digit",
        M::PasswordHint => {
            "Gunakan minimal {min} karakter. Tiga atau empat kata acak mudah diingat dan sulit ditebak."
        }
        M::LengthOf => "{count} dari {min}",
        M::CapsLockOn => "Caps Lock aktif",
        M::Optional => "(opsional)",
        M::ConsentLabel => "Saya menyetujui {document}.",
        M::NewTab => "(membuka tab baru)",
        M::Show => "Tampilkan",
        M::ShowPassword => "Tampilkan kata sandi",
        M::Hide => "Sembunyikan",
        M::HidePassword => "Sembunyikan kata sandi",
        M::SelectAnOption => "Pilih salah satu opsi",
        M::LeaveEmpty => "Biarkan kolom ini kosong",
        M::DidYouMean => "Apakah maksud Anda {address}?",
        M::IsAvailable => "{label} tersedia.",
        M::HaveAccount => "Sudah punya akun? {link}",
        M::SignIn => "Masuk",
        M::ResetPassword => "Atur ulang kata sandi Anda",
        M::StartedAs => "Anda mulai mendaftar sebagai {address}.",
        M::SendAgain => "Kirim ulang email",
        M::SendAgainIn => "Kirim ulang email (tunggu {seconds} detik)",

        // Above a form.
        M::ThereIsAProblem => "Ada masalah",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "Situs sedang sangat ramai. Coba lagi dalam {time}.",
        M::TooOftenNotice => "Terlalu banyak percobaan. Coba lagi dalam {time}.",
        M::UnreachableNotice => {
            "Tidak dapat terhubung. Periksa koneksi internet Anda, lalu coba lagi. Isian Anda masih ada di sini."
        }
        M::ClosedNotice => "Pendaftaran sedang ditutup.",
        M::OutdatedNotice => "Halaman ini bukan versi terbaru. Muat ulang halaman, lalu coba lagi.",
        M::FailedNotice => "Maaf, terjadi kesalahan. Coba lagi dalam satu menit.",

        // Spans of time, in the form that they have after a colon, or as the object of a sentence.
        M::Seconds => "{count} detik",
        M::Minutes => "{count} menit",
        M::Hours => "{count} jam",

        // An empty field.
        M::FillIn => "Isi kolom ini.",
        M::EnterEmail => "Masukkan alamat email Anda.",
        M::EnterUsername => "Masukkan nama pengguna.",
        M::EnterPassword => "Masukkan kata sandi.",
        M::AgreeTo => "Setujui {document} untuk mendaftar.",
        M::TickBox => "Centang kotak ini untuk melanjutkan.",
        M::SelectOption => "Pilih salah satu opsi.",
        M::EnterInvite => "Masukkan kode undangan Anda.",
        M::EnterCode => "Masukkan kode konfirmasi.",

        // Any field.
        M::AtLeast => "Gunakan minimal {min} karakter.",
        M::AtMost => "Gunakan maksimal {max} karakter.",
        M::HiddenCharacter => {
            "Teks ini mengandung karakter tersembunyi. Hapus karakter itu dan ketik teksnya alih-alih menempelkannya."
        }
        M::CheckEntry => "Periksa isian Anda.",
        M::NotADate => "{label} harus berupa tanggal yang benar, seperti 2007-03-27.",
        M::NotInTheFuture => "{label} tidak boleh di masa depan.",
        M::MinAge => "{label} harus minimal {years} tahun yang lalu.",
        M::MaxAge => "{label} harus kurang dari {years} tahun yang lalu.",
        M::NotANumber => "{label} harus berupa angka, seperti 12.",
        M::NotWhole => "{label} harus berupa bilangan bulat, seperti 12.",
        M::MaxDecimals => "{label} maksimal {places} angka di belakang koma.",
        M::MinNumber => "{label} minimal {min}.",
        M::MaxNumber => "{label} maksimal {max}.",
        M::NotATelephone => "{label} harus berupa nomor telepon, seperti +44 20 7946 0958.",
        M::NotAUrl => "{label} harus berupa alamat web, seperti https://example.org.",
        M::MinChoices => "Pilih minimal {min} opsi.",
        M::MaxChoices => "Pilih maksimal {max} opsi.",
        M::QuotedCharacter => "“{character}”",
        M::NamedCharacter => "karakter {code}",

        // The email address.
        M::EmailMissingAt => "Masukkan alamat email dengan tanda @, seperti name@example.com.",
        M::EmailLookAlikeAt => {
            "Karakter ini mirip @, tetapi bukan @. Hapus karakter itu dan ketik @ biasa."
        }
        M::EmailLocalEmpty => "Masukkan bagian sebelum @, seperti name@example.com.",
        M::EmailDomainEmpty => "Masukkan bagian setelah @, seperti name@example.com.",
        M::EmailLocalNotAscii => {
            "Kami hanya dapat mengirim email ke alamat dengan huruf a sampai z, angka, dan simbol sebelum @."
        }
        M::EmailLocalCharacters => "Hapus karakter seperti spasi dan koma sebelum @.",
        M::EmailHidden => {
            "Alamat email mengandung karakter tersembunyi. Hapus karakter itu dan ketik alamatnya alih-alih menempelkannya."
        }
        M::EmailHiddenNamed => {
            "Alamat email mengandung karakter tersembunyi ({code}). Hapus karakter itu dan ketik alamatnya alih-alih menempelkannya."
        }
        M::EmailSpace => "Alamat email tidak boleh mengandung spasi.",
        M::EmailTwoAts => "Alamat email hanya boleh memiliki satu @.",
        M::EmailRemoveBefore => "Hapus {character} dari bagian sebelum @.",
        M::EmailRemoveAfter => "Hapus {character} dari bagian setelah @.",
        M::EmailRemoveName => "Hapus {character} dari nama.",
        M::EmailDotStart => "Alamat email tidak boleh diawali titik.",
        M::EmailDotBeforeAt => "Hapus titik tepat sebelum @.",
        M::EmailTwoDots => "Alamat email tidak boleh memiliki dua titik berurutan.",
        M::EmailDotAfterAt => "Hapus titik tepat setelah @.",
        M::EmailDotEnd => "Alamat email tidak boleh diakhiri titik.",
        M::EmailHyphenAfterAt => "Hapus tanda hubung tepat setelah @.",
        M::EmailHyphenEnd => "Alamat email tidak boleh diakhiri tanda hubung.",
        M::EmailDotHyphen => {
            "Setelah @, alamat email tidak boleh memiliki titik di sebelah tanda hubung."
        }
        M::EmailQuotes => "Hapus tanda kutip sebelum @.",
        M::EmailDomainCharacters => {
            "Setelah @, gunakan huruf, angka, titik, dan tanda hubung saja."
        }
        M::EmailNoEnding => "Alamat email harus diakhiri dengan ekstensi seperti .com atau .org.",
        M::EmailSpecialDomain => {
            "Kami tidak dapat mengirim email ke domain ini. Periksa ejaan setelah @."
        }
        M::EmailBrackets => "Masukkan domain setelah @, seperti example.com, tanpa kurung siku.",
        M::EmailOnlyAddress => "Masukkan alamat email saja, tanpa nama atau tanda < dan >.",
        M::EmailLocalTooLong => "Bagian sebelum @ maksimal 64 karakter.",
        M::EmailDomainTooLong => {
            "Bagian setelah @ maksimal 253 karakter, dan maksimal 63 karakter di antara dua titik."
        }
        M::EmailTooLong => "Alamat email maksimal 254 karakter.",
        M::EmailBadDomain => "Periksa bagian setelah @. Itu bukan nama domain yang valid.",
        M::DomainNotFound => "Kami tidak dapat menemukan domain ini. Periksa ejaan setelah @.",
        M::DomainTakesNoMail => "Domain ini tidak menerima email. Periksa ejaan setelah @.",
        M::DisposableAddress => {
            "Masukkan alamat email permanen. Kami tidak menerima alamat email sementara."
        }
        M::DomainNotAdmitted => {
            "Anda tidak dapat mendaftar dengan alamat email di domain ini. Gunakan alamat lain."
        }
        M::AddressTaken => {
            "Sudah ada akun dengan alamat email ini. Masuk atau gunakan alamat lain."
        }

        // The username. `{label}` is its label, such as "Username", and begins the sentence in English.
        M::UsernameTooShort => "{label} minimal {min} karakter.",
        M::UsernameTooLong => "{label} maksimal {max} karakter.",
        M::UsernameEmpty => "{label} tidak boleh kosong.",
        M::UsernameAt => "{label} tidak boleh mengandung @.",
        M::UsernameSpace => "{label} tidak boleh mengandung spasi.",
        M::UsernameHidden => {
            "{label} mengandung karakter tersembunyi ({code}). Hapus karakter itu dan ketik teksnya alih-alih menempelkannya."
        }
        M::UsernameCharacter => "{label} tidak boleh mengandung {character}.",
        M::UsernameNotAscii => {
            "{label} tidak boleh mengandung {character}. Gunakan huruf a sampai z dan angka."
        }
        M::UsernameMisplaced => {
            "{label} hanya boleh mengandung {character} di sebelah huruf tertentu."
        }
        M::UsernameEnds => "{label} harus diawali dan diakhiri dengan huruf atau angka.",
        M::UsernameSeparators => {
            "{label} tidak boleh memiliki dua titik, tanda hubung, atau garis bawah berurutan."
        }
        M::UsernameAccentAlone => "Letakkan tanda aksen pada huruf.",
        M::UsernameAccents => "Gunakan lebih sedikit tanda aksen pada satu huruf.",
        M::UsernameDigits => "Gunakan angka dari satu sistem tulisan saja.",
        M::UsernameScripts => {
            "Gunakan huruf dari satu alfabet saja. Sebagian huruf ini mirip huruf dari alfabet lain."
        }
        M::UsernameDirections => {
            "Jangan mencampur huruf yang ditulis dari kiri ke kanan dengan huruf yang ditulis dari kanan ke kiri."
        }
        M::UsernameReserved => "{label} tidak tersedia. Pilih yang lain.",
        M::UsernameTaken => "{label} sudah dipakai. Pilih yang lain.",
        M::NotOnGithub => "Kami tidak dapat menemukan akun GitHub dengan nama pengguna ini.",

        // The password.
        M::PasswordTooShort => "Kata sandi minimal {min} karakter.",
        M::PasswordTooLong => "Kata sandi maksimal 256 karakter.",
        M::PasswordRepeats => {
            "Kata sandi ini berisi pengulangan. Coba beberapa kata yang tidak saling berkaitan."
        }
        M::PasswordPattern => {
            "Kata sandi ini mengikuti pola. Coba beberapa kata yang tidak saling berkaitan."
        }
        M::PasswordLikeEmail => "Kata sandi tidak boleh mirip dengan alamat email Anda.",
        M::PasswordLikeSite => "Kata sandi tidak boleh mirip dengan nama situs ini.",
        M::PasswordLikeAnswers => "Kata sandi tidak boleh mirip dengan isian Anda yang lain.",
        M::PasswordCommon => {
            "Kata sandi ini terlalu mudah ditebak. Coba beberapa kata yang tidak saling berkaitan."
        }
        M::PasswordBreached => {
            "Kata sandi ini pernah muncul dalam kebocoran data. Pilih kata sandi yang tidak Anda gunakan di tempat lain."
        }
        M::PasswordWrong => {
            "Ini bukan kata sandi yang Anda pilih saat mendaftar. Coba lagi, atau pilih kata sandi baru."
        }

        // Codes and invites.
        M::CodeMalformed => "Kode konfirmasi harus terdiri dari 8 digit.",
        M::CodeWrong => "Kode ini salah. Masukkan kode di email terbaru dari kami.",
        M::CodeExpired => {
            "Kode ini sudah kedaluwarsa. Kirim ulang email untuk mendapatkan kode baru."
        }
        M::CodeTooManyTries => {
            "Terlalu banyak kode yang salah. Sebagai gantinya, gunakan tautan di email."
        }
        M::InviteMalformed => "Kode undangan harus terdiri dari 24 huruf dan angka.",
        M::InviteUnknown => {
            "Kode undangan ini tidak valid atau sudah kedaluwarsa. Mintalah kode baru."
        }
        M::InviteUsedUp => {
            "Undangan ini tidak dapat digunakan lagi. Mintalah undangan baru, lalu daftar lagi."
        }
        M::InviteForAnother => {
            "Undangan ini untuk alamat email lain. Masukkan alamat yang diundang."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Selesaikan pemeriksaan keamanan.",
        M::CaptchaFailed => "Kami tidak dapat memastikan bahwa Anda bukan robot. Coba lagi.",
        M::CaptchaExpired => "Pemeriksaan keamanan sudah kedaluwarsa. Kirim formulir lagi.",
        M::CaptchaUnavailable => {
            "Pemeriksaan keamanan sedang tidak berfungsi. Coba lagi dalam satu menit."
        }
        M::CaptchaTooSoon => "Tunggu {seconds} detik, lalu kirim formulir lagi.",
        M::CaptchaWork => {
            "Situs sedang sangat ramai. Browser Anda harus melakukan perhitungan dahulu: kirim formulir lagi setelah pemeriksaan keamanan selesai, atau dalam {time}."
        }

        // The captcha.
        M::CaptchaLabel => "Pemeriksaan keamanan",
        M::CaptchaWorking => "Memastikan bahwa Anda bukan robot…",
        M::CaptchaDone => "Pemeriksaan keamanan selesai.",
        M::CaptchaLost => "Pemeriksaan keamanan tidak dapat dimuat.",
        M::CaptchaWaitUnscripted => {
            "JavaScript nonaktif. Tunggu minimal {seconds} detik sebelum mengirim formulir ini."
        }
        M::CaptchaNeedsScripts => {
            "Aktifkan JavaScript dan muat ulang halaman ini untuk menyelesaikan pemeriksaan keamanan."
        }
        M::CaptchaLaterUnscripted => "JavaScript nonaktif. Coba lagi nanti.",

        // All pages.
        M::TitleWithError => "Kesalahan: {title}",
        M::AddressLine => "Alamat email: {address}",
        M::Continue => "Lanjutkan",
        M::Confirm => "Konfirmasi",
        M::Cancel => "Batal",
        M::StartAgain => "Mulai lagi",

        // The page after the form.
        M::CheckYourEmail => "Periksa email Anda",
        M::WeAreEmailing => {
            "Kami sedang mengirim email ke {address}. Prosesnya bisa memakan waktu beberapa menit."
        }
        M::OpenLinkOrEnterCode => {
            "Buka tautan di email itu, atau masukkan kodenya di bawah. Keduanya berlaku selama {time}."
        }
        M::CouldNotDeliver => "Email tidak dapat dikirim ke {address}. Periksa alamatnya.",
        M::IfYouJustSignedUp => {
            "Jika Anda baru saja mendaftar, kami sedang mengirim tautan lewat email. Buka tautan itu untuk menyelesaikan pendaftaran."
        }
        M::EmailingAgain => {
            "Kami mengirim email lagi ke {address}. Gunakan email terbaru: kodenya menggantikan kode sebelumnya. Kami hanya mengirim beberapa email per hari, jadi jika tidak ada yang masuk, periksa folder spam atau coba lagi besok."
        }
        M::AskedTooSoon => {
            "Kami baru saja mengirim email ke {address}. Tunggu {seconds} detik sebelum meminta email lagi."
        }
        M::OpenMailbox => "Buka {name}",
        M::NoEmail => "Belum menerima email? Periksa folder spam, atau kirim ulang emailnya.",
        M::UseDifferentAddress => "Gunakan alamat email lain",
        M::AddressChange => {
            "Kami akan mengirim email ke alamat baru. Email sebelumnya tidak akan berlaku lagi. Data Anda yang lain tetap sama."
        }
        M::SendEmail => "Kirim email",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "Konfirmasi alamat email Anda",
        M::SelectConfirm => "Pilih “Konfirmasi” untuk menyelesaikan pendaftaran.",
        M::CompleteLastStep => "Tinggal satu langkah lagi untuk menyelesaikan pendaftaran.",
        M::KnownPasswordHint => {
            "Anda membuka tautan ini di browser lain. Masukkan kata sandi yang Anda pilih saat mendaftar."
        }
        M::OrEnterCodeThere => {
            "Atau kembali ke browser tempat Anda mendaftar dan masukkan kode dari email di sana."
        }
        M::PasswordChoice => "Kata sandi mana yang ingin Anda gunakan?",
        M::UseKnownPassword => "Kata sandi yang saya pilih saat mendaftar",
        M::UseNewPassword => "Kata sandi baru",
        M::TryAgainSoon => "Silakan coba beberapa saat lagi",
        M::AlreadyConfirmedTitle => "Sudah dikonfirmasi",
        M::AlreadyConfirmed => "Alamat email ini sudah dikonfirmasi.",
        M::OnWaitlistTitle => "Anda masuk daftar tunggu",
        M::OnWaitlist => {
            "Alamat email Anda sudah dikonfirmasi. Kami akan mengirim email jika sudah ada tempat untuk Anda."
        }
        M::InviteSpentTitle => "Undangan Anda tidak berlaku lagi",
        M::InviteSpent => {
            "Undangan itu sudah habis terpakai atau ditarik setelah Anda mendaftar. Mintalah undangan baru kepada orang yang mengundang Anda."
        }
        M::DifferentInvite => "Daftar dengan undangan lain",
        M::LinkExpiredTitle => "Tautan ini sudah kedaluwarsa",
        M::LinkExpired => {
            "Demi keamanan Anda, tautan kedaluwarsa setelah {time}. Kami dapat mengirim tautan baru."
        }
        M::SendNewEmail => "Kirim email baru",
        M::LinkUnknownTitle => "Tautan ini tidak berfungsi",
        M::LinkUnknownOwn => {
            "Tautan ini mungkin tidak lengkap, atau browser Anda memblokir cookie. Izinkan cookie untuk situs ini dan gunakan tautan di email terbaru dari kami, atau minta tautan baru."
        }
        M::LinkUnknown => {
            "Tautan ini mungkin tidak lengkap, atau browser Anda memblokir cookie. Izinkan cookie untuk situs ini dan gunakan tautan di email terbaru dari kami, atau mulai lagi."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Batalkan pendaftaran ini",
        M::CancelSignUpText => {
            "Seseorang menggunakan alamat email Anda, mungkin tidak sengaja. Jika Anda membatalkan pendaftaran ini, kami tidak akan mengirim email lagi kepada Anda untuk sementara waktu."
        }
        M::DidNotSignUp => "Saya tidak mendaftar",
        M::CancelledTitle => "Pendaftaran dibatalkan",
        M::Cancelled => {
            "Tidak ada akun yang dibuat. Kami tidak akan mengirim email lagi kepada Anda untuk sementara waktu."
        }
        M::WasConfirmedTitle => "Alamat email ini telah dikonfirmasi",
        M::WasConfirmed => {
            "Seseorang yang memiliki akses ke kotak masuk Anda telah mengonfirmasinya. Jika itu bukan Anda, ubah kata sandi email Anda dan hubungi kami."
        }
        M::NothingToCancelTitle => "Tidak ada yang perlu dibatalkan",
        M::NothingToCancel => {
            "Pendaftaran ini mungkin sudah dibatalkan, atau tautannya tidak lengkap."
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Selamat datang",
        M::SignedUpTitle => "Pendaftaran Anda selesai",
        M::ConfirmedAndReady => {
            "Alamat email Anda sudah dikonfirmasi dan akun Anda siap digunakan."
        }
        M::Confirmed => "Alamat email Anda sudah dikonfirmasi.",
        M::AccountReady => "Akun Anda siap digunakan.",
        M::CarryOnThere => {
            "Anda dapat menutup halaman ini dan melanjutkan di tempat Anda mendaftar."
        }
        M::FinishedTitle => "Apakah Anda sudah selesai mendaftar?",
        M::FinishedText => {
            "Jika Anda sudah mengonfirmasi alamat email, Anda dapat melanjutkan. Jika belum, buka dahulu tautan dalam email kami."
        }
        M::ClosedTitle => "Pendaftaran ditutup",
        M::ClosedText => {
            "Saat ini Anda tidak dapat mendaftar. Jika sudah mendaftar, tautan di email Anda masih berlaku."
        }
        M::NotAvailableTitle => "Maaf, pendaftaran sedang tidak tersedia",
        M::TryAgainLater => "Coba lagi nanti.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Buka halaman pendaftaran, lalu coba lagi",
        M::ForeignText => "Formulir ini dikirim dari situs web lain.",
        M::UnreadableTitle => "Kami tidak dapat membaca formulir itu",
        M::GoBack => "Kembali, lalu coba lagi.",
        M::BackToForm => "Buka formulir pendaftaran",
        M::TooLargeTitle => "Isian terlalu panjang",
        M::GoBackAndShorten => "Kembali, lalu persingkat isian Anda.",
        M::TooSlowTitle => "Koneksi Anda terlalu lambat",
        M::OtherNameTitle => "Halaman ini memiliki alamat lain",
        M::OtherNameText => {
            "Pendaftaran untuk situs ini ada di {link}. Buka halaman pendaftaran di sana."
        }
        M::FailedTitle => "Maaf, terjadi kesalahan",
        M::GoBackInAMinute => "Kembali, lalu coba lagi dalam satu menit.",

        // Mails. `{site}` is the name of the site.
        M::MailConfirmSubject => "Konfirmasi alamat email Anda untuk {site}",
        M::MailConfirmText => {
            "Konfirmasi alamat email Anda untuk menyelesaikan pendaftaran di {site}."
        }
        M::MailConfirmButton => "Konfirmasi alamat email",
        M::MailCode => "Atau masukkan kode ini di halaman pendaftaran:",
        M::MailLifetime => {
            "Tautan dan kode berlaku selama {time}. Jika Anda tidak mendaftar, abaikan saja email ini. Tidak ada akun yang akan dibuat. Untuk berhenti menerima email ini:"
        }
        M::MailSignedUpSubject => "Anda sudah terdaftar di {site}",
        M::MailSignedUpText => {
            "Seseorang (mungkin Anda) mencoba mendaftar di {site} dengan alamat email ini. Anda sudah terdaftar, jadi tidak perlu melakukan apa pun."
        }
        M::MailAccountSubject => "Anda sudah memiliki akun di {site}",
        M::MailAccountText => {
            "Seseorang (mungkin Anda) mencoba mendaftar di {site} dengan alamat email ini, yang sudah memiliki akun. Tidak ada yang berubah."
        }
        M::MailIfYou => "Jika itu Anda, masuk dengan kata sandi Anda saat ini.",
        M::MailIfNotYou => "Jika itu bukan Anda, abaikan saja email ini.",
        M::MailWelcomeSubject => "Selamat datang di {site}",
        M::MailWelcomeAccount => {
            "Alamat email Anda sudah dikonfirmasi dan akun Anda di {site} siap digunakan."
        }
        M::MailWelcomeSignedUp => {
            "Alamat email Anda sudah dikonfirmasi dan Anda sudah terdaftar di {site}."
        }
        M::MailResetSubject => "Pilih kata sandi baru untuk {site}",
        M::MailResetText => {
            "Seseorang (mungkin Anda) meminta untuk mengatur ulang kata sandi akun Anda di {site}. Gunakan tautan ini untuk memilih yang baru:"
        }
        M::ChooseNewPassword => "Pilih kata sandi baru",
        M::MailResetLifetime => {
            "Tautan berlaku selama {time} dan hanya sekali. Jika itu bukan Anda, abaikan saja email ini. Kata sandi Anda tidak berubah."
        }
        M::MailPasswordChangedSubject => "Kata sandi Anda untuk {site} telah diubah",
        M::MailPasswordChangedText => {
            "Kata sandi akun Anda di {site} telah diubah. Jika itu bukan Anda, segera atur ulang dan ubah juga kata sandi akun email Anda."
        }
        M::MailCodeSubject => "{code} adalah kode {site} Anda",
        M::MailPreheader => "Tautan dan kode berlaku selama {time}.",
        M::MailNothingToDo => "Tidak ada yang berubah dan Anda tidak perlu melakukan apa pun.",
        M::MailResetPreheader => "Tautan berlaku selama {time} dan hanya sekali.",
        M::MailChangedPreheader => "Jika itu bukan Anda, segera atur ulang kata sandi Anda.",
        M::MailCopyLink => "Jika tombol tidak berfungsi, salin tautan ini ke browser Anda:",
        M::MailOpenSite => "Buka {site}",
        M::MailWhySignUp => {
            "Anda menerima email ini karena seseorang memasukkan alamat Anda untuk mendaftar di {site}."
        }
        M::MailWhyAccount => "Anda menerima email ini karena Anda memiliki akun di {site}.",
        M::MailWhySignedUp => "Anda menerima email ini karena Anda terdaftar di {site}.",
        M::MailHelp => "Butuh bantuan? {contact}",
        M::ForgotPasswordText => {
            "Masukkan alamat email akun Anda. Kami akan mengirim tautan untuk memilih kata sandi baru."
        }
        M::ResetMailText => {
            "Jika alamat email ini memiliki akun, kami akan mengirim tautan ke sana. Tautan berlaku selama {time}. Periksa juga folder spam Anda."
        }
        M::PasswordChangedTitle => "Kata sandi Anda telah diubah",
        M::PasswordChangedText => {
            "Anda dapat masuk dengan kata sandi baru. Di perangkat lain, Anda mungkin harus masuk lagi."
        }
        M::MailNewAddressText => {
            "Seseorang (mungkin Anda) meminta untuk menggunakan alamat email ini untuk sebuah akun di {site}. Konfirmasi untuk melakukan perubahan:"
        }
        M::MailNewAddressLifetime => {
            "Tautan berlaku selama {time} dan hanya sekali. Jika itu bukan Anda, abaikan saja email ini. Tidak ada yang akan berubah."
        }
        M::MailAddressTakenText => {
            "Seseorang (mungkin Anda) mencoba menggunakan alamat email ini untuk akun lain di {site}. Alamat ini sudah digunakan, jadi tidak ada yang berubah. Jika itu bukan Anda, abaikan saja email ini."
        }
        M::MailAddressChangedSubject => "Alamat email Anda untuk {site} telah diubah",
        M::MailAddressChangedText => {
            "Alamat email akun Anda di {site} telah diubah menjadi {address}. Jika itu bukan Anda, segera hubungi kami dan ubah kata sandi akun email Anda."
        }
        M::ConfirmNewAddress => {
            "Pilih “Konfirmasi” untuk menggunakan alamat email ini bagi akun Anda."
        }
        M::AddressChangedTitle => "Alamat email Anda telah diubah",
        M::AddressChangedText => {
            "Mulai sekarang, kami akan mengirim email ke alamat baru Anda. Jika Anda masuk dengan alamat email, gunakan yang baru."
        }
        M::ResetLinkDead => {
            "Tautan sudah kedaluwarsa, sudah digunakan, atau digantikan email yang lebih baru. Anda dapat meminta yang baru."
        }

        // The JSON API, for programs and for those who write them. Words in backquotes stay as they are.
        M::ApiMalformed => "Permintaan tidak valid",
        M::ApiForeignOrigin => "Permintaan dari situs lain",
        M::ApiUnknownAttempt => "Percobaan tidak dikenal",
        M::ApiUnknownLink => "Tautan tidak dikenal",
        M::ApiNotOffered => "Tidak tersedia",
        M::ApiMethodNotAllowed => "Metode tidak diizinkan",
        M::ApiTooSlow => "Waktu permintaan habis",
        M::ApiTaken => "Sudah dipakai",
        M::ApiInviteSpent => "Undangan tidak berlaku lagi",
        M::ApiLinkExpired => "Tautan kedaluwarsa",
        M::ApiTooLarge => "Body terlalu besar",
        M::ApiUnsupportedMediaType => "Jenis media tidak didukung",
        M::ApiInvalid => "Field tidak valid",
        M::ApiRateLimited => "Terlalu banyak permintaan",
        M::ApiBusy => "Server sibuk",
        M::ApiUnavailable => "Tidak tersedia untuk sementara",
        M::ApiTakenDetail => {
            "Sudah ada pengguna dengan nama pengguna atau alamat email itu; `problems` menyebutkan yang mana."
        }
        M::ApiInvalidDetail => "Beberapa field tidak valid; `problems` menyebutkannya.",
        M::ApiWorkDetail => {
            "Terlalu banyak orang sedang mendaftar. Pecahkan `challenge?for=limit` dan kirim solusinya, atau coba lagi nanti."
        }
        M::ApiNoAvailability => {
            "Formulir ini tidak memberi tahu apakah suatu nama pengguna tersedia."
        }
        M::ApiParameterTwice => "Query berisi sebuah parameter lebih dari sekali.",
        M::ApiNoCaptcha => "Formulir ini tidak memiliki captcha.",
        M::ApiNoChallenge => "Saat ini tidak ada tantangan yang tersedia.",
        M::ApiNameAnAttempt => "Kirim `token` dari tautan atau `attempt` dari pendaftaran.",
        M::ApiUnknownLinkDetail => {
            "Tidak ada tautan dengan token ini. Token mungkin tidak lengkap, atau tidak berlaku lagi."
        }
        M::ApiUnknownAttemptDetail => "Tidak ada pendaftaran dengan `attempt` ini.",
        M::ApiLinkExpiredDetail => {
            "Kirim `token` tautan itu ke `resend` untuk mendapatkan tautan baru."
        }
        M::ApiNotAnObject => "Body harus berupa satu objek JSON.",
        M::ApiNotJson => "Body bukan JSON yang valid (baris {line}, kolom {column}).",
        M::ApiTooManyMembers => "Objek boleh memiliki maksimal {max} anggota.",
        M::ApiMemberTwice => "Objek berisi sebuah anggota lebih dari sekali.",
        M::ApiNested => {
            "Anggota harus berupa string atau boolean, bukan objek atau array bersarang."
        }
        M::ApiNotAString => "Anggota `{name}` harus berupa string.",
        M::ApiNotANumber => "Anggota `{name}` harus berupa angka.",
        M::ApiNotAList => "Anggota `{name}` harus berupa array string.",
        M::ApiNotABoolean => "Anggota `{name}` harus true atau false.",
        M::ApiBadKey => {
            "Idempotency-Key harus terdiri dari 16 hingga 255 karakter ASCII yang terlihat dan tidak dapat ditebak siapa pun, misalnya UUID acak."
        }
        M::ApiForeignOriginDetail => "Sebuah halaman di situs lain mengirim permintaan ini.",
        M::ApiMediaTypeDetail => "Body harus berupa `application/json` dalam UTF-8.",
        M::ApiTooLargeDetail => "Body maksimal 16 KiB.",
        M::ApiTooSlowDetail => "Body tidak tiba dalam 10 detik.",
        M::ApiFailedDetail => "Server mengalami kesalahan. Coba lagi nanti.",
        M::ApiMethodDetail => "Header `Allow` mencantumkan metode yang diizinkan.",
    }
}
