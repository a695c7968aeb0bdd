//! What papers and screens show of facts that are on the disk.

use super::{Till, TillError};
use crate::domain::catalog::Catalog;
use crate::domain::day::Moment;
use crate::domain::fact::Fact;
use crate::domain::id::{FamilyId, OperatorId, PartnerId};
use crate::domain::partner::Partner;
use crate::domain::text::Label;
use crate::domain::ticket::Ticket;
use crate::journal::entry::{Entry, Place};
use crate::journal::seal::Signature;
use crate::slips::{Balance, ClosingPaper, ReadingPaper, ReceiptPaper, Seal, SettlementPaper};
use crate::store::{StoreError, TicketRow};

impl Till {
    /// The ticket of a number.
    ///
    /// # Errors
    /// [`TillError::NoSuchTicket`]; [`TillError::Store`] when files fail.
    pub fn ticket(&self, number: u64) -> Result<Ticket, TillError> {
        let row = self.store.ticket_row(number)?.ok_or(TillError::NoSuchTicket(number))?;
        match self.entry(row.place)?.fact {
            Fact::TicketPaid { ticket, .. } => Ok(ticket),
            _ => Err(contradiction("a ticket's row names another entry")),
        }
    }

    /// The rows of the open day's tickets, newest first.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn tickets_of_the_day(&self) -> Result<Vec<TicketRow>, TillError> {
        match self.open_day().and_then(|open| open.totals.first_ticket) {
            Some(first) => Ok(self.store.tickets_from(first)?),
            None => Ok(Vec::new()),
        }
    }

    /// The receipt of a ticket, as its `copy`, asked for at `asked`.
    ///
    /// # Errors
    /// [`TillError::NoSuchTicket`]; [`TillError::Store`] when files fail.
    pub fn receipt(
        &mut self,
        number: u64,
        copy: u32,
        asked: Moment,
    ) -> Result<ReceiptPaper, TillError> {
        let row = self.store.ticket_row(number)?.ok_or(TillError::NoSuchTicket(number))?;
        let entry = self.entry(row.place)?;
        let seal = self.seal(row.place)?;
        let operator = self.name_of(entry.operator)?;
        let Fact::TicketPaid { ticket, .. } = entry.fact else {
            return Err(contradiction("a ticket's row names another entry"));
        };
        Ok(ReceiptPaper {
            establishment: self.store.establishment_at(row.place)?,
            till: entry.till,
            number,
            at: entry.at,
            operator,
            program: entry.program,
            ticket,
            copy,
            copied_at: (copy > 0).then_some(asked),
            partners: self.partner_names()?,
            balance: self.store.account_move_at(row.place)?.map(|moved| Balance {
                debt: (!moved.debt.is_zero()).then_some(moved.debt_after),
                prepaid: (!moved.prepaid.is_zero()).then_some(moved.prepaid_after),
            }),
            seal,
        })
    }

    /// The paper of a closing.
    ///
    /// # Errors
    /// [`TillError::NoSuchClosing`]; [`TillError::Store`] when files fail.
    pub fn closing(&mut self, number: u64) -> Result<ClosingPaper, TillError> {
        let place = self.store.closing_place(number)?.ok_or(TillError::NoSuchClosing(number))?;
        let entry = self.entry(place)?;
        let seal = self.seal(place)?;
        let operator = self.name_of(entry.operator)?;
        let Fact::DayClosed(closing) = entry.fact else {
            return Err(contradiction("a closing's row names another entry"));
        };
        Ok(ClosingPaper {
            establishment: self.store.establishment_at(place)?,
            till: entry.till,
            number,
            at: entry.at,
            operator,
            program: entry.program,
            closing,
            families: family_names(self.catalog()),
            partners: self.partner_names()?,
            seal,
        })
    }

    /// The paper of a reading.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail or there is no reading in that place.
    pub fn reading(&mut self, place: Place) -> Result<ReadingPaper, TillError> {
        let entry = self.entry(place)?;
        let operator = self.name_of(entry.operator)?;
        let Fact::ReadingTaken { day, totals } = entry.fact else {
            return Err(contradiction("a reading's place holds another entry"));
        };
        Ok(ReadingPaper {
            establishment: self.ledger().establishment.clone(),
            till: entry.till,
            day,
            at: entry.at,
            operator,
            program: entry.program,
            totals,
            families: family_names(self.catalog()),
            partners: self.partner_names()?,
        })
    }

    /// The statement of a settlement with a partner.
    ///
    /// # Errors
    /// [`TillError::NoSuchPartner`]; [`TillError::Store`] when files fail or nothing was settled
    /// in that place.
    pub fn settlement(&mut self, place: Place) -> Result<SettlementPaper, TillError> {
        let entry = self.entry(place)?;
        let operator = self.name_of(entry.operator)?;
        let Fact::PartnerSettled(settlement) = entry.fact else {
            return Err(contradiction("a settlement's place holds another entry"));
        };
        let partner = self.store.partner(settlement.partner)?.ok_or(TillError::NoSuchPartner)?;
        Ok(SettlementPaper {
            establishment: self.store.establishment_at(place)?,
            partner,
            settlement,
            at: entry.at,
            operator,
            program: entry.program,
        })
    }

    /// The open day's sums as a paper, without recording a reading.
    ///
    /// # Errors
    /// [`TillError::DayNotOpen`]; [`TillError::Store`] when a view can't be read.
    pub fn reading_now(&self, at: Moment, program: &str) -> Result<ReadingPaper, TillError> {
        let open = self.open_day().ok_or(TillError::DayNotOpen)?;
        Ok(ReadingPaper {
            establishment: self.ledger().establishment.clone(),
            till: self.store.till(),
            day: open.day,
            at,
            operator: None,
            program: program.to_owned(),
            totals: open.totals.clone(),
            families: family_names(self.catalog()),
            partners: self.partner_names()?,
        })
    }

    /// The entry of a place.
    ///
    /// # Errors
    /// [`TillError::Store`] when it can't be read or is not there.
    pub fn entry(&self, place: Place) -> Result<Entry, TillError> {
        self.store.entry_at(place)?.ok_or_else(|| contradiction("a view names a missing entry"))
    }

    fn seal(&self, place: Place) -> Result<Seal, TillError> {
        let sealed = self.store.sealed_at(place)?;
        let sealed = sealed.ok_or_else(|| contradiction("a view names a missing entry"))?;
        let key = self.store.key_of(place.epoch)?;
        Ok(Seal {
            epoch: place.epoch,
            seq: place.seq,
            hash: sealed.hash,
            extract: sealed.signature.as_ref().map(extract),
            fingerprint: key.map(|key| key.fingerprint().to_string()),
        })
    }

    fn partner_names(&self) -> Result<Vec<(PartnerId, Label)>, TillError> {
        let partners = self.store.partners()?;
        let named = |partner: Partner| Some((partner.id, partner.name?));
        Ok(partners.into_iter().filter_map(named).collect())
    }

    fn name_of(&mut self, operator: Option<OperatorId>) -> Result<Option<Label>, TillError> {
        let Some(operator) = operator else {
            return Ok(None);
        };
        let known = self.operators()?;
        Ok(known.into_iter().find(|(id, _)| *id == operator).map(|(_, name)| name))
    }
}

/// Characters 3, 7, 13 and 19 of a signature in base64url, as certified tills print them.
fn extract(signature: &Signature) -> String {
    use base64::Engine;
    let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(signature);
    [3, 7, 13, 19].iter().filter_map(|place| text.chars().nth(place - 1)).collect()
}

fn family_names(catalog: &Catalog) -> Vec<(FamilyId, Label)> {
    catalog.families().into_iter().map(|family| (family.id, family.name.clone())).collect()
}

fn contradiction(what: &'static str) -> TillError {
    TillError::Store(StoreError::Contradiction(what))
}
