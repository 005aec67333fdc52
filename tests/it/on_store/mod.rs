//! Tests that depend on the kind of database. They run on SQLite, or on the database that
//! `SIGNUP_TEST_STORE` names: `SIGNUP_TEST_STORE=postgres cargo test … --test it on_store::`.

#[cfg(feature = "api")]
mod address_change;
mod addresses;
mod admission;
#[cfg(feature = "api")]
mod api;
mod bot_trap;
mod clock;
mod codes;
mod confirmation;
#[cfg(feature = "api")]
mod elsewhere;
#[cfg(feature = "api")]
mod equality;
mod events;
mod forms;
mod host_forms;
#[cfg(feature = "api")]
mod just_confirmed;
#[cfg(feature = "api")]
mod kinds;
mod languages;
mod links;
mod mailboxes;
#[cfg(feature = "api")]
mod new_address_pages;
mod next;
mod outbox;
mod page_states;
mod password_guards;
#[cfg(feature = "api")]
mod password_pages;
#[cfg(feature = "api")]
mod passwords;
mod path_prefixes;
mod proven;
mod refused_mail;
mod registration;
mod repeats;
mod retention;
mod shared_accounts;
mod smtputf8;
mod steps;
mod tabs;
mod usernames;
mod waiting;
