//! Money that is not the café's: withdrawals, debts, accounts, what is owed to partners.

use crate::demo::customers::Wish;
use crate::demo::month::{Day, Teller};
use crate::demo::{DemoError, village};
use crate::domain::catalog::{Mode, Product};
use crate::domain::day::BusinessDay;
use crate::domain::id::{CustomerId, PartnerId};
use crate::domain::money::Cents;
use crate::domain::partner::{Means, Role};
use crate::domain::payment::{Method, Offer};
use crate::domain::quantity::Quantity;
use crate::domain::service::Service;
use crate::domain::ticket::basket::{Basket, Wanted};
use crate::domain::ticket::purpose::Purpose;
use crate::till::TillError;

impl Day<'_> {
    fn ring(
        &mut self,
        basket: &mut Basket,
        product: &Product,
        pieces: i64,
        unit_price: Cents,
        purpose: Purpose,
    ) -> Result<(), DemoError> {
        let quantity = Quantity::pieces(pieces).map_err(|_| DemoError::Missing)?;
        let (mode, reservation) = (Mode::OnSite, None);
        basket
            .add_wanted(Wanted { product, quantity, unit_price, mode, purpose, reservation })
            .map_err(TillError::Ticket)?;
        Ok(())
    }

    fn settle(
        &mut self,
        basket: &Basket,
        method: Method,
        teller: &mut dyn Teller,
    ) -> Result<(), DemoError> {
        let due = basket.total().map_err(TillError::Ticket)?;
        let offers =
            if due > Cents::ZERO { vec![Offer { method, amount: due }] } else { Vec::new() };
        let sold = self.desk.pay(basket, &offers)?;
        teller.sold(&sold);
        Ok(())
    }

    /// The partner that cash is handed out for.
    fn bank(&mut self) -> Result<Option<PartnerId>, DemoError> {
        let partners = self.desk.till().partners()?;
        Ok(partners.into_iter().find(|one| one.withdrawals.is_some()).map(|one| one.id))
    }

    pub(super) fn withdrawal(&mut self, teller: &mut dyn Teller) -> Result<(), DemoError> {
        let amount = Cents::new(self.chance.between(1, 3) * 2_000);
        // Nobody hands out what is not in the drawer.
        let open = self.desk.till().open_day().ok_or(TillError::DayNotOpen)?;
        let enough = open.expected_cash().map_err(TillError::Amount)? > amount;
        let (Some(bank), true) = (self.bank()?, enough) else {
            return Ok(());
        };
        let service = Service::Withdrawal(bank);
        let product = self.desk.service(service)?;
        let mut basket = self.desk.new_basket();
        self.ring(&mut basket, &product, -1, amount, service.purpose())?;
        self.settle(&basket, Method::Cash, teller)
    }

    /// Someone with an account of which this holds, by chance.
    fn someone(
        &mut self,
        holds: impl Fn(Cents, Cents) -> bool,
    ) -> Result<Option<(CustomerId, Cents)>, DemoError> {
        let mut found = Vec::new();
        for (_, customer) in village::members(self.desk)? {
            let standing = self.desk.customer(customer)?.standing;
            if holds(standing.debt, standing.prepaid) {
                found.push((customer, standing.debt));
            }
        }
        if found.is_empty() {
            return Ok(None);
        }
        let last = i64::try_from(found.len() - 1).unwrap_or(0);
        let chosen = usize::try_from(self.chance.between(0, last)).unwrap_or(0);
        Ok(Some(found[chosen]))
    }

    pub(super) fn debt_paid(&mut self, teller: &mut dyn Teller) -> Result<(), DemoError> {
        let Some((customer, debt)) = self.someone(|debt, _| debt > Cents::ZERO)? else {
            return Ok(());
        };
        let product = self.desk.service(Service::DebtPayment)?;
        let mut basket = self.desk.new_basket();
        basket.set_customer(Some(customer));
        self.ring(&mut basket, &product, 1, debt, Purpose::DebtSettled)?;
        self.settle(&basket, Method::Cash, teller)
    }

    pub(super) fn topped_up(&mut self, teller: &mut dyn Teller) -> Result<(), DemoError> {
        let Some((customer, _)) = self.someone(|_, prepaid| prepaid > Cents::ZERO)? else {
            return Ok(());
        };
        let product = self.desk.service(Service::TopUp)?;
        let mut basket = self.desk.new_basket();
        basket.set_customer(Some(customer));
        self.ring(&mut basket, &product, 1, Cents::new(2_000), Purpose::TopUp)?;
        self.settle(&basket, Method::Card, teller)
    }

    pub(super) fn cashback(&mut self, teller: &mut dyn Teller) -> Result<(), DemoError> {
        let mut basket = self.desk.new_basket();
        self.ring_up(&mut basket, &Wish { sku: "613", amount: 1 })?;
        self.ring_up(&mut basket, &Wish { sku: "611", amount: 1 })?;
        let cashback = Cents::new(2_000);
        basket.set_cashback(cashback);
        let due = basket.total().map_err(TillError::Ticket)?;
        let amount = due.plus(cashback).map_err(TillError::Amount)?;
        let sold = self.desk.pay(&basket, &[Offer { method: Method::Card, amount }])?;
        teller.sold(&sold);
        Ok(())
    }

    pub(super) fn suspended_served(&mut self, teller: &mut dyn Teller) -> Result<(), DemoError> {
        let waiting = self.desk.till().store().suspended()?;
        let Some((product, _)) = waiting.into_iter().find(|(_, left)| *left >= 1_000) else {
            return Ok(());
        };
        let product = self.desk.till().catalog().product(product).cloned();
        let product = product.ok_or(DemoError::Missing)?;
        let mut basket = self.desk.new_basket();
        self.ring(&mut basket, &product, 1, Cents::ZERO, Purpose::SuspendedServed)?;
        self.settle(&basket, Method::Cash, teller)
    }

    /// The partners of whom something was sold are paid; producers get their statement.
    pub(super) fn settled(&mut self, teller: &mut dyn Teller) -> Result<(), DemoError> {
        let until = BusinessDay::new(self.date);
        for account in self.desk.third_parties()? {
            if account.collected.is_zero() {
                continue;
            }
            let means = match account.partner.role {
                Role::Producer => Means::Cash,
                _ => Means::Transfer,
            };
            let (_, slip) = self.desk.settle_partner(account.partner.id, until, means)?;
            teller.printed(&slip);
        }
        Ok(())
    }
}
