//! The use cases of a sign-up, without a word of HTTP.
//!
//! Each use case is a struct whose fields are what it needs. [`context`] holds what all of them
//! need. A registration goes through [`register`] → [`admission`] → [`captcha_check`] → the host's
//! checks → the hash → the store, with the mail of [`proof_mail`]; [`confirm`] makes the account.

pub(crate) mod account_link;
pub(crate) mod accounts;
pub(crate) mod address_change;
pub(crate) mod admission;
pub(crate) mod bot_trap;
pub(crate) mod captcha_check;
pub(crate) mod captcha_widget;
pub(crate) mod claim;
pub(crate) mod confirm;
mod confirm_outcome;
pub(crate) mod consents;
pub(crate) mod context;
pub(crate) mod document;
pub(crate) mod forgotten_password;
pub(crate) mod form_token;
pub(crate) mod held_values;
pub(crate) mod invites;
pub(crate) mod just_confirmed;
pub(crate) mod password_change;
pub(crate) mod post;
pub(crate) mod proof_mail;
pub(crate) mod proven;
pub(crate) mod register;
pub(crate) mod rows;
pub(crate) mod usernames;
pub(crate) mod waitlist;
