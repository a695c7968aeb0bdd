//! What a baker is owed for some days: bought bread by what came, bread on commission by what was
//! sold.

use std::collections::BTreeMap;

use thiserror::Error;

use super::{Baker, LeftOver};
use crate::domain::day::BusinessDay;
use crate::domain::id::ProductId;
use crate::domain::money::{AmountError, Cents};
use crate::domain::partner::{Deal, Partner};

/// One bread on one day, as far as it counts between café and baker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementRow {
    /// Which day.
    pub day: BusinessDay,
    /// Which bread.
    pub product: ProductId,
    /// Units that came.
    pub delivered: u32,
    /// What one cost without VAT, in cents; nothing where nobody has said it.
    pub cost: Option<Cents>,
    /// Units handed over.
    pub sold: i64,
    /// What was taken for it with VAT, in cents.
    pub collected: Cents,
    /// What was left over.
    pub left_over: LeftOver,
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

/// What a baker is owed for some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Whose the bread was.
    pub deal: Deal,
    /// Every bread.
    pub lines: BTreeMap<ProductId, StatementLine>,
    /// All that came, at cost without VAT, in cents.
    pub delivered: Cents,
    /// What he credits for what he took back, in cents.
    pub credit: Cents,
    /// All that was taken with VAT, in cents.
    pub collected: Cents,
    /// What the café keeps of it, in cents; nothing for bread that it has bought.
    pub commission: Cents,
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
    /// The statement of these days. The credit is reckoned for each day's delivery by itself.
    ///
    /// # Errors
    /// [`StatementError::Amount`] when a sum goes beyond its range.
    pub fn of(
        partner: &Partner,
        baker: &Baker,
        rows: &[StatementRow],
    ) -> Result<Self, StatementError> {
        let mut statement = Self::empty(partner.deal);
        let mut days: BTreeMap<BusinessDay, (Cents, Cents)> = BTreeMap::new();
        for row in rows {
            let (delivered, returned) = days.entry(row.day).or_default();
            let at_cost = |units: u32| {
                let cost = row.cost.unwrap_or(Cents::ZERO).get();
                cost.checked_mul(i64::from(units)).map(Cents::new).ok_or(AmountError::Overflow)
            };
            let came = at_cost(row.delivered)?;
            *delivered = delivered.plus(came)?;
            *returned = returned.plus(at_cost(row.left_over.taken_back)?)?;
            statement.take(row, came)?;
        }
        if partner.deal == Deal::Purchase {
            for (delivered, returned) in days.into_values() {
                let credit = baker.credit_on(delivered, returned)?;
                statement.credit = statement.credit.plus(credit)?;
            }
            statement.due = statement.delivered.minus(statement.credit)?;
        } else {
            statement.commission = partner.commission_on(statement.collected)?;
            statement.due = statement.collected.minus(statement.commission)?;
            statement.without_cost.clear();
        }
        Ok(statement)
    }

    fn empty(deal: Deal) -> Self {
        Self {
            deal,
            lines: BTreeMap::new(),
            delivered: Cents::ZERO,
            credit: Cents::ZERO,
            collected: Cents::ZERO,
            commission: Cents::ZERO,
            due: Cents::ZERO,
            without_cost: Vec::new(),
        }
    }

    fn take(&mut self, row: &StatementRow, came: Cents) -> Result<(), AmountError> {
        self.delivered = self.delivered.plus(came)?;
        self.collected = self.collected.plus(row.collected)?;
        let missing = row.cost.is_none() && row.delivered > 0;
        if missing && !self.without_cost.contains(&row.product) {
            self.without_cost.push(row.product);
        }
        let line = self.lines.entry(row.product).or_default();
        *line.delivered.entry(row.day).or_default() += row.delivered;
        *line.sold.entry(row.day).or_default() += row.sold;
        line.cost = line.cost.plus(came)?;
        line.collected = line.collected.plus(row.collected)?;
        let (sum, left) = (&mut line.left_over, row.left_over);
        sum.taken_back += left.taken_back;
        sum.donated += left.donated;
        sum.lost += left.lost;
        sum.own_use += left.own_use;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
