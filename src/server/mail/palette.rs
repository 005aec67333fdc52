//! The colours of mails, by day and by night.

use crate::server::mail::colour::{Colour, READABLE};

/// The accent of mails whose host names none: that of the pages.
pub(crate) const ACCENT: Colour = Colour::new(0x2f, 0x5b, 0xd3);

/// The contrast of the accent in the dark, where thin strokes need more.
const READABLE_AT_NIGHT: f64 = 7.0;

/// The colours of mails. Each text has a contrast of 4.5 to 1 or more with what is behind it.
#[derive(Clone, Debug)]
pub(crate) struct Palette {
    pub(crate) light: Scheme,
    pub(crate) dark: Scheme,
}

/// The colours of one scheme.
#[derive(Clone, Debug)]
pub(crate) struct Scheme {
    /// Behind everything.
    pub(crate) canvas: Colour,
    pub(crate) card: Colour,
    /// Behind the code.
    pub(crate) panel: Colour,
    pub(crate) line: Colour,
    pub(crate) text: Colour,
    pub(crate) muted: Colour,
    pub(crate) link: Colour,
    pub(crate) button: Colour,
    pub(crate) on_button: Colour,
}

impl Palette {
    /// The colours with this accent, and the text of buttons on it.
    pub(crate) fn new(accent: Colour, on_accent: Colour) -> Self {
        let light = Scheme {
            canvas: Colour::new(0xf0, 0xf2, 0xf7),
            card: Colour::WHITE,
            panel: Colour::new(0xf4, 0xf6, 0xfb),
            line: Colour::new(0xdd, 0xe2, 0xec),
            text: Colour::new(0x1c, 0x21, 0x30),
            muted: Colour::new(0x5a, 0x62, 0x75),
            link: accent,
            button: accent,
            on_button: on_accent,
        };
        let dark = Scheme {
            canvas: Colour::new(0x10, 0x13, 0x1b),
            card: Colour::new(0x1b, 0x20, 0x30),
            panel: Colour::new(0x26, 0x2d, 0x42),
            line: Colour::new(0x3a, 0x43, 0x5c),
            text: Colour::new(0xec, 0xef, 0xf7),
            muted: Colour::new(0xa9, 0xb2, 0xc7),
            link: accent,
            button: accent,
            on_button: Colour::new(0x10, 0x18, 0x2d),
        };
        let link = accent.darkened(&light.grounds(), READABLE);
        let at_night = accent.lightened(&dark.grounds(), READABLE_AT_NIGHT);
        Self {
            light: Scheme { link, ..light },
            dark: Scheme { link: at_night, button: at_night, ..dark },
        }
    }
}

impl Scheme {
    fn grounds(&self) -> [Colour; 2] {
        [self.canvas, self.card]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_readable_with_any_accent() {
        let accents = ["#2f5bd3", "#000000", "#ffffff", "#ffd400", "#e4002b", "#00a86b", "#808080"];
        for accent in accents.map(|accent| Colour::parse(accent).unwrap()) {
            let on_accent = Colour::WHITE.readable_with(accent);
            let Palette { light, dark } = Palette::new(accent, on_accent);
            for scheme in [light, dark] {
                for (text, ground) in [
                    (scheme.text, scheme.canvas),
                    (scheme.text, scheme.card),
                    (scheme.text, scheme.panel),
                    (scheme.muted, scheme.canvas),
                    (scheme.muted, scheme.card),
                    (scheme.link, scheme.canvas),
                    (scheme.link, scheme.card),
                    (scheme.on_button, scheme.button),
                ] {
                    let contrast = text.contrast(ground);
                    assert!(contrast >= READABLE, "{accent}: {text} on {ground} has {contrast}");
                }
            }
        }
    }

    #[test]
    fn an_accent_that_is_readable_stays_as_it_is() {
        assert_eq!(Palette::new(ACCENT, Colour::WHITE).light.link, ACCENT);
    }
}
