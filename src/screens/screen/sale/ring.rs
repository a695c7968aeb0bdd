//! Ringing up a product with its deposit, or what another screen has chosen: a reservation, a
//! debt paid off, goods of an account.

use super::{Remark, Sale};
use crate::domain::catalog::{Mode, Product};
use crate::domain::id::ProductId;
use crate::domain::money::Cents;
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::ticket::TicketError;
use crate::domain::ticket::basket::Wanted;
use crate::domain::ticket::purpose::Purpose;
use crate::screens::Refusal;
use crate::screens::bridge::Bridge;
use crate::screens::errand::{RingUp, RungUp};
use crate::screens::scene::Scene;

impl Sale {
    /// Rings up what another screen has chosen, on the ticket that is open.
    pub fn ring_up(&mut self, wanted: RingUp, scene: &Scene<'_>, bridge: &Bridge) {
        if self.basket.is_none() || self.under_way {
            // The basket is on its way from the till: the wish waits for it.
            self.wanted = Some(wanted);
            return;
        }
        // A part that a card has paid must not be forgotten: nothing is rung up beside it.
        let begun = self.pay.as_ref().is_some_and(|pay| !pay.is_untouched());
        if begun && !wanted.lines.is_empty() {
            self.problem = Some(Refusal::Paying);
            return;
        }
        // Whoever chose a name for a payment goes on paying.
        let pay = self.pay.take().filter(|_| wanted.lines.is_empty());
        self.leave();
        self.pay = pay;
        if let (Some(basket), Some(customer)) = (&mut self.basket, wanted.customer) {
            basket.set_customer(Some(customer));
            self.customer = None;
        }
        for line in &wanted.lines {
            self.ring(line, scene);
        }
        if let Some(product) = wanted.ask.and_then(|id| scene.situation.catalog.product(id)) {
            self.product(product, scene);
        }
        self.keep_draft(bridge);
    }

    /// What was weighed or priced goes on the ticket.
    pub(super) fn entry_done(&mut self, scene: &Scene<'_>) {
        let Some(entry) = &self.entry else {
            return;
        };
        let Some((quantity, price)) = entry.value() else {
            return;
        };
        let product = scene.situation.catalog.product(entry.product);
        self.entry = None;
        if let Some(product) = product {
            self.add(product, quantity, price, scene);
        }
    }

    /// A product goes on the ticket, and its deposit with it.
    pub(super) fn add(
        &mut self,
        product: &Product,
        quantity: Quantity,
        price: Cents,
        scene: &Scene<'_>,
    ) {
        let usual = scene.situation.catalog.family(product.family).map(|family| family.usual_mode);
        let mode = self.mode.or(usual).unwrap_or(Mode::OnSite);
        let Some(basket) = &mut self.basket else {
            return;
        };
        let deposit = product.supply.deposit.filter(|_| product.unit == Unit::Piece);
        let added = match deposit.and_then(|id| scene.situation.catalog.product(id)) {
            Some(deposit) if quantity.thousandths() > 0 => {
                basket.add_with_deposit((product, deposit), quantity, price, mode)
            }
            _ => basket.add_wanted(Wanted {
                product,
                quantity,
                unit_price: price,
                mode,
                purpose: Purpose::of_product(product),
                reservation: None,
            }),
        };
        let line = added.as_ref().ok().copied();
        self.rung(added);
        if let Some(line) = line {
            self.ask_about(product, line, scene);
        }
    }

    /// What was rung up is the chosen line.
    pub(super) fn rung(&mut self, added: Result<usize, TicketError>) {
        match added {
            Ok(line) => {
                self.chosen = Some(line);
                self.problem = None;
                self.asking = None;
            }
            Err(error) => self.remark = Some(Remark::Refused(error)),
        }
    }

    /// A deposit comes back and is paid out.
    pub(super) fn back(&mut self, deposit: ProductId, scene: &Scene<'_>) {
        (self.find, self.whom) = (None, false);
        if let Some(deposit) = scene.situation.catalog.product(deposit) {
            self.add(deposit, Quantity::ONE.negated(), deposit.price, scene);
        }
    }

    pub(super) fn ring(&mut self, line: &RungUp, scene: &Scene<'_>) {
        let catalog = &scene.situation.catalog;
        let (Some(basket), Some(product)) = (&mut self.basket, catalog.product(line.product))
        else {
            return;
        };
        let usual = catalog.family(product.family).map(|family| family.usual_mode);
        let plain = line.purpose == Purpose::Plain && line.reservation.is_none();
        let deposit = product.supply.deposit.and_then(|id| catalog.product(id));
        if let Some(deposit) = deposit.filter(|_| plain && line.quantity.thousandths() > 0) {
            let mode = self.mode.or(usual).unwrap_or(Mode::OnSite);
            let price = line.price.unwrap_or(product.price);
            let added = basket.add_with_deposit((product, deposit), line.quantity, price, mode);
            self.rung(added);
            return;
        }
        let rung = basket.add_wanted(Wanted {
            product,
            quantity: line.quantity,
            unit_price: line.price.unwrap_or(product.price),
            mode: self.mode.or(usual).unwrap_or(Mode::OnSite),
            purpose: line.purpose,
            reservation: line.reservation,
        });
        match rung {
            Ok(rank) => self.chosen = Some(rank),
            Err(error) => self.remark = Some(Remark::Refused(error)),
        }
    }
}
