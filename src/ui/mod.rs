//! The pages: one route for all of a form's pages, each of them a document of its own.
//!
//! What a page shows was decided on the server ([`PageState`](crate::wire::PageState)) and travels
//! with it, so a page needs no request to hydrate, and works as it is where nothing hydrates.
//! Moving from one page to the next loads a document, so that the headers of each page hold.

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
