//! A mail as plain text.

use crate::server::mail::{
    content::{Content, Footer, Piece},
    letterhead::Letterhead,
};

/// Some clients wrap longer lines a second time (RFC 5322 §2.1.1 recommends 78).
const COLUMNS: usize = 72;

/// Where the signature begins: clients fold what follows, and leave it out of replies (RFC 3676 §4.3).
const SIGNATURE: &str = "-- ";

/// The text of a mail. A link has a line of its own that is never broken, and so has the code.
pub(crate) fn write(content: &Content, letterhead: &Letterhead) -> String {
    let mut blocks: Vec<String> = content.pieces.iter().filter_map(block).collect();
    blocks.push(signature(&content.footer, letterhead));
    blocks.join("\n\n") + "\n"
}

fn block(piece: &Piece) -> Option<String> {
    match piece {
        Piece::Paragraph(text) | Piece::Note(text) => Some(wrap(text)),
        Piece::Button { label, link } | Piece::Link { label, link } => {
            Some([&wrap(label), "\n", link].concat())
        }
        Piece::Code(code) => Some(["    ", code].concat()),
        Piece::CopyLink { .. } => None,
    }
}

fn signature(footer: &Footer, letterhead: &Letterhead) -> String {
    let mut lines = vec![SIGNATURE.to_owned(), wrap(&footer.why)];
    lines.extend(footer.help.as_ref().map(|help| {
        wrap(&[help.before.as_str(), help.contact.as_text(), help.after.as_str()].concat())
    }));
    lines.extend([wrap(&letterhead.site_name), letterhead.site_url.clone()]);
    lines.extend(letterhead.look.postal_line.as_deref().map(wrap));
    lines.join("\n")
}

/// Breaks lines at spaces, and in Chinese and Japanese between signs.
fn wrap(text: &str) -> String {
    let (mut wrapped, mut column) = (String::new(), 0);
    for word in words(text) {
        let width = word.text.chars().map(columns).sum::<usize>();
        let space = usize::from(word.follows_space && column > 0);
        if column > 0 && column + space + width > COLUMNS {
            wrapped.push('\n');
            column = 0;
        } else if space > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word.text);
        column += width;
    }
    wrapped
}

/// What is never broken.
struct Word<'a> {
    text: &'a str,
    follows_space: bool,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    for part in text.split(' ').filter(|part| !part.is_empty()) {
        let (mut start, mut follows_space) = (0, true);
        let mut before = None;
        for (at, c) in part.char_indices() {
            if before.is_some_and(|before| breaks_between(before, c)) {
                words.push(Word { text: part.get(start..at).unwrap_or_default(), follows_space });
                (start, follows_space) = (at, false);
            }
            before = Some(c);
        }
        words.push(Word { text: part.get(start..).unwrap_or_default(), follows_space });
    }
    words
}

/// No line begins with a closing sign or ends with an opening one.
fn breaks_between(before: char, after: char) -> bool {
    (is_wide(before) || is_wide(after))
        && !"「『（【《〈".contains(before)
        && !"、。，．：；！？）」』】》〉ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ\u{2069}"
            .contains(after)
}

/// Signs of Chinese and Japanese, which have no spaces between words and are two columns wide.
const fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ff60}')
}

const fn columns(c: char) -> usize {
    match c {
        '\u{ac00}'..='\u{d7a3}' => 2,
        // The marks of direction take no place.
        '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => 0,
        c if is_wide(c) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_short_and_nothing_is_lost() {
        assert_eq!(wrap("a b"), "a b");
        let long = "word ".repeat(30);
        assert_eq!(wrap(&long).split_whitespace().count(), 30);
        assert!(wrap(&long).lines().all(|line| line.len() <= COLUMNS && !line.ends_with(' ')));
        let url = format!("https://example.org/{}", "a".repeat(100));
        assert_eq!(wrap(&format!("Look at {url} now")), format!("Look at\n{url}\nnow"));
    }

    #[test]
    fn chinese_and_japanese_are_broken_between_signs() {
        let sentence = "リンクとコードは24時間有効です。登録した覚えがない場合は、このメールを無視してください。";
        let wrapped = wrap(&sentence.repeat(3));
        assert_eq!(wrapped.replace('\n', ""), sentence.repeat(3));
        for line in wrapped.lines() {
            assert!(line.chars().map(columns).sum::<usize>() <= COLUMNS, "{line}");
            assert!(!line.starts_with(['、', '。', 'ー', 'っ']), "{line}");
        }
        assert!(wrapped.contains("24"));
    }
}
