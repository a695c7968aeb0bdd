//! Goods come in: what an invoice announces, what was counted, and what it changes. A delivery is
//! one fact with all its lines, written with the new products and costs in one transaction.

pub mod draft;
mod rest;

use std::iter;

use super::shelf::usual;
use super::{Act, Till, TillError};
use crate::domain::catalog::{Catalog, Mode, Nature, Product, Supply, VatPair};
use crate::domain::fact::Fact;
use crate::domain::id::{DeliveryId, FamilyId, Ids, LotId, PartnerId, ProductId};
use crate::domain::net_price::NetPrice;
use crate::domain::partner::{Deal, Partner, Role};
use crate::domain::stock::lot::{Lot, Stamp};
use crate::domain::stock::{DeliveryLine, MAX_DELIVERY_LINES, MAX_MOVE, StockError, StockFact};
use crate::domain::text::{Label, folded};
use crate::domain::vat::VatRate;
use crate::imports::invoice::{Invoice, Seller};
use crate::journal::entry::Place;
pub use crate::slips::Difference;
use draft::{Draft, DraftLine};

/// What a delivery came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Received {
    /// Lines of which something came.
    pub lines: usize,
    /// What is not as it was announced, by name.
    pub differences: Vec<Difference>,
    /// New products.
    pub created: usize,
    /// Products whose cost changed.
    pub costs: usize,
    /// Who brought it, by its name.
    pub from: Option<Label>,
    /// The number of the note or invoice.
    pub note: Option<Label>,
    /// The newest entry that it made; none for a trial.
    pub place: Option<Place>,
}

/// The rates of what is sold in another's name: the money is that one's, and so is the tax.
const UNTAXED: VatPair = VatPair { on_site: VatRate::ZERO, takeaway: VatRate::ZERO };

impl Till {
    /// The draft of an invoice: its articles found in the catalogue by their numbers, or by the
    /// references that earlier deliveries of this supplier taught.
    ///
    /// # Errors
    /// [`StockError::NotADelivery`], [`StockError::CameAlready`]; [`TillError::Store`] when the
    /// views can't be read.
    pub fn draft_of(&self, invoice: Invoice) -> Result<Draft, TillError> {
        let partner = known_seller(&self.store.partners()?, &invoice.seller);
        let known = |reference: &str| {
            partner.and_then(|by| self.store.supplier_article(by, reference).ok().flatten())
        };
        let mut draft = Draft::of_invoice(invoice, partner, self.catalog(), known)?;
        let came = self.came_before(partner, draft.note.as_ref())?;
        if !came.is_empty() {
            draft.earlier = came.len();
            rest::keep_missing(&mut draft.lines, &came.concat(), self.catalog());
            if draft.lines.is_empty() {
                return Err(StockError::CameAlready.into());
            }
        }
        Ok(draft)
    }

    /// What came under this note from this partner, by delivery.
    fn came_before(
        &self,
        partner: Option<PartnerId>,
        note: Option<&Label>,
    ) -> Result<Vec<Vec<DeliveryLine>>, TillError> {
        let (Some(partner), Some(note)) = (partner, note) else { return Ok(Vec::new()) };
        let mut came = Vec::new();
        for place in self.store.deliveries_of(partner, note.as_str())? {
            if let Fact::Stock(StockFact::GoodsIn { lines, .. }) = self.entry(place)?.fact {
                came.push(lines);
            }
        }
        Ok(came)
    }

    /// Takes a counted delivery in: the goods to the stock, new articles and costs to the
    /// catalogue. With `dry_run` it only says what would happen.
    ///
    /// # Errors
    /// [`TillError::Stock`] that names what is missing, and nothing is written;
    /// [`TillError::Store`] when the journal can't be written.
    pub fn receive(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        draft: &Draft,
        dry_run: bool,
    ) -> Result<Received, TillError> {
        check(draft)?;
        // A seller whom an earlier invoice made known: the same draft twice is one delivery.
        let partners = self.store.partners()?;
        let seller = draft.seller.as_ref();
        let known = draft.partner.or_else(|| known_seller(&partners, seller?));
        if self.came_before(known, draft.note.as_ref())?.len() != draft.earlier {
            return Err(StockError::CameAlready.into());
        }
        let mut facts = Vec::new();
        let partner = known.or_else(|| {
            let partner = new_supplier(draft.seller.as_ref()?, ids);
            let id = partner.id;
            facts.push(Fact::PartnerSet(partner));
            Some(id)
        });
        let bringer = partners.iter().find(|one| Some(one.id) == partner);
        let mandate = bringer.is_some_and(|one| one.deal == Deal::Mandate);
        let from = bringer.and_then(|one| one.name.as_ref());
        let from = from.or(seller.map(|seller| &seller.name)).cloned();
        let mut received = Received { from, note: draft.note.clone(), ..Received::default() };
        received.differences.extend(draft.lines.iter().filter_map(difference));
        let (mut lines, mut lots) = (Vec::new(), Vec::new());
        for line in &draft.lines {
            let product = match line.product {
                Some(id) => {
                    let known = self.catalog().product(id).ok_or(StockError::NoSuchProduct)?;
                    let terms = Terms { mandate, yields: draft.yields == Some(true) };
                    let changed = supplied(known, line, partner, terms);
                    if changed != *known && line.delivered > 0 {
                        received.costs += usize::from(changed.supply.cost != known.supply.cost);
                        facts.push(Fact::ProductSet(changed));
                    }
                    id
                }
                None if line.delivered == 0 => continue,
                None => {
                    let mut created = new_product(self.catalog(), line, partner, ids)?;
                    if mandate {
                        (created.nature, created.vat) = (Nature::ThirdParty, UNTAXED);
                    }
                    let id = created.id;
                    received.created += 1;
                    facts.push(Fact::ProductSet(created));
                    id
                }
            };
            received.lines += usize::from(line.delivered > 0);
            lines.push(delivered(line, product));
            lots.extend(lots_of(line, product, ids));
        }
        if self.catalog().len() + received.created > Catalog::MAX_PRODUCTS {
            return Err(StockError::CatalogueFull.into());
        }
        let delivery = DeliveryId::new(ids.next());
        let note = draft.note.clone();
        facts.push(Fact::Stock(StockFact::GoodsIn { delivery, partner, note, lines }));
        facts.extend(lots.into_iter().map(StockFact::LotKept).map(Fact::Stock));
        if !dry_run {
            let entries = self.store.append(act.at, act.by, facts)?;
            received.place = entries.last().map(|entry| entry.place);
        }
        Ok(received)
    }
}

fn check(draft: &Draft) -> Result<(), StockError> {
    if draft.lines.len() > MAX_DELIVERY_LINES {
        return Err(StockError::TooManyLines);
    }
    if draft.lines.iter().all(|line| line.delivered == 0) {
        return Err(StockError::NothingDelivered);
    }
    for (place, line) in draft.lines.iter().enumerate() {
        if !(0..=MAX_MOVE).contains(&line.delivered) {
            return Err(StockError::Quantity);
        }
        if line.product.is_none() && line.delivered > 0 {
            line.family.ok_or(StockError::NeedsFamily(place))?;
            line.price.ok_or(StockError::NeedsPrice(place))?;
        }
    }
    Ok(())
}

/// The partner that sends an invoice, by its register number or else by its name.
fn known_seller(partners: &[Partner], seller: &Seller) -> Option<PartnerId> {
    let number = |partner: &&Partner| {
        partner.siret.is_some() && partner.siret.as_ref() == seller.registration.as_ref()
    };
    let name = folded(seller.name.as_str());
    let named = |partner: &&Partner| folded(partner.name()) == name;
    partners.iter().find(number).or_else(|| partners.iter().find(named)).map(|found| found.id)
}

fn new_supplier(seller: &Seller, ids: &mut dyn Ids) -> Partner {
    Partner {
        id: PartnerId::new(ids.next()),
        name: Some(seller.name.clone()),
        siret: seller.registration.clone(),
        role: Role::Supplier,
        deal: Deal::Purchase,
        commission: 0,
        active: true,
        withdrawals: None,
        rna: None,
        local: None,
    }
}

/// How the bringer of a delivery deals with the café.
#[derive(Debug, Clone, Copy)]
struct Terms {
    /// The café sells in its name.
    mandate: bool,
    /// The café's own goods among them become the bringer's.
    yields: bool,
}

/// The product as this delivery leaves it: its stock is counted from now on, and it costs what
/// was paid. Own goods become those of someone the café sells for only where a person said so:
/// else the money would go to the wrong one.
fn supplied(
    known: &Product,
    line: &DraftLine,
    partner: Option<PartnerId>,
    terms: Terms,
) -> Product {
    let mut product = known.clone();
    product.supply.tracked = true;
    let own = terms.mandate && product.nature == Nature::Own;
    if own && terms.yields {
        (product.nature, product.vat) = (Nature::ThirdParty, UNTAXED);
        product.supply.partner = partner;
    } else if !own {
        product.supply.partner = product.supply.partner.or(partner);
    }
    product.supply.cost = line.cost.map(NetPrice::to_cents).or(product.supply.cost);
    product
}

/// What a line says to the supplier: it is not what the note announced.
fn difference(line: &DraftLine) -> Option<Difference> {
    let announced = line.announced.filter(|_| line.differs())?;
    let (name, unit, delivered) = (line.name.clone(), line.unit, line.delivered);
    Some(Difference { name, unit, announced, delivered })
}

/// The goods of a line whose dates were scanned: they come to the list of the morning in time.
fn lots_of(line: &DraftLine, product: ProductId, ids: &mut dyn Ids) -> Vec<Lot> {
    let lot = |(stamp, thousandths): (Stamp, i64)| {
        let Stamp { kind, date, number } = stamp;
        Lot { id: LotId::new(ids.next()), product, number, kind, date, thousandths }
    };
    line.dated().into_iter().map(lot).collect()
}

fn delivered(line: &DraftLine, product: ProductId) -> DeliveryLine {
    DeliveryLine {
        product,
        reference: line.reference.clone(),
        announced: line.announced,
        delivered: line.delivered,
        cost: line.cost,
    }
}

/// A product of an article that the catalogue lacks.
fn new_product(
    catalog: &Catalog,
    line: &DraftLine,
    partner: Option<PartnerId>,
    ids: &mut dyn Ids,
) -> Result<Product, StockError> {
    let (Some(family), Some(price)) = (line.family, line.price) else {
        return Err(StockError::NoSuchProduct);
    };
    let rank = catalog.of_family(family).len();
    Ok(Product {
        id: ProductId::new(ids.next()),
        family,
        sku: None,
        name: line.name.clone(),
        price,
        free_price: false,
        vat: rates(catalog, family, line.vat),
        unit: line.unit,
        barcode: line.code.as_deref().and_then(|code| Label::new(code).ok()),
        nature: Nature::Own,
        favourite: None,
        rank: u16::try_from(rank).unwrap_or(u16::MAX),
        tags: Vec::new(),
        supply: Supply {
            partner,
            cost: line.cost.map(NetPrice::to_cents),
            tracked: true,
            ..Supply::default()
        },
    })
}

/// The rates of a new article: those of its family's own products that are taken away at the rate
/// of the invoice, else that rate itself, and ten percent for food that is consumed here. A
/// supplier that charges no VAT writes no rate, or nought, and one from abroad a rate that is not
/// of here: what the café sells bears it all the same, at the rates of most of its family.
fn rates(catalog: &Catalog, family: FamilyId, vat: Option<VatRate>) -> VatPair {
    let (_, usual) = usual(catalog, family);
    let taxed = |rate: &VatRate| *rate != VatRate::ZERO && rate.is_french();
    let Some(takeaway) = vat.filter(taxed) else { return usual };
    let products = catalog.of_family(family);
    let own = products.iter().filter(|one| one.nature == Nature::Own).map(|one| one.vat);
    if let Some(alike) = iter::once(usual).chain(own).find(|pair| pair.takeaway == takeaway) {
        return alike;
    }
    let here = catalog.family(family).is_some_and(|one| one.usual_mode == Mode::OnSite);
    let reduced = takeaway.basis_points() == 550;
    let on_site = if here && reduced { VatRate::new(1_000) } else { None };
    VatPair { on_site: on_site.unwrap_or(takeaway), takeaway }
}
