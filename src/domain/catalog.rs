//! What the café sells: families and products, and how to find one.

pub mod scanned;

use std::collections::{BTreeMap, HashMap};

use super::barcode::lookup_key;
use super::id::{FamilyId, PartnerId, ProductId};
use super::money::Cents;
use super::quantity::{Quantity, Unit};
use super::text::{Label, folded};
use super::unit_price::NetContent;
use super::vat::VatRate;

/// Whether something is consumed here or taken away: it changes the VAT rate, never the price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// Consumed on the premises (CGI art. 279 m).
    OnSite,
    /// Taken away.
    Takeaway,
}

impl Mode {
    /// The other of the two.
    pub const fn other(self) -> Self {
        match self {
            Self::OnSite => Self::Takeaway,
            Self::Takeaway => Self::OnSite,
        }
    }
}

/// Whose money a line is. Only the café's own sales are turnover and bear VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// The café's own sale.
    Own,
    /// Collected for a third party (stamps, bread on commission).
    ThirdParty,
    /// A deposit that will be given back (bottle, cup, gas).
    Deposit,
    /// Outside the scope of VAT (membership without counterpart, donation).
    OutOfScope,
    /// A customer's account moves: a debt is settled, a prepaid account topped up or paid back.
    Account,
}

/// The two rates of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VatPair {
    /// When consumed here.
    pub on_site: VatRate,
    /// When taken away.
    pub takeaway: VatRate,
}

impl VatPair {
    /// The rate for a mode.
    pub const fn at(self, mode: Mode) -> VatRate {
        match mode {
            Mode::OnSite => self.on_site,
            Mode::Takeaway => self.takeaway,
        }
    }
}

/// A family of products: a tab of the sale screen and a line of the closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Its identifier.
    pub id: FamilyId,
    /// Its name on the tab.
    pub name: Label,
    /// How its products usually leave.
    pub usual_mode: Mode,
    /// Which of the eight tints colours it, 0 to 7.
    pub tint: u8,
    /// Its place among the tabs, from 0.
    pub rank: u16,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its identifier.
    pub id: ProductId,
    /// The family that it belongs to.
    pub family: FamilyId,
    /// The café's own short code, by which an import knows it again.
    pub sku: Option<Label>,
    /// Its name on tile and ticket.
    pub name: Label,
    /// The price with VAT of one unit, in cents; for a free price, the one that is advised.
    pub price: Cents,
    /// Whether the customer chooses the price.
    pub free_price: bool,
    /// Its rates.
    pub vat: VatPair,
    /// What one unit is.
    pub unit: Unit,
    /// The code on its packing, digits or letters as printed.
    pub barcode: Option<Label>,
    /// Whose money it is.
    pub nature: Nature,
    /// Its place among the favourites, if it is one.
    pub favourite: Option<u16>,
    /// Its place within its family, from 0.
    pub rank: u16,
    /// What it counts as, such as `cafe`, `pain` or `alcool`; short words of the catalogue.
    pub tags: Vec<Label>,
    /// What the back of the shop needs to know of it.
    pub supply: Supply,
}

/// What the back of the shop knows of a product: where it comes from, what is in it, what it costs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Supply {
    /// Whom it comes from, or whose money it is where the nature says so.
    pub partner: Option<PartnerId>,
    /// What one unit costs the café without VAT, in cents.
    pub cost: Option<Cents>,
    /// What one piece holds: the base of the price per kilogram or litre, and of the sign of bread
    /// (arrêté 78-89/P).
    pub content: Option<NetContent>,
    /// The deposit that is sold with each piece, such as a bottle's.
    pub deposit: Option<ProductId>,
    /// Whether its stock is counted.
    pub tracked: bool,
    /// Below this much in stock it should be ordered.
    pub minimum: Option<Quantity>,
    /// Other codes on its packings, besides the one on the product.
    pub barcodes: Vec<Label>,
}

impl Product {
    /// Whether the catalogue counts it as this, such as `cafe` or `pain`.
    pub fn is(&self, tag: &str) -> bool {
        self.tags.iter().any(|own| own.as_str() == tag)
    }

    /// Every code by which a scanner finds it.
    pub fn codes(&self) -> impl Iterator<Item = &Label> {
        self.barcode.iter().chain(&self.supply.barcodes)
    }
}

/// All families and products, as the facts have left them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalog {
    families: BTreeMap<FamilyId, Family>,
    products: HashMap<ProductId, Product>,
    barcodes: HashMap<String, ProductId>,
    skus: HashMap<String, ProductId>,
    /// Folded name and identifier, sorted by name: what a search walks.
    names: Vec<(String, ProductId)>,
}

impl Catalog {
    /// The most products of a café.
    pub const MAX_PRODUCTS: usize = 60_000;
    /// The most families.
    pub const MAX_FAMILIES: usize = 200;

    /// Adds a family or replaces the one of the same identifier.
    pub fn set_family(&mut self, family: Family) {
        self.families.insert(family.id, family);
    }

    /// Adds a product or replaces the one of the same identifier.
    pub fn set_product(&mut self, product: Product) {
        let name = folded(product.name.as_str());
        if let Some(former) = self.products.remove(&product.id) {
            self.forget(&former);
        }
        for barcode in product.codes() {
            self.barcodes.insert(lookup_key(barcode.as_str()), product.id);
        }
        if let Some(sku) = &product.sku {
            self.skus.insert(sku.as_str().to_owned(), product.id);
        }
        let entry = (name, product.id);
        let place = self.names.partition_point(|other| other < &entry);
        self.names.insert(place, entry);
        self.products.insert(product.id, product);
    }

    /// Fills the catalogue at once: one sort in place of one insertion a product.
    pub fn from_parts(
        families: impl IntoIterator<Item = Family>,
        products: impl IntoIterator<Item = Product>,
    ) -> Self {
        let mut catalog = Self::default();
        for family in families {
            catalog.set_family(family);
        }
        for product in products {
            for barcode in product.codes() {
                catalog.barcodes.insert(lookup_key(barcode.as_str()), product.id);
            }
            if let Some(sku) = &product.sku {
                catalog.skus.insert(sku.as_str().to_owned(), product.id);
            }
            catalog.names.push((folded(product.name.as_str()), product.id));
            catalog.products.insert(product.id, product);
        }
        catalog.names.sort();
        catalog
    }

    fn forget(&mut self, product: &Product) {
        let entry = (folded(product.name.as_str()), product.id);
        if let Ok(place) = self.names.binary_search(&entry) {
            self.names.remove(place);
        }
        for barcode in product.codes() {
            let key = lookup_key(barcode.as_str());
            if self.barcodes.get(&key) == Some(&product.id) {
                self.barcodes.remove(&key);
            }
        }
        if let Some(sku) = &product.sku
            && self.skus.get(sku.as_str()) == Some(&product.id)
        {
            self.skus.remove(sku.as_str());
        }
    }

    /// Whether there is nothing to sell yet.
    pub fn is_empty(&self) -> bool {
        self.products.is_empty()
    }

    /// How many products there are.
    pub fn len(&self) -> usize {
        self.products.len()
    }

    /// The product of this identifier.
    pub fn product(&self, id: ProductId) -> Option<&Product> {
        self.products.get(&id)
    }

    /// The family of this identifier.
    pub fn family(&self, id: FamilyId) -> Option<&Family> {
        self.families.get(&id)
    }

    /// The product with this barcode. An article number finds it in each of its lengths: the UPC-A
    /// of a list is the EAN-13 of a scanner.
    pub fn by_barcode(&self, barcode: &str) -> Option<&Product> {
        self.barcodes.get(&lookup_key(barcode)).and_then(|id| self.product(*id))
    }

    /// The product with this code of the café.
    pub fn by_sku(&self, sku: &str) -> Option<&Product> {
        self.skus.get(sku).and_then(|id| self.product(*id))
    }

    /// Families in the order of their tabs.
    pub fn families(&self) -> Vec<&Family> {
        let mut families: Vec<&Family> = self.families.values().collect();
        families.sort_by(|left, right| (left.rank, &left.name).cmp(&(right.rank, &right.name)));
        families
    }

    /// Favourites in their order.
    pub fn favourites(&self) -> Vec<&Product> {
        let mut favourites: Vec<&Product> =
            self.products.values().filter(|product| product.favourite.is_some()).collect();
        favourites.sort_by(|left, right| {
            (left.favourite, &left.name).cmp(&(right.favourite, &right.name))
        });
        favourites
    }

    /// The products of a family, in their order.
    pub fn of_family(&self, family: FamilyId) -> Vec<&Product> {
        let mut products: Vec<&Product> =
            self.products.values().filter(|product| product.family == family).collect();
        products.sort_by(|left, right| (left.rank, &left.name).cmp(&(right.rank, &right.name)));
        products
    }

    /// All products in the order of their names.
    pub fn products(&self) -> impl Iterator<Item = &Product> {
        self.names.iter().filter_map(|(_, id)| self.product(*id))
    }

    /// At most `limit` products whose name holds every word of `text`, those that begin with it
    /// first; accents and case do not matter.
    pub fn search(&self, text: &str, limit: usize) -> Vec<&Product> {
        let wanted = folded(text);
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let Some(first) = words.first() else {
            return Vec::new();
        };
        let mut beginning = Vec::new();
        let mut inside = Vec::new();
        for (name, id) in &self.names {
            if beginning.len() >= limit {
                break;
            }
            if !words.iter().all(|word| name.contains(word)) {
                continue;
            }
            if name.starts_with(first) {
                beginning.push(*id);
            } else if inside.len() < limit {
                inside.push(*id);
            }
        }
        beginning.into_iter().chain(inside).take(limit).filter_map(|id| self.product(id)).collect()
    }
}

#[cfg(test)]
mod tests;
