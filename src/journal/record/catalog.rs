//! Families and products as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::catalog::{Family, Product, Supply, VatPair};
use crate::domain::money::Cents;
use crate::domain::quantity::Quantity;
use crate::domain::unit_price::NetContent;

/// A family as recorded; also the form of its view.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyRecord {
    id: String,
    name: String,
    usual_mode: String,
    tint: u8,
    rank: u16,
}

impl FamilyRecord {
    /// The record of a family.
    pub fn of(family: &Family) -> Self {
        Self {
            id: family.id.to_string(),
            name: family.name.to_string(),
            usual_mode: mode_word(family.usual_mode).to_owned(),
            tint: family.tint,
            rank: family.rank,
        }
    }

    /// The family that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no family has.
    pub fn read(&self) -> Result<Family, RecordError> {
        if self.tint > 7 {
            return Err(RecordError::Value("tint"));
        }
        Ok(Family {
            id: family_id(&self.id)?,
            name: label(&self.name)?,
            usual_mode: mode(&self.usual_mode)?,
            tint: self.tint,
            rank: self.rank,
        })
    }
}

/// A product as recorded; also the form of its view.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductRecord {
    id: String,
    family: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    sku: Option<String>,
    name: String,
    price: i64,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    free_price: bool,
    vat_on_site: u16,
    vat_takeaway: u16,
    unit: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    barcode: Option<String>,
    nature: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    favourite: Option<u16>,
    rank: u16,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    supply: Option<SupplyRecord>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SupplyRecord {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    partner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    cost: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    content: Option<(u32, String)>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    deposit: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    tracked: bool,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    minimum: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    barcodes: Vec<String>,
}

impl SupplyRecord {
    fn of(supply: &Supply) -> Self {
        Self {
            partner: supply.partner.map(|id| id.to_string()),
            cost: supply.cost.map(Cents::get),
            content: supply
                .content
                .map(|content| (content.thousandths(), unit_word(content.unit()).to_owned())),
            deposit: supply.deposit.map(|id| id.to_string()),
            tracked: supply.tracked,
            minimum: supply.minimum.map(Quantity::thousandths),
            barcodes: supply.barcodes.iter().map(ToString::to_string).collect(),
        }
    }

    fn read(&self) -> Result<Supply, RecordError> {
        let content = match &self.content {
            None => None,
            Some((amount, word)) => {
                let content = NetContent::new(*amount, unit(word)?);
                Some(content.map_err(|_| RecordError::Value("content"))?)
            }
        };
        Ok(Supply {
            partner: self.partner.as_deref().map(partner_id).transpose()?,
            cost: self.cost.map(cents),
            content,
            deposit: self.deposit.as_deref().map(product_id).transpose()?,
            tracked: self.tracked,
            minimum: self.minimum.map(quantity).transpose()?,
            barcodes: labels(&self.barcodes)?,
        })
    }
}

impl ProductRecord {
    /// The record of a product.
    pub fn of(product: &Product) -> Self {
        Self {
            id: product.id.to_string(),
            family: product.family.to_string(),
            sku: product.sku.as_ref().map(ToString::to_string),
            name: product.name.to_string(),
            price: product.price.get(),
            free_price: product.free_price,
            vat_on_site: product.vat.on_site.basis_points(),
            vat_takeaway: product.vat.takeaway.basis_points(),
            unit: unit_word(product.unit).to_owned(),
            barcode: product.barcode.as_ref().map(ToString::to_string),
            nature: nature_word(product.nature).to_owned(),
            favourite: product.favourite,
            rank: product.rank,
            tags: product.tags.iter().map(ToString::to_string).collect(),
            supply: (product.supply != Supply::default())
                .then(|| SupplyRecord::of(&product.supply)),
        }
    }

    /// The product that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no product has.
    pub fn read(&self) -> Result<Product, RecordError> {
        Ok(Product {
            id: product_id(&self.id)?,
            family: family_id(&self.family)?,
            sku: self.sku.as_deref().map(label).transpose()?,
            name: label(&self.name)?,
            price: cents(self.price),
            free_price: self.free_price,
            vat: VatPair { on_site: rate(self.vat_on_site)?, takeaway: rate(self.vat_takeaway)? },
            unit: unit(&self.unit)?,
            barcode: self.barcode.as_deref().map(label).transpose()?,
            nature: nature(&self.nature)?,
            favourite: self.favourite,
            rank: self.rank,
            tags: labels(&self.tags)?,
            supply: self.supply.as_ref().map(SupplyRecord::read).transpose()?.unwrap_or_default(),
        })
    }
}
