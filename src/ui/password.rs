//! The pages for a new password and a new address, and their route. A host that does not mount them has none of their code.

#![allow(unreachable_pub, reason = "the macro makes more than the function public")]

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, NestedRoute, hooks::use_location};

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
use crate::text::catalogue::Value;
use crate::{
    form::{Form, look::Part},
    text::{message::Message, sentence::notice},
    ui::{
        captcha,
        el::el,
        form,
        frame::{self, Head, is_refused, paragraph},
        headless::{form_handle::FormHandle, sending::Sending},
        page::{load_document, texts},
        routes::{Mount, Pages},
        slot::{Slots, StepSlots},
        texts::{IDS, Page},
    },
    wire::{
        page::{FormState, PasswordPage},
        step::SignupStep,
    },
};

/// The pages, as path segments below the form's path.
const PAGES: [&str; 6] =
    ["forgot", "forgot-sent", "reset", "reset-done", "new-address", "new-address-done"];

/// The pages by which owners of accounts choose a new password: `{path of the form}/forgot` asks for the
/// address and mails a link, which leads to `{path of the form}/reset`. The link to a new address, from
/// [`Signup::request_address_change`](crate::Signup::request_address_change), leads to
/// `{path of the form}/new-address`, where a button confirms it. Put it inside the `<Routes>` of
/// your app, and name the form to
/// [`SignupBuilder::password_pages`](crate::SignupBuilder::password_pages). Link to `/signup/forgot` from
/// your log-in page.
///
/// The pages work with and without scripts, in the languages and with the look of the form.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_router::components::{Router, Routes};
/// use leptos_signup::{Form, PasswordRoutes, SignupRoutes};
///
/// pub fn account_form() -> Form {
///     Form::new("account").at("/signup").email().password()
/// }
///
/// #[component]
/// pub fn App() -> impl IntoView {
///     view! {
///         <Router>
///             <Routes fallback=|| "Not found">
///                 <SignupRoutes form=account_form/>
///                 <PasswordRoutes form=account_form/>
///             </Routes>
///         </Router>
///     }
/// }
/// ```
#[component(transparent)]
pub fn PasswordRoutes(
    /// The function that [`SignupRoutes`](crate::SignupRoutes) has.
    form: fn() -> Form,
    /// As in [`SignupRoutes`](crate::SignupRoutes).
    #[prop(optional)]
    under: &'static str,
    /// Draws views of yours into the pages, in the steps [`Forgot`](SignupStep::Forgot) and
    /// [`Reset`](SignupStep::Reset).
    #[prop(optional)]
    slots: Option<Slots>,
) -> impl MatchNestedRoutes + Clone {
    let first = form();
    let path = first.own_path();
    let mount = Mount::new(path.strip_prefix(under).unwrap_or(path), &PAGES);
    let route = NestedRoute::new(mount, move || page(form(), mount.path(), slots));
    let pages = Pages::new(mount, route);
    #[cfg(erase_components)]
    let pages = leptos_router::any_nested_route::IntoAnyNestedRoute::into_any_nested_route(pages);
    pages
}

/// The page at the current location. The client's router opens a document.
fn page(form: Form, route: &str, slots: Option<Slots>) -> AnyView {
    let at = use_location().pathname;
    let path = at.get_untracked();
    let form = &form.seen_at(&path, route);
    let is_forgot = path.trim_end_matches('/').rsplit('/').next().is_some_and(is_forgot);
    let step = if is_forgot { SignupStep::Forgot } else { SignupStep::Reset };
    let slots = StepSlots::new(slots, step);
    let (Some(state), Some(texts)) = (state(), texts()) else {
        load_document(at, path);
        return ().into_any();
    };
    view(Page { form, texts: &texts, ids: IDS, slots }, state)
}

/// Whether a page is about the request for a link.
fn is_forgot(page: &str) -> bool {
    page.starts_with("forgot")
}

fn view(page: Page<'_>, state: PasswordPage) -> AnyView {
    match state {
        PasswordPage::Forgot(draft) => {
            let head = frame::head(page, || {
                asking(page, Message::ResetPassword, Message::ForgotPasswordText, &draft)
            });
            let form = page.form.forgot_form();
            let sending = Sending::Post(Some(captcha::slot));
            let form = FormHandle::new(page.with(&form), draft, sending);
            frame::page(page, head, [form::draw(form, page.path("/forgot"))])
        }
        PasswordPage::Choose(draft) => {
            let head = frame::head(page, || Head {
                title: Message::ChooseNewPassword,
                is_refused: is_refused(&draft),
                content: Vec::new(),
            });
            let form = page.form.new_password_form();
            frame::page(page, head, [form::posted(page.with(&form), page.path("/reset"), draft)])
        }
        state => frame::page(page, frame::head(page, || written(page, &state)), []),
    }
}

fn asking(page: Page<'_>, title: Message, text: Message, draft: &FormState) -> Head {
    let content = vec![paragraph(page, page.text(text))];
    Head { title, is_refused: is_refused(draft), content }
}

/// A page without a form.
fn written(page: Page<'_>, state: &PasswordPage) -> Head {
    let head = |title, content| Head { title, is_refused: false, content };
    let text = |message| paragraph(page, page.text(message));
    let again = || {
        let link = frame::link(page, page.path("/forgot"), Message::ResetPassword, "forgot");
        frame::aside(page).child(link)
    };
    match state {
        PasswordPage::Sent => {
            head(Message::CheckYourEmail, vec![paragraph(page, sent(page)), again()])
        }
        PasswordPage::DeadLink => {
            head(Message::LinkUnknownTitle, vec![text(Message::ResetLinkDead), again()])
        }
        PasswordPage::NewAddress(draft) => {
            let confirm = frame::button(page, Message::Confirm, "confirm");
            let form = frame::button_form(page.path("/new-address"), confirm)
                .children(frame::ticket(&draft.values));
            let whose = frame::whose(page, &draft.values);
            head(Message::ConfirmYourEmail, vec![text(Message::ConfirmNewAddress), whose, form])
        }
        PasswordPage::DeadAddressLink => {
            head(Message::LinkUnknownTitle, vec![text(Message::ResetLinkDead)])
        }
        PasswordPage::AddressChanged => {
            let content = vec![text(Message::AddressChangedText), frame::continue_link(page, None)];
            head(Message::AddressChangedTitle, content)
        }
        PasswordPage::Refused(FormState { refusal: Some(refusal), .. }) => {
            head(Message::TryAgainSoon, vec![paragraph(page, notice(page.texts, refusal))])
        }
        PasswordPage::Changed { sign_in } => {
            let on = match sign_in {
                Some(sign_in) => el("a")
                    .class(page.class(Part::Button))
                    .attr("href", sign_in.clone())
                    .attr("rel", "external")
                    .hook("sign-in")
                    .text(page.text(Message::SignIn)),
                None => frame::continue_link(page, None),
            };
            head(Message::PasswordChangedTitle, vec![text(Message::PasswordChangedText), on])
        }
        _ => head(Message::NotAvailableTitle, vec![text(Message::TryAgainLater)]),
    }
}

/// What the page says after a link was asked for.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn sent(page: Page<'_>) -> String {
    let time = page.texts.span(crate::wire::password::ACCOUNT_LINK_LIFETIME);
    page.texts.fill(Message::ResetMailText, &[("time", Value::Text(&time))])
}

#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn sent(_: Page<'_>) -> String {
    String::new()
}

/// The state of the page, which the server writes into the document.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
#[allow(clippy::unnecessary_wraps)]
fn state() -> Option<PasswordPage> {
    use crate::{ui::shared::shared, wire::page::PageState};
    let state = match crate::ui::request::page_state() {
        PageState::Password(state) => state,
        _ => PasswordPage::Written,
    };
    shared(&|| state.to_text());
    Some(state)
}

#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn state() -> Option<PasswordPage> {
    PasswordPage::from_text(&crate::ui::shared::shared(&String::new))
}
