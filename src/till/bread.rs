//! What is done in the bread deposit.

pub mod board;
mod breads;
mod forecast;
mod serve;
mod signs;
mod statement;

pub use statement::StatementSheet;

use thiserror::Error;

use super::{Act, Till, TillError};
use crate::domain::bread::{
    Baker, BreadFact, BreadPaper, Delivery, Evening, LeftOvers, MAX_UNITS, Means, Order, Refused,
    Reservation, ReservationEvent, Sign, StandingOrder, StatementError,
};
use crate::domain::customer::AccountError;
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{CustomerId, Ids, PartnerId, ProductId, ReservationId};
use crate::domain::money::Cents;
use crate::domain::partner::Partner;
use crate::journal::entry::Place;
use crate::store::StoreError;

/// Why the bread deposit refused. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BreadError {
    /// There is no such reservation.
    #[error("there is no such reservation")]
    NoSuchReservation,
    /// There is no such baker.
    #[error("there is no such baker")]
    NoSuchBaker,
    /// A count or a rule that is out of range.
    #[error("a count is out of range")]
    Impossible,
    /// It is paid ahead: the ticket of the payment is undone first.
    #[error("the reservation is paid ahead")]
    PaidAhead,
    /// It was served, released or cancelled meanwhile.
    #[error("the reservation was settled already")]
    Settled(#[from] Refused),
    /// The statement can't be made.
    #[error("the statement can't be made")]
    Statement(#[from] StatementError),
    /// The price signs can't be made or written.
    #[error("the price signs can't be written")]
    Signs,
}

impl Till {
    /// Sets a baker up or changes the terms, and with them whose money these breads are: what is
    /// sold on commission is the baker's and out of the café's turnover. A cost without VAT, in
    /// cents, takes the place of the one known.
    ///
    /// # Errors
    /// [`BreadError::Impossible`] for terms out of range; [`TillError::Store`] when the journal
    /// can't be written.
    pub fn set_baker(
        &mut self,
        act: Act,
        partner: Partner,
        terms: Baker,
        breads: &[(ProductId, Option<Cents>)],
    ) -> Result<(), TillError> {
        let commission = partner.commission <= Partner::MAX_COMMISSION;
        let business = partner.is_named() && !partner.role.is_person();
        if !terms.is_possible() || !commission || !business || terms.partner != partner.id {
            return Err(BreadError::Impossible.into());
        }
        let products = self.breads_under(&partner, breads)?;
        let mut facts = vec![Fact::PartnerSet(partner), Fact::Bread(BreadFact::BakerSet(terms))];
        facts.extend(products.into_iter().map(Fact::ProductSet));
        self.store.append(act.at, act.by, facts)?;
        Ok(())
    }

    /// Says from when on bread is cheaper in the evening, or that it is not.
    ///
    /// # Errors
    /// [`BreadError::Impossible`] beyond the whole price; [`TillError::Store`] when the journal
    /// can't be written.
    pub fn set_evening(&mut self, act: Act, evening: Option<Evening>) -> Result<(), TillError> {
        if evening.is_some_and(|evening| evening.reduction > 10_000) {
            return Err(BreadError::Impossible.into());
        }
        self.write_bread(act, vec![BreadFact::EveningSet(evening)])
    }

    /// Writes a standing order, new or changed. What is reserved already stays as it is.
    ///
    /// # Errors
    /// [`BreadError::Impossible`] for none at all or too many; [`TillError::Account`] for a closed
    /// account; [`TillError::Store`] when the journal can't be written.
    pub fn set_standing(&mut self, act: Act, order: StandingOrder) -> Result<(), TillError> {
        let possible = (1..=MAX_UNITS).contains(&order.units)
            && order.pauses.len() <= StandingOrder::MAX_PAUSES;
        if !possible {
            return Err(BreadError::Impossible.into());
        }
        if self.has_closed_account(order.customer)? {
            return Err(AccountError::Closed.into());
        }
        self.write_bread(act, vec![BreadFact::StandingSet(order)])
    }

    /// Keeps bread for someone on a day.
    ///
    /// # Errors
    /// [`BreadError::Impossible`] for none at all or too many; [`TillError::Account`] for a closed
    /// account; [`TillError::Store`] when the journal can't be written.
    pub fn reserve_bread(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        day: BusinessDay,
        customer: CustomerId,
        wanted: &[(ProductId, u32)],
    ) -> Result<Vec<ReservationId>, TillError> {
        if self.has_closed_account(customer)? {
            return Err(AccountError::Closed.into());
        }
        let mut facts = Vec::new();
        let mut made = Vec::new();
        for (product, units) in wanted {
            if !(1..=MAX_UNITS).contains(units) {
                return Err(BreadError::Impossible.into());
            }
            let id = ReservationId::new(ids.next());
            made.push(id);
            facts.push(BreadFact::Reserved(Reservation {
                id,
                day,
                customer,
                product: *product,
                units: *units,
                standing: None,
            }));
        }
        self.write_bread(act, facts)?;
        Ok(made)
    }

    /// Puts kept bread that was not fetched back on the shelf.
    ///
    /// # Errors
    /// [`BreadError`] when one is not kept any more; [`TillError::Store`] when files fail.
    pub fn release_bread(&mut self, act: Act, which: &[ReservationId]) -> Result<(), TillError> {
        self.settle_kept(act, which, ReservationEvent::Release)
    }

    /// Forgets bread that someone does not want any more.
    ///
    /// # Errors
    /// [`BreadError`] when one was served, cancelled or is paid ahead; [`TillError::Store`] when
    /// files fail.
    pub fn cancel_bread(&mut self, act: Act, which: &[ReservationId]) -> Result<(), TillError> {
        self.settle_kept(act, which, ReservationEvent::Cancel)
    }

    fn settle_kept(
        &mut self,
        act: Act,
        which: &[ReservationId],
        event: ReservationEvent,
    ) -> Result<(), TillError> {
        let mut facts = Vec::new();
        for reservation in which.iter().copied() {
            let row = self.store.reservation(reservation)?;
            let row = row.ok_or(BreadError::NoSuchReservation)?;
            row.state.after(event).map_err(BreadError::Settled)?;
            if row.paid && event == ReservationEvent::Cancel {
                return Err(BreadError::PaidAhead.into());
            }
            facts.push(match event {
                ReservationEvent::Release => BreadFact::Released { reservation },
                _ => BreadFact::Cancelled { reservation },
            });
        }
        self.write_bread(act, facts)
    }

    /// Writes that an order went to the baker, makes the day's reservations of standing orders, and
    /// asks for the slip if it goes on one. Sent again, it takes the place of the former.
    ///
    /// # Errors
    /// [`BreadError::Impossible`] for a count out of range; [`TillError::Store`] when files fail.
    pub fn send_bread_order(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        order: Order,
    ) -> Result<(), TillError> {
        if order.lines.iter().any(|line| line.units() > MAX_UNITS) {
            return Err(BreadError::Impossible.into());
        }
        let mut facts = self.standing_reservations(ids, order.day, order.baker)?;
        let paper = BreadPaper::Order { day: order.day, baker: order.baker };
        let slip = order.means == Means::Slip;
        facts.push(BreadFact::Ordered(order));
        if slip {
            facts.push(BreadFact::PaperAsked(paper));
        }
        self.write_bread(act, facts)
    }

    /// Writes what a baker brought, and makes the day's reservations of standing orders that no
    /// order has made. Counted again, it takes the place of the former count.
    ///
    /// # Errors
    /// [`BreadError::Impossible`] for a count out of range; [`TillError::Store`] when files fail.
    pub fn count_bread_delivery(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        delivery: Delivery,
    ) -> Result<(), TillError> {
        if delivery.lines.iter().any(|line| line.delivered > MAX_UNITS) {
            return Err(BreadError::Impossible.into());
        }
        let mut facts = self.standing_reservations(ids, delivery.day, delivery.baker)?;
        facts.push(BreadFact::Delivered(delivery));
        self.write_bread(act, facts)
    }

    /// Writes what became of the bread that was left over.
    ///
    /// # Errors
    /// [`BreadError::Impossible`] for a count out of range; [`TillError::Store`] when files fail.
    pub fn count_left_over(&mut self, act: Act, left: LeftOvers) -> Result<(), TillError> {
        if left.lines.iter().any(|(_, left)| !left.is_possible()) {
            return Err(BreadError::Impossible.into());
        }
        self.write_bread(act, vec![BreadFact::LeftOver(left)])
    }

    /// Someone says that none of a bread is left.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn bread_sold_out(&mut self, act: Act, product: ProductId) -> Result<(), TillError> {
        let day = BusinessDay::of(act.at);
        self.write_bread(act, vec![BreadFact::SoldOut { day, product }])
    }

    /// Asks for a paper and says where it was asked for.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn ask_bread_paper(&mut self, act: Act, paper: BreadPaper) -> Result<Place, TillError> {
        let fact = Fact::Bread(BreadFact::PaperAsked(paper));
        let entries = self.store.append(act.at, act.by, vec![fact])?;
        let missing = StoreError::Contradiction("the paper is not among what was written");
        Ok(entries.last().ok_or(missing)?.place)
    }

    /// The price signs of every baker's bread, in the order of the catalogue.
    ///
    /// # Errors
    /// [`TillError::Store`] when a view can't be read.
    pub fn bread_signs(&self) -> Result<Vec<Sign>, TillError> {
        let mut products = Vec::new();
        for (partner, _) in self.bakers()? {
            products.extend(self.named_breads(partner.id)?);
        }
        let catalog = self.catalog();
        Ok(products.iter().filter_map(|(id, _)| catalog.product(*id)).map(Sign::of).collect())
    }

    /// The reservations that standing orders ask for on a day and that are not made yet.
    fn standing_reservations(
        &self,
        ids: &mut dyn Ids,
        day: BusinessDay,
        baker: PartnerId,
    ) -> Result<Vec<BreadFact>, TillError> {
        let breads = self.breads_of(baker)?;
        let due = self.standing_due(day)?.into_iter();
        Ok(due
            .filter(|order| breads.contains(&order.product))
            .map(|order| {
                BreadFact::Reserved(Reservation {
                    id: ReservationId::new(ids.next()),
                    day,
                    customer: order.customer,
                    product: order.product,
                    units: order.units,
                    standing: Some(order.id),
                })
            })
            .collect())
    }

    fn write_bread(&mut self, act: Act, facts: Vec<BreadFact>) -> Result<(), TillError> {
        if !facts.is_empty() {
            let facts = facts.into_iter().map(Fact::Bread).collect();
            self.store.append(act.at, act.by, facts)?;
        }
        Ok(())
    }

    /// What ends with someone's account: standing orders from `today` on, and bread that is kept.
    pub(super) fn bread_of_leaving(
        &self,
        customer: CustomerId,
        today: BusinessDay,
    ) -> Result<Vec<Fact>, TillError> {
        let orders = self.store.standing_orders()?.into_iter();
        let orders = orders.filter(|order| order.customer == customer && !order.has_ended(today));
        let mut facts: Vec<_> =
            orders.map(|order| BreadFact::StandingSet(order.ended(today))).collect();
        let kept = self.store.reservations_of(customer, today)?.into_iter();
        facts.extend(kept.map(|reservation| BreadFact::Cancelled { reservation }));
        Ok(facts.into_iter().map(Fact::Bread).collect())
    }
}
