//! Taking a catalogue in from a file: every line is checked first, and then all of it is written
//! in one transaction, or nothing.

mod deposits;
mod file;

use std::collections::HashMap;

use super::{Act, Till, TillError};
use crate::domain::catalog::{Catalog, Family, Mode, Nature, Product, Supply, VatPair};
use crate::domain::fact::Fact;
use crate::domain::id::{FamilyId, Ids, ProductId};
use crate::domain::quantity::Unit;
use crate::domain::text::{Label, folded};
use crate::domain::vat::VatRate;
use crate::words::Words;

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
    /// The rate of VAT of this column is none of France's.
    Rate(&'static str),
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
    new_families(rows, ids, &mut families, &mut facts);
    imported.families = facts.len();
    let deposits = new_deposits(catalog, rows, ids, &mut families, &mut facts)?;
    imported.families += usize::from(!deposits.family_known);
    imported.added += deposits.added;
    for row in rows {
        let Some(family) = families.get(&folded(row.family.as_str())).copied() else {
            continue;
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
        // Whose money it is was agreed with the partner: a list of prices does not change that.
        if let Some(known) = former.filter(|known| known.supply.partner.is_some()) {
            product.nature = known.nature;
            product.vat = if known.nature == Nature::Own { row.vat } else { known.vat };
        }
        deposits.link(catalog, row, &mut product.supply);
        product.supply.content = row.content.or(product.supply.content);
        product.supply.cost = row.cost.or(product.supply.cost);
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

/// The deposits that the rows ask for, by their tag.
struct Deposits {
    by_tag: HashMap<String, ProductId>,
    added: usize,
    family_known: bool,
}

impl Deposits {
    /// Notes the deposit that is sold with the product of a row. One that a former file asked for
    /// and this one does not is let go; one that was told elsewhere stays.
    fn link(&self, catalog: &Catalog, row: &Row, supply: &mut Supply) {
        let asked = deposits::asked(&row.tags).ok().flatten();
        let asked = asked.and_then(|asked| self.by_tag.get(asked.tag.as_str()).copied());
        let by_file = supply.deposit.and_then(|id| catalog.product(id)).is_some_and(|deposit| {
            deposit.sku.is_some() && deposits::asked(&deposit.tags).is_ok_and(|tag| tag.is_some())
        });
        if asked.is_some() || by_file {
            supply.deposit = asked;
        }
    }
}

/// Finds the deposits that the rows ask for, and makes those that the catalogue lacks.
fn new_deposits(
    catalog: &Catalog,
    rows: &[Row],
    ids: &mut dyn Ids,
    families: &mut HashMap<String, FamilyId>,
    facts: &mut Vec<Fact>,
) -> Result<Deposits, TillError> {
    let mut deposits = Deposits { by_tag: HashMap::new(), added: 0, family_known: true };
    let french = Words::french();
    for row in rows.iter().filter(|row| nature_of(&row.tags) == Nature::Own) {
        let Ok(Some(asked)) = deposits::asked(&row.tags) else {
            continue;
        };
        let tag = asked.tag.as_str();
        if deposits.by_tag.contains_key(tag) {
            continue;
        }
        let known = catalog.by_sku(tag).map(|product| product.id);
        let id = match known {
            Some(id) => id,
            None => {
                let refused = || {
                    let mistake = Mistake::Cell("tags");
                    TillError::Catalogue(vec![ImportProblem { line: row.line, mistake }])
                };
                let label = |key: &str| Label::new(&french.say(key)).map_err(|_| refused());
                let name = label("deposit-family")?;
                let (rank, key) = (families.len(), folded(name.as_str()));
                let family = *families.entry(key).or_insert_with(|| {
                    deposits.family_known = false;
                    let family = Family {
                        id: FamilyId::new(ids.next()),
                        name,
                        usual_mode: Mode::Takeaway,
                        tint: u8::try_from(rank % 8).unwrap_or(0),
                        rank: u16::try_from(rank).unwrap_or(u16::MAX),
                    };
                    let id = family.id;
                    facts.push(Fact::FamilySet(family));
                    id
                });
                let id = ProductId::new(ids.next());
                let product = deposit_of(&asked, label(asked.name)?, id, family);
                facts.push(Fact::ProductSet(product));
                deposits.added += 1;
                id
            }
        };
        deposits.by_tag.insert(tag.to_owned(), id);
    }
    Ok(deposits)
}

fn deposit_of(asked: &deposits::Asked, name: Label, id: ProductId, family: FamilyId) -> Product {
    Product {
        id,
        family,
        sku: Some(asked.tag.clone()),
        name,
        price: asked.amount,
        free_price: false,
        vat: VatPair { on_site: VatRate::ZERO, takeaway: VatRate::ZERO },
        unit: Unit::Piece,
        barcode: None,
        nature: Nature::Deposit,
        favourite: None,
        rank: 0,
        tags: vec![asked.tag.clone()],
        supply: Supply::default(),
    }
}

fn known_families(catalog: &Catalog) -> HashMap<String, FamilyId> {
    catalog.families().into_iter().map(|family| (folded(family.name.as_str()), family.id)).collect()
}

/// Makes the families that the catalogue lacks, in the order of the file.
fn new_families(
    rows: &[Row],
    ids: &mut dyn Ids,
    families: &mut HashMap<String, FamilyId>,
    facts: &mut Vec<Fact>,
) {
    for row in rows {
        let rank = families.len();
        families.entry(folded(row.family.as_str())).or_insert_with(|| {
            let family = new_family(row, rank, ids);
            let id = family.id;
            facts.push(Fact::FamilySet(family));
            id
        });
    }
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
