//! A small host app and the helpers that tests need: requests without a port, a fresh database,
//! captured mails, and a clock that only the test moves.

#![allow(dead_code, unused_imports, missing_debug_implementations, missing_docs)]

pub mod app;
pub mod browser;
pub mod capture;
pub mod client;
pub mod clock;
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
pub use browser::Browser;
pub use client::{Answer, form_post, json_post, link_ticket, send};
pub use clock::StillClock;
pub use database::url;
pub use diary::Diary;
pub use host::Host;
pub use mail::{SharedMailer, code, link};
pub use smtp::SmtpStub;
