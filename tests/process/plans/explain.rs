//! What a database does for a statement whose values it does not know yet.

use sqlx::{AssertSqlSafe, PgPool, Row, SqlitePool};

/// Of SQLite, the lines that read all of a table, or of an index.
pub async fn whole_in_sqlite(pool: &SqlitePool, statement: &str) -> Vec<String> {
    let sql = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}"));
    let rows = sqlx::raw_sql(sql).fetch_all(pool).await.unwrap();
    let lines = rows.iter().map(|row| row.get::<String, _>("detail"));
    let reads_all = |line: &String| line.starts_with("SCAN") && line != "SCAN CONSTANT ROW";
    // It makes an index that is missing, of all rows, each time.
    lines.filter(|line| reads_all(line) || line.contains("AUTOMATIC")).collect()
}

/// Of PostgreSQL, the lines that read all of a table, or of an index.
pub async fn whole_in_postgres(pool: &PgPool, statement: &str) -> Vec<String> {
    let places = (1..).take_while(|n| statement.contains(&format!("${n}"))).count();
    let values = vec!["NULL"; places].join(", ");
    let values = if places == 0 { String::new() } else { format!("({values})") };
    let mut connection = pool.acquire().await.unwrap();
    let prepare = format!("SET plan_cache_mode = force_generic_plan; PREPARE this AS {statement}");
    sqlx::raw_sql(AssertSqlSafe(prepare)).execute(&mut *connection).await.unwrap();
    let explain = AssertSqlSafe(format!("EXPLAIN (COSTS OFF) EXECUTE this{values}"));
    let rows = sqlx::raw_sql(explain).fetch_all(&mut *connection).await.unwrap();
    sqlx::raw_sql("DEALLOCATE this").execute(&mut *connection).await.unwrap();
    let lines: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    let reads_all = |(place, line): (usize, &String)| {
        let has_condition = lines.get(place + 1).is_some_and(|next| next.contains("Index Cond"));
        let is_whole_index = line.contains("Index") && line.contains("Scan") && !has_condition;
        (line.contains("Seq Scan") || is_whole_index).then(|| line.clone())
    };
    lines.iter().enumerate().filter_map(reads_all).collect()
}
