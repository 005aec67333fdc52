//! A button that every client shows as one.

use crate::server::mail::{
    html::{escape::escaped, fonts::FONT},
    palette::Scheme,
};

/// The narrowest and the widest button in Outlook, in pixels. The card is 520 wide inside.
const WIDTHS: (usize, usize) = (160, 520);

/// A link that looks like a button. Outlook on Windows knows no rounded corners and no padding on links, so it
/// gets a shape of VML, whose width must be given.
pub(super) fn write(label: &str, link: &str, colours: &Scheme) -> String {
    let (button, on_button, width) = (colours.button, colours.on_button, width(label));
    let (label, link) = (escaped(label), escaped(link));
    format!(
        r#"<!--[if mso]>
<v:roundrect xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w="urn:schemas-microsoft-com:office:word"
 href="{link}"
 style="height:52px;v-text-anchor:middle;width:{width}px" arcsize="20%" stroke="f" fillcolor="{button}">
<w:anchorlock/>
<center style="color:{on_button};font-family:'Segoe UI',Arial,sans-serif;font-size:16px;font-weight:bold">{label}</center>
</v:roundrect>
<![endif]-->
<!--[if !mso]><!-->
<table role="presentation" class="wide" cellpadding="0" cellspacing="0" border="0">
<tr><td class="button" align="center" bgcolor="{button}"
 style="border-radius:10px;background-color:{button};color:{on_button}">
<a class="label" href="{link}"
 style="display:inline-block;padding:14px 28px;font-family:{FONT};font-size:16px;line-height:24px;font-weight:600;color:{on_button};text-decoration:none;text-align:center">{label}</a>
</td></tr>
</table>
<!--<![endif]-->
"#
    )
}

/// A width that the label fits into, with room on both sides.
fn width(label: &str) -> usize {
    let is_wide = |c: &char| ('\u{2e80}'..='\u{ffef}').contains(c);
    let wide = label.chars().filter(is_wide).count();
    let narrow = label.chars().count() - wide;
    (narrow * 10 + wide * 17 + 64).clamp(WIDTHS.0, WIDTHS.1)
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn the_shape_is_as_wide_as_its_label_needs() {
        assert_eq!(width("OK"), 160);
        assert_eq!(width("Confirm email address"), 274);
        assert!(width("メールアドレスを確認") > 10 * 16);
        assert_eq!(width(&"x".repeat(200)), 520);
    }
}
