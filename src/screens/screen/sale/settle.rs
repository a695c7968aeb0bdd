//! Paying the ticket, and what follows when it is on the disk.

use super::{Action, Done, Message, Paid, Pay, Sale, pay};
use crate::domain::customer::{AccountError, Allowance};
use crate::domain::money::Cents;
use crate::domain::payment::Offer;
use crate::screens::Refusal;
use crate::screens::bridge::Bridge;
use crate::screens::scene::Scene;

impl Sale {
    /// Pays the basket. Its identifier makes a second try the same sale.
    pub(super) fn settle(&mut self, offers: Vec<Offer>, bridge: &Bridge) -> Action {
        self.settle_with(offers, Cents::ZERO, Allowance::Usual, bridge)
    }

    /// Pays the basket, with cash handed out on top, or beyond the limit of a debt.
    fn settle_with(
        &mut self,
        offers: Vec<Offer>,
        cashback: Cents,
        allowance: Allowance,
        bridge: &Bridge,
    ) -> Action {
        let Some(basket) = self.basket.as_mut().filter(|basket| !basket.lines().is_empty()) else {
            return Action::None;
        };
        basket.set_cashback(cashback);
        let basket = basket.clone();
        self.tried.clone_from(&offers);
        self.under_way = true;
        self.problem = None;
        self.asking = None;
        let pay = bridge.ask(move |desk| {
            let sold = desk.pay_allowing(&basket, &offers, allowance)?;
            // The sale is on the disk, whether the account can be read again or not.
            let whose = sold.ticket.customer;
            let whose = whose.and_then(|customer| desk.account_of(customer).ok().flatten());
            Ok(Box::new(Paid { sold, whose, next: desk.new_basket() }))
        });
        Action::Run(pay.map(Message::Paid))
    }

    pub(super) fn on_pay(&mut self, message: pay::Message, bridge: &Bridge) -> Action {
        let Some(pay) = &mut self.pay else {
            return Action::None;
        };
        match pay.update(message) {
            pay::Action::None => Action::None,
            pay::Action::Back => {
                self.pay = None;
                self.problem = None;
                Action::None
            }
            pay::Action::Customers => Action::Customers,
            pay::Action::Settle { offers, cashback } => {
                self.settle_with(offers, cashback, Allowance::Usual, bridge)
            }
            pay::Action::Lift => {
                let offers = self.tried.clone();
                self.settle_with(offers, Cents::ZERO, Allowance::BeyondLimit, bridge)
            }
        }
    }

    pub(super) fn paid(
        &mut self,
        result: Result<Box<Paid>, Refusal>,
        scene: &Scene<'_>,
        bridge: &Bridge,
    ) -> Action {
        match result {
            Ok(paid) => {
                let lines = self.basket.as_ref().map(|basket| basket.lines().to_vec());
                self.closed_day = paid.sold.closed_day.or(self.closed_day);
                self.last = Some(Done::of(&paid.sold, paid.whose, lines.unwrap_or_default()));
                self.begin(paid.next);
                (self.page, self.tab, self.tabs) = (0, 0, 0);
                if scene.preferences.receipt_always { self.receipt(bridge) } else { Action::None }
            }
            Err(refusal) => {
                self.under_way = false;
                let over = matches!(refusal, Refusal::Account(AccountError::OverLimit { .. }));
                if let (true, None, Some(due)) = (over, &self.pay, self.due()) {
                    // The manager may lift the limit where a ticket is paid.
                    self.pay = Some(Pay::new(due, self.account(scene)));
                }
                self.problem = Some(refusal);
                Action::None
            }
        }
    }
}
