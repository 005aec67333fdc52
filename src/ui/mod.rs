//! The pages of a form. All share one route, and each is a document of its own.
//!
//! The server decides what a page shows. The page carries that state
//! ([`PageState`](crate::wire::page::PageState)), so it needs no request to hydrate, and it also works
//! without scripts. Moving to the next page loads a document, so that each page has its own headers.

pub(crate) mod address;
pub(crate) mod asides;
pub(crate) mod browser;
pub(crate) mod captcha;
pub(crate) mod check;
pub(crate) mod countdown;
pub(crate) mod done;
pub(crate) mod el;
pub(crate) mod field;
pub(crate) mod field_state;
pub(crate) mod follow_language;
pub(crate) mod form;
pub(crate) mod frame;
pub(crate) mod headless;
pub(crate) mod island;
mod leptos_versions;
pub(crate) mod link;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) mod mailbox;
pub(crate) mod not_me;
pub(crate) mod page;
pub(crate) mod password;
pub(crate) mod password_input;
pub(crate) mod polling;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) mod request;
pub(crate) mod routes;
pub(crate) mod shared;
pub(crate) mod signup_flow;
pub(crate) mod signup_form;
pub(crate) mod slot;
pub(crate) mod stylesheet;
pub(crate) mod suggestion;
pub(crate) mod texts;
