//! The pages of a form. All share one route, and each is a document of its own.
//!
//! The server decides what a page shows. The page carries that state
//! ([`PageState`](crate::wire::PageState)), so it needs no request to hydrate, and it also works
//! without scripts. Moving to the next page loads a document, so that each page has its own headers.

mod address;
mod browser;
pub(crate) mod captcha;
mod check;
mod el;
mod field;
mod form;
mod frame;
mod link;
mod not_me;
mod page;
mod routes;
pub(crate) mod stylesheet;
mod suggestion;

pub use routes::SignupRoutes;
