//! Partners and customers' accounts, as views: sums of what happened, never a field to edit.

use rusqlite::{Connection, OptionalExtension, params};

use super::views::{put, records, run, text};
use super::{Attempt, Store, StoreError};
use crate::domain::customer::{AccountMove, CustomerFact, USUAL_LIMIT};
use crate::domain::id::{CustomerId, PartnerId};
use crate::domain::money::Cents;
use crate::domain::partner::Partner;
use crate::domain::ticket::Ticket;
use crate::journal::record::{PartnerRecord, RecordError};

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["partner", "account"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] = &[
    "SELECT 'partner', hex(id), record FROM partner ORDER BY id",
    "SELECT 'account', hex(customer), opened, debt, prepaid, debt_limit, closed
       FROM account ORDER BY customer",
];

/// A customer's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountRow {
    /// Whose.
    pub customer: CustomerId,
    /// What is owed, in cents.
    pub debt: Cents,
    /// What is prepaid, in cents.
    pub prepaid: Cents,
    /// Up to how much may be owed, in cents.
    pub limit: Cents,
    /// Whether it was closed.
    pub closed: bool,
}

pub(super) fn fold_partner(connection: &Connection, partner: &Partner) -> Result<(), StoreError> {
    let record = text(&PartnerRecord::of(partner))?;
    put(connection, "INSERT OR REPLACE INTO partner VALUES (?1, ?2)", partner.id.uuid(), record)
}

pub(super) fn fold_customer(
    connection: &Connection,
    row: i64,
    fact: &CustomerFact,
) -> Result<(), StoreError> {
    let customer = fact.customer().uuid();
    match fact {
        CustomerFact::Added { .. } => run(
            connection,
            "INSERT INTO account (customer, opened, debt_limit) VALUES (?1, ?2, ?3)",
            params![customer.as_bytes(), row, USUAL_LIMIT.get()],
        ),
        CustomerFact::LimitSet { limit, .. } => run(
            connection,
            "UPDATE account SET debt_limit = ?2 WHERE customer = ?1",
            params![customer.as_bytes(), limit.get()],
        ),
        CustomerFact::Closed { .. } => run(
            connection,
            "UPDATE account SET closed = 1 WHERE customer = ?1",
            params![customer.as_bytes()],
        ),
    }
}

/// Takes what a ticket changes in its customer's account into the views.
pub(super) fn fold_ticket(connection: &Connection, ticket: &Ticket) -> Result<(), StoreError> {
    let Some(customer) = ticket.customer else {
        return Ok(());
    };
    let change = AccountMove::of(ticket)
        .map_err(|_| StoreError::Contradiction("an account is out of range"))?;
    if change.debt.is_zero() && change.prepaid.is_zero() {
        return Ok(());
    }
    let changed = connection
        .prepare_cached(
            "UPDATE account SET debt = debt + ?2, prepaid = prepaid + ?3 WHERE customer = ?1",
        )
        .and_then(|mut statement| {
            let id = customer.uuid();
            statement.execute(params![id.as_bytes(), change.debt.get(), change.prepaid.get()])
        })
        .attempt("folding an account")?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Contradiction("a ticket names an account that is not there"))
    }
}

impl Store {
    /// A customer's account.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn account(&self, customer: CustomerId) -> Result<Option<AccountRow>, StoreError> {
        self.connection
            .prepare_cached(
                "SELECT debt, prepaid, debt_limit, closed FROM account WHERE customer = ?1",
            )
            .and_then(|mut statement| {
                statement
                    .query_row([customer.uuid().as_bytes()], |row| {
                        Ok(AccountRow {
                            customer,
                            debt: Cents::new(row.get(0)?),
                            prepaid: Cents::new(row.get(1)?),
                            limit: Cents::new(row.get(2)?),
                            closed: row.get(3)?,
                        })
                    })
                    .optional()
            })
            .attempt("reading an account")
    }

    /// Whether a customer has, or had, an account.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn knows_customer(&self, customer: CustomerId) -> Result<bool, StoreError> {
        Ok(self.account(customer)?.is_some())
    }

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
}
