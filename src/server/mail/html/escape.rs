//! Text in HTML.

/// The text, so that no sign of it means anything in an element, in an attribute or in a comment.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_ends_what_it_stands_in() {
        assert_eq!(
            escaped("<b a='\"'>&--></b>"),
            "&lt;b a=&#39;&quot;&#39;&gt;&amp;--&gt;&lt;/b&gt;"
        );
        assert_eq!(escaped("Zoë · 花"), "Zoë · 花");
    }
}
