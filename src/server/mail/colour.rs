//! A colour, and its contrast with another one (WCAG 2.2, success criterion 1.4.3).

use std::fmt;

/// The least contrast of text with what is behind it.
pub(crate) const READABLE: f64 = 4.5;

/// A colour without transparency. Its text is `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour([u8; 3]);

impl Colour {
    pub(crate) const BLACK: Self = Self([0, 0, 0]);
    pub(crate) const WHITE: Self = Self([255, 255, 255]);

    pub(crate) const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// Reads `#rrggbb` or `#rgb`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        match digits.len() {
            6 => Some(Self([red, green, blue])),
            3 => Some(Self([green & 15, blue >> 4, blue & 15].map(|digit| digit * 17))),
            _ => None,
        }
    }

    /// The contrast of the two, from 1 to 21.
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// This colour, or the nearest darker one of its hue that has this contrast with each of `grounds`.
    pub(crate) fn darkened(self, grounds: &[Self], contrast: f64) -> Self {
        let shades = (0..=self.twice_lightness()).rev().map(|twice| self.with_lightness(twice));
        Self::first_readable(shades, grounds, contrast).unwrap_or(Self::BLACK)
    }

    /// This colour, or the nearest lighter one of its hue that has this contrast with each of `grounds`.
    pub(crate) fn lightened(self, grounds: &[Self], contrast: f64) -> Self {
        let tints = (self.twice_lightness()..=510).map(|twice| self.with_lightness(twice));
        Self::first_readable(tints, grounds, contrast).unwrap_or(Self::WHITE)
    }

    fn first_readable(
        mut colours: impl Iterator<Item = Self>,
        grounds: &[Self],
        contrast: f64,
    ) -> Option<Self> {
        colours.find(|colour| grounds.iter().all(|ground| colour.contrast(*ground) >= contrast))
    }

    /// The nearest darker or lighter colour that is readable with `other`.
    pub(crate) fn readable_with(self, other: Self) -> Self {
        // Black and white have the same contrast with a luminance of 0.18.
        match other.luminance() > 0.18 {
            true => self.darkened(&[other], READABLE),
            false => self.lightened(&[other], READABLE),
        }
    }

    /// Twice the lightness of HSL, from 0 to 510: the sum of the greatest and the least part.
    fn twice_lightness(self) -> i32 {
        let [red, green, blue] = self.0.map(i32::from);
        red.max(green).max(blue) + red.min(green).min(blue)
    }

    /// The colour of the same hue and saturation with another lightness (HSL).
    fn with_lightness(self, twice: i32) -> Self {
        let own = self.twice_lightness();
        // How far the parts may lie apart at a lightness.
        let room = |twice: i32| 255 - (twice - 255).abs();
        Self(self.0.map(|part| {
            let apart = (2 * i32::from(part) - own) * room(twice);
            let twice_part = twice + apart.checked_div(room(own)).unwrap_or_default();
            u8::try_from((twice_part / 2).clamp(0, 255)).unwrap_or(u8::MAX)
        }))
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_read_as_browsers_read_it() {
        assert_eq!(Colour::parse("#2F5bd3").unwrap().to_string(), "#2f5bd3");
        assert_eq!(Colour::parse("#fa0").unwrap().to_string(), "#ffaa00");
        for text in ["", "#", "2f5bd3", "#2f5bd", "#2f5bd3ff", "#+f5bd3", "#ggg", "blue", "#ä1"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_contrast_is_that_of_wcag() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 0.001);
        let grey = Colour::parse("#767676").unwrap();
        assert!((grey.contrast(Colour::WHITE) - 4.54).abs() < 0.01);
        assert!((Colour::WHITE.contrast(grey) - 4.54).abs() < 0.01);
    }

    #[test]
    fn an_unreadable_colour_is_changed_as_little_as_needed() {
        let yellow = Colour::parse("#ffd400").unwrap();
        let darker = yellow.darkened(&[Colour::WHITE], READABLE);
        let contrast = darker.contrast(Colour::WHITE);
        assert!((READABLE..5.0).contains(&contrast), "{darker}: {contrast}");
        // It is still a yellow: as much red as before beside its green, and no blue.
        assert_eq!(darker.0[2], 0, "{darker}");
        let lighter = darker.lightened(&[Colour::BLACK], 14.0);
        assert!((14.0..14.8).contains(&lighter.contrast(Colour::BLACK)), "{lighter}");
        for colour in [Colour::BLACK, Colour::WHITE, darker] {
            assert_eq!(colour.darkened(&[], READABLE), colour);
        }
        assert_eq!(Colour::BLACK.readable_with(Colour::WHITE), Colour::BLACK);
        assert_eq!(Colour::BLACK.lightened(&[Colour::BLACK], 30.0), Colour::WHITE);
        let navy = Colour::parse("#123456").unwrap();
        assert!(navy.readable_with(Colour::BLACK).contrast(Colour::BLACK) >= READABLE);
    }
}
