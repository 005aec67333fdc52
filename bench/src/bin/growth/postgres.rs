//! Bulk writes to PostgreSQL: `COPY` in its binary format.

use sqlx::{Connection, PgConnection};

use super::{
    Failure,
    rows::{Cell, Table},
};

/// A connection for bulk writes.
#[derive(Debug)]
pub struct Copy(PgConnection);

impl Copy {
    pub async fn begin(url: &str) -> Result<Self, Failure> {
        let mut connection = PgConnection::connect(url).await?;
        sqlx::raw_sql("SET synchronous_commit = off").execute(&mut connection).await?;
        Ok(Self(connection))
    }

    pub async fn write(&mut self, table: &Table, rows: Vec<Vec<Cell>>) -> Result<(), Failure> {
        let columns = table.columns.join(", ");
        let sql = format!("COPY {} ({columns}) FROM STDIN WITH (FORMAT binary)", table.name);
        let mut copy = self.0.copy_in_raw(&sql).await?;
        let mut bytes = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0".to_vec();
        for row in rows {
            bytes.extend(i16::try_from(row.len())?.to_be_bytes());
            for cell in row {
                add(&mut bytes, &cell)?;
            }
        }
        bytes.extend((-1_i16).to_be_bytes());
        copy.send(bytes).await?;
        copy.finish().await?;
        Ok(())
    }

    /// Runs `VACUUM ANALYZE`, as autovacuum does after this many rows, and closes the connection.
    pub async fn end(mut self) -> Result<(), Failure> {
        sqlx::raw_sql("VACUUM ANALYZE").execute(&mut self.0).await?;
        // The filled pages must not be written back during the measurement.
        sqlx::raw_sql("CHECKPOINT").execute(&mut self.0).await?;
        Ok(self.0.close().await?)
    }
}

fn add(bytes: &mut Vec<u8>, cell: &Cell) -> Result<(), Failure> {
    match cell {
        Cell::Null => bytes.extend((-1_i32).to_be_bytes()),
        Cell::Id(id) => add_bytes(bytes, id.as_bytes())?,
        Cell::Text(text) => add_bytes(bytes, text.as_bytes())?,
        Cell::Word(word) => add_bytes(bytes, word.as_bytes())?,
        Cell::Bytes(hash) => add_bytes(bytes, hash)?,
        Cell::Number(number) => add_bytes(bytes, &number.to_be_bytes())?,
        Cell::Flag(flag) => add_bytes(bytes, &[u8::from(*flag)])?,
        Cell::Time(millis) => {
            // Microseconds since the year 2000.
            const EPOCH: i64 = 946_684_800_000;
            add_bytes(bytes, &((millis - EPOCH) * 1000).to_be_bytes())?;
        }
        // Version 1 of the format of JSONB.
        Cell::Json(json) => add_bytes(bytes, &[b"\x01", json.as_bytes()].concat())?,
    }
    Ok(())
}

fn add_bytes(bytes: &mut Vec<u8>, value: &[u8]) -> Result<(), Failure> {
    bytes.extend(i32::try_from(value.len())?.to_be_bytes());
    bytes.extend(value);
    Ok(())
}
