//! Customers' accounts, and goods that wait, paid, for whoever asks, as views: sums of what
//! happened, never a field to edit.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::views::run;
use super::{Attempt, Store, StoreError, row_of};
use crate::domain::customer::{
    AccountMove, Age, CustomerFact, Standing, USUAL_LIMIT, suspended_by,
};
use crate::domain::day::BusinessDay;
use crate::domain::id::{CustomerId, ProductId};
use crate::domain::money::Cents;
use crate::domain::ticket::{Operation, Ticket};
use crate::journal::entry::{Entry, Place};

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["account", "account_move", "ahead", "suspended"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] = &[
    "SELECT 'account', hex(customer), opened, debt, prepaid, debt_limit, closed
       FROM account ORDER BY customer",
    "SELECT 'account_move', entry, hex(customer), day, debt, prepaid, debt_after, prepaid_after,
            undone FROM account_move ORDER BY entry",
    "SELECT 'ahead', hex(customer), hex(product), thousandths FROM ahead
      ORDER BY customer, product",
    "SELECT 'suspended', hex(product), thousandths FROM suspended ORDER BY product",
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

/// Something that moved an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountMoveRow {
    /// The entry that it came with.
    pub place: Place,
    /// The day that it counts in.
    pub day: BusinessDay,
    /// What was owed more by it, in cents.
    pub debt: Cents,
    /// What was prepaid more by it, in cents.
    pub prepaid: Cents,
    /// What was owed after it, in cents.
    pub debt_after: Cents,
    /// What was prepaid after it, in cents.
    pub prepaid_after: Cents,
    /// Whether it was undone, or undid another.
    pub undone: bool,
}

pub(super) fn fold_customer(
    connection: &Connection,
    entry: &Entry,
    fact: &CustomerFact,
) -> Result<(), StoreError> {
    let row = row_of(entry.place);
    let customer = fact.customer();
    let id = customer.uuid();
    match fact {
        CustomerFact::Added { .. } => run(
            connection,
            "INSERT INTO account (customer, opened, debt_limit) VALUES (?1, ?2, ?3)",
            params![id.as_bytes(), row, USUAL_LIMIT.get()],
        ),
        CustomerFact::LimitSet { limit, .. } => run(
            connection,
            "UPDATE account SET debt_limit = ?2 WHERE customer = ?1",
            params![id.as_bytes(), limit.get()],
        ),
        CustomerFact::OpeningBalance { debt, prepaid, .. } => {
            let change = AccountMove::opening(*debt, *prepaid);
            fold_move(connection, row, customer, BusinessDay::of(entry.at), &change)
        }
        CustomerFact::LimitLifted { .. } => Ok(()),
        CustomerFact::Closed { .. } => run(
            connection,
            "UPDATE account SET closed = 1 WHERE customer = ?1",
            params![id.as_bytes()],
        ),
    }
}

/// Takes what a ticket changes in its customer's account, and in what waits for whoever asks.
pub(super) fn fold_ticket(
    connection: &Connection,
    row: i64,
    ticket: &Ticket,
) -> Result<(), StoreError> {
    let beyond = |_| StoreError::Contradiction("an account is out of range");
    for (product, more) in suspended_by(ticket).map_err(beyond)? {
        run(
            connection,
            "INSERT INTO suspended VALUES (?1, ?2)
             ON CONFLICT (product) DO UPDATE SET thousandths = thousandths + excluded.thousandths",
            params![product.uuid().as_bytes(), more],
        )?;
    }
    let Some(customer) = ticket.customer else {
        return Ok(());
    };
    let change = AccountMove::of(ticket).map_err(beyond)?;
    for (product, more) in &change.ahead {
        run(
            connection,
            "INSERT INTO ahead VALUES (?1, ?2, ?3)
             ON CONFLICT (customer, product)
             DO UPDATE SET thousandths = thousandths + excluded.thousandths",
            params![customer.uuid().as_bytes(), product.uuid().as_bytes(), more],
        )?;
    }
    if change.debt.is_zero() && change.prepaid.is_zero() {
        return Ok(());
    }
    fold_move(connection, row, customer, ticket.day, &change)?;
    if let Operation::Void { number, .. } = ticket.operation {
        // What was undone is neither a debt nor a payment: the age of a debt leaves both out.
        run(
            connection,
            "UPDATE account_move SET undone = 1
              WHERE entry IN (?1, (SELECT entry FROM ticket WHERE number = ?2))",
            params![row, number.cast_signed()],
        )?;
    }
    Ok(())
}

/// Takes a change of an account in, with what stands in it afterwards.
fn fold_move(
    connection: &Connection,
    row: i64,
    customer: CustomerId,
    day: BusinessDay,
    change: &AccountMove,
) -> Result<(), StoreError> {
    let id = customer.uuid();
    let (debt, prepaid) = (change.debt.get(), change.prepaid.get());
    let changed = connection
        .prepare_cached(
            "UPDATE account SET debt = debt + ?2, prepaid = prepaid + ?3 WHERE customer = ?1",
        )
        .and_then(|mut statement| statement.execute(params![id.as_bytes(), debt, prepaid]))
        .attempt("folding an account")?;
    if changed != 1 {
        return Err(StoreError::Contradiction("a ticket names an account that is not there"));
    }
    run(
        connection,
        "INSERT INTO account_move
         SELECT ?1, customer, ?3, ?4, ?5, debt, prepaid, 0 FROM account WHERE customer = ?2",
        params![row, id.as_bytes(), day.to_string(), debt, prepaid],
    )
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

    /// Where a customer's account stands, with what is paid ahead in it.
    ///
    /// # Errors
    /// [`StoreError`] when a view can't be read.
    pub fn standing(&self, customer: CustomerId) -> Result<Option<Standing>, StoreError> {
        let Some(row) = self.account(customer)? else {
            return Ok(None);
        };
        let AccountRow { debt, prepaid, limit, closed, .. } = row;
        let ahead = self.counters(
            "SELECT product, thousandths FROM ahead WHERE customer = ?1 AND thousandths <> 0",
            params![customer.uuid().as_bytes()],
        )?;
        Ok(Some(Standing { debt, prepaid, limit, closed, ahead }))
    }

    /// What waits, paid, for whoever asks: thousandths of each product.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn suspended(&self) -> Result<BTreeMap<ProductId, i64>, StoreError> {
        self.counters("SELECT product, thousandths FROM suspended WHERE thousandths <> 0", [])
    }

    fn counters(
        &self,
        query: &str,
        values: impl rusqlite::Params,
    ) -> Result<BTreeMap<ProductId, i64>, StoreError> {
        let mut statement =
            self.connection.prepare_cached(query).attempt("reading what was paid ahead")?;
        let rows = statement
            .query_map(values, |row| {
                let id: [u8; 16] = row.get(0)?;
                Ok((ProductId::new(Uuid::from_bytes(id)), row.get(1)?))
            })
            .attempt("reading what was paid ahead")?;
        rows.collect::<Result<_, _>>().attempt("reading what was paid ahead")
    }

    /// What moved a customer's account, newest first, at most `limit`.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn account_moves(
        &self,
        customer: CustomerId,
        limit: u32,
    ) -> Result<Vec<AccountMoveRow>, StoreError> {
        self.moves(
            "SELECT entry, day, debt, prepaid, debt_after, prepaid_after, undone
               FROM account_move WHERE customer = ?1 ORDER BY entry DESC LIMIT ?2",
            params![customer.uuid().as_bytes(), limit],
        )
    }

    /// The account's move that an entry made, if it made one.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn account_move_at(&self, place: Place) -> Result<Option<AccountMoveRow>, StoreError> {
        let moves = self.moves(
            "SELECT entry, day, debt, prepaid, debt_after, prepaid_after, undone
               FROM account_move WHERE entry = ?1",
            params![row_of(place)],
        )?;
        Ok(moves.into_iter().next())
    }

    fn moves(
        &self,
        query: &str,
        values: impl rusqlite::Params,
    ) -> Result<Vec<AccountMoveRow>, StoreError> {
        let mut statement =
            self.connection.prepare_cached(query).attempt("reading an account's moves")?;
        let mut rows = statement.query(values).attempt("reading an account's moves")?;
        let mut moves = Vec::new();
        while let Some(row) = rows.next().attempt("reading an account's moves")? {
            moves.push(read_move(row)?);
        }
        Ok(moves)
    }

    /// How old what a customer owes is, on this day. It reads no further back than what is owed.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn debt_age(&self, customer: CustomerId, today: BusinessDay) -> Result<Age, StoreError> {
        let Some(account) = self.account(customer)? else {
            return Ok(Age::default());
        };
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT entry, day, debt, prepaid, debt_after, prepaid_after, undone
                   FROM account_move WHERE customer = ?1 AND debt > 0 AND undone = 0
                  ORDER BY entry DESC",
            )
            .attempt("reading an account's moves")?;
        let mut rows = statement
            .query(params![customer.uuid().as_bytes()])
            .attempt("reading an account's moves")?;
        let (mut found, mut explained) = (Vec::new(), Cents::ZERO);
        while explained < account.debt {
            let Some(row) = rows.next().attempt("reading an account's moves")? else {
                break;
            };
            let put = read_move(row)?;
            let days = today.date().signed_duration_since(put.day.date()).num_days();
            found.push((days, put.debt));
            explained = explained.plus(put.debt).unwrap_or(account.debt);
        }
        Age::of(account.debt, found)
            .map_err(|_| StoreError::Contradiction("an account is out of range"))
    }

    /// Whether a customer has, or had, an account.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn knows_customer(&self, customer: CustomerId) -> Result<bool, StoreError> {
        Ok(self.account(customer)?.is_some())
    }
}

fn read_move(row: &rusqlite::Row<'_>) -> Result<AccountMoveRow, StoreError> {
    let read = "reading an account's moves";
    let day: String = row.get(1).attempt(read)?;
    Ok(AccountMoveRow {
        place: super::place_of(row.get(0).attempt(read)?),
        day: BusinessDay::parse(&day)
            .ok_or(StoreError::Contradiction("an account moved on no day"))?,
        debt: Cents::new(row.get(2).attempt(read)?),
        prepaid: Cents::new(row.get(3).attempt(read)?),
        debt_after: Cents::new(row.get(4).attempt(read)?),
        prepaid_after: Cents::new(row.get(5).attempt(read)?),
        undone: row.get(6).attempt(read)?,
    })
}
