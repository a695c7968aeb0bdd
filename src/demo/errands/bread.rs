//! The bread of the day, from the baker's van to what is left over.

use std::collections::BTreeMap;

use crate::demo::DemoError;
use crate::demo::month::{Day, Teller};
use crate::demo::village;
use crate::domain::bread::{
    BreadPaper, Delivery, DeliveryLine, LeftOver, LeftOvers, Means, Order, OrderLine,
    ReservationState,
};
use crate::domain::catalog::Mode;
use crate::domain::day::BusinessDay;
use crate::domain::id::{CustomerId, PartnerId, ProductId, ReservationId};
use crate::domain::money::Cents;
use crate::domain::partner::Role;
use crate::domain::payment::{Method, Offer};
use crate::domain::quantity::Quantity;
use crate::domain::ticket::basket::Wanted;
use crate::domain::ticket::purpose::Purpose;
use crate::till::TillError;

/// What the first orders are, before any day is known: units by code.
const FIRST_ORDER: [(&str, u32); 7] =
    [("401", 24), ("402", 18), ("403", 5), ("404", 4), ("405", 22), ("406", 16), ("407", 2)];

impl Day<'_> {
    fn baker(&mut self) -> Result<PartnerId, DemoError> {
        village::partner_of(self.desk, Role::Baker)?.ok_or(DemoError::Missing)
    }

    fn day(&self) -> BusinessDay {
        BusinessDay::new(self.date)
    }

    /// Counts the bread in: what was ordered, and now and then a little less.
    pub(super) fn bread_comes(&mut self) -> Result<(), DemoError> {
        let baker = self.baker()?;
        let board = self.desk.bread_board(Some(baker))?;
        let ordered: BTreeMap<ProductId, u32> = match &board.order {
            Some(sent) => sent.order.lines.iter().map(|one| (one.product, one.units())).collect(),
            None => self.first_order()?,
        };
        let mut lines = Vec::new();
        for (product, ordered) in ordered {
            let missing = if self.chance.happens(6) { self.chance.between(1, 2) } else { 0 };
            let delivered = ordered.saturating_sub(u32::try_from(missing).unwrap_or(0));
            let cost = self.desk.till().catalog().product(product);
            let cost = cost.and_then(|product| product.supply.cost);
            lines.push(DeliveryLine { product, ordered, delivered, cost });
        }
        let delivery = Delivery { day: self.day(), baker, note: None, lines };
        Ok(self.desk.count_bread_delivery(delivery)?)
    }

    fn first_order(&mut self) -> Result<BTreeMap<ProductId, u32>, DemoError> {
        let catalog = self.desk.till().catalog();
        let lines = FIRST_ORDER.iter().map(|(code, units)| {
            catalog.by_sku(code).map(|product| (product.id, *units)).ok_or(DemoError::Missing)
        });
        lines.collect()
    }

    /// Whether a bread is still for sale; everything else is.
    pub(crate) fn is_for_sale(&mut self, product: ProductId) -> Result<bool, DemoError> {
        let board = self.desk.bread_board(None)?;
        let line = board.lines.iter().find(|line| line.product == product);
        Ok(line.is_none_or(|line| line.shelf.for_sale() > 0))
    }

    /// Nearly everyone fetches what is kept for them.
    pub(super) fn bread_kept(&mut self, teller: &mut dyn Teller) -> Result<(), DemoError> {
        let board = self.desk.bread_board(None)?;
        let mut kept: BTreeMap<CustomerId, Vec<(ReservationId, ProductId, u32)>> = BTreeMap::new();
        for one in board.kept.iter().filter(|one| one.row.state == ReservationState::Kept) {
            let asked = &one.row.reservation;
            kept.entry(one.customer).or_default().push((asked.id, asked.product, asked.units));
        }
        for (customer, breads) in kept {
            if self.chance.happens(90) {
                self.serve_kept(customer, &breads, teller)?;
            }
        }
        Ok(())
    }

    fn serve_kept(
        &mut self,
        customer: CustomerId,
        breads: &[(ReservationId, ProductId, u32)],
        teller: &mut dyn Teller,
    ) -> Result<(), DemoError> {
        let mut basket = self.desk.new_basket();
        basket.set_customer(Some(customer));
        for (reservation, product, units) in breads {
            let product = self.desk.till().catalog().product(*product).cloned();
            let product = product.ok_or(DemoError::Missing)?;
            let wanted = Wanted {
                product: &product,
                quantity: Quantity::pieces(i64::from(*units)).map_err(|_| DemoError::Missing)?,
                unit_price: product.price,
                mode: Mode::Takeaway,
                purpose: Purpose::Plain,
                reservation: Some(*reservation),
            };
            basket.add_wanted(wanted).map_err(TillError::Ticket)?;
        }
        let due = basket.total().map_err(TillError::Ticket)?;
        let standing = self.desk.customer(customer)?.standing;
        let room = standing.limit.minus(standing.debt).map_err(TillError::Amount)?;
        let method = if standing.prepaid >= due {
            Method::Prepaid
        } else if room >= due && self.chance.happens(25) {
            Method::Debt
        } else {
            Method::Cash
        };
        let sold = self.desk.pay(&basket, &[Offer { method, amount: due }])?;
        teller.sold(&sold);
        Ok(())
    }

    pub(super) fn bread_released(&mut self) -> Result<(), DemoError> {
        let board = self.desk.bread_board(None)?;
        let left = board.kept.iter().filter(|one| one.row.state == ReservationState::Kept);
        let left: Vec<ReservationId> = left.map(|one| one.row.reservation.id).collect();
        if !left.is_empty() {
            self.desk.release_bread(&left)?;
        }
        Ok(())
    }

    /// Orders what the till proposes, for the next day on which the baker works.
    pub(super) fn bread_ordered(&mut self, teller: &mut dyn Teller) -> Result<(), DemoError> {
        let baker = self.baker()?;
        let sheet = self.desk.bread_order_sheet(baker, None, None)?;
        let first = self.first_order()?;
        let lines = sheet.lines.iter().map(|line| {
            let usual = first.get(&line.product).copied().unwrap_or(0);
            // Before the first weeks are known the baker gets what the café begins with.
            let walk_in = line.proposal.walk_in.max(usual / 3);
            OrderLine { product: line.product, reserved: line.reserved, walk_in }
        });
        let (day, means) = (sheet.day, Means::Message);
        let order = Order { day, baker, means, lines: lines.collect() };
        self.desk.send_bread_order(order)?;
        if self.chance.happens(20) {
            let slip = self.desk.print_bread_paper(BreadPaper::Order { day, baker })?;
            teller.printed(&slip);
        }
        Ok(())
    }

    /// Counts what is left: a part is given away, a part thrown away, one taken back.
    pub(super) fn bread_left(&mut self) -> Result<(), DemoError> {
        let baker = self.baker()?;
        let board = self.desk.bread_board(Some(baker))?;
        let mut lines = Vec::new();
        for line in &board.lines {
            let left = u32::try_from(line.shelf.units()).unwrap_or(0);
            if left == 0 {
                continue;
            }
            let taken_back = u32::from(left > 3);
            let lost = (left - taken_back) / 3;
            let donated = left - taken_back - lost;
            lines.push((line.product, LeftOver { taken_back, donated, lost, own_use: 0 }));
        }
        let left = LeftOvers { day: self.day(), baker, lines };
        Ok(self.desk.count_left_over(left)?)
    }

    /// The price of a bread now, in cents: less in the evening.
    pub(crate) fn price_now(
        &mut self,
        product: ProductId,
        price: Cents,
    ) -> Result<Cents, DemoError> {
        let board = self.desk.bread_board(None)?;
        let is_bread = board.lines.iter().any(|line| line.product == product);
        let now = self.desk.now();
        let evening = self.desk.till().store().evening()?;
        let lower = evening.filter(|_| is_bread).and_then(|evening| evening.price(price, now));
        Ok(lower.unwrap_or(price))
    }
}
