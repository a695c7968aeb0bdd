//! The bread deposit at the desk.

use chrono::Weekday;
use comptoir_hardware::slip::Slip;

use super::Desk;
use crate::domain::bread::{
    Baker, BreadFact, BreadPaper, Delivery, Evening, LeftOvers, Order, StandingOrder,
};
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::forecast::Service;
use crate::domain::id::{CustomerId, PartnerId, ProductId, ReservationId, StandingOrderId};
use crate::domain::money::Cents;
use crate::domain::partner::Partner;
use crate::journal::entry::Entry;
use crate::slips::{self, BreadOrderPaper, KeptPaper, StatementPaper};
use crate::store::StoreError;
use crate::till::bread::StatementSheet;
use crate::till::bread::board::{Board, OrderSheet};
use crate::till::{Sold, TillError};

impl Desk {
    /// A baker's bread of today; the first baker's where none is named.
    ///
    /// # Errors
    /// As [`crate::till::Till::bread_board`].
    pub fn bread_board(&mut self, baker: Option<PartnerId>) -> Result<Board, TillError> {
        let today = BusinessDay::of(self.now());
        self.till.bread_board(today, baker)
    }

    /// What to order of a baker for the next day on which he bakes.
    ///
    /// # Errors
    /// As [`crate::till::Till::bread_order_sheet`].
    pub fn bread_order_sheet(
        &mut self,
        baker: PartnerId,
        service: Option<Service>,
        like: Option<Weekday>,
    ) -> Result<OrderSheet, TillError> {
        self.till.bread_order_sheet(baker, self.now(), service, like)
    }

    /// What a baker is owed from one day to another.
    ///
    /// # Errors
    /// As [`crate::till::Till::baker_statement`].
    pub fn baker_statement(
        &mut self,
        baker: PartnerId,
        from: BusinessDay,
        until: BusinessDay,
    ) -> Result<StatementSheet, TillError> {
        self.till.baker_statement(baker, from, until)
    }

    /// An identifier for a new standing order.
    pub fn new_standing_order(&mut self) -> StandingOrderId {
        StandingOrderId::new(self.equipment.ids.next())
    }

    /// Sets a baker up or changes the terms and whose the breads are.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_baker`].
    pub fn set_baker(
        &mut self,
        partner: Partner,
        terms: Baker,
        breads: &[(ProductId, Option<Cents>)],
    ) -> Result<(), TillError> {
        self.till.set_baker(self.act(), partner, terms, breads)?;
        self.catalog = std::sync::Arc::new(self.till.catalog().clone());
        self.partners = self.till.partners()?.into();
        self.after_commit(false)
    }

    /// Says from when on bread is cheaper in the evening, or that it is not.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_evening`].
    pub fn set_evening(&mut self, evening: Option<Evening>) -> Result<(), TillError> {
        self.till.set_evening(self.act(), evening)?;
        self.after_commit(false)
    }

    /// Writes a standing order, new or changed.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_standing`].
    pub fn set_standing(&mut self, order: StandingOrder) -> Result<(), TillError> {
        self.till.set_standing(self.act(), order)?;
        self.after_commit(false)
    }

    /// Keeps bread for someone on a day.
    ///
    /// # Errors
    /// As [`crate::till::Till::reserve_bread`].
    pub fn reserve_bread(
        &mut self,
        day: BusinessDay,
        customer: CustomerId,
        wanted: &[(ProductId, u32)],
    ) -> Result<Vec<ReservationId>, TillError> {
        let act = self.act();
        let ids = self.equipment.ids.as_mut();
        let made = self.till.reserve_bread(act, ids, day, customer, wanted)?;
        self.after_commit(false)?;
        Ok(made)
    }

    /// Puts kept bread that was not fetched back on the shelf.
    ///
    /// # Errors
    /// As [`crate::till::Till::release_bread`].
    pub fn release_bread(&mut self, which: &[ReservationId]) -> Result<(), TillError> {
        self.till.release_bread(self.act(), which)?;
        self.after_commit(false)
    }

    /// Forgets bread that someone does not want any more.
    ///
    /// # Errors
    /// As [`crate::till::Till::cancel_bread`].
    pub fn cancel_bread(&mut self, which: &[ReservationId]) -> Result<(), TillError> {
        self.till.cancel_bread(self.act(), which)?;
        self.after_commit(false)
    }

    /// Hands kept bread over: what was paid ahead at no price, the rest on the account.
    ///
    /// # Errors
    /// As [`crate::till::Till::serve_kept`].
    pub fn serve_kept(&mut self, which: &[ReservationId]) -> Result<Sold, TillError> {
        let act = self.act();
        let sold = self.till.serve_kept(act, self.equipment.ids.as_mut(), which)?;
        self.after_commit(sold.closed_day.is_some())?;
        Ok(sold)
    }

    /// Writes that an order went to the baker; a slip is printed if it goes on one.
    ///
    /// # Errors
    /// As [`crate::till::Till::send_bread_order`].
    pub fn send_bread_order(&mut self, order: Order) -> Result<(), TillError> {
        let act = self.act();
        self.till.send_bread_order(act, self.equipment.ids.as_mut(), order)?;
        self.after_commit(false)
    }

    /// Writes what a baker brought.
    ///
    /// # Errors
    /// As [`crate::till::Till::count_bread_delivery`].
    pub fn count_bread_delivery(&mut self, delivery: Delivery) -> Result<(), TillError> {
        let act = self.act();
        self.till.count_bread_delivery(act, self.equipment.ids.as_mut(), delivery)?;
        self.after_commit(false)
    }

    /// Writes what became of the bread that was left over.
    ///
    /// # Errors
    /// As [`crate::till::Till::count_left_over`].
    pub fn count_left_over(&mut self, left: LeftOvers) -> Result<(), TillError> {
        self.till.count_left_over(self.act(), left)?;
        self.after_commit(false)
    }

    /// Someone says that none of a bread is left.
    ///
    /// # Errors
    /// As [`crate::till::Till::bread_sold_out`].
    pub fn bread_sold_out(&mut self, product: ProductId) -> Result<(), TillError> {
        self.till.bread_sold_out(self.act(), product)?;
        self.after_commit(false)
    }

    /// Writes the price signs of all bread as a PDF and says where.
    ///
    /// # Errors
    /// As [`crate::till::Till::write_bread_signs`].
    pub fn write_bread_signs(&mut self) -> Result<std::path::PathBuf, TillError> {
        self.till.write_bread_signs(&self.french)
    }

    /// Prints a paper of the bread deposit and gives it back for the screen.
    ///
    /// # Errors
    /// As [`crate::till::Till::ask_bread_paper`].
    pub fn print_bread_paper(&mut self, paper: BreadPaper) -> Result<Slip, TillError> {
        let place = self.till.ask_bread_paper(self.act(), paper)?;
        self.after_commit(false)?;
        self.slip_of(place)
    }

    /// The slip of an entry that asked for a paper of the bread deposit.
    pub(super) fn bread_slip(&mut self, entry: &Entry) -> Result<Slip, TillError> {
        let columns = self.equipment.outlet.columns();
        let Fact::Bread(BreadFact::PaperAsked(paper)) = &entry.fact else {
            let missing = "the entry asks for no paper of the bread";
            return Err(TillError::Store(StoreError::Contradiction(missing)));
        };
        let establishment = self.till.ledger().establishment.clone();
        match *paper {
            BreadPaper::Order { day, baker } => {
                let board = self.till.bread_board(day, Some(baker))?;
                let Some(sent) = board.order else {
                    let missing = "the order was not sent";
                    return Err(TillError::Store(StoreError::Contradiction(missing)));
                };
                let name = self.till.baker(baker)?.0.name().to_owned();
                let units = |product| {
                    let line = sent.order.lines.iter().find(|line| line.product == product);
                    line.map_or(0, |line| line.units())
                };
                let lines = board.lines.iter().map(|line| (line.name.clone(), units(line.product)));
                let lines = lines.filter(|(_, units)| *units > 0).collect();
                let paper = BreadOrderPaper { establishment, baker: name, day, at: sent.at, lines };
                Ok(slips::bread_order(&paper, &self.french, columns))
            }
            BreadPaper::Reservations { day } => {
                let mut rows = kept_rows(self.till.kept_bread(day)?);
                rows.extend(self.till.due_bread(day)?.into_iter().map(|due| slips::KeptRow {
                    name: due.name,
                    product: due.product,
                    units: due.units,
                    paid: false,
                }));
                let paper = KeptPaper::of(establishment, day, &rows);
                Ok(slips::kept_bread(&paper, &self.french, columns))
            }
            BreadPaper::Statement { baker, from, until } => {
                let sheet = self.till.baker_statement(baker, from, until)?;
                let paper = StatementPaper {
                    establishment,
                    baker: sheet.partner.name().to_owned(),
                    commission: sheet.partner.commission,
                    from,
                    until,
                    names: sheet.names,
                    parts: sheet.parts,
                };
                Ok(slips::baker_statement(&paper, &self.french, columns))
            }
        }
    }
}

/// What a list of kept bread needs of each: the name, what and how much, whether it is paid.
fn kept_rows(kept: Vec<crate::till::bread::board::Kept>) -> Vec<slips::KeptRow> {
    use crate::domain::bread::ReservationState;
    kept.into_iter()
        .filter(|kept| kept.row.state == ReservationState::Kept)
        .map(|kept| slips::KeptRow {
            name: kept.name,
            product: kept.product,
            units: kept.row.reservation.units,
            paid: kept.row.paid,
        })
        .collect()
}
