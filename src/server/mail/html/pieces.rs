//! The pieces of a mail, each a row of the card.

use crate::server::mail::{
    colour::Colour,
    content::Piece,
    html::{
        button,
        escape::escaped,
        fonts::{CODE_FONT, FONT},
    },
    palette::Scheme,
};

/// What the pieces of one mail share.
pub(super) struct Page<'a> {
    pub(super) colours: &'a Scheme,
    /// The side on which lines begin.
    pub(super) start: &'static str,
}

impl Page<'_> {
    pub(super) fn pieces(&self, heading: &str, pieces: &[Piece]) -> String {
        let rows = pieces.iter().map(|piece| self.row(&self.piece(piece)));
        std::iter::once(self.row(&self.heading(heading))).chain(rows).collect()
    }

    fn row(&self, inside: &str) -> String {
        let start = self.start;
        format!(
            "<tr><td class=\"pad\" align=\"{start}\" style=\"padding:0 40px 20px\">\n{inside}</td></tr>\n"
        )
    }

    fn heading(&self, heading: &str) -> String {
        let text = self.colours.text;
        format!(
            "<h1 class=\"text\" style=\"margin:0;font-family:{FONT};font-size:24px;line-height:32px;\
             font-weight:700;color:{text}\">{}</h1>\n",
            escaped(heading)
        )
    }

    fn piece(&self, piece: &Piece) -> String {
        match piece {
            Piece::Paragraph(text) => self.paragraph(text, "text"),
            Piece::Note(text) => self.paragraph(text, "muted"),
            Piece::Button { label, link } => button::write(label, link, self.colours),
            Piece::Link { label, link } => self.link(label, link),
            Piece::Code(code) => self.code(code),
            Piece::CopyLink { sentence, link } => self.copy_link(sentence, link),
        }
    }

    fn paragraph(&self, text: &str, class: &str) -> String {
        let colour = match class {
            "muted" => self.colours.muted,
            _ => self.colours.text,
        };
        format!("<p class=\"{class}\" style=\"{}\">{}</p>\n", style(colour), escaped(text))
    }

    fn link(&self, label: &str, link: &str) -> String {
        let colour = self.colours.link;
        format!(
            "<p style=\"{}\"><a class=\"link\" href=\"{}\"\n style=\"color:{colour};text-decoration:underline\">{}</a></p>\n",
            style(colour),
            escaped(link),
            escaped(label)
        )
    }

    /// One word without spaces, also when it is copied: the distances are those of the style.
    fn code(&self, code: &str) -> String {
        let (panel, line, text) = (self.colours.panel, self.colours.line, self.colours.text);
        format!(
            "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">\n\
             <tr><td class=\"panel\" align=\"center\" dir=\"ltr\" bgcolor=\"{panel}\"\n \
             style=\"padding:20px 12px;border:1px solid {line};border-radius:10px;\
             background-color:{panel};color:{text}\">\n\
             <span class=\"code text\" translate=\"no\"\n style=\"font-family:{CODE_FONT};font-size:30px;\
             line-height:38px;font-weight:700;letter-spacing:3px;white-space:nowrap;color:{text};\
             -webkit-user-select:all;user-select:all\">{}</span>\n\
             </td></tr>\n</table>\n",
            escaped(code)
        )
    }

    /// The link is text and no link: what rewrites links leaves text alone, so this one stays what it is.
    fn copy_link(&self, sentence: &str, link: &str) -> String {
        let (line, muted, start) = (self.colours.line, self.colours.muted, self.start);
        format!(
            "<div class=\"rule\" style=\"margin:4px 0 0;padding:24px 0 0;border-top:1px solid {line}\">\n\
             <p class=\"muted\" style=\"{style}\">{}</p>\n\
             <p class=\"muted\" dir=\"ltr\" translate=\"no\"\n \
             style=\"{style};text-align:{start};word-break:break-all\">{}</p>\n\
             </div>\n",
            escaped(sentence),
            escaped(link),
            style = style(muted),
        )
    }

    /// A line of the footer, which is HTML.
    pub(super) fn small(&self, html: &str) -> String {
        let style = style(self.colours.muted);
        format!("<p class=\"muted\" style=\"{style};padding:0 0 8px\">{html}</p>\n")
    }

    /// A link within a line, which keeps its own direction.
    pub(super) fn muted_link(&self, href: &str, text: &str) -> String {
        let muted = self.colours.muted;
        format!(
            "<a class=\"muted\" dir=\"ltr\" href=\"{}\"\n style=\"color:{muted};text-decoration:underline\">{}</a>",
            escaped(href),
            escaped(text)
        )
    }
}

/// The style of text. 16 pixels are the least that phones do not enlarge or that people must zoom.
fn style(colour: Colour) -> String {
    format!("margin:0;font-family:{FONT};font-size:16px;line-height:24px;color:{colour}")
}
