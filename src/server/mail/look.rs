//! The look of mails: the brand of the host, given once.

use std::sync::Arc;

use crate::server::{
    error::config::ConfigError,
    mail::{
        colour::{Colour, READABLE},
        contact::{Contact, is_https_url},
        image::MailImage,
        palette::{ACCENT, Palette},
    },
};

/// The widest logo, in pixels: mails are 600 wide.
const WIDEST: u32 = 560;
const HIGHEST: u32 = 200;

/// The largest logo inside a mail: each mail carries it.
const LARGEST: usize = 64 * 1024;

/// The longest line of a postal address, and the longest text of a logo, in characters.
const LONGEST: usize = 200;

/// How mails look, and what they say about the host. Without any of these settings a mail has the name of
/// the site at its top and the colours of the pages.
///
/// ```
/// use leptos_signup::{MailLogo, MailLook, Signup};
///
/// let builder = Signup::builder().site_name("Orchard").mail_look(
///     MailLook::new()
///         .logo(MailLogo::at("https://example.org/logo.png", "Orchard", 132, 40))
///         .accent("#2e7d32")
///         .support("help@example.org")
///         .postal_line("Orchard Ltd, 1 Apple Way, Bristol"),
/// );
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "a look does nothing before `SignupBuilder::mail_look`"]
pub struct MailLook {
    logo: Option<MailLogo>,
    accent: Option<String>,
    button_text: Option<String>,
    support: Option<String>,
    postal_line: Option<String>,
    code_in_subject: bool,
}

impl MailLook {
    /// The look without settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Shows a logo at the top. Default: the name of the site.
    pub fn logo(self, logo: MailLogo) -> Self {
        Self { logo: Some(logo), ..self }
    }

    /// Sets the colour of buttons and links, such as `#2e7d32`. The white text of buttons needs a contrast of
    /// 4.5 to 1 with it. Links are darkened, and in dark mode all of it is lightened, as far as reading
    /// needs it. Default: `#2f5bd3`, as on the pages.
    pub fn accent(self, colour: impl Into<String>) -> Self {
        Self { accent: Some(colour.into()), ..self }
    }

    /// Sets the colour of the text of buttons, for an accent on which white cannot be read: `#1c2130` on
    /// yellow. Default: `#ffffff`.
    pub fn button_text(self, colour: impl Into<String>) -> Self {
        Self { button_text: Some(colour.into()), ..self }
    }

    /// Names where people find help, at the end of each mail: an address such as `help@example.org`, or a page
    /// with `https`. Default: none.
    pub fn support(self, contact: impl Into<String>) -> Self {
        Self { support: Some(contact.into()), ..self }
    }

    /// Sets the last line of each mail, such as `Orchard Ltd, 1 Apple Way, Bristol`. Some countries ask for
    /// the postal address of a business there. Default: none.
    pub fn postal_line(self, line: impl Into<String>) -> Self {
        Self { postal_line: Some(line.into()), ..self }
    }

    /// Puts the code into the subject of the mail with the link: "1234-5678 is your Orchard code". Default:
    /// `false`.
    ///
    /// For it: people read the code in the notification and type it without opening the mail.
    ///
    /// Against it: a phone shows subjects on its locked screen, and so do the lists of mails on shared screens,
    /// watches, and logs of mail servers. There a stranger can read the code. It works only in the browser
    /// that signed up, so a stranger needs both: with the code in the subject, a person who signs up with
    /// the address of a colleague can read it from the screen of the colleague. Leave it off where an
    /// account of this site is worth that trouble.
    pub fn code_in_subject(self, is_wanted: bool) -> Self {
        Self { code_in_subject: is_wanted, ..self }
    }

    /// Checks each setting.
    pub(crate) fn checked(self) -> Result<Look, ConfigError> {
        let accent = colour("accent", self.accent.as_deref(), ACCENT)?;
        let on_accent = colour("button_text", self.button_text.as_deref(), Colour::WHITE)?;
        check_contrast(accent, on_accent)?;
        let logo = self.logo.map(MailLogo::checked).transpose()?;
        let support = self.support.map(|given| {
            let contact = Contact::parse(&given);
            contact.ok_or_else(|| {
                let fix = "give an address of plain letters, such as `help@example.org`, or a page with https";
                refuse("support", format!("got `{given}`: {fix}"))
            })
        });
        let postal_line = self.postal_line.map(|line| {
            let is_line = is_line(&line);
            let fix = "takes one line of 1 to 200 characters";
            is_line.then_some(line).ok_or_else(|| refuse("postal_line", fix.to_owned()))
        });
        Ok(Look {
            palette: Palette::new(accent, on_accent),
            logo,
            support: support.transpose()?,
            postal_line: postal_line.transpose()?,
            code_in_subject: self.code_in_subject,
        })
    }
}

/// The logo at the top of mails. Mail clients show PNG, JPEG and GIF; SVG only few. Many show no image from
/// the network before the reader allows it: then they show the text.
#[derive(Clone, Debug)]
#[must_use = "a logo does nothing before `MailLook::logo`"]
pub struct MailLogo {
    source: LogoSource,
    text: String,
    width: u32,
    height: u32,
    has_light_plate: bool,
}

#[derive(Clone, Debug)]
enum LogoSource {
    Url(String),
    File(Arc<[u8]>),
}

impl MailLogo {
    /// The logo at an absolute URL with `https`, without a redirect, a log-in or an expiry. The text is shown in
    /// place of the image, and read aloud. The size is that on the screen, in pixels: make the image twice
    /// as large for sharp screens. The server of the URL learns when a mail is opened.
    pub fn at(url: impl Into<String>, text: impl Into<String>, width: u32, height: u32) -> Self {
        let source = LogoSource::Url(url.into());
        Self { source, text: text.into(), width, height, has_light_plate: false }
    }

    /// The logo inside each mail, of at most 64 KiB. It is shown without a network, and tells no server that
    /// the mail was opened. Some clients list it as an attachment.
    ///
    /// ```no_run
    /// use leptos_signup::MailLogo;
    ///
    /// let bytes = std::fs::read("logo.png").unwrap(); // or `include_bytes!`
    /// let logo = MailLogo::inside(bytes, "Orchard", 132, 40);
    /// ```
    pub fn inside(
        file: impl AsRef<[u8]>,
        text: impl Into<String>,
        width: u32,
        height: u32,
    ) -> Self {
        let source = LogoSource::File(file.as_ref().into());
        Self { source, text: text.into(), width, height, has_light_plate: false }
    }

    /// Puts a white plate behind the logo in dark mode, for dark strokes on a transparent ground. Default: no
    /// plate, for a logo that can be seen on white and on `#10131b`.
    pub fn light_plate(self) -> Self {
        Self { has_light_plate: true, ..self }
    }

    fn checked(self) -> Result<Logo, ConfigError> {
        let refused = |reason: &str| Err(refuse("logo", reason.to_owned()));
        if !(1..=WIDEST).contains(&self.width) || !(1..=HIGHEST).contains(&self.height) {
            return refused("takes a size of 1 × 1 to 560 × 200 pixels");
        }
        if !is_line(&self.text) {
            return refused("needs a text of 1 to 200 characters, for readers who see no images");
        }
        let (url, image) = match self.source {
            LogoSource::Url(url) if !is_https_url(&url) => {
                return refused(
                    "takes an absolute URL with https, such as https://example.org/logo.png",
                );
            }
            LogoSource::Url(url) if is_svg(&url) => {
                return refused("is an SVG, which most mail clients do not show: give a PNG");
            }
            LogoSource::Url(url) => (url, None),
            LogoSource::File(file) if file.len() > LARGEST => {
                return refused(
                    "is larger than 64 KiB, and each mail carries it: give a smaller file",
                );
            }
            LogoSource::File(file) => match MailImage::logo(file) {
                Some(image) => (["cid:", &image.content_id].concat(), Some(image)),
                None => return refused("takes the bytes of a PNG, JPEG or GIF"),
            },
        };
        let Self { text, width, height, has_light_plate, .. } = self;
        Ok(Logo { url, image, text, width, height, has_light_plate })
    }
}

/// A look that is checked.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) palette: Palette,
    pub(crate) logo: Option<Logo>,
    pub(crate) support: Option<Contact>,
    pub(crate) postal_line: Option<String>,
    pub(crate) code_in_subject: bool,
}

/// A logo that is checked.
#[derive(Debug)]
pub(crate) struct Logo {
    pub(crate) url: String,
    pub(crate) image: Option<MailImage>,
    pub(crate) text: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) has_light_plate: bool,
}

fn refuse(setting: &'static str, reason: String) -> ConfigError {
    ConfigError::MailLook { setting, reason }
}

fn colour(
    setting: &'static str,
    given: Option<&str>,
    default: Colour,
) -> Result<Colour, ConfigError> {
    let Some(given) = given else { return Ok(default) };
    let fix = "give a colour such as `#2e7d32`";
    Colour::parse(given).ok_or_else(|| refuse(setting, format!("got `{given}`: {fix}")))
}

fn check_contrast(accent: Colour, on_accent: Colour) -> Result<(), ConfigError> {
    let contrast = accent.contrast(on_accent);
    if contrast >= READABLE {
        return Ok(());
    }
    let (near, text) = (accent.readable_with(on_accent), on_accent.readable_with(accent));
    Err(refuse(
        "accent",
        format!(
            "got `{accent}`, on which the text of buttons, `{on_accent}`, has a contrast of {contrast:.1} to 1, \
             below 4.5: give `{near}`, or call `.button_text(\"{text}\")`"
        ),
    ))
}

fn is_line(text: &str) -> bool {
    !text.trim().is_empty()
        && text.chars().count() <= LONGEST
        && !text.chars().any(char::is_control)
}

fn is_svg(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("svg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and so on";

    fn told(look: MailLook) -> String {
        look.checked().unwrap_err().to_string()
    }

    #[test]
    fn a_look_without_settings_is_complete() {
        let look = MailLook::new().checked().unwrap();
        assert!(look.logo.is_none() && look.support.is_none() && !look.code_in_subject);
        assert_eq!(look.palette.light.button, ACCENT);
    }

    #[test]
    fn an_accent_without_contrast_is_refused_with_two_ways_out() {
        let yellow = || MailLook::new().accent("#ffd400");
        let told = told(yellow());
        assert!(told.contains(".accent") && told.contains("1.4 to 1"), "{told}");
        let fixes: Vec<&str> = told.split('`').filter(|part| part.starts_with('#')).collect();
        assert!(MailLook::new().accent(*fixes.last().unwrap()).checked().is_ok(), "{told}");
        let text = told.split(".button_text(\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(yellow().button_text(text).checked().is_ok(), "{told}");
    }

    #[test]
    fn each_wrong_setting_is_named_with_its_fix() {
        let logo = |logo: MailLogo| MailLook::new().logo(logo);
        let at = |url: &str| logo(MailLogo::at(url, "Orchard", 132, 40));
        for (look, parts) in [
            (MailLook::new().accent("green"), [".accent", "`green`"]),
            (MailLook::new().button_text("#12"), [".button_text", "`#12`"]),
            (MailLook::new().support("help"), [".support", "`help`"]),
            (MailLook::new().postal_line("a\nb"), [".postal_line", "one line"]),
            (MailLook::new().postal_line(" "), [".postal_line", "one line"]),
            (at("/logo.png"), [".logo", "https"]),
            (at("http://example.org/logo.png"), [".logo", "https"]),
            (at("https://example.org/logo.SVG?v=2"), [".logo", "PNG"]),
            (logo(MailLogo::inside("<svg/>", "Orchard", 132, 40)), [".logo", "PNG"]),
            (logo(MailLogo::inside(vec![0; LARGEST + 1], "Orchard", 132, 40)), [".logo", "64 KiB"]),
            (logo(MailLogo::inside(PNG, "Orchard", 600, 40)), [".logo", "560"]),
            (logo(MailLogo::inside(PNG, "Orchard", 132, 0)), [".logo", "560"]),
            (logo(MailLogo::inside(PNG, " ", 132, 40)), [".logo", "text"]),
        ] {
            let told = told(look);
            assert!(parts.iter().all(|part| told.contains(part)), "{told}");
        }
        assert!(at("https://example.org/logo.png?v=2").checked().is_ok());
        let inside = logo(MailLogo::inside(PNG, "Orchard", 132, 40)).checked().unwrap();
        assert_eq!(inside.logo.unwrap().url, "cid:logo@signup");
    }
}
