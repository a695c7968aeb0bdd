//! A supplier's price list: what its articles cost from now on.

use std::collections::BTreeSet;

use crate::domain::barcode::Gtin;
use crate::domain::catalog::Product;
use crate::domain::fact::Fact;
use crate::domain::id::{PartnerId, ProductId};
use crate::domain::money::Cents;
use crate::domain::net_price::NetPrice;
use crate::domain::stock::StockFact;
use crate::domain::stock::columns::Mapping;
use crate::domain::text::Label;
use crate::imports::price_list::{Article, Preview, PriceList};
use crate::till::{Act, Till, TillError};

/// A product whose cost a list changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCost {
    /// Which.
    pub product: ProductId,
    /// Its name.
    pub name: Label,
    /// What one unit cost without VAT, in cents.
    pub before: Option<Cents>,
    /// What it costs now.
    pub after: Cents,
}

/// What a price list changes, or would change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewCosts {
    /// The changes, in the order of the list.
    pub changed: Vec<NewCost>,
    /// Articles of the café that cost what they did.
    pub unchanged: usize,
    /// Articles that the café does not sell.
    pub unknown: usize,
}

impl Till {
    /// Takes a supplier's prices as the costs of the products that the café sells, or only says
    /// what would change. Articles that the café does not sell are left alone.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written; nothing is changed then.
    pub fn take_prices(
        &mut self,
        act: Act,
        partner: Option<PartnerId>,
        list: &PriceList,
        dry_run: bool,
    ) -> Result<NewCosts, TillError> {
        let articles = list.articles.iter().map(|article| (partner, article));
        let nobody = BTreeSet::new();
        self.take_costs(act, articles, (!dry_run).then_some(&nobody))
    }

    /// The same for a list of several suppliers: each article with whose it is. The products that
    /// are left out keep their cost; where nothing is said of these it only says what would change.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written; nothing is changed then.
    pub fn take_costs<'a>(
        &mut self,
        act: Act,
        articles: impl Iterator<Item = (Option<PartnerId>, &'a Article)>,
        left: Option<&BTreeSet<ProductId>>,
    ) -> Result<NewCosts, TillError> {
        let mut costs = NewCosts::default();
        let mut facts = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for (partner, article) in articles {
            let Some(product) = self.product_of(partner, article) else {
                costs.unknown += 1;
                continue;
            };
            let cost = article.net_price.map(NetPrice::to_cents);
            // The price of a kilogram says nothing of the cost of a pack.
            let fits = article.unit.is_none_or(|unit| unit == product.unit);
            let Some(cost) = cost.filter(|_| fits) else {
                costs.unknown += 1;
                continue;
            };
            let left_out = left.is_some_and(|left| left.contains(&product.id));
            if left_out || product.supply.cost == Some(cost) || !seen.insert(product.id) {
                costs.unchanged += 1;
                continue;
            }
            let (name, before) = (product.name.clone(), product.supply.cost);
            costs.changed.push(NewCost { product: product.id, name, before, after: cost });
            let mut changed = product.clone();
            changed.supply.cost = Some(cost);
            facts.push(Fact::ProductSet(changed));
        }
        if left.is_some() && !facts.is_empty() {
            self.store.append(act.at, act.by, facts)?;
        }
        Ok(costs)
    }

    /// What the columns of a table hold, as it was kept, and whose list it is. Of several that
    /// fit, those count that name most columns; where these are several suppliers', a person is to
    /// say whose it is, and where they hold different things nothing is known.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn columns_of(
        &self,
        preview: &Preview,
    ) -> Result<Option<(Option<PartnerId>, Mapping)>, TillError> {
        let mut fitting = self.store.list_columns()?;
        fitting.retain(|(_, mapping)| preview.fits(mapping));
        let most = fitting.iter().map(|(_, mapping)| mapping.columns.len()).max();
        fitting.retain(|(_, mapping)| Some(mapping.columns.len()) == most);
        let Some((partner, mapping)) = fitting.pop() else {
            return Ok(None);
        };
        if fitting.is_empty() {
            return Ok(Some((Some(partner), mapping)));
        }
        let same = fitting.iter().all(|(_, other)| *other == mapping);
        Ok(same.then_some((None, mapping)))
    }

    /// Keeps what the columns of a supplier's lists hold. Nothing is written for what is known
    /// already, or for names too long to be names.
    ///
    /// # Errors
    /// [`TillError::NoSuchPartner`]; [`TillError::Store`] when the journal can't be written.
    pub fn keep_columns(
        &mut self,
        act: Act,
        partner: PartnerId,
        mapping: &Mapping,
    ) -> Result<(), TillError> {
        self.store.partner(partner)?.ok_or(TillError::NoSuchPartner)?;
        let known = self.store.list_columns()?;
        let same = known.iter().any(|(by, kept)| *by == partner && kept == mapping);
        if same || !mapping.can_be_kept() {
            return Ok(());
        }
        let mapping = mapping.clone();
        let fact = Fact::Stock(StockFact::ColumnsKnown { partner, mapping });
        self.store.append(act.at, act.by, vec![fact])?;
        Ok(())
    }

    fn product_of(&self, partner: Option<PartnerId>, article: &Article) -> Option<&Product> {
        let code = article.gtin.map(Gtin::key);
        let by_code = code.and_then(|code| self.catalog().by_barcode(&code));
        by_code.or_else(|| {
            let reference = article.reference.as_ref()?;
            let id = self.store.supplier_article(partner?, reference.as_str()).ok()??;
            self.catalog().product(id)
        })
    }
}
