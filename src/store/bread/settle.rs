//! What counts between the café and a baker.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Store, StoreError};
use super::read::{all, day_of, uuid_at};
use crate::domain::bread::{LeftOver, SoldFor, StatementRow};
use crate::domain::day::BusinessDay;
use crate::domain::id::{PartnerId, ProductId};
use crate::domain::money::Cents;
use crate::domain::partner::Deal;
use crate::journal::record::codes;

/// Bread of a day that a baker is paid for by what is sold.
struct Sold {
    day: BusinessDay,
    product: ProductId,
    baker: PartnerId,
    sold: SoldFor,
}

/// Units that went over the counter and what was taken for them, in cents, by day and bread.
type OverTheCounter = BTreeMap<(BusinessDay, ProductId), (i64, Cents)>;

impl Store {
    /// What counts between the café and a baker from one day to another, both included: what he
    /// brought, what was sold for him, and of days on which nobody has counted a delivery, what
    /// happened to the `breads` that are his today.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn statement_rows(
        &self,
        baker: PartnerId,
        breads: &BTreeSet<ProductId>,
        from: BusinessDay,
        until: BusinessDay,
    ) -> Result<Vec<StatementRow>, StoreError> {
        let mut days = self.bread_days(from, until)?;
        let mut others: BTreeMap<_, Vec<Sold>> = BTreeMap::new();
        for sold in self.bread_sold_for(from, until)? {
            let key = (sold.day, sold.product);
            if let Some((units, collected)) = days.get_mut(&key) {
                // What is sold for a baker is not the café's own.
                *units -= sold.sold.units;
                *collected = Cents::new(collected.get() - sold.sold.collected.get());
            }
            others.entry(key).or_default().push(sold);
        }
        let mut brought: BTreeMap<_, Vec<(PartnerId, StatementRow)>> = BTreeMap::new();
        for (brought_by, row) in self.brought_between(from, until)? {
            brought.entry((row.day, row.product)).or_default().push((brought_by, row));
        }
        let mut told = Vec::new();
        for (key, (units, collected)) in days {
            let sold_for = others.remove(&key).unwrap_or_default();
            let of = |who: PartnerId| -> Vec<SoldFor> {
                sold_for.iter().filter(|sold| sold.baker == who).map(|sold| sold.sold).collect()
            };
            let nothing = StatementRow::nothing(key.0, key.1);
            let mut parts = brought.remove(&key).unwrap_or_default();
            if parts.is_empty() && breads.contains(&key.1) {
                parts.push((baker, nothing.clone()));
            }
            for (brought_by, row) in &mut parts {
                row.sold_for = of(*brought_by);
            }
            // What was bought is first among what the café sold as its own.
            parts.sort_by_key(|(_, row)| row.deal != Some(Deal::Purchase));
            let (whose, mut rows): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
            StatementRow::share_out(&mut rows, units, collected);
            let his = whose.into_iter().zip(rows).find(|(whose, _)| *whose == baker);
            match his {
                Some((_, row)) => told.push(row),
                None if of(baker).is_empty() => {}
                None => told.push(StatementRow { sold_for: of(baker), ..nothing }),
            }
        }
        Ok(told)
    }

    /// Units of every bread that went over the counter, and what was taken for it.
    fn bread_days(
        &self,
        from: BusinessDay,
        until: BusinessDay,
    ) -> Result<OverTheCounter, StoreError> {
        let query = "SELECT day, product, sold, collected FROM bread_day
                      WHERE day BETWEEN ?1 AND ?2";
        let values: [&dyn rusqlite::ToSql; 2] = [&from.to_string(), &until.to_string()];
        let rows = all(&self.connection, query, &values, |row| {
            let product = ProductId::new(uuid_at(row, 1)?);
            Ok((row.get::<_, String>(0)?, product, row.get(2)?, Cents::new(row.get(3)?)))
        })?;
        rows.into_iter()
            .map(|(day, product, sold, collected)| {
                Ok(((day_of(&day)?, product), (sold, collected)))
            })
            .collect()
    }

    /// What each baker brought, or what was left over of his.
    fn brought_between(
        &self,
        from: BusinessDay,
        until: BusinessDay,
    ) -> Result<Vec<(PartnerId, StatementRow)>, StoreError> {
        let query = "SELECT day, product, baker, coalesce(delivered, 0), cost, deal, credit,
                            credit_max, taken_back, donated, lost, own_use
                       FROM bread_part
                      WHERE day BETWEEN ?1 AND ?2 AND (delivered IS NOT NULL
                            OR taken_back + donated + lost + own_use > 0)
                      ORDER BY day, product, baker";
        let values: [&dyn rusqlite::ToSql; 2] = [&from.to_string(), &until.to_string()];
        let rows = all(&self.connection, query, &values, |row| {
            let left_over = LeftOver {
                taken_back: row.get(8)?,
                donated: row.get(9)?,
                lost: row.get(10)?,
                own_use: row.get(11)?,
            };
            let told = StatementRow {
                delivered: row.get(3)?,
                cost: row.get::<_, Option<i64>>(4)?.map(Cents::new),
                left_over,
                credit: row.get::<_, Option<u16>>(6)?.zip(row.get(7)?),
                ..StatementRow::nothing(from, ProductId::new(uuid_at(row, 1)?))
            };
            let baker = PartnerId::new(uuid_at(row, 2)?);
            Ok((row.get::<_, String>(0)?, baker, row.get::<_, Option<String>>(5)?, told))
        })?;
        rows.into_iter()
            .map(|(day, baker, deal, row)| {
                let deal: Option<Deal> = deal.as_deref().map(codes::deal).transpose()?;
                Ok((baker, StatementRow { day: day_of(&day)?, deal, ..row }))
            })
            .collect()
    }

    fn bread_sold_for(
        &self,
        from: BusinessDay,
        until: BusinessDay,
    ) -> Result<Vec<Sold>, StoreError> {
        let query = "SELECT day, product, baker, deal, commission, units, collected
                       FROM bread_sold_for WHERE day BETWEEN ?1 AND ?2";
        let values: [&dyn rusqlite::ToSql; 2] = [&from.to_string(), &until.to_string()];
        let rows = all(&self.connection, query, &values, |row| {
            let told = (uuid_at(row, 1)?, uuid_at(row, 2)?, row.get(4)?, row.get(5)?, row.get(6)?);
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(3)?, told))
        })?;
        rows.into_iter()
            .map(|(day, deal, (product, baker, commission, units, collected))| {
                let deal = codes::deal(&deal)?;
                let collected = Cents::new(collected);
                Ok(Sold {
                    day: day_of(&day)?,
                    product: ProductId::new(product),
                    baker: PartnerId::new(baker),
                    sold: SoldFor { deal, commission, units, collected },
                })
            })
            .collect()
    }
}
