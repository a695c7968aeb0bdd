//! What a baker is owed for some days: bought bread by what came, bread on commission by what was
//! sold.

use std::collections::BTreeMap;

use thiserror::Error;

use super::{Baker, LeftOver};
use crate::domain::day::BusinessDay;
use crate::domain::id::ProductId;
use crate::domain::money::{AmountError, Cents};
use crate::domain::partner::{Collected, Deal};

/// Bread of a day that the baker is paid for by what is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoldFor {
    /// In whose name it was sold.
    pub deal: Deal,
    /// What the café keeps of it, in basis points, as agreed at the sale.
    pub commission: u16,
    /// Units handed over.
    pub units: i64,
    /// What was taken for it with VAT, in cents.
    pub collected: Cents,
}

/// One bread on one day, as far as it counts between café and baker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementRow {
    /// Which day.
    pub day: BusinessDay,
    /// Which bread.
    pub product: ProductId,
    /// What was agreed when it came; nothing where no delivery was counted.
    pub deal: Option<Deal>,
    /// Units that came.
    pub delivered: u32,
    /// What one cost without VAT, in cents; nothing where nobody has said it.
    pub cost: Option<Cents>,
    /// Units handed over that were the café's own.
    pub sold: i64,
    /// What was taken for these with VAT, in cents.
    pub collected: Cents,
    /// What was sold for the baker.
    pub sold_for: Vec<SoldFor>,
    /// What was left over.
    pub left_over: LeftOver,
    /// What was agreed of bread taken back when it came: what he credits, and up to which part of
    /// the delivery, in basis points. Nothing where no delivery was counted.
    pub credit: Option<(u16, u16)>,
}

impl StatementRow {
    /// A day on which nothing happened to a bread.
    pub const fn nothing(day: BusinessDay, product: ProductId) -> Self {
        Self {
            day,
            product,
            deal: None,
            delivered: 0,
            cost: None,
            sold: 0,
            collected: Cents::ZERO,
            sold_for: Vec::new(),
            left_over: LeftOver { taken_back: 0, donated: 0, lost: 0, own_use: 0 },
            credit: None,
        }
    }

    /// Shares out what the café sold of a bread as its own over what several bakers brought on the
    /// same day: to each up to what he brought and was not sold for him, the rest to the last.
    pub fn share_out(rows: &mut [Self], mut sold: i64, mut collected: Cents) {
        let Some((last, former)) = rows.split_last_mut() else {
            return;
        };
        for row in former {
            let sold_for: i64 = row.sold_for.iter().map(|sold| sold.units).sum();
            let units = sold.min(i64::from(row.delivered) - sold_for).max(0);
            let part = match sold {
                0 => 0,
                _ => i128::from(collected.get()) * i128::from(units) / i128::from(sold),
            };
            row.sold = units;
            row.collected = Cents::new(i64::try_from(part).unwrap_or(0));
            sold -= units;
            collected = Cents::new(collected.get() - row.collected.get());
        }
        (last.sold, last.collected) = (sold, collected);
    }

    /// Under which deal it came. Where nobody has counted it, the sales say so.
    fn came_as(&self, today: Deal) -> Deal {
        let own = self.sold != 0 || !self.collected.is_zero();
        let own = own.then_some(Deal::Purchase);
        let sold_as = self.sold_for.first().map(|sold| sold.deal);
        self.deal.or(sold_as).or(own).unwrap_or(today)
    }

    /// Units of the delivery that the café has bought: of bought bread all that was not sold for
    /// the baker, of his own what was sold as the café's. So a loaf is paid once on the day on
    /// which the terms change.
    fn bought(&self, came_as: Deal) -> u32 {
        let within = |units: i64| u32::try_from(units.max(0)).unwrap_or(u32::MAX);
        if came_as == Deal::Purchase {
            let sold_for: i64 = self.sold_for.iter().map(|sold| sold.units).sum();
            self.delivered.saturating_sub(within(sold_for))
        } else {
            within(self.sold).min(self.delivered)
        }
    }

    fn is_nothing(&self) -> bool {
        self.delivered == 0
            && self.sold == 0
            && self.collected.is_zero()
            && self.sold_for.is_empty()
            && self.left_over == LeftOver::default()
    }
}

/// One bread over the days of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatementLine {
    /// Units that came, by day.
    pub delivered: BTreeMap<BusinessDay, u32>,
    /// Units handed over, by day.
    pub sold: BTreeMap<BusinessDay, i64>,
    /// What was left over.
    pub left_over: LeftOver,
    /// What came at cost without VAT, in cents.
    pub cost: Cents,
    /// What was taken with VAT, in cents.
    pub collected: Cents,
}

/// What a baker is owed for some days under one deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Whose the bread was.
    pub deal: Deal,
    /// Every bread.
    pub lines: BTreeMap<ProductId, StatementLine>,
    /// All that came, at cost without VAT, in cents; what is on commission costs nothing.
    pub delivered: Cents,
    /// What he credits for what he took back, in cents.
    pub credit: Cents,
    /// All that was taken with VAT, in cents.
    pub collected: Cents,
    /// What the café keeps of it, in cents; nothing for bread that it has bought.
    pub commission: Cents,
    /// At which rates it does, in basis points: more than one where the terms have changed.
    pub rates: Vec<u16>,
    /// What he is owed, in cents: without VAT for bread that was bought, with VAT for bread on
    /// commission.
    pub due: Cents,
    /// Breads of which nobody has said what they cost.
    pub without_cost: Vec<ProductId>,
}

/// Why a statement can't be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StatementError {
    /// An amount out of range.
    #[error("an amount of the statement is out of range")]
    Amount(#[from] AmountError),
}

impl Statement {
    /// The statements of these days, one for each deal that was in force: amounts without VAT and
    /// with VAT make no sum. Without any bread, an empty one under the deal of `today`.
    ///
    /// # Errors
    /// [`StatementError::Amount`] when a sum goes beyond its range.
    pub fn of(
        today: Deal,
        baker: &Baker,
        rows: &[StatementRow],
    ) -> Result<Vec<Self>, StatementError> {
        let mut parts: BTreeMap<Deal, Part> = BTreeMap::new();
        for row in rows.iter().filter(|row| !row.is_nothing()) {
            let came_as = row.came_as(today);
            let bought = row.bought(came_as);
            if came_as == Deal::Purchase || bought > 0 {
                parts.entry(Deal::Purchase).or_default().buy(row, bought, came_as)?;
            }
            for sold in &row.sold_for {
                parts.entry(sold.deal).or_default().sell(row, sold)?;
            }
            let sold_as = row.sold_for.first().map(|sold| sold.deal);
            let rest_as = if came_as == Deal::Purchase { sold_as } else { Some(came_as) };
            if let Some(deal) = rest_as {
                parts.entry(deal).or_default().came(row, row.delivered - bought);
            }
            parts.entry(came_as).or_default().leave(row);
        }
        if parts.is_empty() {
            parts.insert(today, Part::default());
        }
        let done = |(deal, part): (Deal, Part)| part.done(deal, baker);
        Ok(parts.into_iter().map(done).collect::<Result<_, _>>()?)
    }
}

/// What was agreed of returns, if anything was: the credit and the most that it is given for.
type Agreed = Option<(u16, u16)>;

/// A statement that is being added up.
#[derive(Default)]
struct Part {
    lines: BTreeMap<ProductId, StatementLine>,
    /// By day and what was agreed of returns then, what was bought and what of it was taken back,
    /// at cost.
    days: BTreeMap<(BusinessDay, Agreed), (Cents, Cents)>,
    /// What was collected at each commission.
    collected: Collected,
    without_cost: Vec<ProductId>,
}

impl Part {
    /// Takes what was bought, and what the café sold of it as its own.
    fn buy(&mut self, row: &StatementRow, bought: u32, came_as: Deal) -> Result<(), AmountError> {
        let at_cost = |units: u32| {
            let cost = row.cost.unwrap_or(Cents::ZERO).get();
            cost.checked_mul(i64::from(units)).map(Cents::new).ok_or(AmountError::Overflow)
        };
        let came = at_cost(bought)?;
        let (delivered, returned) = self.days.entry((row.day, row.credit)).or_default();
        *delivered = delivered.plus(came)?;
        let missing = row.cost.is_none() && bought > 0;
        if missing && !self.without_cost.contains(&row.product) {
            self.without_cost.push(row.product);
        }
        if came_as == Deal::Purchase {
            *returned = returned.plus(at_cost(row.left_over.taken_back)?)?;
        }
        self.came(row, bought);
        let line = self.lines.entry(row.product).or_default();
        *line.sold.entry(row.day).or_default() += row.sold;
        line.cost = line.cost.plus(came)?;
        line.collected = line.collected.plus(row.collected)?;
        Ok(())
    }

    /// Takes what was sold for the baker.
    fn sell(&mut self, row: &StatementRow, sold: &SoldFor) -> Result<(), AmountError> {
        let line = self.lines.entry(row.product).or_default();
        *line.sold.entry(row.day).or_default() += sold.units;
        line.collected = line.collected.plus(sold.collected)?;
        self.collected.add(sold.commission, sold.collected)
    }

    /// Takes units that came.
    fn came(&mut self, row: &StatementRow, units: u32) {
        let line = self.lines.entry(row.product).or_default();
        *line.delivered.entry(row.day).or_default() += units;
    }

    /// Takes what was left over.
    fn leave(&mut self, row: &StatementRow) {
        let line = self.lines.entry(row.product).or_default();
        let (sum, left) = (&mut line.left_over, row.left_over);
        sum.taken_back += left.taken_back;
        sum.donated += left.donated;
        sum.lost += left.lost;
        sum.own_use += left.own_use;
    }

    /// The statement. The credit is reckoned for each day's delivery by itself, the commission for
    /// each rate.
    fn done(self, deal: Deal, baker: &Baker) -> Result<Statement, AmountError> {
        let (mut delivered, mut credit) = (Cents::ZERO, Cents::ZERO);
        for ((_, agreed), (came, returned)) in self.days {
            delivered = delivered.plus(came)?;
            let (part, most) = agreed.unwrap_or((baker.credit, baker.credit_max));
            let agreed = Baker { credit: part, credit_max: most, ..*baker };
            credit = credit.plus(agreed.credit_on(came, returned)?)?;
        }
        let commission = self.collected.commission()?;
        let collected = Cents::sum(self.lines.values().map(|line| line.collected))?;
        let due = match deal {
            Deal::Purchase => delivered.minus(credit)?,
            Deal::Consignment | Deal::Mandate => collected.minus(commission)?,
        };
        Ok(Statement {
            deal,
            lines: self.lines,
            delivered,
            credit,
            collected,
            commission,
            rates: self.collected.rates(),
            due,
            without_cost: self.without_cost,
        })
    }
}

#[cfg(test)]
mod tests;
