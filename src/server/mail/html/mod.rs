//! A mail as HTML, for clients of the last twenty years.
//!
//! 1. Tables, because Outlook on Windows draws with Word: it knows neither `max-width` nor padding on links.
//!    What only it reads stands in comments with `[if mso]`.
//! 2. All that matters is in `style` attributes, because some clients drop style sheets. The sheets bring dark
//!    mode and phones.
//! 3. A background always comes with the colour of the text on it, so that a client with a dark mode of its own
//!    turns both.
//! 4. Nothing is loaded, except a logo at a URL that the host gave.
//! 5. `lang` and `dir` stand on an element inside of `body` too, because webmail drops `html` and `body`.
//! 6. No line is long: mail servers break lines after 998 bytes, also within a tag.

mod button;
mod escape;
mod fonts;
mod head;
mod pieces;

use crate::{
    server::mail::{
        contact::without_scheme,
        content::{Content, Footer},
        html::{escape::escaped, fonts::FONT, pieces::Page},
        letterhead::Letterhead,
        look::Logo,
    },
    text::{catalogue::Catalogue, language::Direction},
};

/// Fills the preview of a mail, so that nothing follows the preheader there: figure spaces, which do not
/// collapse, each with a joiner, after which no client trims.
const FILLER: &str =
    "\u{2007}\u{34f}\u{2007}\u{34f}\u{2007}\u{34f}\u{2007}\u{34f}\u{2007}\u{34f}\n";
const FILLER_LINES: usize = 16;

/// The HTML of a mail.
pub(crate) fn write(texts: &Catalogue, content: &Content, letterhead: &Letterhead) -> String {
    let direction = texts.direction();
    let page = Page {
        colours: &letterhead.look.palette.light,
        start: match direction {
            Direction::LeftToRight => "left",
            Direction::RightToLeft => "right",
        },
    };
    let (lang, dir) = (texts.language().to_string(), direction.as_str());
    let (canvas, card) = (page.colours.canvas, page.colours.card);
    let (text, line) = (page.colours.text, page.colours.line);
    let pieces = page.pieces(&content.heading, &content.pieces);
    format!(
        r#"<!DOCTYPE html>
<html lang="{lang}" dir="{dir}">
{head}<body class="canvas" style="margin:0;padding:0;background-color:{canvas};color:{text}">
<div class="canvas" lang="{lang}" dir="{dir}" style="background-color:{canvas};color:{text}">
{preheader}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="{dir}">
<tr><td class="canvas outer" align="center" bgcolor="{canvas}"
 style="padding:40px 16px;background-color:{canvas};color:{text}">
<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="{dir}"
 style="max-width:600px;margin:0 auto">
{header}<tr><td class="card" bgcolor="{card}"
 style="padding:40px 0 20px;border:1px solid {line};border-radius:16px;background-color:{card};color:{text}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="{dir}">
{pieces}</table>
</td></tr>
{footer}</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</div>
</body>
</html>
"#,
        head = head::write(&content.subject, &letterhead.look),
        preheader = preheader(&content.preheader),
        header = page.header(&letterhead.site_name, letterhead.look.logo.as_ref()),
        footer = page.footer(&content.footer, letterhead),
    )
}

/// What lists of mails show beside the subject. It is not on the page.
fn preheader(text: &str) -> String {
    format!(
        "<div style=\"display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;mso-hide:all\">{}\n{}</div>\n",
        escaped(text),
        FILLER.repeat(FILLER_LINES)
    )
}

impl Page<'_> {
    fn header(&self, site: &str, logo: Option<&Logo>) -> String {
        let (start, link) = (self.start, self.colours.link);
        let brand = match logo {
            Some(logo) => image(logo, self),
            None => format!(
                "<p class=\"link\" style=\"margin:0;font-family:{FONT};font-size:20px;line-height:28px;\
                 font-weight:700;color:{link}\">{}</p>",
                escaped(site)
            ),
        };
        format!("<tr><td align=\"{start}\" style=\"padding:0 8px 24px\">\n{brand}\n</td></tr>\n")
    }

    fn footer(&self, footer: &Footer, letterhead: &Letterhead) -> String {
        let mut lines = vec![self.small(&escaped(&footer.why))];
        lines.extend(footer.help.as_ref().map(|help| {
            let contact = without_scheme(help.contact.as_text());
            let link = self.muted_link(&help.contact.href(), contact);
            let [before, after] = [&help.before, &help.after].map(|text| escaped(text));
            self.small(&[before, link, after].concat())
        }));
        let site = self.muted_link(&letterhead.site_url, without_scheme(&letterhead.site_url));
        lines.push(self.small(&[&escaped(&letterhead.site_name), " · ", &site].concat()));
        lines.extend(letterhead.look.postal_line.as_deref().map(|line| self.small(&escaped(line))));
        let start = self.start;
        format!(
            "<tr><td align=\"{start}\" style=\"padding:24px 8px 0\">\n{}</td></tr>\n",
            lines.concat()
        )
    }
}

/// The logo. Its text is shown in place of an image that is not loaded, as large as the name of a site.
fn image(logo: &Logo, page: &Page<'_>) -> String {
    let (width, height, text) = (logo.width, logo.height, page.colours.text);
    let class = if logo.has_light_plate { "text plate" } else { "text" };
    format!(
        "<img class=\"{class}\" src=\"{}\"\n width=\"{width}\" height=\"{height}\" alt=\"{}\"\n \
         style=\"display:block;border:0;outline:none;max-width:100%;font-family:{FONT};font-size:20px;\
         line-height:28px;font-weight:700;color:{text}\">",
        escaped(&logo.url),
        escaped(&logo.text)
    )
}
