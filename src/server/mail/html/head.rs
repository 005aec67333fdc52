//! The head of a mail: what it tells clients, and the style sheets for dark mode and phones.

use crate::server::mail::{
    html::escape::escaped,
    look::Look,
    palette::{Palette, Scheme},
};

/// The head. Each sheet stands by itself, because Gmail drops a whole one for a rule that it does not know.
pub(super) fn write(subject: &str, look: &Look) -> String {
    format!(
        r#"<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="x-apple-disable-message-reformatting">
<title>{title}</title>
{FOR_WORD}
<style>
:root{{color-scheme:light dark;supported-color-schemes:light dark}}
body{{-webkit-text-size-adjust:100%;text-size-adjust:100%}}
a[x-apple-data-detectors]{{color:inherit!important;text-decoration:none!important}}
</style>
{FOR_PHONES}
<style>
@media (prefers-color-scheme:dark){{
{dark}}}
</style>
<style>
{outlook}</style>
</head>
"#,
        title = escaped(subject),
        dark = rules(&look.palette).map(|rule| rule.line("", "")).concat(),
        outlook =
            rules(&look.palette).map(|rule| rule.line("[data-ogsc] ", "[data-ogsb] ")).concat(),
    )
}

/// Word takes `Times New Roman` if it does not know the first font of a list, and scales images on sharp screens
/// without this setting.
const FOR_WORD: &str = "<!--[if mso]>
<xml><o:OfficeDocumentSettings xmlns:o=\"urn:schemas-microsoft-com:office:office\"><o:PixelsPerInch>96\
</o:PixelsPerInch></o:OfficeDocumentSettings></xml>
<style>
td,p,h1,a{font-family:'Segoe UI',Arial,sans-serif!important}
.code{font-family:Consolas,'Courier New',monospace!important}
</style>
<![endif]-->";

const FOR_PHONES: &str = "<style>
@media (max-width:600px){
.outer{padding:24px 12px!important}
.card{padding:28px 0 8px!important}
.pad{padding-left:20px!important;padding-right:20px!important}
.wide{width:100%!important}
.label{display:block!important}
}
</style>";

/// The colours of one class in the dark. `!important`, because the light ones are in `style` attributes.
struct Rule {
    class: &'static str,
    text: Option<String>,
    ground: Option<String>,
}

impl Rule {
    /// The rule with a selector before it for the text, and one for the ground: Outlook on the web marks what it
    /// turned dark by these.
    fn line(&self, before_text: &str, before_ground: &str) -> String {
        let class = self.class;
        let text = self.text.iter().map(|it| format!("{before_text}.{class}{{{it}}}\n"));
        let ground = self.ground.iter().map(|it| format!("{before_ground}.{class}{{{it}}}\n"));
        text.chain(ground).collect()
    }
}

/// What is behind a logo with dark strokes.
const PLATE: &str =
    "background-color:#ffffff!important;padding:8px 12px!important;border-radius:10px!important";

fn rules(palette: &Palette) -> [Rule; 10] {
    let Scheme { canvas, card, panel, line, text, muted, link, button, on_button } = palette.dark;
    let colour = |colour| Some(format!("color:{colour}!important"));
    let ground = |ground| Some(format!("background-color:{ground}!important"));
    let bordered =
        |ground| Some(format!("background-color:{ground}!important;border-color:{line}!important"));
    [
        Rule { class: "canvas", text: colour(text), ground: ground(canvas) },
        Rule { class: "card", text: colour(text), ground: bordered(card) },
        Rule { class: "panel", text: colour(text), ground: bordered(panel) },
        Rule { class: "text", text: colour(text), ground: None },
        Rule { class: "muted", text: colour(muted), ground: None },
        Rule { class: "link", text: colour(link), ground: None },
        Rule { class: "rule", text: None, ground: Some(format!("border-color:{line}!important")) },
        Rule { class: "button", text: colour(on_button), ground: ground(button) },
        Rule { class: "label", text: colour(on_button), ground: None },
        Rule { class: "plate", text: None, ground: Some(PLATE.to_owned()) },
    ]
}
