//! Goods with a date, and what left the shelf unsold.

use std::collections::BTreeMap;

use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{Ids, LotId, ProductId};
use crate::domain::money::Cents;
use crate::domain::quantity::Quantity;
use crate::domain::stock::lot::{DAYS_AHEAD, DateKind, Freshness, Lot};
use crate::domain::stock::waste::Weight;
use crate::domain::stock::{MAX_MOVE, MoveReason, StockError, StockFact};
use crate::domain::text::Label;
use crate::store::LotRow;
use crate::till::stock::Move;
use crate::till::{Act, Till, TillError};

/// Goods with a date, as someone puts them on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLot {
    /// Of what.
    pub product: ProductId,
    /// The number on the packing, if someone took it down.
    pub number: Option<Label>,
    /// What the date means.
    pub kind: DateKind,
    /// The date.
    pub date: BusinessDay,
    /// How much, in thousandths of its unit.
    pub thousandths: i64,
}

/// Goods whose date comes close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The goods.
    pub row: LotRow,
    /// How they stand today.
    pub freshness: Freshness,
    /// How many there may still be, in thousandths of the unit: sales name no lot.
    pub left: i64,
}

/// What left the shelf unsold over some days, for one reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unsold {
    /// How heavy it was.
    pub weight: Weight,
    /// What the café had paid for it without VAT, in cents, as far as it is known.
    pub cost: Cents,
}

impl Till {
    /// Puts goods with a date on the shelf.
    ///
    /// # Errors
    /// [`TillError::Stock`] for a product that is not known or an impossible quantity;
    /// [`TillError::Store`] when the journal can't be written.
    pub fn keep_lot(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        asked: NewLot,
    ) -> Result<LotId, TillError> {
        self.check_product(asked.product)?;
        if !(1..=MAX_MOVE).contains(&asked.thousandths) {
            return Err(StockError::Quantity.into());
        }
        let NewLot { product, number, kind, date, thousandths } = asked;
        let id = LotId::new(ids.next());
        let lot = Lot { id, product, number, kind, date, thousandths };
        self.store.append(act.at, act.by, vec![Fact::Stock(StockFact::LotKept(lot))])?;
        Ok(id)
    }

    /// The list of the morning: goods whose date has passed or comes in the next days.
    ///
    /// # Errors
    /// [`TillError::Store`] when the views can't be read.
    pub fn dated(&self, today: BusinessDay) -> Result<Vec<Dated>, TillError> {
        let last = today.date() + chrono::Duration::days(DAYS_AHEAD);
        let mut dated = Vec::new();
        for row in self.store.lots_until(BusinessDay::new(last))? {
            let freshness = row.lot.kind.freshness(row.lot.date, today);
            let product = self.catalog().product(row.lot.product);
            // Where nobody keeps the stock, what was noted is all that is known.
            let most = match product.is_some_and(|product| product.supply.tracked) {
                true => self.store.stock_of(row.lot.product)?.max(0),
                false => MAX_MOVE,
            };
            let left = row.lot.thousandths.saturating_sub(row.gone).clamp(0, most);
            dated.push(Dated { row, freshness, left });
        }
        Ok(dated)
    }

    /// How many goods the list of the morning has.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn count_dated(&self, today: BusinessDay) -> Result<usize, TillError> {
        let last = today.date() + chrono::Duration::days(DAYS_AHEAD);
        Ok(self.store.count_lots_until(BusinessDay::new(last))?)
    }

    /// Lowers the price of a lot, in basis points: 30 % is 3000. The label is another matter.
    ///
    /// # Errors
    /// [`StockError::NoSuchLot`], [`StockError::Quantity`] for more than all of the price;
    /// [`TillError::Store`] when the journal can't be written.
    pub fn mark_down(&mut self, act: Act, lot: LotId, discount: u16) -> Result<(), TillError> {
        self.store.lot(lot)?.ok_or(StockError::NoSuchLot)?;
        if !(1..=10_000).contains(&discount) {
            return Err(StockError::Quantity.into());
        }
        let fact = StockFact::LotMarkedDown { lot, discount };
        self.store.append(act.at, act.by, vec![Fact::Stock(fact)])?;
        Ok(())
    }

    /// What is left of a lot is lost or given away, and the lot is done with; with nothing left,
    /// it is only done with.
    ///
    /// # Errors
    /// [`TillError::Stock`] as for [`Till::move_stock`]; [`TillError::Store`] when the journal
    /// can't be written.
    pub fn clear_lot(
        &mut self,
        act: Act,
        lot: LotId,
        gone: Option<(i64, MoveReason)>,
    ) -> Result<(), TillError> {
        let row = self.store.lot(lot)?.ok_or(StockError::NoSuchLot)?;
        let mut facts = Vec::new();
        if let Some((thousandths, reason)) = gone {
            let product = row.lot.product;
            if !reason.fits(-thousandths) || thousandths > MAX_MOVE {
                return Err(StockError::Quantity.into());
            }
            let asked = Move { product, thousandths: -thousandths, reason, lot: Some(lot) };
            facts.push(asked.fact());
        }
        facts.push(Fact::Stock(StockFact::LotCleared { lot }));
        self.store.append(act.at, act.by, facts)?;
        Ok(())
    }

    /// What left the shelf unsold from one day to another, both included, by reason: what the
    /// café reports in kilograms.
    ///
    /// # Errors
    /// [`StockError::OutOfRange`]; [`TillError::Store`] when the views can't be read.
    pub fn unsold(
        &self,
        from: BusinessDay,
        to: BusinessDay,
    ) -> Result<BTreeMap<MoveReason, Unsold>, TillError> {
        let mut sums: BTreeMap<MoveReason, Unsold> = BTreeMap::new();
        for row in self.store.moves_between(from, to)? {
            let product = self.catalog().product(row.product);
            let (true, Some(product)) = (MoveReason::OUT.contains(&row.reason), product) else {
                continue;
            };
            let sum = sums.entry(row.reason).or_default();
            let weight = Weight::of(product, row.thousandths);
            let more = weight.and_then(|weight| sum.weight.plus(weight));
            sum.weight = more.ok_or(StockError::OutOfRange)?;
            if let (Some(cost), Ok(quantity)) =
                (product.supply.cost, Quantity::from_thousandths(-row.thousandths))
            {
                sum.cost = sum.cost.plus(quantity.price(cost)?)?;
            }
        }
        Ok(sums)
    }
}
