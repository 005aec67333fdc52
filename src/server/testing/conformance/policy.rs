//! The content security policy, and whether the shell of the host lives with it.

use crate::server::testing::{
    conformance::Trial,
    page::{Element, Page},
};

const PRESENT: &str = "the page has a content security policy";
const SHELL: &str = "the policy lets the shell load what it names";

pub(super) async fn check(trial: &mut Trial<'_>) {
    let path = trial.path("");
    let page = trial.host.browser().open(&path).await;
    let policy = page.header("content-security-policy").to_owned();
    let is_present = trial.expect(PRESENT, !policy.is_empty(), || {
        format!(
            "{path} has none. A layer around the sign-up's takes it off, or \
             `ContentSecurityPolicy::host_managed()` leaves it to you."
        )
    });
    if !is_present {
        return;
    }
    let seen = Page::read(&page.body);
    let mut refused = seen.elements.iter().filter_map(|element| refusal(&policy, element));
    let first = refused.next();
    let more = refused.count();
    trial.expect(SHELL, first.is_none(), || {
        let more = if more == 0 { String::new() } else { format!(" There are {more} more.") };
        [first.unwrap_or_default(), more].concat()
    });
}

/// What the policy forbids about an element of the page, and what to do.
fn refusal(policy: &str, element: &Element) -> Option<String> {
    let restricts = |directive: &str| sources(policy, directive).is_some();
    let tag = element.tag.as_str();
    let nonce =
        element.get("nonce").is_some_and(|nonce| policy.contains(&format!("'nonce-{nonce}'")));
    if tag == "script" && restricts("script-src") && !nonce && is_program(element) {
        return match element.get("src") {
            Some(src) => forbidden(policy, "script-src", src),
            None => Some(
                "The shell has an inline script without the nonce: write `<script nonce=use_nonce()>`, or use \
                 `<Script>` of `leptos_meta`."
                    .to_owned(),
            ),
        };
    }
    if tag == "style" && restricts("style-src") && !nonce {
        let fix = "The shell has an inline style without the nonce: write `<style nonce=use_nonce()>`, or use \
                   `<Style>` of `leptos_meta`.";
        return Some(fix.to_owned());
    }
    if restricts("style-src") && element.get("style").is_some() {
        return Some(format!("`<{tag} style=…>` has no effect here: give the element a class."));
    }
    if restricts("script-src") && element.attributes.iter().any(|(name, _)| name.starts_with("on"))
    {
        return Some(format!(
            "`<{tag} on…=…>` does not run here: listen in Rust, or in a script file."
        ));
    }
    match (tag, element.get("rel"), element.get("href").or(element.get("src"))) {
        ("link", Some("stylesheet"), Some(href)) if !nonce => forbidden(policy, "style-src", href),
        ("img", _, Some(src)) => forbidden(policy, "img-src", src),
        ("iframe", _, Some(src)) => forbidden(policy, "frame-src", src),
        _ => None,
    }
}

/// Whether a script element is more than data.
fn is_program(element: &Element) -> bool {
    element
        .get("type")
        .is_none_or(|kind| kind.is_empty() || kind == "module" || kind.contains("javascript"))
}

fn forbidden(policy: &str, directive: &'static str, url: &str) -> Option<String> {
    let sources = sources(policy, directive)?;
    let origin = origin(url)?;
    let mut allowed = sources.split(' ').filter(|source| source.contains("://") || *source == "*");
    let is_allowed = allowed.any(|source| source == "*" || url.starts_with(source));
    (!is_allowed).then(|| {
        format!(
            "The shell loads {url}: call \
             `.content_security_policy(ContentSecurityPolicy::new().allow(\"{directive}\", \"{origin}\"))`."
        )
    })
}

/// The sources of a directive. `None` where the policy does not restrict it.
fn sources<'a>(policy: &'a str, directive: &str) -> Option<&'a str> {
    let mut parts = policy.split(';').map(str::trim).filter_map(|part| part.split_once(' '));
    parts.find(|(name, _)| *name == directive).map(|(_, sources)| sources)
}

/// The origin of a URL that leads elsewhere.
fn origin(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    url.get(..scheme.len() + 3 + host.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "default-src 'self'; script-src 'self' 'nonce-n1'; style-src 'self' 'nonce-n1'; \
         img-src 'self' https://cdn.example";

    fn refusals(html: &str) -> Vec<String> {
        let page = Page::read(html);
        page.elements.iter().filter_map(|element| refusal(POLICY, element)).collect()
    }

    #[test]
    fn what_the_policy_allows_is_fine() {
        let fine = r#"<script nonce="n1">x</script><script src="/pkg/app.js" type="module"></script>
            <script type="application/json">{}</script><style nonce="n1">a{}</style>
            <link rel="stylesheet" href="/app.css"><img src="https://cdn.example/a.png"><img src="/b.png">"#;
        assert_eq!(refusals(fine), Vec::<String>::new());
    }

    #[test]
    fn what_the_policy_forbids_is_told_with_the_fix() {
        for (html, fix) in [
            ("<script>x</script>", "<script nonce=use_nonce()>"),
            (
                "<script src=https://a.example/x.js></script>",
                "allow(\"script-src\", \"https://a.example\")",
            ),
            ("<style>a{}</style>", "<Style>"),
            ("<p style='color:red'>", "give the element a class"),
            ("<a onclick='x()'>", "listen in Rust"),
            (
                "<link rel=stylesheet href=https://f.example/css?f=1>",
                "allow(\"style-src\", \"https://f.example\")",
            ),
            ("<img src=https://b.example/c.png>", "allow(\"img-src\", \"https://b.example\")"),
        ] {
            let told = refusals(html);
            assert!(told.len() == 1 && told[0].contains(fix), "{html}: {told:?}");
        }
    }
}
