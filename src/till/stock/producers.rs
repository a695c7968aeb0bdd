//! Producers of the neighbourhood: what was sold of their goods, what is left, what is due.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::day::{BusinessDay, Moment};
use crate::domain::fact::Fact;
use crate::domain::id::{PartnerId, ProductId};
use crate::domain::money::Cents;
use crate::domain::partner::Collected;
use crate::domain::stock::{Statement, StockError, StockFact};
use crate::journal::entry::Place;
use crate::slips::{ProducerLine, ProducerPaper};
use crate::till::{Act, Till, TillError};

impl Till {
    /// What a producer would be told now: what was sold of its goods since the last statement, up
    /// to and including the last day that has ended.
    ///
    /// # Errors
    /// [`StockError::NoSuchPartner`]; [`TillError::Amount`] beyond the range of an amount;
    /// [`TillError::Store`] when the views can't be read.
    pub fn statement(&self, act: Act, partner: PartnerId) -> Result<ProducerPaper, TillError> {
        let since = self.store.told_until(partner)?;
        let today = BusinessDay::of(act.at);
        let open = self.open_day().map_or(today, |open| open.day.min(today));
        let until = BusinessDay::new(open.date() - chrono::Duration::days(1));
        self.statement_between(act.at, partner, since, until)
    }

    /// Makes the statement: from the next day on the producer's goods are added up anew.
    ///
    /// # Errors
    /// As [`Till::statement`]; [`StockError::NothingToTell`] when nothing was sold.
    pub fn make_statement(&mut self, act: Act, partner: PartnerId) -> Result<Place, TillError> {
        let paper = self.statement(act, partner)?;
        if paper.lines.iter().all(|line| line.sold == 0 && line.gross.is_zero()) {
            return Err(StockError::NothingToTell.into());
        }
        let fact = Fact::Stock(StockFact::StatementMade(paper.sums));
        let entries = self.store.append(act.at, act.by, vec![fact])?;
        let made = entries.last().map(|entry| entry.place);
        Ok(made.ok_or(StockError::NothingToTell)?)
    }

    /// The paper of a statement that was made, at its place in the journal: its sums as they were
    /// told, and the lines as far as they still add up to them.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail or no statement stands there.
    pub fn made_statement(&self, place: Place) -> Result<ProducerPaper, TillError> {
        let entry = self.entry(place)?;
        let Fact::Stock(StockFact::StatementMade(made)) = entry.fact else {
            return Err(StockError::NothingToTell.into());
        };
        let mut paper = self.statement_between(entry.at, made.partner, made.since, made.until)?;
        if paper.sums.sold != made.sold {
            // Whose goods they were was told otherwise then: lines would contradict the sums.
            paper.lines.clear();
        }
        paper.sums = made;
        Ok(paper)
    }

    fn statement_between(
        &self,
        at: Moment,
        partner: PartnerId,
        since: Option<BusinessDay>,
        until: BusinessDay,
    ) -> Result<ProducerPaper, TillError> {
        let known = self.store.partner(partner)?.ok_or(StockError::NoSuchPartner)?;
        let from = since.map_or(NaiveDate::MIN, |day| day.date() + chrono::Duration::days(1));
        let from = BusinessDay::new(from.max(NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or(from)));
        // Whose the goods were when they were sold counts, not whose they are by now.
        let rows = self.store.sold_between(from, until)?;
        let theirs = rows.iter().filter(|row| row.partner == Some(partner));
        let mut sold_of: HashMap<ProductId, (i64, Cents)> = HashMap::new();
        let mut collected = Collected::default();
        for row in theirs {
            let (thousandths, gross) = sold_of.entry(row.product).or_default();
            *thousandths = thousandths.saturating_add(row.thousandths);
            *gross = gross.plus(row.gross)?;
            collected.add(row.commission, row.gross)?;
        }
        let mut lines = Vec::new();
        let catalog = self.catalog();
        for product in catalog.products() {
            let still = product.supply.partner == Some(partner);
            let (sold, gross) = sold_of.get(&product.id).copied().unwrap_or_default();
            if !still && sold == 0 && gross.is_zero() {
                continue;
            }
            let left = match still && product.supply.tracked {
                true => Some(self.store.stock_of(product.id)?),
                false => None,
            };
            let (name, unit) = (product.name.clone(), product.unit);
            lines.push(ProducerLine { name, unit, sold, gross, left });
        }
        let (total, commission) = (collected.total()?, collected.commission()?);
        let due = total.minus(commission)?;
        let sums = Statement { partner, since, until, sold: total, commission, due };
        let establishment = self.ledger().establishment.clone();
        Ok(ProducerPaper { establishment, partner: known, at, sums, lines })
    }
}
