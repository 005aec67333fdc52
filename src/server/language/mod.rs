//! The languages of a site, and which one a request gets.

pub(crate) mod ranges;
pub(crate) mod settings;
pub(crate) mod site_texts;
pub(crate) mod source;
