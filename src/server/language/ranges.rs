//! Language ranges of a request (RFC 9110 §12.5.4), and the language that fits one (RFC 4647 §3.4).

use crate::text::language::Language;

/// The most ranges of a request that are read.
const MAX_RANGES: usize = 32;

/// The ranges of an `Accept-Language`, the preferred ones first. Those with the weight 0 are left out.
pub(crate) fn ranges(header: &str) -> Vec<&str> {
    let weighted = header.split(',').take(MAX_RANGES).filter_map(|item| {
        let (range, parameters) = item.split_once(';').unwrap_or((item, ""));
        let weight = match parameters.trim().strip_prefix("q=") {
            Some(weight) => {
                weight.trim().parse::<f32>().ok().filter(|it| (0.0..=1.0).contains(it))?
            }
            None => 1.0,
        };
        (weight > 0.0).then_some((range.trim(), weight))
    });
    let mut weighted: Vec<(&str, f32)> = weighted.collect();
    // The sort is stable, so equal weights keep their order.
    weighted.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    weighted.into_iter().map(|(range, _)| range).collect()
}

/// The index of the language that fits a range best. `de-AT` fits `de`, and `pt` fits `pt-BR`.
pub(crate) fn lookup(range: &str, languages: &[Language]) -> Option<usize> {
    let range = canonical(range);
    let is = |language: &Language, tag: &str| language.as_str().eq_ignore_ascii_case(tag);
    let mut tag = range.as_str();
    loop {
        if let Some(at) = languages.iter().position(|language| is(language, tag)) {
            return Some(at);
        }
        let Some((shorter, _)) = tag.rsplit_once('-') else { break };
        tag = shorter;
    }
    let primary = |language: &Language| {
        let tag = language.as_str();
        is_same(tag.split('-').next().unwrap_or(tag), tag_of(&range))
    };
    languages.iter().position(primary)
}

fn tag_of(range: &str) -> &str {
    range.split('-').next().unwrap_or(range)
}

fn is_same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// The tag under which a language is known here: the script of Chinese decides, not the country, and old
/// tags have new ones (IANA language subtag registry).
fn canonical(range: &str) -> String {
    let lower = range.to_ascii_lowercase().replace('_', "-");
    let (primary, rest) = lower.split_once('-').unwrap_or((&lower, ""));
    let primary = match primary {
        "iw" => "he",
        "in" => "id",
        "no" | "nn" => "nb",
        "zh" => {
            let is_traditional =
                rest.split('-').any(|part| ["hant", "tw", "hk", "mo"].contains(&part));
            let is_simplified = rest.split('-').any(|part| part == "hans");
            return if is_traditional && !is_simplified { "zh-Hant" } else { "zh-Hans" }.to_owned();
        }
        primary => primary,
    };
    match rest {
        "" => primary.to_owned(),
        rest => format!("{primary}-{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_come_in_the_order_of_their_weights() {
        assert_eq!(ranges("de"), ["de"]);
        assert_eq!(
            ranges("fr;q=0.5, de-AT , en;q=0.8, nl;q=0, *;q=0.1"),
            ["de-AT", "en", "fr", "*"]
        );
        assert_eq!(ranges("de;q=2, en;q=x, fr; q=0.3"), ["fr"]);
        assert_eq!(ranges(&"x,".repeat(10_000)).len(), MAX_RANGES);
    }

    #[test]
    fn a_range_finds_the_nearest_language() {
        let languages = ["en", "de", "pt-BR", "zh-Hans", "zh-Hant", "nb", "he"].map(Language::new);
        for (range, tag) in [
            ("de", Some("de")),
            ("DE-at-1996", Some("de")),
            ("pt", Some("pt-BR")),
            ("pt-PT", Some("pt-BR")),
            ("zh", Some("zh-Hans")),
            ("zh-CN", Some("zh-Hans")),
            ("zh_TW", Some("zh-Hant")),
            ("zh-Hant-HK", Some("zh-Hant")),
            ("zh-Hans-HK", Some("zh-Hans")),
            ("no", Some("nb")),
            ("nn-NO", Some("nb")),
            ("iw", Some("he")),
            ("fr", None),
            ("", None),
            ("*", None),
        ] {
            let found = lookup(range, &languages).map(|at| languages[at].as_str().to_owned());
            assert_eq!(found.as_deref(), tag, "{range}");
        }
    }
}
