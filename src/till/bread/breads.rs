//! Which goods are a baker's, and what they are in the catalogue then.

use crate::domain::catalog::{Catalog, Nature, Product, VatPair};
use crate::domain::id::ProductId;
use crate::domain::money::Cents;
use crate::domain::partner::{Deal, Partner};
use crate::domain::vat::VatRate;
use crate::till::shelf::taxed_like;
use crate::till::{Till, TillError};

/// The rates of bread and of what is baked, in basis points: consumed here, as all food (CGI art.
/// 279 m), and taken away (art. 278-0 bis A).
const BAKED: (u16, u16) = (1_000, 550);

impl Till {
    /// The products that terms change: breads that are the baker's now, and those that are his no
    /// longer.
    pub(super) fn breads_under(
        &self,
        partner: &Partner,
        breads: &[(ProductId, Option<Cents>)],
    ) -> Result<Vec<Product>, TillError> {
        let catalog = self.catalog();
        let mut changed = Vec::new();
        for (id, cost) in breads {
            let Some(former) = catalog.product(*id) else {
                continue;
            };
            let mut product = match partner.deal {
                Deal::Mandate => Product { nature: Nature::ThirdParty, ..former.clone() },
                Deal::Purchase | Deal::Consignment => own(catalog, former),
            };
            product.supply.partner = Some(partner.id);
            product.supply.cost = cost.or(product.supply.cost);
            if product != *former {
                changed.push(product);
            }
        }
        // Whoever is set up where there is no baker will be the first, whose is what nobody has
        // said anything of.
        let bakers = self.bakers()?;
        let first = bakers.first().is_none_or(|(baker, _)| baker.id == partner.id);
        for row in self.store.breads()? {
            let his = row.baker == Some(partner.id) || (first && !row.said);
            let kept = breads.iter().any(|(bread, _)| *bread == row.product);
            let Some(former) = catalog.product(row.product).filter(|_| his && !kept) else {
                continue;
            };
            let mut product = own(catalog, former);
            if !row.said {
                // It was his because nobody had said anything: that has to be said first.
                product.supply.partner = Some(partner.id);
                changed.push(product.clone());
            }
            product.supply.partner = None;
            changed.push(product);
        }
        Ok(changed)
    }
}

/// A product as the café's own goods. What was others' money bore no VAT and is taxed like its
/// family from then on, or else as what is baked.
fn own(catalog: &Catalog, product: &Product) -> Product {
    let untaxed = product.vat == VatPair { on_site: VatRate::ZERO, takeaway: VatRate::ZERO };
    let mut own = Product { nature: Nature::Own, ..product.clone() };
    if product.nature != Nature::Own && untaxed {
        let rate = |basis_points| VatRate::new(basis_points).unwrap_or(VatRate::ZERO);
        let baked = VatPair { on_site: rate(BAKED.0), takeaway: rate(BAKED.1) };
        own.vat = taxed_like(catalog, product.family).unwrap_or(baked);
    }
    own
}
