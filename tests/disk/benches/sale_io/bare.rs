//! The content of a ticket in plain tables, as a till without a journal would keep it, and in one
//! packed row.

use std::path::Path;

use comptoir::domain::ticket::Ticket;
use rusqlite::{Connection, TransactionBehavior, params};

use crate::support::{Problem, bare};

/// The bare rows that a sale is held against: ticket, lines, VAT, tenders, the seal, and the sums
/// of the day, which the till keeps in the same transaction.
pub const SCHEMA: &str = "\
CREATE TABLE ticket (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, day TEXT NOT NULL,
  total INTEGER NOT NULL, turnover INTEGER NOT NULL, change INTEGER NOT NULL,
  hash BLOB NOT NULL, signature BLOB NOT NULL) STRICT;
CREATE TABLE line (ticket INTEGER NOT NULL, position INTEGER NOT NULL, product BLOB NOT NULL,
  family BLOB NOT NULL, label TEXT NOT NULL, quantity INTEGER NOT NULL, price INTEGER NOT NULL,
  gross INTEGER NOT NULL, net INTEGER NOT NULL, rate INTEGER NOT NULL,
  PRIMARY KEY (ticket, position)) STRICT, WITHOUT ROWID;
CREATE TABLE vat (ticket INTEGER NOT NULL, rate INTEGER NOT NULL, gross INTEGER NOT NULL,
  net INTEGER NOT NULL, vat INTEGER NOT NULL, PRIMARY KEY (ticket, rate)) STRICT, WITHOUT ROWID;
CREATE TABLE tender (ticket INTEGER NOT NULL, position INTEGER NOT NULL, method TEXT NOT NULL,
  amount INTEGER NOT NULL, given INTEGER NOT NULL,
  PRIMARY KEY (ticket, position)) STRICT, WITHOUT ROWID;
CREATE TABLE day_sum (day TEXT NOT NULL, rate INTEGER NOT NULL, gross INTEGER NOT NULL,
  net INTEGER NOT NULL, vat INTEGER NOT NULL, PRIMARY KEY (day, rate)) STRICT, WITHOUT ROWID;";

/// Plain tables in one file, packed rows in another.
pub struct Rows {
    tables: Connection,
    packed: Connection,
    total: i64,
}

impl Rows {
    /// New files in `folder`.
    pub fn new(folder: &Path, vfs: &str) -> Result<Self, Problem> {
        let tables = bare::open(&folder.join("tables.sqlite"), Some(vfs))?;
        tables.execute_batch(SCHEMA)?;
        let packed = bare::open(&folder.join("packed.sqlite"), Some(vfs))?;
        packed.execute_batch(
            "CREATE TABLE row (id INTEGER PRIMARY KEY, record BLOB NOT NULL,
                               hash BLOB NOT NULL, signature BLOB NOT NULL) STRICT;",
        )?;
        let rows = Self { tables, packed, total: 0 };
        rows.checkpoint()?;
        Ok(rows)
    }

    /// Writes a ticket into the tables, in one transaction.
    pub fn write(&mut self, number: u64, ticket: &Ticket) -> Result<(), Problem> {
        let number = number.cast_signed();
        let day = ticket.day.to_string();
        self.total += ticket.total.get();
        let sale = self.tables.transaction_with_behavior(TransactionBehavior::Immediate)?;
        sale.prepare_cached("INSERT INTO ticket VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
            .execute(params![
                number,
                ticket.id.uuid().as_bytes(),
                day,
                ticket.total.get(),
                ticket.turnover.get(),
                ticket.payment.change.get(),
                [7_u8; 32],
                [7_u8; 64],
            ])?;
        for (position, line) in (0_i64..).zip(&ticket.lines) {
            sale.prepare_cached(
                "INSERT INTO line VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                number,
                position,
                line.product.uuid().as_bytes(),
                line.family.uuid().as_bytes(),
                line.label.as_str(),
                line.quantity.thousandths(),
                line.unit_price.get(),
                line.gross.get(),
                line.net.get(),
                line.rate.basis_points(),
            ])?;
        }
        for (rate, row) in &ticket.vat {
            let sums = (row.gross.get(), row.net.get(), row.vat.get());
            sale.prepare_cached("INSERT INTO vat VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![number, rate.basis_points(), sums.0, sums.1, sums.2])?;
            sale.prepare_cached(
                "INSERT INTO day_sum VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET
                 gross = gross + ?3, net = net + ?4, vat = vat + ?5",
            )?
            .execute(params![day, rate.basis_points(), sums.0, sums.1, sums.2])?;
        }
        for (position, tender) in (0_i64..).zip(&ticket.payment.tenders) {
            let method = format!("{:?}", tender.method);
            sale.prepare_cached("INSERT INTO tender VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(
                params![number, position, method, tender.amount.get(), tender.given.get()],
            )?;
        }
        Ok(sale.commit()?)
    }

    /// Writes the journal's own bytes of a ticket as one row, in one transaction.
    pub fn write_packed(&mut self, record: &[u8]) -> Result<(), Problem> {
        let row = self.packed.transaction_with_behavior(TransactionBehavior::Immediate)?;
        row.prepare_cached("INSERT INTO row (record, hash, signature) VALUES (?1, ?2, ?3)")?
            .execute(params![record, [7_u8; 32], [7_u8; 64]])?;
        Ok(row.commit()?)
    }

    /// Moves both logs into their files.
    pub fn checkpoint(&self) -> Result<(), Problem> {
        bare::checkpoint(&self.tables)?;
        bare::checkpoint(&self.packed)
    }

    /// Checks that the tables hold all tickets, and that their money is all there.
    pub fn check(&self, tickets: u64) -> Result<(), Problem> {
        let (count, total): (i64, i64) = self.tables.query_row(
            "SELECT count(*), (SELECT sum(gross) FROM line) FROM ticket",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        assert_eq!(count, tickets.cast_signed(), "tickets in the bare rows");
        assert_eq!(total, self.total, "money in the bare rows");
        Ok(())
    }

    /// How many bytes of the tables' file a ticket takes.
    pub fn bytes_a_ticket(&self, tickets: u64) -> Result<u64, Problem> {
        let page = |name: &str| -> Result<i64, rusqlite::Error> {
            self.tables.pragma_query_value(None, name, |row| row.get(0))
        };
        let bytes = (page("page_count")? * page("page_size")?).cast_unsigned();
        Ok(bytes.checked_div(tickets).unwrap_or(0))
    }
}
