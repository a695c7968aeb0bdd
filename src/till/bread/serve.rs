//! Handing kept bread over.

use std::collections::BTreeSet;

use super::BreadError;
use crate::domain::bread::ReservationEvent;
use crate::domain::catalog::Mode;
use crate::domain::id::{Ids, ReservationId, TicketId};
use crate::domain::money::Cents;
use crate::domain::payment::{Method, Offer};
use crate::domain::quantity::Quantity;
use crate::domain::ticket::TicketError;
use crate::domain::ticket::basket::{Basket, Wanted};
use crate::domain::ticket::purpose::Purpose;
use crate::till::{Act, Sold, Till, TillError};

impl Till {
    /// Hands kept bread of one customer over: what was paid ahead at no price, the rest on the
    /// customer's account.
    ///
    /// # Errors
    /// [`BreadError`] when one is not kept any more; as [`Till::pay`] otherwise.
    pub fn serve_kept(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        which: &[ReservationId],
    ) -> Result<Sold, TillError> {
        let mut basket = Basket::new(TicketId::new(ids.next()));
        for id in which.iter().copied() {
            let row = self.store.reservation(id)?.ok_or(BreadError::NoSuchReservation)?;
            let product = self.catalog().product(row.reservation.product);
            let product = product.ok_or(BreadError::NoSuchReservation)?;
            if basket.customer().is_some_and(|customer| customer != row.reservation.customer) {
                return Err(TillError::Ticket(TicketError::NoCustomer));
            }
            basket.set_customer(Some(row.reservation.customer));
            let quantity = Quantity::pieces(i64::from(row.reservation.units));
            let (unit_price, purpose) = match row.paid {
                true => (Cents::ZERO, Purpose::AheadServed),
                false => (product.price, Purpose::Plain),
            };
            basket
                .add_wanted(Wanted {
                    product,
                    quantity: quantity.map_err(|_| BreadError::Impossible)?,
                    unit_price,
                    mode: Mode::Takeaway,
                    purpose,
                    reservation: Some(id),
                })
                .map_err(TillError::Ticket)?;
        }
        let due = basket.total()?;
        let on_account = Offer { method: Method::Debt, amount: due };
        let offers = if due.is_zero() { Vec::new() } else { vec![on_account] };
        self.pay(act, &basket, &offers)
    }

    /// Kept bread is handed over once: a basket that waited may ask for it a second time.
    pub(in super::super) fn check_kept_bread(&self, basket: &Basket) -> Result<(), TillError> {
        let mut seen = BTreeSet::new();
        for line in basket.lines() {
            let Some(id) = line.reservation else {
                continue;
            };
            let Some(row) = self.store.reservation(id)? else {
                continue;
            };
            let asked = &row.reservation;
            let whole = line.quantity.thousandths() == i64::from(asked.units) * 1_000;
            let same = line.product == asked.product && basket.customer() == Some(asked.customer);
            if !seen.insert(id) || !whole || !same {
                return Err(BreadError::Impossible.into());
            }
            if line.purpose.hands_over() || line.purpose == Purpose::Ahead {
                row.state.after(ReservationEvent::Serve).map_err(BreadError::Settled)?;
            }
            if line.purpose == Purpose::Ahead && row.paid {
                return Err(BreadError::Impossible.into());
            }
        }
        Ok(())
    }
}
