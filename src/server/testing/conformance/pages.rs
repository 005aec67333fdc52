//! The pages of a form: mounted, below the layer, stored nowhere.

use axum::http::StatusCode;

use crate::server::testing::{
    answer::Answer,
    conformance::{Trial, report::Outcome},
    page::Page,
};

const MOUNTED: &str = "the page of the form is mounted below the layer";
const STYLESHEET: &str =
    "the layer covers the fallback: the stylesheet of another version is served";
const PASSWORDS: &str = "the pages for a new password are mounted";
const STORED: &str = "no cache stores the page";

const LAYER: &str = "Put `.layer(signup.layer())` after the routes and after `.fallback(…)`: a layer covers only \
     what stands before it.";

/// Returns whether the form is there, so that the other checks make sense.
pub(super) async fn check(trial: &mut Trial<'_>) -> bool {
    let path = trial.path("");
    let page = trial.host.browser().open(&path).await;
    let outcome = mounted(trial, &page);
    let is_mounted = outcome == Outcome::Kept;
    trial.record(MOUNTED, outcome);
    if !is_mounted {
        return false;
    }
    let is_stored_nowhere = page.header("cache-control").contains("no-store");
    trial.expect(STORED, is_stored_nowhere, || {
        format!(
            "A layer around the sign-up's replaces `Cache-Control` of {path}: leave it as it is."
        )
    });
    stylesheet(trial, &page).await;
    passwords(trial).await;
    true
}

fn mounted(trial: &Trial<'_>, page: &Answer) -> Outcome {
    let (id, path) = (trial.form.id(), trial.path(""));
    let has_form = Page::read(&page.body).form(&path, &[]).is_some();
    let is_ours = page.header("x-content-type-options") == "nosniff";
    match page.status {
        StatusCode::OK if has_form => Outcome::Kept,
        StatusCode::OK if is_ours => {
            Outcome::NotTried(format!("`{id}` shows no form, as while it is closed"))
        }
        // The layer answers in place of the app.
        StatusCode::NOT_FOUND | StatusCode::INTERNAL_SERVER_ERROR if is_ours => {
            Outcome::Broken(format!(
                "Nothing is at {path}. Put `<SignupRoutes form=…/>` for `{id}` into `<Routes>`, with `under` below \
                 a parent route or a base."
            ))
        }
        StatusCode::INTERNAL_SERVER_ERROR => {
            Outcome::Broken(format!("{LAYER} {path} answers 500."))
        }
        status => Outcome::Broken(format!(
            "{path} answers {status} without the form `{id}`: another route of yours is there, or nothing is. Put \
             `<SignupRoutes form=…/>` into `<Routes>`. {LAYER}"
        )),
    }
}

async fn stylesheet(trial: &mut Trial<'_>, page: &Answer) {
    let page = Page::read(&page.body);
    let mut links = page.elements.iter().filter(|it| it.get("rel") == Some("stylesheet"));
    if !links.any(|it| it.get("href").is_some_and(|href| href.contains("/signup-"))) {
        trial.leave(STYLESHEET, "the page has no stylesheet of the crate");
        return;
    }
    // An update runs two versions at once. The name of this version may be a route of the router.
    let of_another = format!("{}/signup-0000000000000000.css", trial.path(""));
    let sheet = trial.host.browser().get(&of_another).await;
    let is_sheet =
        sheet.status.is_success() && sheet.header("content-type").starts_with("text/css");
    trial
        .expect(STYLESHEET, is_sheet, || format!("{LAYER} {of_another} answers {}.", sheet.status));
}

async fn passwords(trial: &mut Trial<'_>) {
    if !trial.host.signup().parts().http.password_pages.contains(&trial.form.id()) {
        return;
    }
    let path = trial.path("/forgot");
    let page = trial.host.browser().open(&path).await;
    let has_form = Page::read(&page.body).form(&path, &[]).is_some();
    trial.expect(PASSWORDS, has_form, || {
        format!(
            "Put `<PasswordRoutes form=…/>` beside `<SignupRoutes/>`, so that {path} is a page."
        )
    });
}
