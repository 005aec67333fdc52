//! The values of statements and columns.

use std::{fmt, time::SystemTime};

use serde_json::{Map, Value as Json};
use uuid::Uuid;

use crate::server::{crypto::secret::SecretHash, store::site};

/// A value of a statement, of a kind that all databases have.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    Uuid(Option<Uuid>),
    Text(Option<&'a str>),
    /// The id of a form of this site.
    Form(&'a str),
    /// The id of a form of this site, which stands for the realm of its accounts.
    Realm(&'a str),
    Bytes(Option<&'a [u8]>),
    Number(Option<i64>),
    Flag(bool),
    Time(SystemTime),
    Json(&'a str),
}

/// The id of a form, which is stored under the name of the site.
#[derive(Clone, Copy, Debug)]
pub struct OfForm<'a>(pub &'a str);

/// The id of a form, which is stored as the realm of its accounts.
#[derive(Clone, Copy, Debug)]
pub struct InRealm<'a>(pub &'a str);

/// Shows nothing: the value may be personal data.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value(..)")
    }
}

/// The values of a statement, in the order of its placeholders.
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        &[$($crate::server::store::sql::value::Value::from($value)),*]
    };
}
pub(crate) use values;

macro_rules! value_from {
    ($($type:ty, $given:ident => $value:expr;)*) => {$(
        impl<'a> From<$type> for Value<'a> {
            fn from($given: $type) -> Self {
                $value
            }
        }
    )*};
}

value_from! {
    Uuid, id => Self::Uuid(Some(id));
    Option<Uuid>, id => Self::Uuid(id);
    OfForm<'a>, form => Self::Form(form.0);
    InRealm<'a>, form => Self::Realm(form.0);
    &'a str, text => Self::Text(Some(text));
    &'a String, text => Self::Text(Some(text));
    Option<&'a str>, text => Self::Text(text);
    Option<&'a String>, text => Self::Text(text.map(String::as_str));
    &'a Option<String>, text => Self::Text(text.as_deref());
    &'a SecretHash, hash => Self::Bytes(Some(hash.as_bytes()));
    Option<&'a SecretHash>, hash => Self::Bytes(hash.map(|hash| &hash.as_bytes()[..]));
    u32, number => Self::Number(Some(number.into()));
    i64, number => Self::Number(Some(number));
    Option<u32>, number => Self::Number(number.map(i64::from));
    bool, flag => Self::Flag(flag);
    SystemTime, time => Self::Time(time);
}

/// The columns of a row. A null is `None`.
pub trait Columns: Send + Sync {
    fn uuid(&self, column: &str) -> Result<Option<Uuid>, sqlx::Error>;
    fn text(&self, column: &str) -> Result<Option<String>, sqlx::Error>;
    fn bytes(&self, column: &str) -> Result<Option<Vec<u8>>, sqlx::Error>;
    fn number(&self, column: &str) -> Result<Option<i64>, sqlx::Error>;
    fn flag(&self, column: &str) -> Result<Option<bool>, sqlx::Error>;
    fn time(&self, column: &str) -> Result<Option<SystemTime>, sqlx::Error>;
    fn json(&self, column: &str) -> Result<Option<Map<String, Json>>, sqlx::Error>;
}

/// Implements [`Columns`] for a database. Only times differ.
macro_rules! columns {
    ($row:ty, $stored_time:ty, $time:expr) => {
        impl $crate::server::store::sql::value::Columns for $row {
            fn uuid(&self, column: &str) -> Result<Option<uuid::Uuid>, sqlx::Error> {
                sqlx::Row::try_get(self, column)
            }

            fn text(&self, column: &str) -> Result<Option<String>, sqlx::Error> {
                sqlx::Row::try_get(self, column)
            }

            fn bytes(&self, column: &str) -> Result<Option<Vec<u8>>, sqlx::Error> {
                sqlx::Row::try_get(self, column)
            }

            fn number(&self, column: &str) -> Result<Option<i64>, sqlx::Error> {
                sqlx::Row::try_get(self, column)
            }

            fn flag(&self, column: &str) -> Result<Option<bool>, sqlx::Error> {
                sqlx::Row::try_get(self, column)
            }

            fn time(&self, column: &str) -> Result<Option<std::time::SystemTime>, sqlx::Error> {
                let stored: Option<$stored_time> = sqlx::Row::try_get(self, column)?;
                Ok(stored.map($time))
            }

            fn json(
                &self,
                column: &str,
            ) -> Result<Option<serde_json::Map<String, serde_json::Value>>, sqlx::Error> {
                let stored: Option<sqlx::types::Json<_>> = sqlx::Row::try_get(self, column)?;
                Ok(stored.map(|json| json.0))
            }
        }
    };
}
pub(crate) use columns;

/// Adds a value to the arguments of a database. Only times and JSON differ.
macro_rules! add_to {
    ($arguments:ty, $time:expr, $json:expr) => {
        fn add(arguments: &mut $arguments, value: Value<'_>) -> Result<(), BoxDynError> {
            match value {
                Value::Uuid(id) => arguments.add(id),
                Value::Text(text) => arguments.add(text),
                Value::Form(_) | Value::Realm(_) => Err("the name of the site is missing".into()),
                Value::Bytes(bytes) => arguments.add(bytes),
                Value::Number(number) => arguments.add(number),
                Value::Flag(flag) => arguments.add(flag),
                Value::Time(time) => arguments.add($time(time)),
                Value::Json(json) => arguments.add($json(json)?),
            }
        }
    };
}
pub(crate) use add_to;

/// A type that a column is read as.
pub(crate) trait Stored: Sized {
    fn read(row: &impl Columns, column: &str) -> Result<Option<Self>, sqlx::Error>;
}

macro_rules! stored {
    ($($type:ty: $columns:ident;)*) => {$(
        impl Stored for $type {
            fn read(row: &impl Columns, column: &str) -> Result<Option<Self>, sqlx::Error> {
                row.$columns(column)
            }
        }
    )*};
}

stored! {
    Uuid: uuid;
    String: text;
    i64: number;
    bool: flag;
    SystemTime: time;
    Map<String, Json>: json;
}

impl Stored for u32 {
    fn read(row: &impl Columns, column: &str) -> Result<Option<Self>, sqlx::Error> {
        row.number(column)?.map(|number| number.try_into().map_err(decode)).transpose()
    }
}

impl Stored for SecretHash {
    fn read(row: &impl Columns, column: &str) -> Result<Option<Self>, sqlx::Error> {
        let hash = |bytes: Vec<u8>| {
            let bytes: [u8; 32] = bytes.try_into().map_err(|_| decode("a hash has 32 bytes"))?;
            Ok(Self::from(bytes))
        };
        row.bytes(column)?.map(hash).transpose()
    }
}

pub(crate) fn decode(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> sqlx::Error {
    sqlx::Error::Decode(error.into())
}

/// A column that is never null.
pub(crate) fn get<T: Stored>(row: &impl Columns, column: &str) -> Result<T, sqlx::Error> {
    T::read(row, column)?.ok_or_else(|| decode(format!("{column} is null")))
}

/// A column that may be null.
pub(crate) fn optional<T: Stored>(
    row: &impl Columns,
    column: &str,
) -> Result<Option<T>, sqlx::Error> {
    T::read(row, column)
}

/// The id of the form in the column `form`.
pub(crate) fn form(row: &impl Columns) -> Result<String, sqlx::Error> {
    form_in(row, "form")
}

/// The same for a column that is named by its reader.
pub(crate) fn form_in(row: &impl Columns, column: &str) -> Result<String, sqlx::Error> {
    Ok(site::form_of(&get::<String>(row, column)?).to_owned())
}
