//! Accounts as lines of text, for newsletters and spreadsheets.

use futures::{Stream, stream};
use serde_json::{Value, json};

use crate::{
    form::{Form, field::FieldKind},
    server::{
        flow::accounts::{Accounts, error::AccountError},
        store::{account::Account, account_list::AccountFilter, rfc3339},
    },
};

/// The accounts in one part of an export.
const PART: u32 = 500;

/// How accounts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExportFormat {
    /// One JSON object in a line, `application/x-ndjson`, with the members `id`, `form`, `email`, `username`,
    /// `language`, `is_disposable`, `confirmed_at` and `profile`.
    Ndjson,
    /// Comma-separated values with a header (RFC 4180), `text/csv; charset=utf-8; header=present`. The columns
    /// are the same, and then one for each field of the form in place of the profile, as `profile.name`.
    ///
    /// A text that a spreadsheet could run as a formula begins with an apostrophe: one that starts with `=`,
    /// `+`, `-` or `@`, also full-width, with a tab or with a line break. So a telephone number has one too.
    Csv,
}

impl Accounts {
    /// All accounts that the filter takes, as parts of a text. Each part is one page of up to 500 accounts, read
    /// when the one before was taken, so the memory is bounded whatever the number. There is no part for an
    /// empty page, and CSV has its header in all cases.
    ///
    /// The text is personal data. It has the address for people in `email`, no key and no hash. An account that
    /// is created or erased meanwhile may be in it or not.
    ///
    /// ```
    /// use axum::{body::Body, response::{IntoResponse, Response}};
    /// use leptos_signup::{Signup, accounts::{AccountError, AccountFilter, ExportFormat}};
    ///
    /// // The host asks who may read it.
    /// fn subscribers(signup: &Signup) -> Result<Response, AccountError> {
    ///     let parts = signup.accounts("letter").export(AccountFilter::new(), ExportFormat::Csv)?;
    ///     Ok(([("content-type", "text/csv; charset=utf-8")], Body::from_stream(parts)).into_response())
    /// }
    /// ```
    ///
    /// # Errors
    /// An [`AccountError`] when there is no such form. The stream ends with an error when the store fails.
    pub fn export(
        &self,
        filter: AccountFilter,
        format: ExportFormat,
    ) -> Result<impl Stream<Item = Result<String, AccountError>> + Send + 'static, AccountError>
    {
        let writer = Writer { columns: self.columns()?, format };
        let accounts = self.clone();
        let first = Some((writer.header(), None));
        Ok(stream::try_unfold(first, move |next| {
            let (accounts, filter, writer) = (accounts.clone(), filter.clone(), writer.clone());
            async move {
                let Some((mut text, after)) = next else { return Ok(None) };
                let page = accounts.list(&filter, after, PART).await?;
                for account in &page {
                    writer.write(&mut text, account);
                }
                let last = page.last().map(|last| (String::new(), Some(last.cursor())));
                Ok((!text.is_empty()).then_some((text, last)))
            }
        }))
    }
}

impl Accounts {
    /// The names of the host's fields in all forms that share the accounts.
    fn columns(&self) -> Result<Vec<&'static str>, AccountError> {
        let mut all = Vec::new();
        for id in self.cx.sharing(self.known()?.id()) {
            let names = self.cx.form(&id).map(columns).unwrap_or_default();
            all.extend(names.into_iter().filter(|name| !all.contains(name)).collect::<Vec<_>>());
        }
        Ok(all)
    }
}

/// The names of the host's fields.
fn columns(form: &Form) -> Vec<&'static str> {
    let fields = form.fields().iter().chain(form.fields_at_confirmation());
    let own = fields.filter(|field| {
        let is_built_in = matches!(
            field.kind(),
            FieldKind::Email(_)
                | FieldKind::Username(_)
                | FieldKind::Password(_)
                | FieldKind::Invite
                | FieldKind::Consent(_)
        );
        !is_built_in
    });
    own.map(|field| field.name()).collect()
}

#[derive(Clone)]
struct Writer {
    columns: Vec<&'static str>,
    format: ExportFormat,
}

impl Writer {
    fn header(&self) -> String {
        if self.format == ExportFormat::Ndjson {
            return String::new();
        }
        let own = ["id", "form", "email", "username", "language", "is_disposable", "confirmed_at"];
        let own = own.into_iter().map(str::to_owned);
        let fields = self.columns.iter().map(|name| ["profile.", name].concat());
        line(own.chain(fields).map(|name| cell(&name)))
    }

    fn write(&self, text: &mut String, account: &Account) {
        match self.format {
            ExportFormat::Ndjson => {
                let object = json!({
                    "id": account.id.to_string(),
                    "form": account.form,
                    "email": account.email_normalized,
                    "username": account.username,
                    "language": account.language.as_str(),
                    "is_disposable": account.is_disposable,
                    "confirmed_at": rfc3339::text(account.confirmed_at),
                    "profile": account.profile,
                });
                text.push_str(&object.to_string());
                text.push('\n');
            }
            ExportFormat::Csv => text.push_str(&self.record(account)),
        }
    }

    fn record(&self, account: &Account) -> String {
        let own = [
            account.id.to_string(),
            cell(&account.form),
            cell(account.email_normalized.as_deref().unwrap_or_default()),
            cell(account.username.as_deref().unwrap_or_default()),
            cell(account.language.as_str()),
            account.is_disposable.to_string(),
            rfc3339::text(account.confirmed_at),
        ];
        let fields = self.columns.iter().map(|name| match account.profile.get(*name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(value)) => cell(value),
            // A number is no formula, also a negative one.
            Some(value @ (Value::Number(_) | Value::Bool(_))) => value.to_string(),
            Some(value) => cell(&value.to_string()),
        });
        line(own.into_iter().chain(fields))
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join(",") + "\r\n"
}

/// A text as one cell, which is no formula (OWASP, CSV injection) and ends no cell or line (RFC 4180).
fn cell(text: &str) -> String {
    let is_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let shown = if is_formula { ["'", text].concat() } else { text.to_owned() };
    match shown.contains(['"', ',', ';', '\t', '\r', '\n', '\'']) {
        true => format!("\"{}\"", shown.replace('"', "\"\"")),
        false => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_no_formula_and_ends_nothing() {
        for (text, expected) in [
            ("Ada", "Ada"),
            ("", ""),
            ("Ada, \"the\" Countess", "\"Ada, \"\"the\"\" Countess\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "\"'=1+1\""),
            ("+49 30 123456", "\"'+49 30 123456\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("＝1+1", "\"'＝1+1\""),
            ("a;=cmd", "\"a;=cmd\""),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }
}
