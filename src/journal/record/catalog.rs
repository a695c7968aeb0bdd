//! Families and products as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::catalog::{Family, Product, VatPair};

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
        })
    }
}
