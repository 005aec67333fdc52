//! Chooses the database by its URL.

#[cfg(feature = "mysql")]
use crate::server::store::sql::mysql::MysqlStore;
#[cfg(feature = "postgres")]
use crate::server::store::sql::postgres::PostgresStore;
#[cfg(feature = "sqlite")]
use crate::server::store::sql::sqlite::SqliteStore;
use crate::server::{error::store::StoreError, store::any::AnyStore};

/// Connects to the database at `url`: `sqlite:app.db`,
/// `postgres://user:password@host/app` or `mysql://user:password@host/app`, each with the feature
/// of its name.
///
/// ```no_run
/// use leptos_signup::{Signup, store};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let url = std::env::var("DATABASE_URL")?;
/// let builder = Signup::builder().store(store::connect(&url).await?);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// A [`StoreError`] that names the kind or the host and the fix, and never the credentials.
pub async fn connect(url: &str) -> Result<AnyStore, StoreError> {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    match scheme {
        #[cfg(feature = "sqlite")]
        "sqlite" => Ok(SqliteStore::connect(url).await?.into()),
        #[cfg(feature = "postgres")]
        "postgres" | "postgresql" => Ok(PostgresStore::connect(url).await?.into()),
        #[cfg(feature = "mysql")]
        "mysql" | "mariadb" => Ok(MysqlStore::connect(url).await?.into()),
        _ => Err(StoreError::new(
            "no store fits the database URL",
            "start it with sqlite:, postgres: or mysql:, and enable the feature of leptos_signup with \
             the same name",
        )),
    }
}
