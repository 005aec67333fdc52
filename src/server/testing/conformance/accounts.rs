//! From the form to the account, without scripts.

use axum::http::StatusCode;

use crate::server::testing::{
    answer::Answer,
    attempt::Attempt,
    conformance::{Trial, values::Pair},
    host::Host,
    page::Page,
};

const SENT: &str = "the form is sent without scripts";
const NO_SECRET: &str = "no address, password or token is in a URL";
const MAILED: &str = "the mail is delivered";
const GET_SAFE: &str = "opening the links of the mail changes nothing";
const UNDONE: &str = "what the hook wrote goes with an account that fails";
const ACCOUNT: &str = "the link makes the account";
const STORED: &str = "no cache stores the pages after the form";
const ALIKE: &str = "a known address is answered like an unknown one";

pub(super) async fn check(trial: &mut Trial<'_>) {
    if !trial.form.has_email() {
        let person = trial.values.next().await;
        let fields = borrowed(&person);
        if !undone(trial, async |host, form| host.sign_up(form, &fields).await.page).await {
            return;
        }
    }
    let person = trial.values.next().await;
    let Some(attempt) = begun(trial, &person).await else { return };
    no_secret(trial, &person, &attempt.page);
    if attempt.page.confirmed.is_some() || !trial.form.has_email() {
        let is_made = attempt.page.confirmed.is_some();
        trial.expect(ACCOUNT, is_made, || ended_at(&attempt.page));
        return;
    }
    if !mailed(trial, &attempt).await {
        return;
    }
    let opened = open_links(&attempt).await;
    if !undone(trial, async |_, _| attempt.confirm().await).await {
        return;
    }
    let done = attempt.confirm().await;
    let is_waiting = done.path.ends_with("/waitlist");
    let (is_made, is_get_safe) = (done.confirmed.is_some(), !opened);
    trial.expect(GET_SAFE, is_get_safe && (is_made || is_waiting), || ended_at(&done));
    if is_waiting {
        trial.leave(ACCOUNT, "the form has a waitlist");
    } else {
        trial.expect(ACCOUNT, is_made, || ended_at(&done));
    }
    stored(trial, &[&attempt.page, &done]);
    if is_made {
        alike(trial, &person).await;
    }
}

/// Signs up, unless the form wants what only the host knows.
async fn begun(trial: &mut Trial<'_>, person: &[Pair]) -> Option<Attempt> {
    let attempt = trial.host.sign_up(trial.form.id(), &borrowed(person)).await;
    if attempt.page.status == StatusCode::UNPROCESSABLE_ENTITY {
        let errors = attempt.page.errors().into_iter();
        let told = errors.map(|(field, sentence)| format!("{field}: {sentence}"));
        let told = told.collect::<Vec<_>>().join(", ");
        let id = trial.form.id();
        trial.leave(
            SENT,
            format!(
                "`{id}` does not take what was typed ({told}): give values, as in \
                 `host.conformance_with(&[(\"{id}\", \"field\", \"value\")])`, or `TestCaptcha::passing()`"
            ),
        );
        return None;
    }
    let is_sent = attempt.page.status.is_success();
    trial.expect(SENT, is_sent, || ended_at(&attempt.page)).then_some(attempt)
}

fn borrowed(pairs: &[Pair]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn no_secret(trial: &mut Trial<'_>, person: &[Pair], page: &Answer) {
    let is_secret = |name: &str| matches!(name, "email" | "password");
    let mut secrets = person.iter().filter(|(name, _)| is_secret(name));
    let shown = secrets.any(|(_, value)| {
        page.path.contains(&value.replace('@', "%40")) || page.path.contains(value)
    });
    trial.expect(NO_SECRET, !shown, || {
        "A redirect of the host puts what was typed into a URL: let the sign-up redirect."
            .to_owned()
    });
}

async fn mailed(trial: &mut Trial<'_>, attempt: &Attempt) -> bool {
    let Some(address) = attempt.address() else { return false };
    let is_mailed = !trial.host.mails_to(address).await.is_empty();
    trial.expect(MAILED, is_mailed, || {
        "The captured mailbox is empty. Set no other mailer after `SignupBuilder::for_testing()`; outside of tests, \
         call `signup.run_in_background()`."
            .to_owned()
    })
}

/// Opens the links of the mail twice in another browser, as a scanner of mails does. Returns whether that made an
/// account.
async fn open_links(attempt: &Attempt) -> bool {
    let mail = attempt.mail().await;
    let scanner = attempt.another_browser();
    let mut is_confirmed = false;
    for link in mail.links().chain(mail.links()).filter(|link| link.contains("token=")) {
        is_confirmed |= scanner.open(link).await.confirmed.is_some();
    }
    is_confirmed
}

/// Lets the store fail after the host's hook, and looks for rows that stay. Returns whether to go on: the link must
/// work afterwards, which the next check tells.
async fn undone(trial: &mut Trial<'_>, make: impl AsyncFnOnce(&Host, &str) -> Answer) -> bool {
    let host = trial.host;
    let store = host.signup().parts().cx.store.rehearsal();
    if !store.has_hook() {
        trial.leave(UNDONE, "the store has no hook: see `on_account` of the store");
        return true;
    }
    let before = store.count_host_rows().await;
    store.fail_after_hook(true);
    let page = make(host, trial.form.id()).await;
    store.fail_after_hook(false);
    let after = store.count_host_rows().await;
    let (Ok(before), Ok(after)) = (before, after) else {
        trial.leave(UNDONE, "the tables of the host cannot be counted: the log has the reason");
        return true;
    };
    let changed = after.iter().find(|(table, rows)| before.get(*table) != Some(*rows));
    trial.expect(UNDONE, page.confirmed.is_none() && changed.is_none(), || match changed {
        Some((table, _)) => format!(
            "An account failed, and the rows of its hook stay in `{table}`: let the hook write on the connection that \
             it gets, and commit nothing."
        ),
        None => ended_at(&page),
    })
}

fn stored(trial: &mut Trial<'_>, pages: &[&Answer]) {
    let kept = pages.iter().find(|page| !page.header("cache-control").contains("no-store"));
    trial.expect(STORED, kept.is_none(), || {
        let path = kept.map_or("", |page| page.path.as_str());
        format!(
            "A layer around the sign-up's replaces `Cache-Control` of {path}: leave it as it is."
        )
    });
}

/// Signs up with the address of an account, and with an address that no one has.
async fn alike(trial: &mut Trial<'_>, known: &[Pair]) {
    if trial.form.reveals_duplicates() {
        trial.leave(ALIKE, "the form tells which addresses are taken, as you set it to");
        return;
    }
    let mut seen = Vec::new();
    for is_known in [true, false] {
        let mut person = trial.values.next().await;
        if is_known && let Some(address) = known.iter().find(|(name, _)| name == "email") {
            person.retain(|(name, _)| name != "email");
            person.insert(0, address.clone());
        }
        seen.push(trace(trial, &borrowed(&person)).await);
    }
    trial.expect(ALIKE, seen[0] == seen[1], || {
        "A check, a layer or a route of the host treats them differently: compare the two answers of the form."
            .to_owned()
    });
}

/// All that a stranger sees of a sign-up, without what was typed.
async fn trace(trial: &Trial<'_>, typed: &[(&str, &str)]) -> String {
    let (browser, path) = (trial.host.browser(), trial.form.path());
    let page = browser.open(path).await;
    let form = Page::read(&page.body);
    let now = typed.iter().copied();
    let now = now.filter(|(name, _)| form.form(path, &[]).is_some_and(|form| form.asks_for(name)));
    let answer = browser.send_form(&page, path, &now.collect::<Vec<_>>()).await;
    let cookies = answer.set_cookies().filter_map(|cookie| {
        let (name, rest) = cookie.split_once('=')?;
        Some([name, rest.split_once(';').map_or("", |(_, attributes)| attributes)].concat())
    });
    let cookies = cookies.collect::<Vec<_>>().join("|");
    let next = browser.follow(answer.clone()).await;
    let mut seen =
        [answer.status.as_str(), answer.location(), &cookies, &next.without_nonce()].join("\n");
    for (_, value) in typed.iter().filter(|(_, value)| value.len() > 4) {
        seen = seen.replace(value, "");
    }
    seen
}

fn ended_at(page: &Answer) -> String {
    let path = page.path.split('?').next().unwrap_or_default();
    format!(
        "The sign-up ends at {path} with the status {}. The log has the reason; without a `tracing` subscriber, \
         nothing writes it.",
        page.status
    )
}
