//! From parsed values to rows of the store.

use serde_json::{Map, Value as Json};

use crate::{
    email::EmailAddress,
    form::{Form, value::Value},
    server::{
        limits::mail_budgets,
        store::{
            account::{Account, EmailRow, NewAccount, UsernameRow},
            key_rules,
        },
    },
    username::Username,
};

pub(crate) fn username_row(username: &Username) -> UsernameRow {
    UsernameRow { shown: username.as_str().to_owned(), key: username.key() }
}

pub(crate) fn email_row(form: &Form, email: &EmailAddress, is_disposable: bool) -> EmailRow {
    EmailRow {
        deliverable: email.as_deliverable().to_owned(),
        normalized: email.as_str().to_owned(),
        key: email.key_at(form.get_key_level()),
        key_version: key_rules::number(form.get_key_level()),
        mailbox_hash: mail_budgets::mailbox_hash(email),
        is_disposable,
    }
}

/// The values of the host's fields as a JSON object, with their types.
pub(crate) fn profile_json(values: &[(&'static str, Value)]) -> String {
    let object: Map<_, _> =
        values.iter().map(|(name, value)| ((*name).to_owned(), json_of(value))).collect();
    Json::Object(object).to_string()
}

/// A value of a host's field as JSON.
pub(crate) fn json_of(value: &Value) -> Json {
    match value {
        Value::Text(text) => text.as_str().into(),
        Value::Flag(flag) => (*flag).into(),
        Value::Number(number) => (*number).into(),
        Value::Decimal(number) => {
            number.to_i64().map_or_else(|| number.to_f64().into(), Json::from)
        }
        Value::Date(day) => day.to_string().into(),
        Value::Several(chosen) => chosen.as_slice().into(),
    }
}

/// The account that a row creates.
pub(crate) fn created_account(row: NewAccount) -> Account {
    let NewAccount { id, form, registration, now, .. } = row;
    let is_disposable = registration.email.as_ref().is_some_and(|email| email.is_disposable);
    let (email_deliverable, email_normalized) =
        registration.email.map(|email| (email.deliverable, email.normalized)).unzip();
    Account {
        id,
        form: form.to_owned(),
        email_deliverable,
        email_normalized,
        username: registration.username.map(|name| name.shown),
        // `profile_json` wrote it as an object.
        profile: serde_json::from_str(&registration.profile).unwrap_or_default(),
        language: registration.language,
        is_disposable,
        confirmed_at: now,
        password_id: None,
    }
}
