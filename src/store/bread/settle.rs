//! What counts between the café and a baker.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

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
        let mut rows: BTreeMap<(BusinessDay, ProductId), (Option<PartnerId>, StatementRow)> =
            BTreeMap::new();
        for (brought_by, row) in self.bread_days(from, until)? {
            rows.insert((row.day, row.product), (brought_by, row));
        }
        let mut others = BTreeMap::new();
        for sold in self.bread_sold_for(from, until)? {
            let key = (sold.day, sold.product);
            if let Some((_, row)) = rows.get_mut(&key) {
                // What is sold for a baker is not the café's own.
                row.sold -= sold.sold.units;
                row.collected = Cents::new(row.collected.get() - sold.sold.collected.get());
            }
            if sold.baker == baker {
                others.entry(key).or_insert_with(Vec::new).push(sold.sold);
            }
        }
        let mut told = Vec::new();
        for (key, (brought_by, mut row)) in rows {
            let sold_for = others.remove(&key).unwrap_or_default();
            let his = brought_by.map_or(breads.contains(&key.1), |brought_by| brought_by == baker);
            if !his && sold_for.is_empty() {
                continue;
            }
            if !his {
                row = StatementRow::nothing(key.0, key.1);
            }
            told.push(StatementRow { sold_for, ..row });
        }
        Ok(told)
    }

    fn bread_days(
        &self,
        from: BusinessDay,
        until: BusinessDay,
    ) -> Result<Vec<(Option<PartnerId>, StatementRow)>, StoreError> {
        let query =
            "SELECT day, product, coalesce(delivered, 0), cost, sold, collected, taken_back,
                    donated, lost, own_use, baker, deal, credit, credit_max
               FROM bread_day WHERE day BETWEEN ?1 AND ?2 ORDER BY day, product";
        let values: [&dyn rusqlite::ToSql; 2] = [&from.to_string(), &until.to_string()];
        let rows = all(&self.connection, query, &values, |row| {
            let left_over = LeftOver {
                taken_back: row.get(6)?,
                donated: row.get(7)?,
                lost: row.get(8)?,
                own_use: row.get(9)?,
            };
            let told = StatementRow {
                delivered: row.get(2)?,
                cost: row.get::<_, Option<i64>>(3)?.map(Cents::new),
                sold: row.get(4)?,
                collected: Cents::new(row.get(5)?),
                left_over,
                credit: row.get::<_, Option<u16>>(12)?.zip(row.get(13)?),
                ..StatementRow::nothing(from, ProductId::new(uuid_at(row, 1)?))
            };
            let baker = row.get::<_, Option<[u8; 16]>>(10)?;
            let baker = baker.map(|id| PartnerId::new(Uuid::from_bytes(id)));
            Ok((row.get::<_, String>(0)?, baker, row.get::<_, Option<String>>(11)?, told))
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
