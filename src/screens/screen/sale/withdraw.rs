//! Cash handed out for a bank or the post: the amount, and the drawer opens.

use super::{Action, Entry, Sale, pay};
use crate::domain::catalog::{Nature, Product};
use crate::domain::money::Cents;
use crate::domain::payment::Payment;
use crate::domain::ticket::purpose::Purpose;
use crate::screens::bridge::Bridge;
use crate::screens::errand::RungUp;
use crate::screens::scene::Scene;

/// Asks how much cash is handed out, if its bank still lets it be.
pub(super) fn entry(product: &Product, scene: &Scene<'_>) -> Option<Entry> {
    let partners = scene.situation.partners.iter();
    let mut known = partners.filter(|partner| Some(partner.id) == product.supply.partner);
    let limits = known.next()?.withdrawals?;
    Some(Entry::handing_out(product, limits))
}

impl Sale {
    /// Hands the cash out at once where nothing else is rung up; else it stands on the ticket.
    pub(super) fn hand_out(&mut self, scene: &Scene<'_>, bridge: &Bridge) -> Action {
        let Some((product, (quantity, price))) =
            self.entry.as_ref().and_then(|entry| Some((entry.product, entry.value()?)))
        else {
            return Action::None;
        };
        self.entry = None;
        let alone = self.due().is_none();
        let (price, purpose, reservation) = (Some(price), Purpose::Withdrawal, None);
        self.ring(&RungUp { product, quantity, price, purpose, reservation }, scene);
        self.problem = None;
        self.keep_draft(bridge);
        if alone { self.settle(Vec::new(), bridge) } else { Action::None }
    }

    /// What besides money may pay the ticket.
    pub(super) fn account(&self, scene: &Scene<'_>) -> pay::Account {
        let lines = self.basket.as_ref().map_or(&[][..], |basket| basket.lines());
        let own = lines.iter().filter(|line| line.nature == Nature::Own);
        let purchase = Cents::sum(own.filter_map(|line| line.gross().ok())).unwrap_or(Cents::ZERO);
        let for_account = lines.iter().any(|line| line.nature == Nature::Account);
        let customer = self.customer.as_ref().filter(|_| !for_account);
        let named = self.basket.as_ref().is_some_and(|basket| basket.customer().is_some());
        pay::Account {
            nobody: !named && !for_account,
            prepaid: customer.map(|customer| customer.standing.prepaid),
            cashback: purchase >= Payment::CASHBACK_PURCHASE && scene.situation.open_day.is_some(),
        }
    }
}
