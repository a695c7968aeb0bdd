//! Deposits: a bottle's is sold with the bottle and goes where it goes, and comes back alone.

use super::super::super::catalog::{Mode, Product};
use super::super::super::id::ProductId;
use super::super::super::money::{AmountError, Cents};
use super::super::super::quantity::Quantity;
use super::super::TicketError;
use super::Basket;

impl Basket {
    /// Rings up as [`Basket::add`] does, with the deposit of each piece on a line of its own
    /// below. The deposit follows when pieces are added or taken off; taken off by itself, it
    /// stays off.
    ///
    /// # Errors
    /// As [`Basket::add`]; neither is rung up then.
    pub fn add_with_deposit(
        &mut self,
        (product, deposit): (&Product, &Product),
        quantity: Quantity,
        unit_price: Cents,
        mode: Mode,
    ) -> Result<usize, TicketError> {
        let before = self.lines.clone();
        let added = self.add(product, quantity, unit_price, mode)?;
        if let Err(error) = self.add_follower(added, deposit, quantity) {
            self.lines = before;
            return Err(error);
        }
        Ok(added)
    }

    fn add_follower(
        &mut self,
        leader: usize,
        deposit: &Product,
        quantity: Quantity,
    ) -> Result<(), TicketError> {
        let (product, mode) = (self.lines[leader].product, self.lines[leader].mode);
        let follows = |line: &super::BasketLine| {
            line.follows == Some(product)
                && line.product == deposit.id
                && line.unit_price == deposit.price
        };
        if let Some(rank) = self.lines.iter().position(follows) {
            let sum = self.lines[rank].quantity.plus(quantity).ok_or(AmountError::Overflow)?;
            return self.replace_quantity(rank, sum);
        }
        // Alone it joins no other line: it belongs to these goods.
        let rank = self.push(deposit, quantity, deposit.price, mode)?;
        let mut line = self.lines.remove(rank);
        line.follows = Some(product);
        self.lines.insert(leader + 1, line);
        Ok(())
    }

    /// The deposit of `product` changes by so many thousandths, where it has one on the ticket.
    pub(super) fn follow(&mut self, product: ProductId, change: i64) -> Result<(), TicketError> {
        let follows = |line: &super::BasketLine| line.follows == Some(product);
        let Some(rank) = self.lines.iter().position(follows) else {
            return Ok(());
        };
        match Quantity::from_thousandths(self.lines[rank].quantity.thousandths() + change) {
            Ok(left) if left.thousandths() > 0 => self.change_quantity(rank, left),
            _ => self.take_off(rank),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::catalog::{Nature, VatPair};
    use crate::domain::day::BusinessDay;
    use crate::domain::id::{FamilyId, TicketId};
    use crate::domain::payment::{Method, Offer};
    use crate::domain::quantity::Unit;
    use crate::domain::text::Label;
    use crate::domain::ticket::Ticket;
    use crate::domain::vat::VatRate;

    fn product(number: u128, cents: i64, nature: Nature) -> Product {
        let rate = VatRate::new(if nature == Nature::Own { 2_000 } else { 0 }).expect("a rate");
        Product {
            id: ProductId::new(Uuid::from_u128(number)),
            family: FamilyId::new(Uuid::from_u128(1)),
            sku: None,
            name: Label::new(&format!("Produit {number}")).expect("a name"),
            price: Cents::new(cents),
            free_price: false,
            vat: VatPair { on_site: rate, takeaway: rate },
            unit: Unit::Piece,
            barcode: None,
            nature,
            favourite: None,
            rank: 0,
            tags: Vec::new(),
            supply: Default::default(),
        }
    }

    fn beer() -> (Product, Product) {
        (product(1, 420, Nature::Own), product(2, 20, Nature::Deposit))
    }

    fn pieces(count: i64) -> Quantity {
        Quantity::pieces(count).expect("pieces")
    }

    fn basket() -> Basket {
        Basket::new(TicketId::new(Uuid::from_u128(7)))
    }

    fn counts(basket: &Basket) -> Vec<(i64, i64)> {
        let count = |line: &super::super::BasketLine| {
            (line.unit_price.get(), line.quantity.thousandths() / 1_000)
        };
        basket.lines().iter().map(count).collect()
    }

    #[test]
    fn the_deposit_goes_where_its_bottle_goes() {
        let (beer, deposit) = beer();
        let mut basket = basket();
        let add = |basket: &mut Basket, count| {
            let both = (&beer, &deposit);
            basket.add_with_deposit(both, pieces(count), beer.price, Mode::Takeaway).expect("added")
        };
        assert_eq!(add(&mut basket, 2), 0);
        assert_eq!(add(&mut basket, 1), 0);
        assert_eq!(counts(&basket), [(420, 3), (20, 3)]);
        basket.set_quantity(0, pieces(2)).expect("one less");
        assert_eq!(counts(&basket), [(420, 2), (20, 2)]);
        basket.remove(1).expect("a bottle of one's own");
        basket.set_quantity(0, pieces(5)).expect("more");
        assert_eq!(counts(&basket), [(420, 5)], "taken off it stays off");
        add(&mut basket, 1);
        assert_eq!(counts(&basket), [(420, 6), (20, 1)]);
        basket.remove(0).expect("all");
        assert!(basket.lines().is_empty());
        assert_eq!(basket.removals().len(), 5, "each is on record");
    }

    #[test]
    fn an_exchange_of_empty_bottles_costs_the_drink_alone() {
        let (beer, deposit) = beer();
        let mut basket = basket();
        let both = (&beer, &deposit);
        basket.add_with_deposit(both, pieces(6), beer.price, Mode::Takeaway).expect("added");
        for _ in 0..6 {
            let back = pieces(1).negated();
            basket.add(&deposit, back, deposit.price, Mode::Takeaway).expect("back");
        }
        assert_eq!(counts(&basket), [(420, 6), (20, 6), (20, -6)]);
        assert_eq!(basket.total(), Ok(Cents::new(6 * 420)));
    }

    proptest! {
        #[test]
        fn what_is_sold_and_returned_sums_to_no_deposit(
            steps in prop::collection::vec((1_i64..5, any::<bool>()), 1..20),
        ) {
            let (beer, deposit) = beer();
            let mut basket = basket();
            for (count, at_once) in &steps {
                let both = (&beer, &deposit);
                let mode = Mode::Takeaway;
                basket.add_with_deposit(both, pieces(*count), beer.price, mode).expect("added");
                let (times, each) = if *at_once { (1, *count) } else { (*count, 1) };
                for _ in 0..times {
                    let back = pieces(each).negated();
                    basket.add(&deposit, back, deposit.price, mode).expect("back");
                }
            }
            let sold: i64 = steps.iter().map(|(count, _)| count).sum();
            prop_assert_eq!(counts(&basket), vec![(420, sold), (20, sold), (20, -sold)]);
            let offer = Offer { method: Method::Card, amount: basket.total().expect("a total") };
            let day = BusinessDay::parse("2026-11-21").expect("a day");
            let ticket = Ticket::sale(&basket, &[offer], day, false).expect("paid");
            let deposits = ticket.lines.iter().filter(|line| line.nature == Nature::Deposit);
            prop_assert_eq!(Cents::sum(deposits.map(|line| line.gross)), Ok(Cents::ZERO));
            prop_assert_eq!(ticket.turnover, ticket.total);
        }
    }
}
