//! What a scan means in the back of the shop: which goods, how much of them, and the date on their
//! packing.

use super::{Told, Wish};
use crate::domain::barcode::scan::Scanned;
use crate::domain::catalog::Product;
use crate::domain::catalog::scanned::{Meaning, Measure};
use crate::domain::id::ProductId;
use crate::domain::quantity::Unit;
use crate::domain::stock::lot::Stamp;
use crate::screens::scene::Scene;

/// What a scan found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Which goods.
    pub goods: Goods,
    /// The date that their packing bears.
    pub stamp: Option<Stamp>,
}

/// Goods that a scan found.
#[derive(Debug, Clone)]
pub enum Goods {
    /// A product of the catalogue, and how much of it the code bears, in thousandths.
    Product(ProductId, i64),
    /// A code that nobody knows.
    Unknown(String),
    /// Nothing that can be used.
    Nothing,
}

impl Found {
    /// What a scan found among the café's products.
    pub fn read(code: Option<&str>, scene: &Scene<'_>) -> Self {
        let Some(code) = code else {
            return Self { goods: Goods::Nothing, stamp: None };
        };
        let (layouts, today) = (&scene.situation.layouts, scene.situation.today.date());
        Self { goods: goods(code, scene), stamp: Stamp::scanned(code, layouts, today) }
    }

    /// The product of the catalogue that was found; else what to say.
    pub fn product(&self, scene: &Scene<'_>) -> Result<ProductId, Box<Wish>> {
        match self.goods {
            Goods::Product(id, _) => Ok(id),
            _ => Err(Box::new(Wish::say(Told::Wrong(scene.say("grocery-unknown-code"))))),
        }
    }
}

fn goods(code: &str, scene: &Scene<'_>) -> Goods {
    let situation = scene.situation;
    let (layouts, today) = (&situation.layouts, situation.today.date());
    let one = |product: &Product| if product.unit == Unit::Piece { 1_000 } else { 0 };
    match situation.catalog.scanned(code, layouts, today) {
        Meaning::Sell { product, measure, .. } => match measure {
            Measure::Usual => Goods::Product(product.id, one(product)),
            Measure::Times(quantity) | Measure::Printed(quantity, _) => {
                Goods::Product(product.id, quantity.thousandths())
            }
        },
        Meaning::PastUseBy { product: Some(product), .. } => {
            Goods::Product(product.id, one(product))
        }
        // Its code is the article's, whatever else the packing says.
        Meaning::PastUseBy { product: None, .. } => Scanned::read(code, layouts, today)
            .catalogue_code()
            .map_or(Goods::Nothing, Goods::Unknown),
        Meaning::Unknown { code, .. } => Goods::Unknown(code),
        _ => Goods::Nothing,
    }
}
