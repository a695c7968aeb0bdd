//! Taking a catalogue in from a file: every line is checked first, and then all of it is written
//! in one transaction, or nothing.

mod file;

use std::collections::HashMap;

use super::{Act, Till, TillError};
use crate::domain::catalog::{Catalog, Family, Mode, Nature, Product, Supply, VatPair};
use crate::domain::fact::Fact;
use crate::domain::id::{FamilyId, Ids, ProductId};
use crate::domain::quantity::Unit;
use crate::domain::text::{Label, folded};
use crate::domain::vat::VatRate;

pub use file::{MAX_BYTES, MAX_LINES, Row};

/// A mistake in a file, by its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// The line, from 1; the header is line 1. 0 stands for the whole file.
    pub line: u64,
    /// What is wrong.
    pub mistake: Mistake,
}

/// What can be wrong with a file or a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// More bytes or lines than a catalogue may have.
    TooLarge,
    /// Not a table of text.
    NotATable,
    /// The header lacks this column.
    MissingColumn(&'static str),
    /// More or fewer cells than the header.
    CellCount,
    /// A cell of this column can't be used: empty, too long, or not of its form.
    Cell(&'static str),
    /// The code or barcode of this column stands on an earlier line too.
    Twice(&'static str),
    /// The barcode's check digit is wrong.
    CheckDigit,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// New families.
    pub families: usize,
    /// New products.
    pub added: usize,
    /// Products with a new price, name or other detail.
    pub changed: usize,
    /// Products that are as they were.
    pub unchanged: usize,
}

impl Till {
    /// Takes a catalogue in (the form of `docs/catalogue.md`), or only says what it would do.
    ///
    /// Products are known again by their code, families by their name.
    ///
    /// # Errors
    /// [`TillError::Catalogue`] with every mistake by its line; nothing is written then.
    /// [`TillError::Store`] when the journal can't be written.
    pub fn import(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        bytes: &[u8],
        dry_run: bool,
    ) -> Result<Imported, TillError> {
        let rows = file::read(bytes).map_err(TillError::Catalogue)?;
        let (facts, imported) = changes(self.catalog(), &rows, ids)?;
        if !dry_run && !facts.is_empty() {
            self.store.append(act.at, act.by, facts)?;
        }
        Ok(imported)
    }
}

/// The facts that bring the catalogue to what the rows say.
fn changes(
    catalog: &Catalog,
    rows: &[Row],
    ids: &mut dyn Ids,
) -> Result<(Vec<Fact>, Imported), TillError> {
    let mut facts = Vec::new();
    let mut imported = Imported::default();
    let mut families = known_families(catalog);
    let mut ranks: HashMap<FamilyId, u16> = HashMap::new();
    for row in rows {
        let family = match families.get(&folded(row.family.as_str())) {
            Some(id) => *id,
            None => {
                let family = new_family(row, families.len(), ids);
                families.insert(folded(row.family.as_str()), family.id);
                imported.families += 1;
                facts.push(Fact::FamilySet(family.clone()));
                family.id
            }
        };
        let first_of_family = !ranks.contains_key(&family);
        if let (true, Some(known), Some(mode)) =
            (first_of_family, catalog.family(family), row.usual_mode)
            && known.usual_mode != mode
        {
            facts.push(Fact::FamilySet(Family { usual_mode: mode, ..known.clone() }));
        }
        let rank = ranks.entry(family).or_default();
        let former = catalog.by_sku(row.sku.as_str());
        let clash = row.barcode.as_ref().and_then(|code| catalog.by_barcode(code.as_str()));
        if clash.is_some_and(|other| former.is_none_or(|former| former.id != other.id))
            && !rows.iter().any(|other| clash.is_some_and(|c| c.sku.as_ref() == Some(&other.sku)))
        {
            let mistake = Mistake::Twice("barcode");
            return Err(TillError::Catalogue(vec![ImportProblem { line: row.line, mistake }]));
        }
        let id = former.map_or_else(|| ProductId::new(ids.next()), |former| former.id);
        let mut product = product_of(row, id, family, *rank);
        // A catalogue says what is sold; where it comes from was told elsewhere and stays.
        product.supply = former.map(|former| former.supply.clone()).unwrap_or_default();
        *rank = rank.saturating_add(1);
        match former {
            Some(former) if *former == product => imported.unchanged += 1,
            Some(_) => {
                imported.changed += 1;
                facts.push(Fact::ProductSet(product));
            }
            None => {
                imported.added += 1;
                facts.push(Fact::ProductSet(product));
            }
        }
    }
    if catalog.len() + imported.added > Catalog::MAX_PRODUCTS
        || families.len() > Catalog::MAX_FAMILIES
    {
        let mistake = Mistake::TooLarge;
        return Err(TillError::Catalogue(vec![ImportProblem { line: 0, mistake }]));
    }
    Ok((facts, imported))
}

fn known_families(catalog: &Catalog) -> HashMap<String, FamilyId> {
    catalog.families().into_iter().map(|family| (folded(family.name.as_str()), family.id)).collect()
}

fn new_family(row: &Row, rank: usize, ids: &mut dyn Ids) -> Family {
    Family {
        id: FamilyId::new(ids.next()),
        name: row.family.clone(),
        usual_mode: row.usual_mode.unwrap_or_else(|| likely_mode(row)),
        tint: u8::try_from(rank % 8).unwrap_or(0),
        rank: u16::try_from(rank).unwrap_or(u16::MAX),
    }
}

/// How a family's goods usually leave, judged by its first product when the file does not say:
/// bread and what is taxed as groceries is taken away, all else is consumed here.
fn likely_mode(row: &Row) -> Mode {
    let groceries = row.vat.on_site.basis_points() <= 550;
    let bread = row.tags.iter().any(|tag| tag.as_str() == "pain");
    let weighed = row.unit != Unit::Piece;
    if groceries || bread || weighed { Mode::Takeaway } else { Mode::OnSite }
}

fn product_of(row: &Row, id: ProductId, family: FamilyId, rank: u16) -> Product {
    let nature = nature_of(&row.tags);
    let none = VatPair { on_site: VatRate::ZERO, takeaway: VatRate::ZERO };
    Product {
        id,
        family,
        sku: Some(row.sku.clone()),
        name: row.name.clone(),
        price: row.price,
        free_price: row.free_price,
        vat: if nature == Nature::Own { row.vat } else { none },
        unit: row.unit,
        barcode: row.barcode.clone(),
        nature,
        favourite: row.favourite,
        rank,
        tags: row.tags.clone(),
        supply: Supply::default(),
    }
}

/// Tags that say whose money a product is.
fn nature_of(tags: &[Label]) -> Nature {
    let has = |word: &str| tags.iter().any(|tag| tag.as_str() == word);
    if has("hors_ca_tva") {
        Nature::OutOfScope
    } else if has("passif") {
        Nature::Deposit
    } else if has("tiers") {
        Nature::ThirdParty
    } else {
        Nature::Own
    }
}

#[cfg(test)]
mod tests;
