//! Loads the app's code after the first paint.
//!
//! The pages work before their scripts do, so the code need not compete with the style sheets for a slow
//! connection. `<HydrationScripts/>` of Leptos asks for it at once, also with `defer`.

use leptos::{nonce::use_nonce, prelude::*};

/// The script that loads the app's code, for the `<head>`. It does not look for hashes in the names of files (`hash-files`).
#[component]
pub fn LateScripts(options: LeptosOptions) -> impl IntoView {
    let package = format!("/{}/{}", options.site_pkg_dir, options.output_name);
    // The callback of the first frame runs before its paint, and that of the second one after it.
    let script = format!(
        "const load = () => Promise.all([import('{package}.js'), fetch('{package}.wasm')])\
         .then(([app, code]) => app.default({{ module_or_path: code }}).then(() => app.hydrate()));\
         requestAnimationFrame(() => requestAnimationFrame(load));"
    );
    view! { <script type="module" nonce=use_nonce()>{script}</script> }
}
