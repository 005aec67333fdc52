//! A small host app, on the kit of `leptos_signup::testing`, and what the tests of this repository need beside
//! it: forms of every kind, database and mail servers, and what is logged.

#![allow(dead_code, unused_imports, missing_debug_implementations, missing_docs)]

pub mod app;
pub mod capture;
pub mod client;
pub mod database;
pub mod diary;
pub mod host;
pub mod mail;
pub mod mysql;
pub mod own_process;
pub mod pgbouncer;
pub mod postgres;
pub mod server;
pub mod smtp;

pub use app::{
    ORIGIN, PASSWORD, RULES, TRAP, account_form, beta_form, class_form, club_form, forum_form,
    garden_form, kiosk_form, letter_form, member_form, routes, shop_form, visit_form, with_class,
    with_garden,
};
pub use client::{form_post, json_post, link_ticket, send};
pub use database::url;
pub use diary::Diary;
pub use host::{Host, without_a_line_for_hashing};
pub use leptos_signup::{
    CapturedMailer, DevClock,
    testing::{Answer, Browser},
};
pub use mail::{Unshown, code, link};
pub use smtp::SmtpStub;
