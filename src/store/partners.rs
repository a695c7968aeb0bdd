//! Partners, and the money that is theirs, as views.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::views::{add_job, put, records, run, text};
use super::{Attempt, Store, StoreError};
use crate::domain::catalog::Nature;
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{CustomerId, PartnerId};
use crate::domain::money::Cents;
use crate::domain::partner::{Collected, Deal, Partner, Settlement};
use crate::domain::ticket::Ticket;
use crate::domain::ticket::purpose::Purpose;
use crate::journal::entry::Entry;
use crate::journal::record::codes::{deal, deal_word};
use crate::journal::record::{PartnerRecord, RecordError};

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["partner", "partner_terms", "third_party"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] = &[
    "SELECT 'partner', hex(id), record FROM partner ORDER BY id",
    "SELECT 'partner_terms', hex(partner), since, commission, deal
       FROM partner_terms ORDER BY partner, since",
    "SELECT 'third_party', hex(partner), day, commission, amount
       FROM third_party ORDER BY partner, day, commission",
];

pub(super) fn fold_partner(
    connection: &Connection,
    row: i64,
    partner: &Partner,
) -> Result<(), StoreError> {
    let record = text(&PartnerRecord::of(partner))?;
    let id = partner.id.uuid();
    put(connection, "INSERT OR REPLACE INTO partner VALUES (?1, ?2)", id, record)?;
    if terms_at(connection, partner.id, row)? == Some((partner.commission, partner.deal)) {
        return Ok(());
    }
    run(
        connection,
        "INSERT OR REPLACE INTO partner_terms VALUES (?1, ?2, ?3, ?4)",
        params![id.as_bytes(), row, partner.commission, deal_word(partner.deal)],
    )
}

/// What was agreed with a partner at an entry: the commission in basis points, and the deal.
pub(super) fn terms_at(
    connection: &Connection,
    partner: PartnerId,
    row: i64,
) -> Result<Option<(u16, Deal)>, StoreError> {
    let terms: Option<(u16, String)> = connection
        .prepare_cached(
            "SELECT commission, deal FROM partner_terms WHERE partner = ?1 AND since <= ?2
              ORDER BY since DESC LIMIT 1",
        )
        .and_then(|mut statement| {
            let id = partner.uuid();
            let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
            statement.query_row(params![id.as_bytes(), row], read).optional()
        })
        .attempt("looking a partner's terms up")?;
    let read = |(commission, word): (u16, String)| Ok((commission, deal(&word)?));
    terms.map(read).transpose()
}

/// Takes a ticket's money that is a partner's into the views, under the terms of its sale: those of
/// the entry `sale`, which for a void is the one that it undoes.
pub(super) fn fold_ticket(
    connection: &Connection,
    ticket: &Ticket,
    sale: i64,
) -> Result<(), StoreError> {
    for line in ticket.lines.iter().filter(|line| line.nature == Nature::ThirdParty) {
        let Some(partner) = line.partner else {
            continue;
        };
        let commission = terms_at(connection, partner, sale)?.map_or(0, |(part, _)| part);
        let (id, day) = (partner.uuid(), ticket.day.to_string());
        run(
            connection,
            "INSERT INTO third_party VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (partner, day, commission)
             DO UPDATE SET amount = amount + excluded.amount",
            params![id.as_bytes(), day, commission, line.gross.get()],
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
    /// All partners, by name, those whose name was erased last. What persons are called stands in
    /// the register.
    ///
    /// # Errors
    /// [`StoreError`] when the view or the register can't be read.
    pub fn partners(&self) -> Result<Vec<Partner>, StoreError> {
        let mut partners = records(&self.connection, "SELECT record FROM partner")?
            .iter()
            .map(|record| {
                serde_json::from_str::<PartnerRecord>(record).map_err(RecordError::Form)?.read()
            })
            .collect::<Result<Vec<Partner>, RecordError>>()?;
        let mut persons = self.people.partners()?;
        for partner in &mut partners {
            partner.name = persons.remove(&partner.id).or(partner.name.take());
        }
        partners.sort_by_cached_key(|one| (one.name.is_none(), one.name.clone()));
        Ok(partners)
    }

    /// A partner, called as the register says where it is a person.
    ///
    /// # Errors
    /// [`StoreError`] when the view or the register can't be read.
    pub fn partner(&self, id: PartnerId) -> Result<Option<Partner>, StoreError> {
        let Some(partner) = self.partner_of_facts(id)? else {
            return Ok(None);
        };
        let name = self.people.partner(id)?.or(partner.name);
        Ok(Some(Partner { name, ..partner }))
    }

    /// A partner as facts tell of it: persons have no name there, unless an older version of the
    /// program wrote it.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn partner_of_facts(&self, id: PartnerId) -> Result<Option<Partner>, StoreError> {
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

    /// What was collected for a partner up to and including a day and is not settled.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn collected_for(
        &self,
        partner: PartnerId,
        until: BusinessDay,
    ) -> Result<Collected, StoreError> {
        let read = "reading what was collected";
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT commission, sum(amount) FROM third_party
                  WHERE partner = ?1 AND day <= ?2 GROUP BY commission",
            )
            .attempt(read)?;
        let (id, until) = (partner.uuid(), until.to_string());
        let rows = statement
            .query_map(params![id.as_bytes(), until], |row| {
                Ok((row.get(0)?, Cents::new(row.get(1)?)))
            })
            .attempt(read)?;
        let rows: Vec<(u16, Cents)> = rows.collect::<Result<_, _>>().attempt(read)?;
        Ok(rows.into_iter().collect())
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

    /// What is not settled yet, by partner.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn collected(&self) -> Result<BTreeMap<PartnerId, Collected>, StoreError> {
        let read = "reading what was collected";
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT partner, commission, sum(amount) FROM third_party
                  GROUP BY partner, commission",
            )
            .attempt(read)?;
        let rows = statement
            .query_map([], |row| {
                let id: [u8; 16] = row.get(0)?;
                let id = PartnerId::new(Uuid::from_bytes(id));
                Ok((id, (row.get(1)?, Cents::new(row.get(2)?))))
            })
            .attempt(read)?;
        let mut collected: BTreeMap<PartnerId, Vec<(u16, Cents)>> = BTreeMap::new();
        for row in rows {
            let (partner, amount) = row.attempt(read)?;
            collected.entry(partner).or_default().push(amount);
        }
        let at_rates = |(partner, amounts): (_, Vec<_>)| (partner, amounts.into_iter().collect());
        Ok(collected.into_iter().map(at_rates).collect())
    }
}
