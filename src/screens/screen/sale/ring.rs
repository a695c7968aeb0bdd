//! Ringing up what another screen has chosen: a reservation, a debt paid off, goods of an account.

use super::{Remark, Sale};
use crate::domain::catalog::Mode;
use crate::domain::ticket::basket::Wanted;
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
        self.leave();
        if let (Some(basket), Some(customer)) = (&mut self.basket, wanted.customer) {
            basket.set_customer(Some(customer));
        }
        for line in &wanted.lines {
            self.ring(line, scene);
        }
        self.keep_draft(bridge);
    }

    fn ring(&mut self, line: &RungUp, scene: &Scene<'_>) {
        let catalog = &scene.situation.catalog;
        let (Some(basket), Some(product)) = (&mut self.basket, catalog.product(line.product))
        else {
            return;
        };
        let usual = catalog.family(product.family).map(|family| family.usual_mode);
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
