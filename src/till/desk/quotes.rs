//! Price lists at the desk: whose they are, which column holds what, what they would change.

use std::collections::BTreeSet;

use super::Desk;
use super::inbox::{Opened, SupplierFault};
use crate::domain::day::BusinessDay;
use crate::domain::id::{PartnerId, ProductId};
use crate::domain::stock::columns::Mapping;
use crate::imports::price_list::{self, Mistake, Preview, PriceList, Problem};
use crate::till::TillError;
use crate::till::news::NetworkList;
use crate::till::stock::prices::NewCosts;

/// With so many mistakes it is the columns that are read wrongly, not the lines that are wrong.
const MANY_MISTAKES: usize = 10;

/// A supplier's table, with what is known of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The file's name in the folder of arrivals.
    pub name: String,
    /// Whose prices they are, once someone said so or its columns were known again.
    pub partner: Option<PartnerId>,
    /// Its columns.
    pub preview: Preview,
    /// Which holds what.
    pub mapping: Mapping,
}

/// A price list that was read, with what it would change.
#[derive(Debug, Clone)]
pub struct Quote {
    /// The list.
    pub list: PriceList,
    /// What it would change.
    pub costs: NewCosts,
    /// Where it comes from.
    pub source: QuoteSource,
    /// The products whose cost stays as it is, as someone said.
    pub left: BTreeSet<ProductId>,
}

impl Quote {
    /// Whether it is the network's.
    pub fn is_network(&self) -> bool {
        matches!(self.source, QuoteSource::Network(..))
    }

    /// How many costs would be taken.
    pub fn taken(&self) -> usize {
        self.costs.changed.iter().filter(|one| !self.left.contains(&one.product)).count()
    }

    /// Takes the cost in this place of the changes, or leaves it out.
    pub fn turn(&mut self, place: usize) {
        if let Some(one) = self.costs.changed.get(place)
            && !self.left.remove(&one.product)
        {
            self.left.insert(one.product);
        }
    }
}

/// Where a price list comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteSource {
    /// A supplier's table, and how it was read.
    Table(Sheet),
    /// Head office: since when its prices hold, and which partner delivers each article.
    Network(BusinessDay, Vec<Option<PartnerId>>),
}

impl Desk {
    /// A table of the folder of arrivals: read by the columns that were kept for its supplier, or
    /// else by their names; where these don't say enough, a person is to say.
    ///
    /// # Errors
    /// [`TillError::Store`] when the views can't be read. What is wrong with the file itself is a
    /// [`SupplierFault`] within.
    pub(super) fn open_table(
        &mut self,
        name: &str,
        bytes: &[u8],
    ) -> Result<Result<Opened, SupplierFault>, TillError> {
        let preview = match price_list::preview(bytes) {
            Ok(preview) => preview,
            Err(problem) => return Ok(Err(SupplierFault::List(vec![problem]))),
        };
        let (partner, mapping) = match self.till.columns_of(&preview)? {
            Some(known) => known,
            None => (None, preview.guess.clone()),
        };
        let sheet = Sheet { name: name.to_owned(), partner, preview, mapping };
        match price_list::read(bytes, &sheet.mapping) {
            Ok(list) => Ok(Ok(self.quote(list, sheet)?)),
            Err(problems) if misread(&problems) => Ok(Ok(Opened::Columns(Box::new(sheet)))),
            Err(problems) => Ok(Err(SupplierFault::List(problems))),
        }
    }

    /// Reads a table as someone said; `keep` keeps for its supplier which column holds what.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail. What is wrong with the file itself is a
    /// [`SupplierFault`] within.
    pub fn read_sheet(
        &mut self,
        sheet: Sheet,
        keep: bool,
    ) -> Result<Result<Opened, SupplierFault>, TillError> {
        let bytes = match self.arrival(&sheet.name) {
            Ok(bytes) => bytes,
            Err(fault) => return Ok(Err(fault)),
        };
        let list = match price_list::read(&bytes, &sheet.mapping) {
            Ok(list) => list,
            Err(problems) => return Ok(Err(SupplierFault::List(problems))),
        };
        if keep {
            self.keep_columns(&sheet)?;
        }
        Ok(Ok(self.quote(list, sheet)?))
    }

    /// The network's prices, with what they would change. Nothing is taken of them yet.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail. That there are none any more is a [`SupplierFault`]
    /// within.
    pub fn open_network_prices(&mut self) -> Result<Result<Opened, SupplierFault>, TillError> {
        let Some(network) = self.till.network_list()? else {
            return Ok(Err(SupplierFault::Unreadable));
        };
        let NetworkList { since, list, partners } = network;
        let costs = self.costs_of(&list, &partners, None)?;
        let source = QuoteSource::Network(since, partners);
        let quote = Quote { list, costs, source, left: BTreeSet::new() };
        Ok(Ok(Opened::Prices(Box::new(quote))))
    }

    /// Takes the prices of a list but those that are left out, and keeps for its supplier which
    /// column holds what.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn take_quote(&mut self, quote: &Quote) -> Result<(), TillError> {
        match &quote.source {
            QuoteSource::Table(sheet) => {
                let partners = vec![sheet.partner; quote.list.articles.len()];
                self.costs_of(&quote.list, &partners, Some(&quote.left))?;
                self.keep_columns(sheet)
            }
            QuoteSource::Network(_, partners) => {
                self.costs_of(&quote.list, partners, Some(&quote.left)).map(drop)
            }
        }
    }

    fn costs_of(
        &mut self,
        list: &PriceList,
        partners: &[Option<PartnerId>],
        left: Option<&BTreeSet<ProductId>>,
    ) -> Result<NewCosts, TillError> {
        let articles = partners.iter().copied().zip(&list.articles);
        let costs = self.till.take_costs(self.act(), articles, left)?;
        if left.is_some() {
            self.catalogue_changed()?;
        }
        Ok(costs)
    }

    fn keep_columns(&mut self, sheet: &Sheet) -> Result<(), TillError> {
        if let Some(partner) = sheet.partner {
            self.till.keep_columns(self.act(), partner, &sheet.mapping)?;
            self.after_commit(false)?;
        }
        Ok(())
    }

    fn quote(&mut self, list: PriceList, sheet: Sheet) -> Result<Opened, TillError> {
        let costs = self.take_prices(sheet.partner, &list, true)?;
        let source = QuoteSource::Table(sheet);
        Ok(Opened::Prices(Box::new(Quote { list, costs, source, left: BTreeSet::new() })))
    }
}

/// Whether it is the columns that were taken for others.
fn misread(problems: &[Problem]) -> bool {
    let column = |problem: &Problem| {
        matches!(
            problem.mistake,
            Mistake::Unmapped(_) | Mistake::MissingColumn(_) | Mistake::ColumnTwice(_)
        )
    };
    let cell = |problem: &&Problem| matches!(problem.mistake, Mistake::Cell(..));
    problems.iter().any(column) || problems.iter().filter(cell).count() >= MANY_MISTAKES
}
