//! What is left of sales once the goods are paid, by family.

use std::collections::BTreeMap;

use crate::domain::catalog::Nature;
use crate::domain::day::BusinessDay;
use crate::domain::id::FamilyId;
use crate::domain::money::{AmountError, Cents};
use crate::domain::partner::Deal;
use crate::domain::text::Label;
use crate::till::{Till, TillError};

/// What a family brought over some days, in cents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyMargin {
    /// Which.
    pub family: FamilyId,
    /// Its name.
    pub name: Label,
    /// What it sold for without VAT.
    pub net: Cents,
    /// The part of it whose cost is known.
    pub known: Cents,
    /// That cost, without VAT.
    pub cost: Cents,
}

impl FamilyMargin {
    /// What is left of the part whose cost is known.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] beyond the range of an amount.
    pub fn margin(&self) -> Result<Cents, AmountError> {
        self.known.minus(self.cost)
    }
}

impl Till {
    /// What the café's own sales brought from one day to another, both included, by family in the
    /// order of the tabs. Goods on consignment cost what is due for them. Whose they were, and what
    /// was agreed of them, goes by the sale; the family is that of today.
    ///
    /// # Errors
    /// [`TillError::Amount`] beyond the range of an amount; [`TillError::Store`] when the views
    /// can't be read.
    pub fn margins(
        &self,
        from: BusinessDay,
        to: BusinessDay,
    ) -> Result<Vec<FamilyMargin>, TillError> {
        let mut sums: BTreeMap<FamilyId, [Cents; 3]> = BTreeMap::new();
        for row in self.store.sold_between(from, to)? {
            let Some(product) = self.catalog().product(row.product) else { continue };
            if row.nature != Nature::Own {
                continue;
            }
            let (known, cost) = match row.deal {
                Some(Deal::Consignment) => {
                    (row.net, row.net.minus(row.net.share(row.commission)?)?)
                }
                _ => (row.known, row.cost),
            };
            let sum = sums.entry(product.family).or_default();
            for (sum, more) in sum.iter_mut().zip([row.net, known, cost]) {
                *sum = sum.plus(more)?;
            }
        }
        let families = self.catalog().families().into_iter();
        Ok(families
            .filter_map(|family| {
                let [net, known, cost] = *sums.get(&family.id)?;
                Some(FamilyMargin {
                    family: family.id,
                    name: family.name.clone(),
                    net,
                    known,
                    cost,
                })
            })
            .collect())
    }
}
