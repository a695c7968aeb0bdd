//! What happens at the shelf, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::shelf::{LabelKind, ShelfFact, ShelfLabel};

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum ShelfRecord {
    CodeParked { code: String, family: String, price: i64 },
    CodeCleared { code: String },
    LabelsAsked { labels: Vec<ShelfLabelRecord> },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ShelfLabelRecord {
    product: String,
    price: i64,
    /// A mark-down alone has both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    percent: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
}

impl ShelfRecord {
    pub(super) fn of(fact: &ShelfFact) -> Self {
        match fact {
            ShelfFact::CodeParked { code, family, price } => Self::CodeParked {
                code: code.to_string(),
                family: family.to_string(),
                price: price.get(),
            },
            ShelfFact::CodeCleared { code } => Self::CodeCleared { code: code.to_string() },
            ShelfFact::LabelsAsked(labels) => {
                Self::LabelsAsked { labels: labels.iter().map(ShelfLabelRecord::of).collect() }
            }
        }
    }

    pub(super) fn read(&self) -> Result<ShelfFact, RecordError> {
        Ok(match self {
            Self::CodeParked { code, family, price } => ShelfFact::CodeParked {
                code: label(code)?,
                family: family_id(family)?,
                price: cents(*price),
            },
            Self::CodeCleared { code } => ShelfFact::CodeCleared { code: label(code)? },
            Self::LabelsAsked { labels } => ShelfFact::LabelsAsked(
                labels.iter().map(ShelfLabelRecord::read).collect::<Result<_, _>>()?,
            ),
        })
    }
}

impl ShelfLabelRecord {
    fn of(label: &ShelfLabel) -> Self {
        let (percent, code) = match &label.kind {
            LabelKind::Shelf => (None, None),
            LabelKind::MarkDown { percent, code } => (Some(*percent), Some(code.to_string())),
        };
        Self { product: label.product.to_string(), price: label.price.get(), percent, code }
    }

    fn read(&self) -> Result<ShelfLabel, RecordError> {
        let kind = match (self.percent, &self.code) {
            (None, None) => LabelKind::Shelf,
            (Some(percent @ 1..=100), Some(code)) => {
                LabelKind::MarkDown { percent, code: label(code)? }
            }
            _ => return Err(RecordError::Value("percent")),
        };
        Ok(ShelfLabel { product: product_id(&self.product)?, price: cents(self.price), kind })
    }
}
