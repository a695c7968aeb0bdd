//! Memberships, as views.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::views::run;
use super::{Attempt, Store, StoreError};
use crate::domain::day::BusinessDay;
use crate::domain::id::{CustomerId, MembershipId, ProductId, TicketId};
use crate::domain::membership::{Membership, MembershipFact, Terms};
use crate::domain::money::Cents;
use crate::domain::ticket::{Operation, Ticket};
use crate::journal::record::{RecordError, term, term_word};

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["membership_terms", "membership"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] = &[
    "SELECT 'membership_terms', hex(product), floor, term FROM membership_terms ORDER BY product",
    "SELECT 'membership', hex(id), hex(customer), hex(product), hex(ticket), start, end, paid,
            people, ended FROM membership ORDER BY id",
];

/// A membership, and whether it was ended before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MembershipRow {
    /// The membership.
    pub membership: Membership,
    /// Whether it was undone, or ended before its time.
    pub ended: bool,
    /// The number of the ticket that it was paid with.
    pub receipt: Option<u64>,
}

pub(super) fn fold(connection: &Connection, fact: &MembershipFact) -> Result<(), StoreError> {
    match fact {
        MembershipFact::TermsSet { product, terms: Some(terms) } => run(
            connection,
            "INSERT INTO membership_terms VALUES (?1, ?2, ?3) ON CONFLICT (product)
             DO UPDATE SET floor = excluded.floor, term = excluded.term",
            params![product.uuid().as_bytes(), terms.floor.get(), term_word(terms.term)],
        ),
        MembershipFact::TermsSet { product, terms: None } => run(
            connection,
            "DELETE FROM membership_terms WHERE product = ?1",
            params![product.uuid().as_bytes()],
        ),
        MembershipFact::Joined(one) => run(
            connection,
            "INSERT INTO membership VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)
             ON CONFLICT DO NOTHING",
            params![
                one.id.uuid().as_bytes(),
                one.customer.map(|id| id.uuid().into_bytes()),
                one.product.uuid().as_bytes(),
                one.ticket.map(|id| id.uuid().into_bytes()),
                one.start.to_string(),
                one.end.to_string(),
                one.paid.get(),
                one.people,
            ],
        ),
        MembershipFact::Ended { membership } => run(
            connection,
            "UPDATE membership SET ended = 1 WHERE id = ?1",
            params![membership.uuid().as_bytes()],
        ),
    }
}

/// A counter-ticket ends what its ticket began.
pub(super) fn fold_ticket(connection: &Connection, ticket: &Ticket) -> Result<(), StoreError> {
    let Operation::Void { ticket: undone, .. } = ticket.operation else {
        return Ok(());
    };
    run(
        connection,
        "UPDATE membership SET ended = 1 WHERE ticket = ?1",
        params![undone.uuid().as_bytes()],
    )
}

const COLUMNS: &str = "membership.id, customer, product, membership.ticket, start, end, paid,
    people, ended, ticket.number";

const JOINED: &str = "membership LEFT JOIN ticket ON ticket.id = membership.ticket";

impl Store {
    /// What is sold as a membership, and under which terms.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn membership_terms(&self) -> Result<BTreeMap<ProductId, Terms>, StoreError> {
        let read = "reading the terms of memberships";
        let mut statement = self
            .connection
            .prepare_cached("SELECT product, floor, term FROM membership_terms")
            .attempt(read)?;
        let mut rows = statement.query([]).attempt(read)?;
        let mut all = BTreeMap::new();
        while let Some(row) = rows.next().attempt(read)? {
            let product = ProductId::new(Uuid::from_bytes(row.get(0).attempt(read)?));
            let word: String = row.get(2).attempt(read)?;
            let floor = Cents::new(row.get(1).attempt(read)?);
            all.insert(product, Terms { floor, term: term(&word)? });
        }
        Ok(all)
    }

    /// The last day of a member's membership, however far ahead, unless it was ended.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn member_until(&self, customer: CustomerId) -> Result<Option<BusinessDay>, StoreError> {
        let end: Option<String> = self
            .connection
            .prepare_cached("SELECT max(end) FROM membership WHERE customer = ?1 AND ended = 0")
            .and_then(|mut statement| {
                statement.query_row([customer.uuid().as_bytes()], |row| row.get(0)).optional()
            })
            .attempt("reading a membership")?
            .flatten();
        let day = |text: String| BusinessDay::parse(&text).ok_or(RecordError::Value("end").into());
        end.map(day).transpose()
    }

    /// A membership.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn membership(&self, id: MembershipId) -> Result<Option<MembershipRow>, StoreError> {
        let query = format!("SELECT {COLUMNS} FROM {JOINED} WHERE membership.id = ?1");
        Ok(self.memberships(&query, params![id.uuid().as_bytes()])?.pop())
    }

    /// Someone's memberships, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn memberships_of(&self, customer: CustomerId) -> Result<Vec<MembershipRow>, StoreError> {
        let query = format!(
            "SELECT {COLUMNS} FROM {JOINED} WHERE customer = ?1 ORDER BY end DESC, start DESC
             LIMIT 20"
        );
        self.memberships(&query, params![customer.uuid().as_bytes()])
    }

    /// How many people are members on a day.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn members_on(&self, day: BusinessDay) -> Result<u64, StoreError> {
        let count: i64 = self
            .connection
            .prepare_cached(
                "SELECT count(DISTINCT customer)
                      + coalesce(sum(CASE WHEN customer IS NULL THEN people END), 0)
                   FROM membership WHERE ended = 0 AND start <= ?1 AND end >= ?1",
            )
            .and_then(|mut statement| statement.query_row([day.to_string()], |row| row.get(0)))
            .attempt("counting members")?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    fn memberships(
        &self,
        query: &str,
        values: impl rusqlite::Params,
    ) -> Result<Vec<MembershipRow>, StoreError> {
        let read = "reading memberships";
        let mut statement = self.connection.prepare_cached(query).attempt(read)?;
        let mut rows = statement.query(values).attempt(read)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next().attempt(read)? {
            all.push(row_of(row)?);
        }
        Ok(all)
    }
}

fn row_of(row: &Row<'_>) -> Result<MembershipRow, StoreError> {
    let read = "reading memberships";
    let id = |index: usize| row.get::<_, Option<[u8; 16]>>(index).attempt(read);
    let day = |index: usize| -> Result<BusinessDay, StoreError> {
        let text: String = row.get(index).attempt(read)?;
        BusinessDay::parse(&text).ok_or_else(|| RecordError::Value("day").into())
    };
    let number: Option<i64> = row.get(9).attempt(read)?;
    let membership = Membership {
        id: MembershipId::new(Uuid::from_bytes(row.get(0).attempt(read)?)),
        customer: id(1)?.map(|id| CustomerId::new(Uuid::from_bytes(id))),
        product: ProductId::new(Uuid::from_bytes(row.get(2).attempt(read)?)),
        ticket: id(3)?.map(|id| TicketId::new(Uuid::from_bytes(id))),
        start: day(4)?,
        end: day(5)?,
        paid: Cents::new(row.get(6).attempt(read)?),
        people: row.get(7).attempt(read)?,
    };
    Ok(MembershipRow {
        membership,
        ended: row.get(8).attempt(read)?,
        receipt: number.map(i64::cast_unsigned),
    })
}
