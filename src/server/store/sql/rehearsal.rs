//! What the kit for tests asks of a store in a SQL database.

use std::collections::BTreeMap;

use async_trait::async_trait;

use crate::server::{
    error::store::StoreError,
    store::{
        rehearsal::Rehearsal,
        sql::{
            engine::Engine,
            sql_store::SqlStore,
            value::{get, values},
        },
    },
};

#[async_trait]
impl<E: Engine> Rehearsal for SqlStore<E> {
    fn has_hook(&self) -> bool {
        self.hook.is_some()
    }

    fn fail_after_hook(&self, fails: bool) {
        self.failing.set(fails);
    }

    async fn count_host_rows(&self) -> Result<BTreeMap<String, i64>, StoreError> {
        let mut session = self.read().await?;
        let tables = session.rows(E::TABLES, values![]).await?;
        let names = tables.iter().map(|row| get(row, "name"));
        let names: Vec<String> = names.collect::<Result<_, _>>()?;
        let mut counted = BTreeMap::new();
        for name in names.into_iter().filter(|name| !name.starts_with("signup_")) {
            let quoted = name.replace(E::QUOTE, &E::QUOTE.repeat(2));
            let sql = format!("SELECT count(*) AS rows_of FROM {0}{quoted}{0}", E::QUOTE);
            // Statements live as long as the program, which is a test.
            let row = session.one(sql.leak(), values![]).await?;
            counted.insert(name, get(&row, "rows_of")?);
        }
        Ok(counted)
    }
}
