//! Partners, and the money that is theirs, as views.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::views::{add_job, put, records, run, text};
use super::{Attempt, Store, StoreError};
use crate::domain::catalog::Nature;
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{CustomerId, PartnerId};
use crate::domain::money::Cents;
use crate::domain::partner::{Partner, Settlement};
use crate::domain::ticket::Ticket;
use crate::domain::ticket::purpose::Purpose;
use crate::journal::entry::Entry;
use crate::journal::record::{PartnerRecord, RecordError};

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["partner", "third_party"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] = &[
    "SELECT 'partner', hex(id), record FROM partner ORDER BY id",
    "SELECT 'third_party', hex(partner), day, amount FROM third_party ORDER BY partner, day",
];

pub(super) fn fold_partner(connection: &Connection, partner: &Partner) -> Result<(), StoreError> {
    let record = text(&PartnerRecord::of(partner))?;
    put(connection, "INSERT OR REPLACE INTO partner VALUES (?1, ?2)", partner.id.uuid(), record)
}

/// Takes a ticket's money that is a partner's into the views.
pub(super) fn fold_ticket(connection: &Connection, ticket: &Ticket) -> Result<(), StoreError> {
    for line in ticket.lines.iter().filter(|line| line.nature == Nature::ThirdParty) {
        let Some(partner) = line.partner else {
            continue;
        };
        run(
            connection,
            "INSERT INTO third_party VALUES (?1, ?2, ?3)
             ON CONFLICT (partner, day) DO UPDATE SET amount = amount + excluded.amount",
            params![partner.uuid().as_bytes(), ticket.day.to_string(), line.gross.get()],
        )?;
    }
    Ok(())
}

/// What was settled is owed no more. What comes in later on the same day counts from there.
pub(super) fn fold_settlement(
    connection: &Connection,
    row: i64,
    settlement: &Settlement,
) -> Result<(), StoreError> {
    add_job(connection, row, "settlement")?;
    run(
        connection,
        "DELETE FROM third_party WHERE partner = ?1 AND day <= ?2",
        params![settlement.partner.uuid().as_bytes(), settlement.until.to_string()],
    )
}

impl Store {
    /// All partners, by name.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn partners(&self) -> Result<Vec<Partner>, StoreError> {
        let mut partners = records(&self.connection, "SELECT record FROM partner")?
            .iter()
            .map(|record| {
                serde_json::from_str::<PartnerRecord>(record).map_err(RecordError::Form)?.read()
            })
            .collect::<Result<Vec<Partner>, RecordError>>()?;
        partners.sort_by(|left, right| left.name.cmp(&right.name));
        Ok(partners)
    }

    /// A partner.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn partner(&self, id: PartnerId) -> Result<Option<Partner>, StoreError> {
        let record: Option<String> = self
            .connection
            .prepare_cached("SELECT record FROM partner WHERE id = ?1")
            .and_then(|mut statement| {
                statement.query_row([id.uuid().as_bytes()], |row| row.get(0)).optional()
            })
            .attempt("reading a partner")?;
        let Some(record) = record else {
            return Ok(None);
        };
        let record: PartnerRecord = serde_json::from_str(&record).map_err(RecordError::Form)?;
        Ok(Some(record.read()?))
    }

    /// What was collected for a partner up to and including a day and is not settled, in cents;
    /// negative where it owes the café.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn collected_for(
        &self,
        partner: PartnerId,
        until: BusinessDay,
    ) -> Result<Cents, StoreError> {
        self.connection
            .prepare_cached(
                "SELECT coalesce(sum(amount), 0) FROM third_party
                  WHERE partner = ?1 AND day <= ?2",
            )
            .and_then(|mut statement| {
                statement.query_row(params![partner.uuid().as_bytes(), until.to_string()], |row| {
                    row.get(0)
                })
            })
            .map(Cents::new)
            .attempt("reading what was collected")
    }

    /// How much cash someone was handed for a partner from a day on, in cents. It reads the
    /// tickets since then: only a withdrawal in somebody's name asks for it.
    ///
    /// # Errors
    /// [`StoreError`] when tickets can't be read.
    pub fn handed_out(
        &self,
        customer: CustomerId,
        partner: PartnerId,
        since: BusinessDay,
    ) -> Result<Cents, StoreError> {
        let read = "reading withdrawals";
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT entry.record FROM ticket JOIN entry ON entry.id = ticket.entry
                  WHERE void_of IS NULL AND voided_by IS NULL ORDER BY number DESC",
            )
            .attempt(read)?;
        let mut rows = statement.query([]).attempt(read)?;
        let mut sum = Cents::ZERO;
        while let Some(row) = rows.next().attempt(read)? {
            let bytes: Vec<u8> = row.get(0).attempt(read)?;
            let Fact::TicketPaid { ticket, .. } = Entry::from_bytes(&bytes)?.fact else {
                continue;
            };
            if ticket.day < since {
                break;
            }
            let named = ticket.customer == Some(customer);
            for line in ticket.lines.iter().filter(|_| named) {
                if line.purpose == Purpose::Withdrawal && line.partner == Some(partner) {
                    let beyond = |_| StoreError::Contradiction("withdrawals are out of range");
                    sum = sum.minus(line.gross).map_err(beyond)?;
                }
            }
        }
        Ok(sum)
    }

    /// What is not settled yet, by partner, in cents.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn collected(&self) -> Result<Vec<(PartnerId, Cents)>, StoreError> {
        let read = "reading what was collected";
        let mut statement = self
            .connection
            .prepare_cached("SELECT partner, sum(amount) FROM third_party GROUP BY partner")
            .attempt(read)?;
        let rows = statement
            .query_map([], |row| {
                let id: [u8; 16] = row.get(0)?;
                Ok((PartnerId::new(Uuid::from_bytes(id)), Cents::new(row.get(1)?)))
            })
            .attempt(read)?;
        rows.collect::<Result<_, _>>().attempt(read)
    }
}
