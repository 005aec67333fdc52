//! Why the database failed.

use std::fmt;

/// A failure of the database. It never holds personal data or a secret. `Debug` is the same sentence as `Display`,
/// because it is what `?` in `main` prints.
pub struct StoreError {
    kind: StoreErrorKind,
    message: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StoreErrorKind {
    NewerSchema,
    Conflict,
    ReadOnly,
    Other,
}

impl StoreError {
    /// A failure with a sentence for the log and its cause.
    #[must_use]
    pub(crate) fn new(
        message: impl Into<String>,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        let (message, source) = (message.into(), Some(source.into()));
        Self { kind: StoreErrorKind::Other, message, source }
    }

    /// A later version of the crate created the tables.
    pub(crate) fn newer_schema(version: i64) -> Self {
        let message = format!(
            "the sign-up tables have schema {version}, which this version of leptos_signup does not \
             know: upgrade the crate, or restore the database from before its upgrade"
        );
        Self { kind: StoreErrorKind::NewerSchema, message, source: None }
    }

    /// The database aborted the transaction in favour of another one.
    #[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
    pub(crate) fn into_conflict(self) -> Self {
        Self { kind: StoreErrorKind::Conflict, ..self }
    }

    /// Whether the database aborted the transaction in favour of another one, so that the same call
    /// may succeed the next time. The store has already retried several times.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.kind == StoreErrorKind::Conflict
    }

    /// The database answers, and refuses to write.
    #[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
    pub(crate) fn into_read_only(self) -> Self {
        Self { kind: StoreErrorKind::ReadOnly, ..self }
    }

    /// Whether the database only reads: after a failover the connection led to a server that is no
    /// longer the primary. The store has closed the connection and tried another one.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.kind == StoreErrorKind::ReadOnly
    }

    /// Whether a later version of the crate created the tables.
    #[must_use]
    pub fn is_newer_schema(&self) -> bool {
        self.kind == StoreErrorKind::NewerSchema
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.source {
            Some(source) => write!(f, ": {source}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
