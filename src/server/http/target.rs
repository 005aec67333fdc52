//! What a request is for.

use leptos::server_fn::ServerFn;

#[cfg(feature = "api")]
use crate::server::http::api::endpoint::Endpoint;
#[cfg(feature = "dev")]
use crate::server::http::dev::{self, DevTool};
use crate::{
    form::Form,
    server::http::{
        asset::{self, Asset},
        state::HttpState,
    },
    server_functions::{Available, ChangeAddress, ConfirmByCode, Register, Resend, State},
    ui::{captcha, page::OPENING},
};

/// The paths of the server functions.
const FUNCTIONS: [&str; 6] = [
    Register::PATH,
    Available::PATH,
    ConfirmByCode::PATH,
    Resend::PATH,
    ChangeAddress::PATH,
    State::PATH,
];

/// The target of a request to the sign-up.
pub(crate) enum Target<'a> {
    Page(&'a Form, PageName),
    /// With the path under which it is registered.
    ServerFunction(&'static str),
    Asset(Asset),
    /// What a form needs that the client's router opens.
    Opening(&'a Form),
    Captcha(&'a Form),
    #[cfg(feature = "api")]
    Api(&'a Form, Endpoint),
    #[cfg(feature = "dev")]
    Dev(DevTool),
}

/// The pages of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageName {
    Form,
    Check,
    Confirm,
    Address,
    NotMe,
    Done,
    Waitlist,
    Forgot,
    ForgotSent,
    Reset,
    ResetDone,
    NewAddress,
    NewAddressDone,
}

impl PageName {
    /// Whether the page takes posts.
    pub(crate) fn takes_posts(self) -> bool {
        !matches!(
            self,
            Self::Done | Self::Waitlist | Self::ForgotSent | Self::ResetDone | Self::NewAddressDone
        )
    }

    /// Whether the page has the captcha of the form.
    pub(crate) fn has_captcha(self) -> bool {
        matches!(self, Self::Form | Self::Forgot)
    }

    /// Whether a link in a mail leads to the page.
    pub(crate) fn is_linked(self) -> bool {
        matches!(self, Self::Confirm | Self::NotMe)
    }
}

impl<'a> Target<'a> {
    /// The target at `path`, as the browser sees it. Returns `None` for the host's own paths.
    pub(crate) fn of(state: &'a HttpState, path: &str) -> Option<Self> {
        let rest = state.public_path.below(path)?;
        if let Some(path) = FUNCTIONS.into_iter().find(|it| *it == rest) {
            return Some(Self::ServerFunction(path));
        }
        #[cfg(feature = "dev")]
        if let Some(tool) = dev::at(state, rest) {
            return Some(Self::Dev(tool));
        }
        #[cfg(feature = "api")]
        if let Some((form, endpoint)) = Endpoint::at(&state.cx.forms, &state.api, path) {
            return Some(Self::Api(form, endpoint));
        }
        state.page_forms.iter().find_map(|form| Self::of_form(state, form, path))
    }

    fn of_form(state: &HttpState, form: &'a Form, path: &str) -> Option<Self> {
        let has_pages = state.password_pages.contains(&form.id());
        let page = match path.strip_prefix(form.path())? {
            "" => PageName::Form,
            "/check" => PageName::Check,
            "/confirm" => PageName::Confirm,
            "/address" => PageName::Address,
            "/not-me" => PageName::NotMe,
            "/done" => PageName::Done,
            "/waitlist" => PageName::Waitlist,
            "/forgot" if has_pages => PageName::Forgot,
            "/forgot-sent" if has_pages => PageName::ForgotSent,
            "/reset" if has_pages => PageName::Reset,
            "/reset-done" if has_pages => PageName::ResetDone,
            "/new-address" if has_pages => PageName::NewAddress,
            "/new-address-done" if has_pages => PageName::NewAddressDone,
            captcha::PAGE => return Some(Self::Captcha(form)),
            OPENING => return Some(Self::Opening(form)),
            rest => return asset::at(rest).map(Self::Asset),
        };
        Some(Self::Page(form, page))
    }
}
