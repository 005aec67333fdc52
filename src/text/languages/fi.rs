//! Finnish, with *sinä* (the plain imperative, as in *Valitse salasana*), as most services do.
//!
//! Terms: *tili* for account, *rekisteröityminen* and *rekisteröityä* for sign-up, *kirjautua
//! sisään* for sign in, *sähköpostiosoite* for the address and *viesti* or *sähköpostiviesti* for
//! the message, *käyttäjätunnus*, *salasana*, *kutsukoodi* and *kutsu*, *vahvistuskoodi*,
//! *turvatarkistus* for the security check, *jonotuslista*, *merkki* for a character and *numero*
//! for a digit, *uudelleen* for again.
//!
//! Spans of time are in the genitive: *24 tunnin ajan*, *5 minuutin kuluttua*. `{document}` is in
//! the accusative: *käyttöehdot*, *tietosuojaselosteen*. `{site}` follows *palvelu*, which has the
//! case. `{label}` is in the nominative, and so is `{character}`.
//!
//! Reviewed: read against the English twice by its author and once by a second reader; no native
//! speaker has reviewed it yet.

use crate::text::{message::Message, plurals::Plurals, translation::Translation};

/// Finnish.
pub const FINNISH: Translation =
    Translation::new("fi", "Suomi", wording).plurals(Plurals::ONE_OTHER).grouping("\u{a0}", 1000);

fn wording(message: Message) -> &'static str {
    use Message as M;

    match message {
        // The form.
        M::CreateYourAccount => "Luo tili",
        M::SignUp => "Rekisteröidy",
        M::CreateAccount => "Luo tili",
        M::PleaseWait => "Odota hetki…",
        M::EmailAddress => "Sähköpostiosoite",
        M::Username => "Käyttäjätunnus",
        M::Password => "Salasana",
        M::InviteCode => "Kutsukoodi",
        M::ConfirmationCode => "Vahvistuskoodi",
        M::CodeHint => "8 numeroa",
        M::PasswordHint => {
            "Käytä vähintään {min} merkkiä. Kolme tai neljä satunnaista sanaa on helppo muistaa ja vaikea arvata."
        }
        M::LengthOf => "{count}/{min}",
        M::CapsLockOn => "Caps Lock on päällä",
        M::Optional => "(valinnainen)",
        M::ConsentLabel => "Hyväksyn {document}.",
        M::NewTab => "(avautuu uuteen välilehteen)",
        M::Show => "Näytä",
        M::ShowPassword => "Näytä salasana",
        M::Hide => "Piilota",
        M::HidePassword => "Piilota salasana",
        M::SelectAnOption => "Valitse vaihtoehto",
        M::LeaveEmpty => "Jätä tämä tyhjäksi",
        M::DidYouMean => "Tarkoititko osoitetta {address}?",
        M::IsAvailable => "{label} on vapaana.",
        M::HaveAccount => "Onko sinulla jo tili? {link}",
        M::SignIn => "Kirjaudu sisään",
        M::ResetPassword => "Vaihda unohtunut salasana",
        M::StartedAs => "Aloitit rekisteröitymisen osoitteella {address}.",
        M::SendAgain => "Lähetä viesti uudelleen",
        M::SendAgainIn => "Lähetä viesti uudelleen (odota {seconds} {seconds:sekunti|sekuntia})",

        // Above a form.
        M::ThereIsAProblem => "Ilmeni ongelma",
        M::SummaryEntry => "{label}: {error}",
        M::BusyNotice => "Palvelussa on nyt ruuhkaa. Yritä uudelleen {time} kuluttua.",
        M::TooOftenNotice => "Liian monta yritystä. Yritä uudelleen {time} kuluttua.",
        M::UnreachableNotice => {
            "Yhteyttä ei saatu. Tarkista internetyhteytesi ja yritä uudelleen. Kirjoittamasi tiedot ovat tallella."
        }
        M::ClosedNotice => "Rekisteröityminen on tällä hetkellä suljettu.",
        M::OutdatedNotice => {
            "Tämä sivu on vanhentunut. Lataa sivu uudelleen ja yritä vielä kerran."
        }
        M::FailedNotice => "Valitettavasti jokin meni pieleen. Yritä uudelleen minuutin kuluttua.",

        // Spans of time.
        M::Seconds => "{count} sekunnin",
        M::Minutes => "{count} minuutin",
        M::Hours => "{count} tunnin",

        // An empty field.
        M::FillIn => "Täytä tämä kenttä.",
        M::EnterEmail => "Anna sähköpostiosoitteesi.",
        M::EnterUsername => "Anna käyttäjätunnus.",
        M::EnterPassword => "Anna salasana.",
        M::AgreeTo => "Voit rekisteröityä, kun hyväksyt {document}.",
        M::TickBox => "Jatka valitsemalla tämä ruutu.",
        M::SelectOption => "Valitse vaihtoehto.",
        M::EnterInvite => "Anna kutsukoodisi.",
        M::EnterCode => "Anna vahvistuskoodi.",

        // Any field.
        M::AtLeast => "Käytä vähintään {min} merkkiä.",
        M::AtMost => "Käytä enintään {max} merkkiä.",
        M::HiddenCharacter => {
            "Tekstissä on näkymätön merkki. Poista se ja kirjoita teksti itse liittämisen sijaan."
        }
        M::CheckEntry => "Tarkista antamasi tieto.",
        M::NotADate => "{label}: anna päivämäärä, joka on olemassa, esimerkiksi 2007-03-27.",
        M::NotInTheFuture => "{label} ei voi olla tulevaisuudessa.",
        M::MinAge => "{label}: päivästä on oltava vähintään {years} {years:vuosi|vuotta}.",
        M::MaxAge => "{label}: päivästä on oltava alle {years} {years:vuosi|vuotta}.",
        M::NotANumber => "{label}: anna luku, esimerkiksi 12.",
        M::NotWhole => "{label}: anna kokonaisluku, esimerkiksi 12.",
        M::MaxDecimals => "{label}: käytä enintään {places} {places:desimaalia|desimaalia}.",
        M::MinNumber => "{label}: anna luku, joka on vähintään {min}.",
        M::MaxNumber => "{label}: anna luku, joka on enintään {max}.",
        M::NotATelephone => "{label}: anna puhelinnumero, esimerkiksi +44 20 7946 0958.",
        M::NotAUrl => "{label}: anna verkko-osoite, esimerkiksi https://example.org.",
        M::MinChoices => "Valitse vähintään {min} {min:vaihtoehto|vaihtoehtoa}.",
        M::MaxChoices => "Valitse enintään {max} {max:vaihtoehto|vaihtoehtoa}.",
        M::QuotedCharacter => "”{character}”",
        M::NamedCharacter => "merkki {code}",

        // The email address.
        M::EmailMissingAt => {
            "Anna sähköpostiosoite, jossa on @-merkki, esimerkiksi name@example.com."
        }
        M::EmailLookAlikeAt => {
            "Tämä merkki vain näyttää @-merkiltä. Poista se ja kirjoita tavallinen @-merkki."
        }
        M::EmailLocalEmpty => "Kirjoita myös @-merkkiä edeltävä osa, esimerkiksi name@example.com.",
        M::EmailDomainEmpty => {
            "Kirjoita myös @-merkin jälkeinen osa, esimerkiksi name@example.com."
        }
        M::EmailLocalNotAscii => {
            "Voimme lähettää viestejä vain osoitteisiin, joissa on ennen @-merkkiä kirjaimia a–z, numeroita ja symboleja."
        }
        M::EmailLocalCharacters => {
            "Poista välilyönnit, pilkut ja muut vastaavat merkit ennen @-merkkiä."
        }
        M::EmailHidden => {
            "Sähköpostiosoitteessa on näkymätön merkki. Poista se ja kirjoita teksti itse liittämisen sijaan."
        }
        M::EmailHiddenNamed => {
            "Sähköpostiosoitteessa on näkymätön merkki ({code}). Poista se ja kirjoita teksti itse liittämisen sijaan."
        }
        M::EmailSpace => "Sähköpostiosoitteessa ei voi olla välilyöntejä.",
        M::EmailTwoAts => "Sähköpostiosoitteessa voi olla vain yksi @-merkki.",
        M::EmailRemoveBefore => "Poista {character} @-merkkiä edeltävästä osasta.",
        M::EmailRemoveAfter => "Poista {character} @-merkin jälkeisestä osasta.",
        M::EmailRemoveName => "Poista {character} nimestä.",
        M::EmailDotStart => "Sähköpostiosoite ei voi alkaa pisteellä.",
        M::EmailDotBeforeAt => "Poista piste @-merkin edestä.",
        M::EmailTwoDots => "Sähköpostiosoitteessa ei voi olla kahta pistettä peräkkäin.",
        M::EmailDotAfterAt => "Poista piste @-merkin jäljestä.",
        M::EmailDotEnd => "Sähköpostiosoite ei voi päättyä pisteeseen.",
        M::EmailHyphenAfterAt => "Poista yhdysmerkki @-merkin jäljestä.",
        M::EmailHyphenEnd => "Sähköpostiosoite ei voi päättyä yhdysmerkkiin.",
        M::EmailDotHyphen => {
            "Sähköpostiosoitteessa ei voi olla pistettä yhdysmerkin vieressä @-merkin jälkeen."
        }
        M::EmailQuotes => "Poista lainausmerkit ennen @-merkkiä.",
        M::EmailDomainCharacters => {
            "Käytä @-merkin jälkeen vain kirjaimia, numeroita, pisteitä ja yhdysmerkkejä."
        }
        M::EmailNoEnding => "Sähköpostiosoitteen lopussa on oltava esimerkiksi .com tai .org.",
        M::EmailSpecialDomain => {
            "Emme voi lähettää sähköpostia tähän verkkotunnukseen. Tarkista @-merkin jälkeinen osa."
        }
        M::EmailBrackets => {
            "Kirjoita @-merkin jälkeen verkkotunnus, esimerkiksi example.com, ilman sulkeita."
        }
        M::EmailOnlyAddress => "Anna pelkkä sähköpostiosoite ilman nimeä ja merkkejä < ja >.",
        M::EmailLocalTooLong => "Ennen @-merkkiä voi olla enintään 64 merkkiä.",
        M::EmailDomainTooLong => {
            "@-merkin jälkeen voi olla enintään 253 merkkiä ja kahden pisteen välissä enintään 63."
        }
        M::EmailTooLong => "Sähköpostiosoitteessa voi olla enintään 254 merkkiä.",
        M::EmailBadDomain => "Tarkista @-merkin jälkeinen osa. Se ei ole kelvollinen verkkotunnus.",
        M::DomainNotFound => "Emme löydä tätä verkkotunnusta. Tarkista @-merkin jälkeinen osa.",
        M::DomainTakesNoMail => {
            "Tämä verkkotunnus ei vastaanota sähköpostia. Tarkista @-merkin jälkeinen osa."
        }
        M::DisposableAddress => {
            "Anna pysyvä sähköpostiosoite. Emme hyväksy väliaikaisia osoitteita."
        }
        M::DomainNotAdmitted => {
            "Et voi rekisteröityä tämän verkkotunnuksen sähköpostiosoitteella. Käytä toista osoitetta."
        }
        M::AddressTaken => {
            "Tällä sähköpostiosoitteella on jo tili. Kirjaudu sisään tai käytä toista osoitetta."
        }

        // The username.
        M::UsernameTooShort => "{label} on liian lyhyt. Käytä vähintään {min} merkkiä.",
        M::UsernameTooLong => "{label} on liian pitkä. Käytä enintään {max} merkkiä.",
        M::UsernameEmpty => "{label} ei voi olla tyhjä.",
        M::UsernameAt => "{label} ei voi sisältää @-merkkiä.",
        M::UsernameSpace => "{label} ei voi sisältää välilyöntejä.",
        M::UsernameHidden => {
            "{label} sisältää näkymättömän merkin ({code}). Poista se ja kirjoita teksti itse liittämisen sijaan."
        }
        M::UsernameCharacter => "{label}: poista {character}.",
        M::UsernameNotAscii => "{label}: poista {character}. Käytä kirjaimia a–z ja numeroita.",
        M::UsernameMisplaced => "{label}: {character} käy vain tiettyjen kirjainten vieressä.",
        M::UsernameEnds => "{label}: ensimmäisen ja viimeisen merkin on oltava kirjain tai numero.",
        M::UsernameSeparators => {
            "{label} ei voi sisältää kahta pistettä, yhdysmerkkiä tai alaviivaa peräkkäin."
        }
        M::UsernameAccentAlone => "Sijoita tarkemerkki kirjaimen päälle.",
        M::UsernameAccents => "Käytä yhdessä kirjaimessa vähemmän tarkemerkkejä.",
        M::UsernameDigits => "Käytä vain yhden kirjoitusjärjestelmän numeroita.",
        M::UsernameScripts => {
            "Käytä vain yhden aakkoston kirjaimia. Jotkin kirjoittamasi kirjaimet näyttävät toisen aakkoston kirjaimilta."
        }
        M::UsernameDirections => {
            "Älä sekoita keskenään vasemmalta oikealle ja oikealta vasemmalle kirjoitettavia kirjaimia."
        }
        M::UsernameReserved => "{label} ei ole käytettävissä. Valitse jokin muu.",
        M::UsernameTaken => "{label} on jo käytössä. Valitse jokin muu.",
        M::NotOnGithub => "Emme löydä GitHub-tiliä tällä käyttäjätunnuksella.",

        // The password.
        M::PasswordTooShort => "Salasanassa on oltava vähintään {min} {min:merkki|merkkiä}.",
        M::PasswordTooLong => "Salasanassa voi olla enintään 256 merkkiä.",
        M::PasswordRepeats => {
            "Tämä salasana toistaa itseään. Kokeile muutamaa sanaa, jotka eivät liity toisiinsa."
        }
        M::PasswordPattern => {
            "Tämä salasana noudattaa kaavaa. Kokeile muutamaa sanaa, jotka eivät liity toisiinsa."
        }
        M::PasswordLikeEmail => "Salasana ei saa muistuttaa sähköpostiosoitettasi.",
        M::PasswordLikeSite => "Salasana ei saa muistuttaa tämän sivuston nimeä.",
        M::PasswordLikeAnswers => "Salasana ei saa muistuttaa muita tietojasi.",
        M::PasswordCommon => {
            "Tämä salasana on liian helppo arvata. Kokeile muutamaa sanaa, jotka eivät liity toisiinsa."
        }
        M::PasswordBreached => {
            "Tämä salasana on paljastunut tietovuodossa. Valitse salasana, jota et käytä missään muualla."
        }
        M::PasswordWrong => {
            "Tämä ei ole salasana, jonka valitsit rekisteröityessäsi. Yritä uudelleen tai valitse uusi salasana."
        }

        // Codes and invites.
        M::CodeMalformed => "Vahvistuskoodissa on oltava 8 numeroa.",
        M::CodeWrong => "Koodi ei ole oikea. Anna uusimmassa viestissämme oleva koodi.",
        M::CodeExpired => "Koodi on vanhentunut. Saat uuden koodin lähettämällä viestin uudelleen.",
        M::CodeTooManyTries => {
            "Liian monta väärää koodia. Käytä sen sijaan viestissä olevaa linkkiä."
        }
        M::InviteMalformed => "Kutsukoodissa on oltava 24 merkkiä, kirjaimia ja numeroita.",
        M::InviteUnknown => "Kutsukoodi ei kelpaa tai se on vanhentunut. Pyydä uusi koodi.",
        M::InviteUsedUp => {
            "Tätä kutsua ei voi enää käyttää. Pyydä uusi kutsu ja rekisteröidy uudelleen."
        }
        M::InviteForAnother => {
            "Tämä kutsu on tarkoitettu toiselle sähköpostiosoitteelle. Anna se osoite, jolle kutsu on tarkoitettu."
        }

        // The security check (captcha).
        M::CaptchaMissing => "Tee turvatarkistus.",
        M::CaptchaFailed => "Emme voineet varmistaa, että olet ihminen. Yritä uudelleen.",
        M::CaptchaExpired => "Turvatarkistus on vanhentunut. Lähetä lomake uudelleen.",
        M::CaptchaUnavailable => {
            "Turvatarkistus ei toimi juuri nyt. Yritä uudelleen minuutin kuluttua."
        }
        M::CaptchaTooSoon => {
            "Odota {seconds} {seconds:sekunti|sekuntia} ja lähetä lomake sitten uudelleen."
        }
        M::CaptchaWork => {
            "Palvelussa on nyt ruuhkaa. Selaimesi on ensin tehtävä hieman laskentaa. Lähetä lomake uudelleen turvatarkistuksen jälkeen tai {time} kuluttua."
        }

        // The captcha.
        M::CaptchaLabel => "Turvatarkistus",
        M::CaptchaWorking => "Varmistetaan, ettet ole robotti…",
        M::CaptchaDone => "Turvatarkistus on valmis.",
        M::CaptchaLost => "Turvatarkistusta ei voitu ladata.",
        M::CaptchaWaitUnscripted => {
            "JavaScript on pois käytöstä. Odota vähintään {seconds} {seconds:sekunti|sekuntia}, ennen kuin lähetät tämän lomakkeen."
        }
        M::CaptchaNeedsScripts => {
            "Ota JavaScript käyttöön ja lataa tämä sivu uudelleen, niin voit tehdä turvatarkistuksen."
        }
        M::CaptchaLaterUnscripted => "JavaScript on pois käytöstä. Yritä myöhemmin uudelleen.",

        // All pages.
        M::TitleWithError => "Virhe: {title}",
        M::AddressLine => "Sähköpostiosoite: {address}",
        M::Continue => "Jatka",
        M::Confirm => "Vahvista",
        M::Cancel => "Peruuta",
        M::StartAgain => "Aloita alusta",

        // The page after the form.
        M::CheckYourEmail => "Tarkista sähköpostisi",
        M::WeAreEmailing => {
            "Lähetämme viestin osoitteeseen {address}. Tämä voi kestää muutaman minuutin."
        }
        M::OpenLinkOrEnterCode => {
            "Avaa viestissä oleva linkki tai anna koodi alla. Molemmat toimivat {time} ajan."
        }
        M::CouldNotDeliver => "Viestiä ei voitu toimittaa osoitteeseen {address}. Tarkista osoite.",
        M::IfYouJustSignedUp => {
            "Jos rekisteröidyit juuri, lähetämme sinulle linkin sähköpostitse. Viimeistele rekisteröityminen avaamalla linkki."
        }
        M::EmailingAgain => {
            "Lähetämme uuden sähköpostin osoitteeseen {address}. Käytä uusinta viestiä: sen koodi korvaa aiemman. Lähetämme vain muutaman viestin päivässä, joten jos viestiä ei tule, katso roskapostikansiosta tai yritä huomenna uudelleen."
        }
        M::AskedTooSoon => {
            "Lähetimme juuri sähköpostin osoitteeseen {address}. Odota {seconds} {seconds:sekunti|sekuntia}, ennen kuin pyydät uuden."
        }
        M::OpenMailbox => "Avaa {name}",
        M::NoEmail => "Etkö saanut viestiä? Katso roskapostikansiosta tai lähetä viesti uudelleen.",
        M::UseDifferentAddress => "Käytä toista sähköpostiosoitetta",
        M::AddressChange => {
            "Lähetämme viestin uuteen osoitteeseen. Aiempi viesti lakkaa toimimasta. Muut tietosi pysyvät ennallaan."
        }
        M::SendEmail => "Lähetä viesti",

        // The page that the link in the mail opens.
        M::ConfirmYourEmail => "Vahvista sähköpostiosoitteesi",
        M::SelectConfirm => "Viimeistele rekisteröityminen valitsemalla Vahvista.",
        M::CompleteLastStep => "Viimeistele rekisteröityminen tekemällä vielä tämä vaihe.",
        M::KnownPasswordHint => {
            "Avasit linkin eri selaimessa. Anna salasana, jonka valitsit rekisteröityessäsi."
        }
        M::OrEnterCodeThere => {
            "Tai palaa selaimeen, jossa rekisteröidyit, ja anna sähköpostissa oleva koodi siellä."
        }
        M::PasswordChoice => "Mitä salasanaa haluat käyttää?",
        M::UseKnownPassword => "Salasanaa, jonka valitsin rekisteröityessäni",
        M::UseNewPassword => "Uutta salasanaa",
        M::TryAgainSoon => "Yritä hetken kuluttua uudelleen",
        M::AlreadyConfirmedTitle => "Jo vahvistettu",
        M::AlreadyConfirmed => "Tämä sähköpostiosoite on jo vahvistettu.",
        M::OnWaitlistTitle => "Olet jonotuslistalla",
        M::OnWaitlist => {
            "Sähköpostiosoitteesi on vahvistettu. Lähetämme viestin, kun sinulle vapautuu paikka."
        }
        M::InviteSpentTitle => "Kutsusi ei ole enää voimassa",
        M::InviteSpent => {
            "Kutsu on käytetty loppuun tai peruttu rekisteröitymisesi jälkeen. Pyydä uusi kutsu henkilöltä, joka kutsui sinut."
        }
        M::DifferentInvite => "Rekisteröidy toisella kutsulla",
        M::LinkExpiredTitle => "Tämä linkki on vanhentunut",
        M::LinkExpired => {
            "Turvallisuutesi vuoksi linkit toimivat vain {time} ajan. Voimme lähettää sinulle uuden."
        }
        M::SendNewEmail => "Lähetä uusi viesti",
        M::LinkUnknownTitle => "Tämä linkki ei toimi",
        M::LinkUnknownOwn => {
            "Linkki voi olla puutteellinen, tai selaimesi estää evästeet. Salli evästeet tälle sivustolle ja käytä uusimmassa viestissämme olevaa linkkiä, tai hanki uusi linkki."
        }
        M::LinkUnknown => {
            "Linkki voi olla puutteellinen, tai selaimesi estää evästeet. Salli evästeet tälle sivustolle ja käytä uusimmassa viestissämme olevaa linkkiä, tai aloita alusta."
        }

        // The page that cancels a sign-up.
        M::CancelSignUp => "Peruuta tämä rekisteröityminen",
        M::CancelSignUpText => {
            "Joku on käyttänyt sähköpostiosoitettasi, ehkä vahingossa. Jos peruutat rekisteröitymisen, emme lähetä sinulle viestejä vähään aikaan."
        }
        M::DidNotSignUp => "En ole itse rekisteröitynyt",
        M::CancelledTitle => "Rekisteröityminen on peruutettu",
        M::Cancelled => "Tiliä ei luotu. Emme lähetä sinulle viestejä vähään aikaan.",
        M::WasConfirmedTitle => "Tämä sähköpostiosoite on vahvistettu",
        M::WasConfirmed => {
            "Joku, jolla on pääsy sähköpostiisi, on vahvistanut sen. Jos se et ollut sinä, vaihda sähköpostisi salasana ja ota meihin yhteyttä."
        }
        M::NothingToCancelTitle => "Ei mitään peruutettavaa",
        M::NothingToCancel => {
            "Rekisteröityminen on ehkä jo peruutettu, tai linkki on puutteellinen."
        }

        // The last page, and pages in place of the form.
        M::WelcomeTitle => "Tervetuloa",
        M::SignedUpTitle => "Olet rekisteröitynyt",
        M::ConfirmedAndReady => "Sähköpostiosoitteesi on vahvistettu, ja tilisi on valmis.",
        M::Confirmed => "Sähköpostiosoitteesi on vahvistettu.",
        M::AccountReady => "Tilisi on valmis.",
        M::CarryOnThere => "Voit sulkea tämän sivun ja jatkaa siellä, missä rekisteröidyit.",
        M::FinishedTitle => "Oletko saanut rekisteröitymisen valmiiksi?",
        M::FinishedText => {
            "Jos olet vahvistanut sähköpostiosoitteesi, voit jatkaa. Jos et, avaa ensin sähköpostissamme oleva linkki."
        }
        M::ClosedTitle => "Rekisteröityminen on suljettu",
        M::ClosedText => {
            "Et voi rekisteröityä tällä hetkellä. Jos olet jo rekisteröitynyt, viestissä oleva linkki toimii edelleen."
        }
        M::NotAvailableTitle => "Rekisteröityminen ei valitettavasti onnistu juuri nyt",
        M::TryAgainLater => "Yritä myöhemmin uudelleen.",

        // Plain pages for requests that fail.
        M::ForeignTitle => "Avaa rekisteröitymissivu ja yritä uudelleen",
        M::ForeignText => "Tämä lomake lähetettiin toiselta sivustolta.",
        M::UnreadableTitle => "Lomaketta ei voitu lukea",
        M::GoBack => "Siirry takaisin ja yritä uudelleen.",
        M::BackToForm => "Siirry rekisteröitymislomakkeeseen",
        M::TooLargeTitle => "Teksti on liian pitkä",
        M::GoBackAndShorten => "Siirry takaisin ja lyhennä kirjoittamaasi.",
        M::TooSlowTitle => "Yhteytesi oli liian hidas",
        M::OtherNameTitle => "Tällä sivulla on toinen osoite",
        M::OtherNameText => {
            "Tälle sivustolle rekisteröidytään osoitteessa {link}. Avaa rekisteröitymissivu siellä."
        }
        M::FailedTitle => "Valitettavasti jokin meni pieleen",
        M::GoBackInAMinute => "Siirry takaisin ja yritä uudelleen minuutin kuluttua.",

        // Mails.
        M::MailConfirmSubject => "{site}: vahvista sähköpostiosoitteesi",
        M::MailConfirmText => {
            "Vahvista sähköpostiosoitteesi, niin rekisteröitymisesi palveluun {site} on valmis."
        }
        M::MailConfirmButton => "Vahvista sähköpostiosoite",
        M::MailCode => "Tai anna tämä koodi rekisteröitymissivulla:",
        M::MailLifetime => {
            "Linkki ja koodi toimivat {time} ajan. Jos et ole rekisteröitynyt, voit jättää tämän viestin huomiotta. Silloin tiliä ei luoda. Jos et halua enempää näitä viestejä:"
        }
        M::MailSignedUpSubject => "Olet jo rekisteröitynyt palveluun {site}",
        M::MailSignedUpText => {
            "Joku (ehkä sinä) yritti rekisteröityä palveluun {site} tällä sähköpostiosoitteella. Olet jo rekisteröitynyt, joten sinun ei tarvitse tehdä mitään."
        }
        M::MailAccountSubject => "Sinulla on jo tili palvelussa {site}",
        M::MailAccountText => {
            "Joku (ehkä sinä) yritti rekisteröityä palveluun {site} tällä sähköpostiosoitteella, jolla on jo tili. Mitään ei ole muutettu."
        }
        M::MailIfYou => "Jos se olit sinä, kirjaudu sisään nykyisellä salasanallasi.",
        M::MailIfNotYou => "Jos se et ollut sinä, voit jättää tämän viestin huomiotta.",
        M::MailWelcomeSubject => "Tervetuloa palveluun {site}",
        M::MailWelcomeAccount => {
            "Sähköpostiosoitteesi on vahvistettu, ja tilisi palvelussa {site} on valmis."
        }
        M::MailWelcomeSignedUp => {
            "Sähköpostiosoitteesi on vahvistettu, ja olet rekisteröitynyt palveluun {site}."
        }
        M::MailResetSubject => "Valitse uusi salasana palveluun {site}",
        M::MailResetText => {
            "Joku (ehkä sinä) pyysi vaihtamaan salasanan tilillesi palvelussa {site}. Valitse uusi salasana tällä linkillä:"
        }
        M::ChooseNewPassword => "Valitse uusi salasana",
        M::MailResetLifetime => {
            "Linkki toimii {time} ajan ja vain kerran. Jos se et ollut sinä, voit jättää tämän viestin huomiotta. Salasanasi pysyy samana."
        }
        M::MailPasswordChangedSubject => "Salasanasi palveluun {site} on vaihdettu",
        M::MailPasswordChangedText => {
            "Salasanasi palveluun {site} on vaihdettu. Jos se et ollut sinä, vaihda salasana heti uudelleen ja vaihda myös sähköpostitilisi salasana."
        }
        M::MailCodeSubject => "{code} on koodisi palveluun {site}",
        M::MailPreheader => "Linkki ja koodi toimivat {time} ajan.",
        M::MailNothingToDo => "Mitään ei ole muutettu, eikä sinun tarvitse tehdä mitään.",
        M::MailResetPreheader => "Linkki toimii {time} ajan ja vain kerran.",
        M::MailChangedPreheader => "Jos se et ollut sinä, vaihda salasanasi heti uudelleen.",
        M::MailCopyLink => "Jos painike ei toimi, kopioi tämä linkki selaimeesi:",
        M::MailOpenSite => "Avaa {site}",
        M::MailWhySignUp => {
            "Sait tämän viestin, koska joku antoi osoitteesi rekisteröityessään palveluun {site}."
        }
        M::MailWhyAccount => "Sait tämän viestin, koska sinulla on tili palvelussa {site}.",
        M::MailWhySignedUp => "Sait tämän viestin, koska olet rekisteröitynyt palveluun {site}.",
        M::MailHelp => "Tarvitsetko apua? {contact}",
        M::ForgotPasswordText => {
            "Anna tilisi sähköpostiosoite. Lähetämme sinulle linkin, jolla voit valita uuden salasanan."
        }
        M::ResetMailText => {
            "Jos tällä sähköpostiosoitteella on tili, lähetämme siihen linkin. Linkki toimii {time} ajan. Katso myös roskapostikansiosta."
        }
        M::PasswordChangedTitle => "Salasanasi on vaihdettu",
        M::PasswordChangedText => {
            "Voit kirjautua sisään uudella salasanallasi. Muilla laitteilla saatat joutua kirjautumaan uudelleen."
        }
        M::MailNewAddressText => {
            "Joku (ehkä sinä) haluaa käyttää tätä sähköpostiosoitetta tilillä palvelussa {site}. Vahvista muutos:"
        }
        M::MailNewAddressLifetime => {
            "Linkki toimii {time} ajan ja vain kerran. Jos se et ollut sinä, voit jättää tämän viestin huomiotta. Mikään ei muutu."
        }
        M::MailAddressTakenText => {
            "Joku (ehkä sinä) yritti käyttää tätä sähköpostiosoitetta toisella tilillä palvelussa {site}. Osoite on jo käytössä, joten mitään ei ole muutettu. Jos se et ollut sinä, voit jättää tämän viestin huomiotta."
        }
        M::MailAddressChangedSubject => "Sähköpostiosoitteesi palvelussa {site} on vaihdettu",
        M::MailAddressChangedText => {
            "Tilisi sähköpostiosoitteeksi palvelussa {site} on vaihdettu {address}. Jos se et ollut sinä, ota meihin heti yhteyttä ja vaihda sähköpostitilisi salasana."
        }
        M::ConfirmNewAddress => {
            "Ota tämä sähköpostiosoite käyttöön tililläsi valitsemalla Vahvista."
        }
        M::AddressChangedTitle => "Sähköpostiosoitteesi on vaihdettu",
        M::AddressChangedText => {
            "Tästä lähtien lähetämme sinulle viestit uuteen osoitteeseesi. Jos kirjaudut sisään sähköpostiosoitteella, käytä uutta osoitetta."
        }
        M::ResetLinkDead => {
            "Se on vanhentunut tai jo käytetty, tai uudempi viesti on korvannut sen. Voit pyytää uuden."
        }

        // The JSON API.
        M::ApiMalformed => "Virheellinen pyyntö",
        M::ApiForeignOrigin => "Pyyntö toiselta sivustolta",
        M::ApiUnknownAttempt => "Tuntematon rekisteröitymisyritys",
        M::ApiUnknownLink => "Tuntematon linkki",
        M::ApiNotOffered => "Ei käytettävissä",
        M::ApiMethodNotAllowed => "Metodi ei ole sallittu",
        M::ApiTooSlow => "Pyyntö aikakatkaistiin",
        M::ApiTaken => "Jo käytössä",
        M::ApiInviteSpent => "Kutsu ei ole enää voimassa",
        M::ApiLinkExpired => "Linkki on vanhentunut",
        M::ApiTooLarge => "Pyynnön runko on liian suuri",
        M::ApiUnsupportedMediaType => "Mediatyyppiä ei tueta",
        M::ApiInvalid => "Virheellisiä kenttiä",
        M::ApiRateLimited => "Liian monta pyyntöä",
        M::ApiBusy => "Palvelin on ruuhkautunut",
        M::ApiUnavailable => "Tilapäisesti poissa käytöstä",
        M::ApiTakenDetail => {
            "Käyttäjätunnus tai sähköpostiosoite on jo toisella käyttäjällä; `problems` kertoo, kumpi."
        }
        M::ApiInvalidDetail => "Jotkin kentät ovat virheellisiä; `problems` nimeää ne.",
        M::ApiWorkDetail => {
            "Liian moni rekisteröityy juuri nyt. Ratkaise `challenge?for=limit` ja lähetä ratkaisu, tai yritä myöhemmin uudelleen."
        }
        M::ApiNoAvailability => "Tämä lomake ei kerro, onko käyttäjätunnus vapaana.",
        M::ApiParameterTwice => "Kyselyssä on sama parametri useaan kertaan.",
        M::ApiNoCaptcha => "Lomakkeessa ei ole captchaa.",
        M::ApiNoChallenge => "Haastetta ei ole tällä hetkellä saatavilla.",
        M::ApiNameAnAttempt => "Lähetä linkin `token` tai rekisteröitymisen `attempt`.",
        M::ApiUnknownLinkDetail => {
            "Millään linkillä ei ole tätä tunnistetta (`token`). Se voi olla puutteellinen tai vanhentunut."
        }
        M::ApiUnknownAttemptDetail => "Millään rekisteröitymisellä ei ole tätä `attempt`-arvoa.",
        M::ApiLinkExpiredDetail => {
            "Saat uuden linkin, kun lähetät linkin `token`-arvon kohteeseen `resend`."
        }
        M::ApiNotAnObject => "Rungon on oltava yksi JSON-objekti.",
        M::ApiNotJson => "Runko ei ole kelvollista JSONia (rivi {line}, sarake {column}).",
        M::ApiTooManyMembers => "Objektissa voi olla enintään {max} {max:jäsen|jäsentä}.",
        M::ApiMemberTwice => "Objektissa on sama jäsen useaan kertaan.",
        M::ApiNested => {
            "Jäsenten on oltava merkkijonoja tai totuusarvoja, ei sisäkkäisiä objekteja tai taulukoita."
        }
        M::ApiNotAString => "Jäsenen `{name}` on oltava merkkijono.",
        M::ApiNotANumber => "Jäsenen `{name}` on oltava luku.",
        M::ApiNotAList => "Jäsenen `{name}` on oltava merkkijonojen taulukko.",
        M::ApiNotABoolean => "Jäsenen `{name}` on oltava true tai false.",
        M::ApiBadKey => {
            "Idempotency-Key-arvossa on oltava 16–255 näkyvää ASCII-merkkiä, joita kukaan ei voi arvata, esimerkiksi satunnainen UUID."
        }
        M::ApiForeignOriginDetail => "Toisen sivuston sivu lähetti tämän pyynnön.",
        M::ApiMediaTypeDetail => "Rungon on oltava `application/json` ja UTF-8-koodattu.",
        M::ApiTooLargeDetail => "Runko voi olla enintään 16 KiB.",
        M::ApiTooSlowDetail => "Runko ei saapunut 10 sekunnin kuluessa.",
        M::ApiFailedDetail => "Palvelimessa tapahtui virhe. Yritä myöhemmin uudelleen.",
        M::ApiMethodDetail => "`Allow`-otsake luettelee sallitut metodit.",
    }
}
